// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/sweep.h"

#include "core/domain/factname.h"

#include <QHashFunctions>

#include <algorithm>
#include <iterator>

namespace docket::sync {

namespace {

constexpr qint64 kFewest = 20;
constexpr qint64 kOneIn = 5;

Instant madeAt(const Fact& fact)
{
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.createdAt; })
                return one.createdAt;
            else
                return Instant();
        },
        fact);
}

}  // namespace

Sweep::Sweep(const std::vector<vendor::Feed>& feeds, Instant started, Instant last)
    : m_started(started)
    , m_last(last)
{
    for (const vendor::Feed& feed : feeds)
        if (feed.mode == vendor::FeedMode::Walk || feed.mode == vendor::FeedMode::Window) {
            List& list = m_lists.emplace_back();
            list.feed = feed;
            list.told.feed = feed.name;
        }
}

bool Sweep::takeOver(Instant since, const std::vector<std::pair<QByteArray, FactName>>& had)
{
    if (!since.isSet() || since == m_last)
        return false;
    m_started = since;
    for (const auto& [feed, name] : had)
        found(feed, {name});
    return true;
}

Sweep::List& Sweep::list(const QByteArray& feed)
{
    return *std::find_if(m_lists.begin(), m_lists.end(),
                         [&](const List& list) { return list.feed.name == feed; });
}

bool Sweep::walked() const
{
    return std::all_of(m_lists.begin(), m_lists.end(), [](const List& list) { return list.done; });
}

void Sweep::read(List& list, const vendor::DecodedPage& page)
{
    list.told.read += page.records;
    list.whole = list.whole && page.quarantined.empty();
    if (!list.feed.all)
        return;
    for (const DecodedFact& decoded : page.facts) {
        const FactName name = nameOf(decoded.fact);
        if (name.first != *list.feed.all)
            continue;
        list.seen.push_back(qHash(name.second));
        if (const Instant made = madeAt(decoded.fact);
            made.isSet() && (!list.oldest.isSet() || made < list.oldest))
            list.oldest = made;
    }
    if (page.next.isEmpty())
        std::sort(list.seen.begin(), list.seen.end());
}

void Sweep::compare(List& list, const std::vector<QByteArray>& known)
{
    for (const QByteArray& id : known)
        if (!std::binary_search(list.seen.begin(), list.seen.end(), qHash(id)))
            list.missing.push_back(id);
}

void Sweep::found(const QByteArray& feed, const std::vector<FactName>& names)
{
    for (const FactName& name : names) {
        // What two lists show was lost once.
        const bool known = std::any_of(m_found.begin(), m_found.end(),
                                       [&](const auto& one) { return one.second.contains(name); });
        if (!known)
            m_found[feed].insert(name);
    }
}

void Sweep::announced(const std::vector<DecodedFact>& facts)
{
    if (m_found.empty())
        return;
    for (const DecodedFact& decoded : facts)
        for (auto& [feed, names] : m_found)
            names.erase(nameOf(decoded.fact));
}

view::Sweep Sweep::report(Instant ended)
{
    view::Sweep out{m_started, ended, {}};
    for (const List& list : m_lists) {
        out.feeds.push_back(list.told);
        out.feeds.back().missing = static_cast<qint64>(list.missing.size());
    }
    for (const auto& [feed, names] : m_found) {
        auto told = std::find_if(out.feeds.begin(), out.feeds.end(),
                                 [&, &name = feed](const auto& one) { return one.feed == name; });
        if (told == out.feeds.end()) {
            if (names.empty())
                continue;
            out.feeds.emplace_back().feed = feed;
            told = std::prev(out.feeds.end());
        }
        told->lost = static_cast<qint64>(names.size());
    }
    return out;
}

bool isMass(qint64 some, qint64 ofAll)
{
    return some >= kFewest && some * kOneIn > ofAll;
}

}  // namespace docket::sync
