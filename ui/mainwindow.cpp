// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/case/acts.h"
#include "ui/case/casepage.h"
#include "ui/case/documents.h"
#include "ui/case/keysheet.h"
#include "ui/case/noteeditor.h"
#include "ui/case/signinsheet.h"
#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/sheet.h"
#include "ui/kit/toast.h"
#include "ui/model/minutes.h"
#include "ui/model/railmodel.h"
#include "ui/model/words.h"
#include "ui/model/worklistmodel.h"
#include "ui/statusline.h"
#include "ui/tables/table.h"
#include "ui/tables/tablepage.h"
#include "ui/tabletabs.h"
#include "ui/tabparts.h"
#include "ui/topline.h"
#include "ui/worklist/listview.h"
#include "ui/worklist/peek.h"
#include "ui/worklist/rail.h"
#include "ui/worklist/worklistpage.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace docket::ui {

namespace {

QString tabName(const view::CaseRow& row)
{
    // An ampersand would be taken for a key of the tab.
    QString name = row.customer.section(u' ', -1).replace(u'&', QStringLiteral("&&"));
    return (QString::number(row.number) + u' ' + name).trimmed();
}

}  // namespace

MainWindow::MainWindow(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_actions(new Actions([this] { return situation(); }, this))
    , m_acts(new CaseActs(desk, this))
    , m_documents(new Documents(desk, this))
    , m_minutes(new Minutes(desk, this))
    , m_top(new TopLine(desk))
    , m_pages(new QStackedWidget)
    , m_worklist(new WorklistPage(desk))
    , m_status(new StatusLine(desk))
    , m_tables(new TableTabs(desk, *m_actions, *m_top->tabs(), *m_pages, *this))
{
    setWindowTitle(QStringLiteral("Docket"));
    setAccessibleName(QStringLiteral("Docket"));
    resize(1440, 900);
    setMinimumSize(1080, 640);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_pages, 1);
    column->addWidget(m_status);
    m_pages->addWidget(m_worklist);
    QTabBar* tabs = m_top->tabs();
    tabs->addTab(kit::iconOf(QStringLiteral("view")), listWords(m_worklist->query()));
    tabs->setTabData(0, QVariant::fromValue<qint64>(0));
    tabs->setTabsClosable(false);

    m_actions->install(Place::Window, this);
    m_actions->install(Place::Page, m_worklist);
    m_actions->install(Place::List, m_worklist->list());
    connect(m_actions, &Actions::triggered, this, &MainWindow::act);
    connect(m_actions, &Actions::refused, this, [this](const ActionSpec& spec, const QString& why) {
        //: What was asked for, and why it cannot be done now.
        kit::Toast::show(this, tr("%1: %2.").arg(spec.text, why));
    });
    connect(m_top, &TopLine::actionAsked, m_actions, &Actions::trigger);
    connect(m_status, &StatusLine::actionAsked, m_actions, &Actions::trigger);
    connect(m_status, &StatusLine::sourceAsked, m_tables, &TableTabs::showSources);
    connect(m_tables, &TableTabs::caseAsked, this, &MainWindow::openCase);
    connect(m_tables, &TableTabs::closeAsked, this,
            [this](qint64 tab) { closeTab(tabIndex(*m_top->tabs(), tab)); });
    connect(tabs, &QTabBar::currentChanged, this, &MainWindow::showTab);
    connect(m_worklist, &WorklistPage::openAsked, this, &MainWindow::openCase);
    connect(m_worklist, &WorklistPage::actAsked, this, &MainWindow::beginAct);
    connect(m_worklist, &WorklistPage::actionAsked, m_actions, &Actions::trigger);
    connect(m_worklist, &WorklistPage::exported, this, [this](const QString& path, qint64 rows) {
        kit::Toast::show(this,
                         tr("%n row(s) saved in %1.", nullptr, static_cast<int>(rows)).arg(path));
    });
    connect(m_worklist, &WorklistPage::queryChanged, this, [this](const view::Query& query) {
        m_top->tabs()->setTabText(0, listWords(query));
        m_top->tabs()->setTabIcon(
            0, kit::iconOf(query.queue ? queueIcon(*query.queue) : QStringLiteral("view")));
    });
    connect(m_minutes, &Minutes::minute, this, [this] {
        m_top->tick();
        m_worklist->tick();
        m_tables->tick();
        if (CasePage* page = casePage())
            page->tick();
    });
    connect(m_minutes, &Minutes::second, this, [this] {
        if (CasePage* page = casePage())
            page->tick();
    });
    // What had the keys may be hidden or deleted under them; the page's own keys work on
    // regardless.
    connect(
        qApp, &QApplication::focusChanged, this,
        [this](const QWidget*, const QWidget* now) {
            if (!now && !QApplication::focusWidget() && isActiveWindow() && !kit::Sheet::of(this))
                focusPage();
        },
        Qt::QueuedConnection);
    m_worklist->focusList();
}

MainWindow::~MainWindow() = default;

CasePage* MainWindow::casePage() const
{
    return qobject_cast<CasePage*>(m_pages->currentWidget());
}

const view::CaseRecord* MainWindow::record() const
{
    if (const CasePage* page = casePage())
        return page->record();
    if (const TablePage* page = m_tables->front())
        return page->record();
    const view::CaseRecord* record = m_worklist->peek()->record();
    return record && record->value.number == m_worklist->currentNumber() ? record : nullptr;
}

Situation MainWindow::situation() const
{
    Situation s;
    s.signedIn = m_desk.person() != nullptr;
    s.syncing = m_desk.syncing();
    s.onCase = casePage() != nullptr;
    s.hasRow = m_worklist->currentNumber() > 0;
    s.rows = m_worklist->model().cases();
    s.waiting = m_worklist->model().waiting();
    s.tabs = m_top->tabs()->count();
    s.record = record();
    s.canUndo = m_acts->canUndo();
    if (const TablePage* page = m_tables->front()) {
        s.onTable = true;
        s.hasRow = page->currentCase() > 0;
        s.rows = static_cast<qint64>(page->used()->rows().size());
        s.source = m_tables->sourceInFront();
    }
    return s;
}

void MainWindow::act(const ActionSpec& spec)
{
    const QByteArray& id = spec.id;
    if (spec.query)
        return showQuery(*spec.query);
    if (!spec.act.isEmpty())
        return beginAct(spec.act);
    if (id.startsWith("rail."))
        return goToLine(id.mid(5).toInt());
    if (id == "case.more") {
        if (CasePage* page = casePage())
            page->showMore();
        return;
    }
    if (m_tables->act(spec))
        return;
    if (id == "go.outbox")
        m_tables->showOutbox();
    else if (id == "go.sources")
        m_tables->showSources();
    else if (id == "list.down")
        m_worklist->list()->step(1);
    else if (id == "list.up")
        m_worklist->list()->step(-1);
    else if (id == "list.open")
        openCase(m_worklist->currentNumber());
    else if (id == "list.peek")
        m_worklist->togglePeek();
    else if (id == "list.filter") {
        m_top->tabs()->setCurrentIndex(0);
        m_worklist->focusFilter();
    } else if (id == "list.arrivals")
        m_worklist->model().showArrivals();
    else if (id == "list.export")
        askWhereToExport();
    else if (id == "case.next")
        nextCase();
    else if (id == "case.explain") {
        if (record())
            m_acts->explain(*record());
    } else if (id.startsWith("timeline.")) {
        if (CasePage* page = casePage())
            page->setFilter(id.mid(9));
    } else if (id == "window.worklist")
        stepBack();
    else if (id == "tab.close")
        closeTab(m_top->tabs()->currentIndex());
    else if (id == "tab.next" || id == "tab.previous") {
        const int n = m_top->tabs()->count();
        const int step = id == "tab.next" ? 1 : n - 1;
        m_top->tabs()->setCurrentIndex((m_top->tabs()->currentIndex() + step) % n);
    } else if (id == "edit.undo")
        m_acts->undo();
    else if (id == "sync.start")
        m_desk.sync();
    else if (id == "sync.stop")
        m_desk.cancelSync();
    else if (id == "window.theme") {
        const kit::Tokens& t = kit::tokens();
        kit::Appearance::current().set(
            t.theme == kit::Theme::Dark ? kit::Theme::Light : kit::Theme::Dark, t.density);
    } else if (id == "window.keys")
        showKeys();
    else if (id == "person.sign_in")
        askWhoSitsHere();
    else if (id == "person.sign_out") {
        m_desk.signOut();
        askWhoSitsHere();
    }
}

void MainWindow::beginAct(const QByteArray& act)
{
    if (act == "note") {
        // A table has no room to write: the case has.
        if (const TablePage* page = m_tables->front())
            openCase(page->currentCase());
        NoteEditor* note = casePage() ? casePage()->note() : m_worklist->peek()->note();
        if (!note->isVisible())
            m_worklist->togglePeek();
        note->field()->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    if (record())
        m_acts->begin(act, *record());
}

void MainWindow::goToLine(int which)
{
    const RailModel& rail = m_worklist->rail()->model();
    for (int line = 0; line < rail.rowCount(); ++line)
        if (!rail.isHead(line) && --which == 0)
            return showQuery(rail.queryAt(line));
}

void MainWindow::nextCase()
{
    const quint64 version = ++m_nextVersion;
    whenDone(m_desk.next(), this, [this, version](const Result<view::NextCase>& answer) {
        if (version != m_nextVersion)
            return;
        if (!answer) {
            kit::Toast::show(this, problemWords(answer.error()));
        } else if (answer->number == 0) {
            kit::Toast::show(this, tr("Nothing is left that you may take."));
        } else {
            openCase(answer->number);
            if (!answer->why.isEmpty())
                kit::Toast::show(this,
                                 tr("%1: %2.").arg(QString::number(answer->number), answer->why));
        }
    });
}

void MainWindow::askWhereToExport()
{
    m_top->tabs()->setCurrentIndex(0);
    askForFile(*this, listWords(m_worklist->query()), m_desk,
               [this](const QString& path) { m_worklist->exportRows(path); });
}

void MainWindow::showQuery(const view::Query& query)
{
    m_top->tabs()->setCurrentIndex(0);
    m_worklist->showQuery(query);
    m_worklist->focusList();
}

void MainWindow::openCase(qint64 number)
{
    if (number <= 0)
        return;
    QTabBar* tabs = m_top->tabs();
    if (!m_open.contains(number)) {
        auto* page = new CasePage(m_desk, number);
        m_open.insert(number, page);
        m_pages->addWidget(page);
        m_actions->install(Place::Case, page);
        connect(page, &CasePage::actAsked, this, &MainWindow::beginAct);
        connect(page, &CasePage::actionAsked, m_actions, &Actions::trigger);
        connect(page, &CasePage::documentAsked, m_documents, &Documents::openDocument);
        connect(page, &CasePage::documentSaveAsked, m_documents, &Documents::saveAs);
        connect(page, &CasePage::caseAsked, this, &MainWindow::openCase);
        connect(page, &CasePage::recordRead, this, [this, number] { nameTab(number); });
        connect(page, &CasePage::secondsNeeded, m_minutes, &Minutes::setSeconds);
        const int index = tabs->addTab(QString::number(number));
        tabs->setTabData(index, QVariant::fromValue(number));
        tabs->setTabButton(index, QTabBar::RightSide,
                           closeButton(QString::number(number), [this, number] {
                               closeTab(tabIndex(*m_top->tabs(), number));
                           }));
        // What the list knows already names the tab at once.
        if (const view::CaseRow* row = m_worklist->model().rowOf(number)) {
            tabs->setTabIcon(index, kit::iconOf(queueIcon(row->queue)));
            tabs->setTabText(index, tabName(*row));
        }
    }
    tabs->setCurrentIndex(tabIndex(*tabs, number));
}

void MainWindow::nameTab(qint64 number)
{
    const CasePage* page = m_open.value(number);
    if (!page || !page->record())
        return;
    const view::CaseRow& row = page->record()->row;
    QTabBar* tabs = m_top->tabs();
    const int tab = tabIndex(*tabs, number);
    if (tab < 0)
        return;
    tabs->setTabIcon(tab, kit::iconOf(queueIcon(row.queue)));
    tabs->setTabText(tab, tabName(row));
}

void MainWindow::closeTab(int index)
{
    QTabBar* tabs = m_top->tabs();
    const qint64 number = tabs->tabData(index).toLongLong();
    if (m_tables->close(number))
        return showTab(tabs->currentIndex());
    CasePage* page = m_open.take(number);
    if (!page)
        return;
    tabs->removeTab(index);
    m_pages->removeWidget(page);
    page->deleteLater();
    showTab(tabs->currentIndex());
}

void MainWindow::showTab(int index)
{
    const qint64 number = m_top->tabs()->tabData(index).toLongLong();
    CasePage* page = m_open.value(number);
    m_minutes->setSeconds(false);
    if (page) {
        m_pages->setCurrentWidget(page);
        page->focusFirst();
        page->tick();
    } else if (TablePage* table = m_tables->pageOf(number)) {
        m_pages->setCurrentWidget(table);
        table->focusFirst();
        table->tick();
    } else {
        m_pages->setCurrentWidget(m_worklist);
        m_worklist->focusList();
    }
}

void MainWindow::stepBack()
{
    if (CasePage* page = casePage()) {
        if (!page->stepBack())
            m_top->tabs()->setCurrentIndex(0);
        return;
    }
    if (TablePage* page = m_tables->front()) {
        if (!page->stepBack())
            m_top->tabs()->setCurrentIndex(0);
        return;
    }
    m_worklist->stepBack();
}

void MainWindow::focusPage()
{
    if (CasePage* page = casePage())
        page->focusFirst();
    else if (TablePage* table = m_tables->front())
        table->focusFirst();
    else
        m_worklist->focusList();
}

void MainWindow::askWhoSitsHere()
{
    if (m_desk.person() || kit::Sheet::of(this))
        return;
    auto* sheet = new SignInSheet(m_desk, this);
    // Who has signed in goes on in the page, wherever the keys were before.
    connect(
        sheet, &QObject::destroyed, this,
        [this] {
            const QWidget* at = QApplication::focusWidget();
            if (isActiveWindow() && !kit::Sheet::of(this) &&
                !(at && at->isVisible() && m_pages->currentWidget()->isAncestorOf(at)))
                focusPage();
        },
        Qt::QueuedConnection);
    sheet->begin();
}

void MainWindow::showKeys()
{
    if (!kit::Sheet::of(this))
        showKeySheet(this);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_minutes->setRunning(true);
    m_top->tick();
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_minutes->setRunning(false);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_top->setMarkWidth(m_worklist->rail()->width());
}

}  // namespace docket::ui
