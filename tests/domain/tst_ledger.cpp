// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/ledger.h"

#include "tests/domain/oracle.h"

#include <QTest>

using namespace docket;
using oracle::at;
using oracle::office;

namespace {

Policy policyOf(Millis budget)
{
    Policy policy;
    policy.id = QStringLiteral("p");
    policy.calendar = QStringLiteral("office");
    policy.claim = policy.firstAction = policy.nextUpdate = policy.resolution = budget;
    return policy;
}

Millis counted(const std::vector<ClockLine>& lines)
{
    Millis sum = 0;
    for (const ClockLine& line : lines)
        sum += line.counted ? line.amount : 0;
    return sum;
}

Millis total(const TimeSplit& a)
{
    Millis sum = a.carriedOver + a.importLag + a.noCoverage + a.unassigned + a.working;
    for (const Millis part : a.waiting)
        sum += part;
    return sum;
}

}  // namespace

class tst_Ledger : public QObject {
    Q_OBJECT
    const CalendarPtr m_office = *BusinessCalendar::compile(office("Europe/Berlin"), 2024, 2028);

private slots:
    void lineByLine()
    {
        const Instant t = at("2026-06-03T07:00:00Z");
        const Policy policy = policyOf(hours(8));
        ClockHistory history;
        history.imported = t + minutes(10);
        history.owned = {{t + hours(1), Instant::none()}};
        history.uncovered = {{t + minutes(30), t + minutes(40)}};
        history.pauses = {{QStringLiteral("awaiting"), PauseParty::Processor, QStringLiteral("ann"),
                           t + hours(2), t + hours(26), Instant::none()}};
        const SlaClock c = withPauses(start(ClockKind::Resolution, t, policy, *m_office),
                                      history.pauses, *m_office);
        const Instant now = t + hours(27);
        const auto lines = explain(c, history, *m_office, now);
        using W = LedgerWhy;
        struct Row {
            W why;
            Millis amount;
            Millis remainder;
        };
        const std::vector<Row> rows{
            {W::ImportLag, minutes(10), minutes(470)},  {W::Unassigned, minutes(20), minutes(450)},
            {W::NoCoverage, minutes(10), minutes(440)}, {W::Unassigned, minutes(20), minutes(420)},
            {W::Working, minutes(60), minutes(360)},    {W::Paused, hours(6), minutes(360)},
            {W::OutsideHours, 0, minutes(360)},         {W::Paused, hours(2), minutes(360)},
            {W::Working, hours(1), minutes(300)}};
        QCOMPARE(lines.size(), rows.size());
        for (size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(lines[i].why, rows[i].why);
            QCOMPARE(lines[i].amount, rows[i].amount);
            QCOMPARE(lines[i].remainder, rows[i].remainder);
        }
        QCOMPARE(lines[5].party, PauseParty::Processor);
        const TimeSplit a = splitOf(lines);
        QCOMPARE(a.elapsed, hours(11));
        QCOMPARE(a.counted, hours(3));
        QCOMPARE(a.waiting[static_cast<size_t>(PauseParty::Processor)], hours(8));
        QCOMPARE(a.unassigned, minutes(40));

        // The claim clock does not pause: the same wait counts, under the same party.
        const auto claim =
            explain(start(ClockKind::Claim, t, policy, *m_office), history, *m_office, now);
        QCOMPARE(claim[5].why, W::Waiting);
        QVERIFY(claim[5].counted);
        QCOMPARE(counted(claim), hours(11));
        QCOMPARE(claim.back().remainder, -hours(3));
    }

    void reopenedCarriesOver()
    {
        const Instant t = at("2026-06-03T07:00:00Z");
        const Clocks clocks{
            stop(start(ClockKind::Resolution, t, policyOf(hours(8)), *m_office), t + hours(2))};
        const Instant again = t + days(1);
        const Clocks after = reopen(clocks, again, policyOf(hours(8)), *m_office);
        ClockHistory history;
        history.closed = {{t + hours(2), again}};
        history.owned = {{t, Instant::none()}};
        const auto lines = explain(after[1], history, *m_office, again + hours(1));
        QCOMPARE(lines.size(), size_t(3));
        QCOMPARE(lines[0].why, LedgerWhy::CarriedOver);
        QCOMPARE(lines[0].to, t + hours(2));
        QCOMPARE(lines[0].amount, hours(2));
        QCOMPARE(lines[1].why, LedgerWhy::CaseClosed);
        QCOMPARE(lines[2].remainder, hours(5));
        QCOMPARE(splitOf(lines).elapsed, hours(3));
    }

    void externalCountsEveryHour()
    {
        const Instant t = at("2026-06-05T14:00:00Z");
        const SlaClock c =
            startExternal(t, t + days(3), QStringLiteral("America/New_York"), policyOf(1));
        const auto lines = explain(c, {}, *m_office, t + days(2));
        QCOMPARE(lines.size(), size_t(1));
        QCOMPARE(lines[0].amount, days(2));
        QCOMPARE(lines[0].remainder, days(1));
        QVERIFY(explain(c, {}, *m_office, t).empty());
    }

    // The ledger has no holes, adds up to what the clock and the walk say, and its split to the
    // whole.
    void alwaysAddsUp()
    {
        QRandomGenerator dice(99);
        for (int n = 0; n < 40; ++n) {
            const QDate middle = n % 2 ? QDate(2026, 3, 29) : QDate(2026, 11, 1);
            const CalendarSpec spec =
                oracle::random(dice, n % 4 < 2 ? "Europe/Berlin" : "America/New_York", middle);
            const CalendarPtr calendar = *BusinessCalendar::compile(spec, 2025, 2027);
            const oracle::Walk walk(spec, middle.addDays(-6), 40);
            for (int k = 0; k < 25; ++k) {
                const Instant t{walk.from + dice.bounded(qint64(days(6)))};
                const auto spans = [&] {
                    std::vector<Span> made;
                    for (int s = dice.bounded(0, 4); s > 0; --s) {
                        const Instant from{t.ms - hours(9) + dice.bounded(qint64(days(8)))};
                        made.push_back({from, dice.bounded(4)
                                                  ? from + dice.bounded(qint64(hours(40)))
                                                  : Instant::none()});
                    }
                    return made;
                };
                ClockHistory history{{}, spans(), spans(), {}, t + dice.bounded(qint64(hours(12)))};
                for (const Span& span : spans())
                    history.pauses.push_back({QStringLiteral("r"),
                                              static_cast<PauseParty>(dice.bounded(4)), QString(),
                                              span.from, span.until, Instant::none()});
                const ClockKind kind = kClockKinds[static_cast<size_t>(k) % 4];
                const Policy policy = policyOf(1 + dice.bounded(qint64(hours(30))));
                SlaClock c = start(kind, t, policy, *calendar);
                const Instant event{t.ms + dice.bounded(qint64(days(9)))};
                if (k % 3 == 0)
                    c = stop(c, event);
                c = withPauses(c, history.pauses, *calendar);
                // An account of a clock at rest up to its present state, else up to the event.
                const Instant now = c.paused ? event + days(20) : event;
                Instant moved = t;
                Millis before = 0;
                if (k % 5 == 1 && !c.paused) {
                    const Instant change{t.ms + dice.bounded(qint64(days(2)))};
                    SlaClock upTo = withPauses(start(kind, t, policy, *calendar), {}, *calendar);
                    const SlaClock changed =
                        restate(upTo, policyOf(hours(70)), *calendar, *calendar, change);
                    if (changed.cycleFrom == change && c.verdict == Verdict::Running) {
                        c = withPauses(changed, history.pauses, *calendar);
                        moved = change;
                        before = walk.between(t, change);
                    }
                }
                if (now < moved || (c.paused && now.ms > walk.end()))
                    continue;
                const auto lines = explain(c, history, *calendar, now);
                const TimeSplit a = splitOf(lines);
                const Millis expected =
                    before + walk.between(moved, now,
                                          pausable(kind) ? history.pauses : std::vector<Pause>{});
                QCOMPARE(counted(lines), expected);
                const bool settled =
                    !withPauses(c, history.pauses, *calendar).paused && c.runFrom <= now;
                if (settled)
                    QCOMPARE(counted(lines), used(c, *calendar, now));
                QCOMPARE(total(a), a.elapsed);
                QCOMPARE(a.counted, expected);
                QCOMPARE(a.elapsed, before + walk.between(moved, now));
                Instant reached = c.start;
                for (const ClockLine& line : lines) {
                    QCOMPARE(line.from, reached);
                    QVERIFY(line.to > line.from || line.why == LedgerWhy::CarriedOver);
                    reached = line.to;
                }
                if (!lines.empty()) {
                    QCOMPARE(reached, now);
                    QCOMPARE(lines.back().remainder, c.budget - expected);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_Ledger)
#include "tst_ledger.moc"
