// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace docket::test {

// How a disk refuses a call.
enum class Fault {
    IoError,     // nothing is written, SQLITE_IOERR_*
    Full,        // nothing is written, SQLITE_FULL
    ShortWrite,  // the first half is written, then SQLITE_IOERR_WRITE
    ShortFull,   // the first half is written, then SQLITE_FULL
};

// A disk that fails when it is told to: while one exists, it lies under every SQLite connection of
// this program that is opened, Qt's too. What it counts and fails are the calls that change a file:
// xWrite, xSync, xTruncate and an xShmMap that makes the file larger; of databases, WALs and shm
// alike. One at a time; it must outlive the connections.
class FaultDisk {
public:
    FaultDisk();
    ~FaultDisk();
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;

    // The n-th call from now on fails, counted from 1; with `stays` every later one too.
    void failAt(qint64 n, Fault fault, bool stays = false);
    void heal();
    // Since the last failAt() or heal().
    qint64 calls() const;
    qint64 failures() const;
};

}  // namespace docket::test
