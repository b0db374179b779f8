// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/setup.h"
#include "core/view/record.h"
#include "ui/kit/pane.h"

#include <QTimeZone>

class QVBoxLayout;

namespace docket::kit {
class SectionHeader;
}

namespace docket::ui {

class ClockList;
class EvidenceList;
class IntentList;
class Lines;

// Beside the timeline: what the world was asked for, documents, handoffs and linked cases where
// there are such, what the rule saw, and all clocks of the case.
class SidePane final : public kit::Pane {
    Q_OBJECT
public:
    explicit SidePane(QWidget* parent = nullptr);

    void setRecord(const view::CaseRecord& record, const Setup& setup, const QTimeZone& zone);
    void tick(Instant now);

signals:
    void openAsked(const docket::view::EvidenceView& document);
    void saveAsked(const docket::view::EvidenceView& document);
    void caseAsked(qint64 number);

private:
    void showHandoffs(const view::CaseRecord& record, const QTimeZone& zone);
    void showLinks(const view::CaseRecord& record);

    kit::SectionHeader* m_ruleHead;
    Lines* m_facts;
    ClockList* m_clocks;
    QWidget* m_asked;
    IntentList* m_intents;
    QWidget* m_documentsPane;
    EvidenceList* m_documents;
    QWidget* m_passedPane;
    Lines* m_passed;
    QWidget* m_linksPane;
    QVBoxLayout* m_links;
    std::vector<view::LinkView> m_shownLinks;
};

}  // namespace docket::ui
