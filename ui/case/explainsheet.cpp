// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/explainsheet.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/button.h"
#include "ui/kit/fonts.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

namespace {

using kit::Role;

constexpr int kWide = 800;
constexpr int kMostRows = 16;

QString lengthOf(Millis ms)
{
    return ms < 0 ? QStringLiteral("−\u2009") + kit::timeOver(-ms) : kit::timeLeft(ms);
}

// The lines of a ledger in five columns; the last line is the sum.
class Ledger final : public QWidget {
public:
    Ledger() { setAccessibleName(ExplainSheet::tr("Account of the clock")); }

    void setLines(const view::Explanation& e, const QTimeZone& zone, Instant now)
    {
        m_rows.clear();
        QStringList spoken;
        for (const ClockLine& line : e.lines) {
            Row row;
            row.when = kit::nearTime(line.from, now, zone) + QStringLiteral(" – ") +
                       kit::nearTime(line.to, now, zone);
            row.counted = line.counted;
            row.why = ledgerWords(line);
            if (!line.counted && line.amount > 0)
                row.why += QStringLiteral(", ") + lengthOf(line.amount);
            row.amount = line.amount > 0 ? lengthOf(line.amount) : QString();
            row.left = lengthOf(line.remainder);
            row.over = line.remainder < 0;
            spoken << row.when + QStringLiteral(", ") +
                          (line.counted ? ExplainSheet::tr("counted")
                                        : ExplainSheet::tr("not counted")) +
                          QStringLiteral(", ") + row.why;
            m_rows.push_back(row);
        }
        Row sum;
        sum.when = ExplainSheet::tr("Counted in all");
        sum.counted = true;
        sum.sum = true;
        sum.amount = lengthOf(e.split.counted);
        sum.left = m_rows.empty() ? QString() : m_rows.back().left;
        sum.over = !m_rows.empty() && m_rows.back().over;
        m_rows.push_back(sum);
        setAccessibleDescription(spoken.join(QStringLiteral(". ")));
        setFixedHeight(static_cast<int>(m_rows.size() + 1) * pitch());
        update();
    }
    static int pitch() { return kit::tokens().size.row - kit::tokens().space(2); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const kit::Tokens& t = kit::tokens();
        QPainter painter(this);
        const int right = width() - t.space(4);
        const int left = right - 96;
        const int when = 230;
        const auto cells = [&](int y, const QString& a, const QString& b, const QString& c,
                               const QString& d, const QColor& last) {
            const QRect row(0, y, width(), pitch());
            painter.drawText(row.adjusted(0, 0, -(width() - when), 0),
                             Qt::AlignLeft | Qt::AlignVCenter, a);
            const QRect why(when, y, left - 110 - when, pitch());
            painter.drawText(why, Qt::AlignLeft | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(b, Qt::ElideRight, why.width()));
            painter.drawText(QRect(left - 110, y, 110, pitch()), Qt::AlignRight | Qt::AlignVCenter,
                             c);
            painter.setPen(last);
            painter.drawText(QRect(left, y, right - left, pitch()),
                             Qt::AlignRight | Qt::AlignVCenter, d);
        };
        painter.setFont(kit::fontOf(Role::Caption));
        painter.setPen(t.color.text3);
        cells(0, ExplainSheet::tr("From – to"), ExplainSheet::tr("Why"),
              ExplainSheet::tr("Counted"), ExplainSheet::tr("Left after it"), t.color.text3);
        int y = pitch();
        for (const Row& row : m_rows) {
            painter.fillRect(0, y, width(), 1, row.sum ? t.color.divider : t.color.hairline);
            painter.setFont(kit::fontOf(row.sum ? Role::Strong : Role::Body));
            painter.setPen(row.counted ? t.color.text : t.color.text3);
            const QColor last = row.over ? t.of(kit::State::Breached).text : painter.pen().color();
            cells(y, row.when, row.why, row.counted ? row.amount : ExplainSheet::tr("no"), row.left,
                  last);
            y += pitch();
        }
    }

private:
    struct Row {
        QString when, why, amount, left;
        bool counted = false, sum = false, over = false;
    };
    std::vector<Row> m_rows;
};

}  // namespace

ExplainSheet::ExplainSheet(Desk& desk, const view::CaseRecord& record, QWidget* window)
    : kit::Sheet(tr("Explain %1 · %2").arg(QString::number(record.value.number), record.row.what),
                 {}, window)
    , m_desk(desk)
    , m_record(record)
    , m_sum(new kit::PlainLabel(tr("Being read…"), Role::Body, &kit::Colors::text2))
    , m_table(new Ledger)
{
    setWidth(kWide);
    actButton()->hide();
    cancelButton()->setText(tr("Close"));
    // One button for each clock that the case has; the one by which it is sorted first.
    auto* row = new QHBoxLayout;
    row->setSpacing(kit::tokens().space(2));
    auto* group = new QButtonGroup(this);
    std::vector<ClockKind> kinds{record.row.face.kind};
    for (const SlaClock& clock : record.value.clocks)
        if (!clock.off() && std::find(kinds.begin(), kinds.end(), clock.kind) == kinds.end())
            kinds.push_back(clock.kind);
    for (const ClockKind kind : kinds) {
        auto* button = new kit::Button(clockWords(kind), kit::ButtonKind::Quiet);
        button->setCheckable(true);
        button->setChecked(kind == kinds.front());
        group->addButton(button);
        connect(button, &kit::Button::activated, this, [this, kind] { ask(kind); });
        row->addWidget(button);
    }
    row->addStretch(1);
    body()->addLayout(row);
    m_sum->setWordWrap(true);
    body()->addWidget(m_sum);
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Account of the clock"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_table);
    scroll->setFixedHeight(8 * Ledger::pitch());
    body()->addWidget(scroll);
    ask(kinds.front());
}

void ExplainSheet::ask(ClockKind kind)
{
    const quint64 version = ++m_version;
    whenDone(m_desk.explain(m_record.value.number, kind), this,
             [this, version](const Result<view::Explanation>& answer) {
                 if (version != m_version)
                     return;
                 if (answer)
                     take(*answer);
                 else
                     m_sum->setText(
                         tr("This clock has no account. %1").arg(problemWords(answer.error())));
             });
}

void ExplainSheet::take(const view::Explanation& e)
{
    const QTimeZone zone = zoneOf(m_desk.setup());
    const Instant now = m_desk.now();
    QString text;
    if (e.clock.external())
        text = tr("The issuer set this deadline; nothing pauses or moves it.");
    else
        text = tr("%1 of open time by the calendar %2, since %3. Policy %4, version %5.")
                   .arg(kit::timeTaken(e.clock.budget), e.calendarName,
                        kit::weekdayTime(e.clock.start, zone), e.clock.policy,
                        QString::number(e.clock.policyVersion));
    if (e.clock.due.isSet())
        text += u' ' + tr("Due %1.").arg(kit::fullTime(e.clock.due, zone));
    m_sum->setText(text);
    static_cast<Ledger*>(m_table)->setLines(e, zone, now);
    auto* scroll = qobject_cast<QScrollArea*>(m_table->parentWidget()->parentWidget());
    scroll->setFixedHeight(std::min<int>(kMostRows, static_cast<int>(e.lines.size()) + 2) *
                           Ledger::pitch());
}

}  // namespace docket::ui
