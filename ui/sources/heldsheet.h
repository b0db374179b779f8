// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/health.h"
#include "ui/kit/sheet.h"

namespace docket {
class Desk;
}
namespace docket::kit {
class PlainLabel;
}

namespace docket::ui {

// Asks once more before somebody says of a source that changed in mass that what was read is so, or
// has it read again, and says in words what each of them does.
class HeldSheet final : public kit::Sheet {
    Q_OBJECT
public:
    HeldSheet(const view::SourceHealth& source, bool pass, Desk& desk, QWidget* window);

    QString said() const;

private:
    void decide();
    void say(const QString& text, bool bad);

    Desk& m_desk;
    SourceNumber m_source;
    QString m_name;
    bool m_pass;
    QWidget* m_window;
    kit::PlainLabel* m_said;
};

}  // namespace docket::ui
