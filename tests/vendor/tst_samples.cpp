// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/registry.h"
#include "core/vendor/scrub.h"

#include "tests/vendor/vendortest.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <map>

using namespace docket;
using namespace docket::vendor;
using namespace vendortest;

// The vendors' published samples, which are not part of the project: what they hold is read here a
// second time, by QJson, and must be what the decoder says.
class tst_Samples : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void stripeNow();
    void stripeThen();
    void stripeEvents();
    void shopifyOrders();
    void shopifyParts_data();
    void shopifyParts();
    void scrubbed();
};

namespace {

struct Kind {
    const char* object;
    const char* child;
    const char* list;
};

constexpr Kind kKinds[] = {
    {"charge", "charge", "charges"},
    {"refund", "refund", "refunds"},
    {"dispute", "dispute", "disputes"},
    {"review", "review", "reviews"},
    {"radar.early_fraud_warning", "early_fraud_warning", "early_fraud_warnings"},
    {"payout", "payout", "payouts"},
    {"balance_transaction", "balance_transaction", "balance_transactions"},
    {"customer", "customer", "customers"},
    {"subscription", "subscription", "subscriptions"},
    {"invoice", "invoice", "invoices"},
    {"invoice_payment", "invoice_payment", "invoice_payments"},
    {"file", "file", "files"}};

const Kind* kindOf(const QString& object)
{
    for (const Kind& kind : kKinds)
        if (object == QLatin1String(kind.object))
            return &kind;
    return nullptr;
}

QJsonDocument sample(const char* path)
{
    QFile file(specs() + u'/' + QLatin1String(path));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll())
                                          : QJsonDocument();
}

QByteArray text(const QJsonValue& value)
{
    return value.toString().toUtf8();
}

QByteArray reference(const QJsonValue& value)
{
    return text(value.isObject() ? value[QLatin1String("id")] : value);
}

QByteArray number(const QJsonValue& value)
{
    return QByteArray::number(value.toInteger());
}

// Two digits, as all samples' currencies have.
qint64 cents(const QJsonValue& value)
{
    const QByteArray decimal =
        value.isString() ? text(value) : QByteArray::number(value.toDouble(), 'f', 2);
    const QList<QByteArray> parts = decimal.split('.');
    return parts[0].toLongLong() * 100 +
           (parts.size() > 1 ? parts[1].leftJustified(2, '0').toLongLong() : 0);
}

qint64 when(const QJsonValue& value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODate).toMSecsSinceEpoch();
}

void check(const QJsonObject& o, const Payment& p)
{
    QCOMPARE(p.id, text(o[u"id"]));
    QCOMPARE(p.amount.minor, o[u"amount"].toInteger());
    QCOMPARE(p.amount.currency.text().toLower(), o[u"currency"].toString());
    QCOMPARE(p.createdAt.ms, o[u"created"].toInteger() * 1000);
    QCOMPARE(p.captured, o[u"amount_captured"].toInteger());
    QCOMPARE(p.refunded, o[u"amount_refunded"].toInteger());
    QCOMPARE(p.intent, reference(o[u"payment_intent"]));
    QCOMPARE(p.customer, reference(o[u"customer"]));
    QCOMPARE(p.failureCode, text(o[u"failure_code"]));
    QCOMPARE(p.live, o[u"livemode"].toBool());
    const QJsonValue outcome = o[u"outcome"];
    QCOMPARE(p.outcomeType, text(outcome[u"type"]));
    QCOMPARE(p.outcomeReason, text(outcome[u"reason"]));
    QCOMPARE(p.networkStatus, text(outcome[u"network_status"]));
    const QJsonValue card = o[u"payment_method_details"][u"card"];
    QCOMPARE(p.last4, text(card[u"last4"]));
    QCOMPARE(p.brand, text(card[u"brand"]));
    QCOMPARE(p.fingerprint, text(card[u"fingerprint"]));
    QCOMPARE(p.funding, text(card[u"funding"]));
    QCOMPARE(p.cardCountry, text(card[u"country"]));
    QCOMPARE(p.checkCvc, text(card[u"checks"][u"cvc_check"]));
    QCOMPARE(p.personal.name, o[u"billing_details"][u"name"].toString());
    const QString status = o[u"status"].toString();
    QCOMPARE(p.status == PaymentStatus::Approved, status == QStringLiteral("succeeded"));
    QCOMPARE(p.status == PaymentStatus::Pending, status == QStringLiteral("pending"));
}

void check(const QJsonObject& o, const Refund& r)
{
    QCOMPARE(r.id, text(o[u"id"]));
    QCOMPARE(r.amount.minor, o[u"amount"].toInteger());
    QCOMPARE(r.payment, reference(o[u"charge"]));
    QCOMPARE(r.reason, text(o[u"reason"]));
    QCOMPARE(r.createdAt.ms, o[u"created"].toInteger() * 1000);
    QCOMPARE(r.status == RefundStatus::Succeeded, text(o[u"status"]) == "succeeded");
}

void check(const QJsonObject& o, const Dispute& d)
{
    QCOMPARE(d.id, text(o[u"id"]));
    QCOMPARE(d.amount.minor, o[u"amount"].toInteger());
    QCOMPARE(d.payment, reference(o[u"charge"]));
    QCOMPARE(d.status, text(o[u"status"]));
    QCOMPARE(d.reason, text(o[u"reason"]));
    QCOMPARE(d.dueBy.ms, o[u"evidence_details"][u"due_by"].toInteger() * 1000);
    QCOMPARE(d.refundable, o[u"is_charge_refundable"].toBool());
    const QJsonValue card = o[u"payment_method_details"][u"card"];
    QCOMPARE(d.networkReasonCode, text(card[u"network_reason_code"]));
    QCOMPARE(d.brand, text(card[u"brand"]));
}

void check(const QJsonObject& o, const Hold& h)
{
    QCOMPARE(h.id, text(o[u"id"]));
    QCOMPARE(h.payment, reference(o[u"charge"]));
    QCOMPARE(h.open, o[u"open"].toBool());
    QCOMPARE(h.openedReason, text(o[u"opened_reason"]));
    QCOMPARE(h.reason, text(o[u"reason"]));
}

void check(const QJsonObject& o, const FraudWarning& w)
{
    QCOMPARE(w.id, text(o[u"id"]));
    QCOMPARE(w.payment, reference(o[u"charge"]));
    QCOMPARE(w.actionable, o[u"actionable"].toBool());
    QCOMPARE(w.fraudType, text(o[u"fraud_type"]));
}

qint64 seconds(const QJsonValue& value)
{
    return value.isDouble() ? value.toInteger() * 1000 : Instant().ms;
}

void check(const QJsonObject& o, const Payout& p)
{
    QCOMPARE(p.id, text(o[u"id"]));
    QCOMPARE(p.amount.minor, o[u"amount"].toInteger());
    QCOMPARE(p.createdAt.ms, seconds(o[u"created"]));
    QCOMPARE(p.arrivesAt.ms, seconds(o[u"arrival_date"]));
    QCOMPARE(p.status, text(o[u"status"]));
    QCOMPARE(p.automatic, o[u"automatic"].toBool());
    QCOMPARE(p.failureCode, text(o[u"failure_code"]));
}

void check(const QJsonObject& o, const LedgerLine& l)
{
    QCOMPARE(l.id, text(o[u"id"]));
    QCOMPARE(l.amount.minor, o[u"amount"].toInteger());
    QCOMPARE(l.fee.minor, o[u"fee"].toInteger());
    QCOMPARE(l.net.minor, o[u"net"].toInteger());
    QCOMPARE(l.type, text(o[u"type"]));
    QCOMPARE(l.about, reference(o[u"source"]));
    QCOMPARE(l.createdAt.ms, seconds(o[u"created"]));
    QCOMPARE(l.availableAt.ms, seconds(o[u"available_on"]));
}

void check(const QJsonObject& o, const Customer& c)
{
    QCOMPARE(c.id, text(o[u"id"]));
    QCOMPARE(c.createdAt.ms, seconds(o[u"created"]));
    QCOMPARE(c.delinquent, o[u"delinquent"].toBool());
    QCOMPARE(c.personal.email, o[u"email"].toString());
    QCOMPARE(c.personal.name, o[u"name"].toString());
    QCOMPARE(c.personal.phone, o[u"phone"].toString());
    QCOMPARE(c.personal.billing.city, o[u"address"][u"city"].toString());
    QCOMPARE(c.personal.shipping.line1, o[u"shipping"][u"address"][u"line1"].toString());
}

void check(const QJsonObject& o, const Subscription& s)
{
    QCOMPARE(s.id, text(o[u"id"]));
    QCOMPARE(s.customer, reference(o[u"customer"]));
    QCOMPARE(s.status, text(o[u"status"]));
    QCOMPARE(s.createdAt.ms, seconds(o[u"created"]));
    QCOMPARE(s.cancelledAt.ms, seconds(o[u"canceled_at"]));
    QCOMPARE(s.endedAt.ms, seconds(o[u"ended_at"]));
    QCOMPARE(s.cancelAtEnd, o[u"cancel_at_period_end"].toBool());
    QCOMPARE(s.latestInvoice, reference(o[u"latest_invoice"]));
    const QJsonValue item = o[u"items"][u"data"][0];
    const QJsonValue& at = o.contains(u"current_period_start") ? QJsonValue(o) : item;
    QCOMPARE(s.periodFrom.ms, seconds(at[u"current_period_start"]));
    QCOMPARE(s.periodUntil.ms, seconds(at[u"current_period_end"]));
    if (o[u"items"][u"data"].toArray().size() == 1 && item[u"price"][u"unit_amount"].isDouble())
        QCOMPARE(s.amount.minor,
                 item[u"price"][u"unit_amount"].toInteger() * item[u"quantity"].toInteger(1));
}

void check(const QJsonObject& o, const Invoice& i)
{
    QCOMPARE(i.id, text(o[u"id"]));
    QCOMPARE(i.customer, reference(o[u"customer"]));
    const QByteArray inside = reference(o[u"parent"][u"subscription_details"][u"subscription"]);
    const QByteArray top = reference(o[u"subscription"]);
    QCOMPARE(i.subscription, top.isEmpty() ? inside : top);
    QCOMPARE(i.status, text(o[u"status"]));
    QCOMPARE(i.billing, text(o[u"billing_reason"]));
    QCOMPARE(i.createdAt.ms, seconds(o[u"created"]));
    QCOMPARE(i.dueAt.ms, seconds(o[u"due_date"]));
    QCOMPARE(i.nextAttemptAt.ms, seconds(o[u"next_payment_attempt"]));
    QCOMPARE(i.paidAt.ms, seconds(o[u"status_transitions"][u"paid_at"]));
    QCOMPARE(i.attempts, o[u"attempt_count"].toInteger());
    QCOMPARE(i.due.minor, o[u"amount_due"].toInteger());
    QCOMPARE(i.paid.minor, o[u"amount_paid"].toInteger());
    QCOMPARE(i.payment, reference(o[u"charge"]));
}

void check(const QJsonObject& o, const InvoicePayment& p)
{
    QCOMPARE(p.id, text(o[u"id"]));
    QCOMPARE(p.invoice, reference(o[u"invoice"]));
    QCOMPARE(p.payment, reference(o[u"payment"][u"charge"]));
    QCOMPARE(p.intent, reference(o[u"payment"][u"payment_intent"]));
    QCOMPARE(p.status, text(o[u"status"]));
    QCOMPARE(p.createdAt.ms, seconds(o[u"created"]));
    QCOMPARE(p.isDefault, o[u"is_default"].toBool());
    QCOMPARE(p.amount.minor, o[o[u"amount_paid"].isDouble() ? QStringLiteral("amount_paid")
                                                            : QStringLiteral("amount_requested")]
                                 .toInteger());
}

void check(const QJsonObject& o, const FileUpload& f)
{
    QCOMPARE(f.id, text(o[u"id"]));
    QCOMPARE(f.createdAt.ms, seconds(o[u"created"]));
    QCOMPARE(f.purpose, text(o[u"purpose"]));
    QCOMPARE(f.name, text(o[u"filename"]));
    QCOMPARE(f.type, text(o[u"type"]));
    QCOMPARE(f.size, o[u"size"].toInteger());
}

// The fact of `object`, by its kind; what is inside it is counted apart.
void checkFact(const QJsonObject& object, const DecodedFact& fact)
{
    const Kind* kind = kindOf(object[u"object"].toString());
    QVERIFY(kind);
    if (const auto* p = std::get_if<Payment>(&fact.fact))
        check(object, *p);
    else if (const auto* r = std::get_if<Refund>(&fact.fact))
        check(object, *r);
    else if (const auto* d = std::get_if<Dispute>(&fact.fact))
        check(object, *d);
    else if (const auto* h = std::get_if<Hold>(&fact.fact))
        check(object, *h);
    else if (const auto* w = std::get_if<FraudWarning>(&fact.fact))
        check(object, *w);
    else
        std::visit(
            [&](const auto& one) {
                if constexpr (requires { check(object, one); })
                    check(object, one);
                else
                    QFAIL("a fact of another kind");
            },
            fact.fact);
}

// Each object alone, and all of its kind as one list.
void checkObjects(const std::vector<QJsonObject>& objects)
{
    std::map<QString, QJsonArray> lists;
    for (const QJsonObject& object : objects) {
        const Kind* kind = kindOf(object[u"object"].toString());
        lists[object[u"object"].toString()].append(object);
        const auto page =
            find("stripe")->decode({}, context(kind->child), QJsonDocument(object).toJson());
        QVERIFY(page);
        QVERIFY2(page->quarantined.empty(),
                 page->quarantined.empty() ? "" : qPrintable(page->quarantined[0].path));
        QVERIFY(!page->facts.empty());
        checkFact(object, page->facts.front());
        const auto inside = object[u"refunds"][u"data"].toArray();
        // An invoice of the old generation names what paid it.
        const bool paidInside =
            object[u"object"].toString() == QStringLiteral("invoice") &&
            !(reference(object[u"charge"]) + reference(object[u"payment_intent"])).isEmpty();
        QCOMPARE(static_cast<qsizetype>(page->facts.size()),
                 1 + inside.size() + (paidInside ? 1 : 0));
    }
    for (const auto& [object, list] : lists) {
        const QJsonObject page{{QStringLiteral("object"), QStringLiteral("list")},
                               {QStringLiteral("data"), list},
                               {QStringLiteral("has_more"), false}};
        const auto decoded =
            find("stripe")->decode({}, context(kindOf(object)->list), QJsonDocument(page).toJson());
        QVERIFY(decoded);
        QCOMPARE(decoded->records, list.size());
        QVERIFY(decoded->quarantined.empty());
        QVERIFY(static_cast<qsizetype>(decoded->facts.size()) >= list.size());
    }
}

// Every object of a mirrored kind, wherever it stands; a summary without its amounts is none.
void collect(const QJsonValue& value, std::vector<QJsonObject>& out)
{
    if (value.isArray())
        for (const QJsonValue& item : value.toArray())
            collect(item, out);
    if (!value.isObject())
        return;
    const QJsonObject object = value.toObject();
    // Some samples hold words where values stand ("currency": "currency"): not what is ever sent.
    QJsonObject sent = object;
    if (sent[u"currency"].toString() == QStringLiteral("currency"))
        sent[u"currency"] = QStringLiteral("usd");
    if (kindOf(object[u"object"].toString()) && object.contains(u"created"))
        out.push_back(sent);
    for (const QJsonValue& member : object)
        collect(member, out);
}

std::map<QString, int> counted(const std::vector<QJsonObject>& objects)
{
    std::map<QString, int> out;
    for (const QJsonObject& object : objects)
        ++out[object[u"object"].toString()];
    return out;
}

QByteArray oldSpec()
{
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"),
               {QStringLiteral("-dc"),
                specs() + QStringLiteral("/stripe/spec3-2022-04-12-with-fixtures.json.gz")});
    return gzip.waitForFinished() ? gzip.readAllStandardOutput() : QByteArray();
}

QByteArray shopifySample(const char* name)
{
    const QJsonArray cases = sample((QByteArray("shopify/") + name + ".json").constData()).array();
    return QJsonDocument(cases.at(0)[u"response"].toObject()).toJson();
}

}  // namespace

void tst_Samples::initTestCase()
{
    if (specs().isEmpty())
        QSKIP("the vendors' published samples are not here; DOCKET_SHARED names their folder");
}

void tst_Samples::stripeNow()
{
    std::vector<QJsonObject> objects;
    for (const QJsonValue& resource : sample("stripe/fixtures3.json")[u"resources"].toObject())
        collect(resource, objects);
    std::map<QString, int> kinds = counted(objects);
    for (const Kind& kind : kKinds)
        QVERIFY2(kinds[QLatin1String(kind.object)] > 0, kind.object);
    checkObjects(objects);
}

void tst_Samples::stripeThen()
{
    const QJsonDocument spec = QJsonDocument::fromJson(oldSpec());
    QVERIFY(spec.isObject());
    std::vector<QJsonObject> objects;
    int lists = 0;
    for (const QJsonValue& path : spec[u"paths"].toObject()) {
        for (const QJsonValue& method : path.toObject()) {
            const QJsonValue example =
                method[u"responses"][u"200"][u"content"][u"application/json"][u"example"];
            collect(example, objects);
            const QJsonArray data = example[u"data"].toArray();
            const Kind* kind = data.isEmpty() ? nullptr : kindOf(data.at(0)[u"object"].toString());
            if (!kind)
                continue;
            ++lists;
            const auto page = find("stripe")->decode({}, context(kind->list),
                                                     QJsonDocument(example.toObject()).toJson());
            QVERIFY(page && page->quarantined.empty());
            QCOMPARE(page->records, data.size());
        }
    }
    QVERIFY(lists >= 5);
    std::map<QString, int> kinds = counted(objects);
    for (const Kind& kind : kKinds)
        QVERIFY2(kinds[QLatin1String(kind.object)] > 0 ||
                     qstrcmp(kind.object, "invoice_payment") == 0,  // came in 2025
                 kind.object);
    checkObjects(objects);
}

void tst_Samples::stripeEvents()
{
    QJsonArray events;
    std::vector<QJsonObject> mirrored;
    for (const char* name : {"charge_dispute_created", "charge_failed", "customer_deleted",
                             "invoice_paid", "payment_intent_payment_failed"}) {
        const QJsonObject event =
            sample((QByteArray("stripe/events/") + name + ".json").constData()).object();
        QVERIFY2(!event.isEmpty(), name);
        events.append(event);
        const QJsonObject object = event[u"data"][u"object"].toObject();
        if (kindOf(object[u"object"].toString()))
            mirrored.push_back(object);
    }
    const QJsonObject page{{QStringLiteral("data"), events}, {QStringLiteral("has_more"), true}};
    const auto decoded =
        find("stripe")->decode({}, context("events"), QJsonDocument(page).toJson());
    QVERIFY(decoded);
    QCOMPARE(decoded->records, 5);
    QVERIFY(decoded->quarantined.empty());
    QCOMPARE(decoded->next, text(events.last()[u"id"]));
    QCOMPARE(mirrored.size(), size_t{4});
    QCOMPARE(decoded->facts.size(), mirrored.size());
    // Of a customer who is gone there is nothing to read again.
    QCOMPARE(decoded->followUps.size(), mirrored.size() - 1);
    for (size_t i = 0; i < mirrored.size(); ++i) {
        const DecodedFact& fact = decoded->facts[mirrored.size() - 1 - i];
        if (const auto* gone = std::get_if<Tombstone>(&fact.fact)) {
            QCOMPARE(gone->kind, FactKind::Customer);
            QCOMPARE(gone->id, text(mirrored[i][u"id"]));
            continue;
        }
        checkFact(mirrored[i], fact);
        QCOMPARE(fact.version.ms, std::holds_alternative<Invoice>(fact.fact) ? 1'642'649'111'000
                                                                             : 1'619'701'111'000);
    }
    QCOMPARE(std::get<Payment>(decoded->facts[2].fact).status, PaymentStatus::Declined);
}

void tst_Samples::shopifyOrders()
{
    const QByteArray body = shopifySample("order");
    const QJsonArray orders = QJsonDocument::fromJson(body)[u"orders"].toArray();
    QVERIFY(!orders.isEmpty());
    const auto page = find("shopify")->decode({}, context("orders"), body);
    QVERIFY(page && page->quarantined.empty());
    const auto got = factsOf<Order>(*page);
    QCOMPARE(static_cast<qsizetype>(got.size()), orders.size());
    QCOMPARE(page->records, orders.size());
    const auto refunds = factsOf<Refund>(*page);
    const auto shipments = factsOf<Shipment>(*page);
    size_t refund = 0;
    size_t shipment = 0;
    for (size_t i = 0; i < got.size(); ++i) {
        const QJsonObject o = orders.at(static_cast<qsizetype>(i)).toObject();
        QCOMPARE(got[i].id, number(o[u"id"]));
        QCOMPARE(got[i].number, text(o[u"name"]));
        QCOMPARE(got[i].total.minor, cents(o[u"total_price"]));
        QCOMPARE(got[i].subtotal.minor, cents(o[u"subtotal_price"]));
        QCOMPARE(got[i].tax.minor, cents(o[u"total_tax"]));
        QCOMPARE(got[i].discounts.minor, cents(o[u"total_discounts"]));
        QCOMPARE(got[i].financialStatus, text(o[u"financial_status"]));
        QCOMPARE(got[i].createdAt.ms, when(o[u"created_at"]));
        QCOMPARE(got[i].updatedAt.ms, when(o[u"updated_at"]));
        QCOMPARE(got[i].customer, number(o[u"customer"][u"id"]));
        QCOMPARE(got[i].personal.email, o[u"email"].toString());
        QCOMPARE(got[i].personal.billing.zip, o[u"billing_address"][u"zip"].toString());
        const QJsonArray lines = o[u"line_items"].toArray();
        QCOMPARE(static_cast<qsizetype>(got[i].lines.size()), lines.size());
        qint64 given = 0;
        for (qsizetype n = 0; n < lines.size(); ++n) {
            const OrderLine& line = got[i].lines[static_cast<size_t>(n)];
            QCOMPARE(line.id, number(lines[n][u"id"]));
            QCOMPARE(line.price.minor, cents(lines[n][u"price"]));
            QCOMPARE(line.quantity, lines[n][u"quantity"].toInteger());
            QCOMPARE(line.sku, text(lines[n][u"sku"]));
            given += line.discount.minor;
        }
        QCOMPARE(given, got[i].discounts.minor);
        for (const QJsonValue& r : o[u"refunds"].toArray()) {
            QCOMPARE(refunds.at(refund).id, number(r[u"id"]));
            qint64 sum = 0;
            for (const QJsonValue& t : r[u"transactions"].toArray())
                sum += cents(t[u"amount"]);
            QCOMPARE(refunds.at(refund).amount.minor, sum);
            QCOMPARE(refunds.at(refund++).status, RefundStatus::Succeeded);
        }
        for (const QJsonValue& f : o[u"fulfillments"].toArray()) {
            QCOMPARE(shipments.at(shipment).id, number(f[u"id"]));
            QCOMPARE(shipments.at(shipment++).tracking, text(f[u"tracking_number"]));
        }
    }
    QCOMPARE(refund, refunds.size());
    QCOMPARE(shipment, shipments.size());
}

void tst_Samples::shopifyParts_data()
{
    QTest::addColumn<QByteArray>("feed");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("list");
    const auto row = [](const char* feed, const char* file, const char* list) {
        QTest::newRow(feed) << QByteArray(feed) << QByteArray(file) << QString::fromLatin1(list);
    };
    row("fulfillment_orders", "fulfillment_order", "fulfillment_orders");
    row("order_transactions", "transaction", "transactions");
    row("inventory_levels", "inventory_level", "inventory_levels");
    row("inventory_items", "inventory_item", "inventory_items");
}

void tst_Samples::shopifyParts()
{
    QFETCH(QByteArray, feed);
    QFETCH(QByteArray, file);
    QFETCH(QString, list);
    const QByteArray body = shopifySample(file.constData());
    const QJsonArray items = QJsonDocument::fromJson(body)[list].toArray();
    QVERIFY(!items.isEmpty());
    const auto page = find("shopify")->decode({}, context(feed.constData()), body);
    QVERIFY(page && page->quarantined.empty());
    QCOMPARE(static_cast<qsizetype>(page->facts.size()), items.size());
    for (size_t i = 0; i < page->facts.size(); ++i) {
        const QJsonValue o = items.at(static_cast<qsizetype>(i));
        const Fact& fact = page->facts[i].fact;
        if (const auto* f = std::get_if<FulfillmentOrder>(&fact)) {
            QCOMPARE(f->id, number(o[u"id"]));
            QCOMPARE(f->order, number(o[u"order_id"]));
            QCOMPARE(f->status, text(o[u"status"]));
            QCOMPARE(f->location, number(o[u"assigned_location_id"]));
            QCOMPARE(static_cast<qsizetype>(f->lines.size()), o[u"line_items"].toArray().size());
        } else if (const auto* t = std::get_if<StoreTransaction>(&fact)) {
            QCOMPARE(t->id, number(o[u"id"]));
            QCOMPARE(t->kind, text(o[u"kind"]));
            QCOMPARE(t->status, text(o[u"status"]));
            QCOMPARE(t->amount.minor, cents(o[u"amount"]));
        } else if (const auto* l = std::get_if<StockLevel>(&fact)) {
            QCOMPARE(l->item, number(o[u"inventory_item_id"]));
            QCOMPARE(l->available, o[u"available"].toInteger());
            QCOMPARE(page->facts[i].version.ms, when(o[u"updated_at"]));
        } else if (const auto* s = std::get_if<StockItem>(&fact)) {
            QCOMPARE(s->id, number(o[u"id"]));
            QCOMPARE(s->sku, text(o[u"sku"]));
        } else {
            QFAIL("a fact of another kind");
        }
    }
}

// Scrubbing finds nothing of a card in samples, and what it leaves decodes to the same facts.
void tst_Samples::scrubbed()
{
    for (const char* name : {"order", "fulfillment_order", "transaction", "inventory_level",
                             "inventory_item", "location"}) {
        const QByteArray body = shopifySample(name);
        QCOMPARE(scrub(body).removed, 0);
    }
    QFile file(specs() + QStringLiteral("/stripe/fixtures3.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Scrubbed clean = scrub(file.readAll());
    QVERIFY(!clean.bytes.contains("\"client_secret\": \"client_secret\""));
    const QJsonDocument document = QJsonDocument::fromJson(clean.bytes);
    QVERIFY(document.isObject());
    std::vector<QJsonObject> objects;
    for (const QJsonValue& resource : document[u"resources"].toObject())
        collect(resource, objects);
    checkObjects(objects);
}

QTEST_GUILESS_MAIN(tst_Samples)
#include "tst_samples.moc"
