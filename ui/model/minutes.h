// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

namespace docket {
class Desk;
}

namespace docket::ui {

// Says that the minute of the desk's time has turned, at its turn. Stands still while nobody looks.
class Minutes final : public QObject {
    Q_OBJECT
public:
    explicit Minutes(Desk& desk, QObject* parent = nullptr);

    // False while the window is hidden: then nothing wakes the machine.
    void setRunning(bool running);
    // True also says second(), for the last minutes of an open case.
    void setSeconds(bool seconds);

signals:
    void minute(docket::Instant now);
    void second(docket::Instant now);

private:
    void arm();

    Desk& m_desk;
    QTimer m_timer;
    qint64 m_last = 0;
    bool m_running = false;
    bool m_seconds = false;
};

}  // namespace docket::ui
