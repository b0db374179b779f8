// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/stripe.h"

#include "tests/vendor/vendortest.h"

using namespace docket;
using namespace docket::vendor;
using namespace vendortest;

Q_DECLARE_METATYPE(docket::vendor::Effect)

class tst_StripeRefund : public QObject {
    Q_OBJECT
private slots:
    void requests();
    void settle_data();
    void settle();
    void waits();
    void lookUp_data();
    void lookUp();
    void refusals();
};

namespace {

Instruction order()
{
    return {IntentKind::Refund,      "ch_hl_0001", money(1500, "GBP"),
            "requested_by_customer", "0198-act",   "key-1"};
}

QByteArray refund(const char* from = "", const char* to = "")
{
    QByteArray body =
        R"({"id":"re_hl_1","object":"refund","amount":1500,"charge":"ch_hl_0001",)"
        R"("created":1785560000,"currency":"gbp","metadata":{"ops_action_id":"0198-act"},)"
        R"("reason":"requested_by_customer","status":"succeeded"})";
    if (*from)
        body.replace(from, to);
    return body;
}

QByteArray refusal(const char* type, const char* code)
{
    return QByteArray(R"({"error":{"type":")") + type + R"(","code":")" + code +
           R"(","message":"No."}})";
}

QByteArray list(const QByteArray& items, bool more = false)
{
    return R"({"object":"list","data":[)" + items + R"(],"has_more":)" +
           (more ? "true}" : "false}");
}

}  // namespace

void tst_StripeRefund::requests()
{
    Instruction wanted = order();
    wanted.action = "a+b &=é";
    const Request sent = stripe().instruct({}, wanted);
    QCOMPARE(sent.method, QByteArray("POST"));
    QCOMPARE(sent.path, QByteArray("/v1/refunds"));
    QCOMPARE(sent.headers,
             (std::vector<Header>{{"Stripe-Version", kStripeVersion},
                                  {"Idempotency-Key", "key-1"},
                                  {"Content-Type", "application/x-www-form-urlencoded"}}));
    QCOMPARE(sent.body, QByteArray("charge=ch_hl_0001&amount=1500&reason=requested_by_customer"
                                   "&metadata%5Bops_action_id%5D=a%2Bb%20%26%3D%C3%A9"));
    wanted.reason.clear();
    wanted.amount = money(25, "ISK");
    QCOMPARE(stripe().instruct({}, wanted).body.left(36),
             QByteArray("charge=ch_hl_0001&amount=2500&metada"));
    wanted.amount = money(5, "MGA");  // Stripe has no half ariary
    QVERIFY(stripe().instruct({}, wanted).path.isEmpty());

    SourceConfig source;
    source.apiVersion = "2020-08-27";
    const Request look = stripe().lookUp(source, order());
    QCOMPARE(look, (Request{"GET",
                            "/v1/refunds?charge=ch_hl_0001&limit=100",
                            {{"Stripe-Version", "2020-08-27"}},
                            {}}));
    QCOMPARE(stripe().keyLife(), hours(24));
}

void tst_StripeRefund::settle_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Effect>("effect");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("lookUp");
    const auto row = [](const char* name, int status, const QByteArray& body, Effect effect,
                        const char* code = "", bool look = false) {
        QTest::newRow(name) << status << body << effect << QByteArray(code) << look;
    };
    // 2xx, parses, echo matches
    row("made", 200, refund(), Effect::Confirmed);
    row("created", 201, refund(), Effect::Confirmed);
    row("pending", 200, refund("succeeded", "pending"), Effect::Confirmed);
    row("no metadata", 200, refund(R"("metadata":{"ops_action_id":"0198-act"},)"),
        Effect::Confirmed);
    row("charge expanded", 200,
        refund(R"("charge":"ch_hl_0001")", R"("charge":{"id":"ch_hl_0001"})"), Effect::Confirmed);
    row("made and failed", 200,
        refund(R"("status":"succeeded")",
               R"("status":"failed","failure_reason":"lost_or_stolen_card")"),
        Effect::Rejected, "lost_or_stolen_card");
    row("made and canceled", 200, refund("succeeded", "canceled"), Effect::Rejected);
    // 2xx but not to be read
    row("nothing", 200, "", Effect::Unknown);
    row("cut", 200, refund().chopped(1), Effect::Unknown);
    row("twice", 200, refund() + refund(), Effect::Unknown);
    row("html", 200, "<html>log in</html>", Effect::Unknown);
    row("another object", 200, refund(R"("object":"refund")", R"("object":"charge")"),
        Effect::Unknown);
    row("amount is a text", 200, refund("1500", "\"1500\""), Effect::Unknown);
    row("amount twice", 200, refund(R"("amount":1500)", R"("amount":1500,"amount":1500)"),
        Effect::Unknown);
    row("no currency", 200, refund(R"("currency":"gbp",)"), Effect::Unknown);
    row("no content", 204, "", Effect::Unknown);
    // 2xx but not what was asked
    row("other amount", 200, refund("1500", "1501"), Effect::Mismatch);
    row("other currency", 200, refund("gbp", "usd"), Effect::Mismatch);
    row("other charge", 200, refund("ch_hl_0001", "ch_hl_0002"), Effect::Mismatch);
    row("no charge", 200, refund(R"("charge":"ch_hl_0001")", R"("charge":null)"), Effect::Mismatch);
    row("other action", 200, refund("0198-act", "0199-act"), Effect::Mismatch);
    // refused, with a vendor's error
    for (const int status : {400, 402, 403, 404, 422})
        row(qPrintable(QString::number(status)), status,
            refusal("invalid_request_error", "charge_disputed"), Effect::Rejected,
            "charge_disputed");
    row("already refunded", 400, refusal("invalid_request_error", "charge_already_refunded"),
        Effect::Rejected, "charge_already_refunded", true);
    row("only a type", 400, refusal("invalid_request_error", ""), Effect::Rejected,
        "invalid_request_error");
    // refused, by somebody between
    for (const int status : {400, 402, 403, 404, 422})
        row(qPrintable(QStringLiteral("%1 in HTML").arg(status)), status, "<html>no</html>",
            Effect::Unknown);
    row("403 in foreign JSON", 403, R"({"error":"no"})", Effect::Unknown);
    row("404 in foreign JSON", 404, R"({"message":"no route"})", Effect::Unknown);
    // nothing happened
    row("401", 401, refusal("invalid_request_error", ""), Effect::NotSent);
    row("429", 429, refusal("invalid_request_error", "rate_limit"), Effect::NotSent);
    row("429 without a body", 429, "", Effect::NotSent);
    // keys
    row("409", 409, refusal("invalid_request_error", "lock_timeout"), Effect::Unknown);
    row("409 without a body", 409, "", Effect::Unknown);
    row("key in use", 409, refusal("idempotency_error", "idempotency_key_in_use"), Effect::Unknown);
    row("key reused, 400", 400, refusal("idempotency_error", ""), Effect::Mismatch);
    row("key reused, 409", 409, refusal("idempotency_error", ""), Effect::Mismatch);
    // nothing proved
    for (const int status : {0, 302, 405, 408, 500, 502, 503, 504})
        row(qPrintable(QStringLiteral("%1, nothing proved").arg(status)), status,
            refusal("api_error", ""), Effect::Unknown);
    row("500 of a key", 500, refusal("idempotency_error", ""), Effect::Unknown);
}

void tst_StripeRefund::settle()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Settlement got = stripe().settle(order(), answer(status, body));
    QTEST(got.effect, "effect");
    QTEST(got.code, "code");
    QTEST(got.lookUp, "lookUp");
    if (got.effect != Effect::Confirmed)
        return;
    QCOMPARE(got.externalId, QByteArray("re_hl_1"));
    QCOMPARE(got.facts.size(), size_t{1});
    QCOMPARE(got.facts[0].version, kReadAt);
    QCOMPARE(std::get<Refund>(got.facts[0].fact).amount, money(1500, "GBP"));
}

void tst_StripeRefund::waits()
{
    const auto wait = [](const QByteArray& text) {
        return stripe().settle(order(), answer(429, {}, {{"RETRY-AFTER", text}})).waitMs;
    };
    QCOMPARE(wait("7"), 7000);
    QCOMPARE(wait("2.0"), 2000);
    QCOMPARE(wait("0.25"), 250);
    QCOMPARE(wait(toHttpDate(kReadAt + seconds(90))), 90'000);
    QCOMPARE(wait(toHttpDate(kReadAt - seconds(90))), 0);
    QCOMPARE(wait("99999999999999999999999"), days(1));
    for (const char* bad : {"", "soon", "-1", "1,5", "1.2.3", "."})
        QCOMPARE(wait(bad), Millis{-1});
    QCOMPARE(stripe().settle(order(), answer(400, refusal("x", "y"))).message,
             QStringLiteral("No."));
}

void tst_StripeRefund::lookUp_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Effect>("effect");
    const auto row = [](const char* name, int status, const QByteArray& body, Effect effect) {
        QTest::newRow(name) << status << body << effect;
    };
    const QByteArray other = refund("0198-act", "0197-act");
    row("there", 200, list(other + ',' + refund()), Effect::Confirmed);
    row("there, with more behind", 200, list(refund(), true), Effect::Confirmed);
    row("there, and failed", 200, list(refund("succeeded", "failed")), Effect::Rejected);
    row("there, of another amount", 200, list(refund("1500", "1400")), Effect::Mismatch);
    row("there twice", 200, list(refund() + ',' + refund("re_hl_1", "re_hl_2")), Effect::Mismatch);
    row("none at all", 200, list({}), Effect::Absent);
    row("only others", 200, list(other), Effect::Absent);
    row("only others, with more behind", 200, list(other, true), Effect::Unknown);
    row("one cannot be read", 200, list(refund("1500", "\"1500\"") + ',' + other), Effect::Unknown);
    row("cut", 200, list(other).chopped(1), Effect::Unknown);
    row("no has_more", 200, R"({"data":[]})", Effect::Unknown);
    row("html", 200, "<html>", Effect::Unknown);
    for (const int status : {0, 401, 403, 404, 409, 429, 500})
        row(qPrintable(QString::number(status)), status, refusal("api_error", "x"),
            Effect::Unknown);
}

void tst_StripeRefund::lookUp()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Response response = answer(status, body, {{"Retry-After", "3"}});
    const Settlement got = stripe().settleLookUp(order(), response);
    QTEST(got.effect, "effect");
    QCOMPARE(got.waitMs, status == 429 ? Millis{3000} : Millis{-1});
    Instruction nameless = order();
    nameless.action.clear();
    QCOMPARE(stripe().settleLookUp(nameless, response).effect, Effect::Unknown);
}

void tst_StripeRefund::refusals()
{
    const Error denied = stripe().refusal(answer(
        403, R"({"error":{"type":"invalid_request_error","code":"more_permissions_required",)"
             R"("message":"The key needs 'rak_charge_read'."}})"));
    QCOMPARE(denied,
             (Error{ErrorKind::Denied, QStringLiteral("Stripe HTTP 403"),
                    QStringLiteral("The key needs 'rak_charge_read'. (more_permissions_required)"),
                    -1}));
    QCOMPARE(stripe().refusal(answer(401, {})).kind, ErrorKind::Unauthorized);
    QCOMPARE(stripe().refusal(answer(404, {})).kind, ErrorKind::NotFound);
    const Error throttled = stripe().refusal(answer(429, {}, {{"retry-after", "4"}}));
    QCOMPARE(throttled.kind, ErrorKind::Throttled);
    QCOMPARE(throttled.retryAfterMs, 4000);
    QCOMPARE(stripe().refusal(answer(500, {})).kind, ErrorKind::Network);
    QCOMPARE(stripe().refusal(answer(0, {})).kind, ErrorKind::Network);
    const Error other = stripe().refusal(answer(400, refusal("invalid_request_error", "bad")));
    QCOMPARE(other.kind, ErrorKind::Rejected);
    QCOMPARE(other.detail, QStringLiteral("No. (bad)"));
    // What a vendor says is a text: one line, nothing that turns it round or hides in it.
    const Error hostile = stripe().refusal(
        answer(400, "{\"error\":{\"type\":\"x\",\"message\":\"a\\nb\\u202e\\u0007c\"}}"));
    QCOMPARE(hostile.detail, QStringLiteral("a b\uFFFD\uFFFDc (x)"));
}

QTEST_GUILESS_MAIN(tst_StripeRefund)
#include "tst_striperefund.moc"
