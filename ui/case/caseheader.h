// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"
#include "ui/kit/pane.h"

#include <QTimeZone>

class QHBoxLayout;

namespace docket::kit {
class Button;
class PlainLabel;
class SlaChip;
}  // namespace docket::kit

namespace docket::ui {

// What the case is called, and its clocks; the worst stands at the far right as a chip.
class CaseHeader final : public kit::Pane {
    Q_OBJECT
public:
    explicit CaseHeader(QWidget* parent = nullptr);

    void setRecord(const view::CaseRecord& record, const QTimeZone& zone);
    // Draws the clocks as they stand at `now`. True while the worst is in its last five minutes.
    bool tick(Instant now);

signals:
    void explainAsked();

private:
    class Clock;
    std::vector<SlaClock> m_others;
    view::Face m_worst;
    QTimeZone m_zone;
    QString m_icon;
    QWidget* m_mark;
    kit::PlainLabel* m_where;
    kit::PlainLabel* m_title;
    kit::PlainLabel* m_customer;
    QHBoxLayout* m_clocks;
    std::vector<Clock*> m_shown;
    kit::SlaChip* m_chip;
    kit::PlainLabel* m_due;
    kit::Button* m_explain;
};

}  // namespace docket::ui
