// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case.h"
#include "core/domain/facts.h"
#include "core/store/facttables.h"

#include <vector>

namespace docket::command {

// The labels of the case's order that can still be voided, the newest first: made and not void, of
// a carrier that has not looked at the parcel, of goods that are not back already, and not voided
// by this case a moment ago. The one answer for what is offered and for what is let through.
Result<std::vector<store::Stored<Label>>> voidableLabels(const store::FactTables& facts,
                                                         const Case& value);

}  // namespace docket::command
