// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourcepane.h"

#include "core/desk/desk.h"
#include "ui/actions.h"
#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/toast.h"
#include "ui/model/words.h"
#include "ui/sources/sourcewords.h"
#include "ui/tables/cells.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace docket::ui {

SourcePane::SourcePane(Desk& desk, QWidget* parent)
    : kit::Pane(&kit::Colors::header, Qt::TopEdge | Qt::BottomEdge, parent)
    , m_desk(desk)
    , m_advice(new kit::PlainLabel({}, kit::Role::Strong))
    , m_problem(new kit::PlainLabel({}, kit::Role::Small, &kit::Colors::text2))
    , m_sync(new kit::Button(tr("Sync now")))
    , m_open(new kit::Button({}, kit::ButtonKind::Primary))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("The source that the list stands on"));
    m_advice->setElide(Qt::ElideRight);
    m_problem->setElide(Qt::ElideRight);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(t.space(1));
    lines->addStretch(1);
    lines->addWidget(m_advice);
    lines->addWidget(m_problem);
    lines->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(5), t.space(3), t.space(5), t.space(3));
    row->setSpacing(t.space(3));
    row->addLayout(lines, 1);
    row->addWidget(m_sync);
    row->addWidget(m_open);
    setFixedHeight(t.size.actionBar);
    m_open->setKeyCap(keyCapOf(*actionOf("list.open")));
    for (kit::Button* button : {m_sync, m_open})
        button->setFixedHeight(t.size.actionControl);
    m_sync->setReasonShown(false);
    connect(m_open, &kit::Button::activated, this, &SourcePane::openAsked);
    connect(m_sync, &kit::Button::activated, this, [this] { emit actionAsked("sync.start"); });
}

void SourcePane::setSource(const view::SourceHealth& source)
{
    m_advice->setText(adviceWords(source, m_desk.now(), zoneOf(m_desk.setup())));
    const QString heard = outside(source.status.problem);
    //: What the vendor or the network said.
    m_problem->setText(heard.isEmpty() ? QString() : tr("Heard: %1").arg(heard));
    m_problem->setVisible(!heard.isEmpty());
    m_open->setVisible(source.incident > 0);
    m_open->setText(tr("Open case %1").arg(source.incident));
    m_sync->setKeyCap(keyCapOf(*actionOf("sync.start")));
    m_sync->setDisabledReason(m_desk.syncing() ? tr("A sync is running") : QString());
    m_sync->setToolTip(m_sync->disabledReason());
}

QString SourcePane::advice() const
{
    return m_advice->text();
}

}  // namespace docket::ui
