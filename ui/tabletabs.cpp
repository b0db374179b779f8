// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabletabs.h"

#include "core/desk/desk.h"
#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/toast.h"
#include "ui/model/words.h"
#include "ui/outbox/outboxpage.h"
#include "ui/sources/heldsheet.h"
#include "ui/sources/sourcespage.h"
#include "ui/tables/table.h"
#include "ui/tabparts.h"

#include <QPointer>
#include <QStackedWidget>
#include <QTabBar>

namespace docket::ui {

namespace {

constexpr qint64 kOutboxTab = -1;
constexpr qint64 kSourcesTab = -2;

}  // namespace

int tabIndex(const QTabBar& tabs, qint64 tab)
{
    for (int i = 0; i < tabs.count(); ++i)
        if (tabs.tabData(i).toLongLong() == tab)
            return i;
    return -1;
}

TableTabs::TableTabs(Desk& desk, Actions& actions, QTabBar& tabs, QStackedWidget& pages,
                     QWidget& window)
    : QObject(&window)
    , m_desk(desk)
    , m_actions(actions)
    , m_tabs(tabs)
    , m_pages(pages)
    , m_window(window)
{
}

TablePage* TableTabs::front() const
{
    return qobject_cast<TablePage*>(m_pages.currentWidget());
}

TablePage* TableTabs::pageOf(qint64 tab) const
{
    return tab == kOutboxTab    ? m_outbox
           : tab == kSourcesTab ? static_cast<TablePage*>(m_sources)
                                : nullptr;
}

const view::SourceHealth* TableTabs::sourceInFront() const
{
    return m_sources && front() == m_sources ? m_sources->source() : nullptr;
}

void TableTabs::showOutbox()
{
    if (!m_outbox) {
        m_outbox = new OutboxPage(m_desk);
        open(kOutboxTab, m_outbox);
    }
    bringForward(kOutboxTab);
}

void TableTabs::showSources(SourceNumber source)
{
    if (!m_sources) {
        m_sources = new SourcesPage(m_desk);
        open(kSourcesTab, m_sources);
    }
    if (source != 0)
        m_sources->showSource(source);
    bringForward(kSourcesTab);
}

void TableTabs::open(qint64 tab, TablePage* page)
{
    m_pages.addWidget(page);
    m_actions.install(Place::Page, page);
    m_actions.install(Place::Table, page);
    for (Table* table : page->tables())
        m_actions.install(Place::List, table);
    connect(page, &TablePage::actionAsked, &m_actions, &Actions::trigger);
    connect(page, &TablePage::caseAsked, this, &TableTabs::caseAsked);
    connect(page, &TablePage::exportAsked, this, &TableTabs::askWhereToExport);
    connect(page, &TablePage::copied, this, &TableTabs::sayCopied);
    const int index = m_tabs.addTab(kit::iconOf(page->icon()), page->title());
    m_tabs.setTabData(index, QVariant::fromValue(tab));
    m_tabs.setTabButton(index, QTabBar::RightSide,
                        closeButton(page->title(), [this, tab] { emit closeAsked(tab); }));
}

void TableTabs::bringForward(qint64 tab)
{
    m_tabs.setCurrentIndex(tabIndex(m_tabs, tab));
}

bool TableTabs::close(qint64 tab)
{
    TablePage* page = pageOf(tab);
    if (!page)
        return false;
    if (tab == kOutboxTab)
        m_outbox = nullptr;
    else
        m_sources = nullptr;
    m_tabs.removeTab(tabIndex(m_tabs, tab));
    m_pages.removeWidget(page);
    page->deleteLater();
    return true;
}

void TableTabs::tick()
{
    if (TablePage* page = front())
        page->tick();
}

bool TableTabs::act(const ActionSpec& spec)
{
    TablePage* page = front();
    if (!page)
        return false;
    const QByteArray& id = spec.id;
    if (id == "source.pass" || id == "source.again")
        askAboutHeld(id == "source.pass");
    else if (id == "list.down" || id == "list.up")
        page->used()->step(id == "list.down" ? 1 : -1);
    else if (id == "list.open")
        emit caseAsked(page->currentCase());
    else if (id == "list.peek")
        page->togglePeek();
    else if (id == "list.export")
        askWhereToExport(page->used());
    else if (id == "list.copy") {
        page->used()->copy();
        sayCopied(static_cast<qint64>(page->used()->rows().size()));
    } else
        return false;
    return true;
}

void TableTabs::askAboutHeld(bool pass)
{
    const view::SourceHealth* source = sourceInFront();
    if (source && source->held && !kit::Sheet::of(&m_window))
        (new HeldSheet(*source, pass, m_desk, &m_window))->open();
}

void TableTabs::sayCopied(qint64 rows)
{
    kit::Toast::show(&m_window, tr("%n row(s) copied.", nullptr, static_cast<int>(rows)));
}

void TableTabs::askWhereToExport(Table* from)
{
    TablePage* page = front();
    if (!page)
        return;
    // The rows that are shown when the place is known; the page may have gone by then.
    askForFile(
        m_window, from->accessibleName(), m_desk,
        [this, page = QPointer(page), from = QPointer(from)](const QString& path) {
            if (!page || !from)
                return;
            const auto rows = page->save(*from, path);
            kit::Toast::show(
                &m_window,
                rows ? tr("%n row(s) saved in %1.", nullptr, static_cast<int>(*rows)).arg(path)
                     : tr("The rows were not saved in %1: %2.")
                           .arg(path, rows.error().detail.isEmpty()
                                          ? tr("the disk refused, perhaps because it is full")
                                          : rows.error().detail));
        });
}

}  // namespace docket::ui
