// SPDX-License-Identifier: GPL-3.0-or-later
// A warehouse's file given by hand: what is taken, what is refused, and the folder it is read from.
#include "app/commandline/imports.h"
#include "core/sync/folder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace docket;

namespace {

constexpr auto kCounts = "sku,location_id,on_hand,allocated,counted_at\n"
                         "HL-MUG,1,12,3,2026-01-05T02:00:00Z\n"
                         "HL-CUP,1,x,0,2026-01-05T02:00:00Z\n";

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

vendor::Request get(const QByteArray& path)
{
    vendor::Request out;
    out.path = path;
    return out;
}

}  // namespace

class tst_Imports : public QObject {
    Q_OBJECT

private slots:
    void takesAFileAndSaysWhatIsInIt()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("counts-2026-01-05.csv"));
        write(file, kCounts);
        const ProfileFiles profile{dir.filePath(QStringLiteral("profile"))};
        const auto said = ctl::importFile(profile, file);
        QVERIFY2(said, said ? "" : qPrintable(said.error().detail));
        QCOMPARE(*said, QStringLiteral("counts-2026-01-05.csv: 1 rows, 1 put aside, the first at "
                                       "line 3: on_hand is not a whole number\n"));
        const QString folder = sync::folderOf(QStringLiteral("file:imports"), profile.folder);
        const auto page = sync::answerOf(folder, get("/stock/"), 1000);
        QVERIFY(page && page->status == 200);
        QVERIFY(page->body.contains("href=\"counts-2026-01-05.csv\""));
        const auto whole = sync::answerOf(folder, get("/stock/counts-2026-01-05.csv"), 1000);
        QVERIFY(whole && whole->status == 200);
        QCOMPARE(whole->body, QByteArray(kCounts));

        // The same file again is the same; another one under its name is not taken.
        QVERIFY(ctl::importFile(profile, file));
        write(file, QByteArray(kCounts) + "HL-BAG,1,2,0,2026-01-05T02:00:00Z\n");
        const auto other = ctl::importFile(profile, file);
        QVERIFY(!other && other.error().kind == ErrorKind::Conflict);
        QCOMPARE(sync::answerOf(folder, get("/stock/counts-2026-01-05.csv"), 1000)->body,
                 QByteArray(kCounts));
    }

    void refusesWhatIsNoSuchFile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("where");
        QTest::newRow("columns") << QStringLiteral("a-2026-01-05.csv")
                                 << QByteArray("sku,on_hand\nA,1\n") << QStringLiteral("line 1");
        QTest::newRow("empty") << QStringLiteral("a-2026-01-05.csv") << QByteArray()
                               << QStringLiteral("a-2026-01-05.csv");
        QTest::newRow("no row that reads")
            << QStringLiteral("a-2026-01-05.csv")
            << QByteArray("sku,location_id,on_hand,allocated,counted_at\nA,1,x,0,never\n")
            << QStringLiteral("a-2026-01-05.csv");
        QTest::newRow("name") << QStringLiteral("night 2026-01-05.csv") << QByteArray(kCounts)
                              << QStringLiteral("night 2026-01-05.csv");
        QTest::newRow("day") << QStringLiteral("counts.csv") << QByteArray(kCounts)
                             << QStringLiteral("counts.csv");
        QTest::newRow("kind") << QStringLiteral("2026-01-05.xlsx") << QByteArray(kCounts)
                              << QStringLiteral("2026-01-05.xlsx");
    }
    void refusesWhatIsNoSuchFile()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, where);
        const QTemporaryDir dir;
        write(dir.filePath(name), bytes);
        const ProfileFiles profile{dir.filePath(QStringLiteral("profile"))};
        const auto said = ctl::importFile(profile, dir.filePath(name));
        QVERIFY(!said && said.error().kind == ErrorKind::Malformed);
        QVERIFY2(said.error().where.contains(where), qPrintable(said.error().where));
        QVERIFY(!said.error().detail.isEmpty());
        QVERIFY(!QDir(profile.folder + QStringLiteral("/imports/stock")).exists());
    }

    void refusesAFileThatIsNotThere()
    {
        const QTemporaryDir dir;
        const auto said =
            ctl::importFile({dir.path()}, dir.filePath(QStringLiteral("a-2026-01-05.csv")));
        QVERIFY(!said && said.error().kind == ErrorKind::NotFound);
    }

    void aFolderAnswersOnlyWithWhatIsInIt()
    {
        const QTemporaryDir dir;
        write(dir.filePath(QStringLiteral("secret.csv")), "x");
        QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("in/stock")));
        const QString folder = dir.filePath(QStringLiteral("in"));
        QVERIFY(QFile::link(dir.filePath(QStringLiteral("secret.csv")),
                            folder + QStringLiteral("/stock/link.csv")));
        for (const char* path :
             {"/../secret.csv", "/stock/..%2F..%2Fsecret.csv", "/stock/link.csv"}) {
            const auto answer = sync::answerOf(folder, get(path), 1000);
            QVERIFY2(!answer && answer.error().kind == ErrorKind::Denied, path);
        }
        QCOMPARE(sync::answerOf(folder, get("/stock/none.csv"), 1000)->status, 404);
        QCOMPARE(sync::answerOf(folder, get("/nobody/"), 1000)->status, 200);
        write(folder + QStringLiteral("/stock/large.csv"), QByteArray(1001, 'x'));
        const auto large = sync::answerOf(folder, get("/stock/large.csv"), 1000);
        QVERIFY(!large && large.error().kind == ErrorKind::Storage);
        vendor::Request put = get("/stock/a.csv");
        put.method = "PUT";
        QVERIFY(!sync::answerOf(folder, put, 1000));
    }

    void anAddressNamesAFolderOrNone()
    {
        const auto of = [](const char* address) {
            return sync::folderOf(QString::fromLatin1(address), QStringLiteral("/p"));
        };
        QCOMPARE(of("file:imports"), QStringLiteral("/p/imports"));
        QCOMPARE(of("file:///nightly"), QStringLiteral("/nightly"));
        for (const char* address :
             {"https://api.stripe.com", "file://host/x", "file:../x", "file:", ""})
            QCOMPARE(of(address), QString());
    }
};

QTEST_GUILESS_MAIN(tst_Imports)
#include "tst_imports.moc"
