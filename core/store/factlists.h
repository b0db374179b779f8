// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/facts.h"
#include "core/store/database.h"

#include <vector>

// Facts as a source's list has them, without what they say.
namespace docket::store {

// The ids after `after`, in order, of what one source has of a kind, was made at `since` or later
// and is not gone; at most `limit`. Internal for a kind that says no instant of its making.
Result<std::vector<QByteArray>> idsMadeSince(const Database& db, FactKind kind, SourceNumber source,
                                             Instant since, const QByteArray& after, int limit);

// How many facts of a source are there and not gone, counted no further than `most`.
Result<qint64> factsOf(const Database& db, SourceNumber source, qint64 most);

}  // namespace docket::store
