// SPDX-License-Identifier: GPL-3.0-or-later
// How the bytes of an answer leave when something is wrong with the line.
#include "app/sandbox/faults.h"

#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <memory>

namespace sandbox {

namespace {

constexpr qint64 kLate = 60'000;
constexpr qint64 kEachByte = 200;

// The head of an answer as far as its headers go, without what says how long the body is.
QByteArray unsizedHead(const Response& response, const QByteArray& date)
{
    QByteArray whole = serialize({response.status, response.headers, {}}, date, false);
    whole.replace("Content-Length: 0\r\n", "");
    return whole.chopped(2);
}

QByteArray chunks(const QByteArray& body)
{
    QByteArray out;
    for (qsizetype from = 0; from < body.size(); from += 1000) {
        const QByteArray part = body.mid(from, 1000);
        out += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
    }
    return out;
}

// Writes `bytes` one after the other, at most so many, and then closes.
void trickle(QTcpSocket* socket, const QByteArray& bytes, qint64 each)
{
    auto* timer = new QTimer(socket);
    auto at = std::make_shared<qsizetype>(0);
    QObject::connect(timer, &QTimer::timeout, socket, [socket, timer, bytes, at] {
        if (*at >= bytes.size() || socket->state() != QAbstractSocket::ConnectedState) {
            timer->stop();
            socket->disconnectFromHost();
            return;
        }
        socket->write(bytes.constData() + (*at)++, 1);
    });
    timer->start(std::chrono::milliseconds(each));
}

}  // namespace

void writeBent(const Fault& fault, QTcpSocket* socket, const Response& response,
               const QByteArray& date, bool keepAlive)
{
    using enum FaultKind;
    const QByteArray whole = serialize(response, date, keepAlive);
    const auto closing = [&](const QByteArray& bytes) {
        socket->write(bytes);
        socket->disconnectFromHost();
    };
    switch (fault.kind) {
    case DropBefore:
    case DropAfterApply:
        socket->abort();
        return;
    case CloseBefore:
        socket->disconnectFromHost();
        return;
    case HeadOnly:
        return closing(whole.first(whole.indexOf("\r\n\r\n") + 4));
    case HalfStatus:
        return closing("HTTP/1.1 20");
    case Late:
        QTimer::singleShot(std::chrono::milliseconds(fault.size >= 0 ? fault.size : kLate), socket,
                           [socket, whole] {
                               socket->write(whole);
                               socket->disconnectFromHost();
                           });
        return;
    case Cut:
        return closing(whole.first(whole.size() - response.body.size() / 2 - 1));
    case CutChunked:
        return closing(unsizedHead(response, date) + "Transfer-Encoding: chunked\r\n\r\n" +
                       chunks(response.body.first(response.body.size() / 2)));
    case Chunked:
        socket->write(unsizedHead(response, date) + "Transfer-Encoding: chunked\r\n\r\n" +
                      chunks(response.body) + "0\r\n\r\n");
        socket->disconnectFromHost();
        return;
    case CutUnsized:
        return closing(unsizedHead(response, date) + "\r\n" +
                       response.body.first(response.body.size() / 2));
    case ResetWithin:
        socket->write(whole.first(std::min<qsizetype>(
            whole.size(), fault.size >= 0 ? static_cast<qsizetype>(fault.size) : 40)));
        socket->flush();
        socket->abort();
        return;
    case Trickle:
        return trickle(socket, whole, fault.size >= 0 ? fault.size : kEachByte);
    case TrickleHead: {
        QByteArray head = "HTTP/1.1 200 OK\r\n";
        for (int i = 0; i < 10'000; ++i)
            head += "X-Slow-" + QByteArray::number(i) + ": 1\r\n";
        return trickle(socket, head, fault.size >= 0 ? fault.size : kEachByte);
    }
    case OddHeader:
        socket->write(QByteArray(whole).replace("\r\nDate:", "\r\nno colon here\r\nDate:"));
        break;
    case Interim:
        socket->write("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
                      "HTTP/1.1 100 Continue\r\n\r\n" +
                      whole);
        break;
    case OldHttp:
        return closing(QByteArray(whole).replace(0, 8, "HTTP/1.0"));
    case TrailingBytes:
        return closing(whole + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    case ClosesAfter:
        return closing(whole);
    default:
        socket->write(whole);
        break;
    }
    if (!keepAlive)
        socket->disconnectFromHost();
}

}  // namespace sandbox
