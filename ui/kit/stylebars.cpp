// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/stylepaint.h"

#include "ui/kit/tokens.h"

#include <QPainter>

#include <algorithm>

namespace docket::kit {

QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part)
{
    const QRect& r = option.rect;
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? r.width() : r.height();
    int slider = length;
    int start = 0;
    const qint64 range = qint64{option.maximum} - option.minimum;
    if (range > 0) {
        const qint64 page = std::max(option.pageStep, 1);
        slider = static_cast<int>(length * page / (range + page));
        slider = std::min(length, std::max(slider, tokens().size.hitMin));
        start =
            QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                            length - slider, option.upsideDown);
    }
    const auto along = [&](int from, int size) {
        return horizontal ? QRect(r.left() + from, r.top(), size, r.height())
                          : QRect(r.left(), r.top() + from, r.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return along(start, slider);
    case QStyle::SC_ScrollBarGroove:
        return r;
    case QStyle::SC_ScrollBarSubPage:
        return along(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return along(start + slider, length - start - slider);
    default:
        return {};  // no arrows
    }
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider)
{
    const Tokens& t = tokens();
    painter.fillRect(option.rect, t.color.surface);
    if (option.maximum <= option.minimum)
        return;
    const bool held = option.state.testFlag(QStyle::State_Sunken) ||
                      option.state.testFlag(QStyle::State_MouseOver);
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int thick = held ? t.space(2) + t.space(1) : t.space(2);
    const int across = (t.size.scrollBar - thick) / 2;
    const int ends = t.space(1);
    const QRectF thumb = horizontal ? QRectF(slider.left() + ends, slider.top() + across,
                                             slider.width() - 2 * ends, thick)
                                    : QRectF(slider.left() + across, slider.top() + ends, thick,
                                             slider.height() - 2 * ends);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.color.control);
    painter.drawRoundedRect(thumb, thick / 2.0, thick / 2.0);
    painter.restore();
}

void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option)
{
    const Tokens& t = tokens();
    const int thick = t.space(2);
    QRect track(option.rect.left(), option.rect.center().y() - thick / 2 + 1, option.rect.width(),
                thick);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.color.hairline);
    painter.drawRoundedRect(track, t.radius.mark, t.radius.mark);
    const double range = double(option.maximum) - option.minimum;
    if (range > 0) {
        const double share =
            std::clamp((double(option.progress) - option.minimum) / range, 0.0, 1.0);
        QRect done = track;
        done.setWidth(qRound(track.width() * share));
        done = QStyle::visualRect(option.direction, track, done);
        painter.setBrush(t.color.text3);
        painter.drawRoundedRect(done, t.radius.mark, t.radius.mark);
    }
    painter.restore();
}

}  // namespace docket::kit
