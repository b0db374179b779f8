// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/company.h"

#include "app/sandbox/catalogue.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kAhead = 13;  // minutes

// How busy an hour is; the mean over a week is about one.
double season(qint64 ms)
{
    constexpr std::array kHours{0.75, 0.6,  0.5,  0.4,  0.35, 0.4,  0.6,  0.85,
                                1.0,  1.1,  1.15, 1.2,  1.2,  1.15, 1.15, 1.2,
                                1.3,  1.45, 1.6,  1.65, 1.5,  1.25, 1.0,  0.85};
    constexpr std::array kWeek{0.98, 0.94, 0.95, 0.92,
                               0.97, 1.08, 1.16};  // from Thursday, as 1970 began
    return kHours[static_cast<size_t>(ms / kHour % 24)] * kWeek[static_cast<size_t>(ms / kDay % 7)];
}

}  // namespace

Company::Company(const Options& options)
    : m_options(options)
    , m_sales(m_world)
    , m_troubles(m_world, m_sales)
    , m_carriage(m_world, m_sales)
    , m_chronicle((m_world.seed = options.seed, m_world.until = options.until,
                   m_world.from = options.until - options.days * kDay, m_world))
    , m_billing(m_world, m_sales, m_chronicle)
    , m_ledger(m_world, m_chronicle)
    , m_warehouse(m_world)
{
    m_elapsed.start();
    m_world.ownPayments = options.ownPayments;
    if (options.ownPayments)
        m_world.mark = "#HO-";
    stockUp();
    makeHistory();
    m_troubles.seed();
    m_carriage.seed();
    m_chronicle.publish();
    m_chronicle.gather();
    m_billing.seed();
    m_ledger.follow();
    m_ledger.pass(m_world.until);
    m_chronicle.sort();
    m_warehouse.pass(m_world.until);
    wake();
}

void Company::publish()
{
    m_chronicle.publish();
    m_billing.follow();
    m_ledger.follow();
    m_ledger.pass(now());
    m_warehouse.pass(now());
}

void Company::stockUp()
{
    m_world.stock.resize(articles().size());
    const size_t scarce = articles().size() - 2 * kOversoldArticles;
    for (size_t a = 0; a < articles().size(); ++a) {
        Random random(m_world.seed, Stream::Stock, a);
        for (Level& level : m_world.stock[a]) {
            level.available = a < scarce ? static_cast<int>(random.between(20, 400)) : 0;
        }
    }
}

void Company::makeHistory()
{
    // Who subscribed before the history begins.
    for (int i = 0; i < std::max(20, m_options.orders / 30); ++i) {
        Random random(m_world.seed, Stream::Session, static_cast<quint64>(i));
        const auto offer = static_cast<quint8>(random.between(2, 5));
        m_world.subscriptions.push_back({m_world.from - random.between(1, 200) * kDay, kNever,
                                         m_world.customers++, offer, 0,
                                         static_cast<quint8>(random.below(12)), false});
    }
    const int hours = m_options.days * 24;
    std::vector<double> past(static_cast<size_t>(hours) + 1, 0.0);
    for (int h = 0; h < hours; ++h)
        past[static_cast<size_t>(h) + 1] =
            past[static_cast<size_t>(h)] + season(m_world.from + h * kHour);
    m_world.orders.reserve(static_cast<size_t>(m_options.orders) + 1000);
    m_world.charges.reserve(static_cast<size_t>(m_options.orders) * 3 / 2);
    m_world.intents.reserve(static_cast<size_t>(m_options.orders) * 3 / 2);
    qint64 last = m_world.from;
    for (int i = 0; i < m_options.orders; ++i) {
        Random random(m_world.seed, Stream::Parcel, static_cast<quint64>(i));
        const double share = (i + random.unit()) / m_options.orders * past.back();
        const auto hour = std::upper_bound(past.begin(), past.end(), share) - past.begin() - 1;
        const auto h = static_cast<size_t>(std::min<qint64>(hour, hours - 1));
        const double within = (share - past[h]) / (past[h + 1] - past[h]);
        const qint64 at = std::max(last, m_world.from + static_cast<qint64>(h) * kHour +
                                             static_cast<qint64>(within * 3600) * kSecond);
        last = at;
        const quint32 row = m_sales.sell(at, static_cast<quint64>(i), true);
        const qint64 total = m_world.orders[row].total();
        if (random.chance(0.015)) {
            const qint64 cancelled = at + random.between(30, 150) * kMinute;
            if (cancelled < m_world.until) {
                m_world.orders[row].cancelledAt = cancelled;
                m_sales.keepBack(row);
                m_sales.refund(row, cancelled, total, 4, random);
            }
        } else if (random.chance(0.04)) {
            const qint64 refunded = at + random.between(2 * 86'400, 25 * 86'400) * kSecond;
            const bool part = random.chance(0.4);
            if (refunded < m_world.until - kDay)
                m_sales.refund(row, refunded, part ? std::max<qint64>(total / 4, 1) : total,
                               static_cast<quint8>(random.below(4)), random);
        }
    }
}

qint64 Company::now() const
{
    return m_options.until + m_advanced + m_written +
           static_cast<qint64>(m_options.pace * static_cast<double>(m_elapsed.elapsed()));
}

void Company::advance(qint64 ms)
{
    m_advanced += std::max<qint64>(ms, 0);
    wake();
}

void Company::wake()
{
    // Writes of a frozen company take time, but nothing else happens in it. Sales are made ahead,
    // because the attempts to pay for them come before them and must not appear in the past.
    const qint64 lived = (now() - m_written - m_options.until) / kMinute;
    if (m_sold >= lived + kAhead && m_struck >= lived)
        return;
    while (m_sold < lived + kAhead)
        sellIn(m_sold++);
    m_carriage.follow();
    m_billing.follow();
    while (m_struck < lived) {
        m_billing.pass(minuteAt(m_struck));
        m_carriage.pass(minuteAt(m_struck), ordersAMinute(minuteAt(m_struck)));
        strikeIn(m_struck++);
    }
    m_carriage.follow();
    publish();
}

void Company::sellIn(qint64 minute)
{
    Random random(m_world.seed, Stream::Live, static_cast<quint64>(minute) * 2);
    const qint64 begin = minuteAt(minute);
    for (int n = random.arrivals(ordersAMinute(begin)); n > 0; --n) {
        const qint64 at = begin + random.below(60) * kSecond;
        const quint32 row = m_sales.sell(at, m_world.orders.size() + (quint64{1} << 32), false);
        m_troubles.strikeNew(row, random);
    }
}

void Company::strikeIn(qint64 minute)
{
    Random random(m_world.seed, Stream::Live, static_cast<quint64>(minute) * 2 + 1);
    const qint64 begin = minuteAt(minute);
    m_troubles.strikeOld(begin + random.below(60) * kSecond, ordersAMinute(begin), random);
}

qint64 Company::minuteAt(qint64 minute) const
{
    return m_options.until + minute * kMinute + m_written;
}

double Company::ordersAMinute(qint64 at) const
{
    return m_options.orders / (m_options.days * 1440.0) * season(at);
}

qint64 Company::writeInstant()
{
    if (m_options.pace <= 0)
        m_written += kSecond;
    m_lastWrite = std::max(now(), m_lastWrite + 1);
    return m_lastWrite;
}

std::vector<Trouble> Company::openTroubles() const
{
    std::vector<Trouble> open;
    const qint64 at = now();
    for (const Trouble& trouble : m_world.troubles)
        if (trouble.at <= at && at < trouble.until)
            open.push_back(trouble);
    return open;
}

}  // namespace sandbox
