// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zstd.h>

using namespace docket;
using namespace docket::store;

namespace {

const Secret kKey(QByteArray(32, 'a'));

ArchivedPage page(const QByteArray& bytes)
{
    return {
        0, 2,    "charges", "ch_1", "https://example.org/next?page=2", Instant{1'780'000'000'000},
        3, bytes};
}

bool corrupt(const Result<QByteArray>& result)
{
    return !result && result.error().kind == ErrorKind::Corrupt;
}

}  // namespace

class tst_Archive : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::unique_ptr<Archive> open(const QString& path, const Secret& key = kKey)
    {
        auto archive = Archive::open(path, Open::Write, key);
        if (!archive)
            qFatal("%s", qPrintable(archive.error().detail));
        return std::move(*archive);
    }

private slots:
    void pagesComeBackInOrder()
    {
        const QString path = m_folder.filePath(QStringLiteral("round.db"));
        std::vector<ArchivedPage> pages{page("{\"canary\":\"first\"}"),
                                        page(QByteArray(1'000'000, 'x')),
                                        page(QByteArray("\0\xff\n", 3))};
        pages[1].child.clear();
        pages[2].link.clear();
        pages[2].gone = true;
        {
            auto archive = open(path);
            for (ArchivedPage& p : pages) {
                const auto id = archive->add(p);
                QVERIFY(id);
                QVERIFY(*id > 0);
                p.id = *id;
            }
        }
        auto archive = open(path);
        QCOMPARE(*archive->count(), 3);
        qint64 last = 0;
        for (const ArchivedPage& p : pages) {
            const auto read = archive->after(last);
            QVERIFY(read && *read);
            QVERIFY(**read == p);
            QVERIFY(**archive->page(p.id) == p);
            last = p.id;
        }
        QVERIFY(!archive->after(last)->has_value());
        QVERIFY(!archive->page(99)->has_value());
    }

    // A profile of the first schema kept an answer that there is no such thing as an empty object.
    void anEmptyObjectOfBeforeIsAnEnd()
    {
        const QString path = m_folder.filePath(QStringLiteral("old.db"));
        {
            auto db = Database::open(path, Open::Write, Sync::Normal);
            QFile schema(QStringLiteral(":/sql/payload_0001.sql"));
            QVERIFY(db && schema.open(QIODevice::ReadOnly));
            QVERIFY((*db)->execute(schema.readAll().constData()));
            QVERIFY((*db)->execute("pragma user_version=1"));
            auto add = (*db)->statement("insert into page (source, feed, child, read_at, size, "
                                        "removed, bytes) values (2,'charge',?1,5,?2,0,?3)");
            for (const QByteArray& bytes : {QByteArray("{}"), QByteArray("{\"a\":1}")})
                QVERIFY(add.bindText(1, QByteArray("ch_1"))
                            .bind(2, qint64{bytes.size()})
                            .bindBlob(3, seal(kKey, compress(bytes), "payload.page"))
                            .run());
        }
        auto archive = open(path);
        QVERIFY((*archive->page(1))->gone);
        QVERIFY(!(*archive->page(2))->gone);
    }

    void anotherKeyIsCorruptAndNothingIsReadable()
    {
        const QString path = m_folder.filePath(QStringLiteral("key.db"));
        open(path)->add(page("{\"canary\":\"someone@example.org\"}"));
        auto archive = open(path, Secret(QByteArray(32, 'b')));
        const auto read = archive->page(1);
        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::Corrupt);
        for (const char* suffix : {"", "-wal"}) {
            QFile file(path + QString::fromLatin1(suffix));
            if (file.open(QIODevice::ReadOnly))
                QVERIFY(!file.readAll().contains("someone@"));
        }
    }

    void aPageIsSealedAsAWhole()
    {
        const QString path = m_folder.filePath(QStringLiteral("bits.db"));
        open(path)->add(page("{\"a\":1}"));
        auto db = Database::open(path, Open::Write, Sync::Normal);
        QVERIFY(db);
        Statement read = (*db)->statement("select bytes from page where id=1");
        QVERIFY(read.step());
        QByteArray bytes = read.blob(0);
        read.reset();
        for (qsizetype i = 0; i < bytes.size(); i += 5) {
            QByteArray damaged = bytes;
            damaged[i] = static_cast<char>(damaged.at(i) ^ 1);
            Statement write = (*db)->statement("update page set bytes=?1 where id=1");
            QVERIFY(write.bindBlob(1, damaged).run());
            const auto got = open(path)->page(1);
            QVERIFY(!got && got.error().kind == ErrorKind::Corrupt);
        }
    }

    void compression_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("one") << QByteArray("x");
        QTest::newRow("zeros") << QByteArray(3'000'000, '\0');
        QByteArray noise(100'000, '\0');
        quint32 state = 1;
        for (char& c : noise) {
            state = state * 1664525U + 1013904223U;
            c = static_cast<char>(state >> 24);
        }
        QTest::newRow("noise") << noise;
    }
    void compression()
    {
        QFETCH(QByteArray, bytes);
        const QByteArray packed = compress(bytes);
        const auto back = decompress(packed);
        QVERIFY(back);
        QCOMPARE(back->size(), bytes.size());
        QVERIFY(*back == bytes);
        if (!packed.isEmpty())
            QVERIFY(corrupt(decompress(packed.chopped(1))));
    }

    // A frame that claims more than a page can be is refused before anything is set aside for it.
    void aHostileSizeIsRefused()
    {
        const auto framed = [](quint64 size) {
            // Magic, a single segment with an eight byte size, one empty last block.
            QByteArray out = QByteArray::fromHex("28b52ffd");
            out.append(static_cast<char>(0xe0));
            for (int i = 0; i < 8; ++i)
                out.append(static_cast<char>((size >> (8 * i)) & 0xff));
            return out + QByteArray::fromHex("010000");
        };
        QCOMPARE(ZSTD_getFrameContentSize(framed(1ULL << 40).constData(), 16), 1ULL << 40);
        QVERIFY(corrupt(decompress(framed(1ULL << 40))));
        QVERIFY(corrupt(decompress(framed((256ULL << 20) + 1))));
        QVERIFY(corrupt(decompress(framed(~0ULL))));
        QVERIFY(corrupt(decompress(framed(1000))));  // and one that gives less than it claims
        QVERIFY(decompress(framed(0)));
        QVERIFY(corrupt(decompress({})));
        QVERIFY(corrupt(decompress("not a frame")));
        // Without a stated size, as streaming writers leave it.
        QVERIFY(corrupt(decompress(QByteArray::fromHex("28b52ffd0058010000"))));
    }
};

QTEST_GUILESS_MAIN(tst_Archive)
#include "tst_archive.moc"
