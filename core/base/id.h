// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <compare>

namespace docket {

// A UUID that knows what it names: Id<Order> is not Id<Case>, and neither is a bare QUuid.
template <class Tag>
struct Id {
    QUuid value;

    static Id mint() { return Id{QUuid::createUuid()}; }

    // The same space and name give the same id for ever (UUID version 5).
    static Id derive(const QUuid& space, const QByteArray& uniqueName)
    {
        return Id{QUuid::createUuidV5(space, uniqueName)};
    }

    // Null when `text` is not a UUID.
    static Id parse(const QString& text) { return Id{QUuid::fromString(text)}; }

    // The 16 bytes as stored; null when there are not exactly 16.
    static Id fromBytes(const QByteArray& bytes)
    {
        return bytes.size() == 16 ? Id{QUuid::fromRfc4122(bytes)} : Id{};
    }

    bool isNull() const { return value.isNull(); }
    QByteArray bytes() const { return value.toRfc4122(); }
    QString text() const { return value.toString(QUuid::WithoutBraces); }

    bool operator==(const Id&) const = default;
    friend bool operator<(const Id& a, const Id& b) { return a.value < b.value; }
    friend size_t qHash(const Id& id, size_t seed = 0) { return qHash(id.value, seed); }
};

}  // namespace docket
