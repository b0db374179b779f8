// SPDX-License-Identifier: GPL-3.0-or-later
// Goods that come back: asked for, authorized, on their way, received, and paid back.
#include "app/sandbox/carriage.h"
#include "app/sandbox/catalogue.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kAnswerIn = 48 * kHour;  // who asks has a label by then, or waits too long
constexpr int kOnTheWay = 8;              // open at the end, of 10,000
constexpr quint8 kReceivedNote = 3;       // row of refundNotes()
constexpr double kReturned = 0.03;        // of the orders, once the history is over

qint64 hours(Random& random, double low, double high)
{
    return static_cast<qint64>((low + (high - low) * random.unit()) * 3600) * kSecond;
}

}  // namespace

Return Carriage::ask(quint32 row, qint64 at, Random& random) const
{
    Return back;
    back.at = at;
    back.order = row;
    back.parcel = m_world.orders[row].firstParcel;
    back.authorizedAt = at + hours(random, 1, 20);
    back.scannedAt = back.authorizedAt + hours(random, 5, 20);
    back.receivedAt = back.scannedAt + hours(random, 30, 80);
    return back;
}

void Carriage::adopt(quint32 row)
{
    const Order& order = m_world.orders[row];
    const bool known = std::any_of(m_world.returns.begin(), m_world.returns.end(),
                                   [row](const Return& back) { return back.order == row; });
    if (known || order.returnReceivedAt == kNever)
        return;
    Return back;
    back.order = row;
    back.parcel = order.firstParcel;
    back.at = order.returnAskedAt;
    back.receivedAt = order.returnReceivedAt - 20 * kMinute;
    if (order.returnReceivedAt <= m_world.until) {
        Random random(m_world.seed, Stream::Return, (quint64{1} << 40) + row);
        back.authorizedAt = back.at + hours(random, 1, 20);
        back.scannedAt = back.at + hours(random, 24, 44);
    } else {
        // Known only when it arrives, and nothing is put into the past: its label is made then.
        back.authorizedAt = order.returnReceivedAt;
        back.scannedAt = back.authorizedAt + 40 * kMinute;
        back.receivedAt = back.authorizedAt + 3 * kHour;
    }
    m_world.returns.push_back(back);
}

quint32 Carriage::pickReturn(qint64 delivered) const
{
    const auto fits = [&](const Order& order) {
        const Parcel& parcel = m_world.parcels[order.firstParcel];
        return idle(order) && parcel.next == kNone && parcel.fate == Fate::Normal &&
               parcel.deliveredAt <= delivered;
    };
    const auto& orders = m_world.orders;
    const auto begin = std::lower_bound(orders.begin(), orders.end(), delivered - 4 * kDay,
                                        [](const Order& o, qint64 t) { return o.at < t; });
    const auto size = static_cast<qint64>(orders.size());
    const qint64 middle = begin - orders.begin();
    for (qint64 step = 0; step < std::min<qint64>(size, 5'000); ++step)
        for (const qint64 row : {middle - step, middle + step})
            if (row >= 0 && row < size && fits(orders[static_cast<size_t>(row)]))
                return static_cast<quint32>(row);
    return kNone;
}

void Carriage::seedReturns()
{
    for (; m_asked < m_world.troubles.size(); ++m_asked)
        if (m_world.troubles[m_asked].kind == Kind::ReturnNotRefunded)
            adopt(m_world.troubles[m_asked].row);
    // What was paid back because it was received, was asked for and sent before.
    for (const ShopRefund& refund : m_world.shopRefunds) {
        Order& order = m_world.orders[refund.order];
        const Parcel& parcel = m_world.parcels[order.firstParcel];
        const qint64 asked = refund.at - 6 * kDay;
        if (refund.note != kReceivedNote || order.troubled || order.returnAskedAt != kNever ||
            refund.amount < order.total() || parcel.deliveredAt > asked)
            continue;
        Random random(m_world.seed, Stream::Return, refund.order);
        Return back = ask(refund.order, asked, random);
        if (random.chance(0.15)) {
            const qint64 late = kAnswerIn + hours(random, 1, 12) - (back.authorizedAt - back.at);
            back.authorizedAt += late;
            back.scannedAt = back.authorizedAt + hours(random, 4, 10);
            record(Kind::ReturnNotAuthorized, Subject::Order, refund.order, back.at + kAnswerIn,
                   back.authorizedAt);
        }
        back.receivedAt = refund.at - hours(random, 2, 16);
        order.returnAskedAt = back.at;
        order.returnReceivedAt = back.receivedAt + 20 * kMinute;
        order.returnReason =
            static_cast<quint8>(random.below(static_cast<qint64>(returnReasons().size())));
        m_world.returns.push_back(back);
    }
    const auto orders = static_cast<qint64>(m_world.orders.size());
    const KindFacts& silent = facts(Kind::ReturnNotAuthorized);
    const qint64 unanswered = std::max<qint64>(silent.minimum, orders * silent.openPer10k / 10'000);
    const qint64 wanted = unanswered + std::max<qint64>(3, orders * kOnTheWay / 10'000);
    for (qint64 i = 0; i < wanted; ++i) {
        Random random(m_world.seed, Stream::Return, (quint64{2} << 40) + static_cast<quint64>(i));
        const qint64 asked = m_world.until - hours(random, 52, 90);
        const quint32 row = pickReturn(asked - hours(random, 12, 200));
        if (row == kNone)
            continue;
        Order& order = m_world.orders[row];
        Return back = ask(row, asked, random);
        order.returnAskedAt = asked;
        order.returnReason =
            static_cast<quint8>(random.below(static_cast<qint64>(returnReasons().size())));
        if (i < unanswered) {
            back.authorizedAt = back.scannedAt = back.receivedAt = kNever;
            record(Kind::ReturnNotAuthorized, Subject::Order, row, asked + kAnswerIn, kNever);
        } else {
            back.receivedAt = m_world.until + hours(random, 6, 60);
            order.returnReceivedAt = back.receivedAt + 20 * kMinute;
            m_due.push_back({order.returnReceivedAt + hours(random, 1, 20), row});
        }
        m_world.returns.push_back(back);
    }
}

void Carriage::pass(qint64 begin, double ordersExpected)
{
    Random random(m_world.seed, Stream::Return, (quint64{3} << 40) + m_minutes++);
    for (size_t i = 0; i < m_due.size();) {
        if (m_due[i].at >= begin + kMinute) {
            ++i;
            continue;
        }
        const Due due = m_due[i];
        m_due.erase(m_due.begin() + static_cast<qint64>(i));
        const Order& order = m_world.orders[due.order];
        if (order.firstRefund == kNone && order.cancelledAt == kNever)
            m_sales.refund(due.order, std::max(due.at, begin), order.total(), kReceivedNote,
                           random);
    }
    if (!random.chance(ordersExpected * kReturned))
        return;
    const qint64 at = begin + random.below(60) * kSecond;
    const quint32 row = pickReturn(at - hours(random, 24, 240));
    if (row == kNone)
        return;
    Order& order = m_world.orders[row];
    Return back = ask(row, at, random);
    order.returnAskedAt = at;
    order.returnReason =
        static_cast<quint8>(random.below(static_cast<qint64>(returnReasons().size())));
    if (random.chance(0.08)) {
        back.authorizedAt = back.scannedAt = back.receivedAt = kNever;
        record(Kind::ReturnNotAuthorized, Subject::Order, row, at + kAnswerIn, kNever);
    } else {
        order.returnReceivedAt = back.receivedAt + 20 * kMinute;
        if (random.chance(0.1))
            m_world.troubles.push_back(
                {order.returnReceivedAt, kNever, row, Subject::Order, Kind::ReturnNotRefunded});
        else
            m_due.push_back({order.returnReceivedAt + hours(random, 1, 20), row});
    }
    m_world.returns.push_back(back);
}

}  // namespace sandbox
