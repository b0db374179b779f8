// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand random damages to the cache, the archive and the journal of a profile: what of ours is
// lost, and how often it does not come up again.
#include "tests/perf/figures.h"
#include "tests/support/damage.h"

#include <QCoreApplication>

using namespace docket::test;

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    constexpr int kDamages = 1000;
    DamagedProfile profile;
    int mended = 0;
    int troubles = 0;
    const char* const kFiles[] = {"cache.db", "payload.db", "journal.db"};
    const double seconds = perf::secondsOf([&] {
        for (int i = 0; i < kDamages; ++i) {
            const QString file = QString::fromLatin1(kFiles[i % 3]);
            const DamageOutcome out = profile.damageAndOpen(file, 1000 + i);
            mended += out.mended ? 1 : 0;
            if (out.ok())
                continue;
            ++troubles;
            std::fprintf(stderr, "%s, seed %d: %s\n", qPrintable(file), 1000 + i,
                         qPrintable(out.trouble));
        }
    });
    std::printf("%d damages, %d mended, in %.0f s\n", kDamages, mended, seconds);
    perf::figure("corruption_damages", kDamages, 1000, perf::Goal::AtLeast);
    perf::figure("corruption_troubles", troubles, 0, perf::Goal::Equal);
    return 0;
}
