// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <utility>

namespace sandbox {

// The gateway's kinds of id, each with its own prefix.
enum class Ref {
    Charge,
    Intent,
    Refund,
    Dispute,
    Review,
    Warning,
    Event,
    Customer,
    Card,
    Ledger,
    Payout,
    Subscription,
    Invoice,
    InvoicePayment,
    File
};

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
    Address,
    Payout,
    Movement,
    Dispute
};

// The gateway's id of a row: the vendor's look, and the same for ever for one seed.
QByteArray gatewayId(quint64 seed, Ref kind, quint32 row);

// The row that gatewayId() named; nothing when `id` was never one of this seed and kind.
std::optional<quint32> gatewayRow(quint64 seed, Ref kind, QByteArrayView id);

// The shop's id of a row.
qint64 shopId(ShopRef kind, quint32 row);

// The row that shopId() named, or nothing.
std::optional<quint32> shopRow(ShopRef kind, qint64 id);

// What the carrier counts a parcel by; `prefix` is the carrier's own.
QByteArray trackingNumber(quint64 seed, quint32 row, const char* prefix);

// The label service's kinds of id: "se-" and a number.
enum class ShipRef { Shipment, Label, VoidedLabel, BackShipment, BackLabel };

// The label service's id of a row.
QByteArray shipId(ShipRef kind, quint32 row);

// The row and kind that shipId() named, or nothing.
std::optional<std::pair<ShipRef, quint32>> shipRow(QByteArrayView id);

// A version 4 look of a number, the same for one seed.
QByteArray uuid(quint64 seed, quint64 number);

// Letters and digits that stay the same for one seed and index.
QByteArray token(quint64 seed, quint64 index, int length);

}  // namespace sandbox
