// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/facts.h"

#include <QString>

namespace docket {

// Why a payment did not go through, in plain words with the code behind: "not enough money (51)".
// Empty for one that did. From the table of decline codes; an unknown code is shown raw.
QString declineWords(const Payment& payment);

// An amount with its currency as the default locale writes numbers: "1.234,50 EUR". Empty for none.
QString moneyText(Money amount);

}  // namespace docket
