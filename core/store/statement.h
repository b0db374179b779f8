// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

struct sqlite3;
struct sqlite3_stmt;

namespace docket::store {

// The error that SQLite's last call on this connection left, with its kind: Full, Corrupt, Busy,
// Conflict (a unique key or check refused) or Storage.
Error sqliteError(sqlite3* db, const QString& where);

// One prepared statement. Binds by position from 1, reads by position from 0. Resets itself when it
// goes out of use, so that no read lock outlives its reader. What failed once, its preparation too,
// is tried again when it is used again: a disk may have space by then.
class Statement {
public:
    Statement() = default;
    Statement(sqlite3* db, const char* sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int at, qint64 value);
    Statement& bind(int at, int value) { return bind(at, qint64{value}); }
    Statement& bind(int at, bool value) { return bind(at, qint64{value}); }
    Statement& bind(int at, Instant value);                // none is NULL
    Statement& bindBlob(int at, const QByteArray& value);  // empty is NULL
    Statement& bindText(int at, const QByteArray& utf8);   // empty is NULL
    Statement& bindText(int at, const QString& text);      // empty is NULL
    Statement& bindNull(int at);
    // Without a copy: the bytes must stay as they are until the statement has run. Empty is NULL.
    Statement& bindTextView(int at, QByteArrayView utf8);
    Statement& bindBlobView(int at, QByteArrayView value);

    // True while there is a row. False at the end and on an error: error() tells which.
    bool step();
    // Runs a statement that gives no rows, and makes it ready for the next binding.
    Done run();
    void reset();

    qint64 integer(int column) const;
    Instant instant(int column) const;
    QByteArray blob(int column) const;
    QByteArray text(int column) const;
    QString string(int column) const;
    bool isNull(int column) const;
    // The bytes of a text or a blob where they lie, until the next step.
    QByteArrayView view(int column) const;

    // Rows changed by the last run of this connection.
    qint64 changes() const;
    bool failed() const { return m_failed; }
    Error error() const;

private:
    bool ready();

    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_stmt = nullptr;
    QByteArray m_unprepared;  // the text, when it could not be prepared
    bool m_failed = false;
};

}  // namespace docket::store
