// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/clockbook.h"

#include <algorithm>

namespace docket::command {

namespace {

const Policy& policyOf(const Setup& setup, Queue queue, Tier tier, Instant at)
{
    // Every queue and tier has a policy from init on; a profile that lost one promises nothing.
    static const Policy none;
    const Policy* found = setup.policy(queue, tier, at);
    return found ? *found : none;
}

}  // namespace

CalendarPtr ClockBook::calendar(const Setup& setup, const QString& id, int version)
{
    const auto key = qMakePair(id, version);
    if (const auto found = m_calendars.constFind(key); found != m_calendars.cend())
        return *found;
    CalendarPtr made = BusinessCalendar::always();
    if (const CalendarSpec* spec = setup.calendar(id, version))
        if (auto compiled = BusinessCalendar::compile(*spec, 2024, 2032))
            made = *compiled;
    m_calendars.insert(key, made);
    return made;
}

CalendarPtr ClockBook::calendarOf(const Setup& setup, const SlaClock& clock)
{
    return calendar(setup, clock.calendar, clock.calendarVersion);
}

Clocks ClockBook::opened(const Setup& setup, Queue queue, Tier tier, Instant sourceAt, Instant now,
                         bool adopted, Instant deadline, const QString& deadlineZone)
{
    const Policy& policy = policyOf(setup, queue, tier, now);
    const CalendarSpec* spec = setup.calendar(policy.calendar, now);
    const CalendarPtr calendar =
        spec ? this->calendar(setup, spec->id, spec->version) : BusinessCalendar::always();
    const Instant claimFrom = adopted ? now : sourceAt;
    Clocks clocks;
    for (const auto& [kind, at] :
         {std::pair{ClockKind::Claim, claimFrom}, std::pair{ClockKind::FirstAction, claimFrom},
          std::pair{ClockKind::Resolution, sourceAt}}) {
        const SlaClock clock = start(kind, at, policy, *calendar);
        if (!clock.off())
            clocks.push_back(clock);
    }
    if (deadline.isSet())
        clocks.push_back(startExternal(sourceAt, deadline, deadlineZone, policy));
    return clocks;
}

Clocks ClockBook::withDeadline(const Setup& setup, const Case& value, Instant deadline,
                               const QString& zone)
{
    Clocks clocks = value.clocks;
    if (!deadline.isSet())
        return clocks;
    const Policy& policy = policyOf(setup, value.queue, value.tier, value.openedAt);
    for (SlaClock& clock : clocks) {
        if (!clock.external() || clock.verdict != Verdict::Running)
            continue;
        if (deadline < clock.due)
            clock = startExternal(clock.start, deadline, zone, policy);
        return clocks;
    }
    clocks.push_back(startExternal(value.sourceAt, deadline, zone, policy));
    return clocks;
}

Clocks ClockBook::claimed(const Case& value, Instant at)
{
    Clocks clocks = value.clocks;
    for (SlaClock& clock : clocks)
        if (clock.kind == ClockKind::Claim && clock.verdict == Verdict::Running)
            clock = stop(clock, at);
    return clocks;
}

Clocks ClockBook::acted(const Setup& setup, const Case& value, Instant at)
{
    Clocks clocks = value.clocks;
    for (SlaClock& clock : clocks)
        if ((clock.kind == ClockKind::FirstAction || clock.kind == ClockKind::NextUpdate ||
             clock.kind == ClockKind::Claim) &&
            clock.verdict == Verdict::Running)
            clock = stop(clock, at);
    // A next-update clock that was met has said its word in the entry that met it.
    std::erase_if(clocks, [](const SlaClock& clock) {
        return clock.kind == ClockKind::NextUpdate && clock.verdict == Verdict::Met;
    });
    const Policy& policy = policyOf(setup, value.queue, value.tier, value.openedAt);
    if (const CalendarSpec* spec = setup.calendar(policy.calendar, value.openedAt)) {
        SlaClock update =
            start(ClockKind::NextUpdate, at, policy, *calendar(setup, spec->id, spec->version));
        update.cycle = value.cycle;
        if (!update.off())
            clocks.push_back(update);
    }
    return clocks;
}

Clocks ClockBook::paused(const Setup& setup, const Case& value, Instant at)
{
    Clocks clocks = acted(setup, value, at);
    for (SlaClock& clock : clocks)
        clock = pause(clock, at, *calendarOf(setup, clock));
    return clocks;
}

Clocks ClockBook::resumed(const Setup& setup, const Case& value, Instant at)
{
    Clocks clocks = value.clocks;
    for (SlaClock& clock : clocks)
        clock = resume(clock, at, *calendarOf(setup, clock));
    return clocks;
}

Clocks ClockBook::closed(const Case& value, Instant at)
{
    Clocks clocks = value.clocks;
    for (SlaClock& clock : clocks)
        if (clock.verdict == Verdict::Running)
            clock = stop(clock, at);
    return clocks;
}

Clocks ClockBook::reopened(const Setup& setup, const Case& value, Instant at)
{
    const Policy& policy = policyOf(setup, value.queue, value.tier, at);
    const CalendarSpec* spec = setup.calendar(policy.calendar, at);
    return reopen(value.clocks, at, policy,
                  spec ? *calendar(setup, spec->id, spec->version) : *BusinessCalendar::always());
}

ClockHistory ClockBook::historyOf(const Case& value)
{
    ClockHistory history;
    history.pauses = value.pauses;
    history.owned = value.owned;
    history.closed = value.closed;
    history.imported = value.openedAt;
    return history;
}

}  // namespace docket::command
