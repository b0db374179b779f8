// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/reading.h"

// Shopify Payments: what a shop that takes the money itself says of it.
namespace docket::vendor {

// One payout. It has a day and no instant of its making; words of Stripe's payouts are used where
// Shopify's mean the same.
Payout readShopifyPayout(const JsonReader& payout);

// One movement on the balance, with its payout once it has one.
LedgerLine readShopifyLine(const JsonReader& line);

// One dispute. It names its order and no payment.
Dispute readShopifyDispute(const JsonReader& dispute);

}  // namespace docket::vendor
