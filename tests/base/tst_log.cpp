// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include "core/base/secret.h"

#include <QProcess>
#include <QTest>

#include <cstring>
#include <type_traits>
#include <utility>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace docket;

namespace {

template <class T, class = void>
struct Logs : std::false_type {
};
template <class T>
struct Logs<T, std::void_t<decltype(std::declval<QDebug>() << std::declval<const T&>())>>
    : std::true_type {
};

// What must not be said cannot be: this does not compile otherwise.
static_assert(Logs<QByteArray>::value);
static_assert(!Logs<Secret>::value);
static_assert(!std::is_convertible_v<Secret, QByteArray>);
static_assert(!std::is_convertible_v<Secret, QString>);

}  // namespace

class TestLog : public QObject {
    Q_OBJECT

private slots:
    void saysNoSecret_data();
    void saysNoSecret();
    void saysTheRest_data();
    void saysTheRest();
    void aLineStaysOneLine();
    void theLogGoesThroughIt();
    void memoryIsPrivate();
};

void TestLog::saysNoSecret_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("secret");
    const auto row = [](const char* line, const char* secret) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(secret);
    };
    row("the card 4242424242424242 was declined", "424242");
    row("the card 4242 4242 4242 4242 was declined", "4242 4242");
    row("4000-0566-5566-5556", "5566");
    row("pan=378282246310005", "3782");
    row("order 12 4111111111111111 7", "411111");
    row("x4111111111111111x", "411111");
    row("Authorization: Bearer eyJhbGciOi.abc-def", "eyJ");
    row("\"Authorization\": \"Basic dXNlcjpwYXNz\"", "dXNl");
    row("asked with bearer abcdef123456", "abcdef");
    row("key sk_live_51HabcDEF", "51H");
    row("rk_test_0123456789", "0123");
    row("shpat_0123456789abcdef and more", "0123");
    row("whsec_abcdefgh", "abcdefgh");
    row("Set-Cookie: session=abc; Path=/", "session=abc");
    row("cookie=abcdef", "abcdef");
    row("X-Shopify-Access-Token: 77aa88bb", "77aa");
    row("https://a.example/?access_token=77aa88bb&x=1", "77aa");
    row("{\"client_secret\": \"77aa 88bb\"}", "88bb");
    row("passphrase: hunter2hunter2", "hunter2");
    row("cvc=123", "123");
    row("sk_live_\xe2\x80\x8b"
        "51HabcDEF \xe2\x80\xae",
        "\xe2\x80\xae");
}

void TestLog::saysNoSecret()
{
    QFETCH(QString, line);
    QFETCH(QString, secret);
    QVERIFY(line.contains(secret));
    const QString said = loggable(line);
    QVERIFY2(!said.contains(secret), qPrintable(said));
    QCOMPARE(loggable(said), said);
}

void TestLog::saysTheRest_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line :
         {"the reason may be high_risk_of_fraud or other",
          "docket: cache.db: no space left on device", "case 104477 of order #HL-104477",
          "4242424242424241 does not pass", "12345", "QObject::connect: no such signal",
          "the token was refused", "Müller & Söhne, 日本"})
        QTest::newRow(line) << QString::fromUtf8(line);
}

void TestLog::saysTheRest()
{
    QFETCH(QString, line);
    QCOMPARE(loggable(line), line);
}

void TestLog::aLineStaysOneLine()
{
    const QString said = loggable(
        QString::fromUtf8("a\r\ndocket: all is well\x1b[2J\x01\xe2\x80\xae\xe2\x80\xa8 b\xc2\x85"));
    for (const QChar c : said)
        QVERIFY2(c.isPrint(), qPrintable(said));
    QVERIFY(said.startsWith(QStringLiteral("a\\u000d\\u000adocket")));
    QVERIFY(said.contains(QStringLiteral("\\u202e")));
    QVERIFY(!said.contains(QChar(0x2028)) && said.contains(QStringLiteral("\\u2028")));
}

void TestLog::theLogGoesThroughIt()
{
    QProcess self;
    self.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--log")});
    QVERIFY(self.waitForFinished(20'000));
    const QByteArray said = self.readAllStandardError();
    QVERIFY(said.contains("declined"));
    QVERIFY2(!said.contains("4242") && !said.contains("sk_live"), said.constData());
    QCOMPARE(said.count('\n'), 2);
}

void TestLog::memoryIsPrivate()
{
    QProcess self;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DOCKET_DEBUG"));
    self.setProcessEnvironment(environment);
    self.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--private")});
    QVERIFY(self.waitForFinished(20'000));
    QCOMPARE(self.readAllStandardOutput(), QByteArray("0 0 0"));

    environment.insert(QStringLiteral("DOCKET_DEBUG"), QStringLiteral("1"));
    self.setProcessEnvironment(environment);
    self.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--private")});
    QVERIFY(self.waitForFinished(20'000));
    QVERIFY(self.readAllStandardOutput().startsWith("1 "));
}

// The same program says one thing and ends, or tests itself.
int main(int argc, char** argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--log") == 0) {
        logSafely();
        qWarning("the card %s was declined\nand the key %s", "4242424242424242", "sk_live_51Habc");
        qInfo() << QStringLiteral("a\nb");
        return 0;
    }
    if (argc > 1 && std::strcmp(argv[1], "--private") == 0) {
        keepMemoryPrivate();
        rlimit core{1, 1};
        getrlimit(RLIMIT_CORE, &core);
        std::printf("%d %d %d", prctl(PR_GET_DUMPABLE), static_cast<int>(core.rlim_cur),
                    static_cast<int>(core.rlim_max));
        return 0;
    }
    QCoreApplication application(argc, argv);
    TestLog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_log.moc"
