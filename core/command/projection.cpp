// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/projection.h"

#include "core/command/apply.h"
#include "core/store/feedtables.h"

#include <QHash>

#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace docket::command {

namespace {

constexpr auto kCases = "cases";
constexpr int kAtOnce = 25'000;
constexpr size_t kKept = 50'000;  // cases in memory; beyond, those at rest are forgotten

Error stopped()
{
    return {ErrorKind::Cancelled, QStringLiteral("replay"), {}, -1};
}

}  // namespace

// What a run of entries made of its cases, ready to be written.
struct CaseProjection::Made {
    struct One {
        std::shared_ptr<const Case> value;
        bool fresh = false;  // nothing of it is in the cache
    };
    std::vector<One> cases;  // in the order in which they came: a table grows fastest at its end
    std::vector<std::pair<IntentId, QByteArray>> requests;
    qint64 entries = 0;
    journal::Head head;
};

// The cases at work, kept from one run of entries to the next. What it handed over it never
// changes: a case that goes on is copied first, because somebody may still be writing it.
class CaseProjection::Bench {
public:
    // `cache` must show all that was written two runs ago.
    explicit Bench(const store::CaseTables& cache)
        : m_cache(cache)
    {
    }

    Result<Made> make(const std::vector<Entry>& entries);
    // Of the entries after this one, a run's length of them.
    Result<Made> make(const journal::LocalJournal& journal, qint64 after);

private:
    struct Work {
        std::shared_ptr<Case> value;
        qint64 run = 0;      // the last one that it was in
        size_t place = 0;    // in that run's list
        bool fresh = false;  // not yet handed over, and not in the cache
    };

    Result<Work*> take(const Entry& entry, Made& made);
    void begin();
    Done add(const Entry& entry, Made& made);

    const store::CaseTables& m_cache;
    QHash<CaseId, Work> m_work;
    qint64 m_run = 0;
};

void CaseProjection::Bench::begin()
{
    ++m_run;
    const bool crowded = static_cast<size_t>(m_work.size()) > kKept;
    // The run before the last is committed: what was last in it can be read again.
    erase_if(m_work, [&](const std::pair<const CaseId&, Work&>& item) {
        const Work& work = item.second;
        return work.run + 2 <= m_run && (crowded || !work.value->open());
    });
}

Result<CaseProjection::Bench::Work*> CaseProjection::Bench::take(const Entry& entry, Made& made)
{
    const CaseId id{entry.subject.value};
    auto found = m_work.find(id);
    if (found != m_work.end() && found->run == m_run)
        return &*found;
    if (found == m_work.end()) {
        // Before a subject's first entry there is nothing to look for.
        std::optional<Case> known;
        if (entry.subjectRev > 1) {
            auto read = m_cache.byId(id);
            if (!read)
                return fail(read.error());
            known = std::move(*read);
        }
        const bool fresh = !known;
        found = m_work.insert(id, {std::make_shared<Case>(known ? std::move(*known) : Case{}),
                                   m_run, made.cases.size(), fresh});
    } else {
        *found = {std::make_shared<Case>(*found->value), m_run, made.cases.size(), false};
    }
    made.cases.push_back({found->value, found->fresh});
    return &*found;
}

Done CaseProjection::Bench::add(const Entry& entry, Made& made)
{
    ++made.entries;
    made.head.seq = entry.seq;
    made.head.hash = entry.hash;
    if (!isCaseEntry(entry.type))
        return {};
    const auto work = take(entry, made);
    if (!work)
        return fail(work.error());
    Case& state = *(*work)->value;
    if (entry.seq <= state.lastSeq)
        return {};
    auto applied = command::apply(state, entry);
    if (!applied)
        return fail(applied.error());
    if (!applied->readyIntent.isNull())
        made.requests.emplace_back(applied->readyIntent, std::move(applied->request));
    return {};
}

Result<CaseProjection::Made> CaseProjection::Bench::make(const std::vector<Entry>& entries)
{
    begin();
    Made made;
    for (const Entry& entry : entries)
        if (auto done = add(entry, made); !done)
            return fail(done.error());
    return made;
}

Result<CaseProjection::Made> CaseProjection::Bench::make(const journal::LocalJournal& journal,
                                                         qint64 after)
{
    begin();
    Made made;
    const auto count =
        journal.each(after, kAtOnce, [&](const Entry& entry) { return add(entry, made); });
    if (!count)
        return fail(count.error());
    return made;
}

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
    const auto made = Bench(m_cases).make(entries);
    if (!made)
        return fail(made.error());
    return write(*made, touched);
}

Done CaseProjection::write(const Made& made, std::vector<qint64>* touched)
{
    auto transaction = store::Transaction::begin(m_cache);
    if (!transaction)
        return fail(transaction.error());
    for (const Made::One& one : made.cases) {
        if (auto done = m_cases.save(*one.value, one.fresh); !done)
            return done;
        if (touched)
            touched->push_back(one.value->number);
    }
    for (const auto& [intent, request] : made.requests)
        if (auto done = m_cases.saveRequest(intent, request); !done)
            return done;
    if (auto done = store::setPosition(m_cache, kCases, {made.head.seq, made.head.hash}); !done)
        return done;
    return transaction->commit();
}

Result<qint64> CaseProjection::replay(const journal::LocalJournal& journal, const Onward& onward)
{
    const auto from = position();
    if (!from)
        return fail(from.error());
    const auto head = journal.head();
    if (!head)
        return fail(head.error());
    if (head->seq - from->seq > kAtOnce && !m_cache.path().startsWith(u':') &&
        !journal.path().startsWith(u':'))
        return replayLong(journal, from->seq, onward);
    qint64 sum = 0;
    for (qint64 last = from->seq;;) {
        const auto entries = journal.since(last, kAtOnce);
        if (!entries)
            return fail(entries.error());
        if (entries->empty())
            break;
        if (auto done = apply(*entries); !done)
            return fail(done.error());
        last = entries->back().seq;
        sum += static_cast<qint64>(entries->size());
        if (onward && !onward(sum))
            return fail(stopped());
    }
    if (auto done = m_cases.makeIndexes(); !done)
        return fail(done.error());
    return sum;
}

// One core reads a run of entries and makes cases of them, while the other writes those of the run
// before.
Result<qint64> CaseProjection::replayLong(const journal::LocalJournal& journal, qint64 from,
                                          const Onward& onward)
{
    if (from == 0)
        if (auto done = m_cases.dropIndexes(); !done)
            return fail(done.error());
    const auto source = journal::LocalJournal::open(journal.path(), store::Open::Read);
    if (!source)
        return fail(source.error());
    const auto cache =
        store::Database::open(m_cache.path(), store::Open::Read, store::Sync::Normal);
    if (!cache)
        return fail(cache.error());
    const store::CaseTables known(**cache);
    Bench bench(known);
    Made written;  // goes back to the thread that made it: its memory is that thread's
    const auto makeAfter = [&](qint64 seq) {
        return std::async(std::launch::async, [&, seq, old = std::exchange(written, {})]() mutable {
            old = {};
            return bench.make(**source, seq);
        });
    };
    auto made = makeAfter(from).get();
    qint64 sum = 0;
    while (made && made->entries > 0) {
        auto next = makeAfter(made->head.seq);
        const Done done = write(*made, nullptr);
        sum += made->entries;
        written = std::move(*made);
        made = next.get();
        if (!done)
            return fail(done.error());
        if (onward && !onward(sum))
            return fail(stopped());
    }
    if (!made)
        return fail(made.error());
    if (auto done = m_cases.makeIndexes(); !done)
        return fail(done.error());
    return sum;
}

}  // namespace docket::command
