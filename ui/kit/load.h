// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

class QApplication;

namespace docket::kit {

// Makes the look of the whole program: resources, fonts, style, palette, focus ring. Called once,
// after the QApplication and before the first window.
void load(QApplication& app, Theme theme = Theme::Light, Density density = Density::Regular);

// Has the system find the letters of every role, which the first text would wait for: for a moment
// in which something else is awaited.
void warmFonts();

// True once load() has been called.
bool isLoaded();

// Registers the resources compiled into this library; asking twice does no harm.
void loadResources();

}  // namespace docket::kit
