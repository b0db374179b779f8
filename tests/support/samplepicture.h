// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/picture.h"

// An order that needs nobody, as the rules see it: paid, on its way to the warehouse, everything
// read. A test changes one thing about it.
namespace docket::test {

constexpr Instant kOrdered{1'780'000'000'000};

inline Currency dollars()
{
    return Currency::parse("USD");
}
inline Currency euros()
{
    return Currency::parse("EUR");
}

template <class T>
store::Stored<T> stored(SourceNumber source, FactKind kind, T fact, Instant version = kOrdered)
{
    store::Stored<T> out;
    out.ref = {source, kind, fact.id};
    out.version = version;
    out.fact = std::move(fact);
    return out;
}

inline store::Stored<Payment> samplePayment(const QByteArray& id, qint64 minor = 10'000,
                                            Instant at = kOrdered)
{
    Payment p;
    p.id = id;
    p.order = "O1";
    p.createdAt = at;
    p.amount = {minor, dollars()};
    p.captured = minor;
    p.status = PaymentStatus::Approved;
    p.cardCountry = "US";
    p.checkLine1 = p.checkZip = p.checkCvc = "pass";
    return stored(2, FactKind::Payment, p);
}

inline store::Stored<Refund> sampleRefund(const QByteArray& id, RefundSystem system, qint64 minor,
                                          RefundStatus status, Instant at)
{
    Refund r;
    r.id = id;
    r.system = system;
    r.payment = system == RefundSystem::Gateway ? "ch_1" : "";
    r.order = system == RefundSystem::Store ? "O1" : "";
    r.gateway = system == RefundSystem::Store ? "stripe" : "";
    r.createdAt = at;
    r.amount = {minor, dollars()};
    r.status = status;
    return stored(system == RefundSystem::Gateway ? 2 : 1, FactKind::Refund, r);
}

inline store::Stored<Dispute> sampleDispute(const QByteArray& status)
{
    Dispute d;
    d.id = "dp_1";
    d.payment = "ch_1";
    d.createdAt = kOrdered + minutes(5);
    d.dueBy = kOrdered + days(9);
    d.amount = {10'000, dollars()};
    d.status = status;
    d.inquiry = status.startsWith("warning_");
    d.reason = "product_not_received";
    d.brand = "visa";
    d.networkReasonCode = "13.1";
    return stored(2, FactKind::Dispute, d);
}

inline store::Stored<Hold> sampleHold()
{
    Hold h;
    h.id = "prv_1";
    h.payment = "ch_1";
    h.createdAt = kOrdered + minutes(1);
    h.open = true;
    h.openedReason = "rule";
    return stored(2, FactKind::Hold, h);
}

inline store::Stored<FraudWarning> sampleWarning()
{
    FraudWarning w;
    w.id = "issfr_1";
    w.payment = "ch_1";
    w.createdAt = kOrdered + minutes(2);
    w.actionable = true;
    w.fraudType = "made_with_stolen_card";
    return stored(2, FactKind::FraudWarning, w);
}

inline store::Stored<Shipment> sampleShipment(const QByteArray& stage, Instant made,
                                              Instant updated)
{
    Shipment s;
    s.id = "sh_1";
    s.order = "O1";
    s.createdAt = made;
    s.updatedAt = updated;
    s.status = "success";
    s.shipmentStatus = stage;
    return stored(1, FactKind::Shipment, s);
}

inline store::Stored<Label> sampleLabel(const QByteArray& id, Instant made, bool back = false)
{
    Label l;
    l.id = id;
    l.order = "O1";
    l.createdAt = made;
    l.status = "completed";
    l.carrier = "ups";
    l.tracking = "1Z" + id;
    l.returning = back;
    return stored(3, FactKind::Label, l, made);
}

// The parcel of sampleLabel(`id`), with a scan of that status at each instant.
inline store::Stored<Tracking>
sampleParcel(const QByteArray& id, const std::vector<std::pair<const char*, Instant>>& scans)
{
    Tracking t;
    t.carrier = "ups";
    t.number = "1Z" + id;
    t.id = t.carrier + ':' + t.number;
    t.status = "unknown";
    t.promisedAt = kOrdered + days(5);
    for (const auto& [code, at] : scans) {
        t.scans.push_back({at, code, {}, {}, {}});
        t.status = code;
        if (t.status != "not_yet_in_system")
            t.lastScanAt = at;
        if (t.status == "delivered")
            t.deliveredAt = at;
    }
    return stored(3, FactKind::Tracking, t, scans.empty() ? kOrdered : scans.back().second);
}

inline store::Stored<Return> sampleReturn(const QByteArray& id, SourceNumber source,
                                          Instant requested, Instant authorized)
{
    Return r;
    r.id = id;
    r.order = "O1";
    r.requestedAt = requested;
    r.authorizedAt = authorized;
    return stored(source, FactKind::Return, r);
}

// A rebill of the payment's subscription whose one attempt failed.
inline work::Picture::Bill sampleBill()
{
    Invoice i;
    i.id = "in_1";
    i.subscription = "sub_1";
    i.status = "open";
    i.billing = "subscription_cycle";
    i.createdAt = kOrdered;
    i.nextAttemptAt = kOrdered + days(3);
    i.attempts = 1;
    i.due = {2'900, dollars()};
    i.paid = {0, dollars()};
    Subscription s;
    s.id = "sub_1";
    s.status = "past_due";
    s.createdAt = kOrdered - days(60);
    s.latestInvoice = "in_1";
    auto attempt = samplePayment("ch_9", 2'900, kOrdered + minutes(1));
    attempt.fact.status = PaymentStatus::Declined;
    attempt.fact.order.clear();
    attempt.fact.outcomeReason = "insufficient_funds";
    return {stored(2, FactKind::Invoice, i), stored(2, FactKind::Subscription, s), {attempt}};
}

inline store::Stored<Substitution> sampleSubstitution()
{
    Substitution s;
    s.id = "O1:SKU-1:SKU-2";
    s.order = "O1";
    s.ordered = "SKU-1";
    s.sent = "SKU-2";
    s.quantity = 2;
    s.reason = QStringLiteral("picker_error");
    s.at = kOrdered + minutes(30);
    return stored(5, FactKind::Substitution, s, kOrdered + hours(1));
}

inline work::Picture::Counted sampleCount(qint64 onHand)
{
    StockCount c;
    c.id = "L1:SKU-1";
    c.sku = "SKU-1";
    c.place = "L1";
    c.onHand = onHand;
    c.allocated = 2;
    c.countedAt = kOrdered + hours(1);
    return {stored(5, FactKind::StockCount, c, c.countedAt), {}};
}

inline work::Picture samplePicture()
{
    work::Picture p;
    p.subject.order = "O1";
    p.now = kOrdered + hours(2);
    p.storeWhole = true;
    p.gatewaysWhole = true;
    p.carriersWhole = true;
    p.shipping = {{"DOM*", {QStringLiteral("US"), QStringLiteral("DE")}},
                  {"*-EU", {QStringLiteral("EU")}}};

    Order o;
    o.id = "O1";
    o.number = "#HL-1";
    o.createdAt = o.updatedAt = kOrdered;
    o.total = {10'000, dollars()};
    o.subtotal = {8'000, dollars()};
    o.shipping = {1'000, dollars()};
    o.tax = {1'000, dollars()};
    o.discounts = {0, dollars()};
    o.financialStatus = "paid";
    o.shippingMethod = "DOM-STD";
    o.gateways = "stripe";
    OrderLine line;
    line.id = "l1";
    line.sku = "SKU-1";
    line.quantity = 2;
    line.price = {4'000, dollars()};
    o.lines.push_back(line);
    o.personal.email = QStringLiteral("someone@example.org");
    o.personal.phone = QStringLiteral("+15550100");
    o.personal.shipping = {QStringLiteral("Someone"),     QStringLiteral("Main Street 5"), {},
                           QStringLiteral("Springfield"), QStringLiteral("12345"),         {},
                           QStringLiteral("US")};
    p.order = stored(1, FactKind::Order, o);
    p.payments.push_back(samplePayment("ch_1"));

    FulfillmentOrder f;
    f.id = "fo_1";
    f.order = "O1";
    f.createdAt = kOrdered;
    f.status = "open";
    f.requestStatus = "submitted";
    f.location = "L1";
    f.lines.push_back({"l1", "i1", 2, 2});
    p.fulfillments.push_back(stored(1, FactKind::FulfillmentOrder, f));
    p.stock[{"i1", "L1"}] = {true, 5, "SKU-1", kOrdered, {}};
    p.counted[{"i1", "L1"}] = sampleCount(7);
    return p;
}

}  // namespace docket::test
