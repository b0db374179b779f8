// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/minutes.h"

#include "core/desk/desk.h"

namespace docket::ui {

Minutes::Minutes(Desk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_last(desk.now().ms / minutes(1))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const Instant now = m_desk.now();
        arm();
        if (m_seconds)
            emit second(now);
        if (now.ms / minutes(1) == m_last)
            return;
        m_last = now.ms / minutes(1);
        emit minute(now);
    });
}

void Minutes::setRunning(bool running)
{
    if (running == m_running)
        return;
    m_running = running;
    if (running)
        arm();
    else
        m_timer.stop();
}

void Minutes::setSeconds(bool seconds)
{
    if (seconds == m_seconds)
        return;
    m_seconds = seconds;
    if (m_running)
        arm();
}

void Minutes::arm()
{
    const Millis step = m_seconds ? seconds(1) : minutes(1);
    // A few milliseconds past the turn, so that the turn is certain to be over.
    const Millis wait = step - m_desk.now().ms % step + 5;
    // The practice company's time may run faster or jump: look again well before an hour is lost.
    m_timer.start(static_cast<int>(std::min<Millis>(wait, minutes(1))));
}

}  // namespace docket::ui
