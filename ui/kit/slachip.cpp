// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/slachip.h"

#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/textline.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace docket::kit {

namespace {

// An external deadline that has passed is solid, like a breach, in its own violet.
bool isSolid(const ClockFace& face)
{
    return face.state == State::Breached || (face.state == State::External && face.left < 0);
}

bool hasBody(const ClockFace& face)
{
    const StateColors& c = tokens().of(face.state);
    return c.fill.isValid() || c.border.isValid();
}

// The places of the row form, measured once for a font and density: the figures are tabular, so
// that the widest time has the most characters.
struct RowPlaces {
    int mark = 0, fuse = 0, timeRight = 0, word = 0, dueRight = 0;
};

RowPlaces rowPlaces(const QRect& cell)
{
    const Tokens& t = tokens();
    RowPlaces p;
    p.mark = cell.left() + t.space(5);
    p.fuse = p.mark + t.size.mark + t.space(4) - t.space(1);
    const int widest = lineWidth(Role::Timer, QStringLiteral("88 d 88 h"));
    p.timeRight = p.mark + t.size.mark + t.space(1) + widest;
    p.word = p.timeRight + t.space(2);
    p.dueRight = cell.right() + 1;
    return p;
}

}  // namespace

int clockRowWidth()
{
    const Tokens& t = tokens();
    const RowPlaces p = rowPlaces(QRect());
    // What is due within a week keeps its time: a weekday alone says too little. Asked for each row
    // that is painted, and measured once for a size and a language.
    static struct {
        double scale = 0;
        QLocale locale;
        int width = 0;
    } due;
    if (due.scale != t.fontScale || due.locale != QLocale()) {
        const QFontMetrics body(fontOf(Role::Body));
        due = {t.fontScale, QLocale(), 0};
        for (int day = 1; day <= 7; ++day)
            due.width = std::max(
                due.width, body.horizontalAdvance(due.locale.dayName(day, QLocale::ShortFormat) +
                                                  QStringLiteral(" 88:88")));
    }
    return p.word + lineWidth(Role::Small, QCoreApplication::translate("kit", "over")) +
           t.space(3) + due.width;
}

void paintClockRow(QPainter& painter, const QRect& cell, const ClockFace& face, const QString& due)
{
    const Tokens& t = tokens();
    const StateColors& colors = t.of(face.state);
    const RowPlaces p = rowPlaces(cell);
    const int top = cell.top();
    const int height = cell.height();
    painter.save();

    paintIcon(painter, QRectF(p.mark, top, t.size.mark, height), markName(face.state), colors.mark,
              t.size.mark);

    const ClockWords words = rowWords(face);
    const int left = p.mark + t.size.mark + t.space(1);
    painter.setPen(colors.text);
    const QFontMetrics timer(fontOf(Role::Timer));
    const int timeWidth = lineWidth(Role::Timer, words.time);
    // A longer time than the column was measured for pushes its word to the right, never the mark.
    const int timeRight = std::max(p.timeRight, left + timeWidth);
    drawLine(painter, Role::Timer, QRect(left, top, timeRight - left, height), words.time,
             Qt::AlignRight);
    const int baseline = top + (height - timer.height()) / 2 + timer.ascent();

    const int wordLeft = timeRight + (p.word - p.timeRight);
    const int wordRight = wordLeft + lineWidth(Role::Small, words.word);
    QString dueText = face.state == State::Paused ? stateWord(State::Paused).toLower() : due;
    const auto leftOf = [&](const QString& text) {
        return p.dueRight - lineWidth(Role::Body, text);
    };
    // Of what is days over the day is enough: "Mon", "16 Nov"; the time of day stands in the
    // record.
    if (face.left < 0 && leftOf(dueText) < wordRight + t.space(2) && dueText.contains(u' '))
        dueText = dueText.section(u' ', 0, -2);
    const int dueLeft = leftOf(dueText);
    // When there is room for one only, "over" is kept, and "left" gives way to the instant.
    const bool both = dueLeft >= wordRight + t.space(2);
    const bool wordFirst = face.left < 0 || face.state == State::Met;
    if (both || wordFirst) {
        // On one baseline, though the word is smaller.
        drawLineAt(painter, Role::Small, QPoint(wordLeft, baseline), words.word);
    }
    if (both || (!wordFirst && dueLeft >= timeRight + t.space(2))) {
        painter.setPen(t.color.text2);
        drawLineAt(painter, Role::Body, QPoint(dueLeft, baseline), dueText);
    }

    // Once breached, nothing is left that could burn down.
    if (face.state != State::Breached && face.state != State::Met && face.left >= 0) {
        const QRect track(p.fuse, cell.bottom() + 1 - t.stroke.fuse, p.dueRight - p.fuse,
                          t.stroke.fuse);
        painter.fillRect(track, t.color.hairline);
        const int burnt = qRound(track.width() * std::clamp(face.used, 0.0, 1.0));
        painter.fillRect(QRect(track.left(), track.top(), burnt, track.height()), colors.mark);
    }
    painter.restore();
}

int chipWidth(const ClockFace& face, const QString& words)
{
    const Tokens& t = tokens();
    const int sides = hasBody(face) ? 2 * t.space(3) + t.space(1) : 0;
    return sides + t.size.mark + t.space(3) - t.space(1) +
           QFontMetrics(fontOf(Role::Label)).horizontalAdvance(words);
}

void paintClockChip(QPainter& painter, const QRect& where, const ClockFace& face,
                    const QString& words)
{
    const Tokens& t = tokens();
    const StateColors& colors = t.of(face.state);
    const bool solid = isSolid(face);
    const QRect chip(where.left(), where.top(), chipWidth(face, words), where.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);

    QColor ink = colors.fg;
    QColor mark = colors.mark;
    if (hasBody(face)) {
        QPen pen(Qt::NoPen);
        if (colors.border.isValid()) {
            pen = QPen(colors.border, t.stroke.hairline);
            if (face.state == State::Paused)
                pen.setDashPattern({3.0, 2.0});
        }
        QColor fill = colors.fill;
        if (solid && face.state == State::External) {
            fill = colors.mark;
            ink = t.color.onAccent;
        }
        if (solid)
            mark = ink;
        painter.setPen(pen);
        painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
        const QRectF body =
            pen.style() == Qt::NoPen ? QRectF(chip) : QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.drawRoundedRect(body, t.radius.chip, t.radius.chip);
    }

    const int inset = hasBody(face) ? t.space(3) : 0;
    paintIcon(painter, QRectF(chip.left() + inset, chip.top(), t.size.mark, chip.height()),
              markName(face.state), mark, t.size.mark);
    const int text = chip.left() + inset + t.size.mark + t.space(3) - t.space(1);
    painter.setPen(ink);
    painter.setFont(fontOf(Role::Label));
    painter.drawText(QRect(text, chip.top(), chip.right() + 1 - text, chip.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, words);
    painter.restore();
}

SlaChip::SlaChip(QWidget* parent, Height height)
    : QWidget(parent)
    , m_height(height)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Appearance::current(), &Appearance::changed, this, &SlaChip::refresh);
    refresh();
}

void SlaChip::setFace(const ClockFace& face, const QTimeZone& zone)
{
    m_face = face;
    m_zone = zone;
    refresh();
}

void SlaChip::setNamesState(bool names)
{
    m_namesState = names;
    refresh();
}

void SlaChip::setFineness(Fineness fineness)
{
    m_fineness = fineness;
    refresh();
}

QString SlaChip::words() const
{
    const QString words = chipWords(m_face, m_fineness);
    // "Met in" and ", paused" name their state already.
    if (!m_namesState || m_face.state == State::Met || m_face.state == State::Paused)
        return words;
    //: State and time of a clock: "Breached · 2 h 31 over".
    return tr("%1 · %2").arg(stateWord(m_face.state), words);
}

void SlaChip::refresh()
{
    const QString spoken = spokenWords(m_face, m_zone);
    setAccessibleName(spoken);
    setToolTip(
        plainToolTip(m_face.due.isSet() ? spoken + u'\n' + fullTime(m_face.due, m_zone) : spoken));
    updateGeometry();
    update();
}

QSize SlaChip::sizeHint() const
{
    const Sizes& size = tokens().size;
    return {chipWidth(m_face, words()), m_height == Height::Large ? size.chipLarge : size.chip};
}

void SlaChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintClockChip(painter, rect(), m_face, words());
}

}  // namespace docket::kit
