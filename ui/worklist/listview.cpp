// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/listview.h"

#include "ui/kit/tokens.h"
#include "ui/model/worklistmodel.h"

#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace docket::ui {

ListView::ListView(WorklistModel& model, QWidget* parent)
    : EvenList(parent)
    , m_model(model)
{
    setModel(&model);
    setAccessibleName(tr("Worklist"));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    verticalScrollBar()->setSingleStep(kit::tokens().size.row);
    verticalScrollBar()->setAccessibleName(tr("Scroll the worklist"));
    connect(&model, &WorklistModel::aboutToRearrange, this, &ListView::keepPlace);
    connect(&model, &WorklistModel::rearranged, this, &ListView::restorePlace);
    connect(&kit::Appearance::current(), &kit::Appearance::changed, this, [this] {
        verticalScrollBar()->setSingleStep(kit::tokens().size.row);
        scheduleDelayedItemsLayout();
    });
}

qint64 ListView::currentNumber() const
{
    return currentIndex().isValid() ? m_model.numberAt(currentIndex().row()) : 0;
}

void ListView::setCurrentNumber(qint64 number)
{
    const int line = m_model.lineOf(number);
    if (line >= 0)
        setCurrentIndex(m_model.index(line));
}

bool ListView::step(int direction)
{
    const int from = currentIndex().isValid() ? currentIndex().row() + direction : 0;
    const int line = m_model.caseLine(from, direction);
    if (line < 0)
        return false;
    setCurrentIndex(m_model.index(line));
    return true;
}

void ListView::tick()
{
    viewport()->update();
}

QModelIndex ListView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return {};
    const int at = currentIndex().isValid() ? currentIndex().row() : -1;
    const int page = std::max(1, viewport()->height() / kit::tokens().size.row - 1);
    int line = -1;
    switch (action) {
    case MoveUp:
    case MovePrevious:
        line = m_model.caseLine(at - 1, -1);
        break;
    case MoveDown:
    case MoveNext:
        line = m_model.caseLine(at + 1, 1);
        break;
    case MovePageUp:
        line = m_model.caseLine(std::max(0, at - page), -1);
        break;
    case MovePageDown:
        line = m_model.caseLine(std::min(rows - 1, at + page), 1);
        break;
    case MoveHome:
        line = m_model.caseLine(0, 1);
        break;
    case MoveEnd:
        line = m_model.caseLine(rows - 1, -1);
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    if (line < 0 && action == MovePageUp)
        line = m_model.caseLine(0, 1);
    if (line < 0 && action == MovePageDown)
        line = m_model.caseLine(rows - 1, -1);
    return line < 0 ? currentIndex() : m_model.index(line);
}

void ListView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    EvenList::currentChanged(current, previous);
    // A band above the first row is part of where one is.
    if (current.isValid() && current.row() == m_model.caseLine(0, 1) && current.row() > 0)
        verticalScrollBar()->setValue(0);
    if (!m_place)
        emit currentCaseChanged(currentNumber());
}

void ListView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && m_model.numberAt(index.row()) > 0)
        emit opened(m_model.numberAt(index.row()));
}

void ListView::focusInEvent(QFocusEvent* event)
{
    EvenList::focusInEvent(event);
    viewport()->update();
}

void ListView::focusOutEvent(QFocusEvent* event)
{
    EvenList::focusOutEvent(event);
    viewport()->update();
}

void ListView::changeEvent(QEvent* event)
{
    EvenList::changeEvent(event);
    if (event->type() == QEvent::ActivationChange)
        viewport()->update();
}

void ListView::keepPlace()
{
    Place place;
    const QModelIndex current = currentIndex();
    if (current.isValid() && viewport()->rect().intersects(visualRect(current))) {
        place = {m_model.numberAt(current.row()), visualRect(current).top(), current.row(), true};
    } else {
        const QModelIndex top = indexAt(QPoint(1, 1));
        const int line = top.isValid() ? m_model.caseLine(top.row(), 1) : -1;
        if (line >= 0)
            place = {m_model.numberAt(line), visualRect(m_model.index(line)).top(), line, false};
        if (current.isValid())
            place.current = true;
    }
    if (current.isValid() && place.number == 0)
        place.number = m_model.numberAt(current.row());
    m_place = place;
}

void ListView::restorePlace()
{
    if (!m_place)
        return;
    const Place place = *m_place;
    const qint64 before = currentNumber();
    executeDelayedItemsLayout();
    int line = m_model.lineOf(place.number);
    if (line >= 0) {
        const int moved = visualRect(m_model.index(line)).top() - place.top;
        // At the very top one wants to see what is most urgent.
        if (verticalScrollBar()->value() > 0 || (place.current && moved != 0 && hasFocus()))
            verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
    }
    // Whose row went away stands on the one that took its place.
    if (place.current && (!currentIndex().isValid() || before == 0)) {
        line = m_model.caseLine(std::min(place.line, m_model.rowCount() - 1), 1);
        if (line < 0)
            line = m_model.caseLine(m_model.rowCount() - 1, -1);
        if (line >= 0)
            selectionModel()->setCurrentIndex(m_model.index(line),
                                              QItemSelectionModel::ClearAndSelect);
    }
    m_place.reset();
    emit currentCaseChanged(currentNumber());
}

}  // namespace docket::ui
