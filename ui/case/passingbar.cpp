// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/passingbar.h"

#include "ui/actions.h"
#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace docket::ui {

PassingBar::PassingBar(QWidget* parent)
    : kit::Pane(&kit::Colors::header, Qt::BottomEdge, parent)
    , m_lines(new QVBoxLayout(this))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("How it is passed on"));
    m_lines->setContentsMargins(t.space(6), t.space(2), t.space(6), t.space(2) + 1);
    m_lines->setSpacing(t.space(2));
    hide();
}

void PassingBar::clear()
{
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

QHBoxLayout* PassingBar::line(const QString& icon, const QString& text)
{
    const kit::Tokens& t = kit::tokens();
    auto* pane = new QWidget;
    auto* row = new QHBoxLayout(pane);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(t.space(3));
    auto* mark = new QLabel;
    mark->setTextFormat(Qt::PlainText);
    mark->setPixmap(kit::iconOf(icon).pixmap(t.size.icon, t.size.icon));
    row->addWidget(mark);
    auto* words = new kit::PlainLabel(text);
    words->setElide(Qt::ElideRight);
    words->setAccessibleName(text);
    row->addWidget(words, 1);
    pane->setAccessibleName(text);
    m_lines->addWidget(pane);
    return row;
}

void PassingBar::addAct(QHBoxLayout* row, const view::CaseRecord& record, const QByteArray& act,
                        const QString& text)
{
    const ActionSpec* spec = actionForAct(act);
    for (const view::Offer& offer : record.offers) {
        if (offer.act != act || offer.judgment.kind == Judgment::Kind::Denied || !spec)
            continue;
        auto* button = new kit::Button(text);
        button->setAccessibleName(text);
        button->setKeyCap(keyCapOf(*spec));
        button->setFixedHeight(kit::tokens().size.hitMin);
        connect(button, &kit::Button::activated, this, [this, act] { emit actAsked(act); });
        row->addWidget(button);
    }
}

void PassingBar::setRecord(const view::CaseRecord& record, const QTimeZone& zone)
{
    if (record.handoffs == m_handoffs && record.escalated == m_escalated &&
        record.offers == m_offers && record.value.open() == m_open)
        return;
    m_handoffs = record.handoffs;
    m_escalated = record.escalated;
    m_offers = record.offers;
    m_open = record.value.open();
    clear();
    const view::HandoffView* last = m_handoffs.empty() ? nullptr : &m_handoffs.back();
    const bool offered = m_open && last && last->handoff.offered();
    if (offered) {
        const Instant by = last->handoff.takeBy;
        const QString until =
            by < record.at ? tr("was to be taken by %1").arg(kit::nearTime(by, record.at, zone))
                           : tr("take by %1").arg(kit::nearTime(by, record.at, zone));
        QString text =
            last->forMe ? tr("%1 hands it to you: %2 · %3").arg(last->from, last->reason, until)
            : last->byMe
                ? tr("It waits for %1 to take it: %2 · %3").arg(last->to, last->reason, until)
                : tr("%1 hands it to %2: %3 · %4").arg(last->from, last->to, last->reason, until);
        QHBoxLayout* row = line(QStringLiteral("handoff"), text);
        if (last->forMe)
            addAct(row, record, "accept_handoff", tr("Accept"));
        if (last->forMe || last->byMe)
            addAct(row, record, "return_handoff", last->byMe ? tr("Take back…") : tr("Give back…"));
    } else if (m_open && last && last->handoff.state == Handoff::State::Returned &&
               !last->answer.isEmpty() && last->byMe) {
        line(QStringLiteral("undo"), tr("%1 gave it back: %2").arg(last->to, last->answer));
    }
    if (m_open && m_escalated)
        line(QStringLiteral("escalate"),
             tr("%1 told the leads %2: %3")
                 .arg(m_escalated->by, kit::nearTime(m_escalated->at, record.at, zone),
                      m_escalated->reason));
    setVisible(m_lines->count() > 0);
}

}  // namespace docket::ui
