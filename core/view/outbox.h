// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case.h"
#include "core/domain/intent.h"
#include "core/view/record.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace docket::view {

// What a change of the world waits for.
enum class Wait : std::uint8_t {
    Nothing = 0,       // it has come to its end
    SecondPerson = 1,  // an approval
    Turn = 2,          // it goes out next
    Other = 3,         // another change of the same thing is under way
    Until = 4,         // an instant: the vendor asked to wait, or was not reached
    Credential = 5,    // its source does not accept the credential
    Answer = 6,        // it is on its way
    LookUp = 7,        // what became of it is looked up at the vendor
    Person = 8,        // nothing goes on by itself
};
constexpr int kWaits = 9;

// The word that scripts read.
const char* name(Wait wait);

// What an intent in this state waits for, if nothing else stands in its way.
Wait waitOf(IntentState state);

// One change that the world must hear, and how it stands.
struct OutboxItem {
    Intent intent;
    qint64 caseNumber = 0;
    CaseId caseId;
    QByteArray label;  // the order's number, or the payment's id
    QString what;      // what its case is about
    QString sourceName;
    Instant since;  // in this state
    Wait wait = Wait::Nothing;
    Instant nextAt;  // when it is touched again by itself; none: with the next run, or never
    std::vector<Offer> offers;  // what somebody can do about it, as the gate judges this person

    bool operator==(const OutboxItem&) const = default;
};

// How many wait, and how many of them go no further without a person.
struct OutboxCount {
    int waiting = 0;
    int needsPerson = 0;

    bool operator==(const OutboxCount&) const = default;
};

// The outbox at one instant: what is worst first, and what has ended last.
struct Outbox {
    Instant at;
    std::vector<OutboxItem> items;

    bool operator==(const Outbox&) const = default;
};

}  // namespace docket::view
