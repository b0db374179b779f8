// SPDX-License-Identifier: GPL-3.0-or-later
// A journal that was damaged goes back to its backup, which knows less than the vendors do: what it
// has forgotten is not paid again, and a person sees it.
#include "programs.h"

#include "core/store/backup.h"

#include <QDir>
#include <QTest>

using namespace acceptance;

namespace {

constexpr int kDied = 137;

}  // namespace

class TestTakenBack : public QObject {
    Q_OBJECT

private slots:
    void aForgottenRefundBecomesACase();
    void whatWasReadyIsLookedUpBeforeItIsSent();
    void nothingIsSentUntilEverySourceWasRead();

private:
    static void ready(Desk& desk, const Company& company, Refundable& from)
    {
        QVERIFY(company.isUp());
        QCOMPARE(desk.init(company).code, 0);
        QCOMPARE(desk.run("sync").code, 0);
        from = desk.refundable(20);
        QVERIFY(from.isSet());
        QCOMPARE(desk.act(key("claim"), from.number, "mara").code, 0);
    }
    // The journal's copy as it is now, and later the only one there is, behind a damaged journal.
    QString keep(const Desk& desk)
    {
        const QString kept = m_folder.filePath(QString::number(++m_kept));
        [&] { QVERIFY(docket::store::backUp(desk.file("backups/journal.db"), kept)); }();
        return kept;
    }
    static void takeBack(const Desk& desk, const QString& kept)
    {
        const QDir backups(desk.file("backups"));
        for (const QString& day : backups.entryList({key("2*")}, QDir::Dirs))
            QDir(backups.filePath(day)).removeRecursively();
        for (const char* file : {"backups/journal.db", "backups/journal.db-wal", "journal.db-wal"})
            QFile::remove(desk.file(file));
        QVERIFY(QFile::copy(kept, desk.file("backups/journal.db")));
        QFile journal(desk.file("journal.db"));
        QVERIFY(journal.open(QIODevice::ReadWrite));
        journal.write(QByteArray(4096, 'x'));
    }

    QTemporaryDir m_folder;
    int m_kept = 0;
};

void TestTakenBack::aForgottenRefundBecomesACase()
{
    const Company company(600, 40);
    Desk desk;
    Refundable from;
    ready(desk, company, from);
    const QString kept = keep(desk);
    QCOMPARE(desk.refund(from, key("12.00"), "mara").code, 0);
    const QJsonArray sent = company.refundsOf(from.charge, from.account);
    QCOMPARE(sent.size(), 1);

    takeBack(desk, kept);
    company.advance(60);
    const Run back = desk.run("sync");
    QVERIFY2(back.code == 0, back.said.constData());
    QVERIFY2(back.said.contains("taken back to its last backup"), back.said.constData());
    QCOMPARE(desk.run("verify").code, 0);
    // The journal knows nothing of it, the gateway does, and a case says both.
    QVERIFY(desk.intents(from.number).isEmpty());
    QByteArray found;
    for (const QJsonValue& row : desk.run("cases --json --queue refund_validation").array()) {
        const QByteArray record =
            QJsonDocument(desk.show(QString::number(row.toObject().value(key("case")).toInteger())))
                .toJson();
        if (record.contains("REF-05"))
            found = record;
    }
    QVERIFY(found.contains("12.00 sent by Docket as " + text(sent[0], "id").toLatin1()));
    QVERIFY(found.contains("journal: nothing"));
    QCOMPARE(company.refundPosts(from.charge).size(), 1);
    // Every source was read: what is asked for now is sent.
    QCOMPARE(desk.run("lift --as nobody").code != 0, true);
    QCOMPARE(desk.refund(from, key("5.00"), "mara").code, 0);
    QCOMPARE(text(desk.intents(from.number)[0], "state"), key("confirmed"));
    QCOMPARE(company.refundsOf(from.charge, from.account).size(), 2);
}

void TestTakenBack::whatWasReadyIsLookedUpBeforeItIsSent()
{
    const Company company(600, 40);
    Desk desk;
    Refundable from;
    ready(desk, company, from);
    QCOMPARE(desk.refund(from, key("12.00"), "mara", {}, "appended").code, kDied);
    QCOMPARE(desk.run("backup").code, 0);
    const QString kept = keep(desk);
    QCOMPARE(desk.run("sync").code, 0);
    QCOMPARE(text(desk.intents(from.number)[0], "state"), key("confirmed"));
    QCOMPARE(company.refundPosts(from.charge).size(), 1);

    takeBack(desk, kept);
    // Longer than the gateway remembers a key: sent again, it would be a second refund.
    company.advance(3 * 24 * 3600);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(desk.run("sync").code, 0);
    const QJsonArray intents = desk.intents(from.number);
    QCOMPARE(intents.size(), 1);
    QCOMPARE(text(intents[0], "state"), key("confirmed"));
    QCOMPARE(company.refundPosts(from.charge).size(), 1);
    QCOMPARE(company.refundsOf(from.charge, from.account).size(), 1);
    QCOMPARE(desk.run("verify").code, 0);
}

void TestTakenBack::nothingIsSentUntilEverySourceWasRead()
{
    const Company company(600, 40);
    Desk desk;
    Refundable from;
    ready(desk, company, from);
    takeBack(desk, keep(desk));
    // One source stays away.
    company.ask("POST", "/sandbox/fault", {},
                R"({"match":"/shipengine","kind":"status","status":401,"count":100000})");
    QVERIFY(desk.run("sync").code != 0);
    QCOMPARE(desk.refund(from, key("12.00"), "mara").code, 0);
    QCOMPARE(text(desk.intents(from.number)[0], "state"), key("ready"));
    QVERIFY(company.refundPosts(from.charge).isEmpty());
    QCOMPARE(desk.run("lift --as mara").code, 4);
    QVERIFY(company.refundPosts(from.charge).isEmpty());
    const Run lifted = desk.run("lift --as tomas");
    QVERIFY2(lifted.code == 0, lifted.said.constData());
    QCOMPARE(text(desk.intents(from.number)[0], "state"), key("confirmed"));
    QCOMPARE(company.refundPosts(from.charge).size(), 1);
}

QTEST_GUILESS_MAIN(TestTakenBack)
#include "tst_takenback.moc"
