// SPDX-License-Identifier: GPL-3.0-or-later
// The headless road from an empty folder to a closed case, over one practice company: each test
// leaves the profile as the next one needs it.
#include "programs.h"

#include "app/composition/profilelock.h"
#include "core/base/clock.h"
#include "core/desk/engine.h"
#include "core/domain/queue.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QUuid>

#include <map>
#include <set>

using namespace acceptance;

namespace {

// How long a rule waits before it calls a kind of trouble one: the vendor's instant may be younger.
const std::map<QString, docket::Millis>& graces()
{
    static const std::map<QString, docket::Millis> list{
        {key("charge_of_unknown_order"), docket::minutes(30)},
        {key("charge_without_order"), docket::minutes(30)},
        {key("paid_without_charge"), docket::minutes(30)},
        {key("unallocated"), docket::hours(1)},
        {key("stalled"), docket::hours(24)},
        {key("split"), docket::hours(48)},
        {key("refund_not_sent"), docket::hours(24)},
        {key("refund_pending"), docket::days(3)}};
    return list;
}

// Troubles that the rules leave alone on purpose, and why.
const std::map<QString, const char*>& exceptions()
{
    static const std::map<QString, const char*> list{};
    return list;
}

qint64 sum(const QJsonObject& report, const char* what)
{
    qint64 out = 0;
    for (const QJsonValue& source : rows(report, "sources"))
        for (const QJsonValue& feed : rows(source.toObject(), "feeds"))
            out += feed.toObject().value(key(what)).toInteger();
    return out;
}

}  // namespace

class TestRoad : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void firstSync();
    void queuesInOrder();
    void everyTroubleHasItsCase();
    void everyRebillAndCountHasItsCase();
    void payoutsAreTheSumOfTheirLines();
    void absentMoneyIsNoError();
    void secondSyncChangesNothing();
    void otherRulesLookAtAllThereIs();
    void casesShowExplain();
    void exitCodes();
    void oneWriter();
    void refundWaitsForASecondPerson();
    void oneCommandOneEffect();
    void notesAndCloses();
    void rebuildsWithoutANetwork();

private:
    QJsonObject intentOf(const QString& number) const
    {
        const QJsonArray all = m_desk.intents(number);
        return all.isEmpty() ? QJsonObject() : all.last().toObject();
    }

    Company m_company;
    Desk m_desk;
    Refundable m_refunded;
};

void TestRoad::initTestCase()
{
    QVERIFY(m_company.isUp());
    const Run made = m_desk.init(m_company);
    QVERIFY2(made.code == 0, made.said.constData());
    // A profile is not made twice.
    QCOMPARE(m_desk.init(m_company).code, 5);
}

void TestRoad::firstSync()
{
    const Run run = m_desk.run("sync --json");
    QVERIFY2(run.code == 0, (run.out + run.said).constData());
    const QJsonObject report = run.object();
    QCOMPARE(rows(report, "sources").size(), 7);
    for (const QJsonValue& source : rows(report, "sources")) {
        QVERIFY(!text(source, "source").isEmpty());
        QVERIFY(!rows(source.toObject(), "feeds").isEmpty());
        for (const QJsonValue& feed : rows(source.toObject(), "feeds"))
            for (const char* member : {"fetched", "new", "changed", "quarantined"})
                QVERIFY2(feed.toObject().value(key(member)).isDouble(), member);
    }
    QVERIFY(report.value(key("complete")).toBool());
    QVERIFY(sum(report, "new") > 6000);
    // The warehouse's newest file has seven rows that nobody can read.
    QCOMPARE(sum(report, "quarantined"), 7);
    QVERIFY(report.value(key("cases_touched")).toInteger() > 50);
}

void TestRoad::queuesInOrder()
{
    const Run run = m_desk.run("queues --json");
    QCOMPARE(run.code, 0);
    const QJsonArray queues = run.array();
    QStringList names;
    int filled = 0;
    const QStringList members{key("at_risk"), key("breached"), key("next_due"), key("oldest"),
                              key("open"),    key("queue"),    key("recovery"), key("unclaimed")};
    for (const QJsonValue& queue : queues) {
        QCOMPARE(queue.toObject().keys(), members);
        names.append(text(queue, "queue"));
        filled += queue.toObject().value(key("open")).toInteger() > 0 ? 1 : 0;
    }
    QStringList order;
    for (const docket::Queue queue : docket::kQueues)
        order << QLatin1String(docket::name(queue));
    QCOMPARE(names, order);
    QVERIFY(filled >= 6);
}

void TestRoad::everyTroubleHasItsCase()
{
    // The words of the open cases: labels, ids of orders and subjects, keys of the findings.
    std::vector<QString> words;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(key("QSQLITE"), key("road"));
        db.setDatabaseName(m_desk.file("cache.db"));
        db.setConnectOptions(key("QSQLITE_OPEN_READONLY"));
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(key("select words || ' ' || stored from case_row where state=0")));
        while (query.next())
            words.push_back(query.value(0).toString().toLower());
    }
    QSqlDatabase::removeDatabase(key("road"));
    const docket::Instant now = docket::parseIso(key(Company::kUntil)).value();

    QStringList missing;
    std::set<QString> kinds;
    int compared = 0;
    for (const QJsonValue& trouble : m_company.troubles()) {
        const QString kind = text(trouble, "kind");
        const docket::Instant since = docket::parseIso(text(trouble, "since")).value();
        const auto grace = graces().find(kind);
        if (exceptions().count(kind) != 0 ||
            (grace != graces().end() && now - since <= grace->second))
            continue;
        QString id = text(trouble, "id");
        // A parcel is the order's: its case names the order.
        if (text(trouble, "subject") == key("fulfillment_order"))
            id = QString::number(m_company.shop("fulfillment_orders/" + id.toLatin1() + ".json")
                                     .value(key("fulfillment_order"))
                                     .toObject()
                                     .value(key("order_id"))
                                     .toInteger());
        ++compared;
        kinds.insert(kind);
        const bool covered = std::any_of(
            words.begin(), words.end(), [&](const QString& w) { return w.contains(id.toLower()); });
        if (!covered)
            missing.append(kind + u' ' + text(trouble, "subject") + u' ' + text(trouble, "id") +
                           key(" since ") + text(trouble, "since"));
    }
    QVERIFY2(missing.isEmpty(), missing.join(u'\n').toUtf8().constData());
    QVERIFY(compared > 90);
    QVERIFY(kinds.size() > 28);
}

// What the second answer key says of rebills and of the warehouse's own files, both ways: each open
// trouble by the right rule, and nothing else by that rule.
void TestRoad::everyRebillAndCountHasItsCase()
{
    std::map<QString, std::set<QString>> found;  // by rule: keys of findings, and their orders
    std::set<QString> waited;                    // sku@place that an open order waits for
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(key("QSQLITE"), key("counts"));
        db.setDatabaseName(m_desk.file("cache.db"));
        db.setConnectOptions(key("QSQLITE_OPEN_READONLY"));
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(key("select stored from case_row where state=0")));
        while (query.next()) {
            const QJsonObject c = QJsonDocument::fromJson(query.value(0).toByteArray()).object();
            for (const QJsonValue& reason : rows(c, "reasons")) {
                if (reason.toObject().value(key("healed")).toBool())
                    continue;
                const QString rule = text(reason, "rule");
                found[rule].insert(rule == key("ALC-05")   ? text(c, "order")
                                   : rule == key("ALC-04") ? text(reason, "key").section(u':', 1)
                                                           : text(reason, "key"));
            }
        }
        QVERIFY(query.exec(
            key("select distinct i.sku || '@' || w.location from fact_want w join fact_stock_item "
                "i on i.ext=w.item join fact_order o on o.ext=w.order_ref where "
                "o.cancelled_at is null and o.financial in ('paid','partially_refunded') "
                "and coalesce(o.fulfillment,'') <> 'fulfilled'")));
        while (query.next())
            waited.insert(query.value(0).toString());
    }
    QSqlDatabase::removeDatabase(key("counts"));

    std::map<QString, std::set<QString>> wanted;
    std::set<QString> miscounted;
    for (const QJsonValue& trouble :
         rows(m_company.ask("GET", "/sandbox/troubles/all"), "troubles")) {
        if (!text(trouble, "until").isEmpty())
            continue;
        const QString kind = text(trouble, "kind");
        const QString id = text(trouble, "id");
        if (kind == key("rebill_failing"))
            wanted[key("RBL-01")].insert(id);
        else if (kind == key("rebill_exhausted"))
            wanted[key("RBL-02")].insert(id);
        else if (kind == key("item_substituted"))
            wanted[key("ALC-05")].insert(id);
        else if (kind == key("warehouse_mismatch")) {
            miscounted.insert(id);
            if (waited.count(id) != 0)
                wanted[key("ALC-04")].insert(id.section(u'@', 0, 0));
        }
    }
    QVERIFY(!miscounted.empty());
    for (const char* rule : {"RBL-01", "RBL-02", "ALC-04", "ALC-05"}) {
        QStringList missing;
        QStringList wrong;
        for (const QString& id : wanted[key(rule)])
            if (found[key(rule)].count(id) == 0)
                missing << id;
        for (const QString& id : found[key(rule)])
            if (wanted[key(rule)].count(id) == 0)
                wrong << id;
        qInfo("%s: %zu troubles, %zu found", rule, wanted[key(rule)].size(),
              found[key(rule)].size());
        QVERIFY2(missing.isEmpty() && wrong.isEmpty(),
                 (QByteArray(rule) + " missing: " + missing.join(u' ').toUtf8() +
                  "; wrong: " + wrong.join(u' ').toUtf8())
                     .constData());
    }
    QVERIFY(!wanted[key("RBL-01")].empty() && !wanted[key("RBL-02")].empty());
    QVERIFY(!wanted[key("ALC-05")].empty());
}

void TestRoad::payoutsAreTheSumOfTheirLines()
{
    QSqlDatabase db = QSqlDatabase::addDatabase(key("QSQLITE"), key("payouts"));
    db.setDatabaseName(m_desk.file("cache.db"));
    db.setConnectOptions(key("QSQLITE_OPEN_READONLY"));
    QVERIFY(db.open());
    int compared = 0;
    {
        QSqlQuery query(db);
        QVERIFY(query.exec(
            key("select p.ext, p.amount, count(l.ext), sum(l.net), min(l.currency = p.currency) "
                "from fact_payout p left join fact_ledger_line l on l.source=p.source and "
                "l.payout=p.ext and l.type <> 'payout' where p.status='paid' and p.automatic=1 "
                "group by p.id")));
        while (query.next()) {
            ++compared;
            QVERIFY2(query.value(2).toInt() > 0, qPrintable(query.value(0).toString()));
            QCOMPARE(query.value(3).toLongLong(), query.value(1).toLongLong());
            QCOMPARE(query.value(4).toInt(), 1);
        }
    }
    db.close();
    db = {};
    QSqlDatabase::removeDatabase(key("payouts"));
    QVERIFY(compared > 20);
}

// The shop has no Shopify Payments: its feeds say so, and the source is well.
void TestRoad::absentMoneyIsNoError()
{
    QSqlDatabase db = QSqlDatabase::addDatabase(key("QSQLITE"), key("absent"));
    db.setDatabaseName(m_desk.file("cache.db"));
    db.setConnectOptions(key("QSQLITE_OPEN_READONLY"));
    QVERIFY(db.open());
    QStringList absent;
    {
        QSqlQuery query(db);
        QVERIFY(query.exec(key("select feed from feed where kind='none' and failing_since is null "
                               "and last_success is not null order by feed")));
        while (query.next())
            absent << query.value(0).toString();
    }
    db.close();
    db = {};
    QSqlDatabase::removeDatabase(key("absent"));
    QCOMPARE(absent, (QStringList{key("disputes"), key("payouts"), key("pending_lines")}));
}

void TestRoad::secondSyncChangesNothing()
{
    const Run before =
        m_desk.run({key("cases"), key("--json"), key("--now"), key(Company::kUntil)});
    const Run run = m_desk.run("sync --json");
    QVERIFY2(run.code == 0, run.said.constData());
    const QJsonObject report = run.object();
    QCOMPARE(sum(report, "new"), 0);
    QCOMPARE(sum(report, "changed"), 0);
    QCOMPARE(report.value(key("cases_touched")).toInteger(), 0);
    const Run after = m_desk.run({key("cases"), key("--json"), key("--now"), key(Company::kUntil)});
    QCOMPARE(after.out, before.out);
}

// As a later Docket finds a cache that an earlier table of rules has looked at.
void TestRoad::otherRulesLookAtAllThereIs()
{
    const auto at = [this](const char* name) {
        qint64 seq = -1;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(key("QSQLITE"), key("rules"));
            db.setDatabaseName(m_desk.file("cache.db"));
            db.setConnectOptions(key("QSQLITE_OPEN_READONLY"));
            QSqlQuery query(db);
            if (db.open() &&
                query.exec(key("select position from projection where name='%1'")
                               .arg(QLatin1String(name))) &&
                query.next())
                seq = query.value(0).toLongLong();
        }
        QSqlDatabase::removeDatabase(key("rules"));
        return seq;
    };
    const qint64 version = at("rules");
    QVERIFY(version > 0);
    QCOMPARE(at("first_sync"), 1);
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(key("QSQLITE"), key("older"));
        db.setDatabaseName(m_desk.file("cache.db"));
        QVERIFY(db.open());
        QSqlQuery query(db);
        QVERIFY(query.exec(key("update projection set position=1 where name='rules'")));
        // What the earlier table had looked at is not to be asked again by itself.
        QVERIFY(query.exec(key("delete from touched")));
    }
    QSqlDatabase::removeDatabase(key("older"));
    const Run before =
        m_desk.run({key("cases"), key("--json"), key("--now"), key(Company::kUntil)});
    const Run run = m_desk.run("sync --json");
    QVERIFY2(run.code == 0, run.said.constData());
    // It is the same table in truth: all was looked at, and nothing is new.
    QCOMPARE(run.object().value(key("cases_touched")).toInteger(), 0);
    QCOMPARE(at("rules"), version);
    QCOMPARE(at("first_sync"), 1);
    const Run after = m_desk.run({key("cases"), key("--json"), key("--now"), key(Company::kUntil)});
    QCOMPARE(after.out, before.out);
}

void TestRoad::casesShowExplain()
{
    const QJsonArray all = m_desk.run("cases --json").array();
    qint64 open = 0;
    for (const QJsonValue& queue : m_desk.run("queues --json").array())
        open += queue.toObject().value(key("open")).toInteger();
    QCOMPARE(all.size(), open);
    const QJsonArray disputes = m_desk.run("cases --json --queue chargeback").array();
    QVERIFY(!disputes.isEmpty());
    for (const QJsonValue& row : disputes)
        QCOMPARE(text(row, "queue"), key("chargeback"));
    const QString number = QString::number(all[0].toObject().value(key("case")).toInteger());
    const QJsonObject record = m_desk.show(number);
    QCOMPARE(record.value(key("case")).toInteger(), number.toLongLong());
    QVERIFY(!rows(record, "clocks").isEmpty());
    QVERIFY(!rows(record, "timeline").isEmpty());
    const Run explained = m_desk.run({key("explain"), number, key("--json")});
    QCOMPARE(explained.code, 0);
    QCOMPARE(text(explained.object(), "clock"), key("resolution"));
    QVERIFY(!rows(explained.object(), "lines").isEmpty());
    qint64 counted = 0;
    for (const QJsonValue& line : rows(explained.object(), "lines"))
        if (line.toObject().value(key("counted")).toBool())
            counted += line.toObject().value(key("amount_ms")).toInteger();
    QCOMPARE(counted, explained.object().value(key("counted_ms")).toInteger());
}

void TestRoad::exitCodes()
{
    const QString number = QString::number(
        m_desk.run("cases --json").array()[0].toObject().value(key("case")).toInteger());
    QCOMPARE(m_desk.run("show 99999999").code, 3);
    QCOMPARE(m_desk.run("show nonsense").code, 2);
    QCOMPARE(m_desk.run("dance").code, 2);
    QCOMPARE(m_desk.run("cases --queue nowhere").code, 2);
    QCOMPARE(m_desk.run({key("explain"), number, key("--clock"), key("sundial")}).code, 2);
    // An administrator works no case; nobody is let in under a wrong name.
    QCOMPARE(m_desk.act(key("claim"), number, "ada").code, 4);
    QCOMPARE(m_desk.act(key("claim"), number, "nobody").code, 4);
    QCOMPARE(m_desk.act(key("note"), number, "mara").code, 4);  // without a text
    QCOMPARE(m_desk.act(key("claim"), number, "mara", {key("--seen"), key("999")}).code, 5);
    QCOMPARE(m_desk.show(number).value(key("owner")), QJsonValue());
    QCOMPARE(m_desk.run("verify").code, 0);
}

void TestRoad::oneWriter()
{
    const auto lock = docket::app::ProfileLock::take(docket::ProfileFiles{m_desk.folder()}.lock());
    QVERIFY(lock);
    QCOMPARE(m_desk.run("sync").code, 75);
    QCOMPARE(m_desk.run("rebuild").code, 75);
    QCOMPARE(m_desk.run("queues").code, 0);  // a reader beside the owner
    QCOMPARE(m_desk.run("verify").code, 0);
}

void TestRoad::refundWaitsForASecondPerson()
{
    m_refunded = m_desk.refundable(160);
    QVERIFY(m_refunded.isSet());
    const QString& number = m_refunded.number;
    QCOMPARE(m_desk.refund(m_refunded, key("155.00"), "mara").code, 4);  // claim it first
    const Run claimed = m_desk.act(key("claim"), number, "mara",
                                   {key("--seen"), QString::number(m_refunded.revision)});
    QVERIFY2(claimed.code == 0, claimed.said.constData());
    const qint64 seen = claimed.object().value(key("revision")).toInteger();
    QCOMPARE(m_desk
                 .act(key("note"), number, "mara",
                      {key("--text"), key("rang them"), key("--seen"), QString::number(seen - 1)})
                 .code,
             5);

    const Run asked = m_desk.refund(m_refunded, key("155.00"), "mara");
    QVERIFY2(asked.code == 0, asked.said.constData());
    QCOMPARE(text(intentOf(number), "state"), key("proposed"));
    QCOMPARE(m_company.refundPosts(m_refunded.charge), QStringList());

    QCOMPARE(m_desk.act(key("approve_refund"), number, "mara").code, 4);
    QCOMPARE(m_company.refundPosts(m_refunded.charge), QStringList());
    const Run approved = m_desk.act(key("approve_refund"), number, "priya");
    QVERIFY2(approved.code == 0, approved.said.constData());
    const QJsonObject intent = intentOf(number);
    QCOMPARE(text(intent, "state"), key("confirmed"));
    QCOMPARE(m_company.refundPosts(m_refunded.charge), QStringList{text(intent, "id")});
    const QJsonArray refunds = m_company.refundsOf(m_refunded.charge, m_refunded.account);
    QCOMPARE(refunds.size(), 1);
    QCOMPARE(refunds[0].toObject().value(key("amount")).toInteger(), 15'500);
    QCOMPARE(text(refunds[0], "id"), text(intent, "external_id"));
    // Decided is decided.
    QCOMPARE(m_desk.act(key("approve_refund"), number, "priya").code, 4);
    QCOMPARE(m_company.refundPosts(m_refunded.charge).size(), 1);
}

void TestRoad::oneCommandOneEffect()
{
    const Refundable other = m_desk.refundable(20, {m_refunded.number});
    QVERIFY(other.isSet());
    QCOMPARE(m_desk.act(key("claim"), other.number, "mara").code, 0);
    const QStringList id{key("--command"), QUuid::createUuid().toString(QUuid::WithoutBraces)};
    const Run first = m_desk.refund(other, key("12.00"), "mara", id);
    QVERIFY2(first.code == 0, first.said.constData());
    QVERIFY(!first.object().value(key("repeated")).toBool());
    const Run second = m_desk.refund(other, key("12.00"), "mara", id);
    QVERIFY2(second.code == 0, second.said.constData());
    QVERIFY(second.object().value(key("repeated")).toBool());
    QCOMPARE(second.object().value(key("sequences")), first.object().value(key("sequences")));
    QCOMPARE(m_desk.intents(other.number).size(), 1);
    QCOMPARE(m_company.refundPosts(other.charge).size(), 1);
    QCOMPARE(m_company.refundsOf(other.charge, other.account).size(), 1);
    QCOMPARE(m_desk
                 .run({key("run"), key("claim"), other.number, key("--as"), key("mara"),
                       key("--command"), key("seven")})
                 .code,
             2);
}

void TestRoad::notesAndCloses()
{
    const QString& number = m_refunded.number;
    QCOMPARE(m_desk.act(key("note"), number, "mara", {key("--text"), key("They know.")}).code, 0);
    bool noted = false;
    for (const QJsonValue& item : rows(m_desk.show(number), "timeline"))
        noted = noted || text(item, "detail").contains(key("They know."));
    QVERIFY(noted);
    QCOMPARE(m_desk.act(key("close"), number, "mara", {key("--disposition"), key("nonsense")}).code,
             4);

    // Which words end a case depends on its queue; one of these does.
    int code = -1;
    for (const char* word : {"cancelled", "refunded", "released", "corrected"}) {
        code = m_desk
                   .act(key("close"), number, "mara",
                        {key("--disposition"), key(word), key("--root-cause"), key("customer")})
                   .code;
        if (code == 0)
            break;
    }
    QCOMPARE(code, 0);
    QCOMPARE(text(m_desk.show(number), "state"), key("closed"));
    QCOMPARE(m_desk.run("verify").code, 0);
}

void TestRoad::rebuildsWithoutANetwork()
{
    QCOMPARE(m_desk.run("sync").code, 0);
    const QStringList queues{key("queues"), key("--json"), key("--now"),
                             key("2026-03-31T18:00:00Z")};
    const QStringList cases{key("cases"), key("--json"), key("--now"), key("2026-03-31T18:00:00Z")};
    const Run queuesBefore = m_desk.run(queues);
    const Run casesBefore = m_desk.run(cases);
    QCOMPARE(queuesBefore.code, 0);
    QVERIFY(casesBefore.out.size() > 1000);
    m_company.stop();
    const Run rebuilt = m_desk.run("rebuild --json");
    QVERIFY2(rebuilt.code == 0, rebuilt.said.constData());
    QVERIFY(rebuilt.object().value(key("pages")).toInteger() > 50);
    QCOMPARE(m_desk.run(queues).out, queuesBefore.out);
    QCOMPARE(m_desk.run(cases).out, casesBefore.out);
    QCOMPARE(m_desk.run("verify").code, 0);
    // Without an answer a sync says so, and nothing is lost.
    QVERIFY(m_desk.run("sync").code != 0);
    QCOMPARE(m_desk.run(queues).out, queuesBefore.out);
}

QTEST_GUILESS_MAIN(TestRoad)
#include "tst_road.moc"
