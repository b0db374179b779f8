// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/traces.h"

#include "core/store/casetables.h"
#include "core/store/factbinding.h"

#include <set>
#include <utility>

namespace docket::store {

namespace {

using Id = std::pair<qint64, QByteArray>;  // of one source

// What makes somebody somebody, as far as it has been found.
class Search {
public:
    Search(Database& db, const Secret& key, const QString& who)
        : m_db(db)
        , m_key(key)
    {
        if (who.contains(u'@'))
            m_emails.insert(who.trimmed().toCaseFolded());
        else
            m_asked = who.trimmed().toUtf8();
    }

    Result<Traces> run();

private:
    struct Row {
        Id id;
        Id customer;
        QByteArray order;
        QString email;
    };
    // Whether a row is about the person; then it joins what is known, and more may be.
    bool takes(std::set<Id>& list, const Row& row);
    Result<QString> email(const Statement& row, int column) const;
    Done round();
    Done take(Statement rows, std::set<Id>& list, bool customers);
    Done parcels(Traces& traces);
    Done cases(Traces& traces);

    Database& m_db;
    const Secret& m_key;
    QByteArray m_asked;
    std::set<QString> m_emails;
    std::set<Id> m_customers, m_orders, m_payments, m_checkouts;
    std::set<QByteArray> m_orderIds, m_numbers, m_intents;
};

bool Search::takes(std::set<Id>& list, const Row& row)
{
    const bool known = (!row.email.isEmpty() && m_emails.contains(row.email)) ||
                       (!row.customer.second.isEmpty() && m_customers.contains(row.customer)) ||
                       (!row.order.isEmpty() && m_orderIds.contains(row.order));
    if (!known)
        return false;
    list.insert(row.id);
    if (!row.customer.second.isEmpty())
        m_customers.insert(row.customer);
    if (!row.email.isEmpty())
        m_emails.insert(row.email);
    return true;
}

Result<QString> Search::email(const Statement& row, int column) const
{
    if (row.isNull(column))
        return QString();
    const auto text = openSealed(m_key, row.blob(column), kPersonal);
    if (!text)
        return fail(text.error());
    return personalFrom(*text).email.trimmed().toCaseFolded();
}

Done Search::round()
{
    Statement orders =
        m_db.statement("select source, ext, number, customer, personal from fact_order");
    while (orders.step()) {
        const auto mail = email(orders, 4);
        if (!mail)
            return fail(mail.error());
        Row row{{orders.integer(0), orders.text(1)},
                {orders.integer(0), orders.text(3)},
                orders.text(1),
                *mail};
        const QByteArray number = orders.text(2);
        if (!m_asked.isEmpty() &&
            (m_asked == row.order || m_asked == number || '#' + m_asked == number))
            m_orderIds.insert(row.order);
        if (takes(m_orders, row)) {
            m_orderIds.insert(row.order);
            if (!number.isEmpty())
                m_numbers.insert(number);
        }
    }
    if (orders.failed())
        return fail(orders.error());

    Statement payments = m_db.statement(
        "select source, ext, order_ref, customer, intent, personal from fact_payment");
    while (payments.step()) {
        const auto mail = email(payments, 5);
        if (!mail)
            return fail(mail.error());
        const Row row{{payments.integer(0), payments.text(1)},
                      {payments.integer(0), payments.text(3)},
                      payments.text(2),
                      *mail};
        if (!takes(m_payments, row))
            continue;
        if (const QByteArray intent = payments.text(4); !intent.isEmpty())
            m_intents.insert(intent);
        if (!row.order.isEmpty())
            m_orderIds.insert(row.order);
    }
    if (payments.failed())
        return fail(payments.error());

    if (auto done = take(m_db.statement("select source, ext, personal from fact_customer"),
                         m_customers, true);
        !done)
        return done;
    return take(m_db.statement("select source, ext, personal from fact_checkout"), m_checkouts,
                false);
}

// Rows that belong to no order; a vendor's customer is its own.
Done Search::take(Statement rows, std::set<Id>& list, bool customers)
{
    while (rows.step()) {
        const auto mail = email(rows, 2);
        if (!mail)
            return fail(mail.error());
        const Id id{rows.integer(0), rows.text(1)};
        (void)takes(list, {id, customers ? id : Id(), {}, *mail});
    }
    return rows.failed() ? Done(fail(rows.error())) : Done();
}

Done Search::parcels(Traces& traces)
{
    std::set<QByteArray> numbers;
    Statement rows = m_db.statement("select tracking from fact_shipment where order_ref=?1 union "
                                    "select tracking from fact_label where order_ref=?1 union "
                                    "select tracking from fact_return where order_ref=?1");
    for (const QByteArray& order : m_orderIds) {
        rows.bindText(1, order);
        while (rows.step())
            if (const QByteArray number = rows.text(0); !number.isEmpty())
                numbers.insert(number);
        if (rows.failed())
            return fail(rows.error());
    }
    traces.parcels = static_cast<qint64>(numbers.size());
    traces.marks.insert(numbers.begin(), numbers.end());
    return {};
}

Done Search::cases(Traces& traces)
{
    Statement rows = m_db.statement("select number from case_row where subject_ext=?1 union "
                                    "select number from case_row where order_ref=?1");
    std::set<qint64> numbers;
    for (const QByteArray& mark : traces.marks) {
        rows.bindText(1, mark);
        while (rows.step())
            numbers.insert(rows.integer(0));
        if (rows.failed())
            return fail(rows.error());
        rows.reset();
    }
    const CaseTables tables(m_db);
    for (const qint64 number : numbers) {
        auto value = tables.byNumber(number);
        if (!value)
            return fail(value.error());
        if (*value)
            traces.cases.push_back(std::move(**value));
    }
    for (const Case& value : traces.cases)
        for (const Intent& intent : value.intents)
            traces.unsent += live(intent.state) ? 1 : 0;
    return {};
}

Result<Traces> Search::run()
{
    const auto known = [this] {
        return m_emails.size() + m_customers.size() + m_orderIds.size() + m_payments.size() +
               m_checkouts.size();
    };
    // What one round learns of a customer the next one looks for.
    for (size_t before = 0, rounds = 0; rounds == 0 || before != known(); ++rounds) {
        before = known();
        if (auto done = round(); !done)
            return fail(done.error());
    }
    Traces out;
    for (const auto* list : {&m_orders, &m_payments, &m_customers, &m_checkouts})
        for (const Id& id : *list)
            out.marks.insert(id.second);
    for (const auto* list : {&m_orderIds, &m_numbers, &m_intents})
        out.marks.insert(list->begin(), list->end());
    for (const QString& mail : m_emails)
        out.emails.append(mail);
    out.orders = static_cast<qint64>(m_orders.size());
    out.payments = static_cast<qint64>(m_payments.size());
    out.customers = static_cast<qint64>(m_customers.size());
    out.checkouts = static_cast<qint64>(m_checkouts.size());
    if (out.orders + out.payments + out.customers + out.checkouts == 0)
        return Traces{};
    if (auto done = parcels(out); !done)
        return fail(done.error());
    if (auto done = cases(out); !done)
        return fail(done.error());
    return out;
}

}  // namespace

Result<Traces> tracesOf(Database& cache, const Secret& key, const QString& who)
{
    return Search(cache, key, who).run();
}

}  // namespace docket::store
