// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <limits>

namespace docket {

// A whole number of 32 bits, which may be null or not there: one that would be cut short is the
// reader's error, and no other number.
inline std::optional<int> optInt(const JsonReader& json, const char* name)
{
    const std::optional<qint64> value = json.optInteger(name);
    if (!value)
        return std::nullopt;
    if (*value < std::numeric_limits<int>::min() || *value > std::numeric_limits<int>::max()) {
        json.reject(name, QStringLiteral("is not a whole number of 32 bits"));
        return 0;
    }
    return static_cast<int>(*value);
}

}  // namespace docket
