// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/registry.h"
#include "core/vendor/scrub.h"

#include "tests/support/mutator.h"
#include "tests/vendor/vendortest.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace docket;
using namespace docket::vendor;
using namespace vendortest;

// What a broken or hostile vendor may send to every decoder.
class tst_Hostile : public QObject {
    Q_OBJECT
private slots:
    void records_data();
    void records();
    void order();
    void mutations_data();
    void mutations();
    void registry();
};

namespace {

struct Golden {
    const char* connector;
    const char* feed;
    const char* file;
};

constexpr Golden kGolden[] = {
    {"stripe", "charges", "stripe_charges.json"},
    {"stripe", "charges", "stripe_charges_old.json"},
    {"stripe", "disputes", "stripe_disputes.json"},
    {"stripe", "refunds", "stripe_refunds.json"},
    {"stripe", "refund", "stripe_refund.json"},
    {"stripe", "reviews", "stripe_reviews.json"},
    {"stripe", "early_fraud_warnings", "stripe_early_fraud_warnings.json"},
    {"stripe", "events", "stripe_events.json"},
    {"stripe", "payouts", "stripe_payouts.json"},
    {"stripe", "payout_lines", "stripe_lines.json"},
    {"stripe", "customers", "stripe_customers.json"},
    {"stripe", "subscriptions", "stripe_subscriptions.json"},
    {"stripe", "invoices", "stripe_invoices.json"},
    {"stripe", "invoices", "stripe_invoices_old.json"},
    {"stripe", "invoice_payments", "stripe_invoice_payments.json"},
    {"stripe", "files", "stripe_files.json"},
    {"shopify", "payouts", "shopify_payouts.json"},
    {"shopify", "payout_lines", "shopify_lines.json"},
    {"shopify", "disputes", "shopify_disputes.json"},
    {"shopify", "orders", "shopify_orders.json"},
    {"shopify", "order", "shopify_order.json"},
    {"shopify", "checkouts", "shopify_checkouts.json"},
    {"shopify", "locations", "shopify_locations.json"},
    {"shopify", "inventory_levels", "shopify_inventory_levels.json"},
    {"shopify", "inventory_items", "shopify_inventory_items.json"},
    {"shopify", "fulfillment_orders", "shopify_fulfillment_orders.json"},
    {"shopify", "order_transactions", "shopify_transactions.json"},
    {"shipengine", "labels", "shipengine_labels.json"},
    {"shipengine", "label_tracking", "shipengine_tracking.json"},
    {"easypost", "trackers", "easypost_trackers.json"},
};

}  // namespace

void tst_Hostile::records_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("where");  // starts with "$" alone when the page cannot be read
    const auto row = [](const char* name, const QByteArray& from, const QByteArray& to,
                        const char* where) {
        QTest::newRow(name) << from << to << QString::fromLatin1(where);
    };
    const QByteArray amount = "\"amount\": 6499";
    row("text for a number", amount, "\"amount\": \"6499\"", "$.data[0].amount");
    row("fraction", amount, "\"amount\": 64.99", "$.data[0].amount");
    row("number in a double's words", amount, "\"amount\": 6.499e3", "$.data[0].amount");
    row("above 63 bits", amount, "\"amount\": 9223372036854775808", "$.data[0].amount");
    row("above 64 bits", amount, "\"amount\": 18446744073709551616", "$");
    row("1e999", amount, "\"amount\": 1e999", "$");
    row("null", amount, "\"amount\": null", "$.data[0].amount");
    row("list", amount, "\"amount\": [6499]", "$.data[0].amount");
    row("twice", amount, amount + "," + amount, "$.data[0].amount");
    row("currency", "\"gbp\"", "\"pounds\"", "$.data[0].currency");
    row("time", "1785501000", "99999999999999", "$.data[0].created");
    row("object", "\"ch_hl_0001\"", "{\"id\":\"ch_hl_0001\"}", "$.data[0].id");
    row("nested type", "\"last4\": \"4242\"", "\"last4\": 4242",
        "$.data[0].payment_method_details.card.last4");
    row("nested twice", "\"last4\": \"4242\"", "\"last4\": \"4242\",\"last4\": \"4343\"",
        "$.data[0].payment_method_details.card.last4");
    row("billing", "\"email\": \"ada@example.org\"", "\"email\": {}",
        "$.data[0].billing_details.email");
    row("not an object", "\"outcome\": {", "\"outcome\": \"x\", \"was\": {", "$.data[0].outcome");
    row("bad UTF-8", "Ada Holm", "Ada \xc3\x28", "$");
    row("overlong UTF-8", "Ada Holm", "Ada \xc0\xaf", "$");
    row("control character", "Ada Holm", "Ada \x01", "$");
    row("depth 100", "\"outcome\": {",
        "\"deep\": " + QByteArray(100, '[') + QByteArray(100, ']') + ",\"outcome\": {", "$");
    row("depth 100000", "\"outcome\": {", "\"deep\": " + QByteArray(100'000, '['), "$");
}

void tst_Hostile::records()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, where);
    QByteArray body = golden("stripe_charges.json");
    const qsizetype at = body.indexOf(from);
    QVERIFY(at >= 0);
    body.replace(at, from.size(), to);
    const auto page = find("stripe")->decode({}, context("charges"), body);
    QCOMPARE(page.has_value(), where != QStringLiteral("$"));
    if (!page) {
        QCOMPARE(page.error().kind, ErrorKind::Malformed);
        QCOMPARE(page.error().where, where);
        QVERIFY(!page.error().detail.isEmpty());
        return;
    }
    // The record is named, and its page goes on.
    QCOMPARE(page->quarantined.size(), size_t{1});
    QCOMPARE(page->quarantined[0].path, where);
    QVERIFY(!page->quarantined[0].reason.isEmpty());
    if (where != QStringLiteral("$.data[0].id"))
        QCOMPARE(page->quarantined[0].id, QByteArray("ch_hl_0001"));
    QCOMPARE(factsOf<Payment>(*page).size(), size_t{4});
    QCOMPARE(page->next, QByteArray("ch_hl_0005"));
}

// QJsonDocument sorts the members of an object: another order must give the same page.
void tst_Hostile::order()
{
    for (const Golden& one : kGolden) {
        const QByteArray body = golden(one.file);
        QVERIFY2(!body.isEmpty(), one.file);
        const QByteArray sorted = QJsonDocument::fromJson(body).toJson(QJsonDocument::Compact);
        QVERIFY(sorted != body);
        const auto first = find(one.connector)->decode({}, context(one.feed), body);
        const auto second = find(one.connector)->decode({}, context(one.feed), sorted);
        const auto again = find(one.connector)->decode({}, context(one.feed), body);
        QVERIFY(first && second && again);
        QVERIFY2(first->facts == second->facts && first->facts == again->facts, one.file);
        QCOMPARE(first->followUps, second->followUps);
        QCOMPARE(first->quarantined.size(), second->quarantined.size());
        QCOMPARE(first->next, second->next);
    }
}

void tst_Hostile::mutations_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Golden& one : kGolden)
        QTest::newRow(one.file) << index++;
}

void tst_Hostile::mutations()
{
    QFETCH(int, index);
    const Golden& one = kGolden[index];
    const QByteArray whole = golden(one.file);
    const Connector* connector = find(one.connector);
    support::Mutator mutator(20260801u + static_cast<unsigned>(index));
    int good = 0;
    int bad = 0;
    int halves = 0;
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray body = mutator.of(whole);
        const auto page = connector->decode({}, context(one.feed), body);
        if (!page) {
            QCOMPARE(page.error().kind, ErrorKind::Malformed);
            QVERIFY(!page.error().where.isEmpty());
            ++bad;
            continue;
        }
        page->quarantined.empty() ? ++good : ++halves;
        for (const Quarantined& record : page->quarantined)
            QVERIFY(record.path.startsWith(u'$') && !record.reason.isEmpty());
        if (i % 16 == 0) {
            const Scrubbed clean = scrub(body);
            QVERIFY(connector->decode({}, context(one.feed), clean.bytes));
        }
    }
    qInfo("%d whole, %d with quarantine, %d refused", good, halves, bad);
    QVERIFY(good + halves > 1000 && halves > 100 && bad > 1000);
}

void tst_Hostile::registry()
{
    QCOMPARE(all().size(), size_t{5});
    for (const Connector* connector : all()) {
        QCOMPARE(find(connector->name()), connector);
        const auto nothing = connector->decode({}, context("no_such_feed"), "{}");
        QCOMPARE(nothing.error().kind, ErrorKind::Internal);
        QVERIFY(connector->page({}, "no_such_feed", {}, kReadAt).path.isEmpty());
        // Every feed can be asked for, and every reading again is a feed.
        std::vector<QByteArray> names;
        for (const Feed& feed : connector->feeds()) {
            FeedState state;
            state.childId = feed.mode == FeedMode::Child ? "1" : "";
            QVERIFY(!connector->page({}, feed.name, state, kReadAt).path.isEmpty());
            QVERIFY(std::find(names.begin(), names.end(), feed.name) == names.end());
            names.push_back(feed.name);
        }
        for (int kind = 1; kind <= static_cast<int>(FactKind::FileUpload); ++kind) {
            const QByteArray child = connector->childFeed(static_cast<FactKind>(kind));
            QVERIFY(child.isEmpty() || std::find(names.begin(), names.end(), child) != names.end());
        }
    }
    QVERIFY(!find("Stripe"));
    QVERIFY(!find(""));
}

QTEST_GUILESS_MAIN(tst_Hostile)
#include "tst_hostile.moc"
