// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace sandbox {

// The gateway's kinds of id, each with its own prefix.
enum class Ref { Charge, Intent, Refund, Dispute, Review, Warning, Event, Customer, Card, Ledger };

// The shop's kinds of id; all are integers of 13 digits.
enum class ShopRef {
    Order,
    Checkout,
    Line,
    Customer,
    FulfillmentOrder,
    Fulfillment,
    Refund,
    Transaction,
    Variant,
    Product,
    Article,
    Address
};

// The gateway's id of a row: the vendor's look, and the same for ever for one seed.
QByteArray gatewayId(quint64 seed, Ref kind, quint32 row);

// The row that gatewayId() named; nothing when `id` was never one of this seed and kind.
std::optional<quint32> gatewayRow(quint64 seed, Ref kind, QByteArrayView id);

// The shop's id of a row.
qint64 shopId(ShopRef kind, quint32 row);

// The row that shopId() named, or nothing.
std::optional<quint32> shopRow(ShopRef kind, qint64 id);

// Letters and digits that stay the same for one seed and index.
QByteArray token(quint64 seed, quint64 index, int length);

}  // namespace sandbox
