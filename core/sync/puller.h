// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/ingest.h"
#include "core/sync/sweep.h"
#include "core/sync/transport.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>
#include <map>
#include <memory>
#include <random>

namespace docket::sync {

// What one run did to one feed.
struct FeedReport {
    QByteArray feed;
    qint64 pages = 0;
    qint64 fetched = 0;
    qint64 added = 0;
    qint64 changed = 0;
    qint64 gone = 0;  // of the changed, those that are no more
    qint64 quarantined = 0;
    bool absent = false;  // the account has no such thing
    // Changes: the high water that was older than what the vendor keeps.
    Instant expired;
    bool again = false;  // Walk: read whole once more, because the changes to it were lost
    std::optional<Error> error;

    // The credential may not read it: nothing is known of what it holds.
    bool forbidden() const { return error && error->kind == ErrorKind::Denied; }
    // How many records it gave says nothing when none of its pages could be read.
    bool counted() const { return pages > 0 || !error; }
};

struct PullReport {
    SourceNumber source = 0;
    std::vector<FeedReport> feeds;
    bool cancelled = false;
    // How far the source's clock is ahead of this machine's, when that is known.
    std::optional<Millis> ahead;
    std::optional<view::Sweep> swept;  // a sweep came to its end
    Instant last;                      // when something of it was read before this run
    bool listed = false;               // it has lists or changes, and not only how things stand

    bool failed() const;
};

// The one loop that reads a vendor: priming, walks, windows, children and changes; retry, rate,
// paging and commit. One object for one run of one Source.
class Puller : public QObject {
    Q_OBJECT
public:
    Puller(Source source, const vendor::Connector& connector, Secret secret, Transport& transport,
           Ingest& ingest, const Clock& clock, QObject* parent);

    // Before start(): this run goes on with a sweep, for about so many pages of it.
    void sweep(std::shared_ptr<Sweep> sweep, qint64 pages);

    void start();
    // Stops after the page under way; what is committed stays.
    void cancel();

signals:
    void progress(docket::SourceNumber source, const QByteArray& feed, qint64 pages, qint64 facts);
    void finished(const docket::sync::PullReport& report);

private:
    struct Job {
        QByteArray feed;
        vendor::FeedMode mode;
        vendor::FeedState state;
        bool priming = false;
        std::optional<store::FollowUpRow> child;
        bool optional = false;
        bool sweep = false;  // what it finds, no feed had told
        bool asked = false;  // its list did not show it
    };

    void plan(const Begin& begin);
    void next();
    void askFollowUps(int most);
    bool givenUp(const store::FollowUpRow& row) const;
    void walkAgain();
    void fetch();
    void answered(const Answer& answer);
    void accepted(const vendor::Response& response);
    void stored(const Job& job, const QByteArray& next, const Result<store::Written>& written);
    void failedFor(const Error& error);
    bool tryAgain(const Error& error);
    void retryIn(Millis wait);
    void end();
    void sweepOn();
    void walkLists();
    void askMissing();
    void compare(size_t list, const QByteArray& after);
    void sweepStored(const Job& job, const QByteArray& next, const store::Written& written);
    void sweepFailed(const Error& error);
    void listDone();
    FeedReport& report(const QByteArray& feed);
    store::FeedRow& row(const QByteArray& feed);

    Source m_source;
    const vendor::Connector& m_connector;
    Secret m_secret;
    Transport& m_transport;
    Ingest& m_ingest;
    const Clock& m_clock;

    std::deque<Job> m_jobs;
    std::optional<Job> m_job;
    std::map<QByteArray, store::FeedRow> m_rows;
    std::map<QByteArray, FeedReport> m_reports;
    std::vector<QByteArray> m_order;
    // What failed in this run and is not asked for again: "feed/child", or a feed that may not be
    // read.
    QSet<QByteArray> m_given_up;
    std::optional<Job> m_changes;
    // Lists that this run reads whole anyhow.
    QSet<QByteArray> m_whole;
    std::shared_ptr<Sweep> m_sweep;
    qint64 m_sweepPages = 0;  // still to be read of it
    bool m_sweeping = false;  // what is asked for now is the sweep's
    std::optional<view::Sweep> m_swept;
    Instant m_last;  // when something was read before this run
    bool m_followUps = false;
    bool m_cancelled = false;
    bool m_done = false;
    int m_tries = 0;
    QTimer m_wait;
    qint64 m_pages = 0;
    qint64 m_facts = 0;
    std::mt19937_64 m_random{std::random_device{}()};
};

}  // namespace docket::sync
