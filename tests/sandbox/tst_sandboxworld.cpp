// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/ids.h"
#include "app/sandbox/troubles.h"
#include "app/sandbox/zone.h"
#include "client.h"

#include <QFile>
#include <QTest>

#include <map>
#include <set>

using namespace sandbox;

class TestSandboxWorld : public QObject {
    Q_OBJECT

private slots:
    void sameOptionsSameBytes();
    void everyFamilyIsOpen_data();
    void everyFamilyIsOpen();
    void theWireShowsWhatTheKeySays();
    void everyTenthEventIsOld();
    void eventsShowTheObjectAsItWas();
    void thePastStaysAsItWas();
    void membersOfTheFixtures();
    void idsAreFoundAgain();
    void berlinTime();
};

void TestSandboxWorld::sameOptionsSameBytes()
{
    Practice a(Practice::small()), b(Practice::small()), other(Practice::small(400, 8));
    bool differs = false;
    for (const char* path :
         {"charges?limit=100", "payment_intents?limit=50&expand[]=data.latest_charge", "refunds",
          "disputes?limit=20", "reviews", "radar/early_fraud_warnings", "events?limit=100"}) {
        for (size_t account = 0; account < 3; ++account) {
            const Answer one = a.gateway(path, account), two = b.gateway(path, account);
            QCOMPARE(one.status, 200);
            QCOMPARE(one.body, two.body);
            QCOMPARE(one.header("date"), two.header("date"));
            differs = differs || one.body != other.gateway(path, account).body;
        }
    }
    QVERIFY(differs);
    QCOMPARE(a.shop("orders.json?status=any&limit=250").body,
             b.shop("orders.json?status=any&limit=250").body);
    QCOMPARE(a.shop("checkouts.json").body, b.shop("checkouts.json").body);
    // Still so after the same time has passed.
    a.company.advance(3 * kHour);
    b.company.advance(3 * kHour);
    QCOMPARE(a.gateway("events?limit=100").body, b.gateway("events?limit=100").body);
}

void TestSandboxWorld::everyFamilyIsOpen_data()
{
    QTest::addColumn<int>("orders");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::newRow("2,000") << 2'000 << 90 << 140;
    QTest::newRow("25,000") << 25'000 << 450 << 600;
}

void TestSandboxWorld::everyFamilyIsOpen()
{
    QFETCH(int, orders);
    QFETCH(int, least);
    QFETCH(int, most);
    Options options = Practice::small(orders);
    options.days = 60;
    const Company company(options);
    QCOMPARE(company.chronicle().orders().empty(), false);
    std::array<int, kFamilies.size()> open{};
    std::map<Kind, int> byKind;
    int total = 0, recent = 0;
    for (const Trouble& trouble : company.openTroubles()) {
        ++open[sandbox::facts(trouble.kind).family];
        ++byKind[trouble.kind];
        ++total;
        recent += kUntil - trouble.at <= 5 * kDay;
    }
    for (size_t f = 0; f < open.size(); ++f)
        QVERIFY2(open[f] >= 3, kFamilies[f]);
    for (const KindFacts& kind : kinds())
        QVERIFY2(byKind[kind.kind] >= kind.minimum, kind.name);
    QVERIFY2(total >= least && total <= most, qPrintable(QString::number(total)));
    QVERIFY2(recent * 10 >= total * 8, qPrintable(QString::number(recent)));
}

void TestSandboxWorld::theWireShowsWhatTheKeySays()
{
    Options options = Practice::small(2'000);
    options.days = 60;
    Practice practice(options);
    std::map<QString, std::set<QByteArray>> key, wire;
    const QJsonArray subjects =
        practice.control("troubles").json().value(QStringLiteral("subjects")).toArray();
    for (const QJsonValue& s : subjects)
        key[s.toObject().value(QStringLiteral("kind")).toString()].insert(Practice::id(s));
    const auto text = [](const QJsonValue& row, const char* member) {
        return row.toObject().value(QLatin1String(member)).toString();
    };
    for (size_t account = 0; account < 3; ++account) {
        for (const QJsonValue& d : practice.all("disputes", account)) {
            const bool late = d.toObject()
                                  .value(QStringLiteral("evidence_details"))
                                  .toObject()
                                  .value(QStringLiteral("past_due"))
                                  .toBool();
            if (text(d, "status") == QStringLiteral("needs_response"))
                wire[late ? QStringLiteral("dispute_past_due") : QStringLiteral("dispute_open")]
                    .insert(Practice::id(d));
            else if (text(d, "status") == QStringLiteral("warning_needs_response"))
                wire[QStringLiteral("inquiry_open")].insert(Practice::id(d));
        }
        for (const QJsonValue& r : practice.all("reviews", account))
            if (r.toObject().value(QStringLiteral("open")).toBool())
                wire[text(r, "opened_reason") == QStringLiteral("rule")
                         ? QStringLiteral("review_by_rule")
                         : QStringLiteral("review_by_hand")]
                    .insert(Practice::id(r));
        for (const QJsonValue& w : practice.all("radar/early_fraud_warnings", account))
            if (w.toObject().value(QStringLiteral("actionable")).toBool())
                wire[QStringLiteral("early_warning")].insert(Practice::id(w));
    }
    for (const auto& [kind, ids] : wire)
        QCOMPARE(ids, key[kind]);
    QCOMPARE(wire.size(), size_t{6});
}

void TestSandboxWorld::everyTenthEventIsOld()
{
    Practice practice(Practice::small(1500));
    int events = 0, old = 0, oldIntents = 0;
    for (size_t account = 0; account < 3; ++account) {
        for (const QJsonValue& value : practice.all("events", account)) {
            const QJsonObject event = value.toObject();
            const QJsonObject object = event.value(QStringLiteral("data"))
                                           .toObject()
                                           .value(QStringLiteral("object"))
                                           .toObject();
            const bool isOld = event.value(QStringLiteral("api_version")).toString() ==
                               QStringLiteral("2020-08-27");
            ++events;
            old += isOld;
            QVERIFY(kUntil - event.value(QStringLiteral("created")).toInteger() * kSecond <=
                    30 * kDay);
            if (object.value(QStringLiteral("object")).toString() == QStringLiteral("charge")) {
                QCOMPARE(object.contains(QStringLiteral("invoice")), isOld);
                QCOMPARE(object.value(QStringLiteral("refunds")).isObject(), isOld);
            }
            if (object.value(QStringLiteral("object")).toString() ==
                QStringLiteral("payment_intent")) {
                oldIntents += isOld;
                QCOMPARE(object.contains(QStringLiteral("charges")), isOld);
                QCOMPARE(object.contains(QStringLiteral("latest_charge")), !isOld);
            }
        }
    }
    QVERIFY(events > 1000);
    QVERIFY2(qAbs(old * 10 - events) <= events / 20,
             qPrintable(QStringLiteral("%1 of %2").arg(old).arg(events)));
    QVERIFY(oldIntents > 0);
}

void TestSandboxWorld::eventsShowTheObjectAsItWas()
{
    Practice practice(Practice::small(1500));
    int seen = 0;
    for (const QJsonValue& value : practice.all("events", 2, 100, "&type=charge.succeeded")) {
        const QJsonObject charge = value.toObject()
                                       .value(QStringLiteral("data"))
                                       .toObject()
                                       .value(QStringLiteral("object"))
                                       .toObject();
        QCOMPARE(charge.value(QStringLiteral("amount_refunded")).toInteger(), 0);
        ++seen;
    }
    QVERIFY(seen > 0);
    for (const QJsonValue& value : practice.all("events", 2, 100, "&types[]=charge.refunded")) {
        const QJsonObject charge = value.toObject()
                                       .value(QStringLiteral("data"))
                                       .toObject()
                                       .value(QStringLiteral("object"))
                                       .toObject();
        QVERIFY(charge.value(QStringLiteral("amount_refunded")).toInteger() > 0);
    }
}

void TestSandboxWorld::thePastStaysAsItWas()
{
    Practice practice(Practice::small(20000));
    const auto until = [&](qint64 second, const QJsonArray& rows) {
        QList<QByteArray> ids;
        for (const QJsonValue& row : rows)
            if (row.toObject().value(QStringLiteral("created")).toInteger() <= second)
                ids.append(Practice::id(row));
        return ids;
    };
    qint64 grown = 0;
    for (int step = 0; step < 12; ++step) {
        const qint64 second = practice.company.now() / kSecond;
        std::array<QJsonArray, 3> events, charges;
        for (size_t a = 0; a < 3; ++a) {
            events[a] = practice.all("events", a, 100,
                                     "&created[gte]=" + QByteArray::number(second - 3'600));
            charges[a] = practice.all("charges", a, 100,
                                      "&created[gte]=" + QByteArray::number(second - 3'600));
        }
        practice.control("advance", R"({"seconds":900})");
        QCOMPARE(practice.company.now() / kSecond, second + 900);
        for (size_t a = 0; a < 3; ++a) {
            const QByteArray since = "&created[gte]=" + QByteArray::number(second - 3'600);
            const QJsonArray later = practice.all("events", a, 100, since);
            QCOMPARE(until(second, later), until(second, events[a]));
            QCOMPARE(until(second, practice.all("charges", a, 100, since)),
                     until(second, charges[a]));
            grown += later.size() - events[a].size();
        }
    }
    QVERIFY(grown > 10);
}

void TestSandboxWorld::membersOfTheFixtures()
{
    const QByteArray shared = qgetenv("DOCKET_SHARED");
    const QString folder = shared.isEmpty() ? QStringLiteral(DOCKET_SOURCE_DIR "/../shared")
                                            : QString::fromLocal8Bit(shared);
    QFile file(folder + QStringLiteral("/specs/stripe/fixtures3.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP(
            "the published fixtures are not beside the source; set DOCKET_SHARED to their folder");
    const QJsonObject resources = QJsonDocument::fromJson(file.readAll())
                                      .object()
                                      .value(QStringLiteral("resources"))
                                      .toObject();
    Practice practice(Practice::small(1500));
    const std::array<std::pair<const char*, const char*>, 7> pairs{
        {{"charge", "charges"},
         {"payment_intent", "payment_intents"},
         {"refund", "refunds"},
         {"dispute", "disputes"},
         {"review", "reviews"},
         {"radar.early_fraud_warning", "radar/early_fraud_warnings"},
         {"event", "events"}}};
    for (const auto& [resource, list] : pairs) {
        const QJsonObject fixture = resources.value(QLatin1String(resource)).toObject();
        QVERIFY2(!fixture.isEmpty(), resource);
        const QJsonArray rows = practice.all(list, 2);
        QVERIFY2(!rows.isEmpty(), list);
        for (const QJsonValue& row : rows)
            for (const QString& member : fixture.keys())
                QVERIFY2(row.toObject().contains(member),
                         qPrintable(QLatin1String(resource) + u'.' + member));
    }
    const auto inner = [](QJsonObject object, std::initializer_list<const char*> path) {
        for (const char* step : path)
            object = object.value(QLatin1String(step)).toObject();
        return object;
    };
    const QJsonObject charge = practice.all("charges", 0, 1, "&created[gte]=1").first().toObject();
    for (const auto& path : {std::initializer_list<const char*>{"outcome"},
                             {"billing_details"},
                             {"payment_method_details", "card"},
                             {"payment_method_details", "card", "checks"}}) {
        const QJsonObject ours = inner(charge, path);
        for (const QString& member :
             inner(resources.value(QStringLiteral("charge")).toObject(), path).keys())
            QVERIFY2(ours.contains(member), qPrintable(member));
    }
    const QJsonObject dispute = practice.all("disputes", 2).first().toObject();
    for (const char* part : {"evidence", "evidence_details"})
        for (const QString& member :
             inner(resources.value(QStringLiteral("dispute")).toObject(), {part}).keys())
            QVERIFY2(inner(dispute, {part}).contains(member), qPrintable(member));
}

void TestSandboxWorld::idsAreFoundAgain()
{
    for (const quint32 row : {0u, 1u, 61u, 24'999u, 0x4000'0000u, 0x7fff'fffeu}) {
        QCOMPARE(gatewayRow(7, Ref::Charge, gatewayId(7, Ref::Charge, row)), std::optional(row));
        QVERIFY(!gatewayRow(8, Ref::Charge, gatewayId(7, Ref::Charge, row)));
        QVERIFY(!gatewayRow(7, Ref::Refund, gatewayId(7, Ref::Charge, row)));
    }
    QVERIFY(!gatewayRow(7, Ref::Charge, "ch_3"));
    QVERIFY(!gatewayRow(7, Ref::Charge, "ch_3RQ7VX2Ad9lNqJ18gPkO7iL-0"));
    QCOMPARE(shopRow(ShopRef::Order, shopId(ShopRef::Order, 77)), std::optional(77u));
    QVERIFY(!shopRow(ShopRef::Order, shopId(ShopRef::Order, 77) + 11));
    QCOMPARE(QByteArray::number(shopId(ShopRef::Order, 24'999)).size(), 13);
}

void TestSandboxWorld::berlinTime()
{
    // The hour around both changes of 2026.
    QCOMPARE(shopTime(1'774'745'999'000), QByteArray("2026-03-29T01:59:59+01:00"));
    QCOMPARE(shopTime(1'774'746'000'000), QByteArray("2026-03-29T03:00:00+02:00"));
    QCOMPARE(shopTime(1'792'889'999'000), QByteArray("2026-10-25T02:59:59+02:00"));
    QCOMPARE(shopTime(1'792'890'000'000), QByteArray("2026-10-25T02:00:00+01:00"));
    QCOMPARE(utcTime(kUntil), QByteArray("2026-03-31T12:00:00Z"));
}

QTEST_GUILESS_MAIN(TestSandboxWorld)
#include "tst_sandboxworld.moc"
