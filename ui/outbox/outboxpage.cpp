// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outboxpage.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"
#include "ui/outbox/outboxfoot.h"
#include "ui/outbox/outboxrows.h"
#include "ui/outbox/outboxwords.h"
#include "ui/tables/table.h"

#include <QButtonGroup>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

OutboxPage::OutboxPage(Desk& desk, QWidget* parent)
    : TablePage(desk, tr("Outbox"), parent)
    , m_table(new Table(tr("Outbox"), outboxColumns(), Table::Lines::Two))
    , m_views(new QButtonGroup(this))
    , m_count(new kit::PlainLabel({}, kit::Role::Body, &kit::Colors::text2))
    , m_stack(new QStackedWidget)
    , m_empty(new kit::EmptyState(QStringLiteral("clock"), tr("The outbox is being read.")))
    , m_foot(new OutboxFoot(desk))
{
    std::vector<QWidget*> views;
    for (const QString& text : {tr("Waiting"), tr("For you"), tr("Ended in 24 h")}) {
        auto* button = new kit::Button(text, kit::ButtonKind::Quiet);
        button->setCheckable(true);
        m_views->addButton(button, static_cast<int>(views.size()));
        views.push_back(button);
    }
    m_views->button(0)->setChecked(true);
    adopt(m_table);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_stack->setCurrentWidget(m_empty);
    m_foot->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar(views, m_count));
    column->addWidget(m_stack, 1);
    column->addWidget(m_foot);
    connect(m_views, &QButtonGroup::idClicked, this,
            [this](int id) { setView(static_cast<View>(id)); });
    connect(m_table, &Table::currentRowChanged, this, &OutboxPage::showCurrent);
    connect(m_foot, &OutboxFoot::openAsked, this, [this] { emit caseAsked(currentCase()); });
    connect(m_foot, &OutboxFoot::actionAsked, this, &TablePage::actionAsked);
    connect(m_empty, &kit::EmptyState::activated, this, [this] {
        if (m_cure == Cure::Again)
            refresh();
        else if (m_cure == Cure::All)
            setView(View::Waiting);
    });
    connect(&desk, &Desk::outboxChanged, this, &OutboxPage::refresh);
    showTableButtons();
}

void OutboxPage::setView(View view)
{
    m_views->button(static_cast<int>(view))->setChecked(true);
    if (m_view == view)
        return;
    m_view = view;
    refresh();
}

qint64 OutboxPage::currentCase() const
{
    const view::OutboxItem* item = current();
    return item ? item->caseNumber : 0;
}

const view::OutboxItem* OutboxPage::current() const
{
    const QByteArray id = m_table->currentId();
    const auto at = std::find_if(m_items.begin(), m_items.end(), [&](const view::OutboxItem& item) {
        return item.intent.id.text().toLatin1() == id;
    });
    return at == m_items.end() ? nullptr : &*at;
}

void OutboxPage::tick()
{
    if (m_read)
        fill();
}

void OutboxPage::ask()
{
    const View asked = m_view;
    whenDone(desk().outbox(asked == View::Ended), this,
             [this, asked](const Result<view::Outbox>& answer) {
                 // Another list was asked for meanwhile; its own answer comes.
                 if (asked == m_view)
                     take(answer);
                 answered();
             });
}

void OutboxPage::take(const Result<view::Outbox>& answer)
{
    m_answer = answer;
    m_read = true;
    fill();
}

void OutboxPage::fill()
{
    const Instant now = desk().now();
    const QTimeZone zone = zoneOf(desk().setup());
    m_items.clear();
    int waiting = 0;
    int mine = 0;
    if (m_answer)
        for (const view::OutboxItem& item : m_answer->items) {
            const bool waits = live(item.intent.state);
            const bool forMe = mayDo(item).allowed;
            waiting += waits;
            mine += forMe;
            if (m_view == View::Ended ? !waits : m_view == View::Mine ? forMe : waits)
                m_items.push_back(item);
        }
    std::vector<TableRow> rows;
    rows.reserve(m_items.size());
    for (const view::OutboxItem& item : m_items)
        rows.push_back(outboxRow(item, now, zone));
    m_table->setRows(std::move(rows));
    if (!m_table->currentIndex().isValid())
        m_table->step(1);
    //: How many changes wait, and how many of them for this person.
    m_count->setText(!m_answer ? QString()
                     : waiting == 0
                         ? tr("nothing waits")
                         : tr("%1 waiting, %2 for you").arg(kit::count(waiting), kit::count(mine)));
    showEmpty();
    showCurrent();
}

void OutboxPage::showEmpty()
{
    m_cure = Cure::None;
    m_said.clear();
    QString icon = QStringLiteral("met");
    QString cure;
    if (!m_answer) {
        icon = QStringLiteral("fail");
        m_said = tr("The outbox could not be read: %1").arg(outside(m_answer.error().detail));
        cure = tr("Read it again");
        m_cure = Cure::Again;
    } else if (m_items.empty() && m_view == View::Ended) {
        m_said = tr("Nothing has come to its end in the last 24 hours.");
    } else if (m_items.empty() && m_answer->items.empty()) {
        m_said = tr("Nothing waits to be sent, and the outcome of all that was sent is known.");
    } else if (m_items.empty()) {
        m_said = desk().person() ? tr("Nothing in the outbox waits for you. What waits goes on by "
                                      "itself, or is for somebody else.")
                                 : tr("Nobody is signed in, so nothing waits for you.");
        cure = tr("Show all that waits");
        m_cure = Cure::All;
    }
    m_empty->setIconName(icon);
    m_empty->setSentence(m_said);
    m_empty->setAction(cure);
    swap(m_stack, m_said.isEmpty() ? static_cast<QWidget*>(m_table) : m_empty);
}

void OutboxPage::showCurrent()
{
    const view::OutboxItem* item = current();
    const bool shown = item && m_stack->currentWidget() == m_table;
    m_foot->setVisible(shown && peekShown());
    if (shown)
        m_foot->setItem(*item);
    follow();
}

void OutboxPage::focusRecord(view::CaseRecord& record) const
{
    const view::OutboxItem* item = current();
    if (!item)
        return;
    std::stable_partition(record.value.intents.begin(), record.value.intents.end(),
                          [&](const Intent& i) { return i.id == item->intent.id; });
}

QString OutboxPage::emptySentence() const
{
    return m_said;
}

void OutboxPage::showPeek(bool)
{
    showCurrent();
}

QWidget* OutboxPage::standIn()
{
    return m_views->checkedButton();
}

}  // namespace docket::ui
