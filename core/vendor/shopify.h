// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// The version of the Admin REST API, unless the Source names its own.
inline constexpr char kShopifyVersion[] = "2026-07";

// Shopify: orders with their refunds and shipments, fulfillment orders, stock, left baskets, and
// what the store believes about movements of money. Refunds are a later capability: refund() and
// lookUp() have an empty path, and nothing that is handed to settle is proved.
const Connector& shopify();

}  // namespace docket::vendor
