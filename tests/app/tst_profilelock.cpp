// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/profilelock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace docket;

class TestProfileLock : public QObject {
    Q_OBJECT

private slots:
    void oneHasItAtATime();
    void whatAnEndedOneLeftIsNoLock_data();
    void whatAnEndedOneLeftIsNoLock();
    void aFolderThatIsNotThereIsSaid();

private:
    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(QStringLiteral("profile.lock")); }
};

void TestProfileLock::oneHasItAtATime()
{
    auto first = app::ProfileLock::take(path());
    QVERIFY(first);
    const auto second = app::ProfileLock::take(path());
    QVERIFY(!second);
    QVERIFY(second.error().kind == ErrorKind::Busy);
    first->reset();
    QVERIFY(app::ProfileLock::take(path()));
}

void TestProfileLock::whatAnEndedOneLeftIsNoLock_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("killed before it wrote a byte") << QByteArray();
    QTest::newRow("half a line") << QByteArray("41");
    // Its number has been given to somebody else meanwhile: process 1 is always there.
    QTest::newRow("a process that lives") << QByteArray("1\ndocket\nhost\n");
}

void TestProfileLock::whatAnEndedOneLeftIsNoLock()
{
    QFETCH(QByteArray, left);
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(left);
    file.close();
    QVERIFY(app::ProfileLock::take(path()));
}

void TestProfileLock::aFolderThatIsNotThereIsSaid()
{
    const auto taken =
        app::ProfileLock::take(m_folder.filePath(QStringLiteral("none/profile.lock")));
    QVERIFY(!taken);
    QVERIFY(taken.error().kind == ErrorKind::Storage);
    QVERIFY(taken.error().where.endsWith(QStringLiteral("none")));
}

QTEST_GUILESS_MAIN(TestProfileLock)
#include "tst_profilelock.moc"
