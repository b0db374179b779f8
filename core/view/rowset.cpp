// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/view/rowset.h"

#include "core/view/figure.h"

namespace docket::view {

Face faceOf(const SlaClock& clock)
{
    Face face;
    face.kind = clock.kind;
    face.start = clock.start;
    face.due = clock.due;
    face.warn = clock.warn;
    face.dueSoon = clock.dueSoon;
    face.paused = clock.paused;
    face.remaining = clock.remaining;
    face.verdict = clock.verdict;
    face.stopped = clock.stopped;
    face.issuerZone = clock.issuerZone;
    return face;
}

Face worstOf(const Clocks& clocks)
{
    const SlaClock* best = nullptr;
    for (const SlaClock& clock : clocks)
        if (clock.live() && clock.due.isSet() && (!best || clock.due < best->due))
            best = &clock;
    if (!best)
        for (const SlaClock& clock : clocks)
            if (clock.paused && clock.verdict == Verdict::Running)
                best = &clock;
    return best ? faceOf(*best) : Face{};
}

QueueCount Counts::all() const
{
    QueueCount sum;
    const auto earlier = [](Instant a, Instant b) {
        return !a.isSet() ? b : !b.isSet() ? a : std::min(a, b);
    };
    for (const QueueCount& q : queues) {
        sum.open += q.open;
        sum.unclaimed += q.unclaimed;
        sum.atRisk += q.atRisk;
        sum.breached += q.breached;
        sum.oldest = earlier(sum.oldest, q.oldest);
        sum.nextDue = earlier(sum.nextDue, q.nextDue);
    }
    return sum;
}

}  // namespace docket::view
