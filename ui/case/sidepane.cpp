// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/sidepane.h"

#include "ui/case/intentwords.h"
#include "ui/case/lines.h"
#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/model/clockat.h"
#include "ui/model/words.h"

#include <QPainter>
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

// The refunds that were asked for on the case, and what became of each, in sentences.
class IntentList final : public QWidget {
public:
    IntentList()
    {
        setAccessibleName(SidePane::tr("Refunds asked for"));
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(kit::tokens().space(3));
    }
    void setIntents(const view::CaseRecord& record)
    {
        if (record.value.intents == m_intents)
            return;
        m_intents = record.value.intents;
        while (QLayoutItem* item = layout()->takeAt(0)) {
            if (item->widget()) {
                item->widget()->hide();
                item->widget()->deleteLater();
            }
            delete item;
        }
        const QStringList approvers(record.approvers.begin(), record.approvers.end());
        for (auto it = m_intents.rbegin(); it != m_intents.rend(); ++it) {
            QString source;
            for (const view::PaymentView& p : record.payments)
                if (p.ref == it->payment)
                    source = p.sourceName;
            auto* label = new kit::PlainLabel(intentSentence(*it, source, approvers));
            label->setWordWrap(true);
            if (it->state == IntentState::Unknown || it->state == IntentState::NeedsPerson ||
                it->state == IntentState::Rejected)
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
    , m_refunds(nullptr)
    , m_intents(new IntentList)
{
    setAccessibleName(tr("Beside the timeline"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    auto* refunds = section(column, &m_refunds);
    refunds->addWidget(new kit::SectionHeader(tr("Refunds asked for")));
    refunds->addWidget(m_intents);
    auto* rule = section(column);
    rule->addWidget(m_ruleHead);
    rule->addWidget(m_facts);
    auto* clocks = section(column);
    clocks->addWidget(new kit::SectionHeader(tr("Clocks")));
    clocks->addWidget(m_clocks);
    column->addStretch(1);
    m_refunds->hide();
}

void SidePane::setRecord(const view::CaseRecord& record, const QTimeZone& zone)
{
    m_ruleHead->setDetail(record.ruleName);
    std::vector<view::Line> lines = record.facts;
    if (lines.empty())
        lines.push_back({{}, tr("not available")});
    m_facts->setLines(std::move(lines));
    m_clocks->setClocks(record.value.clocks, zone);
    m_intents->setIntents(record);
    m_refunds->setVisible(!record.value.intents.empty());
    tick(record.at);
}

void SidePane::tick(Instant now)
{
    m_clocks->tick(now);
}

}  // namespace docket::ui
