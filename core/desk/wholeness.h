// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/setup.h"
#include "core/store/feedtables.h"
#include "core/work/picture.h"

#include <vector>

namespace docket {

// What has been read whole and is read still, by where the feeds stand: a list that may not be
// read, or whose source does not answer, proves nothing by what is missing in it.
struct Wholeness {
    work::Whole read;
    // What a configured source should give and does not, as bits of Lacks.
    int lacks = 0;
};
enum Lacks { kLacksStore = 1, kLacksGateways = 2, kLacksCarriers = 4 };

Wholeness wholenessOf(const std::vector<store::FeedRow>& feeds, const Setup& setup);

}  // namespace docket
