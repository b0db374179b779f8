// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/factwriter.h"

#include "core/store/factrows.h"

#include <QFile>

#include <algorithm>
#include <tuple>
#include <utility>

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
           marks + ") on conflict (source, ext) do nothing";
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

// A table's statements, and whether the last fact that came was new to it: the next one is then
// inserted without a look at what is there.
template <class T>
struct Prepared {
    Statement probe, insert, update, refresh, bury, byId, personal, again;
    bool mostlyNew = true;

    explicit Prepared(const Database& db)
        : probe(statement(db, "select version, read_at, digest, deleted from %", " "))
        , insert(db.statement(insertText<T>().constData()))
        , update(db.statement(updateText<T>().constData()))
        , refresh(statement(db, "update % set version=?3, read_at=?4", " "))
        , bury(statement(db, "update % set deleted=1",
                         " and deleted=0 and (version, read_at) <= (?3, ?4)"))
        , byId(db.statement(selectText<T>("where source=?1 and ext=?2").constData()))
        , personal(statement(db, "insert or ignore into person_changed select ?3, id from %", " "))
        , again(statement(db, "update % set version=?3, read_at=?3, digest=?3", " "))
    {
    }

private:
    static Statement statement(const Database& db, QByteArray verb, const char* more)
    {
        verb.replace('%', tableOf<T>().table);
        return db.statement((verb + " where source=?1 and ext=?2" + more).constData());
    }
};

// Nothing is kept of a tombstone but its grave.
template <>
struct Prepared<Tombstone> {
    explicit Prepared(const Database&) {}
};

// The statements of every kind of fact there is.
template <class Facts>
struct TablesOf;
template <class... T>
struct TablesOf<std::variant<T...>> : Prepared<T>... {
    explicit TablesOf(const Database& db)
        : Prepared<T>(db)...
    {
    }
};

void named(Written& written, FactKind kind, const QByteArray& id)
{
    if (written.naming)
        written.names.emplace_back(kind, id);
}

}  // namespace

// Who said something, when, and on which page.
struct FactWriter::Arrival {
    SourceNumber source;
    QByteArray id;
    Instant version;
    Instant readAt;
    qint64 page;
};

struct FactWriter::Statements {
    TablesOf<Fact> tables;
    Statement touch, orderOfPayment, unwant, want, wanting, grave, gone, anyGrave;
    Statement ordersOfParcel, waitingForSku, paymentsOfInvoice, paymentsOfIntent, billedSince;
    Statement untouch, recheckSet, recheckClear, passage, undecided, decided;
    bool graves = true;  // there may be some
    FactTexts texts;

    explicit Statements(const Database& db)
        : tables(db)
        , touch(db.statement("insert into touched (order_ref, source, payment, page) "
                             "values (coalesce(?1,''), ?2, coalesce(?3,''), ?4) "
                             "on conflict do update set page=excluded.page"))
        , orderOfPayment(
              db.statement("select order_ref from fact_payment where source=?1 and ext=?2"))
        , unwant(db.statement("delete from fact_want where fulfillment="
                              "(select id from fact_fulfillment_order where source=?1 and ext=?2)"))
        , want(db.statement(
              "insert into fact_want "
              "(fulfillment, item, location, order_ref, created_at, quantity, ordered) "
              "select id, ?3, ?4, ?5, ?6, ?7, ?8 from fact_fulfillment_order "
              "where source=?1 and ext=?2 on conflict do update set "
              "quantity=quantity+excluded.quantity, ordered=ordered+excluded.ordered"))
        , wanting(db.statement("select distinct order_ref from fact_want where item=?1 and "
                               "location=?2 and quantity>0"))
        , grave(db.statement(
              "insert into fact_grave (source, kind, ext, version, read_at, page) "
              "values (?1,?2,?3,?4,?5,?6) on conflict do update set version=excluded.version, "
              "read_at=excluded.read_at, page=excluded.page where "
              "(excluded.version, excluded.read_at) > (version, read_at)"))
        , gone(db.statement("select 1 from fact_grave where source=?1 and kind=?2 and ext=?3 and "
                            "(version, read_at) >= (?4, ?5)"))
        , anyGrave(db.statement("select 1 from fact_grave limit 1"))
        , ordersOfParcel(db.statement(
              "select order_ref from fact_shipment where tracking=?1 and order_ref is not null "
              "union select order_ref from fact_label where tracking=?1 and order_ref is not null "
              "union select order_ref from fact_return where tracking=?1 and order_ref is not "
              "null"))
        , waitingForSku(db.statement(
              "select distinct w.order_ref from fact_stock_item i join fact_want w on w.item=i.ext "
              "where i.sku=?1 and w.location=?2 and w.quantity>0"))
        , paymentsOfInvoice(db.statement(
              "select p.ext, p.order_ref from fact_invoice_payment i join fact_payment p on "
              "p.source=i.source and p.intent=i.intent where i.source=?1 and i.invoice=?2 union "
              "select p.ext, p.order_ref from fact_invoice_payment i join fact_payment p on "
              "p.source=i.source and p.ext=i.payment where i.source=?1 and i.invoice=?2"))
        , paymentsOfIntent(
              db.statement("select ext, order_ref from fact_payment where source=?1 and intent=?2"))
        // The plus keeps the source's own index away: by it every payment of the source would be
        // read for each invoice.
        , billedSince(db.statement(
              "insert or ignore into touched (order_ref, source, payment, page) "
              "select coalesce(p.order_ref,''), iif(p.order_ref is null, p.source, 0), "
              "iif(p.order_ref is null, p.ext, ''), i.page from fact_invoice i "
              "join fact_invoice_payment t on t.source=i.source and t.invoice=i.ext "
              "join fact_payment p on +p.source=t.source and p.intent=t.intent "
              "where i.page >= ?1 or t.page >= ?1"))
        , untouch(db.statement("delete from touched where order_ref=coalesce(?1,'') and source=?2 "
                               "and payment=coalesce(?3,'') and page=?4"))
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
        , undecided(db.statement("insert or replace into undecided (order_ref, source, payment, "
                                 "lacks) values (coalesce(?1,''), ?2, coalesce(?3,''), ?4)"))
        , decided(db.statement("delete from undecided where order_ref=coalesce(?1,'') and "
                               "source=?2 and payment=coalesce(?3,'')"))
    {
        graves = anyGrave.step();
        anyGrave.reset();
    }

    template <class T>
    Prepared<T>& of()
    {
        return tables;
    }
};

FactWriter::FactWriter(Database& db, const Secret& key)
    : m_db(db)
    , m_key(key)
    , m_s(std::make_unique<Statements>(db))
{
}

FactWriter::~FactWriter() = default;

// Whether the vendor said, at or after this arrival, that the thing is gone.
Result<bool> FactWriter::isGone(FactKind kind, const QByteArray& id, const Arrival& arrival)
{
    if (!m_s->graves)
        return false;
    Statement& gone = m_s->gone;
    gone.bind(1, arrival.source)
        .bind(2, static_cast<int>(kind))
        .bindTextView(3, id)
        .bind(4, arrival.version.ms)
        .bind(5, arrival.readAt.ms);
    const bool found = gone.step();
    if (found)
        gone.reset();
    if (gone.failed())
        return fail(gone.error());
    return found;
}

// One fact against what is there. The three columns are compared as one value: vendor's instant,
// then the instant of reading, then the digest, so that any order of arrival ends in one state.
template <class T>
Done FactWriter::keep(const T& fact, const Arrival& arrival, Written& written)
{
    Prepared<T>& s = m_s->of<T>();
    FactTexts& texts = m_s->texts;
    const qint64 digest = texts.take(fact);
    const auto deleted = isGone(kindOf<T>(), fact.id, arrival);
    if (!deleted)
        return fail(deleted.error());
    const auto writeRow = [&](Statement& row) -> Done {
        row.bind(1, arrival.source)
            .bindTextView(2, fact.id)
            .bind(3, arrival.version.ms)
            .bind(4, arrival.readAt.ms)
            .bind(5, digest)
            .bind(6, arrival.page)
            .bind(7, *deleted);
        Binder binder(row, kCommon + 1, m_key, texts);
        eachField(binder, fact);
        return row.run();
    };
    if (s.mostlyNew) {
        if (auto done = writeRow(s.insert); !done)
            return done;
        if (s.insert.changes() == 1) {
            ++written.added;
            named(written, kindOf<T>(), fact.id);
            return follow(fact, *deleted, arrival);
        }
    }
    s.probe.bind(1, arrival.source).bindTextView(2, fact.id);
    const bool there = s.probe.step();
    if (s.probe.failed())
        return fail(s.probe.error());
    s.mostlyNew = !there;
    if (!there) {
        if (auto done = writeRow(s.insert); !done)
            return done;
        ++written.added;
        named(written, kindOf<T>(), fact.id);
        return follow(fact, *deleted, arrival);
    }
    const std::tuple<qint64, qint64, qint64> have{s.probe.integer(0), s.probe.integer(1),
                                                  s.probe.integer(2)};
    const bool buried = s.probe.integer(3) != 0;
    s.probe.reset();
    if (std::tuple{arrival.version.ms, arrival.readAt.ms, digest} <= have) {
        ++written.same;
        return {};
    }
    if (digest == std::get<2>(have) && buried == *deleted) {
        ++written.same;
        return s.refresh.bind(1, arrival.source)
            .bindTextView(2, fact.id)
            .bind(3, arrival.version.ms)
            .bind(4, arrival.readAt.ms)
            .run();
    }
    if (auto done = writeRow(s.update); !done)
        return done;
    // Who is called otherwise now is to be found by that (store/personindex).
    if constexpr (requires { fact.personal; }) {
        s.personal.bind(1, arrival.source)
            .bindTextView(2, fact.id)
            .bind(3, static_cast<int>(kindOf<T>()));
        if (auto done = s.personal.run(); !done)
            return done;
    }
    ++written.changed;
    named(written, kindOf<T>(), fact.id);
    return follow(fact, *deleted, arrival);
}

// The row stays, because cases refer to it. What it belonged to is looked at again.
template <class T>
Done FactWriter::bury(const Arrival& arrival, Written& written)
{
    Prepared<T>& s = m_s->of<T>();
    s.bury.bind(1, arrival.source)
        .bindTextView(2, arrival.id)
        .bind(3, arrival.version.ms)
        .bind(4, arrival.readAt.ms);
    if (auto done = s.bury.run(); !done)
        return done;
    if (s.bury.changes() == 0) {
        ++written.same;
        return {};
    }
    ++written.changed;
    ++written.gone;
    named(written, kindOf<T>(), arrival.id);
    s.byId.bind(1, arrival.source).bindTextView(2, arrival.id);
    const auto row = readOne<T>(s.byId, m_key);
    if (!row)
        return fail(row.error());
    return *row ? follow((*row)->fact, true, arrival) : Done();
}

template <class... T>
Done FactWriter::buryKind(FactKind kind, const Arrival& arrival, Written& written,
                          Types<std::variant<T...>>)
{
    Done done;
    const auto one = [&]<class F>(Types<F>) {
        if constexpr (!std::is_same_v<F, Tombstone>)
            if (kindOf<F>() == kind)
                done = bury<F>(arrival, written);
    };
    (one(Types<T>{}), ...);
    return done;
}

template <class T>
Done FactWriter::reset(SourceNumber source, const QByteArray& id)
{
    Statement& again = m_s->of<T>().again;
    return again.bind(1, source).bindTextView(2, id).bind(3, qint64{INT64_MIN}).run();
}

template <class... T>
Done FactWriter::resetKind(SourceNumber source, const FactName& name, Types<std::variant<T...>>)
{
    Done done;
    const auto one = [&]<class F>(Types<F>) {
        if constexpr (!std::is_same_v<F, Tombstone>)
            if (kindOf<F>() == name.first)
                done = reset<F>(source, name.second);
    };
    (one(Types<T>{}), ...);
    return done;
}

Done FactWriter::writeAgain(SourceNumber source, const FactName& name)
{
    return resetKind(source, name, Types<Fact>{});
}

// What the rules must look at because of this fact.
template <class T>
Done FactWriter::follow(const T& fact, [[maybe_unused]] bool deleted, const Arrival& arrival)
{
    if constexpr (std::is_same_v<T, Order>) {
        touchOrder(fact.id, arrival);
    } else if constexpr (std::is_same_v<T, Payment>) {
        if (fact.order.isEmpty())
            m_touched.push_back({{}, arrival.source, fact.id, arrival.page});
        else
            touchOrder(fact.order, arrival);
    } else if constexpr (std::is_same_v<T, Refund> || std::is_same_v<T, Dispute>) {
        touchOrder(fact.order, arrival);
        return touchPayment(fact.payment, arrival);
    } else if constexpr (std::is_same_v<T, Hold> || std::is_same_v<T, FraudWarning>) {
        return touchPayment(fact.payment, arrival);
    } else if constexpr (std::is_same_v<T, FulfillmentOrder>) {
        touchOrder(fact.order, arrival);
        return want(fact, deleted, arrival);
    } else if constexpr (std::is_same_v<T, Shipment> || std::is_same_v<T, StoreTransaction> ||
                         std::is_same_v<T, Label> || std::is_same_v<T, Return> ||
                         std::is_same_v<T, Substitution>) {
        touchOrder(fact.order, arrival);
    } else if constexpr (std::is_same_v<T, Tracking>) {
        return touchParcel(fact.number, arrival);
    } else if constexpr (std::is_same_v<T, Invoice>) {
        touchOrder(fact.order, arrival);
        if (auto done = touchPayment(fact.payment, arrival); !done)
            return done;
        return touchInvoice(fact.id, arrival);
    } else if constexpr (std::is_same_v<T, InvoicePayment>) {
        if (auto done = touchPayment(fact.payment, arrival); !done)
            return done;
        return touchIntent(fact.intent, arrival);
    } else if constexpr (std::is_same_v<T, Subscription>) {
        return touchInvoice(fact.latestInvoice, arrival);
    } else if constexpr (std::is_same_v<T, StockCount>) {
        return touchCounted(fact, arrival);
    } else if constexpr (std::is_same_v<T, StockLevel>) {
        return touchWaiting(fact, arrival);
    }
    return {};
}

Done FactWriter::want(const FulfillmentOrder& fact, bool deleted, const Arrival& arrival)
{
    if (auto done = m_s->unwant.bind(1, arrival.source).bindTextView(2, fact.id).run(); !done)
        return done;
    const bool open = fact.status == "open" || fact.status == "on_hold" ||
                      fact.status == "scheduled" || fact.status == "in_progress";
    if (deleted || fact.status == "cancelled" || fact.location.isEmpty())
        return {};
    for (const FulfillmentLine& line : fact.lines) {
        const qint64 waits = open ? std::max<qint64>(0, line.fulfillable) : 0;
        if (waits == 0 && line.quantity <= 0)
            continue;
        m_s->want.bind(1, arrival.source)
            .bindTextView(2, fact.id)
            .bindTextView(3, line.item)
            .bindTextView(4, fact.location)
            .bindTextView(5, fact.order)
            .bind(6, fact.createdAt.ms)
            .bind(7, waits)
            .bind(8, line.quantity);
        if (auto done = m_s->want.run(); !done)
            return done;
    }
    return {};
}

Done FactWriter::touchWaiting(const StockLevel& level, const Arrival& arrival)
{
    Statement& wanting = m_s->wanting;
    wanting.bindTextView(1, level.item).bindTextView(2, level.location);
    while (wanting.step())
        touchOrder(wanting.text(0), arrival);
    return wanting.failed() ? Done(fail(wanting.error())) : Done();
}

// The orders that have something in the parcel of this number.
Done FactWriter::touchParcel(const QByteArray& number, const Arrival& arrival)
{
    Statement& orders = m_s->ordersOfParcel;
    orders.bindTextView(1, number);
    while (orders.step())
        touchOrder(orders.text(0), arrival);
    return orders.failed() ? Done(fail(orders.error())) : Done();
}

// The orders that wait for what was counted there.
Done FactWriter::touchCounted(const StockCount& count, const Arrival& arrival)
{
    Statement& orders = m_s->waitingForSku;
    orders.bindTextView(1, count.sku).bindTextView(2, count.place);
    while (orders.step())
        touchOrder(orders.text(0), arrival);
    return orders.failed() ? Done(fail(orders.error())) : Done();
}

Done FactWriter::touchPayments(Statement& payments, const Arrival& arrival)
{
    while (payments.step()) {
        const QByteArray order = payments.text(1);
        if (order.isEmpty())
            m_touched.push_back({{}, arrival.source, payments.text(0), arrival.page});
        else
            touchOrder(order, arrival);
    }
    return payments.failed() ? Done(fail(payments.error())) : Done();
}

// What was tried to pay an invoice with: by the intent, where it names no charge.
Done FactWriter::touchInvoice(const QByteArray& invoice, const Arrival& arrival)
{
    if (invoice.isEmpty())
        return {};
    if (m_bare) {
        m_bareFrom = m_bareFrom == 0 ? arrival.page : std::min(m_bareFrom, arrival.page);
        return {};
    }
    m_s->paymentsOfInvoice.bind(1, arrival.source).bindTextView(2, invoice);
    return touchPayments(m_s->paymentsOfInvoice, arrival);
}

Done FactWriter::touchIntent(const QByteArray& intent, const Arrival& arrival)
{
    if (intent.isEmpty() || m_bare)
        return {};
    m_s->paymentsOfIntent.bind(1, arrival.source).bindTextView(2, intent);
    return touchPayments(m_s->paymentsOfIntent, arrival);
}

Done FactWriter::touchBilledBare()
{
    m_bare = false;
    if (m_bareFrom == 0)
        return {};
    m_s->billedSince.bind(1, std::exchange(m_bareFrom, 0));
    return m_s->billedSince.run();
}

void FactWriter::touchOrder(const QByteArray& order, const Arrival& arrival)
{
    if (!order.isEmpty())
        m_touched.push_back({order, 0, {}, arrival.page});
}

Done FactWriter::touchPayment(const QByteArray& payment, const Arrival& arrival)
{
    if (payment.isEmpty())
        return {};
    Statement& orderOf = m_s->orderOfPayment;
    orderOf.bind(1, arrival.source).bindTextView(2, payment);
    QByteArray order;
    if (orderOf.step()) {
        order = orderOf.text(0);
        orderOf.reset();
    }
    if (orderOf.failed())
        return fail(orderOf.error());
    if (order.isEmpty())
        m_touched.push_back({{}, arrival.source, payment, arrival.page});
    else
        touchOrder(order, arrival);
    return {};
}

Done FactWriter::write(SourceNumber source, const DecodedFact& decoded, Instant readAt, qint64 page,
                       Written& written)
{
    Arrival arrival{source, {}, decoded.version, readAt, page};
    return std::visit(
        [&](const auto& fact) -> Done {
            using T = std::decay_t<decltype(fact)>;
            if constexpr (std::is_same_v<T, Tombstone>) {
                // Noted whether the fact is here or not: it may come after its end.
                arrival.id = fact.id;
                m_s->graves = true;
                auto done = m_s->grave.bind(1, source)
                                .bind(2, static_cast<int>(fact.kind))
                                .bindTextView(3, fact.id)
                                .bind(4, decoded.version.ms)
                                .bind(5, readAt.ms)
                                .bind(6, page)
                                .run();
                return done ? buryKind(fact.kind, arrival, written, Types<Fact>{}) : done;
            } else {
                return keep(fact, arrival, written);
            }
        },
        decoded.fact);
}

Done FactWriter::noteTouched()
{
    // In the order of the table's key, each subject once with its last page.
    std::sort(m_touched.begin(), m_touched.end(), [](const Subject& a, const Subject& b) {
        return std::tie(a.order, a.source, a.payment, b.page) <
               std::tie(b.order, b.source, b.payment, a.page);
    });
    const Subject* last = nullptr;
    for (const Subject& subject : m_touched) {
        if (last && last->order == subject.order && last->source == subject.source &&
            last->payment == subject.payment)
            continue;
        last = &subject;
        if (auto done = m_s->touch.bindTextView(1, subject.order)
                            .bind(2, subject.source)
                            .bindTextView(3, subject.payment)
                            .bind(4, subject.page)
                            .run();
            !done)
            return done;
    }
    m_touched.clear();
    return {};
}

Done FactWriter::touchAll()
{
    for (const char* sql :
         {"insert or ignore into touched (order_ref, source, payment, page) "
          "select ext, 0, '', max(page) from fact_order group by ext",
          "insert or ignore into touched (order_ref, source, payment, page) "
          "select order_ref, 0, '', max(page) from fact_payment where order_ref <> '' "
          "group by order_ref",
          "insert or ignore into touched (order_ref, source, payment, page) "
          "select '', source, ext, page from fact_payment where coalesce(order_ref,'') = ''"})
        if (auto done = m_db.execute(sql); !done)
            return done;
    return {};
}

Done FactWriter::undecided(const Subject& subject, int lacks)
{
    Statement& row = lacks == 0 ? m_s->decided : m_s->undecided;
    row.bindText(1, subject.order).bind(2, subject.source).bindText(3, subject.payment);
    return lacks == 0 ? row.run() : row.bind(4, lacks).run();
}

Result<qint64> FactWriter::touchUndecided(int lacks)
{
    Statement touch = m_db.statement(
        "insert or ignore into touched (order_ref, source, payment, page) "
        "select order_ref, source, payment, 1 from undecided where lacks & ~?1 <> 0");
    if (auto done = touch.bind(1, lacks).run(); !done)
        return fail(done.error());
    Statement forget = m_db.statement("delete from undecided where lacks & ~?1 <> 0");
    if (auto done = forget.bind(1, lacks).run(); !done)
        return fail(done.error());
    return forget.changes();
}

Done FactWriter::dropIndexes()
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
    m_bare = true;
    return {};
}

Done FactWriter::makeIndexes()
{
    QFile file(QStringLiteral(":/sql/cacheindex_0001.sql"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Internal, file.fileName(), file.errorString());
    if (auto done = m_db.execute(file.readAll().constData()); !done)
        return done;
    return touchBilledBare();
}

Result<bool> FactWriter::makeNextIndex()
{
    QFile file(QStringLiteral(":/sql/cacheindex_0001.sql"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Internal, file.fileName(), file.errorString());
    Statement there = m_db.statement("select 1 from sqlite_master where type='index' and name=?1");
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (!line.startsWith("create index if not exists "))
            continue;
        there.bindText(1, line.split(' ').at(5));
        const bool made = there.step();
        there.reset();
        if (made)
            continue;
        if (auto done = m_db.execute(line.constData()); !done)
            return fail(done.error());
        return true;
    }
    if (auto done = touchBilledBare(); !done)
        return fail(done.error());
    return false;
}

Done FactWriter::recheck(const Subject& subject, Instant at)
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

Done FactWriter::looked(const Subject& subject)
{
    return m_s->untouch.bindText(1, subject.order)
        .bind(2, subject.source)
        .bindText(3, subject.payment)
        .bind(4, subject.page)
        .run();
}

Done FactWriter::passage(const ExternalRef& order, Instant validated, Instant released,
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
