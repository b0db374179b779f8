// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of every type, as version 1 wrote it. What stands here is never edited: a journal of
// ten years ago must read the same.
#include "core/command/apply.h"

#include <QTest>

using namespace docket;

namespace {

constexpr Instant kAt{1'780'000'500'000};
const CaseId kCase = CaseId::parse(QStringLiteral("11111111-1111-4111-8111-111111111111"));
const PersonId kAnn = PersonId::parse(QStringLiteral("22222222-2222-4222-8222-222222222222"));
const PersonId kLee = PersonId::parse(QStringLiteral("33333333-3333-4333-8333-333333333333"));
const IntentId kIntent = IntentId::parse(QStringLiteral("44444444-4444-4444-8444-444444444444"));

constexpr auto kOpened =
    R"({"adopted":true,"amount":12345,"assurance":"desk","business":2,)"
    R"("clocks":[{"budget":14400000,"calendar":"desk","calendar_version":3,"cycle":1,)"
    R"("cycle_from":1780000000000,"due":1780014400000,"due_soon":900000,"kind":0,"policy":)"
    R"("refund_validation.priority","policy_version":2,"run_from":1780000000000,"start":1780000000000,)"
    R"("warn":1780011520000,"warn_percent":80},)"
    R"({"cycle":1,"due":1780600000000,"due_soon":900000,"issuer_zone":"UTC","kind":4,)"
    R"("start":1780000000000,"warn":1780427200000,"warn_percent":80}],)"
    R"("currency":"EUR","label":"#HL-104477","order":"O1","queue":"refund_validation",)"
    R"("reason":{"key":"re_1","occurred":1780000000000,"rule":"REF-02","rule_version":4,)"
    R"("seen":[{"id":"re_1","kind":3,"source":2,"version":1779999999000}],"text":"failed"},)"
    R"("source_at":1780000000000,"subject":{"id":"O1","kind":1,"source":1},"tier":"priority"})";

constexpr auto kHandedOff =
    R"({"assurance":"desk","clocks":[],"handoff":{"at":1780000500000,)"
    R"("from":"22222222-2222-4222-8222-222222222222","needs":["receipt"],"state":0,)"
    R"("take_by":1780004100000,"team":"lead"}})";

constexpr auto kRequested =
    R"({"assurance":"desk","clocks":[],"intent":{"amount":2500,"attempt":0,)"
    R"("command":"55555555-5555-4555-8555-555555555555","currency":"EUR",)"
    R"("id":"44444444-4444-4444-8444-444444444444","payment":{"id":"ch_1","kind":2,"source":2},)"
    R"("reason":"duplicate","requester":"22222222-2222-4222-8222-222222222222","state":"proposed"}})";

Entry entry(const char* type, const char* body, const Actor& actor, qint64 rev)
{
    Entry e;
    e.type = type;
    e.body = body;
    e.actor = toText(actor);
    e.subject = subjectOf(kCase);
    e.at = kAt;
    e.seq = 100 + rev;
    e.subjectRev = rev;
    return e;
}

struct Golden {
    const char* type;
    const char* body;
    Actor actor;
    std::vector<const char*> before;  // types that came before it, from this same table
    bool (*holds)(const Case&, const command::Applied&);
};

#define HOLDS [](const Case& c, [[maybe_unused]] const command::Applied& a) -> bool

const std::vector<Golden>& goldens()
{
    static const std::vector<Golden> list{
        {"case_opened", kOpened, Actor::rule("REF-02", 4), {},
         HOLDS{return c.id == kCase && c.number == 101 && c.queue == Queue::Refund &&
                      c.tier == Tier::Priority && c.business == 2 && c.open() && c.adopted &&
                      c.subject == ExternalRef{1, FactKind::Order, "O1"} && c.order == "O1" &&
                      c.subjectLabel == "#HL-104477" &&
                      c.amount == Money{12'345, Currency::parse("EUR")} &&
                      c.sourceAt == Instant{1'780'000'000'000} && c.openedAt == kAt &&
                      c.cycle == 1 && c.owner.isNull() && !c.firstActionAt.isSet() &&
                      c.reasons.size() == 1 &&
                      c.reasons[0] ==
                          CaseReason{"REF-02",
                                     4,
                                     Instant{1'780'000'000'000},
                                     "re_1",
                                     "failed",
                                     {{{2, FactKind::Refund, "re_1"}, Instant{1'779'999'999'000}}},
                                     false} &&
                      c.clocks.size() == 2 && c.clocks[0].kind == ClockKind::Claim &&
                      c.clocks[0].budget == hours(4) && c.clocks[0].calendarVersion == 3 &&
                      c.clocks[0].policyVersion == 2 && c.clocks[0].warnPercent == 80 &&
                      c.clocks[0].verdict == Verdict::Running &&
                      c.clocks[0].due == Instant{1'780'014'400'000} &&
                      c.clocks[0].warn == Instant{1'780'011'520'000} &&
                      c.clocks[1].kind == ClockKind::External &&
                      c.clocks[1].issuerZone == QStringLiteral("UTC") &&
                      sortInstant(c.clocks) == Instant{1'780'014'400'000};
}
}  // namespace
, {"case_reason",
   R"({"amount":20000,"assurance":"desk","clocks":[{"cycle":1,"due":1780500000000,"kind":4,)"
   R"("start":1780000000000}],"reason":{"key":"ch_1","occurred":1780000100000,"rule":"REF-04",)"
   R"("rule_version":1,"text":"75.00 above what was captured"}})",
   Actor::rule("REF-04", 1), {"case_opened"},
   HOLDS{return c.reasons.size() == 2 && c.reasons[1].rule == "REF-04" &&
                c.reasons[1].key == "ch_1" && c.amount.minor == 20'000 &&
                c.amount.currency.text() == QStringLiteral("EUR") && c.clocks.size() == 1 &&
                c.clocks[0].due == Instant{1'780'500'000'000};
}
}
, {"reason_healed", R"({"assurance":"desk","key":"re_1","rule":"REF-02","text":"no longer so"})",
   Actor::rule("REF-02", 4), {"case_opened"},
   HOLDS{return c.reasons[0].healed && c.open() && c.clocks.size() == 2;
}
}
, {"case_claimed",
   R"({"assurance":"desk","clocks":[{"budget":14400000,"cycle":1,"due":1780014400000,"kind":0,)"
   R"("start":1780000000000,"stopped":1780000500000,"verdict":1}],"until":1780007700000})",
   Actor::person(kAnn), {"case_opened"},
   HOLDS{return c.owner == kAnn && c.leaseUntil == Instant{1'780'007'700'000} &&
                c.owned == std::vector<Span>{{kAt, Instant::none()}} && c.clocks.size() == 1 &&
                c.clocks[0].verdict == Verdict::Met && c.clocks[0].stopped == kAt &&
                !c.firstActionAt.isSet();
}
}
, {"case_released", R"({"assurance":"desk"})", Actor::system(), {"case_opened", "case_claimed"},
   HOLDS{return c.owner.isNull() && !c.leaseUntil.isSet() &&
                c.owned == std::vector<Span>{{kAt, kAt}};
}
}
, {"case_noted",
   R"({"assurance":"desk","clocks":[{"budget":57600000,"cycle":1,"due":1780058100000,"kind":2,)"
   R"("start":1780000500000}]})",
   Actor::person(kAnn), {"case_opened"},
   HOLDS{return c.firstActionAt == kAt && c.touchedAt == kAt && c.clocks.size() == 1 &&
                c.clocks[0].kind == ClockKind::NextUpdate;
}
}
, {"case_paused",
   R"({"assurance":"desk","clocks":[{"budget":57600000,"cycle":1,"kind":3,"paused":true,)"
   R"("remaining":50400000,"start":1780000000000}],"pause":{"begun":1780000500000,)"
   R"("chaser":"22222222-2222-4222-8222-222222222222","expected_until":1780086900000,)"
   R"("party":2,"reason":"waiting_for_customer"}})",
   Actor::person(kAnn), {"case_opened"},
   HOLDS{return c.paused && c.pauses.size() == 1 &&
                c.pauses[0] == Pause{QStringLiteral("waiting_for_customer"), PauseParty::Customer,
                                     kAnn.text(), kAt, Instant::none(),
                                     Instant{1'780'086'900'000}} &&
                c.clocks[0].paused && c.clocks[0].remaining == hours(14) &&
                !sortInstant(c.clocks).isSet() && c.firstActionAt == kAt;
}
}
, {"case_resumed",
   R"({"assurance":"desk","clocks":[{"budget":57600000,"cycle":1,"due":1780137300000,"kind":3,)"
   R"("start":1780000000000}],"ended":1780086900000})",
   Actor::system(), {"case_opened", "case_paused"},
   HOLDS{return !c.paused && c.pauses.size() == 1 &&
                c.pauses[0].ended == Instant{1'780'086'900'000} &&
                sortInstant(c.clocks) == Instant{1'780'137'300'000};
}
}
, {"case_closed",
   R"({"assurance":"desk","clocks":[{"budget":57600000,"cycle":1,"due":1780000400000,"kind":3,)"
   R"("start":1780000000000,"stopped":1780000500000,"verdict":2}],"disposition":"refunded",)"
   R"("root_cause":"warehouse"})",
   Actor::person(kAnn), {"case_opened", "case_claimed"},
   HOLDS{return !c.open() && c.closedAt == kAt && c.owner.isNull() && c.disposition &&
                *c.disposition == Disposition{"refunded", "warehouse", kAt, Actor::person(kAnn)} &&
                c.owned == std::vector<Span>{{kAt, kAt}} &&
                c.closed == std::vector<Span>{{kAt, Instant::none()}} &&
                c.clocks[0].verdict == Verdict::Missed;
}
}
, {"case_reopened",
   R"({"assurance":"desk","clocks":[{"budget":57600000,"cycle":2,"due":1780200000000,"kind":3,)"
   R"("start":1780000000000,"used_before":7200000}],"reason":{"key":"re_1",)"
   R"("occurred":1780000400000,"rule":"REF-02","rule_version":5,"text":"failed"}})",
   Actor::rule("REF-02", 5), {"case_opened", "case_closed"},
   HOLDS{return c.open() && c.cycle == 2 && !c.disposition && !c.closedAt.isSet() &&
                c.closed == std::vector<Span>{{kAt, kAt}} && c.reasons.size() == 1 &&
                c.reasons[0].ruleVersion == 5 && c.clocks[0].cycle == 2 &&
                c.clocks[0].usedBefore == hours(2);
}
}
, {"refund_requested", kRequested, Actor::person(kAnn), {"case_opened"},
   HOLDS{return c.intents.size() == 1 && c.intents[0].id == kIntent &&
                c.intents[0].state == IntentState::Proposed &&
                c.intents[0].target == ExternalRef{2, FactKind::Payment, "ch_1"} &&
                c.intents[0].amount == Money{2'500, Currency::parse("EUR")} &&
                c.intents[0].reason == "duplicate" && c.intents[0].requester == kAnn &&
                c.intents[0].approver.isNull() && c.firstActionAt == kAt && c.clocks.empty() &&
                a.readyIntent.isNull();
}
}
, {"refund_ready",
   R"({"approver":"33333333-3333-4333-8333-333333333333","assurance":"desk",)"
   R"("intent":"44444444-4444-4444-8444-444444444444","request":{"body":"amount=2500","key":"k"},)"
   R"("sha256":"00"})",
   Actor::person(kLee), {"case_opened", "refund_requested"},
   HOLDS{return c.intents[0].state == IntentState::Ready && c.intents[0].decidedAt == kAt &&
                c.intents[0].approver == kLee && c.intents[0].requester == kAnn &&
                a.readyIntent == kIntent && a.request == R"({"body":"amount=2500","key":"k"})";
}
}
, {"refund_declined", R"({"assurance":"desk","intent":"44444444-4444-4444-8444-444444444444"})",
   Actor::person(kLee), {"case_opened", "refund_requested"},
   HOLDS{return c.intents[0].state == IntentState::Declined && c.intents[0].approver == kLee &&
                a.readyIntent.isNull();
}
}
, {"intent_step",
   R"({"assurance":"desk","attempt":2,"external_id":"re_9",)"
   R"("intent":"44444444-4444-4444-8444-444444444444","message":"try later",)"
   R"("not_before":1780000600000,"state":"sending"})",
   Actor::system(), {"case_opened", "refund_requested", "refund_ready"},
   HOLDS{return c.intents[0].state == IntentState::Sending && c.intents[0].attempt == 2 &&
                c.intents[0].firstSentAt == kAt && c.intents[0].externalId == "re_9" &&
                c.intents[0].message == "try later" &&
                c.intents[0].notBefore == Instant{1'780'000'600'000};
}
}
, {"case_assigned",
   R"({"assurance":"desk","clocks":[],"to":"33333333-3333-4333-8333-333333333333",)"
   R"("until":1780007700000})",
   Actor::person(kAnn), {"case_opened", "case_claimed"},
   HOLDS{return c.owner == kLee && c.leaseUntil == Instant{1'780'007'700'000} &&
                c.owned == std::vector<Span>{{kAt, kAt}, {kAt, Instant::none()}} &&
                c.firstActionAt == kAt;
}
}
, {"evidence_attached",
   R"({"assurance":"desk","evidence":{"at":1780000500000,)"
   R"("by":"22222222-2222-4222-8222-222222222222","id":"66666666-6666-4666-8666-666666666666",)"
   R"("kind":"receipt","media_type":"application/pdf","origin":"file","sha256":"ab","size":10}})",
   Actor::person(kAnn), {"case_opened"},
   HOLDS{return c.evidence.size() == 1 && c.evidence[0].kind == "receipt" &&
                c.evidence[0].sha256 == "ab" && c.evidence[0].size == 10 &&
                c.evidence[0].by == kAnn && c.evidence[0].at == kAt &&
                c.evidence[0].mediaType == "application/pdf" && c.evidence[0].origin == "file" &&
                c.clocks.size() == 2;
}
}
, {"handed_off", kHandedOff, Actor::person(kAnn), {"case_opened", "case_claimed"},
   HOLDS{return c.owner == kAnn && c.offered() && c.offered()->from == kAnn &&
                c.offered()->to.isNull() && c.offered()->team == Role::Lead &&
                c.offered()->needs == std::vector<QByteArray>{"receipt"} &&
                c.offered()->takeBy == Instant{1'780'004'100'000};
}
}
, {"handoff_accepted", R"({"assurance":"desk","clocks":[],"until":1780007700000})",
   Actor::person(kLee), {"case_opened", "case_claimed", "handed_off"},
   HOLDS{return c.owner == kLee && !c.offered() && c.handoffs[0].answeredBy == kLee &&
                c.handoffs[0].answeredAt == kAt && c.handoffs[0].state == Handoff::State::Accepted;
}
}
, {"handoff_returned", R"({"assurance":"desk","clocks":[]})", Actor::person(kLee),
   {"case_opened", "case_claimed", "handed_off"},
   HOLDS{return c.owner == kAnn && c.handoffs[0].state == Handoff::State::Returned;
}
}
, {"case_escalated", R"({"assurance":"desk"})", Actor::person(kAnn), {"case_opened"},
   HOLDS{return c.escalations == std::vector<Escalation>{{kAnn, kAt}} && c.touchedAt == kAt;
}
}
, {"case_snoozed", R"({"assurance":"desk","until":1780007700000})", Actor::person(kAnn),
   {"case_opened"},
   HOLDS{return c.snoozes == std::vector<Snooze>{{kAnn, Instant{1'780'007'700'000}}} &&
                c.clocks.size() == 2 && !c.firstActionAt.isSet();
}
}
, {"case_linked",
   R"({"assurance":"desk","link":{"case":"77777777-7777-4777-8777-777777777777",)"
   R"("kind":"cause","number":42}})",
   Actor::person(kAnn), {"case_opened"},
   HOLDS{return c.links.size() == 1 && c.links[0].number == 42 && c.links[0].kind == "cause";
}
}
, {"change_requested",
   R"({"assurance":"desk","clocks":[],"intent":{"amount":0,"attempt":0,)"
   R"("command":"55555555-5555-4555-8555-555555555555","currency":"",)"
   R"("id":"44444444-4444-4444-8444-444444444444","kind":"hold_fulfillment","reason":"other",)"
   R"("requester":"22222222-2222-4222-8222-222222222222","state":"proposed",)"
   R"("target":{"id":"F1","kind":7,"source":1}}})",
   Actor::person(kAnn), {"case_opened"},
   HOLDS{return c.intents.size() == 1 && c.intents[0].kind == IntentKind::HoldFulfillment &&
                c.intents[0].target == ExternalRef{1, FactKind::FulfillmentOrder, "F1"} &&
                c.intents[0].reason == "other";
}
}
, {"change_ready",
   R"({"assurance":"desk","intent":"44444444-4444-4444-8444-444444444444",)"
   R"("request":{"body":"{}"},"sha256":"00"})",
   Actor::person(kAnn), {"case_opened", "change_requested"},
   HOLDS{return c.intents[0].state == IntentState::Ready && a.readyIntent == kIntent &&
                a.request == R"({"body":"{}"})";
}
}
, {"change_declined", R"({"assurance":"desk","intent":"44444444-4444-4444-8444-444444444444"})",
   Actor::person(kLee), {"case_opened", "change_requested"},
   HOLDS{return c.intents[0].state == IntentState::Declined;
}
}
,
}
;
return list;
}

#undef HOLDS

const Golden& golden(const QByteArray& type)
{
    for (const Golden& g : goldens())
        if (type == g.type)
            return g;
    qFatal("%s", type.constData());
}

}  // namespace

class tst_GoldenEntries : public QObject {
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("type");
        for (const Golden& g : goldens())
            QTest::newRow(g.type) << QByteArray(g.type);
    }
    void reads()
    {
        QFETCH(QByteArray, type);
        const Golden& g = golden(type);
        Case value;
        qint64 rev = 0;
        for (const char* before : g.before) {
            const Golden& b = golden(before);
            const auto done = command::apply(value, entry(b.type, b.body, b.actor, ++rev));
            QVERIFY2(done.has_value(),
                     done ? "" : qPrintable(done.error().where + done.error().detail));
        }
        const auto applied = command::apply(value, entry(g.type, g.body, g.actor, ++rev));
        QVERIFY2(applied.has_value(),
                 applied ? "" : qPrintable(applied.error().where + applied.error().detail));
        QVERIFY2(g.holds(value, *applied), toStored(value).constData());
        QCOMPARE(value.revision, rev);
        QCOMPARE(value.lastSeq, 100 + rev);
        // What is stored of it reads back the same.
        const auto back = caseFromStored(toStored(value));
        QVERIFY(back);
        QVERIFY(*back == value);

        // A member that an older Docket does not know changes nothing.
        Entry more = entry(g.type, g.body, g.actor, rev);
        more.body = "{\"a_later_member\":[1,{\"x\":null}]," + more.body.mid(1);
        Case again;
        qint64 at = 0;
        for (const char* before : g.before)
            QVERIFY(command::apply(again,
                                   entry(before, golden(before).body, golden(before).actor, ++at)));
        QVERIFY(command::apply(again, more));
        QVERIFY(again == value);
    }

    void anotherVersionIsNewer_data() { reads_data(); }
    void anotherVersionIsNewer()
    {
        QFETCH(QByteArray, type);
        const Golden& g = golden(type);
        Entry e = entry(g.type, g.body, g.actor, 1);
        e.typeVersion = 3;
        Case value;
        const auto applied = command::apply(value, e);
        QVERIFY(!applied && applied.error().kind == ErrorKind::Newer);
        QVERIFY(value == Case{});
    }

    // Version 2 names the clocks that changed; the others stay, and the place after the last is
    // new.
    void aSecondVersionSaysWhichClocksChanged()
    {
        Case value;
        QVERIFY(command::apply(value, entry("case_opened", kOpened, Actor::rule("REF-02", 4), 1)));
        const SlaClock external = value.clocks[1];
        Entry claimed = entry(
            "case_claimed",
            R"({"assurance":"desk","clocks_changed":[{"at":0,"budget":14400000,"cycle":1,)"
            R"("due":1780014400000,"kind":0,"start":1780000000000,"stopped":1780000500000,)"
            R"("verdict":1},{"at":2,"budget":57600000,"cycle":1,"due":1780058100000,"kind":2}],)"
            R"("until":1780007700000})",
            Actor::person(kAnn), 2);
        claimed.typeVersion = 2;
        QVERIFY(command::apply(value, claimed));
        QCOMPARE(value.clocks.size(), size_t{3});
        QCOMPARE(value.clocks[0].verdict, Verdict::Met);
        QCOMPARE(value.clocks[0].stopped, kAt);
        QVERIFY(value.clocks[1] == external);
        QCOMPARE(value.clocks[2].kind, ClockKind::NextUpdate);

        for (const char* at : {"4", "-1"}) {
            Entry beyond = claimed;
            beyond.subjectRev = 3;
            beyond.body.replace("\"at\":2", QByteArray("\"at\":") + at);
            Case other = value;
            const auto applied = command::apply(other, beyond);
            QVERIFY(!applied && applied.error().kind == ErrorKind::Corrupt);
        }
    }

    void aTypeThatIsNotHereIsNewer()
    {
        // Every type that apply knows stands in the table above: there are twenty-five.
        QCOMPARE(goldens().size(), size_t{25});
        for (const Golden& g : goldens())
            QVERIFY2(command::isCaseEntry(g.type), g.type);
        Case value;
        const auto applied =
            command::apply(value, entry("case_teleported", "{}", Actor::system(), 1));
        QVERIFY(!applied && applied.error().kind == ErrorKind::Newer);
    }

    void whatIsNotItsTypeIsCorrupt_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* what, const char* type, const QByteArray& body) {
            QTest::newRow(what) << QByteArray(type) << body;
        };
        row("not JSON", "case_noted", "{");
        row("unknown queue", "case_opened",
            QByteArray(kOpened).replace("refund_validation\"", "robots\""));
        row("unknown tier", "case_opened",
            QByteArray(kOpened).replace("\"tier\":\"priority\"", "\"tier\":\"golden\""));
        row("a number as text", "case_claimed", R"({"until":"soon"})");
        row("a kind of fact that fits only when it is cut", "refund_requested",
            QByteArray(kRequested).replace("\"kind\":2", "\"kind\":258"));
        row("a source that fits only when it is cut", "refund_requested",
            QByteArray(kRequested).replace("\"source\":2", "\"source\":4294967298"));
        row("unknown clock", "case_noted", R"({"clocks":[{"kind":9}]})");
        row("unknown intent", "refund_ready",
            R"({"intent":"44444444-4444-4444-8444-444444444444"})");
        row("unknown state", "refund_requested",
            QByteArray(kRequested).replace("proposed", "dreamt"));
        row("no disposition", "case_closed", R"({"root_cause":"customer"})");
    }
    void whatIsNotItsTypeIsCorrupt()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        Case value;
        const auto applied =
            command::apply(value, entry(type.constData(), body.constData(), Actor::system(), 1));
        QVERIFY(!applied);
        QVERIFY2(applied.error().kind == ErrorKind::Corrupt, qPrintable(applied.error().detail));
    }
};

QTEST_GUILESS_MAIN(tst_GoldenEntries)
#include "tst_goldenentries.moc"
