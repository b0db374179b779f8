// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/engine.h"
#include "core/journal/chain.h"

namespace docket {

// Checks the whole chain of a profile's journal, and that the heads which the cache and this desk
// noted still stand in it. Needs no key and no network; reads beside a running owner.
Result<journal::Verified> verifyProfile(const ProfileFiles& files);

}  // namespace docket
