// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facttables.h"

#include "core/store/factrows.h"

namespace docket::store {

namespace {

// A parcel of which nothing has come for so long arrives no more.
constexpr Millis kParcelWatched = days(60);

}  // namespace

struct FactTables::Statements {
    Statement orderBy, paymentBy, paymentsOf, refundsOfPayment, refundsOfOrder, disputesOf, holdsOf,
        warningsOf, fulfillmentsOf, shipmentsOf, labelsOf, returnsOf, returnsTracked, tracked,
        trackedBy, customer, levelOf, wantsOf, unsettled, touched, due;

    explicit Statements(const Database& db)
        : orderBy(db.statement(selectText<Order>("where ext=?1").constData()))
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
        , labelsOf(db.statement(
              selectText<Label>("where order_ref=?1 order by created_at, ext, source").constData()))
        , returnsOf(db.statement(
              selectText<Return>("where order_ref=?1 order by source, ext").constData()))
        , returnsTracked(db.statement(
              selectText<Return>("where tracking=?1 order by source, ext").constData()))
        , tracked(db.statement(
              selectText<Tracking>("where number=?1 order by source, ext").constData()))
        , trackedBy(db.statement(
              selectText<Tracking>("where number=?2 and carrier=?1 order by source, ext")
                  .constData()))
        , customer(
              db.statement("select count(*), min(created_at) from fact_order where customer=?1"))
        , levelOf(db.statement("select l.available, l.updated_at, i.sku from fact_stock_level l "
                               "left join fact_stock_item i on i.source=l.source and i.ext=l.item "
                               "where l.item=?1 and l.location=?2 and l.deleted=0"))
        , wantsOf(db.statement("select order_ref, quantity from fact_want where item=?1 and "
                               "location=?2 order by created_at, order_ref, fulfillment"))
        , unsettled(db.statement(
              "select 4, ext from fact_dispute where source=?1 and deleted=0 and status in "
              "('needs_response','warning_needs_response','under_review','warning_under_review') "
              "union all select 3, ext from fact_refund where source=?1 and deleted=0 and system=0 "
              "and status=0 union all select 5, ext from fact_hold where source=?1 and deleted=0 "
              "and open=1 "
              "union all select 14, l.ext from fact_label l where l.source=?1 and l.deleted=0 and "
              "l.voided_at is null and l.status='completed' and l.tracking is not null and "
              "l.created_at > (select max(created_at) from fact_label where source=?1) - ?2 and "
              "not exists (select 1 from fact_tracking t where t.number=l.tracking and "
              "t.source=l.source and t.status in ('delivered','cancelled')) "
              "union all select 14, t.ext from fact_tracking t where t.source=?1 and t.deleted=0 "
              "and t.status not in ('delivered','cancelled') and "
              "coalesce(t.last_scan_at, t.shipped_at, t.promised_at, 0) > "
              "(select max(coalesce(last_scan_at, shipped_at, promised_at, 0)) from fact_tracking "
              "where source=?1) - ?2 and not exists (select 1 from fact_label where source=?1)"))
        , touched(db.statement("select order_ref, source, payment, page from touched limit ?1"))
        , due(db.statement("select order_ref, source, payment, 0 from recheck where at <= ?1 "
                           "order by at limit ?2"))
    {
    }
};

FactTables::FactTables(const Database& db, const Secret& key)
    : m_key(key)
    , m_s(std::make_unique<Statements>(db))
{
}

FactTables::~FactTables() = default;

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

Result<std::vector<Stored<Label>>> FactTables::labelsOf(const QByteArray& order) const
{
    m_s->labelsOf.bindText(1, order);
    return readAll<Label>(m_s->labelsOf, m_key);
}

Result<std::vector<Stored<Return>>> FactTables::returnsOf(const QByteArray& order) const
{
    m_s->returnsOf.bindText(1, order);
    return readAll<Return>(m_s->returnsOf, m_key);
}

Result<std::vector<Stored<Return>>> FactTables::returnsTracked(const QByteArray& number) const
{
    m_s->returnsTracked.bindText(1, number);
    return readAll<Return>(m_s->returnsTracked, m_key);
}

Result<std::vector<Stored<Tracking>>> FactTables::trackingOf(const QByteArray& number) const
{
    m_s->tracked.bindText(1, number);
    return readAll<Tracking>(m_s->tracked, m_key);
}

Result<std::vector<Stored<Tracking>>> FactTables::trackingOf(const QByteArray& carrier,
                                                             const QByteArray& number) const
{
    m_s->trackedBy.bindText(1, carrier).bindText(2, number);
    return readAll<Tracking>(m_s->trackedBy, m_key);
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
    m_s->unsettled.bind(1, source).bind(2, kParcelWatched);
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

}  // namespace docket::store
