// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/slapolicy.h"

namespace docket {

// How a clock ended. Void: without a verdict, because its case was merged away or it was off.
enum class Verdict { Running, Met, Missed, Void };

// Stable names: "running", "met", "missed", "void".
const char* name(Verdict verdict);

// One promise on one case, as stored. All functions below are pure: they take a clock and give the
// changed one. Instants are those of events, not of their arrival.
struct SlaClock {
    ClockKind kind = ClockKind::Claim;
    int cycle = 1;  // 2 after the first reopen
    QString policy;
    int policyVersion = 0;
    QString calendar;
    int calendarVersion = 0;
    QString issuerZone;  // External only: the zone in which the issuer wrote the deadline
    Instant start;       // the source event
    Millis budget = 0;   // open time in ms; 0 = off
    int warnPercent = 80;
    Millis dueSoon = minutes(15);
    Instant due;      // none when off, or paused with budget left
    Instant warn;     // none likewise
    Instant stopped;  // the event that ended it; none while it runs
    Verdict verdict = Verdict::Running;
    bool paused = false;
    Millis remaining = 0;         // while paused: open time left, negative when over
    Instant cycleFrom;            // where this cycle (or tier) began to count
    Millis usedBefore = 0;        // open time used before `cycleFrom`: earlier cycles and tiers
    Instant runFrom;              // where the present run began to count
    Millis usedAtRun = 0;         // open time used before `runFrom`
    bool endBeforeStart = false;  // quality: the event that ended it lies before its start
    bool rejudged = false;        // quality: a late event changed a verdict already given

    bool operator==(const SlaClock&) const = default;

    bool external() const { return kind == ClockKind::External; }
    bool off() const { return !external() && budget == 0; }
    // Running, not paused, and with a promise: what lists, cards and timers count.
    bool live() const { return verdict == Verdict::Running && !paused && !off(); }
};

using Clocks = std::vector<SlaClock>;

QJsonObject toJson(const SlaClock& clock);
// Reads what `toJson` writes; unknown members are ignored, so that an older Docket reads a newer
// one.
Result<SlaClock> slaClockFromJson(const QJsonObject& object);

// A policy clock that runs from the source event at `at`; off when its budget is zero. `calendar`
// must be the one that the policy names. For External use `startExternal`.
SlaClock start(ClockKind kind, Instant at, const Policy& policy, const BusinessCalendar& calendar);

// A deadline that its issuer set: it never pauses and no calendar or policy moves it.
SlaClock startExternal(Instant at, Instant due, const QString& issuerZone, const Policy& policy);

// The clock ended by an event at `at`: Met when `at` <= due. On a clock that has already ended, an
// earlier event judges it anew and a later one changes nothing. An event before the start counts as
// no time used and raises `endBeforeStart`. A void clock stays void.
SlaClock stop(const SlaClock& clock, Instant at);

// The clock at rest from `at`. Unchanged when it is paused or ended, or its kind never pauses.
SlaClock pause(const SlaClock& clock, Instant at, const BusinessCalendar& calendar);

// The clock running again from `at` with the budget that remained. Unchanged when it is not paused.
SlaClock resume(const SlaClock& clock, Instant at, const BusinessCalendar& calendar);

// The clock as this cycle's pauses, taken as a union, make it: for pauses that overlap or arrive
// late. Pauses before `cycleFrom` or after its end change nothing.
SlaClock withPauses(const SlaClock& clock, const std::vector<Pause>& pauses,
                    const BusinessCalendar& calendar);

// A case's clocks after a reopen at `at`: ended clocks stay with their verdicts; the resolution
// clock gets a new cycle with the budget that it has not used, the time while closed excluded; a
// fresh next-update clock runs when no first action is outstanding; external deadlines are kept.
// `calendar` is the one by which the clocks ran; a policy that has changed since is a `restate`
// afterwards.
Clocks reopen(const Clocks& clocks, Instant at, const Policy& policy,
              const BusinessCalendar& calendar);

// A running clock under another policy or calendar from `at`: used time and a present pause carry
// over; a budget already used up is due at `at`. Ended, external and already breached clocks are
// returned as they are. `before` is the calendar by which it ran so far.
SlaClock restate(const SlaClock& clock, const Policy& policy, const BusinessCalendar& before,
                 const BusinessCalendar& calendar, Instant at);

// The clock ended at `at` without a verdict; one that has ended already is unchanged.
SlaClock voided(const SlaClock& clock, Instant at);

// The clocks of a merge's target: its own, with the earliest running external deadline of both
// cases added when the source's is earlier.
Clocks mergedInto(const Clocks& target, const Clocks& source);

// Open time used up to `now` (or to its end), in ms, for a clock whose events came in order;
// `explain` and `withPauses` are exact for late ones too.
Millis used(const SlaClock& clock, const BusinessCalendar& calendar, Instant now);

// While paused: when it would be due if it resumed at `now`; else its due.
Instant dueIfResumed(const SlaClock& clock, const BusinessCalendar& calendar, Instant now);

// DueNow is at risk and within the policy's due-soon; breached is past due, not at it.
enum class ClockState { OnTrack, AtRisk, DueNow, Breached, Paused, Met, Missed, Off };

// Stable names: "on_track", "at_risk", "due_now", "breached", "paused", "met", "missed", "off".
const char* name(ClockState state);

struct Judgement {
    ClockState state = ClockState::Off;
    Millis left =
        0;  // ms until due on the wall, negative when over; while paused the open time left
    double usedFraction =
        0;  // of the budget, for a bar: along the wall from the run's begin to due

    bool operator==(const Judgement&) const = default;
};

// How the clock stands at `now`, from its stored instants alone. A void clock is Off.
Judgement judge(const SlaClock& clock, Instant now);

// The counts that lists, cards and scripts share, for one open case at one instant.
bool breached(const Clocks& clocks, Instant now);  // a live clock is past due
bool atRisk(const Clocks& clocks, Instant now);  // not breached, and a live clock's warn is reached
Instant nextDue(const Clocks& clocks, Instant now);  // the earliest live due not yet past, or none
// Where the case sorts: the earliest due of a live clock, which puts the breached first. None
// without a live clock; lists put none last.
Instant sortInstant(const Clocks& clocks);
Instant earliestWarn(const Clocks& clocks);  // the earliest warn of a live clock, or none

}  // namespace docket
