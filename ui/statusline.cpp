// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusline.h"

#include "core/desk/desk.h"
#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/freshness.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"

#include <QHBoxLayout>

namespace docket::ui {

namespace {

// Ages in seconds need not be exact to the second.
constexpr int kAges = 10'000;

}  // namespace

StatusLine::StatusLine(Desk& desk, QWidget* parent)
    : kit::Pane(&kit::Colors::rail, Qt::TopEdge, parent)
    , m_desk(desk)
    , m_badgeRow(new QHBoxLayout)
    , m_out(new kit::PlainLabel({}, kit::Role::Small, &kit::Colors::text2))
    , m_sync(new kit::Button({}, kit::ButtonKind::Quiet))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Status line"));
    setFixedHeight(t.size.status);
    m_badgeRow->setSpacing(t.space(6));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(5), 1, t.space(4), 0);
    row->setSpacing(t.space(4));
    row->addLayout(m_badgeRow);
    row->addStretch(1);
    row->addWidget(m_sync);
    row->addWidget(m_out);
    m_sync->setFixedHeight(t.size.status - t.space(2));
    connect(m_sync, &kit::Button::activated, this,
            [this] { emit actionAsked(m_desk.syncing() ? "sync.stop" : "sync.start"); });
    connect(&desk, &Desk::sourcesChanged, this, &StatusLine::showSources);
    connect(&desk, &Desk::outboxChanged, this, &StatusLine::showOutbox);
    connect(&desk, &Desk::changed, this, &StatusLine::showOutbox);
    connect(&m_ages, &QTimer::timeout, this, &StatusLine::showSources);
    m_ages.setInterval(kAges);
    showSources();
    showOutbox();
}

void StatusLine::showSources()
{
    const auto sources = m_desk.sources();
    while (m_badges.size() < sources.size()) {
        m_badges.push_back(new kit::FreshnessBadge);
        // There is no page of a source yet, so that pressing it would do nothing.
        m_badges.back()->setFocusPolicy(Qt::NoFocus);
        m_badgeRow->addWidget(m_badges.back());
    }
    const QTimeZone zone = zoneOf(m_desk.setup());
    for (size_t i = 0; i < m_badges.size(); ++i) {
        m_badges[i]->setVisible(i < sources.size());
        if (i < sources.size())
            m_badges[i]->setFace(sourceFace(sources[i], m_desk.now(), zone));
    }
    m_sync->setText(m_desk.syncing() ? tr("Stop the sync") : tr("Sync now"));
    m_sync->setKeyCap(m_desk.syncing() ? tr("Shift F5") : tr("F5"));
}

void StatusLine::showOutbox()
{
    const int drafts = m_desk.draftCount();
    const int out = m_desk.outboxCount();
    const QString first = drafts == 0   ? tr("no drafts")
                          : drafts == 1 ? tr("1 draft saved")
                                        : tr("%1 drafts saved").arg(kit::count(drafts));
    const QString second =
        out == 0 ? tr("outbox empty") : tr("outbox %1 on the way").arg(kit::count(out));
    m_out->setText(first + QStringLiteral(" · ") + second);
    m_out->setToolTip(tr("Keys: %1").arg(m_desk.keysInWords()));
}

void StatusLine::showEvent(QShowEvent* event)
{
    kit::Pane::showEvent(event);
    m_ages.start();
}

void StatusLine::hideEvent(QHideEvent* event)
{
    kit::Pane::hideEvent(event);
    m_ages.stop();
}

}  // namespace docket::ui
