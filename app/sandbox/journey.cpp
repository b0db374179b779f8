// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/journey.h"

#include "app/sandbox/catalogue.h"
#include "app/sandbox/people.h"
#include "app/sandbox/random.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr std::array<ToldWords, 18> kWords{{
    {"NY", "ELEC_ADVICE_RECD_BY_CARRIER", "Not Yet In System", "The parcel was announced.", "01",
     "Shipment data received", "pre_transit", "label_created"},
    {"AC", "RECEIVED_BY_CARRIER", "Accepted", "The carrier has the parcel.", "10",
     "Picked up from the shipper", "in_transit", "received_at_origin_facility"},
    {"IT", "HUB_SCAN_IN", "In Transit", "The parcel came into a hub.", "20", "Arrived at the hub",
     "in_transit", "arrived_at_facility"},
    {"IT", "HUB_SCAN_OUT", "In Transit", "The parcel left a hub.", "21", "Departed from the hub",
     "in_transit", "departed_facility"},
    {"IT", "HUB_PROCESSING", "In Transit", "The parcel waits in a hub.", "22",
     "Processing takes longer than planned", "in_transit", "in_transit"},
    {"IT", "RECEIVED_LOCAL_DELIVERY_DEPOT", "In Transit", "The parcel is in the last depot.", "30",
     "Arrived at the delivery depot", "in_transit", "arrived_at_destination"},
    {"IT", "OUT_FOR_DELIVERY", "In Transit", "The parcel is on the van.", "40", "Out for delivery",
     "out_for_delivery", "out_for_delivery"},
    {"AT", "ATTEMPTED_DELIVERY", "Delivery Attempt", "Nobody took the parcel.", "45",
     "Nobody at home, a card was left", "in_transit", "delivery_attempt"},
    {"SP", "DELIVERED_TO_PICKUP_POINT", "Delivered To Collection Location",
     "The parcel waits at a pick-up point.", "48", "Handed to the parcel shop",
     "available_for_pickup", "available_for_pickup"},
    {"DE", "PARCEL_COLLECTED_FROM_PICKUP_POINT", "Delivered", "The customer collected the parcel.",
     "51", "Collected by the consignee", "delivered", "arrived_at_destination"},
    {"DE", "DELIVERED", "Delivered", "The parcel was delivered.", "50",
     "Delivered to the consignee", "delivered", "arrived_at_destination"},
    {"EX", "ADDRESS_QUERY", "Exception", "The address is not complete or not known.", "60",
     "The address is not known, sender to advise", "failure", "address_correction"},
    {"EX", "PARCEL_DAMAGED", "Exception", "The parcel is damaged.", "61",
     "Damaged in handling, being repacked", "failure", "damaged"},
    {"EX", "HELD_BY_CUSTOMS", "Exception", "Customs hold the parcel.", "62",
     "Held by customs, papers are missing", "failure", "held_at_customs"},
    {"EX", "REFUSED_BY_CUSTOMER", "Exception", "The customer refused the parcel.", "63",
     "Acceptance refused", "failure", "refused"},
    {"EX", "PARCEL_LOST", "Exception", "The parcel is lost.", "70",
     "Not found, the search is closed", "failure", "lost"},
    {"EX", "RETURN_TO_SENDER", "Exception", "The parcel goes back to the sender.", "80",
     "On its way back to the sender", "return_to_sender", "return"},
    {"EX", "UNDELIVERABLE_RETURNED_TO_SENDER", "Exception", "The sender has the parcel again.",
     "81", "Returned to the sender", "return_to_sender", "return"},
}};

constexpr std::array<std::array<const char*, 4>, 3> kHubsEu{
    {{"Frankfurt am Main", "HE", "60549", "DE"},
     {"Köln", "NW", "51147", "DE"},
     {"Hannover", "NI", "30855", "DE"}}};
constexpr std::array<std::array<const char*, 4>, 3> kHubsUs{{{"Louisville", "KY", "40213", "US"},
                                                             {"Memphis", "TN", "38118", "US"},
                                                             {"Harrisburg", "PA", "17105", "US"}}};

Spot placeSpot(quint8 location)
{
    const Place& at = places()[location == kNowhere ? 0 : location];
    return {at.city, at.provinceCode, at.zip, at.country};
}

Spot homeSpot(const World& world, quint32 customer)
{
    const Person who = person(world.seed, customer);
    return {who.city, who.provinceCode, who.zip, countries()[who.country].code};
}

Spot hubSpot(quint8 location, qint64 which)
{
    const auto& hub = (location == 1 ? kHubsUs : kHubsEu)[static_cast<size_t>(which) % 3];
    return {hub[0], hub[1], hub[2], hub[3]};
}

qint64 part(qint64 from, qint64 to, double share)
{
    return from + static_cast<qint64>(static_cast<double>(to - from) * share) / kSecond * kSecond;
}

// What happens between two hubs and two instants, at most a day and a half apart.
void onTheWay(std::vector<Scan>& scans, Random& random, quint8 location, qint64 from, qint64 to)
{
    const qint64 first = random.below(3);
    scans.push_back(
        {part(from, to, 0.18 + 0.08 * random.unit()), Told::HubIn, hubSpot(location, first)});
    scans.push_back(
        {part(from, to, 0.34 + 0.08 * random.unit()), Told::HubOut, hubSpot(location, first)});
    scans.push_back(
        {part(from, to, 0.58 + 0.08 * random.unit()), Told::HubIn, hubSpot(location, first + 1)});
    scans.push_back(
        {part(from, to, 0.74 + 0.08 * random.unit()), Told::HubOut, hubSpot(location, first + 1)});
}

Told exceptionOf(Random& random, bool abroad)
{
    const size_t which = random.weighted(std::array{50, 22, abroad ? 60 : 0, 12});
    return static_cast<Told>(static_cast<size_t>(Told::AddressQuery) + which);
}

bool abroad(const World& world, const Parcel& parcel)
{
    const QByteArrayView home(countries()[world.orders[parcel.order].country].code);
    return home == QByteArrayView("GB") || home == QByteArrayView("JP") ||
           home == QByteArrayView("CA");
}

}  // namespace

const ToldWords& words(Told told)
{
    return kWords[static_cast<size_t>(told)];
}

bool isException(Told told)
{
    return QByteArrayView(words(told).code) == QByteArrayView("EX");
}

Outage outage(const World& world)
{
    return {world.until - 30 * kHour, world.until - 12 * kHour};
}

std::vector<Scan> journey(const World& world, quint32 row)
{
    const Parcel& parcel = world.parcels[row];
    std::vector<Scan> scans;
    if (parcel.shippedAt == kNever)
        return scans;
    Random random(world.seed, Stream::Journey, row);
    const quint8 from = parcel.location;
    const Spot origin = placeSpot(from);
    scans.push_back({parcel.shippedAt + random.between(4, 30) * kMinute, Told::Announced, origin});
    if (parcel.scannedAt == kNever)
        return scans;
    const qint64 taken = std::max(parcel.scannedAt, scans[0].at + kMinute);
    scans.push_back({taken, Told::Accepted, origin});
    const Spot home = homeSpot(world, world.orders[parcel.order].customer);
    const qint64 end = parcel.deliveredAt;
    const bool arrives = end != kNever;
    switch (parcel.fate) {
    case Fate::Normal:
        if (!arrives)
            return scans;
        onTheWay(scans, random, from, taken, end - 9 * kHour);
        scans.push_back({end - 8 * kHour, Told::Depot, home});
        scans.push_back(
            {end - random.between(3 * 60, 6 * 60) * kMinute, Told::OutForDelivery, home});
        if (end - taken > 60 * kHour && random.chance(0.08))
            scans.push_back({end - random.between(20, 24) * kHour, Told::Attempt, home});
        else if (end - taken > 48 * kHour && random.chance(0.06))
            scans.push_back({end - random.between(15, 20) * kHour, Told::PickupPoint, home});
        break;
    case Fate::Stuck:
        onTheWay(scans, random, from, taken, parcel.fateAt);
        scans.push_back({parcel.fateAt, Told::HubIn, hubSpot(from, random.below(3))});
        break;
    case Fate::Exception:
        onTheWay(scans, random, from, taken, parcel.fateAt - kHour);
        scans.push_back({parcel.fateAt, exceptionOf(random, abroad(world, parcel)), home});
        break;
    case Fate::Late: {
        onTheWay(scans, random, from, taken, taken + 40 * kHour);
        const qint64 last = arrives ? end - 8 * kHour : taken + 60 * kDay;
        const qint64 hub = random.below(3);
        for (qint64 at = taken + 55 * kHour; at < last; at += random.between(15, 26) * kHour)
            scans.push_back({at, Told::Processing, hubSpot(from, hub)});
        break;
    }
    case Fate::Returned:
        onTheWay(scans, random, from, taken, parcel.fateAt - 5 * kDay);
        scans.push_back({parcel.fateAt - 100 * kHour, Told::Attempt, home});
        scans.push_back({parcel.fateAt - 70 * kHour, Told::Returning, home});
        scans.push_back({parcel.fateAt - 30 * kHour, Told::HubIn, hubSpot(from, random.below(3))});
        scans.push_back({parcel.fateAt, Told::SentBack, origin});
        return scans;
    case Fate::Lost:
        onTheWay(scans, random, from, taken, taken + 30 * kHour);
        scans.push_back({parcel.fateAt, Told::Lost, hubSpot(from, random.below(3))});
        return scans;
    }
    if (arrives && parcel.fate != Fate::Normal)
        scans.push_back({end - 5 * kHour, Told::OutForDelivery, home});
    std::sort(scans.begin(), scans.end(), [](const Scan& a, const Scan& b) { return a.at < b.at; });
    if (arrives) {
        const bool collected = std::any_of(
            scans.begin(), scans.end(), [](const Scan& s) { return s.told == Told::PickupPoint; });
        if (collected)  // what waits at the counter is not on a van
            std::erase_if(scans, [](const Scan& s) { return s.told == Told::OutForDelivery; });
        scans.push_back({end, collected ? Told::Collected : Told::Delivered, home});
    }
    if (parcel.carrier == kOutageCarrier) {
        // The depot that stands still scans nothing: all of it is scanned when it goes on.
        const Outage still = outage(world);
        qint64 at = still.until + random.between(2, 25) * kMinute, last = still.until;
        std::vector<Scan*> waited;
        for (Scan& scan : scans) {
            if (scan.told == Told::Announced || scan.at < still.from || scan.at >= still.until)
                continue;
            scan.at = last = at;
            at += random.between(2, 30) * kMinute;
            waited.push_back(&scan);
        }
        // What arrives soon after is scanned in more of a hurry: nothing is told after it is there.
        if (arrives && last >= end)
            for (Scan* scan : waited)
                scan->at = part(still.until, end,
                                static_cast<double>(scan->at - still.until) /
                                    static_cast<double>(last + kSecond - still.until));
        std::stable_sort(scans.begin(), scans.end(),
                         [](const Scan& a, const Scan& b) { return a.at < b.at; });
    }
    return scans;
}

std::vector<Scan> journeyBack(const World& world, quint32 row)
{
    const Return& back = world.returns[row];
    std::vector<Scan> scans;
    if (back.authorizedAt == kNever)
        return scans;
    const Parcel& sent = world.parcels[back.parcel];
    Random random(world.seed, Stream::Journey, (quint64{1} << 40) + row);
    const Spot home = homeSpot(world, world.orders[back.order].customer);
    scans.push_back({back.authorizedAt + random.between(4, 30) * kMinute, Told::Announced, home});
    if (back.scannedAt == kNever)
        return scans;
    scans.push_back({back.scannedAt, Told::Accepted, home});
    const bool arrives = back.receivedAt != kNever;
    const qint64 end = arrives ? back.receivedAt : back.scannedAt + 3 * kDay;
    scans.push_back({part(back.scannedAt, end, 0.3), Told::HubIn, hubSpot(sent.location, row)});
    scans.push_back({part(back.scannedAt, end, 0.5), Told::HubOut, hubSpot(sent.location, row)});
    if (arrives)
        scans.push_back({end, Told::Delivered, placeSpot(sent.location)});
    return scans;
}

qint64 promised(const World& world, quint32 row)
{
    const Parcel& parcel = world.parcels[row];
    constexpr std::array kDays{3, 5, 2, 9};
    const auto endOfDay = [](qint64 at) { return at / kDay * kDay + kDay - kSecond; };
    const qint64 plan =
        endOfDay(parcel.shippedAt + kDays[world.orders[parcel.order].method] * kDay);
    // Who keeps to it, keeps to it: only a parcel whose fate is to be late misses its day.
    const bool keeps = parcel.fate == Fate::Normal && parcel.deliveredAt != kNever;
    return keeps ? std::max(plan, endOfDay(parcel.deliveredAt)) : plan;
}

}  // namespace sandbox
