// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QApplication;
class QFocusFrame;
class QWidget;

namespace docket::kit {

// The ring of 2 px outside the control that has the focus, wherever it is, also after a click. One
// for the program; it follows the focus. Rows of lists draw their own inside.
class FocusRing final : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QApplication& app);

private:
    void follow(QWidget* widget);
    QPointer<QFocusFrame> m_frame;
};

}  // namespace docket::kit
