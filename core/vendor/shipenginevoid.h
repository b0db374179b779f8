// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// What ShipEngine can be told: to void a label. It has no key that makes a repetition harmless, but
// a label that is void stays void, and shows it. `refusal` is the sentence of an error's body.

// PUT, without a body; an empty path for what ShipEngine cannot be told.
Request labelVoiding(const Instruction& wanted);
// 200 says yes or no in its body: Confirmed without a page, or Rejected with ShipEngine's sentence
// and its reason code.
Settlement settleLabelVoiding(const Instruction& wanted, const Response& response,
                              const QString& refusal);

// GET the label: Confirmed when its status is voided, Absent while it is not, Rejected when there
// is no such label.
Request labelVoidingLookUp(const Instruction& wanted);
Settlement settleLabelVoidingLookUp(const Instruction& wanted, const Response& response,
                                    const QString& refusal);

}  // namespace docket::vendor
