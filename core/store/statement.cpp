// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/statement.h"

#include <sqlite3.h>

#include <utility>

namespace docket::store {

Error sqliteError(sqlite3* db, const QString& where)
{
    const int code = sqlite3_extended_errcode(db);
    ErrorKind kind = ErrorKind::Storage;
    // What a person can do something about names the file, not the statement.
    const char* advice = nullptr;
    switch (code & 0xff) {
    case SQLITE_FULL:
        kind = ErrorKind::Full;
        advice = "make space on its disk and try again";
        break;
    case SQLITE_IOERR:
        advice = "look at its disk, and try again";
        break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        advice = "see that it and its folder are there and may be written";
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        kind = ErrorKind::Corrupt;
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        kind = ErrorKind::Busy;
        break;
    case SQLITE_CONSTRAINT:
        kind = ErrorKind::Conflict;
        break;
    case SQLITE_INTERRUPT:
        kind = ErrorKind::Cancelled;
        break;
    default:
        break;
    }
    const QString said =
        QStringLiteral("%1 (%2)").arg(QString::fromUtf8(sqlite3_errmsg(db))).arg(code);
    if (!advice)
        return Error{kind, where, said, -1};
    const char* file = sqlite3_db_filename(db, "main");
    return Error{kind, file && *file ? QString::fromUtf8(file) : where,
                 said + QStringLiteral(": ") + QLatin1String(advice), -1};
}

Statement::Statement(sqlite3* db, const char* sql)
    : m_db(db)
{
    m_failed =
        sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_stmt, nullptr) != SQLITE_OK;
    if (m_failed)
        m_unprepared = sql;
}

// Before the first value is bound, and before a step.
bool Statement::ready()
{
    if (m_stmt)
        return true;
    m_failed = m_unprepared.isEmpty() ||
               sqlite3_prepare_v3(m_db, m_unprepared.constData(), -1, SQLITE_PREPARE_PERSISTENT,
                                  &m_stmt, nullptr) != SQLITE_OK;
    return !m_failed;
}

Statement::~Statement()
{
    sqlite3_finalize(m_stmt);
}

Statement::Statement(Statement&& other) noexcept
    : m_db(std::exchange(other.m_db, nullptr))
    , m_stmt(std::exchange(other.m_stmt, nullptr))
    , m_unprepared(std::move(other.m_unprepared))
    , m_failed(other.m_failed)
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    if (this != &other) {
        sqlite3_finalize(m_stmt);
        m_db = std::exchange(other.m_db, nullptr);
        m_stmt = std::exchange(other.m_stmt, nullptr);
        m_unprepared = std::move(other.m_unprepared);
        m_failed = other.m_failed;
    }
    return *this;
}

Statement& Statement::bind(int at, qint64 value)
{
    if (ready())
        sqlite3_bind_int64(m_stmt, at, value);
    return *this;
}

Statement& Statement::bind(int at, Instant value)
{
    return value.isSet() ? bind(at, value.ms) : bindNull(at);
}

Statement& Statement::bindBlob(int at, const QByteArray& value)
{
    if (value.isEmpty())
        return bindNull(at);
    if (ready())
        sqlite3_bind_blob64(m_stmt, at, value.constData(),
                            static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bindText(int at, const QByteArray& utf8)
{
    if (utf8.isEmpty())
        return bindNull(at);
    if (ready())
        sqlite3_bind_text64(m_stmt, at, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()),
                            SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindText(int at, const QString& text)
{
    return bindText(at, text.toUtf8());
}

Statement& Statement::bindTextView(int at, QByteArrayView utf8)
{
    if (utf8.isEmpty())
        return bindNull(at);
    if (ready())
        sqlite3_bind_text64(m_stmt, at, utf8.data(), static_cast<sqlite3_uint64>(utf8.size()),
                            SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindBlobView(int at, QByteArrayView value)
{
    if (value.isEmpty())
        return bindNull(at);
    if (ready())
        sqlite3_bind_blob64(m_stmt, at, value.data(), static_cast<sqlite3_uint64>(value.size()),
                            SQLITE_STATIC);
    return *this;
}

Statement& Statement::bindNull(int at)
{
    if (ready())
        sqlite3_bind_null(m_stmt, at);
    return *this;
}

bool Statement::step()
{
    if (!ready())
        return false;
    m_failed = false;
    const int code = sqlite3_step(m_stmt);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_failed = true;
    sqlite3_reset(m_stmt);
    return false;
}

Done Statement::run()
{
    if (!ready())
        return fail(error());
    m_failed = false;
    const int code = sqlite3_step(m_stmt);
    if (code == SQLITE_DONE || code == SQLITE_ROW) {
        sqlite3_reset(m_stmt);
        return {};
    }
    // The connection's error is read before the reset can replace it; the statement stays usable.
    Error refused = error();
    sqlite3_reset(m_stmt);
    return fail(std::move(refused));
}

void Statement::reset()
{
    sqlite3_reset(m_stmt);
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_stmt, column);
}

Instant Statement::instant(int column) const
{
    return isNull(column) ? Instant::none() : Instant{integer(column)};
}

QByteArray Statement::blob(int column) const
{
    const void* bytes = sqlite3_column_blob(m_stmt, column);
    return QByteArray(static_cast<const char*>(bytes), sqlite3_column_bytes(m_stmt, column));
}

QByteArray Statement::text(int column) const
{
    const unsigned char* bytes = sqlite3_column_text(m_stmt, column);
    return QByteArray(reinterpret_cast<const char*>(bytes), sqlite3_column_bytes(m_stmt, column));
}

QString Statement::string(int column) const
{
    return QString::fromUtf8(text(column));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_stmt, column) == SQLITE_NULL;
}

QByteArrayView Statement::view(int column) const
{
    const void* bytes = sqlite3_column_blob(m_stmt, column);
    return {static_cast<const char*>(bytes), sqlite3_column_bytes(m_stmt, column)};
}

qint64 Statement::changes() const
{
    return sqlite3_changes64(m_db);
}

Error Statement::error() const
{
    const char* sql = m_stmt ? sqlite3_sql(m_stmt) : m_unprepared.constData();
    return sqliteError(m_db, QString::fromUtf8(sql).simplified().left(80));
}

}  // namespace docket::store
