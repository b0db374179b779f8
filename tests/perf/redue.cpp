// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes to work out 200,000 deadlines anew, as a share of the time that a loop over
// days with QDateTime and QTimeZone takes for as many. Both must give the same answers first.
#include "core/domain/calendar.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

using namespace docket;

namespace {

constexpr size_t kCases = 200'000;
constexpr size_t kSample = 2'000;
constexpr double kGoal = 0.01;
constexpr double kStretch = 0.0067;

struct Case {
    Instant start;
    Millis budget;
};

// The day loop that one writes without a table: from the day of the start on, each day's interval.
Instant reference(const QTimeZone& zone, const Case& c)
{
    Millis left = c.budget;
    for (QDate date = QDateTime::fromMSecsSinceEpoch(c.start.ms, zone).date();;
         date = date.addDays(1)) {
        if (date.dayOfWeek() > 5)
            continue;
        const qint64 open = QDateTime(date, QTime(9, 0), zone).toMSecsSinceEpoch();
        const qint64 close = QDateTime(date, QTime(17, 30), zone).toMSecsSinceEpoch();
        const qint64 from = std::max(open, c.start.ms);
        if (from >= close)
            continue;
        if (left <= close - from)
            return Instant{from + left};
        left -= close - from;
    }
}

template <class Due>
double secondsFor(const std::vector<Case>& cases, size_t count, std::vector<Instant>& out, Due due)
{
    const auto begin = std::chrono::steady_clock::now();
    for (size_t i = 0; i < count; ++i)
        out[i] = due(cases[i]);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main()
{
    CalendarSpec spec;
    spec.id = QStringLiteral("office");
    spec.zone = QStringLiteral("Europe/Berlin");
    for (size_t day = 0; day < 5; ++day)
        spec.week[day] = {{9 * 60, 17 * 60 + 30}};
    const auto calendar = BusinessCalendar::compile(spec, 2023, 2028);
    if (!calendar)
        return 2;
    const QTimeZone zone("Europe/Berlin");

    QRandomGenerator dice(1);
    const qint64 year2025 = QDateTime(QDate(2025, 1, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    std::vector<Case> cases(kCases);
    for (Case& c : cases)
        c = {Instant{year2025 + dice.bounded(qint64{days(730)})},
             minutes(dice.bounded(30, 40 * 60))};

    std::vector<Instant> ours(kCases);
    std::vector<Instant> theirs(kSample);
    // The best of several runs on both sides: a shared machine only ever adds time.
    double oursBest = 1e9;
    double theirsBest = 1e9;
    for (int run = 0; run < 40; ++run) {
        oursBest = std::min(oursBest, secondsFor(cases, kCases, ours, [&](const Case& c) {
                                return (*calendar)->due(c.start, c.budget);
                            }));
        theirsBest = std::min(theirsBest, secondsFor(cases, kSample, theirs, [&](const Case& c) {
                                  return reference(zone, c);
                              }));
    }
    if (!std::equal(theirs.begin(), theirs.end(), ours.begin())) {
        std::fprintf(stderr, "the table and the loop disagree\n");
        return 1;
    }
    const double scaled = theirsBest * static_cast<double>(kCases) / static_cast<double>(kSample);
    const double value = oursBest / scaled;
    std::printf("figure redue %.5f goal %g %s\n", value, kGoal, value <= kGoal ? "holds" : "short");
    std::printf("stretch redue %.5f goal %g\n", value, kStretch);
    std::fprintf(stderr, "%.1f ms for %zu dues, the loop %.1f ms\n", oursBest * 1e3, kCases,
                 scaled * 1e3);
    return 0;
}
