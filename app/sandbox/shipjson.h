// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/ids.h"
#include "app/sandbox/journey.h"
#include "app/sandbox/json.h"

namespace sandbox {

// One label or shipment of the service: which kind, of which row, and its instants.
struct Piece {
    qint64 at = 0;
    qint64 modifiedAt = 0;
    qint64 voidedAt = kNever;
    ShipRef ref = ShipRef::Label;
    quint32 row = 0;
};

// Writes the label service's objects as they were at one instant.
class ShipJson {
public:
    ShipJson(const World& world, qint64 at)
        : m_world(world)
        , m_at(at)
    {
    }

    // What there is to see of a row at the instant; nothing while it is not made.
    std::optional<Piece> piece(ShipRef ref, quint32 row) const;

    void label(Json& json, const Piece& piece) const;
    void shipment(Json& json, const Piece& piece) const;
    // The tracking of a label. One that was voided before it left has nothing to tell.
    void tracking(Json& json, const Piece& piece) const;
    void carrier(Json& json, size_t row) const;
    void warehouse(Json& json, size_t row) const;

    QByteArray trackingCode(const Piece& piece) const;
    // What the carrier had told by the instant, the latest last.
    std::vector<Scan> told(const Piece& piece) const;
    const char* shipmentStatus(const Piece& piece) const;
    const char* labelStatus(const Piece& piece) const;
    quint8 carrierOf(const Piece& piece) const { return parcelOf(piece).carrier; }
    QByteArray serviceOf(const Piece& piece) const;
    quint32 orderOf(const Piece& piece) const { return parcelOf(piece).order; }
    static bool isBack(ShipRef ref) { return ref >= ShipRef::BackShipment; }
    static QByteArray carrierId(size_t row);
    static QByteArray warehouseId(size_t row);
    // What ties the label of a return to its order.
    QByteArray rma(quint32 order) const;

private:
    const Parcel& parcelOf(const Piece& piece) const;
    quint32 parcelRow(const Piece& piece) const;
    void address(Json& json, const char* key, bool home, const Parcel& parcel) const;
    void package(Json& json, const Piece& piece) const;
    qint64 grams(const Parcel& parcel) const;
    void scan(Json& json, const Scan& scan, const Piece& piece) const;

    const World& m_world;
    qint64 m_at;
};

}  // namespace sandbox
