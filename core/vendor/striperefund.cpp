// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/striperefund.h"

#include "core/vendor/stripe.h"
#include "core/vendor/stripedecode.h"
#include "core/vendor/stripemoney.h"
#include "core/vendor/wire.h"

namespace docket::vendor {

namespace {

Settlement settled(Effect effect, const QString& message)
{
    Settlement out;
    out.effect = effect;
    out.message = plainText(message);
    return out;
}

// What a refund that came back proves about the order.
Settlement judge(const Instruction& wanted, const Refund& refund, Instant readAt)
{
    Settlement out;
    out.externalId = refund.id;
    out.facts.push_back({refund, readAt});
    if (refund.amount != wanted.amount || refund.payment != wanted.target ||
        (!refund.action.isEmpty() && refund.action != wanted.action)) {
        out.effect = Effect::Mismatch;
        out.message =
            plainText(QStringLiteral("Stripe answered with refund %1 of %2 %3 on %4")
                          .arg(QString::fromUtf8(refund.id), toDecimal(refund.amount),
                               refund.amount.currency.text(), QString::fromUtf8(refund.payment)));
    } else if (refund.status == RefundStatus::Failed || refund.status == RefundStatus::Cancelled) {
        out.effect = Effect::Rejected;
        out.code = refund.failureReason;
        out.message = plainText(QStringLiteral("The refund %1 was made and then failed")
                                    .arg(QString::fromUtf8(refund.id)));
    } else {
        out.effect = Effect::Confirmed;
        out.page = {"refund", refund.id};
        out.followUps = {{"charge", refund.payment}};
    }
    return out;
}

}  // namespace

Settlement stripeRefusal(const Response& response)
{
    const auto error = readStripeError(response.body);
    const QString said = error ? error->message : QString();
    // Whatever the status: our key came back with other parameters, so it is our mistake. A key in
    // use is only early.
    if (error && error->type == "idempotency_error" && error->code != "idempotency_key_in_use" &&
        response.status < 500)
        return settled(Effect::Mismatch, said);
    switch (response.status) {
    case 401:
    case 429: {
        Settlement out = settled(Effect::NotSent, said);
        out.waitMs = retryAfter(response);
        return out;
    }
    case 400:
    case 402:
    case 403:
    case 404:
    case 422: {
        if (!error)
            break;
        Settlement out = settled(Effect::Rejected, said);
        out.code = error->code.isEmpty() ? error->type : error->code;
        out.lookUp = error->code == "charge_already_refunded";
        return out;
    }
    default:
        break;
    }
    return settled(Effect::Unknown, said);
}

std::vector<Header> stripeHeaders(const SourceConfig& source)
{
    return {{"Stripe-Version",
             source.apiVersion.isEmpty() ? QByteArray(kStripeVersion) : source.apiVersion}};
}

Request stripeRefundRequest(const SourceConfig& source, const Instruction& wanted)
{
    const auto units = toStripeUnits(wanted.amount);
    if (!units)
        return {};
    Request out;
    out.method = "POST";
    out.path = "/v1/refunds";
    out.headers = stripeHeaders(source);
    out.headers.emplace_back("Idempotency-Key", wanted.key);
    out.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    Fields fields{{"charge", wanted.target}, {"amount", QByteArray::number(*units)}};
    if (!wanted.reason.isEmpty())
        fields.emplace_back("reason", wanted.reason);
    fields.emplace_back("metadata[ops_action_id]", wanted.action);
    out.body = form(fields);
    return out;
}

Settlement settleStripeRefund(const Instruction& wanted, const Response& response)
{
    if (response.status < 200 || response.status > 299)
        return stripeRefusal(response);
    const auto unknown = [](const QString& why) { return settled(Effect::Unknown, why); };
    const auto document = JsonDocument::parse(response.body);
    if (!document)
        return unknown(document.error().detail);
    const JsonReader root = document->root();
    const QByteArray word = root.text("object");
    const Refund refund = readStripeRefund(root);
    if (const auto wrong = root.error())
        return unknown(wrong->where + u' ' + wrong->detail);
    if (word != "refund" || refund.id.isEmpty())
        return unknown(QStringLiteral("The answer is not a refund"));
    return judge(wanted, refund, response.date);
}

Request stripeRefundLookUp(const SourceConfig& source, const Instruction& wanted)
{
    Request out;
    out.path = withQuery("/v1/refunds", {{"charge", wanted.target}, {"limit", "100"}});
    out.headers = stripeHeaders(source);
    return out;
}

Settlement settleStripeLookUp(const Instruction& wanted, const Response& response)
{
    if (response.status < 200 || response.status > 299) {
        const auto error = readStripeError(response.body);
        Settlement out = settled(Effect::Unknown, error ? error->message : QString());
        if (response.status == 429)
            out.waitMs = retryAfter(response);
        return out;
    }
    if (wanted.action.isEmpty())
        return settled(Effect::Unknown,
                       QStringLiteral("An order without an action cannot be found"));
    PageContext context;
    context.feed = "charge_refunds";
    context.childId = wanted.target;
    context.readAt = response.date;
    const auto page = decodeStripe({}, context, response.body);
    if (!page)
        return settled(Effect::Unknown, page.error().detail);
    std::vector<Refund> ours;
    for (const DecodedFact& fact : page->facts)
        if (const auto* refund = std::get_if<Refund>(&fact.fact))
            if (refund->action == wanted.action)
                ours.push_back(*refund);
    if (ours.size() > 1)
        return settled(Effect::Mismatch,
                       QStringLiteral("%1 refunds carry this action").arg(ours.size()));
    if (ours.size() == 1) {
        Settlement out = judge(wanted, ours.front(), response.date);
        if (out.effect == Effect::Confirmed)
            out.page = {"charge_refunds", wanted.target};
        return out;
    }
    if (!page->next.isEmpty() || !page->quarantined.empty())
        return settled(Effect::Unknown, QStringLiteral("The list of refunds is not complete"));
    return settled(Effect::Absent, {});
}

}  // namespace docket::vendor
