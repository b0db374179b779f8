// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topline.h"

#include "core/desk/desk.h"
#include "ui/kit/button.h"
#include "ui/kit/fonts.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QTabBar>

namespace docket::ui {

namespace {

using kit::Role;

// The mark: a tray with the line on which the next case lies.
class Mark final : public QWidget {
public:
    Mark() { setAccessibleName(QStringLiteral("Docket")); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const kit::Tokens& t = kit::tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.color.accent, 2));
        const QRectF box(t.space(5) + 1, (height() - 16) / 2.0 + 1, 15, 14);
        painter.drawRoundedRect(box, 3, 3);
        QPainterPath line(box.bottomLeft() + QPointF(3.5, -4));
        line.lineTo(box.bottomLeft() + QPointF(7, -4));
        line.lineTo(box.bottomLeft() + QPointF(7, -7.5));
        line.lineTo(box.bottomLeft() + QPointF(11.5, -7.5));
        painter.drawPath(line);
        painter.setPen(t.color.text);
        QFont font = kit::fontOf(Role::Timer);
        painter.setFont(font);
        painter.drawText(QRect(t.space(5) + 26, 0, width(), height()), Qt::AlignVCenter,
                         QStringLiteral("Docket"));
    }
};

}  // namespace

TopLine::TopLine(Desk& desk, QWidget* parent)
    : kit::Pane(&kit::Colors::rail, Qt::BottomEdge, parent)
    , m_desk(desk)
    , m_mark(new Mark)
    , m_tabs(new QTabBar)
    , m_clock(new kit::PlainLabel({}, Role::Timer))
    , m_zone(new kit::PlainLabel({}, Role::Body, &kit::Colors::text2))
    , m_person(new kit::PlainLabel({}, Role::Body, &kit::Colors::text2))
    , m_theme(new kit::Button({}, kit::ButtonKind::Quiet))
    , m_keys(new kit::Button(QStringLiteral("?"), kit::ButtonKind::Quiet))
    , m_sign(new kit::Button({}, kit::ButtonKind::Quiet))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Top line"));
    setFixedHeight(t.size.top);
    m_tabs->setAccessibleName(tr("Open tabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_theme->setIconName(QStringLiteral("settings"));
    m_theme->setText(tr("Dark"));
    m_theme->setAccessibleName(tr("Light or dark"));
    m_theme->setToolTip(tr("Light or dark, Ctrl Shift L"));
    m_keys->setAccessibleName(tr("Keys"));
    m_keys->setToolTip(tr("All keys"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, t.space(4), 0);
    row->setSpacing(0);
    row->addWidget(m_mark);
    row->addWidget(m_tabs, 1);
    row->addSpacing(t.space(5));
    row->addWidget(m_clock);
    row->addSpacing(t.space(2));
    row->addWidget(m_zone);
    row->addSpacing(t.space(5));
    row->addWidget(m_person);
    row->addSpacing(t.space(2));
    row->addWidget(m_sign);
    row->addWidget(m_theme);
    row->addWidget(m_keys);
    m_mark->setFixedSize(t.size.rail, t.size.top - 1);
    connect(m_theme, &kit::Button::activated, this, [this] { emit actionAsked("window.theme"); });
    connect(m_keys, &kit::Button::activated, this, [this] { emit actionAsked("window.keys"); });
    connect(m_sign, &kit::Button::activated, this,
            [this] { emit actionAsked(m_desk.person() ? "person.sign_out" : "person.sign_in"); });
    const auto themed = [this] {
        m_theme->setText(kit::tokens().theme == kit::Theme::Dark ? tr("Light") : tr("Dark"));
    };
    connect(&kit::Appearance::current(), &kit::Appearance::changed, this, themed);
    themed();
    connect(&desk, &Desk::personChanged, this, &TopLine::showPerson);
    showPerson();
    tick();
}

void TopLine::setMarkWidth(int width)
{
    m_mark->setFixedWidth(width);
}

void TopLine::tick()
{
    const QTimeZone zone = zoneOf(m_desk.setup());
    const Instant now = m_desk.now();
    m_clock->setText(kit::timeOfDay(now, zone));
    const QString code = kit::zoneCode(now, zone);
    m_zone->setText(m_desk.setup().practice ? tr("%1 practice time").arg(code) : code);
    m_clock->setToolTip(kit::plainToolTip(kit::fullTime(now, zone)));
}

void TopLine::showPerson()
{
    const Person* person = m_desk.person();
    m_person->setVisible(person != nullptr);
    if (person)
        m_person->setText(person->fullName + QStringLiteral(" · ") + roleWords(*person));
    m_sign->setText(person ? tr("Sign out") : tr("Sign in…"));
    m_sign->setKind(person ? kit::ButtonKind::Quiet : kit::ButtonKind::Secondary);
}

void TopLine::paintEvent(QPaintEvent* event)
{
    kit::Pane::paintEvent(event);
    // The rail's edge goes on to the top of the window.
    QPainter painter(this);
    painter.fillRect(m_mark->width() - 1, 0, 1, height(), kit::tokens().color.divider);
}

}  // namespace docket::ui
