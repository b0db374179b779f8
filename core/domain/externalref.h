// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHashFunctions>

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace docket {

// The kinds of canonical facts. The numbers are stored: they are never reused.
enum class FactKind : std::uint8_t {
    Order = 1,
    Payment = 2,
    Refund = 3,
    Dispute = 4,
    Hold = 5,
    FraudWarning = 6,
    FulfillmentOrder = 7,
    Shipment = 8,
    StockLevel = 9,
    StockItem = 10,
    Checkout = 11,
    StoreTransaction = 12,
    Label = 13,
    Tracking = 14,
    Return = 15,
    Payout = 16,
    LedgerLine = 17,
    Customer = 18,
    Subscription = 19,
    Invoice = 20,
    InvoicePayment = 21,
    StockCount = 22,
    Substitution = 23,
    FileUpload = 24,
    Source = 25,  // no vendor's fact: what is known of a source itself
};

// The word for a kind, as SQL, scripts and requests for a single object spell it.
inline const char* name(FactKind kind)
{
    switch (kind) {
    case FactKind::Order:
        return "order";
    case FactKind::Payment:
        return "payment";
    case FactKind::Refund:
        return "refund";
    case FactKind::Dispute:
        return "dispute";
    case FactKind::Hold:
        return "hold";
    case FactKind::FraudWarning:
        return "fraud_warning";
    case FactKind::FulfillmentOrder:
        return "fulfillment_order";
    case FactKind::Shipment:
        return "shipment";
    case FactKind::StockLevel:
        return "stock_level";
    case FactKind::StockItem:
        return "stock_item";
    case FactKind::Checkout:
        return "checkout";
    case FactKind::StoreTransaction:
        return "store_transaction";
    case FactKind::Label:
        return "label";
    case FactKind::Tracking:
        return "tracking";
    case FactKind::Return:
        return "return";
    case FactKind::Payout:
        return "payout";
    case FactKind::LedgerLine:
        return "ledger_line";
    case FactKind::Customer:
        return "customer";
    case FactKind::Subscription:
        return "subscription";
    case FactKind::Invoice:
        return "invoice";
    case FactKind::InvoicePayment:
        return "invoice_payment";
    case FactKind::StockCount:
        return "stock_count";
    case FactKind::Substitution:
        return "substitution";
    case FactKind::FileUpload:
        return "file";
    case FactKind::Source:
        return "source";
    }
    return "";
}

// A fact of one Source.
using FactName = std::pair<FactKind, QByteArray>;

// The number of a Source inside its profile: assigned once, by the entry that added it.
using SourceNumber = qint32;

// Where a fact comes from: one Source, one kind, and the vendor's own id.
struct ExternalRef {
    SourceNumber source = 0;
    FactKind kind = FactKind::Order;
    QByteArray id;

    bool operator==(const ExternalRef&) const = default;
    bool isSet() const { return source != 0 && !id.isEmpty(); }
    friend size_t qHash(const ExternalRef& ref, size_t seed = 0)
    {
        return qHashMulti(seed, ref.source, static_cast<int>(ref.kind), ref.id);
    }
};

}  // namespace docket
