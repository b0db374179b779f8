// SPDX-License-Identifier: GPL-3.0-or-later
// What a case's page shows of bills, and of what a warehouse sent instead.
#include "core/desk/recordbuilder.h"

#include "core/desk/plainwords.h"
#include "core/desk/recordwords.h"

#include <algorithm>

namespace docket {

using record::addItem;
using record::say;
using record::utf8;

Done RecordBuilder::addSubstitutions(view::CaseRecord& record) const
{
    if (record.value.order.isEmpty())
        return {};
    const auto sent = m_reader.facts->substitutionsOf(record.value.order);
    if (!sent)
        return fail(sent.error());
    for (const auto& s : *sent)
        if (!s.deleted)
            addItem(record, s.fact.at, "shipment",
                    say(QT_TRANSLATE_NOOP("Record", "%1 was sent for %2"))
                        .arg(utf8(s.fact.sent), utf8(s.fact.ordered)),
                    s.fact.reason);
    return {};
}

Done RecordBuilder::addBills(view::CaseRecord& record) const
{
    std::vector<store::Stored<Invoice>> bills;
    const auto take = [&](const Result<std::vector<store::Stored<Invoice>>>& found) -> Done {
        if (!found)
            return fail(found.error());
        for (const auto& one : *found)
            if (!one.deleted && std::none_of(bills.begin(), bills.end(),
                                             [&](const auto& b) { return b.ref == one.ref; }))
                bills.push_back(one);
        return {};
    };
    if (!record.value.order.isEmpty())
        if (auto done = take(m_reader.facts->invoicesOfOrder(record.value.order)); !done)
            return done;
    for (const view::PaymentView& v : record.payments) {
        store::Stored<Payment> payment;
        payment.ref = v.ref;
        payment.fact = v.payment;
        if (auto done = take(m_reader.facts->invoicesOfPayment(payment)); !done)
            return done;
    }
    std::vector<QByteArray> told;
    for (const auto& bill : bills) {
        const Invoice& i = bill.fact;
        QString state = moneyText(i.due) + QStringLiteral(" · ") + utf8(i.status);
        if (i.attempts > 0)
            state +=
                QStringLiteral(" · ") +
                say(QT_TRANSLATE_NOOP("Record", "attempts: %1")).arg(QString::number(i.attempts));
        addItem(record, i.createdAt, "rebill", say(QT_TRANSLATE_NOOP("Record", "Invoice made")),
                state);
        addItem(record, i.paidAt, "rebill", say(QT_TRANSLATE_NOOP("Record", "Invoice paid")),
                moneyText(i.paid));
        record.facts.push_back({say(QT_TRANSLATE_NOOP("Record", "Invoice")), state});
        if (i.subscription.isEmpty() ||
            std::find(told.begin(), told.end(), i.subscription) != told.end())
            continue;
        told.push_back(i.subscription);
        const auto subscription = m_reader.facts->subscription(bill.ref.source, i.subscription);
        if (!subscription)
            return fail(subscription.error());
        if (!*subscription)
            continue;
        const Subscription& s = (*subscription)->fact;
        QString words = utf8(s.status);
        for (const QString& part : {utf8(s.offer), moneyText(s.amount)})
            if (!part.isEmpty())
                words += QStringLiteral(" · ") + part;
        record.facts.push_back({say(QT_TRANSLATE_NOOP("Record", "Subscription")), words});
        addItem(record, s.endedAt, "close", say(QT_TRANSLATE_NOOP("Record", "Subscription ended")),
                utf8(s.offer));
    }
    return {};
}

}  // namespace docket
