// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/facts.h"

// The members of each fact in the order of its table's columns. One list serves binding, reading
// and the digest, so that a member cannot be written and not read.
namespace docket::store {

template <class V, class A>
void attributionFields(V& v, A& a)
{
    v(a.offer);
    v(a.funnel);
    v(a.affiliate);
    v(a.subId);
}

template <class V, class T>
void orderFields(V& v, T& o)
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

template <class V, class T>
void paymentFields(V& v, T& p)
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

template <class V, class T>
void refundFields(V& v, T& r)
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

template <class V, class T>
void disputeFields(V& v, T& d)
{
    v(d.payment);
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

template <class V, class T>
void holdFields(V& v, T& h)
{
    v(h.payment);
    v(h.createdAt);
    v(h.open);
    v(h.openedReason);
    v(h.closedReason);
    v(h.reason);
}

template <class V, class T>
void warningFields(V& v, T& w)
{
    v(w.payment);
    v(w.createdAt);
    v(w.actionable);
    v(w.fraudType);
}

template <class V, class T>
void fulfillmentFields(V& v, T& f)
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

template <class V, class T>
void shipmentFields(V& v, T& s)
{
    v(s.order);
    v(s.createdAt);
    v(s.updatedAt);
    v(s.status);
    v(s.shipmentStatus);
    v(s.carrier);
    v(s.tracking);
}

template <class V, class T>
void stockLevelFields(V& v, T& s)
{
    v(s.item);
    v(s.location);
    v(s.available);
    v(s.updatedAt);
}

template <class V, class T>
void stockItemFields(V& v, T& s)
{
    v(s.sku);
    v(s.updatedAt);
}

template <class V, class T>
void checkoutFields(V& v, T& c)
{
    v(c.createdAt);
    v(c.updatedAt);
    v(c.completedAt);
    v.currency(c.total);
    v.minor(c.total);
    attributionFields(v, c.attribution);
    v(c.personal);
}

template <class V, class T>
void storeTransactionFields(V& v, T& t)
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

// Overloads by type, const or not.
template <class V>
void eachField(V& v, Order& f)
{
    orderFields(v, f);
}
template <class V>
void eachField(V& v, const Order& f)
{
    orderFields(v, f);
}
template <class V>
void eachField(V& v, Payment& f)
{
    paymentFields(v, f);
}
template <class V>
void eachField(V& v, const Payment& f)
{
    paymentFields(v, f);
}
template <class V>
void eachField(V& v, Refund& f)
{
    refundFields(v, f);
}
template <class V>
void eachField(V& v, const Refund& f)
{
    refundFields(v, f);
}
template <class V>
void eachField(V& v, Dispute& f)
{
    disputeFields(v, f);
}
template <class V>
void eachField(V& v, const Dispute& f)
{
    disputeFields(v, f);
}
template <class V>
void eachField(V& v, Hold& f)
{
    holdFields(v, f);
}
template <class V>
void eachField(V& v, const Hold& f)
{
    holdFields(v, f);
}
template <class V>
void eachField(V& v, FraudWarning& f)
{
    warningFields(v, f);
}
template <class V>
void eachField(V& v, const FraudWarning& f)
{
    warningFields(v, f);
}
template <class V>
void eachField(V& v, FulfillmentOrder& f)
{
    fulfillmentFields(v, f);
}
template <class V>
void eachField(V& v, const FulfillmentOrder& f)
{
    fulfillmentFields(v, f);
}
template <class V>
void eachField(V& v, Shipment& f)
{
    shipmentFields(v, f);
}
template <class V>
void eachField(V& v, const Shipment& f)
{
    shipmentFields(v, f);
}
template <class V>
void eachField(V& v, StockLevel& f)
{
    stockLevelFields(v, f);
}
template <class V>
void eachField(V& v, const StockLevel& f)
{
    stockLevelFields(v, f);
}
template <class V>
void eachField(V& v, StockItem& f)
{
    stockItemFields(v, f);
}
template <class V>
void eachField(V& v, const StockItem& f)
{
    stockItemFields(v, f);
}
template <class V>
void eachField(V& v, Checkout& f)
{
    checkoutFields(v, f);
}
template <class V>
void eachField(V& v, const Checkout& f)
{
    checkoutFields(v, f);
}
template <class V>
void eachField(V& v, StoreTransaction& f)
{
    storeTransactionFields(v, f);
}
template <class V>
void eachField(V& v, const StoreTransaction& f)
{
    storeTransactionFields(v, f);
}

// The table of each fact and its own columns, in the order of its fields.
struct TableText {
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
        return {TABLE, COLUMNS, COUNT};                                                            \
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
DOCKET_TABLE(Dispute, "fact_dispute", 13,
             "payment, created_at, due_by, currency, amount, status, reason, network_code, brand, "
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
#undef DOCKET_TABLE

}  // namespace docket::store
