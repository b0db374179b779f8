// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/actor.h"
#include "core/domain/backlog.h"
#include "core/domain/calendarspec.h"
#include "core/domain/entry.h"
#include "core/domain/erasure.h"
#include "core/domain/queue.h"
#include "core/domain/slapolicy.h"
#include "core/domain/source.h"

#include <map>
#include <vector>

namespace docket {

// Whose operation this is.
struct Business {
    int number = 1;
    QString name;
    QString zone;  // IANA: what people there call "today"

    bool operator==(const Business&) const = default;
};

// The journal was taken back to a backup: what it has forgotten may have happened. Nothing is sent
// until every source was read again.
struct Quarantine {
    bool active = false;
    Instant since;    // from here on the sources are read again; none: it never happened
    qint64 head = 0;  // the last entry that was left
    qint64 lost = 0;  // at least as many after it

    bool operator==(const Quarantine&) const = default;
};

// One reading of a source changed so much at once that nothing is decided by what was read until
// somebody says that it is so.
struct MassChange {
    SourceNumber source = 0;
    Instant at;
    qint64 changed = 0;  // facts that were here and are different now
    qint64 gone = 0;     // of them, those that are no more
    qint64 ofAll = 0;    // how many there were at least

    bool operator==(const MassChange&) const = default;
};
QJsonObject toJson(const MassChange& change, bool held);

// Everything about a profile that people decide and cases depend on: the replay of the entries
// whose subject is the profile.
struct Setup {
    qint64 revision = 0;
    bool practice = false;  // time comes from the practice company, and screens say so
    std::vector<Business> businesses;
    std::vector<Source> sources;
    std::vector<Person> people;
    std::vector<CalendarSpec> calendars;  // every version
    std::vector<Policy> policies;         // every version
    std::vector<BacklogThreshold> thresholds;
    Quarantine quarantine;
    std::vector<MassChange> held;   // one of a source at most
    std::vector<Erasure> erasures;  // in the order of their entries
    // Above this many minor units a refund needs a second person, whoever asks.
    qint64 secondPersonAbove = 0;
    Millis reopenWindow = days(7);
    Millis claimLease = hours(2);

    const Source* source(SourceNumber number) const;
    // What is held of a source; null when nothing is.
    const MassChange* heldOf(SourceNumber number) const;
    const Person* person(PersonId id) const;
    const Person* personByLogin(const QString& login) const;
    // The policy of a queue and tier in force at that instant, and its calendar; null without one.
    const Policy* policy(Queue queue, Tier tier, Instant at) const;
    const CalendarSpec* calendar(const QString& id, Instant at) const;
    const CalendarSpec* calendar(const QString& id, int version) const;
    // Of a queue; null when none was set.
    const BacklogThreshold* threshold(Queue queue) const;
    QString zone() const;

    bool operator==(const Setup&) const = default;
};

// The bodies of the profile's entries. Types: profile_set, business_set, source_set, person_set,
// calendar_set, policy_set, threshold_set, quarantine_set, mass_change_set, erasure_set. A
// person's name is personal: it stands in the sealed part.
QJsonObject toJson(const Source& source);
Result<Source> sourceFromJson(const QJsonObject& json);
QJsonObject toJson(const Person& person);

// The state after one more entry. `opened` is the entry's sealed part as text, empty when it has
// none or its key is gone. Newer for a type that this Docket does not know.
Done apply(Setup& setup, const Entry& entry, const QByteArray& opened);

}  // namespace docket
