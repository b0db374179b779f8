// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QDate>
#include <QTimeZone>

#include <vector>

namespace docket {

// A change of a zone's offset: at `at` (UTC) it goes from `before` to `after` (ms east of UTC).
struct OffsetChange {
    qint64 at = 0;
    Millis before = 0;
    Millis after = 0;
};

// The offsets of one zone over some years, read once, so that thousands of wall times cost a few
// comparisons each.
class WallTime {
public:
    // Covers the given years with a margin of a week on both sides.
    WallTime(const QTimeZone& zone, int firstYear, int lastYear);

    // The instant of `minute` minutes after the midnight that begins `date` on the wall, in ms UTC.
    // Compatible (RFC 5545, Temporal): in a gap the offset before it, in an overlap the first.
    qint64 resolve(QDate date, int minute) const;

    const std::vector<OffsetChange>& changes() const { return m_changes; }

private:
    Millis offsetAt(qint64 utc) const;

    std::vector<OffsetChange> m_changes;
    Millis m_first = 0;  // the offset before the first change
};

}  // namespace docket
