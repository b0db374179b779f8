// SPDX-License-Identifier: GPL-3.0-or-later
// The tracking of a label, and who carries and sends.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/shipjson.h"
#include "app/sandbox/zone.h"

#include <algorithm>

namespace sandbox {

void ShipJson::scan(Json& json, const Scan& scan, const Piece& piece) const
{
    const ToldWords& told = words(scan.told);
    const int offset =
        parcelOf(piece).location == 1 ? newYorkOffset(scan.at) : berlinOffset(scan.at);
    json.object();
    json.text("occurred_at", utcTime(scan.at));
    json.text("carrier_occurred_at", wallTime(scan.at, offset));
    json.text("description", told.carrierText);
    json.text("city_locality", scan.spot.city);
    json.text("state_province", scan.spot.state);
    json.text("postal_code", scan.spot.zip);
    json.text("country_code", scan.spot.country);
    json.text("company_name", "");
    json.text("signer", "");
    json.text("event_code", told.carrierCode);
    json.text("carrier_detail_code", told.carrierCode);
    json.text("status_code", told.code);
    json.text("status_detail_code", told.detail);
    json.text("status_description", told.text);
    json.text("status_detail_description", told.detailText);
    json.text("carrier_status_code", told.carrierCode);
    json.text("carrier_status_description", told.carrierText);
    json.null("latitude");
    json.null("longitude");
    json.null("proof_of_delivery_url");
    json.endObject();
}

void ShipJson::tracking(Json& json, const Piece& piece) const
{
    const Carrier& by = carriers()[carrierOf(piece)];
    const std::vector<Scan> scans = told(piece);
    const Scan* last = scans.empty() ? nullptr : &scans.back();
    const auto delivered = std::find_if(scans.begin(), scans.end(), [](const Scan& s) {
        return QByteArrayView(words(s.told).code) == QByteArrayView("DE");
    });
    json.object();
    json.text("tracking_number", trackingCode(piece));
    json.text("tracking_url", by.url + trackingCode(piece));
    json.text("status_code", last ? words(last->told).code : "UN");
    json.text("status_detail_code", last ? words(last->told).detail : "CARRIER_STATUS_NOT_MAPPED");
    json.text("carrier_code", by.code);
    json.number("carrier_id", carrierId(carrierOf(piece)).sliced(3).toLongLong());
    json.text("status_description", last ? words(last->told).text : "Unknown");
    json.text("status_detail_description",
              last ? words(last->told).detailText : "The carrier has told nothing yet.");
    json.text("carrier_status_code", last ? words(last->told).carrierCode : "");
    json.text("carrier_detail_code", last ? words(last->told).carrierCode : "");
    json.text("carrier_status_description", last ? words(last->told).carrierText : "");
    json.text("ship_date", utcDay(piece.at) + "T00:00:00Z");
    if (piece.ref == ShipRef::Label)
        json.text("estimated_delivery_date", utcTime(promised(m_world, piece.row)));
    else
        json.null("estimated_delivery_date");
    json.textOrNull("actual_delivery_date",
                    delivered == scans.end() ? QByteArray() : utcTime(delivered->at));
    json.textOrNull("exception_description", last && isException(last->told)
                                                 ? QByteArray(words(last->told).carrierText)
                                                 : QByteArray());
    json.array("events");
    for (auto s = scans.rbegin(); s != scans.rend(); ++s)
        scan(json, *s, piece);
    json.endArray();
    json.endObject();
}

void ShipJson::carrier(Json& json, size_t row) const
{
    const Carrier& by = carriers()[row];
    json.object();
    json.text("carrier_id", carrierId(row));
    json.text("carrier_code", by.code);
    json.text("account_number", "account_" + QByteArray::number(570'820 + qint64(row)));
    json.truth("requires_funded_amount", false);
    json.raw("balance", "0.0");
    json.text("nickname", QByteArray("Halden Lane - ") + by.name);
    json.text("friendly_name", by.name);
    json.null("funding_source_id");
    json.truth("primary", row == 0);
    json.truth("has_multi_package_supporting_services", false);
    json.truth("allows_returns", true);
    json.truth("supports_label_messages", true);
    json.truth("disabled_by_billing_plan", false);
    for (const char* key : {"services", "packages", "options"}) {
        json.array(key);
        json.endArray();
    }
    json.truth("send_rates", true);
    json.truth("supports_user_managed_rates", false);
    json.text("connection_status", "approved");
    json.endObject();
}

void ShipJson::warehouse(Json& json, size_t row) const
{
    Parcel from;
    from.location = static_cast<quint8>(row);
    json.object();
    json.text("warehouse_id", warehouseId(row));
    json.truth("is_default", row == 0);
    json.text("name", places()[row].name);
    json.text("created_at", utcTime(m_world.from - 300 * kDay));
    address(json, "origin_address", false, from);
    address(json, "return_address", false, from);
    json.endObject();
}

}  // namespace sandbox
