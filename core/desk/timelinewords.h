// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entry.h"
#include "core/domain/slapolicy.h"
#include "core/view/record.h"

namespace docket {

// What an entry says on a timeline. "%1" in the title stands for who did it. `opened` is its sealed
// part as text; `erased` says that its key is gone.
view::TimelineItem timelineItem(const Entry& entry, const QByteArray& opened, bool erased);

// The name of a clock, for people.
QString clockWords(ClockKind kind);

}  // namespace docket
