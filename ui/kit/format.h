// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/money.h"

#include <QString>
#include <QTimeZone>

namespace docket::kit {

// The one place where values become text for people. Numbers follow the application's default
// QLocale; the sentence around a value belongs to whoever shows it.

// ---- money ----

// The two parts of an amount. They are drawn apart: digits in weight 500, the code small after
// them.
struct AmountText {
    QString digits;  // "1,240.00", "23,400", "− 318.40" (U+2212 and a thin space)
    QString code;    // "EUR"

    bool operator==(const AmountText&) const = default;
};

// Digits with grouping and exactly as many decimals as the currency has, computed in int64 only.
// An amount without a currency is "not available".
AmountText amountParts(Money amount);

// The amount in a sentence, "84.90 EUR", held together by bidi isolates.
QString amount(Money amount);

// Any id or code inside a sentence, isolated so that its parts do not change places in an RTL text.
QString isolate(const QString& text);

// A text without its bidi isolates and with plain spaces and minus: what a clipboard or test wants.
QString plain(const QString& text);

// ---- counts and rates ----

// "1,204".
QString count(qint64 n);

// "84.1 %" of a share such as 0.841, with `decimals` digits, rounded to nearest. The only double
// here: a rate is a statistic and never money.
QString percent(double share, int decimals = 1);

// A change of a rate in points, signed unless it rounds to zero, and without a sign of percent:
// "−3.0",
// "+0.04".
QString points(double difference, int decimals = 1);

// ---- lengths of time ----

enum class Fineness { Minutes, Seconds };

// What remains, rounded down: "3 min", "2 h 31", "1 d 19 h". With Seconds, the last 5 minutes are
// "4:07". Nothing or less is "0 min".
QString timeLeft(Millis left, Fineness fineness = Fineness::Minutes);

// What is over, given as a positive length and rounded up: one millisecond is "1 min".
QString timeOver(Millis over);

// What a thing took, rounded up like what is over: "Met in" + "1 h 12".
QString timeTaken(Millis taken);

// How old something is, in one unit, rounded down: "12 s", "40 min", "9 h", "4 d".
QString age(Millis age);

// ---- points in time, always in a named zone. None is "not available". ----

// "10:44".
QString timeOfDay(Instant at, const QTimeZone& zone);

// "13:48:20".
QString timeOfDaySeconds(Instant at, const QTimeZone& zone);

// "CET", or "UTC+5:30" where the zone has no letters of its own.
QString zoneCode(Instant at, const QTimeZone& zone);

// "Tue 11:17 CET".
QString weekdayTime(Instant at, const QTimeZone& zone);

// "24 Nov 11:17", with the year when it is not the year of `now`: "24 Nov 2025 11:17".
QString dateTime(Instant at, Instant now, const QTimeZone& zone);

// "24 Nov", with the year when it is not the year of `now`.
QString date(Instant at, Instant now, const QTimeZone& zone);

// The shortest that cannot be misread beside `now`: "10:44" today, "Tue 11:17" within six days,
// then "24 Nov 11:17".
QString nearTime(Instant at, Instant now, const QTimeZone& zone);

// For tool tips: "Tuesday 24 November 2026, 11:17:00 CET (Europe/Berlin)".
QString fullTime(Instant at, const QTimeZone& zone);

// The words for a value that does not exist. Never 0 and never a dash.
QString notAvailable();

}  // namespace docket::kit
