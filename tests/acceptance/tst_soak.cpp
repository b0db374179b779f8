// SPDX-License-Identifier: GPL-3.0-or-later
// Two hours of a desk, with a company that goes on and sometimes fails. A day and a night are
// tests/perf/soak.cpp.
#include "tests/support/soak.h"

#include <QTest>

using namespace acceptance;

class TestSoak : public QObject {
    Q_OBJECT

private slots:
    void nothingDecaysAndNoPromiseBreaks()
    {
        SoakPlan plan;
        plan.rounds = 24;
        plan.warm = 12;
        const SoakOutcome out = soak(plan);
        QVERIFY2(out.problem.isEmpty(), qPrintable(out.problem));
        QVERIFY2(out.broken == 0, qPrintable(out.brokenWords));
        QVERIFY2(out.facts > 1'000, qPrintable(QString::number(out.facts)));
        QVERIFY2(out.acts > 100, qPrintable(QString::number(out.acts)));
        QVERIFY2(out.refunds > 5, qPrintable(QString::number(out.refunds)));
        QVERIFY2(out.files <= 2, qPrintable(QString::number(out.files)));
        // In so short a time memory is still finding its size.
        QVERIFY2(out.memory > 0 && out.memory < 1.25, qPrintable(QString::number(out.memory)));
    }
};

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
