// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/reading.h"

namespace docket::vendor {

// The paths of a Shopify Source's mapping. Besides dotted paths of the object there are
// "note_attributes.NAME" (the value of that attribute) and "landing_site.NAME" (that parameter of
// the landing page's address).
Mapping shopifyMapping(const SourceConfig& source);

// One order, without the refunds and shipments inside it. Amounts are as at the sale
// (total_price), not as they are after edits and refunds.
Order readShopifyOrder(const JsonReader& order, const Mapping& mapping);

// One left basket.
Checkout readShopifyCheckout(const JsonReader& checkout, const Mapping& mapping);

// One refund of the store. Its amount is the sum of its successful and pending transactions; of all
// of them when all failed; of its lines with their tax when it has no transaction. Pending while
// any transaction is pending or there is none, Succeeded when one succeeded, else Failed.
Refund readShopifyRefund(const JsonReader& refund, Currency orderCurrency);

// What the customer asked for: the tag return-requested makes a return of "request:" and the
// order's id. A tag has no time: it is as old as the order's last change; where that is the closing
// of the order, which asks for nothing, as old as `moved`, the last that was heard of its goods.
// With only its reason left it was taken back. Nothing for an order that never spoke of it.
std::optional<Return> readShopifyReturn(const Order& order, Instant moved);

// One shipment.
Shipment readShopifyShipment(const JsonReader& fulfillment);

}  // namespace docket::vendor
