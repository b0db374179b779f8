// SPDX-License-Identifier: GPL-3.0-or-later
// Who is billed, for what, and how it went.
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

void address(Json& json, const char* key, const Person& who)
{
    json.object(key);
    json.text("city", who.city);
    json.text("country", countries()[who.country].code);
    json.text("line1", streetLine(who));
    json.textOrNull("line2", who.extra);
    json.text("postal_code", who.zip);
    json.text("state", who.provinceCode);
    json.endObject();
}

void shipping(Json& json, const char* key, const Person& who)
{
    json.object(key);
    address(json, "address", who);
    json.text("name", who.name());
    json.text("phone", who.phone);
    json.endObject();
}

constexpr const char* kTax = R"({"disabled_reason":null,"enabled":false,"liability":null})";

}  // namespace

QByteArray GatewayJson::subscriptionId(quint32 row) const
{
    return "sub_" + token(m_world.seed, (quint64{9} << 40) + row, 14);
}

void GatewayJson::customerRef(Json& json, quint32 row, quint8 account, const Expand& expand) const
{
    if (!expand.customer) {
        json.text("customer", id(Ref::Customer, row));
        return;
    }
    json.name("customer");
    customer(json, row * 4 + account);
}

void GatewayJson::customer(Json& json, quint32 key, const Expand&) const
{
    const quint32 row = key / 4;
    const auto& since = m_world.customerSince[key % 4];
    const Person who = person(m_world.seed, row);
    const Coin coin = countries()[who.country].coin;
    json.object();
    json.text("id", id(Ref::Customer, row));
    json.text("object", "customer");
    address(json, "address", who);
    json.number("balance", 0);
    json.number("created", (row < since.size() ? since[row] : m_world.from) / kSecond);
    json.text("currency", facts(coin).lower);
    json.null("default_source");
    json.truth("delinquent", false);
    nulls(json, {"description", "discount"});
    json.text("email", who.email);
    json.text("invoice_prefix", token(m_world.seed, (quint64{19} << 40) + row, 8).toUpper());
    json.object("invoice_settings");
    json.null("custom_fields");
    json.text("default_payment_method", id(Ref::Card, row));
    nulls(json, {"footer", "rendering_options"});
    json.endObject();
    json.truth("livemode", false);
    json.raw("metadata", "{}");
    json.text("name", who.name());
    json.number("next_invoice_sequence", 1);
    json.text("phone", who.phone);
    empties(json, {"preferred_locales"});
    shipping(json, "shipping", who);
    json.text("tax_exempt", "none");
    json.null("test_clock");
    json.endObject();
}

void GatewayJson::price(Json& json, quint32 key) const
{
    const Subscription& sub = m_world.subscriptions[key / 4];
    const Coin coin = countries()[homeOf(m_world.seed, sub.customer)].coin;
    const QByteArray name =
        "price_1" +
        token(m_world.seed, (quint64{20} << 40) + sub.offer * 4 + static_cast<quint64>(coin), 23);
    const QByteArray product = "prod_" + token(m_world.seed, (quint64{21} << 40) + sub.offer, 14);
    const qint64 amount = qint64{2'900} * facts(coin).perEuroCent / 100;
    json.object("plan");
    json.text("id", name);
    json.text("object", "plan");
    json.truth("active", true);
    json.number("amount", amount);
    json.text("amount_decimal", QByteArray::number(amount));
    json.text("billing_scheme", "per_unit");
    json.number("created", (m_world.from - 300 * kDay) / kSecond);
    json.text("currency", facts(coin).lower);
    json.text("interval", "month");
    json.number("interval_count", 1);
    json.truth("livemode", false);
    json.raw("metadata", "{}");
    nulls(json, {"meter"});
    json.text("nickname", offers()[sub.offer].name);
    json.text("product", product);
    nulls(json, {"tiers_mode", "transform_usage", "trial_period_days"});
    json.text("usage_type", "licensed");
    json.endObject();
    json.object("price");
    json.text("id", name);
    json.text("object", "price");
    json.truth("active", true);
    json.text("billing_scheme", "per_unit");
    json.number("created", (m_world.from - 300 * kDay) / kSecond);
    json.text("currency", facts(coin).lower);
    json.null("custom_unit_amount");
    json.truth("livemode", false);
    json.null("lookup_key");
    json.raw("metadata", "{}");
    json.text("nickname", offers()[sub.offer].name);
    json.text("product", product);
    json.raw("recurring", R"({"interval":"month","interval_count":1,"meter":null,)"
                          R"("trial_period_days":null,"usage_type":"licensed"})");
    json.text("tax_behavior", "unspecified");
    nulls(json, {"tiers_mode", "transform_quantity"});
    json.text("type", "recurring");
    json.number("unit_amount", amount);
    json.text("unit_amount_decimal", QByteArray::number(amount));
    json.endObject();
}

void GatewayJson::subscription(Json& json, quint32 key, const Expand& expand) const
{
    const quint32 row = key / 4;
    const auto account = static_cast<quint8>(key % 4);
    const Subscription& sub = m_world.subscriptions[row];
    const Standing now = standing(m_world, row, account, m_at);
    const bool ended = sub.endedAt <= m_at;
    const QByteArray name = subscriptionId(row);
    const QByteArray tail = token(m_world.seed, (quint64{22} << 40) + row, 14);
    json.object();
    json.text("id", name);
    json.text("object", "subscription");
    nulls(json, {"application", "application_fee_percent"});
    json.raw("automatic_tax", kTax);
    json.number("billing_cycle_anchor", sub.at / kSecond);
    json.null("billing_cycle_anchor_config");
    if (!old()) {
        json.raw("billing_mode", R"({"flexible":null,"type":"classic"})");
        empties(json, {"billing_schedules"});
    }
    json.null("billing_thresholds");
    json.null("cancel_at");
    json.truth("cancel_at_period_end", false);
    if (ended)
        json.number("canceled_at", sub.endedAt / kSecond);
    else
        json.null("canceled_at");
    json.object("cancellation_details");
    json.null("comment");
    json.textOrNull("feedback", ended && sub.given ? "unused" : "");
    json.textOrNull("reason", !ended      ? ""
                              : sub.given ? "cancellation_requested"
                                          : "payment_failed");
    json.endObject();
    json.text("collection_method", "charge_automatically");
    json.number("created", sub.at / kSecond);
    json.text("currency", facts(countries()[homeOf(m_world.seed, sub.customer)].coin).lower);
    if (old()) {
        json.number("current_period_end", now.until / kSecond);
        json.number("current_period_start", now.from / kSecond);
    }
    customerRef(json, sub.customer, account, expand);
    if (!old())
        json.null("customer_account");
    json.null("days_until_due");
    json.text("default_payment_method", id(Ref::Card, sub.customer));
    json.null("default_source");
    empties(json, {"default_tax_rates"});
    json.text("description", offers()[sub.offer].name);
    if (old())
        json.null("discount");
    else
        empties(json, {"discounts"});
    if (ended)
        json.number("ended_at", sub.endedAt / kSecond);
    else
        json.null("ended_at");
    json.raw("invoice_settings", R"({"account_tax_ids":null,"custom_fields":null,)"
                                 R"("description":null,"footer":null,"issuer":{"type":"self"}})");
    json.object("items");
    json.text("object", "list");
    json.array("data");
    json.object();
    json.text("id", "si_" + tail);
    json.text("object", "subscription_item");
    json.null("billing_thresholds");
    json.number("created", sub.at / kSecond);
    if (!old()) {
        json.number("current_period_end", now.until / kSecond);
        json.number("current_period_start", now.from / kSecond);
        empties(json, {"discounts"});
    }
    json.raw("metadata", "{}");
    price(json, key);
    json.number("quantity", 1);
    json.text("subscription", name);
    empties(json, {"tax_rates"});
    json.endObject();
    json.endArray();
    json.truth("has_more", false);
    if (old())
        json.number("total_count", 1);
    json.text("url", "/v1/subscription_items?subscription=" + name);
    json.endObject();
    if (now.invoice == kNone) {
        json.null("latest_invoice");
    } else if (expand.invoice) {
        json.name("latest_invoice");
        invoice(json, now.invoice);
    } else {
        json.text("latest_invoice", id(Ref::Invoice, now.invoice));
    }
    json.truth("livemode", false);
    if (!old())
        json.null("managed_payments");
    json.object("metadata");
    json.text("offer", offers()[sub.offer].name);
    json.text("funnel", funnels()[sub.funnel]);
    json.text("affiliate", affiliates()[sub.affiliate]);
    json.endObject();
    nulls(json, {"next_pending_invoice_item_invoice", "on_behalf_of", "pause_collection"});
    json.raw("payment_settings",
             R"({"payment_method_options":null,"payment_method_types":["card"],)"
             R"("save_default_payment_method":"off"})");
    nulls(json,
          {"pending_invoice_item_interval", "pending_setup_intent", "pending_update", "schedule"});
    json.number("start_date", sub.at / kSecond);
    json.text("status", now.status);
    nulls(json, {"test_clock", "transfer_data", "trial_end"});
    json.raw("trial_settings", R"({"end_behavior":{"missing_payment_method":"create_invoice"}})");
    json.null("trial_start");
    json.endObject();
}

void GatewayJson::subscriptionBefore(Json& json, quint32 key) const
{
    const Standing now = standing(m_world, key / 4, key % 4, m_at);
    const Standing before = standing(m_world, key / 4, key % 4, m_at - 1);
    // The invoice is a little older than the attempt that tells of it.
    const Standing cycle = now.invoice == kNone ? before
                                                : standing(m_world, key / 4, key % 4,
                                                           m_world.intents[now.invoice].at - 1);
    json.object("previous_attributes");
    if (now.from != before.from) {
        json.object("items");
        json.array("data");
        json.object();
        json.number("current_period_end", cycle.until / kSecond);
        json.number("current_period_start", cycle.from / kSecond);
        json.endObject();
        json.endArray();
        json.endObject();
    }
    if (now.invoice != cycle.invoice)
        json.textOrNull("latest_invoice",
                        cycle.invoice == kNone ? QByteArray() : id(Ref::Invoice, cycle.invoice));
    if (QByteArrayView(now.status) != QByteArrayView(before.status))
        json.text("status", before.status);
    json.endObject();
}

}  // namespace sandbox
