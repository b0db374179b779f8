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
        money = {{2, FactKind::Payment, "ch_1"}, dollars(), 50'000, 0, 0};
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
    Judgment by(const Actor& actor, const Act& act) const
    {
        return judge(act, {&setup, actor, &value, money});
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

PauseCase pausing()
{
    return {"waiting_for_customer", PauseParty::Customer, kNow + days(1), {}};
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
        const std::vector<Act> acts{Claim{},
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
                                    Settle{}};
        QCOMPARE(acts.size(), std::variant_size_v<Act>);
        QCOMPARE(personalActs().size(), size_t{10});
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
                if (act_name.endsWith("_refund"))
                    w.propose(w.ann.id, 100);
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
        SAYS(judge(Claim{}, {&w.setup, Actor::person(w.ann.id), nullptr, {}}), Denied);
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
        SAYS(judge(refund(1), {&w.setup, Actor::person(w.ann.id), &w.value, std::nullopt}), Denied);
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
        const std::vector<Act> acts{open,
                                    AttachReason{},
                                    HealReason{},
                                    Claim{},
                                    Release{},
                                    AddNote{words("x")},
                                    pausing(),
                                    ResumeCase{},
                                    closing(),
                                    ReopenCase{{}, back},
                                    refund(1),
                                    ApproveRefund{settle.intent},
                                    DeclineRefund{settle.intent, {}},
                                    settle};
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
