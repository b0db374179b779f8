// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/mishaps.h"

namespace sandbox {

namespace {

// Per 10,000 orders, as in troubles.cpp. Those without numbers follow from what happens anyway.
constexpr std::array kKinds{
    KindFacts{Kind::NoScan, 7, "no_scan", 5, 3, 40, 2.4, 7},
    KindFacts{Kind::DeliveryException, 7, "delivery_exception", 7, 3, 60, 1.2, 4},
    KindFacts{Kind::DeliveryLate, 7, "delivery_late", 8, 3, 70, 4.2, 11},
    KindFacts{Kind::ReturnedToSender, 7, "returned_to_sender", 4, 3, 15, 8, 15},
    KindFacts{Kind::ParcelLost, 7, "parcel_lost", 3, 3, 8, 7, 14},
    KindFacts{Kind::CarrierOutage, 7, "carrier_outage", 0, 0, 0, 0, 0},
    KindFacts{Kind::ReturnNotAuthorized, 8, "return_not_authorized", 5, 3, 0, 6, 20},
    KindFacts{Kind::WarehouseMismatch, 9, "warehouse_mismatch", 4, 4, 0, 0, 0},
    KindFacts{Kind::ItemSubstituted, 9, "item_substituted", 0, 0, 0, 0, 0},
    KindFacts{Kind::RebillFailing, 10, "rebill_failing", 0, 0, 0, 0, 0},
    KindFacts{Kind::RebillExhausted, 10, "rebill_exhausted", 0, 0, 0, 0, 0},
};

}  // namespace

std::span<const KindFacts> mishapKinds()
{
    return kKinds;
}

const char* familyName(Kind kind)
{
    const size_t family = facts(kind).family;
    return family < kFamilies.size() ? kFamilies[family]
                                     : kMishapFamilies[family - kFamilies.size()];
}

}  // namespace sandbox
