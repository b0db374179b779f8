// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace docket::kit {

// A list of one column whose lines are all as high as the delegate's first one. Where a line stands
// is arithmetic: nothing here goes through all of them, however many there are, as QListView does
// for each change of a line.
class EvenList : public QListView {
    Q_OBJECT
public:
    explicit EvenList(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void dataChanged(const QModelIndex& from, const QModelIndex& to,
                     const QList<int>& roles) override;
    int verticalOffset() const override;
    int horizontalOffset() const override { return 0; }

private:
    int lines() const;
    // The line at a height of the viewport, held to those that there are; -1 without any.
    int lineAt(int y) const;

    int m_height = 1;  // of a line, in pixels
};

}  // namespace docket::kit
