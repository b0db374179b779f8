// SPDX-License-Identifier: GPL-3.0-or-later
// What sealing costs an ingest: the same pages taken in, sealed as always and as plain as they
// came, in turn. Only this program can leave it out: its linker leads every call of seal() and
// openSealed() here (`--wrap` in CMakeLists.txt).
#include "tests/perf/ingestground.h"

using namespace perf::ingest;

namespace {

bool sealing = true;  // changes only while no other thread runs

}  // namespace

// The names that the linker gives them.
#define DOCKET_SEAL "_ZN6docket4sealERKNS_6SecretERK10QByteArrayS5_"
#define DOCKET_OPEN "_ZN6docket10openSealedERKNS_6SecretERK10QByteArrayS5_"

QByteArray realSeal(const Secret& key, const QByteArray& text,
                    const QByteArray& about) asm("__real_" DOCKET_SEAL);
Result<QByteArray> realOpen(const Secret& key, const QByteArray& sealed,
                            const QByteArray& about) asm("__real_" DOCKET_OPEN);
QByteArray eitherSeal(const Secret& key, const QByteArray& text,
                      const QByteArray& about) asm("__wrap_" DOCKET_SEAL);
Result<QByteArray> eitherOpen(const Secret& key, const QByteArray& sealed,
                              const QByteArray& about) asm("__wrap_" DOCKET_OPEN);

QByteArray eitherSeal(const Secret& key, const QByteArray& text, const QByteArray& about)
{
    return sealing ? realSeal(key, text, about) : text;
}

Result<QByteArray> eitherOpen(const Secret& key, const QByteArray& sealed, const QByteArray& about)
{
    return sealing ? realOpen(key, sealed, about) : Result<QByteArray>(sealed);
}

namespace {

// What one way of taking in takes, with and without.
struct Pair {
    std::vector<double> with, without;

    template <class Way>
    void measure(Ground& ground, int run, Way way)
    {
        // Each comes first every other time.
        for (const bool on : {run % 2 == 0, run % 2 != 0}) {
            sealing = on;
            ground.forget();
            (on ? with : without).push_back(way());
        }
        sealing = true;
    }
    // How much of the speed is left: of the best run of each, which others disturbed least.
    double left() const
    {
        return *std::min_element(without.begin(), without.end()) /
               *std::min_element(with.begin(), with.end());
    }
    void say(const char* name, double rows) const
    {
        const auto rate = [&](double seconds) { return rows / seconds / 1e3; };
        std::fprintf(
            stderr,
            "%s, thousand rows a second: sealed %.1f (median %.1f), plain %.1f (median "
            "%.1f)\n",
            name, rate(*std::min_element(with.begin(), with.end())), rate(perf::median(with)),
            rate(*std::min_element(without.begin(), without.end())), rate(perf::median(without)));
    }
};

// Both ways are what they are called, or nothing that is measured means anything.
void prove(Ground& ground)
{
    const auto shows = [&](bool on) {
        sealing = on;
        ground.forget();
        (void)ground.all();
        sealing = true;
        return ground.holds("ada@example.org");
    };
    if (shows(true) || !shows(false))
        perf::stop("sealing", "cannot be left out here: the names in sealing.cpp are old");
}

}  // namespace

int main(int argc, char** argv)
{
    Ground ground(argc > 1 ? std::atoi(argv[1]) : 600);
    const int runs = argc > 2 ? std::atoi(argv[2]) : 7;
    ground.facts(kAtOnce, false);
    prove(ground);
    Pair facts, all, first;
    for (int run = 0; run < runs; ++run) {
        facts.measure(ground, run, [&] { return ground.facts(kAtOnce, false); });
        all.measure(ground, run, [&] { return ground.all(); });
        first.measure(ground, run, [&] { return ground.facts(kAtOnce, true); });
    }
    const auto rows = static_cast<double>(ground.rows());
    facts.say("facts", rows);
    all.say("all", rows);
    first.say("first sync", rows);
    perf::figure("sealed_ingest_facts", facts.left(), 0.85, perf::Goal::AtLeast);
    perf::figure("sealed_ingest_all", all.left(), 0.85, perf::Goal::AtLeast);
    perf::figure("sealed_first_sync", first.left(), 0.85, perf::Goal::AtLeast);
    return 0;
}
