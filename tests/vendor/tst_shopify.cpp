// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/shopify.h"
#include "core/vendor/shopifyorder.h"

#include "tests/vendor/vendortest.h"

using namespace docket;
using namespace docket::vendor;
using namespace vendortest;

namespace {

DecodedPage decoded(const char* feed, const QByteArray& body, const SourceConfig& source = {},
                    const QByteArray& link = {})
{
    const auto page = shopify().decode(source, context(feed, {}, link), body);
    if (!page) {
        qWarning("%s: %s %s", feed, qPrintable(page.error().where),
                 qPrintable(page.error().detail));
        return {};
    }
    return *page;
}

Instant at(const char* iso)
{
    return *parseIso(QString::fromLatin1(iso));
}

}  // namespace

class tst_Shopify : public QObject {
    Q_OBJECT
private slots:
    void returnRequests();
    void order()
    {
        const DecodedPage page = decoded("order", golden("shopify_order.json"));
        QVERIFY(page.quarantined.empty());
        QCOMPARE(page.records, 1);
        const auto orders = factsOf<Order>(page);
        QCOMPARE(orders.size(), size_t{1});
        const Order& o = orders[0];
        QCOMPARE(o.id, QByteArray("5900000000001"));
        QCOMPARE(o.number, QByteArray("#HL-104477"));
        QCOMPARE(o.createdAt, at("2026-07-31T07:12:00Z"));
        QCOMPARE(o.updatedAt, at("2026-07-31T09:00:00Z"));
        QCOMPARE(page.facts[0].version, o.updatedAt);
        QVERIFY(!o.cancelledAt.isSet() && !o.closedAt.isSet());
        QCOMPARE(o.total, money(6497, "EUR"));
        QCOMPARE(o.subtotal, money(5998, "EUR"));
        QCOMPARE(o.shipping, money(499, "EUR"));
        QCOMPARE(o.tax, money(1037, "EUR"));
        QCOMPARE(o.discounts, money(501, "EUR"));
        QCOMPARE(o.financialStatus, QByteArray("partially_refunded"));
        QCOMPARE(o.fulfillmentStatus, QByteArray("partial"));
        QCOMPARE(o.shippingMethod, QByteArray("DHL-STD"));
        QCOMPARE(o.customer, QByteArray("7100000000009"));
        QCOMPARE(o.tags, QByteArray("vip, hold"));
        QCOMPARE(o.returnReason, QByteArray("defective"));
        QCOMPARE(o.gateways, QByteArray("shopify_payments,gift_card"));
        QCOMPARE(o.attribution, (Attribution{"spring sale", "vsl-b", "aff9", "b/2"}));
        QVERIFY(!o.test && o.requiresShipping);
        QCOMPARE(o.lines.size(), size_t{2});
        QCOMPARE(o.lines[0], (OrderLine{"1300000000001", "LMP-N", "4200000000001",
                                        QStringLiteral("Lamp „Nord“"), 2, 1, money(2999, "EUR"),
                                        money(501, "EUR"), true}));
        QCOMPARE(o.lines[1].discount, money(100, "EUR"));
        QVERIFY(!o.lines[1].requiresShipping);
        QCOMPARE(o.personal.name, QStringLiteral("Ina Berg"));
        QCOMPARE(o.personal.email, QStringLiteral("ina@example.org"));
        QCOMPARE(o.personal.phone, QStringLiteral("+4925100000"));
        QCOMPARE(o.personal.note, QStringLiteral("ring twice"));
        QCOMPARE(o.personal.shipping,
                 (PostalAddress{QStringLiteral("Ole Berg"), QStringLiteral("Hafenweg 4"), QString(),
                                QStringLiteral("Münster"), QStringLiteral("48155"), QString(),
                                QStringLiteral("DE")}));
    }

    void insideAnOrder()
    {
        const DecodedPage page = decoded("order", golden("shopify_order.json"));
        const auto refunds = factsOf<Refund>(page);
        QCOMPARE(refunds.size(), size_t{4});
        QCOMPARE(refunds[0].system, RefundSystem::Store);
        QCOMPARE(refunds[0].order, QByteArray("5900000000001"));
        QCOMPARE(refunds[0].note, QStringLiteral("scratched"));
        QCOMPARE(refunds[0].amount, money(2000, "EUR"));  // the failed try does not count
        QCOMPARE(refunds[0].status, RefundStatus::Succeeded);
        QCOMPARE(refunds[1].amount, money(2267, "EUR"));  // lines with tax, shipping, less 1.00
        QCOMPARE(refunds[1].status, RefundStatus::Pending);
        QCOMPARE(refunds[2].amount, money(500, "EUR"));
        QCOMPARE(refunds[2].status, RefundStatus::Pending);
        QCOMPARE(refunds[3].amount, money(700, "EUR"));
        QCOMPARE(refunds[3].status, RefundStatus::Failed);
        QCOMPARE(refunds[3].failureReason, QByteArray("processing_error"));
        QCOMPARE(page.facts[1].version, kReadAt);
        const auto shipments = factsOf<Shipment>(page);
        QCOMPARE(shipments, (std::vector<Shipment>{
                                {"4400000000001", "5900000000001", at("2026-07-31T08:30:00Z"),
                                 at("2026-07-31T08:45:00Z"), "success", "in_transit",
                                 QStringLiteral("DHL"), "00340434161094000000"}}));
        QVERIFY(std::holds_alternative<Return>(page.facts.back().fact));
        QCOMPARE(page.facts[page.facts.size() - 2].version, at("2026-07-31T08:45:00Z"));
    }

    void orders()
    {
        const QByteArray link =
            R"(<https://s.example/admin/api/2026-07/orders.json?limit=250&page_info=p1>; rel="previous", )"
            R"(<https://s.example/admin/api/2026-07/orders.json?page_info=eyJ%3D&limit=250>; rel="next")";
        const DecodedPage page = decoded("orders", golden("shopify_orders.json"), {}, link);
        QCOMPARE(page.records, 7);
        QCOMPARE(page.next, QByteArray("eyJ="));
        QCOMPARE(factsOf<Order>(page).size(), size_t{6});
        QCOMPARE(
            page.quarantined,
            (std::vector<Quarantined>{
                {QStringLiteral("$.orders[5].total_price"),
                 QStringLiteral("is not an amount in EUR"), "5900000000006"},
                {QStringLiteral("$.orders[6].refunds[0].created_at"),
                 QStringLiteral("an instant is written 2026-03-29T01:30:00Z or with an offset"),
                 "8800000000001"}}));
        const std::vector<FollowUp> expected{
            {"fulfillment_orders", "5900000000001"}, {"order_transactions", "5900000000001"},
            {"fulfillment_orders", "5900000000004"}, {"order_transactions", "5900000000004"},
            {"order_transactions", "5900000000005"}, {"order_transactions", "5900000000007"}};
        QCOMPARE(page.followUps, expected);
        const auto list = factsOf<Order>(page);
        QCOMPARE(list[1].attribution, Attribution{});
        QCOMPARE(list[1].personal.phone, QStringLiteral("+4925199"));
        QCOMPARE(list[2].cancelledAt, at("2026-07-31T07:20:00Z"));
        QVERIFY(!list[4].requiresShipping);
        QVERIFY(decoded("orders", golden("shopify_orders.json")).next.isEmpty());
    }

    void mapping()
    {
        SourceConfig source;
        source.mapping = {{QStringLiteral("offer"), QStringLiteral("landing_site.utm_source")},
                          {QStringLiteral("affiliate"), QStringLiteral("customer.id")},
                          {QStringLiteral("sub_id"), QString()}};
        const auto orders = factsOf<Order>(decoded("order", golden("shopify_order.json"), source));
        QCOMPARE(orders[0].attribution, (Attribution{"news", "vsl-b", "7100000000009", ""}));
    }

    // Of a shop that takes the money itself.
    void moneyOfItsOwn()
    {
        const DecodedPage page = decoded("payouts", golden("shopify_payouts.json"));
        QVERIFY(page.quarantined.empty());
        const auto p = factsOf<Payout>(page);
        QCOMPARE(p.size(), size_t{2});
        QCOMPARE(
            p[0],
            (Payout{
                "623721858", {}, Instant{1785369600000}, money(4190, "EUR"), "paid", "", true}));
        QCOMPARE(p[1].status, QByteArray("pending"));
        QCOMPARE(p[1].amount, money(-300, "EUR"));
        QCOMPARE(page.followUps, (std::vector<FollowUp>{{"payout_lines", "623721858"}}));

        const DecodedPage lines = decoded("payout_lines", golden("shopify_lines.json"));
        const auto l = factsOf<LedgerLine>(lines);
        QCOMPARE(l.size(), size_t{2});
        QCOMPARE(l[0], (LedgerLine{"699519475",
                                   Instant{1785232800000},
                                   {},
                                   money(5000, "EUR"),
                                   money(210, "EUR"),
                                   money(4790, "EUR"),
                                   "charge",
                                   "460709372",
                                   "623721858"}));
        QCOMPARE(l[1].about, QByteArray("623721858"));
        QVERIFY(lines.facts[0].version == kReadAt && lines.facts[1].version == l[1].createdAt);

        const auto d = factsOf<Dispute>(decoded("disputes", golden("shopify_disputes.json")));
        QCOMPARE(d.size(), size_t{2});
        QVERIFY(!d[0].inquiry && !d[0].hasEvidence && d[1].inquiry && d[1].hasEvidence);
        QCOMPARE(d[0].networkReasonCode, QByteArray("4827"));
        QVERIFY(d[0].dueBy.isSet() && !d[1].dueBy.isSet());
        QVERIFY(d[0].order.isEmpty() && d[0].payment.isEmpty());
        QCOMPARE(d[1].order, QByteArray("5"));

        // A shop that has none says so, and that is no error.
        int optional = 0;
        for (const Feed& feed : shopify().feeds())
            optional += feed.optional ? 1 : 0;
        QCOMPARE(optional, 3);
    }

    void checkouts()
    {
        const auto c = factsOf<Checkout>(decoded("checkouts", golden("shopify_checkouts.json")));
        QCOMPARE(c.size(), size_t{1});
        QCOMPARE(c[0].id, QByteArray("29000000000001"));
        QCOMPARE(c[0].total, money(6497, "EUR"));
        QCOMPARE(c[0].attribution.offer, QByteArray("x"));
        QCOMPARE(c[0].personal.name, QStringLiteral("Ina Berg"));
        QVERIFY(!c[0].completedAt.isSet());
    }

    void stock()
    {
        const DecodedPage places = decoded("locations", golden("shopify_locations.json"));
        QCOMPARE(places.records, 3);
        QVERIFY(places.facts.empty());
        QCOMPARE(places.followUps, (std::vector<FollowUp>{{"inventory_levels", "610000000001"},
                                                          {"inventory_levels", "610000000003"}}));
        const DecodedPage levels =
            decoded("inventory_levels", golden("shopify_inventory_levels.json"));
        QCOMPARE(levels.records, 4);
        const auto l = factsOf<StockLevel>(levels);
        QCOMPARE(l.size(), size_t{3});
        QCOMPARE(l[0], (StockLevel{"4900000000001:610000000001", "4900000000001", "610000000001",
                                   -1, at("2026-07-31T07:00:00Z")}));
        QCOMPARE(
            levels.followUps,
            (std::vector<FollowUp>{
                {"inventory_items", "4900000000001,4900000000002,4900000000003,4900000000099"}}));
        const auto items =
            factsOf<StockItem>(decoded("inventory_items", golden("shopify_inventory_items.json")));
        QCOMPARE(items.size(), size_t{2});
        QCOMPARE(items[0].sku, QByteArray("LMP-N"));
        QVERIFY(items[1].sku.isEmpty());
    }

    void batches()
    {
        QByteArray body = "{\"inventory_levels\":[";
        for (int i = 0; i < 250; ++i)
            body += QByteArray(i ? "," : "") +
                    "{\"inventory_item_id\":" + QByteArray::number(1000 + i % 205) +
                    ",\"location_id\":" + QByteArray::number(i) + ",\"available\":1}";
        const DecodedPage page = decoded("inventory_levels", body + "]}");
        QCOMPARE(page.followUps.size(), size_t{3});
        QCOMPARE(page.followUps[0].id.count(','), 99);
        QCOMPARE(page.followUps[1].id.count(','), 99);
        QCOMPARE(page.followUps[2].id, QByteArray("1200,1201,1202,1203,1204"));
        QCOMPARE(page.facts[0].version, kReadAt);
    }

    void fulfillmentOrders()
    {
        const DecodedPage page =
            decoded("fulfillment_orders", golden("shopify_fulfillment_orders.json"));
        const auto f = factsOf<FulfillmentOrder>(page);
        QCOMPARE(f.size(), size_t{2});
        QCOMPARE(f[0], (FulfillmentOrder{"5500000000001",
                                         "5900000000001",
                                         at("2026-07-31T07:12:30Z"),
                                         at("2026-07-31T07:40:00Z"),
                                         at("2026-07-31T22:00:00Z"),
                                         "on_hold",
                                         "unsubmitted",
                                         "610000000001",
                                         QStringLiteral("Münster"),
                                         {"inventory_out_of_stock", "other"},
                                         {{"1300000000001", "4900000000001", 2, 1}}}));
        QVERIFY(f[1].location.isEmpty() && f[1].locationName.isEmpty());
        QCOMPARE(page.facts[1].version, kReadAt);
    }

    void transactions()
    {
        const DecodedPage page = decoded("order_transactions", golden("shopify_transactions.json"));
        const auto t = factsOf<StoreTransaction>(page);
        QCOMPARE(t.size(), size_t{2});
        QCOMPARE(t[0], (StoreTransaction{"6600000000001", "5900000000001", "6600000000000",
                                         at("2026-07-31T07:12:10Z"), "capture", "failure",
                                         "shopify_payments", "ch_hl_0001", "card_declined",
                                         money(6497, "EUR")}));
        QCOMPARE(t[1].amount, money(1300, "JPY"));
        QCOMPARE(page.facts[0].version, kReadAt);
    }

    void pages_data()
    {
        QTest::addColumn<QByteArray>("feed");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("where");
        QTest::newRow("cut") << QByteArray("orders") << QByteArray(R"({"orders":[{"id":1})")
                             << QStringLiteral("$");
        QTest::newRow("no list") << QByteArray("orders") << QByteArray("{}")
                                 << QStringLiteral("$.orders");
        QTest::newRow("null list") << QByteArray("locations") << QByteArray(R"({"locations":null})")
                                   << QStringLiteral("$.locations");
        QTest::newRow("list twice")
            << QByteArray("orders") << QByteArray(R"({"orders":[],"orders":[]})")
            << QStringLiteral("$.orders");
        QTest::newRow("other list")
            << QByteArray("order_transactions") << QByteArray(R"({"order_transactions":[]})")
            << QStringLiteral("$.transactions");
        QTest::newRow("no object")
            << QByteArray("order") << QByteArray(R"({"order":[]})") << QStringLiteral("$.order");
    }
    void pages()
    {
        QFETCH(QByteArray, feed);
        QFETCH(QByteArray, body);
        QFETCH(QString, where);
        const auto page = shopify().decode({}, context(feed.constData()), body);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::Malformed);
        QCOMPARE(page.error().where, where);
    }

    void requests_data()
    {
        QTest::addColumn<QByteArray>("feed");
        QTest::addColumn<qint64>("highWater");
        QTest::addColumn<QByteArray>("walk");
        QTest::addColumn<QByteArray>("child");
        QTest::addColumn<QByteArray>("path");
        const qint64 none = INT64_MIN;
        const qint64 high = at("2026-07-31T10:10:00Z").ms;
        const auto row = [](const char* name, const char* feed, qint64 mark, const char* walk,
                            const char* child, const char* path) {
            QTest::newRow(name) << QByteArray(feed) << mark << QByteArray(walk) << QByteArray(child)
                                << (*path ? "/admin/api/2026-07/" + QByteArray(path)
                                          : QByteArray());
        };
        row("whole", "orders", none, "", "", "orders.json?status=any&limit=250");
        row("since", "orders", high, "", "",
            "orders.json?status=any&updated_at_min=2026-07-31T10%3A00%3A00.000Z&limit=250");
        row("on", "orders", high, "eyJ=", "", "orders.json?limit=250&page_info=eyJ%3D");
        row("checkouts", "checkouts", high, "", "",
            "checkouts.json?updated_at_min=2026-07-31T10%3A00%3A00.000Z&limit=250");
        row("locations", "locations", none, "", "", "locations.json");
        row("payouts", "payouts", none, "", "", "shopify_payments/payouts.json?limit=250");
        row("payouts since", "payouts", high, "", "",
            "shopify_payments/payouts.json?date_min=2026-07-24&limit=250");
        row("lines of", "payout_lines", none, "", "5",
            "shopify_payments/balance/transactions.json?payout_id=5&limit=250");
        row("pending lines", "pending_lines", none, "", "",
            "shopify_payments/balance/transactions.json?payout_status=pending&limit=250");
        row("levels", "inventory_levels", none, "", "610000000001",
            "inventory_levels.json?location_ids=610000000001&limit=250");
        row("levels, on", "inventory_levels", none, "p2", "610000000001",
            "inventory_levels.json?limit=250&page_info=p2");
        row("items", "inventory_items", none, "", "1,2",
            "inventory_items.json?ids=1%2C2&limit=100");
        row("fulfillment orders", "fulfillment_orders", none, "", "59",
            "orders/59/fulfillment_orders.json");
        row("fulfillment order", "fulfillment_order", none, "", "55", "fulfillment_orders/55.json");
        row("transactions", "order_transactions", none, "", "59", "orders/59/transactions.json");
        row("order", "order", none, "", "59", "orders/59.json");
        row("hostile", "order", none, "", "../59?", "orders/..%2F59%3F.json");
        row("no child", "order", none, "", "", "");
    }
    void requests()
    {
        QFETCH(QByteArray, feed);
        QFETCH(qint64, highWater);
        QFETCH(QByteArray, walk);
        QFETCH(QByteArray, child);
        QFETCH(QByteArray, path);
        const Request request =
            shopify().page({}, feed, FeedState{Instant{highWater}, walk, child}, kReadAt);
        QCOMPARE(request, (Request{"GET", path, {}, {}}));
    }

    void refusals()
    {
        const Error throttled = shopify().refusal(
            answer(429, R"({"errors":"Exceeded 2 calls per second"})", {{"retry-after", "2.0"}}));
        QCOMPARE(throttled, (Error{ErrorKind::Throttled, QStringLiteral("Shopify HTTP 429"),
                                   QStringLiteral("Exceeded 2 calls per second"), 2000}));
        const Error denied = shopify().refusal(answer(
            403, R"({"errors":"This action requires merchant approval for read_orders scope."})"));
        QCOMPARE(denied.kind, ErrorKind::Denied);
        QVERIFY(denied.detail.contains(QStringLiteral("read_orders")));
        QCOMPARE(shopify().refusal(answer(422, R"({"errors":{"ids":["is bad"]}})")).detail,
                 QStringLiteral("{\"ids\":[\"is bad\"]}"));
        QCOMPARE(shopify().refusal(answer(401, {})).kind, ErrorKind::Unauthorized);
        QCOMPARE(shopify().refusal(answer(404, "<html>")).kind, ErrorKind::NotFound);
        QCOMPARE(shopify().refusal(answer(503, {})).kind, ErrorKind::Network);
        QCOMPARE(shopify().refusal(answer(0, {})).kind, ErrorKind::Network);
        QCOMPARE(shopify().refusal(answer(302, {})).kind, ErrorKind::Rejected);
    }

    void noRefunds()
    {
        QVERIFY(shopify().instruct({}, {}).path.isEmpty());
        QCOMPARE(shopify().settle({}, answer(200, "{}")).effect, Effect::Unknown);
        QCOMPARE(shopify().settleLookUp({}, answer(200, "{}")).effect, Effect::Unknown);
        QCOMPARE(shopify().credential("shpat_x"), (Header{"X-Shopify-Access-Token", "shpat_x"}));
    }
};

// A tag asks, its reason alone says that it was taken back, and the closing of an order is neither.
void tst_Shopify::returnRequests()
{
    Order order;
    order.id = "7";
    order.createdAt = kReadAt - days(9);
    order.updatedAt = kReadAt - days(1);
    const Instant moved = kReadAt - days(5);
    QVERIFY(!vendor::readShopifyReturn(order, moved));
    order.tags = "vip, return-requested-not";
    QVERIFY(!vendor::readShopifyReturn(order, moved));
    order.tags = "vip, Return-Requested";
    order.returnReason = "too small";
    auto back = vendor::readShopifyReturn(order, moved);
    QVERIFY(back && back->id == "request:7" && back->order == "7");
    QVERIFY(back->requestedAt == order.updatedAt && !back->cancelledAt.isSet());
    QCOMPARE(back->reason, QByteArray("too small"));
    order.closedAt = order.updatedAt;
    QVERIFY(vendor::readShopifyReturn(order, moved)->requestedAt == moved);
    order.tags.clear();
    QVERIFY(vendor::readShopifyReturn(order, moved)->cancelledAt == order.updatedAt);
}

QTEST_GUILESS_MAIN(tst_Shopify)
#include "tst_shopify.moc"
