// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/celldelegate.h"

#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/tables/tablemodel.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace docket::ui {

namespace {

using kit::Role;

QFont lineFont(const TableCell& cell)
{
    return kit::fontOf(cell.strong ? Role::Label : Role::Body);
}

int iconRoom(const TableCell& cell)
{
    const kit::Tokens& t = kit::tokens();
    return cell.icon.isEmpty() ? 0 : t.size.mark + t.space(3);
}

}  // namespace

QRect insideCell(const QRect& cell, int column)
{
    const kit::Tokens& t = kit::tokens();
    return cell.adjusted(column == 0 ? t.space(5) : t.space(3), 0, -t.space(3), 0);
}

CellDelegate::CellDelegate(const TableModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

int CellDelegate::naturalWidth(int row, int column) const
{
    const TableCell* cell = m_model.cellAt(m_model.index(row, column));
    if (!cell)
        return 0;
    const QRect inside = insideCell(QRect(0, 0, 1000, 10), column);
    const int text = cell->amount.isSet()
                         ? kit::amountWidth(kit::amountParts(cell->amount))
                         : QFontMetrics(lineFont(*cell)).horizontalAdvance(cell->text);
    const int under = QFontMetrics(kit::fontOf(Role::Small)).horizontalAdvance(cell->under);
    return 1000 - inside.width() + iconRoom(*cell) + std::max(text, under) + 2;
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, kit::tokens().size.row};
}

void CellDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const kit::Tokens& t = kit::tokens();
    const QRect& r = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        const bool active = option.state.testFlag(QStyle::State_Active) && option.widget &&
                            option.widget->hasFocus();
        painter.fillRect(r, active ? t.color.selection : t.color.selectionIdle);
        if (index.column() == 0)
            painter.fillRect(QRect(r.left(), r.top(), t.stroke.selectionBar, r.height()),
                             t.color.accent);
    } else if (index.row() == m_hovered) {
        painter.fillRect(r, t.color.hover);
    }
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.color.hairline);
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const TableCell* cell = m_model.cellAt(index);
    if (!cell)
        return;
    const kit::Tokens& t = kit::tokens();
    painter->save();
    paintGround(*painter, option, index);
    const TableColumn& column = m_model.columns()[static_cast<size_t>(index.column())];
    QRect room = insideCell(option.rect.adjusted(0, 0, 0, -1), index.column());
    const int line = kit::lineHeight(Role::Body);
    const int small = kit::lineHeight(Role::Small);
    const bool tall = room.height() >= line + small;
    // Tall rows keep their first lines in one height, whether there is a second one or not.
    QRect first = room;
    QRect second;
    if (tall) {
        const int top = room.top() + (room.height() - line - small) / 2;
        first = QRect(room.left(), top, room.width(), line);
        second = QRect(room.left(), top + line, room.width(), small);
    }
    const QColor ink = cell->state   ? t.of(*cell->state).text
                       : cell->quiet ? t.color.text3
                                     : t.color.text;
    if (!cell->icon.isEmpty()) {
        const QColor mark = cell->state   ? t.of(*cell->state).mark
                            : cell->quiet ? t.color.text3
                                          : t.color.text2;
        kit::paintIcon(*painter, QRectF(first.left(), first.top(), t.size.mark, first.height()),
                       cell->icon, mark, t.size.mark);
        first.setLeft(first.left() + iconRoom(*cell));
        second.setLeft(second.left() + iconRoom(*cell));
    }
    const auto draw = [&](const QRect& where, const QFont& font, const QColor& color,
                          const QString& text) {
        painter->setFont(font);
        painter->setPen(color);
        const Qt::Alignment side = column.right ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(where, static_cast<int>(side | Qt::AlignVCenter | Qt::TextSingleLine),
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
    };
    if (cell->amount.isSet())
        kit::paintAmount(*painter, first, kit::amountParts(cell->amount));
    else
        draw(first, lineFont(*cell), ink, cell->text);
    if (tall && !cell->under.isEmpty())
        draw(second, kit::fontOf(Role::Small), cell->quiet ? t.color.text3 : t.color.text2,
             cell->under);
    painter->restore();
}

bool CellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                             const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const TableCell* cell = m_model.cellAt(index);
    if (event->type() != QEvent::ToolTip || !cell)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString text = cell->tip;
    // What is cut stays within reach.
    if (text.isEmpty() && naturalWidth(index.row(), index.column()) > option.rect.width() + 2)
        text = cell->under.isEmpty() ? cell->text : cell->text + u'\n' + cell->under;
    QToolTip::showText(event->globalPos(), kit::plainToolTip(text), view);
    return true;
}

}  // namespace docket::ui
