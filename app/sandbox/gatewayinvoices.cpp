// SPDX-License-Identifier: GPL-3.0-or-later
// The invoices of subscriptions and what paid them.
#include "app/sandbox/billing.h"
#include "app/sandbox/catalogue.h"
#include "app/sandbox/gatewayjson.h"
#include "app/sandbox/people.h"

namespace sandbox {

namespace {

void nulls(Json& json, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        json.null(key);
}

void empties(Json& json, std::initializer_list<const char*> keys)
{
    for (const char* key : keys) {
        json.array(key);
        json.endArray();
    }
}

void instant(Json& json, const char* key, qint64 at, qint64 now)
{
    if (at == kNever || at > now)
        json.null(key);
    else
        json.number(key, at / kSecond);
}

}  // namespace

void GatewayJson::invoiceLines(Json& json, quint32 row) const
{
    const Intent& intent = m_world.intents[row];
    const quint32 sub = subscriptionOf(m_world, row);
    const QByteArray name = id(Ref::Invoice, row);
    json.object("lines");
    json.text("object", "list");
    json.array("data");
    json.object();
    json.text("id", "il_1" + token(m_world.seed, (quint64{23} << 40) + row, 23));
    json.text("object", "line_item");
    json.number("amount", intent.amount);
    json.text("currency", facts(intent.coin).lower);
    json.text("description", QByteArray("1 x ") + offers()[intent.offer].name);
    empties(json, {"discount_amounts"});
    json.truth("discountable", true);
    empties(json, {"discounts"});
    json.text("invoice", name);
    json.truth("livemode", false);
    json.raw("metadata", "{}");
    if (!old()) {
        json.object("parent");
        json.null("invoice_item_details");
        json.object("subscription_item_details");
        json.null("invoice_item");
        json.truth("proration", false);
        json.raw("proration_details", R"({"credited_items":null})");
        json.text("subscription", subscriptionId(sub));
        json.text("subscription_item", "si_" + token(m_world.seed, (quint64{22} << 40) + sub, 14));
        json.endObject();
        json.text("type", "subscription_item_details");
        json.endObject();
    }
    json.object("period");
    json.number("end", (intent.at + kCycle) / kSecond);
    json.number("start", intent.at / kSecond);
    json.endObject();
    if (!old()) {
        json.null("pretax_credit_amounts");
        json.object("pricing");
        json.text("type", "price_details");
        json.text("unit_amount_decimal", QByteArray::number(intent.amount));
        json.endObject();
    } else {
        json.truth("proration", false);
    }
    json.number("quantity", 1);
    if (!old())
        json.null("quantity_decimal");
    json.textOrNull("subscription", old() ? subscriptionId(sub) : QByteArray());
    json.number("subtotal", intent.amount);
    if (old())
        json.text("type", "subscription");
    else
        json.null("taxes");
    json.endObject();
    json.endArray();
    json.truth("has_more", false);
    if (old())
        json.number("total_count", 1);
    json.text("url", "/v1/invoices/" + name + "/lines");
    json.endObject();
}

void GatewayJson::invoice(Json& json, quint32 row, const Expand& expand) const
{
    const Intent& intent = m_world.intents[row];
    const quint32 sub = subscriptionOf(m_world, row);
    const Dunning d = dunning(m_world, row, m_at);
    const Person who = person(m_world.seed, intent.customer);
    const bool paid = d.paidAt != kNever;
    const bool lost = !paid && d.exhaustedAt <= m_at;
    json.object();
    json.text("id", id(Ref::Invoice, row));
    json.text("object", "invoice");
    json.text("account_country", intent.account == 2 ? "DE" : "US");
    json.text("account_name", accounts()[intent.account].name);
    json.null("account_tax_ids");
    json.number("amount_due", intent.amount);
    if (!old())
        json.number("amount_overpaid", 0);
    json.number("amount_paid", paid ? intent.amount : 0);
    json.number("amount_remaining", paid ? 0 : intent.amount);
    json.number("amount_shipping", 0);
    json.null("application");
    json.number("attempt_count", d.attempts);
    json.truth("attempted", d.attempts > 0);
    json.truth("auto_advance", !paid && !lost);
    json.raw("automatic_tax", R"({"disabled_reason":null,"enabled":false,"liability":null,)"
                              R"("provider":null,"status":null})");
    json.null("automatically_finalizes_at");
    json.text("billing_reason", intent.initiator == Initiator::Merchant ? "subscription_cycle"
                                                                        : "subscription_create");
    if (old())
        json.textOrNull("charge", d.latest == kNone ? QByteArray() : id(Ref::Charge, d.latest));
    json.text("collection_method", "charge_automatically");
    json.number("created", intent.at / kSecond);
    json.text("currency", facts(intent.coin).lower);
    json.null("custom_fields");
    customerRef(json, intent.customer, intent.account, expand);
    if (!old())
        json.null("customer_account");
    json.object("customer_address");
    json.text("city", who.city);
    json.text("country", countries()[who.country].code);
    json.text("line1", streetLine(who));
    json.textOrNull("line2", who.extra);
    json.text("postal_code", who.zip);
    json.text("state", who.provinceCode);
    json.endObject();
    json.text("customer_email", who.email);
    json.text("customer_name", who.name());
    json.text("customer_phone", who.phone);
    json.null("customer_shipping");
    json.text("customer_tax_exempt", "none");
    empties(json, {"customer_tax_ids"});
    nulls(json, {"default_payment_method", "default_source"});
    empties(json, {"default_tax_rates"});
    json.null("description");
    if (old())
        json.null("discount");
    empties(json, {"discounts"});
    json.null("due_date");
    json.number("effective_at", intent.at / kSecond);
    json.number("ending_balance", 0);
    nulls(json, {"footer", "from_invoice", "hosted_invoice_url", "invoice_pdf"});
    json.raw("issuer", R"({"type":"self"})");
    nulls(json, {"last_finalization_error", "latest_revision"});
    invoiceLines(json, row);
    json.truth("livemode", false);
    json.raw("metadata", "{}");
    if (paid || lost || d.attempts == 0) {
        json.null("next_payment_attempt");
    } else {
        qint64 next = d.lastAt + kRetryAfter;
        for (quint32 c = intent.firstCharge; c != kNone; c = m_world.charges[c].next)
            if (m_world.charges[c].at > m_at)
                next = std::min(next, m_world.charges[c].at);
        json.number("next_payment_attempt", next / kSecond);
    }
    json.text("number", token(m_world.seed, (quint64{19} << 40) + intent.customer, 8).toUpper() +
                            '-' + QByteArray::number(row).rightJustified(4, '0'));
    json.null("on_behalf_of");
    if (old()) {
        json.truth("paid", paid);
        json.truth("paid_out_of_band", false);
        json.text("payment_intent", id(Ref::Intent, row));
    } else {
        json.object("parent");
        json.null("quote_details");
        json.object("subscription_details");
        json.raw("metadata", "{}");
        if (expand.subscription) {
            json.name("subscription");
            subscription(json, sub * 4 + intent.account);
        } else {
            json.text("subscription", subscriptionId(sub));
        }
        json.endObject();
        json.text("type", "subscription_details");
        json.endObject();
    }
    json.raw("payment_settings", R"({"default_mandate":null,"payment_method_options":null,)"
                                 R"("payment_method_types":["card"]})");
    json.number("period_end", intent.at / kSecond);
    json.number("period_start", (intent.at - kCycle) / kSecond);
    json.number("post_payment_credit_notes_amount", 0);
    json.number("pre_payment_credit_notes_amount", 0);
    nulls(json, {"receipt_number", "rendering", "shipping_cost", "shipping_details"});
    json.number("starting_balance", 0);
    json.null("statement_descriptor");
    json.text("status", paid ? "paid" : lost ? "uncollectible" : "open");
    json.object("status_transitions");
    json.number("finalized_at", intent.at / kSecond);
    instant(json, "marked_uncollectible_at", paid ? kNever : d.exhaustedAt, m_at);
    instant(json, "paid_at", d.paidAt, m_at);
    json.null("voided_at");
    json.endObject();
    json.textOrNull("subscription", old() ? subscriptionId(sub) : QByteArray());
    json.number("subtotal", intent.amount);
    json.number("subtotal_excluding_tax", intent.amount);
    if (old())
        json.null("tax");
    json.null("test_clock");
    json.number("total", intent.amount);
    empties(json, {"total_discount_amounts"});
    json.number("total_excluding_tax", intent.amount);
    json.null("total_pretax_credit_amounts");
    if (old())
        json.null("transfer_data");
    else
        json.null("total_taxes");
    json.number("webhooks_delivered_at", intent.at / kSecond);
    json.endObject();
}

void GatewayJson::invoicePayment(Json& json, quint32 row, const Expand& expand) const
{
    const Intent& intent = m_world.intents[row];
    const Dunning d = dunning(m_world, row, m_at);
    const bool paid = d.paidAt != kNever;
    json.object();
    json.text("id", id(Ref::InvoicePayment, row));
    json.text("object", "invoice_payment");
    if (paid)
        json.number("amount_paid", intent.amount);
    else
        json.null("amount_paid");
    json.number("amount_requested", intent.amount);
    json.number("created", intent.at / kSecond);
    json.text("currency", facts(intent.coin).lower);
    if (expand.invoice) {
        json.name("invoice");
        invoice(json, row);
    } else {
        json.text("invoice", id(Ref::Invoice, row));
    }
    json.truth("is_default", true);
    json.truth("livemode", false);
    json.object("payment");
    intentRef(json, row, expand);
    json.text("type", "payment_intent");
    json.endObject();
    json.text("status", paid ? "paid" : "open");
    json.object("status_transitions");
    json.null("canceled_at");
    instant(json, "paid_at", d.paidAt, m_at);
    json.endObject();
    json.endObject();
}

}  // namespace sandbox
