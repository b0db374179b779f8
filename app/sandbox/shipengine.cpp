// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/shipengine.h"

#include "app/sandbox/catalogue.h"
#include "core/base/clock.h"

#include <QList>

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kMostOnPage = 500;

// The instant that a filter names; INT64_MIN or MAX when it is absent.
qint64 bound(const Request& request, const char* name, qint64 absent)
{
    const auto given = field(request.query, name);
    if (!given)
        return absent;
    const auto at = docket::parseIso(QString::fromUtf8(*given));
    return at ? at->ms : absent;
}

}  // namespace

ShipEngine::ShipEngine(Company& company)
    : m_company(company)
    , m_bucket(company.options().shipRate, company.options().shipRate)
{
}

Response ShipEngine::refuse(int status, const char* type, const char* code,
                            const QByteArray& message, const char* fieldName) const
{
    Json json;
    json.object();
    json.text("request_id", uuid(m_company.world().seed, m_requests));
    json.array("errors");
    json.object();
    json.text("error_source", "shipengine");
    json.text("error_type", type);
    json.text("error_code", code);
    json.text("message", message);
    if (fieldName)
        json.text("field_name", fieldName);
    json.endObject();
    json.endArray();
    json.endObject();
    return {status, {}, json.bytes()};
}

Response ShipEngine::answer(const Request& request)
{
    ++m_requests;
    if (request.header("api-key").isEmpty())
        return refuse(401, "security", "unauthorized", "An API key must be specified.");
    if (request.header("api-key") != kShipKey)
        return refuse(401, "security", "unauthorized", "The API key is invalid.");
    if (!m_bucket.take()) {
        Response limited =
            refuse(429, "system", "rate_limit_exceeded", "You have exceeded the rate limit.");
        limited.headers.emplace_back("Retry-After", "1");
        return limited;
    }
    return route(request);
}

Response ShipEngine::route(const Request& request)
{
    const QList<QByteArray> parts = request.path.split('/');  // "", "v1", noun, id, verb
    const QByteArray noun = parts.value(2), id = parts.value(3), verb = parts.value(4);
    const bool get = request.method == "GET";
    const Response unknown =
        refuse(404, "validation", "unspecified", "No resource was found at " + request.path + '.');
    if (parts.size() < 3 || parts.size() > 5)
        return unknown;
    const ShipJson ship(m_company.world(), m_company.now());
    if (parts.size() == 3) {
        if (get && noun == "labels")
            return labels(request);
        if (get && noun == "shipments")
            return shipments(request);
        if (get && noun == "tracking")
            return track(request);
        if (!get || (noun != "carriers" && noun != "warehouses"))
            return unknown;
        Json json;
        json.object();
        json.array(noun.constData());
        for (size_t i = 0; i < (noun == "carriers" ? carriers().size() : places().size()); ++i)
            noun == "carriers" ? ship.carrier(json, i) : ship.warehouse(json, i);
        json.endArray();
        if (noun == "carriers") {
            json.text("request_id", uuid(m_company.world().seed, m_requests));
            json.array("errors");
            json.endArray();
        }
        json.endObject();
        return {200, {}, json.bytes()};
    }
    const bool shipment = noun == "shipments";
    if (!shipment && noun != "labels")
        return unknown;
    const auto named = shipRow(id);
    const bool fits = named && shipment == (named->first == ShipRef::Shipment ||
                                            named->first == ShipRef::BackShipment);
    const std::optional<Piece> piece =
        fits ? ship.piece(named->first, named->second) : std::nullopt;
    if (!piece)
        return refuse(404, "validation", "invalid_identifier",
                      (shipment ? "shipment_id '" : "label_id '") + id + "' not found.",
                      shipment ? "shipment_id" : "label_id");
    if (request.method == "PUT" && !shipment && verb == "void")
        return voidLabel(*piece);
    if (request.method == "POST" && !shipment && verb == "return")
        return makeReturn(*piece);
    if (!get || (parts.size() == 5 && (shipment || verb != "track")))
        return unknown;
    Json json;
    if (shipment)
        ship.shipment(json, *piece);
    else if (verb == "track")
        ship.tracking(json, *piece);
    else
        ship.label(json, *piece);
    return {200, {}, json.bytes()};
}

std::optional<Response> ShipEngine::badTime(const Request& request,
                                            std::initializer_list<const char*> names) const
{
    for (const char* name : names) {
        const auto given = field(request.query, name);
        if (given && !docket::parseIso(QString::fromUtf8(*given)))
            return refuse(400, "validation", "invalid_field_value",
                          QByteArray("Invalid ") + name + ": " + *given + " is not a time.", name);
    }
    return std::nullopt;
}

Response ShipEngine::labels(const Request& request)
{
    if (const auto bad = badTime(request, {"created_at_start", "created_at_end"}))
        return *bad;
    const World& world = m_company.world();
    const ShipJson ship(world, m_company.now());
    const auto status = field(request.query, "label_status");
    if (status && *status != "processing" && *status != "completed" && *status != "error" &&
        *status != "voided")
        return refuse(400, "validation", "invalid_field_value",
                      "label_status must be processing, completed, error or voided.",
                      "label_status");
    const qint64 from = bound(request, "created_at_start", INT64_MIN),
                 to = bound(request, "created_at_end", INT64_MAX);
    const auto code = field(request.query, "tracking_number"),
               shipment = field(request.query, "shipment_id"),
               carrier = field(request.query, "carrier_id"),
               service = field(request.query, "service_code"),
               warehouse = field(request.query, "warehouse_id");
    const bool none = field(request.query, "refund_status") || field(request.query, "batch_id") ||
                      field(request.query, "rate_id");
    std::vector<Piece> rows;
    const auto add = [&](ShipRef ref, quint32 row) {
        const auto piece = ship.piece(ref, row);
        if (!piece || none || piece->at < from || piece->at > to)
            return;
        const quint32 parcel = ShipJson::isBack(ref) ? world.returns[row].parcel : row;
        const ShipRef of = ShipJson::isBack(ref) ? ShipRef::BackShipment : ShipRef::Shipment;
        if ((status && *status != ship.labelStatus(*piece)) ||
            (code && *code != ship.trackingCode(*piece)) ||
            (shipment && *shipment != shipId(of, row)) ||
            (carrier && *carrier != ShipJson::carrierId(ship.carrierOf(*piece))) ||
            (service && *service != ship.serviceOf(*piece)) ||
            (warehouse && *warehouse != ShipJson::warehouseId(world.parcels[parcel].location)))
            return;
        rows.push_back(*piece);
    };
    for (quint32 row = 0; row < world.parcels.size(); ++row) {
        add(ShipRef::VoidedLabel, row);
        add(ShipRef::Label, row);
    }
    for (quint32 row = 0; row < world.returns.size(); ++row)
        add(ShipRef::BackLabel, row);
    return listed(request, rows, "labels", false);
}

Response ShipEngine::shipments(const Request& request)
{
    if (const auto bad = badTime(request, {"created_at_start", "created_at_end",
                                           "modified_at_start", "modified_at_end"}))
        return *bad;
    const World& world = m_company.world();
    const ShipJson ship(world, m_company.now());
    const auto status = field(request.query, "shipment_status"),
               order = field(request.query, "sales_order_id");
    if (status && *status != "pending" && *status != "processing" && *status != "label_purchased" &&
        *status != "cancelled")
        return refuse(400, "validation", "invalid_field_value",
                      "shipment_status must be pending, processing, label_purchased or cancelled.",
                      "shipment_status");
    const bool none = field(request.query, "tag") || field(request.query, "batch_id");
    const qint64 from = bound(request, "created_at_start", INT64_MIN),
                 to = bound(request, "created_at_end", INT64_MAX),
                 changedFrom = bound(request, "modified_at_start", INT64_MIN),
                 changedTo = bound(request, "modified_at_end", INT64_MAX);
    std::vector<Piece> rows;
    const auto add = [&](ShipRef ref, quint32 row) {
        const auto piece = ship.piece(ref, row);
        if (!piece || none || piece->at < from || piece->at > to ||
            piece->modifiedAt < changedFrom || piece->modifiedAt > changedTo ||
            (status && *status != ship.shipmentStatus(*piece)) ||
            (order && order->toLongLong() != shopId(ShopRef::Order, ship.orderOf(*piece))))
            return;
        rows.push_back(*piece);
    };
    for (quint32 row = 0; row < world.parcels.size(); ++row)
        add(ShipRef::Shipment, row);
    for (quint32 row = 0; row < world.returns.size(); ++row)
        add(ShipRef::BackShipment, row);
    return listed(request, rows, "shipments", true);
}

Response ShipEngine::listed(const Request& request, std::vector<Piece>& rows, const char* name,
                            bool shipments)
{
    Paging paging;
    for (const auto& [key, least, most, into] :
         {std::tuple{"page", qint64{1}, INT64_MAX / kMostOnPage, &paging.page},
          {"page_size", qint64{1}, kMostOnPage, &paging.size}}) {
        const auto given = field(request.query, key);
        if (!given)
            continue;
        bool ok = false;
        *into = given->toLongLong(&ok);
        if (!ok || *into < least || *into > most)
            return refuse(400, "validation", "invalid_field_value",
                          QByteArray("Invalid ") + key + ": " + *given + '.', key);
    }
    const QByteArray dir = field(request.query, "sort_dir").value_or("desc"),
                     by = field(request.query, "sort_by").value_or("created_at");
    if (dir != "asc" && dir != "desc")
        return refuse(400, "validation", "invalid_field_value", "sort_dir must be asc or desc.",
                      "sort_dir");
    if (by != "created_at" && by != "modified_at" && (shipments || by != "voided_at"))
        return refuse(400, "validation", "invalid_field_value", "Invalid sort_by: " + by + '.',
                      "sort_by");
    const auto key = [&](const Piece& p) {
        return std::tuple(by == "created_at"    ? p.at
                          : by == "modified_at" ? p.modifiedAt
                                                : p.voidedAt,
                          p.ref, p.row);
    };
    std::sort(rows.begin(), rows.end(),
              [&](const Piece& a, const Piece& b) { return key(a) < key(b); });
    if (dir == "desc")
        std::reverse(rows.begin(), rows.end());

    const auto total = static_cast<qint64>(rows.size());
    const qint64 pages = std::max<qint64>(1, (total + paging.size - 1) / paging.size);
    const qint64 first = std::min(total, (paging.page - 1) * paging.size),
                 last = std::min(total, first + paging.size);
    const ShipJson ship(m_company.world(), m_company.now());
    Json json;
    json.reserve((last - first) * 3000 + 600);
    json.object();
    json.array(name);
    for (qint64 i = first; i < last; ++i) {
        const Piece& piece = rows[static_cast<size_t>(i)];
        shipments ? ship.shipment(json, piece) : ship.label(json, piece);
    }
    json.endArray();
    json.number("total", total);
    json.number("page", paging.page);
    json.number("pages", pages);
    QByteArray keep;
    for (const auto& [k, v] : request.query)
        if (k != "page" && k != "page_size")
            keep += '&' + k.toPercentEncoding() + '=' + v.toPercentEncoding();
    const auto link = [&](const char* rel, qint64 page) {
        json.object(rel);
        if (page >= 1 && page <= pages) {
            json.text("href", "http://" + request.header("host") + "/shipengine" + request.path +
                                  "?page=" + QByteArray::number(page) +
                                  "&page_size=" + QByteArray::number(paging.size) + keep);
            json.text("type", "https");
        }
        json.endObject();
    };
    json.object("links");
    link("first", 1);
    link("last", pages);
    link("prev", paging.page - 1);
    link("next", paging.page + 1);
    json.endObject();
    json.endObject();
    return {200, {}, json.bytes()};
}

}  // namespace sandbox
