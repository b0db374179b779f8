// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/troubles.h"

namespace sandbox {

// The families that follow those of troubles.h: a desk that reads a gateway and a shop alone sees
// nothing of them, so they are listed apart.
inline constexpr std::array kMishapFamilies{"tracking", "returns", "stock", "rebill"};

// The kinds from Kind::NoScan on; their family counts on from kFamilies.
std::span<const KindFacts> mishapKinds();

// The name of a family of either list.
const char* familyName(Kind kind);

}  // namespace sandbox
