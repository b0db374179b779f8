// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/picture.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace docket::work {

bool Health::readSince(Instant at) const
{
    return std::any_of(feeds.begin(), feeds.end(),
                       [&](const store::FeedRow& f) { return f.lastSuccess > at; });
}

bool Picture::orderOpen() const
{
    return order && !order->deleted && !order->fact.cancelledAt.isSet() && !order->fact.test &&
           order->fact.fulfillmentStatus != "fulfilled";
}

qint64 Picture::captured() const
{
    qint64 sum = 0;
    for (const auto& p : payments)
        if (p.fact.status == PaymentStatus::Approved)
            sum += p.fact.captured;
    return sum;
}

qint64 Picture::refundedByGateway() const
{
    qint64 listed = 0;
    for (const auto& r : gatewayRefunds)
        if (!r.deleted &&
            (r.fact.status == RefundStatus::Succeeded || r.fact.status == RefundStatus::Pending))
            listed += r.fact.amount.minor;
    qint64 told = 0;
    for (const auto& p : payments)
        told += p.fact.refunded;
    return std::max(listed, told);
}

qint64 Picture::refundedByStore() const
{
    qint64 sum = 0;
    for (const auto& r : storeRefunds)
        if (!r.deleted && r.fact.gateway != "manual" && r.fact.status != RefundStatus::Failed &&
            r.fact.status != RefundStatus::Cancelled)
            sum += r.fact.amount.minor;
    return sum;
}

qint64 Picture::refundedByHand() const
{
    qint64 sum = 0;
    for (const auto& r : storeRefunds)
        if (!r.deleted && r.fact.gateway == "manual" && r.fact.status == RefundStatus::Succeeded)
            sum += r.fact.amount.minor;
    return sum;
}

const store::Stored<Payment>* Picture::payment(const QByteArray& id) const
{
    for (const auto& p : payments)
        if (p.ref.id == id)
            return &p;
    return nullptr;
}

const store::Stored<Tracking>* Picture::parcelOf(const Label& label, SourceNumber of) const
{
    const store::Stored<Tracking>* best = nullptr;
    const auto worth = [](const Tracking& t) {
        return std::tuple(t.status == "delivered", t.deliveredAt.isSet(),
                          t.lastScanAt.isSet() ? t.lastScanAt.ms : INT64_MIN);
    };
    for (const auto& parcel : parcels) {
        if (parcel.deleted || label.tracking.isEmpty() || parcel.fact.number != label.tracking)
            continue;
        // Two carriers may give one number; who made the label knows which of them it is.
        if (parcel.ref.source == of &&
            parcel.fact.carrier.compare(label.carrier, Qt::CaseInsensitive) != 0)
            continue;
        if (!best || worth(parcel.fact) > worth(best->fact))
            best = &parcel;
    }
    return best;
}

bool Picture::paidBack() const
{
    const qint64 taken = captured();
    return taken > 0 &&
           std::max(refundedByGateway(), refundedByStore() + refundedByHand()) >= taken;
}

Instant Picture::changedAt() const
{
    Instant latest;
    const auto look = [&](Instant at) {
        if (at.isSet() && at <= now && (!latest.isSet() || at > latest))
            latest = at;
    };
    const auto all = [&](const auto& list) {
        for (const auto& stored : list)
            look(stored.version);
    };
    if (order)
        look(order->version);
    all(payments);
    all(gatewayRefunds);
    all(storeRefunds);
    all(disputes);
    all(holds);
    all(warnings);
    all(fulfillments);
    all(shipments);
    all(labels);
    all(returns);
    // A parcel's version is when it was asked about: no change by itself.
    for (const auto& parcel : parcels) {
        look(parcel.fact.lastScanAt);
        look(parcel.fact.deliveredAt);
    }
    all(substitutions);
    for (const Bill& bill : bills) {
        look(bill.invoice.version);
        if (bill.subscription)
            look(bill.subscription->version);
    }
    for (const auto& [where, there] : stock)
        look(there.updatedAt);
    for (const auto& [where, there] : counted)
        look(there.count.fact.countedAt);
    return latest;
}

namespace {

// Moves a list out of its result, or keeps the first error.
template <class T>
void take(std::vector<T>& into, Result<std::vector<T>> from, std::optional<Error>& error)
{
    if (!from) {
        if (!error)
            error = from.error();
        return;
    }
    into.insert(into.end(), std::make_move_iterator(from->begin()),
                std::make_move_iterator(from->end()));
}

// The attempts to pay an invoice: its charge, and those of the intents that were tried.
Result<std::vector<store::Stored<Payment>>> attemptsOf(const store::FactTables& facts,
                                                       const store::Stored<Invoice>& invoice)
{
    std::vector<store::Stored<Payment>> out;
    const SourceNumber source = invoice.ref.source;
    const auto add = [&](store::Stored<Payment> payment) {
        if (std::none_of(out.begin(), out.end(),
                         [&](const auto& have) { return have.ref == payment.ref; }))
            out.push_back(std::move(payment));
    };
    const auto addCharge = [&](const QByteArray& id) -> Done {
        if (id.isEmpty())
            return {};
        auto payment = facts.payment(source, id);
        if (!payment)
            return fail(payment.error());
        if (*payment)
            add(std::move(**payment));
        return {};
    };
    if (auto done = addCharge(invoice.fact.payment); !done)
        return fail(done.error());
    const auto tried = facts.invoicePaymentsOf(source, invoice.ref.id);
    if (!tried)
        return fail(tried.error());
    for (const auto& one : *tried) {
        if (auto done = addCharge(one.fact.payment); !done)
            return fail(done.error());
        if (one.fact.intent.isEmpty())
            continue;
        auto its = facts.paymentsOfIntent(source, one.fact.intent);
        if (!its)
            return fail(its.error());
        for (auto& payment : *its)
            add(std::move(payment));
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return a.fact.createdAt < b.fact.createdAt ||
               (a.fact.createdAt == b.fact.createdAt && a.ref.id < b.ref.id);
    });
    return out;
}

// Whether a bill belongs to this subject and to no other.
bool isAbout(const store::Subject& subject, const Picture::Bill& bill)
{
    QByteArray order = bill.invoice.fact.order;
    for (const auto& attempt : bill.attempts)
        if (order.isEmpty())
            order = attempt.fact.order;
    if (!order.isEmpty() || !subject.order.isEmpty())
        return order == subject.order;
    return !bill.attempts.empty() && bill.attempts.front().ref.id == subject.payment;
}

Done addBills(Picture& p, const store::FactTables& facts)
{
    std::vector<store::Stored<Invoice>> invoices;
    const auto add = [&](Result<std::vector<store::Stored<Invoice>>> found) -> Done {
        if (!found)
            return fail(found.error());
        for (auto& invoice : *found)
            if (!invoice.deleted && std::none_of(invoices.begin(), invoices.end(), [&](auto& have) {
                    return have.ref == invoice.ref;
                }))
                invoices.push_back(std::move(invoice));
        return {};
    };
    if (!p.subject.order.isEmpty())
        if (auto done = add(facts.invoicesOfOrder(p.subject.order)); !done)
            return done;
    for (const auto& payment : p.payments)
        if (auto done = add(facts.invoicesOfPayment(payment)); !done)
            return done;
    for (auto& invoice : invoices) {
        Picture::Bill bill{std::move(invoice), {}, {}};
        auto attempts = attemptsOf(facts, bill.invoice);
        if (!attempts)
            return fail(attempts.error());
        bill.attempts = std::move(*attempts);
        if (!isAbout(p.subject, bill))
            continue;
        if (!bill.invoice.fact.subscription.isEmpty()) {
            auto subscription =
                facts.subscription(bill.invoice.ref.source, bill.invoice.fact.subscription);
            if (!subscription)
                return fail(subscription.error());
            bill.subscription = std::move(*subscription);
        }
        p.bills.push_back(std::move(bill));
    }
    return {};
}

// What the warehouse counted of what an open order waits for.
Done addCounted(Picture& p, const store::FactTables& facts)
{
    for (const auto& [where, there] : p.stock) {
        if (!there.known || there.sku.isEmpty())
            continue;
        auto counts = facts.countsOf(there.sku, where.second);
        if (!counts)
            return fail(counts.error());
        for (auto& count : *counts) {
            if (count.deleted)
                continue;
            const auto since = facts.demandSince(where.first, where.second, count.fact.countedAt);
            if (!since)
                return fail(since.error());
            p.counted[where] = {std::move(count), *since};
            break;
        }
    }
    return {};
}

}  // namespace

Result<Picture> pictureOf(const store::FactTables& facts, const store::Subject& subject,
                          Instant now, const Whole& read)
{
    Picture p;
    p.subject = subject;
    p.now = now;
    p.storeWhole = read.store;
    p.gatewaysWhole = read.gateways;
    p.carriersWhole = read.carriers;
    std::optional<Error> error;
    if (!subject.order.isEmpty()) {
        auto order = facts.order(subject.order);
        if (!order)
            return fail(order.error());
        p.order = std::move(*order);
        take(p.payments, facts.paymentsOf(subject.order), error);
        take(p.storeRefunds, facts.refundsOfOrder(subject.order), error);
        take(p.fulfillments, facts.fulfillmentsOf(subject.order), error);
        take(p.shipments, facts.shipmentsOf(subject.order), error);
        take(p.labels, facts.labelsOf(subject.order), error);
        take(p.returns, facts.returnsOf(subject.order), error);
        std::set<QByteArray> numbers;
        for (const auto& label : p.labels)
            numbers.insert(label.fact.tracking);
        for (const auto& back : p.returns)
            numbers.insert(back.fact.tracking);
        for (const auto& shipment : p.shipments)
            numbers.insert(shipment.fact.tracking);
        for (const QByteArray& number : numbers)
            if (!number.isEmpty())
                take(p.parcels, facts.trackingOf(number), error);
        take(p.substitutions, facts.substitutionsOf(subject.order), error);
        take(p.disputes, facts.disputesOfOrder(subject.order), error);
    } else {
        auto payment = facts.payment(subject.source, subject.payment);
        if (!payment)
            return fail(payment.error());
        if (*payment)
            p.payments.push_back(std::move(**payment));
    }
    for (const auto& payment : p.payments) {
        take(p.gatewayRefunds, facts.refundsOfPayment(payment.ref.source, payment.ref.id), error);
        take(p.disputes, facts.disputesOf(payment.ref.source, payment.ref.id), error);
        take(p.holds, facts.holdsOf(payment.ref.source, payment.ref.id), error);
        take(p.warnings, facts.warningsOf(payment.ref.source, payment.ref.id), error);
    }
    if (p.orderOpen()) {
        for (const auto& f : p.fulfillments) {
            for (const FulfillmentLine& line : f.fact.lines) {
                if (f.fact.location.isEmpty() || line.item.isEmpty())
                    continue;
                auto stock = facts.stock(line.item, f.fact.location);
                if (!stock)
                    return fail(stock.error());
                p.stock[{line.item, f.fact.location}] = std::move(*stock);
            }
        }
        if (auto done = addCounted(p, facts); !done)
            return fail(done.error());
    }
    if (auto done = addBills(p, facts); !done)
        return fail(done.error());
    if (error)
        return fail(*error);
    return p;
}

}  // namespace docket::work
