// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/tablemodel.h"

#include "ui/kit/format.h"

#include <algorithm>

namespace docket::ui {

TableModel::TableModel(std::vector<TableColumn> columns, QObject* parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
{
}

void TableModel::setRows(std::vector<TableRow> rows)
{
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const auto& a, const auto& b) { return a.id == b.id; });
    if (!same) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        m_rows[i] = std::move(rows[i]);
        const int line = static_cast<int>(i);
        emit dataChanged(index(line, 0), index(line, columnCount() - 1));
    }
}

const TableCell* TableModel::cellAt(const QModelIndex& index) const
{
    if (!index.isValid() || static_cast<size_t>(index.row()) >= m_rows.size())
        return nullptr;
    const auto& cells = m_rows[static_cast<size_t>(index.row())].cells;
    const auto column = static_cast<size_t>(index.column());
    return column < cells.size() ? &cells[column] : nullptr;
}

int TableModel::lineOf(const QByteArray& id) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(),
                                 [&](const TableRow& row) { return row.id == id; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    const TableCell* cell = cellAt(index);
    if (!cell)
        return {};
    if (role == Qt::DisplayRole)
        return cell->text;
    // Read aloud by itself: the head says what it is, and nothing is cut.
    if (role == Qt::AccessibleTextRole) {
        QString text = kit::plain(cell->text);
        if (!cell->under.isEmpty())
            text += QStringLiteral(", ") + kit::plain(cell->under);
        return m_columns[static_cast<size_t>(index.column())].head + QStringLiteral(": ") + text;
    }
    return {};
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return m_columns[static_cast<size_t>(section)].head;
    return {};
}

}  // namespace docket::ui
