// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QIcon>
#include <QPixmap>
#include <QRect>
#include <QString>
#include <QStringList>

class QPainter;

namespace docket::kit {

// The names of all icons in the program, sorted.
QStringList iconNames();

// One icon in one colour, `size` logical pixels square, drawn from its SVG at `dpr` and cached. An
// unknown name is a mistake of ours: it is named on the log, and the pixmap is null.
QPixmap pixmap(const QString& name, const QColor& color, int size, qreal dpr);

// The same as a QIcon for buttons, tabs and menus: sharp at every scale, and it asks the tokens for
// its colour when it is drawn, so that it follows the theme.
QIcon iconOf(const QString& name, Ink ink = &Colors::text2);

// Draws an icon centred in `where`.
void paintIcon(QPainter& painter, const QRectF& where, const QString& name, const QColor& color,
               int size);

// The name of the icon that stands for a state: ring, part ring, triangle, diamond, bars, tick,
// flag.
QString markName(State state);

}  // namespace docket::kit
