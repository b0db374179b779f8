// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/actionbar.h"

#include "ui/case/offers.h"
#include "ui/kit/button.h"
#include "ui/kit/labels.h"
#include "ui/kit/toast.h"

#include <QHBoxLayout>
#include <QMenu>

namespace docket::ui {

ActionBar::ActionBar(QWidget* parent)
    : kit::Pane(&kit::Colors::header, Qt::TopEdge, parent)
    , m_acts(new QHBoxLayout)
    , m_ends(new QHBoxLayout)
    , m_held(new kit::PlainLabel({}, kit::Role::Small, &kit::Colors::text2))
    , m_why(new kit::PlainLabel({}, kit::Role::Small, &kit::Colors::text3))
    , m_more(new kit::Button(tr("Not allowed"), kit::ButtonKind::Quiet))
    , m_next(new kit::Button(tr("Next case")))
{
    const kit::Tokens& t = kit::tokens();
    kit::Toast::keepClearOf(this);
    setAccessibleName(tr("Acts"));
    setFixedHeight(t.size.actionBar);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(6), 1, t.space(6), 0);
    row->setSpacing(t.space(3));
    m_acts->setSpacing(t.space(3));
    m_ends->setSpacing(t.space(3));
    row->addLayout(m_acts);
    row->addWidget(m_why);
    row->addWidget(m_more);
    row->addStretch(1);
    row->addWidget(m_held);
    row->addLayout(m_ends);
    row->addWidget(m_next);
    m_more->setIconName(QStringLiteral("lock"));
    m_more->setFixedHeight(t.size.actionControl);
    m_more->hide();
    m_next->setKeyCap(QStringLiteral("N"));
    m_next->setFixedHeight(t.size.actionControl);
    connect(m_next, &kit::Button::activated, this, &ActionBar::nextAsked);
    connect(m_more, &kit::Button::activated, this, [this] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setAccessibleName(tr("Not allowed"));
        // A menu says the reason in a second line.
        for (const kit::Button* button : m_refused)
            menu->addAction(button->text() + u'\n' + button->disabledReason())->setEnabled(false);
        menu->popup(m_more->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    });
}

void ActionBar::setRecord(const view::CaseRecord& record)
{
    if (record.offers == m_shownOffers && refundAmount(record) == m_shownAmount)
        return;
    m_shownOffers = record.offers;
    m_shownAmount = refundAmount(record);
    // The focus must not fall off the window because a button is made anew.
    const QWidget* focused = window()->focusWidget();
    const bool within = focused && isAncestorOf(focused);
    for (QHBoxLayout* layout : {m_acts, m_ends})
        while (QLayoutItem* item = layout->takeAt(0)) {
            if (item->widget()) {
                item->widget()->hide();
                item->widget()->deleteLater();
            }
            delete item;
        }
    m_refused.clear();
    for (const ActFace& face : actsOf(record)) {
        auto* button = new kit::Button(face.text, face.primary ? kit::ButtonKind::Primary
                                                               : kit::ButtonKind::Secondary);
        button->setKeyCap(face.reason.isEmpty() ? face.key : QString());
        button->setIconName(face.icon);
        button->setDisabledReason(face.reason);
        button->setReasonShown(false);
        button->setToolTip(kit::plainToolTip(face.reason));
        button->setFixedHeight(kit::tokens().size.actionControl);
        connect(button, &kit::Button::activated, this,
                [this, act = face.act] { emit actAsked(act); });
        if (!face.reason.isEmpty())
            m_refused.push_back(button);
        const bool end = face.act == "close" && face.reason.isEmpty() && !face.primary;
        (end ? m_ends : m_acts)->addWidget(button);
    }
    if (within)
        m_next->setFocus(Qt::OtherFocusReason);
    fit();
}

void ActionBar::setHeld(const QString& held)
{
    m_held->setText(held);
    fit();
}

void ActionBar::fit()
{
    // One reason is said beside its buttons; several, or too many, go into a list.
    QString why;
    bool same = true;
    for (const kit::Button* button : m_refused) {
        same = same && (why.isEmpty() || why == button->disabledReason());
        why = button->disabledReason();
    }
    m_why->setText(why);
    int wide = m_next->sizeHint().width() + m_held->sizeHint().width() + m_why->sizeHint().width() +
               8 * kit::tokens().space(4);
    for (const QHBoxLayout* layout : {m_acts, m_ends})
        for (int i = 0; i < layout->count(); ++i)
            wide += layout->itemAt(i)->widget()->sizeHint().width() + kit::tokens().space(3);
    const bool fits = same && wide <= width();
    for (kit::Button* button : m_refused)
        button->setVisible(fits);
    m_why->setVisible(fits && !m_refused.empty());
    m_more->setVisible(!fits && !m_refused.empty());
}

void ActionBar::resizeEvent(QResizeEvent* event)
{
    kit::Pane::resizeEvent(event);
    fit();
}

}  // namespace docket::ui
