// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/ownersocket.h"

#include "app/composition/frames.h"

#include <QLocalSocket>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <utility>

namespace docket::app {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype kMostCallers = 16;
constexpr auto kPatience = 5s;  // with a caller that says nothing

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

}  // namespace

// One process at the other end.
class OwnerSocket::Caller final : public QObject {
public:
    Caller(QLocalSocket* socket, OwnerSocket& owner)
        : QObject(&owner)
        , m_owner(owner)
        , m_socket(socket)
    {
        socket->setParent(this);
        socket->setReadBufferSize(kMostAsked + 4);
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, socket, &QLocalSocket::abort);
        connect(socket, &QLocalSocket::readyRead, this, [this] { read(); });
        connect(socket, &QLocalSocket::disconnected, this, [this] { hungUp(); });
        m_patience.start(kPatience);
    }

    bool wasPromised() const { return m_state == State::Ready || m_state == State::Running; }

    void ready()
    {
        if (m_state != State::Waiting)
            return;
        m_state = State::Ready;
        send({{key("state"), key("ready")}});
        m_patience.start(kPatience);
    }

    void dismiss()
    {
        m_state = State::Done;
        m_socket->disconnectFromServer();
        if (m_socket->state() == QLocalSocket::UnconnectedState)
            hungUp();
    }

private:
    enum class State { Silent, Waiting, Ready, Running, Done };

    void send(const QJsonObject& json)
    {
        if (m_socket->state() == QLocalSocket::ConnectedState)
            m_socket->write(frameOf(json));
    }

    void refuse(const QString& why)
    {
        send({{key("state"), key("refused")}, {key("why"), why}});
        dismiss();
    }

    void read()
    {
        const QByteArray bytes = m_socket->readAll();
        if (m_state == State::Done)
            return;
        m_frames.feed(bytes);
        while (m_state != State::Done) {
            const auto frame = m_frames.next();
            if (!frame)
                return;
            if (!*frame)
                return refuse(frame->error().detail);
            heard(**frame);
        }
    }

    void heard(const QJsonObject& json)
    {
        if (m_state == State::Silent) {
            const QString want = json.value(key("want")).toString();
            m_patience.stop();
            if (want == key("run")) {
                m_state = State::Waiting;
                if (m_owner.m_run)
                    ready();
            } else if (want == key("activate")) {
                if (!m_owner.m_activate)
                    return refuse(key("no window is open"));
                m_owner.m_activate(json.value(key("case")).toInteger());
                send({{key("state"), key("done")}});
                dismiss();
            } else {
                refuse(key("wants what is not known here"));
            }
        } else if (m_state == State::Ready) {
            m_state = State::Running;
            m_patience.stop();
            m_owner.m_run(
                json.value(key("call")).toObject(),
                [me = QPointer(this)](const QString& progress) {
                    if (me)
                        me->send({{key("said"), progress}});
                },
                [me = QPointer(this)](const QJsonObject& outcome) {
                    if (!me)
                        return;
                    me->send({{key("state"), key("done")}, {key("outcome"), outcome}});
                    me->dismiss();
                });
        } else {
            refuse(key("spoke out of turn"));
        }
    }

    void hungUp()
    {
        // What runs goes on to its end without a listener.
        if (m_left)
            return;
        m_left = true;
        m_owner.gone(this);
    }

    OwnerSocket& m_owner;
    QLocalSocket* m_socket;
    Frames m_frames{kMostAsked};
    QTimer m_patience;
    State m_state = State::Silent;
    bool m_left = false;
};

OwnerSocket::OwnerSocket(QObject* parent)
    : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &OwnerSocket::accept);
}

OwnerSocket::~OwnerSocket()
{
    m_server.close();
    qDeleteAll(std::exchange(m_callers, {}));
}

Done OwnerSocket::listen(const QString& folder)
{
    m_path = socketPath(folder);
    // The lock is ours: a socket that lies here was left by a process that died.
    QLocalServer::removeServer(m_path);
    if (!m_server.listen(m_path))
        return fail(ErrorKind::Storage, m_path, m_server.errorString());
    return {};
}

void OwnerSocket::serve(Run run)
{
    m_run = std::move(run);
    for (Caller* caller : QList<Caller*>(m_callers))
        caller->ready();
}

void OwnerSocket::accept()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        if (m_callers.size() >= kMostCallers) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_callers.append(new Caller(socket, *this));
    }
}

void OwnerSocket::gone(Caller* caller)
{
    m_callers.removeAll(caller);
    caller->deleteLater();
    if (m_retired && m_callers.isEmpty())
        std::exchange(m_retired, {})();
}

void OwnerSocket::retire(std::function<void()> then)
{
    m_server.close();
    m_retired = std::move(then);
    for (Caller* caller : QList<Caller*>(m_callers))
        if (!caller->wasPromised())
            caller->dismiss();
    if (m_retired && m_callers.isEmpty())
        std::exchange(m_retired, {})();
}

}  // namespace docket::app
