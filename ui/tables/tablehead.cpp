// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablehead.h"

#include "ui/kit/fonts.h"
#include "ui/tables/celldelegate.h"
#include "ui/tables/tablemodel.h"

#include <QPainter>

namespace docket::ui {

TableHead::TableHead(const TableModel& model, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_model(model)
{
    setHighlightSections(false);
    setSectionsClickable(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(0);
}

QSize TableHead::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), kit::tokens().size.rowHeader};
}

void TableHead::paintEvent(QPaintEvent* event)
{
    // Over the scroll bar's place too, as one line.
    const kit::Tokens& t = kit::tokens();
    {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), t.color.header);
        painter.fillRect(0, viewport()->height() - 1, viewport()->width(), 1, t.color.divider);
    }
    QHeaderView::paintEvent(event);
}

void TableHead::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const kit::Tokens& t = kit::tokens();
    painter->save();
    painter->fillRect(rect, t.color.header);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.color.divider);
    QFont font = kit::fontOf(kit::Role::Caption);
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    painter->setPen(t.color.text2);
    const TableColumn& column = m_model.columns()[static_cast<size_t>(section)];
    const QRect room = insideCell(rect.adjusted(0, 0, 0, -1), section);
    const Qt::Alignment side = column.right ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(room, static_cast<int>(side | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(column.head, Qt::ElideRight, room.width()));
    painter->restore();
}

}  // namespace docket::ui
