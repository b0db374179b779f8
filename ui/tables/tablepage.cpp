// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablepage.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/button.h"
#include "ui/kit/labels.h"
#include "ui/kit/pane.h"
#include "ui/tables/table.h"

#include <QHBoxLayout>
#include <QSaveFile>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace docket::ui {

namespace {

// As long as the peek pane of the worklist waits.
constexpr int kStill = 60;

}  // namespace

TablePage::TablePage(Desk& desk, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_title(title)
{
    setAccessibleName(title);
    setFocusPolicy(Qt::ClickFocus);
    m_still.setSingleShot(true);
    m_still.setInterval(kStill);
    connect(&m_still, &QTimer::timeout, this, &TablePage::readCase);
    connect(&desk, &Desk::changed, this, &TablePage::refresh);
    connect(&desk, &Desk::personChanged, this, [this] {
        // What another person may do is another record.
        m_record.reset();
        refresh();
    });
}

QWidget* TablePage::bar(const std::vector<QWidget*>& parts, kit::PlainLabel* count)
{
    const kit::Tokens& t = kit::tokens();
    auto* bar = new kit::Pane(&kit::Colors::surface, Qt::BottomEdge);
    bar->setFixedHeight(t.size.bar);
    bar->setAccessibleName(m_title);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(t.space(5), 0, t.space(5), 1);
    row->setSpacing(t.space(4));
    row->addWidget(new kit::PlainLabel(m_title, kit::Role::Heading));
    for (QWidget* part : parts)
        row->addWidget(part);
    count->setElide(Qt::ElideRight);
    row->addWidget(count, 1);
    addTableButtons(row, table(), true);
    return bar;
}

void TablePage::addTableButtons(QHBoxLayout* row, Table* of, bool named)
{
    auto* copy = new kit::Button(named ? tr("Copy") : QString(), kit::ButtonKind::Quiet);
    auto* save = new kit::Button(named ? tr("Export rows…") : QString(),
                                 named ? kit::ButtonKind::Secondary : kit::ButtonKind::Quiet);
    copy->setIconName(QStringLiteral("table"));
    save->setIconName(QStringLiteral("export"));
    if (named) {
        copy->setKeyCap(tr("Ctrl C"));
        save->setKeyCap(tr("Ctrl E"));
    }
    copy->setAccessibleName(tr("Copy the rows of %1").arg(of->accessibleName()));
    save->setAccessibleName(tr("Export the rows of %1").arg(of->accessibleName()));
    for (kit::Button* button : {copy, save}) {
        button->setToolTip(button->accessibleName());
        button->setReasonShown(false);
        m_buttons.emplace_back(of, button);
        row->addWidget(button);
    }
    connect(copy, &kit::Button::activated, this, [this, of] {
        of->copy();
        emit copied(static_cast<qint64>(of->rows().size()));
    });
    connect(save, &kit::Button::activated, this, [this, of] { emit exportAsked(of); });
}

void TablePage::showTableButtons()
{
    for (const auto& [of, button] : m_buttons) {
        const bool none = of->rows().empty();
        button->setDisabledReason(none ? tr("there are no rows") : QString());
        // A padlock without a word says nothing.
        button->setVisible(!none || !button->text().isEmpty());
    }
}

void TablePage::adopt(Table* table)
{
    connect(table, &Table::focused, this, [this, table] { m_used = table; });
    connect(table, &Table::opened, this, [this] { emit caseAsked(currentCase()); });
}

const view::CaseRecord* TablePage::record() const
{
    return m_record && m_record->value.number == currentCase() ? &*m_record : nullptr;
}

void TablePage::focusFirst()
{
    QWidget* first = table()->isVisibleTo(this) ? table() : standIn();
    first->setFocus(Qt::OtherFocusReason);
}

void TablePage::swap(QStackedWidget* stack, QWidget* shown)
{
    // Also while the window is not the active one: it gives the keys to a hidden table as little.
    const QWidget* has = window()->focusWidget();
    const bool goesOn = has && (has == table() || (m_standsIn && has == standIn()));
    stack->setCurrentWidget(shown);
    m_standsIn = !table()->isVisibleTo(this);
    if (goesOn)
        focusFirst();
}

bool TablePage::stepBack()
{
    if (!table()->isVisibleTo(this) || table()->hasFocus())
        return false;
    focusFirst();
    return true;
}

void TablePage::togglePeek()
{
    m_peekShown = !m_peekShown;
    showPeek(m_peekShown);
}

Result<qint64> TablePage::save(const Table& from, const QString& path) const
{
    QSaveFile file(path);
    const QByteArray bytes = from.csv();
    // commit() of Qt 6.4 does not look at what its own last flush says.
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() ||
        !file.commit()) {
        const bool named = file.error() != QFileDevice::NoError &&
                           file.error() != QFileDevice::WriteError &&
                           file.error() != QFileDevice::FatalError;
        return fail(ErrorKind::Storage, path, named ? file.errorString() : QString());
    }
    return static_cast<qint64>(from.rows().size());
}

void TablePage::refresh()
{
    if (m_asking || !isVisible()) {
        m_again = true;
        return;
    }
    m_again = false;
    m_asking = true;
    ask();
}

void TablePage::answered()
{
    m_asking = false;
    showTableButtons();
    if (m_again)
        refresh();
}

void TablePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_again, false))
        refresh();
}

void TablePage::follow()
{
    m_still.start();
}

void TablePage::readCase()
{
    const qint64 number = currentCase();
    const quint64 read = ++m_read;
    if (number <= 0) {
        m_record.reset();
        return;
    }
    whenDone(m_desk.record(number), this, [this, read](const Result<view::CaseRecord>& record) {
        if (read != m_read)
            return;
        m_record.reset();
        if (record) {
            m_record = *record;
            focusRecord(*m_record);
        }
    });
}

}  // namespace docket::ui
