// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// POST /v1/reviews/{id}/approve with the instruction's key.
Request stripeApproval(const SourceConfig& source, const Instruction& wanted);
// Confirmed when the review that came back is closed as approved.
Settlement settleStripeApproval(const Instruction& wanted, const Response& response);

// GET the review itself. Absent while it is open; a Mismatch when it was closed in another way.
Request stripeApprovalLookUp(const SourceConfig& source, const Instruction& wanted);
Settlement settleStripeApprovalLookUp(const Instruction& wanted, const Response& response);

}  // namespace docket::vendor
