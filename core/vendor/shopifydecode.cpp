// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/shopifydecode.h"

#include "core/vendor/shopifymoney.h"
#include "core/vendor/shopifyorder.h"
#include "core/vendor/wire.h"

#include <algorithm>
#include <array>
#include <set>

namespace docket::vendor {

namespace {

FulfillmentOrder fulfillmentOrder(const JsonReader& object)
{
    FulfillmentOrder out;
    out.id = object.id("id");
    out.order = object.id("order_id");
    out.createdAt = object.optIso("created_at");
    out.updatedAt = object.optIso("updated_at");
    out.fulfillAt = object.optIso("fulfill_at");
    out.status = object.text("status");
    out.requestStatus = object.optText("request_status");
    out.location = object.optId("assigned_location_id");
    out.locationName = personText(object.object("assigned_location"), "name");
    for (const JsonReader& hold : object.array("fulfillment_holds"))
        out.holds.push_back(hold.optText("reason"));
    for (const JsonReader& item : object.array("line_items"))
        out.lines.push_back({item.id("line_item_id"), item.optId("inventory_item_id"),
                             item.integer("quantity"),
                             item.optInteger("fulfillable_quantity").value_or(0)});
    return out;
}

StoreTransaction transaction(const JsonReader& object)
{
    StoreTransaction out;
    out.id = object.id("id");
    out.order = object.id("order_id");
    out.parent = object.optId("parent_id");
    out.createdAt = object.iso("created_at");
    out.kind = object.text("kind");
    out.status = object.text("status");
    out.gateway = object.optText("gateway");
    out.authorization = object.optId("authorization");
    out.errorCode = object.optText("error_code");
    out.amount = object.decimal("amount", readCurrency(object, "currency"));
    return out;
}

StockLevel stockLevel(const JsonReader& object)
{
    StockLevel out;
    out.item = object.id("inventory_item_id");
    out.location = object.id("location_id");
    out.id = out.item + ':' + out.location;
    out.available = object.integer("available");
    out.updatedAt = object.optIso("updated_at");
    return out;
}

StockItem stockItem(const JsonReader& object)
{
    StockItem out;
    out.id = object.id("id");
    out.sku = object.optText("sku");
    out.updatedAt = object.optIso("updated_at");
    return out;
}

// One page under construction.
class ShopifyPage {
public:
    ShopifyPage(const SourceConfig& source, const PageContext& context)
        : m_mapping(shopifyMapping(source))
        , m_readAt(context.readAt)
    {
    }

    void addOrder(const JsonReader& item);
    void addCheckout(const JsonReader& item)
    {
        take(item, [this](const JsonReader& one) { return readShopifyCheckout(one, m_mapping); });
    }
    void addFulfillmentOrder(const JsonReader& item) { take(item, fulfillmentOrder); }
    void addStockItem(const JsonReader& item) { take(item, stockItem); }
    void addTransaction(const JsonReader& item)
    {
        readRecord(m_page, item, [this](const JsonReader& one, auto& facts) {
            facts.push_back({transaction(one), m_readAt});
        });
    }
    void addPayout(const JsonReader& item)
    {
        readRecord(m_page, item, [this](const JsonReader& one, auto& facts) {
            Payout payout = readShopifyPayout(one);
            // Its lines are whole once it has arrived.
            if (payout.status == "paid" && !one.error())
                m_page.followUps.push_back({kShopifyPayoutLines, payout.id});
            facts.push_back({std::move(payout), m_readAt});
        });
    }
    void addLine(const JsonReader& item)
    {
        readRecord(m_page, item, [this](const JsonReader& one, auto& facts) {
            LedgerLine line = readShopifyLine(one);
            // A line changes by its payout alone.
            const Instant at = line.payout.isEmpty() ? line.createdAt : m_readAt;
            facts.push_back({std::move(line), at});
        });
    }
    void addDispute(const JsonReader& item)
    {
        readRecord(m_page, item, [this](const JsonReader& one, auto& facts) {
            facts.push_back({readShopifyDispute(one), m_readAt});
        });
    }
    void addLocation(const JsonReader& item);
    void addLevel(const JsonReader& item);

    DecodedPage finish(qint64 records, QByteArray next);

private:
    Instant version(Instant updatedAt) const { return updatedAt.isSet() ? updatedAt : m_readAt; }

    template <class Read>
    void take(const JsonReader& item, Read read)
    {
        readRecord(m_page, item, [&](const JsonReader& one, auto& facts) {
            auto fact = read(one);
            const Instant at = version(fact.updatedAt);
            facts.push_back({std::move(fact), at});
        });
    }

    Mapping m_mapping;
    Instant m_readAt;
    DecodedPage m_page;
    std::set<QByteArray> m_seen;
    std::vector<QByteArray> m_items;  // stock items in the order of the page, each once
};

void ShopifyPage::addOrder(const JsonReader& item)
{
    Order order;
    const bool taken = readRecord(m_page, item, [&](const JsonReader& one, auto& facts) {
        order = readShopifyOrder(one, m_mapping);
        facts.push_back({order, version(order.updatedAt)});
    });
    if (!taken)
        return;
    // What stands inside an order is read one by one: a bad refund must not hide its order.
    const JsonReader inside = item.alone();
    const std::vector<JsonReader> refunds = inside.array("refunds");
    for (const JsonReader& refund : refunds)
        readRecord(m_page, refund, [&](const JsonReader& one, auto& facts) {
            facts.push_back({readShopifyRefund(one, order.total.currency), m_readAt});
        });
    Instant moved = order.createdAt;
    for (const JsonReader& fulfillment : inside.array("fulfillments")) {
        take(fulfillment, readShopifyShipment);
        moved = std::max(moved, fulfillment.alone().optIso("updated_at"));
    }
    if (const auto back = readShopifyReturn(order, moved))
        m_page.facts.push_back({*back, version(order.updatedAt)});
    if (const auto wrong = inside.error())
        quarantine(m_page, item, *wrong);

    const bool unshipped =
        order.fulfillmentStatus.isEmpty() || order.fulfillmentStatus == "partial";
    if (unshipped && order.requiresShipping && !order.cancelledAt.isSet())
        m_page.followUps.push_back({"fulfillment_orders", order.id});
    static constexpr std::array<const char*, 3> kUnsettled{"pending", "partially_paid",
                                                           "authorized"};
    bool unsettled = !refunds.empty();
    for (const char* status : kUnsettled)
        unsettled = unsettled || order.financialStatus == status;
    if (unsettled)
        m_page.followUps.push_back({"order_transactions", order.id});
}

void ShopifyPage::addLocation(const JsonReader& item)
{
    readRecord(m_page, item, [this](const JsonReader& one, auto&) {
        const QByteArray id = one.id("id");
        if (one.optBoolean("active", true) && !one.error())
            m_page.followUps.push_back({"inventory_levels", id});
    });
}

void ShopifyPage::addLevel(const JsonReader& item)
{
    // Without `available` the item is not counted at this place: there is no level to keep.
    if (item.alone().has("available"))
        take(item, stockLevel);
    const QByteArray id = item.alone().optId("inventory_item_id");
    if (!id.isEmpty() && m_seen.insert(id).second)
        m_items.push_back(id);
}

DecodedPage ShopifyPage::finish(qint64 records, QByteArray next)
{
    for (size_t at = 0; at < m_items.size(); at += size_t{kShopifyBatch}) {
        const size_t end = std::min(m_items.size(), at + size_t{kShopifyBatch});
        QByteArray ids;
        for (size_t i = at; i < end; ++i)
            ids += (i == at ? "" : ",") + m_items[i];
        m_page.followUps.push_back({"inventory_items", ids});
    }
    m_page.records = records;
    m_page.next = std::move(next);
    return std::move(m_page);
}

struct Reading {
    const char* feed;
    const char* member;
    bool list;
    void (ShopifyPage::*add)(const JsonReader&);
};

constexpr std::array<Reading, 13> kReadings{{
    {"orders", "orders", true, &ShopifyPage::addOrder},
    {"order", "order", false, &ShopifyPage::addOrder},
    {"checkouts", "checkouts", true, &ShopifyPage::addCheckout},
    {"locations", "locations", true, &ShopifyPage::addLocation},
    {"inventory_levels", "inventory_levels", true, &ShopifyPage::addLevel},
    {"inventory_items", "inventory_items", true, &ShopifyPage::addStockItem},
    {"fulfillment_orders", "fulfillment_orders", true, &ShopifyPage::addFulfillmentOrder},
    {"fulfillment_order", "fulfillment_order", false, &ShopifyPage::addFulfillmentOrder},
    {"order_transactions", "transactions", true, &ShopifyPage::addTransaction},
    {"payouts", "payouts", true, &ShopifyPage::addPayout},
    {"pending_lines", "transactions", true, &ShopifyPage::addLine},
    {kShopifyPayoutLines, "transactions", true, &ShopifyPage::addLine},
    {"disputes", "disputes", true, &ShopifyPage::addDispute},
}};

}  // namespace

Result<DecodedPage> decodeShopify(const SourceConfig& source, const PageContext& context,
                                  const QByteArray& body)
{
    const auto document = JsonDocument::parse(body);
    if (!document)
        return fail(document.error());
    const JsonReader root = document->root();
    for (const Reading& reading : kReadings) {
        if (context.feed != reading.feed)
            continue;
        ShopifyPage page(source, context);
        if (reading.list) {
            const auto items = listOf(root, reading.member);
            if (!items)
                return fail(items.error());
            for (const JsonReader& item : *items)
                (page.*reading.add)(item);
            return page.finish(static_cast<qint64>(items->size()), nextPageInfo(context.link));
        }
        const JsonReader object = root.object(reading.member);
        if (!object.isObject())
            return fail(ErrorKind::Malformed, object.path(), QStringLiteral("is missing"));
        (page.*reading.add)(object);
        return page.finish(1, {});
    }
    return fail(ErrorKind::Internal, QString::fromUtf8(context.feed),
                QStringLiteral("is not a feed of Shopify"));
}

}  // namespace docket::vendor
