// SPDX-License-Identifier: GPL-3.0-or-later
// Every call that changes a file fails in turn, in five ways: what was acknowledged and is lost,
// what is damaged, what failed unsaid, and what does not go on when the disk does.
#include "tests/perf/figures.h"
#include "tests/support/faultscript.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace docket::test;

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    struct Kind {
        const char* name;
        Fault fault;
        bool stays;
    };
    constexpr Kind kKinds[] = {{"io error", Fault::IoError, false},
                               {"full", Fault::Full, false},
                               {"short write", Fault::ShortWrite, false},
                               {"full for good", Fault::ShortFull, true},
                               {"io errors for good", Fault::IoError, true}};
    FaultDisk disk;
    qint64 points = 0;
    int lost = 0;
    int corrupt = 0;
    int unsaid = 0;
    int stuck = 0;
    const auto run = [&](qint64 n, const Kind& kind) {
        const QTemporaryDir folder(scriptFolder());
        const FaultOutcome out = runFaultScript(disk, folder.path(), n, kind.fault, kind.stays);
        lost += out.lost;
        corrupt += out.corrupt;
        unsaid += out.unsaid;
        stuck += out.stuck;
        if (!out.clean())
            std::fprintf(stderr, "%s at call %lld: %s\n", kind.name, static_cast<long long>(n),
                         out.first.toUtf8().constData());
        return out;
    };
    const qint64 calls = run(0, kKinds[0]).calls;
    const double seconds = perf::secondsOf([&] {
        for (const Kind& kind : kKinds)
            for (qint64 n = 1; n <= calls; ++n)
                points += run(n, kind).failures > 0 ? 1 : 0;
    });
    std::printf("%lld points of %lld calls in %.0f s\n", static_cast<long long>(points),
                static_cast<long long>(calls), seconds);
    perf::figure("io_faults_points", static_cast<double>(points), 2000, perf::Goal::AtLeast);
    perf::figure("io_faults_corrupt", corrupt, 0, perf::Goal::Equal);
    perf::figure("io_faults_lost", lost, 0, perf::Goal::Equal);
    perf::figure("io_faults_unsaid", unsaid, 0, perf::Goal::Equal);
    perf::figure("io_faults_stuck", stuck, 0, perf::Goal::Equal);
    return 0;
}
