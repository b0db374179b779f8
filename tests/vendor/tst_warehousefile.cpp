// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/warehousefile.h"

#include "tests/vendor/vendortest.h"

using namespace docket;
using namespace docket::vendor;
using namespace vendortest;

class tst_WarehouseFile : public QObject {
    Q_OBJECT
private slots:
    void counts()
    {
        // A mark, CR LF, quotes.
        const auto page = decodeWarehouseFile("2026-07-31.csv",
                                              golden("warehouse_stock-2026-07-31.csv"), kReadAt);
        QVERIFY(page && page->quarantined.empty());
        QCOMPARE(page->records, 2);
        const Instant at{1785463200000};
        const auto c = factsOf<StockCount>(*page);
        QCOMPARE(c, (std::vector<StockCount>{
                        {"77:SKU-1", "SKU-1", "77", QStringLiteral("Leipzig, hall 2"), 12, 3, at},
                        {"77:SKU \"B\"", "SKU \"B\"", "77", QStringLiteral("Leipzig"), 0, 0,
                         at + seconds(4)}}));
        QCOMPARE(page->facts[1].version, at + seconds(4));
    }

    void substitutions()
    {
        const QByteArray bytes = golden("warehouse_substitutions-2026-07-31.csv");
        const auto page = decodeWarehouseFile("substitutions-2026-07-31.csv", bytes, kReadAt);
        QVERIFY(page && page->quarantined.empty());
        const Instant at{1785420000000};
        QCOMPARE(
            factsOf<Substitution>(*page),
            (std::vector<Substitution>{{"5900000000001:SKU-1:SKU-2:1785420000000", "5900000000001",
                                        "SKU-1", "SKU-2", 2, QStringLiteral("picker_error"), at}}));
        QCOMPARE(page->facts[0].version, Instant{1785456000000});  // the file's day
        const auto unnamed = decodeWarehouseFile("import.csv", bytes, kReadAt);
        QCOMPARE(unnamed->facts[0].version, kReadAt);
    }

    void idsAreNoCardNumbers()
    {
        // 5871267084399 passes the check of card numbers, as one id in ten does.
        const QByteArray file = "order,order_id,ordered_sku,sent_sku,quantity,reason,shipped_at\r\n"
                                "#1,5871267084399,A,B,1,\"call, 4242 4242 4242 4242\",2026-07-31\n"
                                "\"#2\",\"5871267084399\",5871267084399,B,1,5871267084399,x\n";
        const Scrubbed scrubbed = scrubWarehouseFile(file);
        QCOMPARE(scrubbed.removed, 2);
        QCOMPARE(scrubbed.bytes,
                 QByteArray("order,order_id,ordered_sku,sent_sku,quantity,reason,shipped_at\r\n"
                            "#1,5871267084399,A,B,1,\"call, [removed 1]\",2026-07-31\n"
                            "\"#2\",\"5871267084399\",5871267084399,B,1,\"[removed 2]\",x\n"));
        for (const QByteArray& plain :
             {QByteArray(), QByteArray("sku,order_id\n"), QByteArray("a,b\n\"c"),
              QByteArray("order_id,x\n,\n5871267084399"), QByteArray("order_id\n\"\"\n\"")})
            QCOMPARE(scrubWarehouseFile(plain).bytes, plain);
        // What is cut out of one cell leaves a file, and what must not be kept has a column's name.
        QCOMPARE(scrubWarehouseFile("a,CVC\n4242 4242 4242 4242 4242,123\n x,\"\"\n").bytes,
                 QByteArray("a,CVC\n\"[removed 1] 4242\",\"[removed 2]\"\n x,\"\"\n"));
        // Without a header that says so, nothing is an id.
        QCOMPARE(scrubWarehouseFile("a,b\n1,5871267084399\n").removed, 1);
    }

    void badRowsAreNamedByTheirLine()
    {
        const auto page = decodeWarehouseFile("x.csv",
                                              "sku,location_id,on_hand,allocated,counted_at\n"
                                              "A,1,x,0,2026-07-31T02:00:00Z\n"
                                              "B,1,2,0,2026-07-31T02:00:00Z\n"
                                              "C,1,2\n"
                                              ",1,2,0,2026-07-31T02:00:00Z\n"
                                              "E,1,2,0,yesterday\n"
                                              "\"F\nG\",1,-2,0,2026-07-31T02:00:00Z\n"
                                              "H,1,2,,2026-07-31T02:00:00Z\n",
                                              kReadAt);
        QVERIFY(page);
        QCOMPARE(page->records, 7);
        QCOMPARE(factsOf<StockCount>(*page).size(), size_t{1});
        QStringList paths;
        for (const Quarantined& q : page->quarantined)
            paths << q.path;
        QCOMPARE(
            paths,
            (QStringList{QStringLiteral("line 2: on_hand"), QStringLiteral("line 4"),
                         QStringLiteral("line 5: sku"), QStringLiteral("line 6: counted_at"),
                         QStringLiteral("line 7: on_hand"), QStringLiteral("line 9: allocated")}));
        QCOMPARE(page->quarantined[0].id, QByteArray("A"));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const QByteArray& bytes, const char* where) {
            QTest::newRow(name) << bytes << QString::fromLatin1(where);
        };
        const QByteArray head = "sku,location_id,on_hand,allocated,counted_at\n";
        row("empty", "", "x.csv");
        row("a page", "<html><body>log in</body></html>\n", "line 1: sku");
        row("a column is missing", "sku,location_id,on_hand,allocated\n", "line 1: counted_at");
        row("a column is there twice", "sku,sku\n", "line 1: sku");
        row("cut in a line", head + "A,1,2", "line 2");
        row("cut at a cell", head + "A,1,2,", "line 2");
        row("cut in quotes", head + "A,\"1", "line 2");
        row("a quote inside", head + "A,1\"2,2,0,x\n", "line 2");
        row("after a closing quote", head + "A,\"1\"2,2,0,x\n", "line 2");
        row("not UTF-8", head + "\xff\n", "line 1");
    }
    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, where);
        const auto page = decodeWarehouseFile("x.csv", bytes, kReadAt);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::Malformed);
        QCOMPARE(page.error().where, where);
    }

    // Cut anywhere it gives fewer whole rows or none, never another one.
    void cutAnywhere()
    {
        const QByteArray whole = golden("warehouse_stock-2026-07-31.csv");
        const auto all = decodeWarehouseFile("x.csv", whole, kReadAt);
        int refused = 0;
        for (qsizetype n = 0; n < whole.size(); ++n) {
            const auto part = decodeWarehouseFile("x.csv", whole.left(n), kReadAt);
            if (!part) {
                ++refused;
                continue;
            }
            QVERIFY(part->quarantined.empty());
            for (size_t i = 0; i < part->facts.size(); ++i)
                QVERIFY(part->facts[i] == all->facts[i]);
        }
        QCOMPARE(refused, whole.size() - 2);  // all but the ends of its first two lines
    }

    void index()
    {
        const auto page =
            warehouseFiles().decode({}, context("index"),
                                    "<ul><li><a href=\"/warehouse/stock/2026-03-30.csv\">"
                                    "<a href='stock/2026-03-31.csv'>"
                                    "<a href=\"https://elsewhere.example/x/substitutions-"
                                    "2026-03-30.csv\"><a href=\"../up.html\">"
                                    "<a href=\"..%2f..%2fetc.csv\"></ul>");
        QVERIFY(page);
        // A name, never an address: what is asked for stands below the Source's own.
        QCOMPARE(page->followUps,
                 (std::vector<FollowUp>{{"file", "2026-03-31.csv"},
                                        {"file", "substitutions-2026-03-30.csv"}}));
        QVERIFY(!warehouseFiles().decode({}, context("index"), "out of order"));
        FeedState state;
        QCOMPARE(warehouseFiles().page({}, "index", state, kReadAt).path, QByteArray("/stock/"));
        state.childId = "../a b.csv";
        QCOMPARE(warehouseFiles().page({}, "file", state, kReadAt).path,
                 QByteArray("/stock/..%2Fa%20b.csv"));
        QVERIFY(warehouseFiles().credential({}).first.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_WarehouseFile)
#include "tst_warehousefile.moc"
