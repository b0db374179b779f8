// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/calendarspec.h"

#include "core/domain/fields.h"
#include "core/domain/walltime.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace docket {

namespace {

constexpr int kDay = 24 * 60;
constexpr std::array<const char*, 7> kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

QString weekdayPlace(size_t day)
{
    return QStringLiteral("hours.") + QLatin1String(kWeekdays[day]);
}

QString clockText(int minute)
{
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QString isoDate(QDate date)
{
    return date.toString(Qt::ISODate);
}

// Minutes of "HH:MM" with hours up to 47, or -1.
int minutesOf(QStringView text)
{
    if (text.size() != 5 || text.at(2) != u':')
        return -1;
    int digits[4] = {};
    int n = 0;
    for (const qsizetype i : {0, 1, 3, 4}) {
        const char16_t c = text.at(i).unicode();
        if (c < u'0' || c > u'9')
            return -1;
        digits[n++] = c - u'0';
    }
    const int hour = digits[0] * 10 + digits[1];
    const int minute = digits[2] * 10 + digits[3];
    return hour < 48 && minute < 60 ? hour * 60 + minute : -1;
}

tl::unexpected<Error> malformed(const CalendarSpec& spec, const QString& place,
                                const QString& detail)
{
    return fail(ErrorKind::Malformed, QStringLiteral("calendar %1: %2").arg(spec.id, place),
                detail);
}

// Shape and overlaps inside one day.
Done validateDay(const CalendarSpec& spec, const DayHours& hoursOfDay, const QString& place)
{
    for (size_t i = 0; i < hoursOfDay.size(); ++i) {
        const DayInterval& a = hoursOfDay[i];
        const QString where = QStringLiteral("%1[%2]").arg(place).arg(i);
        if (a.open < 0 || a.open >= kDay || a.close >= 2 * kDay)
            return malformed(spec, where,
                             QStringLiteral("opens before 24:00 and closes before 48:00"));
        if (a.close <= a.open)
            return malformed(spec, where,
                             QStringLiteral("closes before it opens; a close after midnight "
                                            "is written past 24:00, as in 21:00-26:00"));
        for (size_t j = 0; j < i; ++j)
            if (hoursOfDay[j].open < a.close && a.open < hoursOfDay[j].close)
                return malformed(spec, where, QStringLiteral("overlaps the interval %1").arg(j));
    }
    return {};
}

QJsonArray hoursToJson(const DayHours& hoursOfDay)
{
    QJsonArray list;
    for (const DayInterval& interval : hoursOfDay)
        list.append(clockText(interval.open) + u'-' + clockText(interval.close));
    return list;
}

DayHours readHours(Fields& fields, const char* key)
{
    DayHours hoursOfDay;
    const QJsonArray list = fields.array(key);
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString text = list.at(i).toString();
        const qsizetype dash = text.indexOf(u'-');
        const int open = dash < 0 ? -1 : minutesOf(QStringView(text).left(dash));
        const int close = dash < 0 ? -1 : minutesOf(QStringView(text).mid(dash + 1));
        if (open < 0 || close < 0)
            fields.fault(
                QStringLiteral("%1[%2]").arg(QLatin1String(key)).arg(i),
                QStringLiteral("hours are written 09:00-17:30, not \"%1\"").arg(text.left(20)));
        else
            hoursOfDay.push_back({open, close});
    }
    return hoursOfDay;
}

QDate readDate(Fields& fields)
{
    const QString text = fields.text("date");
    const QDate date = QDate::fromString(text, Qt::ISODate);
    // Qt's reader also takes a date with a time behind it.
    if (!date.isValid() || isoDate(date) != text) {
        fields.fault(QStringLiteral("date"), QStringLiteral("a date is written 2026-12-24"));
        return {};
    }
    return date;
}

}  // namespace

DayHours hoursOpeningOn(const CalendarSpec& spec, QDate date)
{
    for (const DatedHours& day : spec.overrides)
        if (day.date == date)
            return day.hours;
    for (const Holiday& day : spec.holidays)
        if (day.date == date)
            return {};
    return spec.week[static_cast<size_t>(date.dayOfWeek() - 1)];
}

Done validate(const CalendarSpec& spec)
{
    if (spec.id.isEmpty())
        return malformed(spec, QStringLiteral("id"), QStringLiteral("a calendar needs a name"));
    if (spec.version < 1)
        return malformed(spec, QStringLiteral("version"), QStringLiteral("versions begin at 1"));
    if (!QTimeZone(spec.zone.toLatin1()).isValid())
        return malformed(spec, QStringLiteral("zone"),
                         QStringLiteral("no time zone is called \"%1\"").arg(spec.zone));
    if (spec.effectiveFrom.isSet() && spec.effectiveUntil.isSet() &&
        spec.effectiveUntil <= spec.effectiveFrom)
        return malformed(spec, QStringLiteral("effective_until"),
                         QStringLiteral("ends before it begins"));

    bool opens = spec.alwaysOpen;
    for (size_t day = 0; day < 7; ++day) {
        if (Done ok = validateDay(spec, spec.week[day], weekdayPlace(day)); !ok)
            return ok;
        opens = opens || !spec.week[day].empty();
        // What began yesterday and runs past midnight; the week is a ring, so Sunday meets Monday.
        for (const DayInterval& late : spec.week[(day + 6) % 7])
            for (size_t i = 0; i < spec.week[day].size(); ++i)
                if (late.close - kDay > spec.week[day][i].open)
                    return malformed(spec, QStringLiteral("%1[%2]").arg(weekdayPlace(day)).arg(i),
                                     QStringLiteral("overlaps an interval of the day before"));
    }
    std::vector<QDate> dates;
    for (size_t i = 0; i < spec.overrides.size(); ++i) {
        const QString place = QStringLiteral("overrides[%1]").arg(i);
        const DatedHours& day = spec.overrides[i];
        if (!day.date.isValid() || std::find(dates.begin(), dates.end(), day.date) != dates.end())
            return malformed(spec, place, QStringLiteral("not a date, or one that stands twice"));
        if (Done ok = validateDay(spec, day.hours, place); !ok)
            return ok;
        dates.push_back(day.date);
        opens = opens || !day.hours.empty();
    }
    dates.clear();
    for (size_t i = 0; i < spec.holidays.size(); ++i) {
        const QDate date = spec.holidays[i].date;
        if (!date.isValid() || std::find(dates.begin(), dates.end(), date) != dates.end())
            return malformed(spec, QStringLiteral("holidays[%1]").arg(i),
                             QStringLiteral("not a date, or one that stands twice"));
        dates.push_back(date);
    }
    if (!opens)
        return malformed(spec, QStringLiteral("hours"), QStringLiteral("it never opens"));
    const bool hasHours = std::any_of(spec.week.begin(), spec.week.end(),
                                      [](const DayHours& d) { return !d.empty(); });
    if (spec.alwaysOpen && (hasHours || !spec.overrides.empty() || !spec.holidays.empty()))
        return malformed(spec, QStringLiteral("always_open"),
                         QStringLiteral("has no hours, holidays or overrides beside it"));
    return {};
}

std::vector<QString> warnings(const CalendarSpec& spec, int firstYear, int lastYear)
{
    std::vector<QString> found;
    if (spec.alwaysOpen || !validate(spec))
        return found;
    const WallTime wall(QTimeZone(spec.zone.toLatin1()), firstYear, lastYear);
    for (const OffsetChange& change : wall.changes()) {
        // The walls that do not exist, or exist twice, in ms of wall time.
        const qint64 low = change.at + std::min(change.before, change.after);
        const qint64 high = change.at + std::max(change.before, change.after);
        const QDate day = QDateTime::fromMSecsSinceEpoch(low, Qt::UTC).date();
        for (const int back : {2, 1, 0, -1}) {
            const QDate date = day.addDays(-back);
            const qint64 midnight = QDateTime(date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
            for (const DayInterval& interval : hoursOpeningOn(spec, date))
                for (const int edge : {interval.open, interval.close}) {
                    const qint64 at = midnight + minutes(edge);
                    if (at < low || at >= high)
                        continue;
                    found.push_back(
                        QStringLiteral("%1: %2 of %3 %4 in %5")
                            .arg(weekdayPlace(static_cast<size_t>(date.dayOfWeek() - 1)),
                                 clockText(edge), isoDate(date),
                                 change.after > change.before
                                     ? QStringLiteral("does not exist")
                                     : QStringLiteral("comes twice, the first one counts"),
                                 spec.zone));
                }
        }
    }
    const auto runsInto = [&](QDate date) {
        const DayHours today = hoursOpeningOn(spec, date);
        for (const DayInterval& late : hoursOpeningOn(spec, date.addDays(-1)))
            for (const DayInterval& early : today)
                if (late.close - kDay > early.open)
                    return true;
        return false;
    };
    for (size_t i = 0; i < spec.overrides.size(); ++i)
        if (runsInto(spec.overrides[i].date) || runsInto(spec.overrides[i].date.addDays(1)))
            found.push_back(
                QStringLiteral("overrides[%1]: overlaps a neighbouring day; the time counts once")
                    .arg(i));
    return found;
}

QJsonObject toJson(const CalendarSpec& spec)
{
    QJsonObject object{{QStringLiteral("id"), spec.id},
                       {QStringLiteral("version"), spec.version},
                       {QStringLiteral("zone"), spec.zone}};
    if (spec.alwaysOpen)
        object.insert(QStringLiteral("always_open"), true);
    QJsonObject week;
    for (size_t day = 0; day < 7; ++day)
        if (!spec.week[day].empty())
            week.insert(QLatin1String(kWeekdays[day]), hoursToJson(spec.week[day]));
    if (!week.isEmpty())
        object.insert(QStringLiteral("hours"), week);
    QJsonArray holidays;
    for (const Holiday& day : spec.holidays)
        holidays.append(QJsonObject{{QStringLiteral("date"), isoDate(day.date)},
                                    {QStringLiteral("name"), day.name}});
    if (!holidays.isEmpty())
        object.insert(QStringLiteral("holidays"), holidays);
    QJsonArray overrides;
    for (const DatedHours& day : spec.overrides)
        overrides.append(QJsonObject{{QStringLiteral("date"), isoDate(day.date)},
                                     {QStringLiteral("name"), day.name},
                                     {QStringLiteral("hours"), hoursToJson(day.hours)}});
    if (!overrides.isEmpty())
        object.insert(QStringLiteral("overrides"), overrides);
    if (spec.effectiveFrom.isSet())
        object.insert(QStringLiteral("effective_from"), toIso(spec.effectiveFrom));
    if (spec.effectiveUntil.isSet())
        object.insert(QStringLiteral("effective_until"), toIso(spec.effectiveUntil));
    return object;
}

Result<CalendarSpec> calendarFromJson(const QJsonObject& object)
{
    Fields fields(object, QStringLiteral("calendar"));
    CalendarSpec spec;
    spec.id = fields.text("id");
    spec.version = static_cast<int>(fields.integer("version", 1, 1'000'000));
    spec.zone = fields.text("zone");
    spec.alwaysOpen = fields.flagOr("always_open", false);
    spec.effectiveFrom = fields.optionalInstant("effective_from");
    spec.effectiveUntil = fields.optionalInstant("effective_until");

    const auto check = [&fields](const Fields& inner) {
        if (Done ok = inner.done(); !ok)
            fields.fault(ok.error());
    };
    Fields week(fields.object("hours"), fields.place(QStringLiteral("hours")));
    for (size_t day = 0; day < 7; ++day)
        spec.week[day] = readHours(week, kWeekdays[day]);
    check(week);
    const auto each = [&](const char* key, auto read) {
        const QJsonArray list = fields.array(key);
        for (qsizetype i = 0; i < list.size(); ++i) {
            Fields day(list.at(i).toObject(),
                       fields.place(QStringLiteral("%1[%2]").arg(QLatin1String(key)).arg(i)));
            read(day);
            check(day);
        }
    };
    each("holidays", [&spec](Fields& day) {
        const QDate date = readDate(day);
        spec.holidays.push_back({date, day.optionalText("name")});
    });
    each("overrides", [&spec](Fields& day) {
        const QDate date = readDate(day);
        const QString name = day.optionalText("name");
        spec.overrides.push_back({date, name, readHours(day, "hours")});
    });
    if (Done ok = fields.done(); !ok)
        return fail(ok.error());
    if (Done ok = validate(spec); !ok)
        return fail(ok.error());
    return spec;
}

}  // namespace docket
