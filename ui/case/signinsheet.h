// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/sheet.h"

class QComboBox;
class QLineEdit;

namespace docket {
class Desk;
}
namespace docket::kit {
class PlainLabel;
}

namespace docket::ui {

// Asks who sits here. Closes when the desk knows.
class SignInSheet final : public kit::Sheet {
    Q_OBJECT
public:
    SignInSheet(Desk& desk, QWidget* window);

    // Shows it with the focus where the typing begins.
    void begin();

private:
    void check();
    void send();

    Desk& m_desk;
    QComboBox* m_name;
    QLineEdit* m_passphrase;
    kit::PlainLabel* m_said;
};

}  // namespace docket::ui
