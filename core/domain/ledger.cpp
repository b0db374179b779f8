// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/ledger.h"

#include <algorithm>

namespace docket {

namespace {

bool holds(const Span& span, Instant at)
{
    return span.from <= at && (!span.until.isSet() || at < span.until);
}

bool anyHolds(const std::vector<Span>& spans, Instant at)
{
    return std::any_of(spans.begin(), spans.end(), [at](const Span& s) { return holds(s, at); });
}

// The pause that speaks for `at`: of several the one that began first.
const Pause* pauseAt(const std::vector<Pause>& pauses, Instant at)
{
    const Pause* found = nullptr;
    for (const Pause& pause : pauses)
        if (holds({pause.begun, pause.ended}, at) && (!found || pause.begun < found->begun))
            found = &pause;
    return found;
}

// Every instant strictly inside (from, to) at which something may change, with both ends, sorted.
std::vector<Instant> edges(const ClockHistory& history, const std::vector<Span>& open, Instant from,
                           Instant to)
{
    std::vector<Instant> at{from, to};
    const auto add = [&](Instant edge) {
        if (edge > from && edge < to)
            at.push_back(edge);
    };
    for (const std::vector<Span>* spans : {&open, &history.owned, &history.uncovered})
        for (const Span& span : *spans) {
            add(span.from);
            add(span.until);
        }
    for (const Pause& pause : history.pauses) {
        add(pause.begun);
        add(pause.ended);
    }
    add(history.imported);
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    return at;
}

}  // namespace

const char* name(LedgerWhy why)
{
    switch (why) {
    case LedgerWhy::CarriedOver:
        return "carried_over";
    case LedgerWhy::ImportLag:
        return "import_lag";
    case LedgerWhy::NoCoverage:
        return "no_coverage";
    case LedgerWhy::Waiting:
        return "waiting";
    case LedgerWhy::Paused:
        return "paused";
    case LedgerWhy::Unassigned:
        return "unassigned";
    case LedgerWhy::Working:
        return "working";
    case LedgerWhy::OutsideHours:
        return "outside_hours";
    case LedgerWhy::CaseClosed:
        return "closed";
    }
    return "working";
}

std::vector<ClockLine> explain(const SlaClock& clock, const ClockHistory& history,
                               const BusinessCalendar& calendar, Instant now)
{
    std::vector<ClockLine> lines;
    Millis remainder = clock.budget;
    const auto append = [&](ClockLine line) {
        if (line.counted)
            remainder -= line.amount;
        line.remainder = remainder;
        const bool same = !lines.empty() && lines.back().to == line.from &&
                          lines.back().why == line.why && lines.back().party == line.party &&
                          line.why != LedgerWhy::CarriedOver;
        if (!same) {
            lines.push_back(line);
            return;
        }
        lines.back().to = line.to;
        lines.back().amount += line.amount;
        lines.back().remainder = remainder;
    };

    if (clock.cycleFrom > clock.start) {
        Instant carriedTo = clock.cycleFrom;
        for (const Span& span : history.closed)
            if (span.until == clock.cycleFrom && span.from >= clock.start)
                carriedTo = std::min(carriedTo, span.from);
        append({clock.start, carriedTo, true, LedgerWhy::CarriedOver, PauseParty::Internal,
                clock.usedBefore, 0});
        if (carriedTo < clock.cycleFrom)
            append({carriedTo, clock.cycleFrom, false, LedgerWhy::CaseClosed, PauseParty::Internal,
                    0, 0});
    }
    const Instant end = clock.stopped.isSet() ? std::min(clock.stopped, now) : now;
    if (end <= clock.cycleFrom)
        return lines;

    const BusinessCalendar& hoursOf = clock.external() ? *BusinessCalendar::always() : calendar;
    const std::vector<Span> open = hoursOf.openSpans({clock.cycleFrom, end});
    const std::vector<Instant> at = edges(history, open, clock.cycleFrom, end);
    auto span = open.begin();
    for (size_t i = 0; i + 1 < at.size(); ++i) {
        ClockLine line{
            at[i], at[i + 1], true, LedgerWhy::Working, PauseParty::Internal, at[i + 1] - at[i], 0};
        while (span != open.end() && span->until <= line.from)
            ++span;
        const Pause* pause = pauseAt(history.pauses, line.from);
        if (span == open.end() || line.from < span->from) {
            line.counted = false;
            line.why = LedgerWhy::OutsideHours;
            line.amount = 0;
        } else if (pause && pausable(clock.kind)) {
            line.counted = false;
            line.why = LedgerWhy::Paused;
            line.party = pause->party;
        } else if (history.imported.isSet() && line.from < history.imported) {
            line.why = LedgerWhy::ImportLag;
        } else if (anyHolds(history.uncovered, line.from)) {
            line.why = LedgerWhy::NoCoverage;
        } else if (pause) {
            line.why = LedgerWhy::Waiting;
            line.party = pause->party;
        } else if (!anyHolds(history.owned, line.from)) {
            line.why = LedgerWhy::Unassigned;
        }
        append(line);
    }
    return lines;
}

TimeSplit splitOf(const std::vector<ClockLine>& lines)
{
    TimeSplit sum;
    for (const ClockLine& line : lines) {
        switch (line.why) {
        case LedgerWhy::CarriedOver:
            sum.carriedOver += line.amount;
            break;
        case LedgerWhy::ImportLag:
            sum.importLag += line.amount;
            break;
        case LedgerWhy::NoCoverage:
            sum.noCoverage += line.amount;
            break;
        case LedgerWhy::Unassigned:
            sum.unassigned += line.amount;
            break;
        case LedgerWhy::Working:
            sum.working += line.amount;
            break;
        case LedgerWhy::Waiting:
        case LedgerWhy::Paused:
            sum.waiting[static_cast<size_t>(line.party)] += line.amount;
            break;
        case LedgerWhy::OutsideHours:
        case LedgerWhy::CaseClosed:
            continue;
        }
        sum.elapsed += line.amount;
        if (line.counted)
            sum.counted += line.amount;
    }
    return sum;
}

TimeSplit splitOf(const SlaClock& clock, const ClockHistory& history,
                  const BusinessCalendar& calendar, Instant now)
{
    return splitOf(explain(clock, history, calendar, now));
}

}  // namespace docket
