// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/quarantinebar.h"

#include "ui/kit/format.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"

#include <QPainter>
#include <QVBoxLayout>

namespace docket::ui {

QuarantineBar::QuarantineBar(QWidget* parent)
    : kit::Pane(&kit::Colors::surface, Qt::BottomEdge, parent)
    , m_what(new kit::PlainLabel({}, kit::Role::Strong))
    , m_next(new kit::PlainLabel({}, kit::Role::Body, &kit::Colors::text2))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Quarantine of the journal"));
    m_what->setState(kit::State::DueNow);
    m_next->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(t.space(5) + t.size.iconLarge + t.space(4), t.space(4), t.space(5),
                               t.space(4));
    column->setSpacing(t.space(1));
    column->addWidget(m_what);
    column->addWidget(m_next);
    hide();
}

void QuarantineBar::setQuarantine(const Quarantine& quarantine, Instant now, const QTimeZone& zone)
{
    setVisible(quarantine.active);
    if (!quarantine.active)
        return;
    m_what->setText(tr("The journal was taken back to a backup, and nothing is sent."));
    QString next =
        tr("Every source is read again from %1 on. When all of them were, what was ready is looked "
           "up at its vendor first, and sending begins again by itself.")
            .arg(kit::nearTime(quarantine.since, now, zone));
    if (quarantine.lost > 0)
        next +=
            u' ' + tr("At least %n entry(s) are lost.", nullptr, static_cast<int>(quarantine.lost));
    m_next->setText(next);
}

QString QuarantineBar::text() const
{
    return m_what->text() + u' ' + m_next->text();
}

void QuarantineBar::paintEvent(QPaintEvent* event)
{
    kit::Pane::paintEvent(event);
    const kit::Tokens& t = kit::tokens();
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, t.stroke.findingBar, height()), t.of(kit::State::DueNow).mark);
    kit::paintIcon(painter,
                   QRectF(t.space(5), t.space(4), t.size.iconLarge, kit::tokens().size.iconLarge),
                   QStringLiteral("lock"), t.of(kit::State::DueNow).mark, t.size.iconLarge);
}

}  // namespace docket::ui
