// SPDX-License-Identifier: GPL-3.0-or-later
// How each kind of trouble changes the rows it strikes.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/troubles.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 later(qint64 at, qint64 by)
{
    return at == kNever ? kNever : at + by;
}

// One hour and more, in whole seconds.
qint64 some(Random& random, qint64 low, qint64 high)
{
    return random.between(low / kSecond, high / kSecond) * kSecond;
}

Hold holdOf(Kind kind)
{
    switch (kind) {
    case Kind::Backordered:
        return Hold::OutOfStock;
    case Kind::HoldAwaitingPayment:
        return Hold::AwaitingPayment;
    case Kind::HoldAddress:
        return Hold::IncorrectAddress;
    case Kind::HoldRisk:
        return Hold::HighRisk;
    case Kind::HoldOther:
        return Hold::Other;
    default:
        return Hold::None;
    }
}

}  // namespace

bool Troubles::strike(Kind kind, quint32 row, qint64 at, qint64 until, Random& random)
{
    m_world.orders[row].troubled = true;
    switch (facts(kind).family) {
    case 0:
        return strikeOrder(kind, row, until, random);
    case 1:
    case 2:
        return strikePayment(kind, row, at, until, random);
    case 3:
    case 4:
        return strikeGoods(kind, row, until, random);
    case 5:
        return strikeRefund(kind, row, at, until, random);
    default:
        return strikeDispute(kind, row, at, until, random);
    }
}

void Troubles::delay(quint32 order, qint64 until, Random& random)
{
    if (until == kNever)
        m_sales.keepBack(order);
    else
        m_sales.ship(order, until + some(random, 2 * kHour, 14 * kHour), random);
}

bool Troubles::strikeOrder(Kind kind, quint32 row, qint64 until, Random& random)
{
    Order& order = m_world.orders[row];
    order.flawUntil = until;
    switch (kind) {
    case Kind::AddressIncomplete:
        order.flaw = random.chance(0.7) ? Flaw::NoZip : Flaw::NoCity;
        break;
    case Kind::StreetNumberMissing:
        order.flaw = Flaw::NoStreetNumber;
        break;
    case Kind::ContactMissing:
        order.flaw = Flaw::NoContact;
        break;
    case Kind::SkuMissing:
        order.flaw = Flaw::NoSku;
        break;
    case Kind::TotalMismatch:
        order.flaw = Flaw::Total;
        break;
    case Kind::CurrencyMismatch:
        order.flaw = Flaw::Currency;
        break;
    case Kind::MethodNotAllowed:
        order.flaw = Flaw::Method;
        break;
    default:
        order.flaw = Flaw::Note;
        order.note =
            static_cast<quint8>(1 + random.below(static_cast<qint64>(changeNotes().size())));
    }
    record(kind, Subject::Order, row, order.at, until);
    delay(row, until, random);
    return true;
}

bool Troubles::strikePayment(Kind kind, quint32 row, qint64 at, qint64 until, Random& random)
{
    const quint32 paid = m_world.paidBy(m_world.intents[m_world.orders[row].intent], kNever);
    if (paid == kNone)
        return false;
    Charge& charge = m_world.charges[paid];
    switch (kind) {
    case Kind::ReviewByRule:
    case Kind::ReviewByHand: {
        const bool manual = kind == Kind::ReviewByHand;
        if (!manual)
            charge.verdict = Verdict::ManualReview;
        charge.review = static_cast<quint32>(m_world.reviews.size());
        const qint64 opened = manual ? charge.at + kHour : charge.at;
        const bool refunded = until != kNever && random.chance(0.2);
        m_world.reviews.push_back({opened, until, paid, manual, refunded});
        record(kind, Subject::Review, charge.review, opened, until);
        delay(row, until, random);
        if (refunded) {
            m_sales.keepBack(row);
            m_world.orders[row].cancelledAt = until;
            m_sales.refund(row, until, m_world.orders[row].total(), 4, random);
        }
        return true;
    }
    case Kind::EarlyWarning:
        charge.warning = static_cast<quint32>(m_world.warnings.size());
        m_world.warnings.push_back(
            {at, paid,
             static_cast<quint8>(random.below(static_cast<qint64>(fraudTypes().size())))});
        record(kind, Subject::Warning, charge.warning, at, until);
        if (until != kNever)
            m_sales.refund(row, until, m_world.orders[row].total(), 2, random);
        return true;
    case Kind::CheckFailed:
        charge.zip = Check::Fail;
        (random.chance(0.5) ? charge.street : charge.cvc) = Check::Fail;
        record(kind, Subject::Charge, paid, charge.at, until);
        delay(row, until, random);
        return true;
    case Kind::CountryMismatch: {
        const auto all = static_cast<qint64>(countries().size());
        charge.cardCountry =
            static_cast<quint8>((m_world.orders[row].country + 1 + random.below(all - 1)) % all);
        record(kind, Subject::Charge, paid, charge.at, until);
        delay(row, until, random);
        return true;
    }
    case Kind::PaidWithoutCharge: {
        charge.verdict = Verdict::Declined;
        charge.decline = static_cast<quint8>(random.below(3));
        if (until != kNever) {
            Charge late = charge;
            late.at = until;
            late.next = kNone;
            late.verdict = Verdict::Authorized;
            late.attempt = static_cast<quint8>(charge.attempt + 1);
            m_world.append(late);
        }
        record(kind, Subject::Order, row, m_world.orders[row].at, until);
        delay(row, until, random);
        return true;
    }
    default:
        break;
    }
    // A second charge: for the same order, for one that nobody knows, or for none.
    const bool duplicate = kind == Kind::DuplicatePayment;
    const quint32 second = m_sales.chargeAgain(duplicate ? row : kNone, paid,
                                               charge.at + some(random, 2 * kMinute, 40 * kMinute));
    m_world.intents[m_world.charges[second].intent].unknownOrder =
        kind == Kind::ChargeOfUnknownOrder;
    if (!duplicate)
        m_world.orders[row].troubled = false;
    record(kind, Subject::Charge, second, m_world.charges[second].at, until);
    if (until != kNever) {
        Refund back;
        back.at = back.settledAt = std::max(until, m_world.charges[second].at + kHour);
        back.amount = m_world.charges[second].amount;
        back.charge = second;
        back.reason = duplicate ? 1 : 3;
        m_world.append(back);
    }
    return true;
}

bool Troubles::strikeGoods(Kind kind, quint32 row, qint64 until, Random& random)
{
    Order& order = m_world.orders[row];
    const quint32 first = order.firstParcel;
    const size_t reserved = articles().size() - kOversoldArticles;
    const qint64 released = later(until, kHour);
    if (kind == Kind::Split) {
        Parcel rest = m_world.parcels[first];
        rest.next = kNone;
        rest.lineMask = static_cast<quint8>(rest.lineMask & ~1u);
        rest.releasedAt = released;
        rest.shippedAt = later(until, 5 * kHour);
        rest.scannedAt = later(until, 9 * kHour);
        rest.deliveredAt = later(until, 3 * kDay);
        m_world.parcels[first].lineMask = 1;
        const auto second = static_cast<quint32>(m_world.parcels.size());
        m_world.append(rest);
        order.closedAt = later(until, 10 * kDay);
        record(kind, Subject::Parcel, second, m_world.parcels[first].shippedAt, until);
        return true;
    }
    delay(row, until, random);
    Parcel& parcel = m_world.parcels[first];
    parcel.releasedAt = released;
    qint64 since = order.at;
    switch (kind) {
    case Kind::Unallocated:
        parcel.allocatedAt = until;
        break;
    case Kind::Oversold: {
        const auto article = static_cast<size_t>(random.below(kOversoldArticles));
        order.lines[0].sku = static_cast<quint16>(reserved + article);
        parcel.location = static_cast<quint8>(article % 2);
        break;
    }
    case Kind::Stalled:
        since = order.at + kDay;
        break;
    case Kind::Backordered:
        order.lines[0].sku = static_cast<quint16>(
            reserved - 1 - static_cast<size_t>(random.below(kOversoldArticles)));
        [[fallthrough]];
    default:
        parcel.hold = holdOf(kind);
        since = parcel.holdFrom = order.at + some(random, 2 * kMinute, 50 * kMinute);
        parcel.holdUntil = until;
    }
    record(kind, Subject::Parcel, first, since, until);
    return true;
}

bool Troubles::strikeRefund(Kind kind, quint32 row, qint64 at, qint64 until, Random& random)
{
    Order& order = m_world.orders[row];
    const quint32 paid = m_world.paidBy(m_world.intents[order.intent], at);
    if (paid == kNone)
        return false;
    const bool whole = kind == Kind::RefundedTwice || random.chance(0.55);
    const qint64 amount = whole ? order.total() : std::max<qint64>(order.total() * 2 / 5, 1);
    if (kind == Kind::ReturnNotRefunded) {
        order.returnAskedAt = at - 4 * kDay;
        order.returnReceivedAt = at;
        order.returnReason =
            static_cast<quint8>(random.below(static_cast<qint64>(returnReasons().size())));
        record(kind, Subject::Order, row, at, until);
        if (until != kNever)
            m_sales.refund(row, until, order.total(), 3, random);
        return true;
    }

    ShopRefund shop;
    shop.at = shop.sentAt = at;
    shop.amount = amount;
    shop.order = row;
    shop.note = static_cast<quint8>(random.below(4));
    Refund refund;
    refund.at = at + 2 * kSecond;
    refund.settledAt = refund.at;
    refund.amount = amount;
    refund.charge = paid;
    refund.reason = 3;
    switch (kind) {
    case Kind::RefundNotSent:
        shop.sent = random.chance(0.6) ? Sent::Pending : Sent::Missing;
        shop.sentAt = until;
        if (until != kNever) {
            refund.at = refund.settledAt = until;
            shop.refund = m_world.append(refund);
        }
        m_world.append(shop);
        record(kind, Subject::Order, row, at, until);
        return true;
    case Kind::RefundFailed: {
        refund.settledAt = at + some(random, 5 * kHour, 24 * kHour);
        refund.settled = RefundState::Failed;
        const quint32 failed = m_world.append(refund);
        shop.refund = failed;
        m_world.append(shop);
        const qint64 again = until == kNever ? kNever : std::max(until, refund.settledAt + kHour);
        if (again != kNever) {
            Refund second = refund;
            second.at = second.settledAt = again;
            second.settled = RefundState::Succeeded;
            m_world.append(second);
        }
        record(kind, Subject::Refund, failed, refund.settledAt, again);
        return true;
    }
    case Kind::RefundPending:
        refund.settledAt = until;
        shop.refund = m_world.append(refund);
        m_world.append(shop);
        record(kind, Subject::Refund, shop.refund, at + 3 * kDay, std::max(until, at + 3 * kDay));
        return true;
    default:
        shop.sent = Sent::Manual;
        m_world.append(shop);
        m_world.append(refund);
        record(kind, Subject::Order, row, at, until);
        return true;
    }
}

bool Troubles::strikeDispute(Kind kind, quint32 row, qint64 at, qint64 until, Random& random)
{
    const Order& order = m_world.orders[row];
    const quint32 paid = m_world.paidBy(m_world.intents[order.intent], at);
    if (paid == kNone)
        return false;
    static const std::vector<int> share = weights(disputeReasons());
    Dispute dispute;
    dispute.at = at;
    dispute.charge = paid;
    dispute.amount = m_world.charges[paid].amount;
    dispute.reason = static_cast<quint8>(random.weighted(share));
    dispute.inquiry = kind == Kind::InquiryOpen;
    // The last second of a day, as the gateway sets it.
    const auto endOfDay = [](qint64 t) { return t / kDay * kDay + kDay - kSecond; };
    dispute.dueBy =
        endOfDay(at + random.between(dispute.inquiry ? 8 : 7, dispute.inquiry ? 14 : 20) * kDay);
    if (until != kNever) {
        dispute.respondedAt = at + some(random, kDay, 5 * kDay);
        dispute.closedAt = dispute.respondedAt + some(random, 12 * kDay, 45 * kDay);
        dispute.won = random.chance(0.42);
        dispute.submissions = 1;
        until = dispute.respondedAt;
    } else if (kind == Kind::DisputePastDue) {
        dispute.dueBy = endOfDay(at + 7 * kDay);
    } else if (m_disputes++ % 4 == 0) {
        dispute.dueBy = std::max(m_world.until, at) + some(random, 20 * kHour, 47 * kHour);
    }
    m_world.charges[paid].dispute = static_cast<quint32>(m_world.disputes.size());
    record(kind, Subject::Dispute, static_cast<quint32>(m_world.disputes.size()), at, until);
    m_world.disputes.push_back(std::move(dispute));
    return true;
}

}  // namespace sandbox
