// SPDX-License-Identifier: GPL-3.0-or-later
// The practice company's own pages: what there is, time, faults, and what was seen.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/server.h"
#include "app/sandbox/zone.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sandbox {

namespace {

QByteArray textOf(const QJsonObject& object, const QString& key)
{
    return object.value(key).toString().toUtf8();
}

Response refuse(QByteArrayView text)
{
    Json json;
    json.object();
    json.text("error", text);
    json.endObject();
    return {400, {}, json.bytes()};
}

}  // namespace

Response Server::control(const Request& request)
{
    const bool post = request.method == "POST";
    if (request.path == "/sandbox/company")
        return companyPage();
    if (request.path == "/sandbox/troubles")
        return troublesPage();
    if (request.path == "/sandbox/troubles/all")
        return allTroublesPage();
    if (request.path == "/sandbox/log")
        return logPage();
    if (post && request.path == "/sandbox/fault")
        return setFault(request.body);
    if (post && request.path == "/sandbox/faults")
        return playFaults(request.body);
    if (post && request.path == "/sandbox/advance") {
        const QJsonValue given =
            QJsonDocument::fromJson(request.body).object().value(QStringLiteral("seconds"));
        if (!given.isDouble() || given.toDouble() < 0)
            return refuse("seconds is a number that is not negative");
        m_company.advance(given.toInteger() * kSecond);
        Json json;
        json.object();
        json.text("now", utcTime(m_company.now()));
        json.endObject();
        return {200, {}, json.bytes()};
    }
    if (post && request.path == "/sandbox/happen")
        return happen(request.body);
    return {404, {}, R"({"error":"unknown path"})"};
}

Response Server::happen(const QByteArray& body)
{
    const QJsonObject given = QJsonDocument::fromJson(body).object();
    const auto row = shopRow(ShopRef::Order, textOf(given, QStringLiteral("order")).toLongLong());
    if (!row || *row >= m_company.world().orders.size() ||
        m_company.world().orders[*row].at > m_company.now())
        return refuse("order is the id of an order of the first shop");
    if (const char* why = m_company.happen(*row, textOf(given, QStringLiteral("what"))))
        return refuse(why);
    Json json;
    json.object();
    json.text("now", utcTime(m_company.now()));
    json.endObject();
    return {200, {}, json.bytes()};
}

Response Server::companyPage() const
{
    Json json;
    json.object();
    json.text("name", "Halden Lane");
    json.text("business", "Halden Lane GmbH");
    json.text("now", utcTime(m_company.now()));
    json.text("history_from", utcTime(m_company.world().from));
    json.text("history_until", utcTime(m_company.world().until));
    json.raw("pace", QByteArray::number(m_company.options().pace));
    json.raw("currencies", R"(["USD","EUR","GBP","JPY"])");
    json.object("stripe");
    json.text("base", url().toEncoded() + "/stripe");
    json.array("accounts");
    for (const sandbox::Account& account : accounts()) {
        json.object();
        json.text("id", account.id);
        json.text("name", account.name);
        json.text("mid", account.mid);
        json.text("processor", account.processor);
        json.text("currency", facts(account.coin).upper);
        json.text("secret_key", account.key);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    json.object("shopify");
    json.text("base", url().toEncoded() + "/shopify");
    json.text("shop", "halden-lane.myshopify.com");
    json.text("name", "Halden Lane");
    json.text("access_token", kShopToken);
    json.text("version", kShopVersion);
    json.text("zone", "Europe/Berlin");
    json.array("locations");
    for (const Place& place : places()) {
        json.object();
        json.number("id", place.id);
        json.text("name", place.name);
        json.endObject();
    }
    json.endArray();
    json.raw("attribution",
             R"({"note_attributes":{"offer":"offer","funnel":"funnel","affiliate":"affiliate",)"
             R"("subid":"sub_id"},"landing_site":{"utm_source":"affiliate","utm_campaign":"offer",)"
             R"("utm_content":"sub_id"}})");
    json.endObject();
    json.object("outlet");
    json.text("base", url().toEncoded() + "/outlet");
    json.text("shop", "halden-outlet.myshopify.com");
    json.text("name", "Halden Outlet");
    json.text("access_token", kOutletToken);
    json.text("version", kShopVersion);
    json.text("zone", "Europe/Berlin");
    json.endObject();
    json.object("shipengine");
    json.text("base", url().toEncoded() + "/shipengine");
    json.text("api_key", kShipKey);
    json.endObject();
    json.object("warehouse");
    json.text("base", url().toEncoded() + "/warehouse");
    json.endObject();
    json.object("easypost");
    json.text("base", url().toEncoded() + "/easypost");
    json.text("api_key", kTrackerKey);
    json.endObject();
    json.endObject();
    return {200, {}, json.bytes()};
}

Response Server::logPage() const
{
    Json json;
    json.object();
    json.number("posts", m_posts);
    json.array("requests");
    for (const Request& request : m_log) {
        json.object();
        json.text("method", request.method);
        json.text("path", request.path);
        json.text("query", request.rawQuery);
        json.text("body", request.body);
        json.textOrNull("idempotency_key", request.header("idempotency-key"));
        json.textOrNull("stripe_version", request.header("stripe-version"));
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return {200, {}, json.bytes()};
}

Response Server::setFault(const QByteArray& body)
{
    const QJsonObject given = QJsonDocument::fromJson(body).object();
    Fault fault;
    fault.match = textOf(given, QStringLiteral("match"));
    fault.method = textOf(given, QStringLiteral("method"));
    fault.status = given.value(QStringLiteral("status")).toInt(503);
    fault.count = given.value(QStringLiteral("count")).toInt(1);
    const QJsonValue retry = given.value(QStringLiteral("retry_after"));
    fault.retryAfter =
        retry.isDouble() ? QByteArray::number(retry.toDouble()) : retry.toString().toUtf8();
    fault.to = textOf(given, QStringLiteral("to"));
    fault.permission = textOf(given, QStringLiteral("permission"));
    fault.members = textOf(given, QStringLiteral("members"));
    fault.size = given.value(QStringLiteral("size")).toInteger(-1);
    const auto kind = faultKind(textOf(given, QStringLiteral("kind")));
    if (!kind) {
        QByteArrayList names;
        for (const FaultRow& r : faultRows())
            names.append(r.name);
        return refuse("kind is one of " + names.join(", "));
    }
    fault.kind = *kind;
    m_faults.add(fault);
    return {200, {}, R"({"accepted":true})"};
}

Response Server::playFaults(const QByteArray& body)
{
    const QJsonObject given = QJsonDocument::fromJson(body).object();
    if (!m_faults.play(textOf(given, QStringLiteral("profile")),
                       static_cast<quint64>(given.value(QStringLiteral("seed")).toInteger(1))))
        return refuse("there is no such profile; see docket-sandbox --help");
    const QByteArray keys = textOf(given, QStringLiteral("keys"));
    Trust trust;
    trust.keys = keys == "forgotten" ? Trust::Keys::Forgotten
                 : keys == "changed" ? Trust::Keys::Changed
                                     : Trust::Keys::Kept;
    trust.seesRefunds = !given.value(QStringLiteral("blind")).toBool();
    m_faults.trust(trust);
    return {200, {}, R"({"accepted":true})"};
}

}  // namespace sandbox
