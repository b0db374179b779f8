// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/walltime.h"

#include <QDateTime>

#include <algorithm>

namespace docket {

namespace {

QDateTime utcMidnight(QDate date)
{
    return QDateTime(date, QTime(0, 0), Qt::UTC);
}

}  // namespace

WallTime::WallTime(const QTimeZone& zone, int firstYear, int lastYear)
{
    const QDateTime from = utcMidnight(QDate(firstYear, 1, 1).addDays(-7));
    const QDateTime until = utcMidnight(QDate(lastYear + 1, 1, 1).addDays(7));
    m_first = zone.offsetFromUtc(from) * qint64{1000};
    Millis before = m_first;
    const auto found = zone.transitions(from, until);
    for (const QTimeZone::OffsetData& t : found) {
        const qint64 at = t.atUtc.toMSecsSinceEpoch();
        const Millis after = t.offsetFromUtc * qint64{1000};
        // A change of name or of the standard part alone moves no wall.
        if (after == before || at <= from.toMSecsSinceEpoch())
            continue;
        m_changes.push_back({at, before, after});
        before = after;
    }
}

Millis WallTime::offsetAt(qint64 utc) const
{
    const auto next = std::upper_bound(m_changes.begin(), m_changes.end(), utc,
                                       [](qint64 t, const OffsetChange& c) { return t < c.at; });
    return next == m_changes.begin() ? m_first : std::prev(next)->after;
}

qint64 WallTime::resolve(QDate date, int minute) const
{
    constexpr qint64 kEpochDay = 2440588;  // the Julian day of 1970-01-01
    const qint64 wall = (date.toJulianDay() - kEpochDay) * days(1) + minutes(minute);
    // No zone is a day away from UTC, so a day on both sides sees any change that matters here.
    const Millis before = offsetAt(wall - days(1));
    const Millis after = offsetAt(wall + days(1));
    const qint64 first = wall - before;
    if (before == after || offsetAt(first) == before)
        return first;
    const qint64 second = wall - after;
    return offsetAt(second) == after ? second : first;
}

}  // namespace docket
