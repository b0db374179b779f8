// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace docket::ui {

// Shows all keys of the registry over `window`.
void showKeySheet(QWidget* window);

}  // namespace docket::ui
