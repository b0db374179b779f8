// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/shipjson.h"

#include "app/sandbox/catalogue.h"
#include "app/sandbox/people.h"
#include "app/sandbox/random.h"
#include "app/sandbox/zone.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kFirstTry = 25 * kMinute;  // before the label that was used

void money(Json& json, const char* key, qint64 cents, const char* currency)
{
    json.object(key);
    json.text("currency", currency);
    json.raw("amount", QByteArray::number(cents / 100) + '.' +
                           QByteArray::number(cents % 100).rightJustified(2, '0'));
    json.endObject();
}

void nulls(Json& json, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        json.null(key);
}

}  // namespace

QByteArray ShipJson::carrierId(size_t row)
{
    return "se-" + QByteArray::number(static_cast<quint64>(612'040 + row));
}

QByteArray ShipJson::warehouseId(size_t row)
{
    return "se-" + QByteArray::number(static_cast<quint64>(731'900 + row));
}

QByteArray ShipJson::rma(quint32 order) const
{
    return "RMA-HL-" + QByteArray::number(80'001 + order);
}

quint32 ShipJson::parcelRow(const Piece& piece) const
{
    return isBack(piece.ref) ? m_world.returns[piece.row].parcel : piece.row;
}

const Parcel& ShipJson::parcelOf(const Piece& piece) const
{
    return m_world.parcels[parcelRow(piece)];
}

std::optional<Piece> ShipJson::piece(ShipRef ref, quint32 row) const
{
    Piece piece;
    piece.ref = ref;
    piece.row = row;
    const auto seen = [&](qint64 change) {
        if (change != kNever && change <= m_at)
            piece.modifiedAt = std::max(piece.modifiedAt, change);
    };
    if (isBack(ref)) {
        if (row >= m_world.returns.size())
            return std::nullopt;
        const Return& back = m_world.returns[row];
        piece.at = piece.modifiedAt = back.authorizedAt;
        piece.voidedAt = back.voidedAt;
        seen(back.voidedAt);
        return piece.at <= m_at ? std::optional(piece) : std::nullopt;
    }
    if (row >= m_world.parcels.size())
        return std::nullopt;
    const Parcel& parcel = m_world.parcels[row];
    if (ref == ShipRef::VoidedLabel) {
        if (!parcel.relabelled || parcel.shippedAt == kNever)
            return std::nullopt;
        piece.at = parcel.shippedAt - kFirstTry;
        piece.voidedAt = piece.at + 11 * kMinute;
        piece.modifiedAt = piece.voidedAt <= m_at ? piece.voidedAt : piece.at;
    } else if (ref == ShipRef::Label) {
        piece.at = piece.modifiedAt = parcel.shippedAt;
        piece.voidedAt = parcel.voidedAt;
        seen(parcel.voidedAt);
    } else {
        piece.at = piece.modifiedAt = std::min(parcel.releasedAt, parcel.shippedAt);
        const Order& order = m_world.orders[parcel.order];
        for (const qint64 change :
             {parcel.shippedAt, parcel.voidedAt, parcel.cancelledAt, order.cancelledAt})
            seen(change);
    }
    return piece.at <= m_at ? std::optional(piece) : std::nullopt;
}

QByteArray ShipJson::serviceOf(const Piece& piece) const
{
    constexpr std::array kServices{"domestic_standard", "europe_standard", "europe_express",
                                   "international_standard"};
    const Parcel& parcel = parcelOf(piece);
    return QByteArray(carriers()[parcel.carrier].code) + '_' +
           kServices[m_world.orders[parcel.order].method];
}

QByteArray ShipJson::trackingCode(const Piece& piece) const
{
    const quint32 head = piece.ref == ShipRef::VoidedLabel ? 0x4000'0000u
                         : isBack(piece.ref)               ? 0x6000'0000u
                                                           : 0u;
    return trackingNumber(m_world.seed, piece.row + head, carriers()[carrierOf(piece)].prefix);
}

std::vector<Scan> ShipJson::told(const Piece& piece) const
{
    std::vector<Scan> scans;
    if (piece.ref == ShipRef::Label)
        scans = journey(m_world, piece.row);
    else if (piece.ref == ShipRef::BackLabel)
        scans = journeyBack(m_world, piece.row);
    std::erase_if(scans, [&](const Scan& s) {
        return s.at > m_at || (piece.voidedAt <= s.at && s.told != Told::Announced);
    });
    return scans;
}

const char* ShipJson::labelStatus(const Piece& piece) const
{
    return piece.voidedAt <= m_at ? "voided" : "completed";
}

const char* ShipJson::shipmentStatus(const Piece& piece) const
{
    if (isBack(piece.ref))
        return piece.voidedAt <= m_at ? "cancelled" : "label_purchased";
    const Parcel& parcel = parcelOf(piece);
    if (parcel.shippedAt <= m_at)
        return parcel.voidedAt <= m_at ? "pending" : "label_purchased";
    return parcel.cancelledAt <= m_at || m_world.orders[parcel.order].cancelledAt <= m_at
               ? "cancelled"
               : "pending";
}

qint64 ShipJson::grams(const Parcel& parcel) const
{
    const Order& order = m_world.orders[parcel.order];
    qint64 sum = 180;  // the box
    for (quint8 i = 0; i < order.lineCount; ++i)
        if (parcel.lineMask >> i & 1)
            sum += qint64{articles()[order.lines[i].sku].grams} * order.lines[i].quantity;
    return sum;
}

void ShipJson::address(Json& json, const char* key, bool home, const Parcel& parcel) const
{
    json.object(key);
    if (home) {
        const Person who = person(m_world.seed, m_world.orders[parcel.order].customer);
        json.text("name", who.name());
        json.text("phone", who.phone);
        json.text("email", who.email);
        json.null("company_name");
        json.text("address_line1", streetLine(who));
        json.textOrNull("address_line2", who.extra);
        json.null("address_line3");
        json.text("city_locality", who.city);
        json.text("state_province", who.provinceCode);
        json.text("postal_code", who.zip);
        json.text("country_code", countries()[who.country].code);
        json.text("address_residential_indicator", "yes");
    } else {
        const Place& at = places()[parcel.location == kNowhere ? 0 : parcel.location];
        json.text("name", at.name);
        json.text("phone", "+49 341 5550100");
        json.null("email");
        json.text("company_name", "Halden Lane");
        json.text("address_line1", at.address);
        nulls(json, {"address_line2", "address_line3"});
        json.text("city_locality", at.city);
        json.text("state_province", at.provinceCode);
        json.text("postal_code", at.zip);
        json.text("country_code", at.country);
        json.text("address_residential_indicator", "no");
    }
    json.null("instructions");
    json.endObject();
}

void ShipJson::package(Json& json, const Piece& piece) const
{
    const Parcel& parcel = parcelOf(piece);
    json.array("packages");
    json.object();
    if (piece.ref == ShipRef::Shipment || piece.ref == ShipRef::BackShipment)
        json.text("shipment_package_id",
                  "se-" + QByteArray::number(quint64{900'000'000} + parcelRow(piece)));
    else
        json.number("package_id", 300'000'000 + qint64{parcelRow(piece)});
    json.text("package_code", "package");
    json.object("weight");
    json.raw("value", QByteArray::number(grams(parcel)) + ".00");
    json.text("unit", "gram");
    json.endObject();
    json.raw("dimensions", R"({"unit":"centimeter","length":40.00,"width":30.00,"height":20.00})");
    json.raw("insured_value", R"({"currency":"usd","amount":0.00})");
    if (piece.ref != ShipRef::Shipment && piece.ref != ShipRef::BackShipment) {
        json.text("tracking_number", trackingCode(piece));
        json.number("sequence", 1);
    }
    json.raw("label_messages", R"({"reference1":null,"reference2":null,"reference3":null})");
    nulls(json, {"external_package_id", "content_description"});
    json.endObject();
    json.endArray();
}

void ShipJson::label(Json& json, const Piece& piece) const
{
    const Parcel& parcel = parcelOf(piece);
    const Carrier& by = carriers()[parcel.carrier];
    const bool back = isBack(piece.ref);
    const std::vector<Scan> scans = told(piece);
    const char* state = "unknown";
    for (const Scan& scan : scans)
        state = scan.told == Told::Announced                                    ? "unknown"
                : isException(scan.told)                                        ? "error"
                : QByteArrayView(words(scan.told).code) == QByteArrayView("DE") ? "delivered"
                                                                                : "in_transit";
    const QByteArray id = shipId(piece.ref, piece.row);
    const char* currency = parcel.location == 1 ? "usd" : "eur";
    json.object();
    json.text("label_id", id);
    json.text("status", labelStatus(piece));
    json.text("shipment_id", shipId(back ? ShipRef::BackShipment : ShipRef::Shipment, piece.row));
    json.text("external_shipment_id",
              QByteArray::number(shopId(ShopRef::FulfillmentOrder, parcelRow(piece))));
    json.text("external_order_id", QByteArray::number(shopId(ShopRef::Order, parcel.order)));
    json.text("ship_date", utcDay(piece.at) + "T00:00:00Z");
    json.text("created_at", utcTime(piece.at));
    money(json, "shipment_cost", 390 + grams(parcel) / 9, currency);
    money(json, "insurance_cost", 0, currency);
    json.null("requested_comparison_amount");
    json.array("rate_details");
    json.endArray();
    json.text("tracking_number", trackingCode(piece));
    json.truth("is_return_label", back);
    json.textOrNull("rma_number", back ? rma(parcel.order) : QByteArray());
    const QByteArrayView home(countries()[m_world.orders[parcel.order].country].code);
    const bool abroad = home != QByteArrayView(places()[parcel.location == 1 ? 1 : 0].country);
    json.truth("is_international", abroad);
    json.text("batch_id", "");
    json.text("carrier_id", carrierId(parcel.carrier));
    json.text("carrier_code", by.code);
    json.text("charge_event", "carrier_default");
    if (back)
        json.text("outbound_label_id", shipId(ShipRef::Label, parcelRow(piece)));
    json.text("service_code", serviceOf(piece));
    json.text("package_code", "package");
    json.truth("voided", piece.voidedAt <= m_at);
    json.textOrNull("voided_at", piece.voidedAt <= m_at ? utcTime(piece.voidedAt) : QByteArray());
    json.textOrNull("void_type", piece.voidedAt <= m_at ? "manual" : "");
    json.text("label_format", "pdf");
    json.text("display_scheme", "label");
    json.text("label_layout", "4x6");
    json.truth("trackable", true);
    json.null("label_image_id");
    json.text("tracking_status", state);
    json.text("tracking_url", by.url + trackingCode(piece));
    json.text("confirmation", "none");
    json.object("label_download");
    for (const char* form : {"pdf", "png", "zpl"})
        json.text(form, QByteArray("https://labels.example/") + id + '.' + form);
    json.text("href", "https://labels.example/" + id + ".pdf");
    json.endObject();
    nulls(json, {"form_download", "qr_code_download", "paperless_download", "insurance_claim"});
    package(json, piece);
    nulls(json, {"alternative_identifiers", "refund_details"});
    address(json, "ship_to", !back, parcel);
    json.endObject();
}

void ShipJson::shipment(Json& json, const Piece& piece) const
{
    const Parcel& parcel = parcelOf(piece);
    const Order& order = m_world.orders[parcel.order];
    const bool back = isBack(piece.ref);
    const QByteArray orderId = QByteArray::number(shopId(ShopRef::Order, parcel.order));
    json.object();
    json.text("shipment_id", shipId(piece.ref, piece.row));
    json.text("carrier_id", carrierId(parcel.carrier));
    json.text("service_code", serviceOf(piece));
    json.text("external_order_id", orderId);
    json.text("external_shipment_id",
              QByteArray::number(shopId(ShopRef::FulfillmentOrder, parcelRow(piece))));
    json.text("shipment_number",
              back ? rma(parcel.order) : m_world.mark + QByteArray::number(80'001 + parcel.order));
    json.array("items");
    for (quint8 i = 0; i < order.lineCount; ++i) {
        if (!(parcel.lineMask >> i & 1))
            continue;
        const Article& article = articles()[order.lines[i].sku];
        json.object();
        json.text("name", article.title + " - " + article.variant);
        json.text("sales_order_id", orderId);
        json.text("sales_order_item_id",
                  QByteArray::number(shopId(ShopRef::Line, parcel.order * 4 + i)));
        json.number("quantity", order.lines[i].quantity);
        json.text("sku", article.sku);
        json.text("external_order_id", orderId);
        json.text("external_order_item_id",
                  QByteArray::number(shopId(ShopRef::Line, parcel.order * 4 + i)));
        nulls(json, {"bundle_sku", "asin"});
        json.text("order_source_code", "shopify");
        json.endObject();
    }
    json.endArray();
    json.null("tax_identifiers");
    json.text("ship_date",
              utcDay(parcel.shippedAt <= m_at ? parcel.shippedAt : piece.at) + "T00:00:00Z");
    json.text("created_at", utcTime(piece.at));
    json.text("modified_at", utcTime(piece.modifiedAt));
    json.text("shipment_status", shipmentStatus(piece));
    address(json, "ship_to", !back, parcel);
    address(json, "ship_from", back, parcel);
    json.text("warehouse_id", warehouseId(parcel.location == kNowhere ? 0 : parcel.location));
    address(json, "return_to", false, parcel);
    json.truth("is_return", back);
    json.text("confirmation", "none");
    json.null("customs");
    json.raw("advanced_options",
             R"({"bill_to_account":null,"bill_to_country_code":null,"bill_to_party":null,)"
             R"("bill_to_postal_code":null,"contains_alcohol":false,"delivered_duty_paid":false,)"
             R"("non_machinable":false,"saturday_delivery":false,"custom_field1":null,)"
             R"("custom_field2":null,"custom_field3":null})");
    json.text("insurance_provider", "none");
    json.array("tags");
    json.endArray();
    json.text("order_source_code", "shopify");
    package(json, piece);
    json.object("total_weight");
    json.raw("value", QByteArray::number(grams(parcel)) + ".00");
    json.text("unit", "gram");
    json.endObject();
    json.endObject();
}

}  // namespace sandbox
