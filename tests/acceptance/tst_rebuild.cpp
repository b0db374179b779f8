// SPDX-License-Identifier: GPL-3.0-or-later
// The cache deleted: it is made again in steps that are heard, and can be stopped between two of
// them. What was done stays, and the next start goes on.
#include "programs.h"

#include "app/composition/profile.h"

#include <QSignalSpy>
#include <QTest>

using namespace acceptance;
using namespace docket;

class TestRebuild : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void progressIsHeardToItsEnd();
    void stoppedAndGoneOn();
    void closedWhileItRuns();
    void docketctlSaysHowFarItIs();
    void aSignalLeavesTheFilesWhole();

private:
    void dropCache() const
    {
        for (const char* end : {"cache.db", "cache.db-wal", "cache.db-shm"})
            QFile::remove(m_desk.file(end));
    }
    // What the lists say, for comparison.
    QByteArray lists() const
    {
        return m_desk.run("queues --json").out + m_desk.run("cases --json").out;
    }

    // Opens for writing; `at` hears each step and may stop it.
    Result<OpenReport> open(const std::function<void(app::Profile&, const OpenProgress&)>& at = {})
    {
        app::Profile profile(m_desk.folder());
        std::optional<Result<OpenReport>> report;
        m_steps.clear();
        connect(&profile, &app::Profile::opening, this, [&](const OpenProgress& p) {
            m_steps.push_back(p);
            if (at)
                at(profile, p);
        });
        profile.open(true, false, [&](const Result<OpenReport>& r) { report = r; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(report, 120'000); }();
        return report ? *report : fail(ErrorKind::Internal, key("no answer"));
    }

    Company m_company{2000, 60};
    Desk m_desk;
    QByteArray m_before;
    OpenReport m_whole;
    std::vector<OpenProgress> m_steps;
};

void TestRebuild::initTestCase()
{
    QVERIFY(m_company.isUp());
    QCOMPARE(m_desk.init(m_company).code, 0);
    QCOMPARE(m_desk.run("sync").code, 0);
    m_before = lists();
    QVERIFY(m_before.size() > 1000);
}

void TestRebuild::progressIsHeardToItsEnd()
{
    dropCache();
    const auto report = open();
    QVERIFY(report);
    m_whole = *report;
    QVERIFY(m_whole.pagesReplayed > 64);
    QVERIFY(m_steps.size() >= 3);
    for (size_t i = 1; i < m_steps.size(); ++i) {
        QVERIFY(m_steps[i].entries >= m_steps[i - 1].entries);
        QVERIFY(m_steps[i].pages >= m_steps[i - 1].pages);
    }
    const OpenProgress& last = m_steps.back();
    QCOMPARE(last.entries, m_whole.entriesReplayed);
    QCOMPARE(last.entriesOf, m_whole.entriesReplayed);
    QCOMPARE(last.pages, m_whole.pagesReplayed);
    QCOMPARE(last.pagesOf, m_whole.pagesReplayed);
    QCOMPARE(lists(), m_before);
    // Nothing is left to make: nothing is said.
    QVERIFY(open());
    QVERIFY(m_steps.empty());
}

void TestRebuild::stoppedAndGoneOn()
{
    dropCache();
    const auto stopped = open([](app::Profile& profile, const OpenProgress& p) {
        if (p.pages > 0)
            profile.cancelOpening();
    });
    // Asked from another thread: it may have come to its end just then.
    const qint64 done = m_steps.back().pages;
    if (!stopped) {
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QVERIFY(done < m_whole.pagesReplayed);
    }
    const auto report = open();
    QVERIFY(report);
    QCOMPARE(report->entriesReplayed, 0);
    QCOMPARE(report->pagesReplayed, m_whole.pagesReplayed - done);
    QCOMPARE(lists(), m_before);
}

void TestRebuild::closedWhileItRuns()
{
    dropCache();
    {
        app::Profile profile(m_desk.folder());
        bool begun = false;
        connect(&profile, &app::Profile::opening, this, [&] { begun = true; });
        profile.open(true, false, [](const Result<OpenReport>&) {});
        QTRY_VERIFY_WITH_TIMEOUT(begun, 60'000);
    }
    QVERIFY(open());
    QCOMPARE(lists(), m_before);
}

void TestRebuild::docketctlSaysHowFarItIs()
{
    const Run run = m_desk.run("rebuild");
    QCOMPARE(run.code, 0);
    QVERIFY2(run.said.count("making again: ") >= 3, run.said.constData());
    QVERIFY(run.out.startsWith("rebuilt from "));
    QVERIFY(m_desk.run("rebuild --json").said.isEmpty());
    QCOMPARE(lists(), m_before);
}

void TestRebuild::aSignalLeavesTheFilesWhole()
{
    QProcess process;
    process.start(program("docketctl"), {key("--profile"), m_desk.folder(), key("rebuild")});
    process.setReadChannel(QProcess::StandardError);
    QVERIFY(process.waitForReadyRead(60'000));
    process.terminate();
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(m_desk.run("verify").code, 0);
    QVERIFY(open());
    QCOMPARE(lists(), m_before);
}

QTEST_GUILESS_MAIN(TestRebuild)
#include "tst_rebuild.moc"
