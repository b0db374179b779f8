// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/shopjson.h"

#include "app/sandbox/catalogue.h"
#include "app/sandbox/zone.h"

namespace sandbox {

namespace {

void nulls(Json& json, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        json.null(key);
}

QByteArray gid(const char* noun, qint64 id)
{
    return QByteArray("gid://shopify/") + noun + '/' + QByteArray::number(id);
}

void pair(Json& json, const char* name, QByteArrayView value)
{
    json.object();
    json.text("name", name);
    json.text("value", value);
    json.endObject();
}

}  // namespace

QByteArray decimal(qint64 minor, Coin coin)
{
    if (facts(coin).digits == 0)
        return QByteArray::number(minor);
    const qint64 size = minor < 0 ? -minor : minor;
    return (minor < 0 ? "-" : "") + QByteArray::number(size / 100) + '.' +
           QByteArray::number(size % 100).rightJustified(2, '0');
}

void ShopJson::time(Json& json, const char* key, qint64 at) const
{
    if (at == kNever || at > m_at)
        json.null(key);
    else
        json.text(key, shopTime(at));
}

void ShopJson::set(Json& json, const char* key, qint64 minor, Coin coin) const
{
    const QByteArray money = R"({"amount":")" + decimal(minor, coin) + R"(","currency_code":")" +
                             facts(coin).upper + R"("})";
    json.raw(key, R"({"shop_money":)" + money + R"(,"presentment_money":)" + money + '}');
}

Coin ShopJson::shownCoin(const Order& order) const
{
    if (!flawed(order, Flaw::Currency))
        return order.coin;
    return order.coin == Coin::Eur ? Coin::Usd : Coin::Eur;
}

const char* ShopJson::financialStatus(const Order& order) const
{
    const qint64 back = m_world.shopRefunded(order, m_at);
    if (order.paidAt > m_at)
        return cancelled(order) ? "voided" : "pending";
    if (back >= order.total())
        return "refunded";
    return back > 0 ? "partially_refunded" : "paid";
}

QByteArray ShopJson::fulfillmentStatus(const Order& order) const
{
    const Shipped s = shipped(m_world, order, m_at);
    if (s.done == 0)
        return {};
    return s.done == s.of ? "fulfilled" : "partial";
}

void ShopJson::totals(Json& json, const Order& order) const
{
    const Coin coin = shownCoin(order);
    const qint64 back = std::min(m_world.shopRefunded(order, m_at), order.total());
    const qint64 total = order.total() + (flawed(order, Flaw::Total) ? order.total() / 15 + 1 : 0);
    const qint64 goods = order.goods;
    const auto both = [&](const QByteArray& key, qint64 minor) {
        json.text(key.constData(), decimal(minor, coin));
        set(json, (key + "_set").constData(), minor, coin);
    };
    both("current_subtotal_price", std::max<qint64>(goods - order.discount - back, 0));
    both("current_total_discounts", order.discount);
    both("current_total_price", total - back);
    both("current_total_tax", back >= order.total() ? 0 : order.tax);
    both("subtotal_price", goods - order.discount);
    both("total_discounts", order.discount);
    both("total_line_items_price", goods);
    both("total_price", total);
    set(json, "total_shipping_price_set", order.shipping, coin);
    both("total_tax", order.tax);
    json.text("total_outstanding", decimal(order.paidAt <= m_at ? 0 : total, coin));
    json.text("total_tip_received", "0.00");
    set(json, "total_cash_rounding_payment_adjustment_set", 0, coin);
    set(json, "total_cash_rounding_refund_adjustment_set", 0, coin);
    nulls(json, {"current_total_additional_fees_set", "current_total_duties_set",
                 "original_total_additional_fees_set", "original_total_duties_set"});
    json.array("tax_lines");
    json.object();
    json.null("channel_liable");
    json.text("price", decimal(order.tax, coin));
    set(json, "price_set", order.tax, coin);
    json.text("title", order.coin == Coin::Usd ? "Sales tax" : "VAT");
    json.endObject();
    json.endArray();
}

void ShopJson::address(Json& json, const char* key, const Order& order, const Person& who,
                       bool shipping) const
{
    const auto bad = [&](Flaw flaw) { return shipping && flawed(order, flaw); };
    json.object(key);
    json.text("first_name", who.firstName);
    json.text("last_name", who.lastName);
    json.text("name", who.name());
    json.null("company");
    json.text("address1", streetLine(who, !bad(Flaw::NoStreetNumber)));
    json.textOrNull("address2", who.extra);
    json.textOrNull("city", bad(Flaw::NoCity) ? QByteArray() : who.city);
    json.textOrNull("zip", bad(Flaw::NoZip) ? QByteArray() : who.zip);
    json.text("province", who.province);
    json.text("province_code", who.provinceCode);
    json.text("country", countries()[who.country].name);
    json.text("country_code", countries()[who.country].code);
    json.textOrNull("phone", flawed(order, Flaw::NoContact) ? QByteArray() : who.phone);
    json.raw("latitude", who.latitude);
    json.raw("longitude", who.longitude);
    json.endObject();
}

void ShopJson::customer(Json& json, const Order& order, const Person& who) const
{
    const bool silent = flawed(order, Flaw::NoContact);
    const qint64 id = shopId(ShopRef::Customer, order.customer);
    json.object("customer");
    json.number("id", id);
    json.text("admin_graphql_api_id", gid("Customer", id));
    json.textOrNull("email", silent ? QByteArray() : who.email);
    json.textOrNull("phone", silent ? QByteArray() : who.phone);
    json.text("first_name", who.firstName);
    json.text("last_name", who.lastName);
    json.text("created_at", shopTime(m_world.from - (order.customer % 400) * kDay));
    json.text("updated_at", shopTime(order.at));
    json.text("currency", facts(order.coin).upper);
    json.text("state", "disabled");
    json.null("note");
    json.truth("verified_email", true);
    json.truth("tax_exempt", false);
    json.text("tags", "");
    json.endObject();
}

void ShopJson::line(Json& json, quint32 orderRow, quint8 index) const
{
    const Order& order = m_world.orders[orderRow];
    const Line& line = order.lines[index];
    const Article& article = articles()[line.sku];
    const Coin coin = shownCoin(order);
    bool gone = false;
    for (quint32 p = order.firstParcel; p != kNone; p = m_world.parcels[p].next)
        gone = gone ||
               ((m_world.parcels[p].lineMask >> index & 1) && m_world.parcels[p].shippedAt <= m_at);
    const bool refunded = m_world.shopRefunded(order, m_at) >= order.total();
    const qint64 id = shopId(ShopRef::Line, orderRow * 4 + index);
    json.object();
    json.number("id", id);
    json.text("admin_graphql_api_id", gid("LineItem", id));
    json.number("variant_id", shopId(ShopRef::Variant, line.sku));
    json.number("product_id", shopId(ShopRef::Product, line.sku / 6u));
    json.text("title", article.title);
    json.text("variant_title", article.variant);
    json.text("name", article.title + " - " + article.variant);
    json.textOrNull("sku", index == 0 && flawed(order, Flaw::NoSku) ? QByteArray() : article.sku);
    json.text("vendor", "Halden Lane");
    json.number("quantity", line.quantity);
    json.number("current_quantity", refunded ? 0 : line.quantity);
    json.number("fulfillable_quantity", gone || cancelled(order) ? 0 : line.quantity);
    json.textOrNull("fulfillment_status", gone ? "fulfilled" : "");
    json.text("fulfillment_service", "manual");
    json.number("grams", article.grams);
    json.text("price", decimal(line.price, coin));
    set(json, "price_set", line.price, coin);
    json.text("total_discount", decimal(0, coin));
    set(json, "total_discount_set", 0, coin);
    json.truth("requires_shipping", true);
    json.truth("taxable", true);
    json.truth("gift_card", false);
    json.truth("product_exists", true);
    json.text("variant_inventory_management", "shopify");
    for (const char* empty :
         {"attributed_staffs", "properties", "tax_lines", "duties", "discount_allocations"}) {
        json.array(empty);
        json.endArray();
    }
    json.endObject();
}

void ShopJson::origin(Json& json, const Order& order, const Person& who, quint64 key) const
{
    const QByteArray sub = "s-" + QByteArray::number(order.subId);
    json.text("browser_ip", who.ip);
    json.object("client_details");
    json.text("accept_language", countries()[order.country].code);
    json.text("browser_ip", who.ip);
    nulls(json, {"browser_height", "browser_width", "session_hash"});
    json.text("user_agent", who.userAgent);
    json.endObject();
    json.text("landing_site", order.attributed
                                  ? QByteArray("/pages/") + funnels()[order.funnel]
                                  : QByteArray("/?utm_source=") + affiliates()[order.affiliate] +
                                        "&utm_campaign=" + offers()[order.offer].name +
                                        "&utm_content=" + sub);
    json.null("landing_site_ref");
    json.text("referring_site",
              key % 3 == 0 ? "https://search.example/" : "https://partners.example/");
    json.array("note_attributes");
    if (order.attributed) {
        pair(json, "offer", offers()[order.offer].name);
        pair(json, "funnel", funnels()[order.funnel]);
        pair(json, "affiliate", affiliates()[order.affiliate]);
        pair(json, "subid", sub);
    }
    if (order.returnAskedAt <= m_at)
        pair(json, "return_reason", returnReasons()[order.returnReason]);
    json.endArray();
}

void ShopJson::shippingLine(Json& json, const Order& order, quint32 row) const
{
    quint8 method = order.method;
    if (flawed(order, Flaw::Method)) {
        const QByteArrayView code(countries()[order.country].code);
        // Express Europe for who lives outside of it, and the domestic one for the rest.
        method = countries()[order.country].coin == Coin::Eur && code != QByteArrayView("DE")
                     ? kDomestic
                     : kExpressEu;
    }
    const Coin coin = shownCoin(order);
    json.array("shipping_lines");
    json.object();
    json.number("id", shopId(ShopRef::Line, row * 4 + 3));
    json.null("carrier_identifier");
    json.text("code", methods()[method].code);
    json.text("title", methods()[method].title);
    json.text("price", decimal(order.shipping, coin));
    set(json, "price_set", order.shipping, coin);
    json.text("discounted_price", decimal(order.shipping, coin));
    set(json, "discounted_price_set", order.shipping, coin);
    json.truth("is_removed", false);
    nulls(json, {"phone", "requested_fulfillment_service_id"});
    json.text("source", "shopify");
    json.array("tax_lines");
    json.endArray();
    json.array("discount_allocations");
    json.endArray();
    json.endObject();
    json.endArray();
}

void ShopJson::order(Json& json, quint32 row) const
{
    const Order& order = m_world.orders[row];
    const Person who = person(m_world.seed, order.customer);
    const qint64 id = shopId(ShopRef::Order, row);
    const QByteArray number = QByteArray::number(80'001 + row);
    const bool silent = flawed(order, Flaw::NoContact);
    const Coin coin = shownCoin(order);
    const QByteArray key = token(m_world.seed, (quint64{17} << 40) + row, 20).toLower();
    json.object();
    json.number("id", id);
    json.text("admin_graphql_api_id", gid("Order", id));
    json.text("name", m_world.mark + number);
    json.number("order_number", 80'001 + row);
    json.number("number", 79'001 + row);
    json.text("confirmation_number", key.first(9).toUpper());
    json.truth("confirmed", true);
    json.truth("test", false);
    json.textOrNull("email", silent ? QByteArray() : who.email);
    json.textOrNull("contact_email", silent ? QByteArray() : who.email);
    json.textOrNull("phone", silent ? QByteArray() : who.phone);
    json.text("created_at", shopTime(order.at));
    json.text("updated_at", shopTime(m_world.updatedAt(order, m_at)));
    json.text("processed_at", shopTime(order.at));
    time(json, "cancelled_at", order.cancelledAt);
    json.textOrNull("cancel_reason", !cancelled(order)         ? ""
                                     : order.cancelReason != 0 ? cancelReasons()[order.cancelReason]
                                     : order.troubled          ? "fraud"
                                                               : "customer");
    time(json, "closed_at", order.closedAt);
    json.text("currency", facts(coin).upper);
    json.text("presentment_currency", facts(coin).upper);
    totals(json, order);
    json.text("financial_status", financialStatus(order));
    json.textOrNull("fulfillment_status", fulfillmentStatus(order));
    json.raw("payment_gateway_names", QByteArray("[\"") + gateway() + "\"]");
    json.text("gateway", gateway());
    json.number("checkout_id", shopId(ShopRef::Checkout, row));
    json.text("checkout_token", key);
    json.text("cart_token", key + 'c');
    json.text("token", key + 't');
    QByteArray tags;
    const auto tag = [&tags](bool on, const char* text) {
        if (on)
            tags += (tags.isEmpty() ? "" : ", ") + QByteArray(text);
    };
    tag(order.returnReceivedAt <= m_at, "return-received");
    tag(order.returnAskedAt <= m_at, "return-requested");
    tag(order.subscription != kNone, "subscription");
    json.text("tags", tags);
    json.textOrNull("note", order.note == 0    ? QByteArray()
                            : order.note < 100 ? QByteArray(changeNotes()[order.note - 1u])
                                               : QByteArray(harmlessNotes()[order.note - 100u]));
    origin(json, order, who, row);
    json.text("source_name",
              order.initiator == Initiator::Merchant ? "subscription_contract" : "web");
    json.null("location_id");
    json.truth("buyer_accepts_marketing", row % 3 == 0);
    json.text("customer_locale", QByteArray(countries()[order.country].code).toLower());
    json.truth("taxes_included", false);
    json.truth("tax_exempt", false);
    json.truth("duties_included", false);
    json.truth("estimated_taxes", false);
    json.number("total_weight", [&] {
        qint64 grams = 0;
        for (quint8 i = 0; i < order.lineCount; ++i)
            grams += qint64{articles()[order.lines[i].sku].grams} * order.lines[i].quantity;
        return grams;
    }());
    nulls(json, {"app_id", "device_id", "merchant_business_entity_id", "merchant_of_record_app_id",
                 "payment_terms", "po_number", "reference", "source_identifier", "source_url",
                 "user_id"});
    json.text("order_status_url", "https://halden-lane.example/orders/" + key);
    json.array("discount_codes");
    if (order.discount > 0) {
        json.object();
        json.text("code", "TEN");
        json.text("amount", decimal(order.discount, coin));
        json.text("type", "percentage");
        json.endObject();
    }
    json.endArray();
    json.array("discount_applications");
    json.endArray();
    customer(json, order, who);
    address(json, "billing_address", order, who, false);
    address(json, "shipping_address", order, who, true);
    json.array("line_items");
    for (quint8 i = 0; i < order.lineCount; ++i)
        line(json, row, i);
    json.endArray();
    shippingLine(json, order, row);
    json.array("refunds");
    for (quint32 r = order.firstRefund; r != kNone; r = m_world.shopRefunds[r].next)
        if (m_world.shopRefunds[r].at <= m_at)
            refund(json, r);
    json.endArray();
    json.array("fulfillments");
    for (quint32 p = order.firstParcel; p != kNone; p = m_world.parcels[p].next)
        if (m_world.parcels[p].shippedAt <= m_at)
            fulfillment(json, p);
    json.endArray();
    json.endObject();
}

void ShopJson::checkout(Json& json, quint32 row) const
{
    const Order& cart = m_world.checkouts[row];
    const Person who = person(m_world.seed, cart.customer);
    const QByteArray key = token(m_world.seed, (quint64{18} << 40) + row, 20).toLower();
    json.object();
    // Orders count up from below, so carts that were left count down from above.
    json.number("id", shopId(ShopRef::Checkout, 0x0200'0000u - row));
    json.text("token", key);
    json.text("created_at", shopTime(cart.at));
    json.text("updated_at", shopTime(cart.at));
    nulls(json, {"completed_at", "closed_at"});
    json.text("currency", facts(cart.coin).upper);
    json.text("presentment_currency", facts(cart.coin).upper);
    json.text("email", who.email);
    json.text("phone", who.phone);
    json.text("subtotal_price", decimal(cart.goods - cart.discount, cart.coin));
    json.text("total_discounts", decimal(cart.discount, cart.coin));
    json.text("total_tax", decimal(cart.tax, cart.coin));
    json.text("total_price", decimal(cart.total(), cart.coin));
    json.text("gateway", gateway());
    json.text("source_name", "web");
    json.text("abandoned_checkout_url", "https://halden-lane.example/checkouts/" + key);
    origin(json, cart, who, row);
    customer(json, cart, who);
    address(json, "shipping_address", cart, who, true);
    json.array("line_items");
    for (quint8 i = 0; i < cart.lineCount; ++i) {
        const Article& article = articles()[cart.lines[i].sku];
        json.object();
        json.text("sku", article.sku);
        json.text("title", article.title);
        json.number("variant_id", shopId(ShopRef::Variant, cart.lines[i].sku));
        json.number("quantity", cart.lines[i].quantity);
        json.text("price", decimal(cart.lines[i].price, cart.coin));
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

}  // namespace sandbox
