// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/stylepaint.h"

#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace docket::kit {

namespace {

bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

// An item of a menu as three texts: what it is, why it is refused (its second line), its shortcut.
struct MenuWords {
    QString label, reason, shortcut;
};

MenuWords menuWords(const QString& text)
{
    MenuWords out;
    const qsizetype tab = text.indexOf(u'\t');
    QString label = tab < 0 ? text : text.left(tab);
    if (tab >= 0)
        out.shortcut = text.mid(tab + 1);
    const qsizetype line = label.indexOf(u'\n');
    if (line >= 0) {
        out.reason = label.mid(line + 1);
        label.truncate(line);
    }
    // Mnemonics are not shown: keys have caps.
    out.label = label.remove(u'&');
    return out;
}

}  // namespace

void paintTab(QPainter& painter, const QStyleOptionTab& option)
{
    const Tokens& t = tokens();
    const QRect& r = option.rect;
    const bool current = has(option, QStyle::State_Selected);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    painter.fillRect(r, current ? t.color.surface : hovered ? t.color.hover : t.color.rail);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const int edge = mirrored ? r.left() : r.right();
    painter.fillRect(QRect(edge, r.top(), t.stroke.hairline, r.height()), t.color.divider);
    if (!current) {
        painter.fillRect(QRect(r.left(), r.bottom(), r.width(), t.stroke.hairline),
                         t.color.divider);
        return;
    }
    painter.fillRect(QRect(r.left(), r.top(), r.width(), t.stroke.focus), t.color.accent);
    if (has(option, QStyle::State_HasFocus)) {
        painter.save();
        painter.setPen(
            QPen(t.color.focus, t.stroke.focus, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(r.adjusted(3, 3, -4, -3));
        painter.restore();
    }
}

QSize tabSize(const QStyleOptionTab& option)
{
    const Tokens& t = tokens();
    // Two pixels to spare: a width is rounded, and one too few would cut two letters.
    int width = 2 * t.space(5) + t.space(1) +
                QFontMetrics(fontOf(Role::Label)).horizontalAdvance(option.text);
    if (!option.icon.isNull())
        width += t.size.icon + t.space(3);
    if (!option.rightButtonSize.isEmpty())
        width += option.rightButtonSize.width() + t.space(2);
    return {width, t.size.top};
}

void paintTabLabel(QPainter& painter, const QStyleOptionTab& option)
{
    const Tokens& t = tokens();
    const bool current = has(option, QStyle::State_Selected);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool mirrored = option.direction == Qt::RightToLeft;
    QRect room = option.rect.adjusted(t.space(5), 0, -t.space(5), 0);
    if (!option.rightButtonSize.isEmpty())
        room.setRight(room.right() - option.rightButtonSize.width() - t.space(2));
    room = QStyle::visualRect(option.direction, option.rect, room);
    painter.save();
    if (!option.icon.isNull()) {
        QRect at(room.left(), room.top() + (room.height() - t.size.icon) / 2, t.size.icon,
                 t.size.icon);
        at = QStyle::visualRect(option.direction, room, at);
        option.icon.paint(&painter, at);
        if (mirrored)
            room.setRight(room.right() - t.size.icon - t.space(3));
        else
            room.setLeft(room.left() + t.size.icon + t.space(3));
    }
    painter.setFont(fontOf(current ? Role::Label : Role::Body));
    painter.setPen(!enabled ? t.color.textDisabled : current ? t.color.text : t.color.text2);
    const QString text =
        painter.fontMetrics().elidedText(option.text, Qt::ElideRight, room.width());
    painter.drawText(room, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, text);
    painter.restore();
}

QSize menuItemSize(const QStyleOptionMenuItem& option)
{
    const Tokens& t = tokens();
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {t.space(8), t.space(3) + t.stroke.hairline};
    const MenuWords words = menuWords(option.text);
    const QFontMetrics body(fontOf(Role::Body));
    const QFontMetrics small(fontOf(Role::Small));
    const int text =
        std::max(body.horizontalAdvance(words.label), small.horizontalAdvance(words.reason));
    const int right = words.shortcut.isEmpty()
                          ? t.size.icon
                          : t.space(7) + small.horizontalAdvance(words.shortcut);
    const int height =
        t.size.controlHeight + (words.reason.isEmpty() ? 0 : lineHeight(Role::Small));
    return {t.space(4) + t.size.icon + t.space(3) + text + right + t.space(4), height};
}

void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    const Tokens& t = tokens();
    const QRect& r = option.rect;
    painter.save();
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(r.left(), r.center().y(), r.width(), t.stroke.hairline),
                         t.color.hairline);
        painter.restore();
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool mirrored = option.direction == Qt::RightToLeft;
    if (has(option, QStyle::State_Selected))
        painter.fillRect(r, t.color.selection);
    const MenuWords words = menuWords(option.text);
    const QColor ink = enabled ? t.color.text : t.color.textDisabled;

    // Places as if left to right, mirrored when drawn.
    const auto placed = [&](const QRect& rect) {
        return QStyle::visualRect(option.direction, r, rect);
    };
    const int first = words.reason.isEmpty() ? r.height() : t.size.controlHeight;
    const QRect mark(r.left() + t.space(4), r.top(), t.size.icon, first);
    if (!enabled)
        paintIcon(painter, placed(mark), QStringLiteral("lock"), ink, t.size.icon);
    else if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked)
        paintIcon(painter, placed(mark), QStringLiteral("met"), t.color.accent, t.size.icon);
    else if (!option.icon.isNull())
        option.icon.paint(&painter, placed(mark));

    const int left = mark.right() + 1 + t.space(3);
    const QRect label(left, r.top(), r.right() + 1 - t.space(4) - left, first);
    const Qt::Alignment start = (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    const Qt::Alignment end = (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
    painter.setFont(fontOf(Role::Body));
    painter.setPen(ink);
    painter.drawText(placed(label), static_cast<int>(start), words.label);
    painter.setFont(fontOf(Role::Small));
    painter.setPen(t.color.text3);
    if (!words.shortcut.isEmpty())
        painter.drawText(placed(label), static_cast<int>(end), words.shortcut);
    if (!words.reason.isEmpty())
        painter.drawText(placed(QRect(left, r.top() + first - t.space(2), label.width(),
                                      lineHeight(Role::Small))),
                         static_cast<int>(start), words.reason);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        paintChevron(
            painter,
            placed(QRect(r.right() + 1 - t.space(4) - t.size.icon, r.top(), t.size.icon, first)),
            mirrored ? 90 : -90, t.color.text2);
    painter.restore();
}

void paintRaised(QPainter& painter, const QRect& rect)
{
    const Tokens& t = tokens();
    painter.save();
    painter.setPen(QPen(t.color.divider, t.stroke.hairline));
    painter.setBrush(t.color.raised);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

void paintRow(QPainter& painter, const QStyleOptionViewItem& option, bool withBar)
{
    const Tokens& t = tokens();
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    if (has(option, QStyle::State_Selected)) {
        const bool active = has(option, QStyle::State_Active);
        painter.fillRect(option.rect, active ? t.color.selection : t.color.selectionIdle);
        if (withBar) {
            QRect bar(option.rect.left(), option.rect.top(), t.stroke.selectionBar,
                      option.rect.height());
            bar = QStyle::visualRect(option.direction, option.rect, bar);
            painter.fillRect(bar, active ? t.color.accent : t.color.control);
        }
    } else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled)) {
        painter.fillRect(option.rect, t.color.hover);
    }
}

void paintHeaderSection(QPainter& painter, const QStyleOptionHeader& option)
{
    const Tokens& t = tokens();
    const QRect& r = option.rect;
    painter.fillRect(r, has(option, QStyle::State_MouseOver) ? t.color.hover : t.color.header);
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), t.stroke.hairline), t.color.divider);
}

void paintHeader(QPainter& painter, const QStyleOptionHeader& option)
{
    const Tokens& t = tokens();
    paintHeaderSection(painter, option);
    const QRect inside = option.rect.adjusted(t.space(3), 0, -t.space(3), 0);
    QFont caption = fontOf(Role::Caption);
    // Weight 500 in a table head: 600 is kept for the heads of groups.
    caption.setWeight(QFont::Medium);
    painter.setFont(caption);
    painter.setPen(t.color.text3);

    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const int arrow = sorted ? t.space(4) + t.space(2) : 0;
    const Qt::Alignment align = QStyle::visualAlignment(option.direction, option.textAlignment);
    const QString text =
        painter.fontMetrics().elidedText(option.text, Qt::ElideRight, inside.width() - arrow);
    const int width = painter.fontMetrics().horizontalAdvance(text);
    // The arrow follows its text, at whichever side the text begins.
    int x = inside.left();
    if (align & Qt::AlignRight)
        x = inside.right() + 1 - width - arrow;
    else if (align & Qt::AlignHCenter)
        x = inside.left() + (inside.width() - width - arrow) / 2;
    painter.drawText(QRect(x, inside.top(), width + 1, inside.height()), Qt::AlignVCenter, text);
    if (sorted)
        paintChevron(painter,
                     QRect(x + width + t.space(2), inside.top(), t.space(4), inside.height()),
                     option.sortIndicator == QStyleOptionHeader::SortUp ? 0 : 180, t.color.text2);
}

}  // namespace docket::kit
