// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/troubles.h"

#include "app/sandbox/catalogue.h"
#include "app/sandbox/mishaps.h"

#include <algorithm>

namespace sandbox {

namespace {

// Per 10,000 orders; at the default 25,000 about 520 stand open.
constexpr std::array kKinds{
    KindFacts{Kind::AddressIncomplete, 0, "address_incomplete", 8, 3, 45, 0.1, 6},
    KindFacts{Kind::StreetNumberMissing, 0, "street_number_missing", 6, 3, 30, 0.1, 6},
    KindFacts{Kind::ContactMissing, 0, "contact_missing", 4, 3, 20, 0.1, 6},
    KindFacts{Kind::SkuMissing, 0, "sku_missing", 3, 3, 12, 0.1, 6},
    KindFacts{Kind::TotalMismatch, 0, "total_mismatch", 3, 3, 12, 0.1, 6},
    KindFacts{Kind::CurrencyMismatch, 0, "currency_mismatch", 2, 3, 6, 0.1, 6},
    KindFacts{Kind::MethodNotAllowed, 0, "method_not_allowed", 6, 3, 25, 0.1, 6},
    KindFacts{Kind::NoteAsksChange, 0, "note_asks_change", 9, 3, 60, 0.1, 5},
    KindFacts{Kind::ReviewByRule, 1, "review_by_rule", 14, 3, 80, 0.02, 5},
    KindFacts{Kind::ReviewByHand, 1, "review_by_hand", 3, 3, 12, 0.1, 5},
    KindFacts{Kind::EarlyWarning, 1, "early_warning", 6, 3, 22, 1, 4},
    KindFacts{Kind::CheckFailed, 1, "check_failed", 6, 3, 25, 0.1, 4},
    KindFacts{Kind::CountryMismatch, 1, "country_mismatch", 6, 3, 25, 0.1, 4},
    KindFacts{Kind::DuplicatePayment, 2, "duplicate_payment", 6, 3, 25, 0.1, 7},
    KindFacts{Kind::ChargeOfUnknownOrder, 2, "charge_of_unknown_order", 2, 3, 8, 0.1, 7},
    KindFacts{Kind::ChargeWithoutOrder, 2, "charge_without_order", 2, 3, 8, 0.1, 7},
    KindFacts{Kind::PaidWithoutCharge, 2, "paid_without_charge", 4, 3, 12, 0.1, 6},
    KindFacts{Kind::Unallocated, 3, "unallocated", 12, 3, 70, 0.05, 5},
    KindFacts{Kind::Backordered, 3, "backordered", 12, 3, 60, 0.1, 9},
    KindFacts{Kind::Oversold, 3, "oversold", 7, 6, 0, 0.1, 5},
    KindFacts{Kind::HoldAwaitingPayment, 4, "hold_awaiting_payment", 6, 3, 25, 0.1, 5},
    KindFacts{Kind::HoldAddress, 4, "hold_incorrect_address", 7, 3, 30, 0.1, 5},
    KindFacts{Kind::HoldRisk, 4, "hold_high_risk", 5, 3, 25, 0.1, 5},
    KindFacts{Kind::HoldOther, 4, "hold_other", 3, 3, 12, 0.1, 5},
    KindFacts{Kind::Stalled, 4, "stalled", 12, 3, 60, 1.05, 5},
    KindFacts{Kind::Split, 4, "split", 6, 3, 40, 1.5, 7},
    KindFacts{Kind::RefundNotSent, 5, "refund_not_sent", 8, 3, 30, 2, 25},
    KindFacts{Kind::RefundFailed, 5, "refund_failed", 4, 3, 12, 3, 25},
    KindFacts{Kind::RefundPending, 5, "refund_pending", 4, 3, 15, 3, 25},
    KindFacts{Kind::ReturnNotRefunded, 5, "return_not_refunded", 10, 3, 90, 11, 28},
    KindFacts{Kind::RefundedTwice, 5, "refunded_twice", 2, 3, 0, 4, 25},
    KindFacts{Kind::DisputeOpen, 6, "dispute_open", 17, 3, 60, 5, 40},
    KindFacts{Kind::InquiryOpen, 6, "inquiry_open", 6, 3, 14, 4, 30},
    KindFacts{Kind::DisputePastDue, 6, "dispute_past_due", 1, 1, 0, 8, 30},
};

// Kinds that strike an order some days after it was placed; their ages count from then.
bool isLate(Kind kind)
{
    return kind == Kind::EarlyWarning || kind >= Kind::RefundNotSent;
}

// The strike of a late kind that is open at the end, as days before it.
double lateness(Kind kind, Random& random)
{
    switch (kind) {
    case Kind::DisputePastDue:
        return 9 + 2 * random.unit();
    case Kind::RefundPending:
        return 3.2 + std::min(random.waiting(1.2), 4.0);
    case Kind::RefundFailed:
        return 1.2 + std::min(random.waiting(1.4), 5.0);
    case Kind::DisputeOpen:
    case Kind::InquiryOpen:
        return std::min(random.waiting(3.0), 8.0);
    default:
        return 0.05 + std::min(random.waiting(1.6), 8.0);
    }
}

qint64 span(double days)
{
    return static_cast<qint64>(days * 86'400) * kSecond;
}

}  // namespace

std::span<const KindFacts> kinds()
{
    return kKinds;
}
const KindFacts& facts(Kind kind)
{
    const auto row = static_cast<size_t>(kind);
    return row < kKinds.size() ? kKinds[row] : mishapKinds()[row - kKinds.size()];
}

Troubles::Troubles(World& world, Sales& sales)
    : m_world(world)
    , m_sales(sales)
{
}

void Troubles::seed()
{
    const auto orders = static_cast<qint64>(m_world.orders.size());
    const qint64 until = m_world.until;
    // Open first: they need the recent orders, and there are few.
    for (const KindFacts& kind : kKinds) {
        const qint64 wanted = std::max<qint64>(kind.minimum, orders * kind.openPer10k / 10'000);
        for (qint64 i = 0; i < wanted; ++i) {
            Random random(m_world.seed, Stream::Trouble,
                          (static_cast<quint64>(kind.kind) << 32) + static_cast<quint64>(i));
            qint64 at = kNever, near = 0, latest = until - span(kind.minAge);
            if (isLate(kind.kind)) {
                at = until - span(lateness(kind.kind, random));
                near = at - span(kind.minAge + (kind.maxAge - kind.minAge) * random.unit());
                latest = at - span(kind.minAge);
            } else {
                near = until -
                       span(kind.minAge + std::min(random.waiting(1.5), kind.maxAge - kind.minAge));
            }
            const quint32 row = pick(near, m_world.from, latest, kind.kind, at);
            if (row != kNone)
                strike(kind.kind, row, at == kNever ? m_world.orders[row].at : at, kNever, random);
        }
    }
    const qint64 quiet = std::min(7 * kDay, (until - m_world.from) / 3);
    for (const KindFacts& kind : kKinds) {
        const qint64 wanted = orders * kind.pastPer10k / 10'000;
        for (qint64 i = 0; i < wanted; ++i) {
            Random random(m_world.seed, Stream::Trouble,
                          (static_cast<quint64>(kind.kind) << 32) + 0x8000'0000u +
                              static_cast<quint64>(i));
            const qint64 age = isLate(kind.kind) ? span(kind.minAge + 4 * random.unit()) : 0;
            const qint64 near =
                m_world.from +
                static_cast<qint64>(random.unit() *
                                    static_cast<double>(until - quiet - age - m_world.from));
            const quint32 row =
                pick(near, m_world.from, until - quiet - age, kind.kind, near + age);
            if (row == kNone)
                continue;
            const qint64 at = m_world.orders[row].at + age;
            const qint64 solved = at + kHour + span(std::min(random.waiting(0.9), 4.0));
            strike(kind.kind, row, at, std::min(solved, until - kHour), random);
        }
    }
    // What is sold twice over shows as stock below nothing, by as many as wait for it.
    for (const Parcel& parcel : m_world.parcels) {
        if (parcel.location == kNowhere || parcel.shippedAt != kNever)
            continue;
        const Order& order = m_world.orders[parcel.order];
        for (quint8 i = 0; i < order.lineCount; ++i) {
            const size_t sku = order.lines[i].sku;
            if (sku >= articles().size() - kOversoldArticles && (parcel.lineMask >> i & 1))
                m_world.stock[sku][parcel.location].available -= order.lines[i].quantity;
        }
    }
}

void Troubles::strikeNew(quint32 order, Random& random)
{
    for (const KindFacts& kind : kKinds) {
        if (isLate(kind.kind) || !random.chance(std::max(kind.pastPer10k, kind.openPer10k) / 1e4))
            continue;
        if (fits(kind.kind, m_world.orders[order], kNever)) {
            strike(kind.kind, order, m_world.orders[order].at, kNever, random);
            return;
        }
    }
}

void Troubles::strikeOld(qint64 at, double ordersExpected, Random& random)
{
    for (const KindFacts& kind : kKinds) {
        if (!isLate(kind.kind) || kind.pastPer10k == 0 ||
            !random.chance(ordersExpected * kind.pastPer10k / 1e4))
            continue;
        const qint64 near = at - span(kind.minAge + (kind.maxAge - kind.minAge) * random.unit());
        const quint32 row = pick(near, m_world.from, at - span(kind.minAge), kind.kind, at);
        if (row != kNone)
            strike(kind.kind, row, at, kNever, random);
    }
    if (random.chance(ordersExpected * 0.04)) {
        const quint32 row = pick(at - span(2 + 20 * random.unit()), m_world.from, at - 2 * kDay,
                                 Kind::RefundNotSent, at);
        if (row != kNone)
            m_sales.refund(row, at, m_world.orders[row].total(), 0, random);
    }
}

bool Troubles::fits(Kind kind, const Order& order, qint64 at) const
{
    if (order.troubled || order.cancelledAt != kNever || order.firstRefund != kNone ||
        order.paidAt == kNever)
        return false;
    const qint64 total = order.total();
    switch (kind) {
    case Kind::CheckFailed:
    case Kind::CountryMismatch:
        return total >= facts(order.coin).high;
    case Kind::MethodNotAllowed:
        return QByteArrayView(countries()[order.country].code) != QByteArrayView("DE");
    case Kind::Split:
        return order.lineCount >= 2;
    case Kind::NoteAsksChange:
        return order.note == 0;
    case Kind::ReturnNotRefunded:
        return at == kNever || m_world.parcels[order.firstParcel].deliveredAt < at - 4 * kDay;
    default:
        return true;
    }
}

quint32 Troubles::pick(qint64 near, qint64 notBefore, qint64 notAfter, Kind kind, qint64 at) const
{
    const auto& orders = m_world.orders;
    const auto begin = std::lower_bound(orders.begin(), orders.end(), near,
                                        [](const Order& o, qint64 t) { return o.at < t; });
    const auto size = static_cast<qint64>(orders.size());
    const qint64 middle = begin - orders.begin();
    for (qint64 step = 0; step < size; ++step) {
        for (const qint64 row : {middle - step, middle + step}) {
            if (row < 0 || row >= size)
                continue;
            const Order& order = orders[static_cast<size_t>(row)];
            if (order.at >= notBefore && order.at <= notAfter && fits(kind, order, at))
                return static_cast<quint32>(row);
        }
    }
    return kNone;
}

void Troubles::record(Kind kind, Subject subject, quint32 row, qint64 at, qint64 until)
{
    m_world.troubles.push_back({at, until, row, subject, kind});
}

}  // namespace sandbox
