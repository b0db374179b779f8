// SPDX-License-Identifier: GPL-3.0-or-later
// The label service by tracking number, and its writes. They know no idempotency key.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/shipengine.h"

namespace sandbox {

namespace {

Response voided(bool approved, const char* message, const char* reason)
{
    Json json;
    json.object();
    json.truth("approved", approved);
    json.text("message", message);
    if (reason)
        json.text("reason_code", reason);
    json.endObject();
    return {200, {}, json.bytes()};
}

}  // namespace

Response ShipEngine::track(const Request& request)
{
    const auto code = field(request.query, "tracking_number"),
               carrier = field(request.query, "carrier_code"),
               carrierId = field(request.query, "carrier_id");
    if (!code)
        return refuse(400, "validation", "field_value_required",
                      "tracking_number must be specified.", "tracking_number");
    if (!carrier && !carrierId)
        return refuse(400, "validation", "field_value_required",
                      "carrier_code or carrier_id must be specified.", "carrier_code");
    const World& world = m_company.world();
    const ShipJson ship(world, m_company.now());
    size_t by = carriers().size();
    for (size_t i = 0; i < carriers().size(); ++i)
        if (carrier ? *carrier == carriers()[i].code : *carrierId == ShipJson::carrierId(i))
            by = i;
    if (by == carriers().size())
        return refuse(400, "validation", "invalid_field_value",
                      "The carrier is not connected to this account.", "carrier_code");
    const auto found = [&](ShipRef ref, quint32 row) -> std::optional<Piece> {
        const auto piece = ship.piece(ref, row);
        return piece && ship.carrierOf(*piece) == by && ship.trackingCode(*piece) == *code
                   ? piece
                   : std::nullopt;
    };
    std::optional<Piece> piece;
    for (quint32 row = 0; row < world.parcels.size() && !piece; ++row) {
        piece = found(ShipRef::Label, row);
        if (!piece && world.parcels[row].relabelled)
            piece = found(ShipRef::VoidedLabel, row);
    }
    for (quint32 row = 0; row < world.returns.size() && !piece; ++row)
        piece = found(ShipRef::BackLabel, row);
    if (!piece)
        return refuse(404, "validation", "invalid_identifier",
                      "The carrier knows no parcel '" + *code + "'.", "tracking_number");
    Json json;
    ship.tracking(json, *piece);
    return {200, {}, json.bytes()};
}

Response ShipEngine::voidLabel(const Piece& piece)
{
    const ShipJson ship(m_company.world(), m_company.now());
    if (piece.voidedAt <= m_company.now())
        return voided(false, "The label is voided already.", "label_already_voided");
    for (const Scan& scan : ship.told(piece))
        if (scan.told != Told::Announced)
            return voided(false, "The carrier has the parcel already.", "label_already_used");
    if (piece.ref == ShipRef::VoidedLabel)
        return voided(false, "The label is being voided.", "label_already_voided");
    m_company.voidLabel(piece.ref == ShipRef::BackLabel, piece.row);
    return voided(true, "The label is voided; its cost will be credited.", nullptr);
}

Response ShipEngine::makeReturn(const Piece& piece)
{
    if (piece.ref != ShipRef::Label)
        return refuse(400, "business_rules", "return_label_not_supported",
                      "A return label belongs to the label of goods that were sent.", "label_id");
    for (quint32 row = 0; row < m_company.world().returns.size(); ++row) {
        const Return& back = m_company.world().returns[row];
        if (back.parcel == piece.row && back.authorizedAt <= m_company.now() &&
            back.voidedAt > m_company.now())
            return refuse(400, "business_rules", "identifier_conflict",
                          "This label has a return label already.", "label_id");
    }
    const quint32 made = m_company.authorizeReturn(piece.row);
    const ShipJson ship(m_company.world(), m_company.now());
    Json json;
    ship.label(json, *ship.piece(ShipRef::BackLabel, made));
    return {200, {}, json.bytes()};
}

}  // namespace sandbox
