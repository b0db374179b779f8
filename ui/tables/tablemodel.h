// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/cells.h"

#include <QAbstractTableModel>

namespace docket::ui {

// The rows of a table of some hundred rows at most, as they are drawn.
class TableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit TableModel(std::vector<TableColumn> columns, QObject* parent = nullptr);

    // Takes these rows. The same ids in the same order change in place.
    void setRows(std::vector<TableRow> rows);
    const std::vector<TableRow>& rows() const { return m_rows; }
    const std::vector<TableColumn>& columns() const { return m_columns; }
    const TableCell* cellAt(const QModelIndex& index) const;
    int lineOf(const QByteArray& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<TableColumn> m_columns;
    std::vector<TableRow> m_rows;
};

}  // namespace docket::ui
