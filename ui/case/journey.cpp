// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/journey.h"

#include "ui/kit/fonts.h"
#include "ui/kit/format.h"
#include "ui/kit/icon.h"

#include <QPainter>

#include <algorithm>

namespace docket::ui {

namespace {

using kit::Role;
using S = view::Stop::State;

constexpr int kPitch = 158;
constexpr int kWidePitch = 208;
constexpr int kRadius = 6;

QString whenOf(const view::Stop& stop, Instant now, const QTimeZone& zone)
{
    if (!stop.at.isSet())
        return {};
    const QString at = kit::dateTime(stop.at, now, zone);
    return stop.state == S::Done ? at : Journey::tr("due %1").arg(at);
}

QString detailOf(const view::Stop& stop, Instant now)
{
    if (stop.state == S::Late && stop.at.isSet() && now > stop.at)
        return Journey::tr("%1 late").arg(kit::timeOver(now - stop.at));
    return stop.detail;
}

}  // namespace

Journey::Journey(QWidget* parent)
    : kit::Pane(&kit::Colors::surface, Qt::BottomEdge, parent)
{
    setFixedHeight(kit::tokens().size.journey);
    setAccessibleName(tr("Journey of the order"));
}

void Journey::setStops(std::vector<view::Stop> stops, Instant now, const QTimeZone& zone)
{
    m_stops = std::move(stops);
    m_now = now;
    m_zone = zone;
    QStringList spoken;
    for (const view::Stop& stop : m_stops) {
        const QString state = stop.state == S::Done   ? tr("done")
                              : stop.state == S::Late ? tr("late")
                                                      : tr("ahead");
        spoken << stop.name + u' ' + state + u' ' + whenOf(stop, now, zone);
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    setVisible(!m_stops.empty());
    update();
}

void Journey::paintEvent(QPaintEvent* event)
{
    kit::Pane::paintEvent(event);
    if (m_stops.empty())
        return;
    const kit::Tokens& t = kit::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int n = static_cast<int>(m_stops.size());
    const int margin = t.space(6);
    const int widest = width() >= 1800 ? kWidePitch : kPitch;
    const int pitch = std::min(widest, (width() - 2 * margin) / std::max(1, n));
    const int y = t.space(7);
    const auto center = [&](int i) { return QPointF(margin + pitch * i + t.space(7), y); };
    for (int i = 0; i + 1 < n; ++i) {
        const S next = m_stops[static_cast<size_t>(i) + 1].state;
        QPen pen(next == S::Done   ? t.color.text2
                 : next == S::Late ? t.of(kit::State::Breached).mark
                                   : t.color.control,
                 next == S::Ahead ? 1.5 : 2);
        if (next == S::Ahead)
            pen.setDashPattern({1.0, 3.0});
        painter.setPen(pen);
        painter.drawLine(center(i) + QPointF(kRadius + 2, 0),
                         center(i + 1) - QPointF(kRadius + 2, 0));
    }
    for (int i = 0; i < n; ++i) {
        const view::Stop& stop = m_stops[static_cast<size_t>(i)];
        const QPointF at = center(i);
        const bool late = stop.state == S::Late;
        if (late) {
            const QRectF mark(at - QPointF(9, 9), QSizeF(18, 18));
            kit::paintIcon(painter, mark, kit::markName(kit::State::Breached),
                           t.of(kit::State::Breached).mark, 18);
        } else {
            painter.setPen(QPen(stop.state == S::Done ? t.color.text2 : t.color.control, 1.5));
            painter.setBrush(t.color.surface);
            painter.drawEllipse(at, kRadius, kRadius);
            if (stop.state == S::Done)
                kit::paintIcon(painter, QRectF(at - QPointF(5, 5), QSizeF(10, 10)),
                               QStringLiteral("met"), t.color.text2, 10);
        }
        // The first stop's words begin at the margin, as all texts of the page do.
        const int wide = pitch - t.space(3);
        QRectF words(at.x() - wide / 2.0, y + kRadius + t.space(3), wide,
                     kit::lineHeight(Role::Body));
        Qt::Alignment where = Qt::AlignHCenter;
        if (words.left() < margin) {
            words.moveLeft(margin);
            where = Qt::AlignLeft;
        }
        const auto say = [&](const QString& text, Role role, const QColor& ink) {
            painter.setFont(kit::fontOf(role));
            painter.setPen(ink);
            painter.drawText(words, static_cast<int>(where | Qt::AlignVCenter),
                             painter.fontMetrics().elidedText(text, Qt::ElideRight, wide));
            words.translate(0, kit::lineHeight(role) - (role == Role::Body ? 1 : 2));
            words.setHeight(kit::lineHeight(Role::Small));
        };
        const QColor red = t.of(kit::State::Breached).text;
        say(stop.name, late || stop.state == S::Done ? Role::Label : Role::Body,
            late                    ? red
            : stop.state == S::Done ? t.color.text
                                    : t.color.text2);
        say(whenOf(stop, m_now, m_zone), Role::Small, late ? red : t.color.text2);
        say(detailOf(stop, m_now), Role::Small, late ? red : t.color.text2);
    }
}

}  // namespace docket::ui
