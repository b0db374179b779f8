// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/backups.h"
#include "core/desk/engineparts.h"
#include "core/desk/verification.h"
#include "core/store/evidence.h"
#include "core/sync/folder.h"

#include <QFile>
#include <QPromise>
#include <QUrl>

#include <algorithm>

namespace docket {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

constexpr auto kDraft = "desk.draft";
constexpr auto kEvidence = "evidence";

}  // namespace

bool SyncReport::failed() const
{
    return std::any_of(sources.begin(), sources.end(),
                       [](const sync::PullReport& r) { return r.failed(); });
}

Engine::Engine(ProfileFiles files, ProfileConfig config, QObject* parent)
    : QObject(parent)
    , m_files(std::move(files))
    , m_config(std::move(config))
    , m_write(std::make_unique<Writing>())
    , m_judge(std::make_unique<Judging>())
    , m_archive(std::make_unique<Worker>(key("archive")))
    , m_writer(std::make_unique<Worker>(key("writer")))
    , m_journal(std::make_unique<Worker>(key("journal")))
    , m_reader(std::make_unique<Worker>(key("reader")))
    , m_network(std::make_unique<Worker>(key("network")))
    , m_keeper(std::make_unique<Worker>(key("keeper")))
{
    if (!m_config.practiceUrl.isEmpty())
        m_clock.practice(m_config.practicePace);
}

Engine::~Engine()
{
    cancelOpening();
    // The one order in which the core stops: nothing new from outside, then what judges, then what
    // writes, then what reads. Each thread closes its own files.
    m_network->post([this] {
        delete m_net;
        m_net = nullptr;
    });
    m_network->stop();
    m_journal->post([this] { m_judge.reset(); });
    m_journal->stop();
    // What takes long is left for the next start; the journal's copy is brought up to it.
    m_stopKeeping.store(true);
    m_keeper->post([this] {
        if (m_marked && m_sinceTail.load() > 0)
            (void)Backups(m_files).keepTail();
    });
    m_keeper->stop();
    m_archive->post([this] { m_archiveStore.reset(); });
    m_archive->stop();
    m_writer->post([this] {
        if (m_write->pages)
            (void)m_write->pages->commit();
        m_write.reset();
    });
    m_writer->stop();
    m_reader->post([this] {
        noteHead();
        delete m_read.lists;
        delete m_read.cases;
        delete m_read.facts;
        delete m_read.feeds;
        delete m_read.journal;
        delete m_read.keys;
        delete m_read.cache;
        m_deskTables.reset();
        m_desk.reset();
    });
    m_reader->stop();
    if (m_marked && m_suspects.isEmpty() && (!m_unclean || m_checked.load()))
        QFile::remove(m_files.marker());
}

void Engine::tell(view::Changes changes)
{
    QMetaObject::invokeMethod(
        this, [this, changes = std::move(changes)] { emit changed(changes); },
        Qt::QueuedConnection);
}

void Engine::open(const Secret& profileKey, bool mayWrite)
{
    m_profileKey = profileKey;
    m_mayWrite = mayWrite;
    m_network->post([this] {
        m_net = new QObject;
        m_transport = new sync::Transport(m_patience, m_net);
        m_transport->setFolder(m_files.folder);
        QObject::connect(m_transport, &sync::Transport::serverTime, m_net,
                         [this](SourceNumber source, Instant server, Instant sent,
                                Instant received) { heardTime(source, server, sent, received); });
    });
    openFiles();
}

void Engine::openFiles()
{
    const bool mayWrite = m_mayWrite;
    const auto failed = [this](const Error& error) {
        // Damage that shows late is looked for from the beginning, once.
        if (error.kind == ErrorKind::Corrupt && m_mayWrite && !m_again) {
            m_again = true;
            m_archive->post([this] { m_archiveStore.reset(); });
            m_writer->post([this] {
                m_write = std::make_unique<Writing>();
                m_journal->post([this] {
                    m_judge = std::make_unique<Judging>();
                    openFiles();
                });
            });
            return;
        }
        QMetaObject::invokeMethod(
            this, [this, error] { emit opened(fail(error)); }, Qt::QueuedConnection);
    };
    // Journal first (a schema to read), then the cache against it, then who judges and who reads.
    m_journal->post([this, failed, mayWrite] {
        if (mayWrite) {
            auto journal = openJournal();
            if (!journal)
                return failed(journal.error());
            m_judge->journal = std::move(*journal);
        }
        m_writer->post([this, failed, mayWrite] {
            auto report = openCache(mayWrite);
            if (!report)
                return failed(report.error());
            m_archive->post([this, failed, mayWrite, report = *report] {
                if (mayWrite) {
                    auto archive = store::Archive::open(m_files.payload(), store::Open::Write,
                                                        deriveKey(m_profileKey, "archive"));
                    if (!archive)
                        return failed(archive.error());
                    m_archiveStore = std::move(*archive);
                }
                m_journal->post([this, failed, mayWrite, report] {
                    if (auto done = openJudging(mayWrite); !done)
                        return failed(done.error());
                    const Setup setup =
                        m_judge->dispatcher ? m_judge->dispatcher->setup() : m_judge->readSetup;
                    tellMarks(setup);
                    m_reader->post([this, failed, setup, report] {
                        if (auto done = openReader(); !done)
                            return failed(done.error());
                        eraseDue(setup, [this, setup, report](const QStringList& left) mutable {
                            report.mended += left;
                            QMetaObject::invokeMethod(
                                this,
                                [this, setup, report] {
                                    m_setup = setup;
                                    m_open = true;
                                    m_lastAct = m_clock.now();
                                    emit opened(report);
                                    keepDue();
                                    indexPeople();
                                },
                                Qt::QueuedConnection);
                        });
                    });
                });
            });
        });
    });
}

Done Engine::openReader()
{
    auto cache = store::Database::open(m_files.cache(), store::Open::Read, store::Sync::Normal);
    if (!cache)
        return fail(cache.error());
    auto journal = journal::LocalJournal::open(m_files.journal(), store::Open::Read);
    if (!journal)
        return fail(journal.error());
    auto keys = store::SubjectKeys::open(m_files.keys(), store::Open::Read, m_profileKey);
    if (!keys)
        return fail(keys.error());
    m_read.cache = cache->release();
    m_read.lists = new store::Worklists(*m_read.cache);
    m_read.cases = new store::CaseTables(*m_read.cache);
    m_read.facts = new store::FactTables(*m_read.cache, deriveKey(m_profileKey, "facts"));
    m_read.feeds = new store::FeedTables(*m_read.cache);
    m_read.journal = journal->release();
    m_read.keys = keys->release();

    auto desk = store::Database::open(
        m_files.desk(), m_mayWrite ? store::Open::Write : store::Open::Read, store::Sync::Full);
    if (!desk && m_mayWrite)
        return fail(desk.error());
    if (desk) {
        m_desk = std::move(*desk);
        if (m_mayWrite)
            if (auto done = store::migrate(*m_desk, key("desk")); !done)
                return done;
        m_deskTables = std::make_unique<store::DeskTables>(*m_desk);
        recallTime();
        recallSweeps();
    }
    return {};
}

QFuture<Result<view::Receipt>> Engine::dispatch(const Command& command)
{
    m_lastAct = m_clock.now();
    auto promise = std::make_shared<QPromise<Result<view::Receipt>>>();
    promise->start();
    m_journal->post([this, command, promise] {
        Result<view::Receipt> receipt =
            fail(ErrorKind::Busy, m_files.folder, key("was opened for reading only"));
        if (m_judge->dispatcher) {
            m_judge->personAsks = true;
            receipt = m_judge->dispatcher->dispatch(command);
            m_judge->personAsks = false;
        }
        // Through the writer, so that whoever hears the receipt reads what it did.
        m_writer->post([this, promise, receipt = std::move(receipt)] {
            promise->addResult(receipt);
            promise->finish();
            if (receipt)
                QMetaObject::invokeMethod(
                    this, [this] { push(); }, Qt::QueuedConnection);
        });
    });
    return promise->future();
}

QFuture<Result<Evidence>> Engine::keepEvidence(const QString& path)
{
    return m_archive->ask([this, path]() -> Result<Evidence> {
        if (!m_mayWrite)
            return fail(ErrorKind::Busy, m_files.folder, key("was opened for reading only"));
        return store::EvidenceFiles(m_files.evidence(), deriveKey(m_profileKey, kEvidence))
            .keep(path);
    });
}

QFuture<Result<QByteArray>> Engine::evidence(const QByteArray& sha256)
{
    return m_archive->ask([this, sha256] {
        return store::EvidenceFiles(m_files.evidence(), deriveKey(m_profileKey, kEvidence))
            .read(sha256);
    });
}

QFuture<Result<qint64>> Engine::configure(const QByteArray& type, const QJsonObject& body,
                                          const QByteArray& sealed)
{
    return m_journal->ask([this, type, body, sealed]() -> Result<qint64> {
        if (!m_judge->dispatcher)
            return fail(ErrorKind::Busy, m_files.folder, key("was opened for reading only"));
        auto seq = m_judge->dispatcher->configure(Actor::system(), type, body, sealed);
        tellSetup();
        return seq;
    });
}

// From the journal's thread: what is decided about the profile now.
void Engine::tellSetup()
{
    tellMarks(m_judge->dispatcher->setup());
    QMetaObject::invokeMethod(
        this,
        [this, setup = m_judge->dispatcher->setup()] {
            m_setup = setup;
            emit setupChanged();
        },
        Qt::QueuedConnection);
}

void Engine::noteHead()
{
    if (!m_deskTables || !m_mayWrite || !m_read.journal)
        return;
    if (const auto head = m_read.journal->head(); head && head->seq > 0)
        (void)m_deskTables->saveAnchor({head->seq, head->hash});
}

QFuture<Done> Engine::saveDraft(const QString& subject, const QString& person, const QString& text)
{
    m_lastAct = m_clock.now();
    return m_reader->ask([this, subject, person, text]() -> Done {
        if (!m_mayWrite || !m_deskTables)
            return fail(ErrorKind::Busy, m_files.desk(), key("was opened for reading only"));
        const QByteArray sealed =
            text.isEmpty() ? QByteArray()
                           : seal(deriveKey(m_profileKey, "drafts"), text.toUtf8(), kDraft);
        return m_deskTables->saveDraft({subject, person}, sealed, m_clock.now());
    });
}

QFuture<QString> Engine::draft(const QString& subject, const QString& person)
{
    return m_reader->ask([this, subject, person]() -> QString {
        const auto sealed = m_deskTables ? m_deskTables->draft({subject, person})
                                         : Result<QByteArray>(QByteArray());
        if (!sealed || sealed->isEmpty())
            return {};
        const auto text = openSealed(deriveKey(m_profileKey, "drafts"), *sealed, kDraft);
        return text ? QString::fromUtf8(*text) : QString();
    });
}

QFuture<int> Engine::draftCount()
{
    return m_reader->ask(
        [this]() -> int { return m_deskTables ? m_deskTables->draftCount().value_or(0) : 0; });
}

void Engine::setSecret(SourceNumber source, const Secret& secret)
{
    m_network->post([this, source, secret] {
        m_secrets[source] = secret;
        if (m_transport)
            m_transport->courtesy(source).renewed();
    });
}

bool Engine::sync(Extent extent)
{
    if (!m_open || !m_mayWrite || m_syncing)
        return false;
    m_syncing = true;
    m_reading.store(true);
    m_report = {};
    m_pulling = 0;
    std::vector<Source> sources;
    for (const Source& source : m_setup.sources)
        if (vendor::find(source.connector))
            sources.push_back(source);
    m_pulling = static_cast<int>(sources.size());
    if (sources.empty()) {
        QMetaObject::invokeMethod(
            this, [this] { finishSync(); }, Qt::QueuedConnection);
        return true;
    }
    std::map<SourceNumber, qint64> pages;  // of its sweep
    for (const Source& source : sources)
        if (extent == Extent::Sweep)
            pages[source.number] = INT64_MAX;
        else if (extent == Extent::AsDue && sweepDue(source.number))
            pages[source.number] = m_sweepPages;
    const auto began = [swept = m_swept](SourceNumber source) {
        const auto last = swept.find(source);
        return last == swept.end() ? Instant() : last->second.started;
    };
    m_writer->post([this] { prepareSync(); });
    m_network->post([this, sources, pages, began] {
        std::set<SourceNumber> asked;
        for (const Source& source : sources)
            if (sync::folderOf(source.baseUrl, m_files.folder).isEmpty())
                asked.insert(source.number);
        m_serverTime.await(asked);
        for (const Source& source : sources) {
            auto* puller =
                new sync::Puller(source, *vendor::find(source.connector), m_secrets[source.number],
                                 *m_transport, *this, m_clock, m_net);
            m_pullers.append(puller);
            // One that is under way hears of what is announced, whether it goes on now or not.
            auto& sweep = m_sweeps[source.number];
            const auto most = pages.find(source.number);
            if (!sweep && most != pages.end())
                sweep = std::make_shared<sync::Sweep>(vendor::find(source.connector)->feeds(),
                                                      m_clock.now(), began(source.number));
            if (sweep)
                puller->sweep(sweep, most == pages.end() ? 0 : most->second);
            connect(puller, &sync::Puller::progress, this, &Engine::syncProgress);
            connect(puller, &sync::Puller::finished, m_net,
                    [this, puller](const sync::PullReport& r) {
                        m_pullers.removeAll(puller);
                        puller->deleteLater();
                        if (r.swept)
                            m_sweeps.erase(r.source);
                        if (m_serverTime.ended(r.source))
                            tellTime(r.source);
                        QMetaObject::invokeMethod(
                            this,
                            [this, r] {
                                m_report.sources.push_back(r);
                                m_report.sources.back().ahead = ahead(r.source);
                                if (r.swept)
                                    keepSweep(r.source, *r.swept);
                                m_report.cancelled = m_report.cancelled || r.cancelled;
                                emit sourceFinished(r);
                                if (--m_pulling == 0)
                                    finishSync();
                            },
                            Qt::QueuedConnection);
                    });
            puller->start();
        }
    });
    return true;
}

void Engine::cancelSync()
{
    m_network->post([this] {
        for (sync::Puller* puller : std::as_const(m_pullers))
            puller->cancel();
    });
}

void Engine::finishSync()
{
    m_writer->post([this, reports = m_report.sources] { holdMassChanges(reports); });
}

void Engine::finishSyncTended()
{
    m_reading.store(false);
    std::sort(m_report.sources.begin(), m_report.sources.end(),
              [](const auto& a, const auto& b) { return a.source < b.source; });
    // The last commits first, then the rules, then the word that it is done.
    connect(
        this, &Engine::tended, this,
        [this](qint64 recorded) {
            m_report.opened = recorded;
            m_syncing = false;
            m_reader->post([this, ahead = m_ahead] {
                noteHead();
                noteTime(ahead);
            });
            emit syncFinished(m_report);
            push();
        },
        Qt::SingleShotConnection);
    tend();
}

void Engine::push()
{
    if (!m_open || !m_mayWrite)
        return;
    m_network->post([this, setup = m_setup] {
        if (!m_pusher) {
            m_pusher = new sync::Pusher(
                setup, [this](SourceNumber number) { return m_secrets[number]; }, *m_transport,
                *this, m_clock, m_net);
            connect(m_pusher, &sync::Pusher::rested, this, &Engine::pushed);
        }
        m_netSetup = setup;
        m_pusher->setSetup(setup);
        m_pusher->wake();
    });
}

}  // namespace docket
