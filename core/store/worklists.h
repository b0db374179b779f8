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

// Whose own views are asked for: a person and what they may be; or nobody.
struct Asker {
    PersonId id;
    std::vector<Role> roles;

    Asker() = default;
    Asker(PersonId person)  // NOLINT(google-explicit-constructor): one without a role
        : id(person)
    {
    }
    explicit Asker(const Person& person)
        : id(person.id)
        , roles(person.roles)
    {
    }
};

// What lists and counts read of the cases. One object for one reading connection.
class Worklists {
public:
    explicit Worklists(const Database& db);
    ~Worklists();
    Worklists(const Worklists&) = delete;
    Worklists& operator=(const Worklists&) = delete;

    // The order of a worklist at `now`. `dayEnd` parts today from later, in the business's zone.
    // What the asker has put aside is in the list of that alone.
    Result<view::RowSet> list(const view::Query& query, const Asker& asker, Instant now,
                              Instant dayEnd) const;
    // Its first cases, `most` or fewer, when that many are late; else the whole of it.
    Result<view::RowSet> first(const view::Query& query, const Asker& asker, Instant now,
                               Instant dayEnd, int most) const;

    // The cases with these numbers, in this order; one that is gone is left out.
    Result<std::vector<Case>> cases(const std::vector<qint64>& numbers) const;

    // A row for every queue, in the order of the table of queues, and the asker's own views.
    Result<view::Counts> counts(const Asker& asker, Instant now) const;

    // The earliest instant after `now` at which a count changes by time alone; none when none does.
    Result<Instant> nextTurn(Instant now) const;

    // The open case due first that nobody holds, or that the asker holds, and that the asker has
    // not put aside; 0 for none.
    Result<qint64> next(const Asker& asker, Instant now) const;

private:
    struct Statements;
    // Sorted: the numbers of what the asker has put aside.
    Result<std::vector<qint64>> aside(const Asker& asker, Instant now) const;
    Done withoutAside(view::Counts& counts, const Asker& asker) const;
    const Database& m_db;
    std::unique_ptr<Statements> m_s;
};

}  // namespace docket::store
