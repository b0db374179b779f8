// SPDX-License-Identifier: GPL-3.0-or-later
// What follows a payment: refunds, disputes, reviews, warnings, and the events that tell of all.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/gatewayjson.h"
#include "app/sandbox/ledger.h"
#include "app/sandbox/people.h"

#include <array>

namespace sandbox {

namespace {

constexpr std::array kEvidence{"access_activity_log",
                               "billing_address",
                               "cancellation_policy",
                               "cancellation_policy_disclosure",
                               "cancellation_rebuttal",
                               "customer_communication",
                               "customer_email_address",
                               "customer_name",
                               "customer_purchase_ip",
                               "customer_signature",
                               "duplicate_charge_documentation",
                               "duplicate_charge_explanation",
                               "duplicate_charge_id",
                               "product_description",
                               "receipt",
                               "refund_policy",
                               "refund_policy_disclosure",
                               "refund_refusal_explanation",
                               "service_date",
                               "service_documentation",
                               "shipping_address",
                               "shipping_carrier",
                               "shipping_date",
                               "shipping_documentation",
                               "shipping_tracking_number",
                               "uncategorized_file",
                               "uncategorized_text"};

constexpr std::array<const char*, 4> kReasons{"", "duplicate", "fraudulent",
                                              "requested_by_customer"};

const char* word(RefundState state)
{
    switch (state) {
    case RefundState::Pending:
        return "pending";
    case RefundState::Succeeded:
        return "succeeded";
    case RefundState::Failed:
        return "failed";
    case RefundState::Canceled:
        return "canceled";
    }
    return "pending";
}

void writeMetadata(Json& json, const std::map<QByteArray, QByteArray>& pairs)
{
    json.object("metadata");
    for (const auto& [key, value] : pairs) {
        Json name;
        name.text(key);
        // Keys come from outside, so they are quoted like values.
        json.name(name.bytes().sliced(1, name.bytes().size() - 2).constData());
        json.text(value);
    }
    json.endObject();
}

const char* networkCode(const Dispute& dispute, const Charge& charge)
{
    const DisputeReason& reason = disputeReasons()[dispute.reason];
    switch (charge.brand) {
    case 0:
        return reason.visa;
    case 1:
        return reason.mastercard;
    case 2:
        return reason.amex;
    default:
        return "UA02";
    }
}

}  // namespace

bool needsResponse(const Dispute& dispute, qint64 at)
{
    return at < dispute.respondedAt && at < dispute.closedAt;
}

const char* disputeStatus(const Dispute& dispute, qint64 at)
{
    if (at >= dispute.closedAt)
        return dispute.inquiry ? "warning_closed" : dispute.won ? "won" : "lost";
    if (at >= dispute.respondedAt)
        return dispute.inquiry ? "warning_under_review" : "under_review";
    return dispute.inquiry ? "warning_needs_response" : "needs_response";
}

void GatewayJson::refund(Json& json, quint32 row, const Expand& expand) const
{
    const Refund& refund = m_world.refunds[row];
    const Charge& charge = m_world.charges[refund.charge];
    const RefundState now = state(refund, m_at);
    json.object();
    json.text("id", id(Ref::Refund, row));
    json.text("object", "refund");
    json.number("amount", refund.amount);
    if (now == RefundState::Failed)
        json.null("balance_transaction");
    else
        ledgerRef(json, "balance_transaction", kRefundLine + row, expand);
    chargeRef(json, refund.charge, expand);
    json.number("created", refund.at / kSecond);
    json.text("currency", facts(charge.coin).lower);
    if (!old()) {
        json.text("customer", id(Ref::Customer, m_world.intents[charge.intent].customer));
        json.null("customer_account");
        json.raw("destination_details", R"({"card":{"type":"refund"},"type":"card"})");
    }
    if (now == RefundState::Failed)
        json.text("failure_reason", row % 2 ? "expired_or_canceled_card" : "lost_or_stolen_card");
    writeMetadata(json, refund.metadata);
    intentRef(json, charge.intent, expand);
    if (!old())
        json.text("payment_method", id(Ref::Card, m_world.intents[charge.intent].customer));
    json.textOrNull("reason", kReasons[refund.reason]);
    json.null("receipt_number");
    json.null("source_transfer_reversal");
    json.text("status", word(now));
    json.null("transfer_reversal");
    json.endObject();
}

void GatewayJson::withdrawals(Json& json, quint32 row) const
{
    const Dispute& dispute = m_world.disputes[row];
    const Charge& charge = m_world.charges[dispute.charge];
    const qint64 fee = charge.coin == Coin::Jpy ? 2000 : 1500;
    const auto line = [&](quint32 number, qint64 amount, qint64 at, qint64 cost) {
        json.object();
        json.text("id", id(Ref::Ledger, number));
        json.text("object", "balance_transaction");
        json.number("amount", amount);
        json.number("created", at / kSecond);
        json.text("currency", facts(charge.coin).lower);
        json.number("fee", cost);
        json.number("net", amount - cost);
        json.text("reporting_category", amount < 0 ? "dispute" : "dispute_reversal");
        json.text("status", "available");
        json.text("type", "adjustment");
        json.endObject();
    };
    json.array("balance_transactions");
    if (!dispute.inquiry) {
        line(kDisputeLine + row * 2, -dispute.amount, dispute.at, fee);
        if (dispute.won && m_at >= dispute.closedAt)
            line(kDisputeLine + row * 2 + 1, dispute.amount, dispute.closedAt, 0);
    }
    json.endArray();
}

void GatewayJson::dispute(Json& json, quint32 row, const Expand& expand) const
{
    const Dispute& dispute = m_world.disputes[row];
    const Charge& charge = m_world.charges[dispute.charge];
    const Person who = person(m_world.seed, m_world.intents[charge.intent].customer);
    const bool answered = m_at >= dispute.respondedAt;
    const bool written = m_at >= dispute.writtenAt;
    json.object();
    json.text("id", id(Ref::Dispute, row));
    json.text("object", "dispute");
    json.number("amount", dispute.amount);
    withdrawals(json, row);
    chargeRef(json, dispute.charge, expand);
    json.number("created", dispute.at / kSecond);
    json.text("currency", facts(charge.coin).lower);
    if (!old())
        json.raw("enhanced_eligibility_types", charge.brand == 0 && dispute.reason == 0
                                                   ? R"(["visa_compelling_evidence_3"])"
                                                   : "[]");
    json.object("evidence");
    for (const char* key : kEvidence) {
        const auto given = dispute.evidence.find(QByteArray(key));
        if (written && given != dispute.evidence.end())
            json.text(key, given->second);
        else if (QByteArrayView(key) == QByteArrayView("customer_email_address"))
            json.text(key, who.email);
        else if (QByteArrayView(key) == QByteArrayView("customer_name"))
            json.text(key, who.name());
        else if (QByteArrayView(key) == QByteArrayView("customer_purchase_ip"))
            json.text(key, who.ip);
        else
            json.null(key);
    }
    if (!old())
        json.raw("enhanced_evidence", "{}");
    json.endObject();
    json.object("evidence_details");
    json.number("due_by", dispute.dueBy / kSecond);
    if (!old())
        json.raw("enhanced_eligibility", "{}");
    json.truth("has_evidence", answered || (written && !dispute.evidence.empty()));
    json.truth("past_due", !answered && m_at > dispute.dueBy);
    json.number("submission_count", answered ? dispute.submissions : 0);
    json.endObject();
    json.truth("is_charge_refundable", dispute.inquiry && m_at < dispute.closedAt);
    json.truth("livemode", false);
    writeMetadata(json, written ? dispute.metadata : std::map<QByteArray, QByteArray>());
    intentRef(json, charge.intent, expand);
    if (!old()) {
        json.object("payment_method_details");
        json.object("card");
        json.text("brand", brands()[charge.brand].name);
        json.text("case_type", dispute.inquiry ? "inquiry" : "chargeback");
        json.text("network", brands()[charge.brand].name);
        json.text("network_reason_code", networkCode(dispute, charge));
        json.endObject();
        json.text("type", "card");
        json.endObject();
    }
    json.text("reason", disputeReasons()[dispute.reason].reason);
    json.text("status", disputeStatus(dispute, m_at));
    json.endObject();
}

void GatewayJson::review(Json& json, quint32 row, const Expand& expand) const
{
    const Review& review = m_world.reviews[row];
    const Charge& charge = m_world.charges[review.charge];
    const Person who = person(m_world.seed, m_world.intents[charge.intent].customer);
    const bool closed = m_at >= review.closedAt;
    const char* opened = review.manual ? "manual" : "rule";
    const char* how = review.refunded ? "refunded" : "approved";
    json.object();
    json.text("id", id(Ref::Review, row));
    json.text("object", "review");
    json.text("billing_zip", who.zip);
    chargeRef(json, review.charge, expand);
    json.textOrNull("closed_reason", closed ? how : "");
    json.number("created", review.at / kSecond);
    json.text("ip_address", who.ip);
    json.object("ip_address_location");
    json.text("city", who.city);
    json.text("country", countries()[who.country].code);
    json.raw("latitude", who.latitude);
    json.raw("longitude", who.longitude);
    json.text("region", who.province);
    json.endObject();
    json.truth("livemode", false);
    json.truth("open", !closed);
    json.text("opened_reason", opened);
    intentRef(json, charge.intent, expand);
    json.text("reason", closed ? how : opened);
    json.raw("session",
             R"({"browser":"Chrome","device":"Other","platform":"Windows","version":"126.0"})");
    json.endObject();
}

void GatewayJson::warning(Json& json, quint32 row, const Expand& expand) const
{
    const Warning& warning = m_world.warnings[row];
    json.object();
    json.text("id", id(Ref::Warning, row));
    json.text("object", "radar.early_fraud_warning");
    json.truth("actionable", m_world.actionable(warning, m_at));
    chargeRef(json, warning.charge, expand);
    json.number("created", warning.at / kSecond);
    json.text("fraud_type", fraudTypes()[warning.type]);
    json.truth("livemode", false);
    intentRef(json, m_world.charges[warning.charge].intent, expand);
    json.endObject();
}

}  // namespace sandbox
