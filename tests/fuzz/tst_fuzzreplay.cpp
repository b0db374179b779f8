// SPDX-License-Identifier: GPL-3.0-or-later
// Every decoder of what comes from outside over its corpus and a seeded share of mutations, with
// every compiler and under the sanitizers. The whole size is a figure (perf/decoders.cpp).
#include "tests/fuzz/replay.h"

#include <QTest>

#include <cstdio>

class TestFuzzReplay : public QObject {
    Q_OBJECT

private slots:
    void nothingIsFound_data()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < fuzz::targets().size(); ++i)
            QTest::newRow(fuzz::targets()[i].name) << static_cast<int>(i);
    }
    void nothingIsFound()
    {
        QFETCH(int, index);
        const fuzz::Target& target = fuzz::targets()[static_cast<size_t>(index)];
        QVERIFY2(fuzz::corpusOf(target).size() >= 3, "it has no corpus");
        const QStringList found =
            fuzz::replay(target, kShare, 20260901u + static_cast<unsigned>(index));
        for (const QString& one : found.mid(0, 3))
            std::fprintf(stderr, "%s\n", qPrintable(one));
        QCOMPARE(found.size(), qsizetype{0});
    }
    void thereAreEnough() { QVERIFY(fuzz::targets().size() >= 8); }

private:
    static constexpr int kShare = 10'000;
};

QTEST_GUILESS_MAIN(TestFuzzReplay)
#include "tst_fuzzreplay.moc"
