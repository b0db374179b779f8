// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/stylepaint.h"

#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/tokens.h"

#include <QPainter>

#include <algorithm>

namespace docket::kit {

namespace {

bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

}  // namespace

void paintPushButton(QPainter& painter, const QStyleOptionButton& option)
{
    ButtonLook look;
    look.text = option.text;
    look.enabled = has(option, QStyle::State_Enabled);
    look.hovered = look.enabled && has(option, QStyle::State_MouseOver);
    look.pressed = has(option, QStyle::State_Sunken);
    look.checked = has(option, QStyle::State_On);
    paintButton(painter, option.rect, look);
}

void paintToolButtonPanel(QPainter& painter, const QStyleOption& option)
{
    const Tokens& t = tokens();
    QColor fill;
    if (has(option, QStyle::State_Sunken))
        fill = t.color.sunken;
    else if (has(option, QStyle::State_On))
        fill = t.color.selectionIdle;
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        fill = t.color.hover;
    if (!fill.isValid())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(option.rect, t.radius.control, t.radius.control);
    painter.restore();
}

void paintCheck(QPainter& painter, const QStyleOption& option)
{
    const Tokens& t = tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const QRect box(option.rect.topLeft(), QSize(t.size.check, t.size.check));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (on || partly) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(enabled ? t.color.accent : t.color.textDisabled);
        painter.drawRoundedRect(box, t.radius.chip, t.radius.chip);
        const QColor ink = enabled ? t.color.onAccent : t.color.surface;
        if (on)
            paintIcon(painter, box, QStringLiteral("met"), ink, t.size.check - t.space(2));
        else
            painter.fillRect(QRect(box.left() + t.space(2), box.center().y(),
                                   box.width() - 2 * t.space(2), t.space(1)),
                             ink);
    } else {
        painter.setPen(QPen(enabled ? t.color.control : t.color.divider, t.stroke.icon));
        painter.setBrush(has(option, QStyle::State_MouseOver) ? t.color.hover : t.color.surface);
        const double half = t.stroke.icon / 2;
        painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), t.radius.chip,
                                t.radius.chip);
    }
    painter.restore();
}

void paintRadio(QPainter& painter, const QStyleOption& option)
{
    const Tokens& t = tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const QRectF box(option.rect.topLeft(), QSize(t.size.check, t.size.check));
    const double half = t.stroke.icon / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ring = !enabled ? t.color.divider : on ? t.color.accent : t.color.control;
    painter.setPen(QPen(ring, t.stroke.icon));
    painter.setBrush(has(option, QStyle::State_MouseOver) ? t.color.hover : t.color.surface);
    painter.drawEllipse(box.adjusted(half, half, -half, -half));
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(enabled ? t.color.accent : t.color.textDisabled);
        const int inset = t.space(2);
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset));
    }
    painter.restore();
}

void paintField(QPainter& painter, const QRect& rect, const QStyleOption& option)
{
    const Tokens& t = tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focused = enabled && has(option, QStyle::State_HasFocus);
    const QColor border = !enabled ? t.color.divider : focused ? t.color.focus : t.color.control;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(border, t.stroke.hairline));
    painter.setBrush(enabled ? t.color.surface : t.color.header);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), t.radius.control,
                            t.radius.control);
    painter.restore();
}

void paintCombo(QPainter& painter, const QStyleOptionComboBox& option)
{
    const Tokens& t = tokens();
    if (option.frame)
        paintField(painter, option.rect, option);
    QRect arrow(option.rect.right() + 1 - t.size.hitMin, option.rect.top(), t.size.hitMin,
                option.rect.height());
    arrow = QStyle::visualRect(option.direction, option.rect, arrow);
    paintChevron(painter, arrow, 0,
                 has(option, QStyle::State_Enabled) ? t.color.text2 : t.color.textDisabled);
}

void paintSpin(QPainter& painter, const QStyleOptionSpinBox& option, const QRect& up,
               const QRect& down)
{
    const Tokens& t = tokens();
    if (option.frame)
        paintField(painter, option.rect, option);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto ink = [&](QAbstractSpinBox::StepEnabledFlag step) {
        return option.stepEnabled.testFlag(step) ? t.color.text2 : t.color.textDisabled;
    };
    paintChevron(painter, up, 180, ink(QAbstractSpinBox::StepUpEnabled));
    paintChevron(painter, down, 0, ink(QAbstractSpinBox::StepDownEnabled));
}

void paintFocusRing(QPainter& painter, const QRect& control)
{
    const Tokens& t = tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.color.focus, t.stroke.focus));
    painter.setBrush(Qt::NoBrush);
    // One pixel of ground between the control and its ring.
    const double out = t.stroke.hairline + t.stroke.focus / 2.0;
    const double radius = t.radius.control + out;
    painter.drawRoundedRect(QRectF(control).adjusted(-out, -out, out, out), radius, radius);
    painter.restore();
}

void paintChevron(QPainter& painter, const QRect& rect, int angle, const QColor& color)
{
    const Tokens& t = tokens();
    const double half = std::min({t.space(2), rect.width() / 3, rect.height() / 2}) * 1.0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect).center());
    painter.rotate(angle);
    painter.setPen(QPen(color, t.stroke.icon, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF points[] = {{-half, -half / 2}, {0, half / 2}, {half, -half / 2}};
    painter.drawPolyline(points, 3);
    painter.restore();
}

}  // namespace docket::kit
