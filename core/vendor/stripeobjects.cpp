// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/stripeobjects.h"

#include "core/vendor/stripemoney.h"

#include <array>

namespace docket::vendor {

namespace {

// Charges before payment_method_details spell brands as people read them. One spelling for both, or
// a decline rate by brand would be split in two.
QByteArray brandWord(const QByteArray& brand)
{
    static constexpr std::array<std::pair<const char*, const char*>, 3> kOld{{
        {"american express", "amex"},
        {"diners club", "diners"},
        {"unknown", ""},
    }};
    const QByteArray lower = brand.toLower();
    for (const auto& [old, now] : kOld)
        if (lower == old)
            return QByteArray(now);
    return lower;
}

PostalAddress address(const JsonReader& at, const QString& name)
{
    PostalAddress out;
    out.name = name;
    out.line1 = personText(at, "line1");
    out.line2 = personText(at, "line2");
    out.city = personText(at, "city");
    out.zip = personText(at, "postal_code");
    out.province = personText(at, "state");
    out.country = personText(at, "country");
    return out;
}

void readThreeDSecure(const JsonReader& card, Payment& payment)
{
    const JsonReader three = card.object("three_d_secure");
    payment.threeDSecure = three.optText("result");
    // Before 2020 there was no result, only whether the cardholder was authenticated.
    if (payment.threeDSecure.isEmpty() && three.has("authenticated"))
        payment.threeDSecure = three.boolean("authenticated") ? "authenticated" : "failed";
}

void readMethodDetails(const JsonReader& details, Payment& payment)
{
    const QByteArray type = details.optText("type");
    if (type != "card") {
        // Other methods have the same names where they have the thing at all; their own shapes are
        // too many to insist on.
        payment.brand = type;
        const JsonReader method = details.alone().object(type.constData());
        payment.last4 = method.optText("last4");
        payment.cardCountry = method.optText("country");
        payment.fingerprint = method.optText("fingerprint");
        payment.funding = method.optText("funding");
        if (type == "card_present" || type == "interac_present")
            payment.brand = brandWord(method.optText("brand"));
        return;
    }
    const JsonReader card = details.object("card");
    payment.brand = brandWord(card.optText("brand"));
    payment.last4 = card.optText("last4");
    payment.cardCountry = card.optText("country");
    payment.funding = card.optText("funding");
    payment.fingerprint = card.optText("fingerprint");
    const JsonReader checks = card.object("checks");
    payment.checkLine1 = checks.optText("address_line1_check");
    payment.checkZip = checks.optText("address_postal_code_check");
    payment.checkCvc = checks.optText("cvc_check");
    readThreeDSecure(card, payment);
}

// The shape before payment_method_details: the card stands in `source`, itself or inside a Source.
void readOldSource(const JsonReader& source, Payment& payment)
{
    const QByteArray type = source.optText("object");
    const JsonReader card = type == "source" ? source.object("card") : source;
    if (type == "source" && !card.isObject()) {
        payment.brand = source.optText("type");
        return;
    }
    payment.brand = brandWord(card.optText("brand"));
    payment.last4 = card.optText("last4");
    payment.cardCountry = card.optText("country");
    payment.funding = card.optText("funding");
    payment.fingerprint = card.optText("fingerprint");
    payment.checkLine1 = card.optText("address_line1_check");
    payment.checkZip = card.optText("address_zip_check");
    payment.checkCvc = card.optText("cvc_check");
    if (payment.personal.name.isEmpty())
        payment.personal.name = personText(card, "name");
    PostalAddress& billing = payment.personal.billing;
    if (billing == PostalAddress{}) {
        billing.name = payment.personal.name;
        billing.line1 = personText(card, "address_line1");
        billing.line2 = personText(card, "address_line2");
        billing.city = personText(card, "address_city");
        billing.zip = personText(card, "address_zip");
        billing.province = personText(card, "address_state");
        billing.country = personText(card, "address_country");
    }
}

// True when the member is there and an object; an id in its place is not one.
bool holdsObject(const JsonReader& object, const char* name)
{
    const JsonReader apart = object.alone();
    return apart.has(name) && apart.object(name).isObject();
}

void readOutcome(const JsonReader& charge, Payment& payment)
{
    const JsonReader outcome = charge.object("outcome");
    payment.outcomeType = outcome.optText("type");
    payment.outcomeReason = outcome.optText("reason");
    payment.networkStatus = outcome.optText("network_status");
    payment.networkDeclineCode = outcome.optText("network_decline_code");
}

PaymentStatus statusOf(const QByteArray& status, const Payment& payment)
{
    if (status == "succeeded")
        return PaymentStatus::Approved;
    if (status != "failed")
        return PaymentStatus::Pending;
    return payment.outcomeType == "blocked" || payment.networkStatus == "not_sent_to_network"
               ? PaymentStatus::Blocked
               : PaymentStatus::Declined;
}

void readPeople(const JsonReader& charge, Payment& payment)
{
    Personal& person = payment.personal;
    const JsonReader billing = charge.object("billing_details");
    person.name = personText(billing, "name");
    person.email = personText(billing, "email");
    person.phone = personText(billing, "phone");
    person.billing = address(billing.object("address"), person.name);
    if (person.email.isEmpty())
        person.email = personText(charge, "receipt_email");
    const JsonReader shipping = charge.object("shipping");
    person.shipping = address(shipping.object("address"), personText(shipping, "name"));
}

}  // namespace

Mapping stripeMapping(const SourceConfig& source)
{
    return Mapping(source.mapping, {{"order", {"metadata.order_id"}},
                                    {"offer", {"metadata.offer"}},
                                    {"funnel", {"metadata.funnel"}},
                                    {"affiliate", {"metadata.affiliate"}},
                                    {"sub_id", {"metadata.sub_id"}},
                                    {"attempt", {"metadata.attempt"}},
                                    {"initiator", {"metadata.initiator"}}});
}

Payment readStripeCharge(const JsonReader& charge, const Mapping& mapping)
{
    Payment out;
    out.id = charge.text("id");
    out.intent = charge.optReference("payment_intent");
    out.createdAt = charge.unixSeconds("created");
    const Currency currency = readCurrency(charge, "currency");
    out.amount = readStripeAmount(charge, "amount", currency);
    if (charge.has("amount_refunded"))
        out.refunded = readStripeAmount(charge, "amount_refunded", currency).minor;
    out.failureCode = charge.optText("failure_code");
    readOutcome(charge, out);
    out.status = statusOf(charge.text("status"), out);
    // Without amount_captured, the old shape says captured: true of a failed charge as well.
    if (charge.has("amount_captured"))
        out.captured = readStripeAmount(charge, "amount_captured", currency).minor;
    else if (charge.optBoolean("captured") && out.status == PaymentStatus::Approved)
        out.captured = out.amount.minor;
    readPeople(charge, out);
    if (holdsObject(charge, "payment_method_details"))
        readMethodDetails(charge.object("payment_method_details"), out);
    else if (holdsObject(charge, "source"))
        readOldSource(charge.object("source"), out);
    else if (holdsObject(charge, "card"))
        readOldSource(charge.object("card"), out);
    out.customer = charge.optReference("customer");
    out.disputed = charge.optBoolean("disputed") || charge.has("dispute");
    out.live = charge.optBoolean("livemode", true);

    const Mapping::Read along = [&](const QByteArray& path) { return readPath(charge, path); };
    out.order = mapping.value("order", along);
    out.attribution = mapping.attribution(along);
    out.initiator = mapping.value("initiator", along);
    out.attempt = mapping.value("attempt", along).toLongLong();
    return out;
}

Dispute readStripeDispute(const JsonReader& dispute)
{
    Dispute out;
    out.id = dispute.text("id");
    out.payment = dispute.optReference("charge");
    out.createdAt = dispute.unixSeconds("created");
    out.amount = readStripeAmount(dispute, "amount", readCurrency(dispute, "currency"));
    out.status = dispute.text("status");
    out.reason = dispute.optText("reason");
    const JsonReader details = dispute.object("evidence_details");
    out.dueBy = details.optUnixSeconds("due_by");
    // Until 2014 the deadline stood beside the evidence, which was a text.
    if (!out.dueBy.isSet())
        out.dueBy = dispute.optUnixSeconds("evidence_due_by");
    out.hasEvidence = details.optBoolean("has_evidence");
    out.submissions = details.optInteger("submission_count").value_or(0);
    const JsonReader card = dispute.object("payment_method_details").object("card");
    out.brand = brandWord(card.optText("brand"));
    out.networkReasonCode = card.optText("network_reason_code");
    if (out.networkReasonCode.isEmpty())
        out.networkReasonCode = dispute.optText("network_reason_code");
    out.inquiry = out.status.startsWith("warning_") || card.optText("case_type") == "inquiry";
    out.refundable = dispute.optBoolean("is_charge_refundable");
    return out;
}

Hold readStripeReview(const JsonReader& review)
{
    Hold out;
    out.id = review.text("id");
    out.payment = review.optReference("charge");
    out.createdAt = review.unixSeconds("created");
    out.open = review.boolean("open");
    out.openedReason = review.optText("opened_reason");
    out.closedReason = review.optText("closed_reason");
    out.reason = review.optText("reason");
    return out;
}

FraudWarning readStripeWarning(const JsonReader& warning)
{
    FraudWarning out;
    out.id = warning.text("id");
    out.payment = warning.optReference("charge");
    out.createdAt = warning.unixSeconds("created");
    out.actionable = warning.optBoolean("actionable");
    out.fraudType = warning.optText("fraud_type");
    return out;
}

}  // namespace docket::vendor
