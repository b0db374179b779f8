// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docket {

// Ends the process at once, as a power cut would, when DOCKET_CRASH_AT names this point. What
// recovery promises is tested by dying at each of them.
void crashPoint(const char* name);

}  // namespace docket
