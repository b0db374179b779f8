// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/chip.h"

#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace docket::kit {

namespace {

// The name of the filter is quiet, its value is not.
QFont valueFont()
{
    QFont f = fontOf(Role::Small);
    f.setWeight(QFont::DemiBold);
    return f;
}

QString labelText(const QString& label)
{
    //: The name of a filter before its value: "Queue:".
    return label.isEmpty() ? QString() : Chip::tr("%1:").arg(label) + u' ';
}

}  // namespace

Chip::Chip(const QString& label, const QString& value, QWidget* parent)
    : QAbstractButton(parent)
    , m_label(label)
    , m_value(value)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Appearance::current(), &Appearance::changed, this, [this] { updateGeometry(); });
    refresh();
}

void Chip::setValue(const QString& value)
{
    m_value = value;
    refresh();
}

void Chip::setRemovable(bool removable)
{
    m_removable = removable;
    refresh();
}

void Chip::refresh()
{
    setAccessibleName(tr("Filter %1").arg(labelText(m_label) + m_value));
    setAccessibleDescription(m_removable ? tr("Delete takes the filter away") : QString());
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const Tokens& t = tokens();
    int width = 2 * t.space(3) +
                QFontMetrics(fontOf(Role::Small)).horizontalAdvance(labelText(m_label)) +
                QFontMetrics(valueFont()).horizontalAdvance(m_value) + 1;
    if (m_removable)
        width += t.space(4) + t.space(2);
    return {width, t.size.chip};
}

QRect Chip::cross() const
{
    const Tokens& t = tokens();
    // From the edge to the text: as large as can be hit without pressing the value.
    const int wide = t.space(3) + t.space(4);
    return QStyle::visualRect(layoutDirection(), rect(), QRect(width() - wide, 0, wide, height()));
}

void Chip::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.color.control, t.stroke.hairline));
    painter.setBrush(isDown() ? t.color.sunken : underMouse() ? t.color.hover : t.color.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.radius.chip,
                            t.radius.chip);

    const QString label = labelText(m_label);
    const int labelWidth = QFontMetrics(fontOf(Role::Small)).horizontalAdvance(label);
    const int valueWidth = QFontMetrics(valueFont()).horizontalAdvance(m_value) + 1;
    const auto placed = [&](int x, int wide) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, wide, height()));
    };
    painter.setFont(fontOf(Role::Small));
    painter.setPen(t.color.text2);
    painter.drawText(placed(t.space(3), labelWidth), Qt::AlignVCenter, label);
    painter.setFont(valueFont());
    painter.setPen(t.color.text);
    painter.drawText(placed(t.space(3) + labelWidth, valueWidth), Qt::AlignVCenter, m_value);
    if (m_removable)
        paintIcon(painter, placed(width() - t.space(3) - t.space(4), t.space(4)),
                  QStringLiteral("close"), t.color.text2, t.space(4));
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_removable && isDown() && event->button() == Qt::LeftButton &&
        cross().contains(event->position().toPoint())) {
        setDown(false);
        emit removed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        emit removed();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

}  // namespace docket::kit
