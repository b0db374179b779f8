// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/caseheader.h"

#include "ui/kit/button.h"
#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/slachip.h"
#include "ui/model/clockat.h"
#include "ui/model/words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace docket::ui {

using kit::Role;

namespace {

class Mark final : public QWidget {
public:
    explicit Mark(const QString& icon)
        : m_icon(icon)
    {
        setFixedSize(kit::tokens().size.icon, kit::tokens().size.icon);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        if (!m_icon.isEmpty())
            kit::paintIcon(painter, rect(), m_icon, kit::tokens().color.text2,
                           kit::tokens().size.icon);
    }

private:
    const QString& m_icon;
};

}  // namespace

// A clock that is not the worst: its name over its mark and words, without a chip.
class CaseHeader::Clock final : public QWidget {
public:
    void setFace(const QString& name, const kit::ClockFace& face, const QString& due,
                 const QTimeZone& zone)
    {
        m_name = name;
        m_face = face;
        m_words = kit::chipWords(face);
        m_due = face.state == kit::State::Met ? QString() : due;
        setAccessibleName(name + QStringLiteral(": ") + kit::spokenWords(face, zone));
        setToolTip(kit::plainToolTip(accessibleName()));
        const kit::Tokens& t = kit::tokens();
        const int words =
            t.size.mark + t.space(3) +
            QFontMetrics(kit::fontOf(Role::Label)).horizontalAdvance(m_words) +
            (m_due.isEmpty()
                 ? 0
                 : t.space(3) + QFontMetrics(kit::fontOf(Role::Small)).horizontalAdvance(m_due));
        const int head = QFontMetrics(kit::fontOf(Role::Caption)).horizontalAdvance(m_name);
        setFixedWidth(std::max(words, head) + 2);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const kit::Tokens& t = kit::tokens();
        QPainter painter(this);
        const int head = kit::lineHeight(Role::Caption);
        const int line = kit::lineHeight(Role::Body) + t.space(2);
        const int top = (height() - head - line) / 2;
        painter.setFont(kit::fontOf(Role::Caption));
        painter.setPen(t.color.text3);
        painter.drawText(QRect(0, top, width(), head), Qt::AlignLeft | Qt::AlignVCenter, m_name);
        const QRect row(0, top + head, width(), line);
        kit::paintIcon(painter, QRectF(0, row.top(), t.size.mark, line),
                       kit::markName(m_face.state), t.of(m_face.state).mark, t.size.mark);
        painter.setFont(kit::fontOf(Role::Label));
        painter.setPen(t.of(m_face.state).text);
        const int x = t.size.mark + t.space(3) - 2;
        painter.drawText(row.adjusted(x, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_words);
        const int used = x + painter.fontMetrics().horizontalAdvance(m_words) + t.space(3);
        painter.setFont(kit::fontOf(Role::Small));
        painter.setPen(t.color.text3);
        painter.drawText(row.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_due);
    }

private:
    QString m_name, m_words, m_due;
    kit::ClockFace m_face;
};

CaseHeader::CaseHeader(QWidget* parent)
    : kit::Pane(&kit::Colors::surface, Qt::BottomEdge, parent)
    , m_mark(new Mark(m_icon))
    , m_where(new kit::PlainLabel({}, Role::Body, &kit::Colors::text2))
    , m_title(new kit::PlainLabel({}, Role::Title))
    , m_customer(new kit::PlainLabel({}, Role::Title, &kit::Colors::text2))
    , m_clocks(new QHBoxLayout)
    , m_chip(new kit::SlaChip(nullptr, kit::SlaChip::Height::Large))
    , m_due(new kit::PlainLabel({}, Role::Small, &kit::Colors::text2))
    , m_explain(new kit::Button(tr("Explain"), kit::ButtonKind::Quiet))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Case"));
    setFixedHeight(t.size.caseHeader);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(6), 0, t.space(6), 1);
    row->setSpacing(t.space(7));
    auto* left = new QVBoxLayout;
    left->setSpacing(t.space(1));
    auto* first = new QHBoxLayout;
    first->setSpacing(t.space(3));
    first->addWidget(m_mark);
    m_where->setElide(Qt::ElideRight);
    first->addWidget(m_where, 1);
    auto* second = new QHBoxLayout;
    second->setSpacing(0);
    m_title->setElide(Qt::ElideRight);
    m_customer->setElide(Qt::ElideRight);
    QFont thin = kit::fontOf(Role::Title);
    thin.setWeight(QFont::Normal);
    m_customer->setFont(thin);
    second->addWidget(m_title);
    second->addWidget(m_customer);
    second->addStretch(1);
    left->addStretch(1);
    left->addLayout(first);
    left->addLayout(second);
    left->addStretch(1);
    row->addLayout(left, 1);
    m_clocks->setSpacing(t.space(8));
    row->addLayout(m_clocks);
    auto* worst = new QHBoxLayout;
    worst->setSpacing(0);
    worst->addWidget(m_chip);
    row->addLayout(worst);
    auto* due = new QVBoxLayout;
    due->setSpacing(0);
    due->addStretch(1);
    due->addWidget(m_due);
    m_explain->setKeyCap(QStringLiteral("D"));
    m_explain->setAccessibleName(tr("Explain the deadline"));
    // The words of a borderless button stand in line with the label above.
    m_due->setContentsMargins(t.space(4), 0, 0, 0);
    due->addWidget(m_explain, 0, Qt::AlignLeft);
    due->addStretch(1);
    worst->addLayout(due);
    connect(m_explain, &kit::Button::activated, this, &CaseHeader::explainAsked);
}

void CaseHeader::setRecord(const view::CaseRecord& record, const QTimeZone& zone)
{
    m_zone = zone;
    m_icon = queueIcon(record.value.queue);
    m_mark->update();
    QString where = QString::number(record.value.number) + QStringLiteral("  ") +
                    queueWords(record.value.queue);
    if (!record.ruleName.isEmpty())
        where += QStringLiteral(" · ") + tr("opened by %1").arg(record.ruleName);
    where += QStringLiteral(" · ") + tr("revision %1").arg(record.value.revision);
    m_where->setText(where);
    m_title->setText(record.row.what);
    // A source has no customer; what it is called stands there.
    const QString beside = record.value.subject.kind == FactKind::Source
                               ? QString::fromUtf8(record.row.label)
                               : record.row.customer;
    m_customer->setText(beside.isEmpty() ? QString() : QStringLiteral(" · ") + beside);
    m_worst = record.row.face;
    m_others.clear();
    for (const SlaClock& clock : record.value.clocks)
        if (!clock.off() && clock.verdict != Verdict::Void &&
            !(clock.kind == m_worst.kind && clock.start == m_worst.start))
            m_others.push_back(clock);
    // Two beside the worst are what a glance takes in; all stand at the right of the page.
    if (m_others.size() > 2)
        m_others.erase(m_others.begin(), m_others.end() - 2);
    tick(record.at);
}

bool CaseHeader::tick(Instant now)
{
    while (m_shown.size() < m_others.size()) {
        m_shown.push_back(new Clock);
        m_clocks->addWidget(m_shown.back());
    }
    for (size_t i = 0; i < m_shown.size(); ++i) {
        m_shown[i]->setVisible(i < m_others.size());
        if (i >= m_others.size())
            continue;
        const kit::ClockFace face = clockAt(view::faceOf(m_others[i]), now);
        m_shown[i]->setFace(clockWords(m_others[i].kind), face,
                            face.due.isSet() ? kit::nearTime(face.due, now, m_zone) : QString(),
                            m_zone);
    }
    m_chip->setVisible(m_worst.isSet());
    m_explain->setVisible(m_worst.isSet());
    if (!m_worst.isSet()) {
        m_due->setText(tr("no deadline runs"));
        return false;
    }
    const kit::ClockFace face = clockAt(m_worst, now);
    const bool last = face.state != kit::State::Paused && face.left > 0 && face.left < minutes(5);
    m_chip->setFineness(last ? kit::Fineness::Seconds : kit::Fineness::Minutes);
    m_chip->setFace(face, m_zone);
    m_due->setText(face.due.isSet() ? tr("%1 due %2")
                                          .arg(clockWords(m_worst.kind),
                                               kit::nearTime(face.due, now, m_zone) + u' ' +
                                                   kit::zoneCode(face.due, m_zone))
                                    : tr("%1 is paused").arg(clockWords(m_worst.kind)));
    return last;
}

}  // namespace docket::ui
