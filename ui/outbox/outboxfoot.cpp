// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outboxfoot.h"

#include "core/desk/desk.h"
#include "ui/actions.h"
#include "ui/case/intentwords.h"
#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/toast.h"
#include "ui/model/words.h"
#include "ui/tables/cells.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace docket::ui {

OutboxFoot::OutboxFoot(Desk& desk, QWidget* parent)
    : kit::Pane(&kit::Colors::header, Qt::TopEdge, parent)
    , m_desk(desk)
    , m_sentence(new kit::PlainLabel({}, kit::Role::Strong))
    , m_details(new kit::PlainLabel({}, kit::Role::Body, &kit::Colors::text2))
    , m_open(new kit::Button({}))
    , m_why(new kit::PlainLabel({}, kit::Role::Small, &kit::Colors::text3))
{
    const kit::Tokens& t = kit::tokens();
    kit::Toast::keepClearOf(this);
    setAccessibleName(tr("The change that the list stands on"));
    m_sentence->setWordWrap(true);
    m_details->setElide(Qt::ElideRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(t.space(5), t.space(5), t.space(5), t.space(5));
    column->setSpacing(t.space(2));
    column->addWidget(m_sentence);
    column->addWidget(m_details);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, t.space(3), 0, 0);
    row->setSpacing(t.space(3));
    m_open->setKeyCap(keyCapOf(*actionOf("list.open")));
    connect(m_open, &kit::Button::activated, this, &OutboxFoot::openAsked);
    for (const char* act : {"approve_refund", "decline_refund", "settle_by_hand"}) {
        const ActionSpec* spec = actionForAct(act);
        auto* button = new kit::Button(spec->text);
        button->setReasonShown(false);
        connect(button, &kit::Button::activated, this,
                [this, id = spec->id] { emit actionAsked(id); });
        m_acts.emplace_back(act, button);
        row->addWidget(button);
    }
    row->addWidget(m_open);
    row->addWidget(m_why);
    row->addStretch(1);
    for (kit::Button* button : {m_acts[0].second, m_acts[1].second, m_acts[2].second, m_open})
        button->setFixedHeight(t.size.actionControl);
    column->addLayout(row);
}

void OutboxFoot::setItem(const view::OutboxItem& item)
{
    const Instant now = m_desk.now();
    const QTimeZone zone = zoneOf(m_desk.setup());
    Intent intent = item.intent;
    intent.message = outside(intent.message).toUtf8();
    intent.externalId = outside(intent.externalId).toUtf8();
    m_sentence->setText(intentSentence(intent, item.sourceName, {}));
    QStringList parts;
    //: What a case is about, after its number.
    parts << tr("Case %1: %2").arg(QString::number(item.caseNumber), outside(item.what));
    if (const Person* person = m_desk.setup().person(intent.requester))
        parts << tr("asked for by %1").arg(person->fullName);
    if (const Person* person = m_desk.setup().person(intent.approver))
        parts << tr("approved by %1").arg(person->fullName);
    if (intent.firstSentAt.isSet())
        parts << tr("first sent %1").arg(kit::nearTime(intent.firstSentAt, now, zone));
    if (intent.attempt > 1)
        parts << tr("%1 attempts").arg(kit::count(intent.attempt));
    parts << outside(intent.target.id);
    m_details->setText(parts.join(QStringLiteral(" · ")));
    m_open->setText(tr("Open case %1").arg(item.caseNumber));
    bool primary = false;
    QString why;
    for (const auto& [act, button] : m_acts) {
        const view::Offer* offer = nullptr;
        for (const view::Offer& o : item.offers)
            if (o.act == act)
                offer = &o;
        button->setVisible(offer != nullptr);
        if (!offer)
            continue;
        const bool denied = offer->judgment.kind == Judgment::Kind::Denied;
        const QString reason = denied ? offer->judgment.why : QString();
        button->setDisabledReason(reason);
        button->setToolTip(kit::plainToolTip(reason));
        button->setKeyCap(denied ? QString() : keyCapOf(*actionForAct(act)));
        button->setKind(!denied && !primary ? kit::ButtonKind::Primary
                                            : kit::ButtonKind::Secondary);
        primary = primary || !denied;
        if (denied && why.isEmpty())
            why = reason;
    }
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

QString OutboxFoot::sentence() const
{
    return m_sentence->text();
}

QString OutboxFoot::details() const
{
    return m_details->text();
}

}  // namespace docket::ui
