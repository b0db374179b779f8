// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/reading.h"

namespace docket::vendor {

// The most ids that one inventory_items request carries.
inline constexpr qsizetype kShopifyBatch = 100;

// The lines of one payout: a Child feed, by the payout's id.
inline constexpr char kShopifyPayoutLines[] = "payout_lines";

// Connector::decode for Shopify. A fact's version is its object's updated_at where it has one, else
// context.readAt.
Result<DecodedPage> decodeShopify(const SourceConfig& source, const PageContext& context,
                                  const QByteArray& body);

}  // namespace docket::vendor
