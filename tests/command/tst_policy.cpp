// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/policy.h"
#include "core/domain/disposition.h"

#include <QTest>

using namespace docket;
using namespace docket::command;
using Kind = Judgment::Kind;

namespace {

constexpr Instant kNow{1'780'000'000'000};
constexpr std::array<Role, kRoles> kAllRoles{
    Role::Agent,    Role::Specialist, Role::Lead,          Role::OperationsManager,
    Role::Reviewer, Role::Governance, Role::Administrator, Role::Auditor};

Currency dollars()
{
    return Currency::parse("USD");
}
QString words(const char* text)
{
    return QString::fromUtf8(text);
}

Person person(const char* login, std::vector<Role> roles, qint64 limit)
{
    Person p;
    p.id = PersonId::derive(QUuid(), login);
    p.login = login;
    p.fullName = words(login);
    p.roles = std::move(roles);
    p.limitMinor = limit;
    return p;
}

// Everybody who appears, and one open case that Ann holds with a refund that waits for approval.
struct World {
    Setup setup;
    Case value;
    MoneyGround money;
    TargetGround target{true, true, {100, dollars()}};
    Person ann = person("ann", {Role::Agent}, 5'000);
    Person ben = person("ben", {Role::Agent}, 5'000);
    Person lee = person("lee", {Role::Lead}, 20'000);
    Person may = person("may", {Role::OperationsManager}, 100'000);

    World()
    {
        setup.people = {ann, ben, lee, may};
        setup.secondPersonAbove = 15'000;
        value.id = CaseId::mint();
        value.number = 1;
        value.queue = Queue::Refund;
        value.owner = ann.id;
        value.leaseUntil = kNow + hours(1);
        money.payment = {2, FactKind::Payment, "ch_1"};
        money.currency = dollars();
        money.captured = 50'000;
    }
    void propose(PersonId requester, qint64 minor)
    {
        Intent i;
        i.id = IntentId::derive(QUuid(), "intent");
        i.state = IntentState::Proposed;
        i.target = money.payment;
        i.amount = {minor, dollars()};
        i.requester = requester;
        value.intents = {i};
    }
    void offer(PersonId from, PersonId to)
    {
        Handoff handoff;
        handoff.from = from;
        handoff.to = to;
        handoff.at = kNow;
        value.handoffs = {handoff};
    }
    Case other() const
    {
        Case out;
        out.id = CaseId::derive(QUuid(), "other");
        out.number = 2;
        return out;
    }
    Judgment by(const Actor& actor, const Act& act) const
    {
        const Case another = other();
        Ground ground;
        ground.setup = &setup;
        ground.actor = actor;
        ground.value = &value;
        ground.money = money;
        ground.target = target;
        ground.other = &another;
        ground.now = kNow;
        return judge(act, ground);
    }
    Judgment by(const Person& who, const Act& act) const { return by(Actor::person(who.id), act); }
};

RequestRefund refund(qint64 minor)
{
    RequestRefund act;
    act.payment = {2, FactKind::Payment, "ch_1"};
    act.amount = {minor, dollars()};
    act.reason = "requested_by_customer";
    act.note = words("asked by telephone");
    return act;
}

CloseCase closing(const char* disposition = "refunded", const char* cause = "customer")
{
    return {disposition, cause, {}};
}

AttachEvidence attaching(const QByteArray& kind = "receipt")
{
    AttachEvidence act;
    act.evidence.kind = kind;
    act.evidence.sha256 = QByteArray(64, 'a');
    act.evidence.size = 10;
    act.name = words("receipt.pdf");
    return act;
}

HandOff handing(PersonId to)
{
    HandOff act;
    act.to = to;
    act.reason = words("needs the warehouse");
    act.takeBy = kNow + hours(2);
    return act;
}

PauseCase pausing()
{
    return {"waiting_for_customer", PauseParty::Customer, kNow + days(1), {}};
}

// One of each, with what it must be told.
std::vector<Act> everyAct()
{
    return {Claim{},
            refund(100),
            AddNote{words("x")},
            pausing(),
            ResumeCase{},
            Release{},
            ApproveRefund{IntentId::derive(QUuid(), "intent")},
            DeclineRefund{IntentId::derive(QUuid(), "intent"), {}},
            closing(),
            ReopenCase{words("x"), {}},
            OpenCase{},
            AttachReason{},
            HealReason{},
            Settle{},
            Assign{person("ben", {}, 0).id, {}},
            attaching(),
            handing(person("ben", {}, 0).id),
            AcceptHandoff{},
            ReturnHandoff{words("x")},
            Escalate{words("x")},
            SnoozeCase{kNow + hours(1)},
            OpenByHand{CaseId::mint(),
                       Queue::Refund,
                       {1, FactKind::Order, "O1"},
                       "#1",
                       "O1",
                       {},
                       Tier::Standard,
                       words("x")},
            LinkCase{{CaseId::mint(), 2, "related"}, {}},
            MergeCase{CaseId::mint(), 2, {}},
            SettleByHand{IntentId::derive(QUuid(), "intent"), false, {}, words("x")},
            ApprovePayment{{2, FactKind::Hold, "prv_1"},
                           {2, FactKind::Payment, "ch_1"},
                           {100, dollars()},
                           words("x"),
                           {}},
            HoldFulfillment{{1, FactKind::FulfillmentOrder, "F1"}, "other", words("x")},
            ReleaseFulfillment{{1, FactKind::FulfillmentOrder, "F1"}, {}},
            CancelOrder{{1, FactKind::Order, "O1"}, "customer", words("x")},
            VoidLabel{{4, FactKind::Label, "se-1"}, words("x")}};
}

}  // namespace

Q_DECLARE_METATYPE(docket::Act)

#define SAYS(judgment, expected)                                                                   \
    do {                                                                                           \
        const Judgment said = (judgment);                                                          \
        QVERIFY2(said.kind == Kind::expected, qPrintable(said.why));                               \
        QCOMPARE(said.why.isEmpty(), said.kind == Kind::Allowed);                                  \
    } while (false)

class tst_Policy : public QObject {
    Q_OBJECT

private slots:
    void roleTable_data()
    {
        QTest::addColumn<QByteArray>("act");
        QTest::addColumn<QByteArray>("cells");
        // Agent, Specialist, Lead, OperationsManager, Reviewer, Governance, Administrator, Auditor
        const auto row = [](const char* act, const char* cells) {
            QTest::newRow(act) << QByteArray(act) << QByteArray(cells);
        };
        row("claim", "Y Y Y Y - - - -");
        row("refund", "Y Y Y Y - - - -");
        row("note", "Y Y Y Y Y - - -");
        row("pause", "Y Y Y Y - - - -");
        row("resume", "Y Y Y Y - - - -");
        row("release", "Y Y Y Y - - - -");
        row("approve_refund", "- - Y Y - - - -");
        row("decline_refund", "- - Y Y - - - -");
        row("close", "Y Y Y Y - - - -");
        row("reopen", "Y Y Y Y - - - -");
        row("open", "- - - - - - - -");
        row("attach_reason", "- - - - - - - -");
        row("heal", "- - - - - - - -");
        row("settle", "- - - - - - - -");
        row("assign", "- - Y Y - - - -");
        row("attach", "Y Y Y Y - - - -");
        row("hand_off", "Y Y Y Y - - - -");
        row("accept_handoff", "Y Y Y Y - - - -");
        row("return_handoff", "Y Y Y Y - - - -");
        row("escalate", "Y Y Y Y - - - -");
        row("snooze", "Y Y Y Y - - - -");
        row("open_by_hand", "Y Y Y Y - - - -");
        row("link", "Y Y Y Y - - - -");
        row("merge", "- Y Y Y - - - -");
        row("settle_by_hand", "- - Y Y - - - -");
        row("approve_payment", "- Y Y Y - - - -");
        row("hold_fulfillment", "Y Y Y Y - - - -");
        row("release_fulfillment", "Y Y Y Y - - - -");
        row("cancel_order", "- Y Y Y - - - -");
        row("void_label", "Y Y Y Y - - - -");
        row("no such act", "- - - - - - - -");
    }
    // Every cell, by the table and by judge() itself.
    void roleTable()
    {
        QFETCH(QByteArray, act);
        QFETCH(QByteArray, cells);
        const QList<QByteArray> expected = cells.split(' ');
        QCOMPARE(expected.size(), qsizetype{kRoles});
        for (size_t i = 0; i < kAllRoles.size(); ++i)
            QVERIFY2(roleMay(kAllRoles.at(i), act) == (expected[static_cast<qsizetype>(i)] == "Y"),
                     name(kAllRoles.at(i)));
    }

    void judgeAsksTheSameTable()
    {
        const std::vector<Act> acts = everyAct();
        QCOMPARE(acts.size(), std::variant_size_v<Act>);
        QCOMPARE(personalActs().size(), size_t{26});
        for (const Act& act : acts) {
            for (const Role role : kAllRoles) {
                World w;
                Person who = person("who", {role}, 100'000);
                w.setup.people.push_back(who);
                w.value.owner = who.id;
                const QByteArray act_name = name(act);
                if (act_name == "claim")
                    w.value.owner = {};
                if (act_name == "resume")
                    w.value.paused = true;
                if (act_name == "reopen")
                    w.value.state = CaseState::Closed;
                if (act_name.endsWith("_refund") || act_name == "settle_by_hand")
                    w.propose(w.ann.id, 100);
                if (act_name == "settle_by_hand")
                    w.value.intents[0].state = IntentState::NeedsPerson;
                if (act_name.endsWith("_handoff"))
                    w.offer(w.ann.id, who.id);
                const Judgment said = w.by(who, act);
                QVERIFY2(said.allowed() == roleMay(role, act_name),
                         (act_name + " by " + name(role) + ": " + said.why.toUtf8()).constData());
            }
        }
    }

    void nobodyWithoutARoleOrAName()
    {
        World w;
        SAYS(w.by(person("stranger", {Role::Lead}, 1), AddNote{words("x")}), Denied);
        w.setup.people[0].active = false;
        SAYS(w.by(w.ann, AddNote{words("x")}), Denied);
        w.setup.people[0].active = true;
        SAYS(w.by(w.ann, AddNote{words("x")}), Allowed);
        Ground nothing;
        nothing.setup = &w.setup;
        nothing.actor = Actor::person(w.ann.id);
        SAYS(judge(Claim{}, nothing), Denied);
    }

    void ownership()
    {
        World w;
        for (const Act& act : {Act(pausing()), Act(closing()), Act(refund(100)), Act(Release{})}) {
            w.value.owner = w.ann.id;
            SAYS(w.by(w.ann, act), Allowed);
            const Judgment other = w.by(w.ben, act);
            SAYS(other, Denied);
            QCOMPARE(other.why, words("Held by ann"));
            SAYS(w.by(w.lee, act), Allowed);
            w.value.owner = {};
            const Judgment free = w.by(w.ann, act);
            SAYS(free, Denied);
            QCOMPARE(free.why, words("Claim it first"));
        }
        w.value.owner = w.ann.id;
        SAYS(w.by(w.ann, Claim{}), Denied);
        SAYS(w.by(w.ben, Claim{}), Denied);
        SAYS(w.by(w.lee, Claim{}), Allowed);
        w.value.owner = {};
        SAYS(w.by(w.ben, Claim{}), Allowed);
        SAYS(w.by(w.lee, Release{}), Denied);             // nobody holds it
        SAYS(w.by(w.ben, AddNote{words("x")}), Allowed);  // a note needs no claim
    }

    void whatAClosedCaseAllows()
    {
        World w;
        w.value.state = CaseState::Closed;
        w.value.owner = {};
        for (const Act& act : {Act(Claim{}), Act(Release{}), Act(pausing()), Act(ResumeCase{}),
                               Act(closing()), Act(refund(100))})
            SAYS(w.by(w.lee, act), Denied);
        SAYS(w.by(w.ann, AddNote{words("x")}), Allowed);
        SAYS(w.by(w.ann, ReopenCase{words("it is back"), {}}), Allowed);
        SAYS(w.by(w.ann, ReopenCase{words("  "), {}}), NeedsReason);
        w.value.state = CaseState::Open;
        SAYS(w.by(w.ann, ReopenCase{words("it is back"), {}}), Denied);
    }

    void notesAndPausesNeedTheirWords()
    {
        World w;
        SAYS(w.by(w.ann, AddNote{words(" \n")}), NeedsReason);
        PauseCase pause = pausing();
        pause.reason.clear();
        SAYS(w.by(w.ann, pause), NeedsReason);
        pause = pausing();
        pause.expectedUntil = {};
        SAYS(w.by(w.ann, pause), NeedsReason);
        SAYS(w.by(w.ann, ResumeCase{}), Denied);
        w.value.paused = true;
        SAYS(w.by(w.ann, pausing()), Denied);
        SAYS(w.by(w.ann, ResumeCase{}), Allowed);
    }

    void closeNeedsADispositionOfItsQueueAndACause()
    {
        for (const Queue queue : kQueues) {
            World w;
            w.value.queue = queue;
            for (const Queue other : kQueues)
                for (const DispositionCode& code : dispositionsOf(other)) {
                    const auto own = dispositionsOf(queue);
                    const bool its =
                        std::any_of(own.begin(), own.end(),
                                    [&](const DispositionCode& d) { return d.code == code.code; });
                    QVERIFY2(w.by(w.ann, closing(code.code.constData())).kind ==
                                 (its ? Kind::Allowed : Kind::NeedsReason),
                             code.code.constData());
                }
            SAYS(w.by(w.ann, closing("")), NeedsReason);
            SAYS(w.by(w.ann, closing(kHealedDisposition)), NeedsReason);  // only a rule says healed
        }
        World w;
        for (const RootCauseCode& cause : rootCauses())
            SAYS(w.by(w.ann, closing("refunded", cause.code.constData())), Allowed);
        SAYS(w.by(w.ann, closing("refunded", "")), NeedsReason);
        SAYS(w.by(w.ann, closing("refunded", kHealedRootCause)), NeedsReason);
    }

    void closeWaitsForALiveRefund_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("closes");
        const auto row = [](IntentState state, bool closes) {
            QTest::newRow(name(state)) << static_cast<int>(state) << closes;
        };
        row(IntentState::Proposed, false);
        row(IntentState::Ready, false);
        row(IntentState::Sending, false);
        row(IntentState::Unknown, false);
        row(IntentState::NeedsPerson, false);
        row(IntentState::Confirmed, true);
        row(IntentState::Rejected, true);
        row(IntentState::Declined, true);
    }
    void closeWaitsForALiveRefund()
    {
        QFETCH(int, state);
        QFETCH(bool, closes);
        World w;
        w.propose(w.ann.id, 100);
        w.value.intents[0].state = static_cast<IntentState>(state);
        QCOMPARE(w.by(w.ann, closing()).allowed(), closes);
    }

    void refundGates()
    {
        World w;
        SAYS(w.by(w.ann, refund(1)), Allowed);
        SAYS(w.by(w.ann, refund(0)), NeedsReason);
        SAYS(w.by(w.ann, refund(-1)), NeedsReason);
        RequestRefund other = refund(100);
        other.amount.currency = Currency::parse("EUR");
        SAYS(w.by(w.ann, other), Denied);
        RequestRefund wordless = refund(100);
        wordless.note.clear();
        SAYS(w.by(w.ann, wordless), NeedsReason);
        wordless = refund(100);
        wordless.reason.clear();
        SAYS(w.by(w.ann, wordless), NeedsReason);

        w.money.refunded = 47'000;
        w.money.underWay = 2'000;
        SAYS(w.by(w.ann, refund(1'000)), Allowed);
        const Judgment above = w.by(w.ann, refund(1'001));
        SAYS(above, Denied);
        QCOMPARE(above.why, words("Only 10.00 USD is left to refund"));
        w.money.underWay = 3'000;
        SAYS(w.by(w.ann, refund(1)), Denied);
        w.money.captured = 0;
        SAYS(w.by(w.ann, refund(1)), Denied);
        Ground bare;
        bare.setup = &w.setup;
        bare.actor = Actor::person(w.ann.id);
        bare.value = &w.value;
        SAYS(judge(refund(1), bare), Denied);
    }

    void refundLimits()
    {
        World w;
        SAYS(w.by(w.ann, refund(5'000)), Allowed);
        SAYS(w.by(w.ann, refund(5'001)), NeedsSecondPerson);
        QCOMPARE(aloneLimit(w.setup, w.ann), 5'000);
        // Whoever asks: above the profile's threshold two persons look.
        QCOMPARE(aloneLimit(w.setup, w.may), 15'000);
        SAYS(w.by(w.may, refund(15'000)), Allowed);
        SAYS(w.by(w.may, refund(15'001)), NeedsSecondPerson);
        w.setup.secondPersonAbove = 0;
        SAYS(w.by(w.may, refund(15'001)), Allowed);
    }

    void approveHere()
    {
        World w;
        RequestRefund act = refund(20'000);
        const auto with = [&](const Person& second) {
            act.approver = second.id;
            return act;
        };
        SAYS(w.by(w.ann, with(w.lee)), Allowed);
        SAYS(w.by(w.ann, with(w.may)), Allowed);
        SAYS(w.by(w.ann, with(w.ben)), Denied);  // no role that approves
        SAYS(w.by(w.lee, with(w.lee)), Denied);  // the same person
        SAYS(w.by(w.ann, with(person("stranger", {Role::Lead}, 99'999))), Denied);
        // Who is named is recorded as the second person, and must be one, needed or not.
        act = refund(5'000);
        SAYS(w.by(w.ann, with(w.ben)), Denied);
        SAYS(w.by(w.ann, with(w.ann)), Denied);
        SAYS(w.by(w.ann, with(w.lee)), Allowed);
        act = refund(20'001);
        SAYS(w.by(w.ann, with(w.lee)), Denied);  // above the approver's own limit
        SAYS(w.by(w.ann, with(w.may)), Allowed);
        w.setup.people[3].active = false;
        SAYS(w.by(w.ann, with(w.may)), Denied);
    }

    // A sum that is split into small ones within a day is still one sum.
    void splittingIsCaught()
    {
        World w;
        w.money.aloneToday = 4'000;
        SAYS(w.by(w.ann, refund(1'000)), Allowed);
        SAYS(w.by(w.ann, refund(1'001)), NeedsSecondPerson);
        RequestRefund act = refund(1'001);
        act.approver = w.lee.id;
        SAYS(w.by(w.ann, act), Allowed);
    }

    void aHoldThatRanOutIsNobodys()
    {
        World w;
        SAYS(w.by(w.ann, Claim{}), Denied);
        SAYS(w.by(w.ben, Claim{}), Denied);
        SAYS(w.by(w.lee, Claim{}), Allowed);
        w.value.leaseUntil = kNow;
        SAYS(w.by(w.ann, Claim{}), Allowed);
        SAYS(w.by(w.ben, Claim{}), Allowed);
    }

    void assigning()
    {
        World w;
        SAYS(w.by(w.lee, Assign({w.ben.id, {}})), Allowed);
        SAYS(w.by(w.lee, Assign({w.ann.id, {}})), Denied);  // holds it already
        SAYS(w.by(w.lee, Assign({PersonId::mint(), {}})), NeedsReason);
        w.setup.people.push_back(person("aud", {Role::Auditor}, 0));
        SAYS(w.by(w.lee, Assign({w.setup.people.back().id, {}})), Denied);
        w.value.state = CaseState::Closed;
        SAYS(w.by(w.lee, Assign({w.ben.id, {}})), Denied);
    }

    void handoffs()
    {
        World w;
        SAYS(w.by(w.ann, handing(w.ben.id)), Allowed);
        SAYS(w.by(w.ben, handing(w.lee.id)), Denied);  // does not hold it
        SAYS(w.by(w.ann, handing(w.ann.id)), Denied);
        HandOff act = handing(w.ben.id);
        act.reason.clear();
        SAYS(w.by(w.ann, act), NeedsReason);
        act = handing(w.ben.id);
        act.takeBy = kNow;
        SAYS(w.by(w.ann, act), NeedsReason);
        act = handing({});
        SAYS(w.by(w.ann, act), NeedsReason);
        act.team = Role::Lead;
        SAYS(w.by(w.ann, act), Allowed);
        act.team = Role::Auditor;
        SAYS(w.by(w.ann, act), Denied);
        // What the next one needs is there first.
        act = handing(w.ben.id);
        act.needs = {"receipt", "tracking"};
        SAYS(w.by(w.ann, act), NeedsEvidence);
        Evidence evidence;
        evidence.kind = "receipt";
        w.value.evidence = {evidence};
        const Judgment still = w.by(w.ann, act);
        SAYS(still, NeedsEvidence);
        QVERIFY(still.why.contains(words("Tracking")) && !still.why.contains(words("Receipt")));
        evidence.kind = "tracking";
        w.value.evidence.push_back(evidence);
        SAYS(w.by(w.ann, act), Allowed);

        w.offer(w.ann.id, w.ben.id);
        SAYS(w.by(w.ann, handing(w.ben.id)), Denied);  // offered already
        SAYS(w.by(w.ben, AcceptHandoff{}), Allowed);
        SAYS(w.by(w.lee, AcceptHandoff{}), Denied);
        SAYS(w.by(w.ann, AcceptHandoff{}), Denied);
        SAYS(w.by(w.ben, ReturnHandoff{words("not mine")}), Allowed);
        SAYS(w.by(w.ben, ReturnHandoff{}), NeedsReason);
        SAYS(w.by(w.ann, ReturnHandoff{words("mine after all")}), Allowed);
        w.value.handoffs[0].to = {};
        w.value.handoffs[0].team = Role::Lead;
        SAYS(w.by(w.lee, AcceptHandoff{}), Allowed);
        SAYS(w.by(w.ben, AcceptHandoff{}), Denied);
        w.value.handoffs[0].state = Handoff::State::Returned;
        SAYS(w.by(w.lee, AcceptHandoff{}), Denied);
    }

    void evidenceIsOneDocumentOnce()
    {
        World w;
        SAYS(w.by(w.ben, attaching()), Allowed);
        SAYS(w.by(w.ben, attaching("gossip")), NeedsReason);
        AttachEvidence empty = attaching();
        empty.evidence.size = 0;
        SAYS(w.by(w.ben, empty), Denied);
        w.value.evidence = {attaching().evidence};
        SAYS(w.by(w.ben, attaching()), Denied);
        SAYS(w.by(w.ben, attaching("tracking")), Allowed);
    }

    void escalatedOnceACycle()
    {
        World w;
        w.value.openedAt = kNow - hours(5);
        SAYS(w.by(w.ben, Escalate{words("the customer calls again")}), Allowed);
        SAYS(w.by(w.ben, Escalate{}), NeedsReason);
        w.value.escalations = {{w.ben.id, kNow - hours(1)}};
        SAYS(w.by(w.ann, Escalate{words("again")}), Denied);
        w.value.closed = {{kNow - minutes(50), kNow - minutes(10)}};
        SAYS(w.by(w.ann, Escalate{words("again")}), Allowed);
    }

    void snoozing()
    {
        World w;
        SAYS(w.by(w.ben, SnoozeCase{kNow + days(7)}), Allowed);
        SAYS(w.by(w.ben, SnoozeCase{kNow + days(7) + 1}), Denied);
        SAYS(w.by(w.ben, SnoozeCase{kNow}), NeedsReason);
    }

    void twoCases()
    {
        World w;
        const CaseId other = w.other().id;
        SAYS(w.by(w.ben, LinkCase({{other, 2, "related"}, {}})), Allowed);
        SAYS(w.by(w.ben, LinkCase({{other, 2, "merged"}, {}})), NeedsReason);
        w.value.links = {{other, 2, "related"}};
        SAYS(w.by(w.ben, LinkCase({{other, 2, "related"}, {}})), Denied);
        SAYS(w.by(w.ben, LinkCase({{other, 2, "cause"}, {}})), Allowed);
        SAYS(w.by(w.lee, MergeCase({other, 2, {}})), Allowed);
        w.value.order = "O1";
        SAYS(w.by(w.lee, MergeCase({other, 2, {}})), Denied);  // about another order
        w.value.order.clear();
        w.propose(w.ann.id, 100);
        SAYS(w.by(w.lee, MergeCase({other, 2, {}})), Denied);  // money is on its way
        w.value.intents[0].state = IntentState::Rejected;
        SAYS(w.by(w.lee, MergeCase({other, 2, {}})), Allowed);
    }

    // What a machine cannot prove is settled by somebody who had no part in it.
    void settledByHand()
    {
        World w;
        w.propose(w.ann.id, 100);
        const SettleByHand act{w.value.intents[0].id, true, "re_9", words("seen in the dashboard")};
        for (int state = 0; state < kIntentStates; ++state) {
            w.value.intents[0].state = static_cast<IntentState>(state);
            QCOMPARE(w.by(w.lee, act).allowed(),
                     w.value.intents[0].state == IntentState::NeedsPerson);
        }
        w.value.intents[0].state = IntentState::NeedsPerson;
        SettleByHand silent = act;
        silent.note.clear();
        SAYS(w.by(w.lee, silent), NeedsReason);
        SettleByHand nameless = act;
        nameless.externalId.clear();
        SAYS(w.by(w.lee, nameless), NeedsReason);
        nameless.happened = false;
        SAYS(w.by(w.lee, nameless), Allowed);
        w.value.intents[0].requester = w.lee.id;
        SAYS(w.by(w.lee, act), Denied);
        SAYS(w.by(w.may, act), Allowed);
        w.value.intents[0].approver = w.may.id;
        SAYS(w.by(w.may, act), Denied);
    }

    void changesOfTheWorld()
    {
        World w;
        w.setup.people[0].roles = {Role::Specialist};
        const ExternalRef review{2, FactKind::Hold, "prv_1"};
        const ApprovePayment approve{review, w.money.payment, {100, dollars()}, words("x"), {}};
        const HoldFulfillment hold{{1, FactKind::FulfillmentOrder, "F1"}, "other", words("x")};
        const ReleaseFulfillment release{{1, FactKind::FulfillmentOrder, "F1"}, {}};
        const CancelOrder cancel{{1, FactKind::Order, "O1"}, "customer", words("x")};
        const VoidLabel label{{4, FactKind::Label, "se-1"}, words("wrong size")};
        for (const Act& act : {Act(approve), Act(hold), Act(release), Act(cancel), Act(label)}) {
            SAYS(w.by(w.ann, act), Allowed);
            SAYS(w.by(w.ben, act), Denied);  // holds it not
            w.target.belongs = false;
            SAYS(w.by(w.ann, act), Denied);
            w.target.belongs = true;
            w.target.fits = false;
            SAYS(w.by(w.ann, act), Denied);
            w.target.fits = true;
            w.value.state = CaseState::Closed;
            SAYS(w.by(w.may, act), Denied);
            w.value.state = CaseState::Open;
        }
        SAYS(w.by(w.ann, VoidLabel{label.label, words(" ")}), NeedsReason);
        // One change of a thing at a time.
        w.propose(w.ann.id, 0);
        w.value.intents[0].kind = IntentKind::HoldFulfillment;
        w.value.intents[0].target = hold.fulfillment;
        w.value.intents[0].state = IntentState::Unknown;
        SAYS(w.by(w.ann, release), Denied);
        SAYS(w.by(w.ann, cancel), Allowed);
        // Letting a payment go counts like sending one.
        w.target.amount = {5'001, dollars()};
        SAYS(w.by(w.ann, approve), NeedsSecondPerson);
        ApprovePayment both = approve;
        both.approver = w.lee.id;
        SAYS(w.by(w.ann, both), Allowed);
        both.approver = w.ann.id;
        SAYS(w.by(w.ann, both), Denied);
    }

    void approveLater()
    {
        World w;
        w.propose(w.ann.id, 20'000);
        w.money.underWay = 20'000;
        const ApproveRefund act{w.value.intents[0].id};
        SAYS(w.by(w.lee, act), Allowed);
        SAYS(w.by(w.may, act), Allowed);
        SAYS(w.by(w.ann, act), Denied);
        SAYS(w.by(w.lee, ApproveRefund{IntentId::mint()}), Denied);
        w.propose(w.lee.id, 20'000);
        SAYS(w.by(w.lee, act), Denied);  // the requester
        w.propose(w.ann.id, 20'001);
        SAYS(w.by(w.lee, act), Denied);  // above the approver's own limit
        SAYS(w.by(w.may, act), Allowed);
        // The payment has changed meanwhile: what is under way no longer fits.
        w.money.refunded = 30'001;
        SAYS(w.by(w.may, act), Denied);
        w.money.refunded = 30'000;
        SAYS(w.by(w.may, act), Allowed);
        for (int state = 1; state < kIntentStates; ++state) {
            w.value.intents[0].state = static_cast<IntentState>(state);
            SAYS(w.by(w.may, act), Denied);
            SAYS(w.by(w.may, DeclineRefund({act.intent, {}})), Denied);
        }
        w.value.intents[0].state = IntentState::Proposed;
        SAYS(w.by(w.may, DeclineRefund({act.intent, {}})), Allowed);
        SAYS(w.by(w.ben, DeclineRefund({act.intent, {}})), Denied);
    }

    void machines_data()
    {
        QTest::addColumn<QByteArray>("machine");
        QTest::addColumn<QByteArray>("may");
        QTest::newRow("rule") << QByteArray("rule") << QByteArray("open attach_reason heal reopen");
        QTest::newRow("source") << QByteArray("source") << QByteArray("settle");
        QTest::newRow("system") << QByteArray("system") << QByteArray("settle resume release");
    }
    void machines()
    {
        QFETCH(QByteArray, machine);
        QFETCH(QByteArray, may);
        const Actor actor = machine == "rule"     ? Actor::rule("ORD-01", 1)
                            : machine == "source" ? Actor::source(2)
                                                  : Actor::system();
        OpenCase open;
        open.reason.occurred = kNow;
        CaseReason back;
        back.occurred = kNow;
        Settle settle;
        settle.intent = IntentId::derive(QUuid(), "intent");
        std::vector<Act> acts = everyAct();
        for (Act& act : acts) {
            if (std::holds_alternative<OpenCase>(act))
                act = open;
            else if (std::holds_alternative<ReopenCase>(act))
                act = ReopenCase{{}, back};
            else if (std::holds_alternative<Settle>(act))
                act = settle;
        }
        QCOMPARE(acts.size(), std::variant_size_v<Act>);
        int allowed = 0;
        for (const Act& act : acts) {
            World w;
            w.propose(w.ann.id, 100);
            w.value.intents[0].state =
                std::holds_alternative<Settle>(act) ? IntentState::Sending : IntentState::Proposed;
            w.value.paused = std::holds_alternative<ResumeCase>(act);
            if (std::holds_alternative<ReopenCase>(act))
                w.value.state = CaseState::Closed;
            const bool expected = may.split(' ').contains(name(act));
            const Judgment said = w.by(actor, act);
            QVERIFY2(said.allowed() == expected, name(act));
            allowed += said.allowed() ? 1 : 0;
        }
        QCOMPARE(allowed, static_cast<int>(may.split(' ').size()));
    }

    void machinesHaveTheirGatesToo()
    {
        World w;
        OpenCase open;
        SAYS(w.by(Actor::rule("ORD-01", 1), open), Denied);  // a finding needs its instant
        open.reason.occurred = kNow;
        open.amount.minor = -1;
        SAYS(w.by(Actor::rule("ORD-01", 1), open), Denied);
        w.value.state = CaseState::Closed;
        SAYS(w.by(Actor::rule("ORD-01", 1), HealReason{}), Denied);
        SAYS(w.by(Actor::rule("ORD-01", 1), AttachReason{}), Denied);
        SAYS(w.by(Actor::system(), Settle{}), Denied);  // no such refund
    }

    void whatIsDecidedCannotBeSettled_data() { closeWaitsForALiveRefund_data(); }
    // A late or forged answer brings no refund back to life, and starts none that nobody approved.
    void whatIsDecidedCannotBeSettled()
    {
        QFETCH(int, state);
        const auto have = static_cast<IntentState>(state);
        const bool moving = have == IntentState::Ready || have == IntentState::Sending ||
                            have == IntentState::Unknown || have == IntentState::NeedsPerson;
        World w;
        w.propose(w.ann.id, 100);
        w.value.intents[0].state = have;
        for (int next = 0; next < kIntentStates; ++next) {
            Settle settle;
            settle.intent = w.value.intents[0].id;
            settle.state = static_cast<IntentState>(next);
            QVERIFY2(w.by(Actor::system(), settle).allowed() == moving, name(settle.state));
        }
    }
};

#undef SAYS

QTEST_GUILESS_MAIN(tst_Policy)
#include "tst_policy.moc"
