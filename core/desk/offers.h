// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/setup.h"
#include "core/view/record.h"

namespace docket {

// What may be done on the case of a record, in the order of the action bar, each as the gate would
// judge it for this person (null: nobody is signed in). What has nothing to work on is left out.
void addOffers(view::CaseRecord& record, const Setup& setup, const Person* person);

// What can be done about one change of a case, likewise; nothing when it goes on by itself. Whether
// the payment still has as much left is asked by the gate alone.
std::vector<view::Offer> offersOn(const Intent& intent, const Case& value, const Setup& setup,
                                  const Person* person, Instant now);

}  // namespace docket
