// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusline.h"

#include "core/desk/desk.h"
#include "ui/actions.h"
#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/freshness.h"
#include "ui/kit/labels.h"
#include "ui/kit/markbutton.h"
#include "ui/model/words.h"
#include "ui/tables/cells.h"

#include <QHBoxLayout>

namespace docket::ui {

namespace {

// Ages in seconds need not be exact to the second.
constexpr int kAges = 10'000;

// The badges take what room there is; that there are many does not make the window wider.
class Badges final : public QWidget {
public:
    QSize minimumSizeHint() const override { return {0, QWidget::minimumSizeHint().height()}; }
};

}  // namespace

StatusLine::StatusLine(Desk& desk, QWidget* parent)
    : kit::Pane(&kit::Colors::rail, Qt::TopEdge, parent)
    , m_desk(desk)
    , m_badgeRow(new QHBoxLayout)
    , m_quarantine(new kit::MarkButton(QStringLiteral("lock")))
    , m_held(new kit::MarkButton(QStringLiteral("lock")))
    , m_drafts(new kit::PlainLabel({}, kit::Role::Small, &kit::Colors::text2))
    , m_out(new kit::MarkButton(QStringLiteral("outbox")))
    , m_sync(new kit::Button({}, kit::ButtonKind::Quiet))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Status line"));
    setFixedHeight(t.size.status);
    m_badgeRow->setSpacing(t.space(5));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(5), 1, t.space(4), 0);
    row->setSpacing(t.space(4));
    row->addWidget(m_quarantine);
    row->addWidget(m_held);
    auto* badges = new Badges;
    badges->setAccessibleName(tr("Sources"));
    badges->setLayout(m_badgeRow);
    m_badgeRow->setContentsMargins(0, 0, 0, 0);
    m_badgeRow->addStretch(1);
    row->addWidget(badges, 1);
    row->addWidget(m_sync);
    row->addWidget(m_drafts);
    row->addWidget(m_out);
    row->addSpacing(t.space(2));
    connect(m_quarantine, &QAbstractButton::clicked, this, [this] { emit sourceAsked(0); });
    connect(m_held, &QAbstractButton::clicked, this, [this] {
        if (const auto& held = m_desk.setup().held; !held.empty())
            emit sourceAsked(held.front().source);
    });
    connect(m_out, &QAbstractButton::clicked, this, [this] { emit actionAsked("go.outbox"); });
    m_sync->setFixedHeight(t.size.status - t.space(2));
    connect(m_sync, &kit::Button::activated, this,
            [this] { emit actionAsked(m_desk.syncing() ? "sync.stop" : "sync.start"); });
    connect(&desk, &Desk::sourcesChanged, this, &StatusLine::showSources);
    connect(&desk, &Desk::outboxChanged, this, &StatusLine::showOutbox);
    connect(&desk, &Desk::changed, this, &StatusLine::showOutbox);
    connect(&desk, &Desk::changed, this, &StatusLine::showQuarantine);
    connect(&desk, &Desk::changed, this, &StatusLine::showHeld);
    connect(&m_ages, &QTimer::timeout, this, &StatusLine::showSources);
    m_ages.setInterval(kAges);
    showSources();
    showOutbox();
    showQuarantine();
    showHeld();
}

void StatusLine::showSources()
{
    const auto sources = m_desk.sources();
    while (m_badges.size() < sources.size()) {
        m_badges.push_back(new kit::FreshnessBadge);
        connect(m_badges.back(), &QAbstractButton::clicked, this, [this, i = m_badges.size() - 1] {
            if (const auto all = m_desk.sources(); i < all.size())
                emit sourceAsked(all[i].number);
        });
        m_badgeRow->insertWidget(static_cast<int>(m_badges.size()) - 1, m_badges.back());
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
    m_drafts->setText(drafts == 0   ? tr("no drafts")
                      : drafts == 1 ? tr("1 draft saved")
                                    : tr("%1 drafts saved").arg(kit::count(drafts)));
    m_drafts->setToolTip(tr("Keys: %1").arg(m_desk.keysInWords()));
    const view::OutboxCount out = m_desk.outboxCount();
    // What goes on by itself is calm; what waits for a person is not.
    if (out.needsPerson > 0)
        m_out->setWords(tr("outbox %1, for a person %2")
                            .arg(kit::count(out.waiting), kit::count(out.needsPerson)),
                        kit::State::AtRisk);
    else
        m_out->setWords(out.waiting == 0 ? tr("outbox empty")
                                         : tr("outbox %1").arg(kit::count(out.waiting)));
    m_out->setToolTip(tr("Open the outbox, %1").arg(keyCapOf(*actionOf("go.outbox"))));
}

void StatusLine::showQuarantine()
{
    m_quarantine->setVisible(m_desk.setup().quarantine.active);
    m_quarantine->setWords(tr("Journal taken back: nothing is sent"), kit::State::DueNow);
    m_quarantine->setToolTip(tr("Open the sources, %1").arg(keyCapOf(*actionOf("go.sources"))));
}

void StatusLine::showHeld()
{
    const std::vector<MassChange>& held = m_desk.setup().held;
    m_held->setVisible(!held.empty());
    if (held.empty())
        return;
    const Source* source = m_desk.setup().source(held.front().source);
    m_held->setWords(held.size() == 1 && source
                         ? tr("%1 is held").arg(outside(source->name))
                         : tr("%n source(s) are held", nullptr, static_cast<int>(held.size())),
                     kit::State::DueNow);
    m_held->setToolTip(
        tr("Too much changed at once, so no rule opens or closes a case. Open the sources, %1")
            .arg(keyCapOf(*actionOf("go.sources"))));
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
