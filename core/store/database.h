// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/statement.h"

#include <QString>

#include <memory>

struct sqlite3;

namespace docket::store {

enum class Sync { Normal, Full };
enum class Open { Write, Read };

// One connection to one SQLite file, for the thread that opened it. Forms and migrations may use
// its QSqlDatabase by name; everything hot uses the native handle underneath.
class Database {
public:
    // Opens or, for writing, makes the file, in WAL with the durability asked for, foreign keys on,
    // and what a hostile file could use switched off. Newer when a newer Docket wrote it.
    static Result<std::unique_ptr<Database>> open(const QString& path, Open mode, Sync sync);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    sqlite3* handle() const { return m_handle; }
    Statement statement(const char* sql) const { return Statement(m_handle, sql); }
    // One or more statements without values.
    Done execute(const char* sql);
    // Brings the log back into the file and empties it, so that what was overwritten is nowhere.
    // Busy while somebody reads an older state for longer than a few seconds.
    Done settle();
    // Writes the file anew, without its free space and what that held, and settles it.
    Done compact();
    const QString& path() const { return m_path; }
    const QString& connection() const { return m_connection; }

private:
    Database() = default;

    QString m_path;
    QString m_connection;
    sqlite3* m_handle = nullptr;
};

// A write transaction. Rolls back unless it was committed.
class Transaction {
public:
    // BEGIN IMMEDIATE: the lock is had at once or not at all.
    static Result<Transaction> begin(Database& db);
    ~Transaction();
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;

    Done commit();

private:
    explicit Transaction(Database& db)
        : m_db(&db)
    {
    }
    Database* m_db;
};

// Brings the file to the newest schema of `area` (cache, payload, journal, desk, keys): the
// numbered files under sql/ whose name starts with it, one transaction each, counted in
// user_version. A file that holds something is copied into backups/ first, unless it is the cache.
Done migrate(Database& db, const QString& area);

}  // namespace docket::store
