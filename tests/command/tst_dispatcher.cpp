// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk.h"

#include <QTest>

#include <algorithm>

using namespace docket;
using namespace docket::test;

namespace {

using Types = std::vector<QByteArray>;

Instant iso(const char* text)
{
    return must(parseIso(QString::fromLatin1(text)));
}

const SlaClock* clockOf(const Case& value, ClockKind kind)
{
    const SlaClock* found = nullptr;
    for (const SlaClock& clock : value.clocks)
        if (clock.kind == kind)
            found = &clock;  // the newest cycle stands last
    return found;
}

QString due(const Case& value, ClockKind kind)
{
    const SlaClock* clock = clockOf(value, kind);
    return clock ? toIso(clock->due) : QStringLiteral("no clock");
}

RequestRefund refund(qint64 minor, const QByteArray& payment = "ch_1")
{
    return {{2, FactKind::Payment, payment},
            {minor, Currency::parse("USD")},
            "requested_by_customer",
            words("asked by telephone"),
            {}};
}

PauseCase pausing(Instant until)
{
    return {"waiting_for_customer", PauseParty::Customer, until, words("called, no answer")};
}

CloseCase closing()
{
    return {"refunded", "customer", words("done")};
}

Settle step(const Intent& intent, IntentState state, int attempt = 1)
{
    Settle act;
    act.intent = intent.id;
    act.state = state;
    act.attempt = attempt;
    if (state == IntentState::Confirmed)
        act.externalId = "re_" + intent.id.text().toLatin1();
    return act;
}

class Random {
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }
    quint32 below(quint32 n)
    {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<quint32>(m_state >> 33) % n;
    }

private:
    quint64 m_state;
};

}  // namespace

class tst_Dispatcher : public QObject {
    Q_OBJECT

    static void verifyRefused(const Result<view::Receipt>& receipt, ErrorKind kind)
    {
        QVERIFY(!receipt);
        QVERIFY2(receipt.error().kind == kind, qPrintable(receipt.error().detail));
    }

private slots:
    void everyActWritesItsEntries()
    {
        Desk d;
        d.pay("ch_1", 50'000, 0, d.clock.now());
        const CaseId id = d.open("O1");
        const auto receipt = d.mustAsk(as(d.ann), id, Claim{});
        QCOMPARE(receipt.revision, 2);
        QVERIFY(!receipt.repeated);
        QCOMPARE(receipt.sequences.size(), size_t{1});
        QCOMPARE(receipt.caseNumber, d.now(id).number);
        d.mustAsk(as(d.ben), id, AddNote{words("seen")});
        d.mustAsk(as(d.ann), id, pausing(d.clock.now() + days(1)));
        d.mustAsk(as(d.ann), id, ResumeCase{});
        d.mustAsk(as(d.ann), id, refund(5'000));
        const Intent alone = d.now(id).intents.at(0);
        QVERIFY(alone.state == IntentState::Ready);
        d.mustAsk(Actor::system(), id, step(alone, IntentState::Sending));
        d.mustAsk(Actor::source(2), id, step(alone, IntentState::Confirmed));
        d.mustAsk(as(d.ann), id, refund(5'001));
        d.mustAsk(as(d.lee), id, ApproveRefund{d.now(id).intents.at(1).id});
        d.mustAsk(Actor::source(2), id, step(d.now(id).intents.at(1), IntentState::Rejected));
        d.mustAsk(as(d.ann), id, refund(5'002));
        d.mustAsk(as(d.lee), id, DeclineRefund{d.now(id).intents.at(2).id, words("no")});
        d.mustAsk(as(d.ann), id, closing());
        d.mustAsk(as(d.ben), id, ReopenCase{words("it is back"), {}});
        d.mustAsk(as(d.ben), id, Claim{});
        d.mustAsk(as(d.ben), id, Release{});
        CaseReason second;
        second.rule = "REF-02";
        second.ruleVersion = 1;
        second.occurred = d.clock.now();
        second.key = "re_1";
        d.mustAsk(Actor::rule("REF-02", 1), id, AttachReason{second, {}, {}});
        d.mustAsk(Actor::rule("REF-02", 1), id, HealReason{"REF-02", "re_1", "gone"});
        d.mustAsk(Actor::rule("REF-01", 1), id, HealReason{"REF-01", "ch_1", "gone"});
        const Types expected{
            "case_opened",      "case_claimed",     "case_noted",   "case_paused",
            "case_resumed",     "refund_requested", "refund_ready", "intent_step",
            "intent_step",      "refund_requested", "refund_ready", "intent_step",
            "refund_requested", "refund_declined",  "case_closed",  "case_reopened",
            "case_claimed",     "case_released",    "case_reason",  "reason_healed",
            "reason_healed",    "case_closed"};
        QCOMPARE(d.types(id), expected);
        const Case value = d.now(id);
        QVERIFY(!value.open());
        QCOMPARE(value.disposition->code, QByteArray("healed"));
        QCOMPARE(value.revision, static_cast<qint64>(expected.size()));
        QCOMPARE(value.cycle, 2);
        QVERIFY(value.firstActionAt == mondayNoon());
        // The frozen request stands in the entry and in the outbox, byte for byte.
        const auto row = must(d.cache().cases->outboxOf(alone.id));
        QVERIFY(row);
        QCOMPARE(row->request, "{\"amount\":5000,\"key\":\"" + alone.id.text().toLatin1() + "\"}");
        const auto entries = must(d.journal().of(subjectOf(id), 0));
        QVERIFY(entries[6].body.contains("\"sha256\":\"" + sha256(row->request).toHex() + '"'));
        QVERIFY(!entries[2].body.contains("seen\"") && !entries[2].sealed.isEmpty());
    }

    void whatANoteSaysIsSealed()
    {
        Desk d;
        const CaseId id = d.open("O1");
        d.mustAsk(as(d.ben), id, AddNote{words("canary: call +15550100")});
        const Entry entry = must(d.journal().of(subjectOf(id), 0)).back();
        QVERIFY(!entry.body.contains("canary"));
        QVERIFY(!entry.sealed.contains("canary"));
        QCOMPARE(must(d.keys().open(entry)), QByteArray("{\"text\":\"canary: call +15550100\"}"));
    }

    void aHeldCaseIsNotClosedByHealing()
    {
        Desk d;
        const CaseId id = d.open("O1");
        d.mustAsk(as(d.ann), id, Claim{});
        d.mustAsk(Actor::rule("REF-01", 1), id, HealReason{"REF-01", "ch_1", "gone"});
        QVERIFY(d.now(id).open());
        QCOMPARE(d.types(id), (Types{"case_opened", "case_claimed", "reason_healed"}));
    }

    void theSameCommandIsRecordedOnce()
    {
        Desk d;
        d.pay("ch_1", 50'000, 0, d.clock.now());
        const CaseId id = d.open("O1");
        d.mustAsk(as(d.ann), id, Claim{});
        for (const Act& act : {Act(AddNote{words("once")}), Act(refund(1'000))}) {
            const Command command = d.command(as(d.ann), id, act);
            const auto first = must(d.dispatcher().dispatch(command));
            const size_t entries = d.types(id).size();
            d.telling = false;
            const auto second = must(d.dispatcher().dispatch(command));
            d.telling = true;
            QVERIFY(!first.repeated && second.repeated);
            QVERIFY(first.sequences == second.sequences);
            QCOMPARE(second.caseNumber, first.caseNumber);
            QCOMPARE(d.types(id).size(), entries);
            d.start();  // and after a restart
            QVERIFY(must(d.dispatcher().dispatch(command)).repeated);
            QCOMPARE(d.types(id).size(), entries);
        }
        // A finding that opens a case which is there already changes nothing, whatever its command.
        const OpenCase again = d.opening("O1");
        QVERIFY(d.mustAsk(Actor::rule("REF-01", 1), again.id, again).repeated);
    }

    void aBatchTwiceIsRecordedOnce()
    {
        Desk d;
        std::vector<Command> batch;
        for (int i = 0; i < 20; ++i) {
            const OpenCase act = d.opening("O" + QByteArray::number(i));
            batch.push_back(d.command(Actor::rule("REF-01", 1), act.id, act));
            CaseReason second = act.reason;
            second.rule = "REF-02";
            batch.push_back(
                d.command(Actor::rule("REF-02", 1), act.id, AttachReason{second, {}, {}}));
        }
        batch.push_back(d.command(as(d.ann), d.opening("O1").id, OpenCase{}));  // refused
        const auto first = d.dispatcher().dispatchAll(batch);
        QVERIFY2(first.has_value(), first ? "" : qPrintable(first.error().detail));
        QCOMPARE(first->recorded, 40);
        QCOMPARE(first->refused + first->repeated, 1);
        QCOMPARE(d.types(d.opening("O7").id), (Types{"case_opened", "case_reason"}));
        const auto head = must(d.journal().head());
        const auto second = d.dispatcher().dispatchAll(batch);
        QVERIFY2(second.has_value(), second ? "" : qPrintable(second.error().detail));
        QCOMPARE(second->recorded, 0);
        QVERIFY(must(d.journal().head()) == head);
    }

    void aStaleRevisionIsAConflict()
    {
        Desk d;
        const CaseId id = d.open("O1");
        Command command = d.command(as(d.ann), id, Claim{});
        command.seen = 1;
        d.mustAsk(as(d.ben), id, AddNote{words("first")});
        verifyRefused(d.dispatcher().dispatch(command), ErrorKind::Conflict);
        QCOMPARE(d.types(id).size(), size_t{2});
        command.seen = 2;
        QVERIFY(d.dispatcher().dispatch(command));
    }

    void refusalsHaveTheirKinds()
    {
        Desk d;
        const CaseId id = d.open("O1");
        const qint64 head = must(d.journal().head()).seq;
        verifyRefused(d.ask(as(d.ann), CaseId::mint(), Claim{}), ErrorKind::NotFound);
        verifyRefused(d.ask(as(d.ann), id, pausing(d.clock.now())), ErrorKind::Denied);
        verifyRefused(d.ask(as(d.ann), id, AddNote{}), ErrorKind::Incomplete);
        verifyRefused(d.ask(Actor::system(), id, Claim{}), ErrorKind::Denied);
        d.mustAsk(as(d.ann), id, Claim{});
        verifyRefused(d.ask(as(d.ann), id, refund(100)), ErrorKind::Denied);  // no such payment
        QCOMPARE(must(d.journal().head()).seq, head + 1);
    }

    void theClocksInTheEntries()
    {
        Desk d;
        const CaseId id = d.open("O1");
        // Noon on Monday, 9 to 17 in Berlin: 4, 8 and 24 hours of it.
        QCOMPARE(due(d.now(id), ClockKind::Claim), QStringLiteral("2026-06-01T14:00:00.000Z"));
        QCOMPARE(due(d.now(id), ClockKind::FirstAction),
                 QStringLiteral("2026-06-02T10:00:00.000Z"));
        QCOMPARE(due(d.now(id), ClockKind::Resolution), QStringLiteral("2026-06-04T10:00:00.000Z"));
        QVERIFY(!clockOf(d.now(id), ClockKind::NextUpdate));

        d.clock.advance(hours(1));
        d.mustAsk(as(d.ann), id, Claim{});
        Case value = d.now(id);
        QVERIFY(clockOf(value, ClockKind::Claim)->verdict == Verdict::Met);
        QVERIFY(clockOf(value, ClockKind::Claim)->stopped == d.clock.now());
        QVERIFY(clockOf(value, ClockKind::FirstAction)->verdict == Verdict::Running);
        QCOMPARE(toIso(value.leaseUntil), QStringLiteral("2026-06-01T13:00:00.000Z"));

        d.clock.advance(hours(1));
        d.mustAsk(as(d.ann), id, AddNote{words("looked")});
        value = d.now(id);
        QVERIFY(clockOf(value, ClockKind::FirstAction)->verdict == Verdict::Met);
        QVERIFY(value.firstActionAt == d.clock.now());
        QCOMPARE(due(value, ClockKind::NextUpdate), QStringLiteral("2026-06-03T12:00:00.000Z"));

        d.clock.advance(hours(1));
        d.mustAsk(as(d.ann), id, pausing(iso("2026-06-02T13:00:00Z")));
        value = d.now(id);
        QVERIFY(value.paused);
        QVERIFY(clockOf(value, ClockKind::Resolution)->paused);
        QCOMPARE(clockOf(value, ClockKind::Resolution)->remaining, hours(21));
        QCOMPARE(clockOf(value, ClockKind::NextUpdate)->remaining, hours(16));
        QVERIFY(!sortInstant(value.clocks).isSet());
        QCOMPARE(value.pauses.at(0).chaser, d.ann.id.text());

        // By itself it resumes at the instant named, though the timer comes later.
        d.clock.set(iso("2026-06-02T14:30:00Z"));
        d.mustAsk(Actor::system(), id, ResumeCase{});
        value = d.now(id);
        QVERIFY(value.pauses.at(0).ended == iso("2026-06-02T13:00:00Z"));
        QCOMPARE(due(value, ClockKind::Resolution), QStringLiteral("2026-06-05T10:00:00.000Z"));
        QCOMPARE(due(value, ClockKind::NextUpdate), QStringLiteral("2026-06-04T13:00:00.000Z"));
    }

    void closeGivesTheVerdict_data()
    {
        QTest::addColumn<qint64>("past");
        QTest::addColumn<bool>("met");
        QTest::newRow("at its due") << qint64{0} << true;
        QTest::newRow("a millisecond later") << qint64{1} << false;
    }
    void closeGivesTheVerdict()
    {
        QFETCH(qint64, past);
        QFETCH(bool, met);
        Desk d;
        const CaseId id = d.open("O1");
        d.mustAsk(as(d.ann), id, Claim{});
        d.mustAsk(as(d.ann), id, AddNote{words("looked")});
        d.clock.set(clockOf(d.now(id), ClockKind::Resolution)->due + past);
        d.mustAsk(as(d.ann), id, closing());
        const Case closed = d.now(id);
        QVERIFY(clockOf(closed, ClockKind::Resolution)->verdict ==
                (met ? Verdict::Met : Verdict::Missed));
        for (const SlaClock& clock : closed.clocks)
            QVERIFY(clock.verdict != Verdict::Running);
        QVERIFY(closed.owner.isNull());
        QVERIFY(closed.owned.at(0).until == d.clock.now());

        // A reopen keeps the verdict of its cycle and counts on with what was left.
        d.clock.advance(days(1));
        d.mustAsk(as(d.ben), id, ReopenCase{words("it is back"), {}});
        const Case back = d.now(id);
        QVERIFY(back.open());
        QCOMPARE(back.cycle, 2);
        QVERIFY(back.closed.at(0).until == d.clock.now());
        QVERIFY(clockOf(back, ClockKind::Resolution)->verdict == Verdict::Running);
        QCOMPARE(clockOf(back, ClockKind::Resolution)->cycle, 2);
    }

    void currentIsRightThoughTheCacheWasNotTold()
    {
        Desk d;
        d.pay("ch_1", 50'000, 0, d.clock.now());
        d.telling = false;
        const OpenCase act = d.opening("O1");
        d.mustAsk(Actor::rule("REF-01", 1), act.id, act);
        QVERIFY(!must(d.cache().cases->byId(act.id)));
        QCOMPARE(d.now(act.id).revision, 1);
        must(d.cache().follow(d.journal()));
        d.mustAsk(as(d.ann), act.id, Claim{});
        d.mustAsk(as(d.ann), act.id, refund(4'000));
        QVERIFY(must(d.cache().cases->byId(act.id))->owner.isNull());
        QVERIFY(d.now(act.id).owner == d.ann.id);
        verifyRefused(d.ask(as(d.ben), act.id, Claim{}), ErrorKind::Denied);
        QCOMPARE(must(d.dispatcher().money({2, FactKind::Payment, "ch_1"}))->underWay, 4'000);
        const QByteArray before = toStored(d.now(act.id));
        must(d.cache().follow(d.journal()));
        QCOMPARE(toStored(must(d.cache().cases->byId(act.id)).value()), before);
        QCOMPARE(toStored(d.now(act.id)), before);
    }

    void aPaymentOfAnotherOrderIsRefused()
    {
        Desk d;
        d.pay("ch_1", 30'000, 0, d.clock.now());
        const CaseId mine = d.open("O1");
        const CaseId other = d.open("O2");
        d.mustAsk(as(d.ann), mine, Claim{});
        d.mustAsk(as(d.ann), other, Claim{});
        verifyRefused(d.ask(as(d.ann), other, refund(1'000)), ErrorKind::Denied);
        d.mustAsk(as(d.ann), mine, refund(1'000));
    }

    // Two cases about one payment, four people, lost and late answers, a cache that lags: whatever
    // the order, what may have left is never more than what was taken.
    void twoRefundsNeverExceedWhatWasCaptured()
    {
        constexpr int kActions = 250;
        const int sequences = qEnvironmentVariableIsSet("DOCKET_FIGURES") ? 40 : 8;
        constexpr qint64 kCaptured = 30'000;
        Desk d;
        Random random(20261124);
        int requested = 0;
        int confirmed = 0;
        for (int sequence = 0; sequence < sequences; ++sequence) {
            const QByteArray payment = "ch_" + QByteArray::number(sequence);
            qint64 seen = 0;
            d.pay(payment, kCaptured, 0, d.clock.now());
            const OpenCase other = d.opening("O1", payment, Queue::PaymentBreak);
            d.mustAsk(Actor::rule("REF-01", 1), other.id, other);
            const std::array<CaseId, 2> cases{d.open("O1", payment), other.id};
            d.mustAsk(as(d.ann), cases[0], Claim{});
            d.mustAsk(as(d.ben), cases[1], Claim{});
            const std::array<Person, 4> people{d.ann, d.ben, d.lee, d.may};
            Command last = d.command(as(d.ann), cases[0], AddNote{words("x")});
            for (int action = 0; action < kActions; ++action) {
                d.clock.advance(seconds(1 + random.below(60)));
                d.telling = random.below(3) != 0;
                const CaseId id = cases.at(random.below(2));
                const Person& who = people.at(random.below(4));
                const Case value = d.now(id);
                const Intent* intent = value.intents.empty()
                                           ? nullptr
                                           : &value.intents.at(random.below(
                                                 static_cast<quint32>(value.intents.size())));
                const quint32 kind = random.below(10);
                if (kind < 4) {
                    RequestRefund act = refund(1 + random.below(kCaptured / 3), payment);
                    if (random.below(3) == 0)
                        act.approver = people.at(random.below(4)).id;
                    last = d.command(as(who), id, act);
                    requested += d.dispatcher().dispatch(last) ? 1 : 0;
                } else if (kind == 4) {
                    (void)d.dispatcher().dispatch(last);  // a double click
                } else if (kind == 5 && intent) {
                    (void)d.ask(as(who), id, ApproveRefund{intent->id});
                } else if (kind == 6 && intent) {
                    (void)d.ask(as(who), id, DeclineRefund{intent->id, {}});
                } else if (kind == 7) {
                    // The vendor's own sum comes, late.
                    d.pay(payment, kCaptured, seen, d.clock.now());
                } else if (intent) {
                    const auto to = static_cast<IntentState>(1 + random.below(5));
                    if (!d.ask(Actor::system(), id, step(*intent, to)))
                        continue;
                    if (to != IntentState::Confirmed)
                        continue;
                    ++confirmed;
                    seen += intent->amount.minor;
                    if (random.below(2) == 0)
                        continue;  // its fact never comes
                    Refund fact;
                    fact.id = "re_" + intent->id.text().toLatin1();
                    fact.payment = payment;
                    fact.createdAt = d.clock.now();
                    fact.amount = intent->amount;
                    fact.status = RefundStatus::Succeeded;
                    d.cache().write(2, fact, d.clock.now());
                }
                qint64 out = 0;
                for (const CaseId each : cases)
                    for (const Intent& i : d.now(each).intents)
                        if (live(i.state) || i.state == IntentState::Confirmed)
                            out += i.amount.minor;
                QVERIFY2(out <= kCaptured, qPrintable(QStringLiteral("sequence %1 action %2: %3")
                                                          .arg(sequence)
                                                          .arg(action)
                                                          .arg(out)));
                const auto money = must(d.dispatcher().money({2, FactKind::Payment, payment}));
                // It may count twice what the vendor has told in one place only, never less than
                // once.
                QVERIFY(money->refundable() <= kCaptured - out);
                if (random.below(40) == 0) {
                    must(d.cache().follow(d.journal()));
                    d.start();
                }
            }
        }
        qInfo("counted refund_actions %d", sequences * kActions);
        // The sequence did something: money was asked for and went.
        QVERIFY(requested > 50);
        QVERIFY(confirmed > 20);

        // The same entries make the same cases, whether they were told one by one, late, or all at
        // once.
        must(d.cache().follow(d.journal()));
        for (const int atOnce : {1, 7, 100'000}) {
            CacheFile fresh(d.file(("fresh" + QByteArray::number(atOnce) + ".db").constData()));
            must(fresh.follow(d.journal(), atOnce));
            for (int sequence = 0; sequence < sequences; ++sequence)
                for (const Queue queue : {Queue::Refund, Queue::PaymentBreak}) {
                    const QByteArray payment = "ch_" + QByteArray::number(sequence);
                    const CaseId id = d.opening("O1", payment, queue).id;
                    QCOMPARE(toStored(must(fresh.cases->byId(id)).value()),
                             toStored(must(d.cache().cases->byId(id)).value()));
                }
            // The outbox too, but for its order, which follows how the entries were batched.
            const auto byIntent = [](std::vector<store::OutboxRow> rows) {
                std::sort(rows.begin(), rows.end(),
                          [](const auto& a, const auto& b) { return a.intent.id < b.intent.id; });
                return rows;
            };
            QVERIFY(byIntent(must(fresh.cases->allOutbox())) ==
                    byIntent(must(d.cache().cases->allOutbox())));
        }
        QVERIFY(!must(d.journal().verify()).broken);
    }

    void erasingASubjectsKeyLeavesItsCase()
    {
        Desk d;
        const CaseId id = d.open("O1");
        d.mustAsk(as(d.ann), id, Claim{});
        d.mustAsk(as(d.ann), id, AddNote{words("the customer's new address is Elm Road 7")});
        const Entry note = must(d.journal().of(subjectOf(id), 0)).back();
        QVERIFY(must(d.keys().open(note)).contains("Elm Road"));
        const QByteArray before = toStored(d.now(id));
        must(d.keys().destroy(subjectOf(id)));
        const auto gone = d.keys().open(note);
        QVERIFY(!gone);
        QVERIFY(gone.error().kind == ErrorKind::NotFound);
        CacheFile fresh(d.file("fresh.db"));
        must(fresh.follow(d.journal()));
        QCOMPARE(toStored(must(fresh.cases->byId(id)).value()), before);
        QVERIFY(!must(d.journal().verify()).broken);
    }

    void erasingThePeoplesNamesLeavesThePeople()
    {
        Desk d;
        QCOMPARE(d.dispatcher().setup().person(d.ann.id)->fullName, QStringLiteral("Person ann"));
        const Setup before = d.dispatcher().setup();
        d.start();
        QVERIFY(d.dispatcher().setup() == before);
        must(d.keys().destroy(profileSubject()));
        d.start();
        QCOMPARE(d.dispatcher().setup().person(d.ann.id)->fullName, QStringLiteral("ann"));
        QVERIFY(d.dispatcher().setup().person(d.lee.id)->has(Role::Lead));
    }

    void anEntryOfANewerDocketStops()
    {
        Desk d;
        const CaseId id = d.open("O1");
        Entry entry = must(d.journal().of(subjectOf(id), 0)).front();
        Case value;
        entry.typeVersion = 9;
        QVERIFY(command::apply(value, entry).error().kind == ErrorKind::Newer);
        entry.typeVersion = 1;
        entry.type = "case_merged";
        QVERIFY(command::apply(value, entry).error().kind == ErrorKind::Newer);
        QVERIFY(value == Case{});
        QVERIFY(command::isCaseEntry("case_merged"));

        EntryDraft newer = entry;
        newer.id = EntryId::mint();
        newer.command = CommandId::mint();
        must(d.journal().append({}, {newer}));
        const auto current = d.dispatcher().current(id);
        QVERIFY(!current && current.error().kind == ErrorKind::Newer);
        verifyRefused(d.ask(as(d.ann), id, Claim{}), ErrorKind::Newer);
        CacheFile fresh(d.file("fresh.db"));
        const auto done = fresh.follow(d.journal());
        QVERIFY(!done && done.error().kind == ErrorKind::Newer);
    }

    void aProfileEntryOfANewerDocketStops()
    {
        Desk d;
        Entry entry = must(d.journal().of(profileSubject(), 0)).front();
        QCOMPARE(entry.type, QByteArray("profile_set"));
        Setup setup;
        QVERIFY(apply(setup, entry, {}));
        entry.typeVersion = 9;
        const auto later = apply(setup, entry, {});
        QVERIFY(!later && later.error().kind == ErrorKind::Newer);
        entry.typeVersion = 1;
        entry.type = "robot_set";
        const auto unknown = apply(setup, entry, {});
        QVERIFY(!unknown && unknown.error().kind == ErrorKind::Newer);
    }
};

QTEST_GUILESS_MAIN(tst_Dispatcher)
#include "tst_dispatcher.moc"
