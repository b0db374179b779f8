// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/calendar.h"

#include "core/domain/walltime.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

namespace docket {

namespace {

// Powers of two, so that finding a block is a shift: 18.6 hours of time, 4.7 hours of open time.
constexpr int kTimeShift = 26;
constexpr int kUsedShift = 24;
// Far enough for a sentinel, near enough that differences do not overflow.
constexpr qint64 kNever = std::numeric_limits<qint64>::max() / 4;

// The first instant of a year in ms UTC (Gregorian leap years).
constexpr qint64 newYear(int year)
{
    const qint64 y = year - 1;
    return days((year - 1970) * qint64{365} + (y / 4 - y / 100 + y / 400) -
                (1969 / 4 - 1969 / 100 + 1969 / 400));
}

constexpr qint64 kFirstInstant = newYear(BusinessCalendar::kFirstYear);
constexpr qint64 kEndInstant = newYear(BusinessCalendar::kLastYear + 1);
static_assert(kFirstInstant == 0 && newYear(2026) == 1'767'225'600'000);

int yearOf(Instant at)
{
    const qint64 ms = std::clamp(at.ms, kFirstInstant, kEndInstant - 1);
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).date().year();
}

bool known(Instant at)
{
    return at.ms >= kFirstInstant && at.ms < kEndInstant;
}

}  // namespace

Result<CalendarPtr> BusinessCalendar::compile(const CalendarSpec& spec, int firstYear, int lastYear)
{
    if (Done ok = validate(spec); !ok)
        return fail(ok.error());
    if (firstYear < kFirstYear || lastYear > kLastYear || lastYear < firstYear)
        return fail(
            ErrorKind::Malformed, spec.id,
            QStringLiteral("a table covers years from %1 to %2").arg(kFirstYear).arg(kLastYear));
    auto made = std::make_shared<BusinessCalendar>(spec);
    made->m_from = newYear(firstYear);
    made->m_until = newYear(lastYear + 1);
    if (spec.alwaysOpen)
        return made;

    const WallTime wall(QTimeZone(spec.zone.toLatin1()), firstYear, lastYear);
    // Dated days by date: a search through the lists for each day would dominate the build.
    std::vector<std::pair<qint64, const DayHours*>> dated;
    static const DayHours closed;
    for (const DatedHours& day : spec.overrides)
        dated.emplace_back(day.date.toJulianDay(), &day.hours);
    for (const Holiday& day : spec.holidays)
        dated.emplace_back(day.date.toJulianDay(), &closed);
    // Stable: an override stands before the holiday of its date and so wins.
    std::stable_sort(dated.begin(), dated.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });

    std::vector<Row>& rows = made->m_rows;
    auto next = dated.cbegin();
    const QDate last = QDate(lastYear, 12, 31).addDays(3);
    for (QDate date = QDate(firstYear, 1, 1).addDays(-3); date <= last; date = date.addDays(1)) {
        const DayHours* hoursOfDay = &spec.week[static_cast<size_t>(date.dayOfWeek() - 1)];
        while (next != dated.cend() && next->first < date.toJulianDay())
            ++next;
        if (next != dated.cend() && next->first == date.toJulianDay())
            hoursOfDay = next->second;
        for (const DayInterval& interval : *hoursOfDay) {
            const qint64 open = std::max(wall.resolve(date, interval.open), made->m_from);
            const qint64 close = std::min(wall.resolve(date, interval.close), made->m_until);
            if (open < close)
                rows.push_back({open, close, 0});
        }
    }
    // A gap can push an interval over its neighbour, and dated days may touch: count time once.
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.open < b.open; });
    size_t kept = 0;
    for (size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].open <= rows[kept].close)
            rows[kept].close = std::max(rows[kept].close, rows[i].close);
        else
            rows[++kept] = rows[i];
    }
    if (!rows.empty())
        rows.resize(kept + 1);
    made->index();
    return made;
}

Result<CalendarPtr> BusinessCalendar::around(const CalendarSpec& spec, Instant at)
{
    const int year = yearOf(at);
    return compile(spec, std::max(year - 2, kFirstYear), std::min(year + 4, kLastYear));
}

CalendarPtr BusinessCalendar::always()
{
    static const CalendarPtr one = [] {
        CalendarSpec spec;
        spec.id = QStringLiteral("always");
        spec.zone = QStringLiteral("UTC");
        spec.alwaysOpen = true;
        auto made = std::make_shared<BusinessCalendar>(spec);
        made->m_from = kFirstInstant;
        made->m_until = kEndInstant;
        return made;
    }();
    return one;
}

Result<CalendarPtr> BusinessCalendar::fromSpans(const CalendarSpec& spec, Span covered,
                                                const std::vector<Span>& spans)
{
    if (!known(covered.from) || !known(covered.until) || covered.until <= covered.from)
        return fail(ErrorKind::Malformed, spec.id, QStringLiteral("the table covers no time"));
    auto made = std::make_shared<BusinessCalendar>(spec);
    made->m_sealed = true;
    made->m_from = covered.from.ms;
    made->m_until = covered.until.ms;
    Instant reached = covered.from;
    for (const Span& span : spans) {
        const bool apart = span.from > reached || (span.from == reached && made->m_rows.empty());
        if (!apart || span.until <= span.from || span.until > covered.until)
            return fail(ErrorKind::Malformed, spec.id,
                        QStringLiteral("spans out of order or bounds"));
        made->m_rows.push_back({span.from.ms, span.until.ms, 0});
        reached = span.until;
    }
    made->index();
    return made;
}

void BusinessCalendar::index()
{
    m_total = 0;
    for (Row& row : m_rows) {
        row.before = m_total;
        m_total += row.close - row.open;
    }
    m_rows.push_back({kNever, kNever, m_total});
    m_rows.shrink_to_fit();
    qint32 row = 0;
    for (qint64 t = m_from; t < m_until; t += qint64{1} << kTimeShift) {
        while (m_rows[static_cast<size_t>(row)].close <= t)
            ++row;
        m_byTime.push_back(row);
    }
    row = 0;
    for (Millis used = 0; used < m_total; used += qint64{1} << kUsedShift) {
        while (m_rows[static_cast<size_t>(row) + 1].before <= used)
            ++row;
        m_byUsed.push_back(row);
    }
}

// The first row that closes after `t`, which must lie in the table.
size_t BusinessCalendar::rowAt(qint64 t) const
{
    auto row = static_cast<size_t>(m_byTime[static_cast<size_t>((t - m_from) >> kTimeShift)]);
    // One step is a coin toss, so it is added and not branched on; a second one is rare.
    row += static_cast<size_t>(m_rows[row].close <= t);
    while (m_rows[row].close <= t)
        ++row;
    return row;
}

Millis BusinessCalendar::usedAt(qint64 t) const
{
    if (t >= m_until)
        return m_total;
    const Row& row = m_rows[rowAt(t)];
    return row.before + std::max<Millis>(0, t - row.open);
}

// A passing table from the year of `from` to the year of `until`.
CalendarPtr BusinessCalendar::wider(Instant from, Instant until) const
{
    const auto made = compile(m_spec, yearOf(from), yearOf(until));
    return made ? *made : nullptr;
}

// Asks ever longer tables that begin in the year of `start`, until one has an answer.
template <class Answer>
Instant BusinessCalendar::searchOn(Instant start, Answer answer) const
{
    if (m_sealed || !known(start))
        return Instant::none();
    for (int ahead = 2;; ahead *= 4) {
        const int until = std::min(yearOf(start) + ahead, kLastYear);
        const CalendarPtr table = wider(start, Instant{newYear(until)});
        if (!table)
            return Instant::none();
        const Instant found = answer(*table);
        if (found.isSet() || until == kLastYear)
            return found;
    }
}

Instant BusinessCalendar::due(Instant start, Millis budget) const
{
    if (!start.isSet() || budget <= 0)
        return start;
    if (m_spec.alwaysOpen)
        return budget < kNever && start.ms < kNever - budget ? start + budget : Instant::none();
    const auto inTable = [start, budget](const BusinessCalendar& c) {
        const Millis already = c.usedAt(start.ms);
        if (budget > c.m_total - already)
            return Instant::none();
        const Millis target = already + budget;
        auto row = static_cast<size_t>(c.m_byUsed[static_cast<size_t>((target - 1) >> kUsedShift)]);
        row += static_cast<size_t>(c.m_rows[row + 1].before < target);
        while (c.m_rows[row + 1].before < target)
            ++row;
        return Instant{c.m_rows[row].open + (target - c.m_rows[row].before)};
    };
    if (covers(start))
        if (const Instant found = inTable(*this); found.isSet())
            return found;
    return searchOn(start, inTable);
}

Millis BusinessCalendar::between(Instant a, Instant b) const
{
    if (!a.isSet() || !b.isSet() || b <= a)
        return 0;
    if (m_spec.alwaysOpen)
        return b - a;
    if (a.ms >= m_from && b.ms <= m_until)
        return usedAt(b.ms) - usedAt(a.ms);
    const Instant from{std::max(a.ms, m_sealed ? m_from : kFirstInstant)};
    const Instant until{std::min(b.ms, m_sealed ? m_until : kEndInstant)};
    if (until <= from)
        return 0;
    if (m_sealed)
        return usedAt(until.ms) - usedAt(from.ms);
    const CalendarPtr table = wider(from, until);
    return table ? table->usedAt(until.ms) - table->usedAt(from.ms) : 0;
}

bool BusinessCalendar::open(Instant at) const
{
    return at.isSet() && nextOpening(at) == at;
}

Instant BusinessCalendar::nextOpening(Instant at) const
{
    if (!at.isSet() || m_spec.alwaysOpen)
        return at;
    const auto inTable = [at](const BusinessCalendar& c) {
        const Row& row = c.m_rows[c.rowAt(at.ms)];
        return row.open == kNever ? Instant::none() : Instant{std::max(row.open, at.ms)};
    };
    if (covers(at))
        if (const Instant found = inTable(*this); found.isSet())
            return found;
    return searchOn(at, inTable);
}

std::vector<Span> BusinessCalendar::openSpans(Span within) const
{
    std::vector<Span> spans;
    if (!within.from.isSet() || !within.until.isSet() || within.until <= within.from)
        return spans;
    if (m_spec.alwaysOpen)
        return {within};
    const bool inside = within.from.ms >= m_from && within.until.ms <= m_until;
    if (!inside && !m_sealed) {
        const Instant from{std::max(within.from.ms, kFirstInstant)};
        const Instant until{std::min(within.until.ms, kEndInstant)};
        const CalendarPtr table = until > from ? wider(from, until) : nullptr;
        return table ? table->openSpans({from, until}) : spans;
    }
    const Instant from{std::max(within.from.ms, m_from)};
    const Instant until{std::min(within.until.ms, m_until)};
    if (until <= from)
        return spans;
    for (size_t row = rowAt(from.ms); m_rows[row].open < until.ms; ++row)
        spans.push_back({Instant{std::max(m_rows[row].open, from.ms)},
                         Instant{std::min(m_rows[row].close, until.ms)}});
    return spans;
}

}  // namespace docket
