// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/setup.h"
#include "core/domain/source.h"
#include "core/store/facttables.h"
#include "core/store/feedtables.h"

#include <map>
#include <optional>
#include <vector>

namespace docket::work {

// Which kinds of source have been read whole. A thing that is missing proves nothing until then.
struct Whole {
    bool store = false;
    bool gateways = false;
    bool carriers = false;  // who makes labels
};

// How a source itself fares: what its feeds say, and which of its records could not be read.
struct Health {
    Source source;
    std::vector<store::FeedRow> feeds;
    std::vector<store::QuarantineRow> aside;  // oldest first
    std::optional<MassChange> held = std::nullopt;

    // How findings and cases name it.
    ExternalRef ref() const
    {
        return {source.number, FactKind::Source, QByteArray::number(source.number)};
    }
    // Whether anything of it was read whole after `at`: what was wrong then may be over.
    bool readSince(Instant at) const;
};

// All that the vendors say about one subject, as the rules look at it. A value: evaluating it twice
// gives the same findings.
struct Picture {
    store::Subject subject;
    std::optional<Health> health;  // set when the subject is a source; the rest is empty then
    std::optional<store::Stored<Order>> order;
    std::vector<store::Stored<Payment>> payments;
    std::vector<store::Stored<Refund>> gatewayRefunds;
    std::vector<store::Stored<Refund>> storeRefunds;
    std::vector<store::Stored<Dispute>> disputes;
    std::vector<store::Stored<Hold>> holds;
    std::vector<store::Stored<FraudWarning>> warnings;
    std::vector<store::Stored<FulfillmentOrder>> fulfillments;
    std::vector<store::Stored<Shipment>> shipments;
    std::vector<store::Stored<Label>> labels;
    std::vector<store::Stored<Return>> returns;
    std::vector<store::Stored<Tracking>> parcels;  // of every number that any of them names
    // Bills that are about this subject: each stands in one picture only, that of the order it
    // names, or that its payments name, or else of the oldest attempt to pay it.
    struct Bill {
        store::Stored<Invoice> invoice;
        std::optional<store::Stored<Subscription>> subscription;
        std::vector<store::Stored<Payment>> attempts;  // oldest first

        bool operator==(const Bill&) const = default;
    };
    std::vector<Bill> bills;
    std::vector<store::Stored<Substitution>> substitutions;
    // (item, place) to what the warehouse last counted itself, and what was ordered of it since.
    struct Counted {
        store::Stored<StockCount> count;
        store::FactTables::Demand since;
    };
    std::map<std::pair<QByteArray, QByteArray>, Counted> counted;
    // (item, place) to what is there and who waits for it.
    std::map<std::pair<QByteArray, QByteArray>, store::FactTables::Stock> stock;
    // Gateway refunds that Docket sent and a journal, taken back to a backup, has forgotten.
    std::vector<QByteArray> forgotten;
    // Where the order's shop sends by which method.
    std::vector<ShippingOffer> shipping;
    Instant now;
    bool storeWhole = false;
    bool gatewaysWhole = false;
    bool carriersWhole = false;

    // An order that still can be changed: there, not cancelled, not sent.
    bool orderOpen() const;
    qint64 captured() const;  // approved payments, minor units of the order's currency
    qint64 refundedByGateway() const;
    qint64 refundedByStore() const;  // what the shop says went through a gateway
    qint64 refundedByHand() const;   // what the shop says went outside every gateway
    const store::Stored<Payment>* payment(const QByteArray& id) const;
    // What is known of a label's parcel, from whoever knows most: its arrival before its way, the
    // newest scan before an older one. Null when nobody has told anything.
    const store::Stored<Tracking>* parcelOf(const Label& label, SourceNumber of) const;
    // Whether all that was taken has gone back, or is said to.
    bool paidBack() const;
    // When a vendor last changed anything that is in it; none when nothing has an instant. No
    // condition can have been otherwise since then, unless time alone ended it.
    Instant changedAt() const;
};

// Gathers the picture of a subject from the cache. `read` comes from the feeds.
Result<Picture> pictureOf(const store::FactTables& facts, const store::Subject& subject,
                          Instant now, const Whole& read);

}  // namespace docket::work
