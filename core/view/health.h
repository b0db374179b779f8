// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/entry.h"
#include "core/domain/setup.h"
#include "core/view/figure.h"
#include "core/view/sweep.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace docket::view {

// How one feed of a Source stands.
struct FeedHealth {
    enum class State : std::uint8_t {
        Never = 0,
        Live = 1,
        Failing = 2,
        Refused = 3,       // the credential is not accepted
        NoPermission = 4,  // the credential may not read this
        NoSuchList = 5,    // the account has none: nothing is wrong
    };
    QByteArray feed;
    State state = State::Never;
    Instant lastSuccess;
    Instant readUpTo;  // everything that the vendor had then is here
    Instant failingSince;
    QString problem;  // what failed, as it was heard: plain text

    bool operator==(const FeedHealth&) const = default;
};
constexpr int kFeedStates = 6;

// The word that scripts read.
const char* name(FeedHealth::State state);

// A record that could not be read, and where it lies.
struct PutAside {
    QByteArray feed;
    qint64 page = 0;  // in the archive
    QString path;     // in the page
    QString reason;
    QByteArray reference;  // the vendor's id, where it could be read
    Instant at;

    bool operator==(const PutAside&) const = default;
};

// How a Source stands, feed by feed.
struct SourceHealth {
    SourceStatus status;
    QByteArray connector;
    bool refused = false;  // one of its feeds says that the credential is not accepted
    Instant readUpTo;      // by the feed that is furthest behind
    std::vector<FeedHealth> feeds;
    std::vector<PutAside> putAside;  // the oldest first; of many, the first ones
    qint64 incident = 0;             // the open case about this source; 0: there is none
    QString incidentWhat;
    // So much of it changed in one reading that no rule goes by what was read until somebody says
    // that it is so.
    std::optional<MassChange> held;
    // Whether who asks may say so; of a source of which nothing is held it says nothing.
    Judgment decide;
    // The last one that came to its end.
    std::optional<Sweep> sweep;

    bool operator==(const SourceHealth&) const = default;
};

// All sources at one instant, in the order of the setup.
struct Health {
    Instant at;
    std::vector<SourceHealth> sources;
    // How far the time by which Docket judges is ahead of this machine's clock; none while no
    // server has been heard, and in practice.
    std::optional<Millis> clockAhead;
    TimeTrust trust = TimeTrust::Agreed;

    bool operator==(const Health&) const = default;
};

}  // namespace docket::view
