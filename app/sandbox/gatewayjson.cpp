// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/gatewayjson.h"

#include "app/sandbox/catalogue.h"
#include "app/sandbox/people.h"
#include "app/sandbox/random.h"

namespace sandbox {

namespace {

constexpr const char* kDescriptor = "HALDEN LANE";

const char* word(Check check)
{
    switch (check) {
    case Check::Pass:
        return "pass";
    case Check::Fail:
        return "fail";
    case Check::Unavailable:
        return "unavailable";
    }
    return "unchecked";
}

void nulls(Json& json, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        json.null(key);
}

void address(Json& json, const Person& who)
{
    json.object("address");
    json.text("city", who.city);
    json.text("country", countries()[who.country].code);
    json.text("line1", streetLine(who));
    json.textOrNull("line2", who.extra);
    json.text("postal_code", who.zip);
    json.text("state", who.provinceCode);
    json.endObject();
}

void shipping(Json& json, const Person& who)
{
    json.object("shipping");
    address(json, who);
    json.null("carrier");
    json.text("name", who.name());
    json.text("phone", who.phone);
    json.null("tracking_number");
    json.endObject();
}

}  // namespace

void GatewayJson::metadata(Json& json, const Intent& intent, int attempt) const
{
    json.object("metadata");
    if (intent.order != kNone)
        json.text("order_id", QByteArray::number(shopId(ShopRef::Order, intent.order)));
    else if (intent.unknownOrder)
        json.text("order_id", QByteArray::number(shopId(ShopRef::Order, intent.customer) + 11));
    json.text("offer", offers()[intent.offer].name);
    json.text("funnel", funnels()[intent.funnel]);
    json.text("affiliate", affiliates()[intent.affiliate]);
    if (attempt > 0)
        json.text("attempt", QByteArray::number(attempt));
    json.text("initiator", intent.initiator == Initiator::Merchant ? "merchant" : "customer");
    if (intent.subscription != kNone)
        json.text("subscription", subscriptionId(intent.subscription));
    json.endObject();
}

void GatewayJson::card(Json& json, const Charge& charge) const
{
    const quint32 customer = m_world.intents[charge.intent].customer;
    const Person who = person(m_world.seed, customer);
    const char* brand = brands()[charge.brand].name;
    json.object("payment_method_details");
    json.object("card");
    if (!old())
        json.number("amount_authorized", charge.succeeded() ? charge.amount : 0);
    if (!old())
        json.textOrNull("authorization_code",
                        charge.succeeded()
                            ? token(m_world.seed, (quint64{11} << 40) + charge.intent, 6)
                            : QByteArray());
    json.text("brand", brand);
    json.object("checks");
    json.text("address_line1_check", word(charge.street));
    json.text("address_postal_code_check", word(charge.zip));
    if (m_world.intents[charge.intent].initiator == Initiator::Merchant)
        json.null("cvc_check");
    else
        json.text("cvc_check", word(charge.cvc));
    json.endObject();
    json.text("country", countries()[charge.cardCountry].code);
    json.number("exp_month", 1 + customer % 12);
    json.number("exp_year", 2027 + customer % 5);
    if (!old())
        json.raw("extended_authorization", R"({"status":"disabled"})");
    json.text("fingerprint", who.fingerprint);
    json.text("funding", customer % 5 < 2 ? "credit" : "debit");
    if (!old())
        json.raw("incremental_authorization", R"({"status":"unavailable"})");
    json.null("installments");
    json.text("last4", who.last4);
    json.null("mandate");
    if (!old())
        json.raw("multicapture", R"({"status":"unavailable"})");
    json.text("network", brand);
    if (!old()) {
        json.raw("network_token", R"({"used":false})");
        json.textOrNull("network_transaction_id",
                        charge.verdict == Verdict::Blocked
                            ? QByteArray()
                            : token(m_world.seed,
                                    (quint64{12} << 40) + charge.intent * 8 + charge.attempt, 15));
        json.object("overcapture");
        json.number("maximum_amount_capturable", charge.amount);
        json.text("status", "unavailable");
        json.endObject();
        json.text("regulated_status", "unregulated");
    }
    json.null("three_d_secure");
    if (!old())
        json.null("transaction_link_id");
    json.null("wallet");
    json.endObject();
    json.text("type", "card");
    json.endObject();
}

void GatewayJson::outcome(Json& json, const Charge& charge) const
{
    const Decline& decline = declines()[charge.decline];
    json.object("outcome");
    nulls(json, {"advice_code", "network_advice_code"});
    const int risk =
        static_cast<int>(scatter(m_world.seed + charge.intent * 16 + charge.attempt) % 30);
    switch (charge.verdict) {
    case Verdict::Authorized:
        json.null("network_decline_code");
        json.text("network_status", "approved_by_network");
        json.null("reason");
        json.text("risk_level", "normal");
        json.number("risk_score", risk);
        json.text("seller_message", "Payment complete.");
        json.text("type", "authorized");
        break;
    case Verdict::ManualReview:
        json.null("network_decline_code");
        json.text("network_status", "approved_by_network");
        json.text("reason", "elevated_risk_level");
        json.text("risk_level", "elevated");
        json.number("risk_score", 60 + risk / 2);
        json.text("seller_message", "A rule sent this payment to the review queue.");
        json.text("type", "manual_review");
        break;
    case Verdict::Declined:
        json.text("network_decline_code", decline.number);
        json.text("network_status", "declined_by_network");
        json.text("reason", decline.network);
        json.text("risk_level", "normal");
        json.number("risk_score", risk);
        json.text("seller_message",
                  QByteArray("The bank returned the decline code `") + decline.network + "`.");
        json.text("type", "issuer_declined");
        break;
    case Verdict::Blocked:
        json.null("network_decline_code");
        json.text("network_status", "not_sent_to_network");
        json.text("reason", "highest_risk_level");
        json.text("risk_level", "highest");
        json.number("risk_score", 80 + risk / 2);
        json.text("seller_message", "This payment was blocked because of its risk.");
        json.text("type", "blocked");
        break;
    }
    json.endObject();
}

void GatewayJson::refunds(Json& json, quint32 row) const
{
    std::vector<quint32> rows;
    for (quint32 r = m_world.charges[row].firstRefund; r != kNone; r = m_world.refunds[r].next)
        if (m_world.refunds[r].at <= m_at)
            rows.insert(rows.begin(), r);
    json.object("refunds");
    json.text("object", "list");
    json.array("data");
    for (const quint32 r : rows)
        refund(json, r);
    json.endArray();
    json.truth("has_more", false);
    if (old())
        json.number("total_count", static_cast<qint64>(rows.size()));
    json.text("url", "/v1/charges/" + id(Ref::Charge, row) + "/refunds");
    json.endObject();
}

void GatewayJson::chargeRef(Json& json, quint32 row, const Expand& expand) const
{
    if (!expand.charge) {
        json.text("charge", id(Ref::Charge, row));
        return;
    }
    json.name("charge");
    charge(json, row);
}

void GatewayJson::intentRef(Json& json, quint32 row, const Expand& expand) const
{
    if (!expand.intent) {
        json.text("payment_intent", id(Ref::Intent, row));
        return;
    }
    json.name("payment_intent");
    intent(json, row);
}

void GatewayJson::charge(Json& json, quint32 row, const Expand& expand) const
{
    const Charge& charge = m_world.charges[row];
    const Intent& of = m_world.intents[charge.intent];
    const Person who = person(m_world.seed, of.customer);
    const bool good = charge.succeeded();
    const qint64 back = m_world.refunded(charge, m_at);
    const bool disputed = charge.dispute != kNone && m_world.disputes[charge.dispute].at <= m_at;
    json.object();
    json.text("id", id(Ref::Charge, row));
    json.text("object", "charge");
    json.number("amount", charge.amount);
    json.number("amount_captured", good ? charge.amount : 0);
    json.number("amount_refunded", back);
    nulls(json, {"application", "application_fee", "application_fee_amount"});
    if (good)
        ledgerRef(json, "balance_transaction", row, expand);
    else
        json.null("balance_transaction");
    json.object("billing_details");
    address(json, who);
    json.text("email", who.email);
    json.text("name", who.name());
    json.text("phone", who.phone);
    if (!old())
        json.null("tax_id");
    json.endObject();
    json.text("calculated_statement_descriptor", kDescriptor);
    json.truth("captured", good);
    json.number("created", charge.at / kSecond);
    json.text("currency", facts(charge.coin).lower);
    customerRef(json, of.customer, charge.account, expand);
    json.textOrNull("description", of.order == kNone ? QByteArray()
                                                     : QByteArray("Order ") + m_world.mark +
                                                           QByteArray::number(80'001 + of.order));
    json.truth("disputed", disputed);
    json.null("failure_balance_transaction");
    if (good) {
        nulls(json, {"failure_code", "failure_message"});
    } else if (charge.verdict == Verdict::Blocked) {
        json.text("failure_code", "card_declined");
        json.text("failure_message", "Your card was declined.");
    } else {
        json.text("failure_code", declines()[charge.decline].failure);
        json.text("failure_message", declines()[charge.decline].message);
    }
    json.raw("fraud_details", charge.warning != kNone && m_world.warnings[charge.warning].at <= m_at
                                  ? R"({"stripe_report":"fraudulent"})"
                                  : "{}");
    if (old())
        json.null("invoice");
    json.truth("livemode", false);
    metadata(json, of, charge.attempt);
    json.null("on_behalf_of");
    if (old())
        json.null("order");
    outcome(json, charge);
    json.truth("paid", good);
    intentRef(json, charge.intent, expand);
    json.text("payment_method", id(Ref::Card, of.customer));
    card(json, charge);
    json.text("receipt_email", who.email);
    json.null("receipt_number");
    json.null("receipt_url");
    json.truth("refunded", good && back >= charge.amount);
    if (old() || expand.refunds)
        refunds(json, row);
    else
        json.null("refunds");
    if (charge.review == kNone || m_world.reviews[charge.review].at > m_at) {
        json.null("review");
    } else if (expand.review) {
        json.name("review");
        review(json, charge.review);
    } else {
        json.text("review", id(Ref::Review, charge.review));
    }
    shipping(json, who);
    if (old()) {
        json.object("source");
        json.text("id", id(Ref::Card, of.customer));
        json.text("object", "card");
        json.text("brand", brands()[charge.brand].name);
        json.text("country", countries()[charge.cardCountry].code);
        json.text("last4", who.last4);
        json.endObject();
    } else {
        json.null("source");
    }
    json.null("source_transfer");
    json.text("statement_descriptor", kDescriptor);
    json.null("statement_descriptor_suffix");
    json.text("status", good ? "succeeded" : "failed");
    nulls(json, {"transfer_data", "transfer_group"});
    json.endObject();
}

void GatewayJson::intent(Json& json, quint32 row, const Expand& expand) const
{
    const Intent& intent = m_world.intents[row];
    const quint32 paid = m_world.paidBy(intent, m_at);
    const quint32 latest = m_world.latestCharge(intent, m_at);
    const Person who = person(m_world.seed, intent.customer);
    json.object();
    json.text("id", id(Ref::Intent, row));
    json.text("object", "payment_intent");
    json.number("amount", intent.amount);
    json.number("amount_capturable", 0);
    if (!old())
        json.raw("amount_details", R"({"tip":{}})");
    json.number("amount_received", paid == kNone ? 0 : intent.amount);
    nulls(json, {"application", "application_fee_amount", "automatic_payment_methods",
                 "canceled_at", "cancellation_reason"});
    json.text("capture_method", "automatic");
    if (old()) {
        json.object("charges");
        json.text("object", "list");
        json.array("data");
        std::vector<quint32> rows;
        for (quint32 c = intent.firstCharge; c != kNone; c = m_world.charges[c].next)
            if (m_world.charges[c].at <= m_at)
                rows.insert(rows.begin(), c);
        for (const quint32 c : rows)
            charge(json, c);
        json.endArray();
        json.truth("has_more", false);
        json.number("total_count", static_cast<qint64>(rows.size()));
        json.text("url", "/v1/charges?payment_intent=" + id(Ref::Intent, row));
        json.endObject();
    }
    // No secret: a console has no use for it, and its archive must not hold any.
    json.null("client_secret");
    json.text("confirmation_method", "automatic");
    json.number("created", intent.at / kSecond);
    json.text("currency", facts(intent.coin).lower);
    customerRef(json, intent.customer, intent.account, expand);
    if (!old())
        json.null("customer_account");
    json.textOrNull("description", intent.order == kNone
                                       ? QByteArray()
                                       : QByteArray("Order ") + m_world.mark +
                                             QByteArray::number(80'001 + intent.order));
    if (!old())
        json.null("excluded_payment_method_types");
    if (old())
        json.null("invoice");
    if (paid == kNone && latest != kNone) {
        const Charge& failed = m_world.charges[latest];
        json.object("last_payment_error");
        json.text("charge", id(Ref::Charge, latest));
        json.text("code", failed.verdict == Verdict::Blocked ? "card_declined"
                                                             : declines()[failed.decline].failure);
        json.text("decline_code", failed.verdict == Verdict::Blocked
                                      ? "fraudulent"
                                      : declines()[failed.decline].network);
        json.text("message", declines()[failed.decline].message);
        json.text("type", "card_error");
        json.endObject();
    } else {
        json.null("last_payment_error");
    }
    if (!old()) {
        if (latest == kNone) {
            json.null("latest_charge");
        } else if (expand.latestCharge) {
            json.name("latest_charge");
            charge(json, latest, {.refunds = expand.refunds});
        } else {
            json.text("latest_charge", id(Ref::Charge, latest));
        }
    }
    json.truth("livemode", false);
    if (!old())
        json.null("managed_payments");
    metadata(json, intent, 0);
    nulls(json, {"next_action", "on_behalf_of"});
    json.textOrNull("payment_method",
                    paid == kNone ? QByteArray() : id(Ref::Card, intent.customer));
    if (!old())
        json.null("payment_method_configuration_details");
    json.raw("payment_method_options", R"({"card":{"request_three_d_secure":"automatic"}})");
    json.raw("payment_method_types", R"(["card"])");
    json.null("processing");
    json.text("receipt_email", who.email);
    const quint32 held = paid == kNone ? kNone : m_world.charges[paid].review;
    json.textOrNull("review", held == kNone || m_world.reviews[held].at > m_at
                                  ? QByteArray()
                                  : id(Ref::Review, held));
    json.textOrNull("setup_future_usage", intent.subscription == kNone ? "" : "off_session");
    shipping(json, who);
    json.null("source");
    json.text("statement_descriptor", kDescriptor);
    json.null("statement_descriptor_suffix");
    json.text("status", paid == kNone ? "requires_payment_method" : "succeeded");
    nulls(json, {"transfer_data", "transfer_group"});
    json.endObject();
}

}  // namespace sandbox
