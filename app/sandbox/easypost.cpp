// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/easypost.h"

#include "app/sandbox/catalogue.h"
#include "app/sandbox/random.h"
#include "app/sandbox/shipjson.h"
#include "app/sandbox/zone.h"
#include "core/base/clock.h"

#include <QList>

#include <algorithm>

namespace sandbox {

namespace {

constexpr quint8 kTracked = 3;  // row of the carrier whose account this is
constexpr qint64 kMadeAfter = 10 * kMinute;

Response refuse(int status, const char* code, QByteArrayView message)
{
    Json json;
    json.object();
    json.object("error");
    json.text("code", code);
    json.text("message", message);
    json.array("errors");
    json.endArray();
    json.endObject();
    json.endObject();
    return {status, {}, json.bytes()};
}

void spot(Json& json, const char* key, const Spot& at)
{
    json.object(key);
    json.text("object", "TrackingLocation");
    json.textOrNull("city", at.city.toUpper());
    json.textOrNull("state", at.state);
    json.textOrNull("country", at.country);
    json.textOrNull("zip", at.zip);
    json.endObject();
}

QByteArray hex(quint64 number)
{
    return QByteArray::number(number, 16).rightJustified(16, '0');
}

}  // namespace

EasyPost::EasyPost(Company& company)
    : m_company(company)
    , m_bucket(company.options().shipRate, company.options().shipRate)
{
}

QByteArray EasyPost::idOf(quint32 parcel) const
{
    const quint64 seed = m_company.world().seed;
    const quint64 hidden = scatter(parcel ^ scatter(seed + 0xeaU));
    return "trk_" + hex(hidden) + hex(scatter(hidden + seed));
}

std::optional<quint32> EasyPost::rowOf(const QByteArray& id) const
{
    bool ok = false;
    const quint64 hidden = id.mid(4, 16).toULongLong(&ok, 16);
    const quint64 row = gather(hidden) ^ scatter(m_company.world().seed + 0xeaU);
    if (!ok || row >= m_company.world().parcels.size() || idOf(static_cast<quint32>(row)) != id)
        return std::nullopt;
    return static_cast<quint32>(row);
}

std::optional<qint64> EasyPost::createdAt(quint32 row) const
{
    const Parcel& parcel = m_company.world().parcels[row];
    if (parcel.carrier != kTracked || parcel.shippedAt == kNever ||
        parcel.shippedAt + kMadeAfter > m_company.now())
        return std::nullopt;
    return parcel.shippedAt + kMadeAfter;
}

Response EasyPost::answer(const Request& request)
{
    const QByteArray authorization = request.header("authorization");
    QByteArray key;
    if (authorization.startsWith("Basic "))
        key = QByteArray::fromBase64(authorization.sliced(6)).split(':').value(0);
    else if (authorization.startsWith("Bearer "))
        key = authorization.sliced(7).trimmed();
    if (key != kTrackerKey)
        return refuse(401, "APIKEY.INACTIVE",
                      "This api key is no longer active. Please use a different api key or "
                      "reactivate this key.");
    if (!m_bucket.take()) {
        Response limited = refuse(429, "RATE_LIMITED", "Too many requests, slow down.");
        limited.headers.emplace_back("Retry-After", "1");
        return limited;
    }
    if (request.method == "GET" && request.path == "/v2/trackers")
        return list(request);
    if (request.method == "GET" && request.path.startsWith("/v2/trackers/")) {
        const auto row = rowOf(request.path.sliced(13));
        if (row && createdAt(*row)) {
            Json json;
            tracker(json, *row);
            return {200, {}, json.bytes()};
        }
    }
    return refuse(404, "NOT_FOUND", "The requested resource could not be found.");
}

Response EasyPost::list(const Request& request)
{
    qint64 size = 20;
    if (const auto given = field(request.query, "page_size")) {
        bool ok = false;
        size = given->toLongLong(&ok);
        if (!ok || size < 1 || size > 100)
            return refuse(422, "PARAMETER.INVALID", "page_size must be between 1 and 100.");
    }
    qint64 from = INT64_MIN, to = INT64_MAX;
    for (const auto& [key, into] : {std::pair{"start_datetime", &from}, {"end_datetime", &to}}) {
        const auto given = field(request.query, key);
        if (!given)
            continue;
        const auto at = docket::parseIso(QString::fromUtf8(*given));
        if (!at)
            return refuse(422, "PARAMETER.INVALID", "A time is not in ISO 8601.");
        *into = at->ms;
    }
    const auto before = field(request.query, "before_id"), after = field(request.query, "after_id");
    if (before && after)
        return refuse(422, "PARAMETER.INVALID", "Give one of before_id and after_id.");
    std::optional<Entry> cursor;
    if (before || after) {
        const auto row = rowOf(before ? *before : *after);
        const auto made = row ? createdAt(*row) : std::nullopt;
        if (!made)
            return refuse(404, "NOT_FOUND", "The requested resource could not be found.");
        cursor = Entry{*made, *row};
    }
    const auto code = field(request.query, "tracking_code");
    const World& world = m_company.world();
    std::vector<Entry> rows;
    for (quint32 row = 0; row < world.parcels.size(); ++row) {
        const auto made = createdAt(row);
        if (!made || *made < from || *made > to ||
            (code && *code != trackingNumber(world.seed, row, carriers()[kTracked].prefix)))
            continue;
        const Entry entry{*made, row};
        if (!cursor || (before ? entry < *cursor : entry > *cursor))
            rows.push_back(entry);
    }
    std::sort(rows.begin(), rows.end());
    const auto wanted = std::min<size_t>(rows.size(), static_cast<size_t>(size));
    const bool more = rows.size() > wanted;
    // Behind a cursor the nearest come first; the answer always begins with the newest.
    const size_t begin = after ? 0 : rows.size() - wanted;
    Json json;
    json.object();
    json.array("trackers");
    for (size_t i = begin + wanted; i > begin; --i)
        tracker(json, rows[i - 1].row);
    json.endArray();
    json.truth("has_more", more);
    json.endObject();
    return {200, {}, json.bytes()};
}

void EasyPost::tracker(Json& json, quint32 row) const
{
    const World& world = m_company.world();
    const qint64 now = m_company.now();
    const qint64 made = createdAt(row).value_or(now);
    const Carrier& by = carriers()[kTracked];
    const ShipJson ship(world, now);
    Piece piece;
    piece.row = row;
    piece.voidedAt = world.parcels[row].voidedAt;
    const std::vector<Scan> scans = ship.told(piece);
    const Scan* last = scans.empty() ? nullptr : &scans.back();
    const bool arrived = last && QByteArrayView(words(last->told).code) == QByteArrayView("DE");
    json.object();
    json.text("id", idOf(row));
    json.text("object", "Tracker");
    json.text("mode", "test");
    json.text("tracking_code", trackingNumber(world.seed, row, by.prefix));
    json.text("status", last ? words(last->told).tracker : "unknown");
    json.text("status_detail", last ? words(last->told).trackerDetail : "unknown");
    json.text("created_at", utcTime(made));
    json.text("updated_at", utcTime(last ? std::max(last->at, made) : made));
    json.textOrNull("signed_by", arrived && row % 4 == 0 ? "FRONT DESK" : "");
    json.null("weight");
    json.text("est_delivery_date", utcTime(promised(world, row)));
    json.null("shipment_id");
    json.text("carrier", by.name);
    json.array("tracking_details");
    for (const Scan& scan : scans) {
        const ToldWords& told = words(scan.told);
        json.object();
        json.text("object", "TrackingDetail");
        json.text("message", told.carrierText);
        json.text("description", told.detailText);
        json.text("status", told.tracker);
        json.text("status_detail", told.trackerDetail);
        json.text("datetime", utcTime(scan.at));
        json.text("source", by.name);
        json.text("carrier_code", told.carrierCode);
        spot(json, "tracking_location", scan.spot);
        json.endObject();
    }
    json.endArray();
    json.array("fees");
    json.endArray();
    json.object("carrier_detail");
    json.text("object", "CarrierDetail");
    json.text("service", "Ground Advantage");
    for (const char* key : {"container_type", "est_delivery_date_local", "est_delivery_time_local"})
        json.null(key);
    const Place& from = places()[1];
    json.text("origin_location",
              QByteArray(from.city).toUpper() + ' ' + from.provinceCode + ", " + from.zip);
    spot(json, "origin_tracking_location", {from.city, from.provinceCode, from.zip, from.country});
    json.textOrNull("destination_location", arrived ? last->spot.city.toUpper() + ' ' +
                                                          last->spot.state + ", " + last->spot.zip
                                                    : QByteArray());
    for (const char* key : {"destination_tracking_location", "guaranteed_delivery_date",
                            "alternate_identifier", "initial_delivery_attempt"})
        json.null(key);
    json.endObject();
    json.text("public_url", "https://track.example/easypost/" + idOf(row).sliced(4));
    json.endObject();
}

}  // namespace sandbox
