// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace docket::ui {

// Names and values, drawn: names in one column, values in the other, wrapped, and cut with an
// ellipsis when they are very long; the whole is in the tool tip. Read aloud as one text.
class Lines final : public QWidget {
    Q_OBJECT
public:
    explicit Lines(const QString& name, QWidget* parent = nullptr);

    void setLines(std::vector<view::Line> lines);
    // How many lines there is room for in all, each name one at least; without it a value takes up
    // to six.
    void setRoom(int lines);
    // The least width of the column of names.
    void setNameWidth(int width);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    // One name and value as they stand at a width.
    struct Laid {
        QStringList name, value;
        int height = 0;
    };
    int namesAt(int width) const;
    Laid laid(const view::Line& line, int width, int most) const;
    std::vector<Laid> laidOut(int width) const;

    QString m_name;
    std::vector<view::Line> m_lines;
    int m_nameWidth = 0;
    int m_room = 0;
};

}  // namespace docket::ui
