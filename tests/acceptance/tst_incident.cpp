// SPDX-License-Identifier: GPL-3.0-or-later
// A source that refuses its credential, and one that does not answer: each becomes a case about the
// source when it must, tells which of the two it is, and is over once the source was read again.
#include "programs.h"

#include <QTest>

using namespace acceptance;

class TestIncident : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsRefusedIsACaseAtOnce();
    void whatDoesNotAnswerIsGivenTenMinutes();

private:
    void break_(int status, int count) const
    {
        m_company.ask("POST", "/sandbox/fault", {},
                      QJsonDocument(QJsonObject{{key("match"), key("/easypost/")},
                                                {key("kind"), key("status")},
                                                {key("status"), status},
                                                {key("count"), count}})
                          .toJson(QJsonDocument::Compact));
    }
    // The open cases about a source by this rule: their rows.
    QJsonArray failing() const
    {
        QJsonArray out;
        for (const QJsonValue& row :
             m_desk.run("cases --queue integration_incident --json").array())
            if (text(row, "what") == key("Source fails"))
                out.append(row);
        return out;
    }

    Company m_company{600, 40};
    Desk m_desk;
};

void TestIncident::initTestCase()
{
    QVERIFY(m_company.isUp());
    QCOMPARE(m_desk.init(m_company).code, 0);
    QCOMPARE(m_desk.run("sync").code, 0);
    QCOMPARE(failing().size(), 0);
}

void TestIncident::whatIsRefusedIsACaseAtOnce()
{
    break_(401, 1000);
    const Run refused = m_desk.run("sync --json");
    QVERIFY2(refused.code != 0, refused.out.constData());
    const QJsonArray open = failing();
    QCOMPARE(open.size(), 1);
    const QString number = QString::number(open.first().toObject().value(key("case")).toInteger());
    const Run told = m_desk.run({key("show"), number});
    QVERIFY2(told.out.contains("the credential is refused"), told.out.constData());

    // The page of the sources says the same, and leads to the case.
    QStringList refusing;
    for (const QJsonValue& source : m_desk.run("sources --json").array())
        if (text(source, "state") == key("refused")) {
            refusing.append(text(source, "connector"));
            QCOMPARE(source.toObject().value(key("incident")).toInteger(), number.toLongLong());
            QVERIFY(!text(source, "failing_since").isEmpty());
            QVERIFY(!text(source, "problem").isEmpty());
        }
    QCOMPARE(refusing, QStringList{key("easypost")});

    break_(401, 0);
    m_company.advance(60);
    QCOMPARE(m_desk.run("sync").code, 0);
    QCOMPARE(failing().size(), 0);
    QCOMPARE(text(m_desk.show(number), "state"), key("closed"));
    for (const QJsonValue& source : m_desk.run("sources --json").array()) {
        QCOMPARE(text(source, "state"), key("live"));
        QVERIFY(source.toObject().value(key("incident")).toInteger() != number.toLongLong());
    }
}

void TestIncident::whatDoesNotAnswerIsGivenTenMinutes()
{
    break_(400, 1000);
    QVERIFY(m_desk.run("sync").code != 0);
    QCOMPARE(failing().size(), 0);
    m_company.advance(11 * 60);
    QVERIFY(m_desk.run("sync").code != 0);
    const QJsonArray open = failing();
    QCOMPARE(open.size(), 1);
    const QString number = QString::number(open.first().toObject().value(key("case")).toInteger());
    const Run told = m_desk.run({key("show"), number});
    QVERIFY2(told.out.contains("no usable answer"), told.out.constData());

    break_(400, 0);
    m_company.advance(60);
    QCOMPARE(m_desk.run("sync").code, 0);
    QCOMPARE(failing().size(), 0);
    QCOMPARE(text(m_desk.show(number), "state"), key("closed"));
}

QTEST_GUILESS_MAIN(TestIncident)
#include "tst_incident.moc"
