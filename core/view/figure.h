// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/backlog.h"
#include "core/domain/externalref.h"
#include "core/domain/queue.h"

#include <QString>

#include <optional>
#include <vector>

namespace docket::view {

// The counts that lists, cards and scripts share, of one queue at one stated instant.
struct QueueCount {
    Queue queue = Queue::OrderReview;
    qint64 open = 0;
    qint64 unclaimed = 0;
    qint64 atRisk = 0;
    qint64 breached = 0;
    Instant oldest;     // the earliest source event among the open
    Instant nextDue;    // the earliest due of a live clock that is not yet past
    Recovery recovery;  // beyond its backlog threshold: its lead is told

    bool operator==(const QueueCount&) const = default;
};

// A row for every queue, zero or not, and the counts of a person's own views. What that person has
// put aside counts in `snoozed` only.
struct Counts {
    Instant at;
    std::vector<QueueCount> queues;
    QueueCount mine;
    QueueCount approval;
    QueueCount chasing;
    QueueCount handed;
    QueueCount snoozed;
    QueueCount escalated;

    QueueCount all() const;
    bool operator==(const Counts&) const = default;
};

// How fresh a Source is.
struct SourceStatus {
    enum class State { Never, Live, Syncing, Stale, Failing, NoPermission };
    SourceNumber number = 0;
    QString name;
    State state = State::Never;
    Instant lastSuccess;
    Instant failingSince;
    Instant nextTry;
    QString problem;   // plain words: what failed, where
    QString feed;      // Syncing: what is being read
    qint64 pages = 0;  // Syncing: pages read in this run
    qint64 facts = 0;
    qint64 quarantined = 0;
    // How far its clock is ahead of this machine's, as last measured; none while that is not known.
    std::optional<Millis> clockAhead;

    bool operator==(const SourceStatus&) const = default;
};

}  // namespace docket::view
