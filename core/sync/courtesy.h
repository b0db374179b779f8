// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <optional>

namespace docket::sync {

// How long Docket waits for an answer, and how often it asks again. One value for a whole engine.
struct Patience {
    Millis deadline = seconds(30);    // for one whole answer
    qint64 bytes = qint64{16} << 20;  // of one answer: many sources are read at once
    int tries = 6;                    // of one page in one run
    Millis firstWait = seconds(1);    // doubled with each try, and drawn at random below
    Millis longestWait = seconds(300);
    Millis longestStay =
        seconds(60);            // a run waits this long for a source that is to be left alone
    Millis rest = seconds(10);  // of a source that keeps failing; doubled while it does
    int failuresToRest = 5;     // one after the other

    bool operator==(const Patience&) const = default;
};

// When one source may be asked. After some failures in a row it is left alone for a while, then one
// request tries; and what is asked again is at most a tenth of what is asked, so that a vendor in
// trouble does not get more to do because of it. Lives where its transport does.
class Courtesy {
public:
    explicit Courtesy(const Patience& patience)
        : m_patience(patience)
    {
    }

    // Why nothing may be asked at `now`; its retryAfterMs says for how long.
    std::optional<Error> rests(Instant now) const;

    void asked();
    // Whether a request may be repeated at once: a tenth of what was asked, and a few at first.
    bool mayRepeat();
    // The source answered, whatever it said.
    void answered();
    // It did not, or said that it is in trouble. `draw` is a number at random.
    void failed(const Error& error, Instant now, quint64 draw);
    // It asked to be left alone for so long, or does not accept the credential.
    void sentAway(const Error& error, Instant now, Millis wait);
    // Somebody changed what stood in the way.
    void renewed();

private:
    Patience m_patience;
    int m_failures = 0;
    int m_tenths = 100;
    Instant m_until;
    Error m_why;
};

// A wait before try number `tries` (from 1): anything up to a limit that doubles with each.
Millis fullJitter(int tries, const Patience& patience, quint64 draw);

}  // namespace docket::sync
