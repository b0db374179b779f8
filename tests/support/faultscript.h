// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faultdisk.h"

#include <QString>

namespace docket::test {

// What came of one run of the script on a failing disk.
struct FaultOutcome {
    qint64 calls = 0;     // that changed a file, until the disk was healed
    qint64 failures = 0;  // of those, how many the disk refused
    int refused = 0;      // acts that said that they failed
    int corrupt = 0;      // files that quick_check or the chain finds damaged
    int lost = 0;         // acts that said that they were done, and are not there
    int unsaid = 0;       // acts in which the disk refused something and which said nothing
    int stuck = 0;        // acts that were refused after the disk was whole again
    QString first;        // the first of these troubles, in words

    bool clean() const { return corrupt == 0 && lost == 0 && unsaid == 0 && stuck == 0; }
};

// Where to make the folders of many runs: in memory where that can be had, since nothing is asked
// of a real disk here.
QString scriptFolder();

// A desk's day in small, in an empty folder: opens a journal, an archive, a cache and a desk's own
// file, and appends entries, archives pages, writes facts and keeps drafts, several times over. The
// n-th call that changes a file fails (0: none). What was acknowledged is looked for twice: in a
// copy of the files as a killed process leaves them, and in the files themselves after the disk was
// whole again, the same objects went on, and everything was closed.
FaultOutcome runFaultScript(FaultDisk& disk, const QString& folder, qint64 n, Fault fault,
                            bool stays);

}  // namespace docket::test
