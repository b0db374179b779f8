// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/health.h"
#include "ui/tables/tablepage.h"

class QStackedWidget;

namespace docket::kit {
class EmptyState;
class SectionHeader;
class Splitter;
}  // namespace docket::kit

namespace docket::ui {

class HeldBar;
class QuarantineBar;
class SourcePane;

// How each source stands; under it the health of the one that the list stands on: its feeds, and
// the records that were put aside.
class SourcesPage final : public TablePage {
    Q_OBJECT
public:
    explicit SourcesPage(Desk& desk, QWidget* parent = nullptr);

    QString icon() const override { return QStringLiteral("source"); }
    Table* table() const override { return m_table; }
    Table* feeds() const { return m_feeds; }
    Table* putAside() const { return m_aside; }
    std::vector<Table*> tables() const override { return {m_table, m_feeds, m_aside}; }
    qint64 currentCase() const override;
    void tick() override;
    SourcePane* pane() const { return m_pane; }
    HeldBar* heldBar() const { return m_held; }
    // That the list stands on; null when it stands on none.
    const view::SourceHealth* source() const { return current(); }
    // How far this machine's clock is off; empty when it is not.
    QString clockSaid() const;
    QuarantineBar* quarantineBar() const { return m_quarantine; }
    // What stands there in place of rows; empty while there are some.
    QString emptySentence() const { return m_said; }
    // Stands on this source, as soon as it is known.
    void showSource(SourceNumber number);

protected:
    void ask() override;
    void showPeek(bool shown) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const view::SourceHealth* current() const;
    QWidget* part(kit::SectionHeader* head, QWidget* body, Table* of);
    void fill();
    void showCurrent();
    void showEmpty();
    void share();

    Result<view::Health> m_answer;
    bool m_read = false;
    Table* m_table;
    Table* m_feeds;
    Table* m_aside;
    kit::PlainLabel* m_count;
    kit::PlainLabel* m_clock;
    QuarantineBar* m_quarantine;
    QStackedWidget* m_stack;
    kit::EmptyState* m_empty;
    SourcePane* m_pane;
    HeldBar* m_held;
    kit::SectionHeader* m_feedsHead;
    kit::SectionHeader* m_asideHead;
    QStackedWidget* m_asideStack;
    kit::EmptyState* m_noneAside;
    QWidget* m_health;
    kit::Splitter* m_split;
    kit::Splitter* m_halves;
    std::pair<int, bool> m_shared{-1, false};  // rows, and whether some were put aside
    SourceNumber m_wanted = 0;
    QString m_said;
    bool m_canAgain = false;
};

}  // namespace docket::ui
