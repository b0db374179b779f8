// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/carriage.h"

#include "app/sandbox/catalogue.h"
#include "app/sandbox/journey.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kSilence = 48 * kHour;
constexpr double kRelabelled = 0.012;

qint64 hours(Random& random, double low, double high)
{
    return static_cast<qint64>((low + (high - low) * random.unit()) * 3600) * kSecond;
}

Kind kindOf(Fate fate)
{
    switch (fate) {
    case Fate::Exception:
        return Kind::DeliveryException;
    case Fate::Late:
        return Kind::DeliveryLate;
    case Fate::Returned:
        return Kind::ReturnedToSender;
    case Fate::Lost:
        return Kind::ParcelLost;
    default:
        return Kind::NoScan;
    }
}

bool givenUp(Fate fate)
{
    return fate == Fate::Returned || fate == Fate::Lost;
}

}  // namespace

Carriage::Carriage(World& world, Sales& sales)
    : m_world(world)
    , m_sales(sales)
{
}

void Carriage::record(Kind kind, Subject subject, quint32 row, qint64 at, qint64 until)
{
    m_world.mishaps.push_back({at, until, row, subject, kind});
}

bool Carriage::idle(const Order& order) const
{
    return !order.troubled && order.cancelledAt == kNever && order.firstRefund == kNone &&
           order.returnAskedAt == kNever;
}

quint32 Carriage::pick(qint64 shipped, Fate fate, bool refunded) const
{
    const auto fits = [&](const Order& order) {
        const Parcel& parcel = m_world.parcels[order.firstParcel];
        if (parcel.next != kNone || parcel.fate != Fate::Normal || parcel.scannedAt == kNever ||
            parcel.deliveredAt == kNever || order.troubled || order.cancelledAt != kNever ||
            order.returnAskedAt != kNever)
            return false;
        if (refunded) {
            if (order.firstRefund == kNone)
                return false;
            const ShopRefund& back = m_world.shopRefunds[order.firstRefund];
            return back.amount >= order.total() && back.at > parcel.scannedAt + 7 * kDay;
        }
        if (order.firstRefund != kNone)
            return false;
        if (fate == Fate::Late)  // nobody on the way abroad is late within two weeks
            return order.method != kInternational;
        return true;
    };
    const auto& orders = m_world.orders;
    const auto begin = std::lower_bound(orders.begin(), orders.end(), shipped - 11 * kHour,
                                        [](const Order& o, qint64 t) { return o.at < t; });
    const auto size = static_cast<qint64>(orders.size());
    const qint64 middle = begin - orders.begin();
    for (qint64 step = 0; step < size; ++step)
        for (const qint64 row : {middle - step, middle + step})
            if (row >= 0 && row < size && fits(orders[static_cast<size_t>(row)]))
                return orders[static_cast<size_t>(row)].firstParcel;
    return kNone;
}

bool Carriage::strike(Fate fate, quint32 row, bool open, Random& random)
{
    Parcel& parcel = m_world.parcels[row];
    const Order& order = m_world.orders[parcel.order];
    const qint64 now = m_world.until, taken = parcel.scannedAt;
    const Parcel before = parcel;
    parcel.fate = fate;
    qint64 at = kNever, until = kNever;
    switch (fate) {
    case Fate::Stuck:
        parcel.fateAt = taken + hours(random, 6, 16);
        at = parcel.fateAt + kSilence;
        until = parcel.deliveredAt = at + hours(random, 14, 50);
        break;
    case Fate::Exception:
        parcel.fateAt = open ? std::max(taken + 3 * kHour, now - hours(random, 1, 40))
                             : taken + hours(random, 14, 40);
        at = parcel.fateAt;
        until = parcel.deliveredAt = at + hours(random, 20, 44);
        break;
    case Fate::Late:
        at = promised(m_world, row) + kSecond;
        until = parcel.deliveredAt = std::max(at, taken + 64 * kHour) + hours(random, 10, 60);
        break;
    case Fate::Returned:
    case Fate::Lost:
        parcel.deliveredAt = kNever;
        if (open) {
            parcel.fateAt =
                std::max(taken + (fate == Fate::Lost ? 5 : 6) * kDay, now - hours(random, 5, 90));
        } else {
            until = m_world.shopRefunds[order.firstRefund].at;
            parcel.fateAt = until - hours(random, 2, 20);
        }
        at = parcel.fateAt;
        break;
    case Fate::Normal:
        return false;
    }
    if (open) {
        parcel.deliveredAt = until = kNever;
        if (at > now) {  // too young to tell
            parcel = before;
            return false;
        }
    }
    if (!open && until > now) {
        parcel = before;
        return false;
    }
    record(kindOf(fate), Subject::Label, row, at, until);
    return true;
}

void Carriage::seedFate(Kind kind, Fate fate)
{
    const KindFacts& about = facts(kind);
    const auto orders = static_cast<qint64>(m_world.orders.size());
    const auto days = [](double n) { return static_cast<qint64>(n * 86'400) * kSecond; };
    const auto index = static_cast<quint64>(fate) << 32;
    const qint64 wanted = std::max<qint64>(about.minimum, orders * about.openPer10k / 10'000);
    for (qint64 i = 0, tries = 0; i < wanted && tries < wanted * 8; ++tries) {
        Random random(m_world.seed, Stream::Fate, index + static_cast<quint64>(tries));
        const double age = about.minAge + (about.maxAge - about.minAge) * random.unit();
        const quint32 row = pick(m_world.until - days(age), fate, false);
        if (row != kNone && strike(fate, row, true, random))
            ++i;
    }
    const qint64 past = orders * about.pastPer10k / 10'000;
    for (qint64 i = 0; i < past; ++i) {
        Random random(m_world.seed, Stream::Fate, index + 0x8000'0000u + static_cast<quint64>(i));
        const qint64 room = m_world.until - m_world.from - 9 * kDay;
        const quint32 row =
            pick(m_world.from + static_cast<qint64>(random.unit() * static_cast<double>(room)),
                 fate, givenUp(fate));
        if (row != kNone)
            strike(fate, row, false, random);
    }
}

void Carriage::label(quint32 row)
{
    Parcel& parcel = m_world.parcels[row];
    Random random(m_world.seed, Stream::Fate, (quint64{1} << 40) + row);
    parcel.relabelled = random.chance(kRelabelled);
    if (parcel.shippedAt == kNever || parcel.scannedAt != kNever)
        return;
    // Made and never handed over: in the end somebody voids the label.
    const qint64 given = parcel.shippedAt + 3 * kDay + hours(random, 0, 72);
    if (given <= m_world.until)
        parcel.voidedAt = given;
    record(Kind::NoScan, Subject::Label, row, parcel.shippedAt + kSilence, parcel.voidedAt);
}

void Carriage::seed()
{
    // The depot that stands still delivers nothing either.
    const Outage still = outage(m_world);
    for (quint32 row = 0; row < m_world.parcels.size(); ++row) {
        Parcel& parcel = m_world.parcels[row];
        if (parcel.carrier == kOutageCarrier && parcel.deliveredAt >= still.from &&
            parcel.deliveredAt < still.until)
            parcel.deliveredAt =
                std::max(still.until, parcel.scannedAt + 20 * kHour) +
                Random(m_world.seed, Stream::Fate, (quint64{2} << 40) + row).between(60, 420) *
                    kMinute;
    }
    record(Kind::CarrierOutage, Subject::Carrier, kOutageCarrier, still.from, still.until);
    for (quint32 row = 0; row < m_world.parcels.size(); ++row)
        label(row);
    m_parcels = m_world.parcels.size();
    seedReturns();
    seedFate(Kind::DeliveryException, Fate::Exception);
    seedFate(Kind::NoScan, Fate::Stuck);
    seedFate(Kind::DeliveryLate, Fate::Late);
    seedFate(Kind::ReturnedToSender, Fate::Returned);
    seedFate(Kind::ParcelLost, Fate::Lost);
}

void Carriage::chance(quint32 row)
{
    Random random(m_world.seed, Stream::Fate, (quint64{3} << 40) + row);
    Parcel& parcel = m_world.parcels[row];
    if (parcel.scannedAt == kNever || parcel.deliveredAt == kNever)
        return;
    for (const auto& [fate, kind] : {std::pair{Fate::Exception, Kind::DeliveryException},
                                     {Fate::Stuck, Kind::NoScan},
                                     {Fate::Late, Kind::DeliveryLate},
                                     {Fate::Returned, Kind::ReturnedToSender},
                                     {Fate::Lost, Kind::ParcelLost}}) {
        if (!random.chance(facts(kind).pastPer10k / 1e4))
            continue;
        parcel.fate = fate;
        qint64 until = kNever;
        switch (fate) {
        case Fate::Stuck:
            parcel.fateAt = parcel.scannedAt + hours(random, 6, 16);
            break;
        case Fate::Exception:
            parcel.fateAt = parcel.scannedAt + hours(random, 14, 40);
            break;
        default:
            parcel.fateAt = parcel.scannedAt + hours(random, 145, 200);
        }
        const qint64 at = fate == Fate::Late    ? promised(m_world, row) + kSecond
                          : fate == Fate::Stuck ? parcel.fateAt + kSilence
                                                : parcel.fateAt;
        parcel.deliveredAt = kNever;
        if (!givenUp(fate) && random.chance(0.6))
            until = parcel.deliveredAt =
                std::max(at, parcel.scannedAt + 64 * kHour) + hours(random, 12, 60);
        record(kind, Subject::Label, row, at, until);
        return;
    }
}

void Carriage::follow()
{
    for (; m_parcels < m_world.parcels.size(); ++m_parcels) {
        const auto row = static_cast<quint32>(m_parcels);
        label(row);
        if (m_world.parcels[row].shippedAt != kNever)
            chance(row);
    }
    for (; m_asked < m_world.troubles.size(); ++m_asked)
        if (m_world.troubles[m_asked].kind == Kind::ReturnNotRefunded)
            adopt(m_world.troubles[m_asked].row);
}

}  // namespace sandbox
