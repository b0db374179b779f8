// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/rules.h"

#include <algorithm>

namespace docket::work {

namespace {

// An invoice that a subscription makes again and again; the first one is the customer's own
// purchase. Older invoices do not say why they were made.
bool isRebill(const Picture::Bill& bill)
{
    const QByteArray& why = bill.invoice.fact.billing;
    return !bill.invoice.fact.subscription.isEmpty() && why != "subscription_create" &&
           why != "manual" && !bill.invoice.deleted;
}

bool isOwed(const Picture::Bill& bill)
{
    const Invoice& invoice = bill.invoice.fact;
    return (invoice.status == "open" || invoice.status == "uncollectible") && invoice.attempts > 0;
}

bool failed(const store::Stored<Payment>& attempt)
{
    return attempt.fact.status == PaymentStatus::Declined ||
           attempt.fact.status == PaymentStatus::Blocked;
}

Finding onBill(const Picture::Bill& bill, Instant occurred, QByteArray text)
{
    Finding f;
    f.key = bill.invoice.ref.id;
    f.occurred = occurred;
    f.text = std::move(text);
    f.amount = bill.invoice.fact.due;
    f.about = bill.invoice.ref;
    f.seen.push_back({bill.invoice.ref, bill.invoice.version});
    if (bill.subscription)
        f.seen.push_back({bill.subscription->ref, bill.subscription->version});
    return f;
}

QByteArray attemptsSaid(qint64 attempts)
{
    return QByteArray::number(attempts) + (attempts == 1 ? " attempt failed" : " attempts failed");
}

QByteArray lastReason(const Picture::Bill& bill)
{
    for (auto it = bill.attempts.rbegin(); it != bill.attempts.rend(); ++it)
        if (failed(*it))
            return it->fact.outcomeReason.isEmpty() ? it->fact.failureCode : it->fact.outcomeReason;
    return {};
}

}  // namespace

void rebillFailing(const Picture& p, Findings& out)
{
    for (const Picture::Bill& bill : p.bills) {
        const Invoice& invoice = bill.invoice.fact;
        if (!isRebill(bill) || invoice.status != "open" || invoice.attempts == 0 ||
            !invoice.nextAttemptAt.isSet())
            continue;
        const auto first = std::find_if(bill.attempts.begin(), bill.attempts.end(), failed);
        const QByteArray reason = lastReason(bill);
        out.add(onBill(
            bill, first == bill.attempts.end() ? invoice.createdAt : first->fact.createdAt,
            attemptsSaid(invoice.attempts) + (reason.isEmpty() ? QByteArray() : ": " + reason)));
    }
}

void rebillExhausted(const Picture& p, Findings& out)
{
    for (const Picture::Bill& bill : p.bills) {
        if (!isRebill(bill) || !isOwed(bill) || bill.invoice.fact.nextAttemptAt.isSet() ||
            !bill.subscription || bill.subscription->deleted)
            continue;
        const Subscription& subscription = bill.subscription->fact;
        // A newer invoice is tried instead, and of one that has ended nobody asks any more.
        if (subscription.endedAt.isSet() || subscription.latestInvoice != bill.invoice.ref.id ||
            (subscription.status != "unpaid" && subscription.status != "past_due"))
            continue;
        // The last failure is the instant at which nothing was left to try.
        const Instant last = bill.attempts.empty() ? bill.invoice.fact.createdAt
                                                   : bill.attempts.back().fact.createdAt;
        out.add(onBill(bill, last,
                       attemptsSaid(bill.invoice.fact.attempts) +
                           ", none is to come; the subscription is " + subscription.status));
    }
}

}  // namespace docket::work
