// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/backups.h"

#include "core/journal/journalbackup.h"
#include "core/store/backup.h"
#include "core/store/desktables.h"
#include "core/store/feedtables.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace docket {

namespace {

constexpr int kDays = 14;
constexpr int kKeyDays = 30;

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

QString say(const char* text)
{
    return QCoreApplication::translate("Backups", text);
}

// Days, by their names, newest first.
QStringList named(const QString& folder, QDir::Filters what, const QString& pattern)
{
    QStringList names = QDir(folder).entryList({pattern}, what | QDir::NoDotAndDotDot, QDir::Name);
    std::reverse(names.begin(), names.end());
    return names;
}

// How far anybody has seen the journal grow: this desk's heads, and the cache.
qint64 farthestSeen(const ProfileFiles& files)
{
    qint64 seen = 0;
    if (auto desk = store::Database::open(files.desk(), store::Open::Read, store::Sync::Full))
        if (const auto anchors = store::DeskTables(**desk).anchors(); anchors && !anchors->empty())
            seen = anchors->back().seq;
    if (auto cache = store::Database::open(files.cache(), store::Open::Read, store::Sync::Normal))
        if (const auto at = store::position(**cache, "cases"))
            seen = std::max(seen, at->seq);
    return seen;
}

// A damaged journal may still say how far it went.
qint64 headOf(const QString& path)
{
    const auto journal = journal::LocalJournal::open(path, store::Open::Read);
    if (!journal)
        return 0;
    const auto head = (*journal)->head();
    return head ? head->seq : 0;
}

constexpr auto kEmptied = "holds nothing: the log beside it is gone";

// A new profile's file is empty as well, but then there is no copy of it.
bool emptied(const QString& path)
{
    const auto begun = store::isBegun(path);
    return begun && !*begun;
}

}  // namespace

QString Restored::words() const
{
    QString out =
        say(QT_TRANSLATE_NOOP("Backups", "The journal could not be used (%1). It was taken back to "
                                         "its last backup, entry %2 of %3."))
            .arg(why)
            .arg(head)
            .arg(toIso(headAt));
    // How many there were is known only from a head that somebody has seen.
    out += u' ';
    out += lost > 0
               ? say(QT_TRANSLATE_NOOP("Backups", "Entries after it that are lost: at least %1."))
                     .arg(lost)
               : say(QT_TRANSLATE_NOOP("Backups", "No entry after it is known to be lost."));
    return out + u' ' +
           say(QT_TRANSLATE_NOOP("Backups", "Nothing is sent until every source was read again."));
}

QStringList Backups::days() const
{
    return named(folder(), QDir::Dirs, key("2*-*-*"));
}

QStringList Backups::keyCopies() const
{
    return named(folder() + key("/keys"), QDir::Files, key("2*-*-*.db"));
}

bool Backups::hasJournal() const
{
    return QFileInfo::exists(tail());
}

bool Backups::hasDay(Instant now) const
{
    return QFileInfo::exists(folder() + u'/' + store::dayText(now) + key("/journal.db"));
}

Result<journal::Head> Backups::keepTail() const
{
    auto head = journal::followJournal(m_files.journal(), tail());
    if (head)
        return head;
    // A copy that is itself damaged, or of another history, is no backup: it is kept, and the next
    // one is made whole.
    const bool apart = head.error().kind == ErrorKind::Conflict;
    if (!apart && !(head.error().kind == ErrorKind::Corrupt && !store::quickCheck(tail())))
        return head;
    const auto at = store::setAside(tail(), SystemClock().now());
    if (!at)
        return fail(at.error());
    return journal::followJournal(m_files.journal(), tail());
}

Result<QString> Backups::keepDay(Instant now, const std::atomic<bool>* stop) const
{
    if (auto kept = keepTail(); !kept)
        return fail(kept.error());
    const QString day = folder() + u'/' + store::dayText(now);
    if (auto done = store::backUp(
            m_files.keys(), folder() + key("/keys/") + store::dayText(now) + key(".db"), stop);
        !done)
        return fail(done.error());
    if (QFileInfo::exists(m_files.desk()))
        if (auto done = store::backUp(m_files.desk(), day + key("/desk.db"), stop); !done)
            return fail(done.error());
    if (QFileInfo::exists(m_files.payload()))
        if (auto done = store::followPages(m_files.payload(), folder() + key("/payload.db"), stop);
            !done)
            return fail(done.error());
    if (auto done = keepEvidence(stop); !done)
        return fail(done.error());
    QFile::remove(day + key("/profile.ini"));
    QFile::copy(m_files.config(), day + key("/profile.ini"));
    // The journal last: with it the day is whole.
    if (auto done = store::backUp(m_files.journal(), day + key("/journal.db"), stop); !done)
        return fail(done.error());
    if (auto head = journal::checkJournal(day + key("/journal.db"), stop); !head) {
        QFile::remove(day + key("/journal.db"));
        return fail(head.error());
    }
    prune(now);
    return day;
}

Done Backups::keepEvidence(const std::atomic<bool>* stop) const
{
    QDirIterator files(m_files.evidence(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        if (stop && stop->load())
            return fail(ErrorKind::Cancelled, m_files.evidence(), key("was stopped"));
        const QString from = files.next();
        const QString to =
            folder() + key("/evidence/") + QDir(m_files.evidence()).relativeFilePath(from);
        if (QFileInfo::exists(to))
            continue;
        QFile source(from);
        QDir().mkpath(QFileInfo(to).path());
        QSaveFile copy(to);
        if (!source.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly) ||
            copy.write(source.readAll()) != source.size() || !copy.commit())
            return fail(ErrorKind::Storage, to,
                        copy.error() == QFileDevice::NoError ? source.errorString()
                                                             : copy.errorString());
    }
    return {};
}

void Backups::prune(Instant now) const
{
    const QStringList all = days();
    for (int i = kDays; i < all.size(); ++i)
        QDir(folder() + u'/' + all.at(i)).removeRecursively();
    // Keys that are too old would undo an erasure: their copies go by their day, however few there
    // are, and those that a migration kept by the day on which they were made.
    const QDate last = QDate::fromString(store::dayText(now - docket::days(kKeyDays)), Qt::ISODate);
    QDir keys(folder() + key("/keys"));
    for (const QFileInfo& file : keys.entryInfoList(QDir::Files)) {
        const QDate named = QDate::fromString(file.completeBaseName(), Qt::ISODate);
        if ((named.isValid() ? named : file.lastModified().date()) < last)
            QFile::remove(file.filePath());
    }
}

Done Backups::lookAtJournal(bool whole) const
{
    const bool kept = hasJournal() || !days().isEmpty();
    if (!QFileInfo::exists(m_files.journal()))
        return kept ? Done(fail(ErrorKind::Corrupt, m_files.journal(), key("is missing"))) : Done();
    if (emptied(m_files.journal()))
        return kept ? Done(fail(ErrorKind::Corrupt, m_files.journal(), key(kEmptied))) : Done();
    if (whole)
        if (auto head = journal::checkJournal(m_files.journal()); !head)
            return fail(head.error());
    if (!hasJournal())
        return {};
    const auto ahead = journal::isAhead(tail(), m_files.journal());
    // A copy that cannot be read says nothing about the journal.
    if (!ahead)
        return ahead.error().where.startsWith(tail()) || !store::quickCheck(tail())
                   ? Done()
                   : Done(fail(ahead.error()));
    if (*ahead)
        return fail(ErrorKind::Corrupt, m_files.journal(),
                    key("entries that were in it are missing at its end"));
    return {};
}

Result<Restored> Backups::restoreJournal(Instant now, const QString& why) const
{
    QStringList candidates{tail()};
    for (const QString& day : days())
        candidates.append(folder() + u'/' + day + key("/journal.db"));
    QString from;
    journal::Head head;
    for (const QString& candidate : candidates) {
        if (!QFileInfo::exists(candidate))
            continue;
        if (const auto good = journal::checkJournal(candidate)) {
            from = candidate;
            head = *good;
            break;
        }
    }
    if (from.isEmpty())
        return fail(ErrorKind::Corrupt, m_files.journal(),
                    why + key("; and no backup of it is whole: put one back into the folder "
                              "`backups` as journal.db, or the journal itself"));
    Restored out;
    out.head = head.seq;
    out.why = why;
    {
        const auto copy = journal::LocalJournal::open(from, store::Open::Read);
        const auto last = copy && head.seq > 0 ? (*copy)->since(head.seq - 1, 1)
                                               : Result<std::vector<Entry>>(std::vector<Entry>());
        if (!last)
            return fail(last.error());
        out.headAt = last->empty() ? now : last->front().at;
    }
    const qint64 seen = std::max(farthestSeen(m_files), headOf(m_files.journal()));
    out.lost = std::max<qint64>(0, seen - head.seq);
    // Written down first: a stop in between must not forget that it is not the whole journal.
    const QJsonObject note{{key("head"), out.head},
                           {key("head_at"), out.headAt.ms},
                           {key("lost"), out.lost},
                           {key("why"), out.why}};
    QSaveFile file(m_files.restored());
    const QByteArray text = QJsonDocument(note).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return fail(ErrorKind::Storage, m_files.restored(), file.errorString());
    if (QFileInfo::exists(m_files.journal())) {
        auto aside = store::setAside(m_files.journal(), now);
        if (!aside)
            return fail(aside.error());
        out.aside = *aside;
    }
    if (auto done = store::backUp(from, m_files.journal()); !done)
        return fail(done.error());
    return out;
}

std::optional<Restored> Backups::restored() const
{
    QFile file(m_files.restored());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject note = QJsonDocument::fromJson(file.readAll()).object();
    Restored out;
    out.head = note.value(key("head")).toInteger();
    out.headAt = Instant{note.value(key("head_at")).toInteger()};
    out.lost = note.value(key("lost")).toInteger();
    out.why = note.value(key("why")).toString();
    return out;
}

Done Backups::forgetRestored() const
{
    if (QFileInfo::exists(m_files.restored()) && !QFile::remove(m_files.restored()))
        return fail(ErrorKind::Storage, m_files.restored(), key("cannot be removed"));
    return {};
}

Result<QString> Backups::mendKeys(Instant now) const
{
    const bool there = QFileInfo::exists(m_files.keys());
    // A new profile has neither journal nor keys.
    if (!there && !QFileInfo::exists(m_files.journal()))
        return QString();
    Done whole = there ? store::quickCheck(m_files.keys())
                       : Done(fail(ErrorKind::Corrupt, m_files.keys(), key("is missing")));
    if (whole && emptied(m_files.keys()) && !keyCopies().isEmpty())
        whole = fail(ErrorKind::Corrupt, m_files.keys(), key(kEmptied));
    if (whole)
        return QString();
    if (whole.error().kind != ErrorKind::Corrupt)
        return fail(whole.error());
    for (const QString& name : keyCopies()) {
        const QString copy = folder() + key("/keys/") + name;
        if (!store::quickCheck(copy))
            continue;
        if (there)
            if (auto aside = store::setAside(m_files.keys(), now); !aside)
                return fail(aside.error());
        if (auto done = store::backUp(copy, m_files.keys()); !done)
            return fail(done.error());
        return say(QT_TRANSLATE_NOOP("Backups",
                                     "The keys could not be used. Those of %1 were put back: "
                                     "personal data of cases that came later cannot be read."))
            .arg(QFileInfo(name).completeBaseName());
    }
    return fail(ErrorKind::Corrupt, m_files.keys(),
                whole.error().detail + key("; put a backup of it back in its place: without it "
                                           "personal data cannot be read"));
}

Result<QString> Backups::mendDesk(Instant now) const
{
    if (!QFileInfo::exists(m_files.desk()))
        return QString();
    Done whole = store::quickCheck(m_files.desk());
    if (whole && emptied(m_files.desk()) && !days().isEmpty())
        whole = fail(ErrorKind::Corrupt, m_files.desk(), key(kEmptied));
    if (whole)
        return QString();
    if (whole.error().kind != ErrorKind::Corrupt)
        return fail(whole.error());
    if (auto aside = store::setAside(m_files.desk(), now); !aside)
        return fail(aside.error());
    for (const QString& day : days()) {
        const QString copy = folder() + u'/' + day + key("/desk.db");
        if (!store::quickCheck(copy))
            continue;
        if (auto done = store::backUp(copy, m_files.desk()); !done)
            return fail(done.error());
        return say(QT_TRANSLATE_NOOP("Backups",
                                     "This desk's drafts could not be used. Those of %1 were put "
                                     "back; what was written since is lost."))
            .arg(day);
    }
    return say(QT_TRANSLATE_NOOP("Backups",
                                 "This desk's drafts could not be used and had no backup: they "
                                 "are lost."));
}

}  // namespace docket
