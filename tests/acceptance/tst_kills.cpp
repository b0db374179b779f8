// SPDX-License-Identifier: GPL-3.0-or-later
// A desk is killed again and again while it sends refunds over a line that loses things: each
// refund happens once. And where the vendor has neither keys nor lists to look in, the same account
// finds refunds that happened twice, so that it would find ours.
#include "tests/support/kills.h"

#include <QTest>

using namespace acceptance;

class TestKills : public QObject {
    Q_OBJECT

private slots:
    void nothingLostNothingTwice();
    void theAccountFindsWhatHappensTwice_data();
    void theAccountFindsWhatHappensTwice();
};

void TestKills::nothingLostNothingTwice()
{
    const KillOutcome out = runKills({});
    QVERIFY2(out.problem.isEmpty(), qPrintable(out.problem));
    QVERIFY2(out.accepted > 100, qPrintable(QString::number(out.accepted)));
    QVERIFY2(out.killedAtWork > 30, qPrintable(QString::number(out.killedAtWork)));
    QCOMPARE(out.duplicated, 0);
    QCOMPARE(out.lost, 0);
    QCOMPARE(out.untrue, 0);
    QCOMPARE(out.stuck, 0);
    QCOMPARE(out.done, out.accepted);
}

void TestKills::theAccountFindsWhatHappensTwice_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::newRow("a new key for each attempt") << QByteArray("changed");
    QTest::newRow("no key") << QByteArray("forgotten");
}

void TestKills::theAccountFindsWhatHappensTwice()
{
    QFETCH(QByteArray, keys);
    KillPlan plan;
    plan.kills = 25;
    plan.actions = 60;
    plan.keys = keys;
    plan.blind = true;
    const KillOutcome out = runKills(plan);
    QVERIFY2(out.problem.isEmpty(), qPrintable(out.problem));
    QVERIFY2(out.duplicated > 0, "nothing happened twice, though nothing prevented it");
}

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
