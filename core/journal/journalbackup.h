// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/chain.h"

#include <atomic>

namespace docket::journal {

// Whether a journal's file and its chain are whole: its head, or Corrupt with the first bad thing.
Result<Head> checkJournal(const QString& path, const std::atomic<bool>* stop = nullptr);

// Brings a copy of a journal up to it: what the copy lacks, entry by entry and checked against the
// chain, so that a damaged journal never reaches it; all of it when there is no copy yet. Conflict
// when the copy holds what the journal does not.
Result<Head> followJournal(const QString& from, const QString& to,
                           const std::atomic<bool>* stop = nullptr);

// How a copy stands to its journal: whether it holds entries that the journal has not (any more).
// A copy or a journal that cannot be read is an error.
Result<bool> isAhead(const QString& copy, const QString& journal);

}  // namespace docket::journal
