// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/rowset.h"
#include "ui/kit/clockface.h"

namespace docket::ui {

// How a clock stands at `now`, ready to be drawn. A clock that ended late reads as breached by as
// much as it was late.
kit::ClockFace clockAt(const view::Face& face, Instant now);

}  // namespace docket::ui
