// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace docket::test {

// Two people who write while vendors change the orders, payments and refunds that they look at: in
// each round one case is looked at, something is typed, something else happens to it at its
// vendors, a run reads that, and the command goes; all in an order that the seed chooses.
struct EditsPlan {
    int rounds = 30;
    int orders = 120;  // of a company that sells about seven a day
    quint64 seed = 1;
};

struct EditsOutcome {
    int recorded = 0;   // commands that were answered with a receipt
    int conflicts = 0;  // answers that the case had moved on since it was seen
    int refused = 0;    // answers that what was asked for is not possible any more
    int changes = 0;    // that were made at the vendors
    int moved = 0;      // commands before which something changed since the look
    int drafts = 0;     // that were waiting at the end, word for word
    int lost = 0;       // promises found broken
    QString lostWords;  // which
};

EditsOutcome edits(const EditsPlan& plan);

}  // namespace docket::test
