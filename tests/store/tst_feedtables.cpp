// SPDX-License-Identifier: GPL-3.0-or-later
// Records that were put aside: each once, however often it was read again.
#include "core/store/feedtables.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace docket;
using namespace docket::store;

namespace {

constexpr Instant kStart{1'780'000'000'000};

QString key(const char* text)
{
    return QString::fromLatin1(text);
}

}  // namespace

class TestFeedTables final : public QObject {
    Q_OBJECT
private slots:
    void aRecordPutAsideAgainIsOneRecord()
    {
        QTemporaryDir folder;
        auto db = Database::open(folder.filePath(key("cache.db")), Open::Write, Sync::Normal);
        QVERIFY(db && migrate(**db, key("cache")));
        FeedTables feeds(**db);
        const auto put = [&](SourceNumber source, qint64 page, const char* path, const char* reason,
                             const char* ext, qint64 minute) {
            QVERIFY(feeds.quarantine(
                {source, "file", page, key(path), key(reason), ext, kStart + minutes(minute)}));
        };
        // The same two on three pages, the second in another place of the last.
        for (const qint64 page : {14, 756, 901}) {
            put(7, page, "line 242: on_hand", "is not a whole number", "SKU-1", page);
            put(7, page, page == 901 ? "line 9: on_hand" : "line 243: on_hand",
                page == 901 ? "is below zero" : "is not a whole number", "SKU-2", page);
        }
        // Two without an id are two, and another source's are another's.
        put(7, 14, "line 300", "has no id", "", 14);
        put(7, 756, "line 300", "has no id", "", 756);
        put(8, 14, "line 242: on_hand", "is not a whole number", "SKU-1", 14);
        const auto count = feeds.asideCount(7);
        QVERIFY(count);
        QCOMPARE(*count, 4);
        const auto aside = feeds.asideOf(7, 10);
        QVERIFY(aside);
        QCOMPARE(aside->size(), size_t{4});
        const auto one = [&](const char* ext) {
            for (const QuarantineRow& row : *aside)
                if (row.ext == ext)
                    return row;
            return QuarantineRow{};
        };
        // As it came last, since it came first.
        QCOMPARE(one("SKU-2").page, 901);
        QCOMPARE(one("SKU-2").path, key("line 9: on_hand"));
        QCOMPARE(one("SKU-2").reason, key("is below zero"));
        QCOMPARE(one("SKU-2").at, kStart + minutes(14));
        QVERIFY(std::is_sorted(aside->begin(), aside->end(),
                               [](const auto& a, const auto& b) { return a.at < b.at; }));
        QCOMPARE(feeds.asideOf(7, 2)->size(), size_t{2});
        // What the rules count is each time.
        QCOMPARE(feeds.quarantineOf(7, 100)->size(), size_t{8});
    }
};

QTEST_GUILESS_MAIN(TestFeedTables)
#include "tst_feedtables.moc"
