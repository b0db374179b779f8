// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/setup.h"

#include <optional>

namespace docket::command {

// What is known about a payment when money is to go back: minor units of its own currency.
struct MoneyGround {
    ExternalRef payment;
    Currency currency;
    qint64 captured = 0;
    qint64 refunded = 0;  // by what the vendor says
    qint64 underWay = 0;  // proposed, ready, sent, unknown, or confirmed and not yet seen as a fact
    // What the asking person sent alone for this customer or order in the last 24 hours: a sum that
    // is split into small ones is still one sum.
    qint64 aloneToday = 0;

    qint64 refundable() const { return captured - refunded - underWay; }
    bool operator==(const MoneyGround&) const = default;
};

// What is known about the thing that a change of the world is about.
struct TargetGround {
    bool belongs = false;  // to this case
    bool fits = false;     // it stands as the change needs it to stand
    Money amount;          // what it is worth, where a limit counts
};

// Everything a judgment rests on.
struct Ground {
    const Setup* setup = nullptr;
    Actor actor;
    const Case* value = nullptr;         // null: there is no such case
    std::optional<MoneyGround> money;    // for acts about money
    std::optional<TargetGround> target;  // for other changes of the world
    const Case* other = nullptr;         // for acts about two cases
    Instant now;
};

// Whether this actor may do this now. The screen asks it to grey a button, and the dispatcher asks
// it again in the transaction: one function, so that button and gate cannot disagree.
// NeedsSecondPerson means that it may be asked for and not sent.
Judgment judge(const Act& act, const Ground& ground);

// May these roles ask for this kind of act at all? The table behind judge(), for the test of every
// cell. `act` is a name(Act).
bool roleMay(Role role, QByteArrayView act);
// Every act that a person can ask for, in the order of the action bar.
const std::vector<QByteArray>& personalActs();

// Whether a person could be the second one for this amount: another than `requester`, with a role
// that approves.
Judgment mayApprove(const Person& person, PersonId requester, Money amount);

// Whether this person may end the holding of a source that changed in mass. Null: nobody is here.
Judgment judgeMassChange(const Person* person);

// The most that this person may send alone, in minor units.
qint64 aloneLimit(const Setup& setup, const Person& person);

}  // namespace docket::command
