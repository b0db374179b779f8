// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QPointer>
#include <QWidget>

class QKeyEvent;
class QVBoxLayout;

namespace docket::kit {

class Button;
class Pane;
class PlainLabel;

// A question over its window: the window is dimmed, a panel stands in the top third, and neither
// the pointer nor Tab nor a shortcut of the window reaches behind it. Esc and Cancel close it. It
// has no event loop of its own: connect to accepted() and cancelled(). It deletes itself when it
// closes.
class Sheet : public QWidget {
    Q_OBJECT
public:
    // `act` is the verb with its object: "Refund 84.90 EUR". It is the one primary button.
    Sheet(const QString& title, const QString& act, QWidget* window);

    // Put the sheet's own content here.
    QVBoxLayout* body() const { return m_body; }
    Button* actButton() const { return m_act; }
    Button* cancelButton() const { return m_cancel; }
    // The panel, for those who place something beside it.
    QWidget* panel() const;

    // Says what is still missing; empty lets the act be done.
    void setMissing(const QString& missing);
    // True keeps the sheet on the screen after its act, until done() or cancel(): what was asked is
    // not yet known to have been done. Then again() lets the act be pressed once more.
    void setStays(bool stays) { m_stays = stays; }
    void again();
    void done() { close(); }
    // Wider than a money sheet, for tables.
    void setWidth(int width);
    // Shows it and gives the focus to `first`, or to Cancel, so that Enter does no harm.
    void open(QWidget* first = nullptr);
    void cancel();

    // The sheet that covers `window` now, or null.
    static Sheet* of(QWidget* window);

signals:
    void accepted();
    void cancelled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void place();
    void close();
    bool isOwnShortcut(const QKeyEvent& key) const;

    Pane* m_panel;
    PlainLabel* m_title;
    QVBoxLayout* m_body;
    Button* m_act;
    Button* m_cancel;
    QPointer<QWidget> m_before;  // who had the focus behind
    QPointer<QWidget> m_last;    // who had it last within
    int m_wide = 0;
    bool m_stays = false;
};

}  // namespace docket::kit
