// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/slaclock.h"

#include "core/domain/fields.h"

#include <algorithm>

namespace docket {

namespace {

// Open time after which the clock is at risk.
Millis warnBudget(const SlaClock& clock)
{
    return clock.budget * clock.warnPercent / 100;
}

// Sets due and warn from where the present run began. What was used up before stays where it was.
void schedule(SlaClock& clock, const BusinessCalendar& calendar)
{
    if (clock.off()) {
        clock.due = clock.warn = Instant::none();
        return;
    }
    const auto place = [&](Instant& instant, Millis left) {
        if (left > 0)
            instant = calendar.due(clock.runFrom, left);
        else if (!instant.isSet())
            instant = clock.runFrom;
    };
    place(clock.due, clock.budget - clock.usedAtRun);
    place(clock.warn, warnBudget(clock) - clock.usedAtRun);
}

void takePolicy(SlaClock& clock, const Policy& policy, const BusinessCalendar& calendar)
{
    clock.policy = policy.id;
    clock.policyVersion = policy.version;
    clock.calendar = calendar.id();
    clock.calendarVersion = calendar.version();
    clock.budget = policy.budget(clock.kind);
    clock.warnPercent = policy.warnPercent;
    clock.dueSoon = policy.dueSoon;
}

void beginAt(SlaClock& clock, Instant at, Millis usedSoFar)
{
    clock.cycleFrom = clock.runFrom = at;
    clock.usedBefore = clock.usedAtRun = usedSoFar;
    clock.due = clock.warn = Instant::none();
}

// Without its due when the open time is not used up: an instant that nobody can know.
void rest(SlaClock& clock, Millis usedSoFar)
{
    clock.paused = true;
    clock.remaining = clock.budget - usedSoFar;
    if (clock.remaining > 0)
        clock.due = Instant::none();
    if (warnBudget(clock) > usedSoFar)
        clock.warn = Instant::none();
}

Verdict verdictAt(const SlaClock& clock, Instant at)
{
    if (clock.off())
        return Verdict::Void;
    return !clock.due.isSet() || at <= clock.due ? Verdict::Met : Verdict::Missed;
}

template <class Get>
Instant earliest(const Clocks& clocks, Get get)
{
    Instant found = Instant::none();
    for (const SlaClock& clock : clocks) {
        const Instant at = clock.live() ? get(clock) : Instant::none();
        if (at.isSet() && (!found.isSet() || at < found))
            found = at;
    }
    return found;
}

}  // namespace

const char* name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Running:
        return "running";
    case Verdict::Met:
        return "met";
    case Verdict::Missed:
        return "missed";
    case Verdict::Void:
        return "void";
    }
    return "running";
}

const char* name(ClockState state)
{
    switch (state) {
    case ClockState::OnTrack:
        return "on_track";
    case ClockState::AtRisk:
        return "at_risk";
    case ClockState::DueNow:
        return "due_now";
    case ClockState::Breached:
        return "breached";
    case ClockState::Paused:
        return "paused";
    case ClockState::Met:
        return "met";
    case ClockState::Missed:
        return "missed";
    case ClockState::Off:
        return "off";
    }
    return "off";
}

SlaClock start(ClockKind kind, Instant at, const Policy& policy, const BusinessCalendar& calendar)
{
    SlaClock clock;
    clock.kind = kind;
    clock.start = at;
    takePolicy(clock, policy, calendar);
    beginAt(clock, at, 0);
    schedule(clock, calendar);
    return clock;
}

SlaClock startExternal(Instant at, Instant due, const QString& issuerZone, const Policy& policy)
{
    SlaClock clock;
    clock.kind = ClockKind::External;
    clock.start = at;
    takePolicy(clock, policy, *BusinessCalendar::always());
    clock.budget = due - at;
    clock.issuerZone = issuerZone;
    beginAt(clock, at, 0);
    clock.due = due;
    clock.warn = std::min(due, std::max(at, due - policy.externalWarn));
    return clock;
}

SlaClock stop(const SlaClock& clock, Instant at)
{
    const bool ended = clock.verdict != Verdict::Running;
    if (clock.verdict == Verdict::Void || (ended && at >= clock.stopped))
        return clock;
    SlaClock after = clock;
    if (clock.paused) {
        after.paused = false;
        after.usedAtRun = clock.budget - clock.remaining;
        after.runFrom = std::max(at, clock.runFrom);
        after.remaining = 0;
    }
    after.stopped = at;
    after.endBeforeStart = at < clock.start;
    after.verdict = verdictAt(clock, at);
    after.rejudged = clock.rejudged || (ended && after.verdict != clock.verdict);
    return after;
}

SlaClock pause(const SlaClock& clock, Instant at, const BusinessCalendar& calendar)
{
    if (!pausable(clock.kind) || clock.paused || clock.verdict != Verdict::Running)
        return clock;
    SlaClock after = clock;
    rest(after, used(clock, calendar, at));
    return after;
}

SlaClock resume(const SlaClock& clock, Instant at, const BusinessCalendar& calendar)
{
    if (!clock.paused || clock.verdict != Verdict::Running)
        return clock;
    SlaClock after = clock;
    after.paused = false;
    after.usedAtRun = clock.budget - clock.remaining;
    after.runFrom = std::max(at, clock.runFrom);
    after.remaining = 0;
    schedule(after, calendar);
    return after;
}

SlaClock withPauses(const SlaClock& clock, const std::vector<Pause>& pauses,
                    const BusinessCalendar& calendar)
{
    if (!pausable(clock.kind) || clock.verdict == Verdict::Void)
        return clock;
    SlaClock after = clock;
    after.paused = false;
    after.remaining = 0;
    after.verdict = Verdict::Running;
    after.stopped = Instant::none();
    beginAt(after, clock.cycleFrom, clock.usedBefore);
    schedule(after, calendar);
    for (const Span& span : unionOf(pauses)) {
        if (clock.stopped.isSet() && span.from >= clock.stopped)
            break;
        if (span.until.isSet() && span.until <= clock.cycleFrom)
            continue;
        after = pause(after, std::max(span.from, clock.cycleFrom), calendar);
        if (span.until.isSet() && (!clock.stopped.isSet() || span.until <= clock.stopped))
            after = resume(after, span.until, calendar);
    }
    if (clock.verdict == Verdict::Running)
        return after;
    after = stop(after, clock.stopped);
    after.rejudged = clock.rejudged || after.verdict != clock.verdict;
    return after;
}

Clocks reopen(const Clocks& clocks, Instant at, const Policy& policy,
              const BusinessCalendar& calendar)
{
    Clocks after = clocks;
    int cycle = 1;
    bool firstActionOutstanding = false;
    const SlaClock* resolution = nullptr;
    for (const SlaClock& clock : clocks) {
        cycle = std::max(cycle, clock.cycle + 1);
        if (clock.kind == ClockKind::FirstAction && clock.verdict == Verdict::Running &&
            !clock.off())
            firstActionOutstanding = true;
        if (clock.kind == ClockKind::Resolution && (!resolution || clock.cycle > resolution->cycle))
            resolution = &clock;
    }
    for (SlaClock& clock : after)
        if (clock.kind == ClockKind::NextUpdate)
            clock = voided(clock, at);
    const bool ended = resolution && resolution->verdict != Verdict::Running &&
                       (resolution->verdict != Verdict::Void || resolution->off());
    if (ended) {
        SlaClock next = *resolution;
        next.cycle = cycle;
        next.stopped = Instant::none();
        next.verdict = Verdict::Running;
        next.endBeforeStart = next.rejudged = false;
        beginAt(next, at, used(*resolution, calendar, resolution->stopped));
        schedule(next, calendar);
        after.push_back(next);
    }
    if (!firstActionOutstanding) {
        SlaClock update = start(ClockKind::NextUpdate, at, policy, calendar);
        update.cycle = cycle;
        after.push_back(update);
    }
    return after;
}

SlaClock restate(const SlaClock& clock, const Policy& policy, const BusinessCalendar& before,
                 const BusinessCalendar& calendar, Instant at)
{
    const bool past = clock.due.isSet() && at > clock.due;
    if (clock.external() || clock.verdict != Verdict::Running || past)
        return clock;
    const Millis usedSoFar = used(clock, before, at);
    SlaClock after = clock;
    takePolicy(after, policy, calendar);
    beginAt(after, at, usedSoFar);
    schedule(after, calendar);
    if (clock.paused)
        rest(after, usedSoFar);
    return after;
}

SlaClock voided(const SlaClock& clock, Instant at)
{
    if (clock.verdict != Verdict::Running)
        return clock;
    SlaClock after = stop(clock, at);
    after.verdict = Verdict::Void;
    return after;
}

Clocks mergedInto(const Clocks& target, const Clocks& source)
{
    const auto first = [](const Clocks& clocks) {
        const SlaClock* found = nullptr;
        for (const SlaClock& clock : clocks)
            if (clock.external() && clock.live() && (!found || clock.due < found->due))
                found = &clock;
        return found;
    };
    Clocks after = target;
    const SlaClock* ours = first(target);
    const SlaClock* theirs = first(source);
    if (theirs && (!ours || theirs->due < ours->due))
        after.push_back(*theirs);
    return after;
}

Millis used(const SlaClock& clock, const BusinessCalendar& calendar, Instant now)
{
    if (clock.paused)
        return clock.budget - clock.remaining;
    const Instant until = clock.stopped.isSet() ? std::min(clock.stopped, now) : now;
    if (clock.external())
        return std::max<Millis>(0, until - clock.start);
    return clock.usedAtRun + calendar.between(clock.runFrom, until);
}

Instant dueIfResumed(const SlaClock& clock, const BusinessCalendar& calendar, Instant now)
{
    return resume(clock, now, calendar).due;
}

Judgement judge(const SlaClock& clock, Instant now)
{
    Judgement j;
    if (clock.off() || clock.verdict == Verdict::Void)
        return j;
    const auto ofBudget = [&](Millis part) {
        return clock.budget > 0 ? static_cast<double>(part) / static_cast<double>(clock.budget)
                                : 1.0;
    };
    if (clock.paused) {
        j.state = ClockState::Paused;
        j.left = clock.remaining;
        j.usedFraction = ofBudget(clock.budget - clock.remaining);
        return j;
    }
    const Instant at = clock.stopped.isSet() ? clock.stopped : now;
    j.left = clock.due.isSet() ? clock.due - at : clock.budget - clock.usedAtRun;
    if (!clock.due.isSet())
        j.usedFraction = ofBudget(clock.usedAtRun);
    else if (at >= clock.due)
        j.usedFraction = 1.0 + ofBudget(at - clock.due);
    else {
        const auto run = static_cast<double>(clock.due - clock.runFrom);
        const auto gone = static_cast<double>(std::max<Millis>(0, at - clock.runFrom));
        const double before = ofBudget(clock.usedAtRun);
        j.usedFraction = before + (1.0 - before) * gone / run;
    }
    if (clock.verdict != Verdict::Running)
        j.state = clock.verdict == Verdict::Met ? ClockState::Met : ClockState::Missed;
    else if (clock.due.isSet() && now > clock.due)
        j.state = ClockState::Breached;
    else if (!clock.warn.isSet() || now < clock.warn)
        j.state = ClockState::OnTrack;
    else
        j.state =
            clock.due.isSet() && j.left <= clock.dueSoon ? ClockState::DueNow : ClockState::AtRisk;
    return j;
}

bool breached(const Clocks& clocks, Instant now)
{
    const Instant first = sortInstant(clocks);
    return first.isSet() && now > first;
}

bool atRisk(const Clocks& clocks, Instant now)
{
    const Instant first = earliestWarn(clocks);
    return first.isSet() && now >= first && !breached(clocks, now);
}

Instant nextDue(const Clocks& clocks, Instant now)
{
    return earliest(clocks, [now](const SlaClock& clock) {
        return clock.due >= now ? clock.due : Instant::none();
    });
}

Instant sortInstant(const Clocks& clocks)
{
    return earliest(clocks, [](const SlaClock& clock) { return clock.due; });
}

Instant earliestWarn(const Clocks& clocks)
{
    return earliest(clocks, [](const SlaClock& clock) { return clock.warn; });
}

}  // namespace docket
