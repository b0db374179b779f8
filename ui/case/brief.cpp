// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/brief.h"

#include "ui/kit/fonts.h"
#include "ui/kit/format.h"

#include <QPainter>

#include <algorithm>

namespace docket::ui {

namespace {

constexpr int kTimes = 70;

int heightOf(const view::TimelineItem& item)
{
    const kit::Tokens& t = kit::tokens();
    return kit::lineHeight(kit::Role::Body) +
           (item.detail.isEmpty() ? 0 : kit::lineHeight(kit::Role::Small)) + t.space(3);
}

}  // namespace

Brief::Brief(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Last in the timeline"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Brief::setItems(const std::vector<view::TimelineItem>& items, size_t most, Instant now,
                     const QTimeZone& zone)
{
    m_items.assign(items.begin(),
                   items.begin() + static_cast<std::ptrdiff_t>(std::min(most, items.size())));
    m_now = now;
    m_zone = zone;
    QStringList spoken;
    for (const view::TimelineItem& item : m_items)
        spoken << kit::nearTime(item.at, now, zone) + u' ' + item.title;
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
    updateGeometry();
    update();
}

int Brief::timesWidth() const
{
    const QFontMetrics metrics(kit::fontOf(kit::Role::Small));
    int widest = kTimes;
    for (const view::TimelineItem& item : m_items)
        widest = std::max(widest, metrics.horizontalAdvance(kit::nearTime(item.at, m_now, m_zone)));
    return widest + kit::tokens().space(4);
}

QSize Brief::sizeHint() const
{
    int height = 0;
    for (const view::TimelineItem& item : m_items)
        height += heightOf(item);
    return {0, height};
}

void Brief::paintEvent(QPaintEvent*)
{
    const kit::Tokens& t = kit::tokens();
    QPainter painter(this);
    const int left = timesWidth();
    int y = 0;
    for (const view::TimelineItem& item : m_items) {
        const int line = kit::lineHeight(kit::Role::Body);
        painter.setFont(kit::fontOf(kit::Role::Small));
        painter.setPen(t.color.text3);
        painter.drawText(QRect(0, y, left, line), Qt::AlignLeft | Qt::AlignVCenter,
                         kit::nearTime(item.at, m_now, m_zone));
        painter.setFont(kit::fontOf(kit::Role::Body));
        painter.setPen(item.bad ? t.of(kit::State::Breached).text : t.color.text);
        const QRect title(left, y, width() - left, line);
        painter.drawText(
            title, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(item.title, Qt::ElideRight, title.width()));
        if (!item.detail.isEmpty()) {
            painter.setFont(kit::fontOf(kit::Role::Small));
            painter.setPen(t.color.text2);
            const QRect detail(left, y + line, width() - left, kit::lineHeight(kit::Role::Small));
            painter.drawText(detail, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                             painter.fontMetrics().elidedText(item.detail.simplified(),
                                                              Qt::ElideRight, detail.width()));
        }
        y += heightOf(item);
    }
}

}  // namespace docket::ui
