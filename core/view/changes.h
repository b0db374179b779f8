// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace docket::view {

// What a commit changed, told after it. One value for each commit.
struct Changes {
    std::vector<qint64> cases;  // numbers
    bool facts = false;
    bool sources = false;  // the status of a Source moved
    bool setup = false;    // people, policies, sources

    bool operator==(const Changes&) const = default;
};

}  // namespace docket::view
