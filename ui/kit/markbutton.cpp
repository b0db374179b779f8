// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/markbutton.h"

#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"

#include <QFontMetrics>
#include <QPainter>

namespace docket::kit {

namespace {

int gap()
{
    return tokens().space(3) - tokens().space(1);
}

QFont fontFor(bool state)
{
    QFont font = fontOf(Role::Small);
    if (state)
        font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace

MarkButton::MarkButton(const QString& iconName, QWidget* parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(&Appearance::current(), &Appearance::changed, this, [this] { updateGeometry(); });
}

void MarkButton::setWords(const QString& words, std::optional<State> state)
{
    if (words == text() && state == m_state)
        return;
    setText(words);
    m_state = state;
    setAccessibleName(words);
    updateGeometry();
    update();
}

QSize MarkButton::sizeHint() const
{
    return {tokens().size.mark + gap() +
                QFontMetrics(fontFor(m_state.has_value())).horizontalAdvance(text()) + 1,
            lineHeight(Role::Small)};
}

void MarkButton::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    paintIcon(painter, QRectF(0, 0, t.size.mark, height()), m_iconName,
              m_state ? t.of(*m_state).mark : t.color.text2, t.size.mark);
    painter.setFont(fontFor(m_state.has_value()));
    painter.setPen(m_state ? t.of(*m_state).text : t.color.text2);
    painter.drawText(rect().adjusted(t.size.mark + gap(), 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text());
}

}  // namespace docket::kit
