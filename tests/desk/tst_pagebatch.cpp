// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/pagebatch.h"

#include <QTemporaryDir>
#include <QTest>

using namespace docket;

namespace {

constexpr Instant kStart{1'780'000'000'000};

class Fixture {
public:
    explicit Fixture(const QString& path)
    {
        auto opened = store::Database::open(path, store::Open::Write, store::Sync::Normal);
        if (!opened || !store::migrate(**opened, QStringLiteral("cache")))
            qFatal("%s", qPrintable(path));
        db = std::move(*opened);
        auto other = store::Database::open(path, store::Open::Read, store::Sync::Normal);
        reader = std::move(*other);
        const Secret key(QByteArray(32, 'f'));
        facts = std::make_unique<store::FactWriter>(*db, key);
        feeds = std::make_unique<store::FeedTables>(*db);
        batch = std::make_unique<PageBatch>(PageBatch::Parts{
            db.get(), facts.get(), feeds.get(), [this] { return now; },
            [this] { return wantedAfter >= 0 && looks++ >= wantedAfter; }, [this] { ++told; }});
    }

    void add(qint64 id, int orders, SourceNumber source = 1)
    {
        sync::PageIn page;
        page.source = source;
        page.context = {"orders", {}, kStart, {}};
        for (int i = 0; i < orders; ++i) {
            Order order;
            order.id = "O" + QByteArray::number(id) + '-' + QByteArray::number(i);
            order.total = {1, Currency::parse("EUR")};
            page.decoded.facts.push_back({order, kStart});
        }
        page.decoded.followUps.push_back({"order", "O" + QByteArray::number(id)});
        store::FeedRow row;
        row.source = source;
        row.feed = "orders";
        row.walk = "after-" + QByteArray::number(id);
        page.feed = row;
        batch->add(std::move(page), id, [this](Result<store::Written> written) {
            answers.push_back(std::move(written));
        });
    }

    qint64 visible(const char* sql) const
    {
        auto row = reader->statement(sql);
        return row.step() ? row.integer(0) : -1;
    }
    qint64 orders() const { return visible("select count(*) from fact_order"); }
    qint64 touched() const { return visible("select count(*) from touched"); }
    qint64 position() const { return visible("select max(position) from projection"); }

    std::unique_ptr<store::Database> db, reader;
    std::unique_ptr<store::FactWriter> facts;
    std::unique_ptr<store::FeedTables> feeds;
    std::unique_ptr<PageBatch> batch;
    std::vector<Result<store::Written>> answers;
    Millis now = 0;
    int wantedAfter = -1;  // looks until somebody waits; -1: nobody does
    int looks = 0;
    int told = 0;
};

}  // namespace

class tst_PageBatch : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private slots:
    void pagesShareACommitThatComesByTime()
    {
        Fixture f(path("time.db"));
        f.add(1, 10);
        f.add(2, 10);
        QVERIFY(f.batch->work() == PageBatch::Step::More);
        QVERIFY(f.batch->work() == PageBatch::Step::Nothing);
        QCOMPARE(f.answers.size(), size_t{2});
        QCOMPARE(f.answers[0]->added, 10);
        QCOMPARE(f.orders(), 0);  // answered, and not yet committed
        QVERIFY(f.batch->isOpen() && !f.batch->isDue());
        f.now += PageBatch::kLongest;
        QVERIFY(f.batch->isDue());
        f.add(3, 10);
        f.batch->work();
        QCOMPARE(f.orders(), 30);
        QCOMPARE(f.touched(), 30);
        QCOMPARE(f.position(), 3);
        QCOMPARE(f.told, 1);
        QVERIFY(!f.batch->isOpen());
    }

    void pagesShareACommitThatComesByRows()
    {
        Fixture f(path("rows.db"));
        const int pages = static_cast<int>(PageBatch::kMostRows / 250);
        for (int i = 1; i <= pages; ++i)
            f.add(i, 250);
        for (int i = 1; i < pages; ++i) {
            QVERIFY(f.batch->work() == PageBatch::Step::More);
            QCOMPARE(f.orders(), 0);
        }
        f.batch->work();
        QCOMPARE(f.orders(), PageBatch::kMostRows);
    }

    // Who waits is served between two pieces of a page, with everything before it committed.
    void aPageYields()
    {
        Fixture f(path("yield.db"));
        f.add(1, 10);
        f.add(2, 200);
        f.batch->work();
        f.wantedAfter = f.looks + 3;  // before the page, after one piece, after two
        QVERIFY(f.batch->work() == PageBatch::Step::Yielded);
        QCOMPARE(f.answers.size(), size_t{1});
        QCOMPARE(f.orders(), 10 + 3 * static_cast<qint64>(PageBatch::kSlice));
        QCOMPARE(f.position(), 1);  // its cursor waits for the rest of it
        QCOMPARE(f.visible("select count(*) from feed where walk='after-1'"), 1);
        // As long as somebody waits nothing goes on.
        QVERIFY(f.batch->work() == PageBatch::Step::Yielded);
        f.wantedAfter = -1;
        QVERIFY(f.batch->work() == PageBatch::Step::Nothing);
        QVERIFY(f.batch->commit());
        QCOMPARE(f.orders(), 210);
        QCOMPARE(f.answers[1]->added, 200);
        QCOMPARE(f.position(), 2);
        QCOMPARE(f.visible("select count(*) from feed where walk='after-2'"), 1);
        QCOMPARE(f.visible("select count(*) from follow_up"), 2);
    }

    // A page that cannot be written takes nobody with it.
    void aBadPageGoesAlone()
    {
        Fixture f(path("bad.db"));
        QVERIFY(f.db->execute("create trigger no before insert on fact_order when new.ext='O2-5' "
                              "begin select raise(abort, 'no'); end"));
        f.add(1, 10);
        f.add(2, 10);
        f.add(3, 10);
        while (f.batch->work() != PageBatch::Step::Nothing) {
        }
        QVERIFY(f.batch->commit());
        QVERIFY(f.answers[0] && !f.answers[1] && f.answers[2]);
        QCOMPARE(f.orders(), 20);
        QCOMPARE(f.visible("select count(*) from follow_up"), 2);
    }

    // What the process loses when it dies is all that was not committed, cursor and facts together.
    void whatIsNotCommittedLeavesNothing()
    {
        const QString file = path("crash.db");
        {
            Fixture f(file);
            f.add(1, 10);
            f.batch->work();
            QVERIFY(f.batch->commit());
            f.add(2, 10);
            f.batch->work();
        }
        auto db = store::Database::open(file, store::Open::Read, store::Sync::Normal);
        auto row = (*db)->statement("select (select count(*) from fact_order), (select walk from "
                                    "feed), (select max(position) from projection)");
        QVERIFY(row.step());
        QCOMPARE(row.integer(0), 10);
        QCOMPARE(row.text(1), QByteArray("after-1"));
        QCOMPARE(row.integer(2), 1);
    }

    // A commit that fails is told to everybody who comes after, until it was made good.
    void aLostCommitIsSaid()
    {
        Fixture f(path("lost.db"));
        QVERIFY(f.db->execute("create trigger no before insert on touched begin "
                              "select raise(rollback, 'full'); end"));
        f.add(1, 10);
        f.batch->work();
        QVERIFY(!f.batch->commit());
        QVERIFY(f.batch->lost());
        f.add(2, 10);
        f.batch->work();
        QVERIFY(!f.answers[1]);
        QCOMPARE(f.orders(), 0);
        QVERIFY(f.db->execute("drop trigger no"));
        f.batch->recovered();
        f.add(3, 10);
        f.batch->work();
        QVERIFY(f.batch->commit());
        QCOMPARE(f.orders(), 10);
    }
};

QTEST_GUILESS_MAIN(tst_PageBatch)
#include "tst_pagebatch.moc"
