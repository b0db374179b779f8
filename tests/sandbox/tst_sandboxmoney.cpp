// SPDX-License-Identifier: GPL-3.0-or-later
#include "client.h"

#include <QTest>

#include <map>
#include <set>

using namespace sandbox;

namespace {

QString text(const QJsonValue& object, const char* member)
{
    return object.toObject().value(QLatin1String(member)).toString();
}

qint64 number(const QJsonValue& object, const char* member)
{
    return object.toObject().value(QLatin1String(member)).toInteger();
}

}  // namespace

class TestSandboxMoney : public QObject {
    Q_OBJECT

private slots:
    void everyListPagesWhole_data();
    void everyListPagesWhole();
    void payoutsAreTheSumOfTheirLines();
    void everyMovementHasItsLine();
    void aRefundIsInTheNextPayout();
    void subscriptionsFollowTheirInvoices();
    void updatesSayWhatWasBefore();
    void someRebillsRecover();
    void uploadsOnceForOneKey();
    void theOutletPaysItselfOut();
    void membersOfTheFixtures();
};

void TestSandboxMoney::everyListPagesWhole_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("more");
    for (const char* list :
         {"payouts", "balance_transactions", "customers", "invoices", "invoice_payments"})
        QTest::newRow(list) << QByteArray(list) << QByteArray();
    QTest::newRow("subscriptions") << QByteArray("subscriptions") << QByteArray("&status=all");
}

void TestSandboxMoney::everyListPagesWhole()
{
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, more);
    Practice practice(Practice::small());
    std::set<QByteArray> few, many;
    const QJsonArray rows = practice.all(list, 2, 7, more);
    for (const QJsonValue& row : rows)
        QVERIFY(few.insert(Practice::id(row)).second);
    qint64 last = INT64_MAX;
    for (const QJsonValue& row : practice.all(list, 2, 100, more)) {
        many.insert(Practice::id(row));
        QVERIFY(number(row, "created") <= last);
        last = number(row, "created");
        QVERIFY(last * kSecond <= kUntil);
    }
    QVERIFY(!few.empty());
    QCOMPARE(few, many);
    const QByteArray one = Practice::id(rows.last());
    QCOMPARE(Practice::id(practice.gateway(list + '/' + one, 2).json()), one);
    const QByteArray middle = QByteArray::number(number(rows[rows.size() / 2], "created"));
    QCOMPARE(practice.all(list, 2, 100, more + "&created[gte]=" + middle).size() +
                 practice.all(list, 2, 100, more + "&created[lt]=" + middle).size(),
             rows.size());
    QCOMPARE(practice.gateway(list + "?colour=red", 2).status, 400);
}

void TestSandboxMoney::payoutsAreTheSumOfTheirLines()
{
    Practice practice(Practice::small(800));
    practice.company.advance(3 * kDay);
    std::set<QString> states;
    for (size_t account = 0; account < 3; ++account) {
        std::set<QByteArray> paidOut;
        for (const QJsonValue& payout : practice.all("payouts", account)) {
            qint64 sum = 0, own = 0;
            for (const QJsonValue& line : practice.all("balance_transactions", account, 100,
                                                       "&payout=" + Practice::id(payout))) {
                QCOMPARE(number(line, "net"), number(line, "amount") - number(line, "fee"));
                QCOMPARE(text(line, "currency"), text(payout, "currency"));
                QVERIFY(paidOut.insert(Practice::id(line)).second);
                if (text(line, "type") == QStringLiteral("payout"))
                    own += number(line, "net");
                else
                    sum += number(line, "net");
            }
            QCOMPARE(sum, number(payout, "amount"));
            QCOMPARE(own, -number(payout, "amount"));
            states.insert(text(payout, "status"));
        }
        // What is not paid out yet is young, or its account owes more than it has.
        for (const QJsonValue& line : practice.all("balance_transactions", account))
            if (paidOut.count(Practice::id(line)) == 0 &&
                text(line, "type") == QStringLiteral("charge"))
                QVERIFY(number(line, "available_on") * kSecond > practice.company.now() - 4 * kDay);
    }
    QVERIFY(states.count(QStringLiteral("paid")) == 1);
    QVERIFY(practice.all("events", 0, 100, "&type=payout.paid").size() > 10);
}

void TestSandboxMoney::everyMovementHasItsLine()
{
    Practice practice(Practice::small(800));
    for (size_t account = 0; account < 3; ++account) {
        std::map<QString, QJsonObject> lines;
        for (const QJsonValue& line : practice.all("balance_transactions", account))
            lines[text(line, "id")] = line.toObject();
        for (const QJsonValue& charge : practice.all("charges", account)) {
            const QString id = text(charge, "balance_transaction");
            QCOMPARE(id.isEmpty(), text(charge, "status") != QStringLiteral("succeeded"));
            if (id.isEmpty())
                continue;
            QCOMPARE(number(lines[id], "amount"), number(charge, "amount"));
            QCOMPARE(text(lines[id], "source"), text(charge, "id"));
            QVERIFY(number(lines[id], "fee") > 0);
        }
        for (const QJsonValue& refund : practice.all("refunds", account))
            if (const QString id = text(refund, "balance_transaction"); !id.isEmpty())
                QCOMPARE(number(lines[id], "amount"), -number(refund, "amount"));
        for (const QJsonValue& dispute : practice.all("disputes", account))
            for (const QJsonValue& line :
                 dispute.toObject().value(QStringLiteral("balance_transactions")).toArray()) {
                QVERIFY(lines.count(text(line, "id")) == 1);
                QCOMPARE(number(lines[text(line, "id")], "net"), number(line, "net"));
            }
    }
    const QJsonObject line = practice
                                 .gateway("balance_transactions?type=charge&limit=1&"
                                          "expand[]=data.source")
                                 .json()
                                 .value(QStringLiteral("data"))
                                 .toArray()
                                 .first()
                                 .toObject();
    QCOMPARE(text(line.value(QStringLiteral("source")), "object"), QStringLiteral("charge"));
    const QJsonObject charge =
        practice
            .gateway("charges/" + text(line.value(QStringLiteral("source")), "id").toLatin1() +
                     "?expand[]=balance_transaction&expand[]=customer")
            .json();
    QCOMPARE(charge.value(QStringLiteral("balance_transaction")).toObject().keys(), line.keys());
    QVERIFY(charge.value(QStringLiteral("customer")).toObject().contains(QStringLiteral("email")));
}

void TestSandboxMoney::aRefundIsInTheNextPayout()
{
    Practice practice(Practice::small(2'000));
    QByteArray charge;
    for (const QJsonValue& row : practice.all("charges", 2))
        if (text(row, "status") == QStringLiteral("succeeded") &&
            text(row, "currency") == QStringLiteral("eur") && number(row, "amount_refunded") == 0 &&
            !row.toObject().value(QStringLiteral("disputed")).toBool())
            charge = Practice::id(row);
    const QJsonObject refund =
        practice.gatewayPost("refunds", "charge=" + charge + "&amount=100", "k", 2).json();
    practice.company.advance(kDay);
    const QByteArray payout =
        Practice::id(practice.all("payouts", 2, 100, "&status=in_transit").first());
    bool found = false;
    for (const QJsonValue& row : practice.all("payouts", 2))
        for (const QJsonValue& line :
             practice.all("balance_transactions", 2, 100, "&payout=" + Practice::id(row)))
            found = found || text(line, "source") == text(refund, "id");
    QVERIFY(!payout.isEmpty());
    QVERIFY(found);
}

void TestSandboxMoney::subscriptionsFollowTheirInvoices()
{
    Practice practice(Practice::small(1'500));
    std::map<QString, int> states;
    for (size_t account = 0; account < 3; ++account) {
        std::map<QString, QJsonObject> invoices;
        for (const QJsonValue& invoice : practice.all("invoices", account)) {
            invoices[text(invoice, "id")] = invoice.toObject();
            const bool paid = text(invoice, "status") == QStringLiteral("paid");
            QCOMPARE(number(invoice, "amount_remaining"), paid ? 0 : number(invoice, "total"));
            QVERIFY(!invoice.toObject().contains(QStringLiteral("payment_intent")));
            const bool waits = text(invoice, "status") == QStringLiteral("open");
            QCOMPARE(number(invoice, "next_payment_attempt") > 0, waits);
        }
        for (const QJsonValue& payment : practice.all("invoice_payments", account)) {
            const QJsonObject invoice = invoices[text(payment, "invoice")];
            const QByteArray intent =
                text(payment.toObject().value(QStringLiteral("payment")), "payment_intent")
                    .toLatin1();
            QCOMPARE(text(payment, "status") == QStringLiteral("paid"),
                     text(invoice, "status") == QStringLiteral("paid"));
            if (states.empty())
                QCOMPARE(
                    number(practice.gateway("payment_intents/" + intent, account).json(), "amount"),
                    number(invoice, "total"));
        }
        for (const QJsonValue& sub : practice.all("subscriptions", account, 100, "&status=all")) {
            const QString status = text(sub, "status");
            ++states[status];
            const QJsonObject latest = invoices[text(sub, "latest_invoice")];
            if (status == QStringLiteral("past_due"))
                QCOMPARE(text(latest, "status"), QStringLiteral("open"));
            if (status == QStringLiteral("unpaid"))
                QCOMPARE(text(latest, "status"), QStringLiteral("uncollectible"));
            QCOMPARE(status == QStringLiteral("canceled"), number(sub, "ended_at") > 0);
        }
        for (const QJsonValue& sub : practice.all("subscriptions", account))
            QVERIFY(text(sub, "status") != QStringLiteral("canceled"));
    }
    for (const char* status : {"active", "past_due", "unpaid", "canceled"})
        QVERIFY2(states[QLatin1String(status)] > 0, status);
}

void TestSandboxMoney::updatesSayWhatWasBefore()
{
    Practice practice(Practice::small(1'500));
    int renewed = 0, behind = 0, old = 0;
    for (const QJsonValue& event :
         practice.all("events", 2, 100, "&type=customer.subscription.updated")) {
        const QJsonObject data = event.toObject().value(QStringLiteral("data")).toObject();
        const QJsonObject before = data.value(QStringLiteral("previous_attributes")).toObject();
        QVERIFY(!before.isEmpty());
        renewed += before.contains(QStringLiteral("items"));
        behind += text(before, "status") == QStringLiteral("active");
        old += data.value(QStringLiteral("object"))
                   .toObject()
                   .contains(QStringLiteral("current_period_end"));
    }
    QVERIFY(renewed > 3);
    QVERIFY(behind > 0);
    QVERIFY(old > 0);
    int oldInvoices = 0;
    for (const QJsonValue& event : practice.all("events", 2, 100, "&type=invoice.paid"))
        oldInvoices += !text(event.toObject()
                                 .value(QStringLiteral("data"))
                                 .toObject()
                                 .value(QStringLiteral("object")),
                             "charge")
                            .isEmpty();
    QVERIFY(oldInvoices > 0);
    QVERIFY(!practice.all("events", 2, 100, "&type=invoice.payment_failed").isEmpty());
}

void TestSandboxMoney::someRebillsRecover()
{
    Practice practice(Practice::small(4'000));
    std::map<QByteArray, size_t> open;
    for (size_t account = 0; account < 3; ++account)
        for (const QJsonValue& invoice : practice.all("invoices", account, 100, "&status=open"))
            open[Practice::id(invoice)] = account;
    QVERIFY(open.size() > 4);
    practice.company.advance(12 * kDay);
    int paid = 0, lost = 0;
    for (const auto& [id, account] : open) {
        const QJsonObject invoice = practice.gateway("invoices/" + id, account).json();
        paid += text(invoice, "status") == QStringLiteral("paid");
        lost += text(invoice, "status") == QStringLiteral("uncollectible");
    }
    QCOMPARE(paid + lost, static_cast<int>(open.size()));
    QVERIFY(paid > 0);
    QVERIFY(lost > 0);
}

void TestSandboxMoney::uploadsOnceForOneKey()
{
    Practice practice(Practice::small(50));
    const auto send = [&](const QByteArray& content, const QByteArray& key,
                          const QByteArray& purpose = "dispute_evidence") {
        return practice.send("POST", "/stripe/v1/files",
                             {{"Authorization", Practice::bearer(0)},
                              {"Content-Type", "multipart/form-data; boundary=xx"},
                              {"Idempotency-Key", key}},
                             "--xx\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n" +
                                 purpose +
                                 "\r\n--xx\r\nContent-Disposition: form-data; name=\"file\"; "
                                 "filename=\"proof.pdf\"\r\nContent-Type: application/pdf\r\n\r\n" +
                                 content + "\r\n--xx--\r\n");
    };
    const QByteArray pdf("%PDF-1.4\r\n\0binary\r\n--x\r\n", 24);
    const Answer first = send(pdf, "k1");
    QCOMPARE(first.status, 200);
    QCOMPARE(number(first.json(), "size"), pdf.size());
    QCOMPARE(text(first.json(), "filename"), QStringLiteral("proof.pdf"));
    QCOMPARE(send(pdf, "k1").body, first.body);
    QCOMPARE(practice.all("files", 0).size(), 1);
    QCOMPARE(send(pdf + "more", "k1").status, 400);
    QCOMPARE(send(pdf, "k2").status, 200);
    QCOMPARE(practice.all("files", 0, 1).size(), 2);
    QCOMPARE(send("words", "k3").status, 400);
    QCOMPARE(send(pdf, "k4", "holiday").status, 400);
    QCOMPARE(practice.gatewayPost("files", "purpose=dispute_evidence").status, 400);
    QCOMPARE(practice.all("files", 1).size(), 0);
}

void TestSandboxMoney::theOutletPaysItselfOut()
{
    Practice practice(Practice::small(4'000));
    QCOMPARE(practice.shop("shopify_payments/payouts.json").status, 404);
    const auto all = [&](QByteArray path, const char* name) {
        QJsonArray rows;
        while (!path.isEmpty()) {
            const Answer page = practice.outlet(path);
            for (const QJsonValue& row : page.json().value(QLatin1String(name)).toArray())
                rows.append(row);
            const QByteArray link = page.header("link");
            const qsizetype from = link.indexOf("shopify_payments");
            path = from < 0 ? QByteArray() : link.mid(from, link.indexOf('>') - from);
        }
        return rows;
    };
    const auto cents = [](const QJsonValue& row, const char* member) {
        return QString(text(row, member)).remove(u'.').toLongLong();
    };
    std::set<qint64> ids;
    const QJsonArray lines =
        all("shopify_payments/balance/transactions.json?limit=17", "transactions");
    for (const QJsonValue& line : lines)
        QVERIFY(ids.insert(number(line, "id")).second);
    QCOMPARE(lines.size(),
             all("shopify_payments/balance/transactions.json?limit=250", "transactions").size());
    const QJsonArray payouts = all("shopify_payments/payouts.json?limit=9", "payouts");
    QVERIFY(payouts.size() > 20);
    for (const QJsonValue& payout : payouts) {
        qint64 sum = 0;
        for (const QJsonValue& line : lines)
            if (number(line, "payout_id") == number(payout, "id") &&
                text(line, "type") != QStringLiteral("payout"))
                sum += cents(line, "net");
        QCOMPARE(sum, cents(payout, "amount"));
        const QJsonValue parts = payout.toObject().value(QStringLiteral("summary"));
        qint64 total = 0;
        for (const char* part : {"charges", "refunds", "adjustments"})
            total += cents(parts, (QByteArray(part) + "_gross_amount").constData()) -
                     cents(parts, (QByteArray(part) + "_fee_amount").constData());
        QCOMPARE(total, sum);
    }
    QVERIFY(!all("shopify_payments/disputes.json", "disputes").isEmpty());
    const QJsonObject order = practice.outlet("orders.json?status=any&limit=1")
                                  .json()
                                  .value(QStringLiteral("orders"))
                                  .toArray()
                                  .first()
                                  .toObject();
    QCOMPARE(text(order, "gateway"), QStringLiteral("shopify_payments"));
    QVERIFY(text(order, "name").startsWith(QStringLiteral("#HO-")));
}

void TestSandboxMoney::membersOfTheFixtures()
{
    const QByteArray shared = qgetenv("DOCKET_SHARED");
    const QString folder = shared.isEmpty() ? QStringLiteral(DOCKET_SOURCE_DIR "/../shared")
                                            : QString::fromLocal8Bit(shared);
    QFile file(folder + QStringLiteral("/specs/stripe/fixtures3.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the published fixtures are not beside the source; set DOCKET_SHARED");
    const QJsonObject resources = QJsonDocument::fromJson(file.readAll())
                                      .object()
                                      .value(QStringLiteral("resources"))
                                      .toObject();
    Practice practice(Practice::small(400));
    for (const auto& [resource, list] : {std::pair{"payout", "payouts"},
                                         {"balance_transaction", "balance_transactions"},
                                         {"customer", "customers"},
                                         {"subscription", "subscriptions"},
                                         {"invoice", "invoices"},
                                         {"invoice_payment", "invoice_payments"}}) {
        const QJsonObject fixture = resources.value(QLatin1String(resource)).toObject();
        QVERIFY2(!fixture.isEmpty(), resource);
        const QJsonArray rows = practice.all(list, 2);
        QVERIFY2(!rows.isEmpty(), list);
        for (const QJsonValue& row : rows)
            QCOMPARE(row.toObject().keys(), fixture.keys());
    }
}

QTEST_GUILESS_MAIN(TestSandboxMoney)
#include "tst_sandboxmoney.moc"
