// SPDX-License-Identifier: GPL-3.0-or-later
// A puller's part of a sweep: after all that changed, the lists once more, then what changed
// meanwhile, then what the lists did not show.
#include "core/sync/puller.h"

namespace docket::sync {

void Puller::sweep(std::shared_ptr<Sweep> sweep, qint64 pages)
{
    m_sweep = std::move(sweep);
    m_sweepPages = pages;
}

// What comes next of the sweep, each time that everything else is read.
void Puller::sweepOn()
{
    if (!m_sweep || m_cancelled)
        return end();
    for (Sweep::List& list : m_sweep->lists())
        if (!list.done && m_whole.contains(list.feed.name)) {
            list.done = true;
            list.first = true;
            list.told.read = report(list.feed.name).fetched;
        }
    if (!m_sweep->walked()) {
        if (m_sweepPages <= 0)
            return end();
        return walkLists();
    }
    if (!m_sweep->closed) {
        m_sweep->closed = true;
        m_sweeping = false;
        for (const vendor::Feed& feed : m_connector.feeds()) {
            const store::FeedRow& r = row(feed.name);
            if (feed.mode == vendor::FeedMode::Window && r.highWater.isSet())
                m_jobs.push_back(
                    {feed.name, feed.mode, {r.highWater, r.walk, {}}, false, {}, feed.optional});
            if (feed.mode == vendor::FeedMode::Changes && r.highWater.isSet())
                m_changes = Job{feed.name, feed.mode, {r.highWater, r.walk, {}}, false, {}};
        }
        return next();
    }
    if (!m_sweep->asked) {
        m_sweep->asked = true;
        return askMissing();
    }
    m_swept = m_sweep->report(m_clock.now());
    end();
}

void Puller::walkLists()
{
    m_sweeping = true;
    for (const Sweep::List& list : m_sweep->lists())
        if (!list.done)
            m_jobs.push_back({list.feed.name,
                              list.feed.mode,
                              {{}, list.walk, {}},
                              false,
                              {},
                              list.feed.optional,
                              true});
    next();
}

void Puller::listDone()
{
    m_sweep->list(m_job->feed).done = true;
}

void Puller::sweepStored(const Job& job, const QByteArray& next, const store::Written& written)
{
    m_sweep->found(job.feed, written.names);
    if (job.asked) {
        // Only an answer that there is none buries without naming.
        if (written.changed > 0 && written.names.empty())
            for (Sweep::List& list : m_sweep->lists())
                if (list.feed.all && m_connector.childFeed(*list.feed.all) == job.feed)
                    ++list.told.gone;
        return;
    }
    if (job.child)
        return;
    Sweep::List& list = m_sweep->list(job.feed);
    list.walk = next;
    if (next.isEmpty())
        listDone();
    if (--m_sweepPages > 0)
        return;
    // Enough for one run: the next one goes on from here.
    std::erase_if(m_jobs, [](const Job& one) { return one.sweep && !one.child; });
    m_job.reset();
}

// A list that cannot be read proves nothing, and its feed is none the worse for it.
void Puller::sweepFailed(const Error& error)
{
    if (error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Network ||
        error.kind == ErrorKind::Storage || error.kind == ErrorKind::Full)
        return end();
    Sweep::List& list = m_sweep->list(m_job->feed);
    list.told.problem = error.where + QStringLiteral(": ") + error.detail;
    list.whole = false;
    list.done = true;
    next();
}

void Puller::askMissing()
{
    compare(0, {});
}

void Puller::compare(size_t at, const QByteArray& after)
{
    std::vector<Sweep::List>& lists = m_sweep->lists();
    while (at < lists.size()) {
        const Sweep::List& list = lists[at];
        if (list.feed.all && list.whole && !list.first &&
            !m_connector.childFeed(*list.feed.all).isEmpty())
            break;
        ++at;
    }
    if (at == lists.size()) {
        for (Sweep::List& list : lists) {
            const auto missing = static_cast<qint64>(list.missing.size());
            list.told.held = isMass(missing, missing + list.told.read);
            if (list.told.held || missing == 0)
                continue;
            const QByteArray feed = m_connector.childFeed(*list.feed.all);
            for (const QByteArray& id : list.missing)
                m_jobs.push_back({feed,
                                  vendor::FeedMode::Child,
                                  {{}, {}, id},
                                  false,
                                  store::FollowUpRow{feed, id},
                                  false,
                                  true,
                                  true});
        }
        return next();
    }
    // Of a list that is empty nothing says how far back it goes.
    const Sweep::List& list = lists[at];
    const Instant since = list.oldest.isSet() ? list.oldest : Instant{0};
    m_ingest.known(m_source.number, *list.feed.all, since, after, this,
                   [this, at](const Result<std::vector<QByteArray>>& known) {
                       if (!known) {
                           report("storage").error = known.error();
                           return end();
                       }
                       m_sweep->compare(m_sweep->lists()[at], *known);
                       if (known->size() < static_cast<size_t>(kKnownAtOnce))
                           return compare(at + 1, {});
                       compare(at, known->back());
                   });
}

}  // namespace docket::sync
