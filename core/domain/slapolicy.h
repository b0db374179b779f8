// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/calendar.h"

#include <array>
#include <map>

namespace docket {

// What is promised. External is a deadline that somebody else set: an absolute instant.
enum class ClockKind { Claim, FirstAction, NextUpdate, Resolution, External };
constexpr std::array<ClockKind, 5> kClockKinds{ClockKind::Claim, ClockKind::FirstAction,
                                               ClockKind::NextUpdate, ClockKind::Resolution,
                                               ClockKind::External};

// Claim, first action and external deadlines never pause.
constexpr bool pausable(ClockKind kind)
{
    return kind == ClockKind::NextUpdate || kind == ClockKind::Resolution;
}

// Stable names, as stored and scripted: "claim", "first_action", "next_update", "resolution",
// "external".
const char* name(ClockKind kind);
Result<ClockKind> clockKind(const QString& text);

// For whom a paused case waits.
enum class PauseParty { Vendor, Processor, Customer, Internal };
constexpr size_t kPauseParties = 4;

// Stable names: "vendor", "processor", "customer", "internal".
const char* name(PauseParty party);
Result<PauseParty> pauseParty(const QString& text);

// One stretch of waiting. Half-open; `ended` of none means that it goes on.
struct Pause {
    QString reason;  // a reason code of the policy
    PauseParty party = PauseParty::Internal;
    QString chaser;  // the id of the person who owns the chase
    Instant begun;
    Instant ended;
    Instant expectedUntil;  // it resumes by itself then; none when nobody knows

    bool operator==(const Pause&) const = default;
};

// The promise of one queue to one tier, of one version.
struct Policy {
    QString id;
    int version = 1;
    QString queue;
    QString tier;
    QString calendar;  // a CalendarSpec's id
    Millis claim = 0;  // budgets of open time in ms; 0 = the clock is off
    Millis firstAction = 0;
    Millis nextUpdate = 0;
    Millis resolution = 0;
    int warnPercent = 80;             // of the budget, 1 to 100: from there on a clock is at risk
    Millis dueSoon = minutes(15);     // on the wall: at risk and this near is due now
    Millis externalWarn = hours(48);  // on the wall: an external deadline warns this long before
    std::map<QString, Millis> pauseCaps;  // by reason: open time that a case may wait in all
    Instant effectiveFrom;
    Instant effectiveUntil;

    bool operator==(const Policy&) const = default;

    // The budget of a policy clock in ms; 0 for External.
    Millis budget(ClockKind kind) const;
};

// Malformed, with the place, for a missing id or calendar, a negative length or a percentage that
// is not 1 to 100.
Done validate(const Policy& policy);

QJsonObject toJson(const Policy& policy);
QJsonObject toJson(const Pause& pause);
// Read what `toJson` writes; an unknown member of a policy is Malformed, of a pause ignored.
Result<Policy> policyFromJson(const QJsonObject& object);
Result<Pause> pauseFromJson(const QJsonObject& object);

// The time covered by the pauses as a union, in order and apart; the last may be without an end.
// Pauses that are empty or end before they begin cover nothing.
std::vector<Span> unionOf(const std::vector<Pause>& pauses);

// When `pause` resumes by itself: its expected-until or the instant at which the reason's cap of
// open time is used up, counting the earlier pauses for the same reason, whichever comes first;
// never before it begins; none without either.
Instant resumesAt(const Pause& pause, const std::vector<Pause>& earlier, const Policy& policy,
                  const BusinessCalendar& calendar);

}  // namespace docket
