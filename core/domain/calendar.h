// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/calendarspec.h"

#include <memory>
#include <vector>

namespace docket {

// A half-open stretch of time. An `until` of none means that it is still going on.
struct Span {
    Instant from;
    Instant until;

    bool operator==(const Span&) const = default;
};

class BusinessCalendar;
using CalendarPtr = std::shared_ptr<const BusinessCalendar>;

// Business hours compiled to UTC intervals with their running sum and two indexes, so that an
// answer is a few array reads. Immutable: share the pointer between threads freely.
//
// Answers outside the table: a compiled calendar works them out exactly from its spec on a passing
// table (about a millisecond for some years), between 1970 and 2199; one made from stored spans
// does not know a zone and answers none (an Instant) or counts nothing (a length) there.
class BusinessCalendar {
public:
    static constexpr int kFirstYear = 1970;
    static constexpr int kLastYear = 2199;

    // A table for these years, both included. Malformed as `validate` says, or for years outside
    // kFirstYear to kLastYear.
    static Result<CalendarPtr> compile(const CalendarSpec& spec, int firstYear, int lastYear);

    // A table for two years before to four years after the instant.
    static Result<CalendarPtr> around(const CalendarSpec& spec, Instant at);

    // Open at every instant; its id is "always".
    static CalendarPtr always();

    // A table from spans stored earlier (an entry of the journal), which no zone data can move.
    // Malformed when they are not in order, apart, non-empty and inside `covered`.
    static Result<CalendarPtr> fromSpans(const CalendarSpec& spec, Span covered,
                                         const std::vector<Span>& spans);

    const QString& id() const { return m_spec.id; }
    int version() const { return m_spec.version; }
    const CalendarSpec& spec() const { return m_spec; }
    Span covered() const { return {Instant{m_from}, Instant{m_until}}; }

    // The earliest instant at which `budget` ms of open time after `start` are used up: a budget
    // that ends at closing is due at closing. `start` itself for a budget of zero or less; none
    // when it is never used up.
    Instant due(Instant start, Millis budget) const;

    // The open time from `a` to `b` in ms; 0 when `b` is not after `a` or one of them is none.
    Millis between(Instant a, Instant b) const;

    bool open(Instant at) const;

    // `at` when it is open then, else the next opening; none when there is no further one.
    Instant nextOpening(Instant at) const;

    // The open intervals inside `within`, clipped to it, in order and apart.
    std::vector<Span> openSpans(Span within) const;

    explicit BusinessCalendar(CalendarSpec spec)
        : m_spec(std::move(spec))
    {
    }

private:
    struct Row {
        qint64 open;
        qint64 close;
        Millis before;  // open time in the table before this row
    };

    void index();
    bool covers(Instant at) const { return at.ms >= m_from && at.ms < m_until; }
    size_t rowAt(qint64 t) const;
    Millis usedAt(qint64 t) const;
    CalendarPtr wider(Instant from, Instant until) const;
    template <class Answer>
    Instant searchOn(Instant start, Answer answer) const;

    CalendarSpec m_spec;
    bool m_sealed = false;
    qint64 m_from = 0;
    qint64 m_until = 0;
    Millis m_total = 0;
    std::vector<Row> m_rows;  // and one sentinel that never closes
    std::vector<qint32>
        m_byTime;  // for each block of time the first row that closes after its begin
    std::vector<qint32> m_byUsed;  // for each block of open time the row in which it begins
};

}  // namespace docket
