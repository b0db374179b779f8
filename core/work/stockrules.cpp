// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/rules.h"

#include <algorithm>
#include <cstdlib>

namespace docket::work {

namespace {

using Fulfillment = store::Stored<FulfillmentOrder>;

constexpr qint64 kCountTolerance = 5;
constexpr Millis kCountFresh = hours(36);
constexpr Millis kTold = minutes(15);  // how far apart one event's instants may lie in two systems
// Of four nights: the file of the fifth is there by noon, and its date is a midnight.
constexpr Millis kSubstitutionFresh = days(4) + hours(12);

Finding onFulfillment(const Picture& p, const Fulfillment& f, QByteArray text)
{
    Finding out;
    out.key = f.ref.id;
    out.occurred = f.fact.createdAt;
    out.text = std::move(text);
    out.amount = p.order->fact.total;
    out.about = f.ref;
    out.seen.push_back({f.ref, f.version});
    out.seen.push_back({p.order->ref, p.order->version});
    return out;
}

bool paid(const Picture& p)
{
    const QByteArray& status = p.order->fact.financialStatus;
    return status == "paid" || status == "partially_refunded" || status == "partially_paid";
}

bool waiting(const Fulfillment& f)
{
    return !f.deleted && (f.fact.status == "open" || f.fact.status == "scheduled" ||
                          f.fact.status == "on_hold" || f.fact.status == "in_progress");
}

bool heldFor(const Fulfillment& f, QByteArrayView reason)
{
    return f.fact.status == "on_hold" &&
           std::any_of(f.fact.holds.begin(), f.fact.holds.end(),
                       [&](const QByteArray& hold) { return hold == reason; });
}

// How much of what this order wants is not there, after the orders that came before it.
qint64 shortage(const store::FactTables::Stock& stock, const QByteArray& order)
{
    qint64 wanted = 0;
    for (const auto& want : stock.wants)
        wanted += want.quantity;
    // What is there for those who wait: all that they want, less what is missing.
    qint64 left = std::max<qint64>(0, wanted + stock.available);
    for (const auto& want : stock.wants) {
        const qint64 given = std::min(left, want.quantity);
        left -= given;
        if (want.order == order && given < want.quantity)
            return want.quantity - given;
    }
    return 0;
}

bool anyShortage(const Picture& p, const Fulfillment& f)
{
    return std::any_of(f.fact.lines.begin(), f.fact.lines.end(), [&](const FulfillmentLine& line) {
        const auto found = p.stock.find({line.item, f.fact.location});
        return found != p.stock.end() && found->second.available < 0 &&
               shortage(found->second, p.subject.order) > 0;
    });
}

}  // namespace

void unallocated(const Picture& p, Findings& out)
{
    if (!p.orderOpen() || !paid(p))
        return;
    for (const Fulfillment& f : p.fulfillments) {
        if (!waiting(f) || f.fact.status == "on_hold" || !f.fact.location.isEmpty())
            continue;
        const Instant due = f.fact.createdAt + hours(1);
        if (p.now < due) {
            out.lookAgain(due, p.now);
            continue;
        }
        Finding finding = onFulfillment(p, f, "no place assigned");
        finding.occurred = due;
        out.add(std::move(finding));
    }
}

void backordered(const Picture& p, Findings& out)
{
    if (!p.orderOpen() || !paid(p))
        return;
    for (const Fulfillment& f : p.fulfillments)
        if (!f.deleted && heldFor(f, "inventory_out_of_stock"))
            out.add(onFulfillment(p, f, "on hold, stock is out"));
}

void oversold(const Picture& p, Findings& out)
{
    if (!p.orderOpen() || !paid(p))
        return;
    for (const Fulfillment& f : p.fulfillments) {
        if (!waiting(f) || f.fact.location.isEmpty() || heldFor(f, "inventory_out_of_stock"))
            continue;
        for (const FulfillmentLine& line : f.fact.lines) {
            const auto found = p.stock.find({line.item, f.fact.location});
            if (found == p.stock.end() || found->second.available >= 0)
                continue;
            const qint64 missing = shortage(found->second, p.subject.order);
            if (missing <= 0)
                continue;
            const QByteArray sku = found->second.sku.isEmpty() ? line.item : found->second.sku;
            out.add(onFulfillment(p, f,
                                  sku + ": " + QByteArray::number(missing) + " of " +
                                      QByteArray::number(line.fulfillable) + " missing"));
            break;
        }
    }
}

void countDiffers(const Picture& p, Findings& out)
{
    if (!p.orderOpen() || !paid(p))
        return;
    for (const Fulfillment& f : p.fulfillments) {
        if (!waiting(f) || f.fact.location.isEmpty())
            continue;
        for (const FulfillmentLine& line : f.fact.lines) {
            const std::pair where{line.item, f.fact.location};
            const auto counted = p.counted.find(where);
            const auto shop = p.stock.find(where);
            if (line.fulfillable <= 0 || counted == p.counted.end() || shop == p.stock.end())
                continue;
            const StockCount& count = counted->second.count.fact;
            const store::FactTables::Demand& since = counted->second.since;
            // What the shop must have had when it was counted: what it has, and what was ordered
            // since.
            const qint64 differs =
                count.onHand - count.allocated - shop->second.available - since.quantity;
            // What was sent since is no longer waited for: an old count proves nothing.
            if (p.now - count.countedAt > kCountFresh) {
                out.unsure = true;
                continue;
            }
            if (std::abs(differs) <= kCountTolerance)
                continue;
            // Neither does what came in, came back or was corrected since, which no wire tells: the
            // shop's number is newer than the count and than every order for it.
            if (shop->second.updatedAt > count.countedAt + kTold &&
                shop->second.updatedAt > since.newest + kTold) {
                out.unsure = true;
                continue;
            }
            Finding finding =
                onFulfillment(p, f,
                              count.sku + ": " + QByteArray::number(count.onHand) + " counted, " +
                                  QByteArray::number(std::abs(differs)) +
                                  (differs < 0 ? " fewer" : " more") + " than the shop has");
            finding.key = f.ref.id + ':' + count.sku;
            finding.occurred = count.countedAt;
            finding.seen.push_back({counted->second.count.ref, counted->second.count.version});
            out.add(std::move(finding));
        }
    }
}

void substituted(const Picture& p, Findings& out)
{
    if (!p.order || p.order->deleted || p.order->fact.test)
        return;
    const QByteArray& status = p.order->fact.financialStatus;
    if (status == "refunded" || status == "voided")
        return;
    for (const auto& stored : p.substitutions) {
        const Substitution& s = stored.fact;
        if (stored.deleted || s.ordered == s.sent)
            continue;
        // Nothing on any wire says that it was made good: a person does. One that was told long
        // ago opens nothing, and heals nothing either.
        if (stored.version + kSubstitutionFresh < p.now) {
            out.unsure = true;
            continue;
        }
        Finding f;
        f.key = stored.ref.id;
        f.occurred = s.at;
        f.text = QByteArray::number(s.quantity) + " of " + s.sent + " sent for " + s.ordered +
                 (s.reason.isEmpty() ? QByteArray() : ": " + s.reason.toUtf8());
        f.amount = p.order->fact.total;
        f.about = p.order->ref;
        f.seen.push_back({stored.ref, stored.version});
        f.seen.push_back({p.order->ref, p.order->version});
        out.add(std::move(f));
    }
}

void heldAtWarehouse(const Picture& p, Findings& out)
{
    if (!p.orderOpen() || !paid(p))
        return;
    for (const Fulfillment& f : p.fulfillments) {
        if (f.deleted || f.fact.status != "on_hold" || heldFor(f, "inventory_out_of_stock"))
            continue;
        QByteArrayList reasons;
        for (const QByteArray& hold : f.fact.holds)
            reasons << hold;
        out.add(onFulfillment(
            p, f,
            "hold: " + (reasons.isEmpty() ? QByteArray("no reason given") : reasons.join(", "))));
    }
}

void stalled(const Picture& p, Findings& out)
{
    if (!p.orderOpen() || !paid(p))
        return;
    // A payment on review keeps its order back on purpose.
    if (std::any_of(p.holds.begin(), p.holds.end(), [](const auto& h) { return h.fact.open; }))
        return;
    if (p.order->fact.fulfillmentStatus == "partial")
        return;  // the rule for split orders speaks of it
    for (const Fulfillment& f : p.fulfillments) {
        if (f.deleted || f.fact.status != "open" || f.fact.location.isEmpty() ||
            f.fact.requestStatus != "unsubmitted" || anyShortage(p, f))
            continue;
        const Instant due = f.fact.createdAt + hours(24);
        if (p.now < due) {
            out.lookAgain(due, p.now);
            continue;
        }
        Finding finding = onFulfillment(p, f, "open and not asked for since it was made");
        finding.occurred = due;
        out.add(std::move(finding));
    }
}

void splitWaiting(const Picture& p, Findings& out)
{
    if (!p.orderOpen() || p.order->fact.fulfillmentStatus != "partial")
        return;
    Instant sent;
    for (const auto& shipment : p.shipments)
        if (!shipment.deleted && (!sent.isSet() || shipment.fact.createdAt > sent))
            sent = shipment.fact.createdAt;
    for (const Fulfillment& f : p.fulfillments) {
        if (f.deleted || f.fact.status != "open" || anyShortage(p, f))
            continue;
        const Instant due = (sent.isSet() ? sent : f.fact.createdAt) + hours(48);
        if (p.now < due) {
            out.lookAgain(due, p.now);
            continue;
        }
        Finding finding = onFulfillment(p, f, "the other part was sent, this one waits");
        finding.occurred = due;
        out.add(std::move(finding));
    }
}

}  // namespace docket::work
