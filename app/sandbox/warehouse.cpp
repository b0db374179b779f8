// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/warehouse.h"

#include "app/sandbox/catalogue.h"
#include "app/sandbox/ids.h"
#include "app/sandbox/zone.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace sandbox {

namespace {

constexpr int kLeast = 3;  // what is always there of an article that is bought again
constexpr quint64 kOneIn = 170;
constexpr int kRecent = 4;  // nights before the end, each with a substitution
constexpr std::array kReasons{"out_of_stock", "damaged_on_shelf", "picker_error"};

size_t storied()
{
    return articles().size() - 2 * kOversoldArticles;
}

// The last Monday, an hour before the counting.
qint64 monday(qint64 at)
{
    constexpr qint64 kComesIn = kCountedAt - kHour;
    const qint64 day = (at - kComesIn) / kDay;  // 1970 began on a Thursday
    return (day - (day + 3) % 7) * kDay + kComesIn;
}

qint64 lastNight(const World& world)
{
    return (world.until - kCountedAt - kFileAfter) / kDay * kDay;
}

}  // namespace

StockTable::Counts StockTable::sold(const World& world, qint64 from, qint64 to) const
{
    Counts counts(articles().size(), {0, 0});
    for (const Parcel& parcel : world.parcels) {
        const Order& order = world.orders[parcel.order];
        if (parcel.location == kNowhere || order.at > to || parcel.at > to ||
            parcel.cancelledAt <= to)
            continue;
        const bool back = order.cancelledAt <= to;
        const bool before = order.at <= from;
        // Sold before and given up since comes back; sold since and given up never went.
        const int sign = before ? (back && order.cancelledAt > from ? -1 : 0) : (back ? 0 : 1);
        if (sign == 0)
            continue;
        for (quint8 i = 0; i < order.lineCount; ++i)
            if (parcel.lineMask >> i & 1)
                counts[order.lines[i].sku][parcel.location] += sign * order.lines[i].quantity;
    }
    return counts;
}

StockTable::StockTable(const World& world, qint64 at)
    : m_levels(world.stock)
    , m_allocated(articles().size(), {0, 0})
{
    // What came in, was sold or was given up changed it last.
    for (size_t a = 0; a < m_levels.size(); ++a)
        for (Level& level : m_levels[a])
            level.updatedAt = a < storied() ? std::max(monday(at), world.from) : world.from;
    for (const Parcel& parcel : world.parcels) {
        const Order& order = world.orders[parcel.order];
        if (parcel.location == kNowhere || order.at > at || parcel.at > at)
            continue;
        qint64 changed = order.at;
        for (const qint64 end : {order.cancelledAt, parcel.cancelledAt})
            if (end <= at)
                changed = std::max(changed, end);
        const bool waits =
            order.cancelledAt > at && parcel.cancelledAt > at && parcel.shippedAt > at;
        for (quint8 i = 0; i < order.lineCount; ++i) {
            if (!(parcel.lineMask >> i & 1))
                continue;
            qint64& last = m_levels[order.lines[i].sku][parcel.location].updatedAt;
            last = std::max(last, changed);
            if (waits)
                m_allocated[order.lines[i].sku][parcel.location] += order.lines[i].quantity;
        }
    }
    if (at == world.until)
        return;
    const Counts week = sold(world, monday(world.until), world.until),
                 now = sold(world, monday(at), at),
                 since = sold(world, std::min(at, world.until), std::max(at, world.until));
    for (size_t a = 0; a < m_levels.size(); ++a) {
        for (size_t p = 0; p < 2; ++p) {
            int& available = m_levels[a][p].available;
            if (a >= storied())
                available += at > world.until ? -since[a][p] : since[a][p];
            else
                available = std::max(available + week[a][p] - now[a][p], kLeast);
        }
    }
}

Warehouse::Warehouse(World& world)
    : m_world(world)
{
}

void Warehouse::pass(qint64 now)
{
    if (m_next == 0)
        m_next = m_world.from / kDay * kDay + kDay;
    for (; m_next + kCountedAt + kFileAfter <= now; m_next += kDay)
        count(m_next);
}

void Warehouse::count(qint64 night)
{
    Random random(m_world.seed, Stream::Warehouse, static_cast<quint64>(night / kDay));
    const qint64 last = lastNight(m_world);
    if (night == last) {
        // What nobody has looked into yet.
        const KindFacts& about = facts(Kind::WarehouseMismatch);
        const qint64 wanted = std::max<qint64>(
            about.minimum, static_cast<qint64>(m_world.orders.size()) * about.openPer10k / 10'000);
        for (qint64 i = 0; i < wanted; ++i)
            miscount(night, 0, random);
    } else if (random.chance(0.3) && (night > last || night + 6 * kDay < last)) {
        miscount(night, night > last ? 0 : static_cast<int>(random.between(2, 4)), random);
    }
    substitute(night);
}

void Warehouse::miscount(qint64 night, int nights, Random& random)
{
    for (int tries = 0; tries < 200; ++tries) {
        const auto row = static_cast<quint32>(random.below(static_cast<qint64>(storied()) * 2));
        const int size = static_cast<int>(random.between(8, 20));
        const bool less = random.chance(0.7);
        const bool taken =
            std::any_of(m_world.miscounts.begin(), m_world.miscounts.end(),
                        [&](const Miscount& m) { return m.row == row && m.until >= night; });
        if (taken || m_world.stock[row / 2][row % 2].available < 40)
            continue;
        const qint64 at = night + kCountedAt;
        const qint64 until = nights == 0 ? kNever : at + nights * kDay;
        m_world.miscounts.push_back({at, until, row, less ? -size : size});
        m_world.mishaps.push_back(
            {at + kFileAfter, until, row, Subject::Level, Kind::WarehouseMismatch});
        return;
    }
}

void Warehouse::substitute(qint64 night)
{
    const qint64 to = night + kCountedAt, from = to - kDay;
    const qint64 last = (m_world.until - kCountedAt - kFileAfter) / kDay * kDay;
    // No wire says which ones were made good. A night without any keeps what is open apart from
    // what is solved, at every hour.
    if (night == last - kRecent * kDay)
        return;
    bool any = night > last || night + kRecent * kDay <= last;
    for (int round = 0; round < 2; ++round) {
        for (quint32 row = 0; row < m_world.parcels.size(); ++row) {
            const Parcel& parcel = m_world.parcels[row];
            if (parcel.shippedAt < from || parcel.shippedAt >= to ||
                m_world.orders[parcel.order].troubled)
                continue;
            const quint64 drawn = scatter(m_world.seed ^ scatter(row + 0x5b57u));
            if (round == 0 ? drawn % kOneIn != 0 : any)
                continue;
            any = true;
            quint8 line = 0;
            while (!(parcel.lineMask >> line & 1))
                ++line;
            const quint16 ordered = m_world.orders[parcel.order].lines[line].sku;
            const auto sent =
                static_cast<quint16>(ordered / 6 * 6 + (ordered % 6 + 1 + drawn / kOneIn % 5) % 6);
            m_world.substitutions.push_back(
                {to, row, sent, line, static_cast<quint8>(drawn / 1000 % kReasons.size())});
            // The customer was told within days.
            const qint64 at = to + kFileAfter,
                         solved = at + (5 + static_cast<qint64>(drawn / 7 % 3)) * 12 * kHour;
            const bool open = night > last - kRecent * kDay;
            m_world.mishaps.push_back(
                {at, open ? kNever : solved, parcel.order, Subject::Order, Kind::ItemSubstituted});
        }
    }
}

std::vector<qint64> Warehouse::nights(qint64 now) const
{
    std::vector<qint64> all;
    for (qint64 night = m_world.from / kDay * kDay + kDay; night + kCountedAt + kFileAfter <= now;
         night += kDay)
        all.push_back(night);
    return all;
}

qint64 Warehouse::unreadableFrom() const
{
    return lastNight(m_world);
}

QByteArray Warehouse::stockFile(qint64 night) const
{
    const qint64 at = night + kCountedAt;
    const StockTable table(m_world, at);
    QByteArray out = "sku,warehouse,location_id,on_hand,allocated,damaged,counted_at\n";
    for (size_t a = 0; a < articles().size(); ++a) {
        for (size_t p = 0; p < places().size(); ++p) {
            const int held = table.allocated(a, p);
            int onHand = std::max(0, table.level(a, p).available + held);
            for (const Miscount& m : m_world.miscounts)
                if (m.row == a * 2 + p && m.at <= at && at < m.until)
                    onHand = std::max(0, onHand + m.by);
            out += articles()[a].sku + ',' + places()[p].name + ',' +
                   QByteArray::number(places()[p].id) + ',' + QByteArray::number(onHand) + ',' +
                   QByteArray::number(held) + ",0," +
                   utcTime(at + static_cast<qint64>(a * 2 + p) * 4 * kSecond) + '\n';
        }
    }
    // A line that was given up is exported since then as a spreadsheet leaves it.
    for (int i = 1; night >= unreadableFrom() && i <= kUnreadable; ++i)
        out += "HL-RETIRED-" + QByteArray::number(i) + ',' + places()[0].name + ',' +
               QByteArray::number(places()[0].id) + ",#N/A,0,0," + utcTime(at) + '\n';
    return out;
}

QByteArray Warehouse::substitutionFile(qint64 night) const
{
    QByteArray out = "order,order_id,ordered_sku,sent_sku,quantity,warehouse,reason,shipped_at\n";
    for (const Substitution& s : m_world.substitutions) {
        if (s.at != night + kCountedAt)
            continue;
        const Parcel& parcel = m_world.parcels[s.parcel];
        const Line& line = m_world.orders[parcel.order].lines[s.line];
        out += m_world.mark + QByteArray::number(80'001 + parcel.order) + ',' +
               QByteArray::number(shopId(ShopRef::Order, parcel.order)) + ',' +
               articles()[line.sku].sku + ',' + articles()[s.sent].sku + ',' +
               QByteArray::number(line.quantity) + ',' + places()[parcel.location].name + ',' +
               kReasons[s.reason] + ',' + utcTime(parcel.shippedAt) + '\n';
    }
    return out;
}

StockFolder::StockFolder(const Warehouse& warehouse, const QString& folder)
    : m_warehouse(warehouse)
    , m_folder(folder)
{
}

bool StockFolder::write(qint64 now)
{
    if (!QDir().mkpath(m_folder))
        return false;
    for (const qint64 night : m_warehouse.nights(now)) {
        if (night <= m_written)
            continue;
        for (const auto& [head, bytes] :
             {std::pair{"/stock-%1.csv", m_warehouse.stockFile(night)},
              {"/substitutions-%1.csv", m_warehouse.substitutionFile(night)}}) {
            QFile file(m_folder +
                       QString::fromLatin1(head).arg(QString::fromLatin1(utcDay(night))));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                return false;
        }
        m_written = night;
    }
    return true;
}

}  // namespace sandbox
