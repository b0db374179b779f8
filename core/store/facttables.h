// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/facts.h"
#include "core/store/database.h"

#include <QByteArray>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace docket::store {

// Whose rules must look again: an order by the store's id, or a payment that names none.
struct Subject {
    QByteArray order;
    SourceNumber source = 0;  // of the payment
    QByteArray payment;
    qint64 page = 0;  // the page that touched it last, as it was read; 0 when time did

    bool operator==(const Subject&) const = default;
};

// A fact as stored.
template <class T>
struct Stored {
    ExternalRef ref;
    Instant version;
    bool deleted = false;
    T fact;

    bool operator==(const Stored&) const = default;
};

// The fact_* tables as their readers see them; store/factwriter writes them. One object for one
// connection.
class FactTables {
public:
    // `key` opens the personal columns.
    FactTables(const Database& db, const Secret& key);
    ~FactTables();
    FactTables(const FactTables&) = delete;
    FactTables& operator=(const FactTables&) = delete;

    // An absent fact is an empty optional; Corrupt when a personal column cannot be
    // opened.
    Result<std::optional<Stored<Order>>> order(const QByteArray& id) const;
    Result<std::optional<Stored<Payment>>> payment(SourceNumber source, const QByteArray& id) const;
    Result<std::vector<Stored<Payment>>> paymentsOf(const QByteArray& order) const;
    Result<std::vector<Stored<Refund>>> refundsOfPayment(SourceNumber source,
                                                         const QByteArray& payment) const;
    Result<std::vector<Stored<Refund>>> refundsOfOrder(const QByteArray& order) const;
    Result<std::vector<Stored<Dispute>>> disputesOf(SourceNumber source,
                                                    const QByteArray& payment) const;
    // Those that name the order themselves, and no payment.
    Result<std::vector<Stored<Dispute>>> disputesOfOrder(const QByteArray& order) const;
    Result<std::vector<Stored<Hold>>> holdsOf(SourceNumber source, const QByteArray& payment) const;
    Result<std::vector<Stored<FraudWarning>>> warningsOf(SourceNumber source,
                                                         const QByteArray& payment) const;
    Result<std::vector<Stored<FulfillmentOrder>>> fulfillmentsOf(const QByteArray& order) const;
    Result<std::vector<Stored<Shipment>>> shipmentsOf(const QByteArray& order) const;
    Result<std::vector<Stored<Label>>> labelsOf(const QByteArray& order) const;
    Result<std::vector<Stored<Return>>> returnsOf(const QByteArray& order) const;
    Result<std::vector<Stored<Return>>> returnsTracked(const QByteArray& number) const;
    // What carriers and those who ask them say of a parcel; a number is given again after some
    // years, and by two carriers at once, which `carrier` tells apart.
    Result<std::vector<Stored<Tracking>>> trackingOf(const QByteArray& number) const;
    Result<std::vector<Stored<Tracking>>> trackingOf(const QByteArray& carrier,
                                                     const QByteArray& number) const;

    Result<std::optional<Stored<Customer>>> customer(SourceNumber source,
                                                     const QByteArray& id) const;
    Result<std::optional<Stored<Subscription>>> subscription(SourceNumber source,
                                                             const QByteArray& id) const;
    Result<std::vector<Stored<Subscription>>> subscriptionsOf(SourceNumber source,
                                                              const QByteArray& customer) const;
    // Invoices that name the order themselves, by the mapping of their Source.
    Result<std::vector<Stored<Invoice>>> invoicesOfOrder(const QByteArray& order) const;
    Result<std::vector<Stored<Invoice>>> invoicesOfCustomer(SourceNumber source,
                                                            const QByteArray& customer) const;
    // Invoices that somebody tried to pay with this payment, or with the intent it belongs to.
    Result<std::vector<Stored<Invoice>>> invoicesOfPayment(const Stored<Payment>& payment) const;
    Result<std::vector<Stored<InvoicePayment>>> invoicePaymentsOf(SourceNumber source,
                                                                  const QByteArray& invoice) const;
    // Every attempt of one intent, oldest first.
    Result<std::vector<Stored<Payment>>> paymentsOfIntent(SourceNumber source,
                                                          const QByteArray& intent) const;
    // Newest first.
    Result<std::vector<Stored<Payout>>> payouts(SourceNumber source) const;
    Result<std::vector<Stored<LedgerLine>>> linesOf(SourceNumber source,
                                                    const QByteArray& payout) const;
    // What warehouses counted of a SKU at a place, newest first.
    Result<std::vector<Stored<StockCount>>> countsOf(const QByteArray& sku,
                                                     const QByteArray& place) const;
    Result<std::vector<Stored<Substitution>>> substitutionsOf(const QByteArray& order) const;

    struct CustomerOrders {
        qint64 orders = 0;
        Instant first;
    };
    Result<CustomerOrders> ordersOfCustomer(const QByteArray& customer) const;

    // What open fulfillment orders want of an item at a place, oldest first, and what is there.
    struct Want {
        QByteArray order;
        qint64 quantity = 0;
    };
    struct Stock {
        bool known = false;
        qint64 available = 0;
        QByteArray sku;
        Instant updatedAt;
        std::vector<Want> wants;
    };
    Result<Stock> stock(const QByteArray& item, const QByteArray& location) const;

    // What was ordered of an item at a place after `since`, whether it still waits or was sent, and
    // when the newest order for it was made. What was cancelled is not in it.
    struct Demand {
        qint64 quantity = 0;
        Instant newest;
    };
    Result<Demand> demandSince(const QByteArray& item, const QByteArray& location,
                               Instant since) const;

    // The facts that must be read again at every sync whatever the feed says, as (kind, id): open
    // disputes, pending refunds, open holds, payouts that have not arrived, what still waits at a
    // warehouse for an order that was sent or cancelled, and parcels of the last 60 days that have
    // not arrived: as (Tracking, the label's id), or the parcel's where the source has no labels.
    Result<std::vector<std::pair<FactKind, QByteArray>>> unsettled(SourceNumber source) const;

    // Every subject that the rules have to look at, and how many there are.
    Result<std::vector<Subject>> touched(int limit) const;
    Result<std::vector<Subject>> dueForRecheck(Instant now, int limit) const;

private:
    struct Statements;
    Secret m_key;
    std::unique_ptr<Statements> m_s;
};

}  // namespace docket::store
