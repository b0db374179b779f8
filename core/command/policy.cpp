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

constexpr Millis kLongestSnooze = days(7);

constexpr unsigned bit(Role role)
{
    return 1U << static_cast<unsigned>(role);
}
constexpr unsigned kWorkers =
    bit(Role::Agent) | bit(Role::Specialist) | bit(Role::Lead) | bit(Role::OperationsManager);
constexpr unsigned kSeniors =
    bit(Role::Specialist) | bit(Role::Lead) | bit(Role::OperationsManager);
constexpr unsigned kApprovers = bit(Role::Lead) | bit(Role::OperationsManager);

// Which roles may ask for what, and whether the case must be theirs. One row for each act.
struct Row {
    const char* act;
    unsigned roles;
    bool holder;  // only who holds the case, or a lead
};
constexpr std::array<Row, 26> kTable{{
    {"claim", kWorkers, false},
    {"accept_handoff", kWorkers, false},
    {"return_handoff", kWorkers, false},
    {"refund", kWorkers, true},
    {"approve_payment", kSeniors, true},
    {"release_fulfillment", kWorkers, true},
    {"hold_fulfillment", kWorkers, true},
    {"cancel_order", kSeniors, true},
    {"void_label", kWorkers, true},
    {"note", kWorkers | bit(Role::Reviewer), false},
    {"attach", kWorkers, false},
    {"hand_off", kWorkers, true},
    {"assign", kApprovers, false},
    {"escalate", kWorkers, false},
    {"snooze", kWorkers, false},
    {"pause", kWorkers, true},
    {"resume", kWorkers, true},
    {"release", kWorkers, true},
    {"approve_refund", kApprovers, false},
    {"decline_refund", kApprovers, false},
    {"settle_by_hand", kApprovers, false},
    {"link", kWorkers, false},
    {"merge", kSeniors, true},
    {"close", kWorkers, true},
    {"reopen", kWorkers, false},
    {"open_by_hand", kWorkers, false},
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
    if (roles == kSeniors)
        return say(QT_TRANSLATE_NOOP("Policy", "Specialists and team leads only"));
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
        return std::holds_alternative<OpenByHand>(act)
                   ? allowed()
                   : denied(say(QT_TRANSLATE_NOOP("Policy", "There is no such case")));
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
        // A hold that has run out is nobody's, whether or not that was written down yet.
        if (c()->free(ground.now))
            return allowed();
        if (c()->owner == person->id)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "You hold it already")));
        if (!leads(*person)) {
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
                return denied(
                    movesMoney(i.kind)
                        ? say(QT_TRANSLATE_NOOP("Policy", "A refund is still under way"))
                        : say(QT_TRANSLATE_NOOP("Policy", "A change is still under way")));
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
        if (!second &&
            act.amount.minor + ground.money->aloneToday <= aloneLimit(*ground.setup, *person))
            return allowed();
        if (!second && act.amount.minor <= aloneLimit(*ground.setup, *person))
            return {Judgment::Kind::NeedsSecondPerson,
                    say(QT_TRANSLATE_NOOP("Policy", "With what you sent for this customer today it "
                                                    "is above your limit: a second person "
                                                    "approves"))};
        if (!second)
            return {Judgment::Kind::NeedsSecondPerson,
                    say(QT_TRANSLATE_NOOP("Policy", "Above your limit: a second person approves"))};
        return mayApprove(*second, person->id, act.amount);
    }
    // The second person's word.
    Judgment operator()(const ApproveRefund& act) const
    {
        const Intent* i = intent(act.intent);
        if (!i)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "No refund waits for approval")));
        if (i->state != IntentState::Proposed)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "It has been decided already")));
        // What it asks for is part of what is under way, and must still fit.
        if (movesMoney(i->kind) && (!ground.money || ground.money->refundable() < 0))
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

    // Between people.
    Judgment operator()(const Assign& act) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        const Person* to = ground.setup->person(act.to);
        if (!to)
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say to whom")));
        if (!works(*to))
            return denied(say(QT_TRANSLATE_NOOP("Policy", "That person does not work cases")));
        if (c()->owner == to->id && !c()->free(ground.now))
            return denied(say(QT_TRANSLATE_NOOP("Policy", "That person holds it already")));
        return allowed();
    }
    Judgment operator()(const AttachEvidence& act) const
    {
        if (!isEvidenceKind(act.evidence.kind))
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say what it proves")));
        if (act.evidence.sha256.size() != 64 || act.evidence.size <= 0)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "The document was not kept")));
        const bool there =
            std::any_of(c()->evidence.begin(), c()->evidence.end(), [&](const Evidence& e) {
                return e.sha256 == act.evidence.sha256 && e.kind == act.evidence.kind;
            });
        if (there)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "The same document is there already")));
        return allowed();
    }
    Judgment operator()(const HandOff& act) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        if (c()->offered())
            return denied(say(QT_TRANSLATE_NOOP("Policy", "It is offered to somebody already")));
        const Person* to = ground.setup->person(act.to);
        if (!to && !act.team)
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say to whom")));
        if (to && !works(*to))
            return denied(say(QT_TRANSLATE_NOOP("Policy", "That person does not work cases")));
        if (to && to->id == person->id)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "Hand it to somebody else")));
        if (!to && (kWorkers & bit(*act.team)) == 0)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "That role does not work cases")));
        if (act.reason.trimmed().isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say why, for who takes it")));
        if (!act.takeBy.isSet() || act.takeBy <= ground.now)
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say by when it is to be taken")));
        QStringList missing;
        for (const QByteArray& kind : act.needs) {
            if (!isEvidenceKind(kind))
                return denied(say(QT_TRANSLATE_NOOP("Policy", "That is no kind of evidence")));
            if (std::none_of(c()->evidence.begin(), c()->evidence.end(),
                             [&](const Evidence& e) { return e.kind == kind; }))
                missing << evidenceLabel(kind);
        }
        if (!missing.isEmpty())
            return {Judgment::Kind::NeedsEvidence,
                    say(QT_TRANSLATE_NOOP("Policy", "Attach first: %1"))
                        .arg(missing.join(QStringLiteral(", ")))};
        return allowed();
    }
    Judgment operator()(const AcceptHandoff&) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        const Handoff* handoff = c()->offered();
        if (!handoff)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "Nobody hands it over")));
        if (handoff->from == person->id)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "You handed it off yourself")));
        if (!handoff->isFor(*person))
            return denied(say(QT_TRANSLATE_NOOP("Policy", "It is offered to somebody else")));
        return allowed();
    }
    Judgment operator()(const ReturnHandoff& act) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        const Handoff* handoff = c()->offered();
        if (!handoff)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "Nobody hands it over")));
        // Who handed it off may take it back.
        if (handoff->from != person->id && !handoff->isFor(*person) && !leads(*person))
            return denied(say(QT_TRANSLATE_NOOP("Policy", "It is offered to somebody else")));
        if (act.reason.trimmed().isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say why it goes back")));
        return allowed();
    }
    Judgment operator()(const Escalate& act) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        if (c()->escalated())
            return denied(say(QT_TRANSLATE_NOOP("Policy", "The leads have been told already")));
        if (act.reason.trimmed().isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say what a lead should know")));
        return allowed();
    }
    Judgment operator()(const SnoozeCase& act) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        if (!act.until.isSet() || act.until <= ground.now)
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say until when")));
        if (act.until > ground.now + kLongestSnooze)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "For a week at most")));
        return allowed();
    }
    Judgment operator()(const OpenByHand& act) const
    {
        if (act.note.trimmed().isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say what is wrong")));
        if (!act.subject.isSet())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say what it is about")));
        if (!ground.target || !ground.target->belongs)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "No source knows that")));
        return allowed();
    }
    Judgment operator()(const LinkCase& act) const
    {
        if (!ground.other)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "There is no such case")));
        if (ground.other->id == c()->id)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "That is this case")));
        if (!isLinkKind(act.link.kind) || act.link.kind == "merged")
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say what they have to do with "
                                                               "each other")));
        for (const CaseLink& link : c()->links)
            if (link.other == ground.other->id && link.kind == act.link.kind)
                return denied(say(QT_TRANSLATE_NOOP("Policy", "They are linked already")));
        return allowed();
    }
    Judgment operator()(const MergeCase&) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        if (!ground.other)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "There is no such case")));
        if (ground.other->id == c()->id)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "That is this case")));
        if (!ground.other->open())
            return denied(say(QT_TRANSLATE_NOOP("Policy", "The other case is closed")));
        if (ground.other->order != c()->order ||
            (c()->order.isEmpty() && ground.other->subject != c()->subject))
            return denied(say(QT_TRANSLATE_NOOP("Policy", "They are about different orders")));
        for (const Intent& i : c()->intents)
            if (live(i.state))
                return denied(say(QT_TRANSLATE_NOOP("Policy", "A change is still under way")));
        return allowed();
    }
    Judgment operator()(const SettleByHand& act) const
    {
        const Intent* i = intent(act.intent);
        if (!i || i->state != IntentState::NeedsPerson)
            return denied(say(QT_TRANSLATE_NOOP("Policy", "Nothing waits for that")));
        if (i->requester == person->id || i->approver == person->id)
            return denied(say(
                QT_TRANSLATE_NOOP("Policy", "Who asked for it or approved it does not settle it")));
        if (act.note.trimmed().isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Say how you know")));
        if (act.happened && movesMoney(i->kind) && act.externalId.trimmed().isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Give the gateway's id of it")));
        return allowed();
    }

    // What the world hears.
    Judgment operator()(const ApprovePayment& act) const
    {
        if (const Judgment world =
                change(act.review,
                       QT_TRANSLATE_NOOP("Policy", "No review is open on a payment of this case"));
            !world.allowed())
            return world;
        const Person* second = ground.setup->person(act.approver);
        if (!second && !act.approver.isNull())
            return denied(say(QT_TRANSLATE_NOOP("Policy", "That person is no longer here")));
        if (second)
            return mayApprove(*second, person->id, ground.target->amount);
        if (ground.target->amount.minor <= aloneLimit(*ground.setup, *person))
            return allowed();
        return {Judgment::Kind::NeedsSecondPerson,
                say(QT_TRANSLATE_NOOP("Policy", "Above your limit: a second person approves"))};
    }
    Judgment operator()(const HoldFulfillment& act) const
    {
        if (const Judgment world =
                change(act.fulfillment,
                       QT_TRANSLATE_NOOP("Policy", "No fulfillment of this case can be held"));
            !world.allowed())
            return world;
        if (act.reason.isEmpty() || act.note.trimmed().isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Give the reason and a note")));
        return allowed();
    }
    Judgment operator()(const ReleaseFulfillment& act) const
    {
        return change(act.fulfillment,
                      QT_TRANSLATE_NOOP("Policy", "No fulfillment of this case is on hold"));
    }
    Judgment operator()(const CancelOrder& act) const
    {
        if (const Judgment world = change(
                act.order, QT_TRANSLATE_NOOP("Policy", "The order cannot be cancelled any more"));
            !world.allowed())
            return world;
        if (act.reason.isEmpty() || act.note.trimmed().isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Give the reason and a note")));
        return allowed();
    }

    Judgment operator()(const VoidLabel& act) const
    {
        if (const Judgment world = change(
                act.label, QT_TRANSLATE_NOOP("Policy", "No label of this case can be voided: the "
                                                       "carrier has the parcel, or it is void"));
            !world.allowed())
            return world;
        if (act.note.trimmed().isEmpty())
            return needsReason(say(QT_TRANSLATE_NOOP("Policy", "Give the reason in a note")));
        return allowed();
    }

private:
    static bool works(const Person& somebody)
    {
        return somebody.active &&
               std::any_of(somebody.roles.begin(), somebody.roles.end(),
                           [](Role role) { return (kWorkers & bit(role)) != 0; });
    }
    // What holds for every change of the world but a refund.
    Judgment change(const ExternalRef& target, const char* unfit) const
    {
        if (const Judgment open = needsOpen(); !open.allowed())
            return open;
        if (!ground.target || !ground.target->belongs || !ground.target->fits)
            return denied(say(unfit));
        for (const Intent& i : c()->intents)
            if (live(i.state) && i.target == target)
                return denied(say(QT_TRANSLATE_NOOP("Policy", "It is being changed already")));
        return allowed();
    }
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

Judgment judgeMassChange(const Person* person)
{
    if (!person || !person->active)
        return denied(say(QT_TRANSLATE_NOOP("Policy", "Nobody is signed in")));
    if (!person->has(Role::OperationsManager) && !person->has(Role::Administrator))
        return denied(say(QT_TRANSLATE_NOOP(
            "Policy", "Only an operations manager or an administrator decides about it")));
    return allowed();
}

qint64 aloneLimit(const Setup& setup, const Person& person)
{
    return setup.secondPersonAbove > 0 ? std::min(person.limitMinor, setup.secondPersonAbove)
                                       : person.limitMinor;
}

}  // namespace docket::command
