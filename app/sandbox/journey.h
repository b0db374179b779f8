// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/world.h"

#include <span>

namespace sandbox {

// What a carrier can tell of a parcel.
enum class Told : quint8 {
    Announced,
    Accepted,
    HubIn,
    HubOut,
    Processing,
    Depot,
    OutForDelivery,
    Attempt,
    PickupPoint,
    Collected,
    Delivered,
    AddressQuery,
    Damaged,
    Customs,
    Refused,
    Lost,
    Returning,
    SentBack
};

// The words for one telling, as each service of labels and trackers writes it.
struct ToldWords {
    const char* code;  // one of UN AC IT DE EX AT NY SP
    const char* detail;
    const char* text;
    const char* detailText;
    const char* carrierCode;
    const char* carrierText;
    const char* tracker;  // the other service's status
    const char* trackerDetail;
};

const ToldWords& words(Told told);
bool isException(Told told);

struct Spot {
    QByteArray city, state, zip, country;
};

struct Scan {
    qint64 at = 0;
    Told told = Told::Announced;
    Spot spot;
};

// The days in which one carrier's depot stood still, before the end of the history.
struct Outage {
    qint64 from = 0, until = 0;
};
Outage outage(const World& world);

// Everything that the carrier ever tells of a parcel, in order, what is to come included. Empty
// while the parcel is not shipped.
std::vector<Scan> journey(const World& world, quint32 parcel);

// The same for goods that come back to the warehouse they were sent from.
std::vector<Scan> journeyBack(const World& world, quint32 row);

// The end of the day for which the carrier promised the delivery when it took the order.
qint64 promised(const World& world, quint32 parcel);

}  // namespace sandbox
