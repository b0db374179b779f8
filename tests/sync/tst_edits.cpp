// SPDX-License-Identifier: GPL-3.0-or-later
// What people write while vendors change the same cases is kept, or they are told and it is kept as
// a draft. A thousand rounds are tests/perf/edits.cpp.
#include "tests/support/edits.h"

#include <QTest>

using namespace docket::test;

class TestEdits : public QObject {
    Q_OBJECT

private slots:
    void nothingThatWasWrittenIsLost()
    {
        EditsPlan plan;
        plan.rounds = 30;
        const EditsOutcome out = edits(plan);
        const QString sums =
            QStringLiteral("recorded %1, conflicts %2, refused %3, changes %4, moved %5, drafts %6")
                .arg(out.recorded)
                .arg(out.conflicts)
                .arg(out.refused)
                .arg(out.changes)
                .arg(out.moved)
                .arg(out.drafts);
        qInfo("%s", qPrintable(sums));
        QVERIFY2(out.lost == 0, qPrintable(out.lostWords));
        // It was a time in which something could have been lost.
        QVERIFY2(out.recorded >= 25, qPrintable(sums));
        QVERIFY2(out.conflicts >= 3, qPrintable(sums));
        QVERIFY2(out.moved >= 10, qPrintable(sums));
        QVERIFY2(out.drafts >= 3, qPrintable(sums));
    }
};

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
