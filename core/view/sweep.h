// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace docket::view {

// What reading one list whole again showed.
struct FeedSweep {
    QByteArray feed;
    qint64 read = 0;     // records that the list holds
    qint64 lost = 0;     // facts that were new or different, and that no feed had told
    qint64 missing = 0;  // known here and not in the list: each was asked for by its id
    qint64 gone = 0;     // of those, the ones that the vendor says are no more
    bool held = false;   // so many were missing that none of them was asked for
    QString problem;     // why it could not be read to its end

    bool operator==(const FeedSweep&) const = default;
};

// A sweep of one Source, from its beginning to its end.
struct Sweep {
    Instant started;
    Instant ended;
    std::vector<FeedSweep> feeds;

    qint64 read() const { return sum(&FeedSweep::read); }
    qint64 lost() const { return sum(&FeedSweep::lost); }
    qint64 gone() const { return sum(&FeedSweep::gone); }
    bool operator==(const Sweep&) const = default;

private:
    qint64 sum(qint64 FeedSweep::*what) const
    {
        qint64 out = 0;
        for (const FeedSweep& feed : feeds)
            out += feed.*what;
        return out;
    }
};

}  // namespace docket::view
