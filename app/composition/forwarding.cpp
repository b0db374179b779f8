// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/forwarding.h"

#include <algorithm>

namespace docket::app {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

}  // namespace

Forwarding::Forwarding(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_path(socketPath(folder))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end();
        emit refused(key("another Docket has this profile open and does not answer"));
    });
    connect(&m_socket, &QLocalSocket::connected, this, [this] { m_socket.write(frameOf(m_want)); });
    connect(&m_socket, &QLocalSocket::readyRead, this, &Forwarding::read);
    const auto lost = [this] {
        if (m_ended)
            return;
        read();  // what came before it hung up counts
        if (m_ended)
            return;
        end();
        m_sent ? emit broken() : emit nobody();
    };
    connect(&m_socket, &QLocalSocket::disconnected, this, lost);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, lost);
}

void Forwarding::run(const QJsonObject& call, int patienceMs)
{
    m_call = call;
    begin({{key("want"), key("run")}}, patienceMs);
}

void Forwarding::activate(qint64 openCase, int patienceMs)
{
    begin({{key("want"), key("activate")}, {key("case"), openCase}}, patienceMs);
}

void Forwarding::begin(const QJsonObject& want, int patienceMs)
{
    m_want = want;
    m_patience.start(std::max(0, patienceMs));
    // A local socket connects or fails in the call itself; its word is given later all the same.
    QMetaObject::invokeMethod(
        this, [this] { m_socket.connectToServer(m_path); }, Qt::QueuedConnection);
}

void Forwarding::end()
{
    m_ended = true;
    m_patience.stop();
    m_socket.abort();
}

void Forwarding::read()
{
    if (m_socket.isOpen())
        m_frames.feed(m_socket.readAll());
    while (!m_ended) {
        const auto frame = m_frames.next();
        if (!frame)
            return;
        if (*frame) {
            heard(**frame);
            continue;
        }
        end();
        m_sent ? emit broken() : emit refused(frame->error().detail);
    }
}

void Forwarding::heard(const QJsonObject& json)
{
    const QString state = json.value(key("state")).toString();
    if (json.contains(key("said"))) {
        emit said(json.value(key("said")).toString());
    } else if (state == key("ready") && !m_sent && !m_call.isEmpty()) {
        m_sent = true;
        m_patience.stop();
        m_socket.write(frameOf({{key("call"), m_call}}));
    } else if (state == key("done")) {
        end();
        emit done(json.value(key("outcome")).toObject());
    } else if (state == key("refused")) {
        // A call that was sent and refused was not begun.
        end();
        emit refused(json.value(key("why")).toString());
    }
}

}  // namespace docket::app
