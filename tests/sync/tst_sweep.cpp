// SPDX-License-Identifier: GPL-3.0-or-later
// What a feed loses without a word, the sweep finds: and says how much that was.
#include "reading.h"

using namespace docket;
using Kind = sandbox::FaultKind;
using Extent = Engine::Extent;

namespace {

constexpr int kAlways = 1'000'000;
constexpr auto kOrders = "/shopify/admin/api/2026-07/orders.json";
constexpr auto kEvents = "/stripe/v1/events";

// How many facts of `is` are not so in `was`.
qint64 differing(const Reading::Facts& was, const Reading::Facts& is)
{
    return std::count_if(is.begin(), is.end(), [&](const auto& fact) {
        const auto found = was.find(fact.first);
        return found == was.end() || found->second != fact.second;
    });
}

qint64 lost(const SyncReport& report)
{
    qint64 out = 0;
    for (const sync::PullReport& source : report.sources)
        out += source.swept ? source.swept->lost() : 0;
    return out;
}

bool allSwept(const SyncReport& report)
{
    return std::all_of(report.sources.begin(), report.sources.end(),
                       [](const sync::PullReport& source) { return source.swept.has_value(); });
}

// A company and a desk from whose feeds a day was left out.
class Lossy : public Reading {
public:
    Lossy()
    {
        QVERIFY(!sync().failed());
        fault(kEvents, Kind::LeavesOut, kAlways);
        fault(kOrders, Kind::LeavesOut, kAlways);
        company.advance(days(1));
        QVERIFY(!sync().failed());
        mended(kEvents);
        mended(kOrders);
        // Past what is read again at every run anyway.
        company.advance(minutes(30));
        QVERIFY(!sync().failed());
        const Facts had = toldAlways();
        // What there is to know, a desk knows that reads everything for the first time now.
        std::unique_ptr<app::Profile> here;
        another(here);
        QVERIFY(!sync().failed());
        whole = toldAlways();
        std::swap(profile, here);
        lacking = differing(had, whole);
        QVERIFY(lacking > 50);
    }

    // But for parcels: of one that had arrived before the first look only that is known.
    Facts toldAlways() const
    {
        Facts out = facts();
        std::erase_if(out, [](const auto& one) { return one.first.startsWith("fact_tracking"); });
        return out;
    }

    Facts whole;
    qint64 lacking = 0;
};

}  // namespace

class TestSweep : public QObject {
    Q_OBJECT

private slots:
    void whatAFeedLostIsFoundAndCounted();
    void inPiecesItFindsTheSame();
    void itComesByItself();
    void whatIsGoneIsAskedFor();
    void whatIsMissingInMassIsNot();
    void aRecordThatWasPutAsideIsTakenBack();
};

void TestSweep::whatAFeedLostIsFoundAndCounted()
{
    Lossy r;
    const SyncReport report = r.sync(Extent::Sweep);
    QVERIFY(!report.failed());
    QVERIFY(allSwept(report));
    QCOMPARE(lost(report), r.lacking);
    QVERIFY(r.toldAlways() == r.whole);
    for (const sync::PullReport& source : report.sources)
        QVERIFY(r.engine().sweeps().at(source.source) == *source.swept);
    const QByteArray queues = r.queues();
    // It is told where people look.
    QVERIFY(r.company.now() - r.engine().sweeps().at(r.source("stripe")).ended.ms < minutes(5));
    // Once more of the same world: nothing.
    const qint64 head = r.inJournal("select max(seq) from entry");
    const SyncReport again = r.sync(Extent::Sweep);
    QVERIFY(allSwept(again));
    QCOMPARE(lost(again), 0);
    for (const sync::PullReport& source : again.sources)
        QCOMPARE(source.swept->gone(), 0);
    QVERIFY(r.toldAlways() == r.whole);
    QCOMPARE(r.queues(), queues);
    QCOMPARE(r.inJournal("select max(seq) from entry"), head);
    QTRY_COMPARE(r.number("select count(*) from projection where name like 'swept %'"), 0);
}

void TestSweep::inPiecesItFindsTheSame()
{
    Lossy r;
    r.engine().setSweepPages(1);
    r.company.advance(minutes(2));
    QVERIFY(!r.sync().failed());
    std::map<SourceNumber, qint64> found;
    int runs = 0;
    while (found.size() < r.engine().setup().sources.size() && ++runs < 60)
        for (const sync::PullReport& source : r.sync(Extent::AsDue).sources)
            if (source.swept)
                found[source.source] = source.swept->lost();
    QVERIFY2(runs > 3 && runs < 60, qPrintable(QString::number(runs)));
    qint64 sum = 0;
    for (const auto& [source, count] : found)
        sum += count;
    QCOMPARE(sum, r.lacking);
    QVERIFY(r.toldAlways() == r.whole);
}

void TestSweep::itComesByItself()
{
    Reading r;
    QVERIFY(!allSwept(r.sync(Extent::AsDue)));
    r.company.advance(minutes(2));
    QVERIFY(!allSwept(r.sync()));
    // Somebody writes something: not now.
    (void)r.engine().saveDraft(Reading::word("1"), Reading::word("mara"), Reading::word("hm"));
    QVERIFY(!allSwept(r.sync(Extent::AsDue)));
    r.company.advance(minutes(2));
    QVERIFY(!r.sync().failed());
    QVERIFY(allSwept(r.sync(Extent::AsDue)));
    QVERIFY(!allSwept(r.sync(Extent::AsDue)));
    r.company.advance(hours(23));
    QVERIFY(!r.sync().failed());
    QVERIFY(!allSwept(r.sync(Extent::AsDue)));
    // The next start knows when the last one was.
    const QString folder = r.profile->files().folder;
    r.profile.reset();
    r.open(folder);
    QVERIFY(!allSwept(r.sync(Extent::AsDue)));
    r.company.advance(hours(1));
    QVERIFY(!r.sync().failed());
    QVERIFY(allSwept(r.sync(Extent::AsDue)));
}

// A refund under an id that its vendor does not know.
void TestSweep::whatIsGoneIsAskedFor()
{
    Reading r;
    QVERIFY(!r.sync().failed());
    QVERIFY(r.number("select count(*) from fact_refund where source=1") > 1);
    r.inCache("update fact_refund set ext='re_of_nobody' where source=1 and ext="
              "(select max(ext) from fact_refund where source=1)");
    const SyncReport report = r.sync(Extent::Sweep);
    QVERIFY(!report.failed());
    const view::Sweep& sweep = r.engine().sweeps().at(1);
    QCOMPARE(sweep.gone(), 1);
    QCOMPARE(sweep.lost(), 1);  // the one that had its place
    QCOMPARE(r.number("select deleted from fact_refund where ext='re_of_nobody'"), 1);
    QCOMPARE(r.number("select count(*) from fact_refund where deleted=1"), 1);
    QCOMPARE(r.engine().sweeps().at(r.source("shopify")).gone(), 0);
    (void)r.sync(Extent::Sweep);
    QCOMPARE(r.engine().sweeps().at(1).gone(), 0);
}

void TestSweep::whatIsMissingInMassIsNot()
{
    Reading r;
    QVERIFY(!r.sync().failed());
    r.fault("/stripe/v1/customers", Kind::LeavesOut, kAlways);
    r.fault("/stripe/v1/customers/", Kind::Status, kAlways);
    QVERIFY(r.number("select count(*) from fact_customer where source=1") >= 20);
    const Reading::Facts before = r.facts();
    QVERIFY(!r.sync(Extent::Sweep).failed());
    const view::Sweep& sweep = r.engine().sweeps().at(1);
    const auto customers = std::find_if(sweep.feeds.begin(), sweep.feeds.end(),
                                        [](const auto& f) { return f.feed == "customers"; });
    QVERIFY(customers != sweep.feeds.end());
    QVERIFY(customers->held);
    QCOMPARE(customers->missing, r.number("select count(*) from fact_customer where source=1"));
    QCOMPARE(sweep.gone(), 0);
    QVERIFY(r.facts() == before);
}

void TestSweep::aRecordThatWasPutAsideIsTakenBack()
{
    Reading r;
    r.fault("/stripe/v1/refunds", Kind::TextForNumber, kAlways);
    (void)r.sync();
    r.mended("/stripe/v1/refunds");
    constexpr auto kAside = "select count(*) from quarantine where source=1 and feed='refunds'";
    const qint64 aside = r.number(kAside);
    QVERIFY(aside > 0);
    // The list is not read again by itself.
    QVERIFY(!r.sync().failed());
    QCOMPARE(r.number(kAside), aside);
    QVERIFY(!r.sync(Extent::Sweep).failed());
    QCOMPARE(r.number(kAside), 0);
    QVERIFY(r.engine().sweeps().at(1).lost() < aside);
    // The archive makes the same of it.
    const Reading::Facts facts = r.facts();
    r.rebuild();
    QVERIFY(r.facts() == facts);
    QCOMPARE(r.number(kAside), 0);
}

QTEST_GUILESS_MAIN(TestSweep)
#include "tst_sweep.moc"
