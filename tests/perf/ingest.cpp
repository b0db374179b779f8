// SPDX-License-Identifier: GPL-3.0-or-later
// What it takes from a vendor's page to indexed facts and a sealed page in the archive, beside what
// the same rows cost in a bare table, and beside the form that one writes without thinking: a tree
// of the whole page, and its text in the row.
#include "tests/perf/ingestground.h"

using namespace perf::ingest;

int main(int argc, char** argv)
{
    Ground ground(argc > 1 ? std::atoi(argv[1]) : 600);
    const int runs = argc > 2 ? std::atoi(argv[2]) : 3;
    ground.facts(kAtOnce, false);  // also makes the rows for the bare table
    std::vector<double> bare, facts, paged, last, all, naive;
    for (int run = 0; run < runs; ++run) {
        bare.push_back(ground.bare());
        facts.push_back(ground.facts(kAtOnce, false));
        paged.push_back(ground.facts(1, false));
        last.push_back(ground.facts(kAtOnce, true));
        all.push_back(ground.all());
        naive.push_back(ground.naive());
    }
    const auto rows = static_cast<double>(ground.rows());
    const auto rate = [&](const std::vector<double>& times) {
        return rows / perf::median(times) / 1e3;
    };
    std::fprintf(stderr,
                 "%.0f rows, %.0f bytes a page; thousand rows a second: bare %.1f, facts %.1f (a "
                 "page to a commit: "
                 "%.1f), indexes last %.1f, all %.1f, naive %.1f\n",
                 rows, ground.bytesOfAPage(), rate(bare), rate(facts), rate(paged), rate(last),
                 rate(all), rate(naive));
    perf::figure("ingest_facts", rate(facts) / rate(bare), 0.25, perf::Goal::AtLeast);
    perf::stretch("ingest_facts", rate(facts) / rate(bare), 0.35);
    perf::figure("ingest_all", rate(all) / rate(naive), 1.3, perf::Goal::AtLeast);
    perf::stretch("ingest_all", rate(all) / rate(naive), 3);
    perf::figure("first_sync", rate(last) / rate(bare), 0.40, perf::Goal::AtLeast);
    perf::stretch("first_sync", rate(last) / rate(bare), 0.45);
    return 0;
}
