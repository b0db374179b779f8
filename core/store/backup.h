// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

#include <atomic>

namespace docket::store {

// A copy of a database as it is now, taken beside whoever writes it (sqlite3_backup): one plain
// file, checked, on the disk, and only then under its name; folders are made. `stop` ends it as
// Cancelled and leaves what was there before.
Done backUp(const QString& from, const QString& to, const std::atomic<bool>* stop = nullptr);

// Whether SQLite finds a file whole (quick_check). Corrupt with the first thing found; NotFound;
// Cancelled by `stop`.
Done quickCheck(const QString& path, const std::atomic<bool>* stop = nullptr);

// Whether a file has a schema: one whose write-ahead log is gone before it was copied back is a
// whole database with nothing in it.
Result<bool> isBegun(const QString& path);

// Renames a file that nobody has open, and its WAL, to its name with `at` behind it, and says the
// new name. Nothing of it is deleted.
Result<QString> setAside(const QString& path, Instant at);

// Brings a copy of the archive up to its original: pages are only ever added. Returns how many
// were.
Result<qint64> followPages(const QString& from, const QString& to,
                           const std::atomic<bool>* stop = nullptr);

// As a file's name has it: 2026-11-30, and with its time.
QString dayText(Instant at);
QString stampText(Instant at);

}  // namespace docket::store
