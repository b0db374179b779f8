// SPDX-License-Identifier: GPL-3.0-or-later
#include "client.h"

#include <QTest>

#include <set>

using namespace sandbox;

class TestSandboxShop : public QObject {
    Q_OBJECT

private slots:
    void pagesWhole();
    void pageInfoStandsAlone();
    void defaultIsOpenOnly();
    void timesAreInclusive();
    void needsItsToken();
    void showsTheCallLimit();
    void stockNeedsAFilter();
    void goodsOfAnOrder();
    void releasesAHold();
    void refundsAreNotTheGateways();

private:
    static QJsonArray rows(const Answer& answer, const char* list)
    {
        return answer.json().value(QLatin1String(list)).toArray();
    }
    static QByteArray number(const QJsonValue& row, const char* member = "id")
    {
        return QByteArray::number(row.toObject().value(QLatin1String(member)).toInteger());
    }
    // What follows /admin/api/2026-07/ in the next link, or nothing.
    static QByteArray next(const Answer& answer)
    {
        const QByteArray link = answer.header("link");
        if (!link.endsWith("rel=\"next\""))
            return {};
        const qsizetype from = link.indexOf("/2026-07/") + 9;
        return link.sliced(from, link.indexOf('>') - from);
    }
    static QJsonArray all(Practice& practice, const QByteArray& path, const char* list)
    {
        QJsonArray out;
        for (QByteArray at = path; !at.isEmpty();) {
            const Answer answer = practice.shop(at);
            for (const QJsonValue& row : rows(answer, list))
                out.append(row);
            at = next(answer);
        }
        return out;
    }
};

void TestSandboxShop::pagesWhole()
{
    Practice practice(Practice::small());
    for (const char* order :
         {"", "&order=updated_at+asc", "&order=updated_at+desc", "&order=created_at+asc"}) {
        std::set<QByteArray> ids;
        const QJsonArray orders = all(
            practice,
            QByteArray("orders.json?status=any&limit=37&fields=id,created_at,updated_at") + order,
            "orders");
        for (const QJsonValue& row : orders) {
            ids.insert(number(row));
            QCOMPARE(row.toObject().size(), 3);
        }
        QCOMPARE(orders.size(), 400);
        QCOMPARE(ids.size(), size_t{400});
    }
    QCOMPARE(
        practice.shop("orders/count.json?status=any").json().value(QStringLiteral("count")).toInt(),
        400);
    const QJsonArray carts = all(practice, "checkouts.json?limit=9", "checkouts");
    QCOMPARE(static_cast<size_t>(carts.size()),
             visible(practice.company.chronicle().checkouts(), practice.company.now()));
}

void TestSandboxShop::pageInfoStandsAlone()
{
    Practice practice(Practice::small(100));
    const QByteArray link = next(practice.shop("orders.json?status=any&limit=20"));
    QVERIFY(!link.isEmpty());
    QCOMPARE(practice.shop(link).status, 200);
    QCOMPARE(practice.shop(link + "&fields=id").status, 200);
    QCOMPARE(practice.shop(link + "&status=any").status, 400);
    QCOMPARE(practice.shop("orders.json?page_info=nonsense").status, 400);
    QCOMPARE(practice.shop("orders.json?limit=251").status, 400);
}

void TestSandboxShop::defaultIsOpenOnly()
{
    Practice practice(Practice::small());
    const auto count = [&](const QByteArray& query) {
        return practice.shop("orders/count.json" + query)
            .json()
            .value(QStringLiteral("count"))
            .toInt();
    };
    QVERIFY(count("") < 400);
    QCOMPARE(count(""), count("?status=open"));
    QVERIFY(count("?status=closed") > 0);
    QVERIFY(count("?status=cancelled") > 0);
    for (const QJsonValue& row : all(practice, "orders.json?limit=250", "orders")) {
        QVERIFY(row.toObject().value(QStringLiteral("closed_at")).isNull());
        QVERIFY(row.toObject().value(QStringLiteral("cancelled_at")).isNull());
    }
}

void TestSandboxShop::timesAreInclusive()
{
    Practice practice(Practice::small());
    const QJsonArray orders =
        all(practice, "orders.json?status=any&limit=250&order=updated_at+asc", "orders");
    const QByteArray at =
        orders[200].toObject().value(QStringLiteral("updated_at")).toString().toLatin1();
    const auto since = all(practice,
                           "orders.json?status=any&limit=250&order=updated_at+asc&updated_at_min=" +
                               at.toPercentEncoding(),
                           "orders");
    QCOMPARE(number(since.first()), number(orders[200]));
    QCOMPARE(since.size(), 200);
    // An offset whose plus was not encoded arrives as a blank, and is not a time.
    QCOMPARE(practice.shop("orders.json?updated_at_min=" + at).status, 400);
    for (const QJsonValue& row : since)
        QVERIFY(row.toObject()
                    .value(QStringLiteral("updated_at"))
                    .toString()
                    .endsWith(QStringLiteral(":00")));
    const QByteArray ids = number(orders[3]) + ',' + number(orders[9]);
    QCOMPARE(rows(practice.shop("orders.json?status=any&ids=" + ids), "orders").size(), 2);
}

void TestSandboxShop::needsItsToken()
{
    Practice practice(Practice::small(50));
    const Answer answer = practice.send("GET", "/shopify/admin/api/2026-07/orders.json",
                                        {{"X-Shopify-Access-Token", "wrong"}});
    QCOMPARE(answer.status, 401);
    QCOMPARE(
        answer.body,
        QByteArray(
            R"~({"errors":"[API] Invalid API key or access token (unrecognized login or wrong password)"})~"));
    QCOMPARE(practice
                 .send("GET", "/shopify/admin/api/2024-01/orders.json",
                       {{"X-Shopify-Access-Token", kShopToken}})
                 .status,
             404);
}

void TestSandboxShop::showsTheCallLimit()
{
    Options options = Practice::small(50);
    options.shopRate = 0.5;
    Practice practice(options);
    QCOMPARE(practice.shop("locations.json").header("x-shopify-shop-api-call-limit"),
             QByteArray("1/400"));
    Answer answer;
    for (int i = 0; i < 420 && answer.status != 429; ++i)
        answer = practice.shop("shop.json");
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.header("retry-after"), QByteArray("2.0"));
    QCOMPARE(answer.header("x-shopify-shop-api-call-limit"), QByteArray("400/400"));
}

void TestSandboxShop::stockNeedsAFilter()
{
    Practice practice(Practice::small());
    QCOMPARE(practice.shop("inventory_levels.json").status, 422);
    const QJsonArray places = rows(practice.shop("locations.json"), "locations");
    QCOMPARE(places.size(), 2);
    int negative = 0;
    for (const QJsonValue& place : places) {
        const QJsonArray levels =
            all(practice, "inventory_levels.json?limit=50&location_ids=" + number(place),
                "inventory_levels");
        QCOMPARE(levels.size(), 120);
        for (const QJsonValue& level : levels)
            negative += level.toObject().value(QStringLiteral("available")).toInt() < 0;
        QCOMPARE(rows(practice.shop("inventory_items.json?ids=" +
                                    number(levels.first(), "inventory_item_id")),
                      "inventory_items")
                     .size(),
                 1);
    }
    QVERIFY(negative > 0);
}

void TestSandboxShop::goodsOfAnOrder()
{
    Practice practice(Practice::small());
    for (const QJsonValue& value :
         rows(practice.shop("orders.json?status=closed&limit=20"), "orders")) {
        const QByteArray order = "orders/" + number(value);
        const QJsonArray orders =
            rows(practice.shop(order + "/fulfillment_orders.json"), "fulfillment_orders");
        const QJsonArray parcels =
            rows(practice.shop(order + "/fulfillments.json"), "fulfillments");
        QVERIFY(!orders.isEmpty());
        QCOMPARE(parcels.size(), orders.size());
        QVERIFY(
            !parcels[0].toObject().value(QStringLiteral("tracking_number")).toString().isEmpty());
        const QByteArray parcel = order + "/fulfillments/" + number(parcels[0]) + "/events.json";
        const QJsonArray scans = rows(practice.shop(parcel), "fulfillment_events");
        QVERIFY(scans.size() >= 1 && scans.size() <= 3);
        QVERIFY(!rows(practice.shop(order + "/transactions.json"), "transactions").isEmpty());
    }
    QCOMPARE(practice.shop("orders/123.json").status, 404);
}

void TestSandboxShop::releasesAHold()
{
    Practice practice(Practice::small());
    const QJsonArray subjects =
        practice.control("troubles").json().value(QStringLiteral("subjects")).toArray();
    for (const QJsonValue& subject : subjects) {
        if (subject.toObject().value(QStringLiteral("kind")).toString() !=
            QStringLiteral("hold_high_risk"))
            continue;
        const QByteArray path = "fulfillment_orders/" + Practice::id(subject);
        const auto order = [&] {
            return practice.shop(path + ".json")
                .json()
                .value(QStringLiteral("fulfillment_order"))
                .toObject();
        };
        QCOMPARE(order().value(QStringLiteral("status")).toString(), QStringLiteral("on_hold"));
        const auto updated = [&] {
            return practice
                .shop("orders/" + number(order(), "order_id") + ".json?fields=updated_at")
                .body;
        };
        const QByteArray before = updated();
        const Fields headers{{"X-Shopify-Access-Token", kShopToken}};
        const QByteArray url = "/shopify/admin/api/2026-07/" + path + "/release_hold.json";
        QCOMPARE(practice.send("POST", url, headers, "{}").status, 200);
        QCOMPARE(order().value(QStringLiteral("status")).toString(), QStringLiteral("open"));
        QVERIFY(updated() != before);
        QCOMPARE(practice.send("POST", url, headers, "{}").status, 422);
        practice.company.advance(7 * kHour);
        QCOMPARE(order().value(QStringLiteral("status")).toString(), QStringLiteral("closed"));
        return;
    }
    QFAIL("no hold");
}

void TestSandboxShop::refundsAreNotTheGateways()
{
    Practice practice(Practice::small());
    const QJsonValue order =
        rows(practice.shop("orders.json?financial_status=paid&limit=1"), "orders").first();
    const QByteArray path = "orders/" + number(order) + "/refunds.json";
    const size_t before = practice.company.world().refunds.size();
    const Fields headers{{"X-Shopify-Access-Token", kShopToken},
                         {"Content-Type", "application/json"}};
    const QByteArray body =
        R"({"refund":{"note":"Goodwill","transactions":[{"kind":"refund","amount":"1.00","gateway":"stripe"}]}})";
    QCOMPARE(practice.send("POST", "/shopify/admin/api/2026-07/" + path, headers, body).status,
             201);
    QCOMPARE(rows(practice.shop(path), "refunds").size(), 1);
    QCOMPARE(practice.company.world().refunds.size(), before);
    QByteArray large = body;
    large.replace("1.00", "99999.00");
    QCOMPARE(practice.send("POST", "/shopify/admin/api/2026-07/" + path, headers, large).status,
             422);
}

QTEST_GUILESS_MAIN(TestSandboxShop)
#include "tst_sandboxshop.moc"
