// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/cells.h"

#include <QTableView>

namespace docket::ui {

class CellDelegate;
class TableModel;

// A table that is read a row at a time. What it shows, exports and copies are the same rows.
class Table final : public QTableView {
    Q_OBJECT
public:
    enum class Lines { One, Two };
    Table(const QString& name, std::vector<TableColumn> columns, Lines lines,
          QWidget* parent = nullptr);

    // Shows these rows. The current one stays where it is on the screen; when it is gone, the one
    // that takes its place is current.
    void setRows(std::vector<TableRow> rows);
    const std::vector<TableRow>& rows() const;
    const std::vector<TableColumn>& columns() const;
    QByteArray currentId() const;
    // False when there is no such row.
    bool setCurrentId(const QByteArray& id);
    void step(int direction);
    int rowCount() const;
    // The height at which nothing scrolls.
    int wholeHeight() const;

    // All rows with their heads: as a CSV file, and onto the clipboard as a table.
    QByteArray csv() const;
    void copy() const;

signals:
    void currentRowChanged();
    void opened();
    void focused();

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    // Letters are keys of the page.
    void keyboardSearch(const QString&) override {}

private:
    void measure();
    void fit();
    void hover(int row);

    TableModel* m_model;
    CellDelegate* m_cells;
    Lines m_lines;
    int m_hovered = -1;
    bool m_setting = false;
};

}  // namespace docket::ui
