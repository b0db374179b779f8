// SPDX-License-Identifier: GPL-3.0-or-later
// docketctl dies at each named point, as a power cut would end it, and is started again. Beside it
// stands a twin that never dies; both must come to the same record and to one refund.
#include "programs.h"

#include <QTest>

#include <set>

using namespace acceptance;

namespace {

constexpr int kDied = 137;
constexpr auto kRead = "queues --json --now 2026-03-31T14:00:00Z";
constexpr auto kList = "cases --json --now 2026-03-31T14:00:00Z";

}  // namespace

class TestCrash : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void duringASync_data();
    void duringASync();
    void againAndAgainDuringOneSync();
    void duringARefund_data();
    void duringARefund();
    void secondIntentBehindAnUnknownOne();

private:
    void ready(Desk& desk, const Company& company, Refundable& from) const
    {
        QCOMPARE(desk.init(company).code, 0);
        const Run synced = desk.run("sync");
        QVERIFY2(synced.code == 0, synced.said.constData());
        from = desk.refundable(20);
        QVERIFY(from.isSet());
        QCOMPARE(desk.act(key("claim"), from.number, "mara").code, 0);
    }

    Company m_company{600, 40};  // for what only reads
    QByteArray m_queues;
    QByteArray m_cases;
};

void TestCrash::initTestCase()
{
    QVERIFY(m_company.isUp());
    Desk twin;
    QCOMPARE(twin.init(m_company).code, 0);
    QCOMPARE(twin.run("sync").code, 0);
    m_queues = twin.run(kRead).out;
    QVERIFY(m_queues.size() > 100);
    for (const QJsonValue& row : twin.run(kList).array())
        m_cases += text(row, "id").toLatin1() + ' ' + text(row, "due").toLatin1() + '\n';
}

void TestCrash::duringASync_data()
{
    QTest::addColumn<QByteArray>("point");
    QTest::newRow("archived") << QByteArray("archived");
    QTest::newRow("appended") << QByteArray("appended");
}

void TestCrash::duringASync()
{
    QFETCH(QByteArray, point);
    Desk desk;
    QCOMPARE(desk.init(m_company).code, 0);
    QCOMPARE(desk.run("sync", point.constData()).code, kDied);
    QCOMPARE(desk.run("verify").code, 0);
    const Run again = desk.run("sync --json");
    QVERIFY2(again.code == 0, again.said.constData());
    QCOMPARE(desk.run("verify").code, 0);
    QCOMPARE(desk.run(kRead).out, m_queues);
    QByteArray cases;
    for (const QJsonValue& row : desk.run(kList).array())
        cases += text(row, "id").toLatin1() + ' ' + text(row, "due").toLatin1() + '\n';
    QCOMPARE(cases, m_cases);
    // And the archive with the page that never reached the cache gives the same cache.
    QCOMPARE(desk.run("rebuild").code, 0);
    QCOMPARE(desk.run(kRead).out, m_queues);
}

void TestCrash::againAndAgainDuringOneSync()
{
    Desk desk;
    QCOMPARE(desk.init(m_company).code, 0);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(desk.run("sync", "archived").code, kDied);
    QCOMPARE(desk.run("sync", "appended").code, kDied);
    QCOMPARE(desk.run("sync").code, 0);
    QCOMPARE(desk.run("verify").code, 0);
    QCOMPARE(desk.run(kRead).out, m_queues);
}

void TestCrash::duringARefund_data()
{
    QTest::addColumn<QByteArray>("point");
    QTest::addColumn<int>("sentBefore");
    // Recorded, and not sent.
    QTest::newRow("appended") << QByteArray("appended") << 0;
    // Recorded as sent; in truth no byte has left.
    QTest::newRow("sending") << QByteArray("sending") << 0;
    // The gateway has done it; nobody wrote that down.
    QTest::newRow("answered") << QByteArray("answered") << 1;
    // Written down; the rest of the program never ran.
    QTest::newRow("settled") << QByteArray("settled") << 1;
}

void TestCrash::duringARefund()
{
    QFETCH(QByteArray, point);
    QFETCH(int, sentBefore);
    Company company(600, 40);
    QVERIFY(company.isUp());
    Desk desk;
    Refundable from;
    ready(desk, company, from);

    QCOMPARE(desk.refund(from, key("12.00"), "mara", {}, point.constData()).code, kDied);
    QCOMPARE(desk.run("verify").code, 0);
    QCOMPARE(company.refundsOf(from.charge, from.account).size(), sentBefore);

    for (int run = 0; run < 3; ++run) {
        company.advance(60);
        const Run again = desk.run("sync");
        QVERIFY2(again.code == 0, again.said.constData());
    }
    QCOMPARE(desk.run("verify").code, 0);
    const QJsonArray intents = desk.intents(from.number);
    QCOMPARE(intents.size(), 1);
    QCOMPARE(text(intents[0], "state"), key("confirmed"));
    const QJsonArray refunds = company.refundsOf(from.charge, from.account);
    QCOMPARE(refunds.size(), 1);
    QCOMPARE(refunds[0].toObject().value(key("amount")).toInteger(), 1200);
    QCOMPARE(text(refunds[0], "id"), text(intents[0], "external_id"));
    // However often it was sent, under one key.
    const QStringList posts = company.refundPosts(from.charge);
    QVERIFY(!posts.isEmpty());
    QCOMPARE(std::set<QString>(posts.begin(), posts.end()),
             std::set<QString>{text(intents[0], "id")});

    // The cache is what the journal says: made again, it reads the same.
    const QStringList reading{key("cases"), key("--json"), key("--now"),
                              key("2026-04-01T14:00:00Z")};
    const QByteArray cases = desk.run(reading).out;
    const QByteArray record = desk.run({key("show"), from.number, key("--json")}).out;
    QCOMPARE(desk.run("rebuild").code, 0);
    QCOMPARE(desk.run(reading).out, cases);
    QCOMPARE(desk.run({key("show"), from.number, key("--json")}).out, record);
}

void TestCrash::secondIntentBehindAnUnknownOne()
{
    // One refund's outcome is unknown and waits; the process dies while it sends another. Both must
    // come to an end in the next run, not the first alone.
    Company company(600, 40);
    QVERIFY(company.isUp());
    Desk desk;
    Refundable first;
    ready(desk, company, first);
    const Refundable second = desk.refundable(20, {first.number});
    QVERIFY(second.isSet());
    QCOMPARE(desk.act(key("claim"), second.number, "mara").code, 0);

    company.fault({{key("kind"), key("drop_after_apply")}, {key("count"), 1}});
    QCOMPARE(desk.refund(first, key("12.00"), "mara").code, 0);
    QCOMPARE(text(desk.intents(first.number)[0], "state"), key("unknown"));
    // The look-up of the first comes before the second leaves, so it is told to fail once.
    company.ask(
        "POST", "/sandbox/fault", {},
        R"({"match":"/stripe/v1/refunds","method":"GET","kind":"status","status":500,"count":1})");
    QCOMPARE(desk.refund(second, key("13.00"), "mara", {}, "sending").code, kDied);

    company.advance(60);
    company.ask(
        "POST", "/sandbox/fault", {},
        R"({"match":"/stripe/v1/refunds","method":"GET","kind":"status","status":500,"count":1})");
    QCOMPARE(desk.run("sync").code, 0);
    company.advance(60);
    QCOMPARE(desk.run("sync").code, 0);
    for (const Refundable& of : {first, second}) {
        QCOMPARE(text(desk.intents(of.number)[0], "state"), key("confirmed"));
        QCOMPARE(company.refundsOf(of.charge, of.account).size(), 1);
    }
    QCOMPARE(desk.run("verify").code, 0);
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
