// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace docket::ui {

class TableModel;

// The part of a cell that its text may use. The first column begins where pages begin.
QRect insideCell(const QRect& cell, int column);

// Draws the cells of a table: icon, line, smaller line, amount; the row's ground under them.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CellDelegate(const TableModel& model, QObject* parent = nullptr);

    // The row under the pointer; -1: none.
    void setHovered(int row) { m_hovered = row; }
    // How wide a cell would be if nothing of it were cut.
    int naturalWidth(int row, int column) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option,
                     const QModelIndex& index) const;

    const TableModel& m_model;
    int m_hovered = -1;
};

}  // namespace docket::ui
