// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/world.h"

#include <algorithm>

namespace sandbox {

namespace {

// Puts `row` at the end of a list linked through `next`.
template <class Row>
void link(std::vector<Row>& rows, quint32& first, quint32 row)
{
    if (first == kNone) {
        first = row;
        return;
    }
    quint32 at = first;
    while (rows[at].next != kNone)
        at = rows[at].next;
    rows[at].next = row;
}

}  // namespace

void World::append(Parcel parcel)
{
    const auto row = static_cast<quint32>(parcels.size());
    parcels.push_back(parcel);
    link(parcels, orders[parcel.order].firstParcel, row);
}

void World::append(Charge charge)
{
    const auto row = static_cast<quint32>(charges.size());
    charges.push_back(charge);
    link(charges, intents[charge.intent].firstCharge, row);
}

quint32 World::append(Refund refund)
{
    const auto row = static_cast<quint32>(refunds.size());
    const quint32 charge = refund.charge;
    refunds.push_back(std::move(refund));
    link(refunds, charges[charge].firstRefund, row);
    return row;
}

quint32 World::append(ShopRefund refund)
{
    const auto row = static_cast<quint32>(shopRefunds.size());
    shopRefunds.push_back(refund);
    link(shopRefunds, orders[refund.order].firstRefund, row);
    return row;
}

RefundState state(const Refund& refund, qint64 at)
{
    return at >= refund.settledAt ? refund.settled : RefundState::Pending;
}

qint64 World::refunded(const Charge& charge, qint64 at) const
{
    qint64 sum = 0;
    for (quint32 r = charge.firstRefund; r != kNone; r = refunds[r].next) {
        const Refund& refund = refunds[r];
        const RefundState now = state(refund, at);
        if (refund.at <= at && now != RefundState::Failed && now != RefundState::Canceled)
            sum += refund.amount;
    }
    return sum;
}

quint32 World::paidBy(const Intent& intent, qint64 at) const
{
    for (quint32 c = intent.firstCharge; c != kNone; c = charges[c].next)
        if (charges[c].at <= at && charges[c].succeeded())
            return c;
    return kNone;
}

quint32 World::latestCharge(const Intent& intent, qint64 at) const
{
    quint32 latest = kNone;
    for (quint32 c = intent.firstCharge; c != kNone; c = charges[c].next)
        if (charges[c].at <= at)
            latest = c;
    return latest;
}

qint64 World::updatedAt(const Order& order, qint64 at) const
{
    qint64 latest = order.at;
    const auto seen = [&latest, at](qint64 change) {
        if (change != kNever && change <= at)
            latest = std::max(latest, change);
    };
    for (const qint64 change : {order.paidAt, order.flawUntil, order.cancelledAt, order.closedAt,
                                order.returnAskedAt, order.returnReceivedAt, order.touchedAt})
        seen(change);
    for (quint32 p = order.firstParcel; p != kNone; p = parcels[p].next) {
        const Parcel& parcel = parcels[p];
        for (const qint64 change : {parcel.allocatedAt, parcel.holdFrom, parcel.releasedAt,
                                    parcel.shippedAt, parcel.deliveredAt, parcel.cancelledAt})
            seen(change);
        if (parcel.hold != Hold::None)
            seen(parcel.holdUntil);
    }
    for (quint32 r = order.firstRefund; r != kNone; r = shopRefunds[r].next) {
        seen(shopRefunds[r].at);
        seen(shopRefunds[r].sentAt);
    }
    return latest;
}

qint64 World::shopRefunded(const Order& order, qint64 at) const
{
    qint64 sum = 0;
    for (quint32 r = order.firstRefund; r != kNone; r = shopRefunds[r].next)
        if (shopRefunds[r].at <= at && shopRefunds[r].sentAt <= at)
            sum += shopRefunds[r].amount;
    return sum;
}

bool World::actionable(const Warning& warning, qint64 at) const
{
    const Charge& charge = charges[warning.charge];
    const bool disputed = charge.dispute != kNone && disputes[charge.dispute].at <= at;
    return !disputed && refunded(charge, at) < charge.amount;
}

Shipped shipped(const World& world, const Order& order, qint64 at)
{
    Shipped s;
    for (quint32 p = order.firstParcel; p != kNone; p = world.parcels[p].next) {
        if (world.parcels[p].at > at || world.parcels[p].cancelledAt <= at)
            continue;
        ++s.of;
        if (world.parcels[p].shippedAt <= at)
            ++s.done;
    }
    return s;
}

}  // namespace sandbox
