// SPDX-License-Identifier: GPL-3.0-or-later
// Every request that Docket sends, against what the vendors published: Stripe's and ShipEngine's by
// a server made from their descriptions, Shopify's against the method and form of its examples.
// Skips where these are not.
#include "core/vendor/registry.h"
#include "core/vendor/shipengine.h"
#include "core/vendor/shopify.h"
#include "core/vendor/stripe.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace docket;
using namespace docket::vendor;

namespace {

constexpr Instant kNow{1'790'000'000'000};

QString sharedFolder()
{
    const QString named = qEnvironmentVariable("DOCKET_SHARED");
    return named.isEmpty() ? QStringLiteral(DOCKET_SOURCE_DIR "/../shared") : named;
}

// Every page that a connector can ask for: first, going on from `walk`, and by id; and the writes.
std::vector<Request> requestsOf(const Connector& connector, const QByteArray& id = "450789469",
                                const QByteArray& walk = "obj_123")
{
    SourceConfig source;
    source.number = 1;
    source.connector = connector.name();
    std::vector<Request> out;
    for (const Feed& feed : connector.feeds()) {
        FeedState state;
        if (feed.mode == FeedMode::Child)
            state.childId = id;
        out.push_back(connector.page(source, feed.name, state, kNow));
        state.highWater = kNow;
        out.push_back(connector.page(source, feed.name, state, kNow));
        state.walk = walk;
        out.push_back(connector.page(source, feed.name, state, kNow));
    }
    const Instruction order{IntentKind::Refund,
                            "ch_123",
                            Money{1552, Currency::parse("USD")},
                            "requested_by_customer",
                            "aca14277-9c09-5203-b814-f404e0fe89eb",
                            "aca14277-9c09-5203-b814-f404e0fe89eb"};
    const Instruction label{IntentKind::VoidLabel, "se-28529731", {}, {}, order.action, order.key};
    for (const Instruction& wanted : {order, label})
        for (const Request& request :
             {connector.instruct(source, wanted), connector.lookUp(source, wanted)})
            if (!request.path.isEmpty())
                out.push_back(request);
    return out;
}

// A server made from a published description, which says of each request what is wrong with it.
class Described {
public:
    ~Described()
    {
        // Asked to end, it ends the server that it began; killed, it would leave it behind.
        m_server.terminate();
        if (m_server.waitForFinished(5'000))
            return;
        m_server.kill();
        m_server.waitForFinished(5'000);
    }
    // Why there is none; empty when it answers. `probe` is a path that it knows.
    QString start(const QString& description, const QByteArray& probe)
    {
        const QString npm = QStandardPaths::findExecutable(QStringLiteral("npm"));
        if (npm.isEmpty())
            return QStringLiteral("npm is not installed");
        const QString kept = QStringLiteral(DOCKET_BINARY_DIR "/steady");
        const QString program = kept + QStringLiteral("/node_modules/.bin/steady");
        if (!QFile::exists(program)) {
            QDir().mkpath(kept);
            QProcess install;
            install.setWorkingDirectory(kept);
            install.start(npm, {QStringLiteral("install"), QStringLiteral("--no-audit"),
                                QStringLiteral("--no-fund"), QStringLiteral("@stdy/cli@0.22.2")});
            if (!install.waitForFinished(120'000) || install.exitCode() != 0)
                return QStringLiteral("npm cannot install @stdy/cli here");
        }
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            return QStringLiteral("no port is free");
        m_port = free.serverPort();
        free.close();
        m_server.start(program,
                       {QStringLiteral("-q"), QStringLiteral("-p"), QString::number(m_port),
                        QStringLiteral("--host"), QStringLiteral("127.0.0.1"),
                        QStringLiteral("--validator-query-array-format=brackets"),
                        QStringLiteral("--validator-query-object-format=brackets"),
                        QStringLiteral("--validator-form-array-format=brackets"),
                        QStringLiteral("--validator-form-object-format=brackets"), description});
        if (!m_server.waitForStarted(10'000))
            return QStringLiteral("the described server did not start");
        // It reads megabytes before it listens.
        for (int i = 0; i < 200; ++i) {
            const auto reply = ask({"GET", probe, {}, {}}, {});
            if (reply && reply->error() != QNetworkReply::ConnectionRefusedError)
                return {};
            QTest::qWait(100);
        }
        return QStringLiteral("the described server did not answer");
    }
    // What it says is wrong; empty when nothing is.
    QByteArray wrongWith(const Request& request, const Header& credential)
    {
        const auto reply = ask(request, credential);
        if (!reply)
            return "no answer";
        const QByteArray errors = reply->rawHeader("x-steady-error-count");
        return errors == "0" ? QByteArray()
                             : request.method + ' ' + request.path + ": " + errors + ' ' +
                                   reply->rawHeader("x-steady-error-1-code") + ' ' +
                                   reply->readAll().left(300);
    }

private:
    std::unique_ptr<QNetworkReply> ask(const Request& request, const Header& credential)
    {
        QNetworkRequest http(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port) +
                                  QString::fromLatin1(request.path)));
        if (!credential.first.isEmpty())
            http.setRawHeader(credential.first, credential.second);
        for (const auto& [name, value] : request.headers)
            http.setRawHeader(name, value);
        std::unique_ptr<QNetworkReply> reply(
            m_network.sendCustomRequest(http, request.method, request.body));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000))
            reply.reset();
        return reply;
    }

    QNetworkAccessManager m_network;
    QProcess m_server;
    quint16 m_port = 0;
};

}  // namespace

class tst_Requests : public QObject {
    Q_OBJECT
private slots:
    void stripe();
    void shipengine();
    void shopify();
};

void tst_Requests::stripe()
{
    const QString described =
        sharedFolder() + QStringLiteral("/specs/stripe/spec3-2022-04-12-with-fixtures.json.gz");
    if (!QFile::exists(described))
        QSKIP("the vendors' published descriptions are not beside this tree");
    QTemporaryDir folder;
    QProcess gunzip;
    gunzip.setStandardOutputFile(folder.filePath(QStringLiteral("spec.json")));
    gunzip.start(QStringLiteral("gzip"), {QStringLiteral("-dc"), described});
    QVERIFY(gunzip.waitForFinished(30'000));

    Described server;
    const QString why =
        server.start(folder.filePath(QStringLiteral("spec.json")), "/v1/charges?limit=1");
    if (!why.isEmpty())
        QSKIP(qPrintable(why));
    int asked = 0;
    for (const Request& request : requestsOf(vendor::stripe())) {
        // Younger than this description: its shape is checked against the published sample.
        if (request.path.startsWith("/v1/invoice_payments"))
            continue;
        const QByteArray wrong =
            server.wrongWith(request, vendor::stripe().credential("sk_test_practice"));
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        ++asked;
    }
    QVERIFY(asked > 20);
}

void tst_Requests::shipengine()
{
    const QString described = sharedFolder() + QStringLiteral("/specs/shipengine/openapi.yaml");
    if (!QFile::exists(described))
        QSKIP("the vendors' published descriptions are not beside this tree");
    Described server;
    const QString why = server.start(described, "/v1/labels");
    if (!why.isEmpty())
        QSKIP(qPrintable(why));
    const Header credential = vendor::shipengine().credential("TEST_practice");
    int asked = 0;
    bool voids = false;
    for (const Request& request :
         requestsOf(vendor::shipengine(), "se-28529731", "2@2026-03-31T12:00:00Z")) {
        const QByteArray wrong = server.wrongWith(request, credential);
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        voids = voids || request.path.endsWith("/void");
        ++asked;
    }
    QVERIFY(asked > 10 && voids);
    // It looks: a word that the description does not have is told.
    QVERIFY(
        !server.wrongWith({"GET", "/v1/labels?label_status=lost", {}, {}}, credential).isEmpty());
    QVERIFY(!server.wrongWith({"GET", "/v1/labels?page=two", {}, {}}, credential).isEmpty());
    QVERIFY(!server.wrongWith({"POST", "/v1/labels/se-1/void", {}, {}}, credential).isEmpty());
}

void tst_Requests::shopify()
{
    const QDir folder(sharedFolder() + QStringLiteral("/specs/shopify"));
    if (!folder.exists())
        QSKIP("the vendors' published examples are not beside this tree");
    // The form of an address: its ids made alike, its query's names kept.
    const auto formOf = [](const QString& address) {
        QString path = QUrl(address).path();
        path.replace(QRegularExpression(QStringLiteral("/admin/api/[0-9-]+")), QString());
        path.replace(QRegularExpression(QStringLiteral("/[0-9]+(?=[/.])")), QStringLiteral("/ID"));
        return path;
    };
    QSet<QString> examples;
    for (const QString& name : folder.entryList({QStringLiteral("*.json")})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QJsonValue& value : QJsonDocument::fromJson(file.readAll()).array())
            examples.insert(value.toObject().value(QStringLiteral("method")).toString() + u' ' +
                            formOf(value.toObject().value(QStringLiteral("url")).toString()));
    }
    QVERIFY(examples.size() > 5);
    QStringList without;
    for (const Request& request : requestsOf(vendor::shopify())) {
        const QString path = QString::fromLatin1(request.path);
        QVERIFY2(
            path.startsWith(QStringLiteral("/admin/api/") + QLatin1String(kShopifyVersion) + u'/'),
            qPrintable(path));
        const QString form = QString::fromLatin1(request.method) + u' ' + formOf(path);
        if (!examples.contains(form) && !without.contains(form))
            without << form;
    }
    without.sort();
    for (const QString& form : without)
        qInfo("no published example: %s", qPrintable(form));
    // What is known to have none; another one is a new call, or a misspelt old one.
    const QStringList known{
        QStringLiteral("GET /checkouts.json"), QStringLiteral("GET /fulfillment_orders/ID.json"),
        QStringLiteral("GET /locations.json"), QStringLiteral("GET /orders/ID.json")};
    for (const QString& form : without)
        QVERIFY2(known.contains(form), qPrintable(form));
}

QTEST_GUILESS_MAIN(tst_Requests)
#include "tst_requests.moc"
