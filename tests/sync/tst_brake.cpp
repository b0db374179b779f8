// SPDX-License-Identifier: GPL-3.0-or-later
// A vendor that answers a wholly changed or an empty shop closes no case before a person says so.
#include "reading.h"

using namespace docket;
using Kind = sandbox::FaultKind;
using Extent = Engine::Extent;

namespace {

constexpr int kAlways = 1'000'000;
constexpr auto kOrders = "/shopify/admin/api/2026-07/orders.json";
// Open cases that are not about a source.
constexpr auto kOpen = "select count(*) from case_row where state=0 and subject_kind<>25";
constexpr auto kIncident = "select count(*) from case_row where state=0 and rule='INT-03'";

PersonId personWith(const Setup& setup, Role role)
{
    for (const Person& person : setup.people)
        if (person.active && person.has(role))
            return person.id;
    return {};
}

// A shop of which every order is said to be cancelled, all at once.
void cancelAll(Reading& r)
{
    r.fault(kOrders, Kind::AllCancelled, kAlways);
    r.company.advance(minutes(5));
    QVERIFY(!r.sync(Extent::Sweep).failed());
}

Done decide(Reading& r, bool pass, PersonId person)
{
    auto done = r.engine().decideMassChange(r.source("shopify"), pass, person);
    if (!QTest::qWaitFor([&] { return done.isFinished(); }, 30'000))
        qFatal("not decided");
    return done.result();
}

}  // namespace

class TestBrake : public QObject {
    Q_OBJECT

private slots:
    void aWhollyChangedShop();
    void refusedItIsReadAgain();
    void anEmptyShop();
    void aDayIsNoMassChange();
};

void TestBrake::aWhollyChangedShop()
{
    Reading r;
    QVERIFY(!r.sync().failed());
    const qint64 open = r.number(kOpen);
    QVERIFY(open >= 20);
    const QByteArray queues = r.queues();
    const SourceNumber shop = r.source("shopify");
    cancelAll(r);
    QVERIFY(r.number("select count(*) from fact_order where cancelled_at is not null") > 200);
    // Nothing was decided by it; it is said, as a state and as a case.
    QCOMPARE(r.engine().setup().held.size(), 1);
    const MassChange* held = r.engine().setup().heldOf(shop);
    QVERIFY(held && held->changed > 200 && held->gone == 0);
    QCOMPARE(r.number(kOpen), open);
    QCOMPARE(r.number(kIncident), 1);
    // Nor by the next run, nor after a start.
    r.company.advance(days(2));
    QVERIFY(!r.sync().failed());
    QCOMPARE(r.number(kOpen), open);
    const QString folder = r.profile->files().folder;
    r.profile.reset();
    r.open(folder);
    QVERIFY(!r.sync().failed());
    QCOMPARE(r.number(kOpen), open);
    QVERIFY(r.engine().setup().heldOf(shop));
    // Not everybody may say that it is so.
    QCOMPARE(decide(r, true, personWith(r.engine().setup(), Role::Agent)).error().kind,
             ErrorKind::Denied);
    QVERIFY(decide(r, true, personWith(r.engine().setup(), Role::OperationsManager)));
    QTRY_VERIFY(r.engine().setup().held.empty());
    r.company.advance(days(2));
    QVERIFY(!r.sync().failed());
    r.company.advance(hours(1));
    QVERIFY(!r.sync().failed());
    QVERIFY2(r.number(kOpen) < open, "what was let pass is gone by");
    QCOMPARE(r.number(kIncident), 0);
    QCOMPARE(decide(r, true, personWith(r.engine().setup(), Role::OperationsManager)).error().kind,
             ErrorKind::NotFound);
    QVERIFY(r.queues() != queues);
}

void TestBrake::refusedItIsReadAgain()
{
    Reading r;
    QVERIFY(!r.sync().failed());
    const qint64 open = r.number(kOpen);
    constexpr auto kCancelled = "select count(*) from fact_order where cancelled_at is not null";
    const qint64 cancelled = r.number(kCancelled);
    cancelAll(r);
    QVERIFY(r.number(kCancelled) > cancelled + 200);
    r.mended(kOrders);
    const PersonId person = personWith(r.engine().setup(), Role::OperationsManager);
    QVERIFY(decide(r, false, person));
    QVERIFY(r.engine().setup().heldOf(r.source("shopify")));
    r.company.advance(minutes(1));
    QVERIFY(!r.sync().failed());
    // The vendor tells the truth again, and still nobody decided by any of it.
    QCOMPARE(r.number(kCancelled), cancelled);
    QCOMPARE(r.number(kOpen), open);
    QVERIFY(decide(r, true, person));
    r.company.advance(minutes(1));
    QVERIFY(!r.sync().failed());
    QCOMPARE(r.number(kOpen), open);
    QCOMPARE(r.number(kIncident), 0);
}

// Lists without a record, and nothing known by its id.
void TestBrake::anEmptyShop()
{
    Reading r;
    QVERIFY(!r.sync().failed());
    const qint64 open = r.number(kOpen);
    r.fault(kOrders, Kind::LeavesOut, kAlways);
    sandbox::Fault none;
    none.match = "/shopify/admin/api/2026-07/";
    none.kind = Kind::Status;
    none.status = 404;
    none.count = kAlways;
    r.server.faults().add(none);
    r.company.advance(minutes(5));
    (void)r.sync(Extent::Sweep);
    QCOMPARE(r.number("select count(*) from fact_order where deleted=1"), 0);
    QCOMPARE(r.number(kOpen), open);
}

void TestBrake::aDayIsNoMassChange()
{
    Reading r;
    QVERIFY(!r.sync().failed());
    for (int day = 0; day < 4; ++day) {
        r.company.advance(days(1));
        const SyncReport report = r.sync(day % 2 ? Extent::Sweep : Extent::Changes);
        QVERIFY(!report.failed());
        QVERIFY(r.engine().setup().held.empty());
    }
    r.company.advance(days(12));
    QVERIFY(!r.sync().failed());
    QVERIFY(r.engine().setup().held.empty());
}

QTEST_GUILESS_MAIN(TestBrake)
#include "tst_brake.moc"
