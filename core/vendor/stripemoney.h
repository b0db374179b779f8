// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/money.h"

namespace docket::vendor {

// How many digits Stripe means by an amount in this currency (wire-apis rule 8): it differs from
// ISO 4217 for ISK and UGX (two, always ending in 00) and for MGA (none).
int stripeDigits(Currency currency);

// Stripe's units as our minor units. Malformed when they cannot be said exactly or do not fit.
Result<Money> fromStripeUnits(qint64 units, Currency currency);

// Our minor units as Stripe's. Malformed likewise.
Result<qint64> toStripeUnits(Money amount);

// The whole number in the member `name`, which must be there; what is wrong is the record's error.
Money readStripeAmount(const JsonReader& object, const char* name, Currency currency);

}  // namespace docket::vendor
