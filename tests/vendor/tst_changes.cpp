// SPDX-License-Identifier: GPL-3.0-or-later
// What vendors are told besides refunds: the requests, and what an answer proves.
#include "core/vendor/shipengine.h"
#include "core/vendor/shopify.h"
#include "core/vendor/stripe.h"

#include <QTest>

using namespace docket;
using namespace docket::vendor;

Q_DECLARE_METATYPE(docket::IntentKind)

namespace {

Instruction wanted(IntentKind kind)
{
    Instruction out;
    out.kind = kind;
    out.target = kind == IntentKind::ApprovePayment ? "prv_1" : "1046000777";
    out.reason = kind == IntentKind::CancelOrder ? "customer" : "high_risk_of_fraud";
    out.action = "0198-act";
    out.key = "key-1";
    return out;
}

Response answer(int status, const QByteArray& body)
{
    Response out;
    out.status = status;
    out.body = body;
    out.date = Instant{1'785'560'000'000};
    return out;
}

QByteArray review(bool open, const char* closed)
{
    return QByteArray(R"({"id":"prv_1","object":"review","charge":"ch_1","created":1785550000,)") +
           R"("open":)" + (open ? "true" : "false") + R"(,"closed_reason":)" + closed +
           R"(,"opened_reason":"rule","reason":"rule"})";
}

QByteArray fulfillment(const char* status, const char* id = "1046000777")
{
    return QByteArray(R"({"fulfillment_order":{"id":)") + id + R"(,"status":")" + status + R"("}})";
}

QByteArray order(const char* cancelled)
{
    return QByteArray(R"({"order":{"id":1046000777,"cancelled_at":)") + cancelled + "}}";
}

}  // namespace

class tst_Changes : public QObject {
    Q_OBJECT

private slots:
    void requests()
    {
        Request r = stripe().instruct({}, wanted(IntentKind::ApprovePayment));
        QCOMPARE(r.method, QByteArray("POST"));
        QCOMPARE(r.path, QByteArray("/v1/reviews/prv_1/approve"));
        QVERIFY(std::find(r.headers.begin(), r.headers.end(), Header{"Idempotency-Key", "key-1"}) !=
                r.headers.end());
        QVERIFY(r.body.isEmpty());
        QCOMPARE(stripe().lookUp({}, wanted(IntentKind::ApprovePayment)).path,
                 QByteArray("/v1/reviews/prv_1"));
        QVERIFY(stripe().instruct({}, wanted(IntentKind::CancelOrder)).path.isEmpty());

        r = shopify().instruct({}, wanted(IntentKind::HoldFulfillment));
        QCOMPARE(r.method, QByteArray("POST"));
        QCOMPARE(r.path, QByteArray("/admin/api/2026-07/fulfillment_orders/1046000777/hold.json"));
        QCOMPARE(r.body, QByteArray(R"({"fulfillment_hold":{"reason":"high_risk_of_fraud",)"
                                    R"("reason_notes":"0198-act"}})"));
        r = shopify().instruct({}, wanted(IntentKind::ReleaseFulfillment));
        QCOMPARE(r.path, QByteArray("/admin/api/2026-07/fulfillment_orders/1046000777/"
                                    "release_hold.json"));
        r = shopify().instruct({}, wanted(IntentKind::CancelOrder));
        QCOMPARE(r.path, QByteArray("/admin/api/2026-07/orders/1046000777/cancel.json"));
        QCOMPARE(r.body, QByteArray(R"({"reason":"customer"})"));
        QCOMPARE(shopify().lookUp({}, wanted(IntentKind::CancelOrder)).path,
                 QByteArray("/admin/api/2026-07/orders/1046000777.json"));
        // Money goes back through the gateways alone.
        QVERIFY(shopify().instruct({}, wanted(IntentKind::Refund)).path.isEmpty());
        QVERIFY(shopify().instruct({}, wanted(IntentKind::ApprovePayment)).path.isEmpty());
    }

    void answers_data()
    {
        QTest::addColumn<IntentKind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("settled");
        QTest::addColumn<int>("lookedUp");
        const auto row = [](const char* what, IntentKind kind, int status, const QByteArray& body,
                            Effect settled, Effect lookedUp) {
            QTest::newRow(what) << kind << status << body << int(settled) << int(lookedUp);
        };
        using K = IntentKind;
        using E = Effect;
        row("approved", K::ApprovePayment, 200, review(false, "\"approved\""), E::Confirmed,
            E::Confirmed);
        row("still open", K::ApprovePayment, 200, review(true, "null"), E::Unknown, E::Absent);
        row("refunded meanwhile", K::ApprovePayment, 200, review(false, "\"refunded\""),
            E::Mismatch, E::Mismatch);
        row("another review", K::ApprovePayment, 200,
            review(false, "\"approved\"").replace("prv_1", "prv_2"), E::Unknown, E::Unknown);
        row("not JSON", K::ApprovePayment, 200, "<html>", E::Unknown, E::Unknown);
        row("cut", K::ApprovePayment, 200, review(false, "\"approved\"").chopped(3), E::Unknown,
            E::Unknown);
        row("no such review", K::ApprovePayment, 404,
            R"({"error":{"type":"invalid_request_error","code":"resource_missing","message":"No"}})",
            E::Rejected, E::Unknown);
        row("slow down", K::ApprovePayment, 429, "{}", E::NotSent, E::Unknown);
        row("its own trouble", K::ApprovePayment, 500, "{}", E::Unknown, E::Unknown);

        row("held", K::HoldFulfillment, 200, fulfillment("on_hold"), E::Confirmed, E::Confirmed);
        row("not held", K::HoldFulfillment, 200, fulfillment("open"), E::Unknown, E::Absent);
        row("another one held", K::HoldFulfillment, 200, fulfillment("on_hold", "7"), E::Unknown,
            E::Unknown);
        row("released", K::ReleaseFulfillment, 200, fulfillment("open"), E::Confirmed,
            E::Confirmed);
        row("not released", K::ReleaseFulfillment, 200, fulfillment("on_hold"), E::Unknown,
            E::Absent);
        row("no status", K::HoldFulfillment, 200, R"({"fulfillment_order":{"id":1046000777}})",
            E::Unknown, E::Unknown);
        row("cancelled", K::CancelOrder, 200, order("\"2026-08-01T00:00:00Z\""), E::Confirmed,
            E::Confirmed);
        row("not cancelled", K::CancelOrder, 200, order("null"), E::Unknown, E::Absent);
        row("empty", K::CancelOrder, 200, "{}", E::Unknown, E::Unknown);
        row("refused", K::CancelOrder, 422, R"({"errors":"cannot be cancelled"})", E::Rejected,
            E::Unknown);
        row("bucket", K::CancelOrder, 429, {}, E::NotSent, E::Unknown);
        row("gateway timeout", K::CancelOrder, 504, {}, E::Unknown, E::Unknown);
    }
    void answers()
    {
        QFETCH(IntentKind, kind);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, settled);
        QFETCH(int, lookedUp);
        const Connector& vendor = kind == IntentKind::ApprovePayment ? stripe() : shopify();
        const Settlement first = vendor.settle(wanted(kind), answer(status, body));
        QCOMPARE(int(first.effect), settled);
        const Settlement second = vendor.settleLookUp(wanted(kind), answer(status, body));
        QCOMPARE(int(second.effect), lookedUp);
        // Only what is proved is kept as a page, and it reads as one.
        QCOMPARE(first.page.feed.isEmpty(), first.effect != Effect::Confirmed);
        QCOMPARE(second.page.feed.isEmpty(), second.effect != Effect::Confirmed);
    }

    void aLabelIsVoided()
    {
        Instruction wish = wanted(IntentKind::VoidLabel);
        wish.target = "se-28529731";
        const Request put = shipengine().instruct({}, wish);
        QCOMPARE(put.method, QByteArray("PUT"));
        QCOMPARE(put.path, QByteArray("/v1/labels/se-28529731/void"));
        QVERIFY(put.body.isEmpty());
        QVERIFY(put.headers.empty());
        QCOMPARE(shipengine().lookUp({}, wish), (Request{"GET", "/v1/labels/se-28529731", {}, {}}));
        // Without a key it looks before it writes.
        QVERIFY(shipengine().readsFirst());
        QVERIFY(!stripe().readsFirst());
        wish.target = "a/b?c";
        QCOMPARE(shipengine().instruct({}, wish).path, QByteArray("/v1/labels/a%2Fb%3Fc/void"));
        wish.target.clear();
        QVERIFY(shipengine().instruct({}, wish).path.isEmpty());
        for (const IntentKind kind : {IntentKind::Refund, IntentKind::CancelOrder}) {
            QVERIFY(shipengine().instruct({}, wanted(kind)).path.isEmpty());
            QVERIFY(shipengine().lookUp({}, wanted(kind)).path.isEmpty());
        }
        QVERIFY(stripe().instruct({}, wanted(IntentKind::VoidLabel)).path.isEmpty());
        QVERIFY(shopify().instruct({}, wanted(IntentKind::VoidLabel)).path.isEmpty());
        QVERIFY(shopify().lookUp({}, wanted(IntentKind::VoidLabel)).path.isEmpty());
    }

    void whatShipEngineSaysOfAVoiding_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("effect");
        QTest::addColumn<bool>("lookUp");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* what, int status, const QByteArray& body, Effect effect,
                            bool lookUp, const char* says) {
            QTest::newRow(what) << status << body << int(effect) << lookUp << QByteArray(says);
        };
        using E = Effect;
        row("approved", 200, R"({"approved":true,"message":"Voided"})", E::Confirmed, false, "");
        row("refused", 200,
            R"({"approved":false,"message":"Unable to delete <b>FedEx</b> shipment.",)"
            R"("reason_code":"label_already_used"})",
            E::Rejected, false, "Unable to delete <b>FedEx</b> shipment.");
        row("void already", 200,
            R"({"approved":false,"message":"Done","reason_code":"label_already_voided"})",
            E::Rejected, true, "Done");
        row("no word", 200, R"({"message":"Voided"})", E::Unknown, false, "approved");
        row("a word for a truth", 200, R"({"approved":"true","message":""})", E::Unknown, false,
            "approved");
        row("cut", 200, QByteArray(R"({"approved":true,"message":""})").chopped(5), E::Unknown,
            false, "");
        row("not JSON", 200, "<html>", E::Unknown, false, "");
        const QByteArray error = R"({"request_id":"x","errors":[{"error_source":"shipengine",)"
                                 R"("error_type":"validation","error_code":"invalid_identifier",)"
                                 R"("message":"No label"}]})";
        row("no such label", 404, error, E::Rejected, false, "No label (invalid_identifier)");
        row("wrong", 400, error, E::Rejected, true, "No label (invalid_identifier)");
        row("its key", 401, error, E::NotSent, false, "No label (invalid_identifier)");
        row("slow down", 429, error, E::NotSent, false, "No label (invalid_identifier)");
        row("its own trouble", 500, error, E::Unknown, false, "No label (invalid_identifier)");
        row("no sentence", 403, "no", E::Rejected, false, "ShipEngine HTTP 403");
        row("gateway timeout", 504, {}, E::Unknown, false, "ShipEngine HTTP 504");
    }
    void whatShipEngineSaysOfAVoiding()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, says);
        Instruction wish = wanted(IntentKind::VoidLabel);
        wish.target = "se-1";
        const Settlement said = shipengine().settle(wish, answer(status, body));
        QTEST(int(said.effect), "effect");
        QTEST(said.lookUp, "lookUp");
        QVERIFY2(said.message.contains(QString::fromUtf8(says)), qPrintable(said.message));
        // The answer is no label: it is never kept as the page of one.
        QVERIFY(said.page.feed.isEmpty());
        QCOMPARE(said.externalId.isEmpty(), said.effect != Effect::Confirmed);
    }

    void aVoidingIsLookedUp_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("effect");
        const auto label = [](const char* id, const char* status) {
            return QByteArray(R"({"label_id":"ID","status":"STATUS"})")
                .replace("ID", id)
                .replace("STATUS", status);
        };
        QTest::newRow("void") << 200 << label("se-1", "voided") << int(Effect::Confirmed);
        QTest::newRow("alive") << 200 << label("se-1", "completed") << int(Effect::Absent);
        QTest::newRow("another") << 200 << label("se-2", "voided") << int(Effect::Unknown);
        QTest::newRow("no status")
            << 200 << QByteArray(R"({"label_id":"se-1"})") << int(Effect::Unknown);
        QTest::newRow("gone") << 404 << QByteArray("{}") << int(Effect::Rejected);
        QTest::newRow("slow down") << 429 << QByteArray("{}") << int(Effect::Unknown);
        QTest::newRow("its key") << 401 << QByteArray("{}") << int(Effect::Unknown);
        QTest::newRow("its own trouble") << 500 << QByteArray("{}") << int(Effect::Unknown);
    }
    void aVoidingIsLookedUp()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        Instruction wish = wanted(IntentKind::VoidLabel);
        wish.target = "se-1";
        const Settlement said = shipengine().settleLookUp(wish, answer(status, body));
        QTEST(int(said.effect), "effect");
        QCOMPARE(said.page,
                 (said.effect == Effect::Confirmed ? FollowUp{"label", "se-1"} : FollowUp{}));
    }

    void aRefusalIsLookedAtBeforeItIsBelieved()
    {
        const Settlement stripes = stripe().settle(
            wanted(IntentKind::ApprovePayment),
            answer(400, R"({"error":{"type":"invalid_request_error","message":"closed"}})"));
        QVERIFY(stripes.lookUp);
        QCOMPARE(stripes.message, QStringLiteral("closed"));
        const Settlement shops = shopify().settle(wanted(IntentKind::HoldFulfillment),
                                                  answer(422, R"({"errors":"is on hold"})"));
        QVERIFY(shops.lookUp);
        QCOMPARE(shops.message, QStringLiteral("is on hold"));
    }
};

QTEST_GUILESS_MAIN(tst_Changes)
#include "tst_changes.moc"
