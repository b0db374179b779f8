// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/vendorchanges.h"

#include "app/sandbox/ids.h"
#include "app/sandbox/shopjson.h"

#include <map>
#include <optional>

namespace docket::test {

namespace {

using sandbox::Ref;
using sandbox::ShopRef;

std::optional<quint32> orderRow(const QByteArray& id)
{
    return sandbox::shopRow(ShopRef::Order, id.toLongLong());
}

QString differs(const char* what, const QByteArray& id, const QByteArray& shown,
                const QByteArray& said)
{
    return QStringLiteral("%1 of %2 is %3, and its vendor says %4")
        .arg(QLatin1String(what), QString::fromUtf8(id), QString::fromUtf8(shown),
             QString::fromUtf8(said));
}

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

}  // namespace

qint64 VendorChanges::dice(qint64 below)
{
    return static_cast<qint64>(m_random() % static_cast<quint64>(below));
}

void VendorChanges::make(const view::CaseRecord& record)
{
    for (int tries = 0; tries < 6; ++tries)
        if (makeOne(record))
            return;
    m_company.advance(minutes(1 + dice(90)));
}

bool VendorChanges::makeOne(const view::CaseRecord& record)
{
    const auto order = orderRow(record.value.order);
    switch (dice(8)) {
    case 0:
        return giveBack(record);
    case 1:
        return order && recordRefund(*order);
    case 2:
        return order && cancel(*order);
    case 3:
        return order && changeParcel(*order);
    case 4:
        return closeReview(record);
    case 5:
        return acceptDispute(record);
    case 6:
        if (order)
            m_company.mendOrder(*order);
        return order.has_value();
    default:
        m_company.advance(minutes(1 + dice(90)));
        return true;
    }
}

bool VendorChanges::giveBack(const view::CaseRecord& record)
{
    for (const view::PaymentView& p : record.payments) {
        const auto row = sandbox::gatewayRow(world().seed, Ref::Charge, p.payment.id);
        if (!row || !world().charges[*row].succeeded())
            continue;
        const sandbox::Charge& charge = world().charges[*row];
        const qint64 left = charge.amount - world().refunded(charge, m_company.now());
        if (left <= 0)
            continue;
        m_company.giveBack(*row, dice(4) == 0 ? left : 1 + dice(left), 3, {});
        return true;
    }
    return false;
}

bool VendorChanges::recordRefund(quint32 row)
{
    const sandbox::Order& order = world().orders[row];
    const qint64 left = order.total() - world().shopRefunded(order, m_company.now());
    if (left <= 0)
        return false;
    m_company.recordRefund(row, 1 + dice(left), dice(2) == 0);
    return true;
}

bool VendorChanges::cancel(quint32 row)
{
    const sandbox::Order& order = world().orders[row];
    const qint64 now = m_company.now();
    if (order.cancelledAt <= now || sandbox::shipped(world(), order, now).done > 0)
        return false;
    m_company.cancelOrder(row, 1);
    return true;
}

bool VendorChanges::changeParcel(quint32 row)
{
    const sandbox::ShopJson shop(world(), m_company.now());
    for (quint32 p = world().orders[row].firstParcel; p != sandbox::kNone;
         p = world().parcels[p].next) {
        const QByteArray state = shop.state(world().parcels[p]);
        if (state == "on_hold")
            m_company.releaseHold(p);
        else if (state == "open" && dice(2) == 0)
            m_company.holdParcel(p, sandbox::Hold::IncorrectAddress, "as they said");
        else if (state == "open" || state == "in_progress")
            m_company.cancelParcel(p);
        else
            continue;
        return true;
    }
    return false;
}

bool VendorChanges::closeReview(const view::CaseRecord& record)
{
    for (const Hold& hold : record.holds) {
        const auto row = sandbox::gatewayRow(world().seed, Ref::Review, hold.id);
        if (!row || world().reviews[*row].closedAt <= m_company.now())
            continue;
        m_company.closeReview(*row);
        return true;
    }
    return false;
}

bool VendorChanges::acceptDispute(const view::CaseRecord& record)
{
    for (const Dispute& dispute : record.disputes) {
        const auto row = sandbox::gatewayRow(world().seed, Ref::Dispute, dispute.id);
        if (!row || world().disputes[*row].closedAt <= m_company.now())
            continue;
        m_company.acceptDispute(*row);
        return true;
    }
    return false;
}

QStringList VendorChanges::differing(const view::CaseRecord& record) const
{
    const qint64 now = m_company.now();
    QStringList out = differingMoney(record);
    if (record.order) {
        const sandbox::Order& order = world().orders[orderRow(record.order->id).value_or(0)];
        const bool cancelled = order.cancelledAt <= now;
        if (record.order->cancelledAt.isSet() != cancelled)
            out << differs("the cancellation", record.order->id,
                           number(record.order->cancelledAt.ms), number(order.cancelledAt));
        // The shop is not asked any more what it sends of an order that is at its end.
        const sandbox::Shipped sent = sandbox::shipped(world(), order, now);
        if (!cancelled && sent.done < sent.of)
            out << differingParcels(record);
    }
    for (const Hold& hold : record.holds) {
        const auto row = sandbox::gatewayRow(world().seed, Ref::Review, hold.id);
        const bool open = row && world().reviews[*row].closedAt > now;
        if (row && hold.open != open)
            out << differs("the review", hold.id, number(hold.open), number(open));
    }
    for (const Dispute& dispute : record.disputes) {
        const auto row = sandbox::gatewayRow(world().seed, Ref::Dispute, dispute.id);
        const bool ended = row && world().disputes[*row].closedAt <= now;
        const bool shown = dispute.status == "won" || dispute.status == "lost" ||
                           dispute.status == "warning_closed";
        if (row && shown != ended)
            out << differs("the dispute", dispute.id, dispute.status, number(ended));
    }
    return out;
}

QStringList VendorChanges::differingParcels(const view::CaseRecord& record) const
{
    QStringList out;
    const sandbox::ShopJson shop(world(), m_company.now());
    for (const FulfillmentOrder& f : record.fulfillments) {
        const auto row = sandbox::shopRow(ShopRef::FulfillmentOrder, f.id.toLongLong());
        if (row && f.status != shop.state(world().parcels[*row]))
            out << differs("the fulfillment", f.id, f.status, shop.state(world().parcels[*row]));
    }
    return out;
}

QStringList VendorChanges::differingMoney(const view::CaseRecord& record) const
{
    QStringList out;
    std::map<QByteArray, qint64> given;  // by payment
    for (const Refund& refund : record.refunds)
        if (refund.system == RefundSystem::Gateway && refund.status != RefundStatus::Failed &&
            refund.status != RefundStatus::Cancelled)
            given[refund.payment] += refund.amount.minor;
    for (const view::PaymentView& p : record.payments) {
        const auto row = sandbox::gatewayRow(world().seed, Ref::Charge, p.payment.id);
        if (!row)
            continue;
        const qint64 refunded = world().refunded(world().charges[*row], m_company.now());
        if (p.payment.refunded != refunded)
            out << differs("what went back", p.payment.id, number(p.payment.refunded),
                           number(refunded));
        if (given[p.payment.id] != refunded)
            out << differs("the sum of the refunds", p.payment.id, number(given[p.payment.id]),
                           number(refunded));
    }
    return out;
}

}  // namespace docket::test
