// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/projection.h"

#include "core/command/apply.h"
#include "core/store/feedtables.h"

#include <QHash>

#include <future>

namespace docket::command {

namespace {

constexpr auto kCases = "cases";
constexpr int kAtOnce = 20'000;

struct Work {
    Case value;
    bool fresh = false;  // nothing of it is in the cache
};

}  // namespace

CaseProjection::CaseProjection(store::Database& cache)
    : m_cache(cache)
    , m_cases(cache)
{
}

Result<journal::Head> CaseProjection::position() const
{
    const auto at = store::position(m_cache, kCases);
    if (!at)
        return fail(at.error());
    return journal::Head{at->seq, at->hash};
}

Done CaseProjection::clear()
{
    auto transaction = store::Transaction::begin(m_cache);
    if (!transaction)
        return fail(transaction.error());
    if (auto done = m_cases.clear(); !done)
        return done;
    if (auto done = store::setPosition(m_cache, kCases, {}); !done)
        return done;
    return transaction->commit();
}

Done CaseProjection::apply(const std::vector<Entry>& entries, std::vector<qint64>* touched)
{
    auto transaction = store::Transaction::begin(m_cache);
    if (!transaction)
        return fail(transaction.error());
    // In the order in which they came: a table grows fastest at its end.
    std::vector<Work> states;
    QHash<CaseId, size_t> places;
    std::vector<std::pair<IntentId, QByteArray>> requests;
    for (const Entry& entry : entries) {
        if (!isCaseEntry(entry.type))
            continue;
        const CaseId id{entry.subject.value};
        auto place = places.constFind(id);
        if (place == places.cend()) {
            // Before a subject's first entry there is nothing to look for.
            std::optional<Case> known;
            if (entry.subjectRev > 1) {
                auto found = m_cases.byId(id);
                if (!found)
                    return fail(found.error());
                known = std::move(*found);
            }
            place = places.insert(id, states.size());
            states.push_back({known.value_or(Case{}), !known});
        }
        Case& state = states[*place].value;
        if (entry.seq <= state.lastSeq)
            continue;
        const auto applied = command::apply(state, entry);
        if (!applied)
            return fail(applied.error());
        if (!applied->readyIntent.isNull())
            requests.emplace_back(applied->readyIntent, applied->request);
    }
    for (const Work& work : states) {
        if (auto done = m_cases.save(work.value, work.fresh); !done)
            return done;
        if (touched)
            touched->push_back(work.value.number);
    }
    for (const auto& [intent, request] : requests)
        if (auto done = m_cases.saveRequest(intent, request); !done)
            return done;
    if (auto done = store::setPosition(m_cache, kCases, {entries.back().seq, entries.back().hash});
        !done)
        return done;
    return transaction->commit();
}

Result<qint64> CaseProjection::replay(const journal::LocalJournal& journal,
                                      const std::function<bool(qint64 done)>& onward)
{
    const auto from = position();
    if (!from)
        return fail(from.error());
    auto entries = journal.since(from->seq, kAtOnce);
    qint64 sum = 0;
    // A long journal is read ahead on another core, while what was read becomes cases here.
    std::unique_ptr<journal::LocalJournal> ahead;
    while (entries && !entries->empty()) {
        const qint64 last = entries->back().seq;
        const bool more = entries->size() == static_cast<size_t>(kAtOnce);
        if (more && !ahead) {
            auto opened = journal::LocalJournal::open(journal.path(), store::Open::Read);
            if (!opened)
                return fail(opened.error());
            ahead = std::move(*opened);
        }
        std::future<Result<std::vector<Entry>>> next;
        if (more)
            next = std::async(std::launch::async,
                              [&ahead, last] { return ahead->since(last, kAtOnce); });
        const Done done = apply(*entries);
        sum += static_cast<qint64>(entries->size());
        entries = more ? next.get() : Result<std::vector<Entry>>(std::vector<Entry>());
        if (!done)
            return fail(done.error());
        if (onward && !onward(sum))
            return fail(ErrorKind::Cancelled, QStringLiteral("replay"));
    }
    if (!entries)
        return fail(entries.error());
    return sum;
}

}  // namespace docket::command
