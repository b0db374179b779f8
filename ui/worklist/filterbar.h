// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/query.h"
#include "ui/kit/pane.h"

#include <QTimer>

class QLineEdit;

namespace docket::kit {
class Button;
class Chip;
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

// What narrows the list, how many cases it leaves, and the way to the next case.
class FilterBar final : public kit::Pane {
    Q_OBJECT
public:
    explicit FilterBar(QWidget* parent = nullptr);

    void setQuery(const view::Query& query);
    void setCounts(qint64 shown, qint64 hidden);
    void setWaiting(int waiting);
    void focusFilter();
    bool filterHasFocus() const;

signals:
    // The text has been still for a moment.
    void filtered(const QString& text);
    void queueRemoved();
    void nextAsked();
    void arrivalsAsked();
    // Enter or Down in the field: on to the rows.
    void leftDown();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* m_filter;
    kit::Chip* m_queue;
    kit::PlainLabel* m_count;
    kit::Button* m_waiting;
    kit::Button* m_next;
    QTimer m_still;
};

}  // namespace docket::ui
