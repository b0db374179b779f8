// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/instantfield.h"

#include "core/domain/calendar.h"
#include "ui/kit/button.h"
#include "ui/model/words.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>

namespace docket::ui {

namespace {

Instant nineOn(Instant now, int days, const QTimeZone& zone)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.ms, zone).date();
    return Instant{QDateTime(today.addDays(days), QTime(9, 0), zone).toMSecsSinceEpoch()};
}

}  // namespace

InstantField::InstantField(const QString& name, const QTimeZone& zone, Instant now,
                           const std::vector<Quick>& quick, size_t first, QWidget* parent)
    : QWidget(parent)
    , m_zone(zone)
    , m_edit(new QDateTimeEdit)
{
    // Wall time of the business: the machine's own zone must not bend it.
    m_edit->setTimeSpec(Qt::UTC);
    m_edit->setDisplayFormat(QStringLiteral("ddd d MMM yyyy HH:mm"));
    m_edit->setAccessibleName(name);
    setFocusProxy(m_edit);
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(kit::tokens().space(3));
    across->addWidget(m_edit, 1);
    for (const Quick& choice : quick) {
        auto* button = new kit::Button(choice.text);
        button->setAccessibleName(tr("Until: %1").arg(choice.text));
        connect(button, &kit::Button::activated, this, [this, at = choice.at] { set(at); });
        across->addWidget(button);
    }
    set(first < quick.size() ? quick[first].at : now);
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, &InstantField::changed);
}

void InstantField::set(Instant at)
{
    const QDateTime there = QDateTime::fromMSecsSinceEpoch(at.ms, m_zone);
    m_edit->setDateTime(QDateTime(there.date(), there.time(), Qt::UTC));
}

Instant InstantField::at() const
{
    return Instant{QDateTime(m_edit->date(), m_edit->time(), m_zone).toMSecsSinceEpoch()};
}

std::vector<InstantField::Quick> quickInstants(const Setup& setup, const Case& value, Instant now)
{
    std::vector<InstantField::Quick> out{{InstantField::tr("In 1 h"), now + hours(1)}};
    const Policy* policy = setup.policy(value.queue, value.tier, now);
    const CalendarSpec* spec = policy ? setup.calendar(policy->calendar, now) : nullptr;
    if (const auto calendar = spec ? BusinessCalendar::around(*spec, now) : Result<CalendarPtr>();
        calendar && *calendar) {
        const auto spans = (*calendar)->openSpans({now, now + days(1)});
        if (!spans.empty() && spans.front().until < now + days(1))
            out.push_back({InstantField::tr("End of shift"), spans.front().until});
    }
    out.push_back({InstantField::tr("Tomorrow 09:00"), nineOn(now, 1, zoneOf(setup))});
    return out;
}

std::vector<InstantField::Quick> waitingInstants(const Setup& setup, Instant now)
{
    const QTimeZone zone = zoneOf(setup);
    return {{InstantField::tr("2 h"), now + hours(2)},
            {InstantField::tr("Tomorrow 09:00"), nineOn(now, 1, zone)},
            {InstantField::tr("3 days"), nineOn(now, 3, zone)}};
}

}  // namespace docket::ui
