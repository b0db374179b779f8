// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>
#include <QStyleOption>

class QPainter;
class QWidget;

// What the style draws. Each function draws one element as QStyle names it.
namespace docket::kit {

// styledraw.cpp
bool isTextArea(const QWidget* widget);
// The gap between a control and its ring, and the ring.
int ringMargin();

// stylecontrols.cpp
void paintPushButton(QPainter& painter, const QStyleOptionButton& option);
void paintToolButtonPanel(QPainter& painter, const QStyleOption& option);
void paintCheck(QPainter& painter, const QStyleOption& option);
void paintRadio(QPainter& painter, const QStyleOption& option);
void paintField(QPainter& painter, const QRect& rect, const QStyleOption& option);
void paintCombo(QPainter& painter, const QStyleOptionComboBox& option);
void paintSpin(QPainter& painter, const QStyleOptionSpinBox& option, const QRect& up,
               const QRect& down);
void paintFocusRing(QPainter& painter, const QRect& control);
// A chevron that points down (0), up (180), right (-90) or left (90).
void paintChevron(QPainter& painter, const QRect& rect, int angle, const QColor& color);

// stylelists.cpp
void paintTab(QPainter& painter, const QStyleOptionTab& option);
void paintTabLabel(QPainter& painter, const QStyleOptionTab& option);
QSize tabSize(const QStyleOptionTab& option);
void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option);
QSize menuItemSize(const QStyleOptionMenuItem& option);
void paintRaised(QPainter& painter, const QRect& rect);
void paintRow(QPainter& painter, const QStyleOptionViewItem& option, bool withBar);
void paintHeaderSection(QPainter& painter, const QStyleOptionHeader& option);
void paintHeader(QPainter& painter, const QStyleOptionHeader& option);

// stylebars.cpp
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider);
QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part);
void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option);

}  // namespace docket::kit
