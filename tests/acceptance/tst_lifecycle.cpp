// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to an order after it was sent, over one practice company: every open trouble of
// parcels and returns has its case by the rule that is meant for it, and no other order has one.
#include "programs.h"

#include "core/domain/queue.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <map>
#include <set>

using namespace acceptance;

namespace {

// The rule that speaks of a kind of trouble.
const std::map<QString, QString>& rulesOf()
{
    static const std::map<QString, QString> list{
        {key("no_scan"), key("SHP-01")},       {key("delivery_exception"), key("SHP-02")},
        {key("delivery_late"), key("SHP-03")}, {key("returned_to_sender"), key("SHP-04")},
        {key("parcel_lost"), key("SHP-05")},   {key("return_not_authorized"), key("RET-01")}};
    return list;
}

}  // namespace

class TestLifecycle : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyTroubleHasItsCaseAndNoOther();

private:
    Company m_company;
    Desk m_desk;
};

void TestLifecycle::initTestCase()
{
    QVERIFY(m_company.isUp());
    const Run made = m_desk.init(m_company);
    QVERIFY2(made.code == 0, made.said.constData());
    const Run run = m_desk.run("sync --json");
    QVERIFY2(run.code == 0, (run.out + run.said).constData());
}

void TestLifecycle::everyTroubleHasItsCaseAndNoOther()
{
    // order to the reasons that stand in its open cases of parcels and returns
    std::map<QString, std::set<QString>> cases;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(key("QSQLITE"), key("lifecycle"));
        db.setDatabaseName(m_desk.file("cache.db"));
        db.setConnectOptions(key("QSQLITE_OPEN_READONLY"));
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(
            QStringLiteral("select order_ref, stored from case_row where state=0 and queue in "
                           "(%1,%2)")
                .arg(static_cast<int>(docket::Queue::ShipmentException))
                .arg(static_cast<int>(docket::Queue::ReturnAuthorization))));
        while (query.next())
            for (const QJsonValue& reason :
                 rows(QJsonDocument::fromJson(query.value(1).toByteArray()).object(), "reasons"))
                if (!reason.toObject().value(key("healed")).toBool())
                    cases[query.value(0).toString()].insert(text(reason, "rule"));
    }
    QSqlDatabase::removeDatabase(key("lifecycle"));

    QStringList wrong;
    std::set<QString> orders;
    std::map<QString, int> compared;
    for (const QJsonValue& trouble :
         rows(m_company.ask("GET", "/sandbox/troubles/all"), "troubles")) {
        const auto rule = rulesOf().find(text(trouble, "kind"));
        if (rule == rulesOf().end() || !text(trouble, "until").isEmpty())
            continue;
        const QString order = text(trouble, "order_id");
        orders.insert(order);
        ++compared[rule->second];
        if (cases[order].count(rule->second) == 0)
            wrong.append(key("missing: ") + text(trouble, "kind") + u' ' + text(trouble, "id") +
                         key(" of order ") + order + key(" since ") + text(trouble, "since"));
    }
    for (const auto& [order, rules] : cases)
        if (!rules.empty() && orders.count(order) == 0)
            wrong.append(key("not a trouble: order ") + order + key(" by ") + *rules.begin());
    QVERIFY2(wrong.isEmpty(), wrong.join(u'\n').toUtf8().constData());
    for (const auto& [kind, rule] : rulesOf())
        QVERIFY2(compared[rule] >= 3, qPrintable(kind));
}

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
