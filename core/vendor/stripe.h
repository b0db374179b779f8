// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// The API version that requests ask for, unless the Source names its own.
inline constexpr char kStripeVersion[] = "2026-07-29.dahlia";

// Stripe: payments, refunds, disputes, reviews and early fraud warnings; its event feed; refunds.
const Connector& stripe();

}  // namespace docket::vendor
