// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/scrub.h"

#include "tests/vendor/vendortest.h"

#include <QElapsedTimer>
#include <QJsonDocument>

using namespace docket::vendor;
using namespace vendortest;

class tst_Scrub : public QObject {
    Q_OBJECT
private slots:
    void texts_data();
    void texts();
    void goldenPagesAreUntouched();
    void hostile();
    void speed();
};

void tst_Scrub::texts_data()
{
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<qint64>("removed");
    const auto cut = [](const char* name, const char* in, const char* out, qint64 n = 1) {
        QTest::newRow(name) << QByteArray(in) << QByteArray(out) << n;
    };
    const auto kept = [](const char* name, const char* in) {
        QTest::newRow(name) << QByteArray(in) << QByteArray(in) << qint64{0};
    };
    cut("card", R"({"note":"my card 4242424242424242, thanks"})",
        R"({"note":"my card [removed 1], thanks"})");
    cut("blanks", R"({"note":"4242 4242 4242 4242"})", R"({"note":"[removed 1]"})");
    cut("dashes", R"({"note":"x4242-4242-4242-4242y"})", R"({"note":"x[removed 1]y"})");
    cut("amex", R"({"note":"3782 822463 10005"})", R"({"note":"[removed 1]"})");
    cut("13 digits", R"({"note":"4222222222222"})", R"({"note":"[removed 1]"})");
    cut("19 digits", R"({"note":"6304000000000000000"})", R"({"note":"[removed 1]"})");
    cut("group before", R"({"note":"order 12 4242 4242 4242 4242"})",
        R"({"note":"order 12 [removed 1]"})");
    cut("group behind", R"({"note":"4242424242424242 2026"})", R"({"note":"[removed 1] 2026"})");
    cut("number", R"({"card":4242424242424242})", R"({"card":"[removed 1]"})");
    cut("fraction", R"([-4242424242424242.0e0 ,1])", R"(["[removed 1]" ,1])");
    cut("escaped digits", R"({"note":"\u0034242424242424242"})", R"({"note":"[removed 1]"})");
    cut("behind an escape", R"({"note":"a\"\n4242424242424242\u00e9"})",
        R"({"note":"a\"\n[removed 1]\u00e9"})");
    cut("two", R"({"a":"4242424242424242","b":["5555555555554444"]})",
        R"({"a":"[removed 1]","b":["[removed 2]"]})", 2);
    cut("cvc", R"({"cvc":"123","CVV2":4567,"card_cvc": "9","securityCode":"1"})",
        R"({"cvc":"[removed 1]","CVV2":"[removed 2]","card_cvc": "[removed 3]","securityCode":"[removed 4]"})",
        4);
    cut("escaped name", R"({"c\u0076c":"123"})", R"({"c\u0076c":"[removed 1]"})");
    cut("verification value", R"({"verification_value":123})",
        R"({"verification_value":"[removed 1]"})");
    cut("forbidden inside", R"({"secret":{"a":["x",7],"b":null},"id":1})",
        R"({"secret":{"a":["[removed 1]","[removed 2]"],"b":null},"id":1})", 2);
    cut("secrets",
        R"({"client_secret":"pi_1_secret_2","api_key":"k","access_token":"t","password":"p"})",
        R"({"client_secret":"[removed 1]","api_key":"[removed 2]","access_token":"[removed 3]","password":"[removed 4]"})",
        4);
    cut("keys", R"({"url":"https://a.example/?k=sk_live_abcdefgh1","id":"rk_test_12345678"})",
        R"({"url":"https://a.example/?k=[removed 1]","id":"[removed 2]"})", 2);
    cut("more keys", R"(["shpat_0123456789abcdef","Bearer whsec_0123456789abcdef!"])",
        R"(["[removed 1]","Bearer [removed 2]!"])", 2);
    cut("no excuse behind an id", R"({"note":"ch_1 4242424242424242"})",
        R"({"note":"ch_1 [removed 1]"})");
    cut("no excuse behind a plus", R"({"note":"+4242424242424242"})", R"({"note":"+[removed 1]"})");

    kept("nothing", R"({"a":[1,2,{"b":"c"}]})");
    kept("not Luhn", R"({"note":"4242424242424243"})");
    kept("20 digits", R"({"note":"42424242424242424242"})");
    kept("id", R"({"id":5900000000002,"order_id":5900000000002})");
    kept("ids", R"({"ids":["5900000000002",5900000000002],"line_item_ids":[4242424242424242]})");
    kept("inside an id",
         R"({"id":"4242424242424242","admin_graphql_api_id":"gid://s/4222222222222"})");
    kept("vendor id", R"({"charge":"ch_4242424242424242","text":"see re_4242424242424242"})");
    kept("fingerprint", R"({"fingerprint":"4242424242424242","cart_token":"4242424242424242"})");
    cut("queries",
        R"({"url":"https://a.example/p?x=1&access_token=77aa#f","see":"https://a.example/?cvc=123"})",
        R"({"url":"https://a.example/p?x=1&access_token=[removed 1]#f","see":"https://a.example/?cvc=[removed 2]"})",
        2);
    kept("query without", R"({"url":"https://a.example/?x=1&y=&access_token=&z"})");
    kept("url",
         R"({"order_status_url":"https://x/4242424242424242","see":"https://x/4242424242424242"})");
    kept("tracking",
         R"({"tracking_number":"4242424242424242","tracking_numbers":["4222222222222"]})");
    kept("telephone", R"({"phone":"+42 2222 222 2222"})");
    kept("checks", R"({"cvc_check":"pass","cvv_result_code":"M","three_d_secure":{"result":"x"}})");
    kept("null", R"({"cvc":null,"secret":"","password":false})");
    kept("time", R"({"created":1785501000,"created_ms":1785501000005})");
    kept("masked key", R"({"message":"key sk_test_****abcd"})");
    kept("sku", R"({"sku":"task_summerdress9","x":"risk_assessment1"})");
    kept("amounts", R"({"amount":"1234567.89","qty":12})");

    cut("cut short", R"({"note":"4242424242424242)", R"({"note":"[removed 1])");
    cut("no quotes", R"({note: 4242 4242 4242 4242, id: 1})", R"({note: "[removed 1]", id: 1})");
    cut("html", "<p>4242424242424242</p>", "<p>\"[removed 1]\"</p>");
    cut("cut in a name", R"({"cvc":"12)", R"({"cvc":"[removed 1])");
    kept("cut in an escape", "{\"a\":\"\\");
    kept("cut in a code", R"({"a":"\u00)");
    kept("closers", "]]}}}\"\"");
    kept("empty", "");
}
void tst_Scrub::texts()
{
    QFETCH(QByteArray, in);
    QFETCH(QByteArray, out);
    QFETCH(qint64, removed);
    const Scrubbed got = scrub(in);
    QCOMPARE(got.bytes, out);
    QCOMPARE(got.removed, removed);
    // What was valid is valid; nothing is found a second time.
    if (!QJsonDocument::fromJson(in).isNull())
        QVERIFY(!QJsonDocument::fromJson(got.bytes).isNull());
    if (removed == 0)
        QCOMPARE(got.bytes.constData(), in.constData());  // not a copy
}

void tst_Scrub::goldenPagesAreUntouched()
{
    for (const char* name : {"stripe_charges.json", "stripe_events.json", "shopify_orders.json",
                             "shopify_inventory_levels.json", "shopify_transactions.json"}) {
        const QByteArray page = golden(name);
        QVERIFY2(!page.isEmpty(), name);
        QVERIFY2(scrub(page).bytes.constData() == page.constData(), name);
    }
}

// Every cut and every flipped byte: no crash, and a card that is still whole, and no member's name,
// is still found.
void tst_Scrub::hostile()
{
    const QByteArray page = R"({"a":"4242424242424242","b":{"cvc":"123","c":[1,{"d":"\u0034"}]}})";
    for (qsizetype i = 0; i <= page.size(); ++i) {
        QVERIFY(!scrub(page.left(i)).bytes.contains("4242424242424242"));
        for (const char c : {'"', '\\', '{', ']', 'x', '\0', '\xff'}) {
            QByteArray broken = page;
            if (i < page.size())
                broken[i] = c;
            QVERIFY(!scrub(broken).bytes.contains("4242424242424242"));
        }
    }
}

// Nothing in it may take longer than in proportion to the length.
void tst_Scrub::speed()
{
    const auto time = [](const QByteArray& page) {
        QElapsedTimer timer;
        timer.start();
        scrub(page);
        return timer.elapsed();
    };
    QByteArray real = "[";
    while (real.size() < 8'000'000)
        real += golden("stripe_charges.json") + ",";
    const qint64 base = std::max<qint64>(time(real), 20);
    qInfo("%lld ms for %lld MB of charges", base, qint64(real.size() / 1'000'000));
    const qsizetype n = 1'000'000;
    for (const QByteArray& page :
         {QByteArray(n, '['), QByteArray(n, '4'), '"' + QByteArray(n, '4') + '"',
          '"' + QByteArray("4 ").repeated(n / 2), '"' + QByteArray("a4").repeated(n / 2),
          '"' + QByteArray("a4242424242424242").repeated(n / 17), '"' + QByteArray(n, '_'),
          '"' + QByteArray("sk_").repeated(n / 3), '"' + QByteArray("\\u0034").repeated(n / 6),
          QByteArray("\"a\" ").repeated(n / 4), '"' + QByteArray(n, ' ')})
        QVERIFY2(time(page) < 4 * base + 500, page.left(12).constData());
}

QTEST_GUILESS_MAIN(tst_Scrub)
#include "tst_scrub.moc"
