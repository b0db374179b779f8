// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/facts.h"

namespace docket {

// What a fact is called, also one that says that the thing is gone. The alternatives of Fact stand
// in the order of the numbers of their kinds.
inline FactName nameOf(const Fact& fact)
{
    return std::visit(
        [&fact]<class T>(const T& one) -> FactName {
            if constexpr (std::is_same_v<T, Tombstone>)
                return {one.kind, one.id};
            else
                return {static_cast<FactKind>(fact.index() + 1), one.id};
        },
        fact);
}

}  // namespace docket
