// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourcespage.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/pane.h"
#include "ui/model/words.h"
#include "ui/sources/heldbar.h"
#include "ui/sources/quarantinebar.h"
#include "ui/sources/sourcepane.h"
#include "ui/sources/sourcerows.h"
#include "ui/sources/sourcewords.h"
#include "ui/tables/table.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

SourcesPage::SourcesPage(Desk& desk, QWidget* parent)
    : TablePage(desk, tr("Sources"), parent)
    , m_table(new Table(tr("Sources"), sourceColumns(), Table::Lines::Two))
    , m_feeds(new Table(tr("Feeds"), feedColumns(), Table::Lines::One))
    , m_aside(new Table(tr("Records put aside"), asideColumns(), Table::Lines::One))
    , m_count(new kit::PlainLabel({}, kit::Role::Body, &kit::Colors::text2))
    , m_clock(new kit::PlainLabel)
    , m_quarantine(new QuarantineBar)
    , m_stack(new QStackedWidget)
    , m_empty(new kit::EmptyState(QStringLiteral("clock"), tr("The sources are being read.")))
    , m_pane(new SourcePane(desk))
    , m_held(new HeldBar)
    , m_feedsHead(new kit::SectionHeader(tr("Feeds")))
    , m_asideHead(new kit::SectionHeader(tr("Records put aside")))
    , m_asideStack(new QStackedWidget)
    , m_noneAside(new kit::EmptyState(QStringLiteral("met"), {}))
    , m_health(new QWidget)
    , m_split(new kit::Splitter(Qt::Vertical))
    , m_halves(new kit::Splitter(Qt::Horizontal))
{
    for (Table* table : tables())
        adopt(table);
    m_asideStack->addWidget(m_aside);
    m_asideStack->addWidget(m_noneAside);
    m_halves->addWidget(part(m_feedsHead, m_feeds, m_feeds));
    m_halves->addWidget(part(m_asideHead, m_asideStack, m_aside));
    m_halves->setChildrenCollapsible(false);
    m_health->setAccessibleName(tr("Health of the source"));
    auto* under = new QVBoxLayout(m_health);
    under->setContentsMargins(0, 0, 0, 0);
    under->setSpacing(0);
    under->addWidget(m_pane);
    under->addWidget(m_held);
    under->addWidget(m_halves, 1);
    m_split->addWidget(m_table);
    m_split->addWidget(m_health);
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(1, 1);
    m_split->installEventFilter(this);
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);
    m_clock->setState(kit::State::AtRisk);
    m_clock->hide();
    m_stack->setCurrentWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar({m_clock}, m_count));
    column->addWidget(m_quarantine);
    column->addWidget(m_stack, 1);
    connect(m_table, &Table::currentRowChanged, this, &SourcesPage::showCurrent);
    connect(m_pane, &SourcePane::openAsked, this, [this] { emit caseAsked(currentCase()); });
    connect(m_pane, &SourcePane::actionAsked, this, &TablePage::actionAsked);
    connect(m_held, &HeldBar::actionAsked, this, &TablePage::actionAsked);
    connect(m_empty, &kit::EmptyState::activated, this, &SourcesPage::refresh);
    connect(&desk, &Desk::sourcesChanged, this, &SourcesPage::refresh);
    // What may be decided here is another's to decide.
    connect(&desk, &Desk::personChanged, this, &SourcesPage::refresh);
    showTableButtons();
}

QWidget* SourcesPage::part(kit::SectionHeader* head, QWidget* body, Table* of)
{
    const kit::Tokens& t = kit::tokens();
    auto* pane = new kit::Pane(&kit::Colors::surface);
    pane->setAccessibleName(of->accessibleName());
    auto* top = new QHBoxLayout;
    top->setContentsMargins(t.space(5), t.space(2), t.space(4), t.space(2));
    top->setSpacing(t.space(2));
    head->setFixedHeight(t.size.controlHeight);
    top->addWidget(head, 1);
    addTableButtons(top, of, false);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(body, 1);
    return pane;
}

qint64 SourcesPage::currentCase() const
{
    const view::SourceHealth* source = current();
    return source ? source->incident : 0;
}

const view::SourceHealth* SourcesPage::current() const
{
    if (!m_answer)
        return nullptr;
    const QByteArray id = m_table->currentId();
    const auto& all = m_answer->sources;
    const auto at = std::find_if(all.begin(), all.end(), [&](const view::SourceHealth& source) {
        return QByteArray::number(source.status.number) == id;
    });
    return at == all.end() ? nullptr : &*at;
}

void SourcesPage::showSource(SourceNumber number)
{
    m_wanted = m_table->setCurrentId(QByteArray::number(number)) ? 0 : number;
}

void SourcesPage::tick()
{
    if (m_read)
        fill();
}

void SourcesPage::ask()
{
    whenDone(desk().health(), this, [this](const Result<view::Health>& answer) {
        m_answer = answer;
        m_read = true;
        fill();
        answered();
    });
}

void SourcesPage::fill()
{
    const QTimeZone zone = zoneOf(desk().setup());
    const Instant now = desk().now();
    std::vector<TableRow> rows;
    int looks = 0;
    if (m_answer)
        for (const view::SourceHealth& source : m_answer->sources) {
            looks += needsLook(source);
            rows.push_back(sourceRow(source, now, zone));
        }
    const auto all = static_cast<qint64>(rows.size());
    m_table->setRows(std::move(rows));
    if (m_wanted != 0)
        showSource(m_wanted);
    if (!m_table->currentIndex().isValid())
        m_table->step(1);
    m_count->setText(!m_answer  ? QString()
                     : all == 0 ? tr("there are none")
                     : looks == 0
                         ? tr("all %1 are read, and nothing is to be done").arg(kit::count(all))
                         : tr("%1 of %2 need a look").arg(kit::count(looks), kit::count(all)));
    m_clock->setText(m_answer ? clockWarning(*m_answer) : QString());
    m_clock->setVisible(!m_clock->text().isEmpty());
    m_quarantine->setQuarantine(desk().setup().quarantine, now, zone);
    showEmpty();
    showCurrent();
}

void SourcesPage::showEmpty()
{
    m_said.clear();
    m_canAgain = false;
    if (!m_answer) {
        m_said = tr("The sources could not be read: %1").arg(outside(m_answer.error().detail));
        m_canAgain = true;
    } else if (m_answer->sources.empty()) {
        m_said = tr("This profile reads no source yet, so there is nothing to show.");
    }
    m_empty->setIconName(m_canAgain ? QStringLiteral("fail") : QStringLiteral("source"));
    m_empty->setSentence(m_said);
    m_empty->setAction(m_canAgain ? tr("Read it again") : QString());
    swap(m_stack, m_said.isEmpty() ? static_cast<QWidget*>(m_split) : m_empty);
}

void SourcesPage::showCurrent()
{
    follow();
    const view::SourceHealth* source = current();
    m_health->setVisible(source && peekShown());
    if (!source)
        return;
    const QTimeZone zone = zoneOf(desk().setup());
    const Instant now = desk().now();
    m_pane->setSource(*source);
    m_held->setSource(*source);
    std::vector<TableRow> feeds;
    // What does not go well is above what does.
    for (const bool well : {false, true})
        for (const view::FeedHealth& feed : source->feeds)
            if (goesWell(feed.state) == well)
                feeds.push_back(feedRow(feed, now, zone));
    m_feedsHead->setDetail(kit::count(static_cast<qint64>(feeds.size())));
    m_feeds->setRows(std::move(feeds));
    std::vector<TableRow> aside;
    for (const view::PutAside& record : source->putAside)
        aside.push_back(asideRow(record, now, zone));
    const auto shown = static_cast<qint64>(aside.size());
    m_asideHead->setDetail(source->status.quarantined > shown
                               ? tr("the oldest %1 of %2")
                                     .arg(kit::count(shown), kit::count(source->status.quarantined))
                               : kit::count(shown));
    m_aside->setRows(std::move(aside));
    m_noneAside->setSentence(
        tr("Every record that %1 sent could be read.").arg(source->status.name));
    m_asideStack->setCurrentIndex(shown == 0 ? 1 : 0);
    showTableButtons();
    share();
}

// The room goes to what there is: all sources, as far as half of the page, and more to the records
// put aside when there are some.
void SourcesPage::share()
{
    const std::pair<int, bool> now{m_table->rowCount(), !m_aside->rows().empty()};
    if (now == m_shared || m_split->height() < 100)
        return;
    const bool rows = now.first != m_shared.first;
    m_shared = now;
    if (rows) {
        const int table = std::min(m_table->wholeHeight(), m_split->height() * 11 / 20);
        m_split->setSizes({table, m_split->height() - table});
    }
    const int feeds = m_halves->width() * (now.second ? 9 : 13) / 20;
    m_halves->setSizes({feeds, m_halves->width() - feeds});
}

bool SourcesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_split && event->type() == QEvent::Resize) {
        m_shared = {-1, false};
        // Once what is inside has its new size as well.
        QMetaObject::invokeMethod(this, &SourcesPage::share, Qt::QueuedConnection);
    }
    return TablePage::eventFilter(watched, event);
}

QString SourcesPage::clockSaid() const
{
    return m_clock->text();
}

void SourcesPage::showPeek(bool)
{
    showCurrent();
}

}  // namespace docket::ui
