// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/shopifyorder.h"

#include <algorithm>

namespace docket::vendor {

namespace {

PostalAddress address(const JsonReader& at)
{
    PostalAddress out;
    out.name = personText(at, "name");
    if (out.name.isEmpty())
        out.name = (personText(at, "first_name") + u' ' + personText(at, "last_name")).trimmed();
    out.line1 = personText(at, "address1");
    out.line2 = personText(at, "address2");
    out.city = personText(at, "city");
    out.zip = personText(at, "zip");
    out.province = personText(at, "province_code");
    if (out.province.isEmpty())
        out.province = personText(at, "province");
    out.country = personText(at, "country_code");
    return out;
}

// The first of the members that says something.
QString firstOf(std::initializer_list<QString> texts)
{
    for (const QString& text : texts)
        if (!text.isEmpty())
            return text;
    return {};
}

Personal person(const JsonReader& object)
{
    Personal out;
    const JsonReader customer = object.object("customer");
    out.shipping = address(object.object("shipping_address"));
    out.billing = address(object.object("billing_address"));
    const QString own =
        (personText(customer, "first_name") + u' ' + personText(customer, "last_name")).trimmed();
    out.name = firstOf({own, out.shipping.name, out.billing.name});
    out.email = firstOf({personText(object, "email"), personText(object, "contact_email"),
                         personText(customer, "email")});
    out.phone = firstOf({personText(object, "phone"), personText(customer, "phone"),
                         personText(object.object("shipping_address"), "phone"),
                         personText(object.object("billing_address"), "phone")});
    out.note = personText(object, "note");
    return out;
}

// A parameter of an address such as "/?utm_campaign=spring+sale", decoded as a form.
QByteArray parameter(const QByteArray& address, const QByteArray& name)
{
    const qsizetype question = address.indexOf('?');
    if (question < 0)
        return {};
    const QByteArray query = address.mid(question + 1).split('#').first();
    for (const QByteArray& pair : query.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals < 0 || QByteArray::fromPercentEncoding(pair.left(equals)) != name)
            continue;
        return QByteArray::fromPercentEncoding(pair.mid(equals + 1).replace('+', ' '));
    }
    return {};
}

QByteArray attribute(const JsonReader& object, const QByteArray& name)
{
    for (const JsonReader& pair : object.array("note_attributes")) {
        // What apps write here is of any type; only what reads as text or number can be meant.
        const JsonReader apart = pair.alone();
        if (apart.optId("name") == name)
            return apart.optId("value");
    }
    return {};
}

Mapping::Read along(const JsonReader& object)
{
    return [object](const QByteArray& path) {
        if (path.startsWith("note_attributes."))
            return attribute(object, path.mid(16));
        if (path.startsWith("landing_site."))
            return parameter(object.optText("landing_site"), path.mid(13));
        return readPath(object, path);
    };
}

QByteArray joined(const std::vector<QByteArray>& texts)
{
    return QByteArrayList(texts.begin(), texts.end()).join(',');
}

Money shopMoney(const JsonReader& set, Currency currency)
{
    return set.object("shop_money").optDecimal("amount", currency);
}

// What is wrong with a sum is the record's error.
Money sum(const JsonReader& at, const char* name, Money a, Money b)
{
    const auto total = add(a, b);
    if (!total) {
        at.reject(name, total.error().detail);
        return a;
    }
    return *total;
}

OrderLine line(const JsonReader& item, Currency currency)
{
    OrderLine out;
    out.id = item.id("id");
    out.sku = item.optText("sku");
    out.variant = item.optId("variant_id");
    out.title = personText(item, "title");
    out.quantity = item.integer("quantity");
    out.fulfillable = item.optInteger("fulfillable_quantity").value_or(0);
    out.price = item.decimal("price", currency);
    // total_discount leaves out what an order's own discount gave to the line; the allocations do
    // not.
    out.discount = Money{0, currency};
    const std::vector<JsonReader> allocations = item.array("discount_allocations");
    for (const JsonReader& allocation : allocations)
        out.discount =
            sum(item, "discount_allocations", out.discount, allocation.decimal("amount", currency));
    if (allocations.empty() && item.has("total_discount"))
        out.discount = item.decimal("total_discount", currency);
    out.requiresShipping = item.optBoolean("requires_shipping", true);
    return out;
}

}  // namespace

Mapping shopifyMapping(const SourceConfig& source)
{
    return Mapping(
        source.mapping,
        {{"offer", {"note_attributes.offer", "landing_site.utm_campaign"}},
         {"funnel", {"note_attributes.funnel"}},
         {"affiliate", {"note_attributes.affiliate", "landing_site.utm_source"}},
         {"sub_id",
          {"note_attributes.subid", "note_attributes.sub_id", "landing_site.utm_content"}},
         {"return_reason", {"return_reason", "note_attributes.return_reason"}}});
}

Order readShopifyOrder(const JsonReader& order, const Mapping& mapping)
{
    Order out;
    out.id = order.id("id");
    out.number = order.optText("name");
    out.createdAt = order.iso("created_at");
    out.updatedAt = order.iso("updated_at");
    out.cancelledAt = order.optIso("cancelled_at");
    out.closedAt = order.optIso("closed_at");
    const Currency currency = readCurrency(order, "currency");
    out.total = order.decimal("total_price", currency);
    out.subtotal = order.optDecimal("subtotal_price", currency);
    out.shipping = shopMoney(order.object("total_shipping_price_set"), currency);
    out.tax = order.optDecimal("total_tax", currency);
    out.discounts = order.optDecimal("total_discounts", currency);
    out.financialStatus = order.optText("financial_status");
    out.fulfillmentStatus = order.optText("fulfillment_status");
    const std::vector<JsonReader> shipping = order.array("shipping_lines");
    if (!shipping.empty())
        out.shippingMethod = shipping.front().optText("code");
    out.customer = order.object("customer").optId("id");
    out.tags = order.optText("tags");
    out.gateways = joined(order.texts("payment_gateway_names"));
    out.test = order.optBoolean("test");
    const std::vector<JsonReader> items = order.array("line_items");
    out.lines.reserve(items.size());
    for (const JsonReader& item : items)
        out.lines.push_back(line(item, currency));
    out.requiresShipping = std::any_of(out.lines.begin(), out.lines.end(),
                                       [](const OrderLine& l) { return l.requiresShipping; });
    out.personal = person(order);
    const Mapping::Read read = along(order);
    out.attribution = mapping.attribution(read);
    out.returnReason = mapping.value("return_reason", read);
    return out;
}

Checkout readShopifyCheckout(const JsonReader& checkout, const Mapping& mapping)
{
    Checkout out;
    out.id = checkout.id("id");
    out.createdAt = checkout.iso("created_at");
    out.updatedAt = checkout.iso("updated_at");
    out.completedAt = checkout.optIso("completed_at");
    out.total = checkout.decimal("total_price", readCurrency(checkout, "currency"));
    out.attribution = mapping.attribution(along(checkout));
    out.personal = person(checkout);
    return out;
}

Refund readShopifyRefund(const JsonReader& refund, Currency orderCurrency)
{
    Refund out;
    out.id = refund.id("id");
    out.system = RefundSystem::Store;
    out.order = refund.id("order_id");
    out.createdAt = refund.iso("created_at");
    out.note = personText(refund, "note");

    struct Part {
        Money amount;
        QByteArray status;
    };
    std::vector<Part> parts;
    for (const JsonReader& transaction : refund.array("transactions")) {
        if (transaction.text("kind") != "refund")
            continue;
        // A transaction is in the currency of the payment, which need not be the order's.
        const Currency currency =
            transaction.has("currency") ? readCurrency(transaction, "currency") : orderCurrency;
        parts.push_back({transaction.decimal("amount", currency), transaction.text("status")});
        if (out.gateway.isEmpty())
            out.gateway = transaction.optText("gateway");
        if (const QByteArray code = transaction.optText("error_code"); !code.isEmpty())
            out.failureReason = code;
    }
    const auto any = [&](const char* status) {
        return std::any_of(parts.begin(), parts.end(),
                           [&](const Part& p) { return p.status == status; });
    };
    if (parts.empty() || any("pending"))
        out.status = RefundStatus::Pending;
    else
        out.status = any("success") ? RefundStatus::Succeeded : RefundStatus::Failed;

    out.amount = Money{0, parts.empty() ? orderCurrency : parts.front().amount.currency};
    for (const Part& part : parts)
        if (out.status == RefundStatus::Failed || part.status == "success" ||
            part.status == "pending")
            out.amount = sum(refund, "transactions", out.amount, part.amount);
    if (!parts.empty())
        return out;
    for (const JsonReader& item : refund.array("refund_line_items")) {
        // The sets are decimal text; the bare members are numbers that have been through a double.
        for (const auto& [set, bare] :
             {std::pair{"subtotal_set", "subtotal"}, std::pair{"total_tax_set", "total_tax"}}) {
            Money part = shopMoney(item.object(set), orderCurrency);
            if (!part.isSet())
                part = item.optDecimal(bare, orderCurrency);
            if (part.isSet())
                out.amount = sum(refund, "refund_line_items", out.amount, part);
        }
    }
    // Shipping and what is given back beyond the lines stand below zero.
    for (const JsonReader& adjustment : refund.array("order_adjustments")) {
        for (const auto& [set, bare] :
             {std::pair{"amount_set", "amount"}, std::pair{"tax_amount_set", "tax_amount"}}) {
            Money part = shopMoney(adjustment.object(set), orderCurrency);
            if (!part.isSet())
                part = adjustment.optDecimal(bare, orderCurrency);
            part.minor = -part.minor;
            if (part.isSet())
                out.amount = sum(refund, "order_adjustments", out.amount, part);
        }
    }
    return out;
}

std::optional<Return> readShopifyReturn(const Order& order, Instant moved)
{
    bool asked = false;
    for (const QByteArray& tag : order.tags.split(','))
        asked = asked || tag.trimmed().compare("return-requested", Qt::CaseInsensitive) == 0;
    if (!asked && order.returnReason.isEmpty())
        return std::nullopt;
    const Instant at = order.updatedAt.isSet() ? order.updatedAt : order.createdAt;
    Return out;
    out.id = "request:" + order.id;
    out.order = order.id;
    out.requestedAt = order.closedAt.isSet() && at == order.closedAt ? moved : at;
    out.reason = order.returnReason;
    if (!asked)
        out.cancelledAt = at;
    return out;
}

Shipment readShopifyShipment(const JsonReader& fulfillment)
{
    Shipment out;
    out.id = fulfillment.id("id");
    out.order = fulfillment.id("order_id");
    out.createdAt = fulfillment.iso("created_at");
    out.updatedAt = fulfillment.optIso("updated_at");
    out.status = fulfillment.optText("status");
    out.shipmentStatus = fulfillment.optText("shipment_status");
    out.carrier = personText(fulfillment, "tracking_company");
    out.tracking = fulfillment.optText("tracking_number");
    if (out.tracking.isEmpty())
        for (const QByteArray& number : fulfillment.texts("tracking_numbers"))
            if (out.tracking.isEmpty())
                out.tracking = number;
    return out;
}

}  // namespace docket::vendor
