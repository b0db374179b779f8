// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/shopify.h"

#include "core/vendor/shopifydecode.h"
#include "core/vendor/shopifywrites.h"
#include "core/vendor/wire.h"

namespace docket::vendor {

namespace {

// Changes are seen late and a filter on updated_at has lost orders (wire-apis §5): read the last
// ten minutes again.
constexpr Millis kLookBack = seconds(600);

// The sentence of a refusal: {"errors": "..."} or {"errors": {"name": ["..."]}}.
QString sentence(const QByteArray& body)
{
    const auto document = JsonDocument::parse(body);
    if (!document)
        return {};
    const JsonReader root = document->root();
    for (const char* name : {"errors", "error"}) {
        const JsonReader apart = root.alone();
        if (!apart.has(name))
            continue;
        const QByteArray text = apart.optText(name);
        return plainText(apart.error() ? root.raw(name) : text);
    }
    return {};
}

class Shopify final : public Connector {
public:
    QByteArray name() const override { return "shopify"; }

    std::vector<Feed> feeds() const override
    {
        return {{"orders", FeedMode::Window, false, FactKind::Order},
                {"checkouts", FeedMode::Window},
                {"locations", FeedMode::Snapshot},
                // Of shops with Shopify Payments.
                {"payouts", FeedMode::Window, true},
                {"pending_lines", FeedMode::Snapshot, true},
                {"disputes", FeedMode::Snapshot, true},
                {kShopifyPayoutLines, FeedMode::Child},
                {"inventory_levels", FeedMode::Child},
                {"inventory_items", FeedMode::Child},
                {"fulfillment_orders", FeedMode::Child},
                {"fulfillment_order", FeedMode::Child},
                {"order_transactions", FeedMode::Child},
                {"order", FeedMode::Child}};
    }

    Request page(const SourceConfig& source, const QByteArray& feed, const FeedState& state,
                 Instant) const override
    {
        const QByteArray id = encoded(state.childId);
        if (feed == "orders")
            return list(source, "orders.json", window(state, {{"status", "any"}}), state);
        if (feed == "checkouts")
            return list(source, "checkouts.json", window(state, {}), state);
        if (feed == "locations")
            return list(source, "locations.json", {}, state, false);
        if (feed == "payouts")
            return list(source, "shopify_payments/payouts.json", payoutsSince(state), state);
        if (feed == "pending_lines")
            return list(source, "shopify_payments/balance/transactions.json",
                        {{"payout_status", "pending"}}, state);
        if (feed == "disputes")
            return list(source, "shopify_payments/disputes.json", {}, state);
        if (id.isEmpty())
            return {};
        if (feed == kShopifyPayoutLines)
            return list(source, "shopify_payments/balance/transactions.json",
                        {{"payout_id", state.childId}}, state);
        if (feed == "inventory_levels")
            return list(source, "inventory_levels.json", {{"location_ids", state.childId}}, state);
        if (feed == "inventory_items")
            return get(source, withQuery("inventory_items.json",
                                         {{"ids", state.childId},
                                          {"limit", QByteArray::number(kShopifyBatch)}}));
        if (feed == "fulfillment_orders")
            return get(source, "orders/" + id + "/fulfillment_orders.json");
        if (feed == "fulfillment_order")
            return get(source, "fulfillment_orders/" + id + ".json");
        if (feed == "order_transactions")
            return get(source, "orders/" + id + "/transactions.json");
        if (feed == "order")
            return get(source, "orders/" + id + ".json");
        return {};
    }

    Result<DecodedPage> decode(const SourceConfig& source, const PageContext& context,
                               const QByteArray& body) const override
    {
        return decodeShopify(source, context, body);
    }

    Error refusal(const Response& response) const override
    {
        return refusalOf(response, QStringLiteral("Shopify"), sentence(response.body));
    }

    QByteArray childFeed(FactKind kind) const override
    {
        switch (kind) {
        case FactKind::Order:
            return "order";
        case FactKind::FulfillmentOrder:
            return "fulfillment_order";
        case FactKind::StockItem:
            return "inventory_items";
        default:
            return {};
        }
    }

    Header credential(const QByteArray& secret) const override
    {
        return {"X-Shopify-Access-Token", secret};
    }

    Request instruct(const SourceConfig& source, const Instruction& wanted) const override
    {
        return versioned(source, shopifyInstruction(wanted));
    }
    Settlement settle(const Instruction& wanted, const Response& response) const override
    {
        return settleShopify(wanted, response, sentence(response.body));
    }
    Request lookUp(const SourceConfig& source, const Instruction& wanted) const override
    {
        return versioned(source, shopifyLookUp(wanted));
    }
    Settlement settleLookUp(const Instruction& wanted, const Response& response) const override
    {
        return settleShopifyLookUp(wanted, response, sentence(response.body));
    }
    // A state that is asked for twice is the same state.
    Millis keyLife() const override { return days(3650); }

private:
    static Request versioned(const SourceConfig& source, Request request)
    {
        const QByteArray version =
            source.apiVersion.isEmpty() ? QByteArray(kShopifyVersion) : source.apiVersion;
        if (!request.path.isEmpty())
            request.path = "/admin/api/" + encoded(version) + '/' + request.path;
        return request;
    }
    static Request get(const SourceConfig& source, const QByteArray& path)
    {
        Request out;
        out.path = path;
        return versioned(source, std::move(out));
    }

    static Fields window(const FeedState& state, Fields fields)
    {
        if (state.highWater.isSet())
            fields.emplace_back("updated_at_min", toIso(state.highWater - kLookBack).toLatin1());
        return fields;
    }

    // A payout changes until it has arrived, days after its making, and no filter tells of that.
    static Fields payoutsSince(const FeedState& state)
    {
        if (!state.highWater.isSet())
            return {};
        return {{"date_min", toIso(state.highWater - days(7)).left(10).toLatin1()}};
    }

    // A page_info stands for the filters it was given with: beside it only `limit` may be sent.
    static Request list(const SourceConfig& source, const QByteArray& path, Fields fields,
                        const FeedState& state, bool limited = true)
    {
        if (!state.walk.isEmpty())
            fields.clear();
        if (limited)
            fields.emplace_back("limit", "250");
        if (!state.walk.isEmpty())
            fields.emplace_back("page_info", state.walk);
        return get(source, withQuery(path, fields));
    }
};

}  // namespace

const Connector& shopify()
{
    static const Shopify connector;
    return connector;
}

}  // namespace docket::vendor
