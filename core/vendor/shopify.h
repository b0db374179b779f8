// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// The version of the Admin REST API, unless the Source names its own.
inline constexpr char kShopifyVersion[] = "2026-07";

// Shopify: orders with their refunds and shipments, fulfillment orders, stock, left baskets, and
// what the store believes about movements of money. It can be told to hold and release a
// fulfillment order and to cancel an order; money goes back through the gateways alone.
const Connector& shopify();

}  // namespace docket::vendor
