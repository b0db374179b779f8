// SPDX-License-Identifier: GPL-3.0-or-later
// A profile with a key of its own: what is sealed opens with that key, and with nothing else.
#include "programs.h"

#include <QTest>

using namespace acceptance;

class TestKeys : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void itWorksWithItsKey();
    void withoutItsKeyNothingOpens();
    void aKeyIsNeverWrittenOver();
    void anUnknownPlaceIsSaid();

private:
    QString keyFile() const { return m_desk.file("the key"); }
    Run init(const Desk& desk, const QString& where) const
    {
        return desk.run({key("init"), key("--practice"), m_company.url(), key("--keys"), where});
    }

    Company m_company{400, 40};
    Desk m_desk;
};

void TestKeys::initTestCase()
{
    QVERIFY(m_company.isUp());
    const Run made = init(m_desk, key("file:") + keyFile());
    QVERIFY2(made.code == 0, made.said.constData());
    QCOMPARE(m_desk.run("sync").code, 0);
}

void TestKeys::itWorksWithItsKey()
{
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                            QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(QFile::exists(keyFile()));
    QVERIFY(!(QFile::permissions(keyFile()) & others));
    const Refundable from = m_desk.refundable(20);
    QVERIFY(from.isSet());
    QCOMPARE(m_desk.act(key("claim"), from.number, "mara").code, 0);
    QCOMPARE(
        m_desk.act(key("note"), from.number, "mara", {key("--text"), key("sealed words")}).code, 0);
    QVERIFY(m_desk.run({key("show"), from.number}).out.contains("sealed words"));
    QCOMPARE(m_desk.run("verify").code, 0);
    QCOMPARE(m_desk.run("rebuild").code, 0);
    QVERIFY(m_desk.run({key("show"), from.number}).out.contains("sealed words"));
}

void TestKeys::withoutItsKeyNothingOpens()
{
    const QString aside = keyFile() + key(".aside");
    QVERIFY(QFile::rename(keyFile(), aside));
    Run shut = m_desk.run("queues");
    QVERIFY(shut.code != 0);
    QVERIFY2(shut.said.contains(keyFile().toUtf8()), shut.said.constData());
    // One that is not its own opens nothing either, and harms nothing.
    QFile other(keyFile());
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("profile=" + QByteArray(32, 'x').toHex() + '\n');
    other.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    other.close();
    QVERIFY(m_desk.run("sync").code != 0);
    // And one that others may read is not taken.
    QVERIFY(other.remove() && QFile::rename(aside, keyFile()));
    QVERIFY(QFile::setPermissions(keyFile(), QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                 QFileDevice::ReadOther));
    shut = m_desk.run("queues");
    QVERIFY(shut.code != 0);
    QVERIFY2(shut.said.contains("chmod 600"), shut.said.constData());
    QVERIFY(QFile::setPermissions(keyFile(), QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QCOMPARE(m_desk.run("queues").code, 0);
    QCOMPARE(m_desk.run("verify").code, 0);
}

void TestKeys::aKeyIsNeverWrittenOver()
{
    QFile file(keyFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const Desk second;
    const Run refused = init(second, key("file:") + keyFile());
    QCOMPARE(refused.code, 5);
    QVERIFY2(refused.said.contains("keeps the key of a profile already"), refused.said.constData());
    file.seek(0);
    QCOMPARE(file.readAll(), before);
    QVERIFY(!QFile::exists(second.file("profile.ini")));
}

void TestKeys::anUnknownPlaceIsSaid()
{
    const Desk desk;
    const Run run = init(desk, key("pocket"));
    QCOMPARE(run.code, 2);
    QVERIFY2(run.said.contains("keychain, file:PATH or practice"), run.said.constData());
}

QTEST_GUILESS_MAIN(TestKeys)
#include "tst_keys.moc"
