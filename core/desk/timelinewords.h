// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entry.h"
#include "core/domain/setup.h"
#include "core/domain/slapolicy.h"
#include "core/view/record.h"

namespace docket {

// What an entry says on a timeline. "%1" in the title stands for who did it. `opened` is its sealed
// part as text; `erased` says that its key is gone.
// `about` is the case as it is now: its intents tell what a step was a step of.
view::TimelineItem timelineItem(const Entry& entry, const QByteArray& opened, bool erased,
                                const Case& about, const Setup& setup);

// What people wrote, from the sealed part of an entry as text; empty when nothing was or its key is
// gone.
QString writtenIn(const QByteArray& opened);

// What another case has to do with one; "%1" stands for its number.
QString linkWords(const QString& kind);

// The name of a clock, for people.
QString clockWords(ClockKind kind);

}  // namespace docket
