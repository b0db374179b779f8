// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/view/record.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QStackedWidget;

namespace docket {
class Desk;
}
namespace docket::kit {
class EmptyState;
class SectionHeader;
}  // namespace docket::kit

namespace docket::ui {

class ActionBar;
class CaseHeader;
class Context;
class Journey;
class NoteEditor;
class PassingBar;
class SidePane;
class TimelineModel;
class TimelineView;

// A case in a tab: everything known of it, what is being written about it, and what may be done.
class CasePage final : public QWidget {
    Q_OBJECT
public:
    CasePage(Desk& desk, qint64 number, QWidget* parent = nullptr);

    qint64 number() const { return m_number; }
    // Null while it is being read.
    const view::CaseRecord* record() const { return m_record ? &*m_record : nullptr; }
    NoteEditor* note() const { return m_note; }
    TimelineView* timeline() const { return m_timeline; }
    // "all", "facts", "people" or "clocks".
    void setFilter(const QByteArray& name);
    // The menu of the acts that have no button.
    void showMore();
    void focusFirst();
    // Esc: from a field back to the timeline. False when there was nothing to leave.
    bool stepBack();
    void tick();

signals:
    void actAsked(const QByteArray& act);
    void actionAsked(const QByteArray& id);
    void caseAsked(qint64 number);
    void documentAsked(const docket::view::EvidenceView& document);
    void documentSaveAsked(const docket::view::EvidenceView& document);
    void recordRead();
    void secondsNeeded(bool needed);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* timelineHead();
    QWidget* draft();
    void read();
    void take(view::CaseRecord record);

    Desk& m_desk;
    qint64 m_number;
    quint64 m_version = 0;
    std::optional<view::CaseRecord> m_record;
    QStackedWidget* m_stack;
    kit::EmptyState* m_trouble;
    CaseHeader* m_header;
    PassingBar* m_passing;
    Journey* m_journey;
    Context* m_context;
    kit::SectionHeader* m_timelineHead = nullptr;
    QButtonGroup* m_filters;
    NoteEditor* m_note;
    TimelineModel* m_items;
    TimelineView* m_timeline;
    SidePane* m_side;
    ActionBar* m_bar;
};

}  // namespace docket::ui
