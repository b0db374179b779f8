// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/pagebatch.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace docket {

Done mend(store::FeedTables& feeds, SourceNumber source, const QByteArray& feed,
          const vendor::DecodedPage& page, std::vector<FactName>* names)
{
    if (!feeds.anyAside())
        return {};
    for (const DecodedFact& fact : page.facts) {
        const QByteArray id = std::visit([](const auto& one) { return one.id; }, fact.fact);
        const auto mended = feeds.mended(source, feed, id);
        if (!mended)
            return fail(mended.error());
        // That one was put aside here, and not lost there.
        if (*mended && names)
            std::erase_if(*names, [&](const FactName& name) { return name.second == id; });
    }
    return {};
}

PageBatch::PageBatch(Parts parts)
    : m_parts(std::move(parts))
{
}

void PageBatch::add(sync::PageIn page, qint64 id, Answer then)
{
    Work work{std::move(page), id, std::move(then), 0, {}};
    work.written.naming = work.page.swept;
    m_pages.push_back(std::move(work));
}

bool PageBatch::isDue() const
{
    return isOpen() && (m_rows >= kMostRows || m_parts.ticks() - m_begun >= kLongest);
}

Done PageBatch::begin()
{
    if (m_lost)
        return fail(*m_lost);
    if (m_transaction)
        return {};
    auto transaction = store::Transaction::begin(*m_parts.cache);
    if (!transaction)
        return fail(transaction.error());
    m_transaction.emplace(std::move(*transaction));
    m_begun = m_parts.ticks();
    m_rows = 0;
    return {};
}

Done PageBatch::commit()
{
    if (!m_transaction)
        return m_lost ? Done(fail(*m_lost)) : Done();
    Done done = m_parts.facts->noteTouched();
    if (done)
        done = m_transaction->commit();
    m_transaction.reset();
    if (!done) {
        m_lost = done.error();
        return done;
    }
    if (std::exchange(m_changed, false))
        m_parts.committed();
    return {};
}

PageBatch::Step PageBatch::work()
{
    if (m_pages.empty())
        return Step::Nothing;
    // A person's command goes before the next piece.
    if (m_parts.isWanted()) {
        (void)commit();
        return Step::Yielded;
    }
    Work& work = m_pages.front();
    if (auto begun = begin(); !begun) {
        finish(fail(begun.error()));
        return m_pages.empty() ? Step::Nothing : Step::More;
    }
    // A page that cannot be written leaves nothing of this piece, and the others stay.
    Done done = m_parts.cache->execute("savepoint page");
    const std::vector<DecodedFact>& facts = work.page.decoded.facts;
    while (done && work.next < facts.size()) {
        const size_t until = std::min(facts.size(), work.next + kSlice);
        for (; done && work.next < until; ++work.next)
            done = m_parts.facts->write(work.page.source, facts[work.next],
                                        work.page.context.readAt, work.id, work.written);
        // Half a page stands without its cursor: read again, it gives the same.
        if (done && work.next < facts.size() && m_parts.isWanted()) {
            m_changed = true;
            (void)m_parts.cache->execute("release page");
            (void)commit();
            return Step::Yielded;
        }
    }
    if (done)
        done = writeRest(work);
    if (!done) {
        refuse(done.error());
        return m_pages.empty() ? Step::Nothing : Step::More;
    }
    (void)m_parts.cache->execute("release page");
    m_rows += static_cast<qint64>(facts.size());
    m_changed = m_changed || work.written.added > 0 || work.written.changed > 0;
    Result<store::Written> answer = work.written;
    if (isDue())
        if (auto committed = commit(); !committed)
            answer = fail(committed.error());
    finish(std::move(answer));
    return m_pages.empty() ? Step::Nothing : Step::More;
}

Done PageBatch::writeRest(Work& work)
{
    const sync::PageIn& page = work.page;
    store::FeedTables& feeds = *m_parts.feeds;
    std::vector<FactName>& names = work.written.names;
    if (auto done = mend(feeds, page.source, page.context.feed, page.decoded, &names); !done)
        return done;
    if (page.swept && !names.empty())
        if (auto done = feeds.keepFound(page.source, page.context.feed, work.id, names); !done)
            return done;
    for (const vendor::Quarantined& q : page.decoded.quarantined)
        if (auto done = feeds.quarantine({page.source, page.context.feed, work.id, q.path, q.reason,
                                          q.id, page.context.readAt});
            !done)
            return done;
    for (const vendor::FollowUp& follow : page.decoded.followUps)
        if (page.swept && std::none_of(names.begin(), names.end(), [&](const FactName& name) {
                return name.second == follow.id;
            }))
            continue;
        else if (auto done = feeds.addFollowUp(page.source, {follow.feed, follow.id}); !done)
            return done;
    if (page.finished)
        if (auto done = feeds.doneFollowUp(page.source, *page.finished); !done)
            return done;
    if (page.feed)
        if (auto done = feeds.save(*page.feed); !done)
            return done;
    return store::setPosition(*m_parts.cache, kFactsPosition, {work.id, {}});
}

void PageBatch::refuse(const Error& error)
{
    // Some errors end the whole transaction, and with it what the pages before have been promised.
    if (sqlite3_get_autocommit(m_parts.cache->handle()) != 0) {
        m_transaction.reset();
        m_lost = error;
    } else {
        (void)m_parts.cache->execute("rollback to page");
        (void)m_parts.cache->execute("release page");
    }
    finish(fail(error));
}

void PageBatch::finish(Result<store::Written> result)
{
    const Answer then = std::move(m_pages.front().then);
    m_pages.pop_front();
    then(std::move(result));
}

}  // namespace docket
