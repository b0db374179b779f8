// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/evenlist.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace docket::kit {

EvenList::EvenList(QWidget* parent)
    : QListView(parent)
{
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void EvenList::setModel(QAbstractItemModel* model)
{
    if (this->model())
        disconnect(this->model(), &QAbstractItemModel::rowsRemoved, this, nullptr);
    QListView::setModel(model);
    if (model)
        connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { doItemsLayout(); });
}

int EvenList::lines() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int EvenList::lineAt(int y) const
{
    return std::clamp((y + verticalOffset()) / m_height, 0, std::max(0, lines() - 1)) -
           (lines() == 0 ? 1 : 0);
}

int EvenList::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect EvenList::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || index.model() != model())
        return {};
    return {0, index.row() * m_height - verticalOffset(), viewport()->width(), m_height};
}

QModelIndex EvenList::indexAt(const QPoint& point) const
{
    const int at = point.y() + verticalOffset();
    if (at < 0 || at >= lines() * m_height || point.x() < 0 || point.x() >= viewport()->width())
        return {};
    return model()->index(at / m_height, 0, rootIndex());
}

void EvenList::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int top = index.row() * m_height;
    const int page = viewport()->height();
    const int shown = verticalOffset();
    int to = shown;
    switch (hint) {
    case PositionAtTop:
        to = top;
        break;
    case PositionAtBottom:
        to = top + m_height - page;
        break;
    case PositionAtCenter:
        to = top + (m_height - page) / 2;
        break;
    case EnsureVisible:
        if (top < shown || m_height > page)
            to = top;
        else if (top + m_height > shown + page)
            to = top + m_height - page;
        break;
    }
    verticalScrollBar()->setValue(to);
}

// QListView's own ask for every line: what is above it is meant.
// NOLINTBEGIN(bugprone-parent-virtual-call)
void EvenList::doItemsLayout()
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    if (itemDelegate() && lines() > 0)
        m_height = std::max(
            1, itemDelegate()->sizeHint(option, model()->index(0, 0, rootIndex())).height());
    // Not QListView's, which would ask for every line.
    QAbstractItemView::doItemsLayout();
}

void EvenList::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    const int page = viewport()->height();
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, lines() * m_height - page));
}

void EvenList::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
}

void EvenList::scrollContentsBy(int dx, int dy)
{
    scrollDirtyRegion(dx, dy);
    viewport()->scroll(dx, dy);
}

void EvenList::rowsInserted(const QModelIndex& parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    doItemsLayout();
}

void EvenList::dataChanged(const QModelIndex& from, const QModelIndex& to, const QList<int>& roles)
{
    // Not QListView's: what a line says changes no line's place.
    QAbstractItemView::dataChanged(from, to, roles);
}

// NOLINTEND(bugprone-parent-virtual-call)

void EvenList::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    QItemSelection chosen;
    if (lines() > 0 && rect.normalized().bottom() + verticalOffset() < lines() * m_height) {
        const auto at = [&](int y) { return model()->index(lineAt(y), 0, rootIndex()); };
        chosen.select(at(rect.normalized().top()), at(rect.normalized().bottom()));
    }
    selectionModel()->select(chosen, command);
}

QRegion EvenList::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion out;
    for (const QItemSelectionRange& range : selection)
        out += visualRect(range.topLeft())
                   .united(visualRect(range.bottomRight()))
                   .intersected(viewport()->rect());
    return out;
}

void EvenList::paintEvent(QPaintEvent* event)
{
    if (lines() == 0 || !itemDelegate())
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State plain = option.state;
    const QModelIndex under = viewport()->underMouse()
                                  ? indexAt(viewport()->mapFromGlobal(QCursor::pos()))
                                  : QModelIndex();
    const int first = lineAt(event->rect().top());
    const int last = lineAt(event->rect().bottom());
    for (int line = first; line <= last; ++line) {
        const QModelIndex index = model()->index(line, 0, rootIndex());
        option.rect = visualRect(index);
        if (!event->region().intersects(option.rect))
            continue;
        option.state = plain;
        if (selectionModel() && selectionModel()->isSelected(index))
            option.state |= QStyle::State_Selected;
        if (!(model()->flags(index) & Qt::ItemIsEnabled))
            option.state &= ~QStyle::State_Enabled;
        if (index == currentIndex() && hasFocus())
            option.state |= QStyle::State_HasFocus;
        option.state.setFlag(QStyle::State_MouseOver, index == under);
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

}  // namespace docket::kit
