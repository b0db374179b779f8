// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand times vendors change what somebody is writing about: how much of it is lost.
#include "tests/support/edits.h"
#include "tests/perf/figures.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    // Several companies, each with chances of its own.
    const int companies = argc > 1 ? std::atoi(argv[1]) : 5;
    docket::test::EditsPlan plan;
    plan.rounds = 200;
    plan.orders = 300;
    plan.seed = argc > 2 ? static_cast<quint64>(std::atoll(argv[2])) : 7;
    int rounds = 0, lost = 0;
    for (int i = 0; i < companies; ++i, ++plan.seed) {
        docket::test::EditsOutcome out;
        const double took = perf::secondsOf([&] { out = docket::test::edits(plan); });
        std::printf("seed %llu, %d rounds in %.0f s: %d recorded, %d conflicts, %d refused, %d "
                    "changes at the vendors, %d commands after one of them, %d drafts left\n",
                    static_cast<unsigned long long>(plan.seed), plan.rounds, took, out.recorded,
                    out.conflicts, out.refused, out.changes, out.moved, out.drafts);
        std::fflush(stdout);
        if (out.lost > 0)
            std::fprintf(stderr, "%s", qPrintable(out.lostWords));
        rounds += plan.rounds;
        lost += out.lost;
    }
    perf::figure("edits_rounds", rounds, 1'000, perf::Goal::AtLeast);
    perf::figure("edits_lost", lost, 0, perf::Goal::Equal);
    return 0;
}
