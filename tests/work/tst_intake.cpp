// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/intake.h"
#include "tests/support/samplepicture.h"

#include <QSet>
#include <QTest>

using namespace docket;
using namespace docket::test;
using work::Picture;

namespace {

Setup setup()
{
    Setup s;
    s.reopenWindow = days(7);
    return s;
}

work::Verdict decide(const Picture& picture, const std::vector<Case>& cases = {},
                     bool adopted = false)
{
    return work::decide(picture, cases, setup(), adopted);
}

template <class A>
std::vector<A> all(const work::Verdict& verdict)
{
    std::vector<A> out;
    for (const Command& command : verdict.commands)
        if (const auto* act = std::get_if<A>(&command.act))
            out.push_back(*act);
    return out;
}

// The cases that a verdict's commands leave behind, as far as intake looks at them.
void carryOut(std::vector<Case>& cases, const work::Verdict& verdict, Instant at)
{
    for (const Command& command : verdict.commands) {
        if (const auto* open = std::get_if<OpenCase>(&command.act)) {
            const bool there = std::any_of(cases.begin(), cases.end(),
                                           [&](const Case& c) { return c.id == open->id; });
            if (there)
                continue;  // opening what is there already changes nothing
            Case c;
            c.id = open->id;
            c.number = static_cast<qint64>(cases.size()) + 1;
            c.revision = 1;
            c.queue = open->queue;
            c.openedAt = at;
            c.reasons.push_back(open->reason);
            cases.push_back(c);
            continue;
        }
        for (Case& c : cases) {
            if (c.id != command.subject)
                continue;
            ++c.revision;
            if (const auto* attach = std::get_if<AttachReason>(&command.act)) {
                if (!c.open())
                    continue;  // judged: it is closed
                std::erase_if(c.reasons, [&](const CaseReason& r) {
                    return r.rule == attach->reason.rule && r.key == attach->reason.key;
                });
                c.reasons.push_back(attach->reason);
            } else if (const auto* heal = std::get_if<HealReason>(&command.act)) {
                bool last = true;
                for (CaseReason& r : c.reasons) {
                    if (r.rule == heal->rule && r.key == heal->key)
                        r.healed = true;
                    last = last && r.healed;
                }
                if (last && c.owner.isNull()) {
                    c.state = CaseState::Closed;
                    c.closedAt = at;
                }
            } else if (const auto* reopen = std::get_if<ReopenCase>(&command.act)) {
                if (c.open())
                    continue;  // judged: it is open
                c.state = CaseState::Open;
                c.closedAt = {};
                ++c.cycle;
                std::erase_if(c.reasons, [&](const CaseReason& r) {
                    return r.rule == reopen->reason->rule && r.key == reopen->reason->key;
                });
                c.reasons.push_back(*reopen->reason);
            }
        }
    }
}

Picture broken()
{
    Picture p = samplePicture();
    p.order->fact.personal.shipping.city.clear();  // ORD-01
    return p;
}

Picture brokenTwice()
{
    Picture p = broken();
    p.order->fact.lines[0].sku.clear();  // ORD-03, the same queue
    return p;
}

}  // namespace

class tst_Intake : public QObject {
    Q_OBJECT

private slots:
    void aSourceIsASubjectOfItsOwn()
    {
        Picture picture;
        picture.now = kOrdered + hours(1);
        Source gateway;
        gateway.number = 3;
        gateway.name = QStringLiteral("Gateway");
        store::FeedRow feed;
        feed.source = 3;
        feed.feed = "charges";
        feed.kind = name(ErrorKind::Denied);
        feed.lastSuccess = kOrdered - hours(1);
        feed.failingSince = kOrdered;
        picture.health = work::Health{gateway, {feed}, {}};
        const auto opened = all<OpenCase>(decide(picture));
        QCOMPARE(opened.size(), size_t{1});
        QCOMPARE(opened[0].queue, Queue::IntegrationIncident);
        QVERIFY(opened[0].subject == (ExternalRef{3, FactKind::Source, "3"}));
        QCOMPARE(opened[0].subjectLabel, QByteArray("Gateway"));
        std::vector<Case> cases;
        carryOut(cases, decide(picture), picture.now);
        QVERIFY(decide(picture, cases).commands.empty());

        // After a rebuild nothing says that it fails: that proves nothing until it is read again.
        picture.health->feeds[0].failingSince = {};
        picture.health->feeds[0].kind.clear();
        QVERIFY(decide(picture, cases).commands.empty());
        picture.health->feeds[0].lastSuccess = kOrdered + minutes(1);
        QCOMPARE(all<HealReason>(decide(picture, cases)).size(), size_t{1});
        // Another source with the same trouble is another case.
        Picture other;
        other.now = picture.now;
        gateway.number = 4;
        feed.source = 4;
        other.health = work::Health{gateway, {feed}, {}};
        QVERIFY(all<OpenCase>(decide(other)).at(0).id != opened[0].id);
    }

    void opensOneCaseWithAStableId()
    {
        const auto first = decide(broken());
        const auto second = decide(broken());
        QCOMPARE(first.commands.size(), size_t{1});
        const auto opened = all<OpenCase>(first);
        QCOMPARE(opened.size(), size_t{1});
        QCOMPARE(opened[0].id.text(), all<OpenCase>(second).at(0).id.text());
        QCOMPARE(first.commands[0].id.text(), second.commands[0].id.text());
        QVERIFY(first.commands[0].subject == opened[0].id);
        QVERIFY(first.commands[0].actor == Actor::rule("ORD-01", work::rule("ORD-01")->version));
        QVERIFY(opened[0].queue == Queue::OrderReview);
        QCOMPARE(opened[0].subjectLabel, QByteArray("#HL-1"));
        QCOMPARE(opened[0].order, QByteArray("O1"));
        QVERIFY(opened[0].subject == (ExternalRef{1, FactKind::Order, "O1"}));
        QCOMPARE(opened[0].amount.minor, 10'000);
        QVERIFY(!opened[0].adopted);
        QVERIFY(!first.standard);
        // The id holds for ever: written down, so that a change of its derivation is seen.
        QCOMPARE(opened[0].id.text(),
                 work::caseOf(*work::rule("ORD-01"), broken(), {{}, kOrdered, {}, {}, {}, {}, {}})
                     .text());
        Picture later = broken();
        later.now = later.now + days(3);
        QCOMPARE(all<OpenCase>(decide(later)).at(0).id.text(), opened[0].id.text());
        Picture another = broken();
        another.order->fact.createdAt = kOrdered + 1;
        QVERIFY(all<OpenCase>(decide(another)).at(0).id != opened[0].id);
    }

    void adoptedIsCarried() { QVERIFY(all<OpenCase>(decide(broken(), {}, true)).at(0).adopted); }

    void aSecondRuleInTheSameQueueAttaches()
    {
        const auto together = decide(brokenTwice());
        QCOMPARE(all<OpenCase>(together).size(), size_t{1});
        QCOMPARE(all<AttachReason>(together).size(), size_t{1});
        QVERIFY(together.commands[1].subject == all<OpenCase>(together)[0].id);
        QCOMPARE(all<AttachReason>(together)[0].reason.rule, QByteArray("ORD-03"));

        std::vector<Case> cases;
        carryOut(cases, decide(broken()), kOrdered);
        const auto later = decide(brokenTwice(), cases);
        QCOMPARE(later.commands.size(), size_t{1});
        QCOMPARE(all<AttachReason>(later).size(), size_t{1});
        QVERIFY(later.commands[0].subject == cases[0].id);
        carryOut(cases, later, kOrdered);
        QCOMPARE(cases[0].reasons.size(), size_t{2});
        QVERIFY(decide(brokenTwice(), cases).commands.empty());
    }

    void anotherQueueOpensItsOwn()
    {
        Picture p = broken();
        p.holds = {sampleHold()};
        const auto verdict = decide(p);
        const auto opened = all<OpenCase>(verdict);
        QCOMPARE(opened.size(), size_t{2});
        QVERIFY(opened[0].queue == Queue::OrderReview);
        QVERIFY(opened[1].queue == Queue::PaymentHold);
        QVERIFY(opened[0].id != opened[1].id);
    }

    void aDeadlineAndItsTierAreCarried()
    {
        Picture p = samplePicture();
        p.disputes = {sampleDispute("needs_response")};
        const auto opened = all<OpenCase>(decide(p));
        QCOMPARE(opened.size(), size_t{1});
        QVERIFY(opened[0].deadline == kOrdered + days(9));
        QVERIFY(opened[0].tier == Tier::Priority);
    }

    void healsWhenTheFindingIsGone()
    {
        std::vector<Case> cases;
        carryOut(cases, decide(brokenTwice()), kOrdered);
        const auto half = decide(broken(), cases);
        QCOMPARE(half.commands.size(), size_t{1});
        QCOMPARE(all<HealReason>(half).at(0).rule, QByteArray("ORD-03"));
        QVERIFY(half.commands[0].subject == cases[0].id);
        carryOut(cases, half, kOrdered);
        QVERIFY(cases[0].open());
        const auto rest = decide(samplePicture(), cases);
        QCOMPARE(all<HealReason>(rest).at(0).rule, QByteArray("ORD-01"));
        carryOut(cases, rest, kOrdered);
        QVERIFY(!cases[0].open());
        QVERIFY(decide(samplePicture(), cases).commands.empty());
        // Of two findings of one rule the one that is gone heals.
        Picture two = samplePicture();
        two.payments.push_back(samplePayment("ch_2"));
        two.holds = {sampleHold(), sampleHold()};
        two.holds[1].ref.id = two.holds[1].fact.id = "prv_2";
        std::vector<Case> held;
        two.payments.pop_back();
        carryOut(held, decide(two), kOrdered);
        QCOMPARE(held.size(), size_t{1});
        QCOMPARE(held[0].reasons.size(), size_t{2});
        two.holds[0].fact.open = false;
        const auto one = decide(two, held);
        QCOMPARE(one.commands.size(), size_t{1});
        QCOMPARE(all<HealReason>(one).at(0).key, QByteArray("prv_1"));
    }

    // What flickers heals when it has been gone for its rule's settle time, counted from the
    // vendor's last word, and not before.
    void healsWhenItHasSettled()
    {
        Picture p = samplePicture();
        p.fulfillments[0].fact.location.clear();  // ALC-01
        std::vector<Case> cases;
        carryOut(cases, decide(p), p.now);
        QCOMPARE(cases.size(), size_t{1});
        const Millis settle = work::rule("ALC-01")->settle;
        QVERIFY(settle > 0);
        Picture placed = samplePicture();
        placed.fulfillments[0].version = p.now;
        placed.now = p.now + settle - 1;
        const auto early = decide(placed, cases);
        QVERIFY(early.commands.empty());
        QVERIFY(early.again == p.now + settle);
        placed.now = p.now + settle;
        QCOMPARE(all<HealReason>(decide(placed, cases)).size(), size_t{1});
        // Gone and back within it: nothing was said, and nothing is.
        p.now = p.now + settle - 1;
        QVERIFY(decide(p, cases).commands.empty());
        // A vendor's clock that runs ahead does not hold it back.
        placed.fulfillments[0].version = placed.now + days(1);
        QCOMPARE(all<HealReason>(decide(placed, cases)).size(), size_t{1});
    }

    void unsureHealsNothing()
    {
        Picture p = samplePicture();
        p.payments.clear();  // BRK-03
        std::vector<Case> cases;
        carryOut(cases, decide(p), kOrdered);
        QCOMPARE(cases.size(), size_t{1});
        p.gatewaysWhole = false;
        QVERIFY(decide(p, cases).commands.empty());
        p.gatewaysWhole = true;
        p.payments.push_back(samplePayment("ch_1"));
        QCOMPARE(all<HealReason>(decide(p, cases)).size(), size_t{1});
    }

    void closedKnowingTheFindingStaysClosed()
    {
        std::vector<Case> cases;
        carryOut(cases, decide(broken()), kOrdered);
        cases[0].state = CaseState::Closed;
        cases[0].closedAt = kOrdered + hours(1);
        Picture p = broken();
        QVERIFY(decide(p, cases).commands.empty());
        p.now = p.now + days(100);
        QVERIFY(decide(p, cases).commands.empty());
        // What is new about it, the close did not know.
        p.order->fact.lines[0].sku.clear();
        const auto opened = all<OpenCase>(decide(p, cases));
        QCOMPARE(opened.size(), size_t{1});
        QCOMPARE(opened[0].reason.rule, QByteArray("ORD-03"));
    }

    void healedAndBack_data()
    {
        QTest::addColumn<qint64>("after");
        QTest::addColumn<bool>("reopens");
        QTest::newRow("at once") << qint64{1} << true;
        QTest::newRow("the window's last millisecond") << days(7) << true;
        QTest::newRow("after the window") << days(7) + 1 << false;
    }
    void healedAndBack()
    {
        QFETCH(qint64, after);
        QFETCH(bool, reopens);
        const Instant healedAt = kOrdered + hours(3);
        std::vector<Case> cases;
        carryOut(cases, decide(broken()), kOrdered);
        carryOut(cases, decide(samplePicture(), cases), healedAt);
        QVERIFY(!cases[0].open());
        Picture back = broken();
        back.now = healedAt + after;
        const auto verdict = decide(back, cases);
        QCOMPARE(verdict.commands.size(), size_t{1});
        QCOMPARE(all<ReopenCase>(verdict).size(), size_t(reopens ? 1 : 0));
        carryOut(cases, verdict, back.now);
        // Whatever it became, somebody sees it: one case is open and knows the finding.
        const auto isOpen = [](const Case& c) { return c.open(); };
        QCOMPARE(std::count_if(cases.begin(), cases.end(), isOpen), 1);
        QCOMPARE(cases.size(), size_t(reopens ? 1 : 2));
        const auto open = std::find_if(cases.begin(), cases.end(), isOpen);
        QCOMPARE(open->reasons.size(), size_t{1});
        QVERIFY(!open->reasons[0].healed);
        QVERIFY(decide(back, cases).commands.empty());
    }

    void twoFindingsComeBackTogether()
    {
        std::vector<Case> cases;
        carryOut(cases, decide(brokenTwice()), kOrdered);
        carryOut(cases, decide(samplePicture(), cases), kOrdered + hours(1));
        QVERIFY(!cases[0].open());
        Picture back = brokenTwice();
        carryOut(cases, decide(back, cases), back.now);
        QCOMPARE(cases.size(), size_t{1});
        QVERIFY(cases[0].open());
        for (const CaseReason& reason : cases[0].reasons)
            QVERIFY2(!reason.healed, reason.rule.constData());
        QVERIFY(decide(back, cases).commands.empty());
    }

    void healedOnAHeldCaseAttachesAgain()
    {
        std::vector<Case> cases;
        carryOut(cases, decide(broken()), kOrdered);
        cases[0].owner = PersonId::mint();
        carryOut(cases, decide(samplePicture(), cases), kOrdered);
        QVERIFY(cases[0].open() && cases[0].reasons[0].healed);
        const auto back = decide(broken(), cases);
        QCOMPARE(back.commands.size(), size_t{1});
        QCOMPARE(all<AttachReason>(back).size(), size_t{1});
    }

    // One finding goes and another of its queue comes between two looks: the case that nobody holds
    // goes on with the new one, and is not closed under it.
    void whatComesIsAttachedBeforeWhatWentHeals()
    {
        std::vector<Case> cases;
        carryOut(cases, decide(broken()), kOrdered);
        QVERIFY(cases[0].owner.isNull());
        Picture p = samplePicture();
        p.order->fact.lines[0].sku.clear();  // ORD-03 alone
        const auto verdict = decide(p, cases);
        QCOMPARE(all<AttachReason>(verdict).size(), size_t{1});
        QCOMPARE(all<HealReason>(verdict).size(), size_t{1});
        carryOut(cases, verdict, kOrdered);
        QCOMPARE(cases.size(), size_t{1});
        QVERIFY(cases[0].open());
        QCOMPARE(cases[0].reasons.size(), size_t{2});
        QVERIFY(cases[0].reasons[0].healed && !cases[0].reasons[1].healed);
        QVERIFY(decide(p, cases).commands.empty());
    }

    void aPaymentWithoutAnOrderIsItsOwnSubject()
    {
        Picture p = samplePicture();
        p.order.reset();
        p.fulfillments.clear();
        p.payments[0].fact.order.clear();
        p.subject = {{}, 2, "ch_1", 1};
        const auto opened = all<OpenCase>(decide(p));
        QCOMPARE(opened.size(), size_t{1});
        QVERIFY(opened[0].subject == (ExternalRef{2, FactKind::Payment, "ch_1"}));
        QCOMPARE(opened[0].subjectLabel, QByteArray("ch_1"));
        QVERIFY(opened[0].order.isEmpty());
        p.subject.source = 3;
        QVERIFY(all<OpenCase>(decide(p)).at(0).id != opened[0].id);
    }

    void aStandardOrderLeavesItsPassage()
    {
        Picture p = samplePicture();
        QVERIFY(decide(p).standard);
        QVERIFY(!decide(p).released.isSet());
        p.shipments = {sampleShipment("in_transit", kOrdered + hours(5), kOrdered + hours(9))};
        auto verdict = decide(p);
        QVERIFY(verdict.standard);
        QVERIFY(verdict.released == kOrdered + hours(5));
        QVERIFY(verdict.scanned == kOrdered + hours(9));
        QVERIFY(!verdict.delivered.isSet());
        p.shipments[0].fact.shipmentStatus = "delivered";
        p.shipments[0].fact.updatedAt = kOrdered + days(3);
        verdict = decide(p);
        QVERIFY(verdict.delivered == kOrdered + days(3));

        QVERIFY(!decide(broken()).standard);
        std::vector<Case> cases;
        carryOut(cases, decide(broken()), kOrdered);
        QVERIFY(!decide(samplePicture(), cases).standard);  // its case is still open
        p.order->fact.test = true;
        QVERIFY(!decide(p).standard);
    }

    void theEarliestLookAgainCounts()
    {
        Picture p = samplePicture();
        p.now = kOrdered + minutes(10);
        p.fulfillments[0].fact.location.clear();  // ALC-01 at one hour
        QVERIFY(decide(p).again == kOrdered + hours(1));
        p.payments.clear();  // BRK-03 at half an hour
        QVERIFY(decide(p).again == kOrdered + minutes(30));
        QVERIFY(!decide(samplePicture()).again.isSet());
    }

    // Random troubles come and go: never two open cases in one queue, nothing that holds goes
    // unseen, nothing that is gone stays, and deciding again after it was carried out says nothing.
    void randomTroubles()
    {
        quint32 seed = 20261124;
        const auto random = [&seed](quint32 n) {
            seed = seed * 1664525U + 1013904223U;
            return (seed >> 8) % n;
        };
        for (int run = 0; run < 100; ++run) {
            std::vector<Case> cases;
            Picture p = samplePicture();
            for (int step = 0; step < 25; ++step) {
                p.now = p.now + minutes(static_cast<qint64>(random(60 * 24 * 3)));
                switch (random(6)) {
                case 0:
                    p.order->fact.personal.shipping.city =
                        random(2) ? QString() : QStringLiteral("X");
                    break;
                case 1:
                    p.order->fact.lines[0].sku = random(2) ? "" : "SKU";
                    break;
                case 2:
                    p.holds = {sampleHold()};
                    p.holds[0].fact.open = random(2) != 0;
                    break;
                case 3:
                    p.disputes = {sampleDispute(random(2) ? "needs_response" : "won")};
                    break;
                case 4:
                    p.order->fact.tags = random(2) ? "return-received" : "";
                    break;
                default:
                    p.order->fact.total.minor = random(2) ? 10'000 : 10'500;
                    break;
                }
                carryOut(cases, decide(p, cases), p.now);
                const auto settled = decide(p, cases);
                QVERIFY(settled.commands.empty());
                QSet<int> queues;
                QSet<QByteArray> known;
                for (const Case& c : cases) {
                    if (!c.open())
                        continue;
                    QVERIFY(!queues.contains(static_cast<int>(c.queue)));
                    queues.insert(static_cast<int>(c.queue));
                    for (const CaseReason& r : c.reasons)
                        if (!r.healed)
                            known.insert(r.rule);
                }
                for (const work::Rule& rule : work::rules()) {
                    work::Findings found;
                    rule.evaluate(p, found);
                    QCOMPARE(known.contains(rule.id), !found.list.empty());
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_Intake)
#include "tst_intake.moc"
