// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entry.h"
#include "core/journal/localjournal.h"
#include "core/store/casetables.h"

#include <functional>
#include <vector>

namespace docket::command {

// The cases as the journal makes them, in the cache: the one writer of its case tables. For the
// thread that owns the connection.
class CaseProjection {
public:
    explicit CaseProjection(store::Database& cache);

    // Entries in order, onto the cases, with the position: one transaction. `touched` gets the
    // numbers of the cases that they were about.
    Done apply(const std::vector<Entry>& entries, std::vector<qint64>* touched = nullptr);

    // Everything that the journal has and the cache has not. The number of entries. `onward` hears
    // how many are done after each transaction; false ends it there as Cancelled, and another
    // replay goes on from there.
    using Onward = std::function<bool(qint64 done)>;
    Result<qint64> replay(const journal::LocalJournal& journal, const Onward& onward = {});

    Result<journal::Head> position() const;
    // Nothing is left but the empty tables, and the position before the first entry.
    Done clear();

private:
    struct Made;
    class Bench;
    Done write(const Made& made, std::vector<qint64>* touched);
    Result<qint64> replayLong(const journal::LocalJournal& journal, qint64 from,
                              const Onward& onward);

    store::Database& m_cache;
    store::CaseTables m_cases;
};

}  // namespace docket::command
