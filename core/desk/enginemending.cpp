// SPDX-License-Identifier: GPL-3.0-or-later
// What a start finds damaged and makes whole again, what is kept for that, and the quarantine after
// the journal was taken back.
#include "core/desk/backups.h"
#include "core/desk/engineparts.h"
#include "core/journal/journalbackup.h"
#include "core/store/backup.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPromise>

#include <algorithm>
#include <chrono>
#include <climits>

namespace docket {

namespace {

constexpr Millis kTailEvery = minutes(5);
constexpr auto kLook = std::chrono::minutes(1);

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

QString say(const char* text)
{
    return QCoreApplication::translate("Backups", text);
}

}  // namespace

Result<std::unique_ptr<journal::LocalJournal>> Engine::openJournal()
{
    const Backups backups(m_files);
    QFile marker(m_files.marker());
    m_unclean = m_again || marker.exists();
    if (marker.open(QIODevice::ReadOnly))
        m_suspects = QString::fromUtf8(marker.readAll()).split(u'\n', Qt::SkipEmptyParts);
    marker.close();
    if (m_unclean || !QFileInfo::exists(m_files.keys())) {
        const auto keys = backups.mendKeys(m_clock.now());
        if (!keys)
            return fail(keys.error());
        const auto desk = backups.mendDesk(m_clock.now());
        if (!desk)
            return fail(desk.error());
        for (const QString& done : {*keys, *desk})
            if (!done.isEmpty())
                m_mended.append(done);
    }
    Done look = backups.lookAtJournal(m_unclean);
    for (int turn = 0;; ++turn) {
        if (!look) {
            if (look.error().kind != ErrorKind::Corrupt)
                return fail(look.error());
            const auto restored = backups.restoreJournal(m_clock.now(), look.error().detail);
            if (!restored)
                return fail(restored.error());
            m_mended.append(restored->words());
        }
        auto journal = journal::LocalJournal::open(m_files.journal(), store::Open::Write);
        if (!journal && (journal.error().kind != ErrorKind::Corrupt || turn > 0))
            return journal;
        if (journal) {
            m_marked = marker.open(QIODevice::WriteOnly | QIODevice::Append);
            return journal;
        }
        look = fail(journal.error());
    }
}

Result<OpenReport> Engine::openCache(bool mayWrite)
{
    // Damage may show to whoever reads after this: then the opening begins again, and looks.
    const bool bad = [this] {
        for (const QString& file : {m_files.cache(), m_files.payload()})
            if ((m_again || m_suspects.contains(file)) && QFileInfo::exists(file) &&
                !store::quickCheck(file))
                return true;
        return m_again && m_mended.isEmpty();
    }();
    if (mayWrite && bad)
        if (auto done = mendDerived(); !done)
            return fail(done.error());
    for (int turn = 0;; ++turn) {
        auto report = openWriter(mayWrite);
        if (report) {
            m_suspects.clear();
            report->mended = m_mended;
            if (m_marked)
                QFile::resize(m_files.marker(), 0);
            return report;
        }
        if (!mayWrite || report.error().kind != ErrorKind::Corrupt || turn > 1)
            return report;
        m_write = std::make_unique<Writing>();
        if (auto done = mendDerived(); !done)
            return fail(done.error());
    }
}

// Sets aside what is damaged of the two files that can be had again. On the writer's thread, which
// has neither open.
Done Engine::mendDerived()
{
    const auto bad = [](const QString& file) {
        const Done whole = store::quickCheck(file);
        return !whole && whole.error().kind == ErrorKind::Corrupt;
    };
    if (bad(m_files.payload())) {
        const auto aside = store::setAside(m_files.payload(), m_clock.now());
        if (!aside)
            return fail(aside.error());
        m_mended.append(
            say(QT_TRANSLATE_NOOP("Backups", "The archive of received pages was damaged; it was "
                                             "set aside as %1."))
                .arg(QFileInfo(*aside).fileName()));
        return {};
    }
    // A journal that cannot be read is no fault of the cache.
    if (auto head = journal::checkJournal(m_files.journal()); !head)
        return fail(head.error());
    // One damaged cache is enough to look at, and it is a large file.
    QDir folder(m_files.folder);
    for (const QString& older : folder.entryList({key("cache.db.damaged-*")}, QDir::Files))
        folder.remove(older);
    const auto aside = store::setAside(m_files.cache(), m_clock.now());
    if (!aside)
        return fail(aside.error());
    m_mended.append(
        say(QT_TRANSLATE_NOOP("Backups", "The cache was damaged; it was set aside as %1 and made "
                                         "again from archive and journal."))
            .arg(QFileInfo(*aside).fileName()));
    return {};
}

// What is decided about the profile, without the names of people.
Result<Setup> Engine::setupInJournal() const
{
    Setup setup;
    const auto profile = m_write->journal->of(profileSubject(), 0);
    if (!profile)
        return fail(profile.error());
    for (const Entry& entry : *profile)
        if (auto done = apply(setup, entry, {}); !done)
            return fail(done.error());
    return setup;
}

// The pages up to where the cache stands are not all in the archive: what it has is decoded again,
// and everything is read again, so that it is whole once more.
Done Engine::archiveGone(qint64 pages)
{
    auto transaction = store::Transaction::begin(*m_write->cache);
    if (!transaction)
        return fail(transaction.error());
    if (auto done = m_write->feeds->forget(); !done)
        return done;
    if (auto done = store::setPosition(*m_write->cache, kFactsPosition, {}); !done)
        return done;
    if (auto done = transaction->commit(); !done)
        return done;
    m_mended.append(
        say(QT_TRANSLATE_NOOP("Backups", "%1 received pages are missing from the archive. Every "
                                         "source is read again; what its vendor no longer tells "
                                         "is in the cache alone."))
            .arg(pages));
    return {};
}

// Every source is to be read again from there. Until it was, nothing of it counts as read whole.
Done Engine::readAgainSince(const Setup& setup, Instant since)
{
    const auto rows = m_write->feeds->feeds();
    if (!rows)
        return fail(rows.error());
    auto transaction = store::Transaction::begin(*m_write->cache);
    if (!transaction)
        return fail(transaction.error());
    for (store::FeedRow row : *rows) {
        const Source* source = setup.source(row.source);
        const vendor::Connector* connector = source ? vendor::find(source->connector) : nullptr;
        if (!connector)
            continue;
        for (const vendor::Feed& feed : connector->feeds()) {
            // What was walked once is told of by its changes; and where the vendor no longer tells
            // of changes so old, the run walks it again.
            if (feed.name != row.feed || feed.mode == vendor::FeedMode::Walk)
                continue;
            if (row.highWater.isSet())
                row.highWater = std::min(row.highWater, since);
            row.walk.clear();
            row.lastSuccess = {};
            if (auto done = m_write->feeds->save(row); !done)
                return done;
        }
    }
    return transaction->commit();
}

// The journal says itself that it was taken back, and from then on a cut is no riddle.
Done Engine::noteRestored()
{
    const Backups backups(m_files);
    const auto restored = backups.restored();
    if (!restored)
        return {};
    const QJsonObject body{{key("active"), true},         {key("since"), restored->since().ms},
                           {key("head"), restored->head}, {key("head_at"), restored->headAt.ms},
                           {key("lost"), restored->lost}, {key("why"), restored->why}};
    if (auto seq = m_judge->dispatcher->configure(Actor::system(), "quarantine_set", body, {});
        !seq)
        return fail(seq.error());
    if (QFileInfo::exists(m_files.desk())) {
        auto desk = store::Database::open(m_files.desk(), store::Open::Write, store::Sync::Full);
        if (!desk)
            return fail(desk.error());
        if (auto done = store::DeskTables(**desk).dropAnchorsAfter(restored->head); !done)
            return done;
    }
    return backups.forgetRestored();
}

Done Engine::Judging::findForgotten(work::Picture& picture, Instant since) const
{
    for (const auto& refund : picture.gatewayRefunds) {
        if (refund.deleted || refund.fact.action.isEmpty() || refund.fact.createdAt < since)
            continue;
        const auto intent = IntentId::parse(QString::fromLatin1(refund.fact.action));
        if (intent.isNull())
            continue;
        const auto known = cases->outboxOf(intent);
        if (!known)
            return fail(known.error());
        if (!*known)
            picture.forgotten.push_back(refund.ref.id);
    }
    return {};
}

Result<bool> Engine::allReadAgain() const
{
    const auto rows = m_judge->feeds->feeds();
    if (!rows)
        return fail(rows.error());
    for (const Source& source : m_judge->dispatcher->setup().sources) {
        const vendor::Connector* connector = vendor::find(source.connector);
        if (!connector)
            continue;
        for (const vendor::Feed& feed : connector->feeds()) {
            if (feed.mode == vendor::FeedMode::Child)
                continue;
            const bool read =
                std::any_of(rows->begin(), rows->end(), [&](const store::FeedRow& row) {
                    return row.source == source.number && row.feed == feed.name &&
                           row.lastSuccess.isSet() && !row.failingSince.isSet();
                });
            if (!read)
                return false;
        }
        const auto left = m_judge->feeds->followUps(source.number, 1);
        if (!left)
            return fail(left.error());
        if (!left->empty())
            return false;
    }
    return true;
}

// What was ready when the journal was taken back may have been sent since: it is looked up first.
Done Engine::lift(const Actor& actor)
{
    Judging& j = *m_judge;
    const qint64 head = j.dispatcher->setup().quarantine.head;
    const auto rows = j.cases->outbox(Instant{INT64_MAX}, INT_MAX);
    if (!rows)
        return fail(rows.error());
    for (const store::OutboxRow& row : *rows) {
        const auto intent = currentIntent(row);
        if (!intent)
            return fail(intent.error());
        if (!*intent || (*intent)->state != IntentState::Ready || (*intent)->seq > head)
            continue;
        if (auto done =
                step(row, **intent, IntentState::Unknown, "restored:" + QByteArray::number(head),
                     "the journal was taken back to a backup: this may have been sent");
            !done)
            return done;
    }
    const Quarantine& q = j.dispatcher->setup().quarantine;
    const QJsonObject body{{key("active"), false},
                           {key("since"), q.since.ms},
                           {key("head"), q.head},
                           {key("lost"), q.lost}};
    if (auto seq = j.dispatcher->configure(actor, "quarantine_set", body, {}); !seq)
        return fail(seq.error());
    tellSetup();
    QMetaObject::invokeMethod(
        this, [this] { push(); }, Qt::QueuedConnection);
    return {};
}

QFuture<Done> Engine::liftQuarantine(PersonId id)
{
    return m_journal->ask([this, id]() -> Done {
        if (!m_judge->dispatcher)
            return fail(ErrorKind::Busy, m_files.folder, key("was opened for reading only"));
        const Setup& setup = m_judge->dispatcher->setup();
        if (!setup.quarantine.active)
            return fail(ErrorKind::NotFound, m_files.folder, key("is in no quarantine"));
        const Person* person = setup.person(id);
        const bool may = person && person->active &&
                         (person->has(Role::OperationsManager) || person->has(Role::Administrator));
        if (!may)
            return fail(ErrorKind::Denied, m_files.folder,
                        key("only an operations manager or an administrator ends the quarantine"));
        return lift(Actor::person(id));
    });
}

QFuture<Result<QString>> Engine::backUp()
{
    return m_keeper->ask([this]() -> Result<QString> {
        if (!m_marked)
            return fail(ErrorKind::Busy, m_files.folder, key("was opened for reading only"));
        return Backups(m_files).keepDay(m_clock.now(), &m_stopKeeping);
    });
}

// After opening, and every minute: what the clock says is due.
void Engine::keepDue()
{
    if (!m_mayWrite || !m_marked)
        return;
    if (!m_keepTimer.isActive()) {
        connect(&m_keepTimer, &QTimer::timeout, this, [this] { keepDue(); });
        m_keepTimer.start(kLook);
        if (m_unclean)
            m_keeper->post([this] { checkRest(); });
        m_tailAt.store(m_clock.now().ms);
    }
    const Instant now = m_clock.now();
    if (m_sinceTail.load() > 0 && now - Instant{m_tailAt.load()} >= kTailEvery)
        keepTail();
    if (!m_keepingDay)
        keepDay();
}

void Engine::keepTail()
{
    m_sinceTail.store(0);
    m_tailAt.store(m_clock.now().ms);
    m_keeper->post([this] {
        if (const auto kept = Backups(m_files).keepTail(); !kept) {
            if (kept.error().kind == ErrorKind::Corrupt)
                suspect(m_files.journal());
            QMetaObject::invokeMethod(
                this, [this, error = kept.error()] { emit backupFailed(error); },
                Qt::QueuedConnection);
        }
    });
}

void Engine::keepDay()
{
    m_keepingDay = true;
    m_keeper->post([this] {
        const Backups backups(m_files);
        const Instant now = m_clock.now();
        const auto kept =
            backups.hasDay(now) ? Result<QString>(QString()) : backups.keepDay(now, &m_stopKeeping);
        QMetaObject::invokeMethod(
            this,
            [this, kept] {
                m_keepingDay = false;
                if (!kept && kept.error().kind != ErrorKind::Cancelled)
                    emit backupFailed(kept.error());
            },
            Qt::QueuedConnection);
        if (!kept && kept.error().kind == ErrorKind::Corrupt)
            checkRest();
    });
}

// The files that are too large to look at before they are used. On the keeper's thread.
void Engine::checkRest()
{
    if (auto head = journal::checkJournal(m_files.journal(), &m_stopKeeping);
        !head && head.error().kind == ErrorKind::Corrupt)
        suspect(m_files.journal());
    for (const QString& file : {m_files.cache(), m_files.payload()}) {
        const Done whole = store::quickCheck(file, &m_stopKeeping);
        if (!whole && whole.error().kind == ErrorKind::Cancelled)
            return;
        if (!whole && whole.error().kind == ErrorKind::Corrupt)
            suspect(file);
    }
    m_checked.store(true);
    QMetaObject::invokeMethod(
        this, [this] { emit checked(); }, Qt::QueuedConnection);
}

// Written down for the next start, which mends it before it is used. On the keeper's thread.
void Engine::suspect(const QString& file)
{
    if (m_suspects.contains(file))
        return;
    m_suspects.append(file);
    if (file == m_files.journal())
        m_journalSuspect.store(true);
    QFile marker(m_files.marker());
    if (marker.open(QIODevice::WriteOnly | QIODevice::Append))
        marker.write(file.toUtf8() + '\n');
    QMetaObject::invokeMethod(
        this, [this, file] { emit damaged(file); }, Qt::QueuedConnection);
}

}  // namespace docket
