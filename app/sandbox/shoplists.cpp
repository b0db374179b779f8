// SPDX-License-Identifier: GPL-3.0-or-later
// The shop's lists: which rows, in which order, and the link to the next page.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/shop.h"
#include "core/base/clock.h"

#include <QSet>

#include <algorithm>

namespace sandbox {

namespace {

Response errorOf(int status, const char* name, QByteArrayView text)
{
    Json json;
    json.object();
    json.object("errors");
    json.array(name);
    json.text(text);
    json.endArray();
    json.endObject();
    json.endObject();
    return {status, {}, json.bytes()};
}

// Numbers of a list like "1,2,3".
std::vector<qint64> numbers(const QByteArray& text)
{
    std::vector<qint64> out;
    for (const QByteArray& part : text.split(','))
        if (bool ok = false; true) {
            const qint64 n = part.trimmed().toLongLong(&ok);
            if (ok)
                out.push_back(n);
        }
    return out;
}

constexpr auto kCursorEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

}  // namespace

bool Shop::statusFits(const Order& order, const Fields& query, qint64 now) const
{
    const ShopJson shop(m_company.world(), now);
    const QByteArray status = field(query, "status").value_or("open");
    const bool open = !shop.cancelled(order) && !shop.closed(order);
    if ((status == "open" && !open) || (status == "closed" && !shop.closed(order)) ||
        (status == "cancelled" && !shop.cancelled(order)))
        return false;
    const QByteArray financial = field(query, "financial_status").value_or("any");
    if (financial != "any" && financial != shop.financialStatus(order))
        return false;
    const QByteArray goods = field(query, "fulfillment_status").value_or("any");
    const QByteArray state = shop.fulfillmentStatus(order);
    return goods == "any" || (goods == "shipped" && state == "fulfilled") ||
           (goods == "partial" && state == goods) || (goods == "unshipped" && state.isEmpty()) ||
           (goods == "unfulfilled" && state != "fulfilled");
}

std::vector<Entry> Shop::matching(const Fields& query, bool checkouts,
                                  std::optional<Response>& bad) const
{
    const World& world = m_company.world();
    const qint64 now = m_company.now();
    // Both ends are inclusive and in whole seconds, as the shop writes its times.
    struct Range {
        qint64 from = INT64_MIN, to = INT64_MAX;
    } updated, created;
    for (const auto& [key, value] : query) {
        const bool least = key.endsWith("_at_min");
        if (!least && !key.endsWith("_at_max"))
            continue;
        const auto at = docket::parseIso(QString::fromUtf8(value));
        if (!at) {
            bad = errorOf(400, key.constData(), "must be a time with a zone");
            return {};
        }
        const qint64 second = at->ms / kSecond;
        Range& range = key.startsWith("updated") ? updated : created;
        (least ? range.from : range.to) = second;
    }
    const auto ids = field(query, "ids");
    QSet<qint64> wanted;
    for (const qint64 id : numbers(ids.value_or(QByteArray())))
        wanted.insert(id);
    const QByteArray order = field(query, "order").value_or(QByteArray());
    const bool byUpdate = order.startsWith("updated_at");
    const auto& rows = checkouts ? world.checkouts : world.orders;
    const Timeline& line =
        checkouts ? m_company.chronicle().checkouts() : m_company.chronicle().orders();
    const qint64 since = field(query, "since_id").value_or("0").toLongLong();
    std::vector<Entry> out;
    const size_t end = visible(line, now);
    for (size_t i = 0; i < end; ++i) {
        const Order& row = rows[line[i].row];
        const qint64 id = shopId(ShopRef::Order, line[i].row);
        const qint64 made = row.at / kSecond;
        if (made < created.from || made > created.to || id <= since ||
            (ids && !wanted.contains(id)))
            continue;
        const qint64 changed = checkouts ? row.at : world.updatedAt(row, now);
        if (changed / kSecond < updated.from || changed / kSecond > updated.to)
            continue;
        if (!checkouts && !statusFits(row, query, now))
            continue;
        out.push_back({byUpdate ? changed : row.at, line[i].row});
    }
    if (byUpdate)
        std::sort(out.begin(), out.end());
    if (!order.endsWith("asc"))
        std::reverse(out.begin(), out.end());
    return out;
}

Response Shop::listOrders(const Request& request, bool checkouts)
{
    Fields query = request.query;
    const auto info = field(query, "page_info");
    std::optional<Entry> after;
    QByteArray filter = request.rawQuery;
    if (info) {
        for (const auto& [key, value] : query)
            if (key != "page_info" && key != "limit" && key != "fields")
                return errorOf(400, key.constData(), "cannot be passed together with page_info");
        const QByteArray plain = QByteArray::fromBase64(*info, kCursorEncoding);
        const QList<QByteArray> parts = plain.split('\n');
        if (parts.size() != 3)
            return errorOf(400, "page_info", "Invalid value.");
        after = Entry{parts[0].toLongLong(), parts[1].toUInt()};
        filter = parts[2];
        Fields remembered = parseForm(filter);
        for (const auto& [key, value] : query)
            if (key != "page_info")
                remembered.insert(remembered.begin(), {key, value});
        query = std::move(remembered);
    }
    qint64 limit = 50;
    if (const auto given = field(query, "limit")) {
        bool ok = false;
        limit = given->toLongLong(&ok);
        if (!ok || limit < 1 || limit > 250)
            return errorOf(400, "limit", "must be between 1 and 250");
    }
    std::optional<Response> bad;
    const std::vector<Entry> all = matching(query, checkouts, bad);
    if (bad)
        return *bad;
    const bool rising = field(query, "order").value_or(QByteArray()).endsWith("asc");
    auto from = all.begin();
    if (after)
        from = std::partition_point(all.begin(), all.end(), [&](const Entry& entry) {
            return rising ? entry <= *after : entry >= *after;
        });
    const auto count = std::min<qint64>(limit, all.end() - from);
    const auto to = from + count;
    const ShopJson shop(m_company.world(), m_company.now());
    const QByteArray fields = field(query, "fields").value_or(QByteArray());
    Json json;
    json.reserve(static_cast<qsizetype>(count) * 9000 + 100);
    json.object();
    json.array(checkouts ? "checkouts" : "orders");
    for (auto entry = from; entry != to; ++entry) {
        if (fields.isEmpty()) {
            checkouts ? shop.checkout(json, entry->row) : shop.order(json, entry->row);
            continue;
        }
        Json one;
        checkouts ? shop.checkout(one, entry->row) : shop.order(one, entry->row);
        json.raw(onlyFields(one.bytes(), fields));
    }
    json.endArray();
    json.endObject();
    Response response{200, {}, json.bytes()};
    if (to != all.end() && count > 0) {
        const Entry last = *(to - 1);
        const QByteArray cursor =
            (QByteArray::number(last.at) + '\n' + QByteArray::number(last.row) + '\n' + filter)
                .toBase64(kCursorEncoding);
        response.headers.emplace_back("Link", "<http://" + request.header("host") + m_place +
                                                  request.path +
                                                  "?limit=" + QByteArray::number(limit) +
                                                  "&page_info=" + cursor + ">; rel=\"next\"");
    }
    return response;
}

Response Shop::countOrders(const Request& request)
{
    std::optional<Response> bad;
    const std::vector<Entry> all = matching(request.query, false, bad);
    if (bad)
        return *bad;
    return {200, {}, "{\"count\":" + QByteArray::number(static_cast<qint64>(all.size())) + '}'};
}

Response Shop::levels(const Request& request)
{
    const auto locations = field(request.query, "location_ids");
    const auto itemIds = field(request.query, "inventory_item_ids");
    if (!locations && !itemIds)
        return errorOf(422, "inventory_item_ids", "and/or location_ids must be given");
    const std::vector<qint64> atPlaces = numbers(locations.value_or(QByteArray()));
    const std::vector<qint64> ofItems = numbers(itemIds.value_or(QByteArray()));
    const auto has = [](const std::vector<qint64>& list, qint64 n) {
        return std::find(list.begin(), list.end(), n) != list.end();
    };
    qint64 limit = field(request.query, "limit").value_or("50").toLongLong();
    limit = std::clamp<qint64>(limit, 1, 250);
    const qint64 from =
        QByteArray::fromBase64(field(request.query, "page_info").value_or(QByteArray()),
                               kCursorEncoding)
            .toLongLong();
    const ShopJson shop(m_company.world(), m_company.now());
    Json json;
    json.object();
    json.array("inventory_levels");
    const StockTable table(m_company.world(), m_company.now());
    qint64 seen = 0;
    bool more = false;
    for (size_t a = 0; a < articles().size(); ++a) {
        for (size_t p = 0; p < places().size(); ++p) {
            if ((locations && !has(atPlaces, places()[p].id)) ||
                (itemIds && !has(ofItems, shopId(ShopRef::Article, static_cast<quint32>(a)))))
                continue;
            if (seen >= from && seen < from + limit)
                shop.level(json, a, p, table.level(a, p));
            more = more || seen >= from + limit;
            ++seen;
        }
    }
    json.endArray();
    json.endObject();
    Response response{200, {}, json.bytes()};
    if (more) {
        QByteArray keep;
        if (locations)
            keep += "&location_ids=" + *locations;
        if (itemIds)
            keep += "&inventory_item_ids=" + *itemIds;
        response.headers.emplace_back(
            "Link", "<http://" + request.header("host") + m_place + request.path +
                        "?limit=" + QByteArray::number(limit) + keep +
                        "&page_info=" + QByteArray::number(from + limit).toBase64(kCursorEncoding) +
                        ">; rel=\"next\"");
    }
    return response;
}

Response Shop::items(const Request& request)
{
    const auto ids = field(request.query, "ids");
    if (!ids)
        return errorOf(422, "ids", "must be given");
    const ShopJson shop(m_company.world(), m_company.now());
    Json json;
    json.object();
    json.array("inventory_items");
    int count = 0;
    for (const qint64 id : numbers(*ids)) {
        const std::optional<quint32> row = shopRow(ShopRef::Article, id);
        if (row && *row < articles().size() && ++count <= 100)
            shop.article(json, *row);
    }
    json.endArray();
    json.endObject();
    return {200, {}, json.bytes()};
}

}  // namespace sandbox
