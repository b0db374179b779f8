// SPDX-License-Identifier: GPL-3.0-or-later
// A shop that takes the money itself: its payouts and their lines are read, and a dispute that
// names only the order becomes a case about that order, with the shop's deadline.
#include "programs.h"

#include "app/composition/profile.h"
#include "core/desk/engine.h"
#include "core/domain/queue.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace acceptance;
using namespace docket;

class TestOwnPayments : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void payoutsAndTheirLinesAreRead();
    void aDisputeOfAnOrderIsACase();
    void cleanupTestCase() { m_profile.reset(); }

private:
    QJsonArray all(const char* path, const char* member) const
    {
        return rows(m_company.ask("GET", QByteArray("/outlet/admin/api/2026-07/") + path,
                                  {{"X-Shopify-Access-Token", m_token}}),
                    member);
    }
    // What a query on the cache says.
    std::vector<QVariantList> asked(const QString& sql, int columns) const
    {
        std::vector<QVariantList> out;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(key("QSQLITE"), key("own"));
            db.setDatabaseName(m_profile->files().cache());
            db.setConnectOptions(key("QSQLITE_OPEN_READONLY"));
            QSqlQuery query(db);
            if (db.open() && query.exec(sql))
                while (query.next()) {
                    QVariantList row;
                    for (int i = 0; i < columns; ++i)
                        row << query.value(i);
                    out.push_back(row);
                }
        }
        QSqlDatabase::removeDatabase(key("own"));
        return out;
    }

    Company m_company{4000, 60};
    QTemporaryDir m_folder;
    std::unique_ptr<app::Profile> m_profile;
    QByteArray m_token;
    SourceNumber m_number = 0;
};

// The profile of the practice company, whose shop is the outlet.
void TestOwnPayments::initTestCase()
{
    QVERIFY(m_company.isUp());
    const QJsonObject outlet =
        m_company.ask("GET", "/sandbox/company").value(key("outlet")).toObject();
    m_token = text(outlet, "access_token").toLatin1();
    m_profile = std::make_unique<app::Profile>(m_folder.filePath(key("profile")));
    std::optional<Done> made;
    m_profile->initPractice(QUrl(m_company.url()), [&](const Done& done) { made = done; });
    QTRY_VERIFY_WITH_TIMEOUT(made, 60'000);
    QVERIFY(*made);
    Engine& engine = m_profile->engine();
    Source shop;
    for (const Source& source : engine.setup().sources)
        if (source.connector == "shopify")
            shop = source;
    m_number = shop.number;
    shop.name = text(outlet, "name");
    shop.baseUrl = text(outlet, "base");
    auto set = engine.configure("source_set", toJson(shop), {});
    QTRY_VERIFY_WITH_TIMEOUT(set.isFinished(), 20'000);
    QVERIFY(set.result());
    engine.setSecret(m_number, Secret(m_token));
    QTRY_COMPARE(engine.setup().source(m_number)->baseUrl, shop.baseUrl);
    QSignalSpy finished(&engine, &Engine::syncFinished);
    QVERIFY(engine.sync());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 240'000);
    const auto report = finished.front().front().value<SyncReport>();
    for (const sync::PullReport& source : report.sources)
        QVERIFY2(source.source != m_number || !source.failed(), "the outlet failed");
}

void TestOwnPayments::payoutsAndTheirLinesAreRead()
{
    const QJsonArray payouts = all("shopify_payments/payouts.json?limit=250", "payouts");
    QVERIFY(payouts.size() > 20);
    QCOMPARE(asked(key("select count(*) from fact_payout where source=%1").arg(m_number), 1)
                 .front()
                 .front()
                 .toLongLong(),
             payouts.size());
    // Each payout that has arrived is the sum of its lines.
    const auto sums =
        asked(key("select p.ext, p.amount, coalesce((select sum(l.net) from fact_ledger_line l "
                  "where l.source=p.source and l.payout=p.ext and l.type<>'payout'),0) "
                  "from fact_payout p where p.source=%1 and p.status='paid'")
                  .arg(m_number),
              3);
    QVERIFY(!sums.empty());
    for (const QVariantList& row : sums)
        QVERIFY2(row[1] == row[2], qPrintable(row[0].toString() + u' ' + row[1].toString() + u' ' +
                                              row[2].toString()));
}

void TestOwnPayments::aDisputeOfAnOrderIsACase()
{
    std::map<QString, QString> waiting;  // dispute to order
    for (const QJsonValue& dispute : all("shopify_payments/disputes.json", "disputes"))
        if (text(dispute, "status") == key("needs_response") &&
            !dispute.toObject().value(key("order_id")).isNull())
            waiting[QString::number(dispute.toObject().value(key("id")).toInteger())] =
                QString::number(dispute.toObject().value(key("order_id")).toInteger());
    QVERIFY(!waiting.empty());
    // The gateways' own disputes go on beside; a finding's key is the dispute's id.
    std::map<QString, QString> found;
    for (const QVariantList& row :
         asked(key("select order_ref, stored from case_row where state=0 and queue=%1 and "
                   "order_ref is not null")
                   .arg(static_cast<int>(Queue::Chargeback)),
               2))
        for (const QJsonValue& reason :
             rows(QJsonDocument::fromJson(row[1].toByteArray()).object(), "reasons"))
            if (!text(reason, "key").startsWith(key("dp_")) &&
                !text(reason, "key").startsWith(key("du_")))
                found[text(reason, "key")] = row[0].toString();
    QCOMPARE(found, waiting);
}

QTEST_GUILESS_MAIN(TestOwnPayments)
#include "tst_ownpayments.moc"
