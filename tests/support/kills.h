// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace acceptance {

// What a vendor and a network do while refunds are sent, and how often the sender is killed.
struct KillPlan {
    int kills = 60;
    int actions = 180;
    quint64 seed = 1;
    QByteArray keys = "kept";  // or forgotten, changed: the control runs
    bool blind = false;        // the vendor's lists do not show what was done
};

// What became of the actions, held against what the vendor did.
struct KillOutcome {
    QString problem;       // why the run could not be made; empty when it was
    int accepted = 0;      // the desk said that it had recorded them
    int done = 0;          // and the vendor did them once
    int duplicated = 0;    // or more than once
    int lost = 0;          // accepted, and neither done nor refused nor in a person's hands
    int untrue = 0;        // the desk says another thing than what happened
    int stuck = 0;         // still under way a minute of the practice company after the last fault
    int killedAtWork = 0;  // kills that met a running desk
};

KillOutcome runKills(const KillPlan& plan);

}  // namespace acceptance
