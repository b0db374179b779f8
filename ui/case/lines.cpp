// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/lines.h"

#include "ui/kit/fonts.h"
#include "ui/kit/labels.h"
#include "ui/kit/tokens.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace docket::ui {

namespace {

constexpr int kNames = 82;

}  // namespace

Lines::Lines(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_nameWidth(kNames)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&kit::Appearance::current(), &kit::Appearance::changed, this,
            [this] { updateGeometry(); });
}

void Lines::setLines(std::vector<view::Line> lines)
{
    if (m_lines == lines)
        return;
    const bool grows = m_lines.size() != lines.size();
    m_lines = std::move(lines);
    QStringList spoken;
    for (const view::Line& line : m_lines)
        spoken << (line.name.isEmpty() ? line.value
                                       : line.name + QStringLiteral(": ") + line.value);
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
    if (grows)
        updateGeometry();
    update();
}

void Lines::setNameWidth(int width)
{
    m_nameWidth = width;
    update();
}

int Lines::pitch() const
{
    return kit::lineHeight(kit::Role::Body) + kit::tokens().space(2) + kit::tokens().space(1) / 2;
}

QSize Lines::sizeHint() const
{
    return {0, static_cast<int>(m_lines.size()) * pitch()};
}

QSize Lines::minimumSizeHint() const
{
    return sizeHint();
}

void Lines::paintEvent(QPaintEvent*)
{
    const kit::Tokens& t = kit::tokens();
    QPainter painter(this);
    painter.setFont(kit::fontOf(kit::Role::Body));
    const QFontMetrics metrics = painter.fontMetrics();
    int y = 0;
    for (const view::Line& line : m_lines) {
        const QRect name(0, y, m_nameWidth - t.space(3), pitch());
        painter.setPen(t.color.text3);
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(line.name, Qt::ElideRight, name.width()));
        const QRect value(m_nameWidth, y, width() - m_nameWidth, pitch());
        painter.setPen(t.color.text);
        painter.drawText(value, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(line.value, Qt::ElideRight, value.width()));
        y += pitch();
    }
}

bool Lines::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto line = static_cast<size_t>(std::max(0, help->pos().y() / pitch()));
        if (line < m_lines.size())
            QToolTip::showText(
                help->globalPos(),
                kit::plainToolTip(m_lines[line].name + QStringLiteral(": ") + m_lines[line].value),
                this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace docket::ui
