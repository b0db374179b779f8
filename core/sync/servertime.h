// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/externalref.h"

#include <deque>
#include <map>
#include <optional>
#include <set>

namespace docket::sync {

// How far the servers' clocks are ahead of this machine's even one, as their answers tell: for each
// source the median of the last nine. One that took longer than two seconds tells too little and is
// not counted.
class ServerTime {
public:
    static constexpr size_t kSamples = 9;
    static constexpr Millis kSlow = seconds(2);
    // A clock that is off by more is shown, and by more than the other makes times untrusted.
    static constexpr Millis kShown = minutes(2);
    static constexpr Millis kUntrusted = hours(24);

    // An answer said `server`, in whole seconds; it was asked and came at these instants of this
    // machine. False when it is not counted.
    bool heard(SourceNumber source, Instant server, Instant sent, Instant received);

    std::optional<Millis> ahead(SourceNumber source) const;
    // Of all sources together: the median of theirs, so that one wrong server moves nothing. Where
    // two are in the middle, this machine's clock says which. None while nobody answered, and while
    // what is known is far off and others are still to be heard.
    std::optional<Millis> ahead() const;

    // These are being asked now: what the first of them says is not all of them yet.
    void await(const std::set<SourceNumber>& sources);
    // Nothing more is to come of this one for now. True when that makes a difference.
    bool ended(SourceNumber source);

private:
    std::map<SourceNumber, std::deque<Millis>> m_samples;
    std::set<SourceNumber> m_awaited;
};

}  // namespace docket::sync
