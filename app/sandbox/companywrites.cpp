// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to the company from outside.
#include "app/sandbox/company.h"

#include <algorithm>

namespace sandbox {

void Company::settle(Subject subject, quint32 row, qint64 at)
{
    for (Trouble& trouble : m_world.troubles)
        if (trouble.subject == subject && trouble.row == row && trouble.until == kNever)
            trouble.until = at;
    for (Trouble& trouble : m_world.mishaps)
        if (trouble.subject == subject && trouble.row == row && trouble.until == kNever)
            trouble.until = at;
}

quint32 Company::giveBack(quint32 charge, qint64 amount, quint8 reason,
                          std::map<QByteArray, QByteArray> metadata)
{
    const qint64 at = writeInstant();
    Refund refund;
    refund.at = refund.settledAt = at;
    refund.amount = amount;
    refund.charge = charge;
    refund.reason = reason;
    refund.metadata = std::move(metadata);
    const quint32 row = m_world.append(std::move(refund));
    const Charge& from = m_world.charges[charge];
    settle(Subject::Charge, charge, at);
    if (from.warning != kNone && !m_world.actionable(m_world.warnings[from.warning], at))
        settle(Subject::Warning, from.warning, at);
    for (quint32 r = from.firstRefund; r != kNone; r = m_world.refunds[r].next)
        if (r != row)
            settle(Subject::Refund, r, at);
    const quint32 order = m_world.intents[from.intent].order;
    if (order != kNone)
        for (Trouble& trouble : m_world.troubles)
            if (trouble.subject == Subject::Order && trouble.row == order &&
                trouble.until == kNever && facts(trouble.kind).family == 5)
                trouble.until = at;
    publish();
    return row;
}

void Company::closeReview(quint32 review)
{
    const qint64 at = writeInstant();
    m_world.reviews[review].closedAt = at;
    settle(Subject::Review, review, at);
    m_chronicle.say(EventType::ReviewClosed, review, at);
    // What waited for the verdict leaves now.
    const quint32 order =
        m_world.intents[m_world.charges[m_world.reviews[review].charge].intent].order;
    if (order == kNone || m_world.orders[order].cancelledAt != kNever)
        return;
    const quint32 first = m_world.orders[order].firstParcel;
    for (quint32 p = first; p != kNone; p = m_world.parcels[p].next)
        if (m_world.parcels[p].shippedAt != kNever || m_world.parcels[p].hold != Hold::None)
            return;
    Random random(m_world.seed, Stream::Fate, (quint64{4} << 40) + order);
    // What the warehouse has already, it has.
    qint64& released = m_world.parcels[first].releasedAt;
    released = std::min(released, at + kHour);
    m_sales.ship(order, at + random.between(3, 9) * kHour, random);
}

void Company::respond(quint32 row, const std::map<QByteArray, QByteArray>& evidence,
                      const std::map<QByteArray, QByteArray>& metadata, bool submit)
{
    const qint64 at = writeInstant();
    Dispute& dispute = m_world.disputes[row];
    const auto merge = [](std::map<QByteArray, QByteArray>& into,
                          const std::map<QByteArray, QByteArray>& from) {
        for (const auto& [key, value] : from) {
            if (value.isEmpty())
                into.erase(key);
            else
                into[key] = value;
        }
    };
    dispute.writtenAt = std::min(dispute.writtenAt, at);
    merge(dispute.evidence, evidence);
    merge(dispute.metadata, metadata);
    if (submit) {
        dispute.respondedAt = at;
        ++dispute.submissions;
        settle(Subject::Dispute, row, at);
    }
    m_chronicle.say(EventType::DisputeUpdated, row, at);
}

void Company::acceptDispute(quint32 row)
{
    const qint64 at = writeInstant();
    Dispute& dispute = m_world.disputes[row];
    dispute.respondedAt = std::min(dispute.respondedAt, at);
    dispute.closedAt = at;
    dispute.won = false;
    settle(Subject::Dispute, row, at);
    m_chronicle.say(EventType::DisputeClosed, row, at);
}

void Company::releaseHold(quint32 row)
{
    const qint64 at = writeInstant();
    Parcel& parcel = m_world.parcels[row];
    parcel.holdUntil = at;
    parcel.releasedAt = at + kHour;
    parcel.shippedAt = at + 6 * kHour;
    parcel.scannedAt = at + 10 * kHour;
    parcel.deliveredAt = at + 3 * kDay;
    settle(Subject::Parcel, row, at);
}

void Company::holdParcel(quint32 row, Hold hold, const QByteArray& notes)
{
    const qint64 at = writeInstant();
    Parcel& parcel = m_world.parcels[row];
    parcel.hold = hold;
    parcel.holdNotes = notes;
    parcel.holdFrom = at;
    parcel.holdUntil = kNever;
    parcel.releasedAt = parcel.shippedAt = parcel.scannedAt = parcel.deliveredAt = kNever;
}

quint32 Company::cancelParcel(quint32 row)
{
    const qint64 at = writeInstant();
    Parcel again = m_world.parcels[row];
    Parcel& parcel = m_world.parcels[row];
    parcel.cancelledAt = at;
    parcel.shippedAt = parcel.scannedAt = parcel.deliveredAt = kNever;
    again.next = kNone;
    again.at = at;
    again.allocatedAt = std::max(at, again.allocatedAt);
    again.hold = Hold::None;
    again.releasedAt = at + 4 * kHour;
    again.shippedAt = at + 20 * kHour;
    again.scannedAt = at + 26 * kHour;
    again.deliveredAt = at + 4 * kDay;
    settle(Subject::Parcel, row, at);
    m_world.append(again);
    return static_cast<quint32>(m_world.parcels.size() - 1);
}

void Company::cancelOrder(quint32 row, quint8 reason)
{
    const qint64 at = writeInstant();
    m_sales.keepBack(row);
    Order& order = m_world.orders[row];
    order.cancelledAt = at;
    order.cancelReason = reason;
    settle(Subject::Order, row, at);
    for (quint32 p = order.firstParcel; p != kNone; p = m_world.parcels[p].next)
        settle(Subject::Parcel, p, at);
}

void Company::mendOrder(quint32 row)
{
    const qint64 at = writeInstant();
    Order& order = m_world.orders[row];
    order.touchedAt = at;
    if (order.flaw != Flaw::None && order.flawUntil == kNever) {
        order.flawUntil = at;
        settle(Subject::Order, row, at);
    }
}

quint32 Company::recordRefund(quint32 order, qint64 amount, bool sent)
{
    const qint64 at = writeInstant();
    ShopRefund refund;
    refund.at = refund.sentAt = at;
    refund.amount = amount;
    refund.order = order;
    refund.sent = sent ? Sent::Success : Sent::Missing;
    if (!sent)
        refund.sentAt = kNever;
    return m_world.append(refund);
}

quint32 Company::upload(File file)
{
    file.at = writeInstant();
    const auto row = static_cast<quint32>(m_world.files.size());
    m_chronicle.enter(&Chronicle::Account::files, file.account, {file.at, row});
    m_world.files.push_back(std::move(file));
    return row;
}

void Company::voidLabel(bool back, quint32 row)
{
    const qint64 at = writeInstant();
    (back ? m_world.returns[row].voidedAt : m_world.parcels[row].voidedAt) = at;
    if (!back)
        settle(Subject::Label, row, at);
}

quint32 Company::authorizeReturn(quint32 parcel)
{
    const qint64 at = writeInstant();
    const quint32 order = m_world.parcels[parcel].order;
    Order& of = m_world.orders[order];
    auto found = std::find_if(m_world.returns.begin(), m_world.returns.end(), [&](const Return& r) {
        return r.parcel == parcel && r.authorizedAt == kNever;
    });
    if (found == m_world.returns.end()) {
        Return back;
        back.at = at;
        back.order = order;
        back.parcel = parcel;
        found = m_world.returns.insert(m_world.returns.end(), back);
    }
    found->authorizedAt = at;
    found->scannedAt = at + 20 * kHour;
    found->receivedAt = at + 80 * kHour;
    of.returnAskedAt = std::min(of.returnAskedAt, at);
    of.returnReceivedAt = found->receivedAt + 20 * kMinute;
    for (Trouble& trouble : m_world.mishaps)
        if (trouble.kind == Kind::ReturnNotAuthorized && trouble.row == order &&
            trouble.until == kNever)
            trouble.until = at;
    return static_cast<quint32>(found - m_world.returns.begin());
}

}  // namespace sandbox
