// SPDX-License-Identifier: GPL-3.0-or-later
#include "client.h"

#include "app/sandbox/ids.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace sandbox;

namespace {

QString text(const QJsonValue& object, const char* member)
{
    return object.toObject().value(QLatin1String(member)).toString();
}

using Cells = std::map<QByteArray, std::pair<int, int>>;

// On hand and allocated by article and place.
Cells cells(const QByteArray& file)
{
    Cells out;
    for (const QByteArray& row : file.split('\n').sliced(1)) {
        const QList<QByteArray> parts = row.split(',');
        if (parts.size() == 7)
            out[parts[0] + '@' + parts[2]] = {parts[3].toInt(), parts[4].toInt()};
    }
    return out;
}

}  // namespace

class TestSandboxLife : public QObject {
    Q_OBJECT

private slots:
    void theKeyListsEverything();
    void theOldKeyStaysAsItWas();
    void holdsAndReleases();
    void cancelsAParcel();
    void cancelsAnOrder();
    void anApprovedReviewLetsTheGoodsGo();
    void countsEachNight();
    void mismatchesAreInTheFile();
    void writesTheNightsIntoAFolder();
    void stockMovesWithSales();
    void happensToOneOrderOnPurpose();
    void lifeGoesOnTheSame();

private:
    // An order with an open parcel, and the parcel.
    static std::pair<QByteArray, QByteArray> openParcel(Practice& practice)
    {
        for (const QJsonValue& order :
             practice.shop("orders.json?fulfillment_status=unshipped&limit=50")
                 .json()
                 .value(QStringLiteral("orders"))
                 .toArray()) {
            const QByteArray id =
                QByteArray::number(order.toObject().value(QStringLiteral("id")).toInteger());
            const QJsonArray parcels = practice.shop("orders/" + id + "/fulfillment_orders.json")
                                           .json()
                                           .value(QStringLiteral("fulfillment_orders"))
                                           .toArray();
            if (parcels.size() == 1 && text(parcels[0], "status") == QStringLiteral("open"))
                return {id, QByteArray::number(
                                parcels[0].toObject().value(QStringLiteral("id")).toInteger())};
        }
        return {};
    }
    static QJsonObject parcel(Practice& practice, const QByteArray& id)
    {
        return practice.shop("fulfillment_orders/" + id + ".json")
            .json()
            .value(QStringLiteral("fulfillment_order"))
            .toObject();
    }
};

void TestSandboxLife::theKeyListsEverything()
{
    Options options = Practice::small(2'000);
    options.days = 60;
    Practice practice(options);
    const QJsonObject all = practice.control("troubles/all").json();
    std::map<QString, int> open, injected;
    for (const QJsonValue& trouble : all.value(QStringLiteral("troubles")).toArray()) {
        ++injected[text(trouble, "kind")];
        open[text(trouble, "kind")] += text(trouble, "until").isEmpty();
        QVERIFY(!text(trouble, "id").isEmpty());
        QVERIFY(text(trouble, "since") <= text(all, "now"));
    }
    std::set<QString> families;
    for (const QJsonValue& kind : all.value(QStringLiteral("kinds")).toArray()) {
        families.insert(text(kind, "family"));
        QCOMPARE(kind.toObject().value(QStringLiteral("injected")).toInt(),
                 injected[text(kind, "kind")]);
        QCOMPARE(kind.toObject().value(QStringLiteral("open")).toInt(), open[text(kind, "kind")]);
        if (text(kind, "kind") != QStringLiteral("carrier_outage"))
            QVERIFY2(open[text(kind, "kind")] > 0, qPrintable(text(kind, "kind")));
        QVERIFY2(injected[text(kind, "kind")] > 0, qPrintable(text(kind, "kind")));
    }
    QCOMPARE(families.size(), kFamilies.size() + 5);
}

void TestSandboxLife::theOldKeyStaysAsItWas()
{
    Practice practice(Practice::small());
    const QJsonObject key = practice.control("troubles").json();
    QCOMPARE(key.value(QStringLiteral("families")).toObject().size(), qsizetype{7});
    for (const QJsonValue& subject : key.value(QStringLiteral("subjects")).toArray())
        QVERIFY(text(subject, "subject") != QStringLiteral("label"));
}

void TestSandboxLife::holdsAndReleases()
{
    Practice practice(Practice::small(2'000));
    const QByteArray id = openParcel(practice).second;
    QVERIFY(!id.isEmpty());
    const QByteArray path = "fulfillment_orders/" + id;
    QCOMPARE(
        practice.shopPost(path + "/hold.json", R"({"fulfillment_hold":{"reason":"mood"}})").status,
        422);
    QCOMPARE(
        practice
            .shopPost(path + "/hold.json",
                      R"({"fulfillment_hold":{"reason":"incorrect_address","reason_notes":"Ask"}})")
            .status,
        200);
    QCOMPARE(text(parcel(practice, id), "status"), QStringLiteral("on_hold"));
    const QJsonValue hold =
        parcel(practice, id).value(QStringLiteral("fulfillment_holds")).toArray().first();
    QCOMPARE(text(hold, "reason"), QStringLiteral("incorrect_address"));
    QCOMPARE(text(hold, "reason_notes"), QStringLiteral("Ask"));
    practice.company.advance(4 * kDay);
    QCOMPARE(text(parcel(practice, id), "status"), QStringLiteral("on_hold"));
    QCOMPARE(
        practice.shopPost(path + "/hold.json", R"({"fulfillment_hold":{"reason":"other"}})").status,
        422);
    QCOMPARE(practice.shopPost(path + "/release_hold.json", "{}").status, 200);
    practice.company.advance(kDay);
    QCOMPARE(text(parcel(practice, id), "status"), QStringLiteral("closed"));
}

void TestSandboxLife::cancelsAParcel()
{
    Practice practice(Practice::small(2'000));
    const auto [order, id] = openParcel(practice);
    const Answer answer = practice.shopPost("fulfillment_orders/" + id + "/cancel.json", "{}");
    QCOMPARE(answer.status, 200);
    QCOMPARE(text(answer.json().value(QStringLiteral("fulfillment_order")), "status"),
             QStringLiteral("cancelled"));
    QCOMPARE(text(answer.json().value(QStringLiteral("replacement_fulfillment_order")), "status"),
             QStringLiteral("open"));
    QCOMPARE(practice.shopPost("fulfillment_orders/" + id + "/cancel.json", "{}").status, 422);
    QCOMPARE(practice.shop("orders/" + order + "/fulfillment_orders.json")
                 .json()
                 .value(QStringLiteral("fulfillment_orders"))
                 .toArray()
                 .size(),
             2);
    practice.company.advance(2 * kDay);
    const QJsonObject after =
        practice.shop("orders/" + order + ".json").json().value(QStringLiteral("order")).toObject();
    QCOMPARE(text(after, "fulfillment_status"), QStringLiteral("fulfilled"));
}

void TestSandboxLife::cancelsAnOrder()
{
    Practice practice(Practice::small(2'000));
    const auto [order, id] = openParcel(practice);
    const QByteArray path = "orders/" + order + "/cancel.json";
    QCOMPARE(practice.shopPost(path, R"({"reason":"mood"})").status, 422);
    const QJsonObject done = practice.shopPost(path, R"({"reason":"inventory"})")
                                 .json()
                                 .value(QStringLiteral("order"))
                                 .toObject();
    QVERIFY(!text(done, "cancelled_at").isEmpty());
    QCOMPARE(text(done, "cancel_reason"), QStringLiteral("inventory"));
    QCOMPARE(practice.shopPost(path, R"({"reason":"inventory"})").status, 422);
    practice.company.advance(5 * kDay);
    QCOMPARE(text(parcel(practice, id), "status"), QStringLiteral("cancelled"));
    const QJsonArray shipped =
        practice.shop("orders.json?status=any&fulfillment_status=shipped&limit=1")
            .json()
            .value(QStringLiteral("orders"))
            .toArray();
    const QByteArray gone =
        QByteArray::number(shipped.first().toObject().value(QStringLiteral("id")).toInteger());
    QCOMPARE(practice.shopPost("orders/" + gone + "/cancel.json", R"({"reason":"other"})").status,
             422);
}

void TestSandboxLife::anApprovedReviewLetsTheGoodsGo()
{
    Practice practice(Practice::small(2'000));
    for (const QJsonValue& review : practice.all("reviews", 2)) {
        if (!review.toObject().value(QStringLiteral("open")).toBool())
            continue;
        const QJsonObject charge =
            practice.gateway("charges/" + text(review, "charge").toLatin1(), 2).json();
        const QByteArray order =
            text(charge.value(QStringLiteral("metadata")), "order_id").toLatin1();
        const auto status = [&] {
            return text(
                practice.shop("orders/" + order + ".json").json().value(QStringLiteral("order")),
                "fulfillment_status");
        };
        QCOMPARE(status(), QString());
        const Answer approved =
            practice.gatewayPost("reviews/" + Practice::id(review) + "/approve", {}, "k", 2);
        QCOMPARE(text(approved.json(), "closed_reason"), QStringLiteral("approved"));
        QCOMPARE(
            practice
                .all("events", 2, 100,
                     "&type=review.closed&created[gte]=" + QByteArray::number(kUntil / kSecond))
                .size(),
            1);
        practice.company.advance(kDay);
        QCOMPARE(status(), QStringLiteral("fulfilled"));
        return;
    }
    QFAIL("no review");
}

void TestSandboxLife::countsEachNight()
{
    Practice a(Practice::small()), b(Practice::small());
    const auto get = [](Practice& practice, const QByteArray& path) {
        return practice.send("GET", "/warehouse/" + path, {});
    };
    const Answer page = get(a, "");
    QVERIFY(page.header("content-type").startsWith("text/html"));
    QCOMPARE(page.body.count("\"/warehouse/stock/2026-"), 40);
    QCOMPARE(page.body.count("substitutions-"), 80);
    for (const char* day : {"2026-03-31", "2026-03-01", "substitutions-2026-03-30"}) {
        const QByteArray path = QByteArray("stock/") + day + ".csv";
        const Answer file = get(a, path);
        QCOMPARE(file.status, 200);
        QVERIFY(file.header("content-type").startsWith("text/csv"));
        QCOMPARE(file.body, get(b, path).body);
    }
    QCOMPARE(cells(get(a, "stock/2026-03-30.csv").body).size(), size_t{240});
    // The newest has rows whose count nobody can read.
    QCOMPARE(cells(get(a, "stock/2026-03-31.csv").body).size(),
             size_t{240 + Warehouse::kUnreadable});
    QCOMPARE(get(a, "stock/2026-03-31.csv").body.count("#N/A"), Warehouse::kUnreadable);
    QCOMPARE(get(a, "stock/2026-04-01.csv").status, 404);
    const QByteArray before = get(a, "stock/2026-03-30.csv").body;
    a.company.advance(kDay);
    QCOMPARE(get(a, "stock/2026-04-01.csv").status, 200);
    QCOMPARE(get(a, "stock/2026-03-30.csv").body, before);
}

void TestSandboxLife::mismatchesAreInTheFile()
{
    Practice practice(Practice::small(2'000));
    const Cells counted = cells(practice.send("GET", "/warehouse/stock/2026-03-31.csv", {}).body);
    // What the shop believed at the counting, computed from the rows.
    const StockTable table(practice.company.world(), kUntil / kDay * kDay + kCountedAt);
    std::set<QByteArray> wire, key;
    for (size_t a = 0; a < articles().size(); ++a)
        for (size_t p = 0; p < 2; ++p) {
            const QByteArray cell = articles()[a].sku + '@' + QByteArray::number(places()[p].id);
            const int want = std::max(0, table.level(a, p).available + table.allocated(a, p));
            if (counted.at(cell).first != want)
                wire.insert(cell);
        }
    std::set<QByteArray> substituted;
    for (const QJsonValue& trouble :
         practice.control("troubles/all").json().value(QStringLiteral("troubles")).toArray()) {
        if (text(trouble, "kind") == QStringLiteral("warehouse_mismatch") &&
            text(trouble, "until").isEmpty())
            key.insert(text(trouble, "id").toUtf8());
        if (text(trouble, "kind") == QStringLiteral("item_substituted"))
            substituted.insert(text(trouble, "id").toLatin1());
    }
    QVERIFY(key.size() >= 4);
    QCOMPARE(wire, key);
    int listed = 0;
    for (const char* day : {"28", "29", "30", "31"})
        for (const QByteArray& row :
             practice
                 .send("GET", QByteArray("/warehouse/stock/substitutions-2026-03-") + day + ".csv",
                       {})
                 .body.split('\n')
                 .sliced(1)) {
            if (row.isEmpty())
                continue;
            const QList<QByteArray> parts = row.split(',');
            QVERIFY(substituted.count(parts[1]) == 1);
            QVERIFY(parts[2] != parts[3]);
            QCOMPARE(parts[2].left(6), parts[3].left(6));
            ++listed;
        }
    QVERIFY(listed >= 3);
}

void TestSandboxLife::writesTheNightsIntoAFolder()
{
    QTemporaryDir folder;
    Practice practice(Practice::small(100));
    QVERIFY(practice.server.keepStockIn(folder.path() + QStringLiteral("/stock")));
    const QDir dir(folder.path() + QStringLiteral("/stock"));
    QCOMPARE(dir.entryList({QStringLiteral("stock-*.csv")}).size(), 40);
    practice.control("advance", R"({"seconds":172800})");
    QCOMPARE(dir.entryList({QStringLiteral("stock-*.csv")}).size(), 42);
    QCOMPARE(dir.entryList({QStringLiteral("substitutions-*.csv")}).size(), 42);
    QFile file(dir.filePath(QStringLiteral("stock-2026-04-02.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), practice.send("GET", "/warehouse/stock/2026-04-02.csv", {}).body);
}

void TestSandboxLife::stockMovesWithSales()
{
    Practice practice(Practice::small(8'000));
    const auto levels = [&] {
        std::map<qint64, std::pair<int, QString>> out;
        for (const char* half : {"65544149101", "65544149202"})
            for (const QJsonValue& level :
                 practice.shop(QByteArray("inventory_levels.json?limit=250&location_ids=") + half)
                     .json()
                     .value(QStringLiteral("inventory_levels"))
                     .toArray())
                out[level.toObject().value(QStringLiteral("inventory_item_id")).toInteger() * 2 +
                    (half[10] == '2')] = {
                    level.toObject().value(QStringLiteral("available")).toInt(),
                    text(level, "updated_at")};
        return out;
    };
    const auto before = levels();
    practice.company.advance(12 * kHour);
    int less = 0;
    for (const auto& [cell, level] : levels()) {
        QVERIFY(level.first <= before.at(cell).first);
        less += level.first < before.at(cell).first;
        QCOMPARE(level.second != before.at(cell).second, level.second > before.at(cell).second);
        if (level.first < before.at(cell).first)
            QVERIFY(level.second > before.at(cell).second);
    }
    QVERIFY(less > 20);
}

// One order's whole story: stock runs out, another article is sent, the carrier falls silent, it
// arrives after all, and comes back.
void TestSandboxLife::happensToOneOrderOnPurpose()
{
    Practice practice(Practice::small(2'000));
    const auto [order, id] = openParcel(practice);
    QVERIFY(!id.isEmpty());
    const auto happen = [&, order = order](const char* what) {
        return practice
            .control("happen", R"({"order":")" + order + R"(","what":")" + what + R"("})")
            .status;
    };
    const auto troubles = [&, order = order] {
        std::map<QString, bool> open;
        for (const QJsonValue& trouble :
             practice.control("troubles/all").json().value(QStringLiteral("troubles")).toArray())
            if (text(trouble, "order_id").toLatin1() == order)
                open[text(trouble, "kind")] = text(trouble, "until").isEmpty();
        return open;
    };
    QCOMPARE(practice.control("happen", R"({"order":"1","what":"backordered"})").status, 400);
    QCOMPARE(happen("dance"), 400);
    for (const char* early : {"delivered", "sent_back"})
        QCOMPARE(happen(early), 400);

    QCOMPARE(happen("backordered"), 200);
    QCOMPARE(happen("backordered"), 400);
    QCOMPARE(happen("item_substituted"), 400);  // nobody sends it
    QCOMPARE(text(parcel(practice, id), "status"), QStringLiteral("on_hold"));
    practice.company.advance(2 * kDay);
    QCOMPARE(text(parcel(practice, id), "status"), QStringLiteral("on_hold"));
    QVERIFY(troubles()[QStringLiteral("backordered")]);
    QCOMPARE(practice.shopPost("fulfillment_orders/" + id + "/release_hold.json", {}).status, 200);
    QVERIFY(!troubles()[QStringLiteral("backordered")]);

    QCOMPARE(happen("item_substituted"), 200);
    QCOMPARE(happen("no_scan"), 200);
    practice.company.advance(2 * kDay);
    QCOMPARE(happen("no_scan"), 400);  // what has been told stays as it was told
    QVERIFY(troubles()[QStringLiteral("item_substituted")]);
    QByteArray told;
    for (const qint64 night : practice.company.warehouse().nights(practice.company.now()))
        told += practice.company.warehouse().substitutionFile(night);
    QCOMPARE(told.count(order), qsizetype{1});

    practice.company.advance(2 * kDay);
    QVERIFY(troubles()[QStringLiteral("no_scan")]);
    const auto status = [&] {
        const quint32 row = practice.company.world()
                                .orders[*shopRow(ShopRef::Order, order.toLongLong())]
                                .firstParcel;
        return text(practice.ship("labels/" + shipId(ShipRef::Label, row) + "/track").json(),
                    "status_code");
    };
    QCOMPARE(status(), QStringLiteral("IT"));
    QCOMPARE(happen("delivered"), 200);
    QVERIFY(!troubles()[QStringLiteral("no_scan")]);
    practice.company.advance(kDay);
    QCOMPARE(status(), QStringLiteral("DE"));

    QCOMPARE(happen("sent_back"), 200);
    practice.company.advance(3 * kDay);
    QVERIFY(!troubles().count(QStringLiteral("return_not_refunded")));
    practice.company.advance(kHour);
    QVERIFY(troubles()[QStringLiteral("return_not_refunded")]);
    const QJsonObject seen =
        practice.shop("orders/" + order + ".json").json().value(QStringLiteral("order")).toObject();
    QVERIFY(text(seen, "tags").contains(QStringLiteral("return-received")));
}

void TestSandboxLife::lifeGoesOnTheSame()
{
    Practice a(Practice::small(1'000)), b(Practice::small(1'000));
    a.company.advance(9 * kDay);
    b.company.advance(9 * kDay);
    QCOMPARE(a.control("troubles/all").body, b.control("troubles/all").body);
    for (const char* list : {"payouts", "invoices", "balance_transactions"})
        QCOMPARE(a.gateway(QByteArray(list) + "?limit=100", 2).body,
                 b.gateway(QByteArray(list) + "?limit=100", 2).body);
    std::set<QString> returned;
    for (const QJsonValue& label :
         a.shipped("labels", 500, "&created_at_start=2026-04-01T00:00:00Z"))
        if (label.toObject().value(QStringLiteral("is_return_label")).toBool())
            returned.insert(text(label, "label_id"));
    QVERIFY(returned.size() > 2);
}

QTEST_GUILESS_MAIN(TestSandboxLife)
#include "tst_sandboxlife.moc"
