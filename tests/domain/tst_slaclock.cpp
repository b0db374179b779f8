// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/slaclock.h"

#include "tests/domain/oracle.h"

#include <QJsonDocument>
#include <QTest>

using namespace docket;
using oracle::at;
using oracle::office;

namespace {

Policy policyOf(Millis claim, Millis firstAction, Millis nextUpdate, Millis resolution)
{
    Policy policy;
    policy.id = QStringLiteral("p");
    policy.calendar = QStringLiteral("office");
    policy.claim = claim;
    policy.firstAction = firstAction;
    policy.nextUpdate = nextUpdate;
    policy.resolution = resolution;
    return policy;
}

CalendarPtr compiled(const CalendarSpec& spec)
{
    return *BusinessCalendar::compile(spec, 2024, 2028);
}

Pause waiting(Instant begun, Instant ended, PauseParty party = PauseParty::Vendor)
{
    return {
        QStringLiteral("awaiting"), party, QStringLiteral("ann"), begun, ended, Instant::none()};
}

}  // namespace

class tst_SlaClock : public QObject {
    Q_OBJECT

    // 07:00Z to 15:00Z in June, Monday to Friday.
    const CalendarPtr m_office = compiled(office("Europe/Berlin"));
    const Policy m_policy = policyOf(minutes(30), hours(2), hours(4), hours(16));

private slots:
    void verdictIsTheEventsNotThePolls_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<bool>("met");
        QTest::newRow("before") << QByteArray("2026-06-03T08:59:59.999Z") << true;
        QTest::newRow("at due") << QByteArray("2026-06-03T09:00:00Z") << true;
        QTest::newRow("one ms later") << QByteArray("2026-06-03T09:00:00.001Z") << false;
        QTest::newRow("next week") << QByteArray("2026-06-10T09:00:00Z") << false;
    }
    void verdictIsTheEventsNotThePolls()
    {
        QFETCH(QByteArray, event);
        QFETCH(bool, met);
        const SlaClock c =
            start(ClockKind::FirstAction, at("2026-06-03T07:00:00Z"), m_policy, *m_office);
        QCOMPARE(toIso(c.due), QStringLiteral("2026-06-03T09:00:00.000Z"));
        const SlaClock ended = stop(c, at(event.constData()));
        QCOMPARE(ended.verdict, met ? Verdict::Met : Verdict::Missed);
        QCOMPARE(judge(ended, at("2027-01-01T00:00:00Z")).left, ended.due - ended.stopped);
        QVERIFY(!breached({ended}, at("2027-01-01T00:00:00Z")));
    }

    void lateEventsJudgeAnew()
    {
        const SlaClock c =
            start(ClockKind::FirstAction, at("2026-06-03T07:00:00Z"), m_policy, *m_office);
        const SlaClock missed = stop(c, at("2026-06-03T10:00:00Z"));
        QCOMPARE(missed.verdict, Verdict::Missed);
        QVERIFY(!missed.rejudged);
        const SlaClock met = stop(missed, at("2026-06-03T08:00:00Z"));
        QCOMPARE(met.verdict, Verdict::Met);
        QCOMPARE(met.stopped, at("2026-06-03T08:00:00Z"));
        QVERIFY(met.rejudged);
        QVERIFY(stop(met, at("2026-06-03T11:00:00Z")) == met);
    }

    void endBeforeStart()
    {
        const SlaClock c = start(ClockKind::Claim, at("2026-06-03T08:00:00Z"), m_policy, *m_office);
        const SlaClock ended = stop(c, at("2026-06-03T07:00:00Z"));
        QVERIFY(ended.endBeforeStart);
        QCOMPARE(ended.verdict, Verdict::Met);
        QCOMPARE(used(ended, *m_office, at("2026-06-09T07:00:00Z")), 0);
    }

    void zeroIsOff()
    {
        const Policy none = policyOf(0, 0, 0, 0);
        SlaClock c = start(ClockKind::Resolution, at("2026-06-03T07:00:00Z"), none, *m_office);
        QVERIFY(c.off() && !c.live() && !c.due.isSet());
        QCOMPARE(judge(c, at("2030-01-01T00:00:00Z")).state, ClockState::Off);
        QVERIFY(!breached({c}, at("2030-01-01T00:00:00Z")));
        QVERIFY(!sortInstant({c}).isSet());
        QCOMPARE(stop(c, at("2026-06-09T07:00:00Z")).verdict, Verdict::Void);
        // A tier that switches it on knows what was used, and that part of it was a pause.
        c = pause(c, at("2026-06-03T08:00:00Z"), *m_office);
        c = resume(c, at("2026-06-03T10:00:00Z"), *m_office);
        c = restate(c, m_policy, *m_office, *m_office, at("2026-06-03T12:00:00Z"));
        QCOMPARE(c.usedBefore, hours(3));
        QCOMPARE(toIso(c.due), QStringLiteral("2026-06-05T09:00:00.000Z"));
    }

    void whatNeverPauses()
    {
        const Instant t = at("2026-06-03T07:00:00Z");
        for (const ClockKind kind : {ClockKind::Claim, ClockKind::FirstAction}) {
            const SlaClock c = start(kind, t, m_policy, *m_office);
            QVERIFY(pause(c, t + minutes(5), *m_office) == c);
            QVERIFY(withPauses(c, {waiting(t, Instant::none())}, *m_office) == c);
        }
        const SlaClock e =
            startExternal(t, t + days(9), QStringLiteral("America/New_York"), m_policy);
        QVERIFY(pause(e, t + 1, *m_office) == e);
        QVERIFY(restate(e, policyOf(1, 1, 1, 1), *m_office, *BusinessCalendar::always(), t + 1) ==
                e);
        QCOMPARE(e.warn, t + days(7));
        QCOMPARE(judge(e, t + days(9)).state, ClockState::DueNow);
        QCOMPARE(judge(e, t + days(9) + 1).state, ClockState::Breached);
        const SlaClock spent = startExternal(t, t - days(1), QString(), m_policy);
        QCOMPARE(judge(spent, t).state, ClockState::Breached);
        QCOMPARE(stop(spent, t).verdict, Verdict::Missed);
    }

    void states()
    {
        const SlaClock c =
            start(ClockKind::FirstAction, at("2026-06-03T07:00:00Z"), m_policy, *m_office);
        QCOMPARE(toIso(c.warn), QStringLiteral("2026-06-03T08:36:00.000Z"));
        QCOMPARE(judge(c, c.warn - 1).state, ClockState::OnTrack);
        QCOMPARE(judge(c, c.warn).state, ClockState::AtRisk);
        QCOMPARE(judge(c, c.due - minutes(15) - 1).state, ClockState::AtRisk);
        QCOMPARE(judge(c, c.due - minutes(15)).state, ClockState::DueNow);
        QCOMPARE(judge(c, c.due).state, ClockState::DueNow);
        QCOMPARE(judge(c, c.due + 1).state, ClockState::Breached);
        QCOMPARE(judge(c, c.due + 5).left, -5);
        QCOMPARE(judge(c, at("2026-06-03T08:00:00Z")).usedFraction, 0.5);
    }

    void pauseAndResume()
    {
        SlaClock c = start(ClockKind::NextUpdate, at("2026-06-03T07:00:00Z"), m_policy, *m_office);
        QCOMPARE(toIso(c.due), QStringLiteral("2026-06-03T11:00:00.000Z"));
        c = pause(c, at("2026-06-03T08:00:00Z"), *m_office);
        QVERIFY(c.paused && !c.due.isSet() && !c.live());
        QCOMPARE(c.remaining, hours(3));
        const Judgement j = judge(c, at("2026-09-01T00:00:00Z"));
        QCOMPARE(j.state, ClockState::Paused);
        QCOMPARE(j.left, hours(3));
        QCOMPARE(j.usedFraction, 0.25);
        QCOMPARE(toIso(dueIfResumed(c, *m_office, at("2026-06-03T13:00:00Z"))),
                 QStringLiteral("2026-06-04T08:00:00.000Z"));
        QVERIFY(pause(c, at("2026-06-03T09:00:00Z"), *m_office) == c);
        c = resume(c, at("2026-06-06T10:00:00Z"), *m_office);
        QCOMPARE(toIso(c.due), QStringLiteral("2026-06-08T10:00:00.000Z"));
        QCOMPARE(c.cycleFrom, c.start);
    }

    void pausedToResolved()
    {
        SlaClock c = start(ClockKind::Resolution, at("2026-06-03T07:00:00Z"), m_policy, *m_office);
        c = pause(c, at("2026-06-03T08:00:00Z"), *m_office);
        const SlaClock ended = stop(c, at("2026-12-01T08:00:00Z"));
        QCOMPARE(ended.verdict, Verdict::Met);
        QCOMPARE(used(ended, *m_office, at("2027-01-01T00:00:00Z")), hours(1));
        // Told afterwards, with the pause's own end, it is the same clock.
        const SlaClock running =
            start(ClockKind::Resolution, at("2026-06-03T07:00:00Z"), m_policy, *m_office);
        const Pause p = waiting(at("2026-06-03T08:00:00Z"), at("2026-12-24T08:00:00Z"));
        SlaClock told = withPauses(stop(running, at("2026-12-01T08:00:00Z")), {p}, *m_office);
        QVERIFY(told.rejudged);
        told.rejudged = false;
        QVERIFY(told == ended);
        // What came after the end changes nothing.
        const SlaClock early = stop(running, at("2026-06-03T07:30:00Z"));
        QVERIFY(withPauses(early, {p}, *m_office) == early);
        // Over before it paused: a pause does not heal.
        SlaClock late =
            start(ClockKind::NextUpdate, at("2026-06-03T07:00:00Z"), m_policy, *m_office);
        late = pause(late, at("2026-06-03T12:00:00Z"), *m_office);
        QCOMPARE(late.remaining, -hours(1));
        QCOMPARE(stop(late, at("2026-06-09T07:00:00Z")).verdict, Verdict::Missed);
        late = resume(late, at("2026-06-04T07:00:00Z"), *m_office);
        QCOMPARE(toIso(late.due), QStringLiteral("2026-06-03T11:00:00.000Z"));
        QCOMPARE(used(late, *m_office, at("2026-06-04T08:00:00Z")), hours(6));
        // Over in closed hours without a further open millisecond: still over.
        SlaClock night =
            start(ClockKind::NextUpdate, at("2026-06-03T11:00:00Z"), m_policy, *m_office);
        night = pause(night, at("2026-06-03T20:00:00Z"), *m_office);
        QCOMPARE(night.remaining, 0);
        QCOMPARE(stop(night, at("2026-06-03T20:30:00Z")).verdict, Verdict::Missed);
    }

    void createdInPause()
    {
        const Instant t = at("2026-06-03T07:00:00Z");
        SlaClock c = pause(start(ClockKind::Resolution, t, m_policy, *m_office), t, *m_office);
        QCOMPARE(c.remaining, hours(16));
        c = resume(c, t + days(2), *m_office);
        QCOMPARE(c.due, m_office->due(t + days(2), hours(16)));
        // The pause began before the case did.
        const SlaClock folded = withPauses(start(ClockKind::Resolution, t, m_policy, *m_office),
                                           {waiting(t - days(1), t + days(2))}, *m_office);
        QVERIFY(folded == c);
    }

    void twoPausesInOneMinute()
    {
        const Instant t = at("2026-06-03T07:00:00Z");
        const std::vector<Pause> pauses{waiting(t + 100, t + 10'100),
                                        waiting(t + 20'100, t + 35'600)};
        const SlaClock c =
            withPauses(start(ClockKind::NextUpdate, t, m_policy, *m_office), pauses, *m_office);
        QCOMPARE(c.due, t + hours(4) + 25'500);
    }

    void pausesAreAUnion()
    {
        const Instant t = at("2026-06-03T07:00:00Z");
        const auto spans =
            unionOf({waiting(t + 50, t + 60), waiting(t, t + 10), waiting(t + 5, t + 20),
                     waiting(t + 20, t + 30), waiting(t + 7, t + 7), waiting(t + 9, t + 1),
                     waiting(t + 55, Instant::none()), waiting(t + 99, t + 100)});
        QVERIFY((spans == std::vector<Span>{{t, t + 30}, {t + 50, Instant::none()}}));
    }

    void automaticResume()
    {
        Policy policy = m_policy;
        policy.pauseCaps[QStringLiteral("awaiting")] = hours(10);
        const Instant t = at("2026-06-03T07:00:00Z");
        Pause p = waiting(t, Instant::none());
        QCOMPARE(toIso(resumesAt(p, {}, policy, *m_office)),
                 QStringLiteral("2026-06-04T09:00:00.000Z"));
        p.expectedUntil = t + hours(3);
        QCOMPARE(resumesAt(p, {}, policy, *m_office), t + hours(3));
        p.expectedUntil = Instant::none();
        QCOMPARE(resumesAt(p, {waiting(t - days(1), t - days(1) + hours(8))}, policy, *m_office),
                 t + hours(2));
        QCOMPARE(resumesAt(p, {waiting(t - days(9), t)}, policy, *m_office), t);
        QVERIFY(!resumesAt(p, {}, m_policy, *m_office).isSet());
    }

    void reopening()
    {
        const Instant t = at("2026-06-03T07:00:00Z");
        Clocks clocks{stop(start(ClockKind::Claim, t, m_policy, *m_office), t + minutes(5)),
                      stop(start(ClockKind::FirstAction, t, m_policy, *m_office), t + hours(3)),
                      start(ClockKind::NextUpdate, t + hours(3), m_policy, *m_office),
                      stop(start(ClockKind::Resolution, t, m_policy, *m_office), t + hours(6)),
                      startExternal(t, t + days(20), QStringLiteral("UTC"), m_policy)};
        const Instant again = at("2026-06-08T07:00:00Z");
        const Clocks after = reopen(clocks, again, m_policy, *m_office);
        QCOMPARE(after.size(), size_t(7));
        QVERIFY(after[0] == clocks[0]);
        QCOMPARE(after[1].verdict, Verdict::Missed);
        QCOMPARE(after[2].verdict, Verdict::Void);
        QVERIFY(after[3] == clocks[3]);
        QVERIFY(after[4] == clocks[4]);
        QCOMPARE(after[5].kind, ClockKind::Resolution);
        QCOMPARE(after[5].cycle, 2);
        QCOMPARE(after[5].usedBefore, hours(6));
        QCOMPARE(toIso(after[5].due), QStringLiteral("2026-06-09T09:00:00.000Z"));
        QCOMPARE(after[6].due, again + hours(4));
        // A third cycle keeps what both used.
        Clocks closed = after;
        closed[5] = stop(closed[5], again + hours(2));
        const Clocks third = reopen(closed, again + days(1), m_policy, *m_office);
        QCOMPARE(third.size(), size_t(9));
        QCOMPARE(third[7].cycle, 3);
        QCOMPARE(third[7].usedBefore, hours(8));
        // Used up before: due at once, and each cycle keeps its own verdict.
        closed[5] = stop(after[5], again + days(7));
        const Clocks spent = reopen(closed, again + days(8), m_policy, *m_office);
        QCOMPARE(spent[7].due, again + days(8));
        QCOMPARE(spent[3].verdict, Verdict::Met);
        QCOMPARE(spent[5].verdict, Verdict::Missed);
        // Before the first action the update clock does not start.
        const Clocks early = reopen({start(ClockKind::FirstAction, t, m_policy, *m_office)}, again,
                                    m_policy, *m_office);
        QCOMPARE(early.size(), size_t(1));
    }

    void tierChange()
    {
        const Instant t = at("2026-06-03T07:00:00Z");
        Policy critical = policyOf(minutes(5), hours(1), hours(1), hours(6));
        critical.version = 2;
        const CalendarPtr always = BusinessCalendar::always();
        SlaClock c = start(ClockKind::Resolution, t, m_policy, *m_office);
        c = resume(pause(c, t + hours(1), *m_office), t + hours(3), *m_office);
        const SlaClock tight = restate(c, critical, *m_office, *always, t + hours(4));
        QCOMPARE(tight.usedBefore, hours(2));
        QCOMPARE(tight.due, t + hours(8));
        QCOMPARE(tight.policyVersion, 2);
        QCOMPARE(tight.calendar, QStringLiteral("always"));
        // Paused through the change: what remains is counted from the new budget.
        SlaClock resting =
            restate(pause(c, t + hours(5), *m_office), critical, *m_office, *always, t + hours(7));
        QVERIFY(resting.paused);
        QCOMPARE(resting.remaining, hours(3));
        QCOMPARE(resume(resting, t + hours(20), *always).due, t + hours(23));
        // Spent already under the new budget: due now, not in the past.
        const SlaClock spent =
            restate(c, policyOf(1, 1, 1, hours(1)), *m_office, *always, t + hours(4));
        QCOMPARE(spent.due, t + hours(4));
        // A breach on record stays, also when the new budget would not have been used up.
        const SlaClock over = start(ClockKind::NextUpdate, t, m_policy, *m_office);
        QVERIFY(restate(over, policyOf(1, 1, hours(90), 1), *m_office, *always, t + hours(5)) ==
                over);
        const SlaClock met = stop(c, t + hours(4));
        QVERIFY(restate(met, critical, *m_office, *always, t + hours(5)) == met);
    }

    void merging()
    {
        const Instant t = at("2026-06-03T07:00:00Z");
        const auto external = [&](int n) {
            return startExternal(t, t + days(n), QString(), m_policy);
        };
        const Clocks target{start(ClockKind::Claim, t, m_policy, *m_office), external(9)};
        QVERIFY(mergedInto(target, {external(10)}) == target);
        const Clocks merged =
            mergedInto(target, {external(8), external(7), voided(external(1), t)});
        QCOMPARE(merged.size(), size_t(3));
        QCOMPARE(merged[2].due, t + days(7));
        const SlaClock ended = voided(target[0], t + days(1));
        QCOMPARE(ended.verdict, Verdict::Void);
        QVERIFY(!breached({ended}, t + days(2)));
        QVERIFY(stop(ended, t) == ended);
        const SlaClock met = stop(target[0], t);
        QVERIFY(voided(met, t + 1) == met);
    }

    void counts()
    {
        const Instant t = at("2026-06-03T07:00:00Z");
        const SlaClock claim = start(ClockKind::Claim, t, m_policy, *m_office);  // due +30 min
        const SlaClock first = start(ClockKind::FirstAction, t, m_policy, *m_office);  // due +2 h
        const SlaClock resting =
            pause(start(ClockKind::NextUpdate, t, m_policy, *m_office), t + 1, *m_office);
        const Clocks all{first, claim, resting};
        QCOMPARE(sortInstant(all), claim.due);
        QCOMPARE(earliestWarn(all), claim.warn);
        QVERIFY(!atRisk(all, claim.warn - 1));
        QVERIFY(atRisk(all, claim.warn));
        QVERIFY(atRisk(all, claim.due));
        QVERIFY(!breached(all, claim.due));
        QVERIFY(breached(all, claim.due + 1));
        QVERIFY(!atRisk(all, claim.due + 1));
        QCOMPARE(nextDue(all, claim.due), claim.due);
        QCOMPARE(nextDue(all, claim.due + 1), first.due);
        QVERIFY(!nextDue(all, first.due + 1).isSet());
        // Stopped late: missed for ever, and no longer breached.
        const Clocks claimed{first, stop(claim, claim.due + 1), resting};
        QVERIFY(!breached(claimed, claim.due + 2));
        QVERIFY(!breached({resting}, t + days(99)));
        QVERIFY(!sortInstant({resting}).isSet());
    }

    // Dues, used time and verdicts under random pauses, against the walk; one by one and at once.
    void againstTheWalk()
    {
        QRandomGenerator dice(42);
        constexpr std::array<const char*, 4> zones{"Europe/Berlin", "America/New_York",
                                                   "Pacific/Tongatapu", "Australia/Lord_Howe"};
        constexpr std::array<QDate (*)(), 3> middles{[] { return QDate(2026, 3, 29); },
                                                     [] { return QDate(2026, 11, 1); },
                                                     [] { return QDate(2026, 4, 5); }};
        int compared = 0;
        int metInAll = 0;
        for (int n = 0; n < 48; ++n) {
            const QDate middle = middles[static_cast<size_t>(n) % 3]();
            const CalendarSpec spec =
                oracle::random(dice, zones[static_cast<size_t>(n) % 4], middle);
            const CalendarPtr calendar = compiled(spec);
            const oracle::Walk walk(spec, middle.addDays(-6), 40);
            for (int k = 0; k < 30; ++k) {
                const Instant t{walk.from + dice.bounded(qint64(days(6)))};
                const Millis budget = 1 + dice.bounded(qint64(hours(30)));
                std::vector<Pause> pauses;
                for (int p = dice.bounded(0, 5); p > 0; --p) {
                    const Instant begun{t.ms - hours(5) + dice.bounded(qint64(days(6)))};
                    const Millis length =
                        dice.bounded(2) ? dice.bounded(qint64(hours(30))) : dice.bounded(90'000);
                    pauses.push_back(
                        waiting(begun, dice.bounded(8) ? begun + length : Instant::none()));
                    if (dice.bounded(3) == 0)  // a second one in the same minute
                        pauses.push_back(waiting(begun + 3, begun + 17));
                }
                const SlaClock fresh =
                    start(ClockKind::Resolution, t, policyOf(1, 1, 1, budget), *calendar);
                const SlaClock c = withPauses(fresh, pauses, *calendar);
                const Instant due = walk.due(t, budget, pauses);
                if (due.isSet())
                    QCOMPARE(toIso(c.due), toIso(due));
                else
                    QVERIFY(c.paused || !c.due.isSet() || c.due.ms >= walk.end());

                SlaClock stepwise = fresh;
                for (const Span& span : unionOf(pauses)) {
                    if (span.until.isSet() && span.until <= t)
                        continue;
                    stepwise = pause(stepwise, std::max(span.from, t), *calendar);
                    if (span.until.isSet())
                        stepwise = resume(stepwise, span.until, *calendar);
                }
                QVERIFY(stepwise == c);

                const Instant event{t.ms + dice.bounded(qint64(days(12)))};
                const SlaClock ended = withPauses(stop(fresh, event), pauses, *calendar);
                const bool met = !due.isSet() || event <= due;
                QCOMPARE(ended.verdict, met ? Verdict::Met : Verdict::Missed);
                QCOMPARE(used(ended, *calendar, event + days(50)), walk.between(t, event, pauses));
                QCOMPARE(stop(c, event).verdict, ended.verdict);
                QCOMPARE(ended.rejudged, stop(fresh, event).verdict != ended.verdict);
                metInAll += met;
                ++compared;
            }
        }
        QCOMPARE(compared, 1440);
        QVERIFY2(metInAll > 200 && metInAll < 1240, qPrintable(QString::number(metInAll)));
    }

    void roundTrips()
    {
        Policy policy = m_policy;
        policy.queue = QStringLiteral("chargebacks");
        policy.tier = QStringLiteral("critical");
        policy.pauseCaps = {{QStringLiteral("awaiting customer"), hours(40)},
                            {QStringLiteral("x"), 0}};
        policy.effectiveFrom = at("2026-01-01T00:00:00Z");
        const auto again = [](const QJsonObject& o) {
            return QJsonDocument::fromJson(QJsonDocument(o).toJson()).object();
        };
        QVERIFY(policyFromJson(again(toJson(policy))).value() == policy);
        const Instant t = at("2026-06-03T07:00:00.123Z");
        Pause p = waiting(t, t + 5);
        QVERIFY(pauseFromJson(again(toJson(p))).value() == p);
        p.ended = Instant::none();
        p.expectedUntil = t + 9;
        QVERIFY(pauseFromJson(again(toJson(p))).value() == p);
        SlaClock c = start(ClockKind::Resolution, t, policy, *m_office);
        for (const SlaClock& clock : {c, pause(c, t + 7, *m_office), stop(c, t - 7), voided(c, t),
                                      stop(stop(c, t + days(90)), t + 1),
                                      startExternal(t, t - 5, QStringLiteral("UTC"), policy)})
            QVERIFY(slaClockFromJson(again(toJson(clock))).value() == clock);
    }

    void refusals()
    {
        const auto where = [](QJsonObject o, const char* key, const QJsonValue& value) {
            o.insert(QLatin1String(key), value);
            const auto read = policyFromJson(o);
            return read ? QString() : read.error().where;
        };
        const QJsonObject good = toJson(m_policy);
        QCOMPARE(where(good, "warn_percent", 0), QStringLiteral("policy.warn_percent"));
        QCOMPARE(where(good, "warn_percent", 101), QStringLiteral("policy.warn_percent"));
        QCOMPARE(where(good, "budget", 1), QStringLiteral("policy.budget"));
        QCOMPARE(where(good, "budgets", QJsonObject{{QStringLiteral("claim"), -1}}),
                 QStringLiteral("policy.budgets.claim"));
        QCOMPARE(where(good, "budgets", QJsonObject{{QStringLiteral("clame"), 1}}),
                 QStringLiteral("policy.budgets.clame"));
        QCOMPARE(
            where(good, "pause_caps", QJsonObject{{QStringLiteral("r"), QStringLiteral("1h")}}),
            QStringLiteral("policy.pause_caps.r"));
        QCOMPARE(where(good, "calendar", QString()), QStringLiteral("policy.calendar"));
        QVERIFY(!clockKind(QStringLiteral("Claim")));
        QVERIFY(!slaClockFromJson({}));
    }
};

QTEST_GUILESS_MAIN(tst_SlaClock)
#include "tst_slaclock.moc"
