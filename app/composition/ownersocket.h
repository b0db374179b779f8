// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QLocalServer>
#include <QObject>
#include <QString>

#include <functional>

namespace docket::app {

// The owner's ear: other processes of the same user ask here for what only the owner of a profile
// may do. A caller first says what it wants, is told when the owner is ready, and only then sends
// its call; so whoever gave up waiting has surely changed nothing.
class OwnerSocket final : public QObject {
    Q_OBJECT
public:
    using Say = std::function<void(const QString& progress)>;
    using Answer = std::function<void(const QJsonObject& outcome)>;
    // Does what a call asks for and answers once, later or at once. Say and Answer may be called
    // when the caller has gone.
    using Run = std::function<void(const QJsonObject& call, Say say, Answer answer)>;
    // Brings the window to the front, on a case when it is not 0.
    using Activate = std::function<void(qint64 openCase)>;

    explicit OwnerSocket(QObject* parent = nullptr);
    ~OwnerSocket() override;

    // Listens for callers of the profile in `folder`, whose lock is held: an old socket there is
    // nobody's.
    Done listen(const QString& folder);
    // From now on calls are run; callers that wait are told so.
    void serve(Run run);
    void onActivate(Activate activate) { m_activate = std::move(activate); }
    // Takes no more callers, and calls back when the last one that was told "ready" has its answer.
    void retire(std::function<void()> then);

private:
    class Caller;
    void accept();
    void gone(Caller* caller);

    QLocalServer m_server;
    QString m_path;
    Run m_run;
    Activate m_activate;
    std::function<void()> m_retired;
    QList<Caller*> m_callers;
};

}  // namespace docket::app
