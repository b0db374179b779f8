// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/reading.h"

namespace docket::vendor {

// Connector::decode for ShipEngine. A label's version is its last instant (voided, else made), as
// it has no other; a parcel's is context.readAt, because the whole of it is told each time.
Result<DecodedPage> decodeShipEngine(const SourceConfig& source, const PageContext& context,
                                     const QByteArray& body);

// The word of ours for a status and its detail, as Tracking::status has it.
QByteArray shipEngineStatus(QByteArrayView code, QByteArrayView detail);

// Where a walk over a list stands: the page, and the end of the window that it began with.
struct ShipEngineWalk {
    qint64 page = 1;
    Instant until;  // none when the vendor did not tell it back

    QByteArray token() const;
    static ShipEngineWalk parse(const QByteArray& token);
};

}  // namespace docket::vendor
