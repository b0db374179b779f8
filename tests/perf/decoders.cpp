// SPDX-License-Identifier: GPL-3.0-or-later
// Every decoder of what comes from outside over its corpus and many seeded mutations. A target is a
// process of its own, so that one that dies is a finding like another. Under the sanitizers it is
// tests/fuzz/tst_fuzzreplay that runs.
#include "tests/fuzz/replay.h"
#include "tests/perf/figures.h"

#include <QByteArray>

#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr int kMutations = 100'000;
constexpr unsigned kSeed = 20261101;
constexpr int kMostFound = 100;  // what an exit code can say

// How many inputs of this target were not taken as they must be.
int findings(const fuzz::Target& target, unsigned seed)
{
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        const QStringList found = fuzz::replay(target, kMutations, seed);
        for (const QString& one : found.mid(0, 3))
            std::fprintf(stderr, "%s\n", qPrintable(one));
        std::_Exit(static_cast<int>(std::min<qsizetype>(found.size(), kMostFound)));
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        perf::stop("decoders", "a target could not be run");
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    std::fprintf(stderr, "%s: ended by signal %d\n", target.name, WTERMSIG(status));
    return 1;
}

}  // namespace

int main()
{
    int found = 0;
    int least = kMutations;
    unsigned seed = kSeed;
    for (const fuzz::Target& target : fuzz::targets()) {
        const auto inputs = static_cast<int>(fuzz::corpusOf(target).size());
        least = std::min(least, inputs);
        found += findings(target, seed++);
    }
    if (least < 3)
        perf::stop("decoders", "a target has no corpus");
    perf::figure("decoder_targets", static_cast<double>(fuzz::targets().size()), 8,
                 perf::Goal::AtLeast);
    perf::figure("decoder_payloads_each", kMutations, 10'000, perf::Goal::AtLeast);
    perf::figure("decoder_findings", found, 0, perf::Goal::Equal);
    return 0;
}
