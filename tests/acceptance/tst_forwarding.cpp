// SPDX-License-Identifier: GPL-3.0-or-later
// A profile that is open in a window: what docketctl writes is written by the window's process,
// once, with the output and the exit code of a docketctl that has the profile to itself.
#include "programs.h"

#include "app/composition/frames.h"
#include "app/composition/profilelock.h"
#include "core/desk/engine.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>

using namespace acceptance;

class TestForwarding : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aNoteIsWrittenByTheOwner();
    void aRefundIsSentOnce();
    void theOwnerJudges();
    void theSameCommandTwiceIsDoneOnce();
    void aSyncRunsAtTheOwner();
    void manyAtOnce();
    void garbageLeavesTheOwnerAlive();
    void aSecondWindowBringsTheFirstForward();
    void rebuildingIsTheOwnersAlone();
    void anOwnerThatDoesNotAnswer();

private:
    qint64 entries() const
    {
        return m_desk.run("verify --json").object()[key("entries")].toInteger();
    }
    bool ownerRuns() const { return m_owner.state() == QProcess::Running; }

    Company m_company{400, 40};
    Desk m_desk;
    QProcess m_owner;
    Refundable m_from;
};

void TestForwarding::initTestCase()
{
    // A test's own handler would take what Qt ignores: an owner that hangs up while we write.
    std::signal(SIGPIPE, SIG_IGN);
    QVERIFY(m_company.isUp());
    QCOMPARE(m_desk.init(m_company).code, 0);
    QCOMPARE(m_desk.run("sync").code, 0);
    m_from = m_desk.refundable(20);
    QVERIFY(m_from.isSet());
    m_owner.setProcessChannelMode(QProcess::ForwardedChannels);
    m_owner.start(program("docket"), {key("--profile"), m_desk.folder(), key("--as"), key("mara")});
    QVERIFY(m_owner.waitForStarted());
    // It holds the lock when it listens.
    const QString path = docket::app::socketPath(m_desk.folder());
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(path), 30'000);
}

void TestForwarding::aNoteIsWrittenByTheOwner()
{
    QCOMPARE(m_desk.act(key("claim"), m_from.number, "mara").code, 0);
    const Run note =
        m_desk.act(key("note"), m_from.number, "mara", {key("--text"), key("rang them")});
    QVERIFY2(note.code == 0, note.said.constData());
    QCOMPARE(note.object().value(key("case")).toInteger(), m_from.number.toLongLong());
    QCOMPARE(rows(note.object(), "sequences").size(), 1);
    QVERIFY(!note.object().value(key("repeated")).toBool(true));
    int found = 0;
    for (const QJsonValue& line : rows(m_desk.show(m_from.number), "timeline"))
        found += (text(line, "title") + text(line, "detail")).contains(key("rang them")) ? 1 : 0;
    QCOMPARE(found, 1);
    // Words for people are the same, too.
    const Run plain = m_desk.run({key("run"), key("note"), m_from.number, key("--as"), key("mara"),
                                  key("--text"), key("again")});
    QCOMPARE(plain.code, 0);
    QVERIFY(plain.out.startsWith("case " + m_from.number.toLatin1() + " is at revision "));
    QVERIFY(ownerRuns());
}

void TestForwarding::aRefundIsSentOnce()
{
    const Run refund = m_desk.refund(m_from, key("12.00"), "mara");
    QVERIFY2(refund.code == 0, refund.said.constData());
    QCOMPARE(m_company.refundPosts(m_from.charge).size(), 1);
    QCOMPARE(m_company.refundsOf(m_from.charge, m_from.account).size(), 1);
    QCOMPARE(m_desk.intents(m_from.number).size(), 1);
}

void TestForwarding::theOwnerJudges()
{
    const qint64 before = entries();
    QCOMPARE(m_desk.act(key("note"), m_from.number, "nobody", {key("--text"), key("x")}).code, 4);
    QCOMPARE(m_desk.act(key("note"), m_from.number, "mara").code, 4);
    QCOMPARE(m_desk.act(key("claim"), m_from.number, "ada").code, 4);
    QCOMPARE(m_desk.act(key("note"), key("99999999"), "mara", {key("--text"), key("x")}).code, 3);
    QCOMPARE(m_desk.act(key("dance"), m_from.number, "mara").code, 2);
    QCOMPARE(m_desk
                 .act(key("note"), m_from.number, "mara",
                      {key("--text"), key("x"), key("--seen"), key("1")})
                 .code,
             5);
    QTemporaryFile wrong;
    QVERIFY(wrong.open());
    wrong.write("wrong");
    wrong.close();
    QCOMPARE(m_desk
                 .act(key("note"), m_from.number, "mara",
                      {key("--text"), key("x"), key("--passphrase-file"), wrong.fileName()})
                 .code,
             4);
    QCOMPARE(entries(), before);
}

void TestForwarding::theSameCommandTwiceIsDoneOnce()
{
    const QStringList same{key("--text"), key("once"), key("--command"),
                           key("6f1c2c1e-5b0a-4c39-9d0e-2f6a1b3c4d5e")};
    QVERIFY(!m_desk.act(key("note"), m_from.number, "mara", same)
                 .object()
                 .value(key("repeated"))
                 .toBool(true));
    const qint64 before = entries();
    const Run again = m_desk.act(key("note"), m_from.number, "mara", same);
    QCOMPARE(again.code, 0);
    QVERIFY(again.object().value(key("repeated")).toBool());
    QCOMPARE(entries(), before);
}

void TestForwarding::aSyncRunsAtTheOwner()
{
    const Run sync = m_desk.run("sync --json");
    QVERIFY2(sync.code == 0, sync.said.constData());
    QVERIFY(!rows(sync.object(), "sources").isEmpty());
    QVERIFY(!m_desk.run("sync").out.isEmpty());
}

void TestForwarding::manyAtOnce()
{
    const qint64 before = entries();
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 6; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->start(program("docketctl"),
                                {key("--profile"), m_desk.folder(), key("run"), key("note"),
                                 m_from.number, key("--as"), key("mara"), key("--text"),
                                 key("at once")});
    }
    for (const auto& process : processes) {
        QVERIFY(process->waitForFinished(60'000));
        QCOMPARE(process->exitCode(), 0);
    }
    QCOMPARE(entries(), before + 6);
}

void TestForwarding::garbageLeavesTheOwnerAlive()
{
    for (const QByteArray& bytes :
         {QByteArray("GET / HTTP/1.1\r\n\r\n"), QByteArray(300'000, '\xff'),
          docket::app::frameOf({{key("want"), key("run")}}) + QByteArray(100'000, 'x')}) {
        QLocalSocket socket;
        socket.connectToServer(docket::app::socketPath(m_desk.folder()));
        QVERIFY(socket.waitForConnected(10'000));
        socket.write(bytes);
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QLocalSocket::UnconnectedState, 30'000);
    }
    QVERIFY(ownerRuns());
    QCOMPARE(m_desk.act(key("note"), m_from.number, "mara", {key("--text"), key("fine")}).code, 0);
}

void TestForwarding::aSecondWindowBringsTheFirstForward()
{
    QProcess second;
    second.start(program("docket"), {key("--profile"), m_desk.folder() + key("/../profile/"),
                                     key("--case"), m_from.number});
    QVERIFY(second.waitForFinished(30'000));
    QCOMPARE(second.exitCode(), 0);
    QVERIFY(ownerRuns());
}

void TestForwarding::rebuildingIsTheOwnersAlone()
{
    QCOMPARE(m_desk.run("rebuild").code, 75);
}

void TestForwarding::anOwnerThatDoesNotAnswer()
{
    m_owner.terminate();
    QVERIFY(m_owner.waitForFinished(30'000));
    const auto lock = docket::app::ProfileLock::take(docket::ProfileFiles{m_desk.folder()}.lock());
    QVERIFY(lock);
    const QString path = docket::app::socketPath(m_desk.folder());
    QLocalServer::removeServer(path);
    QLocalServer deaf;
    QVERIFY(deaf.listen(path));
    const qint64 before = entries();
    QElapsedTimer clock;
    clock.start();
    const Run run = m_desk.act(key("note"), m_from.number, "mara", {key("--text"), key("x")});
    QCOMPARE(run.code, 75);
    QVERIFY(run.said.contains("does not answer"));
    QVERIFY(clock.elapsed() >= 4'500);
    QCOMPARE(entries(), before);
    // And one that is gone from the start.
    deaf.close();
    QCOMPARE(m_desk.run("sync").code, 75);
}

QTEST_GUILESS_MAIN(TestForwarding)
#include "tst_forwarding.moc"
