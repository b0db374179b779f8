// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/actor.h"

namespace docket {

// Everybody with a role, as the one to whom something is handed: "the team leads".
QString roleWords(Role role);

}  // namespace docket
