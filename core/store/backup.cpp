// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"

#include "core/store/database.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

namespace docket::store {

namespace {

constexpr int kPagesAtOnce = 1024;
constexpr int kRowsAtOnce = 200;
constexpr int kStepsBetweenLooks = 100'000;

tl::unexpected<Error> stopped(const QString& path)
{
    return fail(ErrorKind::Cancelled, path, QStringLiteral("was stopped"));
}

bool asked(const std::atomic<bool>* stop)
{
    return stop && stop->load();
}

// A name is on the disk when its folder is.
void syncFolder(const QString& path)
{
    const int folder =
        ::open(QFile::encodeName(QFileInfo(path).path()).constData(), O_RDONLY | O_DIRECTORY);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

void removeDatabase(const QString& path)
{
    for (const char* end : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(end));
}

Done copyInto(Database& to, Database& from, const std::atomic<bool>* stop)
{
    sqlite3_backup* copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!copy)
        return fail(sqliteError(to.handle(), to.path()));
    int code = SQLITE_OK;
    do {
        code = sqlite3_backup_step(copy, kPagesAtOnce);
    } while (code == SQLITE_OK && !asked(stop));
    sqlite3_backup_finish(copy);
    if (code == SQLITE_OK)
        return stopped(from.path());
    if (code == SQLITE_DONE)
        return {};
    const bool source = (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
    Error error = sqliteError(to.handle(), source ? from.path() : to.path());
    if (source)
        error.kind = ErrorKind::Corrupt;
    return fail(error);
}

}  // namespace

QString dayText(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd"));
}

QString stampText(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-dd'T'HHmmss"));
}

Done backUp(const QString& from, const QString& to, const std::atomic<bool>* stop)
{
    const QString part = to + QStringLiteral(".part");
    if (!QDir().mkpath(QFileInfo(to).path()))
        return fail(ErrorKind::Storage, QFileInfo(to).path(),
                    QStringLiteral("cannot be made: is there space, and may it be written?"));
    removeDatabase(part);
    {
        auto source = Database::open(from, Open::Read, Sync::Full);
        if (!source)
            return fail(source.error());
        auto copy = Database::open(part, Open::Write, Sync::Full);
        if (!copy)
            return fail(copy.error());
        // One snapshot, however long it takes and whatever is written meanwhile.
        if (auto done = (*source)->execute("begin; select count(*) from sqlite_schema;"); !done)
            return done;
        if (auto done = copyInto(**copy, **source, stop); !done) {
            copy->reset();
            removeDatabase(part);
            return done;
        }
        // No WAL: a backup is one file.
        if (auto done = (*copy)->execute("pragma journal_mode=delete"); !done)
            return done;
    }
    if (auto whole = quickCheck(part, stop); !whole) {
        removeDatabase(part);
        return whole;
    }
    // Over what was there, in one step.
    if (std::rename(QFile::encodeName(part).constData(), QFile::encodeName(to).constData()) != 0)
        return fail(ErrorKind::Storage, to, QStringLiteral("cannot be written"));
    for (const char* end : {"-wal", "-shm"})
        QFile::remove(to + QLatin1String(end));
    syncFolder(to);
    return {};
}

Done quickCheck(const QString& path, const std::atomic<bool>* stop)
{
    auto db = Database::open(path, Open::Read, Sync::Full);
    if (!db)
        return fail(db.error());
    if (stop)
        sqlite3_progress_handler(
            (*db)->handle(), kStepsBetweenLooks,
            [](void* flag) { return static_cast<const std::atomic<bool>*>(flag)->load() ? 1 : 0; },
            const_cast<std::atomic<bool>*>(stop));
    Statement check = (*db)->statement("pragma quick_check(1)");
    const bool row = check.step();
    if (row && check.text(0) == "ok")
        return {};
    if (asked(stop))
        return stopped(path);
    if (row)
        return fail(ErrorKind::Corrupt, path, check.string(0));
    Error error = check.error();
    error.where = path;
    return fail(error);
}

Result<bool> isBegun(const QString& path)
{
    auto db = Database::open(path, Open::Read, Sync::Full);
    if (!db)
        return fail(db.error());
    Statement version = (*db)->statement("pragma user_version");
    if (!version.step())
        return fail(version.error());
    return version.integer(0) > 0;
}

Result<QString> setAside(const QString& path, Instant at)
{
    QString to = path + QStringLiteral(".damaged-") + stampText(at);
    for (int n = 2; QFileInfo::exists(to); ++n)
        to = path + QStringLiteral(".damaged-%1-%2").arg(stampText(at)).arg(n);
    if (QFileInfo::exists(path) && !QFile::rename(path, to))
        return fail(ErrorKind::Storage, path,
                    QStringLiteral("is damaged and cannot be renamed: may its folder be written?"));
    QFile::rename(path + QStringLiteral("-wal"), to + QStringLiteral("-wal"));
    QFile::remove(path + QStringLiteral("-shm"));
    syncFolder(path);
    return to;
}

Result<qint64> followPages(const QString& from, const QString& to, const std::atomic<bool>* stop)
{
    if (!QFileInfo::exists(to)) {
        if (auto done = backUp(from, to, stop); !done)
            return fail(done.error());
        return 0;
    }
    auto source = Database::open(from, Open::Read, Sync::Full);
    if (!source)
        return fail(source.error());
    auto copy = Database::open(to, Open::Write, Sync::Full);
    if (!copy)
        return fail(copy.error());
    if (auto done = migrate(**copy, QStringLiteral("payload")); !done)
        return fail(done.error());
    qint64 last = 0;
    {
        Statement newest = (*copy)->statement("select coalesce(max(id), 0) from page");
        if (!newest.step())
            return fail(newest.error());
        last = newest.integer(0);
    }
    Statement read = (*source)->statement("select id, source, feed, child, link, read_at, size, "
                                          "removed, bytes, gone, erased from page where id > ?1 "
                                          "order by id limit ?2");
    Statement add = (*copy)->statement("insert into page (id, source, feed, child, link, read_at, "
                                       "size, removed, bytes, gone, erased) "
                                       "values (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)");
    qint64 sum = 0;
    for (bool more = true; more;) {
        if (asked(stop))
            return stopped(from);
        auto transaction = Transaction::begin(**copy);
        if (!transaction)
            return fail(transaction.error());
        more = false;
        read.bind(1, last).bind(2, kRowsAtOnce);
        while (read.step()) {
            last = read.integer(0);
            add.bind(1, last).bind(2, read.integer(1)).bindTextView(3, read.view(2));
            add.bindTextView(4, read.view(3)).bindTextView(5, read.view(4));
            add.bind(6, read.integer(5)).bind(7, read.integer(6)).bind(8, read.integer(7));
            add.bindBlobView(9, read.view(8)).bind(10, read.integer(9));
            add.bindTextView(11, read.view(10));
            if (auto done = add.run(); !done)
                return fail(done.error());
            ++sum;
            more = true;
        }
        if (read.failed())
            return fail(read.error());
        if (auto done = transaction->commit(); !done)
            return fail(done.error());
    }
    return sum;
}

}  // namespace docket::store
