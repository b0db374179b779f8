// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/recoverybar.h"

#include "ui/kit/format.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace docket::ui {

RecoveryBar::RecoveryBar(QWidget* parent)
    : kit::Pane(&kit::Colors::surface, Qt::BottomEdge, parent)
    , m_text(new kit::PlainLabel({}, kit::Role::Body, &kit::Colors::text))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Backlog to recover"));
    setFixedHeight(t.size.bar);
    m_text->setElide(Qt::ElideRight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(5) + t.size.icon + t.space(3), 0, t.space(4), 1);
    row->addWidget(m_text, 1);
    hide();
}

QString RecoveryBar::text() const
{
    return m_text->text();
}

void RecoveryBar::setCount(const view::QueueCount& count, const BacklogThreshold* threshold,
                           Instant now)
{
    if (!threshold || !count.recovery.needed()) {
        hide();
        return;
    }
    QStringList over;
    if (count.recovery.volume)
        over << tr("%1 open, the limit is %2")
                    .arg(kit::count(count.open), kit::count(threshold->open));
    if (count.recovery.age)
        over << tr("the oldest waits %1, the limit is %2")
                    .arg(kit::timeOver(std::max<Millis>(0, now - count.oldest)),
                         kit::age(threshold->oldest));
    const QString text = tr("Recover this queue: %1. Assign what is oldest, or hand it to a team "
                            "with room.")
                             .arg(over.join(QStringLiteral(" · ")));
    m_text->setText(text);
    setAccessibleDescription(text);
    setToolTip(kit::plainToolTip(text));
    show();
}

void RecoveryBar::paintEvent(QPaintEvent* event)
{
    kit::Pane::paintEvent(event);
    const kit::Tokens& t = kit::tokens();
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, t.stroke.selectionBar, height() - 1),
                     t.of(kit::State::AtRisk).mark);
    kit::paintIcon(painter, QRectF(t.space(5), 0, t.size.icon, height() - 1),
                   QStringLiteral("escalate"), t.of(kit::State::AtRisk).mark, t.size.icon);
}

}  // namespace docket::ui
