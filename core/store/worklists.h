// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case.h"
#include "core/store/database.h"
#include "core/view/figure.h"
#include "core/view/query.h"
#include "core/view/rowset.h"

#include <memory>
#include <vector>

namespace docket::store {

// What lists and counts read of the cases. One object for one reading connection.
class Worklists {
public:
    explicit Worklists(const Database& db);
    ~Worklists();
    Worklists(const Worklists&) = delete;
    Worklists& operator=(const Worklists&) = delete;

    // The order of a worklist at `now`. `dayEnd` parts today from later, in the business's zone.
    // `asker` is whose own views they are; null for nobody's.
    Result<view::RowSet> list(const view::Query& query, PersonId asker, Instant now,
                              Instant dayEnd) const;

    // The cases with these numbers, in this order; one that is gone is left out.
    Result<std::vector<Case>> cases(const std::vector<qint64>& numbers) const;

    // A row for every queue, in the order of the table of queues, and the asker's own views.
    Result<view::Counts> counts(PersonId asker, Instant now) const;

    // The earliest instant after `now` at which a count changes by time alone; none when none does.
    Result<Instant> nextTurn(Instant now) const;

    // The open case due first that nobody holds, or that the asker holds; 0 for none.
    Result<qint64> next(PersonId asker) const;

private:
    struct Statements;
    const Database& m_db;
    std::unique_ptr<Statements> m_s;
};

}  // namespace docket::store
