// SPDX-License-Identifier: GPL-3.0-or-later
// A label is voided at its service: looked at first, asked for once, not again when it is refused,
// and looked up when the answer is lost.
#include "programs.h"

#include <QTest>

using namespace acceptance;

class TestVoiding : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void voidedAndShownSo();
    void aLostAnswerIsLookedUp();
    void whatIsVoidAlreadyIsNotAskedFor();
    void whatIsRefusedIsNotAskedAgain();

private:
    struct Wish {
        QString number, label;
    };
    // A case with one label that can be voided, claimed by mara; another one each time.
    Wish next()
    {
        for (const QJsonValue& row : m_desk.run("cases --json").array()) {
            const QString number = QString::number(row.toObject().value(key("case")).toInteger());
            if (m_taken.contains(number))
                continue;
            QStringList labels;
            for (const QJsonValue& change : rows(m_desk.show(number), "changes"))
                if (text(change, "act") == key("void_label"))
                    labels << text(change, "target");
            if (labels.size() != 1 || m_voided.contains(labels[0]))
                continue;
            m_taken << number;
            m_voided << labels[0];
            if (m_desk.act(key("claim"), number, "mara").code == 0)
                return {number, labels[0]};
        }
        return {};
    }
    Run voided(const Wish& wish) const
    {
        return m_desk.act(key("void_label"), wish.number, "mara",
                          {key("--text"), key("the box was too large")});
    }
    QJsonObject intent(const Wish& wish) const
    {
        return m_desk.intents(wish.number).last().toObject();
    }
    // How often the service was asked to void it.
    int puts(const Wish& wish) const
    {
        int count = 0;
        for (const QJsonValue& request : rows(m_company.ask("GET", "/sandbox/log"), "requests"))
            count += text(request, "method") == key("PUT") &&
                             text(request, "path").contains(wish.label + key("/void"))
                         ? 1
                         : 0;
        return count;
    }
    QJsonObject atTheService(const QByteArray& method, const QString& path) const
    {
        return m_company.ask(method, "/shipengine/v1/labels/" + path.toLatin1(),
                             {{"API-Key", m_key}});
    }
    void fault(const char* method, QJsonObject what) const
    {
        what.insert(key("match"), key("/shipengine/v1/labels"));
        what.insert(key("method"), key(method));
        what.insert(key("count"), 1);
        m_company.ask("POST", "/sandbox/fault", {},
                      QJsonDocument(what).toJson(QJsonDocument::Compact));
    }

    Company m_company{5000, 40};
    Desk m_desk;
    QStringList m_taken, m_voided;
    QByteArray m_key;
};

void TestVoiding::initTestCase()
{
    QVERIFY(m_company.isUp());
    m_key = text(m_company.ask("GET", "/sandbox/company").value(key("shipengine")), "api_key")
                .toLatin1();
    QVERIFY(!m_key.isEmpty());
    QCOMPARE(m_desk.init(m_company).code, 0);
    QCOMPARE(m_desk.run("sync").code, 0);
}

void TestVoiding::voidedAndShownSo()
{
    const Wish wish = next();
    QVERIFY(!wish.label.isEmpty());
    QCOMPARE(text(atTheService("GET", wish.label), "status"), key("completed"));
    // Without a note nothing leaves.
    QCOMPARE(m_desk.act(key("void_label"), wish.number, "mara").code, 4);
    QCOMPARE(m_desk
                 .act(key("void_label"), wish.number, "mara",
                      {key("--text"), key("x"), key("--target"), key("se-1")})
                 .code,
             4);
    QCOMPARE(puts(wish), 0);
    const Run run = voided(wish);
    QVERIFY2(run.code == 0, run.said.constData());
    QCOMPARE(text(intent(wish), "state"), key("confirmed"));
    QCOMPARE(puts(wish), 1);
    QCOMPARE(text(atTheService("GET", wish.label), "status"), key("voided"));
    // It is offered no more, before and after the next sync.
    QCOMPARE(voided(wish).code, 4);
    m_company.advance(60);
    QCOMPARE(m_desk.run("sync").code, 0);
    for (const QJsonValue& change : rows(m_desk.show(wish.number), "changes"))
        QVERIFY(text(change, "target") != wish.label);
    QCOMPARE(puts(wish), 1);
}

void TestVoiding::aLostAnswerIsLookedUp()
{
    const Wish wish = next();
    QVERIFY(!wish.label.isEmpty());
    fault("PUT", {{key("kind"), key("drop_after_apply")}});
    QCOMPARE(voided(wish).code, 0);
    QCOMPARE(text(intent(wish), "state"), key("unknown"));
    QString state;
    for (int run = 0; run < 4 && state != key("confirmed"); ++run) {
        m_company.advance(40);
        QCOMPARE(m_desk.run("sync").code, 0);
        state = text(intent(wish), "state");
        QVERIFY2(state == key("unknown") || state == key("confirmed"), qPrintable(state));
    }
    QCOMPARE(state, key("confirmed"));
    QCOMPARE(puts(wish), 1);
}

void TestVoiding::whatIsVoidAlreadyIsNotAskedFor()
{
    const Wish wish = next();
    QVERIFY(!wish.label.isEmpty());
    // Somebody does it at the service, unseen by Docket.
    QVERIFY(atTheService("PUT", wish.label + key("/void")).value(key("approved")).toBool());
    QCOMPARE(puts(wish), 1);
    QCOMPARE(voided(wish).code, 0);
    QCOMPARE(text(intent(wish), "state"), key("confirmed"));
    QCOMPARE(puts(wish), 1);
    QCOMPARE(m_desk.run("verify").code, 0);
}

void TestVoiding::whatIsRefusedIsNotAskedAgain()
{
    const Wish wish = next();
    QVERIFY(!wish.label.isEmpty());
    fault("PUT", {{key("kind"), key("status")}, {key("status"), 403}});
    QCOMPARE(voided(wish).code, 0);
    QCOMPARE(text(intent(wish), "state"), key("rejected"));
    m_company.advance(60);
    QCOMPARE(m_desk.run("sync").code, 0);
    QCOMPARE(text(intent(wish), "state"), key("rejected"));
    QVERIFY(!text(intent(wish), "message").isEmpty());
    QCOMPARE(puts(wish), 1);
    QCOMPARE(text(atTheService("GET", wish.label), "status"), key("completed"));
    QCOMPARE(m_desk.run("verify").code, 0);
}

QTEST_GUILESS_MAIN(TestVoiding)
#include "tst_voiding.moc"
