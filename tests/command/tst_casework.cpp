// SPDX-License-Identifier: GPL-3.0-or-later
// How work passes between people, and what else than a refund the world is told.
#include "core/command/labels.h"
#include "tests/support/desk.h"

#include <QTest>

using namespace docket;
using namespace docket::test;

namespace {

using Types = std::vector<QByteArray>;

AttachEvidence attaching(const QByteArray& kind = "receipt")
{
    AttachEvidence act;
    act.evidence.id = EvidenceId::mint();
    act.evidence.kind = kind;
    act.evidence.sha256 = QByteArray(64, 'a');
    act.evidence.size = 10;
    act.evidence.mediaType = "application/pdf";
    act.evidence.origin = "file";
    act.name = words("canary-receipt.pdf");
    return act;
}

HandOff handing(const Desk& d, PersonId to)
{
    HandOff act;
    act.to = to;
    act.reason = words("the warehouse must count");
    act.takeBy = d.clock.now() + hours(2);
    return act;
}

RequestRefund refund(qint64 minor)
{
    return {{2, FactKind::Payment, "ch_1"},
            {minor, Currency::parse("USD")},
            "requested_by_customer",
            words("asked by telephone"),
            {}};
}

Order order(const QByteArray& id)
{
    Order o;
    o.id = id;
    o.number = '#' + id;
    o.createdAt = o.updatedAt = mondayNoon();
    o.customer = "C1";
    o.total = {20'000, Currency::parse("USD")};
    return o;
}

FulfillmentOrder fulfillment(const QByteArray& status)
{
    FulfillmentOrder f;
    f.id = "F1";
    f.order = "O1";
    f.createdAt = mondayNoon();
    f.status = status;
    return f;
}

void verifyRefused(const Result<view::Receipt>& receipt, ErrorKind kind)
{
    QVERIFY(!receipt);
    QVERIFY2(receipt.error().kind == kind, qPrintable(receipt.error().detail));
}

}  // namespace

class tst_Casework : public QObject {
    Q_OBJECT

private slots:
    void aHandoffPassesTheCaseOnlyWhenItIsAccepted()
    {
        Desk d;
        const CaseId id = d.open("O1");
        d.mustAsk(as(d.ann), id, Claim{});
        HandOff needs = handing(d, d.ben.id);
        needs.needs = {"receipt"};
        verifyRefused(d.ask(as(d.ann), id, needs), ErrorKind::Incomplete);
        d.mustAsk(as(d.ann), id, attaching());
        d.mustAsk(as(d.ann), id, needs);
        QVERIFY(d.now(id).owner == d.ann.id);
        QVERIFY(d.now(id).offered());
        d.mustAsk(as(d.ben), id, ReturnHandoff{words("wrong desk")});
        QVERIFY(d.now(id).owner == d.ann.id);
        QVERIFY(!d.now(id).offered());
        HandOff team = handing(d, {});
        team.team = Role::Lead;
        d.mustAsk(as(d.ann), id, team);
        verifyRefused(d.ask(as(d.ben), id, AcceptHandoff{}), ErrorKind::Denied);
        d.clock.advance(minutes(30));
        d.mustAsk(as(d.lee), id, AcceptHandoff{});
        const Case value = d.now(id);
        QVERIFY(value.owner == d.lee.id);
        QVERIFY(value.leaseUntil > d.clock.now());
        QCOMPARE(value.handoffs.size(), size_t{2});
        QVERIFY(value.handoffs[1].state == Handoff::State::Accepted);
        QVERIFY(value.handoffs[1].answeredBy == d.lee.id);
        QVERIFY(value.handoffs[1].answeredAt == d.clock.now());
        QVERIFY(value.owned.back() == (Span{d.clock.now(), Instant::none()}));
        QVERIFY(value.owned.front().until == d.clock.now());
        QCOMPARE(d.types(id),
                 (Types{"case_opened", "case_claimed", "evidence_attached", "handed_off",
                        "handoff_returned", "handed_off", "handoff_accepted"}));
        // What was written and what a file is called is sealed.
        for (const Entry& entry : must(d.journal().of(subjectOf(id), 0))) {
            QVERIFY(!entry.body.contains("warehouse") && !entry.body.contains("canary"));
            if (entry.type == "evidence_attached")
                QVERIFY(must(d.keys().open(entry)).contains("canary-receipt.pdf"));
        }
        // And the cache has it all.
        QVERIFY(must(d.cache().cases->byId(id)).value() == value);
    }

    void aLeadAssigns()
    {
        Desk d;
        const CaseId id = d.open("O1");
        verifyRefused(d.ask(as(d.ann), id, Assign{d.ben.id, {}}), ErrorKind::Denied);
        d.mustAsk(as(d.lee), id, Assign{d.ben.id, words("please")});
        QVERIFY(d.now(id).owner == d.ben.id);
        QVERIFY(d.now(id).clocks.front().verdict == Verdict::Met);
        d.mustAsk(as(d.lee), id, Assign{d.ann.id, {}});
        QVERIFY(d.now(id).owner == d.ann.id);
        QVERIFY(d.now(id).owned.front().until == d.clock.now());
    }

    void snoozeAndEscalationStopNothing()
    {
        Desk d;
        const CaseId id = d.open("O1");
        const Clocks before = d.now(id).clocks;
        d.mustAsk(as(d.ben), id, SnoozeCase{d.clock.now() + hours(1)});
        d.mustAsk(as(d.ben), id, SnoozeCase{d.clock.now() + hours(2)});
        d.mustAsk(as(d.ann), id, Escalate{words("calls every hour")});
        const Case value = d.now(id);
        QVERIFY(value.clocks == before);
        QCOMPARE(value.snoozes.size(), size_t{1});
        QVERIFY(value.snoozes[0] == (Snooze{d.ben.id, d.clock.now() + hours(2)}));
        QVERIFY(value.escalations == (std::vector<Escalation>{{d.ann.id, d.clock.now()}}));
    }

    void openedByHand()
    {
        Desk d;
        d.cache().write(1, order("O9"), d.clock.now());
        OpenByHand act;
        act.id = CaseId::mint();
        act.queue = Queue::Release;
        act.subject = {1, FactKind::Order, "O9"};
        act.subjectLabel = "#O9";
        act.order = "O9";
        act.note = words("the customer says the parcel was empty");
        OpenByHand unknown = act;
        unknown.subject.id = unknown.order = "O404";
        verifyRefused(d.ask(as(d.ann), unknown.id, unknown), ErrorKind::Denied);
        d.mustAsk(as(d.ann), act.id, act);
        const Case value = d.now(act.id);
        QVERIFY(value.open() && value.queue == Queue::Release && value.order == "O9");
        QCOMPARE(value.reasons.at(0).rule, QByteArray(kByHand));
        QVERIFY(!value.clocks.empty());
        QVERIFY(!must(d.journal().of(subjectOf(act.id), 0)).at(0).body.contains("parcel"));
        QVERIFY(d.mustAsk(as(d.ann), act.id, act).repeated);
    }

    void aMergedCaseLeavesItsReasonsBehind()
    {
        Desk d;
        const CaseId one = d.open("O1", "ch_1");
        const OpenCase second = d.opening("O1", "ch_2", Queue::PaymentBreak);
        OpenCase act = second;
        act.reason.rule = "BRK-01";
        act.deadline = d.clock.now() + hours(1);
        d.mustAsk(Actor::rule("BRK-01", 1), act.id, act);
        d.mustAsk(as(d.lee), act.id, MergeCase{one, 0, words("the same trouble")});
        const Case merged = d.now(act.id);
        QVERIFY(!merged.open());
        QCOMPARE(merged.disposition->code, QByteArray("merged"));
        QVERIFY(merged.links == (std::vector<CaseLink>{{one, d.now(one).number, "merged"}}));
        const Case into = d.now(one);
        QVERIFY(into.open());
        QCOMPARE(into.reasons.size(), size_t{2});
        QCOMPARE(into.reasons[1].rule, QByteArray("BRK-01"));
        // Its deadline came along.
        QVERIFY(std::any_of(into.clocks.begin(), into.clocks.end(), [&](const SlaClock& clock) {
            return clock.external() && clock.due == act.deadline;
        }));
        // It heals only when both are gone.
        d.mustAsk(Actor::rule("REF-01", 1), one, HealReason{"REF-01", "ch_1", "gone"});
        QVERIFY(d.now(one).open());
        d.mustAsk(Actor::rule("BRK-01", 1), one, HealReason{"BRK-01", "ch_2", "gone"});
        QVERIFY(!d.now(one).open());
        // Cases of two orders do not merge.
        const CaseId elsewhere = d.open("O2", "ch_9");
        verifyRefused(d.ask(as(d.lee), elsewhere, MergeCase{act.id, 0, {}}), ErrorKind::Denied);
        QVERIFY(must(d.cache().cases->byId(one)).value() == d.now(one));
    }

    void linked()
    {
        Desk d;
        const CaseId one = d.open("O1");
        const CaseId two = d.open("O2", "ch_2");
        d.mustAsk(as(d.ben), one, LinkCase{{two, 999, "cause"}, words("one warehouse")});
        QVERIFY(d.now(one).links == (std::vector<CaseLink>{{two, d.now(two).number, "cause"}}));
        verifyRefused(d.ask(as(d.ben), one, LinkCase{{CaseId::mint(), 1, "related"}, {}}),
                      ErrorKind::Denied);
    }

    // Many small refunds of one person for one customer are one sum, over all orders and cases.
    void splitRefunds()
    {
        Desk d;
        d.pay("ch_1", 50'000, 0, d.clock.now());
        Payment other;
        other.id = "ch_2";
        other.order = "O2";
        other.createdAt = mondayNoon();
        other.amount = {50'000, Currency::parse("USD")};
        other.captured = 50'000;
        other.status = PaymentStatus::Approved;
        d.cache().write(2, other, d.clock.now());
        d.cache().write(1, order("O1"), d.clock.now());
        d.cache().write(1, order("O2"), d.clock.now());
        const CaseId one = d.open("O1");
        const CaseId two = d.open("O2", "ch_2");
        d.mustAsk(as(d.ann), one, Claim{});
        d.mustAsk(as(d.ann), two, Claim{});
        d.mustAsk(as(d.ann), one, refund(4'000));
        QVERIFY(d.now(one).intents.at(0).state == IntentState::Ready);
        RequestRefund more = refund(1'001);
        more.payment.id = "ch_2";
        d.mustAsk(as(d.ann), two, more);
        QVERIFY(d.now(two).intents.at(0).state == IntentState::Proposed);
        more.amount.minor = 1'000;
        d.mustAsk(as(d.ann), two, more);
        QVERIFY(d.now(two).intents.at(1).state == IntentState::Ready);
        // A restart forgets nothing, and a day later it is another day.
        d.start();
        d.mustAsk(as(d.ann), two, more);
        QVERIFY(d.now(two).intents.at(2).state == IntentState::Proposed);
        d.clock.advance(hours(24));
        d.mustAsk(as(d.ann), two, more);
        QVERIFY(d.now(two).intents.at(3).state == IntentState::Ready);
    }

    void whatNeedsAPersonIsSettledByOne()
    {
        Desk d;
        d.pay("ch_1", 50'000, 0, d.clock.now());
        const CaseId id = d.open("O1");
        d.mustAsk(as(d.ann), id, Claim{});
        d.mustAsk(as(d.ann), id, refund(4'000));
        const IntentId intent = d.now(id).intents.at(0).id;
        Settle step;
        step.intent = intent;
        step.state = IntentState::NeedsPerson;
        step.attempt = 1;
        d.mustAsk(Actor::source(2), id, step);
        verifyRefused(d.ask(as(d.ann), id, CloseCase{"refunded", "customer", words("x")}),
                      ErrorKind::Denied);
        const SettleByHand act{intent, true, "re_77", words("seen in the dashboard")};
        verifyRefused(d.ask(as(d.ann), id, act), ErrorKind::Denied);
        d.mustAsk(as(d.lee), id, act);
        QVERIFY(d.now(id).intents.at(0).state == IntentState::Confirmed);
        QCOMPARE(d.now(id).intents.at(0).externalId, QByteArray("re_77"));
        d.mustAsk(as(d.ann), id, CloseCase{"refunded", "customer", words("x")});
    }

    void aLabelIsVoidedWhileNobodyHasTheParcel()
    {
        Desk d;
        d.pay("ch_1", 50'000, 0, d.clock.now());
        d.cache().write(1, order("O1"), d.clock.now());
        Label label;
        label.id = "se-1";
        label.order = "O1";
        label.createdAt = mondayNoon();
        label.status = "completed";
        label.carrier = "ups";
        label.tracking = "1Z1";
        d.cache().write(1, label, d.clock.now());
        const CaseId id = d.open("O1");
        d.mustAsk(as(d.ann), id, Claim{});
        const auto may = [&] {
            return !must(command::voidableLabels(*d.cache().facts, d.now(id))).empty();
        };
        QVERIFY(may());
        // Another order's, and one that is not known.
        Label foreign = label;
        foreign.id = "se-2";
        foreign.order = "O9";
        d.cache().write(1, foreign, d.clock.now());
        for (const char* other : {"se-2", "se-3"})
            verifyRefused(d.ask(as(d.ann), id, VoidLabel{{1, FactKind::Label, other}, words("x")}),
                          ErrorKind::Denied);
        // What a carrier announces is no scan; what it saw is.
        Tracking parcel;
        parcel.carrier = "ups";
        parcel.number = "1Z1";
        parcel.id = "ups:1Z1";
        parcel.status = "not_yet_in_system";
        d.cache().write(1, parcel, d.clock.now());
        QVERIFY(may());
        Tracking other = parcel;
        other.carrier = "gls";
        other.id = "gls:1Z1";
        other.status = "delivered";
        d.cache().write(1, other, d.clock.now());
        QVERIFY(may());
        const VoidLabel act{{1, FactKind::Label, "se-1"}, words("wrong size")};
        parcel.status = "in_transit";
        parcel.lastScanAt = d.clock.now();
        d.cache().write(1, parcel, d.clock.now() + 1);
        QVERIFY(!may());
        verifyRefused(d.ask(as(d.ann), id, act), ErrorKind::Denied);
        parcel.status = "not_yet_in_system";
        parcel.lastScanAt = {};
        d.cache().write(1, parcel, d.clock.now() + 2);
        // A label for goods that are back is of no use to void.
        Return back;
        back.id = "O1";
        back.order = "O1";
        back.requestedAt = mondayNoon();
        back.receivedAt = mondayNoon() + 1;
        d.cache().write(1, back, d.clock.now());
        QVERIFY(may());
        label.returning = true;
        d.cache().write(1, label, d.clock.now() + 3);
        QVERIFY(!may());
        label.returning = false;
        d.cache().write(1, label, d.clock.now() + 4);
        d.mustAsk(as(d.ann), id, act);
        const Intent intent = d.now(id).intents.at(0);
        QVERIFY(intent.kind == IntentKind::VoidLabel);
        QVERIFY(intent.state == IntentState::Ready);
        verifyRefused(d.ask(as(d.ann), id, act), ErrorKind::Denied);
        // Done is done, also before the label is read again.
        Settle step;
        step.intent = intent.id;
        step.state = IntentState::Confirmed;
        step.attempt = 1;
        d.mustAsk(Actor::source(1), id, step);
        QVERIFY(!may());
        label.status = "voided";
        label.voidedAt = d.clock.now();
        d.cache().write(1, label, d.clock.now() + 5);
        Case other_case = d.now(id);
        other_case.intents.clear();
        QVERIFY(must(command::voidableLabels(*d.cache().facts, other_case)).empty());
    }

    void changesOfTheWorldAreIntents()
    {
        Desk d;
        d.pay("ch_1", 50'000, 0, d.clock.now());
        d.cache().write(1, order("O1"), d.clock.now());
        d.cache().write(1, fulfillment("open"), d.clock.now());
        Hold review;
        review.id = "prv_1";
        review.payment = "ch_1";
        review.createdAt = mondayNoon();
        review.open = true;
        d.cache().write(2, review, d.clock.now());
        const CaseId id = d.open("O1");
        d.mustAsk(as(d.lee), id, Claim{});
        const ExternalRef f{1, FactKind::FulfillmentOrder, "F1"};
        verifyRefused(d.ask(as(d.lee), id, ReleaseFulfillment{f, {}}), ErrorKind::Denied);
        verifyRefused(
            d.ask(as(d.lee), id,
                  HoldFulfillment{{1, FactKind::FulfillmentOrder, "F2"}, "other", words("x")}),
            ErrorKind::Denied);
        d.mustAsk(as(d.lee), id, HoldFulfillment{f, "high_risk_of_fraud", words("looks odd")});
        Case value = d.now(id);
        QVERIFY(value.intents.at(0).kind == IntentKind::HoldFulfillment);
        QVERIFY(value.intents.at(0).target == f);
        QVERIFY(value.intents.at(0).state == IntentState::Ready);
        verifyRefused(d.ask(as(d.lee), id, HoldFulfillment{f, "other", words("x")}),
                      ErrorKind::Denied);
        // What it is worth is the vendor's word: 500.00 is above the lead's own limit.
        const ApprovePayment approve{{2, FactKind::Hold, "prv_1"},
                                     {2, FactKind::Payment, "ch_1"},
                                     {1, Currency::parse("USD")},
                                     words("called, it is him"),
                                     {}};
        d.mustAsk(as(d.lee), id, approve);
        QVERIFY(d.now(id).intents.at(1).state == IntentState::Proposed);
        QCOMPARE(d.now(id).intents.at(1).amount.minor, 50'000);
        verifyRefused(d.ask(as(d.lee), id, ApproveRefund{d.now(id).intents.at(1).id}),
                      ErrorKind::Denied);
        d.mustAsk(as(d.may), id, ApproveRefund{d.now(id).intents.at(1).id});
        QVERIFY(d.now(id).intents.at(1).state == IntentState::Ready);
        d.mustAsk(as(d.lee), id,
                  CancelOrder{{1, FactKind::Order, "O1"}, "customer", words("changed mind")});
        QCOMPARE(d.types(id),
                 (Types{"case_opened", "case_claimed", "change_requested", "change_ready",
                        "change_requested", "change_ready", "change_requested", "change_ready"}));
        verifyRefused(d.ask(as(d.lee), id, CloseCase{"refunded", "customer", words("x")}),
                      ErrorKind::Denied);
        // They take no money: all of the payment can still be given back.
        QCOMPARE(must(d.dispatcher().money({2, FactKind::Payment, "ch_1"}))->refundable(), 50'000);
    }
};

QTEST_GUILESS_MAIN(tst_Casework)
#include "tst_casework.moc"
