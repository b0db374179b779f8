// SPDX-License-Identifier: GPL-3.0-or-later
// The shop's writes. They know no idempotency key: who repeats one does it twice.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/shop.h"
#include "core/base/money.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

#include <algorithm>

namespace sandbox {

namespace {

Response unprocessable(const char* name, QByteArrayView text)
{
    Json json;
    json.object();
    json.object("errors");
    json.array(name);
    json.text(text);
    json.endArray();
    json.endObject();
    json.endObject();
    return {422, {}, json.bytes()};
}

}  // namespace

Response Shop::createRefund(const Request& request, quint32 row)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QJsonObject refund = body.value(QStringLiteral("refund")).toObject();
    if (refund.isEmpty())
        return {400, {}, R"({"errors":{"refund":"Required parameter missing or invalid"}})"};
    const Order& order = m_company.world().orders[row];
    const auto currency = docket::Currency::parse(QByteArrayView(facts(order.coin).upper));
    qint64 amount = 0;
    for (const QJsonValue& value : refund.value(QStringLiteral("transactions")).toArray()) {
        const QJsonObject transaction = value.toObject();
        if (transaction.value(QStringLiteral("kind")).toString() != QStringLiteral("refund"))
            return unprocessable("transactions", "kind must be refund");
        const auto part =
            docket::parseDecimal(transaction.value(QStringLiteral("amount")).toString(), currency);
        if (!part || part->minor <= 0)
            return unprocessable("transactions", "amount is not an amount of money");
        amount += part->minor;
    }
    const qint64 left = order.total() - m_company.world().shopRefunded(order, m_company.now());
    if (amount > left)
        return unprocessable("base", "Refund amount exceeds what is left to refund");
    const quint32 made = m_company.recordRefund(row, amount, amount > 0);
    Json json;
    json.object();
    json.name("refund");
    ShopJson(m_company.world(), m_company.now()).refund(json, made);
    json.endObject();
    return {201, {}, json.bytes()};
}

Response Shop::releaseHold(quint32 row)
{
    const Parcel& parcel = m_company.world().parcels[row];
    const ShopJson before(m_company.world(), m_company.now());
    if (QByteArrayView(before.state(parcel)) != QByteArrayView("on_hold"))
        return unprocessable("base", "The fulfillment order is not on hold");
    m_company.releaseHold(row);
    Json json;
    json.object();
    json.name("fulfillment_order");
    ShopJson(m_company.world(), m_company.now()).fulfillmentOrder(json, row);
    json.endObject();
    return {200, {}, json.bytes()};
}

Response Shop::mendOrder(const Request& request, quint32 row)
{
    const QJsonObject order =
        QJsonDocument::fromJson(request.body).object().value(QStringLiteral("order")).toObject();
    if (order.isEmpty())
        return {400, {}, R"({"errors":{"order":"Required parameter missing or invalid"}})"};
    m_company.mendOrder(row);
    Json json;
    json.object();
    json.name("order");
    ShopJson(m_company.world(), m_company.now()).order(json, row);
    json.endObject();
    return {200, {}, json.bytes()};
}

Response Shop::hold(const Request& request, quint32 row)
{
    const QJsonObject given = QJsonDocument::fromJson(request.body)
                                  .object()
                                  .value(QStringLiteral("fulfillment_hold"))
                                  .toObject();
    const QByteArray reason = given.value(QStringLiteral("reason")).toString().toLatin1();
    const auto all = holdReasons();
    const auto found =
        std::find_if(all.begin() + 1, all.end(), [&](const char* r) { return reason == r; });
    if (found == all.end())
        return unprocessable("fulfillment_hold", "reason is not one of the known reasons");
    const Parcel& parcel = m_company.world().parcels[row];
    const ShopJson before(m_company.world(), m_company.now());
    if (QByteArrayView(before.state(parcel)) != QByteArrayView("open"))
        return unprocessable("base", "The fulfillment order is not in a state to be held");
    m_company.holdParcel(row, static_cast<Hold>(found - all.begin()),
                         given.value(QStringLiteral("reason_notes")).toString().toUtf8());
    Json json;
    json.object();
    json.name("fulfillment_order");
    ShopJson(m_company.world(), m_company.now()).fulfillmentOrder(json, row);
    json.endObject();
    return {200, {}, json.bytes()};
}

Response Shop::cancelParcel(quint32 row)
{
    const ShopJson before(m_company.world(), m_company.now());
    const QByteArrayView state(before.state(m_company.world().parcels[row]));
    if (state == QByteArrayView("closed") || state == QByteArrayView("cancelled"))
        return unprocessable("base", "The fulfillment order is not in a state to be cancelled");
    const quint32 again = m_company.cancelParcel(row);
    const ShopJson shop(m_company.world(), m_company.now());
    Json json;
    json.object();
    json.name("fulfillment_order");
    shop.fulfillmentOrder(json, row);
    json.name("replacement_fulfillment_order");
    shop.fulfillmentOrder(json, again);
    json.endObject();
    return {200, {}, json.bytes()};
}

Response Shop::cancelOrder(const Request& request, quint32 row)
{
    const QJsonObject given = QJsonDocument::fromJson(request.body).object();
    const QByteArray reason =
        given.value(QStringLiteral("reason")).toString(QStringLiteral("other")).toLatin1();
    const auto all = cancelReasons();
    const auto found =
        std::find_if(all.begin() + 1, all.end(), [&](const char* r) { return reason == r; });
    if (found == all.end())
        return unprocessable("reason", "is not one of the known reasons");
    const World& world = m_company.world();
    const ShopJson before(world, m_company.now());
    if (before.cancelled(world.orders[row]))
        return unprocessable("base", "The order is cancelled already");
    if (shipped(world, world.orders[row], m_company.now()).done > 0)
        return unprocessable("base", "Cannot cancel an order that has fulfillments");
    qint64 amount = 0;
    if (given.contains(QStringLiteral("amount"))) {
        const Order& order = world.orders[row];
        const auto currency = docket::Currency::parse(QByteArrayView(facts(order.coin).upper));
        const auto part = docket::parseDecimal(
            given.value(QStringLiteral("amount")).toVariant().toString(), currency);
        if (!part || part->minor <= 0 ||
            part->minor > order.total() - world.shopRefunded(order, m_company.now()))
            return unprocessable("amount", "is not an amount that can be refunded");
        amount = part->minor;
    }
    m_company.cancelOrder(row, static_cast<quint8>(found - all.begin()));
    if (amount > 0)
        m_company.recordRefund(row, amount, true);
    Json json;
    json.object();
    json.text("notice", "Order has been canceled");
    json.name("order");
    ShopJson(m_company.world(), m_company.now()).order(json, row);
    json.endObject();
    return {200, {}, json.bytes()};
}

}  // namespace sandbox
