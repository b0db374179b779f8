// SPDX-License-Identifier: GPL-3.0-or-later
// The answer key at other hours, days and seeds than everything else is held against: what is found
// must not depend on when somebody looks. Each row is one at which something was once missed or
// wrongly opened.
#include "programs.h"

#include <QTest>

using namespace acceptance;

class TestAnyHour : public QObject {
    Q_OBJECT

private slots:
    void nothingIsMissedAndNothingWronglyOpened_data();
    void nothingIsMissedAndNothingWronglyOpened();
};

void TestAnyHour::nothingIsMissedAndNothingWronglyOpened_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<QByteArray>("until");
    QTest::newRow("before the night's file") << 7 << QByteArray("2026-11-30T01:00:00Z");
    QTest::newRow("a door that is no house") << 7 << QByteArray("2026-11-30T05:00:00Z");
    QTest::newRow("late on a day of deliveries") << 7 << QByteArray("2026-11-30T23:00:00Z");
    QTest::newRow("a slip told in a note") << 3 << QByteArray("2026-12-02T10:00:00Z");
    QTest::newRow("a refund without lines") << 5 << QByteArray("2027-01-03T15:00:00Z");
}

void TestAnyHour::nothingIsMissedAndNothingWronglyOpened()
{
    QFETCH(int, seed);
    QFETCH(QByteArray, until);
    const Company company(2000, 60, seed, until.constData());
    QVERIFY(company.isUp());
    const Desk desk;
    QCOMPARE(desk.init(company).code, 0);
    QCOMPARE(desk.run("sync").code, 0);
    const Run told = desk.run("practice");
    QVERIFY2(told.code == 0, told.out.constData());
    QVERIFY2(told.out.contains("wrongly opened: 0") && !told.out.contains("\nmissed "),
             told.out.constData());
}

QTEST_GUILESS_MAIN(TestAnyHour)
#include "tst_anyhour.moc"
