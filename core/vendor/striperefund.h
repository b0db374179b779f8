// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// POST /v1/refunds with the order's key and action. An empty path when Stripe cannot express the
// amount.
Request stripeRefundRequest(const SourceConfig& source, const Instruction& wanted);

// What the answer proves, by the table of outcomes in reliability.md §2.1. A refund that Stripe
// made and calls failed or canceled is Rejected: no money moves.
Settlement settleStripeRefund(const Instruction& wanted, const Response& response);

// GET the refunds of the order's charge.
Request stripeRefundLookUp(const SourceConfig& source, const Instruction& wanted);

// Absent only when the whole list was readable, complete, and without the action. A look-up never
// says NotSent: that word is about the write.
Settlement settleStripeLookUp(const Instruction& wanted, const Response& response);

// What Stripe's refusal of any write proves.
Settlement stripeRefusal(const Response& response);

// The headers of every request to Stripe.
std::vector<Header> stripeHeaders(const SourceConfig& source);

}  // namespace docket::vendor
