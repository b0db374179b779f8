// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/fields.h"

namespace docket {

Fields::Fields(const QJsonObject& object, QString where)
    : m_object(object)
    , m_where(std::move(where))
{
}

QString Fields::place(const QString& member) const
{
    return m_where.isEmpty() ? member : m_where + u'.' + member;
}

void Fields::fault(const Error& error)
{
    if (!m_fault)
        m_fault = error;
}

void Fields::fault(const QString& member, const QString& detail)
{
    fault(Error{ErrorKind::Malformed, place(member), detail, -1});
}

bool Fields::has(const char* key) const
{
    return m_object.contains(QLatin1String(key));
}

QJsonValue Fields::take(const char* key)
{
    const QString name = QString::fromLatin1(key);
    m_asked.append(name);
    return m_object.value(name);
}

QString Fields::text(const char* key, bool mayBeEmpty)
{
    const QJsonValue value = take(key);
    if (!value.isString() || (!mayBeEmpty && value.toString().isEmpty()))
        fault(QString::fromLatin1(key), QStringLiteral("a text is needed here"));
    return value.toString();
}

QString Fields::optionalText(const char* key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isString())
        fault(QString::fromLatin1(key), QStringLiteral("not a text"));
    return value.toString();
}

qint64 Fields::integer(const char* key, qint64 low, qint64 high)
{
    if (!has(key)) {
        fault(QString::fromLatin1(key), QStringLiteral("a whole number is needed here"));
        return low;
    }
    return integerOr(key, low, low, high);
}

qint64 Fields::integerOr(const char* key, qint64 fallback, qint64 low, qint64 high)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return fallback;
    // Two defaults tell "not an integer" from an integer that happens to equal one of them.
    const bool whole = value.isDouble() && value.toInteger(0) == value.toInteger(1);
    if (!whole || value.toInteger() < low || value.toInteger() > high) {
        fault(QString::fromLatin1(key),
              QStringLiteral("a whole number from %1 to %2 is needed here").arg(low).arg(high));
        return fallback;
    }
    return value.toInteger();
}

bool Fields::flagOr(const char* key, bool fallback)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isBool())
        fault(QString::fromLatin1(key), QStringLiteral("true or false is needed here"));
    return value.toBool(fallback);
}

Instant Fields::optionalInstant(const char* key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined() || value.isNull())
        return Instant::none();
    if (!value.isString()) {
        fault(QString::fromLatin1(key), QStringLiteral("an instant is a text or null"));
        return Instant::none();
    }
    const auto at = parseIso(value.toString());
    if (!at) {
        fault(QString::fromLatin1(key), at.error().detail);
        return Instant::none();
    }
    return *at;
}

QJsonArray Fields::array(const char* key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isArray())
        fault(QString::fromLatin1(key), QStringLiteral("a list is needed here"));
    return value.toArray();
}

QJsonObject Fields::object(const char* key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isObject())
        fault(QString::fromLatin1(key), QStringLiteral("an object is needed here"));
    return value.toObject();
}

Done Fields::done(bool othersAllowed) const
{
    if (m_fault)
        return fail(*m_fault);
    if (!othersAllowed) {
        const QStringList names = m_object.keys();
        for (const QString& name : names)
            if (!m_asked.contains(name))
                return fail(ErrorKind::Malformed, place(name),
                            QStringLiteral("nobody reads this member"));
    }
    return {};
}

}  // namespace docket
