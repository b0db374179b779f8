// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/outbox.h"
#include "ui/tables/tablepage.h"

class QButtonGroup;
class QStackedWidget;

namespace docket::kit {
class EmptyState;
}

namespace docket::ui {

class OutboxFoot;

// Every change that the world must hear: how it stands, what happens next, and what can be done.
class OutboxPage final : public TablePage {
    Q_OBJECT
public:
    explicit OutboxPage(Desk& desk, QWidget* parent = nullptr);

    // What is listed: all that waits, what waits for this person, or what ended within a day.
    enum class View { Waiting, Mine, Ended };
    void setView(View view);
    View view() const { return m_view; }

    QString icon() const override { return QStringLiteral("outbox"); }
    Table* table() const override { return m_table; }
    std::vector<Table*> tables() const override { return {m_table}; }
    qint64 currentCase() const override;
    void tick() override;
    OutboxFoot* foot() const { return m_foot; }
    // What stands there in place of rows; empty while there are some.
    QString emptySentence() const;

protected:
    void ask() override;
    void focusRecord(view::CaseRecord& record) const override;
    void showPeek(bool shown) override;
    QWidget* standIn() override;

private:
    const view::OutboxItem* current() const;
    void take(const Result<view::Outbox>& answer);
    void fill();
    void showEmpty();
    void showCurrent();

    View m_view = View::Waiting;
    Result<view::Outbox> m_answer;
    bool m_read = false;
    std::vector<view::OutboxItem> m_items;  // the rows
    Table* m_table;
    QButtonGroup* m_views;
    kit::PlainLabel* m_count;
    QStackedWidget* m_stack;
    kit::EmptyState* m_empty;
    OutboxFoot* m_foot;
    enum class Cure { None, Again, All } m_cure = Cure::None;
    QString m_said;
};

}  // namespace docket::ui
