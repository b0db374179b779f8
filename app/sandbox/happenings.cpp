// SPDX-License-Identifier: GPL-3.0-or-later
// Troubles that are made to happen to one order, for a story that has to be told in one piece.
// Nothing is put into the past: what has been told of a parcel stays as it was told.
#include "app/sandbox/company.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kSilence = 48 * kHour;
constexpr qint64 kFirstHub = 8 * kHour;  // from the first scan to the last before the silence

}  // namespace

const char* Company::happen(quint32 order, QByteArrayView what)
{
    Order& of = m_world.orders[order];
    if (of.cancelledAt != kNever || of.firstParcel == kNone)
        return "nothing of this order is sent";
    const quint32 row = of.firstParcel;
    Parcel& parcel = m_world.parcels[row];
    of.troubled = true;  // chance leaves it alone from here on
    if (what == QByteArrayView("backordered"))
        return runOut(parcel, row);
    if (what == QByteArrayView("item_substituted"))
        return substitute(parcel, row);
    if (what == QByteArrayView("no_scan"))
        return fallSilent(parcel, row);
    if (what == QByteArrayView("delivered"))
        return arrive(parcel, row);
    if (what == QByteArrayView("sent_back"))
        return sendBack(parcel, row);
    return "what is backordered, item_substituted, no_scan, delivered or sent_back";
}

const char* Company::runOut(Parcel& parcel, quint32 row)
{
    const bool held = parcel.hold != Hold::None && now() < parcel.holdUntil;
    if (parcel.shippedAt <= now() || held || parcel.location == kNowhere)
        return "it has left, is held, or has no place";
    holdParcel(row, Hold::OutOfStock, {});
    m_world.troubles.push_back({parcel.holdFrom, kNever, row, Subject::Parcel, Kind::Backordered});
    return nullptr;
}

const char* Company::substitute(const Parcel& parcel, quint32 row)
{
    if (parcel.shippedAt <= now() || parcel.shippedAt == kNever)
        return "it has left, or nobody sends it";
    // The night after it leaves tells of it.
    qint64 night = parcel.shippedAt / kDay * kDay;
    if (night + kCountedAt <= parcel.shippedAt)
        night += kDay;
    quint8 line = 0;
    while (!(parcel.lineMask >> line & 1))
        ++line;
    // Another one of the same six, so that it is of its kind.
    const quint16 ordered = m_world.orders[parcel.order].lines[line].sku;
    const auto sent = static_cast<quint16>(ordered / 6 * 6 + (ordered % 6 + 1) % 6);
    const qint64 told = night + kCountedAt;
    m_world.substitutions.push_back({told, row, sent, line, 0});
    m_world.mishaps.push_back(
        {told + kFileAfter, kNever, parcel.order, Subject::Order, Kind::ItemSubstituted});
    return nullptr;
}

const char* Company::fallSilent(Parcel& parcel, quint32 row)
{
    if (parcel.scannedAt == kNever || parcel.scannedAt <= now())
        return "it has been scanned, or never will be";
    parcel.fate = Fate::Stuck;
    parcel.fateAt = parcel.scannedAt + kFirstHub;
    parcel.deliveredAt = kNever;
    m_world.mishaps.push_back(
        {parcel.fateAt + kSilence, kNever, row, Subject::Label, Kind::NoScan});
    return nullptr;
}

const char* Company::arrive(Parcel& parcel, quint32 row)
{
    if (parcel.fate != Fate::Stuck || parcel.deliveredAt != kNever || parcel.fateAt > now())
        return "it does not wait anywhere";
    const qint64 at = writeInstant();
    parcel.deliveredAt = at + kDay;
    settle(Subject::Label, row, at);
    return nullptr;
}

const char* Company::sendBack(const Parcel& parcel, quint32 row)
{
    const quint32 order = parcel.order;
    Order& of = m_world.orders[order];
    if (parcel.deliveredAt > now() || of.returnAskedAt != kNever)
        return "it has not arrived, or comes back already";
    Return back;
    back.at = of.returnAskedAt = writeInstant();
    back.order = order;
    back.parcel = row;
    back.authorizedAt = back.at + 2 * kHour;
    back.scannedAt = back.at + kDay;
    back.receivedAt = back.at + 3 * kDay;
    of.returnReceivedAt = back.receivedAt + 20 * kMinute;
    of.returnReason = 1;
    m_world.returns.push_back(back);
    m_world.troubles.push_back(
        {of.returnReceivedAt, kNever, order, Subject::Order, Kind::ReturnNotRefunded});
    return nullptr;
}

}  // namespace sandbox
