// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand kills of a desk that sends three thousand refunds, and the two control runs.
#include "tests/support/kills.h"
#include "tests/perf/figures.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const auto run = [](const acceptance::KillPlan& plan) {
        const acceptance::KillOutcome out = acceptance::runKills(plan);
        if (!out.problem.isEmpty())
            std::fprintf(stderr, "kills: %s\n", qPrintable(out.problem));
        return out;
    };
    const auto out = run({1000, 3000, 1, "kept", false});
    std::printf("%d refunds accepted, %d kills met a desk at work\n", out.accepted,
                out.killedAtWork);
    perf::figure("kills_accepted", out.accepted, 2000, perf::Goal::AtLeast);
    perf::figure("kills_duplicated", out.duplicated, 0, perf::Goal::Equal);
    perf::figure("kills_lost", out.lost, 0, perf::Goal::Equal);
    perf::figure("kills_untrue", out.untrue, 0, perf::Goal::Equal);
    perf::figure("kills_stuck", out.stuck, 0, perf::Goal::Equal);
    const auto changed = run({100, 300, 1, "changed", true});
    perf::figure("kills_control_new_key_duplicated", changed.duplicated, 1, perf::Goal::AtLeast);
    const auto none = run({100, 300, 1, "forgotten", true});
    perf::figure("kills_control_no_key_duplicated", none.duplicated, 1, perf::Goal::AtLeast);
    return 0;
}
