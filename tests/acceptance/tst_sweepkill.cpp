// SPDX-License-Identifier: GPL-3.0-or-later
// docketctl dies in the middle of a sweep, as a power cut would end it: the next one comes to the
// same facts, and the count of what the feeds lost is the same as if nothing had happened.
#include "programs.h"

#include "tests/support/readings.h"

#include <QDir>
#include <QTest>

#include <map>

using namespace acceptance;

namespace {

constexpr int kDied = 137;
constexpr auto kQueues = "queues --json --now 2026-04-02T00:00:00Z";

using Counts = std::map<QString, qint64>;
using docket::test::Facts;
using docket::test::factsOf;

// What a sweep says that each source lost, onto `sum`.
void add(Counts& sum, const QJsonArray& sources)
{
    for (const QJsonValue& value : sources)
        if (const QJsonObject sweep = value.toObject().value(key("sweep")).toObject();
            !sweep.isEmpty())
            sum[text(value, "source")] += sweep.value(key("lost")).toInteger();
}

void copy(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    for (const QFileInfo& entry :
         QDir(from).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot))
        if (entry.isDir())
            copy(entry.filePath(), to + u'/' + entry.fileName());
        else
            QVERIFY(QFile::copy(entry.filePath(), to + u'/' + entry.fileName()));
}

}  // namespace

class TestSweepKill : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void atEachPoint_data();
    void atEachPoint();

private:
    void leaveOut(const char* match, int count) const
    {
        m_company.ask("POST", "/sandbox/fault", {},
                      QJsonDocument(QJsonObject{{key("match"), key(match)},
                                                {key("kind"), key("leaves_out")},
                                                {key("count"), count}})
                          .toJson(QJsonDocument::Compact));
    }

    Company m_company{300, 40};
    Desk m_lossy;  // a day was left out of what its feeds told
    Counts m_lost;
    Facts m_facts;
    QByteArray m_queues;
};

void TestSweepKill::initTestCase()
{
    QVERIFY(m_company.isUp());
    QCOMPARE(m_lossy.init(m_company).code, 0);
    QCOMPARE(m_lossy.run("sync").code, 0);
    for (const char* match : {"/stripe/v1/events", "/shopify/admin/api/2026-07/orders.json"})
        leaveOut(match, 1'000'000);
    m_company.advance(86'400);
    QCOMPARE(m_lossy.run("sync").code, 0);
    for (const char* match : {"/stripe/v1/events", "/shopify/admin/api/2026-07/orders.json"})
        leaveOut(match, 0);
    m_company.advance(1'800);
    QCOMPARE(m_lossy.run("sync").code, 0);

    Desk twin;
    copy(m_lossy.folder(), twin.folder());
    const Run swept = twin.run("sync --sweep --json");
    QVERIFY2(swept.code == 0, swept.said.constData());
    add(m_lost, rows(swept.object(), "sources"));
    m_facts = factsOf(twin.file("cache.db"));
    m_queues = twin.run(kQueues).out;
    qint64 sum = 0;
    for (const auto& [source, count] : m_lost)
        sum += count;
    QVERIFY2(sum > 50, qPrintable(QString::number(sum)));
    QVERIFY(m_facts.size() > 1000);
    Counts told;
    add(told, twin.run("sources --json").array());
    QCOMPARE(told, m_lost);
}

void TestSweepKill::atEachPoint_data()
{
    QTest::addColumn<QByteArray>("point");
    QTest::addColumn<int>("times");
    // A page is kept and its facts are not.
    QTest::newRow("archived") << QByteArray("swept-archived") << 1;
    QTest::newRow("archived, again and again") << QByteArray("swept-archived") << 3;
    // A source's lists are read, and nothing was told.
    QTest::newRow("walked") << QByteArray("swept-walked") << 1;
    QTest::newRow("walked, again and again") << QByteArray("swept-walked") << 3;
    // It is told, and what was found is not forgotten yet.
    QTest::newRow("kept") << QByteArray("swept-kept") << 1;
}

void TestSweepKill::atEachPoint()
{
    QFETCH(QByteArray, point);
    QFETCH(int, times);
    Desk desk;
    copy(m_lossy.folder(), desk.folder());
    for (int i = 0; i < times; ++i)
        QCOMPARE(desk.run("sync --sweep", point.constData()).code, kDied);
    QCOMPARE(desk.run("verify").code, 0);
    // What was told before counts with what is told now, once.
    Counts lost;
    add(lost, desk.run("sources --json").array());
    const Run again = desk.run("sync --sweep --json");
    QVERIFY2(again.code == 0, again.said.constData());
    add(lost, rows(again.object(), "sources"));
    QCOMPARE(lost, m_lost);
    QVERIFY(factsOf(desk.file("cache.db")) == m_facts);
    QCOMPARE(desk.run(kQueues).out, m_queues);
    // And nothing is left to find.
    Counts nothing;
    add(nothing, rows(desk.run("sync --sweep --json").object(), "sources"));
    for (const auto& [source, count] : nothing)
        QVERIFY2(count == 0, qPrintable(source));
    // The archive gives the same, with the pages that never reached the cache.
    QCOMPARE(desk.run("rebuild").code, 0);
    QVERIFY(factsOf(desk.file("cache.db")) == m_facts);
}

QTEST_GUILESS_MAIN(TestSweepKill)
#include "tst_sweepkill.moc"
