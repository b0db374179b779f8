// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/labels.h"

#include "ui/kit/fonts.h"
#include "ui/kit/textline.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace docket::kit {

QString plainToolTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
}

PlainLabel::PlainLabel(const QString& text, Role role, Ink ink, QWidget* parent)
    : QLabel(parent)
    , m_text(text)
    , m_role(role)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    connect(&Appearance::current(), &Appearance::changed, this, &PlainLabel::refresh);
    refresh();
}

void PlainLabel::setText(const QString& text)
{
    if (m_text == text)
        return;
    m_text = text;
    updateGeometry();
    fit();
}

void PlainLabel::setRole(Role role)
{
    m_role = role;
    refresh();
}

void PlainLabel::setInk(Ink ink)
{
    m_ink = ink;
    m_state = -1;
    refresh();
}

void PlainLabel::setState(State state)
{
    m_state = static_cast<int>(state);
    refresh();
}

void PlainLabel::setElide(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateGeometry();
    fit();
}

void PlainLabel::refresh()
{
    const Tokens& t = tokens();
    setFont(fontOf(m_role));
    QPalette colors = t.palette();
    const QColor ink = m_state < 0 ? t.color.*m_ink : t.of(static_cast<State>(m_state)).text;
    colors.setColor(QPalette::WindowText, ink);
    setPalette(colors);
    updateGeometry();
    fit();
}

void PlainLabel::fit()
{
    const QString shown = m_elide == Qt::ElideNone || wordWrap()
                              ? m_text
                              : fontMetrics().elidedText(m_text, m_elide, contentsRect().width());
    QLabel::setText(shown);
    // The whole text stays within reach of the pointer and of a screen reader.
    setToolTip(shown == m_text ? QString() : plainToolTip(m_text));
    setAccessibleName(m_text);
}

QSize PlainLabel::sizeHint() const
{
    if (wordWrap())
        return QLabel::sizeHint();
    const QMargins m = contentsMargins();
    const QSize text = fontMetrics().size(0, m_text);
    return {text.width() + m.left() + m.right() + 1,
            std::max(text.height(), lineHeight(m_role)) + m.top() + m.bottom()};
}

QSize PlainLabel::minimumSizeHint() const
{
    if (wordWrap())
        return QLabel::minimumSizeHint();
    const QSize whole = sizeHint();
    return m_elide == Qt::ElideNone
               ? whole
               : QSize(std::min(whole.width(), fontMetrics().horizontalAdvance(u'\u2026')),
                       whole.height());
}

void PlainLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    if (m_elide != Qt::ElideNone)
        fit();
}

Caption::Caption(const QString& text, QWidget* parent)
    : PlainLabel(text, Role::Caption, &Colors::text3, parent)
{
}

namespace {

// The code beside large digits is not a footnote: it grows with them.
QFont codeFont(Role role)
{
    if (role != Role::Display && role != Role::WallFigure)
        return fontOf(Role::Axis);
    QFont f = fontOf(Role::Timer);
    f.setWeight(QFont::Normal);
    return f;
}

int codeGap(Role role)
{
    return role == Role::Display ? tokens().space(2) + tokens().space(1) : tokens().space(2);
}

}  // namespace

void paintAmount(QPainter& painter, const QRect& rect, const AmountText& parts, Role role)
{
    const Tokens& t = tokens();
    painter.save();
    const QFontMetrics digits(fontOf(role));
    const int baseline = rect.top() + (rect.height() - digits.height()) / 2 + digits.ascent();
    const auto large = role == Role::Display || role == Role::WallFigure;
    const auto codeWidth = [&](const QString& text) {
        return large ? QFontMetrics(codeFont(role)).horizontalAdvance(text)
                     : lineWidth(Role::Axis, text);
    };
    int right = rect.right() + 1;
    if (!parts.code.isEmpty()) {
        // Codes are of many widths; a column as wide as the widest keeps the last digits in line.
        const int width = role == Role::Display ? codeWidth(parts.code)
                                                : codeWidth(QStringLiteral("MMM")) - t.space(2);
        const int column = std::max(width, codeWidth(parts.code));
        painter.setPen(role == Role::Display ? t.color.text2 : t.color.text3);
        if (large) {
            painter.setFont(codeFont(role));
            painter.drawText(QPoint(right - column, baseline), parts.code);
        } else {
            drawLineAt(painter, Role::Axis, QPoint(right - column, baseline), parts.code);
        }
        right -= column + codeGap(role);
    }
    painter.setPen(parts.code.isEmpty() ? t.color.text3 : t.color.text);
    drawLineAt(painter, role, QPoint(right - lineWidth(role, parts.digits), baseline),
               parts.digits);
    painter.restore();
}

AmountLabel::AmountLabel(QWidget* parent, Role role)
    : QWidget(parent)
    , m_parts(amountParts({}))
    , m_role(role)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(m_parts.digits);
    connect(&Appearance::current(), &Appearance::changed, this, [this] { updateGeometry(); });
}

void AmountLabel::setAmount(Money amount)
{
    m_parts = amountParts(amount);
    setAccessibleName(plain(kit::amount(amount)));
    updateGeometry();
    update();
}

int amountWidth(const AmountText& parts, Role role)
{
    const QFontMetrics small(codeFont(role));
    int width = QFontMetrics(fontOf(role)).horizontalAdvance(parts.digits) + 1;
    if (!parts.code.isEmpty())
        width += codeGap(role) +
                 std::max(small.horizontalAdvance(parts.code),
                          role == Role::Display
                              ? 0
                              : small.horizontalAdvance(QStringLiteral("MMM")) - tokens().space(2));
    return width;
}

QSize AmountLabel::sizeHint() const
{
    return {amountWidth(m_parts, m_role), lineHeight(m_role)};
}

void AmountLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintAmount(painter, rect(), m_parts, m_role);
}

SectionHeader::SectionHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(new PlainLabel(title, Role::Strong))
    , m_detail(new PlainLabel({}, Role::Body, &Colors::text3))
{
    const Tokens& t = tokens();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(t.space(3));
    row->addWidget(m_title);
    row->addWidget(m_detail);
    row->addStretch(1);
    m_detail->hide();
    setAccessibleName(title);
}

void SectionHeader::setDetail(const QString& detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(detail.isEmpty() ? m_title->text()
                                       : m_title->text() + QStringLiteral(", ") + detail);
}

void SectionHeader::addEnd(QWidget* control)
{
    layout()->addWidget(control);
}

}  // namespace docket::kit
