// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/slaclock.h"

namespace docket {

// What happened around a clock, as the case's timeline tells it.
struct ClockHistory {
    std::vector<Pause> pauses;
    std::vector<Span> owned;      // a person held the case
    std::vector<Span> uncovered;  // business hours without anybody on shift
    std::vector<Span> closed;     // from a close to the reopen after it
    Instant imported;             // when the source event reached us; none: at once

    bool operator==(const ClockHistory&) const = default;
};

// Why a stretch counts or does not.
enum class LedgerWhy {
    CarriedOver,   // used in an earlier cycle or under an earlier tier; counted
    ImportLag,     // the event had happened and had not reached us; counted
    NoCoverage,    // open hours, nobody on shift; counted
    Waiting,       // paused, on a clock that never pauses; counted, by party
    Paused,        // paused; not counted, by party
    Unassigned,    // nobody held the case; counted
    Working,       // somebody held the case; counted
    OutsideHours,  // not counted
    CaseClosed     // not counted
};

// Stable names: "carried_over", "import_lag", "no_coverage", "waiting", "paused", "unassigned",
// "working", "outside_hours", "closed".
const char* name(LedgerWhy why);

struct ClockLine {
    Instant from;
    Instant to;
    bool counted = false;
    LedgerWhy why = LedgerWhy::Working;
    PauseParty party = PauseParty::Internal;  // of Waiting and Paused
    Millis amount = 0;     // open time of the line in ms; 0 outside hours and while closed
    Millis remainder = 0;  // budget left after it, negative when over

    bool operator==(const ClockLine&) const = default;
};

// The clock's account up to `now` or its end, line by line without holes. The amounts of the
// counted lines add up to what the clock has used. Where several things hold at once the earlier of
// LedgerWhy is told, except that a pause on a clock that pauses comes first: its time is not
// counted.
std::vector<ClockLine> explain(const SlaClock& clock, const ClockHistory& history,
                               const BusinessCalendar& calendar, Instant now);

// The split of a clock's elapsed open time in ms; `elapsed` is the sum of all other members but
// `counted`.
struct TimeSplit {
    Millis elapsed = 0;
    Millis counted = 0;  // what of it the clock has used
    Millis carriedOver = 0;
    Millis importLag = 0;
    Millis noCoverage = 0;
    Millis unassigned = 0;
    Millis working = 0;
    std::array<Millis, kPauseParties> waiting{};  // by PauseParty, counted or not

    bool operator==(const TimeSplit&) const = default;
};

TimeSplit splitOf(const std::vector<ClockLine>& lines);
TimeSplit splitOf(const SlaClock& clock, const ClockHistory& history,
                  const BusinessCalendar& calendar, Instant now);

}  // namespace docket
