// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/shopifywrites.h"

#include "core/vendor/wire.h"

namespace docket::vendor {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

Settlement unknown(const QString& why)
{
    Settlement out;
    out.message = plainText(why);
    return out;
}

Request post(QByteArray path, const QJsonObject& body)
{
    Request out;
    out.method = "POST";
    out.path = std::move(path);
    out.headers.emplace_back("Content-Type", "application/json");
    out.body = toCanonicalJson(body);
    return out;
}

bool aboutOrder(const Instruction& wanted)
{
    return wanted.kind == IntentKind::CancelOrder;
}

// Whether the object stands as it was asked to; nothing when it cannot be read.
std::optional<bool> stands(const Instruction& wanted, const JsonReader& object)
{
    if (aboutOrder(wanted)) {
        const QByteArray at = object.optText("cancelled_at");
        return object.error() ? std::nullopt : std::optional<bool>(!at.isEmpty());
    }
    const QByteArray status = object.text("status");
    if (object.error())
        return std::nullopt;
    return wanted.kind == IntentKind::HoldFulfillment ? status == "on_hold" : status != "on_hold";
}

Settlement judge(const Instruction& wanted, const Response& response)
{
    const auto document = JsonDocument::parse(response.body);
    if (!document)
        return unknown(document.error().detail);
    const JsonReader root = document->root();
    const char* name = aboutOrder(wanted) ? "order" : "fulfillment_order";
    const JsonReader object = root.object(name);
    if (!object.isObject())
        return unknown(key("The answer is not what was asked about"));
    const qint64 id = object.integer("id");
    const auto so = stands(wanted, object);
    if (root.error() || !so || QByteArray::number(id) != wanted.target)
        return unknown(root.error() ? root.error()->where + u' ' + root.error()->detail
                                    : key("The answer is not what was asked about"));
    Settlement out;
    out.externalId = wanted.target;
    if (!*so) {
        out.effect = Effect::Absent;
        return out;
    }
    out.effect = Effect::Confirmed;
    out.page = {name, wanted.target};
    if (aboutOrder(wanted))
        out.followUps = {{"fulfillment_orders", wanted.target}};
    return out;
}

Settlement refused(const Response& response, const QString& refusal)
{
    Settlement out;
    out.message = plainText(refusal);
    switch (response.status) {
    case 401:
    case 429:
        out.effect = Effect::NotSent;
        out.waitMs = retryAfter(response);
        break;
    case 400:
    case 403:
    case 404:
    case 406:
    case 409:
    case 422:
        out.effect = Effect::Rejected;
        out.code = QByteArray::number(response.status);
        // It may refuse because it is so already.
        out.lookUp = response.status == 409 || response.status == 422;
        break;
    default:
        out.effect = Effect::Unknown;
        break;
    }
    return out;
}

}  // namespace

Request shopifyInstruction(const Instruction& wanted)
{
    const QByteArray id = encoded(wanted.target);
    if (id.isEmpty())
        return {};
    switch (wanted.kind) {
    case IntentKind::HoldFulfillment:
        return post("fulfillment_orders/" + id + "/hold.json",
                    {{key("fulfillment_hold"),
                      QJsonObject{{key("reason"), QString::fromUtf8(wanted.reason)},
                                  // Ours, so that whoever sees it there finds it here.
                                  {key("reason_notes"), QString::fromUtf8(wanted.action)}}}});
    case IntentKind::ReleaseFulfillment:
        return post("fulfillment_orders/" + id + "/release_hold.json", {});
    case IntentKind::CancelOrder:
        return post("orders/" + id + "/cancel.json",
                    {{key("reason"), QString::fromUtf8(wanted.reason)}});
    case IntentKind::Refund:
    case IntentKind::ApprovePayment:
    case IntentKind::VoidLabel:
        break;
    }
    return {};
}

Settlement settleShopify(const Instruction& wanted, const Response& response,
                         const QString& refusal)
{
    if (response.status < 200 || response.status > 299)
        return refused(response, refusal);
    Settlement out = judge(wanted, response);
    if (out.effect == Effect::Absent)
        out.effect = Effect::Unknown;
    return out;
}

Request shopifyLookUp(const Instruction& wanted)
{
    Request out;
    if (shopifyInstruction(wanted).path.isEmpty())
        return out;
    out.path =
        (aboutOrder(wanted) ? "orders/" : "fulfillment_orders/") + encoded(wanted.target) + ".json";
    return out;
}

Settlement settleShopifyLookUp(const Instruction& wanted, const Response& response,
                               const QString& refusal)
{
    if (response.status < 200 || response.status > 299) {
        Settlement out = unknown(refusal);
        out.waitMs = response.status == 429 ? retryAfter(response) : -1;
        return out;
    }
    return judge(wanted, response);
}

}  // namespace docket::vendor
