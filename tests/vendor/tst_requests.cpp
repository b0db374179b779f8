// SPDX-License-Identifier: GPL-3.0-or-later
// Every request that Docket sends, against what the vendors published: Stripe's by a server made
// from its description, Shopify's against the method and form of its examples. Skips where these
// are not.
#include "core/vendor/registry.h"
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

using namespace docket;
using namespace docket::vendor;

namespace {

constexpr Instant kNow{1'790'000'000'000};

QString sharedFolder()
{
    const QString named = qEnvironmentVariable("DOCKET_SHARED");
    return named.isEmpty() ? QStringLiteral(DOCKET_SOURCE_DIR "/../shared") : named;
}

// Every page that a connector can ask for: first, going on, and by id; and the writes.
std::vector<Request> requestsOf(const Connector& connector)
{
    SourceConfig source;
    source.number = 1;
    source.connector = connector.name();
    std::vector<Request> out;
    for (const Feed& feed : connector.feeds()) {
        FeedState state;
        if (feed.mode == FeedMode::Child)
            state.childId = "450789469";
        out.push_back(connector.page(source, feed.name, state, kNow));
        state.highWater = kNow;
        out.push_back(connector.page(source, feed.name, state, kNow));
        state.walk = "obj_123";
        out.push_back(connector.page(source, feed.name, state, kNow));
    }
    const Instruction order{IntentKind::Refund,
                            "ch_123",
                            Money{1552, Currency::parse("USD")},
                            "requested_by_customer",
                            "aca14277-9c09-5203-b814-f404e0fe89eb",
                            "aca14277-9c09-5203-b814-f404e0fe89eb"};
    for (const Request& request :
         {connector.instruct(source, order), connector.lookUp(source, order)})
        if (!request.path.isEmpty())
            out.push_back(request);
    return out;
}

}  // namespace

class tst_Requests : public QObject {
    Q_OBJECT
private slots:
    void stripe();
    void shopify();
};

void tst_Requests::stripe()
{
    const QString described =
        sharedFolder() + QStringLiteral("/specs/stripe/spec3-2022-04-12-with-fixtures.json.gz");
    if (!QFile::exists(described))
        QSKIP("the vendors' published descriptions are not beside this tree");
    const QString npm = QStandardPaths::findExecutable(QStringLiteral("npm"));
    if (npm.isEmpty())
        QSKIP("npm is not installed");
    const QString kept = QStringLiteral(DOCKET_BINARY_DIR "/steady");
    const QString program = kept + QStringLiteral("/node_modules/.bin/steady");
    if (!QFile::exists(program)) {
        QDir().mkpath(kept);
        QProcess install;
        install.setWorkingDirectory(kept);
        install.start(npm, {QStringLiteral("install"), QStringLiteral("--no-audit"),
                            QStringLiteral("--no-fund"), QStringLiteral("@stdy/cli@0.22.2")});
        if (!install.waitForFinished(120'000) || install.exitCode() != 0)
            QSKIP("npm cannot install @stdy/cli here");
    }
    QTemporaryDir folder;
    QProcess gunzip;
    gunzip.setStandardOutputFile(folder.filePath(QStringLiteral("spec.json")));
    gunzip.start(QStringLiteral("gzip"), {QStringLiteral("-dc"), described});
    QVERIFY(gunzip.waitForFinished(30'000));

    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const quint16 port = free.serverPort();
    free.close();
    QProcess server;
    server.start(program, {QStringLiteral("-q"), QStringLiteral("-p"), QString::number(port),
                           QStringLiteral("--host"), QStringLiteral("127.0.0.1"),
                           QStringLiteral("--validator-query-array-format=brackets"),
                           QStringLiteral("--validator-query-object-format=brackets"),
                           QStringLiteral("--validator-form-array-format=brackets"),
                           QStringLiteral("--validator-form-object-format=brackets"),
                           folder.filePath(QStringLiteral("spec.json"))});
    QVERIFY(server.waitForStarted(10'000));

    QNetworkAccessManager network;
    const auto ask = [&](const Request& request) {
        QNetworkRequest http(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port) +
                                  QString::fromLatin1(request.path)));
        http.setRawHeader("Authorization", "Bearer sk_test_practice");
        for (const auto& [name, value] : request.headers)
            http.setRawHeader(name, value);
        return network.sendCustomRequest(http, request.method, request.body);
    };
    // It reads four megabytes before it listens.
    bool up = false;
    for (int i = 0; i < 200 && !up; ++i) {
        QNetworkReply* reply = ask({"GET", "/v1/charges?limit=1", {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 10'000);
        up = reply->error() != QNetworkReply::ConnectionRefusedError;
        reply->deleteLater();
        if (!up)
            QTest::qWait(100);
    }
    QVERIFY2(up, "the described server did not start");

    int asked = 0;
    for (const Request& request : requestsOf(vendor::stripe())) {
        // Younger than this description: its shape is checked against the published sample.
        if (request.path.startsWith("/v1/invoice_payments"))
            continue;
        QNetworkReply* reply = ask(request);
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 10'000);
        const QByteArray errors = reply->rawHeader("x-steady-error-count");
        QVERIFY2(errors == "0",
                 (request.method + ' ' + request.path + ": " + errors + ' ' +
                  reply->rawHeader("x-steady-error-1-code") + ' ' + reply->readAll().left(300))
                     .constData());
        reply->deleteLater();
        ++asked;
    }
    QVERIFY(asked > 20);
    server.kill();
    server.waitForFinished(5'000);
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
