// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// What a shop can be told: to hold a fulfillment order or let it go, and to cancel an order.
// REST has no key that makes a repetition harmless; each of these is a state, though, that can be
// read back, and asking for it twice leaves it as it is (wire-apis §5).

// The path behind the API's version and the body; an empty path for what a shop cannot be told.
Request shopifyInstruction(const Instruction& wanted);
// Confirmed when the object that came back stands as it was asked to.
Settlement settleShopify(const Instruction& wanted, const Response& response,
                         const QString& refusal);

// GET the object itself; Absent while it does not stand as it was asked to.
Request shopifyLookUp(const Instruction& wanted);
Settlement settleShopifyLookUp(const Instruction& wanted, const Response& response,
                               const QString& refusal);

}  // namespace docket::vendor
