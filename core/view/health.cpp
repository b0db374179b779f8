// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/view/health.h"

#include <array>

namespace docket::view {

namespace {

constexpr std::array<const char*, kFeedStates> kStateNames{
    "never", "live", "failing", "refused", "no_permission", "no_such_list"};

}  // namespace

const char* name(FeedHealth::State state)
{
    return kStateNames.at(static_cast<size_t>(state));
}

}  // namespace docket::view
