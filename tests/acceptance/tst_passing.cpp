// SPDX-License-Identifier: GPL-3.0-or-later
// A case goes from one person to another by docketctl alone: a document, a handoff that asks for
// it, and the lists of both people.
#include "programs.h"

#include <QCryptographicHash>
#include <QTest>

using namespace acceptance;

class TestPassing : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void wordsAreClosedLists();
    void aHandoffNeedsItsEvidence();
    void theOtherTakesIt();
    void whatIsPutAsideIsOutOfOnesOwnLists();
    void linkedAndRaised();

private:
    static QString soon() { return key("2026-03-31T14:00:00Z"); }
    qint64 open(const char* view, const char* login) const
    {
        const QJsonArray list =
            m_desk.run({key("queues"), key("--as"), key(login), key("--json")}).array();
        for (const QJsonValue& row : list)
            if (text(row, "view") == key(view))
                return row.toObject().value(key("open")).toInteger(-1);
        return -1;
    }
    qsizetype listed(const char* view, const char* login) const
    {
        return m_desk
            .run({key("cases"), key("--view"), key(view), key("--as"), key(login), key("--json")})
            .array()
            .size();
    }

    Company m_company{400, 40};
    Desk m_desk;
    QString m_case, m_other, m_document;
    QTemporaryDir m_files;
};

void TestPassing::initTestCase()
{
    QVERIFY(m_company.isUp());
    QCOMPARE(m_desk.init(m_company).code, 0);
    QCOMPARE(m_desk.run("sync").code, 0);
    const QJsonArray cases = m_desk.run("cases --json").array();
    QVERIFY(cases.size() > 2);
    m_case = QString::number(cases[0].toObject().value(key("case")).toInteger());
    m_other = QString::number(cases[1].toObject().value(key("case")).toInteger());
    QCOMPARE(m_desk.act(key("claim"), m_case, "mara").code, 0);
    m_document = m_files.filePath(key("canary count.txt"));
    QFile file(m_document);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("eleven pieces, counted twice");
}

void TestPassing::wordsAreClosedLists()
{
    const auto said = [&](const QStringList& more, const char* act) {
        const Run run = m_desk.act(key(act), m_case, "mara", more);
        return run.code == 2 ? run.said : QByteArray::number(run.code);
    };
    QVERIFY(said({key("--file"), m_document, key("--kind"), key("x")}, "attach")
                .contains("stock_count"));
    QVERIFY(said({key("--to"), key("nobody")}, "hand_off").contains("mara, noor"));
    QVERIFY(said({key("--team"), key("x")}, "hand_off").contains("lead"));
    QVERIFY(said({key("--reason"), key("x")}, "hold_fulfillment").contains("high_risk_of_fraud"));
    QVERIFY(said({key("--reason"), key("x")}, "cancel_order").contains("inventory"));
    QVERIFY(said({key("--other"), m_other, key("--kind"), key("x")}, "link").contains("duplicate"));
    QVERIFY(said({key("--queue"), key("x")}, "open_by_hand").contains("refund"));
    QVERIFY(said({}, "dance").contains("accept_handoff"));
    const QByteArray help = m_desk.run("--help").out;
    for (const char* word : {"--take-by", "--needs", "--other", "--happened", "hand_off", "attach"})
        QVERIFY2(help.contains(word), word);
}

void TestPassing::aHandoffNeedsItsEvidence()
{
    const QStringList handing{key("--to"),      key("noor"), key("--text"),  key("count it again"),
                              key("--take-by"), soon(),      key("--needs"), key("stock_count")};
    const Run early = m_desk.act(key("hand_off"), m_case, "mara", handing);
    QCOMPARE(early.code, 4);
    QVERIFY(early.said.contains("Count of the warehouse"));
    QCOMPARE(
        m_desk
            .act(key("attach"), m_case, "mara",
                 {key("--file"), m_files.filePath(key("none")), key("--kind"), key("stock_count")})
            .code,
        3);
    QCOMPARE(m_desk
                 .act(key("attach"), m_case, "mara",
                      {key("--file"), m_document, key("--kind"), key("stock_count")})
                 .code,
             0);
    const QJsonValue kept = rows(m_desk.show(m_case), "evidence").at(0);
    QCOMPARE(text(kept, "name"), key("canary count.txt"));
    const QByteArray hash =
        QCryptographicHash::hash("eleven pieces, counted twice", QCryptographicHash::Sha256)
            .toHex();
    QCOMPARE(text(kept, "sha256").toLatin1(), hash);
    QFile sealed(m_desk.file("evidence/") + QString::fromLatin1(hash.left(2)) + u'/' +
                 QString::fromLatin1(hash));
    QVERIFY(sealed.open(QIODevice::ReadOnly));
    QVERIFY(!sealed.readAll().contains("eleven"));
    QCOMPARE(m_desk.act(key("hand_off"), m_case, "mara", handing).code, 0);
}

void TestPassing::theOtherTakesIt()
{
    QCOMPARE(open("handed", "noor"), 1);
    QCOMPARE(listed("handed", "noor"), 1);
    QCOMPARE(open("handed", "mara"), 0);
    QCOMPARE(open("mine", "mara"), 1);
    QCOMPARE(m_desk.act(key("accept_handoff"), m_case, "priya").code, 4);
    QCOMPARE(m_desk.act(key("accept_handoff"), m_case, "noor").code, 0);
    QCOMPARE(open("handed", "noor"), 0);
    QCOMPARE(open("mine", "noor"), 1);
    QCOMPARE(open("mine", "mara"), 0);
    const QJsonValue handoff = rows(m_desk.show(m_case), "handoffs").at(0);
    QCOMPARE(text(handoff, "state"), key("accepted"));
    QCOMPARE(text(handoff, "reason"), key("count it again"));
}

void TestPassing::whatIsPutAsideIsOutOfOnesOwnLists()
{
    const qsizetype all = listed("all", "noor");
    const qsizetype others = listed("all", "mara");
    QCOMPARE(m_desk.act(key("snooze"), m_case, "noor", {key("--until"), soon()}).code, 0);
    QCOMPARE(listed("all", "noor"), all - 1);
    QCOMPARE(listed("all", "mara"), others);
    QCOMPARE(listed("snoozed", "noor"), 1);
    QCOMPARE(open("snoozed", "noor"), 1);
    QCOMPARE(open("mine", "noor"), 0);
    qint64 sum = 0;
    for (const QJsonValue& row : m_desk.run("queues --as noor --json").array())
        if (row.toObject().contains(key("queue")))
            sum += row.toObject().value(key("open")).toInteger();
    QCOMPARE(sum, static_cast<qint64>(all - 1));
    // Later it is back by itself.
    const Run later =
        m_desk.run({key("cases"), key("--view"), key("mine"), key("--as"), key("noor"),
                    key("--json"), key("--now"), key("2026-03-31T14:00:00Z")});
    QCOMPARE(later.array().size(), 1);
}

void TestPassing::linkedAndRaised()
{
    QCOMPARE(m_desk
                 .act(key("link"), m_case, "noor",
                      {key("--other"), m_other, key("--kind"), key("related")})
                 .code,
             0);
    QCOMPARE(rows(m_desk.show(m_case), "links").at(0).toObject().value(key("case")).toInteger(),
             m_other.toLongLong());
    QCOMPARE(m_desk.act(key("escalate"), m_case, "noor", {key("--text"), key("x")}).code, 0);
    QCOMPARE(m_desk.act(key("escalate"), m_case, "noor", {key("--text"), key("x")}).code, 4);
    QCOMPARE(listed("escalated", "priya"), 1);
    QCOMPARE(open("escalated", "priya"), 1);
    const QStringList same{key("--queue"),   key("fulfillment_release"),
                           key("--text"),    key("empty parcel"),
                           key("--command"), key("6f1c2c1e-5b0a-4c39-9d0e-2f6a1b3c4d5e")};
    const Run opened = m_desk.act(key("open_by_hand"), m_case, "noor", same);
    QVERIFY2(opened.code == 0, opened.said.constData());
    const Run again = m_desk.act(key("open_by_hand"), m_case, "noor", same);
    QVERIFY(again.object().value(key("repeated")).toBool());
    QCOMPARE(again.object().value(key("case")), opened.object().value(key("case")));
}

QTEST_GUILESS_MAIN(TestPassing)
#include "tst_passing.moc"
