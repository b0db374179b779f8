// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace docket {

// Reads the members of a small JSON object strictly: a wrong type, a number out of range or a
// member nobody asked for is Malformed at its place ("calendar.hours.mon[0]"). The first fault is
// kept and later reads give defaults, so that a reader is a list of reads and one `done`.
class Fields {
public:
    Fields(const QJsonObject& object, QString where);

    // Text that must be there; empty text is accepted only when `mayBeEmpty`.
    QString text(const char* key, bool mayBeEmpty = false);
    QString optionalText(const char* key);
    // A whole number that must be there, in [low, high].
    qint64 integer(const char* key, qint64 low, qint64 high);
    qint64 integerOr(const char* key, qint64 fallback, qint64 low, qint64 high);
    bool flagOr(const char* key, bool fallback);
    // ISO 8601 with a zone; none when the member is absent or null.
    Instant optionalInstant(const char* key);
    // Empty when the member is absent.
    QJsonArray array(const char* key);
    QJsonObject object(const char* key);

    bool has(const char* key) const;
    QString place(const QString& member) const;
    void fault(const QString& member, const QString& detail);
    void fault(const Error& error);

    // The first fault; also a fault when a member was never asked for, unless `othersAllowed`.
    Done done(bool othersAllowed = false) const;

private:
    QJsonValue take(const char* key);

    QJsonObject m_object;
    QString m_where;
    QStringList m_asked;
    std::optional<Error> m_fault;
};

}  // namespace docket
