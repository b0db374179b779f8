// SPDX-License-Identifier: GPL-3.0-or-later
#include "client.h"

#include <QTest>

#include <set>

using namespace sandbox;

namespace {

QString text(const QJsonObject& object, const char* member)
{
    return object.value(QLatin1String(member)).toString();
}

QJsonObject errorOf(const Answer& answer)
{
    return answer.json().value(QStringLiteral("error")).toObject();
}

}  // namespace

class TestSandboxGateway : public QObject {
    Q_OBJECT

private slots:
    void everyListPagesWhole_data();
    void everyListPagesWhole();
    void pagesBackwards();
    void filters();
    void refusesWhatItDoesNotKnow();
    void keysOpenTheirOwnAccount();
    void refundsOnceForOneKey();
    void refusesTooLargeARefund();
    void disputedChargesAreNotRefunded();
    void answersDisputesAndReviews();
    void dropAfterApplyAppliesOnce();
    void otherFaults();
    void writesTakeTimeAndReadsDoNot();
    void limitsTheRate();

private:
    // A succeeded charge without refund or dispute.
    static QJsonObject goodCharge(Practice& practice)
    {
        for (const QJsonValue& value : practice.all("charges", 0)) {
            const QJsonObject charge = value.toObject();
            if (text(charge, "status") == QStringLiteral("succeeded") &&
                charge.value(QStringLiteral("amount_refunded")).toInteger() == 0 &&
                !charge.value(QStringLiteral("disputed")).toBool())
                return charge;
        }
        return {};
    }
};

void TestSandboxGateway::everyListPagesWhole_data()
{
    QTest::addColumn<QByteArray>("list");
    for (const char* list : {"charges", "payment_intents", "refunds", "disputes", "reviews",
                             "radar/early_fraud_warnings", "events"})
        QTest::newRow(list) << QByteArray(list);
}

void TestSandboxGateway::everyListPagesWhole()
{
    QFETCH(QByteArray, list);
    Practice practice(Practice::small());
    for (const int limit : {7, 100}) {
        const QJsonArray rows = practice.all(list, 2, limit);
        std::set<QByteArray> ids;
        qint64 last = INT64_MAX;
        for (const QJsonValue& row : rows) {
            ids.insert(Practice::id(row));
            const qint64 created = row.toObject().value(QStringLiteral("created")).toInteger();
            QVERIFY(created <= last);
            QVERIFY(created * kSecond <= practice.company.now());
            last = created;
        }
        QVERIFY(!ids.empty());
        QCOMPARE(static_cast<qsizetype>(ids.size()), rows.size());
        const Timeline& line =
            list == "charges"           ? practice.company.chronicle().account(2).charges
            : list == "payment_intents" ? practice.company.chronicle().account(2).intents
            : list == "refunds"         ? practice.company.chronicle().account(2).refunds
            : list == "disputes"        ? practice.company.chronicle().account(2).disputes
            : list == "reviews"         ? practice.company.chronicle().account(2).reviews
            : list == "events"          ? practice.company.chronicle().account(2).events
                                        : practice.company.chronicle().account(2).warnings;
        const size_t old = list == "events" ? visible(line, practice.company.now() - 30 * kDay) : 0;
        QCOMPARE(ids.size(), visible(line, practice.company.now()) - old);
    }
    const QByteArray one = Practice::id(practice.all(list, 2).last());
    QCOMPARE(Practice::id(practice.gateway(list + '/' + one, 2).json()), one);
    QCOMPARE(practice.gateway(list + '/' + one, 0).status, 404);
}

void TestSandboxGateway::pagesBackwards()
{
    Practice practice(Practice::small());
    const QJsonArray rows = practice.all("charges", 0);
    const QJsonObject page =
        practice.gateway("charges?limit=3&ending_before=" + Practice::id(rows[10])).json();
    const QJsonArray data = page.value(QStringLiteral("data")).toArray();
    QCOMPARE(data.size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(Practice::id(data[i]), Practice::id(rows[7 + i]));
    QVERIFY(page.value(QStringLiteral("has_more")).toBool());
}

void TestSandboxGateway::filters()
{
    Practice practice(Practice::small(1000));
    const QJsonArray rows = practice.all("charges", 0);
    const QJsonObject middle = rows[rows.size() / 2].toObject();
    const qint64 created = middle.value(QStringLiteral("created")).toInteger();
    const QByteArray t = QByteArray::number(created);
    const auto count = [&](const QByteArray& filter) {
        return practice.all("charges", 0, 100, filter).size();
    };
    qsizetype at = 0, after = 0;
    for (const QJsonValue& row : rows) {
        at += row.toObject().value(QStringLiteral("created")).toInteger() == created;
        after += row.toObject().value(QStringLiteral("created")).toInteger() > created;
    }
    QCOMPARE(count("&created[gt]=" + t), after);
    QCOMPARE(count("&created[gte]=" + t), after + at);
    QCOMPARE(count("&created[lt]=" + t), rows.size() - after - at);
    QCOMPARE(count("&created[lte]=" + t), rows.size() - after);
    QCOMPARE(count("&created=" + t), at);
    for (const QJsonValue& row : practice.all(
             "charges", 0, 100, "&payment_intent=" + text(middle, "payment_intent").toLatin1()))
        QCOMPARE(text(row.toObject(), "payment_intent"), text(middle, "payment_intent"));
    QVERIFY(count("&customer=" + text(middle, "customer").toLatin1()) >= 1);
    const QJsonObject refund =
        practice.all("refunds", 0, 100, "&expand[]=data.charge").first().toObject();
    QCOMPARE(text(refund.value(QStringLiteral("charge")).toObject(), "object"),
             QStringLiteral("charge"));
    for (const QJsonValue& event : practice.all("events", 0, 100, "&type=charge.refund.*"))
        QVERIFY(text(event.toObject(), "type").startsWith(QStringLiteral("charge.refund.")));
    const QJsonObject intent =
        practice.gateway("payment_intents?limit=1&expand%5B%5D=data.latest_charge").json();
    QVERIFY(intent.value(QStringLiteral("data"))
                .toArray()
                .first()
                .toObject()
                .value(QStringLiteral("latest_charge"))
                .isObject());
}

void TestSandboxGateway::refusesWhatItDoesNotKnow()
{
    Practice practice(Practice::small(50));
    const auto refused = [&](const QByteArray& path, int status, const char* code) {
        const Answer answer = practice.gateway(path);
        QCOMPARE(answer.status, status);
        QCOMPARE(text(errorOf(answer), "type"), QStringLiteral("invalid_request_error"));
        QCOMPARE(text(errorOf(answer), "code"), QLatin1String(code));
    };
    refused("disputes?status=needs_response", 400, "parameter_unknown");
    refused("charges?limit=101", 400, "parameter_invalid_integer");
    refused("charges?limit=0", 400, "parameter_invalid_integer");
    refused("charges?limit=ten", 400, "parameter_invalid_integer");
    refused("charges?created[after]=5", 400, "parameter_unknown");
    refused("charges?starting_after=ch_3nobody", 404, "resource_missing");
    refused("charges/ch_3nobody", 404, "resource_missing");
    refused("events?type=a&types[]=b", 400, "");
    QCOMPARE(practice.gateway("charges?expand[]=data.application").status, 400);
    QCOMPARE(practice.gateway("products").status, 404);
}

void TestSandboxGateway::keysOpenTheirOwnAccount()
{
    Practice practice(Practice::small(100));
    QCOMPARE(practice.send("GET", "/stripe/v1/charges", {}).status, 401);
    const Answer wrong =
        practice.send("GET", "/stripe/v1/charges", {{"Authorization", "Bearer sk_test_wrong"}});
    QCOMPARE(wrong.status, 401);
    QCOMPARE(text(errorOf(wrong), "type"), QStringLiteral("invalid_request_error"));
    const Answer right =
        practice.send("GET", "/stripe/v1/charges",
                      {{"Authorization", Practice::bearer(1)}, {"Stripe-Version", "2024-06-20"}});
    QCOMPARE(right.status, 200);
    QCOMPARE(right.header("stripe-version"), QByteArray("2024-06-20"));
    QVERIFY(right.header("request-id").startsWith("req_"));
}

void TestSandboxGateway::refundsOnceForOneKey()
{
    Practice practice(Practice::small());
    const QJsonObject charge = goodCharge(practice);
    const QByteArray id = text(charge, "id").toLatin1();
    const QByteArray form =
        "charge=" + id + "&amount=100&reason=requested_by_customer&metadata[case]=C-1";
    const Answer first = practice.gatewayPost("refunds", form, "key-1");
    QCOMPARE(first.status, 200);
    QCOMPARE(first.json().value(QStringLiteral("amount")).toInteger(), 100);
    QCOMPARE(text(first.json().value(QStringLiteral("metadata")).toObject(), "case"),
             QStringLiteral("C-1"));
    QCOMPARE(first.header("idempotent-replayed"), QByteArray());
    const Answer again = practice.gatewayPost("refunds", form, "key-1");
    QCOMPARE(again.body, first.body);
    QCOMPARE(again.header("idempotent-replayed"), QByteArray("true"));
    const Answer other = practice.gatewayPost("refunds", "charge=" + id + "&amount=101", "key-1");
    QCOMPARE(other.status, 400);
    QCOMPARE(text(errorOf(other), "type"), QStringLiteral("idempotency_error"));
    // A request that was malformed does not use its key up.
    QCOMPARE(practice.gatewayPost("refunds", "charge=" + id + "&amount=x", "key-2").status, 400);
    QCOMPARE(practice.gatewayPost("refunds", "charge=" + id + "&amount=50", "key-2").status, 200);
    // Another account's keys are its own.
    QCOMPARE(practice.gatewayPost("refunds", form, "key-1", 1).status, 404);

    const QJsonObject now = practice.gateway("charges/" + id).json();
    QCOMPARE(now.value(QStringLiteral("amount_refunded")).toInteger(), 150);
    QCOMPARE(practice.all("refunds", 0, 100, "&charge=" + id).size(), 2);
    std::set<QString> types;
    for (const QJsonValue& event :
         practice.gateway("events?limit=6").json().value(QStringLiteral("data")).toArray())
        types.insert(text(event.toObject(), "type"));
    QCOMPARE(types, (std::set<QString>{QStringLiteral("charge.refund.updated"),
                                       QStringLiteral("charge.refunded"),
                                       QStringLiteral("refund.created")}));
    QCOMPARE(
        practice
            .send("POST", "/stripe/v1/refunds",
                  {{"Authorization", Practice::bearer(0)}, {"Content-Type", "application/json"}},
                  "{}")
            .status,
        400);
}

void TestSandboxGateway::refusesTooLargeARefund()
{
    Practice practice(Practice::small());
    const QJsonObject charge = goodCharge(practice);
    const QByteArray id = text(charge, "id").toLatin1();
    const qint64 amount = charge.value(QStringLiteral("amount")).toInteger();
    const Answer over = practice.gatewayPost(
        "refunds", "charge=" + id + "&amount=" + QByteArray::number(amount + 1));
    QCOMPARE(over.status, 400);
    QVERIFY(text(errorOf(over), "message")
                .contains(QStringLiteral("is greater than unrefunded amount on charge ($")));
    QCOMPARE(
        practice
            .gatewayPost("refunds", "payment_intent=" + text(charge, "payment_intent").toLatin1())
            .status,
        200);
    const Answer done = practice.gatewayPost("refunds", "charge=" + id);
    QCOMPARE(done.status, 400);
    QCOMPARE(text(errorOf(done), "code"), QStringLiteral("charge_already_refunded"));
    QCOMPARE(practice.all("refunds", 0, 100, "&charge=" + id).size(), 1);
    QVERIFY(practice.gateway("charges/" + id).json().value(QStringLiteral("refunded")).toBool());
}

void TestSandboxGateway::disputedChargesAreNotRefunded()
{
    Practice practice(Practice::small(1000));
    for (const QJsonValue& value : practice.all("disputes", 2)) {
        const QJsonObject dispute = value.toObject();
        const Answer answer =
            practice.gatewayPost("refunds", "charge=" + text(dispute, "charge").toLatin1(), {}, 2);
        const bool inquiry = text(dispute, "status").startsWith(QStringLiteral("warning"));
        QCOMPARE(answer.status, inquiry ? 200 : 400);
        if (!inquiry)
            QCOMPARE(text(errorOf(answer), "code"), QStringLiteral("charge_disputed"));
    }
}

void TestSandboxGateway::answersDisputesAndReviews()
{
    Practice practice(Practice::small(3000));
    QList<QByteArray> open;
    for (const QJsonValue& value : practice.all("disputes", 2))
        if (text(value.toObject(), "status") == QStringLiteral("needs_response") &&
            !value.toObject()
                 .value(QStringLiteral("evidence_details"))
                 .toObject()
                 .value(QStringLiteral("past_due"))
                 .toBool())
            open.append(Practice::id(value));
    QVERIFY(open.size() >= 2);
    const auto status = [&](const QByteArray& id) {
        return text(practice.gateway("disputes/" + id, 2).json(), "status");
    };
    QCOMPARE(practice
                 .gatewayPost("disputes/" + open[0],
                              "evidence[uncategorized_text]=draft&submit=false", {}, 2)
                 .status,
             200);
    const auto events = practice.all("events", 2, 100, "&type=charge.dispute.created");
    for (const QJsonValue& event : events) {
        const QJsonObject then = event.toObject().value(QStringLiteral("data")).toObject();
        const QJsonObject dispute = then.value(QStringLiteral("object")).toObject();
        QVERIFY(dispute.value(QStringLiteral("evidence"))
                    .toObject()
                    .value(QStringLiteral("uncategorized_text"))
                    .isNull());
    }
    QCOMPARE(status(open[0]), QStringLiteral("needs_response"));
    QCOMPARE(
        practice.gatewayPost("disputes/" + open[0], "evidence[uncategorized_text]=final", {}, 2)
            .status,
        200);
    QCOMPARE(status(open[0]), QStringLiteral("under_review"));
    QCOMPARE(practice.gatewayPost("disputes/" + open[0], "evidence[uncategorized_text]=late", {}, 2)
                 .status,
             400);
    QCOMPARE(practice.gatewayPost("disputes/" + open[1] + "/close", {}, {}, 2).status, 200);
    QCOMPARE(status(open[1]), QStringLiteral("lost"));
    for (const QJsonValue& value : practice.all("reviews", 2)) {
        if (!value.toObject().value(QStringLiteral("open")).toBool())
            continue;
        const Answer approved =
            practice.gatewayPost("reviews/" + Practice::id(value) + "/approve", {}, {}, 2);
        QCOMPARE(approved.status, 200);
        QCOMPARE(text(approved.json(), "closed_reason"), QStringLiteral("approved"));
        QCOMPARE(
            practice.gatewayPost("reviews/" + Practice::id(value) + "/approve", {}, {}, 2).status,
            400);
        return;
    }
    QFAIL("no open review");
}

void TestSandboxGateway::dropAfterApplyAppliesOnce()
{
    Practice practice(Practice::small());
    const QByteArray id = text(goodCharge(practice), "id").toLatin1();
    const qint64 before = practice.server.postsSeen();
    QCOMPARE(practice
                 .control("fault",
                          R"({"match":"/stripe/v1/refunds","kind":"drop_after_apply","count":1})")
                 .status,
             200);
    const QByteArray form = "charge=" + id + "&amount=120";
    QCOMPARE(practice.gatewayPost("refunds", form, "once").status, 0);
    QCOMPARE(practice.all("refunds", 0, 100, "&charge=" + id).size(), 1);
    const Answer again = practice.gatewayPost("refunds", form, "once");
    QCOMPARE(again.status, 200);
    QCOMPARE(again.header("idempotent-replayed"), QByteArray("true"));
    QCOMPARE(practice.all("refunds", 0, 100, "&charge=" + id).size(), 1);
    QCOMPARE(practice.server.postsSeen() - before, 3);  // with the one that set the fault
    const QJsonArray log =
        practice.control("log").json().value(QStringLiteral("requests")).toArray();
    QCOMPARE(text(log.last().toObject(), "idempotency_key").isEmpty(), true);
    int posts = 0;
    for (const QJsonValue& entry : log)
        posts += text(entry.toObject(), "idempotency_key") == QStringLiteral("once");
    QCOMPARE(posts, 2);
}

void TestSandboxGateway::otherFaults()
{
    Practice practice(Practice::small());
    const QByteArray id = text(goodCharge(practice), "id").toLatin1();
    practice.control(
        "fault",
        R"({"match":"/stripe/v1/refunds","kind":"drop_before","count":1,"method":"POST"})");
    QCOMPARE(practice.gatewayPost("refunds", "charge=" + id, "a").status, 0);
    QCOMPARE(practice.all("refunds", 0, 100, "&charge=" + id).size(), 0);
    practice.control(
        "fault",
        R"({"match":"/stripe/v1/","kind":"status","status":503,"retry_after":2,"count":2})");
    const Answer busy = practice.gateway("charges");
    QCOMPARE(busy.status, 503);
    QCOMPARE(busy.header("retry-after"), QByteArray("2"));
    QCOMPARE(practice.gateway("charges").status, 503);
    QCOMPARE(practice.gateway("charges").status, 200);
    practice.control("fault", R"({"match":"/stripe/v1/charges","kind":"cut"})");
    QCOMPARE(practice.gateway("charges").whole, false);
    QCOMPARE(practice.gateway("charges").whole, true);
    QCOMPARE(practice.control("fault", R"({"match":"/","kind":"unknown"})").status, 400);
}

void TestSandboxGateway::writesTakeTimeAndReadsDoNot()
{
    Practice practice(Practice::small());
    const QByteArray id = text(goodCharge(practice), "id").toLatin1();
    const qint64 now = practice.company.now();
    QCOMPARE(now, kUntil);
    QCOMPARE(practice.gateway("charges").header("date"),
             QByteArray("Tue, 31 Mar 2026 12:00:00 GMT"));
    practice.gatewayPost("refunds", "charge=" + id + "&amount=1");
    QCOMPARE(practice.company.now(), now + kSecond);
    practice.gatewayPost("refunds", "charge=" + id + "&amount=0");
    QCOMPARE(practice.company.now(), now + kSecond);
    QCOMPARE(practice.gateway("charges").header("date"),
             QByteArray("Tue, 31 Mar 2026 12:00:01 GMT"));
}

void TestSandboxGateway::limitsTheRate()
{
    Options options = Practice::small(50);
    options.rate = 3;
    Practice practice(options);
    int limited = 0;
    for (int i = 0; i < 8; ++i) {
        const Answer answer = practice.gateway("charges?limit=1");
        if (answer.status == 429) {
            ++limited;
            QCOMPARE(text(errorOf(answer), "code"), QStringLiteral("rate_limit"));
            QVERIFY(!answer.header("retry-after").isEmpty());
        }
    }
    QVERIFY(limited > 0);
    QCOMPARE(practice.gateway("charges?limit=1", 1).status, 200);  // each account has its own
}

QTEST_GUILESS_MAIN(TestSandboxGateway)
#include "tst_sandboxgateway.moc"
