// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/puller.h"

#include "core/vendor/registry.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

namespace docket::sync {

namespace {

using store::kNoSuchThing;

constexpr int kFollowUpsAtOnce = 500;
// A list of changes takes its time: what the vendor forgets meanwhile counts as forgotten.
constexpr Millis kForgetful = hours(1);
constexpr int kMostUnreadable = 3;

// A header that is too long is dropped underneath, and its name is all that is left of it.
bool cutLink(const vendor::Response& response)
{
    return std::any_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
        return header.first.compare("link", Qt::CaseInsensitive) == 0 && header.second.isEmpty();
    });
}

}  // namespace

bool PullReport::failed() const
{
    return std::any_of(feeds.begin(), feeds.end(),
                       [](const FeedReport& f) { return f.error.has_value(); });
}

Puller::Puller(Source source, const vendor::Connector& connector, Secret secret,
               Transport& transport, Ingest& ingest, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_connector(connector)
    , m_secret(std::move(secret))
    , m_transport(transport)
    , m_ingest(ingest)
    , m_clock(clock)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &Puller::fetch);
}

FeedReport& Puller::report(const QByteArray& feed)
{
    auto [found, fresh] = m_reports.try_emplace(feed);
    if (fresh) {
        found->second.feed = feed;
        m_order.push_back(feed);
    }
    return found->second;
}

store::FeedRow& Puller::row(const QByteArray& feed)
{
    auto [found, fresh] = m_rows.try_emplace(feed);
    if (fresh) {
        found->second.source = m_source.number;
        found->second.feed = feed;
    }
    return found->second;
}

void Puller::start()
{
    m_ingest.begin(m_source.number, this, [this](const Result<Begin>& begin) {
        if (!begin) {
            report("storage").error = begin.error();
            return end();
        }
        plan(*begin);
        next();
    });
}

void Puller::cancel()
{
    m_cancelled = true;
    if (m_wait.isActive()) {
        m_wait.stop();
        end();
    }
}

void Puller::plan(const Begin& begin)
{
    for (const store::FeedRow& r : begin.feeds)
        m_rows[r.feed] = r;
    for (const store::FeedRow& r : begin.feeds)
        m_last = std::max(m_last, r.lastSuccess);
    if (m_sweep && !m_sweep->begun) {
        m_sweep->begun = true;
        if (!m_sweep->takeOver(begin.sweepBegun, begin.found)) {
            m_ingest.sweeping(m_source.number, {});
            m_ingest.sweeping(m_source.number, m_sweep->started());
        }
    }
    for (const auto& [kind, id] : begin.unsettled) {
        const QByteArray feed = m_connector.childFeed(kind);
        if (!feed.isEmpty())
            m_jobs.push_back(
                {feed, vendor::FeedMode::Child, {{}, {}, id}, false, store::FollowUpRow{feed, id}});
    }
    for (const vendor::Feed& feed : m_connector.feeds()) {
        store::FeedRow& r = row(feed.name);
        switch (feed.mode) {
        case vendor::FeedMode::Changes: {
            // Where the changes begin is settled before any list is read: what happens during the
            // lists is then seen again, never missed.
            Job changes{feed.name, feed.mode, {r.highWater, r.walk, {}}, false, {}};
            if (!r.highWater.isSet()) {
                Job prime = changes;
                prime.priming = true;
                m_jobs.push_front(prime);
            }
            m_changes = changes;
            break;
        }
        case vendor::FeedMode::Walk:
            if (!r.lastSuccess.isSet() || !r.walk.isEmpty())
                m_whole.insert(feed.name);
            if (!r.lastSuccess.isSet() || !r.walk.isEmpty() || r.kind == kNoSuchThing)
                m_jobs.push_back(
                    {feed.name, feed.mode, {{}, r.walk, {}}, false, {}, feed.optional});
            break;
        case vendor::FeedMode::Window:
            if (!r.highWater.isSet())
                m_whole.insert(feed.name);
            m_jobs.push_back(
                {feed.name, feed.mode, {r.highWater, r.walk, {}}, false, {}, feed.optional});
            break;
        case vendor::FeedMode::Snapshot:
            m_jobs.push_back({feed.name, feed.mode, {{}, {}, {}}, false, {}, feed.optional});
            break;
        case vendor::FeedMode::Child:
            break;
        }
        if (feed.mode != vendor::FeedMode::Child)
            report(feed.name);
    }
}

void Puller::next()
{
    m_job.reset();
    m_tries = 0;
    if (m_cancelled)
        return end();
    while (!m_jobs.empty()) {
        m_job = std::move(m_jobs.front());
        m_jobs.pop_front();
        if (!m_job->child || !givenUp(*m_job->child))
            return fetch();
        m_job.reset();
    }
    // Lists are read: now what they asked for, then what changed meanwhile, then what that asked
    // for.
    askFollowUps(kFollowUpsAtOnce);
}

bool Puller::givenUp(const store::FollowUpRow& row) const
{
    return m_given_up.contains(row.feed) || m_given_up.contains(row.feed + '/' + row.child);
}

void Puller::askFollowUps(int most)
{
    m_ingest.followUps(
        m_source.number, most, this,
        [this, most](const Result<std::vector<store::FollowUpRow>>& rows) {
            if (!rows) {
                report("storage").error = rows.error();
                return end();
            }
            for (const store::FollowUpRow& r : *rows)
                if (!givenUp(r))
                    m_jobs.push_back({r.feed,
                                      vendor::FeedMode::Child,
                                      {{}, {}, r.child},
                                      false,
                                      r,
                                      false,
                                      m_sweeping});
            if (!m_jobs.empty())
                return next();
            // Behind those that were given up there may be others.
            if (rows->size() >= static_cast<size_t>(most))
                return askFollowUps(most * 4);
            if (m_changes) {
                Job changes = *m_changes;
                m_changes.reset();
                changes.state = {row(changes.feed).highWater, row(changes.feed).walk, {}};
                if (changes.state.highWater.isSet()) {
                    m_jobs.push_back(std::move(changes));
                    return next();
                }
            }
            sweepOn();
        });
}

void Puller::fetch()
{
    if (m_cancelled)
        return end();
    const vendor::Request request =
        m_connector.page(m_source, m_job->feed, m_job->state, m_clock.now());
    m_transport.send(m_source, m_connector, m_secret, request, this,
                     [this](const Answer& answer) { answered(answer); });
}

void Puller::answered(const Answer& answer)
{
    if (!answer) {
        if (!tryAgain(answer.error().error))
            failedFor(answer.error().error);
        return;
    }
    if (answer->status >= 200 && answer->status < 300)
        return accepted(*answer);
    Error error = m_connector.refusal(*answer);
    if (tryAgain(error))
        return;
    if (error.kind == ErrorKind::NotFound && m_job->child) {
        // It is gone: the fact becomes a tombstone, the follow-up is answered.
        vendor::Scrubbed scrubbed = m_connector.scrubbed(answer->body);
        PageIn gone;
        gone.source = m_source.number;
        gone.context = {m_job->feed,
                        m_job->state.childId,
                        answer->date.isSet() ? answer->date : m_clock.now(),
                        {},
                        true};
        gone.bytes = std::move(scrubbed.bytes);
        gone.removed = scrubbed.removed;
        if (auto decoded = vendor::decodePage(m_connector, m_source, gone.context, gone.bytes))
            gone.decoded = std::move(*decoded);
        gone.finished = m_job->child;
        const Job job = *m_job;
        m_ingest.page(std::move(gone), this, [this, job](const Result<store::Written>& written) {
            stored(job, {}, written);
        });
        return;
    }
    if (error.kind == ErrorKind::NotFound && m_job->optional) {
        if (m_job->sweep) {
            listDone();
            return next();
        }
        // This account has no such thing. It is asked again at the next run.
        store::FeedRow& r = row(m_job->feed);
        r.walk.clear();
        r.lastSuccess = m_clock.now();
        r.failingSince = {};
        r.problem.clear();
        r.kind = kNoSuchThing;
        report(m_job->feed).absent = true;
        m_ingest.feed(r);
        return next();
    }
    // A page token that the vendor no longer knows: the walk begins again.
    if (error.kind == ErrorKind::Rejected && !m_job->state.walk.isEmpty() && m_tries == 0) {
        ++m_tries;
        m_job->state.walk.clear();
        return fetch();
    }
    failedFor(error);
}

// Nothing tells what happened to the lists since they were read: all of them are read again. That
// is noted before the changes go on from a later instant, so that no crash in between forgets it.
void Puller::walkAgain()
{
    std::erase_if(m_jobs, [](const Job& job) { return job.mode == vendor::FeedMode::Walk; });
    for (const vendor::Feed& feed : m_connector.feeds()) {
        if (feed.mode != vendor::FeedMode::Walk)
            continue;
        store::FeedRow& r = row(feed.name);
        r.walk.clear();
        r.lastSuccess = {};
        m_ingest.feed(r);
        m_jobs.push_back({feed.name, feed.mode, {}, false, {}, feed.optional});
        m_whole.insert(feed.name);
        report(feed.name).again = true;
    }
}

// Whether the same page is asked for again in this run, after a wait.
bool Puller::tryAgain(const Error& error)
{
    const bool throttled = error.kind == ErrorKind::Throttled;
    if ((!throttled && error.kind != ErrorKind::Network) || m_cancelled ||
        ++m_tries >= m_transport.patience().tries)
        return false;
    // A source that is left alone is waited for, if that is not too long for a run.
    const auto rests = m_transport.rests(m_source.number);
    const Millis least =
        std::max<Millis>({rests ? rests->retryAfterMs : 0,
                          throttled ? std::max<Millis>(error.retryAfterMs, 200) : 0});
    if (least > m_transport.patience().longestStay ||
        !m_transport.courtesy(m_source.number).mayRepeat())
        return false;
    // Those who failed together must not come back together.
    retryIn(least + fullJitter(m_tries, m_transport.patience(), m_random()));
    return true;
}

void Puller::retryIn(Millis wait)
{
    m_wait.start(std::chrono::milliseconds(wait));
}

void Puller::accepted(const vendor::Response& response)
{
    const Instant readAt = response.date.isSet() ? response.date : m_clock.now();
    store::FeedRow& r = row(m_job->feed);
    if (m_job->priming) {
        // Lists that were read before the changes have a beginning miss what happened in between.
        const auto feeds = m_connector.feeds();
        if (std::any_of(feeds.begin(), feeds.end(), [this](const vendor::Feed& feed) {
                return feed.mode == vendor::FeedMode::Walk && row(feed.name).walkStarted.isSet();
            }))
            walkAgain();
        r.highWater = readAt;
        m_ingest.feed(r);
        return next();
    }
    FeedReport& told = report(m_job->feed);
    if (m_job->mode == vendor::FeedMode::Changes && !told.expired.isSet() &&
        readAt - r.highWater > m_connector.changesKept() - kForgetful) {
        // What is still told is read now, then the lists, then what happened during both.
        told.expired = r.highWater;
        walkAgain();
        m_changes = m_job;
    }
    vendor::Scrubbed scrubbed = m_connector.scrubbed(response.body);
    PageIn page;
    page.source = m_source.number;
    page.context = {m_job->feed, m_job->state.childId, readAt, response.header("Link")};
    page.bytes = std::move(scrubbed.bytes);
    page.removed = scrubbed.removed;
    auto decoded = vendor::decodePage(m_connector, m_source, page.context, page.bytes);
    if (decoded && cutLink(response))
        decoded = fail(ErrorKind::Malformed, QString::fromUtf8(m_job->feed),
                       QStringLiteral("the header that names the next page came empty"));
    if (!decoded) {
        // An answer that is cut where nothing tells its length looks like this too.
        Error again = decoded.error();
        again.kind = ErrorKind::Network;
        if (m_tries >= kMostUnreadable || !tryAgain(again))
            failedFor(decoded.error());
        return;
    }
    page.decoded = std::move(*decoded);
    page.swept = m_job->sweep;
    if (m_sweep && !m_job->sweep && !m_job->child)
        m_sweep->announced(page.decoded.facts);

    ++told.pages;
    told.fetched += page.decoded.records;
    told.quarantined += static_cast<qint64>(page.decoded.quarantined.size());

    const QByteArray next = page.decoded.next;
    if (next == m_job->state.walk && !next.isEmpty())
        return failedFor({ErrorKind::Malformed, QString::fromUtf8(m_job->feed),
                          QStringLiteral("the vendor gave the same page token twice"), -1});
    if (m_job->child) {
        if (next.isEmpty())
            page.finished = m_job->child;
    } else if (m_job->sweep) {
        m_sweep->read(m_sweep->list(m_job->feed), page.decoded);
    } else {
        if (m_job->state.walk.isEmpty())
            r.walkStarted = readAt;
        r.walk = m_job->mode == vendor::FeedMode::Snapshot ? QByteArray() : next;
        if (next.isEmpty()) {
            r.highWater = r.walkStarted;
            r.lastSuccess = m_clock.now();
            r.failingSince = {};
            r.problem.clear();
            r.kind.clear();
        }
        page.feed = r;
    }
    const Job job = *m_job;
    m_ingest.page(std::move(page), this, [this, job, next](const Result<store::Written>& written) {
        stored(job, next, written);
    });
}

void Puller::stored(const Job& job, const QByteArray& next, const Result<store::Written>& written)
{
    if (!written)
        return failedFor(written.error());
    FeedReport& summary = report(job.feed);
    summary.added += written->added;
    summary.changed += written->changed;
    summary.gone += written->gone;
    store::FeedRow& r = row(job.feed);
    if (job.child && r.failingSince.isSet() && !summary.error) {
        r.failingSince = {};
        r.problem.clear();
        r.kind.clear();
        m_ingest.feed(r);
    }
    if (job.sweep || job.asked)
        sweepStored(job, next, *written);
    ++m_pages;
    m_facts += written->added + written->changed + written->same;
    emit progress(m_source.number, job.feed, m_pages, m_facts);
    if (next.isEmpty() || !m_job)
        return this->next();
    m_tries = 0;
    m_job->state.walk = next;
    fetch();
}

void Puller::failedFor(const Error& error)
{
    if (error.kind == ErrorKind::Cancelled) {
        m_cancelled = true;
        return end();
    }
    FeedReport& summary = report(m_job->feed);
    summary.error = error;
    if (m_job->sweep && !m_job->child)
        return sweepFailed(error);
    if (m_job->child)
        m_given_up.insert(error.kind == ErrorKind::Denied
                              ? m_job->child->feed
                              : m_job->child->feed + '/' + m_job->child->child);
    store::FeedRow& r = row(m_job->feed);
    if (!r.failingSince.isSet())
        r.failingSince = m_clock.now();
    r.problem = error.where + QStringLiteral(": ") + error.detail;
    r.kind = name(error.kind);
    m_ingest.feed(r);
    // A wrong credential or a dead host will not get better by the next feed.
    if (error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Network ||
        error.kind == ErrorKind::Storage || error.kind == ErrorKind::Full)
        return end();
    next();
}

void Puller::end()
{
    if (m_done)
        return;
    m_done = true;
    // The vendor answered, so that what could not be read because it did not is over.
    const bool silent = std::any_of(m_reports.begin(), m_reports.end(), [](const auto& one) {
        return one.second.error && (one.second.error->kind == ErrorKind::Network ||
                                    one.second.error->kind == ErrorKind::Unauthorized);
    });
    if (m_pages > 0 && !silent && !m_cancelled)
        for (auto& [feed, r] : m_rows)
            if (r.failingSince.isSet() && !m_reports.contains(feed) &&
                (r.kind == name(ErrorKind::Network) || r.kind == name(ErrorKind::Unauthorized))) {
                r.failingSince = {};
                r.problem.clear();
                r.kind.clear();
                m_ingest.feed(r);
            }
    // A run ends when what it read is committed.
    m_ingest.flush(this, [this](const Done& done) {
        if (!done)
            report("storage").error = done.error();
        PullReport out;
        out.source = m_source.number;
        out.cancelled = m_cancelled;
        if (done)
            out.swept = m_swept;
        out.last = m_last;
        const auto feeds = m_connector.feeds();
        out.listed = std::any_of(feeds.begin(), feeds.end(), [](const vendor::Feed& feed) {
            return feed.mode != vendor::FeedMode::Snapshot && feed.mode != vendor::FeedMode::Child;
        });
        for (const QByteArray& feed : m_order)
            out.feeds.push_back(m_reports.at(feed));
        emit finished(out);
    });
}

}  // namespace docket::sync
