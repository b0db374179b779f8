// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/lines.h"

#include "ui/kit/fonts.h"
#include "ui/kit/labels.h"
#include "ui/kit/tokens.h"

#include <QHelpEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>

namespace docket::ui {

namespace {

constexpr int kNames = 82;
constexpr int kNameLines = 3;
constexpr int kValueLines = 6;

// A text in at most `most` lines of a width; what is left over ends in an ellipsis.
QStringList wrapped(const QString& text, const QFont& font, int width, int most)
{
    const QFontMetrics metrics(font);
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList out;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        if (out.size() + 1 == most) {
            out << metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        out << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return out;
}

}  // namespace

Lines::Lines(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_nameWidth(kNames)
{
    setAccessibleName(name);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&kit::Appearance::current(), &kit::Appearance::changed, this,
            [this] { updateGeometry(); });
}

void Lines::setLines(std::vector<view::Line> lines)
{
    if (m_lines == lines)
        return;
    m_lines = std::move(lines);
    QStringList spoken;
    for (const view::Line& line : m_lines)
        spoken << (line.name.isEmpty() ? line.value
                                       : line.name + QStringLiteral(": ") + line.value);
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
    updateGeometry();
    update();
}

void Lines::setNameWidth(int width)
{
    m_nameWidth = width;
    update();
}

void Lines::setRoom(int lines)
{
    m_room = lines;
    updateGeometry();
    update();
}

int Lines::namesAt(int width) const
{
    const QFontMetrics metrics(kit::fontOf(kit::Role::Body));
    int widest = m_nameWidth;
    for (const view::Line& line : m_lines)
        widest = std::max(widest, metrics.horizontalAdvance(line.name) + kit::tokens().space(4));
    // A long name takes more lines rather than the place of its value.
    return std::min(widest, std::max(m_nameWidth, width * 3 / 8));
}

Lines::Laid Lines::laid(const view::Line& line, int width, int most) const
{
    const kit::Tokens& t = kit::tokens();
    const QFont font = kit::fontOf(kit::Role::Body);
    const int names = namesAt(width);
    Laid out;
    out.name = wrapped(line.name, font, names - t.space(3), std::min(most, kNameLines));
    out.value = wrapped(line.value, font, width - names, most);
    const auto rows = std::max<qsizetype>(1, std::max(out.name.size(), out.value.size()));
    out.height =
        static_cast<int>(rows) * kit::lineHeight(kit::Role::Body) + t.space(2) + t.space(1) / 2;
    return out;
}

std::vector<Lines::Laid> Lines::laidOut(int width) const
{
    // Where room is short every value gives up a line, until all fit.
    const int pitch = kit::lineHeight(kit::Role::Body) + kit::tokens().space(2);
    for (int most = kValueLines;; --most) {
        std::vector<Laid> out;
        int height = 0;
        for (const view::Line& line : m_lines) {
            out.push_back(laid(line, width, most));
            height += out.back().height;
        }
        if (most == 1 || m_room == 0 || height <= m_room * pitch)
            return out;
    }
}

int Lines::heightForWidth(int width) const
{
    int height = 0;
    for (const Laid& l : laidOut(width))
        height += l.height;
    return height;
}

QSize Lines::sizeHint() const
{
    return {0, heightForWidth(width())};
}

QSize Lines::minimumSizeHint() const
{
    return sizeHint();
}

void Lines::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        updateGeometry();
}

void Lines::paintEvent(QPaintEvent*)
{
    const kit::Tokens& t = kit::tokens();
    QPainter painter(this);
    painter.setFont(kit::fontOf(kit::Role::Body));
    const int names = namesAt(width());
    const int high = kit::lineHeight(kit::Role::Body);
    const auto draw = [&](int x, int y, int wide, const QStringList& rows) {
        for (const QString& row : rows) {
            painter.drawText(QRect(x, y, wide, high),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, row);
            y += high;
        }
    };
    int y = 0;
    for (const Laid& l : laidOut(width())) {
        const int top =
            y + (l.height - high * static_cast<int>(std::max(l.name.size(), l.value.size()))) / 2;
        painter.setPen(t.color.text3);
        draw(0, top, names - t.space(3), l.name);
        painter.setPen(t.color.text);
        draw(names, top, width() - names, l.value);
        y += l.height;
    }
}

bool Lines::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        int y = 0;
        const std::vector<Laid> rows = laidOut(width());
        for (size_t i = 0; i < rows.size(); ++i) {
            const view::Line& line = m_lines[i];
            y += rows[i].height;
            if (help->pos().y() >= y)
                continue;
            QToolTip::showText(help->globalPos(),
                               kit::plainToolTip(line.name + QStringLiteral(": ") + line.value),
                               this);
            break;
        }
        return true;
    }
    return QWidget::event(event);
}

}  // namespace docket::ui
