// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/listhead.h"

#include "ui/kit/fonts.h"
#include "ui/kit/labels.h"
#include "ui/kit/tokens.h"
#include "ui/worklist/columns.h"

#include <QPainter>

namespace docket::ui {

ListHead::ListHead(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ListHead::setZone(const QString& code, const QString& full)
{
    m_zone = code;
    setToolTip(kit::plainToolTip(full));
    setAccessibleName(
        tr("Columns: time left, due in %1, case, what needs a person, customer, amount, "
           "owner, age")
            .arg(full));
    update();
}

void ListHead::setTaken(int width)
{
    m_taken = width;
    update();
}

QSize ListHead::sizeHint() const
{
    return {0, kit::tokens().size.rowHeader};
}

void ListHead::paintEvent(QPaintEvent*)
{
    const kit::Tokens& t = kit::tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.color.header);
    painter.fillRect(0, height() - 1, width(), 1, t.color.divider);
    QFont font = kit::fontOf(kit::Role::Caption);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(t.color.text2);
    const Columns c = columnsOf(QRect(0, 0, width() - m_taken, height() - 1));
    const auto say = [&](const QRect& cell, const QString& text, Qt::Alignment where) {
        painter.drawText(cell, static_cast<int>(where | Qt::AlignVCenter), text);
    };
    say(c.clock.adjusted(t.space(5), 0, 0, 0), tr("Time left"), Qt::AlignLeft);
    say(c.clock, tr("Due, %1").arg(m_zone), Qt::AlignRight);
    say(c.number, tr("Case"), Qt::AlignLeft);
    say(c.what, tr("What needs a person"), Qt::AlignLeft);
    say(c.customer, tr("Customer"), Qt::AlignLeft);
    say(c.amount, tr("Amount"), Qt::AlignRight);
    say(c.owner, tr("Owner"), Qt::AlignLeft);
    say(c.age, tr("Age"), Qt::AlignRight);
}

}  // namespace docket::ui
