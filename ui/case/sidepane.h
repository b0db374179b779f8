// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"
#include "ui/kit/pane.h"

#include <QTimeZone>

namespace docket::kit {
class SectionHeader;
}

namespace docket::ui {

class ClockList;
class Lines;

// Beside the timeline: what the rule saw, all clocks of the case, and the refunds asked for.
class SidePane final : public kit::Pane {
    Q_OBJECT
public:
    explicit SidePane(QWidget* parent = nullptr);

    void setRecord(const view::CaseRecord& record, const QTimeZone& zone);
    void tick(Instant now);

private:
    kit::SectionHeader* m_ruleHead;
    Lines* m_facts;
    ClockList* m_clocks;
    QWidget* m_refunds;
    class IntentList* m_intents;
};

}  // namespace docket::ui
