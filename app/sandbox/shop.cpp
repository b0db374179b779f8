// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/shop.h"

#include "app/sandbox/catalogue.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sandbox {

namespace {

constexpr double kBucketSize = 400;

Response errors(int status, QByteArrayView text)
{
    Json json;
    json.object();
    json.text("errors", text);
    json.endObject();
    return {status, {}, json.bytes()};
}

}  // namespace

// Keeps the named members of an object only.
QByteArray Shop::onlyFields(const QByteArray& object, const QByteArray& fields)
{
    const QJsonObject all = QJsonDocument::fromJson(object).object();
    QJsonObject some;
    for (const QByteArray& name : fields.split(',')) {
        const QString key = QString::fromUtf8(name.trimmed());
        if (all.contains(key))
            some.insert(key, all.value(key));
    }
    return QJsonDocument(some).toJson(QJsonDocument::Compact);
}

Shop::Shop(Company& company, const char* token, const char* place)
    : m_company(company)
    , m_token(token)
    , m_place(place)
    , m_bucket(kBucketSize, company.options().shopRate)
{
}

Response Shop::answer(const Request& request)
{
    if (request.header("x-shopify-access-token") != m_token)
        return errors(
            401, "[API] Invalid API key or access token (unrecognized login or wrong password)");
    const bool admitted = m_bucket.take();
    const QByteArray limit =
        QByteArray::number(std::min(m_bucket.level(), static_cast<int>(kBucketSize))) + '/' +
        QByteArray::number(static_cast<int>(kBucketSize));
    Response response;
    if (!admitted) {
        response = errors(429, "Exceeded the call limit of the bucket. Slow down and try again.");
        response.headers.emplace_back("Retry-After", "2.0");
    } else {
        const QByteArray root = QByteArray("/admin/api/") + kShopVersion + '/';
        response = request.path.startsWith(root) ? route(request, request.path.sliced(root.size()))
                                                 : errors(404, "Not Found");
    }
    response.headers.emplace_back("X-Shopify-Shop-Api-Call-Limit", limit);
    response.headers.emplace_back("X-Shopify-API-Version", kShopVersion);
    return response;
}

Response Shop::route(const Request& request, const QByteArray& path)
{
    const bool get = request.method == "GET";
    if (get && (path == "orders.json" || path == "checkouts.json"))
        return listOrders(request, path == "checkouts.json");
    if (get && path == "orders/count.json")
        return countOrders(request);
    if (get && path == "inventory_levels.json")
        return levels(request);
    if (get && path == "inventory_items.json")
        return items(request);
    if (get && path.startsWith("shopify_payments/"))
        return payments(request, path.sliced(17));
    const ShopJson shop(m_company.world(), m_company.now());
    if (get && (path == "locations.json" || path == "shop.json")) {
        Json json;
        json.object();
        if (path == "locations.json") {
            json.array("locations");
            for (size_t i = 0; i < places().size(); ++i)
                shop.place(json, i);
            json.endArray();
        } else {
            json.object("shop");
            const bool outlet = m_company.world().ownPayments;
            json.number("id", outlet ? 54'838'000'955 : 54'838'000'901);
            json.text("name", outlet ? "Halden Outlet" : "Halden Lane");
            json.text("myshopify_domain",
                      outlet ? "halden-outlet.myshopify.com" : "halden-lane.myshopify.com");
            json.text("iana_timezone", "Europe/Berlin");
            json.text("currency", "EUR");
            json.endObject();
        }
        json.endObject();
        return {200, {}, json.bytes()};
    }
    const qsizetype slash = path.indexOf('/');
    const QByteArray noun = path.left(slash);
    if (slash < 0 || (noun != "orders" && noun != "fulfillment_orders"))
        return errors(404, "Not Found");
    QByteArray rest = path.sliced(slash + 1);
    if (rest.endsWith(".json"))
        rest.chop(5);
    const qsizetype next = rest.indexOf('/');
    const qint64 id = rest.left(next < 0 ? rest.size() : next).toLongLong();
    rest = next < 0 ? QByteArray() : rest.sliced(next + 1);
    if (noun == "orders") {
        const std::optional<quint32> row = shopRow(ShopRef::Order, id);
        if (!row || *row >= m_company.world().orders.size() ||
            m_company.world().orders[*row].at > m_company.now())
            return errors(404, "Not Found");
        return orderRoute(request, *row, rest);
    }
    const std::optional<quint32> row = shopRow(ShopRef::FulfillmentOrder, id);
    if (!row || *row >= m_company.world().parcels.size() ||
        m_company.world().parcels[*row].at > m_company.now())
        return errors(404, "Not Found");
    if (get && rest.isEmpty()) {
        Json json;
        json.object();
        json.name("fulfillment_order");
        shop.fulfillmentOrder(json, *row);
        json.endObject();
        return {200, {}, json.bytes()};
    }
    if (request.method == "POST" && rest == "release_hold")
        return releaseHold(*row);
    if (request.method == "POST" && rest == "hold")
        return hold(request, *row);
    if (request.method == "POST" && rest == "cancel")
        return cancelParcel(*row);
    return errors(404, "Not Found");
}

Response Shop::orderRoute(const Request& request, quint32 row, const QByteArray& rest)
{
    const World& world = m_company.world();
    const Order& order = world.orders[row];
    const qint64 now = m_company.now();
    const ShopJson shop(world, now);
    if (request.method == "POST" && rest == "refunds")
        return createRefund(request, row);
    if (request.method == "POST" && rest == "cancel")
        return cancelOrder(request, row);
    if (request.method == "PUT" && rest.isEmpty())
        return mendOrder(request, row);
    if (request.method != "GET")
        return errors(404, "Not Found");
    Json json;
    json.object();
    if (rest.isEmpty()) {
        Json one;
        shop.order(one, row);
        const QByteArray fields = field(request.query, "fields").value_or(QByteArray());
        json.raw("order", fields.isEmpty() ? one.bytes() : onlyFields(one.bytes(), fields));
    } else if (rest == "transactions") {
        json.array("transactions");
        shop.transactions(json, row);
        json.endArray();
    } else if (rest == "refunds") {
        json.array("refunds");
        for (quint32 r = order.firstRefund; r != kNone; r = world.shopRefunds[r].next)
            if (world.shopRefunds[r].at <= now)
                shop.refund(json, r);
        json.endArray();
    } else if (rest == "fulfillment_orders" || rest == "fulfillments") {
        const bool parcels = rest == "fulfillments";
        json.array(parcels ? "fulfillments" : "fulfillment_orders");
        for (quint32 p = order.firstParcel; p != kNone; p = world.parcels[p].next) {
            if (!parcels)
                shop.fulfillmentOrder(json, p);
            else if (world.parcels[p].shippedAt <= now)
                shop.fulfillment(json, p);
        }
        json.endArray();
    } else if (rest.startsWith("fulfillments/") && rest.endsWith("/events")) {
        const auto parcel = shopRow(ShopRef::Fulfillment, rest.sliced(13).chopped(7).toLongLong());
        if (!parcel || *parcel >= world.parcels.size() || world.parcels[*parcel].order != row)
            return errors(404, "Not Found");
        json.array("fulfillment_events");
        shop.scans(json, *parcel);
        json.endArray();
    } else {
        return errors(404, "Not Found");
    }
    json.endObject();
    return {200, {}, json.bytes()};
}

}  // namespace sandbox
