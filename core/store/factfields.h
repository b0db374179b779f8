// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/facts.h"

#include <concepts>
#include <type_traits>

// The members of each fact in the order of its table's columns. One list serves binding, reading
// and the digest, so that a member cannot be written and not read.
namespace docket::store {

// A fact of this type, to be written or to be read.
template <class T, class F>
concept As = std::same_as<std::remove_const_t<T>, F>;

template <class V, class A>
void attributionFields(V& v, A& a)
{
    v(a.offer);
    v(a.funnel);
    v(a.affiliate);
    v(a.subId);
}

template <class V, As<Order> T>
void eachField(V& v, T& o)
{
    v(o.number);
    v(o.createdAt);
    v(o.updatedAt);
    v(o.cancelledAt);
    v(o.closedAt);
    v.currency(o.total);
    v.minor(o.total);
    v.minor(o.subtotal);
    v.minor(o.shipping);
    v.minor(o.tax);
    v.minor(o.discounts);
    v(o.financialStatus);
    v(o.fulfillmentStatus);
    v(o.shippingMethod);
    v(o.customer);
    v(o.tags);
    v(o.returnReason);
    v(o.gateways);
    attributionFields(v, o.attribution);
    v(o.test);
    v(o.requiresShipping);
    v(o.lines);
    v(o.personal);
}

template <class V, As<Payment> T>
void eachField(V& v, T& p)
{
    v(p.intent);
    v(p.order);
    v(p.createdAt);
    v.currency(p.amount);
    v.minor(p.amount);
    v(p.captured);
    v(p.refunded);
    v(p.status);
    v(p.failureCode);
    v(p.networkDeclineCode);
    v(p.outcomeType);
    v(p.outcomeReason);
    v(p.networkStatus);
    v(p.brand);
    v(p.last4);
    v(p.cardCountry);
    v(p.funding);
    v(p.fingerprint);
    v(p.checkLine1);
    v(p.checkZip);
    v(p.checkCvc);
    v(p.threeDSecure);
    v(p.customer);
    v(p.initiator);
    v(p.attempt);
    attributionFields(v, p.attribution);
    v(p.disputed);
    v(p.live);
    v(p.personal);
}

template <class V, As<Refund> T>
void eachField(V& v, T& r)
{
    v(r.system);
    v(r.payment);
    v(r.order);
    v(r.createdAt);
    v.currency(r.amount);
    v.minor(r.amount);
    v(r.status);
    v(r.reason);
    v(r.failureReason);
    v(r.gateway);
    v(r.action);
    v.sealed(r.note);
}

template <class V, As<Dispute> T>
void eachField(V& v, T& d)
{
    v(d.payment);
    v(d.order);
    v(d.createdAt);
    v(d.dueBy);
    v.currency(d.amount);
    v.minor(d.amount);
    v(d.status);
    v(d.reason);
    v(d.networkReasonCode);
    v(d.brand);
    v(d.inquiry);
    v(d.hasEvidence);
    v(d.refundable);
    v(d.submissions);
}

template <class V, As<Hold> T>
void eachField(V& v, T& h)
{
    v(h.payment);
    v(h.createdAt);
    v(h.open);
    v(h.openedReason);
    v(h.closedReason);
    v(h.reason);
}

template <class V, As<FraudWarning> T>
void eachField(V& v, T& w)
{
    v(w.payment);
    v(w.createdAt);
    v(w.actionable);
    v(w.fraudType);
}

template <class V, As<FulfillmentOrder> T>
void eachField(V& v, T& f)
{
    v(f.order);
    v(f.createdAt);
    v(f.updatedAt);
    v(f.fulfillAt);
    v(f.status);
    v(f.requestStatus);
    v(f.location);
    v(f.locationName);
    v(f.holds);
    v(f.lines);
}

template <class V, As<Shipment> T>
void eachField(V& v, T& s)
{
    v(s.order);
    v(s.createdAt);
    v(s.updatedAt);
    v(s.status);
    v(s.shipmentStatus);
    v(s.carrier);
    v(s.tracking);
}

template <class V, As<StockLevel> T>
void eachField(V& v, T& s)
{
    v(s.item);
    v(s.location);
    v(s.available);
    v(s.updatedAt);
}

template <class V, As<StockItem> T>
void eachField(V& v, T& s)
{
    v(s.sku);
    v(s.updatedAt);
}

template <class V, As<Checkout> T>
void eachField(V& v, T& c)
{
    v(c.createdAt);
    v(c.updatedAt);
    v(c.completedAt);
    v.currency(c.total);
    v.minor(c.total);
    attributionFields(v, c.attribution);
    v(c.personal);
}

template <class V, As<StoreTransaction> T>
void eachField(V& v, T& t)
{
    v(t.order);
    v(t.parent);
    v(t.createdAt);
    v(t.kind);
    v(t.status);
    v(t.gateway);
    v(t.authorization);
    v(t.errorCode);
    v.currency(t.amount);
    v.minor(t.amount);
}

template <class V, As<Label> T>
void eachField(V& v, T& l)
{
    v(l.order);
    v(l.createdAt);
    v(l.shipDate);
    v(l.voidedAt);
    v(l.status);
    v(l.carrier);
    v(l.service);
    v(l.tracking);
    v(l.returning);
    v.currency(l.cost);
    v.minor(l.cost);
}

template <class V, As<Tracking> T>
void eachField(V& v, T& t)
{
    v(t.carrier);
    v(t.number);
    v(t.status);
    v(t.statusText);
    v(t.exception);
    v(t.shippedAt);
    v(t.promisedAt);
    v(t.deliveredAt);
    v(t.lastScanAt);
    v(t.scans);
}

template <class V, As<Return> T>
void eachField(V& v, T& r)
{
    v(r.order);
    v(r.rma);
    v(r.requestedAt);
    v(r.authorizedAt);
    v(r.receivedAt);
    v(r.cancelledAt);
    v(r.reason);
    v(r.carrier);
    v(r.tracking);
}

template <class V, As<Payout> T>
void eachField(V& v, T& p)
{
    v(p.createdAt);
    v(p.arrivesAt);
    v.currency(p.amount);
    v.minor(p.amount);
    v(p.status);
    v(p.failureCode);
    v(p.automatic);
}

template <class V, As<LedgerLine> T>
void eachField(V& v, T& l)
{
    v(l.createdAt);
    v(l.availableAt);
    v.currency(l.amount);
    v.minor(l.amount);
    v.minor(l.fee);
    v.minor(l.net);
    v(l.type);
    v(l.about);
    v(l.payout);
}

template <class V, As<Customer> T>
void eachField(V& v, T& c)
{
    v(c.createdAt);
    v(c.delinquent);
    v(c.personal);
}

template <class V, As<Subscription> T>
void eachField(V& v, T& s)
{
    v(s.customer);
    v(s.status);
    v(s.createdAt);
    v(s.periodFrom);
    v(s.periodUntil);
    v(s.cancelledAt);
    v(s.endedAt);
    v(s.cancelAtEnd);
    v.currency(s.amount);
    v.minor(s.amount);
    v(s.offer);
    v(s.latestInvoice);
}

template <class V, As<Invoice> T>
void eachField(V& v, T& i)
{
    v(i.customer);
    v(i.subscription);
    v(i.status);
    v(i.billing);
    v(i.createdAt);
    v(i.dueAt);
    v(i.nextAttemptAt);
    v(i.paidAt);
    v(i.attempts);
    v.currency(i.due);
    v.minor(i.due);
    v.minor(i.paid);
    v(i.payment);
    v(i.order);
}

template <class V, As<InvoicePayment> T>
void eachField(V& v, T& p)
{
    v(p.invoice);
    v(p.payment);
    v(p.intent);
    v(p.status);
    v(p.createdAt);
    v(p.paidAt);
    v.currency(p.amount);
    v.minor(p.amount);
    v(p.isDefault);
}

template <class V, As<StockCount> T>
void eachField(V& v, T& s)
{
    v(s.sku);
    v(s.place);
    v(s.placeName);
    v(s.onHand);
    v(s.allocated);
    v(s.countedAt);
}

template <class V, As<Substitution> T>
void eachField(V& v, T& s)
{
    v(s.order);
    v(s.ordered);
    v(s.sent);
    v(s.quantity);
    v(s.reason);
    v(s.at);
}

template <class V, As<FileUpload> T>
void eachField(V& v, T& f)
{
    v(f.createdAt);
    v(f.purpose);
    v(f.name);
    v(f.type);
    v(f.size);
}

// The table of each fact and its own columns, in the order of its fields.
struct TableText {
    FactKind kind;
    const char* table;
    const char* columns;
    int count;
};

template <class T>
constexpr TableText tableOf();

#define DOCKET_TABLE(TYPE, TABLE, COUNT, COLUMNS)                                                  \
    template <>                                                                                    \
    constexpr TableText tableOf<TYPE>()                                                            \
    {                                                                                              \
        return {FactKind::TYPE, TABLE, COLUMNS, COUNT};                                            \
    }

DOCKET_TABLE(Order, "fact_order", 26,
             "number, created_at, updated_at, cancelled_at, closed_at, currency, total, subtotal, "
             "shipping, tax, discounts, financial, fulfillment, shipping_method, customer, tags, "
             "return_reason, gateways, offer, funnel, affiliate, sub_id, test, requires_shipping, "
             "lines, personal")
DOCKET_TABLE(Payment, "fact_payment", 32,
             "intent, order_ref, created_at, currency, amount, captured, refunded, status, "
             "failure_code, network_code, outcome_type, outcome_reason, network_status, brand, "
             "last4, card_country, funding, fingerprint, check_line1, check_zip, check_cvc, "
             "three_d_secure, customer, initiator, attempt, offer, funnel, affiliate, sub_id, "
             "disputed, live, personal")
DOCKET_TABLE(Refund, "fact_refund", 12,
             "system, payment, order_ref, created_at, currency, amount, status, reason, failure, "
             "gateway, action, personal")
DOCKET_TABLE(Dispute, "fact_dispute", 14,
             "payment, order_ref, created_at, due_by, currency, amount, status, reason, "
             "network_code, brand, "
             "inquiry, has_evidence, refundable, submissions")
DOCKET_TABLE(Hold, "fact_hold", 6,
             "payment, created_at, open, opened_reason, closed_reason, reason")
DOCKET_TABLE(FraudWarning, "fact_fraud_warning", 4, "payment, created_at, actionable, fraud_type")
DOCKET_TABLE(FulfillmentOrder, "fact_fulfillment_order", 10,
             "order_ref, created_at, updated_at, fulfill_at, status, request_status, location, "
             "location_name, holds, lines")
DOCKET_TABLE(Shipment, "fact_shipment", 7,
             "order_ref, created_at, updated_at, status, shipment_status, carrier, tracking")
DOCKET_TABLE(StockLevel, "fact_stock_level", 4, "item, location, available, updated_at")
DOCKET_TABLE(StockItem, "fact_stock_item", 2, "sku, updated_at")
DOCKET_TABLE(Checkout, "fact_checkout", 10,
             "created_at, updated_at, completed_at, currency, total, offer, funnel, affiliate, "
             "sub_id, personal")
DOCKET_TABLE(StoreTransaction, "fact_store_transaction", 10,
             "order_ref, parent, created_at, kind, status, gateway, authorization, error_code, "
             "currency, amount")
DOCKET_TABLE(Label, "fact_label", 11,
             "order_ref, created_at, ship_date, voided_at, status, carrier, service, "
             "tracking, returning_label, currency, cost")
DOCKET_TABLE(Tracking, "fact_tracking", 10,
             "carrier, number, status, status_text, exception, shipped_at, promised_at, "
             "delivered_at, last_scan_at, scans")
DOCKET_TABLE(Return, "fact_return", 9,
             "order_ref, rma, requested_at, authorized_at, received_at, cancelled_at, reason, "
             "carrier, tracking")
DOCKET_TABLE(Payout, "fact_payout", 7,
             "created_at, arrives_at, currency, amount, status, failure, automatic")
DOCKET_TABLE(LedgerLine, "fact_ledger_line", 9,
             "created_at, available_at, currency, amount, fee, net, type, about, payout")
DOCKET_TABLE(Customer, "fact_customer", 3, "created_at, delinquent, personal")
DOCKET_TABLE(Subscription, "fact_subscription", 12,
             "customer, status, created_at, period_from, period_until, cancelled_at, "
             "ended_at, cancel_at_end, currency, amount, offer, latest_invoice")
DOCKET_TABLE(Invoice, "fact_invoice", 14,
             "customer, subscription, status, billing, created_at, due_at, next_attempt_at, "
             "paid_at, attempts, currency, due, paid, payment, order_ref")
DOCKET_TABLE(InvoicePayment, "fact_invoice_payment", 9,
             "invoice, payment, intent, status, created_at, paid_at, currency, amount, "
             "is_default")
DOCKET_TABLE(StockCount, "fact_stock_count", 6,
             "sku, place, place_name, on_hand, allocated, counted_at")
DOCKET_TABLE(Substitution, "fact_substitution", 6, "order_ref, ordered, sent, quantity, reason, at")
DOCKET_TABLE(FileUpload, "fact_file", 5, "created_at, purpose, name, type, size")
#undef DOCKET_TABLE

}  // namespace docket::store
