// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/rules.h"

#include <algorithm>

namespace docket::work {

namespace {

const store::Stored<Payment>* firstPaid(const Picture& p)
{
    for (const auto& payment : p.payments)
        if (payment.fact.status == PaymentStatus::Approved && payment.fact.captured > 0)
            return &payment;
    return nullptr;
}

// The parcel of a return that the carrier has delivered to us; the first of several.
const store::Stored<Tracking>* cameBack(const Picture& p)
{
    const store::Stored<Tracking>* first = nullptr;
    for (const auto& label : p.labels) {
        if (label.deleted || !label.fact.returning || label.fact.voidedAt.isSet())
            continue;
        const auto* parcel = p.parcelOf(label.fact, label.ref.source);
        if (parcel && parcel->fact.deliveredAt.isSet() &&
            (!first || parcel->fact.deliveredAt < first->fact.deliveredAt))
            first = parcel;
    }
    return first;
}

}  // namespace

void promisedNotSent(const Picture& p, Findings& out)
{
    out.unsure = !p.gatewaysWhole;
    if (!p.order || !p.gatewaysWhole || p.storeRefunds.empty())
        return;
    const auto* payment = firstPaid(p);
    if (!payment)
        return;  // nothing was taken that could go back
    const qint64 open = p.refundedByStore() - p.refundedByGateway();
    if (open <= 0)
        return;
    const auto& last = *std::max_element(
        p.storeRefunds.begin(), p.storeRefunds.end(),
        [](const auto& a, const auto& b) { return a.fact.createdAt < b.fact.createdAt; });
    const Instant due = last.fact.createdAt + hours(24);
    if (p.now < due) {
        out.lookAgain(due, p.now);
        return;
    }
    Finding f;
    f.key = last.ref.id;
    f.occurred = due;
    f.amount = {open, p.order->fact.total.currency};
    f.text = "recorded by the shop, " + toDecimal(f.amount).toLatin1() + " not sent";
    f.about = payment->ref;
    f.seen = {{last.ref, last.version},
              {payment->ref, payment->version},
              {p.order->ref, p.order->version}};
    out.add(std::move(f));
}

void refundStuck(const Picture& p, Findings& out)
{
    for (const auto& refund : p.gatewayRefunds) {
        if (refund.deleted)
            continue;
        const bool failed = refund.fact.status == RefundStatus::Failed;
        const bool pending = refund.fact.status == RefundStatus::Pending;
        if (!failed && !pending)
            continue;
        // A later refund of the same amount is the second try.
        const bool again =
            std::any_of(p.gatewayRefunds.begin(), p.gatewayRefunds.end(), [&](const auto& other) {
                return other.fact.createdAt > refund.fact.createdAt &&
                       other.fact.amount == refund.fact.amount &&
                       other.fact.status == RefundStatus::Succeeded;
            });
        if (again)
            continue;
        Instant occurred = refund.fact.createdAt;
        if (pending) {
            occurred = occurred + days(3);
            if (p.now < occurred) {
                out.lookAgain(occurred, p.now);
                continue;
            }
        }
        Finding f;
        f.key = refund.ref.id;
        f.occurred = occurred;
        f.amount = refund.fact.amount;
        f.text = failed ? "failed" + (refund.fact.failureReason.isEmpty()
                                          ? QByteArray()
                                          : ": " + refund.fact.failureReason)
                        : QByteArray("pending for more than 3 days");
        f.about = {refund.ref.source, FactKind::Payment, refund.fact.payment};
        f.seen = {{refund.ref, refund.version}};
        if (const auto* payment = p.payment(refund.fact.payment))
            f.seen.push_back({payment->ref, payment->version});
        out.add(std::move(f));
    }
}

void returnedNotRefunded(const Picture& p, Findings& out)
{
    if (!p.order || p.order->deleted)
        return;
    if (p.refundedByGateway() > 0 || p.refundedByStore() > 0)
        return;
    const auto* payment = firstPaid(p);
    if (!payment)
        return;
    Finding f;
    if (p.order->fact.tags.contains("return-received")) {
        // The tag carries no time of its own: the order's last change is when we can know it.
        f.occurred =
            p.order->fact.updatedAt.isSet() ? p.order->fact.updatedAt : p.order->fact.createdAt;
    } else if (const auto* parcel = cameBack(p)) {
        // The warehouse has a day to say itself that it is there.
        f.occurred = parcel->fact.deliveredAt + hours(24);
        if (p.now < f.occurred) {
            out.lookAgain(f.occurred, p.now);
            return;
        }
        f.seen.push_back({parcel->ref, parcel->version});
    } else {
        return;
    }
    f.amount = {payment->fact.captured, payment->fact.amount.currency};
    f.text =
        "returned" +
        (p.order->fact.returnReason.isEmpty() ? QByteArray() : ": " + p.order->fact.returnReason);
    f.about = payment->ref;
    f.seen.push_back({p.order->ref, p.order->version});
    f.seen.push_back({payment->ref, payment->version});
    out.add(std::move(f));
}

void refundedAbove(const Picture& p, Findings& out)
{
    out.unsure = !p.gatewaysWhole;
    if (!p.order || !p.gatewaysWhole)
        return;
    const qint64 captured = p.captured();
    // Shop and gateway tell of the same refunds; what went by hand comes on top.
    const qint64 most = std::max(p.refundedByGateway(), p.refundedByStore()) + p.refundedByHand();
    if (captured <= 0 || most <= captured)
        return;
    Instant occurred = p.order->fact.createdAt;
    Finding f;
    for (const auto* list : {&p.storeRefunds, &p.gatewayRefunds})
        for (const auto& refund : *list) {
            occurred = std::max(occurred, refund.fact.createdAt);
            f.seen.push_back({refund.ref, refund.version});
        }
    f.occurred = occurred;
    f.amount = {most - captured, p.order->fact.total.currency};
    f.text = toDecimal(f.amount).toLatin1() + " above what was captured";
    f.about = p.order->ref;
    out.add(std::move(f));
}

void sentAndForgotten(const Picture& p, Findings& out)
{
    for (const auto& refund : p.gatewayRefunds) {
        if (refund.deleted ||
            std::find(p.forgotten.begin(), p.forgotten.end(), refund.ref.id) == p.forgotten.end())
            continue;
        Finding f;
        f.key = refund.ref.id;
        f.occurred = refund.fact.createdAt;
        f.amount = refund.fact.amount;
        // Both versions: what the gateway has, and what the journal has.
        f.text = "gateway: " + toDecimal(refund.fact.amount).toLatin1() + " sent by Docket as " +
                 refund.ref.id + "; journal: nothing, taken back to a backup";
        f.about = {refund.ref.source, FactKind::Payment, refund.fact.payment};
        f.seen = {{refund.ref, refund.version}};
        if (const auto* payment = p.payment(refund.fact.payment))
            f.seen.push_back({payment->ref, payment->version});
        out.add(std::move(f));
    }
}

namespace {

void disputeWaits(const Picture& p, Findings& out, bool inquiry)
{
    for (const auto& dispute : p.disputes) {
        const bool waits = dispute.fact.status == "needs_response" ||
                           dispute.fact.status == "warning_needs_response";
        if (dispute.deleted || !waits || dispute.fact.inquiry != inquiry)
            continue;
        Finding f;
        f.key = dispute.ref.id;
        f.occurred = dispute.fact.createdAt;
        f.amount = dispute.fact.amount;
        f.deadline = dispute.fact.dueBy;
        f.text = dispute.fact.reason +
                 (dispute.fact.networkReasonCode.isEmpty()
                      ? QByteArray()
                      : ", " + dispute.fact.brand + ' ' + dispute.fact.networkReasonCode);
        f.about = dispute.fact.payment.isEmpty()
                      ? dispute.ref
                      : ExternalRef{dispute.ref.source, FactKind::Payment, dispute.fact.payment};
        f.seen = {{dispute.ref, dispute.version}};
        if (const auto* payment = p.payment(dispute.fact.payment))
            f.seen.push_back({payment->ref, payment->version});
        out.add(std::move(f));
    }
}

}  // namespace

void chargebackOpen(const Picture& p, Findings& out)
{
    disputeWaits(p, out, false);
}
void inquiryOpen(const Picture& p, Findings& out)
{
    disputeWaits(p, out, true);
}

}  // namespace docket::work
