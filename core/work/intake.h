// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/setup.h"
#include "core/work/picture.h"
#include "core/work/queues.h"

#include <vector>

namespace docket::work {

// What the rules make of one subject.
struct Verdict {
    store::Subject subject;
    std::vector<Command> commands;
    Instant again;                         // when time alone may change it; none for never
    bool standard = false;                 // an order that needs nobody
    bool unsure = false;                   // some rule lacked a source to decide by
    Instant released, scanned, delivered;  // of a standard order, as far as it has come
};

// How the rules stand to the cases there are: opens, attaches, heals, reopens. Pure but for the ids
// of its commands, which derive from what is decided, so that deciding twice records once.
Verdict decide(const Picture& picture, const std::vector<Case>& cases, const Setup& setup,
               bool adopted);

// The case that a rule's finding opens: the same for the same rule, subject and instant.
CaseId caseOf(const Rule& rule, const Picture& picture, const Finding& finding);

}  // namespace docket::work
