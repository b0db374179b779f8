// SPDX-License-Identifier: GPL-3.0-or-later
// A profile whose files are damaged at random: it opens, nothing that is ours is lost with the
// cache or the archive, and a journal goes back to its backup, says what that cost, and sends
// nothing. Here a share of the damages; perf_corruption makes a thousand.
#include "tests/support/damage.h"

#include "core/desk/backups.h"
#include "core/journal/journalbackup.h"

#include <QSignalSpy>
#include <QTest>

using namespace docket;
using namespace docket::test;

class TestCorruption : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_profile.entries() > 60); }
    void randomDamage_data();
    void randomDamage();
    void aMissingFile_data();
    void aMissingFile();
    void aFileWithoutItsLog_data();
    void aFileWithoutItsLog();
    void theJournalSaysWhatItLost();
    void withoutAGoodBackupItIsRefused();

private:
    DamagedProfile m_profile;
};

void TestCorruption::randomDamage_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"cache.db", "payload.db", "journal.db"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestCorruption::randomDamage()
{
    QFETCH(QString, file);
    int mended = 0;
    for (int seed = 1; seed <= 15; ++seed) {
        const DamageOutcome out = m_profile.damageAndOpen(file, seed);
        QVERIFY2(out.ok(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(out.trouble)));
        mended += out.mended ? 1 : 0;
    }
    // Damage that the lists do not meet, and the outbox does.
    for (const int seed : {1024, 1285, 1318, 1387}) {
        const DamageOutcome out = m_profile.damageAndOpen(file, seed);
        QVERIFY2(out.ok(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(out.trouble)));
    }
    QVERIFY2(mended >= 5, qPrintable(QString::number(mended)));
}

void TestCorruption::aMissingFile_data()
{
    randomDamage_data();
    QTest::newRow("keys.db") << QStringLiteral("keys.db");
}

void TestCorruption::aMissingFile()
{
    QFETCH(QString, file);
    const DamageOutcome out = m_profile.removeAndOpen(file);
    QVERIFY2(out.ok(), qPrintable(out.trouble));
}

void TestCorruption::aFileWithoutItsLog_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"journal.db", "keys.db", "desk.db"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestCorruption::aFileWithoutItsLog()
{
    QFETCH(QString, file);
    const DamageOutcome out = m_profile.emptyAndOpen(file);
    QVERIFY2(out.ok(), qPrintable(out.trouble));
    QVERIFY2(out.words.contains(QStringLiteral("put back")) || out.quarantined,
             qPrintable(out.words));
}

void TestCorruption::theJournalSaysWhatItLost()
{
    // The copy lacks the last entries: they are lost, and counted.
    const qint64 all = m_profile.entries();
    const DamageOutcome out = m_profile.loseTail(7);
    QVERIFY2(out.ok(), qPrintable(out.trouble));
    QCOMPARE(out.restoredTo, all - 7);
    QCOMPARE(out.lost, 7);
    QVERIFY(out.quarantined);
    QVERIFY(out.words.contains(QString::number(all - 7)));
    QVERIFY2(out.words.contains(QStringLiteral("lost: at least 7.")), qPrintable(out.words));
    QVERIFY(out.verified);
    // Where nothing is known to be lost, no number is said.
    Restored none;
    QVERIFY2(none.words().contains(QStringLiteral("No entry after it is known to be lost.")),
             qPrintable(none.words()));
    QVERIFY(!none.words().contains(QStringLiteral("at least")));
}

void TestCorruption::withoutAGoodBackupItIsRefused()
{
    const Error error = m_profile.damageAll();
    QVERIFY(error.kind == ErrorKind::Corrupt);
    QVERIFY2(error.detail.contains(QStringLiteral("backup")), qPrintable(error.detail));
}

QTEST_GUILESS_MAIN(TestCorruption)
#include "tst_corruption.moc"
