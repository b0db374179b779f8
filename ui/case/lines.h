// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"

#include <QWidget>

#include <vector>

namespace docket::ui {

// Lines of name and value, drawn: names in one column, values in the other, each on one line with
// an ellipsis when it must be. Read aloud as one text.
class Lines final : public QWidget {
    Q_OBJECT
public:
    explicit Lines(const QString& name, QWidget* parent = nullptr);

    void setLines(std::vector<view::Line> lines);
    // The width of the column of names.
    void setNameWidth(int width);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int pitch() const;

    QString m_name;
    std::vector<view::Line> m_lines;
    int m_nameWidth = 0;
};

}  // namespace docket::ui
