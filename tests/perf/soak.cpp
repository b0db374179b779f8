// SPDX-License-Identifier: GPL-3.0-or-later
// A day and a night of a desk: the practice company has about 200 events a minute and sometimes
// fails, five people work, and nothing grows that should not.
#include "tests/support/soak.h"
#include "tests/perf/figures.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    acceptance::SoakPlan plan;
    plan.orders = 28'000;
    plan.days = 1;
    plan.rounds = 288;
    plan.warm = 60;
    acceptance::SoakOutcome out;
    const double took = perf::secondsOf([&] { out = acceptance::soak(plan); });
    if (!out.problem.isEmpty())
        perf::stop("soak", qPrintable(out.problem));
    std::printf("24 h in %.0f s: %lld facts, %lld acts, %d refunds\n", took,
                static_cast<long long>(out.facts), static_cast<long long>(out.acts), out.refunds);
    if (out.broken > 0)
        std::fprintf(stderr, "%s", qPrintable(out.brokenWords));
    perf::figure("soak_broken", out.broken, 0, perf::Goal::Equal);
    perf::figure("soak_memory", out.memory, 1.05, perf::Goal::AtMost);
    perf::figure("soak_files", out.files, 0, perf::Goal::AtMost);
    perf::figure("soak_minutes", took / 60, 15, perf::Goal::AtMost);
    return 0;
}
