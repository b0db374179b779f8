// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/casepage.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/case/actionbar.h"
#include "ui/case/caseheader.h"
#include "ui/case/context.h"
#include "ui/case/journey.h"
#include "ui/case/noteeditor.h"
#include "ui/case/passingbar.h"
#include "ui/case/sidepane.h"
#include "ui/case/timeline.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/fonts.h"
#include "ui/kit/format.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/pane.h"
#include "ui/model/words.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

namespace {

using kit::Role;

constexpr int kWideFrom = 1800;

// "Draft" and its pencil, in the columns of the timeline below.
class DraftMark final : public QWidget {
public:
    DraftMark()
    {
        setFixedWidth(TimelineView::textLeft());
        setAccessibleName(CasePage::tr("Draft"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const kit::Tokens& t = kit::tokens();
        QPainter painter(this);
        const int line = t.size.actionControl;
        painter.setFont(kit::fontOf(Role::Small));
        painter.setPen(t.color.text3);
        painter.drawText(QRect(t.space(6), 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                         accessibleName());
        const int axis = TimelineView::textLeft() - t.space(6) - t.size.mark / 2;
        painter.fillRect(QRect(axis, line, 1, height()), t.color.divider);
        kit::paintIcon(painter, QRectF(axis - 10, 0, 20, line), QStringLiteral("note"),
                       t.color.link, t.size.mark);
    }
};

}  // namespace

CasePage::CasePage(Desk& desk, qint64 number, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_number(number)
    , m_stack(new QStackedWidget)
    , m_trouble(new kit::EmptyState(QStringLiteral("fail"), tr("The case is being read.")))
    , m_header(new CaseHeader)
    , m_passing(new PassingBar)
    , m_journey(new Journey)
    , m_context(new Context)
    , m_filters(new QButtonGroup(this))
    , m_note(new NoteEditor(desk))
    , m_items(new TimelineModel(this))
    , m_timeline(new TimelineView(*m_items))
    , m_side(new SidePane)
    , m_bar(new ActionBar)
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Case %1").arg(number));
    auto* whole = new QWidget;
    whole->setAccessibleName(accessibleName());
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_passing);
    column->addWidget(m_journey);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_context);
    left->addWidget(timelineHead());
    left->addWidget(draft());
    left->addWidget(m_timeline, 1);
    middle->addLayout(left, 1);
    middle->addWidget(m_side);
    column->addLayout(middle, 1);
    column->addWidget(m_bar);
    m_side->setFixedWidth(t.size.caseSide);
    auto* blank = new QWidget;
    blank->setAccessibleName(tr("Being read"));
    m_stack->addWidget(blank);
    m_stack->addWidget(whole);
    m_stack->addWidget(m_trouble);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);

    connect(m_header, &CaseHeader::explainAsked, this,
            [this] { emit actionAsked("case.explain"); });
    connect(m_passing, &PassingBar::actAsked, this, &CasePage::actAsked);
    connect(m_side, &SidePane::caseAsked, this, &CasePage::caseAsked);
    connect(m_side, &SidePane::openAsked, this, &CasePage::documentAsked);
    connect(m_side, &SidePane::saveAsked, this, &CasePage::documentSaveAsked);
    connect(m_bar, &ActionBar::actAsked, this, &CasePage::actAsked);
    connect(m_bar, &ActionBar::nextAsked, this, [this] { emit actionAsked("case.next"); });
    connect(&desk, &Desk::changed, this, [this](const view::Changes& changes) {
        if (changes.setup ||
            std::find(changes.cases.begin(), changes.cases.end(), m_number) != changes.cases.end())
            read();
    });
    connect(&desk, &Desk::personChanged, this, &CasePage::read);
    read();
}

QWidget* CasePage::timelineHead()
{
    const kit::Tokens& t = kit::tokens();
    auto* pane = new kit::Pane(&kit::Colors::surface, Qt::BottomEdge);
    pane->setFixedHeight(t.size.bar);
    auto* row = new QHBoxLayout(pane);
    row->setContentsMargins(t.space(6), 0, t.space(6), 1);
    row->setSpacing(t.space(2));
    m_timelineHead = new kit::SectionHeader(tr("Timeline"));
    row->addWidget(m_timelineHead, 1);
    const QString names[] = {tr("All"), tr("Facts"), tr("People"), tr("Clocks")};
    for (int i = 0; i < 4; ++i) {
        auto* button = new kit::Button(names[i], kit::ButtonKind::Quiet);
        button->setCheckable(true);
        button->setChecked(i == 0);
        button->setKeyCap(QString::number(i + 1));
        button->setAccessibleName(tr("Timeline: %1").arg(names[i]));
        m_filters->addButton(button, i);
        row->addWidget(button);
    }
    connect(m_filters, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            m_items->setFilter(static_cast<TimelineModel::Filter>(id));
    });
    return pane;
}

QWidget* CasePage::draft()
{
    const kit::Tokens& t = kit::tokens();
    auto* pane = new QWidget;
    pane->setAccessibleName(tr("Draft"));
    auto* row = new QHBoxLayout(pane);
    row->setContentsMargins(0, t.space(4), t.space(6), t.space(3));
    row->setSpacing(0);
    row->addWidget(new DraftMark);
    row->addWidget(m_note, 1);
    return pane;
}

void CasePage::read()
{
    const quint64 version = ++m_version;
    whenDone(m_desk.record(m_number), this,
             [this, version](const Result<view::CaseRecord>& answer) {
                 if (version != m_version)
                     return;
                 if (answer) {
                     take(*answer);
                 } else if (!m_record) {
                     m_trouble->setSentence(tr("Case %1 could not be read. %2")
                                                .arg(m_number)
                                                .arg(problemWords(answer.error())));
                     m_stack->setCurrentWidget(m_trouble);
                 }
             });
}

void CasePage::take(view::CaseRecord record)
{
    m_record = std::move(record);
    const QTimeZone zone = zoneOf(m_desk.setup());
    m_header->setRecord(*m_record, zone);
    m_journey->setStops(m_record->journey, m_record->at, zone);
    m_context->setRecord(*m_record, zone);
    // A case about a source has neither order nor payment around it.
    m_context->setVisible(m_record->value.subject.kind != FactKind::Source);
    m_items->setItems(m_record->timeline, m_record->at, zone);
    m_timelineHead->setDetail(tr("%n entry(s)", nullptr, static_cast<int>(m_items->total())));
    m_passing->setRecord(*m_record, zone);
    m_side->setRecord(*m_record, m_desk.setup(), zone);
    m_note->setCase(*m_record);
    QString noNote;
    for (const view::Offer& offer : m_record->offers)
        if (offer.act == "note" && offer.judgment.kind == Judgment::Kind::Denied)
            noNote = offer.judgment.why;
    m_note->setReason(noNote);
    m_bar->setRecord(*m_record);
    QString held;
    const Case& c = m_record->value;
    const Person* person = m_desk.person();
    if (!c.open())
        held = tr("Closed %1").arg(kit::nearTime(c.closedAt, m_record->at, zone));
    else if (!c.owner.isNull()) {
        const bool mine = person && person->id == c.owner;
        const QString until = kit::timeOfDay(c.leaseUntil, zone);
        held = mine ? tr("Held by you until %1").arg(until)
                    : tr("Held by %1 until %2").arg(m_record->row.ownerName, until);
    }
    m_bar->setHeld(held);
    const bool first = m_stack->currentIndex() != 1;
    m_stack->setCurrentIndex(1);
    if (first && isVisible())
        focusFirst();
    tick();
    emit recordRead();
}

void CasePage::setFilter(const QByteArray& name)
{
    const QByteArrayList names{"all", "facts", "people", "clocks"};
    const qsizetype id = names.indexOf(name);
    if (id >= 0)
        m_filters->button(static_cast<int>(id))->setChecked(true);
}

void CasePage::showMore()
{
    m_bar->showMore();
}

void CasePage::focusFirst()
{
    m_timeline->setFocus(Qt::OtherFocusReason);
}

bool CasePage::stepBack()
{
    if (!m_note->field()->hasFocus())
        return false;
    focusFirst();
    return true;
}

void CasePage::tick()
{
    if (!m_record)
        return;
    const Instant now = m_desk.now();
    const bool last = m_header->tick(now);
    m_side->tick(now);
    if (isVisible())
        emit secondsNeeded(last);
}

void CasePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const kit::Tokens& t = kit::tokens();
    m_side->setFixedWidth(width() >= kWideFrom ? t.size.caseSideWide : t.size.caseSide);
}

}  // namespace docket::ui
