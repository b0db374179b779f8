// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace docket {
class Desk;
}
namespace docket::kit {
class Button;
}

namespace docket::ui {

// The cross of a tab: `name` is what closes.
kit::Button* closeButton(const QString& name, std::function<void()> close);

// Asks in which CSV file the rows of `what` are to be written, and says it once it is known. No
// event loop of its own.
void askForFile(QWidget& window, const QString& what, Desk& desk,
                std::function<void(const QString& path)> then);

}  // namespace docket::ui
