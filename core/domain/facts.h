// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/domain/externalref.h"

#include <QByteArray>
#include <QString>

#include <variant>
#include <vector>

// Canonical facts: what vendors say, in one vocabulary. Text is UTF-8 in QByteArray where a machine
// reads it and QString where a person does. Personal data stands apart, so that it can be sealed.
namespace docket {

struct PostalAddress {
    QString name, line1, line2, city, zip, province, country;  // country is ISO 3166 alpha-2

    bool operator==(const PostalAddress&) const = default;
};

// What identifies a person. Sealed wherever it is stored.
struct Personal {
    QString name, email, phone;
    PostalAddress shipping, billing;
    QString note;         // what the customer wrote on the order
    bool erased = false;  // it was destroyed: that the rest is empty says nothing about the order

    bool operator==(const Personal&) const = default;
};

// Where a sale came from, by the mapping of its Source.
struct Attribution {
    QByteArray offer, funnel, affiliate, subId;

    bool operator==(const Attribution&) const = default;
};

struct OrderLine {
    QByteArray id, sku, variant;
    QString title;
    qint64 quantity = 0;
    qint64 fulfillable = 0;
    Money price;     // of one
    Money discount;  // of the line
    bool requiresShipping = true;

    bool operator==(const OrderLine&) const = default;
};

struct Order {
    QByteArray id;
    QByteArray number;  // as people say it: "#HL-104477"
    Instant createdAt, updatedAt, cancelledAt, closedAt;
    Money total, subtotal, shipping, tax, discounts;
    QByteArray financialStatus;    // vendor's word: paid, pending, refunded, ...
    QByteArray fulfillmentStatus;  // vendor's word, empty for none
    QByteArray shippingMethod;     // code of the first shipping line
    QByteArray customer;           // the vendor's id of the customer
    QByteArray tags;               // comma separated, as the vendor sends them
    QByteArray returnReason;
    QByteArray gateways;  // comma separated
    Attribution attribution;
    bool test = false;
    bool requiresShipping = true;
    std::vector<OrderLine> lines;
    Personal personal;

    bool operator==(const Order&) const = default;
};

// The outcome of one attempt. Blocked never reached the bank: it is no decline of a MID.
enum class PaymentStatus : std::uint8_t { Pending = 0, Approved = 1, Declined = 2, Blocked = 3 };

// One attempt to take money.
struct Payment {
    QByteArray id;
    QByteArray intent;
    QByteArray order;  // the store's order id, by the mapping of the Source; empty when it has none
    Instant createdAt;
    Money amount;
    qint64 captured = 0;  // minor units of amount's currency
    qint64 refunded = 0;
    PaymentStatus status = PaymentStatus::Pending;
    QByteArray failureCode;         // the vendor's
    QByteArray networkDeclineCode;  // the network's two digits, where sent
    QByteArray outcomeType, outcomeReason, networkStatus;
    QByteArray brand, last4, cardCountry, funding, fingerprint;
    QByteArray checkLine1, checkZip, checkCvc;  // pass, fail, unavailable, unchecked or empty
    QByteArray threeDSecure;                    // the vendor's result, empty for none
    QByteArray customer;
    QByteArray initiator;  // customer or merchant
    qint64 attempt = 0;
    Attribution attribution;
    bool disputed = false;
    bool live = true;
    Personal personal;  // as given to the gateway: name, email, phone, billing

    bool operator==(const Payment&) const = default;
};

enum class RefundStatus : std::uint8_t { Pending = 0, Succeeded = 1, Failed = 2, Cancelled = 3 };
// The store says that a refund was given; the gateway says that money moved. They can disagree.
enum class RefundSystem : std::uint8_t { Gateway = 0, Store = 1 };

struct Refund {
    QByteArray id;
    RefundSystem system = RefundSystem::Gateway;
    QByteArray payment;  // gateway
    QByteArray order;    // store
    Instant createdAt;
    Money amount;
    RefundStatus status = RefundStatus::Pending;
    QByteArray reason, failureReason;
    QByteArray gateway;  // store: through which it says it went; "manual" is outside every gateway
    QByteArray action;   // our own command's id, where we sent it
    QString note;        // personal: what somebody wrote

    bool operator==(const Refund&) const = default;
};

struct Dispute {
    QByteArray id;
    QByteArray payment;
    QByteArray order;  // where the vendor names it: a shop's own payments
    Instant createdAt, dueBy;
    Money amount;
    QByteArray status;  // vendor's word: needs_response, warning_needs_response, won, ...
    QByteArray reason, networkReasonCode, brand;
    bool inquiry = false;  // no money has moved
    bool hasEvidence = false;
    bool refundable = false;
    qint64 submissions = 0;

    bool operator==(const Dispute&) const = default;
};

// A payment that the gateway holds for a person to look at.
struct Hold {
    QByteArray id;
    QByteArray payment;
    Instant createdAt;
    bool open = false;
    QByteArray openedReason, closedReason, reason;

    bool operator==(const Hold&) const = default;
};

struct FraudWarning {
    QByteArray id;
    QByteArray payment;
    Instant createdAt;
    bool actionable = false;
    QByteArray fraudType;

    bool operator==(const FraudWarning&) const = default;
};

struct FulfillmentLine {
    QByteArray line;  // the order's line id
    QByteArray item;  // the stock item
    qint64 quantity = 0;
    qint64 fulfillable = 0;

    bool operator==(const FulfillmentLine&) const = default;
};

struct FulfillmentOrder {
    QByteArray id;
    QByteArray order;
    Instant createdAt, updatedAt, fulfillAt;
    QByteArray status;  // open, in_progress, on_hold, scheduled, closed, cancelled, incomplete
    QByteArray requestStatus;  // unsubmitted, submitted, accepted, rejected, ...
    QByteArray location;       // empty: nobody was given it
    QString locationName;
    std::vector<QByteArray> holds;  // reasons
    std::vector<FulfillmentLine> lines;

    bool operator==(const FulfillmentOrder&) const = default;
};

struct Shipment {
    QByteArray id;
    QByteArray order;
    Instant createdAt, updatedAt;
    QByteArray status;          // pending, success, failure, cancelled
    QByteArray shipmentStatus;  // the carrier's stage, as the store tells it
    QString carrier;
    QByteArray tracking;

    bool operator==(const Shipment&) const = default;
};

struct StockLevel {
    QByteArray id;  // item:location
    QByteArray item, location;
    qint64 available = 0;
    Instant updatedAt;

    bool operator==(const StockLevel&) const = default;
};

struct StockItem {
    QByteArray id;
    QByteArray sku;
    Instant updatedAt;

    bool operator==(const StockItem&) const = default;
};

// A basket that was left.
struct Checkout {
    QByteArray id;
    Instant createdAt, updatedAt, completedAt;
    Money total;
    Attribution attribution;
    Personal personal;

    bool operator==(const Checkout&) const = default;
};

// What the store believes about one movement of money at a gateway.
struct StoreTransaction {
    QByteArray id;
    QByteArray order, parent;
    Instant createdAt;
    QByteArray kind;    // authorization, capture, sale, void, refund
    QByteArray status;  // success, failure, pending, error
    QByteArray gateway, authorization, errorCode;
    Money amount;

    bool operator==(const StoreTransaction&) const = default;
};

// A label that was bought for one parcel. Its tracking lives apart.
struct Label {
    QByteArray id;
    QByteArray order;  // the store's order id; empty when the label does not say
    Instant createdAt, shipDate, voidedAt;
    QByteArray status;  // processing, completed, error, voided
    QByteArray carrier, service, tracking;
    bool returning = false;  // from the customer to us
    Money cost;

    bool operator==(const Label&) const = default;
};

// One look of a carrier at a parcel.
struct Scan {
    Instant at;
    QByteArray code;  // as Tracking::status
    QString text, city, country;

    bool operator==(const Scan&) const = default;
};

// Where a parcel is, by its tracking number. Status: unknown, accepted, in_transit, delivered,
// exception, delivery_attempt, not_yet_in_system, returned, lost, cancelled. An announcement is no
// scan: lastScanAt counts from the carrier's first look.
struct Tracking {
    QByteArray id;  // carrier:number
    QByteArray carrier, number;
    QByteArray status;
    QString statusText;  // the carrier's own words
    QString exception;   // what went wrong, in the carrier's words
    Instant shippedAt, promisedAt, deliveredAt;
    Instant lastScanAt;  // of the newest scan
    std::vector<Scan> scans;

    bool operator==(const Tracking&) const = default;
};

// Goods that come back. Its parts arrive from different systems: who asked, who sent the label,
// what the carrier says; each is a row of its own, tied by the order and the tracking number.
struct Return {
    QByteArray id;
    QByteArray order;  // the store's order id
    QByteArray rma;
    Instant requestedAt, authorizedAt, receivedAt, cancelledAt;
    QByteArray reason;
    QByteArray carrier, tracking;

    bool operator==(const Return&) const = default;
};

struct Payout {
    QByteArray id;
    Instant createdAt, arrivesAt;
    Money amount;
    QByteArray status;  // pending, in_transit, paid, failed, cancelled
    QByteArray failureCode;
    bool automatic = true;

    bool operator==(const Payout&) const = default;
};

// One movement on the account at a gateway. Net is amount less fee.
struct LedgerLine {
    QByteArray id;
    Instant createdAt, availableAt;
    Money amount, fee, net;
    QByteArray type;    // charge, refund, adjustment, payout, stripe_fee, ...
    QByteArray about;   // the id of the charge, refund, dispute or payout that made it
    QByteArray payout;  // in which it was paid out; empty until that is known

    bool operator==(const LedgerLine&) const = default;
};

struct Customer {
    QByteArray id;
    Instant createdAt;
    bool delinquent = false;
    Personal personal;

    bool operator==(const Customer&) const = default;
};

struct Subscription {
    QByteArray id, customer;
    QByteArray status;  // active, trialing, past_due, unpaid, canceled, incomplete, paused, ...
    Instant createdAt, periodFrom, periodUntil, cancelledAt, endedAt;
    bool cancelAtEnd = false;
    Money amount;  // of one period
    QByteArray offer;
    QByteArray latestInvoice;

    bool operator==(const Subscription&) const = default;
};

struct Invoice {
    QByteArray id, customer, subscription;
    QByteArray status;   // draft, open, paid, void, uncollectible
    QByteArray billing;  // why it was made: subscription_cycle, subscription_create, manual, ...
    Instant createdAt, dueAt, nextAttemptAt, paidAt;
    qint64 attempts = 0;
    Money due, paid;
    QByteArray payment;  // the charge, where the invoice itself names it
    QByteArray order;    // the store's order id, by the mapping of the Source

    bool operator==(const Invoice&) const = default;
};

// What was tried to pay an invoice with.
struct InvoicePayment {
    QByteArray id, invoice;
    QByteArray payment, intent;  // a charge or a payment intent
    QByteArray status;           // open, paid, canceled
    Instant createdAt, paidAt;
    Money amount;
    bool isDefault = true;

    bool operator==(const InvoicePayment&) const = default;
};

// What a warehouse counted itself.
struct StockCount {
    QByteArray id;  // warehouse:sku
    QByteArray sku, place;
    QString placeName;
    qint64 onHand = 0, allocated = 0;
    Instant countedAt;

    bool operator==(const StockCount&) const = default;
};

// The warehouse sent something else than was ordered.
struct Substitution {
    QByteArray id;
    QByteArray order;  // the store's order id
    QByteArray ordered, sent;
    qint64 quantity = 0;
    QString reason;
    Instant at;

    bool operator==(const Substitution&) const = default;
};

struct FileUpload {
    QByteArray id;
    Instant createdAt;
    QByteArray purpose, name, type;
    qint64 size = 0;

    bool operator==(const FileUpload&) const = default;
};

// The vendor says that the thing is gone. The row stays: cases refer to it.
struct Tombstone {
    FactKind kind = FactKind::Order;
    QByteArray id;

    bool operator==(const Tombstone&) const = default;
};

using Fact = std::variant<Order, Payment, Refund, Dispute, Hold, FraudWarning, FulfillmentOrder,
                          Shipment, StockLevel, StockItem, Checkout, StoreTransaction, Label,
                          Tracking, Return, Payout, LedgerLine, Customer, Subscription, Invoice,
                          InvoicePayment, StockCount, Substitution, FileUpload, Tombstone>;

// A fact and the instant at which the vendor says it was so. Of two with one id the later wins;
// with equal instants, the one read later.
struct DecodedFact {
    Fact fact;
    Instant version;

    bool operator==(const DecodedFact&) const = default;
};

}  // namespace docket
