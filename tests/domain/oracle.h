// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/calendar.h"
#include "core/domain/slapolicy.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>

namespace docket::oracle {

inline Instant at(const char* text)
{
    return parseIso(QString::fromLatin1(text)).value_or(Instant::none());
}

inline Millis offsetOf(const QTimeZone& zone, qint64 utc)
{
    return zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utc, Qt::UTC)) * qint64{1000};
}

// A wall time the slow way: every offset that a zone may have is tried, the earliest that fits
// wins.
inline qint64 resolve(const QTimeZone& zone, QDate date, int minute)
{
    const qint64 wall = QDateTime(date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() + minutes(minute);
    for (Millis offset = hours(14); offset >= -hours(12); offset -= minutes(15))
        if (offsetOf(zone, wall - offset) == offset)
            return wall - offset;
    return wall - offsetOf(zone, wall - hours(14));
}

inline DayHours hoursOn(const CalendarSpec& spec, QDate date)
{
    for (const DatedHours& day : spec.overrides)
        if (day.date == date)
            return day.hours;
    for (const Holiday& day : spec.holidays)
        if (day.date == date)
            return {};
    return spec.week[static_cast<size_t>(date.dayOfWeek() - 1)];
}

// Open or not, minute by minute over some days; sums by walking.
struct Walk {
    enum class By { Edges, Wall };

    qint64 from = 0;
    std::vector<bool> open;

    Walk(const CalendarSpec& spec, QDate first, int count, By by = By::Edges)
        : from(QDateTime(first, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch())
        , open(static_cast<size_t>(count) * 1440, spec.alwaysOpen)
    {
        const QTimeZone zone(spec.zone.toLatin1());
        if (by == By::Wall) {
            for (size_t m = 0; m < open.size(); ++m) {
                const QDateTime wall =
                    QDateTime::fromMSecsSinceEpoch(from + minutes(static_cast<qint64>(m)), zone);
                const int minute = wall.time().hour() * 60 + wall.time().minute();
                for (const DayInterval& i : hoursOn(spec, wall.date()))
                    open[m] = open[m] || (minute >= i.open && minute < i.close);
                for (const DayInterval& i : hoursOn(spec, wall.date().addDays(-1)))
                    open[m] = open[m] || (minute + 1440 >= i.open && minute + 1440 < i.close);
            }
            return;
        }
        for (int d = -3; d < count + 3; ++d)
            for (const DayInterval& i : hoursOn(spec, first.addDays(d))) {
                const qint64 a = (resolve(zone, first.addDays(d), i.open) - from) / 60'000;
                const qint64 b = (resolve(zone, first.addDays(d), i.close) - from) / 60'000;
                for (qint64 m = std::max<qint64>(a, 0);
                     m < std::min<qint64>(b, qint64(open.size())); ++m)
                    open[static_cast<size_t>(m)] = true;
            }
    }

    bool openAt(qint64 t) const { return open[static_cast<size_t>((t - from) / 60'000)]; }
    qint64 end() const { return from + minutes(static_cast<qint64>(open.size())); }

    static bool pausedAt(const std::vector<Pause>& pauses, qint64 t)
    {
        return std::any_of(pauses.begin(), pauses.end(), [t](const Pause& p) {
            return p.begun.ms <= t && (!p.ended.isSet() || t < p.ended.ms);
        });
    }

    // The next instant at which something may change.
    static qint64 step(const std::vector<Pause>& pauses, qint64 t)
    {
        qint64 next = (t / 60'000 + 1) * 60'000;
        for (const Pause& p : pauses)
            for (const Instant edge : {p.begun, p.ended})
                if (edge.isSet() && edge.ms > t)
                    next = std::min(next, edge.ms);
        return next;
    }

    Instant due(Instant start, Millis budget, const std::vector<Pause>& pauses = {}) const
    {
        for (qint64 t = start.ms; t < end();) {
            const qint64 next = step(pauses, t);
            if (openAt(t) && !pausedAt(pauses, t)) {
                if (budget <= next - t)
                    return Instant{t + budget};
                budget -= next - t;
            }
            t = next;
        }
        return Instant::none();
    }

    Millis between(Instant a, Instant b, const std::vector<Pause>& pauses = {}) const
    {
        Millis sum = 0;
        for (qint64 t = a.ms; t < b.ms;) {
            const qint64 next = std::min(step(pauses, t), b.ms);
            if (openAt(t) && !pausedAt(pauses, t))
                sum += next - t;
            t = next;
        }
        return sum;
    }
};

inline CalendarSpec office(const char* zone, DayHours hoursOfDay = {{9 * 60, 17 * 60}})
{
    CalendarSpec spec;
    spec.id = QStringLiteral("office");
    spec.zone = QString::fromLatin1(zone);
    for (size_t d = 0; d < 5; ++d)
        spec.week[d] = hoursOfDay;
    return spec;
}

// A valid calendar with split shifts, overnight intervals, closed days, holidays and dated days
// around `middle`; its edges lie anywhere, in transitions too.
inline CalendarSpec random(QRandomGenerator& dice, const char* zone, QDate middle)
{
    const auto day = [&dice] {
        DayHours hoursOfDay;
        int from = dice.bounded(0, 10) * 30;
        for (int n = dice.bounded(0, 4); n > 0 && from < 1440; --n) {
            const int to = from + 5 + dice.bounded(0, 40) * 15;
            hoursOfDay.push_back({from, to});
            from = to + dice.bounded(0, 12) * 15;
        }
        return hoursOfDay;
    };
    for (;;) {
        CalendarSpec spec;
        spec.id = QStringLiteral("random");
        spec.zone = QString::fromLatin1(zone);
        for (DayHours& d : spec.week)
            d = day();
        for (int n = dice.bounded(0, 4); n > 0; --n)
            spec.holidays.push_back({middle.addDays(dice.bounded(-20, 40)), QStringLiteral("h")});
        for (int n = dice.bounded(0, 4); n > 0; --n)
            spec.overrides.push_back(
                {middle.addDays(dice.bounded(-20, 40)), QStringLiteral("o"), day()});
        if (validate(spec))
            return spec;
    }
}

}  // namespace docket::oracle
