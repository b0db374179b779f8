// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace docket {
class Desk;
}

namespace docket::ui {

class WorklistModel;
struct Columns;

// Draws a whole row of a worklist, so that the fuse and the Now line may cross columns.
class RowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    RowDelegate(Desk& desk, WorklistModel& model, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    void paintBand(QPainter& painter, const QRect& row, int line) const;
    void paintNow(QPainter& painter, const QRect& row, int line) const;
    void paintCase(QPainter& painter, const QStyleOptionViewItem& option, int line) const;
    void paintWhat(QPainter& painter, const Columns& columns, int line) const;

    Desk& m_desk;
    WorklistModel& m_model;
};

}  // namespace docket::ui
