// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that fails at each of its calls in turn, once and for good: nothing is damaged, nothing
// that was acknowledged is lost, what failed is said, and everything goes on when the disk does.
// Here a share of the calls; perf_iofaults takes each.
#include "core/store/database.h"
#include "tests/support/faultscript.h"

#include <QTemporaryDir>
#include <QTest>

using namespace docket::test;

namespace {

constexpr qint64 kStep = 11;

}  // namespace

class TestIoFaults : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QTemporaryDir folder(scriptFolder());
        const FaultOutcome whole = runFaultScript(m_disk, folder.path(), 0, Fault::IoError, false);
        QVERIFY2(whole.clean(), qPrintable(whole.first));
        QCOMPARE(whole.refused, 0);
        m_calls = whole.calls;
        QVERIFY(m_calls > 100);
    }

    void whatFailedOnceIsTriedAgain()
    {
        using namespace docket::store;
        const auto db = Database::open(QStringLiteral(":memory:"), Open::Write, Sync::Full);
        QVERIFY(db);
        // A text that cannot be prepared, until it can.
        Statement early = (*db)->statement("insert into later (n) values (?1)");
        QVERIFY(!early.bind(1, 1).run());
        QVERIFY(early.failed());
        QVERIFY((*db)->execute("create table later (n integer primary key)"));
        QVERIFY(early.bind(1, 1).run());
        QVERIFY(!early.failed());
        // And a step that fails, until it does not.
        early.bind(1, 1);
        QVERIFY(!early.step());
        QVERIFY(early.failed());
        early.bind(1, 2);
        QVERIFY(!early.step());
        QVERIFY(!early.failed());
    }

    void everyFewCalls_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("stays");
        QTest::addColumn<int>("from");
        QTest::newRow("an I/O error") << int(Fault::IoError) << false << 1;
        QTest::newRow("full") << int(Fault::Full) << false << 3;
        QTest::newRow("a short write") << int(Fault::ShortWrite) << false << 5;
        QTest::newRow("full from now on") << int(Fault::ShortFull) << true << 7;
        QTest::newRow("I/O errors from now on") << int(Fault::IoError) << true << 9;
    }

    void everyFewCalls()
    {
        QFETCH(int, fault);
        QFETCH(bool, stays);
        QFETCH(int, from);
        int struck = 0;
        for (qint64 n = from; n <= m_calls; n += kStep) {
            QTemporaryDir folder(scriptFolder());
            const FaultOutcome out =
                runFaultScript(m_disk, folder.path(), n, static_cast<Fault>(fault), stays);
            QVERIFY2(out.clean(), qPrintable(QStringLiteral("call %1: %2").arg(n).arg(out.first)));
            struck += out.failures > 0 ? 1 : 0;
        }
        QVERIFY(struck > 5);
    }

private:
    FaultDisk m_disk;
    qint64 m_calls = 0;
};

QTEST_GUILESS_MAIN(TestIoFaults)
#include "tst_iofaults.moc"
