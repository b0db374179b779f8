// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/fonts.h"

#include <QRect>
#include <QString>

class QPainter;

namespace docket::kit {

// Text of one line in a list: the same words are painted again and again, and shaping them is most
// of the work, so that it is done once and kept for a while. Line ends are drawn as spaces.

// How wide it is, in pixels.
int lineWidth(Role role, const QString& text);
// Draws it with the painter's pen, in the middle of the cell's height, cut with an ellipsis when
// the cell is too narrow. Returns how wide it is drawn.
int drawLine(QPainter& painter, Role role, const QRect& cell, const QString& text,
             Qt::Alignment where = Qt::AlignLeft);
// Draws the whole of it from a point on its baseline.
void drawLineAt(QPainter& painter, Role role, QPoint baseline, const QString& text);

}  // namespace docket::kit
