// SPDX-License-Identifier: GPL-3.0-or-later
// A disk without space, a folder that may not be written, a file that is gone: each is said with
// the file's name, nothing passes for saved, and it goes on when the disk does.
#include "core/journal/localjournal.h"
#include "core/store/desktables.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <unistd.h>

using namespace docket;
using namespace docket::store;

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

// A disk of 1 MiB, as long as it lives. Not everybody may have one.
class SmallDisk {
public:
    SmallDisk()
        : m_there(::mount("docket-test", path().toLocal8Bit().constData(), "tmpfs", 0,
                          "size=1m,mode=0700") == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_there)
            ::umount2(path().toLocal8Bit().constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool isThere() const { return m_there; }
    QString path() const { return m_folder.path(); }
    QString file(const char* name) const { return m_folder.filePath(key(name)); }

private:
    QTemporaryDir m_folder;
    bool m_there;
};

EntryDraft draft(int n)
{
    EntryDraft d;
    d.id = EntryId::mint();
    d.type = "case_noted";
    d.at = Instant{1'000'000 + n};
    d.actor = "system";
    d.subject = SubjectId::derive(QUuid(), "subject");
    d.command = CommandId::mint();
    d.desk = DeskId::derive(QUuid(), "desk");
    d.body = "{\"text\":\"" + QByteArray(20'000, 'x') + "\"}";
    return d;
}

}  // namespace

class TestFullDisk : public QObject {
    Q_OBJECT

private slots:
    void fullIsSaidAndItGoesOn()
    {
        const SmallDisk disk;
        if (!disk.isThere())
            QSKIP("a tmpfs may not be mounted here");
        QFile filler(disk.file("filler"));
        QVERIFY(filler.open(QIODevice::WriteOnly));
        QCOMPARE(filler.write(QByteArray(400'000, 'f')), 400'000);
        filler.close();
        auto journal = journal::LocalJournal::open(disk.file("journal.db"), Open::Write);
        QVERIFY(journal);
        auto desk = Database::open(disk.file("desk.db"), Open::Write, Sync::Full);
        QVERIFY(desk && migrate(**desk, key("desk")));
        DeskTables tables(**desk);
        qint64 acked = 0;
        std::optional<Error> refused;
        for (int i = 0; i < 100 && !refused; ++i) {
            const auto entry = (*journal)->append({}, {draft(i)});
            entry ? void(++acked) : void(refused = entry.error());
        }
        QVERIFY(acked > 0);
        QVERIFY(refused.has_value());
        QVERIFY(refused->kind == ErrorKind::Full);
        QVERIFY2(refused->where.endsWith(key("/journal.db")), qPrintable(refused->where));
        QVERIFY2(refused->detail.contains(key("make space")), qPrintable(refused->detail));
        // A draft on the same disk says so as well.
        const Done kept = tables.saveDraft({key("1"), key("ann")}, QByteArray(200'000, 'd'), {1});
        QVERIFY(!kept);
        QVERIFY(kept.error().kind == ErrorKind::Full);
        QVERIFY(kept.error().where.endsWith(key("/desk.db")));
        QCOMPARE((*journal)->head()->seq, acked);

        // Space returns: the same objects go on.
        QVERIFY(QFile::remove(disk.file("filler")));
        QVERIFY((*journal)->append({}, {draft(1000)}));
        QVERIFY(tables.saveDraft({key("1"), key("ann")}, "d", {1}));
        QCOMPARE((*journal)->head()->seq, acked + 1);
        QVERIFY(!(*journal)->verify()->broken);
    }

    void whatMayNotBeWritten()
    {
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
        QTemporaryDir folder;
        QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        const auto journal =
            journal::LocalJournal::open(folder.filePath(key("journal.db")), Open::Write);
        QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                 QFileDevice::ExeOwner);
        QVERIFY(!journal);
        QVERIFY(journal.error().kind == ErrorKind::Storage);
        QVERIFY(journal.error().where.endsWith(key("/journal.db")));
    }

    void aFileThatMayNotBeRead()
    {
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        QTemporaryDir folder;
        const QString path = folder.filePath(key("journal.db"));
        QVERIFY(journal::LocalJournal::open(path, Open::Write));
        QFile::setPermissions(path, {});
        const auto journal = journal::LocalJournal::open(path, Open::Write);
        QVERIFY(!journal);
        QVERIFY(journal.error().kind == ErrorKind::Storage);
        QVERIFY(journal.error().where.endsWith(key("/journal.db")));
    }

    void aReadOnlyDisk()
    {
        const SmallDisk disk;
        if (!disk.isThere())
            QSKIP("a tmpfs may not be mounted here");
        QVERIFY(journal::LocalJournal::open(disk.file("journal.db"), Open::Write));
        if (::mount("docket-test", disk.path().toLocal8Bit().constData(), "tmpfs",
                    MS_REMOUNT | MS_RDONLY, "size=1m") != 0)
            QSKIP("it may not be mounted for reading only");
        auto journal = journal::LocalJournal::open(disk.file("journal.db"), Open::Write);
        const auto entry = journal ? (*journal)->append({}, {draft(1)})
                                   : Result<std::vector<Entry>>(fail(journal.error()));
        QVERIFY(!entry);
        QVERIFY(entry.error().kind == ErrorKind::Storage);
        QVERIFY2(entry.error().where.endsWith(key("/journal.db")), qPrintable(entry.error().where));
    }

    void aDeletedFileIsNotFound()
    {
        const QTemporaryDir folder;
        const auto journal =
            journal::LocalJournal::open(folder.filePath(key("journal.db")), Open::Read);
        QVERIFY(!journal);
        QVERIFY(journal.error().kind == ErrorKind::NotFound);
        QVERIFY(journal.error().where.endsWith(key("/journal.db")));
    }
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
