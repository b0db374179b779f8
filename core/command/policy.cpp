// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/policy.h"

#include "core/domain/disposition.h"

#include <QCoreApplication>

#include <algorithm>

namespace docket::command {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Policy", text);
}

Judgment allowed()
{
    return {};
}
Judgment denied(const QString& why)
{
    return {Judgment::Kind::Denied, why};
}
Judgment needsReason(const QString& why)
{
    return {Judgment::Kind::NeedsReason, why};
}

constexpr unsigned bit(Role role)
{
    return 1U << static_cast<unsigned>(role);
}
constexpr unsigned kWorkers =
    bit(Role::Agent) | bit(Role::Specialist) | bit(Role::Lead) | bit(Role::OperationsManager);
constexpr unsigned kApprovers = bit(Role::Lead) | bit(Role::OperationsManager);

// Which roles may ask for what, and whether the case must be theirs. One row for each act.
struct Row {
    const char* act;
    unsigned roles;
    bool holder;  // only who holds the case, or a lead
};
constexpr std::array<Row, 10> kTable{{
    {"claim", kWorkers, false},
    {"refund", kWorkers, true},
    {"note", kWorkers | bit(Role::Reviewer), false},
    {"pause", kWorkers, true},
    {"resume", kWorkers, true},
    {"release", kWorkers, true},
    {"approve_refund", kApprovers, false},
    {"decline_refund", kApprovers, false},
    {"close", kWorkers, true},
    {"reopen", kWorkers, false},
}};

const Row* rowOf(QByteArrayView act)
{
    for (const Row& row : kTable)
        if (act == row.act)
            return &row;
    return nullptr;
}

QString roleWords(unsigned roles)
{
    if (roles == kApprovers)
        return say(QT_TRANSLATE_NOOP("Policy", "Team leads and operations managers only"));
    return say(QT_TRANSLATE_NOOP("Policy", "Not with your role"));
}

bool leads(const Person& person)
{
    return person.has(Role::Lead) || person.has(Role::OperationsManager);
}

// What holds for a person before the act itself is looked at.
Judgment judgePerson(const Act& act, const Ground& ground, const Person*& person)
{
    person = ground.setup->person(ground.actor.personId());
    if (!person || !person->active)
        return denied(say(QT_TRANSLATE_NOOP("Policy", "Nobody is signed in")));
    const Row* row = rowOf(name(act));
    if (!row)
        return denied(say(QT_TRANSLATE_NOOP("Policy", "Only a rule does this")));
    const bool may = std::any_of(person->roles.begin(), person->roles.end(),
                                 [&](Role role) { return (row->roles & bit(role)) != 0; });
    if (!may)
        return denied(roleWords(row->roles));
    if (!ground.value)
        return denied(say(QT_TRANSLATE_NOOP("Policy", "There is no such case")));
    if (row->holder && ground.value->open() && ground.value->owner != person->id &&
        !leads(*person)) {
        if (ground.value->owner.isNull())
            return denied(say(QT_TRANSLATE_NOOP("Policy", "Claim it first")));
        const Person* holder = ground.setup->person(ground.value->owner);
        return denied(say(QT_TRANSLATE_NOOP("Policy", "Held by %1"))
                          .arg(holder ? holder->fullName : ground.value->owner.text()));
    }
    return allowed();
}

struct Judge {
    const Ground& ground;
    const Person* person;  // null for machines

    const Case* c() const { return ground.value; }
    QString closedWords() const { return say(QT_TRANSLATE_NOOP("Policy", "The case is closed")); }

    // Machines.
    Judgment operator()(const OpenCase& act) const
    {
        if (act.amount.minor < 0 || !act.reason.occurred.isSet())
            return denied(say(QT_TRANSLATE_NOOP("Policy", "A finding needs its instant")));
        return allowed();
    }
    Judgment operator()(const AttachReason&) const { return needsOpen(); }
    Judgment operator()(const HealReason&) const { return needsOpen(); }
    Judgment operator()(const Settle& act) const
    {
        const Intent* i = intent(act.intent);
        if (!i)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "There is no such refund")));
        // What nobody has approved does not move, and what is decided does not come back to life.
        if (i->state == IntentState::Proposed || !live(i->state))
            return denied(say(QT_TRANSLATE_NOOP("Policy", "It has been decided already")));
        return allowed();
    }

    // People, and the machine where it may.
    Judgment operator()(const Claim&) const
    {
        if (!c()->open())
            return denied(closedWords());
        if (!person)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "Only a person holds a case")));
        if (c()->owner == person->id)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "You hold it already")));
        if (!c()->owner.isNull() && !leads(*person)) {
            const Person* holder = ground.setup->person(c()->owner);
            return denied(say(QT_TRANSLATE_NOOP("Policy", "Held by %1"))
                              .arg(holder ? holder->fullName : c()->owner.text()));
        }
        return allowed();
    }
    Judgment operator()(const Release&) const
    {
        if (!c()->open())
            return denied(closedWords());
        if (c()->owner.isNull())
            return denied(say(QT_TRANSLATE_NOOP("Policy", "Nobody holds it")));
        return allowed();
    }
    Judgment operator()(const AddNote& act) const
    {
        if (act.text.trimmed().isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Write the note first")));
        return allowed();
    }
    Judgment operator()(const PauseCase& act) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        if (c()->paused)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "It is paused already")));
        if (act.reason.isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say what it waits for")));
        if (!act.expectedUntil.isSet())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say until when")));
        return allowed();
    }
    Judgment operator()(const ResumeCase&) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        return c()->paused ? allowed()
                           : denied(say(QT_TRANSLATE_NOOP("Policy", "It is not paused")));
    }
    Judgment operator()(const CloseCase& act) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        for (const Intent& i : c()->intents)
            if (live(i.state))
                return denied(say(QT_TRANSLATE_NOOP("Policy", "A refund is still under way")));
        const auto codes = dispositionsOf(c()->queue);
        const bool known = std::any_of(codes.begin(), codes.end(), [&](const DispositionCode& d) {
            return d.code == act.disposition;
        });
        if (!known)
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say how it ended")));
        const bool cause =
            std::any_of(rootCauses().begin(), rootCauses().end(),
                        [&](const RootCauseCode& r) { return r.code == act.rootCause; });
        if (!cause)
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say what caused it")));
        return allowed();
    }
    Judgment operator()(const ReopenCase& act) const
    {
        if (c()->open())
            return denied(say(QT_TRANSLATE_NOOP("Policy", "It is open")));
        if (act.note.trimmed().isEmpty() && !act.reason)
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say why it is opened again")));
        return allowed();
    }
    Judgment operator()(const RequestRefund& act) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        if (!ground.money || ground.money->captured <= 0)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "No money was taken for this case")));
        if (ground.money->refundable() <= 0)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "Nothing is left to refund")));
        if (act.amount.minor <= 0)
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Enter an amount")));
        if (act.amount.currency != ground.money->currency)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "The payment is in another currency")));
        if (act.amount.minor > ground.money->refundable())
            return denied(say(QT_TRANSLATE_NOOP("Policy", "Only %1 %2 is left to refund"))
                              .arg(toDecimal({ground.money->refundable(), ground.money->currency}),
                                   ground.money->currency.text()));
        if (act.reason.isEmpty() || act.note.trimmed().isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Give the reason and a note")));
        const Person* second = ground.setup->person(act.approver);
        if (!second && !act.approver.isNull())
            return denied(say(QT_TRANSLATE_NOOP("Policy", "That person is no longer here")));
        // Whoever is named as the second person is recorded as such, needed or not.
        if (!second && act.amount.minor <= aloneLimit(*ground.setup, *person))
            return allowed();
        if (!second)
            return {Judgment::Kind::NeedsSecondPerson,
                    say(QT_TRANSLATE_NOOP("Policy", "Above your limit: a second person approves"))};
        return mayApprove(*second, person->id, act.amount);
    }
    Judgment operator()(const ApproveRefund& act) const
    {
        const Intent* i = intent(act.intent);
        if (!i)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "No refund waits for approval")));
        if (i->state != IntentState::Proposed)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "It has been decided already")));
        // What it asks for is part of what is under way, and must still fit.
        if (!ground.money || ground.money->refundable() < 0)
            return denied(say(
                QT_TRANSLATE_NOOP("Policy", "The payment has changed: less is left to refund")));
        return mayApprove(*person, i->requester, i->amount);
    }
    Judgment operator()(const DeclineRefund& act) const
    {
        const Intent* i = intent(act.intent);
        if (!i)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "No refund waits for approval")));
        if (i->state != IntentState::Proposed)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "It has been decided already")));
        return allowed();
    }

private:
    Judgment needsOpen() const
    {
        if (!c())
            return denied(say(QT_TRANSLATE_NOOP("Policy", "There is no such case")));
        return c()->open() ? allowed() : denied(closedWords());
    }
    const Intent* intent(IntentId id) const
    {
        if (!c())
            return nullptr;
        for (const Intent& i : c()->intents)
            if (i.id == id)
                return &i;
        return nullptr;
    }
};

// What each kind of machine may do.
bool machineMay(Actor::Kind kind, const Act& act)
{
    switch (kind) {
    case Actor::Kind::Rule:
        return std::holds_alternative<OpenCase>(act) || std::holds_alternative<AttachReason>(act) ||
               std::holds_alternative<HealReason>(act) || std::holds_alternative<ReopenCase>(act);
    case Actor::Kind::Source:
        return std::holds_alternative<Settle>(act);
    case Actor::Kind::System:
        return std::holds_alternative<Settle>(act) || std::holds_alternative<ResumeCase>(act) ||
               std::holds_alternative<Release>(act);
    case Actor::Kind::Person:
        break;
    }
    return false;
}

}  // namespace

Judgment judge(const Act& act, const Ground& ground)
{
    const Person* person = nullptr;
    if (ground.actor.isPerson()) {
        if (const Judgment first = judgePerson(act, ground, person); !first.allowed())
            return first;
    } else if (!machineMay(ground.actor.kind, act)) {
        return denied(say(QT_TRANSLATE_NOOP("Policy", "Only a person does this")));
    }
    return std::visit(Judge{ground, person}, act);
}

bool roleMay(Role role, QByteArrayView act)
{
    const Row* row = rowOf(act);
    return row && (row->roles & bit(role)) != 0;
}

const std::vector<QByteArray>& personalActs()
{
    static const std::vector<QByteArray> acts = [] {
        std::vector<QByteArray> out;
        out.reserve(kTable.size());
        for (const Row& row : kTable)
            out.emplace_back(row.act);
        return out;
    }();
    return acts;
}

Judgment mayApprove(const Person& person, PersonId requester, Money amount)
{
    if (!person.active)
        return denied(say(QT_TRANSLATE_NOOP("Policy", "That person is no longer here")));
    if (person.id == requester)
        return denied(say(QT_TRANSLATE_NOOP("Policy", "Another person must approve it")));
    if (!leads(person))
        return denied(
            say(QT_TRANSLATE_NOOP("Policy", "Team leads and operations managers approve")));
    if (amount.minor > person.limitMinor)
        return denied(say(QT_TRANSLATE_NOOP("Policy", "It is above that person's limit too")));
    return allowed();
}

qint64 aloneLimit(const Setup& setup, const Person& person)
{
    return setup.secondPersonAbove > 0 ? std::min(person.limitMinor, setup.secondPersonAbove)
                                       : person.limitMinor;
}

}  // namespace docket::command
