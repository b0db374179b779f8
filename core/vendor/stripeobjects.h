// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/reading.h"

namespace docket::vendor {

// The paths of a Stripe Source's mapping, with their defaults under "metadata".
Mapping stripeMapping(const SourceConfig& source);

// One charge, without the refunds inside it. A failed charge that never reached the network
// (outcome.type blocked, or network_status not_sent_to_network) is Blocked, not Declined; a status
// that is none of Stripe's three is Pending: nothing is claimed.
Payment readStripeCharge(const JsonReader& charge, const Mapping& mapping);

// One dispute; an inquiry when its status is warning_* or its case_type says so.
Dispute readStripeDispute(const JsonReader& dispute);

// One Radar review.
Hold readStripeReview(const JsonReader& review);

// One early fraud warning.
FraudWarning readStripeWarning(const JsonReader& warning);

}  // namespace docket::vendor
