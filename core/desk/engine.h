// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/keyring.h"
#include "core/base/secret.h"
#include "core/base/worker.h"
#include "core/command/dispatcher.h"
#include "core/journal/localjournal.h"
#include "core/store/archive.h"
#include "core/store/desktables.h"
#include "core/store/personindex.h"
#include "core/store/traces.h"
#include "core/store/worklists.h"
#include "core/sync/puller.h"
#include "core/sync/pusher.h"
#include "core/sync/servertime.h"
#include "core/view/changes.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <atomic>
#include <map>
#include <memory>
#include <optional>

namespace docket {

// The files of a profile, by name.
struct ProfileFiles {
    QString folder;
    QString journal() const { return folder + QStringLiteral("/journal.db"); }
    QString cache() const { return folder + QStringLiteral("/cache.db"); }
    QString payload() const { return folder + QStringLiteral("/payload.db"); }
    QString keys() const { return folder + QStringLiteral("/keys.db"); }
    QString desk() const { return folder + QStringLiteral("/desk.db"); }
    QString evidence() const { return folder + QStringLiteral("/evidence"); }
    QString config() const { return folder + QStringLiteral("/profile.ini"); }
    QString lock() const { return folder + QStringLiteral("/profile.lock"); }
    // There from an opening for writing to its clean end; names what was found damaged meanwhile.
    QString marker() const { return folder + QStringLiteral("/open"); }
    // The journal was taken back to a backup, and does not say so itself yet.
    QString restored() const { return folder + QStringLiteral("/restored.json"); }
};

// What a profile's folder says before any key is there: where the keys are, and this desk's id.
struct ProfileConfig {
    KeyringChoice keyring;
    DeskId desk;
    QString practiceUrl;
    double practicePace = 1;  // how fast the practice company's clock runs; 0: it stands

    static Result<ProfileConfig> read(const ProfileFiles& files);
    Done write(const ProfileFiles& files) const;
};

// The time of a profile: the servers', as measured, on this machine's even clock, so that setting
// the wall moves no deadline. In practice it is the practice company's, as last heard, and its
// pace. May be asked from any thread.
class ProfileClock final : public Clock {
public:
    ProfileClock();
    // What this machine's wall says, and its even clock; both outlive this one.
    ProfileClock(const Clock& wall, const Clock& even);
    Instant now() const override;

    void practice(double pace);
    // Practice: a server said `server` when the even clock said `local`.
    void heard(Instant server, Instant local);
    // The servers are ahead of the even clock by this much. In practice only heard() counts: that
    // company's clock may jump and run.
    void measured(Millis ahead);
    // What an earlier run knew last: it holds until somebody answers, and no time before `server`
    // is told until then.
    void remembered(Instant server, Instant local);
    void stand(Instant at);  // `--now`: it stands there and listens to nobody

    // How far its time can be trusted: in practice, and while it stands, entirely.
    TimeTrust trust() const;
    // This machine's two clocks.
    Instant wall() const { return m_wall.now(); }
    Instant even() const { return m_even.now(); }

    // What remembered() and, in practice, heard() would have to be told; none before any server
    // was heard.
    struct Known {
        Instant server;
        Instant local;
    };
    std::optional<Known> known() const;

private:
    const Clock& m_wall;
    const Clock& m_even;
    std::atomic<bool> m_practice{false};
    std::atomic<bool> m_measured{false};
    std::atomic<double> m_pace{1};
    std::atomic<Millis> m_offset{0};
    std::atomic<qint64> m_server{INT64_MIN};
    std::atomic<qint64> m_local{0};
    std::atomic<qint64> m_floor{INT64_MIN};
    std::atomic<qint64> m_stand{INT64_MIN};
};

// What opening found and did.
struct OpenReport {
    qint64 entriesReplayed = 0;
    qint64 pagesReplayed = 0;
    bool cacheDiscarded = false;  // it stood beside its journal
    QStringList mended;           // what was damaged, and what was done about it, in words

    bool operator==(const OpenReport&) const = default;
};

// How far an opening has come with what it must make again: done, of how many.
struct OpenProgress {
    qint64 entries = 0, entriesOf = 0;
    qint64 pages = 0, pagesOf = 0;
};

// A summary of one whole sync run.
struct SyncReport {
    std::vector<sync::PullReport> sources;
    qint64 opened = 0;  // commands of rules recorded
    qint64 pushed = 0;
    bool cancelled = false;
    bool failed() const;
};

// What destroying somebody's data came to.
struct Erased {
    qint64 pages = 0;      // received pages that were changed
    qint64 facts = 0;      // of whom nothing personal is left
    qint64 cases = 0;      // whose notes and names nobody can read any more
    qint64 documents = 0;  // removed
};

// The core as it runs: one thread for the journal, one that writes the cache, one for the archive,
// one that reads, one for the network. Everything crosses as values. All functions may be called
// from the thread that made it, and answer there.
class Engine : public QObject, private sync::Ingest, private sync::Outbox {
    Q_OBJECT
public:
    Engine(ProfileFiles files, ProfileConfig config, QObject* parent = nullptr);
    ~Engine() override;

    // Opens every file, repairs what a crash left undone, and answers once through opened().
    // `profileKey` unwraps the rest; `mayWrite` is false for a reader beside the owner.
    void open(const Secret& profileKey, bool mayWrite);
    bool isOpen() const { return m_open; }
    // Before open(): how long it waits for vendors, and how often it asks again.
    void setPatience(const sync::Patience& patience) { m_patience = patience; }
    // Ends an opening that makes things again, after the transaction that it is in: opened() says
    // Cancelled, the files are whole, and the next opening goes on from there.
    void cancelOpening() { m_cancelOpening.store(true); }

    ProfileClock& clock() { return m_clock; }
    const Setup& setup() const { return m_setup; }
    const ProfileFiles& files() const { return m_files; }
    const ProfileConfig& config() const { return m_config; }
    // How far a source's clock is ahead of this machine's wall, as last measured; none before it
    // answered for the first time, and in practice.
    std::optional<Millis> ahead(SourceNumber source) const;
    // Likewise of the profile's own time.
    std::optional<Millis> ahead() const;

    QFuture<Result<view::Receipt>> dispatch(const Command& command);
    // Keeps a sealed copy of a file of somebody's, and reads one again, on the archive's thread.
    QFuture<Result<Evidence>> keepEvidence(const QString& path);
    QFuture<Result<QByteArray>> evidence(const QByteArray& sha256);
    QFuture<Result<qint64>> configure(const QByteArray& type, const QJsonObject& body,
                                      const QByteArray& sealed = {});

    // What runs on the reader's thread gets these: connections that see one committed state each.
    struct Reader {
        store::Database* cache = nullptr;
        store::Worklists* lists = nullptr;
        store::CaseTables* cases = nullptr;
        store::FactTables* facts = nullptr;
        store::FeedTables* feeds = nullptr;
        journal::LocalJournal* journal = nullptr;
        store::SubjectKeys* keys = nullptr;
    };
    template <class F>
    auto read(F question)
    {
        return m_reader->ask([this, question = std::move(question)]() mutable {
            return question(static_cast<const Reader&>(m_read));
        });
    }

    // Drafts and settings of this desk. What is kept is on the disk when that is said.
    QFuture<Done> saveDraft(const QString& subject, const QString& person, const QString& text);
    QFuture<QString> draft(const QString& subject, const QString& person);
    QFuture<int> draftCount();

    // The credential of a source, for this run of the program.
    void setSecret(SourceNumber source, const Secret& secret);

    // What a run reads: what changed; that, and a piece of the sweep when one is due and nobody has
    // done anything for a minute; or that and the whole sweep.
    enum class Extent { Changes, AsDue, Sweep };
    // How many pages of a source's sweep one run reads when nobody asked for it.
    void setSweepPages(qint64 pages) { m_sweepPages = pages; }
    // One run at a time; false when one is under way. Ends with syncFinished().
    bool sync(Extent extent = Extent::Changes);
    void cancelSync();
    bool syncing() const { return m_syncing; }
    // The last sweep of each source that came to its end.
    const std::map<SourceNumber, view::Sweep>& sweeps() const { return m_swept; }
    // Ends the holding of a mass change of a source on a person's word: what was read is so (pass),
    // or everything is read again before anybody decides (refused). Denied to who is neither
    // operations manager nor administrator, NotFound when nothing is held of it.
    QFuture<Done> decideMassChange(SourceNumber source, bool pass, PersonId person);
    // Looks at what the rules have left to look at, and at what time has changed.
    void tend();
    // Sends what is ready; ends with pushed().
    void push();

    // Makes today's backup now, whether or not there is one: its folder.
    QFuture<Result<QString>> backUp();
    // Ends the quarantine before every source was read again, on a person's word: what was ready
    // when the journal was taken back is looked up at the vendors before it is sent. Denied to who
    // is neither operations manager nor administrator, NotFound without a quarantine.
    QFuture<Done> liftQuarantine(PersonId person);

    // People of whom all of `text` is true (store::PersonQuery).
    QFuture<Result<store::PersonIndex::Found>> people(const QString& text, int limit);
    // Looks at who came or changed since they were looked at last, a few at a time, while no run is
    // read; ends with indexed().
    void indexPeople();
    // What is known of the person with an e-mail address or an order.
    QFuture<Result<store::Traces>> traces(const QString& who);
    // Destroys it: in what was received, in facts, notes, drafts and documents, and in the backups
    // here; what comes of it later is stripped before it is kept. An entry says that it was done,
    // and not to whom. Denied to who is neither governance nor administrator, NotFound, Busy while
    // a sync runs, Conflict with the numbers while cases about the person are open or changes of
    // theirs have no answer. What a stop leaves undone the next opening does.
    QFuture<Result<Erased>> erase(const QString& who, PersonId person);

signals:
    // While somebody is erased: how far it has come with the received pages.
    void erasing(qint64 page, qint64 of);
    void indexed();
    // While opened() is still to come, and only when there is something to make again.
    void opening(const docket::OpenProgress& progress);
    void opened(const docket::Result<docket::OpenReport>& report);
    void changed(const docket::view::Changes& changes);
    void setupChanged();
    // How far a source's clock is ahead has changed by more than a second.
    void timeMeasured();
    void syncProgress(docket::SourceNumber source, const QByteArray& feed, qint64 pages,
                      qint64 facts);
    void sourceFinished(const docket::sync::PullReport& report);
    void syncFinished(const docket::SyncReport& report);
    void tended(qint64 recorded);
    // A file was found damaged while it is in use: the next start mends it. Until then nothing is
    // sent when it is the journal.
    void damaged(const QString& file);
    void backupFailed(const docket::Error& error);
    void checked();  // after an unclean end: every file has been looked at
    void pushed();

private:
    struct Writing;
    struct Judging;
    struct Mark;
    struct Chunk;
    struct Erasing;

    void openFiles();
    Result<std::unique_ptr<journal::LocalJournal>> openJournal();
    Result<OpenReport> openCache(bool mayWrite);
    Result<OpenReport> openWriter(bool mayWrite);
    Done mendDerived();
    Result<Setup> setupInJournal() const;
    Done readAgainSince(const Setup& setup, Instant since);
    Done archiveGone(qint64 pages);
    Done noteRestored();
    Result<bool> allReadAgain() const;
    Done lift(const Actor& actor);
    void keepDue();
    void keepTail();
    void keepDay();
    void checkRest();
    void suspect(const QString& file);
    void tellSetup();
    Done openJudging(bool mayWrite);
    Done completeSetup();
    Done openReader();
    Result<qint64> replayPages(OpenProgress& progress);
    bool onward(const OpenProgress& progress);
    void applyEntries(const std::vector<Entry>& entries);
    void pumpPages();
    void commitPagesLater();
    void prepareSync();
    void makeIndexesLast();
    Result<Chunk> tendSome();
    void tendOn(qint64 sum);
    Result<std::optional<store::OutboxRow>> nextIntent(bool starting,
                                                       const std::set<SourceNumber>& rests);
    Result<bool> stillAllowed(const store::OutboxRow& row);
    Result<std::optional<Intent>> currentIntent(const store::OutboxRow& row) const;
    Done doubtSent();
    Done step(const store::OutboxRow& row, const Intent& intent, IntentState to,
              const QByteArray& occasion, const QByteArray& why);
    template <class T>
    void answer(const QPointer<QObject>& asker, const std::function<void(T)>& then, T value);
    void tell(view::Changes changes);
    void finishSync();
    void holdMassChanges(const std::vector<sync::PullReport>& reports);
    void finishSyncTended();
    void noteHead();
    void heardTime(SourceNumber source, Instant server, Instant sent, Instant received);
    void tellTime(SourceNumber source);
    void noteTime(const std::map<SourceNumber, Millis>& ahead);
    void recallTime();
    void recallSweeps();
    Done mayErase(const Erasure& erasure, PersonId person) const;
    void eraseDue(const Setup& setup, std::function<void(const QStringList&)> then);
    void eraseRemaining(const Setup& setup, const QStringList& failed,
                        std::function<void(const QStringList&)> then);
    Done noteErased(const Setup& setup, qint64 seq);
    void carryOut(const Erasure& erasure, std::function<void(Result<Erased>)> then);
    void erased(const std::shared_ptr<Erasing>& work, const Error& error);
    void erasePages(const std::shared_ptr<Erasing>& work);
    void eraseFactsNext(const std::shared_ptr<Erasing>& work);
    Done eraseFacts(Erasing& work);
    void eraseRest(const std::shared_ptr<Erasing>& work);
    void tellMarks(const Setup& setup);
    void keepSweep(SourceNumber source, const view::Sweep& sweep);
    bool sweepDue(SourceNumber source) const;

    // sync::Ingest
    void begin(SourceNumber source, QObject* context,
               std::function<void(Result<sync::Begin>)> then) override;
    void followUps(SourceNumber source, int limit, QObject* context,
                   std::function<void(Result<std::vector<store::FollowUpRow>>)> then) override;
    void page(sync::PageIn page, QObject* context,
              std::function<void(Result<store::Written>)> then) override;
    void known(SourceNumber source, FactKind kind, Instant since, const QByteArray& after,
               QObject* context,
               std::function<void(Result<std::vector<QByteArray>>)> then) override;
    void sweeping(SourceNumber source, Instant begun) override;
    void flush(QObject* context, std::function<void(Done)> then) override;
    void feed(const store::FeedRow& row) override;
    // sync::Outbox
    void take(bool starting, const std::set<SourceNumber>& rests, QObject* context,
              std::function<void(Result<std::optional<store::OutboxRow>>)> then) override;
    void settle(CaseId subject, const Settle& step, QObject* context,
                std::function<void(Done)> then) override;
    void learned(SourceNumber source, const vendor::Response& response,
                 const vendor::Settlement& settlement) override;

    ProfileFiles m_files;
    ProfileConfig m_config;
    ProfileClock m_clock;
    Setup m_setup;  // this thread's copy
    Secret m_profileKey;
    std::map<SourceNumber, Secret> m_secrets;  // the network's thread's
    Setup m_netSetup;                          // likewise
    // Likewise: those under way.
    std::map<SourceNumber, std::shared_ptr<sync::Sweep>> m_sweeps;
    std::map<SourceNumber, view::Sweep> m_swept;  // this thread's
    qint64 m_sweepPages = 100;                    // about a minute
    Instant m_lastAct;                            // when somebody did something here
    sync::ServerTime m_serverTime;                // likewise
    std::map<SourceNumber, Millis> m_ahead;       // this thread's: of the even clock
    std::atomic<bool> m_cancelOpening{false};
    std::atomic<bool> m_reading{false};  // a run has not been looked at yet: no rule judges by it
    std::atomic<int> m_wanted{0};        // commands of people whose entries the writer has not seen
    std::atomic<bool> m_bare{false};     // a first sync: the facts have no secondary indexes yet
    std::atomic<int> m_sinceTail{0};     // entries that the journal's copy lacks
    std::atomic<qint64> m_tailAt{INT64_MIN};  // when that was last brought up
    std::atomic<bool> m_stopKeeping{false};
    std::atomic<bool> m_checked{false};  // after an unclean end: every file was looked at
    std::atomic<bool> m_journalSuspect{false};
    QStringList m_suspects;  // the journal's thread's, while it opens; then the keeper's
    QStringList m_mended;    // one thread's after the other, while it opens
    bool m_unclean = false;
    bool m_marked = false;
    bool m_again = false;  // the opening begins once more, because the journal was damaged
    bool m_keepingDay = false;
    QTimer m_keepTimer;
    sync::Patience m_patience;
    bool m_open = false;
    bool m_mayWrite = false;
    bool m_syncing = false;
    bool m_tending = false;
    bool m_tendAgain = false;
    SyncReport m_report;
    int m_pulling = 0;

    std::unique_ptr<Writing> m_write;
    std::unique_ptr<Judging> m_judge;
    Reader m_read;
    std::unique_ptr<store::Archive> m_archiveStore;
    // The archive's thread's: what may not come in again, and the sources to read it by.
    Marks m_marks;
    Setup m_markSetup;
    std::unique_ptr<store::Database> m_desk;
    std::unique_ptr<store::DeskTables> m_deskTables;

    // Made first, destroyed last: their work refers to everything above.
    std::unique_ptr<Worker> m_archive, m_writer, m_journal, m_reader, m_network, m_keeper;
    QObject* m_net = nullptr;  // lives on the network's thread, owns transport, pullers and pusher
    sync::Transport* m_transport = nullptr;
    sync::Pusher* m_pusher = nullptr;
    QList<sync::Puller*> m_pullers;
};

}  // namespace docket
