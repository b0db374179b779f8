// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/localjournal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace docket;
using namespace docket::journal;

namespace {

EntryDraft draft(SubjectId subject, const QByteArray& body)
{
    EntryDraft d;
    d.id = EntryId::mint();
    d.type = "note_added";
    d.at = Instant{1'000'000};
    d.actor = "system";
    d.subject = subject;
    d.command = CommandId::mint();
    d.desk = DeskId::mint();
    d.body = body;
    return d;
}

// Somebody with the file and a tool, without our triggers in the way.
void tamper(const QString& path, const QByteArray& sql)
{
    sqlite3* db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    char* why = nullptr;
    const QByteArray all = "drop trigger if exists entry_is_never_changed;"
                           "drop trigger if exists entry_is_never_removed;" +
                           sql;
    QVERIFY2(sqlite3_exec(db, all.constData(), nullptr, nullptr, &why) == SQLITE_OK, why);
    sqlite3_close(db);
}

}  // namespace

class tst_LocalJournal : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    std::unique_ptr<LocalJournal> filled(const QString& file, int entries)
    {
        auto journal = LocalJournal::open(file, store::Open::Write);
        if (!journal)
            qFatal("%s", qPrintable(journal.error().detail));
        const SubjectId subject = SubjectId::mint();
        std::vector<EntryDraft> drafts;
        for (int i = 0; i < entries; ++i)
            drafts.push_back(draft(subject, "{\"n\":" + QByteArray::number(i) + '}'));
        auto appended = (*journal)->append({{subject, 0}}, drafts);
        if (!appended)
            qFatal("%s", qPrintable(appended.error().detail));
        return std::move(*journal);
    }

private slots:
    void appendsInOrderAndGivesBackWhatWasWritten()
    {
        auto journal = LocalJournal::open(path("a.db"), store::Open::Write);
        QVERIFY(journal);
        const SubjectId one = SubjectId::mint();
        const SubjectId two = SubjectId::mint();
        EntryDraft sealed = draft(two, "{}");
        sealed.key = two;
        sealed.sealed = QByteArray("\0\1\2", 3);
        const auto written = (*journal)->append({{one, 0}}, {draft(one, "{\"a\":1}"), sealed});
        QVERIFY(written);
        QCOMPARE(written->size(), size_t{2});
        QCOMPARE(written->at(1).seq, 2);
        QCOMPARE(written->at(1).subjectRev, 1);
        const auto read = (*journal)->since(0, 10);
        QVERIFY(read);
        QVERIFY(*read == *written);
        QCOMPARE((*journal)->of(two, 0)->size(), size_t{1});
        QCOMPARE((*journal)->of(two, 2)->size(), size_t{0});
        QCOMPARE((*journal)->byCommand(written->front().command)->size(), size_t{1});
        QCOMPARE((*journal)->head()->seq, 2);
    }

    void aStaleRevisionIsAConflictAndNothingIsWritten()
    {
        auto journal = LocalJournal::open(path("b.db"), store::Open::Write);
        const SubjectId one = SubjectId::mint();
        QVERIFY((*journal)->append({{one, 0}}, {draft(one, "{}")}));
        const auto refused = (*journal)->append({{one, 0}}, {draft(one, "{}")});
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == ErrorKind::Conflict);
        QCOMPARE((*journal)->head()->seq, 1);
        QVERIFY((*journal)->append({{one, 1}}, {draft(one, "{}")}));
    }

    void theSameEntryIsNotWrittenTwice()
    {
        auto journal = LocalJournal::open(path("c.db"), store::Open::Write);
        const SubjectId one = SubjectId::mint();
        const EntryDraft once = draft(one, "{}");
        QVERIFY((*journal)->append({}, {once}));
        const auto refused = (*journal)->append({}, {once});
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == ErrorKind::Conflict);
        QCOMPARE((*journal)->head()->seq, 1);
    }

    void entriesCannotBeChangedThroughSql()
    {
        auto journal = filled(path("d.db"), 3);
        auto db = store::Database::open(path("d.db"), store::Open::Write, store::Sync::Full);
        QVERIFY(!(*db)->execute("update entry set body = '{}' where seq = 1"));
        QVERIFY(!(*db)->execute("delete from entry"));
    }

    void tampering_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"flip", "delete", "insert", "swap", "cut"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    // 1,000 entries, each damaged in turn in five ways: all found, the first bad one named.
    void tampering()
    {
        QFETCH(QString, kind);
        constexpr int kEntries = 1000;
        const QString whole = path("whole.db");
        QFile::remove(whole);
        Head head;
        {
            auto journal = filled(whole, kEntries);
            head = *journal->head();
            QVERIFY(!journal->verify()->broken);
        }
        // Entries are damaged in memory, as a reader of a damaged file would meet them.
        auto journal = LocalJournal::open(whole, store::Open::Read);
        const auto all = (*journal)->since(0, kEntries);
        QVERIFY(all);
        const auto firstBad = [&](std::vector<Entry> entries) {
            ChainCheck check;
            for (const Entry& e : entries)
                if (!check.next(e))
                    return check.broken()->seq;
            return check.head() == head ? qint64{0} : check.head().seq + 1;
        };
        QCOMPARE(firstBad(*all), 0);
        for (int i = 0; i < kEntries; ++i) {
            auto damaged = *all;
            const auto at = static_cast<size_t>(i);
            qint64 expected = i + 1;
            if (kind == QStringLiteral("flip")) {
                QByteArray& bytes = i % 3 == 0   ? damaged[at].body
                                    : i % 3 == 1 ? damaged[at].actor
                                                 : damaged[at].hash;
                bytes[bytes.size() / 2] = static_cast<char>(bytes.at(bytes.size() / 2) ^ 1);
            } else if (kind == QStringLiteral("delete")) {
                damaged.erase(damaged.begin() + i);
            } else if (kind == QStringLiteral("insert")) {
                Entry forged = damaged[at];
                forged.body = "{\"n\":-1}";
                damaged.insert(damaged.begin() + i, forged);
            } else if (kind == QStringLiteral("swap")) {
                if (i + 1 == kEntries)
                    continue;
                std::swap(damaged[at].body, damaged[at + 1].body);
            } else {
                damaged.resize(at);
            }
            QCOMPARE(firstBad(damaged), expected);
        }
    }

    void tamperingOnDisk()
    {
        const QString file = path("disk.db");
        Head head;
        {
            auto journal = filled(file, 100);
            head = *journal->head();
        }
        tamper(file, "update entry set body = '{\"n\":999}' where seq = 57");
        {
            auto journal = LocalJournal::open(file, store::Open::Read);
            const auto verified = (*journal)->verify();
            QVERIFY(verified && verified->broken);
            QCOMPARE(verified->broken->seq, 57);
        }
        tamper(file, "update entry set body = '{\"n\":56}' where seq = 57");
        {
            auto journal = LocalJournal::open(file, store::Open::Read);
            QVERIFY(!(*journal)->verify()->broken);
            QVERIFY(!*checkAnchor(**journal, head));
        }
        tamper(file, "delete from entry where seq > 90");
        auto journal = LocalJournal::open(file, store::Open::Read);
        QVERIFY(!(*journal)->verify()->broken);  // the chain by itself cannot know
        const auto cut = checkAnchor(**journal, head);
        QVERIFY(cut && cut->has_value());
        QCOMPARE((*cut)->seq, 91);
    }
};

QTEST_GUILESS_MAIN(tst_LocalJournal)
#include "tst_localjournal.moc"
