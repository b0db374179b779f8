// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/moneyledger.h"

#include <algorithm>

namespace docket::command {

void MoneyLedger::note(const Case& value)
{
    for (const Intent& intent : value.intents)
        m_intents[intent.target].insert(intent.id, {intent, value.order});
}

Result<std::optional<MoneyGround>> MoneyLedger::ground(const ExternalRef& payment,
                                                       const store::FactTables& facts) const
{
    const auto fact = facts.payment(payment.source, payment.id);
    if (!fact)
        return fail(fact.error());
    if (!*fact)
        return std::optional<MoneyGround>();
    const auto refunds = facts.refundsOfPayment(payment.source, payment.id);
    if (!refunds)
        return fail(refunds.error());

    MoneyGround out;
    out.payment = payment;
    out.currency = (*fact)->fact.amount.currency;
    out.captured = (*fact)->fact.captured;
    qint64 listed = 0;
    for (const auto& refund : *refunds)
        if (!refund.deleted && (refund.fact.status == RefundStatus::Succeeded ||
                                refund.fact.status == RefundStatus::Pending))
            listed += refund.fact.amount.minor;
    // The payment's own sum and the list of refunds reach us apart: the greater is the truth so
    // far.
    out.refunded = std::max(listed, (*fact)->fact.refunded);

    const auto ours = m_intents.constFind(payment);
    if (ours == m_intents.cend())
        return std::optional<MoneyGround>(out);
    for (const auto& [intent, order] : *ours) {
        if (!movesMoney(intent.kind))
            continue;
        if (live(intent.state)) {
            out.underWay += intent.amount.minor;
        } else if (intent.state == IntentState::Confirmed) {
            const QByteArray& externalId = intent.externalId;
            const bool seen = std::any_of(refunds->begin(), refunds->end(),
                                          [&](const auto& r) { return r.ref.id == externalId; });
            if (!seen)
                out.underWay += intent.amount.minor;
        }
    }
    return std::optional<MoneyGround>(out);
}

qint64 MoneyLedger::alone(PersonId person, Instant since, Currency currency,
                          const std::function<bool(const QByteArray&)>& same) const
{
    qint64 sum = 0;
    for (const auto& ours : m_intents)
        for (const auto& [intent, order] : ours)
            if (movesMoney(intent.kind) && intent.requester == person && intent.approver.isNull() &&
                intent.decidedAt.isSet() && intent.decidedAt > since &&
                intent.state != IntentState::Rejected && intent.amount.currency == currency &&
                same(order))
                sum += intent.amount.minor;
    return sum;
}

bool MoneyLedger::inFlight(const ExternalRef& payment, IntentId except) const
{
    const auto ours = m_intents.constFind(payment);
    if (ours == m_intents.cend())
        return false;
    return std::any_of(ours->cbegin(), ours->cend(), [&](const Noted& noted) {
        return noted.intent.id != except && atLarge(noted.intent.state);
    });
}

}  // namespace docket::command
