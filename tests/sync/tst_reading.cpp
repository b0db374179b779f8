// SPDX-License-Identifier: GPL-3.0-or-later
// What is read when a vendor does not tell everything: changes that it has forgotten, and lists
// that the credential may not read.
#include "reading.h"

#include "app/sandbox/catalogue.h"
#include "core/vendor/wire.h"

#include <QSettings>

#include <set>

using namespace docket;
using Kind = sandbox::FaultKind;

namespace {

constexpr int kAlways = 1'000'000;

// Open cases that say an order was paid at no gateway.
constexpr char kUnpaid[] = "select count(*) from case_row where state=0 and rule='BRK-03'";

// How many entries of a list the gateway shows by now.
qint64 shown(const Reading& r, const sandbox::Timeline& line)
{
    return static_cast<qint64>(sandbox::visible(line, r.company.now()));
}

}  // namespace

class TestReading : public QObject {
    Q_OBJECT

private slots:
    void changesThatAreForgottenAreReadFromTheLists();
    void aListThatMayNotBeReadIsItsOwnState();
    void changesThatMayNotBeReadAreCaughtUp();
    void permissionsByTheirNames();
    void aDeskWhoseClockIsWrong();
    void whatNobodyAnnouncedIsReadAgain();
};

void TestReading::changesThatAreForgottenAreReadFromTheLists()
{
    Reading r;
    QVERIFY(!r.sync().failed());
    const SourceNumber gateway = r.source("stripe");
    const Instant before = r.engine().clock().now();
    // Somebody gives money back at the gateway, and nobody reads for a month.
    quint32 charge = 0;
    for (const sandbox::Entry& entry : r.company.chronicle().account(0).charges) {
        const sandbox::Charge& c = r.company.world().charges[entry.row];
        if (c.succeeded() && c.firstRefund == sandbox::kNone && c.dispute == sandbox::kNone &&
            entry.at <= r.company.now())
            charge = entry.row;
    }
    r.company.giveBack(charge, 100, 0, {});
    const qint64 have = r.number("select count(*) from fact_refund where source=1");
    r.company.advance(days(31));
    const SyncReport report = r.sync();
    QVERIFY(!report.failed());
    QVERIFY(r.number("select count(*) from fact_refund where source=1") > have);
    QCOMPARE(r.number("select count(*) from fact_refund where source=1"),
             shown(r, r.company.chronicle().account(0).refunds));
    // It is said, of the changes and of each list.
    const auto* events = Reading::feed(report, gateway, "events");
    QVERIFY(events && events->expired.isSet() && events->expired <= before);
    const auto* refunds = Reading::feed(report, gateway, "refunds");
    QVERIFY(refunds && refunds->again);
    // The changes go on from before the lists were read.
    QCOMPARE(r.number("select (select walk_started from feed where source=1 and feed='events') >= "
                      "(select max(last_success) from feed where source=1 and feed='charges')"),
             1);
    // Once.
    const SyncReport next = r.sync();
    QVERIFY(!Reading::feed(next, gateway, "events")->expired.isSet());
    QVERIFY(!Reading::feed(next, gateway, "refunds")->again);
}

void TestReading::aListThatMayNotBeReadIsItsOwnState()
{
    Reading r;
    const SourceNumber gateway = r.source("stripe");
    r.fault("/stripe/v1/charges", Kind::Permission, kAlways, "rak_charge_read");
    r.fault("/shopify/admin/api/2026-07/inventory_levels", Kind::Permission, kAlways,
            "read_inventory");
    const SyncReport report = r.sync();
    const auto* charges = Reading::feed(report, gateway, "charges");
    QVERIFY(charges && charges->forbidden() && !charges->counted());
    QCOMPARE(vendor::missingPermission(charges->error->detail), QByteArray("rak_charge_read"));
    QCOMPARE(r.asked(Reading::word("select kind from feed where source=1 and feed='charges'")),
             QVariant(Reading::word("denied")));
    const auto* levels = Reading::feed(report, r.source("shopify"), "inventory_levels");
    QVERIFY(levels && levels->forbidden());
    // The others go on.
    for (const char* other : {"refunds", "disputes", "events", "payouts"})
        QVERIFY2(!Reading::feed(report, gateway, other)->error, other);
    QVERIFY(r.number("select count(*) from fact_refund") > 0);
    // Orders that seem unpaid prove nothing.
    QVERIFY(r.number("select count(*) from fact_order") > 0);
    QCOMPARE(r.number(kUnpaid), 0);

    r.mended("/stripe/v1/charges");
    r.mended("/shopify/admin/api/2026-07/inventory_levels");
    r.company.advance(minutes(1));
    QVERIFY(!r.sync().failed());
    QCOMPARE(r.number("select count(*) from feed where failing_since is not null"), 0);
    QCOMPARE(r.number("select count(*) from undecided"), 0);
    // What could not be decided is looked at without anybody's touching it.
    qint64 unpaid = 0;
    for (const sandbox::Trouble& trouble : r.company.openTroubles())
        unpaid += QByteArray(sandbox::facts(trouble.kind).name) == "paid_without_charge";
    QVERIFY(unpaid > 0);
    QCOMPARE(r.number(kUnpaid), unpaid);
}

void TestReading::changesThatMayNotBeReadAreCaughtUp()
{
    Reading r;
    const SourceNumber gateway = r.source("stripe");
    r.fault("/stripe/v1/events", Kind::Permission, kAlways, "rak_event_read");
    SyncReport report = r.sync();
    QVERIFY(Reading::feed(report, gateway, "events")->forbidden());
    const qint64 payments = r.number("select count(*) from fact_payment");
    QVERIFY(payments > 0);
    // New orders come, their payments do not: that is nobody's trouble.
    r.company.advance(days(2));
    report = r.sync();
    QCOMPARE(r.number("select count(*) from fact_payment"), payments);
    QCOMPARE(r.number(kUnpaid), 0);
    r.mended("/stripe/v1/events");
    r.company.advance(minutes(1));
    report = r.sync();
    QVERIFY(!report.failed());
    QVERIFY(Reading::feed(report, gateway, "charges")->again);
    QCOMPARE(r.number("select count(*) from fact_payment where source=1"),
             shown(r, r.company.chronicle().account(0).charges));
}

void TestReading::permissionsByTheirNames()
{
    const auto of = [](const char* sentence) {
        return vendor::missingPermission(Reading::word(sentence));
    };
    QCOMPARE(of("Having the 'rak_charge_read' permission would allow this request."),
             QByteArray("rak_charge_read"));
    QCOMPARE(of("[API] This action requires merchant approval for read_orders scope."),
             QByteArray("read_orders"));
    QCOMPARE(of("does not have the required permissions for this endpoint"), QByteArray());
    QCOMPARE(of("An injected fault."), QByteArray());
}

// No practice: this machine's clock is months away from the servers', and they are right.
void TestReading::aDeskWhoseClockIsWrong()
{
    Reading r;
    const QString folder = r.profile->files().folder;
    r.profile.reset();
    {
        QSettings ini(folder + Reading::word("/profile.ini"), QSettings::IniFormat);
        ini.remove(Reading::word("practice"));
    }
    const auto off = [&] { return std::abs(r.engine().clock().now().ms - r.company.now()); };
    r.open(folder);
    QVERIFY(!r.profile->practice());
    QVERIFY2(off() > days(1), "this test needs a machine that does not live in March 2026");
    QVERIFY(!r.engine().ahead());
    QVERIFY(r.engine().clock().trust() == TimeTrust::Alone);
    r.useSecrets();
    SyncReport report = r.sync();
    QVERIFY(!report.failed());
    // That company stands while this machine works.
    QVERIFY2(off() < minutes(2), qPrintable(QString::number(off())));
    for (const sync::PullReport& source : report.sources) {
        QVERIFY(source.ahead);
        QVERIFY(std::abs(*source.ahead) > days(1));
    }
    // What was decided meanwhile says at whose time, and how far that can be trusted.
    QVERIFY(r.number("select count(*) from case_row") > 0);
    QCOMPARE(r.inJournal("select count(*) from entry where type='case_opened' and trust=2"),
             r.inJournal("select count(*) from entry where type='case_opened'"));
    QVERIFY(r.inJournal("select max(at) from entry where type='case_opened'") <=
            r.company.now() + minutes(2));
    // The next start knows it before anybody answers.
    r.profile.reset();
    r.open(folder);
    QVERIFY2(off() < minutes(4), qPrintable(QString::number(off())));
    QVERIFY(r.engine().clock().trust() == TimeTrust::Alone);
    QVERIFY(std::abs(*r.engine().ahead()) > days(1));
    QVERIFY(r.engine().ahead(1));
}

// Payouts on their way, open disputes and pending refunds change without an event, and the next run
// sees it.
void TestReading::whatNobodyAnnouncedIsReadAgain()
{
    Reading r(1500, 60);
    QVERIFY(!r.sync().failed());
    const QByteArrayList open =
        r.asked(
             Reading::word("select group_concat(x) from ("
                           "select 'fact_payout ' || source || ' ' || ext x from fact_payout where "
                           "status in ('pending','in_transit') union all "
                           "select 'fact_dispute ' || source || ' ' || ext from fact_dispute where "
                           "source<4 and status in ('needs_response','under_review',"
                           "'warning_needs_response','warning_under_review') union all "
                           "select 'fact_refund ' || source || ' ' || ext from fact_refund where "
                           "source<4 and system=0 and status=0)"))
            .toByteArray()
            .split(',');
    for (const char* kind : {"fact_payout", "fact_dispute", "fact_refund"})
        QVERIFY2(std::any_of(open.begin(), open.end(),
                             [&](const QByteArray& name) { return name.startsWith(kind); }),
                 kind);
    const Reading::Facts before = r.facts();
    r.fault("/stripe/v1/events", Kind::LeavesOut, kAlways);
    r.company.advance(days(12));
    QVERIFY(!r.sync().failed());
    const Reading::Facts after = r.facts();
    const QVariant asked = r.asked(Reading::word("select min(read_at) from fact_refund where "
                                                 "source<4 and system=0 and status=0"));
    r.mended("/stripe/v1/events");
    r.another();
    QVERIFY(!r.sync().failed());
    const Reading::Facts whole = r.facts();
    std::set<QByteArray> changed;
    for (const QByteArray& name : open) {
        QVERIFY2(after.at(name) == whole.at(name), name.constData());
        if (after.at(name) != before.at(name))
            changed.insert(name.split(' ').first());
    }
    for (const char* kind : {"fact_payout", "fact_dispute"})
        QVERIFY2(changed.contains(kind), kind);
    // The practice company's pending refunds stay so: they were asked for all the same.
    QVERIFY(asked.toLongLong() >= r.company.now() - minutes(1));
}

QTEST_GUILESS_MAIN(TestReading)
#include "tst_reading.moc"
