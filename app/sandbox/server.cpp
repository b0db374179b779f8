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

// How each vendor says that a credential lacks a permission.
Response forbidden(const Request& request, const QByteArray& permission)
{
    Json json;
    json.object();
    if (request.path.startsWith("/stripe/")) {
        json.object("error");
        json.text("code", "more_permissions_required_error");
        json.text("message", "The provided key 'rk_live_practice' does not have the required "
                             "permissions for this endpoint. Having the '" +
                                 permission + "' permission would allow this request to continue.");
        json.text("type", "invalid_request_error");
        json.endObject();
    } else {
        json.text("errors",
                  "[API] This action requires merchant approval for " + permission + " scope.");
    }
    json.endObject();
    return {403, {}, json.bytes()};
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

void Server::addFault(const Fault& fault)
{
    // None at all: what was asked for before is over.
    if (fault.count <= 0)
        std::erase_if(m_faults, [&](const Fault& f) { return f.match == fault.match; });
    else
        m_faults.push_back(fault);
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

std::optional<Fault> Server::takeFault(const Request& request)
{
    for (Fault& fault : m_faults) {
        if (fault.count <= 0 || !request.path.startsWith(fault.match) ||
            (!fault.method.isEmpty() && fault.method != request.method))
            continue;
        --fault.count;
        return fault;
    }
    return std::nullopt;
}

void Server::serve(QTcpSocket* socket, const Request& request)
{
    m_company.wake();
    if (request.method == "POST")
        ++m_posts;
    std::optional<Fault> fault;
    if (!request.path.startsWith("/sandbox/")) {
        m_log.push_back(request);
        if (m_log.size() > kMostLogged)
            m_log.pop_front();
        fault = takeFault(request);
    }
    if (fault && fault->kind == Fault::Kind::DropBefore) {
        socket->abort();
        return;
    }
    Response response;
    if (fault && fault->kind == Fault::Kind::Status) {
        response.status = fault->status;
        response.body =
            R"({"error":{"message":"An injected fault.","type":"api_error"},"errors":"An injected fault."})";
        if (!fault->retryAfter.isEmpty())
            response.headers.emplace_back("Retry-After", fault->retryAfter);
    } else if (fault && fault->kind == Fault::Kind::Permission) {
        response = forbidden(request, fault->permission);
    } else {
        response = answer(request);
    }
    if (fault && fault->kind == Fault::Kind::DropAfterApply) {
        socket->abort();
        return;
    }
    const bool keep = request.header("connection").toLower() != "close";
    const QByteArray bytes = serialize(response, date(), keep);
    if (fault && fault->kind == Fault::Kind::Cut) {
        socket->write(bytes.first(bytes.size() - response.body.size() / 2 - 1));
        socket->disconnectFromHost();
        return;
    }
    socket->write(bytes);
    if (m_stockFolder)
        m_stockFolder->write(m_company.now());
    if (!keep)
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
