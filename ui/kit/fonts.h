// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QFont>

namespace docket::kit {

// The font for a role, in the current density. Figures are tabular in every role.
QFont fontOf(Role role);

// The height of one line of a role in logical pixels, in the current density.
int lineHeight(Role role);

// Registers the bundled fonts. A font that does not load is named on the log; the fall-backs serve.
void loadFonts();

}  // namespace docket::kit
