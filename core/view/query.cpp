// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/view/query.h"

#include <array>

namespace docket::view {

namespace {

constexpr std::array<const char*, kScopes> kScopeNames{
    "all", "mine", "unclaimed", "approval", "chasing", "handed", "snoozed", "escalated"};

}  // namespace

const char* name(Scope scope)
{
    return kScopeNames.at(static_cast<size_t>(scope));
}

std::optional<Scope> parseScope(QByteArrayView text)
{
    for (size_t i = 0; i < kScopeNames.size(); ++i)
        if (text == kScopeNames.at(i))
            return static_cast<Scope>(i);
    return std::nullopt;
}

}  // namespace docket::view
