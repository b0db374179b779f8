// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case.h"
#include "core/domain/ledger.h"
#include "core/domain/setup.h"

#include <QHash>

namespace docket::command {

// The compiled calendars of a profile, and what each act does to a case's clocks by its policy.
class ClockBook {
public:
    // The calendar of this id and version; the always-open one when the profile does not know it.
    CalendarPtr calendar(const Setup& setup, const QString& id, int version);
    CalendarPtr calendarOf(const Setup& setup, const SlaClock& clock);

    // The clocks of a case that opens. Adopted cases claim from now, everything else counts from
    // the source's instant.
    Clocks opened(const Setup& setup, Queue queue, Tier tier, Instant sourceAt, Instant now,
                  bool adopted, Instant deadline, const QString& deadlineZone);
    // With an external deadline added when it is the earlier one.
    Clocks withDeadline(const Setup& setup, const Case& value, Instant deadline,
                        const QString& zone);
    static Clocks claimed(const Case& value, Instant at);
    // Something that the customer's side can see happened: first action is done, the next update is
    // due anew.
    Clocks acted(const Setup& setup, const Case& value, Instant at);
    Clocks paused(const Setup& setup, const Case& value, Instant at);
    Clocks resumed(const Setup& setup, const Case& value, Instant at);
    static Clocks closed(const Case& value, Instant at);
    Clocks reopened(const Setup& setup, const Case& value, Instant at);

    // The history that explains a case's clocks.
    static ClockHistory historyOf(const Case& value);

private:
    QHash<QPair<QString, int>, CalendarPtr> m_calendars;
};

}  // namespace docket::command
