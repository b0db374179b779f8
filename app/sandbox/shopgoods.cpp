// SPDX-License-Identifier: GPL-3.0-or-later
// What follows an order at the shop: goods, stock, and money given back.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/random.h"
#include "app/sandbox/shopjson.h"
#include "app/sandbox/zone.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr std::array kHoldReasons{"",
                                  "inventory_out_of_stock",
                                  "awaiting_payment",
                                  "incorrect_address",
                                  "high_risk_of_fraud",
                                  "other",
                                  "unknown_delivery_date",
                                  "awaiting_return_items"};
constexpr std::array kCancelReasons{"", "customer", "inventory", "fraud", "declined", "other"};

const char* notes(Hold hold)
{
    switch (hold) {
    case Hold::OutOfStock:
        return "Waiting for a delivery from the supplier";
    case Hold::AwaitingPayment:
        return "Payment was not seen when the order came in";
    case Hold::IncorrectAddress:
        return "The carrier does not know this address";
    case Hold::HighRisk:
        return "Risk rule";
    default:
        return "Asked by the warehouse";
    }
}

}  // namespace

std::span<const char* const> holdReasons()
{
    return kHoldReasons;
}

std::span<const char* const> cancelReasons()
{
    return kCancelReasons;
}

const char* ShopJson::state(const Parcel& parcel) const
{
    const Order& order = m_world.orders[parcel.order];
    if (parcel.shippedAt <= m_at)
        return "closed";
    if (cancelled(order) || parcel.cancelledAt <= m_at)
        return "cancelled";
    if (parcel.hold != Hold::None && parcel.holdFrom <= m_at && m_at < parcel.holdUntil)
        return "on_hold";
    return parcel.releasedAt <= m_at ? "in_progress" : "open";
}

void ShopJson::fulfillmentOrder(Json& json, quint32 row) const
{
    const Parcel& parcel = m_world.parcels[row];
    const Order& order = m_world.orders[parcel.order];
    const Person who = person(m_world.seed, order.customer);
    const bool allocated = parcel.allocatedAt <= m_at;
    const bool gone = parcel.shippedAt <= m_at;
    const QByteArrayView status(state(parcel));
    qint64 updated = parcel.at;
    for (const qint64 change :
         {parcel.allocatedAt, parcel.holdFrom, parcel.holdUntil, parcel.releasedAt,
          parcel.shippedAt, order.cancelledAt, parcel.cancelledAt})
        if (change <= m_at)
            updated = std::max(updated, change);
    json.object();
    json.number("id", shopId(ShopRef::FulfillmentOrder, row));
    json.number("order_id", shopId(ShopRef::Order, parcel.order));
    json.number("shop_id", 54'838'000'901);
    if (allocated)
        json.number("assigned_location_id", places()[parcel.location].id);
    else
        json.null("assigned_location_id");
    json.text("status", status);
    json.text("request_status", parcel.releasedAt <= m_at ? "accepted" : "unsubmitted");
    json.text("created_at", shopTime(parcel.at));
    json.text("updated_at", shopTime(updated));
    json.null("fulfill_at");
    json.null("fulfill_by");
    json.raw("supported_actions", status == QByteArrayView("on_hold") ? R"(["release_hold"])"
                                  : status == QByteArrayView("open")
                                      ? R"(["create_fulfillment","hold"])"
                                      : "[]");
    const bool noStreet = flawed(order, Flaw::NoStreetNumber),
               noContact = flawed(order, Flaw::NoContact);
    json.object("destination");
    json.number("id", shopId(ShopRef::Address, parcel.order));
    json.text("address1", streetLine(who, !noStreet));
    json.textOrNull("address2", who.extra);
    json.textOrNull("city", flawed(order, Flaw::NoCity) ? QByteArray() : who.city);
    json.null("company");
    json.text("country", countries()[who.country].name);
    json.textOrNull("email", noContact ? QByteArray() : who.email);
    json.text("first_name", who.firstName);
    json.text("last_name", who.lastName);
    json.textOrNull("phone", noContact ? QByteArray() : who.phone);
    json.text("province", who.province);
    json.textOrNull("zip", flawed(order, Flaw::NoZip) ? QByteArray() : who.zip);
    json.endObject();
    json.array("line_items");
    for (quint8 i = 0; i < order.lineCount; ++i) {
        if (!(parcel.lineMask >> i & 1))
            continue;
        const Line& line = order.lines[i];
        json.object();
        json.number("id", shopId(ShopRef::Address, row * 4 + i));
        json.number("shop_id", 54'838'000'901);
        json.number("fulfillment_order_id", shopId(ShopRef::FulfillmentOrder, row));
        json.number("line_item_id", shopId(ShopRef::Line, parcel.order * 4 + i));
        json.number("inventory_item_id", shopId(ShopRef::Article, line.sku));
        json.number("variant_id", shopId(ShopRef::Variant, line.sku));
        json.number("quantity", line.quantity);
        json.number("fulfillable_quantity", gone || cancelled(order) ? 0 : line.quantity);
        json.endObject();
    }
    json.endArray();
    json.null("international_duties");
    json.array("fulfillment_holds");
    if (status == QByteArrayView("on_hold")) {
        json.object();
        json.text("reason", holdReasons()[static_cast<size_t>(parcel.hold)]);
        json.text("reason_notes",
                  parcel.holdNotes.isEmpty() ? QByteArray(notes(parcel.hold)) : parcel.holdNotes);
        json.endObject();
    }
    json.endArray();
    json.null("delivery_method");
    if (allocated) {
        const Place& at = places()[parcel.location];
        json.object("assigned_location");
        json.text("address1", at.address);
        json.null("address2");
        json.text("city", at.city);
        json.text("country_code", at.country);
        json.number("location_id", at.id);
        json.text("name", at.name);
        json.null("phone");
        json.text("province", at.province);
        json.text("zip", at.zip);
        json.endObject();
    } else {
        json.null("assigned_location");
    }
    json.array("merchant_requests");
    json.endArray();
    json.endObject();
}

void ShopJson::fulfillment(Json& json, quint32 row) const
{
    const Parcel& parcel = m_world.parcels[row];
    const Order& order = m_world.orders[parcel.order];
    const Carrier& carrier = carriers()[parcel.carrier];
    const QByteArray number = trackingNumber(m_world.seed, row, carrier.prefix);
    const qint64 id = shopId(ShopRef::Fulfillment, row);
    const bool delivered = parcel.deliveredAt <= m_at, scanned = parcel.scannedAt <= m_at;
    json.object();
    json.number("id", id);
    json.text("admin_graphql_api_id", "gid://shopify/Fulfillment/" + QByteArray::number(id));
    json.number("order_id", shopId(ShopRef::Order, parcel.order));
    json.text("name", m_world.mark + QByteArray::number(80'001 + parcel.order) + ".1");
    json.text("status", "success");
    json.text("service", "manual");
    json.text("created_at", shopTime(parcel.shippedAt));
    json.text("updated_at", shopTime(delivered ? parcel.deliveredAt
                                     : scanned ? parcel.scannedAt
                                               : parcel.shippedAt));
    json.textOrNull("shipment_status", delivered ? "delivered"
                                       : scanned ? "in_transit"
                                                 : "label_printed");
    json.number("location_id", places()[parcel.location].id);
    json.null("origin_address");
    json.text("tracking_company", carrier.name);
    json.text("tracking_number", number);
    json.array("tracking_numbers");
    json.text(number);
    json.endArray();
    json.text("tracking_url", carrier.url + number);
    json.array("tracking_urls");
    json.text(carrier.url + number);
    json.endArray();
    json.raw("receipt", "{}");
    json.array("line_items");
    for (quint8 i = 0; i < order.lineCount; ++i)
        if (parcel.lineMask >> i & 1)
            line(json, parcel.order, i);
    json.endArray();
    json.endObject();
}

void ShopJson::scans(Json& json, quint32 row) const
{
    const Parcel& parcel = m_world.parcels[row];
    const std::array<std::pair<const char*, qint64>, 3> told{{{"label_printed", parcel.shippedAt},
                                                              {"in_transit", parcel.scannedAt},
                                                              {"delivered", parcel.deliveredAt}}};
    for (quint32 i = 0; i < told.size(); ++i) {
        const auto& [status, at] = told[i];
        if (at > m_at)
            continue;
        json.object();
        json.number("id", shopId(ShopRef::Fulfillment, row * 4 + i));
        json.number("fulfillment_id", shopId(ShopRef::Fulfillment, row));
        json.number("order_id", shopId(ShopRef::Order, parcel.order));
        json.text("status", status);
        for (const char* key : {"message", "city", "province", "country", "zip", "address1",
                                "latitude", "longitude", "estimated_delivery_at"})
            json.null(key);
        json.text("happened_at", shopTime(at));
        json.text("created_at", shopTime(at));
        json.text("updated_at", shopTime(at));
        json.endObject();
    }
}

void ShopJson::refundTransaction(Json& json, quint32 row) const
{
    const ShopRefund& refund = m_world.shopRefunds[row];
    const Order& order = m_world.orders[refund.order];
    const bool sent = refund.sentAt <= m_at;
    const bool manual = refund.sent == Sent::Manual;
    const qint64 id = shopId(ShopRef::Transaction, row * 2 + 1);
    json.object();
    json.number("id", id);
    json.text("admin_graphql_api_id", "gid://shopify/OrderTransaction/" + QByteArray::number(id));
    json.number("order_id", shopId(ShopRef::Order, refund.order));
    json.text("kind", "refund");
    json.text("gateway", manual ? "manual" : gateway());
    json.text("status", sent ? "success" : "pending");
    json.text("amount", decimal(refund.amount, order.coin));
    json.text("currency", facts(order.coin).upper);
    json.textOrNull("authorization", sent && refund.refund != kNone
                                         ? gatewayId(m_world.seed, Ref::Refund, refund.refund)
                                         : QByteArray());
    json.text("created_at", shopTime(refund.at));
    json.text("processed_at", shopTime(sent ? std::max(refund.at, refund.sentAt) : refund.at));
    if (order.intent == kNone || m_world.latestCharge(m_world.intents[order.intent], m_at) == kNone)
        json.null("parent_id");
    else
        json.number("parent_id",
                    shopId(ShopRef::Transaction,
                           m_world.latestCharge(m_world.intents[order.intent], m_at) * 2));
    json.text("payment_id", m_world.mark + QByteArray::number(80'001 + refund.order) + ".r" +
                                QByteArray::number(row));
    for (const char* key : {"message", "location_id", "user_id", "device_id", "error_code"})
        json.null(key);
    json.raw("receipt", "{}");
    json.text("source_name", "web");
    json.truth("test", false);
    json.endObject();
}

void ShopJson::refund(Json& json, quint32 row) const
{
    const ShopRefund& refund = m_world.shopRefunds[row];
    const Order& order = m_world.orders[refund.order];
    const qint64 id = shopId(ShopRef::Refund, row);
    const bool whole = refund.amount >= order.total();
    json.object();
    json.number("id", id);
    json.text("admin_graphql_api_id", "gid://shopify/Refund/" + QByteArray::number(id));
    json.number("order_id", shopId(ShopRef::Order, refund.order));
    json.text("created_at", shopTime(refund.at));
    json.text("processed_at", shopTime(refund.at));
    json.text("note", refundNotes()[refund.note]);
    json.truth("restock", false);
    json.null("return");
    json.null("user_id");
    set(json, "total_duties_set", 0, order.coin);
    set(json, "total_additional_fees_set", 0, order.coin);
    for (const char* empty : {"duties", "additional_fees", "refund_shipping_lines"}) {
        json.array(empty);
        json.endArray();
    }
    // What goes back beyond the lines: the shipping of a whole order less its discount, or an
    // amount of its own.
    json.array("order_adjustments");
    const qint64 beyond =
        whole ? qint64{refund.amount} - qint64{order.goods} - order.tax : qint64{refund.amount};
    if (beyond != 0) {
        json.object();
        json.number("id", id + 1);
        json.number("order_id", shopId(ShopRef::Order, refund.order));
        json.number("refund_id", id);
        json.text("amount", decimal(-beyond, order.coin));
        json.text("tax_amount", decimal(0, order.coin));
        json.text("kind", whole && beyond > 0 ? "shipping_refund" : "refund_discrepancy");
        json.text("reason", whole && beyond > 0 ? "Shipping refund" : "Refund discrepancy");
        set(json, "amount_set", -beyond, order.coin);
        set(json, "tax_amount_set", 0, order.coin);
        json.endObject();
    }
    json.endArray();
    json.array("refund_line_items");
    for (quint8 i = 0; whole && i < order.lineCount; ++i) {
        const Line& of = order.lines[i];
        json.object();
        json.number("id", shopId(ShopRef::Line, 0x0200'0000u + row * 4 + i));
        json.number("line_item_id", shopId(ShopRef::Line, refund.order * 4 + i));
        json.null("location_id");
        json.number("quantity", of.quantity);
        json.text("restock_type", "no_restock");
        json.raw("subtotal", decimal(qint64{of.price} * of.quantity, order.coin));
        set(json, "subtotal_set", qint64{of.price} * of.quantity, order.coin);
        json.raw("total_tax", i == 0 ? decimal(order.tax, order.coin) : QByteArray("0.0"));
        set(json, "total_tax_set", i == 0 ? order.tax : 0, order.coin);
        json.name("line_item");
        line(json, refund.order, i);
        json.endObject();
    }
    json.endArray();
    json.array("transactions");
    if (refund.sent != Sent::Missing || refund.sentAt <= m_at)
        refundTransaction(json, row);
    json.endArray();
    json.endObject();
}

void ShopJson::transactions(Json& json, quint32 row) const
{
    const Order& order = m_world.orders[row];
    if (order.intent != kNone) {
        const Intent& intent = m_world.intents[order.intent];
        const quint32 latest = m_world.latestCharge(intent, m_at);
        // An order that counts as paid shows its last attempt as good, whatever the gateway says.
        const bool claimed = order.paidAt <= m_at && m_world.paidBy(intent, m_at) == kNone;
        for (quint32 c = intent.firstCharge; c != kNone; c = m_world.charges[c].next) {
            const Charge& charge = m_world.charges[c];
            if (charge.at > m_at)
                continue;
            const bool good = charge.succeeded() || (claimed && c == latest);
            const qint64 id = shopId(ShopRef::Transaction, c * 2);
            json.object();
            json.number("id", id);
            json.text("admin_graphql_api_id",
                      "gid://shopify/OrderTransaction/" + QByteArray::number(id));
            json.number("order_id", shopId(ShopRef::Order, row));
            json.text("kind", "sale");
            json.text("gateway", gateway());
            json.text("status", good ? "success" : "failure");
            json.textOrNull("message", good ? "" : "The payment was declined.");
            json.text("amount", decimal(charge.amount, charge.coin));
            json.text("currency", facts(charge.coin).upper);
            json.text("authorization", gatewayId(m_world.seed, Ref::Charge, c));
            json.textOrNull("error_code", good ? "" : "card_declined");
            json.text("created_at", shopTime(charge.at));
            json.text("processed_at", shopTime(charge.at));
            json.text("payment_id", m_world.mark + QByteArray::number(80'001 + row) + '.' +
                                        QByteArray::number(charge.attempt));
            for (const char* key : {"parent_id", "location_id", "user_id", "device_id"})
                json.null(key);
            json.raw("receipt", "{}");
            json.text("source_name", "web");
            json.truth("test", false);
            json.endObject();
        }
    }
    for (quint32 r = order.firstRefund; r != kNone; r = m_world.shopRefunds[r].next) {
        const ShopRefund& refund = m_world.shopRefunds[r];
        if (refund.at <= m_at && (refund.sent != Sent::Missing || refund.sentAt <= m_at))
            refundTransaction(json, r);
    }
}

void ShopJson::level(Json& json, size_t article, size_t at, const Level& level) const
{
    const qint64 id = shopId(ShopRef::Article, static_cast<quint32>(article));
    json.object();
    json.number("inventory_item_id", id);
    json.number("location_id", places()[at].id);
    json.number("available", level.available);
    json.text("updated_at", shopTime(level.updatedAt));
    json.text("admin_graphql_api_id", "gid://shopify/InventoryLevel/" +
                                          QByteArray::number(places()[at].id) +
                                          "?inventory_item_id=" + QByteArray::number(id));
    json.endObject();
}

void ShopJson::article(Json& json, size_t row) const
{
    const Article& article = articles()[row];
    const qint64 id = shopId(ShopRef::Article, static_cast<quint32>(row));
    json.object();
    json.number("id", id);
    json.text("admin_graphql_api_id", "gid://shopify/InventoryItem/" + QByteArray::number(id));
    json.text("sku", article.sku);
    json.text("cost", decimal(article.euroCents * 2 / 5, Coin::Eur));
    json.text("created_at", shopTime(m_world.from - 300 * kDay));
    json.text("updated_at", shopTime(m_world.from - 100 * kDay));
    json.truth("requires_shipping", true);
    json.truth("tracked", true);
    for (const char* key :
         {"country_code_of_origin", "province_code_of_origin", "harmonized_system_code"})
        json.null(key);
    json.array("country_harmonized_system_codes");
    json.endArray();
    json.endObject();
}

void ShopJson::place(Json& json, size_t row) const
{
    const Place& at = places()[row];
    json.object();
    json.number("id", at.id);
    json.text("admin_graphql_api_id", "gid://shopify/Location/" + QByteArray::number(at.id));
    json.text("name", at.name);
    json.text("address1", at.address);
    json.null("address2");
    json.text("city", at.city);
    json.text("zip", at.zip);
    json.text("province", at.province);
    json.text("province_code", at.provinceCode);
    json.text("country", at.country);
    json.text("country_code", at.country);
    json.text("country_name", at.countryName);
    json.text("localized_country_name", at.countryName);
    json.text("localized_province_name", at.province);
    json.null("phone");
    json.text("created_at", shopTime(m_world.from - 900 * kDay));
    json.text("updated_at", shopTime(m_world.from - 300 * kDay));
    json.truth("active", true);
    json.truth("legacy", false);
    json.endObject();
}

}  // namespace sandbox
