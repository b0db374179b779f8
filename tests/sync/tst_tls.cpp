// SPDX-License-Identifier: GPL-3.0-or-later
// Where a credential goes: only to its own source, over a connection whose other end proved who it
// is. Servers whose certificates are wrong in every way, and one that is right, so that the test
// would see a credential that travels.
#include "core/sync/transport.h"
#include "core/vendor/registry.h"
#include "tests/support/certificates.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

#include <map>
#include <memory>
#include <optional>

using namespace docket;
using certificates::Wrong;

namespace {

const QByteArray kToken = "sk_test_only_for_its_own_origin_7Hq2mVx9";
const QByteArray kKey = "b3f1c0de-idempotency-of-one-attempt";
const QByteArray kBody = "amount=1234&reason=duplicate";

// Keeps every byte that reaches it, and answers each whole request with what it is told to.
class Ear : public QObject {
public:
    QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    bool hangsUp = false;  // once it has heard all of a request
    QByteArray heard;
    int requests = 0;

    void hear(QTcpServer& server)
    {
        connect(&server, &QTcpServer::pendingConnectionAvailable, this, [this, &server] {
            while (QTcpSocket* line = server.nextPendingConnection())
                follow(line);
        });
    }

private:
    void follow(QTcpSocket* line)
    {
        const auto read = [this, line] {
            const QByteArray bytes = line->readAll();
            heard += bytes;
            QByteArray& mine = m_lines[line];
            mine += bytes;
            const qsizetype head = mine.indexOf("\r\n\r\n");
            if (head < 0)
                return;
            const qsizetype at = mine.toLower().indexOf("content-length:");
            const qsizetype size =
                at < 0 ? 0 : mine.mid(at + 15, mine.indexOf('\r', at) - at - 15).toLongLong();
            if (mine.size() < head + 4 + size)
                return;
            mine.clear();
            ++requests;
            if (!hangsUp)
                line->write(answer);
            line->disconnectFromHost();
        };
        connect(line, &QTcpSocket::readyRead, this, read);
        connect(line, &QTcpSocket::disconnected, line, &QObject::deleteLater);
        if (line->bytesAvailable() > 0)
            read();
    }
    std::map<QTcpSocket*, QByteArray> m_lines;
};

// A server on this machine that shows one certificate.
struct Secure {
    explicit Secure(const certificates::Shown& shown,
                    QSsl::SslProtocol protocol = QSsl::SecureProtocols)
    {
        QSslConfiguration its;
        its.setLocalCertificateChain(shown.chain);
        its.setPrivateKey(shown.key);
        its.setProtocol(protocol);
        its.setPeerVerifyMode(QSslSocket::VerifyNone);
        server.setSslConfiguration(its);
        ear.hear(server);
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    QString url(const char* host = "localhost") const
    {
        return QStringLiteral("https://%1:%2").arg(QLatin1String(host)).arg(server.serverPort());
    }
    Ear ear;
    QSslServer server;
};

struct Plain {
    Plain()
    {
        ear.hear(server);
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()); }
    Ear ear;
    QTcpServer server;
};

}  // namespace

class TestTls : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theRightServerHearsIt_data() { methods(); }
    void theRightServerHearsIt();
    void noOtherHearsAnything_data();
    void noOtherHearsAnything();
    void aRedirectIsAnAnswer_data();
    void aRedirectIsAnAnswer();
    void oneAttemptIsOneRequest();
    void nothingElseMayBeReached_data();
    void nothingElseMayBeReached();

private:
    static void methods()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("GET") << QByteArray("GET");
        QTest::newRow("POST") << QByteArray("POST");
    }
    sync::Answer ask(const QString& base, const QByteArray& method)
    {
        sync::Patience patience;
        patience.deadline = seconds(10);
        sync::Transport transport(patience);
        Source source;
        source.number = 1;
        source.baseUrl = base;
        vendor::Request request;
        request.method = method;
        request.path = "/v1/refunds";
        request.headers = {{"Idempotency-Key", kKey}};
        if (method == "POST")
            request.body = kBody;
        std::optional<sync::Answer> out;
        transport.send(source, *m_stripe, Secret(kToken), request, this,
                       [&](const sync::Answer& answer) { out = answer; });
        if (!QTest::qWaitFor([&] { return out.has_value(); }, 30'000))
            qFatal("no answer");
        return *out;
    }
    static bool holdsSecret(const QByteArray& bytes)
    {
        return bytes.contains(kToken) || bytes.contains(kToken.toBase64()) ||
               bytes.contains(kKey) || bytes.contains(kBody);
    }

    std::unique_ptr<certificates::Authority> m_authority;
    const vendor::Connector* m_stripe = nullptr;
};

void TestTls::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    m_stripe = vendor::find("stripe");
    QVERIFY(m_stripe);
    m_authority = std::make_unique<certificates::Authority>();
    QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
    trust.setCaCertificates({m_authority->certificate()});
    QSslConfiguration::setDefaultConfiguration(trust);
}

void TestTls::theRightServerHearsIt()
{
    QFETCH(QByteArray, method);
    Secure right(m_authority->shown(Wrong::Nothing));
    const sync::Answer answer = ask(right.url(), method);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().error.detail));
    QCOMPARE(answer->status, 200);
    QCOMPARE(right.ear.requests, 1);
    QVERIFY(right.ear.heard.contains(kToken));
}

void TestTls::noOtherHearsAnything_data()
{
    QTest::addColumn<int>("wrong");
    QTest::addColumn<int>("protocol");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("method");
    for (const char* method : {"GET", "POST"}) {
        const auto row = [&](const char* what, Wrong wrong, int protocol, const char* host) {
            QTest::addRow("%s, %s", method, what)
                << static_cast<int>(wrong) << protocol << QByteArray(host) << QByteArray(method);
        };
        const int any = QSsl::SecureProtocols;
        row("expired", Wrong::Expired, any, "localhost");
        row("not valid yet", Wrong::NotYet, any, "localhost");
        row("another host's", Wrong::Host, any, "localhost");
        row("an address that it does not name", Wrong::Nothing, any, "127.0.0.1");
        row("signed by itself", Wrong::SelfSigned, any, "localhost");
        row("signed by a stranger", Wrong::Stranger, any, "localhost");
        row("by one who may not sign", Wrong::NotAnAuthority, any, "localhost");
        row("not for servers", Wrong::Purpose, any, "localhost");
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        row("TLS 1.1", Wrong::Nothing, QSsl::TlsV1_1, "localhost");
        row("TLS 1.0", Wrong::Nothing, QSsl::TlsV1_0, "localhost");
        QT_WARNING_POP
    }
}

void TestTls::noOtherHearsAnything()
{
    QFETCH(int, wrong);
    QFETCH(int, protocol);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, method);
    Secure server(m_authority->shown(static_cast<Wrong>(wrong)),
                  static_cast<QSsl::SslProtocol>(protocol));
    const sync::Answer answer = ask(server.url(host.constData()), method);
    QVERIFY(!answer);
    // It never left: the change waits, and is not looked up as one that may have happened.
    QVERIFY(answer.error().nothingSent);
    QCOMPARE(server.ear.requests, 0);
    QCOMPARE(server.ear.heard, QByteArray());
}

void TestTls::aRedirectIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("secure");
    QTest::addColumn<QByteArray>("method");
    for (const char* method : {"GET", "POST"})
        for (const int status : {301, 302, 303, 307, 308})
            for (const bool secure : {false, true})
                QTest::addRow("%s, %d, to %s", method, status, secure ? "https" : "http")
                    << status << secure << QByteArray(method);
}

void TestTls::aRedirectIsAnAnswer()
{
    QFETCH(int, status);
    QFETCH(bool, secure);
    QFETCH(QByteArray, method);
    Secure first(m_authority->shown(Wrong::Nothing));
    Secure other(m_authority->shown(Wrong::Nothing));
    Plain plain;
    first.ear.answer = "HTTP/1.1 " + QByteArray::number(status) +
                       " Moved\r\nLocation: " + (secure ? other.url() : plain.url()).toLatin1() +
                       "/v1/refunds\r\nContent-Length: 0\r\n\r\n";
    const sync::Answer answer = ask(first.url(), method);
    // Qt would send the body again at 307 and 308, finds that it cannot, and forgets the answer:
    // then the outcome is unknown, and is looked up.
    if (answer)
        QCOMPARE(answer->status, status);
    else
        QVERIFY(method == "POST" && status >= 307 && !answer.error().nothingSent);
    QCOMPARE(first.ear.requests, 1);
    QCOMPARE(other.ear.heard, QByteArray());
    QCOMPARE(plain.ear.heard, QByteArray());
}

// Qt asks again by itself when a line dies before the answer: not what changes something.
void TestTls::oneAttemptIsOneRequest()
{
    Secure server(m_authority->shown(Wrong::Nothing));
    server.ear.hangsUp = true;
    const sync::Answer answer = ask(server.url(), "POST");
    QVERIFY(!answer);
    QVERIFY(!answer.error().nothingSent);
    QTest::qWait(50);
    QCOMPARE(server.ear.requests, 1);
    QCOMPARE(server.ear.heard.count("POST "), 1);
}

void TestTls::nothingElseMayBeReached_data()
{
    QTest::addColumn<QString>("base");
    for (const char* base :
         {"http://api.example.com", "http://192.0.2.1", "http://10.0.0.1:8080", "ftp://localhost",
          "file:///etc", "data:text/plain,x", "qrc:/docket", "//localhost", "localhost:8080",
          "https://api.stripe.com@evil.example", "https://user:word@api.stripe.com", "https://",
          "http://localhost.evil.example", "http://127.0.0.1.evil.example",
          "http://0x7f000001.evil.example", "http://[2001:db8::1]", ""})
        QTest::addRow("%s", base) << QString::fromLatin1(base);
}

void TestTls::nothingElseMayBeReached()
{
    QFETCH(QString, base);
    const sync::Answer answer = ask(base, "POST");
    QVERIFY(!answer);
    QVERIFY(answer.error().nothingSent);
    QCOMPARE(answer.error().error.kind, ErrorKind::Denied);
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
