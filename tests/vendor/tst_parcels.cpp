// SPDX-License-Identifier: GPL-3.0-or-later
// ShipEngine and EasyPost: labels, returns, and where parcels are.
#include "core/vendor/easypost.h"
#include "core/vendor/registry.h"
#include "core/vendor/shipengine.h"
#include "core/vendor/shipenginedecode.h"

#include "tests/vendor/vendortest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace docket;
using namespace docket::vendor;
using namespace vendortest;

namespace {

Instant at(const char* text)
{
    return parseIso(QString::fromLatin1(text)).value();
}

}  // namespace

class tst_Parcels : public QObject {
    Q_OBJECT
private slots:
    void labels();
    void rmaNamesItsOrder();
    void tracking();
    void walks();
    void aListThatDoesNotSayItsEnd();
    void statuses();
    void refusals();
    void trackers();
    void trackerRequests();
    void publishedTrackers();
};

void tst_Parcels::labels()
{
    const auto page = shipengine().decode({}, context("labels"), golden("shipengine_labels.json"));
    QVERIFY(page);
    QVERIFY(page->quarantined.empty());
    QCOMPARE(page->records, 5);
    const auto labels = factsOf<Label>(*page);
    QCOMPARE(labels.size(), size_t{5});
    QCOMPARE(labels[0].id, QByteArray("se-20200001"));
    QCOMPARE(labels[0].order, QByteArray("5001002001"));
    QVERIFY(labels[0].createdAt == at("2026-07-28T10:11:00Z"));
    QVERIFY(labels[0].shipDate == at("2026-07-28T00:00:00Z"));
    QCOMPARE(labels[0].status, QByteArray("completed"));
    QCOMPARE(labels[0].carrier, QByteArray("dhl_express"));
    QCOMPARE(labels[0].service, QByteArray("dhl_domestic"));
    QCOMPARE(labels[0].tracking, QByteArray("JD014600000001"));
    QVERIFY(labels[0].cost == money(499, "EUR"));
    QVERIFY(!labels[0].returning && !labels[0].voidedAt.isSet());
    QVERIFY(labels[2].voidedAt == at("2026-07-28T12:00:00Z"));
    QVERIFY(labels[3].returning && labels[3].cost == money(1230, "USD"));
    QVERIFY(labels[4].order.isEmpty());

    const auto returns = factsOf<Return>(*page);
    QCOMPARE(returns.size(), size_t{1});
    QCOMPARE(returns[0].id, QByteArray("se-20200004"));
    QCOMPARE(returns[0].order, QByteArray("5001002004"));
    QCOMPARE(returns[0].rma, QByteArray("RMA-HL-80004"));
    QVERIFY(returns[0].authorizedAt == labels[3].createdAt);
    QVERIFY(!returns[0].requestedAt.isSet() && !returns[0].cancelledAt.isSet());
    QCOMPARE(returns[0].tracking, labels[3].tracking);

    // What arrived before the first look is known to have, and gives way to any answer about it.
    const auto arrived = factsOf<Tracking>(*page);
    QCOMPARE(arrived.size(), size_t{1});
    QCOMPARE(arrived[0].id, QByteArray("dhl_express:JD014600000002"));
    QCOMPARE(arrived[0].status, QByteArray("delivered"));
    for (const DecodedFact& fact : page->facts)
        QVERIFY(fact.version <= at("2026-07-28T12:00:00Z"));
    // On its way, and back to us; not what has arrived, is void or failed.
    const std::vector<FollowUp> wanted{{"label_tracking", "se-20200001"},
                                       {"label_tracking", "se-20200004"}};
    QCOMPARE(page->followUps, wanted);
}

void tst_Parcels::rmaNamesItsOrder()
{
    QByteArray body = golden("shipengine_labels.json");
    body.replace("\"external_order_id\": \"5001002004\"", "\"external_order_id\": null");
    auto page = shipengine().decode({}, context("labels"), body);
    QVERIFY(page && factsOf<Return>(*page)[0].order.isEmpty());
    SourceConfig source;
    source.mapping = {{QStringLiteral("rma_prefix"), QStringLiteral("RMA-HL-")}};
    page = shipengine().decode(source, context("labels"), body);
    QCOMPARE(factsOf<Return>(*page)[0].order, QByteArray("80004"));
    QCOMPARE(factsOf<Label>(*page)[3].order, QByteArray("80004"));
    QCOMPARE(factsOf<Label>(*page)[0].order, QByteArray("5001002001"));
}

void tst_Parcels::tracking()
{
    const auto page = shipengine().decode({}, context("label_tracking", "se-20200001"),
                                          golden("shipengine_tracking.json"));
    QVERIFY(page);
    const auto parcels = factsOf<Tracking>(*page);
    QCOMPARE(parcels.size(), size_t{1});
    const Tracking& t = parcels[0];
    QCOMPARE(t.id, QByteArray("dhl_express:JD014600000001"));
    QCOMPARE(t.status, QByteArray("exception"));
    QCOMPARE(t.exception, QStringLiteral("Held by customs, papers are missing"));
    QVERIFY(t.shippedAt == at("2026-07-28T00:00:00Z"));
    QVERIFY(t.promisedAt == at("2026-07-31T23:59:59Z"));  // a day alone is kept until its end
    QVERIFY(!t.deliveredAt.isSet());
    QVERIFY(t.lastScanAt == at("2026-07-30T09:00:00Z"));
    QCOMPARE(t.scans.size(), size_t{3});
    QCOMPARE(t.scans[0].code, QByteArray("not_yet_in_system"));  // oldest first
    QCOMPARE(t.scans[1].code, QByteArray("in_transit"));
    QCOMPARE(t.scans[1].text, QStringLiteral("Arrived at the hub"));
    QCOMPARE(t.scans[1].city, QStringLiteral("Leipzig"));
    QCOMPARE(t.scans[1].country, QStringLiteral("DE"));
    QVERIFY(page->facts[0].version == kReadAt);
}

void tst_Parcels::walks()
{
    const Instant now = at("2026-08-01T16:00:00Z");
    FeedState state;
    const QByteArray first = shipengine().page({}, "labels", state, now).path;
    QVERIFY(first.contains("created_at_end=2026-08-01T16%3A00%3A00") &&
            first.contains("sort_dir=asc") && first.contains("page=1"));
    QVERIFY(!first.contains("created_at_start"));
    const auto page = shipengine().decode({}, context("labels"), golden("shipengine_labels.json"));
    state.walk = page->next;
    // A day later, the same walk: its next page, up to the same instant.
    const QByteArray second = shipengine().page({}, "labels", state, now + days(1)).path;
    QCOMPARE(second, QByteArray(first).replace("&page=1", "&page=2"));
    state.highWater = now;
    QVERIFY(shipengine()
                .page({}, "labels", state, now)
                .path.contains("created_at_start=2026-08-01T15%3A50%3A00"));
    QVERIFY(shipengine()
                .page({}, "voided_labels", {}, now)
                .path.contains("label_status=voided&created_at_start=2026-06-02T00%3A00%3A00"));
    QCOMPARE(shipengine().page({}, "label_tracking", {{}, {}, "se-1"}, now).path,
             QByteArray("/v1/labels/se-1/track"));
    QByteArray last = golden("shipengine_labels.json");
    last.replace("\"page\": 1", "\"page\": 2");
    QCOMPARE(shipengine().decode({}, context("labels"), last)->next, QByteArray());
}

void tst_Parcels::aListThatDoesNotSayItsEnd()
{
    for (const char* member : {"\"pages\"", "\"page\"", "\"labels\""}) {
        QByteArray body = golden("shipengine_labels.json");
        body.replace(member, "\"other\"");
        const auto page = shipengine().decode({}, context("labels"), body);
        QVERIFY2(!page && page.error().kind == ErrorKind::Malformed, member);
    }
    QByteArray body = golden("easypost_trackers.json");
    body.replace("\"has_more\"", "\"other\"");
    QVERIFY(!easypost().decode({}, context("trackers"), body));
}

void tst_Parcels::statuses()
{
    QCOMPARE(shipEngineStatus("EX", "PARCEL_LOST"), QByteArray("lost"));
    QCOMPARE(shipEngineStatus("EX", "UNDELIVERABLE_RETURNED_TO_SENDER"), QByteArray("returned"));
    QCOMPARE(shipEngineStatus("EX", "REFUSED_BY_CUSTOMER"), QByteArray("exception"));
    QCOMPARE(shipEngineStatus("SP", "DELIVERED_TO_PICKUP_POINT"), QByteArray("in_transit"));
    QCOMPARE(shipEngineStatus("XX", ""), QByteArray("unknown"));
    QCOMPARE(easyPostStatus("failure", "lost"), QByteArray("lost"));
    QCOMPARE(easyPostStatus("failure", "damaged"), QByteArray("exception"));
    QCOMPARE(easyPostStatus("error", ""), QByteArray("unknown"));
    QCOMPARE(easyPostStatus("teleported", ""), QByteArray("unknown"));
}

void tst_Parcels::refusals()
{
    const QByteArray limited = R"({"request_id":"1","errors":[{"error_source":"shipengine",
        "error_type":"system","error_code":"rate_limit_exceeded","message":"Slow down."}]})";
    const Error e = shipengine().refusal(answer(429, limited, {{"Retry-After", "7"}}));
    QCOMPARE(e.kind, ErrorKind::Throttled);
    QCOMPARE(e.retryAfterMs, seconds(7));
    QCOMPARE(e.detail, QStringLiteral("Slow down. (rate_limit_exceeded)"));
    QCOMPARE(shipengine().refusal(answer(401, "<html>")).kind, ErrorKind::Unauthorized);
    QVERIFY(shipengine().credential("k") == Header("API-Key", "k"));
    const Error bad = easypost().refusal(
        answer(422, R"({"error":{"code":"PARAMETER.INVALID","message":["a","b"]}})"));
    QCOMPARE(bad.kind, ErrorKind::Rejected);
    QVERIFY(bad.detail.contains(QStringLiteral("PARAMETER.INVALID")));
    QVERIFY(easypost().credential("k") == Header("Authorization", "Basic azo="));
}

void tst_Parcels::trackers()
{
    const auto page = easypost().decode({}, context("trackers"), golden("easypost_trackers.json"));
    QVERIFY(page);
    QVERIFY(page->quarantined.empty());
    const auto parcels = factsOf<Tracking>(*page);
    QCOMPARE(parcels.size(), size_t{3});
    QCOMPARE(parcels[0].id, QByteArray("usps:9400100000000000000003"));
    QCOMPARE(parcels[0].status, QByteArray("not_yet_in_system"));
    QVERIFY(!parcels[0].lastScanAt.isSet());  // an announcement is no scan
    QCOMPARE(parcels[1].status, QByteArray("delivered"));
    QVERIFY(parcels[1].deliveredAt == at("2026-07-31T15:00:00Z"));
    QVERIFY(parcels[1].shippedAt == at("2026-07-29T08:00:00Z"));
    QVERIFY(parcels[1].promisedAt == at("2026-07-31T23:59:59Z"));
    QCOMPARE(parcels[1].scans[1].city, QStringLiteral("MEMPHIS"));
    QCOMPARE(parcels[2].status, QByteArray("lost"));
    QCOMPARE(parcels[2].exception, QStringLiteral("The search is closed"));
    QVERIFY(page->facts[1].version == at("2026-07-31T15:00:00Z"));
    QCOMPARE(page->next, QByteArray("trk_0001"));
}

void tst_Parcels::trackerRequests()
{
    FeedState state;
    state.walk = "trk_1";
    state.highWater = at("2026-08-01T16:00:00Z");
    QCOMPARE(easypost().page({}, "trackers", state, kReadAt).path,
             QByteArray("/v2/trackers?page_size=100&start_datetime=2026-08-01T15%3A50%3A00.000Z&"
                        "before_id=trk_1"));
    QCOMPARE(easypost().page({}, "tracker", {{}, {}, "usps:94001"}, kReadAt).path,
             QByteArray("/v2/trackers?page_size=100&tracking_code=94001"));
}

// Recordings of the real service: every tracker is taken, with each of its details.
void tst_Parcels::publishedTrackers()
{
    QFile file(specs() + QStringLiteral("/easypost/Tracker-Service__retrieves-all-trackers.har"));
    if (specs().isEmpty() || !file.open(QIODevice::ReadOnly))
        QSKIP("the vendors' published samples are not beside this tree");
    const auto key = [](const char* name) { return QString::fromLatin1(name); };
    int trackers = 0;
    for (const QJsonValue& entry : QJsonDocument::fromJson(file.readAll())
                                       .object()
                                       .value(key("log"))
                                       .toObject()
                                       .value(key("entries"))
                                       .toArray()) {
        const QByteArray body = entry.toObject()
                                    .value(key("response"))
                                    .toObject()
                                    .value(key("content"))
                                    .toObject()
                                    .value(key("text"))
                                    .toString()
                                    .toUtf8();
        const auto page = easypost().decode({}, context("trackers"), body);
        QVERIFY(page && page->quarantined.empty());
        const QJsonArray said =
            QJsonDocument::fromJson(body).object().value(key("trackers")).toArray();
        const auto parcels = factsOf<Tracking>(*page);
        QCOMPARE(static_cast<qsizetype>(parcels.size()), said.size());
        for (size_t i = 0; i < parcels.size(); ++i) {
            const QJsonObject one = said[static_cast<qsizetype>(i)].toObject();
            QCOMPARE(QString::fromUtf8(parcels[i].number),
                     one.value(key("tracking_code")).toString());
            QCOMPARE(static_cast<qsizetype>(parcels[i].scans.size()),
                     one.value(key("tracking_details")).toArray().size());
            QVERIFY(parcels[i].status != "unknown");
            ++trackers;
        }
    }
    QVERIFY(trackers >= 5);
}

QTEST_GUILESS_MAIN(tst_Parcels)
#include "tst_parcels.moc"
