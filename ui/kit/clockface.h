// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/kit/format.h"
#include "ui/kit/tokens.h"

#include <QString>

namespace docket::kit {

// What one clock shows at one moment. Whoever makes it has decided everything; here it is only
// drawn.
struct ClockFace {
    State state = State::OnTrack;
    Millis left = 0;   // negative: over
    Instant due;       // none while paused, if the due instant is not known
    double used = 0;   // share of the budget, 0 to 1: the fuse
    QString note;      // what a pause waits for: "waits for Northline until 16:00"
    Millis taken = 0;  // Met only: how long it took

    bool operator==(const ClockFace&) const = default;
};

// The time and its word as they stand in a row: {"2 h 31", "over"}, {"3 min", "left"}. An external
// deadline that has passed, and a clock that is met, have words only.
struct ClockWords {
    QString time;
    QString word;
};
ClockWords rowWords(const ClockFace& face);

// The whole of a chip: "27 min left", "2 h 40 left, paused", "Met in 1 h 12", "Too late".
QString chipWords(const ClockFace& face, Fineness fineness = Fineness::Minutes);

// The state by name: "Breached", "At risk".
QString stateWord(State state);

// All that the mark, colour and fuse say, as one sentence for a screen reader and a tool tip:
// "Breached, 2 h 31 over, due Tue 11:17 CET".
QString spokenWords(const ClockFace& face, const QTimeZone& zone);

}  // namespace docket::kit
