// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/frames.h"

#include <QJsonObject>
#include <QLocalSocket>
#include <QObject>
#include <QTimer>

namespace docket::app {

// The caller's side of a profile's socket: asks its owner for one thing. Exactly one of the ends is
// signalled, later.
class Forwarding final : public QObject {
    Q_OBJECT
public:
    explicit Forwarding(const QString& folder, QObject* parent = nullptr);

    // Has the owner run `call`. The owner has until `patienceMs` from now to say that it will; what
    // it then does takes as long as it takes.
    void run(const QJsonObject& call, int patienceMs);
    // Has the owner bring its window to the front.
    void activate(qint64 openCase, int patienceMs);

signals:
    void said(const QString& progress);
    void done(const QJsonObject& outcome);
    // Nobody listens, or whoever did went away before it promised anything: the lock may be free.
    void nobody();
    // The owner did not promise anything in time, or refuses. Nothing was done.
    void refused(const QString& why);
    // The owner went away, or spoke nonsense, after it had begun: what became of it is not known.
    void broken();

private:
    void begin(const QJsonObject& want, int patienceMs);
    void read();
    void heard(const QJsonObject& json);
    void end();

    QString m_path;
    QJsonObject m_want;
    QJsonObject m_call;
    QLocalSocket m_socket;
    Frames m_frames{kMostAnswered};
    QTimer m_patience;
    bool m_sent = false;
    bool m_ended = false;
};

}  // namespace docket::app
