// SPDX-License-Identifier: GPL-3.0-or-later
// What a refund's record says while its outcome is unknown, and how it comes to an end: by looking,
// with one effect, and with one live action for a payment.
#include "programs.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace acceptance;

class TestUnknown : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void comesToOneEffect_data();
    void comesToOneEffect();
    void refusedIsRejected();
    void overtakenIsNotSent();
    void oneLiveActionForAPayment();

private:
    // Another case each time, claimed by mara.
    Refundable next()
    {
        const Refundable found = m_desk.refundable(30, m_taken);
        if (found.isSet()) {
            m_taken.append(found.number);
            m_desk.act(key("claim"), found.number, "mara");
        }
        return found;
    }

    Company m_company{600, 40};
    Desk m_desk;
    QStringList m_taken;
};

void TestUnknown::initTestCase()
{
    QVERIFY(m_company.isUp());
    QCOMPARE(m_desk.init(m_company).code, 0);
    QCOMPARE(m_desk.run("sync").code, 0);
}

void TestUnknown::comesToOneEffect_data()
{
    QTest::addColumn<QJsonObject>("fault");
    QTest::addColumn<QStringList>("meanwhile");  // what the record may say after the first run
    QTest::addColumn<int>("applied");            // refunds at the gateway then
    const auto fault = [](const char* kind, QJsonObject more = {}) {
        more.insert(key("kind"), key(kind));
        more.insert(key("count"), 1);
        return more;
    };
    QTest::newRow("the answer is lost")
        << fault("drop_after_apply") << QStringList{key("unknown")} << 1;
    QTest::newRow("the request is lost")
        << fault("drop_before") << QStringList{key("unknown")} << 0;
    QTest::newRow("500") << fault("status", {{key("status"), 500}}) << QStringList{key("unknown")}
                         << 0;
    QTest::newRow("502") << fault("status", {{key("status"), 502}}) << QStringList{key("unknown")}
                         << 0;
    QTest::newRow("429, wait 30 s")
        << fault("status", {{key("status"), 429}, {key("retry_after"), 30}})
        << QStringList{key("ready")} << 0;
    // Whatever comes back that does not prove the effect leaves it unknown, and is looked up.
    for (const char* kind : {"cut", "head_only", "half_status", "cut_chunked", "cut_unsized",
                             "cut_json", "garbage", "empty", "wrong_shape", "bad_utf8",
                             "duplicate_member", "reset_within", "interim", "long_header"})
        QTest::newRow(kind) << fault(kind) << QStringList{key("unknown")} << 1;
    for (const char* kind : {"close_before", "login_page"})
        QTest::newRow(kind) << fault(kind) << QStringList{key("unknown")} << 0;
    QTest::newRow("redirected, which is not followed")
        << fault("redirect", {{key("status"), 307}, {key("to"), key("http://127.0.0.1:9/")}})
        << QStringList{key("unknown")} << 0;
    QTest::newRow("409, in use") << fault("status", {{key("status"), 409}})
                                 << QStringList{key("unknown")} << 0;
    QTest::newRow("401") << fault("status", {{key("status"), 401}}) << QStringList{key("ready")}
                         << 0;
    for (const char* kind : {"chunked", "trailing_bytes", "wrong_type"})
        QTest::newRow(kind) << fault(kind) << QStringList{key("confirmed")} << 1;
}

void TestUnknown::comesToOneEffect()
{
    QFETCH(QJsonObject, fault);
    QFETCH(QStringList, meanwhile);
    QFETCH(int, applied);
    const Refundable from = next();
    QVERIFY(from.isSet());
    m_company.fault(fault);
    const Run asked = m_desk.refund(from, key("12.00"), "mara");
    QVERIFY2(asked.code == 0, asked.said.constData());
    QString state = text(m_desk.intents(from.number)[0], "state");
    QVERIFY2(meanwhile.contains(state), qPrintable(state));
    QCOMPARE(m_company.refundPosts(from.charge).size(), 1);
    QCOMPARE(m_company.refundsOf(from.charge, from.account).size(), applied);

    // The outbox says the same, what happens next, and nothing of a failure.
    const QJsonArray waiting = m_desk.run("outbox --json").array();
    const auto row = std::find_if(waiting.begin(), waiting.end(), [&](const QJsonValue& item) {
        return text(item, "id") == text(m_desk.intents(from.number)[0], "id");
    });
    QCOMPARE(row != waiting.end(), state != key("confirmed"));
    if (row != waiting.end()) {
        QCOMPARE(text(*row, "state"), state);
        QCOMPARE(row->toObject().value(key("case")).toInteger(), from.number.toLongLong());
        QCOMPARE(text(*row, "amount"), key("12.00"));
        QVERIFY(!text(*row, "since").isEmpty() && !text(*row, "next_at").isEmpty());
        const bool unknown = state == key("unknown");
        QCOMPARE(text(*row, "state_words"), unknown ? key("outcome unknown") : key("ready"));
        QCOMPARE(text(*row, "waits_for"), unknown ? key("look_up") : key("instant"));
    }
    QVERIFY(!m_desk.run("outbox").out.toLower().contains("fail"));

    if (fault.contains(key("retry_after"))) {
        // It waits as long as it was told to, over a restart too.
        m_company.advance(10);
        QCOMPARE(m_desk.run("sync").code, 0);
        QCOMPARE(text(m_desk.intents(from.number)[0], "state"), key("ready"));
        QCOMPARE(m_company.refundPosts(from.charge).size(), 1);
    }
    // Never failed, on no step of the way.
    for (int run = 0; run < 4 && state != key("confirmed"); ++run) {
        m_company.advance(40);
        QCOMPARE(m_desk.run("sync").code, 0);
        state = text(m_desk.intents(from.number)[0], "state");
        QVERIFY2(state == key("unknown") || state == key("ready") || state == key("confirmed"),
                 qPrintable(state));
    }
    QCOMPARE(state, key("confirmed"));
    const QJsonArray refunds = m_company.refundsOf(from.charge, from.account);
    QCOMPARE(refunds.size(), 1);
    QCOMPARE(refunds[0].toObject().value(key("amount")).toInteger(), 1200);
    const QJsonObject intent = m_desk.intents(from.number)[0].toObject();
    QCOMPARE(text(refunds[0], "id"), text(intent, "external_id"));
    const QStringList posts = m_company.refundPosts(from.charge);
    QCOMPARE(std::set<QString>(posts.begin(), posts.end()), std::set<QString>{text(intent, "id")});
    // It has left the outbox, and stands among what has ended.
    QVERIFY(!m_desk.run("outbox --json").out.contains(text(intent, "id").toLatin1()));
    QVERIFY(m_desk.run("outbox --ended --json").out.contains(text(intent, "id").toLatin1()));
    QCOMPARE(posts.size(), applied == 1 ? 1 : 2);
    for (const QJsonValue& item : rows(m_desk.show(from.number), "timeline")) {
        const QString title = text(item, "title");
        QVERIFY2(!title.contains(key("refund"), Qt::CaseInsensitive) ||
                     !title.contains(key("fail"), Qt::CaseInsensitive),
                 qPrintable(title));
    }
    QCOMPARE(m_desk.run("verify").code, 0);
}

void TestUnknown::refusedIsRejected()
{
    // A plain no is a no: it is not looked up and not sent again.
    const Refundable from = next();
    QVERIFY(from.isSet());
    m_company.fault({{key("kind"), key("status")}, {key("status"), 402}, {key("count"), 1}});
    QCOMPARE(m_desk.refund(from, key("12.00"), "mara").code, 0);
    QCOMPARE(text(m_desk.intents(from.number)[0], "state"), key("rejected"));
    m_company.advance(60);
    QCOMPARE(m_desk.run("sync").code, 0);
    QCOMPARE(m_company.refundPosts(from.charge).size(), 1);
    QCOMPARE(m_company.refundsOf(from.charge, from.account).size(), 0);
}

void TestUnknown::overtakenIsNotSent()
{
    // While a refund waits, all of the payment goes back in another way: then ours does not leave,
    // and a person sees why.
    const Refundable from = next();
    QVERIFY(from.isSet());
    m_company.fault({{key("kind"), key("status")},
                     {key("status"), 429},
                     {key("retry_after"), 30},
                     {key("count"), 1}});
    QCOMPARE(m_desk.refund(from, key("12.00"), "mara").code, 0);
    QCOMPARE(text(m_desk.intents(from.number)[0], "state"), key("ready"));
    for (const auto& [account, secret] : m_company.accounts())
        if (account == from.account)
            m_company.ask("POST", "/stripe/v1/refunds",
                          {{"Authorization", "Bearer " + secret},
                           {"Content-Type", "application/x-www-form-urlencoded"}},
                          "charge=" + from.charge.toLatin1());
    QCOMPARE(m_company.refundsOf(from.charge, from.account).size(), 1);
    const qsizetype posts = m_company.refundPosts(from.charge).size();
    for (int run = 0; run < 2; ++run) {
        m_company.advance(60);
        QCOMPARE(m_desk.run("sync").code, 0);
    }
    const QJsonObject intent = m_desk.intents(from.number)[0].toObject();
    QCOMPARE(text(intent, "state"), key("needs_person"));
    QVERIFY2(text(intent, "message").startsWith(key("Nothing was sent")),
             qPrintable(text(intent, "message")));
    QCOMPARE(m_company.refundPosts(from.charge).size(), posts);
    QCOMPARE(m_desk.run("verify").code, 0);
}

void TestUnknown::oneLiveActionForAPayment()
{
    const Refundable from = next();
    QVERIFY(from.isSet());
    m_company.fault({{key("kind"), key("drop_after_apply")}, {key("count"), 1}});
    QCOMPARE(m_desk.refund(from, key("12.00"), "mara").code, 0);
    QCOMPARE(text(m_desk.intents(from.number)[0], "state"), key("unknown"));
    // The look-up fails too, so the first stays unknown: a second refund of the payment must wait.
    m_company.ask(
        "POST", "/sandbox/fault", {},
        R"({"match":"/stripe/v1/refunds","method":"GET","kind":"status","status":500,"count":1})");
    QCOMPARE(m_desk.refund(from, key("5.00"), "mara").code, 0);
    QCOMPARE(text(m_desk.intents(from.number)[0], "state"), key("unknown"));
    QCOMPARE(text(m_desk.intents(from.number)[1], "state"), key("ready"));
    QStringList waits;
    for (const QJsonValue& item : m_desk.run("outbox --json").array())
        if (item.toObject().value(key("case")).toInteger() == from.number.toLongLong())
            waits.append(text(item, "waits_for"));
    QCOMPARE(waits, QStringList({key("look_up"), key("other_change")}));
    QCOMPARE(m_company.refundPosts(from.charge).size(), 1);
    // Closing a case over an unknown outcome is refused.
    QCOMPARE(m_desk
                 .act(key("close"), from.number, "mara",
                      {key("--disposition"), key("cancelled"), key("--root-cause"), key("none")})
                 .code,
             4);
    for (int run = 0; run < 3; ++run) {
        m_company.advance(60);
        QCOMPARE(m_desk.run("sync").code, 0);
    }
    QCOMPARE(text(m_desk.intents(from.number)[0], "state"), key("confirmed"));
    QCOMPARE(text(m_desk.intents(from.number)[1], "state"), key("confirmed"));
    QCOMPARE(m_company.refundsOf(from.charge, from.account).size(), 2);
    QCOMPARE(m_company.refundPosts(from.charge).size(), 2);
    QCOMPARE(m_desk.run("verify").code, 0);
}

QTEST_GUILESS_MAIN(TestUnknown)
#include "tst_unknown.moc"
