// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/actor.h"
#include "core/domain/queue.h"

#include <QString>

#include <cstdint>
#include <optional>

// What a screen may ask and hear, as values.
namespace docket::view {

enum class Scope : std::uint8_t {
    All,
    Mine,  // held by the asker
    Unclaimed,
    Approval,  // a refund on it waits for a second person, and the asker could be that person
    Chasing,   // paused, and the asker owns the chase
    Handed,    // offered to the asker, or to a role that the asker has
    Snoozed,   // put aside by the asker; in none of the asker's other lists until then
    Escalated  // raised to the leads
};

constexpr int kScopes = 8;

// The word for a view, as scripts spell it.
const char* name(Scope scope);
std::optional<Scope> parseScope(QByteArrayView text);

// A worklist. Order is always the same: the next breach first, what is paused last.
struct Query {
    std::optional<Queue> queue;
    Scope scope = Scope::All;
    QString text;  // matches number, order, label, reference and reason; not names

    bool operator==(const Query&) const = default;
};

}  // namespace docket::view
