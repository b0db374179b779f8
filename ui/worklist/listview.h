// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/evenlist.h"

#include <optional>

namespace docket::ui {

class WorklistModel;

// The rows of a worklist. Keys pass over bands and the Now line, and the row that is looked at
// stays where it is while others come and go.
class ListView final : public kit::EvenList {
    Q_OBJECT
public:
    explicit ListView(WorklistModel& model, QWidget* parent = nullptr);

    qint64 currentNumber() const;
    void setCurrentNumber(qint64 number);
    // Moves the current row by one case; true when there was one.
    bool step(int direction);
    // Draws the visible rows again: their clocks have moved.
    void tick();

signals:
    void currentCaseChanged(qint64 number);
    void opened(qint64 number);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyboardSearch(const QString&) override {}

private:
    void keepPlace();
    void restorePlace();

    WorklistModel& m_model;
    struct Place {
        qint64 number = 0;
        int top = 0;
        int line = 0;
        bool current = false;
    };
    std::optional<Place> m_place;
};

}  // namespace docket::ui
