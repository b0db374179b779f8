// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace acceptance {

// Days of a desk in little time: the practice company goes on and sometimes fails, the desk reads
// it every five minutes, five people take, note, refund and give back.
struct SoakPlan {
    int orders = 400;  // before it begins
    int days = 4;      // in which they came; as many come each day afterwards
    int rounds = 12;   // of five minutes each
    int warm = 4;      // rounds after which memory is looked at for the first time
    int actsEach = 1;  // of each person and round
    quint64 seed = 1;
};

struct SoakOutcome {
    QString problem;      // why it could not be done; empty when it was
    double memory = 0;    // resident at the end, as a share of that after the warm rounds
    int files = 0;        // more open files than then
    qint64 facts = 0;     // that came
    qint64 acts = 0;      // that were recorded
    int refunds = 0;      // that the gateway has
    int broken = 0;       // promises found broken
    QString brokenWords;  // which
};

SoakOutcome soak(const SoakPlan& plan);

}  // namespace acceptance
