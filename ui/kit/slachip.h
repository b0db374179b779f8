// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/clockface.h"

#include <QWidget>

class QPainter;

namespace docket::kit {

// Draws a clock in a row: mark, time left, word, due text, and along the foot of `cell` the 2 px
// fuse. `due` is the text of the last column, as nearTime() makes it; the cell includes 16 px at
// the left. Nothing is computed but places; no ground is drawn.
void paintClockRow(QPainter& painter, const QRect& cell, const ClockFace& face, const QString& due);

// The least width of a cell in which paintClockRow() cuts nothing.
int clockRowWidth();

// Draws a clock as a chip, at the left of `where` and centred in its height; the chip is as wide as
// chipWidth() says.
void paintClockChip(QPainter& painter, const QRect& where, const ClockFace& face,
                    const QString& words);
int chipWidth(const ClockFace& face, const QString& words);

// A clock as a chip, alone on a pane. Its accessible name and tool tip say the same in words.
class SlaChip final : public QWidget {
    Q_OBJECT
public:
    enum class Height { Regular, Large };  // 24 and 28

    explicit SlaChip(QWidget* parent = nullptr, Height height = Height::Regular);

    // `zone` is the one in which the tool tip and the accessible name say the due instant.
    void setFace(const ClockFace& face, const QTimeZone& zone);
    const ClockFace& face() const { return m_face; }
    // True puts the state's name before the time: "Breached · 2 h 31 over".
    void setNamesState(bool names);
    // Seconds for the clock of the open case in its last five minutes.
    void setFineness(Fineness fineness);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString words() const;
    void refresh();

    ClockFace m_face;
    QTimeZone m_zone;
    Height m_height;
    Fineness m_fineness = Fineness::Minutes;
    bool m_namesState = false;
};

}  // namespace docket::kit
