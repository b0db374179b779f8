// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/easypost.h"
#include "app/sandbox/faults.h"
#include "app/sandbox/gateway.h"
#include "app/sandbox/http.h"
#include "app/sandbox/shipengine.h"
#include "app/sandbox/shop.h"

#include <QHash>
#include <QObject>
#include <QUrl>

#include <deque>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace sandbox {

// The practice company on 127.0.0.1: HTTP/1.1 with connections that stay open, one thread.
class Server : public QObject {
    Q_OBJECT

public:
    explicit Server(Company& company, QObject* parent = nullptr);

    // Listens on 127.0.0.1; port 0 takes a free one. False when the port is taken.
    bool listen(quint16 port = 0);
    QUrl url() const;
    // What goes wrong from now on, at random or when asked.
    Faults& faults() { return m_faults; }

    // Writes the warehouse's nightly files into this folder, now and each night from now on. False
    // when they cannot be written.
    bool keepStockIn(const QString& folder);

    // How many POSTs have arrived, whatever became of them.
    qint64 postsSeen() const { return m_posts; }

private:
    void accept();
    void read(QTcpSocket* socket);
    void serve(QTcpSocket* socket, const Request& request);
    void write(QTcpSocket* socket, const Request& request, const Response& response);
    Response answer(const Request& request);
    Response control(const Request& request);
    Response companyPage() const;
    Response troublesPage() const;
    Response allTroublesPage() const;
    Response logPage() const;
    Response warehousePage(const Request& request) const;
    Response setFault(const QByteArray& body);
    Response happen(const QByteArray& body);
    Response playFaults(const QByteArray& body);
    QByteArray date() const;

    Company& m_company;
    std::unique_ptr<Company> m_outletCompany;  // a second shop, on payments of its own
    Gateway m_gateway;
    Shop m_shop;
    Shop m_outlet;
    ShipEngine m_ship;
    EasyPost m_trackers;
    QTcpServer* m_server;
    std::unique_ptr<StockFolder> m_stockFolder;
    QHash<QTcpSocket*, QByteArray> m_buffers;
    Faults m_faults;
    std::deque<Request> m_log;
    qint64 m_posts = 0;
};

}  // namespace sandbox
