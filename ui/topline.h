// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/pane.h"

class QTabBar;

namespace docket {
class Desk;
}
namespace docket::kit {
class Button;
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

// The line at the top: whose program it is, the open tabs, the time and its zone, and who sits
// here.
class TopLine final : public kit::Pane {
    Q_OBJECT
public:
    explicit TopLine(Desk& desk, QWidget* parent = nullptr);

    QTabBar* tabs() const { return m_tabs; }
    // The width of the mark's place: the tabs begin where the list does.
    void setMarkWidth(int width);
    void tick();

signals:
    // By its id in the registry.
    void actionAsked(const QByteArray& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showPerson();

    Desk& m_desk;
    QWidget* m_mark;
    QTabBar* m_tabs;
    kit::PlainLabel* m_clock;
    kit::PlainLabel* m_zone;
    kit::PlainLabel* m_person;
    kit::Button* m_theme;
    kit::Button* m_keys;
    kit::Button* m_sign;
};

}  // namespace docket::ui
