// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sales.h"

#include "app/sandbox/catalogue.h"
#include "app/sandbox/people.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr double kRebills = 0.26;
constexpr double kNewCustomers = 0.81;               // of the sales that are no rebill: 0.6 of all
constexpr double kBlocked = 0.08;                    // of the attempts that fail
constexpr size_t kReserved = 2 * kOversoldArticles;  // articles whose stock tells a story
constexpr std::array kOfferWeights{18, 14, 16, 10, 14, 12, 10, 6};
constexpr std::array kTax{7, 19, 20, 20, 10, 21, 25, 21, 22, 20, 13};  // per cent by country

bool inUnion(quint8 country)
{
    const QByteArrayView code(countries()[country].code);
    return code != QByteArrayView("US") && code != QByteArrayView("GB") &&
           code != QByteArrayView("JP") && code != QByteArrayView("CA");
}

quint8 methodFor(quint8 country, Random& random)
{
    const QByteArrayView code(countries()[country].code);
    if (code == QByteArrayView("US"))
        return kDomestic;
    if (code == QByteArrayView("DE"))
        return random.chance(0.75) ? kDomestic : kExpressEu;
    if (inUnion(country))
        return random.chance(0.8) ? kStandardEu : kExpressEu;
    return kInternational;
}

qint32 inCoin(qint32 euroCents, Coin coin)
{
    const qint64 raw = qint64{euroCents} * facts(coin).perEuroCent / 100;
    return static_cast<qint32>(coin == Coin::Jpy ? raw / 10 * 10 : raw);
}

qint64 wait(Random& random, double low, double high)
{
    return static_cast<qint64>((low + (high - low) * random.unit()) * static_cast<double>(kHour)) /
           kSecond * kSecond;
}

}  // namespace

Sales::Sales(World& world)
    : m_world(world)
{
}

double Sales::approval(quint8 account, qint64 at, Initiator initiator) const
{
    double p = initiator == Initiator::Merchant ? 0.79 : 0.89;
    if (account == kDegraded) {
        const double daysLeft = static_cast<double>(m_world.until - at) / static_cast<double>(kDay);
        p -= 0.34 * std::clamp(1.0 - daysLeft / 4.0, 0.0, 1.0);
    }
    return p;
}

void Sales::basket(Order& order, Random& random) const
{
    const auto choice = static_cast<qint64>(articles().size() - kReserved);
    order.lineCount = static_cast<quint8>(1 + random.weighted(std::array{62, 27, 11}));
    order.goods = 0;
    for (quint8 i = 0; i < order.lineCount; ++i) {
        Line& line = order.lines[i];
        line.sku = static_cast<quint16>(random.below(choice));
        line.quantity = static_cast<quint8>(random.chance(0.15) ? 2 : 1);
        line.price = inCoin(articles()[line.sku].euroCents, order.coin);
        order.goods += line.price * line.quantity;
    }
    if (random.chance(0.2))
        order.discount = order.goods / 10;
    order.shipping = inCoin(methods()[order.method].euroCents, order.coin);
    order.tax =
        static_cast<qint32>(qint64{order.goods - order.discount} * kTax[order.country] / 100);
}

Order Sales::draft(qint64 at, Random& random)
{
    Order order;
    order.at = at;
    order.subId = static_cast<quint16>(random.below(40));
    order.attributed = !random.chance(0.125);
    if (!m_world.subscriptions.empty() && random.chance(kRebills)) {
        order.subscription =
            static_cast<quint32>(random.below(static_cast<qint64>(m_world.subscriptions.size())));
        // Nobody is billed who has left: the next one is.
        const auto all = static_cast<quint32>(m_world.subscriptions.size());
        for (quint32 n = 0; n < all && m_world.subscriptions[order.subscription].endedAt <= at; ++n)
            order.subscription = (order.subscription + 1) % all;
        const Subscription& sub = m_world.subscriptions[order.subscription];
        order.initiator = Initiator::Merchant;
        order.customer = sub.customer;
        order.offer = sub.offer;
        order.affiliate = sub.affiliate;
    } else {
        const bool fresh = m_world.customers == 0 || random.chance(kNewCustomers);
        order.customer =
            fresh ? m_world.customers++ : static_cast<quint32>(random.below(m_world.customers));
        order.offer = static_cast<quint8>(random.weighted(kOfferWeights));
        order.affiliate = static_cast<quint8>(
            std::min(random.below(12), random.below(12)));  // the first ones bring most
    }
    for (size_t f = 0; f < funnels().size(); ++f)
        if (QByteArrayView(funnels()[f]) == QByteArrayView(offers()[order.offer].funnel))
            order.funnel = static_cast<quint8>(f);
    order.country = homeOf(m_world.seed, order.customer);
    order.coin = countries()[order.country].coin;
    order.method = methodFor(order.country, random);
    if (random.chance(0.05))
        order.note =
            static_cast<quint8>(100 + random.below(static_cast<qint64>(harmlessNotes().size())));
    basket(order, random);
    return order;
}

bool Sales::pay(Order& order, qint64 at, Random& random, bool recovered)
{
    Intent intent;
    intent.customer = order.customer;
    intent.amount = order.total();
    intent.coin = order.coin;
    intent.initiator = order.initiator;
    intent.subscription = order.subscription;
    intent.offer = order.offer;
    intent.funnel = order.funnel;
    intent.affiliate = order.affiliate;
    const Country& home = countries()[order.country];
    intent.account =
        home.coin == Coin::Usd ? static_cast<quint8>(random.chance(0.45) ? 1 : 0) : home.account;
    if (m_world.ownPayments)
        intent.account = 0;

    const bool rebill = order.initiator == Initiator::Merchant;
    const double p = approval(intent.account, at, order.initiator);
    int attempts = 1;
    bool paid = random.chance(p);
    const int most = rebill && !recovered ? 1 : 3;
    while (!paid && attempts < most && random.chance(0.6)) {
        ++attempts;
        paid = random.chance(p * 0.62);  // who was declined once is declined more often
    }
    const qint64 step = rebill ? kDay : 40 * kSecond + random.below(150) * kSecond;
    const qint64 last = at - 3 * kSecond;
    intent.at = last - step * (attempts - 1) - (rebill ? 1 : 20 + random.below(40)) * kSecond;

    const auto row = static_cast<quint32>(m_world.intents.size());
    m_world.intents.push_back(intent);
    order.intent = row;
    static const std::vector<int> brandShare = weights(brands());
    std::vector<int> declineShare;
    for (const Decline& d : declines())
        declineShare.push_back(intent.account == kDegraded && at > m_world.until - 4 * kDay
                                   ? d.weightDegraded
                                   : d.weight);
    const auto brand = static_cast<quint8>(
        Random(m_world.seed, Stream::Customer, (quint64{3} << 40) + order.customer)
            .weighted(brandShare));
    for (int n = 1; n <= attempts; ++n) {
        Charge charge;
        charge.at = last - step * (attempts - n);
        charge.intent = row;
        charge.amount = intent.amount;
        charge.coin = intent.coin;
        charge.account = intent.account;
        charge.attempt = static_cast<quint8>(n);
        charge.brand = brand;
        charge.cardCountry = order.country;
        const bool low = charge.amount < facts(charge.coin).high;
        if (low && random.chance(0.02))
            charge.cardCountry =
                static_cast<quint8>(random.below(static_cast<qint64>(countries().size())));
        if (low && random.chance(0.03))
            charge.zip = Check::Fail;
        else if (random.chance(0.1))
            charge.street = charge.zip = Check::Unavailable;
        if (n < attempts || !paid) {
            charge.verdict =
                !rebill && random.chance(kBlocked) ? Verdict::Blocked : Verdict::Declined;
            charge.decline = static_cast<quint8>(random.weighted(declineShare));
            if (QByteArrayView(declines()[charge.decline].failure) ==
                QByteArrayView("incorrect_cvc"))
                charge.cvc = Check::Fail;
        }
        m_world.append(charge);
    }
    return paid;
}

quint32 Sales::sell(qint64 at, quint64 index, bool recovered)
{
    for (quint64 session = 0;; ++session) {
        Random random(m_world.seed, Stream::Order, index * 64 + session);
        Order order = draft(at, random);
        const bool paid = pay(order, at, random, recovered);
        if (!paid && session < 40) {
            if (order.initiator == Initiator::Customer)
                m_world.checkouts.push_back(order);
            else if (at > m_world.until - 4 * kDay)
                m_world.owed.push_back({order.intent, order});
            continue;
        }
        const auto row = static_cast<quint32>(m_world.orders.size());
        order.paidAt = paid ? at : kNever;
        m_world.orders.push_back(order);
        m_world.intents[order.intent].order = row;
        if (offers()[order.offer].subscription && order.initiator == Initiator::Customer) {
            m_world.subscriptions.push_back(
                {at, kNever, order.customer, order.offer, order.funnel, order.affiliate, false});
            m_world.orders[row].subscription =
                static_cast<quint32>(m_world.subscriptions.size() - 1);
        }
        addParcel(row, random);
        return row;
    }
}

quint32 Sales::recover(const Owed& owed, qint64 at, bool paid, Random& random)
{
    const quint32 latest = m_world.latestCharge(m_world.intents[owed.intent], kNever);
    Charge charge = m_world.charges[latest];
    charge.at = at;
    charge.next = kNone;
    ++charge.attempt;
    charge.verdict = paid ? Verdict::Authorized : Verdict::Declined;
    m_world.append(charge);
    if (!paid)
        return kNone;
    Order order = owed.order;
    order.at = order.paidAt = at + 3 * kSecond;
    const auto row = static_cast<quint32>(m_world.orders.size());
    m_world.orders.push_back(order);
    m_world.intents[owed.intent].order = row;
    addParcel(row, random);
    return row;
}

void Sales::addParcel(quint32 row, Random& random)
{
    const Order& order = m_world.orders[row];
    Parcel parcel;
    parcel.order = row;
    parcel.at = parcel.allocatedAt = order.at;
    parcel.lineMask = static_cast<quint8>((1u << order.lineCount) - 1);
    parcel.location =
        static_cast<quint8>(inUnion(order.country) || order.coin == Coin::Gbp ? 0 : 1);
    parcel.carrier = parcel.location == 0 ? static_cast<quint8>(random.chance(0.6) ? 0 : 1)
                                          : static_cast<quint8>(random.chance(0.5) ? 2 : 3);
    parcel.releasedAt = order.at + wait(random, 0.3, 3);
    m_world.append(parcel);
    ship(row, order.at + wait(random, 3.5, 20), random);
}

void Sales::ship(quint32 row, qint64 at, Random& random)
{
    Order& order = m_world.orders[row];
    for (quint32 p = order.firstParcel; p != kNone; p = m_world.parcels[p].next) {
        Parcel& parcel = m_world.parcels[p];
        parcel.shippedAt = at;
        parcel.releasedAt = std::min(parcel.releasedAt, at);
        parcel.scannedAt = random.chance(0.01) ? kNever : at + wait(random, 1, 9);
        // One carrier's depot stood still for 18 hours: its first scans wait for the end of that.
        const qint64 stillFrom = m_world.until - 30 * kHour,
                     stillUntil = m_world.until - 12 * kHour;
        if (parcel.carrier == kOutageCarrier && parcel.scannedAt >= stillFrom &&
            parcel.scannedAt < stillUntil)
            parcel.scannedAt = stillUntil + wait(random, 0.2, 3);
        parcel.deliveredAt =
            parcel.scannedAt == kNever ? kNever : parcel.scannedAt + wait(random, 26, 110);
    }
    order.closedAt = at + 10 * kDay;
}

void Sales::keepBack(quint32 row)
{
    Order& order = m_world.orders[row];
    for (quint32 p = order.firstParcel; p != kNone; p = m_world.parcels[p].next) {
        Parcel& parcel = m_world.parcels[p];
        parcel.shippedAt = parcel.scannedAt = parcel.deliveredAt = kNever;
    }
    order.closedAt = kNever;
}

void Sales::refund(quint32 row, qint64 at, qint64 amount, quint8 note, Random& random)
{
    const quint32 charge = m_world.paidBy(m_world.intents[m_world.orders[row].intent], at);
    if (charge == kNone)
        return;
    Refund refund;
    refund.at = at + 2 * kSecond;
    refund.settledAt = random.chance(0.9) ? refund.at : refund.at + wait(random, 2, 20);
    refund.amount = amount;
    refund.charge = charge;
    refund.reason = 3;
    const quint32 gateway = m_world.append(refund);
    ShopRefund shop;
    shop.at = shop.sentAt = at;
    shop.amount = amount;
    shop.order = row;
    shop.refund = gateway;
    shop.note = note;
    m_world.append(shop);
}

quint32 Sales::chargeAgain(quint32 order, quint32 like, qint64 at)
{
    const Charge first = m_world.charges[like];
    Intent intent = m_world.intents[first.intent];
    intent.at = at - 25 * kSecond;
    intent.order = order;
    intent.firstCharge = kNone;
    const auto row = static_cast<quint32>(m_world.intents.size());
    m_world.intents.push_back(intent);
    Charge charge;
    charge.at = at;
    charge.intent = row;
    charge.amount = first.amount;
    charge.coin = first.coin;
    charge.account = first.account;
    charge.brand = first.brand;
    charge.cardCountry = first.cardCountry;
    m_world.append(charge);
    return static_cast<quint32>(m_world.charges.size() - 1);
}

}  // namespace sandbox
