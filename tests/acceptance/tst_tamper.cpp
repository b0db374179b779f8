// SPDX-License-Identifier: GPL-3.0-or-later
// A journal of a thousand entries behind a real profile, and somebody with the file and a tool:
// `docketctl verify` ends with 1 and names the first entry that is not what was written.
#include "programs.h"

#include "core/journal/localjournal.h"

#include <QDir>
#include <QTest>

#include <sqlite3.h>

using namespace acceptance;
using docket::journal::LocalJournal;

namespace {

constexpr int kEntries = 1000;

constexpr auto kColumns =
    "id, type, type_version, at, trust, actor, subject, subject_rev, command, "
    "desk, body, key, sealed, signature, hash";

}  // namespace

class TestTamper : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void untouched();
    void found_data();
    void found();
    void cutIsFoundByTheAnchors_data();
    void cutIsFoundByTheAnchors();

private:
    // A copy of the profile; its journal changed without our triggers in the way.
    void tamper(const QString& folder, const QByteArray& sql) const
    {
        QVERIFY(QDir().mkpath(folder));
        const QDir from(m_desk.folder());
        for (const QString& name : from.entryList(QDir::Files))
            if (!name.endsWith(key(".lock")))
                QVERIFY(QFile::copy(from.filePath(name), folder + u'/' + name));
        sqlite3* db = nullptr;
        QCOMPARE(sqlite3_open((folder + key("/journal.db")).toUtf8().constData(), &db), SQLITE_OK);
        char* why = nullptr;
        const QByteArray all = "drop trigger entry_is_never_changed; drop trigger "
                               "entry_is_never_removed;" +
                               sql;
        QVERIFY2(sqlite3_exec(db, all.constData(), nullptr, nullptr, &why) == SQLITE_OK, why);
        sqlite3_close(db);
    }
    static Run verify(const QString& folder)
    {
        QProcess process;
        process.start(program("docketctl"),
                      {key("--profile"), folder, key("verify"), key("--json")});
        process.waitForFinished(60'000);
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    Desk m_desk;
    QTemporaryDir m_copies;
};

void TestTamper::initTestCase()
{
    {
        Company company(400, 40);
        QVERIFY(company.isUp());
        QCOMPARE(m_desk.init(company).code, 0);
        QCOMPARE(m_desk.run("sync").code, 0);
        // Notes on the first case, up to the thousandth entry.
        auto journal = LocalJournal::open(m_desk.file("journal.db"), docket::store::Open::Write);
        QVERIFY(journal);
        const auto all = (*journal)->since(0, kEntries);
        QVERIFY(all);
        const auto opened = std::find_if(all->begin(), all->end(), [](const docket::Entry& e) {
            return e.type == "case_opened";
        });
        QVERIFY(opened != all->end());
        std::vector<docket::EntryDraft> drafts;
        for (size_t i = all->size(); i < kEntries; ++i) {
            docket::EntryDraft note;
            note.id = docket::EntryId::mint();
            note.type = "case_noted";
            note.at = opened->at;
            note.actor = opened->actor;
            note.subject = opened->subject;
            note.command = docket::CommandId::mint();
            note.desk = opened->desk;
            note.body = R"({"assurance":"desk"})";
            drafts.push_back(note);
        }
        QVERIFY((*journal)->append({}, drafts));
    }
    // Whoever opens it next brings the cache up to it and notes its head.
    QCOMPARE(m_desk.run("rebuild").code, 0);
}

void TestTamper::untouched()
{
    const Run run = verify(m_desk.folder());
    QCOMPARE(run.code, 0);
    QCOMPARE(run.object().value(key("entries")).toInteger(), kEntries);
    QVERIFY(run.object().value(key("whole")).toBool());
}

void TestTamper::found_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<qint64>("firstBad");
    for (const char* change :
         {"type = type || 'x'", "type_version = 2", "at = at + 1", "trust = 1 - trust",
          "actor = actor || 'x'", "subject_rev = subject_rev + 100000",
          "body = replace(body, 'desk', 'dusk')", "id = zeroblob(16)", "subject = zeroblob(16)",
          "command = zeroblob(16)", "desk = zeroblob(16)", "key = zeroblob(16)", "sealed = x'00'",
          "hash = zeroblob(32)"})
        for (const qint64 seq : {qint64{1}, qint64{700}, qint64{kEntries}})
            if (seq == 700 || QByteArray(change).startsWith("at "))
                QTest::addRow("flip %s of %lld", change, static_cast<long long>(seq))
                    << QByteArray("update entry set ") + change +
                           " where seq=" + QByteArray::number(seq)
                    << seq;
    for (const qint64 seq : {qint64{1}, qint64{500}})
        QTest::addRow("delete %lld", static_cast<long long>(seq))
            << "delete from entry where seq=" + QByteArray::number(seq) << seq;
    QTest::newRow("delete and close the gap")
        << QByteArray("delete from entry where seq=500;"
                      "update entry set seq=-(seq-1) where seq>500;"
                      "update entry set seq=-seq where seq<0")
        << qint64{500};
    QTest::newRow("insert")
        << QByteArray("update entry set seq=-(seq+1) where seq>=600; update entry set seq=-seq "
                      "where seq<0;"
                      "insert into entry (seq, ") +
               kColumns +
               ") select 600, randomblob(16), type, type_version, at, trust, actor, "
               "randomblob(16), "
               "1, command, desk, body, key, sealed, signature, hash from entry where seq=599"
        << qint64{600};
    QTest::newRow("swap")
        << QByteArray(
               "update entry set seq=-seq where seq in (800, 801);"
               "update entry set seq=801 where seq=-800; update entry set seq=800 where seq=-801")
        << qint64{800};
}

void TestTamper::found()
{
    QFETCH(QByteArray, sql);
    QFETCH(qint64, firstBad);
    static int copy = 0;
    const QString folder = m_copies.filePath(QString::number(++copy));
    tamper(folder, sql);
    const Run run = verify(folder);
    QCOMPARE(run.code, 1);
    QVERIFY(!run.object().value(key("whole")).toBool(true));
    QCOMPARE(run.object().value(key("first_bad")).toInteger(), firstBad);
}

void TestTamper::cutIsFoundByTheAnchors_data()
{
    QTest::addColumn<QString>("without");
    QTest::newRow("both there") << QString();
    QTest::newRow("by the desk's") << key("cache.db");
    QTest::newRow("by the cache's") << key("desk.db");
}

void TestTamper::cutIsFoundByTheAnchors()
{
    QFETCH(QString, without);
    const QString folder = m_copies.filePath(key("cut-") + without);
    tamper(folder, "delete from entry where seq > 990");
    if (!without.isEmpty())
        for (const char* end : {"", "-wal", "-shm"})
            QFile::remove(folder + u'/' + without + key(end));
    const Run run = verify(folder);
    QCOMPARE(run.code, 1);
    QCOMPARE(run.object().value(key("first_bad")).toInteger(), 991);
}

QTEST_GUILESS_MAIN(TestTamper)
#include "tst_tamper.moc"
