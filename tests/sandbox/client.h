// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/catalogue.h"
#include "app/sandbox/server.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <memory>

// The end of history in these tests: 2026-03-31T12:00:00Z, two days after a change of clocks.
constexpr qint64 kUntil = 1'774'958'400'000;

struct Answer {
    bool whole = false;  // an answer of the promised length arrived
    int status = 0;
    sandbox::Fields headers;
    QByteArray body;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QByteArray header(QByteArrayView name) const
    {
        return sandbox::field(headers, name).value_or(QByteArray());
    }
};

// A company with its server, and a client that never repeats a request by itself, as
// QNetworkAccessManager may.
class Practice {
public:
    explicit Practice(const sandbox::Options& options)
        : company(options)
        , server(company)
    {
        if (!server.listen())
            qFatal("no port");
    }

    static sandbox::Options small(int orders = 400, quint64 seed = 7)
    {
        sandbox::Options options;
        options.orders = orders;
        options.days = 40;
        options.seed = seed;
        options.until = kUntil;
        return options;
    }

    Answer send(const QByteArray& method, const QByteArray& path, const sandbox::Fields& headers,
                const QByteArray& body = {})
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(server.url().port()));
        socket.waitForConnected(5000);
        QByteArray out = method + ' ' + path +
                         " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.url().port()) +
                         "\r\nConnection: close\r\n";
        for (const auto& [name, value] : headers)
            out += name + ": " + value + "\r\n";
        if (!body.isEmpty())
            out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        socket.write(out + "\r\n" + body);
        QByteArray in;
        const QDeadlineTimer deadline(10'000);
        while (!deadline.hasExpired() && socket.state() == QAbstractSocket::ConnectedState) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
            in += socket.readAll();
        }
        in += socket.readAll();
        return parse(in);
    }

    Answer gateway(const QByteArray& path, size_t account = 0)
    {
        return send("GET", "/stripe/v1/" + path, {{"Authorization", bearer(account)}});
    }
    Answer gatewayPost(const QByteArray& path, const QByteArray& form, const QByteArray& key = {},
                       size_t account = 0)
    {
        sandbox::Fields headers{{"Authorization", bearer(account)},
                                {"Content-Type", "application/x-www-form-urlencoded"}};
        if (!key.isEmpty())
            headers.emplace_back("Idempotency-Key", key);
        return send("POST", "/stripe/v1/" + path, headers, form);
    }
    Answer shop(const QByteArray& path)
    {
        return send("GET", "/shopify/admin/api/2026-07/" + path,
                    {{"X-Shopify-Access-Token", sandbox::kShopToken}});
    }
    Answer outlet(const QByteArray& path)
    {
        return send("GET", "/outlet/admin/api/2026-07/" + path,
                    {{"X-Shopify-Access-Token", sandbox::kOutletToken}});
    }
    Answer shopPost(const QByteArray& path, const QByteArray& body)
    {
        return send(
            "POST", "/shopify/admin/api/2026-07/" + path,
            {{"X-Shopify-Access-Token", sandbox::kShopToken}, {"Content-Type", "application/json"}},
            body);
    }
    Answer ship(const QByteArray& path, const QByteArray& method = "GET")
    {
        return send(method, "/shipengine/v1/" + path, {{"API-Key", sandbox::kShipKey}});
    }
    Answer trackers(const QByteArray& path)
    {
        return send(
            "GET", "/easypost/v2/" + path,
            {{"Authorization", "Basic " + (QByteArray(sandbox::kTrackerKey) + ':').toBase64()}});
    }
    Answer control(const QByteArray& path, const QByteArray& body = {})
    {
        return send(body.isEmpty() ? "GET" : "POST", "/sandbox/" + path,
                    {{"Content-Type", "application/json"}}, body);
    }

    // Every row of a gateway list, page by page.
    QJsonArray all(const QByteArray& list, size_t account, int limit = 100,
                   const QByteArray& more = {})
    {
        QJsonArray rows;
        QByteArray after;
        for (;;) {
            const QJsonObject page =
                gateway(list + "?limit=" + QByteArray::number(limit) + more + after, account)
                    .json();
            const QJsonArray data = page.value(QStringLiteral("data")).toArray();
            for (const QJsonValue& row : data)
                rows.append(row);
            if (!page.value(QStringLiteral("has_more")).toBool() || data.isEmpty())
                return rows;
            after = "&starting_after=" + id(data.last());
        }
    }

    // Every row of a list of the label service, page by page.
    QJsonArray shipped(const QByteArray& list, int size, const QByteArray& more = {})
    {
        QJsonArray rows;
        for (int page = 1;; ++page) {
            const QJsonObject got = ship(list + "?page_size=" + QByteArray::number(size) +
                                         "&page=" + QByteArray::number(page) + more)
                                        .json();
            for (const QJsonValue& row : got.value(QString::fromLatin1(list)).toArray())
                rows.append(row);
            if (got.value(QStringLiteral("links"))
                    .toObject()
                    .value(QStringLiteral("next"))
                    .toObject()
                    .isEmpty())
                return rows;
        }
    }

    static QByteArray id(const QJsonValue& row)
    {
        return row.toObject().value(QStringLiteral("id")).toString().toLatin1();
    }
    static QByteArray bearer(size_t account)
    {
        return QByteArray("Bearer ") + sandbox::accounts()[account].key;
    }

    sandbox::Company company;
    sandbox::Server server;

private:
    static Answer parse(const QByteArray& in)
    {
        Answer answer;
        const qsizetype end = in.indexOf("\r\n\r\n");
        if (end < 0)
            return answer;
        const QList<QByteArray> lines = in.first(end).split('\n');
        answer.status = lines[0].split(' ').value(1).toInt();
        for (const QByteArray& line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            answer.headers.emplace_back(line.first(colon).toLower(),
                                        line.sliced(colon + 1).trimmed());
        }
        answer.body = in.sliced(end + 4);
        answer.whole = answer.body.size() == answer.header("content-length").toLongLong();
        return answer;
    }
};
