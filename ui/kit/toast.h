// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace docket::kit {

class Button;
class PlainLabel;

// The short word after an act, at the foot of its window, with the way back: "Snoozed 48213 until
// 16:00. Undo Ctrl Z". One at a time for a window; it never takes the focus, and stays while the
// pointer rests on it.
class Toast final : public QWidget {
    Q_OBJECT
public:
    // Shows `text` in `window`. `undo` is called at most once, when its button is pressed; without
    // it there is no button. Undo by its key belongs to the window's own action.
    static Toast* show(QWidget* window, const QString& text, std::function<void()> undo = {});

    // The toast that `window` shows now, or null.
    static Toast* of(QWidget* window);

    // Toasts stand above this widget while it is shown, and never over it.
    static void keepClearOf(QWidget* widget);

    QString text() const;
    bool canUndo() const { return static_cast<bool>(m_undo); }
    // Calls undo and goes.
    void undo();
    void dismiss();

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Toast(QWidget* window, const QString& text, std::function<void()> undo);
    void place();
    void slideIn();
    QPoint restingPlace() const;

    PlainLabel* m_text;
    std::function<void()> m_undo;
    QTimer m_stay;
    double m_shown = 1.0;  // share of the slide that is done
};

}  // namespace docket::kit
