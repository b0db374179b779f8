// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/worklistpage.h"

#include "core/desk/desk.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/format.h"
#include "ui/kit/pane.h"
#include "ui/model/railmodel.h"
#include "ui/model/words.h"
#include "ui/model/worklistmodel.h"
#include "ui/worklist/exportbar.h"
#include "ui/worklist/filterbar.h"
#include "ui/worklist/listhead.h"
#include "ui/worklist/listview.h"
#include "ui/worklist/peek.h"
#include "ui/worklist/rail.h"
#include "ui/worklist/recoverybar.h"
#include "ui/worklist/rowdelegate.h"
#include "ui/worklist/rowexport.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

namespace {

constexpr int kWideFrom = 1800;

// The first list is asked for before the widgets are made that show it: it is read meanwhile.
WorklistModel* asked(Desk& desk, QObject* parent)
{
    auto* model = new WorklistModel(desk, parent);
    model->ask({});
    return model;
}

}  // namespace

WorklistPage::WorklistPage(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(asked(desk, this))
    , m_rail(new Rail(desk))
    , m_bar(new FilterBar)
    , m_export(new ExportBar)
    , m_recovery(new RecoveryBar)
    , m_head(new ListHead)
    , m_list(new ListView(*m_model))
    , m_stack(new QStackedWidget)
    , m_empty(new kit::EmptyState(QStringLiteral("met"), {}))
    , m_peek(new Peek(desk))
    , m_split(new kit::Splitter(Qt::Horizontal))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Worklist"));
    m_list->setItemDelegate(new RowDelegate(desk, *m_model, m_list));
    m_rail->setFixedWidth(t.size.rail);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto* middle = new QWidget;
    middle->setAccessibleName(tr("Worklist"));
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_export);
    column->addWidget(m_recovery);
    column->addWidget(m_head);
    column->addWidget(m_stack, 1);
    m_split->addWidget(middle);
    m_split->addWidget(m_peek);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    m_peek->setMinimumWidth(t.size.peek - 40);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_split, 1);
    const QTimeZone zone = zoneOf(desk.setup());
    m_head->setZone(kit::zoneCode(desk.now(), zone), QString::fromUtf8(zone.id()));

    connect(m_rail, &Rail::chosen, this, [this](const view::Query& query) {
        m_standsIn = false;
        showQuery(query);
    });
    connect(&m_rail->model(), &RailModel::counted, this, &WorklistPage::showRecovery);
    connect(m_bar, &FilterBar::filtered, this, [this](const QString& text) {
        view::Query query = m_model->query();
        if (query.text == text)
            return;
        query.text = text;
        showQuery(query);
    });
    connect(m_bar, &FilterBar::queueRemoved, this, [this] {
        showQuery({{}, view::Scope::All, m_model->query().text});
    });
    connect(m_bar, &FilterBar::nextAsked, this, [this] { emit actionAsked("case.next"); });
    connect(m_bar, &FilterBar::arrivalsAsked, this, [this] { emit actionAsked("list.arrivals"); });
    connect(m_export, &ExportBar::done, this, &WorklistPage::exported);
    connect(m_bar, &FilterBar::leftDown, this, &WorklistPage::focusList);
    connect(m_list, &ListView::currentCaseChanged, this, &WorklistPage::follow);
    connect(m_list, &ListView::opened, this, &WorklistPage::openAsked);
    connect(m_list->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int most) {
        m_head->setTaken(most > 0 ? m_list->verticalScrollBar()->sizeHint().width() : 0);
    });
    connect(m_model, &WorklistModel::dataChanged, this, [this] {
        if (const qint64 number = m_list->currentNumber(); number == m_peek->number())
            m_peek->setCase(number, m_model->rowOf(number));
    });
    connect(m_model, &WorklistModel::waitingChanged, m_bar, &FilterBar::setWaiting);
    connect(m_model, &WorklistModel::answeredNow, this, [this] {
        m_bar->setCounts(m_model->cases(), m_model->set().hidden);
        showEmpty();
        if (!m_list->currentIndex().isValid())
            m_list->step(1);
    });
    connect(m_peek, &Peek::openAsked, this, &WorklistPage::openAsked);
    connect(m_peek, &Peek::actAsked, this, &WorklistPage::actAsked);
    connect(m_empty, &kit::EmptyState::activated, this, &WorklistPage::actOnEmpty);
    connect(&desk, &Desk::changed, this, [this](const view::Changes& changes) {
        const auto& c = changes.cases;
        if (std::find(c.begin(), c.end(), m_peek->number()) != c.end())
            m_peek->refresh();
    });
    connect(&desk, &Desk::personChanged, m_peek, &Peek::refresh);
    connect(&desk, &Desk::sourcesChanged, this, &WorklistPage::showEmpty);
    tellQuery(m_model->query());
}

const view::Query& WorklistPage::query() const
{
    return m_model->query();
}

qint64 WorklistPage::currentNumber() const
{
    return m_list->currentNumber();
}

void WorklistPage::showQuery(const view::Query& query)
{
    const view::Query before = m_model->query();
    if (before.queue != query.queue || before.scope != query.scope)
        m_list->verticalScrollBar()->setValue(0);
    m_model->ask(query);
    tellQuery(query);
}

void WorklistPage::tellQuery(const view::Query& query)
{
    m_rail->setQuery(query);
    m_bar->setQuery(query);
    showRecovery();
    emit queryChanged(query);
}

// A backlog is the leads' to recover; nobody else is told to.
void WorklistPage::showRecovery()
{
    const view::Query& query = m_model->query();
    view::QueueCount count;
    if (query.queue && query.scope == view::Scope::All && m_rail->model().isLead())
        count = m_rail->model().countAt(m_rail->model().lineOf(query));
    m_recovery->setCount(count, query.queue ? m_desk.setup().threshold(*query.queue) : nullptr,
                         m_desk.now());
}

void WorklistPage::follow()
{
    const qint64 number = m_list->currentNumber();
    m_model->holdArrivals(number > 0);
    m_peek->setCase(number, m_model->rowOf(number));
}

void WorklistPage::togglePeek()
{
    m_peek->setVisible(!m_peek->isVisible());
}

void WorklistPage::exportRows(const QString& path)
{
    if (m_model->whole())
        return m_export->follow(new RowExport(m_desk, m_model->numbers(), path));
    // What is to be saved is all of the list, also of one that is still being read.
    connect(
        m_model, &WorklistModel::answeredNow, this, [this, path] { exportRows(path); },
        Qt::SingleShotConnection);
}

void WorklistPage::focusFilter()
{
    m_bar->focusFilter();
}

void WorklistPage::focusList()
{
    m_standsIn = m_stack->currentWidget() != m_list;
    (m_standsIn ? m_rail->list() : static_cast<QWidget*>(m_list))->setFocus(Qt::OtherFocusReason);
    if (!m_list->currentIndex().isValid())
        m_list->step(1);
}

bool WorklistPage::stepBack()
{
    if (!m_list->hasFocus() && m_stack->currentWidget() == m_list) {
        focusList();
        return true;
    }
    if (!m_model->query().text.isEmpty()) {
        view::Query query = m_model->query();
        query.text.clear();
        showQuery(query);
        return true;
    }
    return false;
}

void WorklistPage::tick()
{
    m_list->tick();
    m_peek->tick();
    m_model->refresh();
    m_rail->model().refresh();
}

void WorklistPage::showEmpty()
{
    const bool empty = m_model->answered() && m_model->cases() == 0;
    if (!empty) {
        m_stack->setCurrentWidget(m_list);
        if (m_standsIn && m_rail->list()->hasFocus())
            m_list->setFocus(Qt::OtherFocusReason);
        m_standsIn = false;
        return;
    }
    // Also while the window is not the active one: it gives the keys to a hidden list as little.
    const bool hadFocus = window()->focusWidget() == m_list;
    const view::Query& query = m_model->query();
    const QTimeZone zone = zoneOf(m_desk.setup());
    QString text, cure;
    QString icon = QStringLiteral("met");
    m_cure = Cure::None;
    if (m_model->problem()) {
        icon = QStringLiteral("fail");
        text = tr("This list could not be read. %1").arg(problemWords(*m_model->problem()));
    } else if (m_model->set().hidden > 0) {
        text = tr("No case matches. %1 are hidden by “%2”.")
                   .arg(kit::count(m_model->set().hidden), query.text);
        icon = QStringLiteral("filter");
        cure = tr("Clear filter");
        m_cure = Cure::ClearFilter;
    } else {
        using S = view::SourceStatus::State;
        const auto sources = m_desk.sources();
        const auto is = [&](S state) {
            return std::find_if(sources.begin(), sources.end(),
                                [&](const auto& s) { return s.state == state; });
        };
        const auto never = is(S::Never);
        const auto failing = is(S::Failing);
        if (never != sources.end() && !m_desk.syncing()) {
            text = tr("%1 has not been synced yet, so nothing is known of its cases.")
                       .arg(never->name);
            icon = QStringLiteral("source");
            cure = tr("Sync now");
            m_cure = Cure::Sync;
        } else if (failing != sources.end()) {
            icon = QStringLiteral("fail");
            const kit::SourceFace face = sourceFace(*failing, m_desk.now(), zone);
            text = tr("Nothing is waiting in %1, but the list may be short: %2.")
                       .arg(listWords(query), kit::freshnessWords(face));
        } else {
            text = tr("Nothing is waiting in %1.").arg(listWords(query));
            const Instant due = m_rail->model().counts().mine.nextDue;
            if (due.isSet())
                text += u' ' + tr("The next deadline you hold is %1.")
                                   .arg(kit::nearTime(due, m_desk.now(), zone));
        }
        if (m_cure == Cure::None && (query.queue || query.scope != view::Scope::All)) {
            cure = tr("Show all open cases");
            m_cure = Cure::All;
        }
    }
    m_empty->setIconName(icon);
    m_empty->setSentence(text);
    m_empty->setAction(cure);
    m_stack->setCurrentWidget(m_empty);
    if (hadFocus)
        focusList();
}

void WorklistPage::actOnEmpty()
{
    switch (m_cure) {
    case Cure::None:
        break;
    case Cure::ClearFilter: {
        view::Query query = m_model->query();
        query.text.clear();
        showQuery(query);
        break;
    }
    case Cure::Sync:
        emit actionAsked("sync.start");
        break;
    case Cure::All:
        showQuery({});
        break;
    }
}

void WorklistPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const kit::Tokens& t = kit::tokens();
    const bool wide = width() >= kWideFrom;
    if (wide == m_wide && m_split->sizes().value(1) > 0 && event->oldSize().isValid())
        return;
    m_wide = wide;
    m_rail->setFixedWidth(wide ? t.size.railWide : t.size.rail);
    const int peek = wide ? t.size.peekWide : t.size.peek;
    m_split->setSizes({std::max(0, width() - m_rail->width() - peek - 1), peek});
}

}  // namespace docket::ui
