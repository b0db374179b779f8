// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace docket::ui {

class TableModel;

// The heads of a table's columns. They are no buttons: the order of a table means something.
class TableHead final : public QHeaderView {
    Q_OBJECT
public:
    explicit TableHead(const TableModel& model, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    const TableModel& m_model;
};

}  // namespace docket::ui
