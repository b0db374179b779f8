// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/calendar.h"

#include "tests/domain/oracle.h"

#include <QJsonDocument>
#include <QTest>

using namespace docket;
using oracle::at;
using oracle::office;

namespace {

CalendarPtr compiled(const CalendarSpec& spec, int first = 2024, int last = 2028)
{
    const auto made = BusinessCalendar::compile(spec, first, last);
    return made ? *made : nullptr;
}

CalendarSpec everyDay(const char* zone, DayHours hoursOfDay)
{
    CalendarSpec spec = office(zone, hoursOfDay);
    spec.week[5] = spec.week[6] = hoursOfDay;
    return spec;
}

// Zones whose days of change are unlike each other: at 1:00, 2:00 and midnight, by an hour and by
// half of one, none at all, and far from UTC on both sides.
constexpr std::array<const char*, 12> kZones{"Europe/Berlin",
                                             "America/New_York",
                                             "Pacific/Tongatapu",
                                             "Pacific/Auckland",
                                             "Australia/Lord_Howe",
                                             "Asia/Kathmandu",
                                             "America/St_Johns",
                                             "Africa/Cairo",
                                             "America/Santiago",
                                             "Asia/Beirut",
                                             "UTC",
                                             "Pacific/Pago_Pago"};

}  // namespace

Q_DECLARE_METATYPE(docket::CalendarSpec)

class tst_Calendar : public QObject {
    Q_OBJECT
private slots:
    void dues_data()
    {
        QTest::addColumn<CalendarSpec>("spec");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<qint64>("budget");
        QTest::addColumn<QByteArray>("due");
        const auto row = [](const char* what, const CalendarSpec& spec, const char* start,
                            Millis budget, const char* due) {
            QTest::newRow(what) << spec << QByteArray(start) << budget << QByteArray(due);
        };
        const CalendarSpec berlin = office("Europe/Berlin");
        row("inside a day", berlin, "2026-06-03T08:00:00Z", hours(2), "2026-06-03T10:00:00.000Z");
        row("ends at closing, not next morning", berlin, "2026-06-03T07:00:00Z", hours(8),
            "2026-06-03T15:00:00.000Z");
        row("one ms more is next morning", berlin, "2026-06-03T07:00:00Z", hours(8) + 1,
            "2026-06-04T07:00:00.001Z");
        row("over the weekend", berlin, "2026-06-05T14:00:00Z", hours(2),
            "2026-06-08T08:00:00.000Z");
        row("from closed time", berlin, "2026-06-06T11:11:11.111Z", hours(1),
            "2026-06-08T08:00:00.000Z");
        row("starts exactly at closing", berlin, "2026-06-05T15:00:00Z", hours(1),
            "2026-06-08T08:00:00.000Z");
        row("zero", berlin, "2026-06-06T11:00:00Z", 0, "2026-06-06T11:00:00.000Z");

        const CalendarSpec round = everyDay("Europe/Berlin", {{0, 1440}});
        row("24/7 loses no minute at midnight", round, "2026-06-03T21:30:00Z", hours(100),
            "2026-06-08T01:30:00.000Z");
        row("24/7 through the short day", round, "2026-03-28T12:00:00Z", hours(24),
            "2026-03-29T12:00:00.000Z");
        row("24/7 through the long day", round, "2026-10-24T12:00:00Z", hours(24),
            "2026-10-25T12:00:00.000Z");
        row("24/7 where midnight does not exist", everyDay("Africa/Cairo", {{0, 1440}}),
            "2026-04-23T12:00:00Z", hours(24), "2026-04-24T12:00:00.000Z");
        row("24/7 through New York's long day", everyDay("America/New_York", {{0, 1440}}),
            "2026-10-31T12:00:00Z", hours(48), "2026-11-02T12:00:00.000Z");

        const CalendarSpec night = everyDay("Europe/Berlin", {{22 * 60, 30 * 60}});
        row("a night shift on the short night has 7 h", night, "2026-03-28T12:00:00Z", hours(8),
            "2026-03-29T21:00:00.000Z");
        row("a night shift on the long night has 9 h", night, "2026-10-24T12:00:00Z", hours(9),
            "2026-10-25T05:00:00.000Z");
        row("in a gap the offset before it counts", everyDay("Europe/Berlin", {{150, 300}}),
            "2026-03-29T00:00:00Z", 1, "2026-03-29T01:30:00.001Z");
        row("in an overlap the first one counts", everyDay("Europe/Berlin", {{150, 300}}),
            "2026-10-25T00:00:00Z", 1, "2026-10-25T00:30:00.001Z");
        row("a gap pushes an interval over its neighbour once",
            everyDay("Europe/Berlin", {{90, 150}, {180, 240}}), "2026-03-29T00:00:00Z", minutes(90),
            "2026-03-29T02:00:00.000Z");

        row("lunch", office("Europe/Berlin", {{540, 720}, {780, 1020}}), "2026-06-03T09:30:00Z",
            hours(1), "2026-06-03T11:30:00.000Z");
        row("9 pm to 2 am", everyDay("America/New_York", {{21 * 60, 26 * 60}}),
            "2026-06-04T05:30:00Z", hours(1), "2026-06-05T01:30:00.000Z");
        row("at UTC+13", office("Pacific/Tongatapu"), "2026-06-07T20:00:00Z", hours(2),
            "2026-06-07T22:00:00.000Z");

        CalendarSpec dated = berlin;
        dated.holidays = {{QDate(2026, 12, 25), QStringLiteral("Christmas Day")},
                          {QDate(2026, 12, 24), QStringLiteral("Christmas Eve")}};
        dated.overrides = {{QDate(2026, 12, 24), QStringLiteral("short"), {{540, 720}}},
                           {QDate(2026, 12, 26), QStringLiteral("open Saturday"), {{600, 660}}}};
        row("short day, holiday, open Saturday", dated, "2026-12-24T08:00:00Z", hours(5),
            "2026-12-28T09:00:00.000Z");
        CalendarSpec late = night;
        late.holidays = {{QDate(2026, 6, 4), QStringLiteral("x")}};
        row("a holiday closes what opens on it, not what runs into it", late,
            "2026-06-04T02:00:00Z", hours(3), "2026-06-05T21:00:00.000Z");
        row("beyond the table", berlin, "2028-12-29T15:00:00Z", hours(2),
            "2029-01-01T09:00:00.000Z");
        row("far before the table", berlin, "1999-06-04T14:00:00Z", hours(2),
            "1999-06-07T08:00:00.000Z");
    }
    void dues()
    {
        QFETCH(CalendarSpec, spec);
        QFETCH(QByteArray, start);
        QFETCH(qint64, budget);
        QFETCH(QByteArray, due);
        const CalendarPtr calendar = compiled(spec);
        QVERIFY(calendar);
        const Instant from = at(start.constData());
        QCOMPARE(toIso(calendar->due(from, budget)), QString::fromLatin1(due));
        QCOMPARE(calendar->between(from, calendar->due(from, budget)), budget);
    }

    // Thousands of dues against the walk, around the days on which clocks change.
    void againstTheWalk()
    {
        QRandomGenerator dice(20261124);
        int compared = 0;
        for (int n = 0; n < 160; ++n) {
            const char* zone = kZones[static_cast<size_t>(n) % kZones.size()];
            const QTimeZone tz(zone);
            QDate middle(2023 + dice.bounded(0, 4), 1 + dice.bounded(0, 12), 10);
            const auto changes =
                tz.transitions(QDateTime(middle, QTime(0, 0), Qt::UTC),
                               QDateTime(middle.addYears(1), QTime(0, 0), Qt::UTC));
            if (!changes.isEmpty())
                middle = changes.at(dice.bounded(0, int(changes.size()))).atUtc.date();
            const CalendarSpec spec = oracle::random(dice, zone, middle);
            // Every third table ends on the spot, so that answers lie beyond it.
            const CalendarPtr calendar = compiled(spec, 2022, n % 3 ? 2030 : middle.year());
            QVERIFY(calendar);
            const oracle::Walk walk(spec, middle.addDays(-12), 45);
            for (int k = 0; k < 25; ++k) {
                Instant from{walk.from + dice.bounded(qint64(days(18)))};
                if (k % 3 == 0)
                    from = calendar->nextOpening(from);
                if (!from.isSet() || from.ms >= walk.end() - days(20))
                    continue;
                const Millis budget =
                    k % 2 ? dice.bounded(qint64(hours(60))) : minutes(dice.bounded(1, 2000));
                const Instant expected = walk.due(from, budget);
                const Instant found = calendar->due(from, budget);
                const auto why = [&] {
                    return qPrintable(QStringLiteral("%1 + %2 is %3, the walk says %4, in ")
                                          .arg(toIso(from))
                                          .arg(budget)
                                          .arg(toIso(found), toIso(expected)) +
                                      QString::fromUtf8(QJsonDocument(toJson(spec)).toJson()));
                };
                if (!expected.isSet()) {
                    QVERIFY2(!found.isSet() || found.ms > walk.end(), why());
                    continue;
                }
                QVERIFY2(found == expected, why());
                const Instant other{from.ms + dice.bounded(qint64(days(12)))};
                QCOMPARE(calendar->between(from, other), walk.between(from, other));
                QCOMPARE(calendar->between(other, from), 0);
                QCOMPARE(calendar->open(other), walk.openAt(other.ms));
                Millis sum = 0;
                for (const Span& span : calendar->openSpans({from, other}))
                    sum += span.until - span.from;
                QCOMPARE(sum, calendar->between(from, other));
                ++compared;
            }
        }
        QVERIFY2(compared > 2500, qPrintable(QString::number(compared)));
    }

    // The same against what a clock on the wall shows, for edges that no change touches.
    void againstTheWallClock()
    {
        QRandomGenerator dice(7);
        for (const char* zone : {"Europe/Berlin", "America/New_York", "Pacific/Tongatapu"})
            for (const DayHours& hoursOfDay : {DayHours{{540, 1050}}, DayHours{{0, 1440}},
                                               DayHours{{22 * 60, 30 * 60}, {600, 720}}})
                for (const QDate middle : {QDate(2026, 3, 8), QDate(2026, 3, 29),
                                           QDate(2026, 10, 25), QDate(2026, 11, 1)}) {
                    const CalendarSpec spec = everyDay(zone, hoursOfDay);
                    const oracle::Walk walk(spec, middle.addDays(-4), 14, oracle::Walk::By::Wall);
                    const CalendarPtr calendar = compiled(spec);
                    for (int k = 0; k < 30; ++k) {
                        const Instant from{walk.from + dice.bounded(qint64(days(5)))};
                        const Millis budget = dice.bounded(qint64(hours(40)));
                        QCOMPARE(toIso(calendar->due(from, budget)), toIso(walk.due(from, budget)));
                    }
                }
    }

    void alwaysOpen()
    {
        const CalendarPtr always = BusinessCalendar::always();
        const Instant from = at("2026-03-28T23:59:59.999Z");
        QCOMPARE(always->due(from, days(400)).ms, from.ms + days(400));
        QCOMPARE(always->between(from, from + days(3)), days(3));
        QCOMPARE(always->between(from + days(3), from), 0);
        QVERIFY(always->open(from));
        QCOMPARE(always->nextOpening(from), from);
        CalendarSpec spec = office("Europe/Berlin", {});
        spec.alwaysOpen = true;
        QCOMPARE(compiled(spec)->due(from, hours(25)).ms, from.ms + hours(25));
    }

    void openings()
    {
        const CalendarPtr c = compiled(office("Europe/Berlin"));
        QCOMPARE(toIso(c->nextOpening(at("2026-06-05T15:00:00Z"))),
                 QStringLiteral("2026-06-08T07:00:00.000Z"));
        QCOMPARE(c->nextOpening(at("2026-06-05T14:59:59.999Z")), at("2026-06-05T14:59:59.999Z"));
        QVERIFY(c->open(at("2026-06-05T07:00:00Z")));
        QVERIFY(!c->open(at("2026-06-05T15:00:00Z")));
        QVERIFY(!c->open(Instant::none()));
        QVERIFY(!c->due(Instant::none(), 5).isSet());
    }

    // Many short intervals to a block of the index, asked at every edge.
    void everyEdge()
    {
        DayHours breaks;
        for (int from = 0; from < 1400; from += 20)
            breaks.push_back({from, from + 5});
        const CalendarPtr c = compiled(everyDay("Europe/Berlin", breaks), 2026, 2026);
        const auto spans = c->openSpans({at("2026-06-01T00:00:00Z"), at("2026-06-04T00:00:00Z")});
        QCOMPARE(spans.size(), size_t(210));
        Millis sum = 0;
        for (size_t i = 0; i + 1 < spans.size(); ++i) {
            QCOMPARE(c->nextOpening(spans[i].until), spans[i + 1].from);
            QCOMPARE(c->nextOpening(spans[i].from), spans[i].from);
            QVERIFY(c->open(spans[i].until - 1) && !c->open(spans[i].until));
            sum += minutes(5);
            QCOMPARE(c->due(spans[0].from, sum), spans[i].until);
            QCOMPARE(c->due(spans[0].from, sum + 1), spans[i + 1].from + 1);
            QCOMPARE(c->between(spans[0].from, spans[i + 1].from), sum);
        }
        // What touches is one.
        const CalendarPtr round = compiled(everyDay("America/New_York", {{0, 600}, {600, 1440}}));
        QCOMPARE(round->openSpans(round->covered()).size(), size_t(1));
    }

    // A calendar that opens on one day only has an end, and says so.
    void neverAgain()
    {
        CalendarSpec spec = office("UTC", {});
        spec.overrides = {{QDate(2026, 6, 3), QString(), {{540, 600}}}};
        const CalendarPtr c = compiled(spec);
        QCOMPARE(toIso(c->due(at("2025-01-01T00:00:00Z"), hours(1))),
                 QStringLiteral("2026-06-03T10:00:00.000Z"));
        QVERIFY(!c->due(at("2025-01-01T00:00:00Z"), hours(1) + 1).isSet());
        QVERIFY(!c->nextOpening(at("2026-06-03T10:00:00Z")).isSet());
        QVERIFY(!c->due(at("1960-01-01T00:00:00Z"), 1).isSet());
    }

    void storedSpans()
    {
        const CalendarSpec spec = office("Europe/Berlin");
        const CalendarPtr live = compiled(spec, 2026, 2026);
        const auto stored =
            BusinessCalendar::fromSpans(spec, live->covered(), live->openSpans(live->covered()));
        QVERIFY(stored);
        for (const char* start :
             {"2026-01-01T00:00:00Z", "2026-06-05T14:00:00Z", "2026-12-30T08:00:00Z"})
            QCOMPARE((*stored)->due(at(start), hours(9)), live->due(at(start), hours(9)));
        // It knows no zone: beyond what it holds it says so.
        QVERIFY(!(*stored)->due(at("2026-12-31T15:00:00Z"), hours(9)).isSet());
        QVERIFY(live->due(at("2026-12-31T15:00:00Z"), hours(9)).isSet());
        QCOMPARE((*stored)->between(at("2026-12-31T00:00:00Z"), at("2027-02-01T00:00:00Z")),
                 hours(8));
        const Span year = live->covered();
        QVERIFY(!BusinessCalendar::fromSpans(spec, year, {{year.from + 5, year.from + 5}}));
        QVERIFY(!BusinessCalendar::fromSpans(
            spec, year, {{year.from, year.from + 5}, {year.from + 5, year.from + 9}}));
        QVERIFY(!BusinessCalendar::fromSpans(spec, year, {{year.from, year.until + 5}}));
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* what, const char* json, const char* place) {
            QTest::newRow(what) << QByteArray(json) << QString::fromLatin1(place);
        };
        row("no zone of that name",
            R"({"id":"a","version":1,"zone":"Europe/Atlantis","hours":{"mon":["09:00-17:00"]}})",
            "zone");
        row("never opens", R"({"id":"a","version":1,"zone":"UTC"})", "hours");
        row("only closed overrides",
            R"({"id":"a","version":1,"zone":"UTC","overrides":[{"date":"2026-01-01","hours":[]}]})",
            "hours");
        row("overlap",
            R"({"id":"a","version":1,"zone":"UTC","hours":{"mon":["09:00-12:00","11:59-13:00"]}})",
            "hours.mon[1]");
        row("overlap over Sunday's midnight",
            R"({"id":"a","version":1,"zone":"UTC","hours":{"sun":["20:00-26:00"],"mon":["01:00-03:00"]}})",
            "hours.mon[0]");
        row("backwards", R"({"id":"a","version":1,"zone":"UTC","hours":{"mon":["21:00-02:00"]}})",
            "hours.mon[0]");
        row("48:00", R"({"id":"a","version":1,"zone":"UTC","hours":{"mon":["21:00-48:00"]}})",
            "hours.mon[0]");
        row("opens tomorrow",
            R"({"id":"a","version":1,"zone":"UTC","hours":{"mon":["24:00-25:00"]}})",
            "hours.mon[0]");
        row("not hours", R"({"id":"a","version":1,"zone":"UTC","hours":{"mon":["9-17"]}})",
            "hours.mon[0]");
        row("not a weekday",
            R"({"id":"a","version":1,"zone":"UTC","hours":{"monday":["09:00-17:00"]}})",
            "hours.monday");
        row("a slip in a member",
            R"({"id":"a","version":1,"zone":"UTC","hours":{"mon":["09:00-17:00"]},"holiday":[]})",
            "holiday");
        row("not a date",
            R"({"id":"a","version":1,"zone":"UTC","hours":{"mon":["09:00-17:00"]},"holidays":[{"date":"2026-02-30"}]})",
            "holidays[0].date");
        row("a holiday twice",
            R"({"id":"a","version":1,"zone":"UTC","hours":{"mon":["09:00-17:00"]},"holidays":[{"date":"2026-02-20"},{"date":"2026-02-20"}]})",
            "holidays[1]");
        row("version as text",
            R"({"id":"a","version":"1","zone":"UTC","hours":{"mon":["09:00-17:00"]}})", "version");
        row("version with a fraction",
            R"({"id":"a","version":1.5,"zone":"UTC","hours":{"mon":["09:00-17:00"]}})", "version");
        row("an instant without a zone",
            R"({"id":"a","version":1,"zone":"UTC","hours":{"mon":["09:00-17:00"]},"effective_from":"2026-01-01T00:00:00"})",
            "effective_from");
        row("always and hours",
            R"({"id":"a","version":1,"zone":"UTC","always_open":true,"hours":{"mon":["09:00-17:00"]}})",
            "always_open");
        row("no id", R"({"version":1,"zone":"UTC","hours":{"mon":["09:00-17:00"]}})", "id");
    }
    void faults()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto read = calendarFromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Malformed);
        QVERIFY2(read.error().where.endsWith(place), qPrintable(read.error().where));
        QVERIFY(!read.error().detail.isEmpty());
    }

    void roundTrip()
    {
        QRandomGenerator dice(3);
        for (int n = 0; n < 200; ++n) {
            CalendarSpec spec = oracle::random(dice, kZones[static_cast<size_t>(n) % kZones.size()],
                                               QDate(2026, 6, 1));
            spec.version = n + 1;
            if (n % 2)
                spec.effectiveFrom = at("2026-01-01T00:00:00.001Z");
            if (n % 3 == 0)
                spec.effectiveUntil = at("2027-01-01T00:00:00Z");
            const auto text = QJsonDocument(toJson(spec)).toJson();
            const auto back = calendarFromJson(QJsonDocument::fromJson(text).object());
            QVERIFY2(back, back ? "" : qPrintable(back.error().where + back.error().detail));
            QVERIFY(*back == spec);
        }
    }

    void edgesInTransitions()
    {
        CalendarSpec spec = everyDay("Europe/Berlin", {{150, 600}});
        auto found = warnings(spec, 2026, 2026);
        QCOMPARE(found.size(), size_t(2));
        QCOMPARE(found[0],
                 QStringLiteral("hours.sun: 02:30 of 2026-03-29 does not exist in Europe/Berlin"));
        QVERIFY(found[1].contains(QStringLiteral("2026-10-25 comes twice")));
        // An overnight close falls into the change of the next date.
        found = warnings(everyDay("Europe/Berlin", {{1200, 1440 + 150}}), 2026, 2026);
        QCOMPARE(found.size(), size_t(2));
        QVERIFY(found[0].startsWith(QStringLiteral("hours.sat: 26:30 of 2026-03-28")));
        QVERIFY(warnings(office("Europe/Berlin"), 2020, 2030).empty());
        QVERIFY(warnings(everyDay("Pacific/Tongatapu", {{150, 600}}), 2026, 2026).empty());
        spec = everyDay("UTC", {{540, 600}});
        spec.overrides = {{QDate(2026, 6, 3), QString(), {{1200, 1440 + 570}}}};
        QCOMPARE(warnings(spec, 2026, 2026).size(), size_t(1));
    }

    void versions()
    {
        CalendarSpec one = office("UTC");
        one.effectiveUntil = at("2026-06-01T00:00:00Z");
        CalendarSpec two = office("UTC");
        two.version = 2;
        two.effectiveFrom = at("2026-06-01T00:00:00Z");
        const std::vector<CalendarSpec> all{one, two};
        QCOMPARE(inForce(all, QStringLiteral("office"), at("2026-05-31T23:59:59.999Z"))->version,
                 1);
        QCOMPARE(inForce(all, QStringLiteral("office"), at("2026-06-01T00:00:00Z"))->version, 2);
        QVERIFY(!inForce(all, QStringLiteral("other"), at("2026-06-01T00:00:00Z")));
    }
};

QTEST_GUILESS_MAIN(tst_Calendar)
#include "tst_calendar.moc"
