// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/erase.h"

#include "core/vendor/registry.h"

#include "tests/vendor/vendortest.h"

#include <QJsonDocument>

using namespace docket;
using namespace docket::vendor;
using namespace vendortest;

class tst_Erase : public QObject {
    Q_OBJECT
private slots:
    void texts_data();
    void texts();
    void numbersAreMarksToo();
    void whatASurnameNames();
    void everybodyOfTheGoldenPages();
    void hostile();
};

void tst_Erase::texts_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    const auto cut = [](const char* name, const char* in, const char* out) {
        QTest::newRow(name) << QByteArray(in) << QByteArray(out);
    };
    const auto kept = [](const char* name, const char* in) {
        QTest::newRow(name) << QByteArray(in) << QByteArray(in);
    };
    kept("somebody else", R"({"id":"ch_2","billing_details":{"name":"Ann Lee"}})");
    kept("a number that is no id", R"({"id":"ch_2","amount":90,"email":"a@b.example"})");
    kept("a mark inside a word", R"({"id":"ch_11","email":"a@b.example"})");
    cut("a person's parts",
        R"({"id":"ch_1","billing_details":{"name":"Ann Lee","phone":null,)"
        R"("address":{"line1":"Elm 5","country":"IE"}},"amount":5})",
        R"({"id":"ch_1","billing_details":{"name":"[erased]","phone":null,)"
        R"("address":{"line1":"[erased]","country":"[erased]"}},"amount":5})");
    cut("one record of a list",
        R"({"object":"list","data":[{"id":"ch_1","receipt_email":"a@b.example"},)"
        R"({"id":"ch_2","receipt_email":"c@d.example"}]})",
        R"({"object":"list","data":[{"id":"ch_1","receipt_email":"[erased]"},)"
        R"({"id":"ch_2","receipt_email":"c@d.example"}]})");
    cut("found by what it is about",
        R"({"orders":[{"id":7,"email":"c@d.example","name":"#7"},)"
        R"({"id":8,"customer":{"id":90,"first_name":"Ann","orders_count":2},"tags":"x"}]})",
        R"({"orders":[{"id":7,"email":"c@d.example","name":"#7"},)"
        R"({"id":8,"customer":{"id":90,"first_name":"[erased]","orders_count":2},"tags":"x"}]})");
    cut("a list inside a record is no list of records",
        R"({"id":"evt_1","data":{"object":{"id":"ch_1","email":"a@b.example"},)"
        R"("previous_attributes":{"receipt_email":"z@b.example"}},"x":[{"email":"y@b.example"}]})",
        R"({"id":"evt_1","data":{"object":{"id":"ch_1","email":"[erased]"},)"
        R"("previous_attributes":{"receipt_email":"[erased]"}},"x":[{"email":"[erased]"}]})");
    cut("the same words elsewhere in the record",
        R"({"id":"ch_1","billing_details":{"name":"Ann Lee","email":"a@b.example"},)"
        R"("metadata":{"gift":"for ann lee!","who":"A@B.example","offer":"annual"}})",
        R"({"id":"ch_1","billing_details":{"name":"[erased]","email":"[erased]"},)"
        R"("metadata":{"gift":"[erased]","who":"[erased]","offer":"annual"}})");
    cut("what names a thing stays",
        R"({"id":8,"admin_graphql_api_id":"gid://x/8","customer":{"id":90,"currency":"EUR",)"
        R"("admin_graphql_api_id":"gid://x/90","created_at":"2026-01-01T00:00:00Z",)"
        R"("default_address":{"id":5,"zip":"1010","latitude":48.2}}})",
        R"({"id":8,"admin_graphql_api_id":"gid://x/8","customer":{"id":90,"currency":"EUR",)"
        R"("admin_graphql_api_id":"gid://x/90","created_at":"2026-01-01T00:00:00Z",)"
        R"("default_address":{"id":5,"zip":"[erased]","latitude":null}}})");
    cut("a customer's own name", R"({"id":"cus_1","object":"customer","name":"Ann Lee"})",
        R"({"id":"cus_1","object":"customer","name":"[erased]"})");
    cut("a card's holder",
        R"({"id":"ch_1","source":{"object":"card","name":"A Lee","address_zip":"1",)"
        R"("address_zip_check":"pass","last4":"4242","country":"IE"}})",
        R"({"id":"ch_1","source":{"object":"card","name":"[erased]","address_zip":"[erased]",)"
        R"("address_zip_check":"pass","last4":"4242","country":"IE"}})");
    cut("a name with signs in it",
        R"({"id":"ch_1","email":"a\"b\\c@d.example" , "n" : [ 1 , "a\"b\\c@d.example" ] })",
        R"({"id":"ch_1","email":"[erased]" , "n" : [ 1 , "[erased]" ] })");
    kept("no JSON", "<html>ch_1 a@b.example</html>");
    kept("nothing", "");
    cut("cut off", R"({"id":"ch_1","email":"a@b.exa)", R"({"id":"ch_1","email":"[erased])");
}

void tst_Erase::texts()
{
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    const Marks marks{"ch_1", "cus_1", "90"};
    QCOMPARE(eraseText(in, marks), out);
    // Again it changes nothing.
    QCOMPARE(eraseText(out, marks), out);
    if (in != out)
        QVERIFY(mentions(in, marks));
}

void tst_Erase::numbersAreMarksToo()
{
    const Marks marks{"5871269804143"};
    QVERIFY(mentions(R"({"order_id":5871269804143})", marks));
    QVERIFY(!mentions(R"({"order_id":58712698041430})", marks));
    QVERIFY(!mentions(R"({"5871269804143":1})", marks));
    QVERIFY(!mentions(R"({"order_id":5871269804143})", {}));
}

// A product may be called as its buyer is: what was bought stays, and who it was goes.
void tst_Erase::whatASurnameNames()
{
    SourceConfig source;
    source.number = 4;
    source.connector = "shopify";
    const Connector& shop = *find("shopify");
    const PageContext context{"orders", {}, Instant{1'780'000'000'000}, {}};
    const QByteArray page =
        R"({"orders":[{"id":11,"name":"#11","currency":"EUR","created_at":"2026-03-01T10:00:00Z",)"
        R"("updated_at":"2026-03-01T10:00:00Z","total_price":"5.00","subtotal_price":"5.00",)"
        R"("total_tax":"0.00","total_discounts":"0.00","financial_status":"paid",)"
        R"("email":"rosa.luz@x.example","customer":{"id":9,"first_name":"Rosa","last_name":"Luz"},)"
        R"("shipping_address":{"name":"Rosa Luz","address1":"Elm 5","city":"Cork","zip":"1",)"
        R"("country_code":"IE"},"line_items":[{"id":1,"sku":"S","title":"Lamp Rosa Luz",)"
        R"("quantity":1,"price":"5.00","total_discount":"0.00"}]}]})";
    const auto before = decodePage(shop, source, context, page);
    QVERIFY(before && before->facts.size() == 1);
    const ErasedPage erased = erasePage(shop, source, context, page, {"11"});
    QVERIFY(erased.same);
    QCOMPARE(erased.names, std::vector<FactName>({{FactKind::Order, "11"}}));
    QVERIFY(!erased.bytes.contains("rosa.luz"));
    QVERIFY(!erased.bytes.contains("Elm 5"));
    auto after = decodePage(shop, source, context, erased.bytes);
    QVERIFY(after && after->facts.size() == 1);
    forget(after->facts, erased.names);
    Order order = std::get<Order>(before->facts[0].fact);
    order.personal = {};
    order.personal.erased = true;
    QCOMPARE(std::get<Order>(after->facts[0].fact), order);
    QCOMPARE(QString::fromUtf8(order.lines.at(0).title.toUtf8()), QStringLiteral("Lamp Rosa Luz"));
}

// Each person of each page, one after the other: nothing of them is left, and all else is the same.
void tst_Erase::everybodyOfTheGoldenPages()
{
    int people = 0;
    for (const auto& [connector, feed, name] :
         {std::tuple{"stripe", "charges", "stripe_charges.json"},
          std::tuple{"stripe", "events", "stripe_events.json"},
          std::tuple{"shopify", "orders", "shopify_orders.json"}}) {
        SourceConfig source;
        source.number = 1;
        source.connector = connector;
        const Connector& vendor = *find(connector);
        const QByteArray page = golden(name);
        const auto before = decodePage(vendor, source, context(feed), page);
        QVERIFY2(before, name);
        QCOMPARE(eraseText(page, {"nobody's id"}), page);
        for (const DecodedFact& fact : before->facts) {
            const QByteArray id = std::visit([](const auto& one) { return one.id; }, fact.fact);
            const auto* order = std::get_if<Order>(&fact.fact);
            const auto* payment = std::get_if<Payment>(&fact.fact);
            const Personal* who = order ? &order->personal : payment ? &payment->personal : nullptr;
            if (!who || who->email.isEmpty())
                continue;
            ++people;
            const ErasedPage erased = erasePage(vendor, source, context(feed), page, {id});
            QVERIFY2(erased.same, id.constData());
            QVERIFY2(!erased.names.empty(), id.constData());
            auto after = decodePage(vendor, source, context(feed), erased.bytes);
            QVERIFY(after);
            forget(after->facts, erased.names);
            for (const DecodedFact& left : after->facts) {
                const auto* o = std::get_if<Order>(&left.fact);
                const auto* p = std::get_if<Payment>(&left.fact);
                if ((o && o->id == id) || (p && p->id == id))
                    QVERIFY2((o ? o->personal : p->personal).erased, id.constData());
            }
        }
    }
    QVERIFY2(people >= 6, QByteArray::number(people).constData());
}

// Every cut and every flipped byte: no crash, and a second time changes nothing.
void tst_Erase::hostile()
{
    const QByteArray page = R"({"data":[{"id":"ch_1","a":[{"email":"a\"b@c.example"}],"n":1}]})";
    const Marks marks{"ch_1"};
    for (qsizetype i = 0; i < page.size(); ++i) {
        QByteArray cut = eraseText(page.first(i), marks);
        QCOMPARE(eraseText(cut, marks), cut);
        for (const char c : {'"', '\\', '{', '}', '[', ']', ',', ':', '\0', '\x80'}) {
            QByteArray flipped = page;
            flipped[i] = c;
            flipped = eraseText(flipped, marks);
            QCOMPARE(eraseText(flipped, marks), flipped);
        }
    }
    const QByteArray deep = QByteArray(200'000, '[') + "\"ch_1\",\"a@b.example\"";
    QVERIFY(!eraseText(deep, marks).contains("a@b.example"));
}

QTEST_GUILESS_MAIN(tst_Erase)
#include "tst_erase.moc"
