// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/evidence.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace docket;
using namespace docket::store;

namespace {

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

}  // namespace

class tst_Evidence : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    EvidenceFiles files() const
    {
        return EvidenceFiles(path("evidence"), Secret(QByteArray(32, 'e')));
    }

private slots:
    void keepsASealedCopy()
    {
        const QByteArray bytes = "%PDF-1.4 canary of a receipt";
        put(path("receipt.pdf"), bytes);
        const auto kept = files().keep(path("receipt.pdf"));
        QVERIFY(kept);
        QCOMPARE(kept->sha256, sha256(bytes).toHex());
        QCOMPARE(kept->size, bytes.size());
        QCOMPARE(kept->mediaType, QByteArray("application/pdf"));
        QFile file(files().pathOf(kept->sha256));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("canary"));
        QCOMPARE(int(file.permissions() & (QFileDevice::ReadOther | QFileDevice::ReadGroup)), 0);
        QCOMPARE(*files().read(kept->sha256), bytes);
        // The same bytes are one file.
        put(path("again.pdf"), bytes);
        QCOMPARE(files().keep(path("again.pdf"))->sha256, kept->sha256);
        QVERIFY(files().keep(path("again.pdf"))->id != kept->id);
        // Another key opens nothing.
        QVERIFY(!EvidenceFiles(path("evidence"), Secret(QByteArray(32, 'x'))).read(kept->sha256));
    }

    void damageIsFoundAndMended()
    {
        put(path("photo.png"), "a photograph");
        const auto kept = files().keep(path("photo.png"));
        QVERIFY(kept);
        const QString at = files().pathOf(kept->sha256);
        QFile file(at);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(30));
        char byte = 0;
        QVERIFY(file.getChar(&byte));
        QVERIFY(file.seek(30));
        QVERIFY(file.putChar(static_cast<char>(byte ^ 1)));
        file.close();
        QVERIFY(files().read(kept->sha256).error().kind == ErrorKind::Corrupt);
        QVERIFY(files().keep(path("photo.png")));
        QCOMPARE(*files().read(kept->sha256), QByteArray("a photograph"));
        QVERIFY(files().read(QByteArray(64, '0')).error().kind == ErrorKind::NotFound);
    }

    void whatIsNoDocument_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* what, ErrorKind kind) {
            QTest::newRow(what) << QString::fromLatin1(what) << int(kind);
        };
        row("nothing", ErrorKind::NotFound);
        row("folder", ErrorKind::Malformed);
        row("pipe", ErrorKind::Malformed);
        row("device", ErrorKind::Malformed);
        row("empty", ErrorKind::Malformed);
        row("sparse", ErrorKind::Malformed);
    }
    void whatIsNoDocument()
    {
        QFETCH(QString, what);
        QFETCH(int, kind);
        QString at = m_folder.filePath(what);
        if (what == QStringLiteral("folder"))
            QVERIFY(QDir().mkpath(at));
        else if (what == QStringLiteral("pipe"))
            QCOMPARE(mkfifo(QFile::encodeName(at).constData(), 0600), 0);
        else if (what == QStringLiteral("device"))
            at = QStringLiteral("/dev/zero");
        else if (what == QStringLiteral("empty"))
            put(at, {});
        else if (what == QStringLiteral("sparse")) {
            put(at, "x");
            QVERIFY(QFile::resize(at, kMostEvidence + 1));
        }
        const auto kept = files().keep(at);
        QVERIFY(!kept);
        QVERIFY2(int(kept.error().kind) == kind, qPrintable(kept.error().detail));
        QVERIFY(!kept.error().detail.isEmpty());
        QVERIFY(kept.error().where == at);
    }

    void aPlaceThatCannotBeWrittenLeavesNothing()
    {
        put(path("blocked"), "a file where the folder should be");
        put(path("a.txt"), "text");
        const auto kept =
            EvidenceFiles(path("blocked"), Secret(QByteArray(32, 'e'))).keep(path("a.txt"));
        QVERIFY(!kept);
        QVERIFY(kept.error().kind == ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(tst_Evidence)
#include "tst_evidence.moc"
