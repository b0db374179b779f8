// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/rules.h"

#include <algorithm>

namespace docket::work {

namespace {

using Paid = store::Stored<Payment>;

constexpr Millis kGrace = minutes(30);     // how long the two systems may lag behind each other
constexpr qint64 kHighForChecks = 15'000;  // minor units
constexpr qint64 kHighForCountry = 15'000;

Finding onPayment(const Paid& payment, QByteArray text)
{
    Finding f;
    f.key = payment.ref.id;
    f.occurred = payment.fact.createdAt;
    f.text = std::move(text);
    f.amount = payment.fact.amount;
    f.about = payment.ref;
    f.seen.push_back({payment.ref, payment.version});
    return f;
}

bool approved(const Paid& p)
{
    return p.fact.status == PaymentStatus::Approved && !p.deleted;
}
bool moneyKept(const Paid& p)
{
    return approved(p) && p.fact.captured > p.fact.refunded;
}

bool held(const Picture& p, const QByteArray& payment)
{
    return std::any_of(p.holds.begin(), p.holds.end(), [&](const auto& h) {
        return h.fact.payment == payment && h.fact.open && !h.deleted;
    });
}

bool disputed(const Picture& p, const QByteArray& payment)
{
    return std::any_of(p.disputes.begin(), p.disputes.end(),
                       [&](const auto& d) { return d.fact.payment == payment && !d.deleted; });
}

}  // namespace

void reviewOpen(const Picture& p, Findings& out)
{
    for (const auto& hold : p.holds) {
        if (!hold.fact.open || hold.deleted)
            continue;
        const Paid* payment = p.payment(hold.fact.payment);
        if (!payment || !moneyKept(*payment))
            continue;
        Finding f = onPayment(
            *payment, "review opened by " + hold.fact.openedReason +
                          (hold.fact.reason.isEmpty() ? QByteArray() : ", " + hold.fact.reason));
        f.key = hold.ref.id;
        f.occurred = hold.fact.createdAt;
        f.seen.push_back({hold.ref, hold.version});
        out.add(std::move(f));
    }
}

void fraudWarning(const Picture& p, Findings& out)
{
    for (const auto& warning : p.warnings) {
        const Paid* payment = p.payment(warning.fact.payment);
        if (!warning.fact.actionable || warning.deleted || !payment || !moneyKept(*payment) ||
            disputed(p, payment->ref.id))
            continue;
        Finding f = onPayment(*payment, "the issuer reports " + warning.fact.fraudType);
        f.key = warning.ref.id;
        f.occurred = warning.fact.createdAt;
        f.seen.push_back({warning.ref, warning.version});
        out.add(std::move(f));
    }
}

void checksFailed(const Picture& p, Findings& out)
{
    if (!p.orderOpen())
        return;
    for (const Paid& payment : p.payments) {
        if (!moneyKept(payment) || payment.fact.amount.minor < kHighForChecks ||
            held(p, payment.ref.id))
            continue;
        QByteArrayList failed;
        if (payment.fact.checkLine1 == "fail")
            failed << "street";
        if (payment.fact.checkZip == "fail")
            failed << "postcode";
        if (payment.fact.checkCvc == "fail")
            failed << "CVC";
        if (!failed.isEmpty())
            out.add(onPayment(payment, "check failed: " + failed.join(", ")));
    }
}

void cardCountryDiffers(const Picture& p, Findings& out)
{
    if (!p.orderOpen())
        return;
    const QString destination = p.order->fact.personal.shipping.country;
    for (const Paid& payment : p.payments) {
        const QByteArray& card = payment.fact.cardCountry;
        if (!moneyKept(payment) || payment.fact.amount.minor < kHighForCountry || card.isEmpty() ||
            destination.isEmpty() || QString::fromLatin1(card) == destination ||
            held(p, payment.ref.id) || payment.fact.threeDSecure == "authenticated")
            continue;
        out.add(onPayment(payment, "card from " + card + ", goes to " + destination.toLatin1()));
    }
}

void paidTwice(const Picture& p, Findings& out)
{
    if (!p.order)
        return;
    for (size_t i = 0; i < p.payments.size(); ++i) {
        for (size_t j = i + 1; j < p.payments.size(); ++j) {
            const Paid& first = p.payments[i];
            const Paid& second = p.payments[j];
            if (!moneyKept(first) || !moneyKept(second) ||
                first.fact.amount != second.fact.amount ||
                second.fact.createdAt - first.fact.createdAt > hours(24))
                continue;
            Finding f = onPayment(second, "same amount as " + first.ref.id);
            f.seen.push_back({first.ref, first.version});
            f.seen.push_back({p.order->ref, p.order->version});
            out.add(std::move(f));
            return;
        }
    }
}

void chargedWithoutOrder(const Picture& p, Findings& out)
{
    if (p.order && !p.order->deleted)
        return;
    if (!p.storeWhole) {
        out.unsure = true;
        return;
    }
    for (const Paid& payment : p.payments) {
        if (!moneyKept(payment))
            continue;
        const Instant due = payment.fact.createdAt + kGrace;
        if (p.now < due) {
            out.lookAgain(due, p.now);
            continue;
        }
        Finding f = onPayment(payment, payment.fact.order.isEmpty()
                                           ? QByteArray("the payment names no order")
                                           : "the shop knows no order " + payment.fact.order);
        f.occurred = due;
        out.add(std::move(f));
    }
}

void orderWithoutPayment(const Picture& p, Findings& out)
{
    out.unsure = !p.gatewaysWhole;
    if (!p.gatewaysWhole || !p.order || p.order->deleted || p.order->fact.test ||
        p.order->fact.cancelledAt.isSet() || p.order->fact.total.minor <= 0)
        return;
    const Order& o = p.order->fact;
    const bool paid = o.financialStatus == "paid" || o.financialStatus == "partially_paid";
    if (!paid || o.gateways.contains("gift_card") || o.gateways.contains("manual"))
        return;
    if (std::any_of(p.payments.begin(), p.payments.end(), approved))
        return;
    const Instant due = o.createdAt + kGrace;
    if (p.now < due) {
        out.lookAgain(due, p.now);
        return;
    }
    Finding f;
    f.occurred = due;
    f.text = "the shop says " + o.financialStatus + ", no gateway has a payment";
    f.amount = o.total;
    f.about = p.order->ref;
    f.seen.push_back({p.order->ref, p.order->version});
    out.add(std::move(f));
}

}  // namespace docket::work
