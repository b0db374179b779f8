// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/query.h"
#include "ui/actions.h"

#include <QHash>
#include <QWidget>

class QStackedWidget;

namespace docket {
class Desk;
}

namespace docket::ui {

class CaseActs;
class CasePage;
class Documents;
class Minutes;
class StatusLine;
class TablePage;
class TableTabs;
class TopLine;
class WorklistPage;

// The one window: the worklist, the outbox, the sources and the open cases as tabs, and all keys.
// kit::load() must have been called before it is made.
class MainWindow final : public QWidget {
    Q_OBJECT
public:
    explicit MainWindow(Desk& desk, QWidget* parent = nullptr);
    ~MainWindow() override;

    // Brings the worklist to the front and asks it for another list.
    void showQuery(const view::Query& query);
    // Opens a case in a tab, or brings its tab to the front.
    void openCase(qint64 number);
    // Asks who sits here; nothing while a sheet is open.
    void askWhoSitsHere();
    void showKeys();

    WorklistPage* worklist() const { return m_worklist; }
    // The case's page in front; null when the worklist is.
    CasePage* casePage() const;
    // The outbox and the sources.
    TableTabs& tables() { return *m_tables; }
    Actions& actions() { return *m_actions; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    Situation situation() const;
    void act(const ActionSpec& spec);
    void beginAct(const QByteArray& act);
    void goToLine(int which);
    void nextCase();
    void askWhereToExport();
    void closeTab(int index);
    void showTab(int index);
    void nameTab(qint64 number);
    void stepBack();
    void focusPage();
    const view::CaseRecord* record() const;

    Desk& m_desk;
    Actions* m_actions;
    CaseActs* m_acts;
    Documents* m_documents;
    Minutes* m_minutes;
    TopLine* m_top;
    QStackedWidget* m_pages;
    WorklistPage* m_worklist;
    StatusLine* m_status;
    TableTabs* m_tables;
    QHash<qint64, CasePage*> m_open;
    quint64 m_nextVersion = 0;
};

}  // namespace docket::ui
