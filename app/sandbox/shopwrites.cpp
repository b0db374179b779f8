// SPDX-License-Identifier: GPL-3.0-or-later
// The shop's writes. They know no idempotency key: who repeats one does it twice.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/shop.h"
#include "core/base/money.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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

}  // namespace sandbox
