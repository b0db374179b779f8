// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/domain/slaclock.h"

namespace docket {

// A case's clocks as the cache keeps them: lists without names, because they are most of a case,
// and a cache keeps a million cases. Exact: what is read is what was written.
void putStoredClocks(JsonWriter& json, const char* name, const Clocks& clocks);
Clocks readStoredClocks(const JsonReader& json, const char* name);

}  // namespace docket
