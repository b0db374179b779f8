// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/queue.h"

#include <QJsonObject>

namespace docket {

// How much of a queue may wait, and for how long, before its lead is told to recover it. Data of
// the profile: an entry for each queue, the last one counts.
struct BacklogThreshold {
    Queue queue = Queue::OrderReview;
    qint64 open = 0;    // more open cases than this are too many; 0 asks nothing
    Millis oldest = 0;  // an open case older than this by its source is too old; 0 asks nothing

    bool operator==(const BacklogThreshold&) const = default;
};

// What of a queue is beyond its threshold.
struct Recovery {
    bool volume = false;
    bool age = false;

    bool needed() const { return volume || age; }
    bool operator==(const Recovery&) const = default;
};

// `open` and `oldest` are the queue's at `now`; none for an empty queue.
Recovery recoveryOf(const BacklogThreshold& threshold, qint64 open, Instant oldest, Instant now);

QJsonObject toJson(const BacklogThreshold& threshold);
// Malformed for a queue that is not known or a limit below zero.
Result<BacklogThreshold> backlogFromJson(const QJsonObject& json);

}  // namespace docket
