// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/peek.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/case/brief.h"
#include "ui/case/lines.h"
#include "ui/case/noteeditor.h"
#include "ui/case/offers.h"
#include "ui/kit/button.h"
#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"
#include "ui/kit/labels.h"
#include "ui/kit/slachip.h"
#include "ui/kit/toast.h"
#include "ui/model/clockat.h"
#include "ui/model/words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace docket::ui {

namespace {

using kit::PlainLabel;
using kit::Role;

// Long enough that a held J does not read every case on its way.
constexpr int kSettle = 60;

// An icon by name, to be drawn where a layout puts it.
class IconBox final : public QWidget {
public:
    explicit IconBox(const QString& name)
        : m_name(name)
    {
        setFixedSize(kit::tokens().size.icon, kit::tokens().size.icon);
    }
    void setIcon(const QString& name)
    {
        m_name = name;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        if (!m_name.isEmpty())
            kit::paintIcon(painter, rect(), m_name, kit::tokens().color.text2,
                           kit::tokens().size.icon);
    }

private:
    QString m_name;
};

// A part of the pane, parted from the next by a hairline.
QVBoxLayout* section(QVBoxLayout* column, QWidget** made = nullptr)
{
    const kit::Tokens& t = kit::tokens();
    auto* pane = new kit::Pane(&kit::Colors::surface, Qt::BottomEdge);
    auto* inside = new QVBoxLayout(pane);
    inside->setContentsMargins(t.space(6), t.space(4), t.space(6), t.space(4) + 1);
    inside->setSpacing(t.space(2));
    column->addWidget(pane);
    if (made)
        *made = pane;
    return inside;
}

}  // namespace

Peek::Peek(Desk& desk, QWidget* parent)
    : kit::Pane(&kit::Colors::surface, Qt::LeftEdge, parent)
    , m_desk(desk)
    , m_whole(new QWidget)
    , m_blank(new PlainLabel(tr("No case is selected"), Role::Body, &kit::Colors::text3))
    , m_facts(new Lines(tr("What the rule saw")))
    , m_brief(new Brief)
    , m_note(new NoteEditor(desk))
    , m_acts(new QVBoxLayout)
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Selected case"));
    m_whole->setAccessibleName(tr("Selected case"));
    m_blank->setAlignment(Qt::AlignCenter);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_blank, 1);
    outer->addWidget(m_whole, 1);
    auto* column = new QVBoxLayout(m_whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head());
    column->addWidget(stake());
    auto* facts = section(column);
    facts->addWidget(m_facts);
    auto* last = section(column);
    last->addWidget(new kit::Caption(tr("Last in the timeline")));
    last->addWidget(m_brief);
    auto* note = new QVBoxLayout;
    note->setContentsMargins(t.space(6), t.space(4), t.space(6), t.space(4));
    note->setSpacing(t.space(2));
    note->addWidget(new kit::Caption(tr("Note")));
    note->addWidget(m_note);
    column->addLayout(note);
    column->addStretch(1);
    auto* foot = new kit::Pane(&kit::Colors::header, Qt::TopEdge);
    kit::Toast::keepClearOf(foot);
    m_acts->setContentsMargins(t.space(6), t.space(4), t.space(4), t.space(4));
    m_acts->setSpacing(t.space(3));
    foot->setLayout(m_acts);
    column->addWidget(foot);
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &Peek::read);
    setBlank(true);
}

QWidget* Peek::head()
{
    const kit::Tokens& t = kit::tokens();
    auto* pane = new kit::Pane(&kit::Colors::surface, Qt::BottomEdge);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(t.space(6), t.space(4), t.space(6), t.space(4) + t.space(1));
    column->setSpacing(t.space(1));
    auto* first = new QHBoxLayout;
    first->setSpacing(t.space(3));
    auto* icon = new IconBox({});
    m_icon = icon;
    first->addWidget(icon);
    m_where = new PlainLabel({}, Role::Body, &kit::Colors::text2);
    m_where->setElide(Qt::ElideRight);
    first->addWidget(m_where, 1);
    auto* cap = new kit::KeyCap(tr("Space"));
    cap->setToolTip(tr("Shows or hides this pane"));
    first->addWidget(cap);
    column->addLayout(first);
    m_title = new PlainLabel({}, Role::Heading);
    m_title->setElide(Qt::ElideRight);
    column->addWidget(m_title);
    m_who = new PlainLabel({}, Role::Body, &kit::Colors::text2);
    m_who->setElide(Qt::ElideRight);
    column->addWidget(m_who);
    column->addSpacing(t.space(3));
    auto* clock = new QBoxLayout(QBoxLayout::LeftToRight);
    m_clock = clock;
    clock->setSpacing(t.space(4) - t.space(1));
    m_chip = new kit::SlaChip;
    m_chip->setNamesState(true);
    clock->addWidget(m_chip);
    m_due = new PlainLabel({}, Role::Small, &kit::Colors::text2);
    m_due->setElide(Qt::ElideRight);
    clock->addWidget(m_due, 1);
    column->addLayout(clock);
    return pane;
}

QWidget* Peek::stake()
{
    const kit::Tokens& t = kit::tokens();
    auto* pane = new kit::Pane(&kit::Colors::surface, Qt::BottomEdge);
    auto* row = new QHBoxLayout(pane);
    row->setContentsMargins(t.space(6), t.space(4), t.space(6), t.space(4) + 1);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(new kit::Caption(tr("At stake")));
    m_amount = new kit::AmountLabel(nullptr, Role::Display);
    m_amount->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    left->addWidget(m_amount);
    row->addLayout(left);
    row->addStretch(1);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    m_captured = new PlainLabel({}, Role::Small, &kit::Colors::text2);
    m_refunded = new PlainLabel({}, Role::Small, &kit::Colors::text2);
    for (PlainLabel* label : {m_captured, m_refunded}) {
        label->setAlignment(Qt::AlignRight | Qt::AlignBottom);
        right->addWidget(label);
    }
    row->addLayout(right);
    return pane;
}

void Peek::setBlank(bool blank)
{
    m_blank->setVisible(blank);
    m_whole->setVisible(!blank);
}

void Peek::setCase(qint64 number, const view::CaseRow* row)
{
    if (number == m_number) {
        if (row && m_row != *row)
            showHead(*row);
        return;
    }
    m_number = number;
    ++m_version;
    m_record.reset();
    m_row.reset();
    m_settle.stop();
    if (number == 0) {
        m_note->clear();
        setBlank(true);
        return;
    }
    if (row)
        showHead(*row);
    m_settle.start();
}

void Peek::refresh()
{
    if (m_number != 0)
        read();
}

void Peek::read()
{
    const quint64 version = ++m_version;
    whenDone(m_desk.record(m_number), this,
             [this, version](const Result<view::CaseRecord>& answer) {
                 if (version != m_version)
                     return;
                 if (answer) {
                     take(*answer);
                     return;
                 }
                 m_record.reset();
                 m_blank->setText(problemWords(answer.error()));
                 setBlank(true);
             });
}

void Peek::take(view::CaseRecord record)
{
    m_record = std::move(record);
    const QTimeZone zone = zoneOf(m_desk.setup());
    showHead(m_record->row);
    std::vector<view::Line> lines;
    if (!m_record->ruleName.isEmpty())
        lines.push_back({tr("Opened by"), m_record->ruleName});
    lines.insert(lines.end(), m_record->facts.begin(), m_record->facts.end());
    m_facts->setLines(std::move(lines));
    m_brief->setItems(m_record->timeline, 3, m_record->at, zone);
    const view::PaymentView* p = nullptr;
    for (const view::PaymentView& payment : m_record->payments)
        if (payment.payment.status == PaymentStatus::Approved)
            p = &payment;
    const auto sum = [&](qint64 minor) {
        return kit::amountParts({minor, p->payment.amount.currency}).digits;
    };
    m_captured->setText(p ? tr("captured %1").arg(sum(p->payment.captured)) : QString());
    m_refunded->setText(p ? tr("already refunded %1").arg(sum(p->payment.refunded)) : QString());
    m_note->setCase(*m_record);
    m_note->setReason(m_desk.person() ? QString() : tr("Sign in to write a note"));
    showActs();
    emit recordRead();
}

void Peek::showHead(const view::CaseRow& row)
{
    m_row = row;
    setBlank(false);
    static_cast<IconBox*>(m_icon)->setIcon(queueIcon(row.queue));
    m_where->setText(QString::number(row.number) + QStringLiteral(" · ") + queueWords(row.queue));
    m_title->setText(row.what);
    QString who = row.customer;
    if (!row.label.isEmpty())
        who += (who.isEmpty() ? QString() : QStringLiteral(" · ")) + QString::fromUtf8(row.label);
    m_who->setText(who);
    m_amount->setAmount(row.amount);
    tick();
}

void Peek::tick()
{
    if (!m_row)
        return;
    const QTimeZone zone = zoneOf(m_desk.setup());
    m_chip->setVisible(m_row->face.isSet());
    if (!m_row->face.isSet()) {
        m_due->setText(tr("no deadline runs"));
        return;
    }
    const kit::ClockFace face = clockAt(m_row->face, m_desk.now());
    m_chip->setFace(face, zone);
    // With its date once it lies more than six days away: a weekday alone would name the wrong one.
    m_due->setText(face.due.isSet() ? tr("due %1").arg(kit::nearTime(face.due, m_desk.now(), zone) +
                                                       u' ' + kit::zoneCode(face.due, zone))
                                    : QString());
    placeDue();
}

void Peek::placeDue()
{
    // Beside its chip, or under it where the words are too long.
    const kit::Tokens& t = kit::tokens();
    const int due =
        QFontMetrics(kit::fontOf(Role::Small)).horizontalAdvance(m_due->text()) + t.space(2);
    const int room = width() - 2 * t.space(6) - m_chip->sizeHint().width() - m_clock->spacing();
    m_clock->setDirection(due <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void Peek::resizeEvent(QResizeEvent* event)
{
    kit::Pane::resizeEvent(event);
    placeDue();
}

void Peek::showActs()
{
    while (QLayoutItem* item = m_acts->takeAt(0)) {
        if (item->layout())
            while (QLayoutItem* inner = item->layout()->takeAt(0)) {
                if (inner->widget())
                    inner->widget()->deleteLater();
                delete inner;
            }
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(kit::tokens().space(3));
    m_acts->addLayout(row);
    int shown = 0;
    QString refused;
    for (const ActFace& face : actsOf(*m_record)) {
        if (face.act == "note")
            continue;
        if (!face.reason.isEmpty()) {
            if (refused.isEmpty())
                refused = QString(face.text).remove(u'…') + QStringLiteral(": ") + face.reason;
            continue;
        }
        // Two acts and Open are what the pane has room for; the rest is on the case's page.
        if (shown == 2)
            continue;
        auto* button = new kit::Button(face.text, face.primary ? kit::ButtonKind::Primary
                                                               : kit::ButtonKind::Secondary);
        connect(button, &kit::Button::activated, this,
                [this, act = face.act] { emit actAsked(act); });
        row->addWidget(button);
        ++shown;
    }
    auto* open = new kit::Button(tr("Open"));
    // The second act gives way where the words are long: a button is never cut.
    int wide = open->sizeHint().width() + row->count() * row->spacing();
    for (int i = 0; i < row->count(); ++i)
        wide += row->itemAt(i)->widget()->sizeHint().width();
    const QMargins margins = m_acts->contentsMargins();
    if (row->count() == 2 && wide > width() - margins.left() - margins.right()) {
        QLayoutItem* second = row->takeAt(1);
        delete second->widget();
        delete second;
    }
    open->setAccessibleName(tr("Open the case in a tab"));
    connect(open, &kit::Button::activated, this, [this] { emit openAsked(m_number); });
    row->addWidget(open);
    row->addStretch(1);
    if (refused.isEmpty())
        return;
    auto* line = new QHBoxLayout;
    line->setSpacing(kit::tokens().space(3));
    line->addWidget(new IconBox(QStringLiteral("lock")));
    auto* why = new PlainLabel(refused, Role::Small, &kit::Colors::text3);
    why->setElide(Qt::ElideRight);
    line->addWidget(why, 1);
    m_acts->addLayout(line);
}

}  // namespace docket::ui
