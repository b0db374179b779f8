// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facttables.h"

#include "core/store/factrows.h"

namespace docket::store {

namespace {

// A parcel of which nothing has come for so long arrives no more.
constexpr Millis kParcelWatched = days(60);

}  // namespace

struct FactTables::Statements {
    Statement orderBy, paymentBy, paymentsOf, refundsOfPayment, refundsOfOrder, disputesOf,
        disputesOfOrder, holdsOf, warningsOf, fulfillmentsOf, shipmentsOf, labelsOf, returnsOf,
        returnsTracked, tracked, trackedBy, customer, levelOf, wantsOf, unsettled, touched, due;
    Statement customerBy, subscriptionBy, subscriptionsOf, invoicesOfOrder, invoicesOfCustomer,
        invoicesOfPayment, invoicePaymentsOf, paymentsOfIntent, payouts, linesOf, countsOf,
        substitutionsOf, demand;

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
        , disputesOfOrder(
              db.statement(selectText<Dispute>("where order_ref=?1 and coalesce(payment,'')='' "
                                               "order by created_at, ext, source")
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
        , wantsOf(db.statement(
              "select order_ref, quantity from fact_want where item=?1 and "
              "location=?2 and quantity>0 order by created_at, order_ref, fulfillment"))
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
              "where source=?1) - ?2 and not exists (select 1 from fact_label where source=?1) "
              "union all select 16, ext from fact_payout where source=?1 and deleted=0 "
              "and status in ('pending','in_transit') union all select 7, f.ext from "
              "fact_fulfillment_order f join fact_order o on o.source=f.source and "
              "o.ext=f.order_ref where f.source=?1 and f.deleted=0 and f.status in "
              "('open','in_progress','on_hold','scheduled') and (o.cancelled_at is not null or "
              "o.fulfillment='fulfilled')"))
        , touched(db.statement("select order_ref, source, payment, page from touched limit ?1"))
        , due(db.statement("select order_ref, source, payment, 0 from recheck where at <= ?1 "
                           "order by at limit ?2"))
        , customerBy(db.statement(selectText<Customer>("where source=?1 and ext=?2").constData()))
        , subscriptionBy(
              db.statement(selectText<Subscription>("where source=?1 and ext=?2").constData()))
        , subscriptionsOf(db.statement(
              selectText<Subscription>("where customer=?2 and source=?1 order by created_at, ext")
                  .constData()))
        , invoicesOfOrder(db.statement(
              selectText<Invoice>("where order_ref=?1 order by created_at, ext, source")
                  .constData()))
        , invoicesOfCustomer(db.statement(
              selectText<Invoice>("where customer=?2 and source=?1 order by created_at, ext")
                  .constData()))
        , invoicesOfPayment(db.statement(
              selectText<Invoice>("where source=?1 and ext in (select invoice from "
                                  "fact_invoice_payment where source=?1 and payment=?2 union "
                                  "select invoice from fact_invoice_payment where source=?1 and "
                                  "intent=?3 union select ext from fact_invoice where source=?1 "
                                  "and payment=?2) order by created_at, ext")
                  .constData()))
        , invoicePaymentsOf(db.statement(
              selectText<InvoicePayment>("where invoice=?2 and source=?1 order by created_at, ext")
                  .constData()))
        , paymentsOfIntent(db.statement(
              selectText<Payment>("where intent=?2 and source=?1 order by created_at, ext")
                  .constData()))
        , payouts(db.statement(
              selectText<Payout>("where source=?1 order by created_at desc, ext").constData()))
        , linesOf(db.statement(
              selectText<LedgerLine>("where payout=?2 and source=?1 order by created_at, ext")
                  .constData()))
        , countsOf(db.statement(
              selectText<StockCount>("where sku=?1 and place=?2 order by counted_at desc, source")
                  .constData()))
        , substitutionsOf(db.statement(
              selectText<Substitution>("where order_ref=?1 order by at, ext, source").constData()))
        , demand(db.statement("select coalesce(sum(ordered),0), max(created_at) from fact_want "
                              "where item=?1 and location=?2 and created_at > ?3"))
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

Result<std::vector<Stored<Dispute>>> FactTables::disputesOfOrder(const QByteArray& order) const
{
    m_s->disputesOfOrder.bindText(1, order);
    return readAll<Dispute>(m_s->disputesOfOrder, m_key);
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

Result<std::optional<Stored<Customer>>> FactTables::customer(SourceNumber source,
                                                             const QByteArray& id) const
{
    m_s->customerBy.bind(1, source).bindText(2, id);
    return readOne<Customer>(m_s->customerBy, m_key);
}

Result<std::optional<Stored<Subscription>>> FactTables::subscription(SourceNumber source,
                                                                     const QByteArray& id) const
{
    m_s->subscriptionBy.bind(1, source).bindText(2, id);
    return readOne<Subscription>(m_s->subscriptionBy, m_key);
}

Result<std::vector<Stored<Subscription>>>
FactTables::subscriptionsOf(SourceNumber source, const QByteArray& customer) const
{
    m_s->subscriptionsOf.bind(1, source).bindText(2, customer);
    return readAll<Subscription>(m_s->subscriptionsOf, m_key);
}

Result<std::vector<Stored<Invoice>>> FactTables::invoicesOfOrder(const QByteArray& order) const
{
    m_s->invoicesOfOrder.bindText(1, order);
    return readAll<Invoice>(m_s->invoicesOfOrder, m_key);
}

Result<std::vector<Stored<Invoice>>>
FactTables::invoicesOfCustomer(SourceNumber source, const QByteArray& customer) const
{
    m_s->invoicesOfCustomer.bind(1, source).bindText(2, customer);
    return readAll<Invoice>(m_s->invoicesOfCustomer, m_key);
}

Result<std::vector<Stored<Invoice>>>
FactTables::invoicesOfPayment(const Stored<Payment>& payment) const
{
    m_s->invoicesOfPayment.bind(1, payment.ref.source)
        .bindText(2, payment.ref.id)
        .bindText(3, payment.fact.intent);
    return readAll<Invoice>(m_s->invoicesOfPayment, m_key);
}

Result<std::vector<Stored<InvoicePayment>>>
FactTables::invoicePaymentsOf(SourceNumber source, const QByteArray& invoice) const
{
    m_s->invoicePaymentsOf.bind(1, source).bindText(2, invoice);
    return readAll<InvoicePayment>(m_s->invoicePaymentsOf, m_key);
}

Result<std::vector<Stored<Payment>>> FactTables::paymentsOfIntent(SourceNumber source,
                                                                  const QByteArray& intent) const
{
    m_s->paymentsOfIntent.bind(1, source).bindText(2, intent);
    return readAll<Payment>(m_s->paymentsOfIntent, m_key);
}

Result<std::vector<Stored<Payout>>> FactTables::payouts(SourceNumber source) const
{
    m_s->payouts.bind(1, source);
    return readAll<Payout>(m_s->payouts, m_key);
}

Result<std::vector<Stored<LedgerLine>>> FactTables::linesOf(SourceNumber source,
                                                            const QByteArray& payout) const
{
    m_s->linesOf.bind(1, source).bindText(2, payout);
    return readAll<LedgerLine>(m_s->linesOf, m_key);
}

Result<std::vector<Stored<StockCount>>> FactTables::countsOf(const QByteArray& sku,
                                                             const QByteArray& place) const
{
    m_s->countsOf.bindText(1, sku).bindText(2, place);
    return readAll<StockCount>(m_s->countsOf, m_key);
}

Result<std::vector<Stored<Substitution>>> FactTables::substitutionsOf(const QByteArray& order) const
{
    m_s->substitutionsOf.bindText(1, order);
    return readAll<Substitution>(m_s->substitutionsOf, m_key);
}

Result<FactTables::Demand> FactTables::demandSince(const QByteArray& item,
                                                   const QByteArray& location, Instant since) const
{
    Demand out;
    m_s->demand.bindText(1, item).bindText(2, location).bind(3, since.ms);
    if (m_s->demand.step()) {
        out = {m_s->demand.integer(0), m_s->demand.instant(1)};
        m_s->demand.reset();
    }
    if (m_s->demand.failed())
        return fail(m_s->demand.error());
    return out;
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
