// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/server.h"

#include "core/base/clock.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace sandbox {

namespace {

constexpr size_t kMostLogged = 10'000;

// The request with this head of its path taken off.
Request below(const Request& request, qsizetype head)
{
    Request inner = request;
    inner.path = request.path.sliced(head);
    return inner;
}

bool keepsAlive(const Request& request)
{
    return request.header("connection").toLower() != "close";
}

// The outlet is a small company of its own.
Options outletOf(Options options)
{
    options.orders = std::max(60, options.orders / 20);
    options.seed += 101;
    options.pace = 0;  // it follows the clock of the first
    options.ownPayments = true;
    return options;
}

}  // namespace

Server::Server(Company& company, QObject* parent)
    : QObject(parent)
    , m_company(company)
    , m_outletCompany(std::make_unique<Company>(outletOf(company.options())))
    , m_gateway(company)
    , m_shop(company, kShopToken, "/shopify")
    , m_outlet(*m_outletCompany, kOutletToken, "/outlet")
    , m_ship(company)
    , m_trackers(company)
    , m_server(new QTcpServer(this))
{
    connect(m_server, &QTcpServer::newConnection, this, &Server::accept);
}

bool Server::listen(quint16 port)
{
    return m_server->listen(QHostAddress::LocalHost, port);
}

QUrl Server::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_server->serverPort());
    return url;
}

bool Server::keepStockIn(const QString& folder)
{
    m_stockFolder = std::make_unique<StockFolder>(m_company.warehouse(), folder);
    if (m_company.options().pace > 0) {
        // Nights pass though nobody asks.
        auto* clock = new QTimer(this);
        connect(clock, &QTimer::timeout, this, [this] {
            m_company.wake();
            m_stockFolder->write(m_company.now());
        });
        clock->start(2000);
    }
    return m_stockFolder->write(m_company.now());
}

QByteArray Server::date() const
{
    return docket::toHttpDate(docket::Instant{m_company.now()});
}

void Server::accept()
{
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
    }
}

void Server::read(QTcpSocket* socket)
{
    m_buffers[socket] += socket->readAll();
    while (socket->state() == QAbstractSocket::ConnectedState) {
        bool broken = false;
        const std::optional<Request> request = takeRequest(m_buffers[socket], broken);
        if (broken) {
            socket->write(serialize({400, {}, R"({"error":"not a request"})"}, date(), false));
            socket->disconnectFromHost();
            return;
        }
        if (!request)
            return;
        serve(socket, *request);
    }
}

void Server::serve(QTcpSocket* socket, const Request& request)
{
    m_company.wake();
    if (request.method == "POST")
        ++m_posts;
    if (request.path.startsWith("/sandbox/")) {
        write(socket, request, answer(request));
        return;
    }
    m_log.push_back(request);
    if (m_log.size() > kMostLogged)
        m_log.pop_front();
    const std::optional<Fault> fault = m_faults.take(request);
    Response response;
    if (fault && !row(fault->kind).applies) {
        response = insteadOf(*fault, request);
    } else {
        Request reaches = request;
        m_faults.distrust(reaches);
        response = answer(reaches);
        m_faults.distrust(request, response);
    }
    if (!fault)
        return write(socket, request, response);
    QByteArray now = date();
    bend(*fault, response, now);
    writeBent(*fault, socket, response, now, keepsAlive(request));
}

void Server::write(QTcpSocket* socket, const Request& request, const Response& response)
{
    socket->write(serialize(response, date(), keepsAlive(request)));
    if (m_stockFolder)
        m_stockFolder->write(m_company.now());
    if (!keepsAlive(request))
        socket->disconnectFromHost();
}

Response Server::answer(const Request& request)
{
    if (request.path.startsWith("/stripe/v1/"))
        return m_gateway.answer(below(request, 7));
    if (request.path.startsWith("/shopify/admin/api/"))
        return m_shop.answer(below(request, 8));
    if (request.path.startsWith("/outlet/admin/api/")) {
        m_outletCompany->advance(m_company.now() - m_outletCompany->now());
        return m_outlet.answer(below(request, 7));
    }
    if (request.path.startsWith("/shipengine/v1/"))
        return m_ship.answer(below(request, 11));
    if (request.path.startsWith("/warehouse/"))
        return warehousePage(request);
    if (request.path.startsWith("/easypost/v2/"))
        return m_trackers.answer(below(request, 9));
    if (request.path.startsWith("/sandbox/"))
        return control(request);
    return {404, {}, R"({"error":"unknown path"})"};
}

}  // namespace sandbox
