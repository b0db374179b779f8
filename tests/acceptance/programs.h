// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>
#include <utility>

namespace acceptance {

inline QString key(const char* name)
{
    return QString::fromLatin1(name);
}

inline QString program(const char* name)
{
    return QStringLiteral(DOCKET_BINARY_DIR "/bin/") + key(name);
}

inline QJsonArray rows(const QJsonObject& object, const char* name)
{
    return object.value(key(name)).toArray();
}

inline QString text(const QJsonValue& object, const char* name)
{
    return object.toObject().value(key(name)).toString();
}

// A practice company in a process of its own, frozen at one instant, and what one asks it directly.
class Company {
public:
    // 2026-03-31T12:00:00Z, two days after a change of clocks.
    static constexpr auto kUntil = "2026-03-31T12:00:00Z";

    explicit Company(int orders = 2000, int days = 60, int seed = 7, const char* until = kUntil)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program("docket-sandbox"),
                        {key("--port"), key("0"), key("--seed"), QString::number(seed),
                         key("--orders"), QString::number(orders), key("--days"),
                         QString::number(days), key("--pace"), key("0"), key("--until"),
                         key(until)});
        QByteArray said;
        while (!said.contains('\n') && m_process.waitForReadyRead(60'000))
            said += m_process.readAllStandardOutput();
        const QByteArray line = said.left(said.indexOf('\n')).trimmed();
        m_url = QUrl(QString::fromLatin1(line.mid(line.lastIndexOf(' ') + 1)));
        const QJsonObject company = ask("GET", "/sandbox/company");
        for (const QJsonValue& account :
             company.value(key("stripe")).toObject().value(key("accounts")).toArray())
            m_accounts.emplace_back(text(account, "name"), text(account, "secret_key").toLatin1());
        m_shopToken = text(company.value(key("shopify")), "access_token").toLatin1();
    }
    ~Company() { stop(); }

    bool isUp() const { return !m_accounts.empty(); }
    QString url() const { return m_url.toString(); }
    const QByteArray& shopToken() const { return m_shopToken; }
    const std::vector<std::pair<QString, QByteArray>>& accounts() const { return m_accounts; }

    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished();
    }

    QJsonObject ask(const QByteArray& method, const QByteArray& path,
                    const std::vector<std::pair<QByteArray, QByteArray>>& headers = {},
                    const QByteArray& body = {}) const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_url.port()));
        if (!socket.waitForConnected(10'000))
            return {};
        QByteArray out =
            method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
        bool typed = false;
        for (const auto& [name, value] : headers) {
            out += name + ": " + value + "\r\n";
            typed = typed || name == "Content-Type";
        }
        if (!body.isEmpty())
            out += QByteArray(typed ? "" : "Content-Type: application/json\r\n") +
                   "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        socket.write(out + "\r\n" + body);
        QByteArray in;
        while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(20'000))
            in += socket.readAll();
        in += socket.readAll();
        return QJsonDocument::fromJson(in.mid(in.indexOf("\r\n\r\n") + 4)).object();
    }

    QJsonObject gateway(const QByteArray& path, const QString& account) const
    {
        for (const auto& [name, secret] : m_accounts)
            if (name == account)
                return ask("GET", "/stripe/v1/" + path, {{"Authorization", "Bearer " + secret}});
        return {};
    }
    QJsonObject shop(const QByteArray& path) const
    {
        return ask("GET", "/shopify/admin/api/2026-07/" + path,
                   {{"X-Shopify-Access-Token", m_shopToken}});
    }
    QJsonArray troubles() const { return rows(ask("GET", "/sandbox/troubles"), "subjects"); }

    void advance(int seconds) const
    {
        ask("POST", "/sandbox/advance", {},
            QJsonDocument(QJsonObject{{key("seconds"), seconds}}).toJson(QJsonDocument::Compact));
    }
    void fault(QJsonObject what) const
    {
        if (!what.contains(key("match"))) {
            what.insert(key("match"), key("/stripe/v1/refunds"));
            what.insert(key("method"), key("POST"));
        }
        ask("POST", "/sandbox/fault", {}, QJsonDocument(what).toJson(QJsonDocument::Compact));
    }

    // The refunds of a charge, as the gateway tells them.
    QJsonArray refundsOf(const QString& charge, const QString& account) const
    {
        return rows(gateway("refunds?limit=100&charge=" + charge.toLatin1(), account), "data");
    }
    // The keys under which refunds of a charge were asked for, one for each POST that arrived.
    QStringList refundPosts(const QString& charge) const
    {
        QStringList keys;
        for (const QJsonValue& request : rows(ask("GET", "/sandbox/log"), "requests"))
            if (text(request, "method") == key("POST") &&
                text(request, "path").endsWith(key("/refunds")) &&
                text(request, "body").contains(charge))
                keys.append(text(request, "idempotency_key"));
        return keys;
    }

private:
    QProcess m_process;
    QUrl m_url;
    std::vector<std::pair<QString, QByteArray>> m_accounts;
    QByteArray m_shopToken;
};

// What one run of docketctl did.
struct Run {
    int code = -1;
    QByteArray out;
    QByteArray said;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
};

// A payment of a case that may be given back, in whole or in part.
struct Refundable {
    QString number;  // of the case
    QString charge;
    QString account;
    qint64 revision = 0;

    bool isSet() const { return !number.isEmpty(); }
};

// A profile of its own, driven by the real docketctl.
class Desk {
public:
    Run run(const QStringList& words, const char* crashAt = nullptr) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        if (crashAt)
            environment.insert(key("DOCKET_CRASH_AT"), key(crashAt));
        process.setProcessEnvironment(environment);
        process.start(program("docketctl"), QStringList{key("--profile"), folder()} + words);
        Run out;
        if (!process.waitForFinished(240'000)) {
            process.kill();
            process.waitForFinished();
            return out;
        }
        // A signal is no exit code: it shows as 128 and the signal, as a shell says it.
        out.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode()
                                                                : 128 + process.exitCode();
        out.out = process.readAllStandardOutput();
        out.said = process.readAllStandardError();
        return out;
    }
    Run run(const char* words, const char* crashAt = nullptr) const
    {
        return run(key(words).split(u' '), crashAt);
    }
    // `run ACT CASE --as LOGIN ...`
    Run act(const QString& what, const QString& number, const char* login,
            const QStringList& more = {}, const char* crashAt = nullptr) const
    {
        return run(QStringList{key("run"), what, number, key("--as"), key(login), key("--json")} +
                       more,
                   crashAt);
    }
    Run refund(const Refundable& from, const QString& amount, const char* login,
               const QStringList& more = {}, const char* crashAt = nullptr) const
    {
        return act(key("refund"), from.number, login,
                   QStringList{key("--amount"), amount, key("--payment"), from.charge,
                               key("--reason"), key("requested_by_customer"), key("--text"),
                               key("asked for by telephone")} +
                       more,
                   crashAt);
    }

    Run init(const Company& company) const
    {
        return run({key("init"), key("--practice"), company.url()});
    }
    QJsonObject show(const QString& number) const
    {
        return run({key("show"), number, key("--json")}).object();
    }
    QJsonArray intents(const QString& number) const { return rows(show(number), "intents"); }

    // The first open case with one payment of which at least `least` can be given back; `skip`
    // names cases that are taken.
    Refundable refundable(double least, const QStringList& skip = {}) const
    {
        for (const QJsonValue& row : run("cases --json").array()) {
            const QString number = QString::number(row.toObject().value(key("case")).toInteger());
            const QJsonObject money = row.toObject().value(key("money")).toObject();
            if (skip.contains(number) || text(row, "queue") == key("chargeback") ||
                text(row, "queue") == key("refund_validation") ||
                text(money, "currency") == key("JPY") || text(money, "amount").toDouble() < least)
                continue;
            const QJsonObject record = show(number);
            QJsonArray open;
            for (const QJsonValue& payment : rows(record, "payments"))
                if (text(payment.toObject().value(key("refundable")), "amount").toDouble() > 0)
                    open.append(payment);
            if (open.size() != 1 ||
                text(open[0].toObject().value(key("refundable")), "amount").toDouble() < least)
                continue;
            return {number, text(open[0], "payment"), text(open[0], "source"),
                    record.value(key("revision")).toInteger()};
        }
        return {};
    }

    QString folder() const { return m_folder.filePath(key("profile")); }
    QString file(const char* name) const { return folder() + u'/' + key(name); }

private:
    QTemporaryDir m_folder;
};

}  // namespace acceptance
