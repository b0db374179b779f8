// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/sidepane.h"

#include "ui/case/evidencelist.h"
#include "ui/case/intentwords.h"
#include "ui/case/lines.h"
#include "ui/kit/button.h"
#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/model/clockat.h"
#include "ui/model/words.h"

#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace docket::ui {

namespace {

using kit::Role;

QVBoxLayout* section(QVBoxLayout* column, QWidget** made = nullptr)
{
    const kit::Tokens& t = kit::tokens();
    auto* pane = new kit::Pane(&kit::Colors::surface, Qt::BottomEdge);
    auto* inside = new QVBoxLayout(pane);
    inside->setContentsMargins(t.space(6), t.space(4), t.space(6), t.space(4) + 1);
    inside->setSpacing(t.space(3));
    column->addWidget(pane);
    if (made)
        *made = pane;
    return inside;
}

}  // namespace

// All clocks of a case, two lines each.
class ClockList final : public QWidget {
public:
    ClockList()
    {
        setAccessibleName(SidePane::tr("Clocks"));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void setClocks(Clocks clocks, const QTimeZone& zone)
    {
        m_clocks.clear();
        for (SlaClock& clock : clocks)
            if (!clock.off() && clock.verdict != Verdict::Void)
                m_clocks.push_back(std::move(clock));
        m_zone = zone;
        setFixedHeight(static_cast<int>(m_clocks.size()) * pitch());
    }
    void tick(Instant now)
    {
        m_now = now;
        QStringList spoken;
        for (const SlaClock& clock : m_clocks)
            spoken << clockWords(clock.kind) + QStringLiteral(": ") +
                          kit::spokenWords(clockAt(view::faceOf(clock), now), m_zone);
        setAccessibleDescription(spoken.join(QStringLiteral(". ")));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const kit::Tokens& t = kit::tokens();
        QPainter painter(this);
        int y = 0;
        for (const SlaClock& clock : m_clocks) {
            const kit::ClockFace face = clockAt(view::faceOf(clock), m_now);
            const int line = kit::lineHeight(Role::Body);
            const kit::StateColors& colors = t.of(face.state);
            kit::paintIcon(painter, QRectF(0, y + t.space(2), t.size.mark, line),
                           kit::markName(face.state), colors.mark, t.size.mark);
            const QRect text(t.size.mark + t.space(3), y + t.space(2),
                             width() - t.size.mark - t.space(3), line);
            painter.setFont(kit::fontOf(Role::Body));
            painter.setPen(t.color.text);
            QString name = clockWords(clock.kind);
            if (clock.cycle > 1)
                name = SidePane::tr("%1, cycle %2").arg(name).arg(clock.cycle);
            painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, name);
            painter.setFont(kit::fontOf(Role::Label));
            painter.setPen(colors.text);
            painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, kit::chipWords(face));
            painter.setFont(kit::fontOf(Role::Small));
            painter.setPen(t.color.text3);
            const QRect below(text.left(), text.bottom() + 1, text.width(),
                              kit::lineHeight(Role::Small));
            const QString budget = clock.external()
                                       ? SidePane::tr("set by the issuer, never pauses")
                                       : SidePane::tr("%1, %2 hours")
                                             .arg(kit::timeTaken(clock.budget), clock.calendar);
            painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, budget);
            if (face.due.isSet())
                painter.drawText(
                    below, Qt::AlignRight | Qt::AlignVCenter,
                    SidePane::tr("due %1").arg(kit::nearTime(face.due, m_now, m_zone)));
            y += pitch();
        }
    }

private:
    static int pitch()
    {
        return kit::lineHeight(Role::Body) + kit::lineHeight(Role::Small) + kit::tokens().space(4);
    }
    Clocks m_clocks;
    QTimeZone m_zone;
    Instant m_now;
};

// What the world was asked for on the case, and what became of each, in sentences.
class IntentList final : public QWidget {
public:
    IntentList()
    {
        setAccessibleName(SidePane::tr("Asked of the world"));
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(kit::tokens().space(3));
    }
    void setIntents(const view::CaseRecord& record, const Setup& setup)
    {
        if (record.value.intents == m_intents)
            return;
        m_intents = record.value.intents;
        emptyOut(layout());
        const QStringList approvers(record.approvers.begin(), record.approvers.end());
        for (auto it = m_intents.rbegin(); it != m_intents.rend(); ++it) {
            auto* label =
                new kit::PlainLabel(intentSentence(*it, intentSource(*it, setup), approvers));
            label->setWordWrap(true);
            if (worrying(it->state))
                label->setState(kit::State::DueNow);
            else if (it->state == IntentState::Confirmed)
                label->setState(kit::State::Met);
            layout()->addWidget(label);
        }
    }

private:
    std::vector<Intent> m_intents;
};

SidePane::SidePane(QWidget* parent)
    : kit::Pane(&kit::Colors::surface, Qt::LeftEdge, parent)
    , m_ruleHead(new kit::SectionHeader(tr("What the rule saw")))
    , m_facts(new Lines(tr("What the rule saw")))
    , m_clocks(new ClockList)
    , m_asked(nullptr)
    , m_intents(new IntentList)
    , m_documentsPane(nullptr)
    , m_documents(new EvidenceList)
    , m_passedPane(nullptr)
    , m_passed(new Lines(tr("Handoffs")))
    , m_linksPane(nullptr)
    , m_links(new QVBoxLayout)
{
    setAccessibleName(tr("Beside the timeline"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->setSpacing(0);
    // What many people left on a case may be more than a small window shows.
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto* inside = new QWidget;
    inside->setAccessibleName(accessibleName());
    inside->setAutoFillBackground(false);
    scroll->setWidget(inside);
    outer->addWidget(scroll);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* asked = section(column, &m_asked);
    asked->addWidget(new kit::SectionHeader(tr("Asked of the world")));
    asked->addWidget(m_intents);
    auto* documents = section(column, &m_documentsPane);
    documents->addWidget(new kit::SectionHeader(tr("Evidence")));
    documents->addWidget(m_documents);
    auto* passed = section(column, &m_passedPane);
    passed->addWidget(new kit::SectionHeader(tr("Handoffs")));
    passed->addWidget(m_passed);
    auto* links = section(column, &m_linksPane);
    links->addWidget(new kit::SectionHeader(tr("Linked cases")));
    m_links->setSpacing(kit::tokens().space(1));
    links->addLayout(m_links);
    auto* rule = section(column);
    rule->addWidget(m_ruleHead);
    rule->addWidget(m_facts);
    auto* clocks = section(column);
    clocks->addWidget(new kit::SectionHeader(tr("Clocks")));
    clocks->addWidget(m_clocks);
    column->addStretch(1);
    for (QWidget* pane : {m_asked, m_documentsPane, m_passedPane, m_linksPane})
        pane->hide();
    connect(m_documents, &EvidenceList::openAsked, this, &SidePane::openAsked);
    connect(m_documents, &EvidenceList::saveAsked, this, &SidePane::saveAsked);
}

void SidePane::setRecord(const view::CaseRecord& record, const Setup& setup, const QTimeZone& zone)
{
    m_ruleHead->setDetail(record.ruleName);
    std::vector<view::Line> lines = record.facts;
    if (lines.empty())
        lines.push_back({{}, tr("not available")});
    m_facts->setLines(std::move(lines));
    m_clocks->setClocks(record.value.clocks, zone);
    m_intents->setIntents(record, setup);
    m_asked->setVisible(!record.value.intents.empty());
    m_documents->setDocuments(record.evidence, record.at, zone);
    m_documentsPane->setVisible(!record.evidence.empty());
    showHandoffs(record, zone);
    showLinks(record);
    tick(record.at);
}

void SidePane::showHandoffs(const view::CaseRecord& record, const QTimeZone& zone)
{
    std::vector<view::Line> lines;
    for (auto it = record.handoffs.rbegin(); it != record.handoffs.rend(); ++it) {
        const Handoff& h = it->handoff;
        QString state;
        if (h.offered())
            state = tr("waits until %1").arg(kit::nearTime(h.takeBy, record.at, zone));
        else if (h.state == Handoff::State::Accepted)
            state = tr("accepted %1").arg(kit::nearTime(h.answeredAt, record.at, zone));
        else
            state = tr("given back %1").arg(kit::nearTime(h.answeredAt, record.at, zone));
        QStringList parts{tr("%1 to %2").arg(it->from, it->to), state};
        for (const QString& written : {it->reason, it->answer})
            if (!written.isEmpty())
                parts << written;
        lines.push_back({kit::nearTime(h.at, record.at, zone), parts.join(QStringLiteral(" · "))});
    }
    m_passedPane->setVisible(!lines.empty());
    m_passed->setLines(std::move(lines));
}

void SidePane::showLinks(const view::CaseRecord& record)
{
    m_linksPane->setVisible(!record.links.empty());
    if (record.links == m_shownLinks)
        return;
    m_shownLinks = record.links;
    emptyOut(m_links);
    for (const view::LinkView& link : m_shownLinks) {
        QString text = link.words;
        if (!link.what.isEmpty())
            text += QStringLiteral(" · ") + link.what;
        if (!link.open)
            text += QStringLiteral(" · ") + tr("closed");
        auto* button = new kit::Button(text, kit::ButtonKind::Quiet);
        button->setIconName(QStringLiteral("link"));
        button->setAccessibleName(tr("Open case %1: %2").arg(link.link.number).arg(text));
        button->setMinimumWidth(0);
        connect(button, &kit::Button::activated, this,
                [this, number = link.link.number] { emit caseAsked(number); });
        m_links->addWidget(button, 0, Qt::AlignLeft);
    }
}

void SidePane::tick(Instant now)
{
    m_clocks->tick(now);
}

}  // namespace docket::ui
