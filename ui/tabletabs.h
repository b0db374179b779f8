// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/externalref.h"
#include "ui/actions.h"

#include <QObject>

class QStackedWidget;
class QTabBar;

namespace docket {
class Desk;
}

namespace docket::ui {

class OutboxPage;
class SourcesPage;
class Table;
class TablePage;

// The tabs of the outbox and of the sources beside those of the cases. Their numbers are negative:
// cases have theirs, and the worklist none.
class TableTabs final : public QObject {
    Q_OBJECT
public:
    TableTabs(Desk& desk, Actions& actions, QTabBar& tabs, QStackedWidget& pages, QWidget& window);

    // Opens the tab, or brings it to the front.
    void showOutbox();
    void showSources(SourceNumber source = 0);
    OutboxPage* outbox() const { return m_outbox; }
    SourcesPage* sources() const { return m_sources; }
    // The page in front, or of a tab; null when it is another's.
    TablePage* front() const;
    TablePage* pageOf(qint64 tab) const;
    // What the sources' page stands on while it is in front; else null.
    const view::SourceHealth* sourceInFront() const;
    // Closes the tab with that number, if it is one of these.
    bool close(qint64 tab);
    void tick();
    // Does an action of the registry to the page in front. False when it is not about that.
    bool act(const ActionSpec& spec);

signals:
    void caseAsked(qint64 number);
    void closeAsked(qint64 tab);

private:
    void open(qint64 tab, TablePage* page);
    void bringForward(qint64 tab);
    void askWhereToExport(Table* from);
    void sayCopied(qint64 rows);
    void askAboutHeld(bool pass);

    Desk& m_desk;
    Actions& m_actions;
    QTabBar& m_tabs;
    QStackedWidget& m_pages;
    QWidget& m_window;
    OutboxPage* m_outbox = nullptr;
    SourcesPage* m_sources = nullptr;
};

// The index of the tab that carries this number; -1 when there is none.
int tabIndex(const QTabBar& tabs, qint64 tab);

}  // namespace docket::ui
