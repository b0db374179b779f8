// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/journey.h"
#include "client.h"

#include <QTest>

#include <map>
#include <set>

using namespace sandbox;

namespace {

QString text(const QJsonValue& object, const char* member)
{
    return object.toObject().value(QLatin1String(member)).toString();
}

const QString kNow = QStringLiteral("2026-03-31T12:00:00Z");
const QString kTwoDaysAgo = QStringLiteral("2026-03-29T12:00:00Z");

}  // namespace

class TestSandboxShipping : public QObject {
    Q_OBJECT

private slots:
    void needsItsKey();
    void pagesWhole();
    void refusesWhatIsWrong();
    void limitsTheRate();
    void sameOptionsSameBytes();
    void labelsAreTheShopsParcels();
    void theWireShowsWhatTheKeySays();
    void anOutageIsSilence();
    void nothingIsToldAfterItsDelivery();
    void voidsALabelOnce();
    void returnsAreTiedToTheirOrders();
    void authorizesAReturn();
    void trackersPageWhole();
    void membersOfTheSpec();

private:
    static QJsonObject track(Practice& practice, const QJsonValue& label)
    {
        return practice.ship("labels/" + text(label, "label_id").toLatin1() + "/track").json();
    }
};

void TestSandboxShipping::needsItsKey()
{
    Practice practice(Practice::small(50));
    for (const Fields& headers : {Fields{}, Fields{{"API-Key", "wrong"}}}) {
        const Answer answer = practice.send("GET", "/shipengine/v1/labels", headers);
        QCOMPARE(answer.status, 401);
        const QJsonObject error =
            answer.json().value(QStringLiteral("errors")).toArray().first().toObject();
        QCOMPARE(text(error, "error_source"), QStringLiteral("shipengine"));
        QCOMPARE(text(error, "error_code"), QStringLiteral("unauthorized"));
        QCOMPARE(text(answer.json(), "request_id").size(), 36);
    }
    QCOMPARE(practice.send("GET", "/easypost/v2/trackers", {}).status, 401);
}

void TestSandboxShipping::pagesWhole()
{
    Practice practice(Practice::small());
    for (const char* list : {"labels", "shipments"}) {
        const char* id =
            QByteArrayView(list) == QByteArrayView("labels") ? "label_id" : "shipment_id";
        std::set<QString> few, many;
        for (const QJsonValue& row : practice.shipped(list, 37)) {
            QVERIFY2(few.insert(text(row, id)).second, id);
            QVERIFY(text(row, "created_at") <= kNow);
        }
        QString last = QStringLiteral("9");
        for (const QJsonValue& row : practice.shipped(list, 500)) {
            many.insert(text(row, id));
            QVERIFY(text(row, "created_at") <= last);
            last = text(row, "created_at");
        }
        QCOMPARE(few, many);
        const QJsonObject page = practice.ship(QByteArray(list) + "?page_size=37").json();
        QCOMPARE(page.value(QStringLiteral("total")).toInt(), static_cast<int>(few.size()));
        QCOMPARE(page.value(QStringLiteral("pages")).toInt(),
                 (static_cast<int>(few.size()) + 36) / 37);
    }
    // A window and the rest are the whole.
    const QByteArray edge = "2026-03-20T00:00:00Z";
    const auto count = [&](const QByteArray& more) {
        return practice.shipped("shipments", 500, more).size();
    };
    QCOMPARE(count("&modified_at_start=" + edge) + count("&modified_at_end=2026-03-19T23:59:59Z"),
             count(""));
}

void TestSandboxShipping::refusesWhatIsWrong()
{
    Practice practice(Practice::small(50));
    QCOMPARE(practice.ship("labels?page=0").status, 400);
    QCOMPARE(practice.ship("labels?page_size=501").status, 400);
    QCOMPARE(practice.ship("labels?created_at_start=yesterday").status, 400);
    QCOMPARE(practice.ship("labels?label_status=lost").status, 400);
    QCOMPARE(practice.ship("labels/se-1").status, 404);
    QCOMPARE(practice.ship("tracking?tracking_number=1").status, 400);
    QCOMPARE(practice.ship("tracking?tracking_number=1&carrier_code=ups").status, 404);
}

void TestSandboxShipping::limitsTheRate()
{
    Options options = Practice::small(50);
    options.shipRate = 2;
    Practice practice(options);
    Answer answer;
    for (int i = 0; i < 20 && answer.status != 429; ++i)
        answer = practice.ship("carriers");
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.header("retry-after"), QByteArray("1"));
}

void TestSandboxShipping::sameOptionsSameBytes()
{
    Practice a(Practice::small()), b(Practice::small());
    for (const qint64 later : {0 * kHour, 50 * kHour}) {
        a.company.advance(later);
        b.company.advance(later);
        for (const char* path : {"labels?page_size=200", "shipments?page_size=200"})
            // The links name the port, which is the server's own.
            QCOMPARE(a.ship(path).body.replace(a.server.url().toEncoded(), ""),
                     b.ship(path).body.replace(b.server.url().toEncoded(), ""));
        QCOMPARE(a.trackers("trackers?page_size=100").body,
                 b.trackers("trackers?page_size=100").body);
    }
}

void TestSandboxShipping::labelsAreTheShopsParcels()
{
    Practice practice(Practice::small());
    std::map<QString, QString> wire, shop;
    for (const QJsonValue& label : practice.shipped("labels", 500)) {
        if (label.toObject().value(QStringLiteral("is_return_label")).toBool())
            continue;
        const bool unused = text(label, "status") == QStringLiteral("voided") &&
                            text(label, "voided_at") <= text(label, "created_at").left(17);
        if (!unused)
            wire[text(label, "tracking_number")] = text(label, "external_order_id");
    }
    for (const QJsonValue& order : practice.shop("orders.json?status=any&limit=250")
                                       .json()
                                       .value(QStringLiteral("orders"))
                                       .toArray())
        for (const QJsonValue& parcel :
             order.toObject().value(QStringLiteral("fulfillments")).toArray())
            shop[text(parcel, "tracking_number")] =
                QString::number(order.toObject().value(QStringLiteral("id")).toInteger());
    QVERIFY(shop.size() > 150);
    for (const auto& [number, order] : shop)
        QCOMPARE(wire[number], order);
}

void TestSandboxShipping::theWireShowsWhatTheKeySays()
{
    Options options = Practice::small(1'500);
    options.days = 60;
    Practice practice(options);
    std::map<QString, std::set<QString>> key, wire;
    std::set<QString> solved;
    const QJsonObject answers = practice.control("troubles/all").json();
    for (const QJsonValue& trouble : answers.value(QStringLiteral("troubles")).toArray()) {
        if (text(trouble, "subject") != QStringLiteral("label"))
            continue;
        if (text(trouble, "until").isEmpty())
            key[text(trouble, "kind")].insert(text(trouble, "id"));
        else
            solved.insert(text(trouble, "id"));
    }
    std::set<QString> codes;
    for (const QJsonValue& label : practice.shipped("labels", 500)) {
        if (text(label, "status") == QStringLiteral("voided") ||
            label.toObject().value(QStringLiteral("is_return_label")).toBool())
            continue;
        const QJsonObject tracking = track(practice, label);
        const QJsonArray events = tracking.value(QStringLiteral("events")).toArray();
        const QString code = text(tracking, "status_code");
        const QString detail = text(tracking, "status_detail_code");
        codes.insert(code);
        QString last =
            events.isEmpty() ? text(label, "created_at") : text(events.first(), "occurred_at");
        for (qsizetype i = 1; i < events.size(); ++i)
            QVERIFY(text(events[i], "occurred_at") <= text(events[i - 1], "occurred_at"));
        if (!events.isEmpty())
            QCOMPARE(text(events.first(), "status_code"), code);
        if (code == QStringLiteral("DE"))
            continue;
        const char* kind = nullptr;
        if (detail == QStringLiteral("PARCEL_LOST"))
            kind = "parcel_lost";
        else if (detail == QStringLiteral("UNDELIVERABLE_RETURNED_TO_SENDER"))
            kind = "returned_to_sender";
        else if (code == QStringLiteral("EX") && detail != QStringLiteral("RETURN_TO_SENDER"))
            kind = "delivery_exception";
        else if (last <= kTwoDaysAgo)
            kind = "no_scan";
        else if (text(tracking, "estimated_delivery_date") < kNow)
            kind = "delivery_late";
        QCOMPARE(code == QStringLiteral("EX"), !text(tracking, "exception_description").isEmpty());
        // What was paid back is no trouble any more, whatever the carrier says.
        if (kind && solved.count(text(label, "label_id")) == 0)
            wire[QLatin1String(kind)].insert(text(label, "label_id"));
    }
    QCOMPARE(wire.size(), size_t{5});
    for (const auto& [kind, ids] : wire) {
        QVERIFY2(ids.size() >= 3, qPrintable(kind));
        QCOMPARE(ids, key[kind]);
    }
    for (const char* code : {"AC", "IT", "DE", "EX"})
        QVERIFY2(codes.count(QLatin1String(code)) == 1, code);
}

void TestSandboxShipping::anOutageIsSilence()
{
    Practice practice(Practice::small(2'000));
    const auto scans = [&](const QByteArray& carrier) {
        int within = 0;
        for (const QJsonValue& label :
             practice.shipped("labels", 500,
                              "&carrier_id=" + carrier + "&created_at_start=2026-03-25T00:00:00Z"))
            for (const QJsonValue& event :
                 track(practice, label).value(QStringLiteral("events")).toArray()) {
                const QString at = text(event, "occurred_at");
                within += at >= QStringLiteral("2026-03-30T06:00:00Z") &&
                          at < QStringLiteral("2026-03-31T00:00:00Z") &&
                          text(event, "status_code") != QStringLiteral("NY");
            }
        return within;
    };
    QCOMPARE(scans("se-612041"), 0);
    QVERIFY(scans("se-612040") > 10);
}

void TestSandboxShipping::nothingIsToldAfterItsDelivery()
{
    int delivered = 0;
    for (const quint64 seed : {7, 8, 9})
        for (int hour = 0; hour < 24; hour += 3) {
            Options options = Practice::small(4'000, seed);
            options.until += hour * kHour;
            const Company company(options);
            const World& world = company.world();
            for (quint32 row = 0; row < world.parcels.size(); ++row) {
                const std::vector<Scan> scans = journey(world, row);
                for (size_t i = 0; i < scans.size(); ++i) {
                    if (scans[i].told != Told::Delivered && scans[i].told != Told::Collected)
                        continue;
                    ++delivered;
                    if (i + 1 == scans.size())
                        continue;
                    QFAIL(qPrintable(QStringLiteral("seed %1, hour %2, parcel %3: %4 after it")
                                         .arg(seed)
                                         .arg(hour)
                                         .arg(row)
                                         .arg(QLatin1String(words(scans[i + 1].told).code))));
                }
            }
        }
    QVERIFY(delivered > 10'000);
}

void TestSandboxShipping::voidsALabelOnce()
{
    Practice practice(Practice::small(2'000));
    QByteArray unused, used;
    for (const QJsonValue& label : practice.shipped("labels", 500)) {
        const QByteArray id = text(label, "label_id").toLatin1();
        if (text(label, "status") == QStringLiteral("voided"))
            continue;
        if (text(label, "tracking_status") == QStringLiteral("unknown"))
            unused = id;
        else if (text(label, "tracking_status") == QStringLiteral("delivered"))
            used = id;
    }
    const auto approved = [&](const QByteArray& id) {
        return practice.ship("labels/" + id + "/void", "PUT")
            .json()
            .value(QStringLiteral("approved"))
            .toBool();
    };
    QVERIFY(!approved(used));
    QVERIFY(approved(unused));
    QVERIFY(!approved(unused));
    const QJsonObject label = practice.ship("labels/" + unused).json();
    QCOMPARE(text(label, "status"), QStringLiteral("voided"));
    QVERIFY(!text(label, "voided_at").isEmpty());
    practice.company.advance(5 * kDay);
    QCOMPARE(text(track(practice, label), "status_code"), QStringLiteral("NY"));
}

void TestSandboxShipping::returnsAreTiedToTheirOrders()
{
    Practice practice(Practice::small(1'500));
    std::map<QString, QJsonObject> orders;
    QByteArray path = "orders.json?status=any&limit=250";
    while (!path.isEmpty()) {
        const Answer page = practice.shop(path);
        for (const QJsonValue& order : page.json().value(QStringLiteral("orders")).toArray())
            orders[QString::number(order.toObject().value(QStringLiteral("id")).toInteger())] =
                order.toObject();
        const QByteArray link = page.header("link");
        const qsizetype from = link.indexOf("orders.json");
        path = from < 0 ? QByteArray() : link.mid(from, link.indexOf('>') - from);
    }
    int received = 0, onTheWay = 0, refunded = 0;
    std::set<QString> labelled;
    for (const QJsonValue& label : practice.shipped("labels", 500)) {
        if (!label.toObject().value(QStringLiteral("is_return_label")).toBool())
            continue;
        const QJsonObject order = orders[text(label, "external_order_id")];
        labelled.insert(text(label, "external_order_id"));
        QCOMPARE(text(label, "rma_number"), QStringLiteral("RMA-") + text(order, "name").mid(1));
        const QStringList tags = text(order, "tags").split(QStringLiteral(", "));
        QVERIFY(tags.contains(QStringLiteral("return-requested")));
        QVERIFY(QJsonDocument(order).toJson().contains("return_reason"));
        const QJsonObject tracking = track(practice, label);
        const bool there = text(tracking, "status_code") == QStringLiteral("DE");
        QCOMPARE(tags.contains(QStringLiteral("return-received")), there);
        if (there)
            QVERIFY(QStringList({QStringLiteral("Leipzig"), QStringLiteral("Newark")})
                        .contains(text(tracking.value(QStringLiteral("events")).toArray().first(),
                                       "city_locality")));
        received += there;
        onTheWay += !there;
        refunded += there && text(order, "financial_status") == QStringLiteral("refunded");
    }
    QVERIFY(onTheWay >= 3);
    QVERIFY(refunded >= 3);
    QVERIFY(received - refunded >= 3);
    std::set<QString> silent, key;
    for (const auto& [id, order] : orders)
        if (text(order, "tags").contains(QStringLiteral("return-requested")) &&
            labelled.count(id) == 0)
            silent.insert(id);
    for (const QJsonValue& trouble :
         practice.control("troubles/all").json().value(QStringLiteral("troubles")).toArray())
        if (text(trouble, "kind") == QStringLiteral("return_not_authorized") &&
            text(trouble, "until").isEmpty())
            key.insert(text(trouble, "id"));
    QCOMPARE(silent, key);
    QVERIFY(key.size() >= 3);
}

void TestSandboxShipping::authorizesAReturn()
{
    Practice practice(Practice::small(1'000));
    QByteArray order;
    for (const QJsonValue& trouble :
         practice.control("troubles/all").json().value(QStringLiteral("troubles")).toArray())
        if (text(trouble, "kind") == QStringLiteral("return_not_authorized"))
            order = text(trouble, "id").toLatin1();
    const QJsonObject shipment = practice.ship("shipments?sales_order_id=" + order)
                                     .json()
                                     .value(QStringLiteral("shipments"))
                                     .toArray()
                                     .first()
                                     .toObject();
    const QJsonObject sent =
        practice.ship("labels?shipment_id=" + text(shipment, "shipment_id").toLatin1())
            .json()
            .value(QStringLiteral("labels"))
            .toArray()
            .first()
            .toObject();
    const QByteArray path = "labels/" + text(sent, "label_id").toLatin1() + "/return";
    const QJsonObject back = practice.ship(path, "POST").json();
    QVERIFY(back.value(QStringLiteral("is_return_label")).toBool());
    QCOMPARE(text(back, "outbound_label_id"), text(sent, "label_id"));
    QCOMPARE(practice.ship(path, "POST").status, 400);
    practice.company.advance(5 * kDay);
    QCOMPARE(text(track(practice, back), "status_code"), QStringLiteral("DE"));
    QVERIFY(
        practice.shop("orders/" + order + ".json?fields=tags").body.contains("return-received"));
}

void TestSandboxShipping::trackersPageWhole()
{
    Practice practice(Practice::small());
    std::map<QString, QString> numbers;
    for (const QJsonValue& label : practice.shipped("labels", 500, "&carrier_id=se-612043"))
        numbers[text(label, "tracking_number")] = text(track(practice, label), "status_code");
    std::set<QString> seen;
    QByteArray before;
    QByteArray first;
    for (bool more = true; more;) {
        const QJsonObject page = practice.trackers("trackers?page_size=13" + before).json();
        const QJsonArray rows = page.value(QStringLiteral("trackers")).toArray();
        for (const QJsonValue& row : rows) {
            QVERIFY(seen.insert(text(row, "id")).second);
            const QString code = numbers[text(row, "tracking_code")];
            QVERIFY(!code.isEmpty());
            QCOMPARE(text(row, "status") == QStringLiteral("delivered"),
                     code == QStringLiteral("DE"));
        }
        if (first.isEmpty())
            first = Practice::id(rows.last());
        before = "&before_id=" + Practice::id(rows.last());
        more = page.value(QStringLiteral("has_more")).toBool();
    }
    QVERIFY(seen.size() > 30);
    const QJsonObject newer = practice.trackers("trackers?page_size=100&after_id=" + first).json();
    QCOMPARE(newer.value(QStringLiteral("trackers")).toArray().size(), 12);
    QCOMPARE(Practice::id(practice.trackers("trackers/" + first).json()), first);
    QCOMPARE(practice.trackers("trackers/trk_0").status, 404);
}

void TestSandboxShipping::membersOfTheSpec()
{
    const QByteArray shared = qgetenv("DOCKET_SHARED");
    const QString folder = shared.isEmpty() ? QStringLiteral(DOCKET_SOURCE_DIR "/../shared")
                                            : QString::fromLocal8Bit(shared);
    QFile har(folder +
              QStringLiteral("/specs/easypost/Tracker-Service__retrieves-all-trackers.har"));
    if (!har.open(QIODevice::ReadOnly))
        QSKIP("the published recordings are not beside the source; set DOCKET_SHARED");
    const QJsonArray entries = QJsonDocument::fromJson(har.readAll())
                                   .object()
                                   .value(QStringLiteral("log"))
                                   .toObject()
                                   .value(QStringLiteral("entries"))
                                   .toArray();
    const QJsonObject theirs = QJsonDocument::fromJson(text(entries.first()
                                                                .toObject()
                                                                .value(QStringLiteral("response"))
                                                                .toObject()
                                                                .value(QStringLiteral("content")),
                                                            "text")
                                                           .toUtf8())
                                   .object()
                                   .value(QStringLiteral("trackers"))
                                   .toArray()
                                   .first()
                                   .toObject();
    QVERIFY(!theirs.isEmpty());
    Practice practice(Practice::small(200));
    const QJsonObject ours = practice.trackers("trackers?page_size=1")
                                 .json()
                                 .value(QStringLiteral("trackers"))
                                 .toArray()
                                 .first()
                                 .toObject();
    QCOMPARE(ours.keys(), theirs.keys());
    const auto detail = [](const QJsonObject& tracker) {
        return tracker.value(QStringLiteral("tracking_details")).toArray().first().toObject();
    };
    QCOMPARE(detail(ours).keys(), detail(theirs).keys());
    QCOMPARE(ours.value(QStringLiteral("carrier_detail")).toObject().keys(),
             theirs.value(QStringLiteral("carrier_detail")).toObject().keys());
}

QTEST_GUILESS_MAIN(TestSandboxShipping)
#include "tst_sandboxshipping.moc"
