// SPDX-License-Identifier: GPL-3.0-or-later
// The owner's ear and the caller's mouth, over a real socket: what is said, in which order, and
// what becomes of callers that say something else.
#include "app/commandline/verbcall.h"
#include "app/composition/forwarding.h"
#include "app/composition/frames.h"
#include "app/composition/ownersocket.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace docket;
using namespace docket::app;

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

// How a call ended, in one word.
struct Ends {
    explicit Ends(Forwarding& f)
        : said(&f, &Forwarding::said)
        , done(&f, &Forwarding::done)
        , nobody(&f, &Forwarding::nobody)
        , refused(&f, &Forwarding::refused)
        , broken(&f, &Forwarding::broken)
    {
    }
    qsizetype sum() const { return done.size() + nobody.size() + refused.size() + broken.size(); }
    QSignalSpy said, done, nobody, refused, broken;
};

const QJsonObject kCall{{QStringLiteral("words"), QStringLiteral("x")}};
constexpr int kLong = 20'000;

}  // namespace

class TestOwnerSocket : public QObject {
    Q_OBJECT

private slots:
    // A test's own handler would take what Qt ignores: an owner that hangs up while we write.
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void whoHangsUpIsNotWaitedFor();
    void framesComeInPieces();
    void framesAreNotBelieved_data();
    void framesAreNotBelieved();
    void callsAreCheckedWhole();
    void theSocketIsTheUsersAlone();
    void aLongFolderListensElsewhere();
    void aCallIsRunAndAnswered();
    void whoWaitsIsServedWhenTheOwnerIsReady();
    void anOwnerThatPromisesNothingIsLeft();
    void whoGaveUpChangedNothing();
    void nobodyListens();
    void anOwnerThatDiesLeavesItUnknown();
    void retiringKeepsPromises();
    void theWindowComesForward();
    void garbageIsHungUpOn_data();
    void garbageIsHungUpOn();
    void tooManyCallersAreTurnedAway();
};

void TestOwnerSocket::framesComeInPieces()
{
    const QByteArray bytes = frameOf({{key("a"), 1}}) + frameOf({{key("b"), 2}});
    Frames frames(1000);
    int found = 0;
    for (const char c : bytes) {
        frames.feed(QByteArray(1, c));
        while (const auto frame = frames.next()) {
            QVERIFY(*frame);
            QVERIFY((*frame)->contains(found == 0 ? key("a") : key("b")));
            ++found;
        }
    }
    QCOMPARE(found, 2);
}

void TestOwnerSocket::framesAreNotBelieved_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("too long") << QByteArray("\xff\xff\xff\xff{}", 6);
    QTest::newRow("one too long") << QByteArray("\x00\x00\x03\xe9{}", 6);
    QTest::newRow("no object") << QByteArray("\x00\x00\x00\x02[]", 6);
    QTest::newRow("no JSON") << QByteArray("\x00\x00\x00\x02{{", 6);
    QTest::newRow("empty") << QByteArray("\x00\x00\x00\x00", 4);
    QTest::newRow("no version") << QByteArray("\x00\x00\x00\x02{}", 6);
    QTest::newRow("other version") << QByteArray("\x00\x00\x00\x0c{\"docket\":2}", 16);
}

void TestOwnerSocket::framesAreNotBelieved()
{
    QFETCH(QByteArray, bytes);
    Frames frames(1000);
    frames.feed(bytes);
    const auto frame = frames.next();
    QVERIFY(frame);
    QVERIFY(!*frame);
}

void TestOwnerSocket::callsAreCheckedWhole()
{
    ctl::VerbCall call;
    call.words = {key("run"), key("note"), key("7")};
    call.options = {{key("as"), key("mara")}, {key("text"), QStringLiteral("ä ✓")}};
    call.json = true;
    call.passphrase = key("p");
    const auto again = ctl::VerbCall::fromJson(call.toJson());
    QVERIFY(again);
    QCOMPARE(*again, call);
    QVERIFY(!ctl::VerbCall::fromJson({}));
    QJsonObject json = call.toJson();
    json.insert(key("words"), QJsonArray{1});
    QVERIFY(!ctl::VerbCall::fromJson(json));
    json = call.toJson();
    json.insert(key("options"), QJsonObject{{key("as"), QJsonValue()}});
    QVERIFY(!ctl::VerbCall::fromJson(json));
    json = call.toJson();
    json.insert(key("passphrase"), 7);
    QVERIFY(!ctl::VerbCall::fromJson(json));
}

void TestOwnerSocket::theSocketIsTheUsersAlone()
{
    QTemporaryDir folder;
    OwnerSocket owner;
    QVERIFY(owner.listen(folder.path()));
    const QFileInfo file(socketPath(folder.path()));
    QCOMPARE(file.absolutePath(), QDir(folder.path()).canonicalPath());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(file.permissions() & others));
}

void TestOwnerSocket::aLongFolderListensElsewhere()
{
    QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toLocal8Bit());
    QFile::setPermissions(runtime.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QTemporaryDir folder;
    const QString deep = folder.filePath(QString(120, u'x'));
    const QString other = folder.filePath(QString(121, u'x'));
    QVERIFY(QDir().mkpath(deep) && QDir().mkpath(other));
    QVERIFY(socketPath(deep).startsWith(runtime.path()));
    QVERIFY(socketPath(deep) != socketPath(other));
    // Another way to write the same folder leads to the same owner.
    QCOMPARE(socketPath(folder.path() + key("/./") + QString(120, u'x') + u'/'), socketPath(deep));
    OwnerSocket owner;
    QVERIFY(owner.listen(deep));
    QVERIFY(QFileInfo::exists(socketPath(deep)));
}

void TestOwnerSocket::aCallIsRunAndAnswered()
{
    QTemporaryDir folder;
    OwnerSocket owner;
    QVERIFY(owner.listen(folder.path()));
    QJsonObject got;
    owner.serve([&](const QJsonObject& call, const OwnerSocket::Say& say,
                    const OwnerSocket::Answer& answer) {
        got = call;
        say(key("half"));
        answer({{key("code"), 4}});
    });
    Forwarding caller(folder.path());
    Ends ends(caller);
    caller.run(kCall, kLong);
    QTRY_COMPARE(ends.sum(), 1);
    QCOMPARE(ends.done.size(), 1);
    QCOMPARE(ends.said.size(), 1);
    QCOMPARE(got, kCall);
    QCOMPARE(ends.done[0][0].toJsonObject().value(key("code")).toInt(), 4);
}

void TestOwnerSocket::whoWaitsIsServedWhenTheOwnerIsReady()
{
    QTemporaryDir folder;
    OwnerSocket owner;
    QVERIFY(owner.listen(folder.path()));
    Forwarding caller(folder.path());
    Ends ends(caller);
    caller.run(kCall, kLong);
    QTRY_VERIFY(!owner.findChildren<QLocalSocket*>().isEmpty());
    QCOMPARE(ends.sum(), 0);
    owner.serve([](const QJsonObject&, const OwnerSocket::Say&, const OwnerSocket::Answer& answer) {
        answer({});
    });
    QTRY_COMPARE(ends.done.size(), 1);
}

void TestOwnerSocket::anOwnerThatPromisesNothingIsLeft()
{
    QTemporaryDir folder;
    OwnerSocket owner;
    QVERIFY(owner.listen(folder.path()));
    Forwarding caller(folder.path());
    Ends ends(caller);
    caller.run(kCall, 50);
    QTRY_COMPARE(ends.sum(), 1);
    QCOMPARE(ends.refused.size(), 1);
}

void TestOwnerSocket::whoGaveUpChangedNothing()
{
    QTemporaryDir folder;
    OwnerSocket owner;
    QVERIFY(owner.listen(folder.path()));
    {
        Forwarding caller(folder.path());
        Ends ends(caller);
        caller.run(kCall, 50);
        QTRY_COMPARE(ends.refused.size(), 1);
    }
    QTRY_VERIFY(owner.findChildren<QLocalSocket*>().isEmpty());
    int runs = 0;
    owner.serve(
        [&](const QJsonObject&, const OwnerSocket::Say&, const OwnerSocket::Answer&) { ++runs; });
    QCoreApplication::processEvents();
    QCOMPARE(runs, 0);
}

void TestOwnerSocket::nobodyListens()
{
    QTemporaryDir folder;
    Forwarding caller(folder.path());
    Ends ends(caller);
    caller.run(kCall, kLong);
    QTRY_COMPARE(ends.sum(), 1);
    QCOMPARE(ends.nobody.size(), 1);
}

void TestOwnerSocket::anOwnerThatDiesLeavesItUnknown()
{
    QTemporaryDir folder;
    auto owner = std::make_unique<OwnerSocket>();
    QVERIFY(owner->listen(folder.path()));
    bool began = false;
    owner->serve([&](const QJsonObject&, const OwnerSocket::Say&, const OwnerSocket::Answer&) {
        began = true;
    });
    Forwarding caller(folder.path());
    Ends ends(caller);
    caller.run(kCall, kLong);
    QTRY_VERIFY(began);
    owner.reset();
    QTRY_COMPARE(ends.sum(), 1);
    QCOMPARE(ends.broken.size(), 1);
}

void TestOwnerSocket::whoHangsUpIsNotWaitedFor()
{
    QTemporaryDir folder;
    OwnerSocket owner;
    QVERIFY(owner.listen(folder.path()));
    OwnerSocket::Say say;
    OwnerSocket::Answer answer;
    owner.serve([&](const QJsonObject&, const OwnerSocket::Say& s, const OwnerSocket::Answer& a) {
        say = s;
        answer = a;
    });
    {
        Forwarding caller(folder.path());
        caller.run(kCall, kLong);
        QTRY_VERIFY(answer);
    }
    // At once, while the owner has not heard of it, and later.
    say(key("still here"));
    QTRY_VERIFY(owner.findChildren<QLocalSocket*>().isEmpty());
    say(key("still here"));
    answer({});
    bool retired = false;
    owner.retire([&] { retired = true; });
    QVERIFY(retired);
}

void TestOwnerSocket::retiringKeepsPromises()
{
    QTemporaryDir folder;
    OwnerSocket owner;
    QVERIFY(owner.listen(folder.path()));
    OwnerSocket::Answer answer;
    owner.serve([&](const QJsonObject&, const OwnerSocket::Say&, const OwnerSocket::Answer& a) {
        answer = a;
    });
    Forwarding caller(folder.path());
    Ends ends(caller);
    caller.run(kCall, kLong);
    QTRY_VERIFY(answer);
    bool retired = false;
    owner.retire([&] { retired = true; });
    QCoreApplication::processEvents();
    QVERIFY(!retired);
    answer({{key("code"), 0}});
    QTRY_COMPARE(ends.done.size(), 1);
    QTRY_VERIFY(retired);
    Forwarding late(folder.path());
    Ends lateEnds(late);
    late.run(kCall, kLong);
    QTRY_COMPARE(lateEnds.nobody.size(), 1);
}

void TestOwnerSocket::theWindowComesForward()
{
    QTemporaryDir folder;
    OwnerSocket owner;
    QVERIFY(owner.listen(folder.path()));
    Forwarding without(folder.path());
    Ends refused(without);
    without.activate(0, kLong);
    QTRY_COMPARE(refused.refused.size(), 1);
    qint64 opened = -1;
    owner.onActivate([&](qint64 number) { opened = number; });
    Forwarding with(folder.path());
    Ends done(with);
    with.activate(48213, kLong);
    QTRY_COMPARE(done.done.size(), 1);
    QCOMPARE(opened, 48213);
}

void TestOwnerSocket::garbageIsHungUpOn_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a request of the web") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("zeros") << QByteArray(200'000, '\0');
    QTest::newRow("ones") << QByteArray(200'000, '\xff');
    QTest::newRow("a wish that is not known") << frameOf({{key("want"), key("format")}});
    QTest::newRow("a call before it is due") << frameOf({{key("want"), key("run")}}) +
                                                    frameOf({{key("call"), kCall}}) +
                                                    frameOf({{key("call"), kCall}});
    QTest::newRow("deep") << QByteArray("\x00\x00\x4e\x20", 4) + QByteArray(20'000, '[');
}

void TestOwnerSocket::garbageIsHungUpOn()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    OwnerSocket owner;
    QVERIFY(owner.listen(folder.path()));
    QLocalSocket socket;
    socket.connectToServer(socketPath(folder.path()));
    socket.write(bytes);
    QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    // The next one is served as if nothing had been.
    owner.serve([](const QJsonObject&, const OwnerSocket::Say&, const OwnerSocket::Answer& answer) {
        answer({});
    });
    Forwarding caller(folder.path());
    Ends ends(caller);
    caller.run(kCall, kLong);
    QTRY_COMPARE(ends.done.size(), 1);
}

void TestOwnerSocket::tooManyCallersAreTurnedAway()
{
    QTemporaryDir folder;
    OwnerSocket owner;
    QVERIFY(owner.listen(folder.path()));
    std::vector<std::unique_ptr<QLocalSocket>> sockets;
    for (int i = 0; i < 40; ++i) {
        sockets.push_back(std::make_unique<QLocalSocket>());
        sockets.back()->connectToServer(socketPath(folder.path()));
        QCoreApplication::processEvents();
    }
    const auto open = [&] {
        return std::count_if(sockets.begin(), sockets.end(), [](const auto& s) {
            return s->state() == QLocalSocket::ConnectedState;
        });
    };
    QTRY_COMPARE(open(), 16);
}

QTEST_GUILESS_MAIN(TestOwnerSocket)
#include "tst_ownersocket.moc"
