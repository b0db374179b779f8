// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table.h"

#include "core/base/csv.h"
#include "ui/kit/fonts.h"
#include "ui/tables/celldelegate.h"
#include "ui/tables/tablehead.h"
#include "ui/tables/tablemodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace docket::ui {

Table::Table(const QString& name, std::vector<TableColumn> columns, Lines lines, QWidget* parent)
    : QTableView(parent)
    , m_model(new TableModel(std::move(columns), this))
    , m_cells(new CellDelegate(*m_model, this))
    , m_lines(lines)
{
    setAccessibleName(name);
    setModel(m_model);
    setItemDelegate(m_cells);
    auto* head = new TableHead(*m_model, this);
    head->setAccessibleName(
        tr("Columns: %1").arg(ui::fileHeads(m_model->columns()).join(QStringLiteral(", "))));
    setHorizontalHeader(head);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(0);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalScrollBar()->setAccessibleName(tr("Scroll: %1").arg(name));
    connect(&kit::Appearance::current(), &kit::Appearance::changed, this, &Table::measure);
    measure();
}

void Table::measure()
{
    const kit::Tokens& t = kit::tokens();
    const int tall = m_lines == Lines::Two ? kit::lineHeight(kit::Role::Small) : 0;
    verticalHeader()->setDefaultSectionSize(t.size.row + tall);
    verticalScrollBar()->setSingleStep(t.size.row + tall);
    horizontalHeader()->setFixedHeight(t.size.rowHeader);
    fit();
}

const std::vector<TableRow>& Table::rows() const
{
    return m_model->rows();
}

const std::vector<TableColumn>& Table::columns() const
{
    return m_model->columns();
}

void Table::setRows(std::vector<TableRow> rows)
{
    if (rows == m_model->rows())
        return;
    const QByteArray before = currentId();
    const int line = currentIndex().row();
    const int top = line >= 0 ? rowViewportPosition(line) : 0;
    const bool seen = line >= 0 && viewport()->rect().contains(0, std::max(0, top));
    const int scrolled = verticalScrollBar()->value();
    m_setting = true;
    m_model->setRows(std::move(rows));
    fit();
    const int now = m_model->lineOf(before);
    const int last = m_model->rowCount() - 1;
    if (now >= 0 || (line >= 0 && last >= 0))
        setCurrentIndex(m_model->index(now >= 0 ? now : std::min(line, last), 0));
    verticalScrollBar()->setValue(scrolled);
    // At the very top one wants to see what is worst.
    if (seen && now >= 0 && scrolled > 0)
        verticalScrollBar()->setValue(scrolled + rowViewportPosition(now) - top);
    m_setting = false;
    emit currentRowChanged();
}

QByteArray Table::currentId() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? rows()[static_cast<size_t>(row)].id
                                                 : QByteArray();
}

bool Table::setCurrentId(const QByteArray& id)
{
    const int line = m_model->lineOf(id);
    if (line < 0)
        return false;
    setCurrentIndex(m_model->index(line, 0));
    return true;
}

void Table::step(int direction)
{
    const int row = currentIndex().isValid() ? currentIndex().row() + direction : 0;
    if (row >= 0 && row < m_model->rowCount())
        setCurrentIndex(m_model->index(row, 0));
}

int Table::rowCount() const
{
    return m_model->rowCount();
}

int Table::wholeHeight() const
{
    return horizontalHeader()->height() + rowCount() * verticalHeader()->defaultSectionSize();
}

QByteArray Table::csv() const
{
    QByteArray out = csvRecord(fileHeads(columns()));
    for (const TableRow& row : rows())
        out += csvRecord(fileCells(columns(), row));
    return out;
}

void Table::copy() const
{
    QString text, html;
    const auto add = [&](const QStringList& cells, const QString& tag) {
        html += QStringLiteral("<tr>");
        QStringList line;
        for (const QString& from : cells) {
            const QString cell = deadCell(from).simplified();
            line += cell;
            html += u'<' + tag + u'>' + cell.toHtmlEscaped() + QStringLiteral("</") + tag + u'>';
        }
        html += QStringLiteral("</tr>");
        text += line.join(u'\t') + u'\n';
    };
    html = QStringLiteral("<table>");
    add(fileHeads(columns()), QStringLiteral("th"));
    for (const TableRow& row : rows())
        add(fileCells(columns(), row), QStringLiteral("td"));
    html += QStringLiteral("</table>");
    auto* rowsAsMime = new QMimeData;
    rowsAsMime->setText(text);
    rowsAsMime->setHtml(html);
    QGuiApplication::clipboard()->setMimeData(rowsAsMime);
}

// A table is read a row at a time: Home and End are its first and last row.
QModelIndex Table::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int last = rowCount() - 1;
    if (last < 0)
        return {};
    switch (action) {
    case MoveHome:
        return m_model->index(0, 0);
    case MoveEnd:
        return m_model->index(last, 0);
    case MoveLeft:
    case MoveRight:
        return currentIndex();
    default:
        break;
    }
    return QTableView::moveCursor(action, modifiers);
}

void Table::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_setting && current.row() != previous.row())
        emit currentRowChanged();
}

void Table::hover(int row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    m_cells->setHovered(row);
    viewport()->update();
}

void Table::mouseMoveEvent(QMouseEvent* event)
{
    QTableView::mouseMoveEvent(event);
    hover(indexAt(event->pos()).row());
}

void Table::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    hover(-1);
}

void Table::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid())
        emit opened();
}

void Table::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid())
        step(1);
    viewport()->update();
    emit focused();
}

void Table::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void Table::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::ActivationChange)
        viewport()->update();
}

void Table::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fit();
}

// Each column is as wide as its words, within its bounds. Those that share take what is left; what
// is missing is given first by those that may, then by all.
void Table::fit()
{
    const double scale = kit::tokens().fontScale;
    QFont font = kit::fontOf(kit::Role::Caption);
    font.setWeight(QFont::Medium);
    const QFontMetrics head(font);
    const size_t n = columns().size();
    std::vector<int> widths(n);
    std::vector<int> least(n);
    int spare = viewport()->width();
    int shares = 0;
    size_t last = n;
    for (size_t i = 0; i < n; ++i) {
        const TableColumn& column = columns()[i];
        const int line = static_cast<int>(i);
        const int pads = 1000 - insideCell(QRect(0, 0, 1000, 10), line).width();
        int width = head.horizontalAdvance(column.head) + pads + 2;
        for (int row = 0; row < m_model->rowCount(); ++row)
            width = std::max(width, m_cells->naturalWidth(row, line));
        least[i] = qRound(column.least * scale);
        widths[i] = std::clamp(width, least[i], std::max(least[i], qRound(column.most * scale)));
        spare -= widths[i];
        shares += column.share;
        last = column.share > 0 ? i : last;
    }
    for (const bool all : {false, true}) {
        int gives = 0;
        for (size_t i = 0; i < n; ++i)
            gives += all || columns()[i].gives ? widths[i] - least[i] : 0;
        const int missing = std::min(std::max(0, -spare), gives);
        for (size_t i = 0; i < n && missing > 0; ++i)
            if (all || columns()[i].gives) {
                const int give = (missing * (widths[i] - least[i]) + gives - 1) / gives;
                widths[i] -= give;
                spare += give;
            }
    }
    const int more = std::max(0, spare);
    for (size_t i = 0; i < n && shares > 0; ++i) {
        const int take = more * columns()[i].share / shares;
        widths[i] += take;
        spare -= take;
    }
    if (last < n && spare > 0)
        widths[last] += spare;
    for (size_t i = 0; i < n; ++i)
        setColumnWidth(static_cast<int>(i), widths[i]);
}

}  // namespace docket::ui
