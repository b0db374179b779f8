// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/base/crashpoint.h"
#include "core/store/backup.h"

#include <QAtomicInt>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <sqlite3.h>

#include <utility>

namespace docket::store {

namespace {

// Two copies of SQLite in one process would each keep their own locks on one file and lose data, so
// the plugin's copy must be the one that we link.
Done sameLibrary(QSqlDatabase& db)
{
    QSqlQuery query(db);
    if (!query.exec(QStringLiteral("select sqlite_source_id()")) || !query.next())
        return fail(ErrorKind::Storage, db.databaseName(), query.lastError().text());
    if (query.value(0).toString() != QString::fromLatin1(sqlite3_sourceid()))
        return fail(ErrorKind::Storage, db.databaseName(),
                    QStringLiteral("Qt's SQLite is another copy than Docket's: install "
                                   "libqt6sql6-sqlite of the same distribution"));
    return {};
}

QString uniqueName()
{
    static QAtomicInt counter;
    return QStringLiteral("docket-%1").arg(counter.fetchAndAddRelaxed(1));
}

// What a migration starts from, kept beside the other backups: its steps are only ever tried on
// something that can be had again. A cache can be had again anyhow.
Done keepBefore(const Database& db, const QString& area, int have)
{
    if (area == QStringLiteral("cache") || db.path().startsWith(u':'))
        return {};
    // Copies of keys stand apart: they are not kept for ever.
    const QString folder = QFileInfo(db.path()).path() + (area == QStringLiteral("keys")
                                                              ? QStringLiteral("/backups/keys/")
                                                              : QStringLiteral("/backups/"));
    return backUp(db.path(), folder + QStringLiteral("%1-schema%2.db").arg(area).arg(have));
}

// Where a test ends the process: "migrate-journal-2-inside".
void crashPointAt(const QString& area, int version, const char* where)
{
    const QString name =
        QStringLiteral("migrate-%1-%2-%3").arg(area).arg(version).arg(QLatin1String(where));
    crashPoint(name.toLatin1().constData());
}

Done referencesHold(Database& db)
{
    Statement check = db.statement("pragma foreign_key_check");
    if (check.step())
        return fail(ErrorKind::Corrupt, db.path(),
                    QStringLiteral("a row of %1 names one that is not there").arg(check.string(0)));
    return check.failed() ? Done(fail(check.error())) : Done();
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const QString& path, Open mode, Sync sync)
{
    std::unique_ptr<Database> out(new Database);
    out->m_path = path;
    out->m_connection = uniqueName();
    if (mode == Open::Read && path != QStringLiteral(":memory:") && !QFileInfo::exists(path))
        return fail(ErrorKind::NotFound, path, QStringLiteral("there is no such file"));
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), out->m_connection);
        db.setDatabaseName(path);
        db.setConnectOptions(mode == Open::Read
                                 ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000")
                                 : QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        if (!db.isValid())
            return fail(ErrorKind::Storage, path,
                        QStringLiteral("Qt has no SQLite driver: install libqt6sql6-sqlite"));
        if (!db.open())
            return fail(ErrorKind::Storage, path, db.lastError().text());
        if (auto same = sameLibrary(db); !same)
            return fail(same.error());
        const QVariant handle = db.driver()->handle();
        out->m_handle = *static_cast<sqlite3* const*>(handle.constData());
    }
    int ignored = 0;
    sqlite3_db_config(out->m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, &ignored);
    sqlite3_db_config(out->m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &ignored);
    sqlite3_db_config(out->m_handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, &ignored);
    sqlite3_extended_result_codes(out->m_handle, 1);
    Done set = out->execute("pragma foreign_keys=on; pragma temp_store=memory;"
                            "pragma cache_size=-65536; pragma mmap_size=268435456;");
    if (set && mode == Open::Write)
        set =
            out->execute(sync == Sync::Full ? "pragma journal_mode=wal; pragma synchronous=full;"
                                            : "pragma journal_mode=wal; pragma synchronous=normal;"
                                              "pragma wal_autocheckpoint=16000;");
    if (!set)
        return fail(set.error());
    return out;
}

Database::~Database()
{
    m_handle = nullptr;
    QSqlDatabase::removeDatabase(m_connection);
}

Done Database::execute(const char* sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(sqliteError(m_handle, m_path));
    return {};
}

Done Database::settle()
{
    const int code =
        sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code == SQLITE_BUSY)
        return fail(ErrorKind::Busy, m_path, QStringLiteral("is being read: try again"));
    return code == SQLITE_OK ? Done() : Done(fail(sqliteError(m_handle, m_path)));
}

Done Database::compact()
{
    // What it makes meanwhile is as large as the file: not in memory.
    if (auto done = execute("pragma temp_store=file; vacuum; pragma temp_store=memory;"); !done)
        return done;
    return settle();
}

Result<Transaction> Transaction::begin(Database& db)
{
    if (auto begun = db.execute("begin immediate"); !begun)
        return fail(begun.error());
    return Transaction(db);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_db(std::exchange(other.m_db, nullptr))
{
}

Transaction::~Transaction()
{
    if (m_db)
        (void)m_db->execute("rollback");
}

Done Transaction::commit()
{
    auto done = m_db->execute("commit");
    if (done)
        m_db = nullptr;
    return done;
}

Done migrate(Database& db, const QString& area)
{
    QSqlDatabase sql = QSqlDatabase::database(db.connection(), false);
    QSqlQuery query(sql);
    if (!query.exec(QStringLiteral("pragma user_version")) || !query.next())
        return fail(ErrorKind::Storage, db.path(), query.lastError().text());
    const int have = query.value(0).toInt();
    query.finish();

    const QDir folder(QStringLiteral(":/sql"));
    const QStringList files =
        folder.entryList({area + QStringLiteral("_*.sql")}, QDir::Files, QDir::Name);
    const int newest = static_cast<int>(files.size());
    if (newest == 0)
        return fail(ErrorKind::Internal, area, QStringLiteral("has no schema"));
    if (have > newest)
        return fail(ErrorKind::Newer, db.path(),
                    QStringLiteral("was written by a newer Docket (schema %1, this one knows %2)")
                        .arg(have)
                        .arg(newest));
    if (have > 0 && have < newest) {
        crashPointAt(area, have, "before");
        if (auto done = keepBefore(db, area, have); !done)
            return done;
        crashPointAt(area, have, "kept");
    }
    for (int version = have; version < newest; ++version) {
        QFile file(folder.filePath(files.at(version)));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorKind::Internal, file.fileName(), file.errorString());
        auto transaction = Transaction::begin(db);
        if (!transaction)
            return fail(transaction.error());
        if (auto done = db.execute(file.readAll().constData()); !done)
            return done;
        const QByteArray mark = "pragma user_version=" + QByteArray::number(version + 1);
        if (auto done = db.execute(mark.constData()); !done)
            return done;
        if (auto done = referencesHold(db); !done)
            return done;
        crashPointAt(area, version + 1, "inside");
        if (auto done = transaction->commit(); !done)
            return done;
        crashPointAt(area, version + 1, "after");
    }
    return {};
}

}  // namespace docket::store
