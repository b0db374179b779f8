// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/keycap.h"

#include "ui/kit/fonts.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace docket::kit {

namespace {

// The regular 11 px of an axis: a cap in the caption's weight would outshout the text beside it.
QFont capFont()
{
    return fontOf(Role::Axis);
}

}  // namespace

QSize keyCapSize(const QString& key)
{
    const Tokens& t = tokens();
    const int height = lineHeight(Role::Axis) + t.space(1);
    const int width = QFontMetrics(capFont()).horizontalAdvance(key) + t.space(3) + t.space(1);
    return {std::max(width, height + t.space(1)), height};
}

void paintKeyCap(QPainter& painter, const QRect& rect, const QString& key, Ink ink)
{
    const Tokens& t = tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor border = ink == &Colors::onAccent ? t.color.onAccent : t.color.divider;
    painter.setPen(QPen(border, t.stroke.hairline));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), t.radius.chip,
                            t.radius.chip);
    painter.setPen(t.color.*ink);
    painter.setFont(capFont());
    painter.drawText(rect, Qt::AlignCenter, key);
    painter.restore();
}

KeyCap::KeyCap(const QString& key, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Appearance::current(), &Appearance::changed, this, [this] { updateGeometry(); });
    setKey(key);
}

void KeyCap::setKey(const QString& key)
{
    m_key = key;
    setAccessibleName(tr("Key: %1").arg(key));
    updateGeometry();
    update();
}

void KeyCap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintKeyCap(painter, rect(), m_key);
}

}  // namespace docket::kit
