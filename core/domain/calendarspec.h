// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <array>
#include <vector>

namespace docket {

// Open from one minute of the day up to, and not including, another. A close past 1440 (24:00) lies
// on the next date and belongs to the date on which the interval opened; it stays below 2880.
struct DayInterval {
    int open = 0;
    int close = 0;

    bool operator==(const DayInterval&) const = default;
};

using DayHours = std::vector<DayInterval>;

// A date whose weekly intervals do not open.
struct Holiday {
    QDate date;
    QString name;

    bool operator==(const Holiday&) const = default;
};

// A date whose own intervals replace the weekly ones, and a holiday too. None means closed.
struct DatedHours {
    QDate date;
    QString name;
    DayHours hours;

    bool operator==(const DatedHours&) const = default;
};

// Business hours as people write them. The effective instants say which version is in force when a
// clock starts; they do not cut the hours themselves.
struct CalendarSpec {
    QString id;
    int version = 1;
    QString zone;  // IANA, "Europe/Berlin"
    bool alwaysOpen =
        false;  // 24 hours, seven days; then there are no hours, holidays or overrides
    std::array<DayHours, 7> week;  // Monday first
    std::vector<Holiday> holidays;
    std::vector<DatedHours> overrides;
    Instant effectiveFrom;   // none: since ever
    Instant effectiveUntil;  // none: until further notice

    bool operator==(const CalendarSpec&) const = default;
};

// The intervals that open on `date`: its override, else none on a holiday, else the weekday's.
DayHours hoursOpeningOn(const CalendarSpec& spec, QDate date);

// Malformed, with the place, when the zone is unknown, an interval is empty or out of range, two
// intervals of the week or of one dated day overlap, a date stands twice, or nothing ever opens.
Done validate(const CalendarSpec& spec);

// What is allowed but deserves a look in the given years, one sentence each with its place: an edge
// that falls into a gap or an overlap of the zone, and a dated day that runs into the next one.
std::vector<QString> warnings(const CalendarSpec& spec, int firstYear, int lastYear);

// {"id","version","zone","hours":{"mon":["09:00-17:30","22:00-26:00"]},"holidays":[{"date","name"}],
// "overrides":[{"date","name","hours"}],"always_open","effective_from","effective_until"}
QJsonObject toJson(const CalendarSpec& spec);

// Reads what `toJson` writes and validates it; an unknown member is Malformed.
Result<CalendarSpec> calendarFromJson(const QJsonObject& object);

// The entry of `versions` with this id that is in force at `at` (the highest version when several
// are), or nullptr. For CalendarSpec and Policy alike.
template <class Versioned>
const Versioned* inForce(const std::vector<Versioned>& versions, const QString& id, Instant at)
{
    const Versioned* best = nullptr;
    for (const Versioned& v : versions) {
        const bool begun = !v.effectiveFrom.isSet() || v.effectiveFrom <= at;
        const bool over = v.effectiveUntil.isSet() && v.effectiveUntil <= at;
        if (v.id == id && begun && !over && (!best || v.version > best->version))
            best = &v;
    }
    return best;
}

}  // namespace docket
