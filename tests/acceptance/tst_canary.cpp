// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing personal and no credential is readable in any byte of a profile's files: not in the
// databases, not in the write-ahead logs that a dead process leaves.
#include "programs.h"

#include <QDir>
#include <QStringConverter>
#include <QTest>

using namespace acceptance;

class TestCanary : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsReadable_data();
    void nothingIsReadable();

private:
    // Where these characters stand, as UTF-8 or as UTF-16.
    QStringList where(const QString& canary) const
    {
        QStringEncoder wide(QStringConverter::Utf16LE);
        const QByteArray narrow = canary.toUtf8();
        const QByteArray utf16 = wide(canary);
        QStringList out;
        for (const auto& [name, bytes] : m_files)
            if (bytes.contains(narrow) || bytes.contains(utf16))
                out.append(name);
        return out;
    }
    void add(const char* kind, const QString& canary)
    {
        // A single short word may stand anywhere by chance.
        if (canary.size() >= 8)
            m_canaries[key(kind)].append(canary);
    }

    Company m_company{400, 40};
    Desk m_desk;
    std::map<QString, QByteArray> m_files;
    std::map<QString, QStringList> m_canaries;
};

void TestCanary::initTestCase()
{
    QVERIFY(m_company.isUp());
    QCOMPARE(m_desk.init(m_company).code, 0);
    QCOMPARE(m_desk.run("sync").code, 0);
    const Refundable from = m_desk.refundable(20);
    QVERIFY(from.isSet());
    QCOMPARE(m_desk.act(key("claim"), from.number, "mara").code, 0);
    QCOMPARE(
        m_desk.act(key("note"), from.number, "mara", {key("--text"), key("canary in a note 7731")})
            .code,
        0);
    QCOMPARE(
        m_desk.refund(from, key("12.00"), "mara", {key("--text"), key("canary in a refund 7732")})
            .code,
        0);
    // Dying leaves the write-ahead logs as they are.
    QCOMPARE(m_desk
                 .act(key("note"), from.number, "mara",
                      {key("--text"), key("canary in a log 7733")}, "appended")
                 .code,
             137);

    const QDir folder(m_desk.folder());
    for (const QString& name : folder.entryList(QDir::Files | QDir::Hidden)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_files[name] = file.readAll();
    }
    for (const char* name :
         {"journal.db", "journal.db-wal", "cache.db", "payload.db", "keys.db", "desk.db"})
        QVERIFY2(m_files.count(key(name)) == 1, name);

    const QJsonArray orders = rows(m_company.shop("orders.json?status=any&limit=250"), "orders");
    QVERIFY(orders.size() >= 50);
    for (qsizetype i = 0; i < 50; ++i) {
        const QJsonObject order = orders[i].toObject();
        add("e-mail", text(order, "email"));
        add("telephone", text(order, "phone"));
        for (const char* part : {"shipping_address", "billing_address", "customer"}) {
            const QJsonObject person = order.value(key(part)).toObject();
            add("name", text(person, "first_name") + u' ' + text(person, "last_name"));
            add("name", text(person, "name"));
            add("telephone", text(person, "phone"));
            add("e-mail", text(person, "email"));
            add("street", text(person, "address1"));
        }
    }
    for (const auto& [account, secret] : m_company.accounts()) {
        add("credential", QString::fromLatin1(secret));
        for (const QJsonValue& charge :
             rows(m_company.gateway("charges?limit=50", account), "data")) {
            const QJsonObject billing = charge.toObject().value(key("billing_details")).toObject();
            add("e-mail", text(billing, "email"));
            add("name", text(billing, "name"));
            add("telephone", text(billing, "phone"));
        }
    }
    add("credential", QString::fromLatin1(m_company.shopToken()));
    for (const char* note :
         {"canary in a note 7731", "canary in a refund 7732", "canary in a log 7733"})
        add("note", key(note));

    // The search has teeth: what may be readable is found.
    QVERIFY(!where(text(orders[0], "name")).isEmpty());
    QVERIFY(!where(QString::number(orders[0].toObject().value(key("id")).toInteger())).isEmpty());
}

void TestCanary::nothingIsReadable_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("least");
    QTest::newRow("e-mail addresses") << key("e-mail") << 50;
    QTest::newRow("telephone numbers") << key("telephone") << 20;
    QTest::newRow("names") << key("name") << 50;
    QTest::newRow("streets") << key("street") << 50;
    QTest::newRow("notes") << key("note") << 3;
    QTest::newRow("credentials") << key("credential") << 4;
}

void TestCanary::nothingIsReadable()
{
    QFETCH(QString, kind);
    QFETCH(int, least);
    const QStringList canaries = m_canaries[kind];
    QVERIFY(canaries.size() >= least);
    QStringList found;
    for (const QString& canary : canaries)
        for (const QString& file : where(canary))
            found.append(file + key(": ") + canary);
    QVERIFY2(found.isEmpty(), found.join(u'\n').left(2000).toUtf8().constData());
}

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
