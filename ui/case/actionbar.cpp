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
    , m_more(new kit::Button(tr("More"), kit::ButtonKind::Quiet))
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
    m_more->setIconName(QStringLiteral("more"));
    m_more->setKeyCap(QStringLiteral("."));
    m_more->setAccessibleName(tr("More acts"));
    m_more->setFixedHeight(t.size.actionControl);
    m_more->hide();
    m_next->setKeyCap(QStringLiteral("N"));
    m_next->setFixedHeight(t.size.actionControl);
    connect(m_next, &kit::Button::activated, this, &ActionBar::nextAsked);
    connect(m_more, &kit::Button::activated, this, &ActionBar::showMore);
}

void ActionBar::showMore()
{
    if (m_more->isHidden())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("More acts"));
    const auto add = [&](const QString& text, const QString& key, const QByteArray& act) {
        QAction* action = menu->addAction(key.isEmpty() ? text : text + u'\t' + key);
        connect(action, &QAction::triggered, this, [this, act] { emit actAsked(act); });
    };
    for (const Shown& shown : m_shown)
        if (shown.button->isHidden() && shown.face.reason.isEmpty())
            add(shown.face.text, shown.face.key, shown.face.act);
    for (const ActFace& face : m_behind)
        if (face.reason.isEmpty())
            add(face.text, face.key, face.act);
    menu->addSeparator();
    // A menu says the reason in a second line.
    const auto refuse = [&](const ActFace& face) {
        menu->addAction(face.text + u'\n' + face.reason)->setEnabled(false);
    };
    for (const Shown& shown : m_shown)
        if (shown.button->isHidden() && !shown.face.reason.isEmpty())
            refuse(shown.face);
    for (const ActFace& face : m_behind)
        if (!face.reason.isEmpty())
            refuse(face);
    menu->popup(m_more->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    if (const auto acts = menu->actions(); !acts.isEmpty() && acts.front()->isEnabled())
        menu->setActiveAction(acts.front());
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
    m_shown.clear();
    m_behind.clear();
    for (const ActFace& face : actsOf(record)) {
        if (face.behind) {
            m_behind.push_back(face);
            continue;
        }
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
        m_shown.push_back({face, button});
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
    // One reason is said beside its buttons; several, or too many, go into the menu.
    QString why;
    bool same = true;
    bool refused = false;
    for (const Shown& shown : m_shown) {
        if (shown.face.reason.isEmpty())
            continue;
        same = same && (why.isEmpty() || why == shown.face.reason);
        why = shown.face.reason;
        refused = true;
    }
    m_why->setText(why);
    const int gap = kit::tokens().space(3);
    int room = width() - m_next->sizeHint().width() - m_held->sizeHint().width() -
               m_more->sizeHint().width() - 8 * kit::tokens().space(4);
    // What is to be done next keeps its button; the rest gives way from the end.
    bool hidden = false;
    for (const Shown& shown : m_shown) {
        if (!shown.face.reason.isEmpty())
            continue;
        room -= shown.button->sizeHint().width() + gap;
        shown.button->setVisible(room >= 0 || shown.face.primary);
        hidden = hidden || room < 0;
    }
    int refusals = m_why->sizeHint().width() + gap;
    for (const Shown& shown : m_shown)
        if (!shown.face.reason.isEmpty())
            refusals += shown.button->sizeHint().width() + gap;
    const bool fits = same && !hidden && refusals <= room;
    for (const Shown& shown : m_shown)
        if (!shown.face.reason.isEmpty())
            shown.button->setVisible(fits);
    m_why->setVisible(fits && refused);
    m_more->setVisible(hidden || (refused && !fits) || !m_behind.empty());
}

void ActionBar::resizeEvent(QResizeEvent* event)
{
    kit::Pane::resizeEvent(event);
    fit();
}

}  // namespace docket::ui
