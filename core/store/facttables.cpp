// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facttables.h"

#include "core/store/factbinding.h"
#include "core/store/factfields.h"

#include <QFile>

#include <tuple>

namespace docket::store {

namespace {

constexpr int kCommon = 7;  // source, ext, version, read_at, digest, page, deleted

template <class T>
QByteArray insertText()
{
    constexpr TableText t = tableOf<T>();
    QByteArray marks;
    for (int i = 1; i <= kCommon + t.count; ++i)
        marks += (i == 1 ? "?" : ",?") + QByteArray::number(i);
    return QByteArray("insert into ") + t.table +
           " (source, ext, version, read_at, digest, page, deleted, " + t.columns + ") values (" +
           marks + ')';
}

template <class T>
QByteArray updateText()
{
    constexpr TableText t = tableOf<T>();
    QByteArray sets;
    int at = kCommon;
    for (const QByteArray& column : QByteArray(t.columns).split(','))
        sets += ", " + column.trimmed() + "=?" + QByteArray::number(++at);
    return QByteArray("update ") + t.table +
           " set version=?3, read_at=?4, digest=?5, page=?6, deleted=?7" + sets +
           " where source=?1 and ext=?2";
}

template <class T>
QByteArray selectText(const char* where)
{
    constexpr TableText t = tableOf<T>();
    return QByteArray("select source, ext, version, deleted, ") + t.columns + " from " + t.table +
           ' ' + where;
}

template <class T>
struct Prepared {
    Statement probe, insert, update, refresh;

    explicit Prepared(const Database& db)
        : probe(db.statement((QByteArray("select version, read_at, digest, deleted, id from ") +
                              tableOf<T>().table + " where source=?1 and ext=?2")
                                 .constData()))
        , insert(db.statement(insertText<T>().constData()))
        , update(db.statement(updateText<T>().constData()))
        , refresh(db.statement((QByteArray("update ") + tableOf<T>().table +
                                " set version=?3, read_at=?4 where source=?1 and ext=?2")
                                   .constData()))
    {
    }
};

constexpr FactKind kindOf(const Order&)
{
    return FactKind::Order;
}
constexpr FactKind kindOf(const Payment&)
{
    return FactKind::Payment;
}
constexpr FactKind kindOf(const Refund&)
{
    return FactKind::Refund;
}
constexpr FactKind kindOf(const Dispute&)
{
    return FactKind::Dispute;
}
constexpr FactKind kindOf(const Hold&)
{
    return FactKind::Hold;
}
constexpr FactKind kindOf(const FraudWarning&)
{
    return FactKind::FraudWarning;
}
constexpr FactKind kindOf(const FulfillmentOrder&)
{
    return FactKind::FulfillmentOrder;
}
constexpr FactKind kindOf(const Shipment&)
{
    return FactKind::Shipment;
}

template <class T>
Result<std::vector<Stored<T>>> readAll(Statement& rows, const Secret& key)
{
    std::vector<Stored<T>> out;
    while (rows.step()) {
        Stored<T> item;
        item.ref = {static_cast<SourceNumber>(rows.integer(0)), kindOf(item.fact), rows.text(1)};
        item.version = rows.instant(2);
        item.deleted = rows.integer(3) != 0;
        item.fact.id = item.ref.id;
        RowReader reader(rows, 4, key);
        eachField(reader, item.fact);
        if (reader.error()) {
            rows.reset();
            return fail(*reader.error());
        }
        out.push_back(std::move(item));
    }
    if (rows.failed())
        return fail(rows.error());
    return out;
}

template <class T>
Result<std::optional<Stored<T>>> readOne(Statement& rows, const Secret& key)
{
    auto all = readAll<T>(rows, key);
    if (!all)
        return fail(all.error());
    if (all->empty())
        return std::optional<Stored<T>>();
    return std::optional<Stored<T>>(std::move(all->front()));
}

}  // namespace

struct FactTables::Statements {
    Prepared<Order> order;
    Prepared<Payment> payment;
    Prepared<Refund> refund;
    Prepared<Dispute> dispute;
    Prepared<Hold> hold;
    Prepared<FraudWarning> warning;
    Prepared<FulfillmentOrder> fulfillment;
    Prepared<Shipment> shipment;
    Prepared<StockLevel> level;
    Prepared<StockItem> item;
    Prepared<Checkout> checkout;
    Prepared<StoreTransaction> transaction;

    Statement touch, orderOfPayment, unwant, want, wanting;
    Statement orderBy, paymentBy, paymentsOf, refundsOfPayment, refundsOfOrder, disputesOf, holdsOf,
        warningsOf, fulfillmentsOf, shipmentsOf, customer, levelOf, wantsOf, unsettled;
    Statement touched, untouch, due, recheckSet, recheckClear, passage;

    explicit Statements(const Database& db)
        : order(db)
        , payment(db)
        , refund(db)
        , dispute(db)
        , hold(db)
        , warning(db)
        , fulfillment(db)
        , shipment(db)
        , level(db)
        , item(db)
        , checkout(db)
        , transaction(db)
        , touch(db.statement("insert into touched (order_ref, source, payment, page) "
                             "values (coalesce(?1,''), ?2, coalesce(?3,''), ?4) "
                             "on conflict do update set page=excluded.page"))
        , orderOfPayment(
              db.statement("select order_ref from fact_payment where source=?1 and ext=?2"))
        , unwant(db.statement("delete from fact_want where fulfillment="
                              "(select id from fact_fulfillment_order where source=?1 and ext=?2)"))
        , want(db.statement("insert or replace into fact_want "
                            "(fulfillment, item, location, order_ref, created_at, quantity) "
                            "select id, ?3, ?4, ?5, ?6, ?7 from fact_fulfillment_order "
                            "where source=?1 and ext=?2"))
        , wanting(db.statement(
              "select distinct order_ref from fact_want where item=?1 and location=?2"))
        , orderBy(db.statement(selectText<Order>("where ext=?1").constData()))
        , paymentBy(db.statement(selectText<Payment>("where source=?1 and ext=?2").constData()))
        , paymentsOf(db.statement(
              selectText<Payment>("where order_ref=?1 order by created_at, ext, source")
                  .constData()))
        , refundsOfPayment(db.statement(
              selectText<Refund>("where payment=?2 and source=?1 order by created_at, ext")
                  .constData()))
        , refundsOfOrder(
              db.statement(selectText<Refund>("where order_ref=?1 order by created_at, ext, source")
                               .constData()))
        , disputesOf(db.statement(
              selectText<Dispute>("where payment=?2 and source=?1 order by created_at, ext")
                  .constData()))
        , holdsOf(db.statement(
              selectText<Hold>("where payment=?2 and source=?1 order by created_at, ext")
                  .constData()))
        , warningsOf(db.statement(
              selectText<FraudWarning>("where payment=?2 and source=?1 order by created_at, ext")
                  .constData()))
        , fulfillmentsOf(db.statement(
              selectText<FulfillmentOrder>("where order_ref=?1 order by created_at, ext, source")
                  .constData()))
        , shipmentsOf(db.statement(
              selectText<Shipment>("where order_ref=?1 order by created_at, ext, source")
                  .constData()))
        , customer(
              db.statement("select count(*), min(created_at) from fact_order where customer=?1"))
        , levelOf(db.statement("select l.available, l.updated_at, i.sku from fact_stock_level l "
                               "left join fact_stock_item i on i.source=l.source and i.ext=l.item "
                               "where l.item=?1 and l.location=?2"))
        , wantsOf(db.statement("select order_ref, quantity from fact_want where item=?1 and "
                               "location=?2 order by created_at, fulfillment"))
        , unsettled(db.statement(
              "select 4, ext from fact_dispute where source=?1 and deleted=0 and status in "
              "('needs_response','warning_needs_response','under_review','warning_under_review') "
              "union all select 3, ext from fact_refund where source=?1 and deleted=0 and system=0 "
              "and status=0 union all select 5, ext from fact_hold where source=?1 and deleted=0 "
              "and open=1"))
        , touched(db.statement("select order_ref, source, payment, page from touched limit ?1"))
        , untouch(db.statement("delete from touched where order_ref=coalesce(?1,'') and source=?2 "
                               "and payment=coalesce(?3,'') and page=?4"))
        , due(db.statement("select order_ref, source, payment, 0 from recheck where at <= ?1 "
                           "order by at limit ?2"))
        , recheckSet(
              db.statement("insert into recheck (order_ref, source, payment, at) values "
                           "(coalesce(?1,''), ?2, coalesce(?3,''), ?4) on conflict do update "
                           "set at=excluded.at"))
        , recheckClear(db.statement("delete from recheck where order_ref=coalesce(?1,'') and "
                                    "source=?2 and payment=coalesce(?3,'')"))
        , passage(db.statement(
              "insert into order_passage (source, ext, validated_at, released_at, first_scan_at, "
              "delivered_at, rule_version) values (?1,?2,?3,?4,?5,?6,?7) on conflict do update set "
              "validated_at=coalesce(validated_at, excluded.validated_at), "
              "released_at=coalesce(released_at, excluded.released_at), "
              "first_scan_at=coalesce(first_scan_at, excluded.first_scan_at), "
              "delivered_at=coalesce(delivered_at, excluded.delivered_at)"))
    {
    }
};

FactTables::FactTables(Database& db, const Secret& key)
    : m_db(db)
    , m_key(key)
    , m_s(std::make_unique<Statements>(db))
{
}

FactTables::~FactTables() = default;

namespace {

enum class Outcome { Added, Changed, Same };

// One fact against what is there. The three columns are compared as one value: vendor's instant,
// then the instant of reading, then the digest, so that any order of arrival ends in one state.
template <class T>
Result<Outcome> keep(Prepared<T>& s, const Secret& key, SourceNumber source, const T& fact,
                     Instant version, Instant readAt, qint64 page)
{
    Digester digester;
    eachField(digester, fact);
    const qint64 digest = digester.value();

    s.probe.bind(1, source).bindText(2, fact.id);
    bool there = false;
    std::tuple<qint64, qint64, qint64> have;
    bool buried = false;
    if (s.probe.step()) {
        there = true;
        have = {s.probe.integer(0), s.probe.integer(1), s.probe.integer(2)};
        buried = s.probe.integer(3) != 0;
        s.probe.reset();
    } else if (s.probe.failed()) {
        return fail(s.probe.error());
    }
    const std::tuple<qint64, qint64, qint64> come{version.ms, readAt.ms, digest};
    if (there && come <= have)
        return Outcome::Same;
    if (there && digest == std::get<2>(have) && !buried) {
        s.refresh.bind(1, source).bindText(2, fact.id).bind(3, version.ms).bind(4, readAt.ms);
        if (auto done = s.refresh.run(); !done)
            return fail(done.error());
        return Outcome::Same;
    }
    Statement& write = there ? s.update : s.insert;
    write.bind(1, source)
        .bindText(2, fact.id)
        .bind(3, version.ms)
        .bind(4, readAt.ms)
        .bind(5, digest)
        .bind(6, page)
        .bind(7, false);
    Binder binder(write, kCommon + 1, key);
    eachField(binder, fact);
    if (auto done = write.run(); !done)
        return fail(done.error());
    return there ? Outcome::Changed : Outcome::Added;
}

const char* tableName(FactKind kind)
{
    switch (kind) {
    case FactKind::Order:
        return "fact_order";
    case FactKind::Payment:
        return "fact_payment";
    case FactKind::Refund:
        return "fact_refund";
    case FactKind::Dispute:
        return "fact_dispute";
    case FactKind::Hold:
        return "fact_hold";
    case FactKind::FraudWarning:
        return "fact_fraud_warning";
    case FactKind::FulfillmentOrder:
        return "fact_fulfillment_order";
    case FactKind::Shipment:
        return "fact_shipment";
    case FactKind::StockLevel:
        return "fact_stock_level";
    case FactKind::StockItem:
        return "fact_stock_item";
    case FactKind::Checkout:
        return "fact_checkout";
    case FactKind::StoreTransaction:
        return "fact_store_transaction";
    }
    return "";
}

}  // namespace

Done FactTables::write(SourceNumber source, const DecodedFact& decoded, Instant readAt, qint64 page,
                       Written& written)
{
    Statements& s = *m_s;
    const auto touchOrder = [&](const QByteArray& order) -> Done {
        if (order.isEmpty())
            return {};
        return s.touch.bindText(1, order).bind(2, 0).bindNull(3).bind(4, page).run();
    };
    const auto touchPayment = [&](const QByteArray& payment) -> Done {
        if (payment.isEmpty())
            return {};
        s.orderOfPayment.bind(1, source).bindText(2, payment);
        QByteArray order;
        if (s.orderOfPayment.step()) {
            order = s.orderOfPayment.text(0);
            s.orderOfPayment.reset();
        }
        if (!order.isEmpty())
            return touchOrder(order);
        return s.touch.bindNull(1).bind(2, source).bindText(3, payment).bind(4, page).run();
    };

    // What the rules must look at because of this fact.
    const auto after = [&](const auto& fact) -> Done {
        using T = std::decay_t<decltype(fact)>;
        if constexpr (std::is_same_v<T, Order>) {
            return touchOrder(fact.id);
        } else if constexpr (std::is_same_v<T, Payment>) {
            if (!fact.order.isEmpty())
                return touchOrder(fact.order);
            return s.touch.bindNull(1).bind(2, source).bindText(3, fact.id).bind(4, page).run();
        } else if constexpr (std::is_same_v<T, Refund>) {
            if (auto done = touchOrder(fact.order); !done)
                return done;
            return touchPayment(fact.payment);
        } else if constexpr (std::is_same_v<T, Dispute> || std::is_same_v<T, Hold> ||
                             std::is_same_v<T, FraudWarning>) {
            return touchPayment(fact.payment);
        } else if constexpr (std::is_same_v<T, FulfillmentOrder>) {
            if (auto done = s.unwant.bind(1, source).bindText(2, fact.id).run(); !done)
                return done;
            const bool wants = fact.status == "open" || fact.status == "on_hold" ||
                               fact.status == "scheduled" || fact.status == "in_progress";
            for (const FulfillmentLine& line : fact.lines) {
                if (!wants || line.fulfillable <= 0 || fact.location.isEmpty())
                    continue;
                s.want.bind(1, source)
                    .bindText(2, fact.id)
                    .bindText(3, line.item)
                    .bindText(4, fact.location)
                    .bindText(5, fact.order)
                    .bind(6, fact.createdAt.ms)
                    .bind(7, line.fulfillable);
                if (auto done = s.want.run(); !done)
                    return done;
            }
            return touchOrder(fact.order);
        } else if constexpr (std::is_same_v<T, Shipment> || std::is_same_v<T, StoreTransaction>) {
            return touchOrder(fact.order);
        } else if constexpr (std::is_same_v<T, StockLevel>) {
            std::vector<QByteArray> orders;
            s.wanting.bindText(1, fact.item).bindText(2, fact.location);
            while (s.wanting.step())
                orders.push_back(s.wanting.text(0));
            for (const QByteArray& order : orders)
                if (auto done = touchOrder(order); !done)
                    return done;
        }
        return {};
    };
    const auto one = [&](auto& prepared, const auto& fact) -> Done {
        const auto outcome = keep(prepared, m_key, source, fact, decoded.version, readAt, page);
        if (!outcome)
            return fail(outcome.error());
        switch (*outcome) {
        case Outcome::Added:
            ++written.added;
            break;
        case Outcome::Changed:
            ++written.changed;
            break;
        case Outcome::Same:
            ++written.same;
            return {};
        }
        return after(fact);
    };

    struct Visit {
        FactTables& tables;
        Statements& s;
        const decltype(one)& keepOne;
        SourceNumber source;
        qint64 page;
        Written& written;
        Done operator()(const Order& f) const { return keepOne(s.order, f); }
        Done operator()(const Payment& f) const { return keepOne(s.payment, f); }
        Done operator()(const Refund& f) const { return keepOne(s.refund, f); }
        Done operator()(const Dispute& f) const { return keepOne(s.dispute, f); }
        Done operator()(const Hold& f) const { return keepOne(s.hold, f); }
        Done operator()(const FraudWarning& f) const { return keepOne(s.warning, f); }
        Done operator()(const FulfillmentOrder& f) const { return keepOne(s.fulfillment, f); }
        Done operator()(const Shipment& f) const { return keepOne(s.shipment, f); }
        Done operator()(const StockLevel& f) const { return keepOne(s.level, f); }
        Done operator()(const StockItem& f) const { return keepOne(s.item, f); }
        Done operator()(const Checkout& f) const { return keepOne(s.checkout, f); }
        Done operator()(const StoreTransaction& f) const { return keepOne(s.transaction, f); }
        Done operator()(const Tombstone& t) const
        {
            const QByteArray sql = QByteArray("update ") + tableName(t.kind) +
                                   " set deleted=1 where source=?1 and ext=?2 and deleted=0";
            Statement bury = tables.m_db.statement(sql.constData());
            bury.bind(1, source).bindText(2, t.id);
            if (auto done = bury.run(); !done)
                return done;
            if (bury.changes() == 0) {
                ++written.same;
                return {};
            }
            ++written.changed;
            // A lost order is looked at by its id, everything else by what it belonged to.
            if (t.kind == FactKind::Order)
                return s.touch.bindText(1, t.id).bind(2, 0).bindNull(3).bind(4, page).run();
            return {};
        }
    };
    return std::visit(Visit{*this, s, one, source, page, written}, decoded.fact);
}

Done FactTables::dropIndexes()
{
    Statement names = m_db.statement("select name from sqlite_master where type='index' and "
                                     "name glob 'fact_*' and name <> 'fact_want_fulfillment' "
                                     "and sql is not null");
    std::vector<QByteArray> found;
    while (names.step())
        found.push_back(names.text(0));
    for (const QByteArray& index : found)
        if (auto done = m_db.execute(("drop index if exists " + index).constData()); !done)
            return done;
    return {};
}

Done FactTables::makeIndexes()
{
    QFile file(QStringLiteral(":/sql/cacheindex_0001.sql"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Internal, file.fileName(), file.errorString());
    return m_db.execute(file.readAll().constData());
}

Result<std::optional<Stored<Order>>> FactTables::order(const QByteArray& id) const
{
    m_s->orderBy.bindText(1, id);
    return readOne<Order>(m_s->orderBy, m_key);
}

Result<std::optional<Stored<Payment>>> FactTables::payment(SourceNumber source,
                                                           const QByteArray& id) const
{
    m_s->paymentBy.bind(1, source).bindText(2, id);
    return readOne<Payment>(m_s->paymentBy, m_key);
}

Result<std::vector<Stored<Payment>>> FactTables::paymentsOf(const QByteArray& order) const
{
    m_s->paymentsOf.bindText(1, order);
    return readAll<Payment>(m_s->paymentsOf, m_key);
}

Result<std::vector<Stored<Refund>>> FactTables::refundsOfPayment(SourceNumber source,
                                                                 const QByteArray& payment) const
{
    m_s->refundsOfPayment.bind(1, source).bindText(2, payment);
    return readAll<Refund>(m_s->refundsOfPayment, m_key);
}

Result<std::vector<Stored<Refund>>> FactTables::refundsOfOrder(const QByteArray& order) const
{
    m_s->refundsOfOrder.bindText(1, order);
    return readAll<Refund>(m_s->refundsOfOrder, m_key);
}

Result<std::vector<Stored<Dispute>>> FactTables::disputesOf(SourceNumber source,
                                                            const QByteArray& payment) const
{
    m_s->disputesOf.bind(1, source).bindText(2, payment);
    return readAll<Dispute>(m_s->disputesOf, m_key);
}

Result<std::vector<Stored<Hold>>> FactTables::holdsOf(SourceNumber source,
                                                      const QByteArray& payment) const
{
    m_s->holdsOf.bind(1, source).bindText(2, payment);
    return readAll<Hold>(m_s->holdsOf, m_key);
}

Result<std::vector<Stored<FraudWarning>>> FactTables::warningsOf(SourceNumber source,
                                                                 const QByteArray& payment) const
{
    m_s->warningsOf.bind(1, source).bindText(2, payment);
    return readAll<FraudWarning>(m_s->warningsOf, m_key);
}

Result<std::vector<Stored<FulfillmentOrder>>>
FactTables::fulfillmentsOf(const QByteArray& order) const
{
    m_s->fulfillmentsOf.bindText(1, order);
    return readAll<FulfillmentOrder>(m_s->fulfillmentsOf, m_key);
}

Result<std::vector<Stored<Shipment>>> FactTables::shipmentsOf(const QByteArray& order) const
{
    m_s->shipmentsOf.bindText(1, order);
    return readAll<Shipment>(m_s->shipmentsOf, m_key);
}

Result<FactTables::CustomerOrders> FactTables::ordersOfCustomer(const QByteArray& customer) const
{
    CustomerOrders out;
    m_s->customer.bindText(1, customer);
    if (m_s->customer.step()) {
        out = {m_s->customer.integer(0), m_s->customer.instant(1)};
        m_s->customer.reset();
    }
    if (m_s->customer.failed())
        return fail(m_s->customer.error());
    return out;
}

Result<FactTables::Stock> FactTables::stock(const QByteArray& item,
                                            const QByteArray& location) const
{
    Stock out;
    m_s->levelOf.bindText(1, item).bindText(2, location);
    if (m_s->levelOf.step()) {
        out.known = true;
        out.available = m_s->levelOf.integer(0);
        out.updatedAt = m_s->levelOf.instant(1);
        out.sku = m_s->levelOf.text(2);
        m_s->levelOf.reset();
    }
    if (m_s->levelOf.failed())
        return fail(m_s->levelOf.error());
    // Only a shortage is shared out among those who wait.
    if (!out.known || out.available >= 0)
        return out;
    m_s->wantsOf.bindText(1, item).bindText(2, location);
    while (m_s->wantsOf.step())
        out.wants.push_back({m_s->wantsOf.text(0), m_s->wantsOf.integer(1)});
    if (m_s->wantsOf.failed())
        return fail(m_s->wantsOf.error());
    return out;
}

Result<std::vector<std::pair<FactKind, QByteArray>>>
FactTables::unsettled(SourceNumber source) const
{
    std::vector<std::pair<FactKind, QByteArray>> out;
    m_s->unsettled.bind(1, source);
    while (m_s->unsettled.step())
        out.emplace_back(static_cast<FactKind>(m_s->unsettled.integer(0)), m_s->unsettled.text(1));
    if (m_s->unsettled.failed())
        return fail(m_s->unsettled.error());
    return out;
}

namespace {

Result<std::vector<Subject>> subjects(Statement& rows)
{
    std::vector<Subject> out;
    while (rows.step())
        out.push_back({rows.text(0), static_cast<SourceNumber>(rows.integer(1)), rows.text(2),
                       rows.integer(3)});
    if (rows.failed())
        return fail(rows.error());
    return out;
}

}  // namespace

Result<std::vector<Subject>> FactTables::touched(int limit) const
{
    m_s->touched.bind(1, limit);
    return subjects(m_s->touched);
}

Result<std::vector<Subject>> FactTables::dueForRecheck(Instant now, int limit) const
{
    m_s->due.bind(1, now.ms).bind(2, limit);
    return subjects(m_s->due);
}

Done FactTables::recheck(const Subject& subject, Instant at)
{
    if (!at.isSet())
        return m_s->recheckClear.bindText(1, subject.order)
            .bind(2, subject.source)
            .bindText(3, subject.payment)
            .run();
    return m_s->recheckSet.bindText(1, subject.order)
        .bind(2, subject.source)
        .bindText(3, subject.payment)
        .bind(4, at.ms)
        .run();
}

Done FactTables::looked(const Subject& subject)
{
    return m_s->untouch.bindText(1, subject.order)
        .bind(2, subject.source)
        .bindText(3, subject.payment)
        .bind(4, subject.page)
        .run();
}

Done FactTables::passage(const ExternalRef& order, Instant validated, Instant released,
                         Instant scanned, Instant delivered, int ruleVersion)
{
    return m_s->passage.bind(1, order.source)
        .bindText(2, order.id)
        .bind(3, validated)
        .bind(4, released)
        .bind(5, scanned)
        .bind(6, delivered)
        .bind(7, ruleVersion)
        .run();
}

}  // namespace docket::store
