// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/stripe.h"

#include "core/vendor/registry.h"
#include "core/vendor/stripemoney.h"

#include "tests/vendor/vendortest.h"

#include <QJsonArray>

using namespace docket;
using namespace docket::vendor;
using namespace vendortest;

namespace {

DecodedPage decoded(const char* feed, const char* file, const SourceConfig& source = {})
{
    const auto page = stripe().decode(source, context(feed), golden(file));
    if (!page) {
        qWarning("%s: %s %s", file, qPrintable(page.error().where),
                 qPrintable(page.error().detail));
        return {};
    }
    return *page;
}

}  // namespace

class tst_Stripe : public QObject {
    Q_OBJECT
private slots:
    // The answer that there is no such thing reads as its end, whatever its bytes say.
    void whatIsGoneIsATombstone()
    {
        const PageContext context{"charge", "ch_1", kReadAt, {}, true};
        const auto page = decodePage(*find("stripe"), {}, context, "{\"error\":{}}");
        QVERIFY(page);
        QVERIFY(page->facts ==
                (std::vector<DecodedFact>{{Tombstone{FactKind::Payment, "ch_1"}, kReadAt}}));
        const PageContext none{"charge_refunds", "ch_1", kReadAt, {}, true};
        QVERIFY(decodePage(*find("stripe"), {}, none, "")->facts.empty());
    }

    void charges()
    {
        const DecodedPage page = decoded("charges", "stripe_charges.json");
        QCOMPARE(page.records, 5);
        QCOMPARE(page.next, QByteArray("ch_hl_0005"));
        QVERIFY(page.quarantined.empty());
        QVERIFY(page.followUps.empty());
        const auto payments = factsOf<Payment>(page);
        QCOMPARE(payments.size(), size_t{5});
        for (const DecodedFact& fact : page.facts)
            QCOMPARE(fact.version, kReadAt);

        const Payment& p = payments[0];
        QCOMPARE(p.id, QByteArray("ch_hl_0001"));
        QCOMPARE(p.intent, QByteArray("pi_hl_1"));
        QCOMPARE(p.order, QByteArray("5900000000001"));
        QCOMPARE(p.createdAt, Instant{1785501000000});
        QCOMPARE(p.amount, money(6499, "GBP"));
        QCOMPARE(p.captured, 6499);
        QCOMPARE(p.refunded, 1500);
        QCOMPARE(p.status, PaymentStatus::Approved);
        QCOMPARE(p.outcomeType, QByteArray("authorized"));
        QCOMPARE(p.networkStatus, QByteArray("approved_by_network"));
        QCOMPARE(p.brand, QByteArray("visa"));
        QCOMPARE(p.last4, QByteArray("4242"));
        QCOMPARE(p.cardCountry, QByteArray("GB"));
        QCOMPARE(p.funding, QByteArray("debit"));
        QCOMPARE(p.fingerprint, QByteArray("hlFinger1"));
        QCOMPARE(p.checkLine1, QByteArray("pass"));
        QCOMPARE(p.checkZip, QByteArray("fail"));
        QCOMPARE(p.checkCvc, QByteArray("pass"));
        QCOMPARE(p.threeDSecure, QByteArray("authenticated"));
        QCOMPARE(p.customer, QByteArray("cus_hl_7"));  // was expanded
        QCOMPARE(p.initiator, QByteArray("merchant"));
        QCOMPARE(p.attempt, 2);
        QCOMPARE(p.attribution, (Attribution{"lamp-3", "vsl-b", "aff9", "s-1"}));
        QVERIFY(!p.disputed && p.live);
        QCOMPARE(p.personal.name, QStringLiteral("Ada Holm"));
        QCOMPARE(p.personal.email, QStringLiteral("ada@example.org"));
        QCOMPARE(p.personal.phone, QStringLiteral("+441130000000"));
        QCOMPARE(p.personal.billing.zip, QStringLiteral("LS1 4DY"));
        QCOMPARE(p.personal.shipping.name, QStringLiteral("Bo Holm"));
        QCOMPARE(p.personal.shipping.line2, QStringLiteral("Flat 2"));

        QCOMPARE(payments[1].status, PaymentStatus::Declined);
        QCOMPARE(payments[1].failureCode, QByteArray("card_declined"));
        QCOMPARE(payments[1].networkDeclineCode, QByteArray("51"));
        QCOMPARE(payments[1].outcomeReason, QByteArray("insufficient_funds"));
        QCOMPARE(payments[1].captured, 0);
        QCOMPARE(payments[2].status, PaymentStatus::Blocked);
        QCOMPARE(payments[3].status, PaymentStatus::Pending);
        QCOMPARE(payments[3].amount, money(9800, "JPY"));
        QCOMPARE(payments[3].brand, QByteArray("konbini"));
        QCOMPARE(payments[4].amount, money(2500, "ISK"));
        QCOMPARE(payments[4].captured, 2500);
    }

    void oldCharges()
    {
        const DecodedPage page = decoded("charges", "stripe_charges_old.json");
        QVERIFY(page.quarantined.empty());
        QVERIFY(page.next.isEmpty());
        const auto payments = factsOf<Payment>(page);
        QCOMPARE(payments.size(), size_t{2});
        const Payment& p = payments[0];
        QCOMPARE(p.captured, 2000);  // captured: true, before amount_captured
        QCOMPARE(p.refunded, 700);
        QVERIFY(p.disputed);
        QCOMPARE(p.brand, QByteArray("amex"));
        QCOMPARE(p.last4, QByteArray("0005"));
        QCOMPARE(p.checkLine1, QByteArray("pass"));
        QCOMPARE(p.checkZip, QByteArray("unchecked"));
        QCOMPARE(p.checkCvc, QByteArray("pass"));
        QCOMPARE(p.personal.name, QStringLiteral("Bea Ott"));
        QCOMPARE(p.personal.email, QStringLiteral("bea@example.org"));
        QCOMPARE(p.personal.billing.city, QStringLiteral("Reno"));
        QCOMPARE(payments[1].status, PaymentStatus::Declined);
        QCOMPARE(payments[1].captured, 0);
        const auto refunds = factsOf<Refund>(page);
        QCOMPARE(refunds.size(), size_t{2});
        QCOMPARE(refunds[0].action, QByteArray("act-7"));
        QCOMPARE(refunds[0].status, RefundStatus::Succeeded);
        QCOMPARE(refunds[1].status, RefundStatus::Pending);  // no status: nothing is claimed
        // Ten of twelve stand inside: the rest is asked for.
        QCOMPARE(page.followUps, (std::vector<FollowUp>{{"charge_refunds", "ch_old_1"}}));
    }

    void mapping()
    {
        SourceConfig source;
        source.mapping = {{QStringLiteral("order"), QStringLiteral("payment_intent")},
                          {QStringLiteral("offer"), QString()},
                          {QStringLiteral("funnel"),
                           QJsonArray{QStringLiteral("metadata.none"),
                                      QStringLiteral("payment_method_details.card.brand")}}};
        const auto payments = factsOf<Payment>(decoded("charges", "stripe_charges.json", source));
        QCOMPARE(payments[0].order, QByteArray("pi_hl_1"));
        QCOMPARE(payments[0].attribution, (Attribution{"", "visa", "aff9", "s-1"}));
    }

    void disputes()
    {
        const DecodedPage page = decoded("disputes", "stripe_disputes.json");
        QVERIFY(page.quarantined.empty());
        const auto d = factsOf<Dispute>(page);
        QCOMPARE(d.size(), size_t{3});
        QCOMPARE(d[0], (Dispute{"dp_hl_1", "ch_hl_0001", "", Instant{1785550000000},
                                Instant{1786147199000}, money(6499, "GBP"), "needs_response",
                                "fraudulent", "10.4", "visa", false, true, false, 1}));
        QVERIFY(d[1].inquiry && d[1].refundable);
        QCOMPARE(d[1].dueBy, Instant{1421000000000});
        QCOMPARE(d[2].payment, QByteArray("ch_hl_0009"));
        QCOMPARE(d[2].status, QByteArray("prevented"));  // a word nobody knew is kept
        QVERIFY(!d[2].dueBy.isSet() && d[2].inquiry);
    }

    void refundsAndQuarantine()
    {
        const DecodedPage page = decoded("refunds", "stripe_refunds.json");
        QCOMPARE(page.records, 5);
        const auto r = factsOf<Refund>(page);
        QCOMPARE(r.size(), size_t{4});
        QCOMPARE(r[0].action, QByteArray("0198-act"));
        QCOMPARE(r[0].payment, QByteArray("ch_hl_0001"));
        QCOMPARE(r[0].amount, money(1500, "GBP"));
        QCOMPARE(r[0].system, RefundSystem::Gateway);
        QCOMPARE(r[1].status, RefundStatus::Failed);
        QCOMPARE(r[1].failureReason, QByteArray("lost_or_stolen_card"));
        QCOMPARE(r[2].status, RefundStatus::Cancelled);
        QCOMPARE(r[3].status, RefundStatus::Pending);
        QCOMPARE(page.quarantined,
                 (std::vector<Quarantined>{{QStringLiteral("$.data[1].amount"),
                                            QStringLiteral("is not a whole number of 64 bits"),
                                            "re_hl_2"}}));
    }

    void reviewsAndWarnings()
    {
        const auto holds = factsOf<Hold>(decoded("reviews", "stripe_reviews.json"));
        QCOMPARE(holds.size(), size_t{2});
        QCOMPARE(holds[0], (Hold{"prv_hl_1", "ch_hl_0001", Instant{1785501001000}, true, "rule", "",
                                 "rule"}));
        QVERIFY(!holds[1].open);
        const auto warnings = factsOf<FraudWarning>(
            decoded("early_fraud_warnings", "stripe_early_fraud_warnings.json"));
        QCOMPARE(warnings,
                 (std::vector<FraudWarning>{{"issfr_hl_1", "ch_hl_0001", Instant{1785501500000},
                                             true, "made_with_stolen_card"}}));
    }

    void events()
    {
        const DecodedPage page = decoded("events", "stripe_events.json");
        QCOMPARE(page.records, 10);
        QCOMPARE(page.next, QByteArray("evt_0"));
        QCOMPARE(page.quarantined.size(), size_t{1});
        QCOMPARE(page.quarantined[0].path, QStringLiteral("$.data[8].data.object.currency"));
        QCOMPARE(page.quarantined[0].id, QByteArray("ch_hl_0002"));
        QCOMPARE(factsOf<Tombstone>(page),
                 (std::vector<Tombstone>{{FactKind::Hold, "prv_hl_9"},
                                         {FactKind::Customer, "cus_hl_7"}}));
        // Oldest first, so that of two in one second the later is read last.
        const auto payments = factsOf<Payment>(page);
        QCOMPARE(payments.size(), size_t{3});
        QCOMPARE(payments[1].refunded, 0);
        QCOMPARE(payments[2].refunded, 1500);
        QCOMPARE(page.facts.back().version, Instant{1785550000000});
        const std::vector<FollowUp> expected{
            {"charge", "ch_hl_0002"},  // could not be read in the event: all the more
            {"charge_refunds", "ch_old_1"},
            {"charge", "ch_old_1"},
            {"early_fraud_warning", "issfr_hl_1"},
            {"review", "prv_hl_1"},
            {"charge", "ch_hl_0001"},
            {"charge_refunds", "ch_hl_0001"},
            {"dispute", "dp_hl_1"},
        };
        QCOMPARE(page.followUps, expected);
    }

    void payouts()
    {
        const DecodedPage page = decoded("payouts", "stripe_payouts.json");
        QVERIFY(page.quarantined.empty());
        const auto p = factsOf<Payout>(page);
        QCOMPARE(p.size(), size_t{3});
        QCOMPARE(p[0], (Payout{"po_hl_1", Instant{1785500000000}, Instant{1785586400000},
                               money(123456, "GBP"), "paid", "", true}));
        QVERIFY(!p[1].automatic);
        QCOMPARE(p[2].status, QByteArray("cancelled"));
        QCOMPARE(p[2].failureCode, QByteArray("account_closed"));
        // Only an automatic payout knows its lines, and only once it is paid are they whole.
        QCOMPARE(page.followUps, (std::vector<FollowUp>{{"payout_lines", "po_hl_1"}}));
    }

    void linesOfAPayout()
    {
        const auto list =
            stripe().decode({}, context("balance_transactions"), golden("stripe_lines.json"));
        const auto of =
            stripe().decode({}, context("payout_lines", "po_hl_1"), golden("stripe_lines.json"));
        QVERIFY(list && of && list->quarantined.empty() && of->quarantined.empty());
        const auto lines = factsOf<LedgerLine>(*of);
        QCOMPARE(lines.size(), size_t{3});
        QCOMPARE(lines[0], (LedgerLine{"txn_hl_1", Instant{1785500000000}, Instant{1785672800000},
                                       money(6499, "GBP"), money(224, "GBP"), money(6275, "GBP"),
                                       "charge", "ch_hl_0001", "po_hl_1"}));
        QCOMPARE(lines[1].about, QByteArray("re_hl_1"));
        // Whenever the long list is read, it does not take a line out of its payout.
        for (size_t i = 0; i < lines.size(); ++i) {
            LedgerLine plain = lines[i];
            plain.payout.clear();
            QVERIFY(std::get<LedgerLine>(list->facts[i].fact) == plain);
            QVERIFY(list->facts[i].version == plain.createdAt);
            QVERIFY(of->facts[i].version == kReadAt);
        }
        // What went out is the sum of the rest.
        qint64 sum = 0;
        for (const LedgerLine& line : lines)
            if (line.type != "payout")
                sum += line.net.minor;
        QCOMPARE(-sum, lines[2].net.minor);
    }

    void customersAndSubscriptions()
    {
        const DecodedPage people = decoded("customers", "stripe_customers.json");
        const auto c = factsOf<Customer>(people);
        QCOMPARE(c.size(), size_t{2});
        QVERIFY(c[0].delinquent && !c[1].delinquent);
        QCOMPARE(c[0].personal.billing.city, QStringLiteral("Leeds"));
        QCOMPARE(c[0].personal.shipping.name, QStringLiteral("Bo Holm"));
        QCOMPARE(factsOf<Tombstone>(people),
                 (std::vector<Tombstone>{{FactKind::Customer, "cus_hl_9"}}));

        const auto s = factsOf<Subscription>(decoded("subscriptions", "stripe_subscriptions.json"));
        QCOMPARE(s.size(), size_t{2});
        const Instant from{1785500000000};
        const Instant until{1788092000000};
        QCOMPARE(s[0], (Subscription{"sub_hl_1",
                                     "cus_hl_7",
                                     "past_due",
                                     from,
                                     from,
                                     until,
                                     Instant{1785500009000},
                                     {},
                                     true,
                                     money(5900, "GBP"),
                                     "lamp-3",
                                     "in_hl_1"}));
        // Then: the period at the top, and the currency of the plan.
        QCOMPARE(s[1], (Subscription{"sub_hl_2",
                                     "cus_hl_8",
                                     "canceled",
                                     from,
                                     from,
                                     until,
                                     {},
                                     Instant{1785500008000},
                                     false,
                                     money(1500, "JPY"),
                                     "",
                                     ""}));
    }

    // Both generations tell the same, but for an id.
    void invoicesNowAndThen()
    {
        const DecodedPage now = decoded("invoices", "stripe_invoices.json");
        const DecodedPage then = decoded("invoices", "stripe_invoices_old.json");
        auto fresh = factsOf<Invoice>(now);
        auto old = factsOf<Invoice>(then);
        QCOMPARE(fresh.size(), size_t{2});
        QCOMPARE(old.size(), size_t{2});
        QCOMPARE(fresh[0], (Invoice{"in_hl_1",
                                    "cus_hl_7",
                                    "sub_hl_1",
                                    "open",
                                    "subscription_cycle",
                                    Instant{1785500000000},
                                    {},
                                    Instant{1785759200000},
                                    {},
                                    2,
                                    money(5900, "GBP"),
                                    money(0, "GBP"),
                                    "",
                                    "5900000000001"}));
        QCOMPARE(old[0].payment, QByteArray("ch_hl_0002"));
        for (size_t i = 0; i < old.size(); ++i) {
            old[i].payment.clear();
            QVERIFY(old[i] == fresh[i]);
        }
        QVERIFY(factsOf<InvoicePayment>(now).empty());
        const auto told =
            factsOf<InvoicePayment>(decoded("invoice_payments", "stripe_invoice_payments.json"));
        auto inside = factsOf<InvoicePayment>(then);
        QCOMPARE(told.size(), size_t{2});
        QCOMPARE(inside.size(), size_t{2});
        QCOMPARE(inside[0].id, QByteArray("in_hl_1:payment"));
        inside[0].payment.clear();  // then both are named, now the intent alone
        for (size_t i = 0; i < told.size(); ++i) {
            inside[i].id = told[i].id;
            QVERIFY(inside[i] == told[i]);
        }
        // An event shows an old shape at a current account too: it makes no second one.
        const QByteArray event = R"({"has_more":false,"data":[{"id":"evt_1","object":"event",
            "type":"invoice.payment_failed","created":1785500000,"data":{"object":{"id":"in_1",
            "object":"invoice","charge":"ch_1","payment_intent":"pi_1","created":1785500000,
            "currency":"gbp","amount_due":1,"status":"open"}}},
            {"id":"evt_2","object":"event","type":"invoice.upcoming","created":1785500000,
            "data":{"object":{"object":"invoice","currency":"gbp","amount_due":1}}},
            {"id":"evt_3","object":"event","type":"customer.subscription.deleted",
            "created":1785500000,"data":{"object":{"id":"sub_1","object":"subscription",
            "created":1785500000,"status":"canceled","currency":"gbp"}}}]})";
        const auto page = stripe().decode({}, context("events"), event);
        QVERIFY(page && page->quarantined.empty());
        QCOMPARE(page->facts.size(), size_t{2});
        QCOMPARE(factsOf<Subscription>(*page)[0].status, QByteArray("canceled"));
        QCOMPARE(page->followUps,
                 (std::vector<FollowUp>{{"subscription", "sub_1"}, {"invoice", "in_1"}}));
    }

    void files()
    {
        QCOMPARE(factsOf<FileUpload>(decoded("files", "stripe_files.json")),
                 (std::vector<FileUpload>{{"file_hl_1", Instant{1785500000000}, "dispute_evidence",
                                           "receipt.png", "png", 9863}}));
    }

    void single()
    {
        const DecodedPage page = decoded("refund", "stripe_refund.json");
        QCOMPARE(page.records, 1);
        QCOMPARE(factsOf<Refund>(page).size(), size_t{1});
        const auto gone = stripe().decode({}, context("charge", "ch_1"),
                                          R"({"id":"ch_1","object":"charge","deleted":true})");
        QCOMPARE(factsOf<Tombstone>(*gone), (std::vector<Tombstone>{{FactKind::Payment, "ch_1"}}));
    }

    void pages_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("where");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("$");
        QTest::newRow("html") << QByteArray("<html>log in</html>") << QStringLiteral("$");
        QTest::newRow("no data") << QByteArray(R"({"has_more":false})") << QStringLiteral("$.data");
        QTest::newRow("data is an object")
            << QByteArray(R"({"data":{},"has_more":false})") << QStringLiteral("$.data");
        QTest::newRow("no has_more")
            << QByteArray(R"({"data":[]})") << QStringLiteral("$.has_more");
        QTest::newRow("has_more is a text")
            << QByteArray(R"({"data":[],"has_more":"false"})") << QStringLiteral("$.has_more");
        QTest::newRow("has_more twice")
            << QByteArray(R"({"data":[],"has_more":true,"has_more":false})")
            << QStringLiteral("$.has_more");
        QTest::newRow("more of nothing")
            << QByteArray(R"({"data":[],"has_more":true})") << QStringLiteral("$.has_more");
        QTest::newRow("an array") << QByteArray("[]") << QStringLiteral("$.data");
    }
    void pages()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, where);
        for (const char* feed : {"events", "charges", "charge_refunds"}) {
            const auto page = stripe().decode({}, context(feed), body);
            QVERIFY(!page);
            QCOMPARE(page.error().kind, ErrorKind::Malformed);
            QCOMPARE(page.error().where, where);
        }
    }

    void requests_data()
    {
        QTest::addColumn<QByteArray>("feed");
        QTest::addColumn<qint64>("highWater");
        QTest::addColumn<QByteArray>("walk");
        QTest::addColumn<QByteArray>("child");
        QTest::addColumn<QByteArray>("path");
        const qint64 none = INT64_MIN;
        const auto row = [](const char* name, const char* feed, qint64 high, const char* walk,
                            const char* child, const char* path) {
            QTest::newRow(name) << QByteArray(feed) << high << QByteArray(walk) << QByteArray(child)
                                << QByteArray(path);
        };
        row("prime", "events", none, "", "", "/v1/events?limit=1");
        row("since", "events", 1785501000999, "", "",
            "/v1/events?limit=100&created%5Bgte%5D=1785500400");
        row("since, on", "events", 1785501000000, "evt_1", "",
            "/v1/events?limit=100&created%5Bgte%5D=1785500400&starting_after=evt_1");
        row("walk", "charges", none, "", "", "/v1/charges?limit=100");
        row("walk, on", "disputes", none, "dp_1", "", "/v1/disputes?limit=100&starting_after=dp_1");
        row("warnings", "early_fraud_warnings", none, "", "",
            "/v1/radar/early_fraud_warnings?limit=100");
        row("child", "charge", none, "", "ch_1", "/v1/charges/ch_1");
        row("hostile child", "charge", none, "", "../x?y", "/v1/charges/..%2Fx%3Fy");
        row("child without an id", "charge", none, "", "", "");
        row("warning", "early_fraud_warning", none, "", "issfr_1",
            "/v1/radar/early_fraud_warnings/issfr_1");
        row("every subscription", "subscriptions", none, "", "",
            "/v1/subscriptions?limit=100&status=all");
        row("lines, whole", "balance_transactions", none, "", "",
            "/v1/balance_transactions?limit=100");
        row("lines since", "balance_transactions", 1785501000999, "", "",
            "/v1/balance_transactions?limit=100&created%5Bgte%5D=1785500400");
        row("lines of", "payout_lines", none, "txn_9", "po_1",
            "/v1/balance_transactions?payout=po_1&limit=100&starting_after=txn_9");
        row("payments of invoices", "invoice_payments", none, "", "",
            "/v1/invoice_payments?limit=100");
        row("refunds of", "charge_refunds", none, "re_9", "ch_1",
            "/v1/refunds?charge=ch_1&limit=100&starting_after=re_9");
    }
    void requests()
    {
        QFETCH(QByteArray, feed);
        QFETCH(qint64, highWater);
        QFETCH(QByteArray, walk);
        QFETCH(QByteArray, child);
        QFETCH(QByteArray, path);
        const Request request =
            stripe().page({}, feed, FeedState{Instant{highWater}, walk, child}, kReadAt);
        QCOMPARE(request.path, path);
        QCOMPARE(request.method, QByteArray("GET"));
        if (!path.isEmpty())
            QCOMPARE(request.headers, (std::vector<Header>{{"Stripe-Version", kStripeVersion}}));
        QVERIFY(request.body.isEmpty());
    }

    void units()
    {
        QCOMPARE(fromStripeUnits(2500, Currency::parse("ugx"))->minor, 25);
        QVERIFY(!fromStripeUnits(2550, Currency::parse("isk")));
        QCOMPARE(fromStripeUnits(5, Currency::parse("mga"))->minor, 500);
        QVERIFY(!fromStripeUnits(INT64_MAX, Currency::parse("mga")));
        QCOMPARE(fromStripeUnits(1234, Currency::parse("kwd"))->minor, 1234);
        QCOMPARE(*toStripeUnits(money(25, "ISK")), 2500);
        QVERIFY(!toStripeUnits(money(5, "MGA")));
    }

    void children()
    {
        QCOMPARE(stripe().childFeed(FactKind::Payment), QByteArray("charge"));
        QCOMPARE(stripe().childFeed(FactKind::Hold), QByteArray("review"));
        QCOMPARE(stripe().childFeed(FactKind::Payout), QByteArray("payout"));
        QCOMPARE(stripe().childFeed(FactKind::Order), QByteArray());
        QCOMPARE(stripe().credential("rk_x"), (Header{"Authorization", "Bearer rk_x"}));
    }
};

QTEST_GUILESS_MAIN(tst_Stripe)
#include "tst_stripe.moc"
