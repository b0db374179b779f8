// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/recordbuilder.h"

#include "core/command/clockbook.h"
#include "core/command/labels.h"
#include "core/command/moneyledger.h"
#include "core/command/policy.h"
#include "core/desk/offers.h"
#include "core/desk/passing.h"
#include "core/desk/plainwords.h"
#include "core/desk/recordwords.h"
#include "core/domain/disposition.h"
#include "core/work/queues.h"

#include <algorithm>

namespace docket {

using record::say;
using record::utf8;

namespace {

QString personName(const Personal& who)
{
    if (who.erased)
        return say(QT_TRANSLATE_NOOP("Record", "Erased"));
    return who.name.isEmpty() ? who.shipping.name : who.name;
}

}  // namespace

RecordBuilder::RecordBuilder(const Engine::Reader& reader, const Setup& setup,
                             std::optional<Person> person, Instant now)
    : m_reader(reader)
    , m_setup(setup)
    , m_person(std::move(person))
    , m_now(now)
{
}

QString RecordBuilder::nameOf(PersonId id) const
{
    const Person* person = m_setup.person(id);
    return person ? person->fullName : QString();
}

QString RecordBuilder::nameOf(const Actor& actor) const
{
    switch (actor.kind) {
    case Actor::Kind::Person:
        return nameOf(actor.personId());
    case Actor::Kind::Rule:
        return utf8(actor.name);
    case Actor::Kind::Source:
        if (const Source* source = m_setup.source(actor.name.toInt()))
            return source->name;
        return utf8(actor.name);
    case Actor::Kind::System:
        return say(QT_TRANSLATE_NOOP("Record", "Docket"));
    }
    return {};
}

Result<view::CaseRow> RecordBuilder::row(const Case& c) const
{
    view::CaseRow row;
    row.number = c.number;
    row.id = c.id;
    row.revision = c.revision;
    row.queue = c.queue;
    row.tier = c.tier;
    row.state = c.state;
    row.face = view::worstOf(c.clocks);
    if (const CaseReason* reason = c.standingReason()) {
        row.what = work::ruleWords(reason->rule);
        row.detail = utf8(reason->text);
    }
    row.label = c.subjectLabel;
    row.amount = c.amount;
    row.owner = c.owner;
    row.ownerName = nameOf(c.owner);
    row.sourceAt = c.sourceAt;
    row.adopted = c.adopted;
    for (const Intent& intent : c.intents) {
        row.waitsForApproval = row.waitsForApproval || intent.state == IntentState::Proposed;
        row.unknownOutcome = row.unknownOutcome || intent.state == IntentState::Unknown ||
                             intent.state == IntentState::NeedsPerson;
    }
    if (const Handoff* handoff = c.open() ? c.offered() : nullptr) {
        row.handedOff = true;
        row.handedToMe = m_person && handoff->from != m_person->id && handoff->isFor(*m_person);
    }
    row.escalated = c.open() && c.escalated();
    if (m_person && c.open())
        row.snoozedUntil = c.snoozedBy(m_person->id, m_now);
    if (c.subject.kind == FactKind::Order) {
        const auto order = m_reader.facts->order(c.subject.id);
        if (!order)
            return fail(order.error());
        if (*order)
            row.customer = personName((*order)->fact.personal);
    } else {
        const auto payment = m_reader.facts->payment(c.subject.source, c.subject.id);
        if (!payment)
            return fail(payment.error());
        if (*payment)
            row.customer = personName((*payment)->fact.personal);
    }
    return row;
}

Result<std::vector<view::CaseRow>> RecordBuilder::rows(const std::vector<qint64>& numbers) const
{
    const auto cases = m_reader.lists->cases(numbers);
    if (!cases)
        return fail(cases.error());
    std::vector<view::CaseRow> out;
    out.reserve(cases->size());
    for (const Case& c : *cases) {
        auto made = row(c);
        if (!made)
            return fail(made.error());
        out.push_back(std::move(*made));
    }
    return out;
}

Result<view::CaseRecord> RecordBuilder::record(qint64 number) const
{
    auto found = m_reader.cases->byNumber(number);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorKind::NotFound, QStringLiteral("case %1").arg(number),
                    QStringLiteral("there is no such case"));
    view::CaseRecord record;
    record.at = m_now;
    record.value = std::move(**found);
    auto made = row(record.value);
    if (!made)
        return fail(made.error());
    record.row = std::move(*made);
    record.queueName = queueWords(record.value.queue);
    if (const CaseReason* reason = record.value.standingReason()) {
        record.ruleName = QStringLiteral("%1 v%2").arg(utf8(reason->rule)).arg(reason->ruleVersion);
    }
    if (!record.value.order.isEmpty()) {
        auto order = m_reader.facts->order(record.value.order);
        if (!order)
            return fail(order.error());
        if (*order) {
            const ExternalRef ref = (*order)->ref;
            record.order = std::move((*order)->fact);
            if (!(*order)->deleted && !record.order->cancelledAt.isSet() &&
                record.order->fulfillmentStatus != "fulfilled")
                record.changes.push_back(
                    {"cancel_order",
                     ref,
                     {},
                     {},
                     say(QT_TRANSLATE_NOOP("Record", "Order %1")).arg(utf8(record.order->number))});
        }
        const auto fulfillments = m_reader.facts->fulfillmentsOf(record.value.order);
        const auto shipments = m_reader.facts->shipmentsOf(record.value.order);
        if (!fulfillments)
            return fail(fulfillments.error());
        if (!shipments)
            return fail(shipments.error());
        for (const auto& f : *fulfillments) {
            record.fulfillments.push_back(f.fact);
            if (f.deleted)
                continue;
            const QString place = f.fact.locationName.isEmpty()
                                      ? say(QT_TRANSLATE_NOOP("Record", "Fulfillment"))
                                      : say(QT_TRANSLATE_NOOP("Record", "Fulfillment at %1"))
                                            .arg(f.fact.locationName);
            if (f.fact.status == "on_hold")
                record.changes.push_back({"release_fulfillment", f.ref, {}, {}, place});
            else if (f.fact.status == "open" || f.fact.status == "scheduled")
                record.changes.push_back({"hold_fulfillment", f.ref, {}, {}, place});
        }
        for (const auto& s : *shipments)
            record.shipments.push_back(s.fact);
        const auto labels = command::voidableLabels(*m_reader.facts, record.value);
        if (!labels)
            return fail(labels.error());
        for (const auto& label : *labels)
            record.changes.push_back(
                {"void_label",
                 label.ref,
                 {},
                 {},
                 (label.fact.returning ? say(QT_TRANSLATE_NOOP("Record", "Return label %1 of %2"))
                                       : say(QT_TRANSLATE_NOOP("Record", "Label %1 of %2")))
                     .arg(utf8(label.fact.tracking.isEmpty() ? label.fact.id : label.fact.tracking),
                          utf8(label.fact.carrier))});
    }
    if (auto done = addPayments(record); !done)
        return fail(done.error());
    if (auto done = addTimeline(record); !done)
        return fail(done.error());
    if (auto done = addOtherCases(record); !done)
        return fail(done.error());
    for (const CaseLink& link : record.value.links) {
        auto other = m_reader.cases->byId(link.other);
        if (!other)
            return fail(other.error());
        record.links.push_back(linkView(link, *other ? &**other : nullptr));
    }
    addFactItems(record);
    if (auto done = addSubstitutions(record); !done)
        return fail(done.error());
    if (auto done = addBills(record); !done)
        return fail(done.error());
    std::stable_sort(record.timeline.begin(), record.timeline.end(),
                     [](const auto& a, const auto& b) { return a.at > b.at; });
    addJourney(record);
    if (auto done = addLines(record); !done)
        return fail(done.error());
    addOffers(record, m_setup, m_person ? &*m_person : nullptr);
    for (const Person& person : m_setup.people)
        if (command::mayApprove(person, m_person ? m_person->id : PersonId{}, Money{}).allowed())
            record.approvers.push_back(person.fullName);
    return record;
}

Done RecordBuilder::addPayments(view::CaseRecord& record) const
{
    const Case& c = record.value;
    std::vector<store::Stored<Payment>> payments;
    if (!c.order.isEmpty()) {
        auto of = m_reader.facts->paymentsOf(c.order);
        if (!of)
            return fail(of.error());
        payments = std::move(*of);
    }
    if (payments.empty() && c.subject.kind == FactKind::Payment) {
        auto one = m_reader.facts->payment(c.subject.source, c.subject.id);
        if (!one)
            return fail(one.error());
        if (*one)
            payments.push_back(std::move(**one));
    }
    if (!c.order.isEmpty()) {
        const auto ofOrder = m_reader.facts->refundsOfOrder(c.order);
        if (!ofOrder)
            return fail(ofOrder.error());
        for (const auto& r : *ofOrder)
            record.refunds.push_back(r.fact);
        const auto disputes = m_reader.facts->disputesOfOrder(c.order);
        if (!disputes)
            return fail(disputes.error());
        for (const auto& d : *disputes)
            record.disputes.push_back(d.fact);
    }
    command::MoneyLedger ledger;
    ledger.note(c);
    for (const auto& p : payments) {
        view::PaymentView v;
        v.ref = p.ref;
        v.payment = p.fact;
        v.version = p.version;
        if (const Source* source = m_setup.source(p.ref.source))
            v.sourceName = source->name;
        v.declineWords = declineWords(p.fact);
        // Intents of other cases for this payment count too.
        const auto others = m_reader.cases->outboxOfTarget(p.ref);
        if (!others)
            return fail(others.error());
        for (const store::OutboxRow& row : *others) {
            Case other;
            other.intents.push_back(row.intent);
            ledger.note(other);
        }
        const auto ground = ledger.ground(p.ref, *m_reader.facts);
        if (!ground)
            return fail(ground.error());
        if (*ground)
            v.refundable = {std::max<qint64>(0, (*ground)->refundable()), (*ground)->currency};
        record.payments.push_back(std::move(v));

        const auto refunds = m_reader.facts->refundsOfPayment(p.ref.source, p.ref.id);
        const auto disputes = m_reader.facts->disputesOf(p.ref.source, p.ref.id);
        const auto holds = m_reader.facts->holdsOf(p.ref.source, p.ref.id);
        if (!refunds)
            return fail(refunds.error());
        if (!disputes)
            return fail(disputes.error());
        if (!holds)
            return fail(holds.error());
        for (const auto& r : *refunds)
            record.refunds.push_back(r.fact);
        for (const auto& d : *disputes)
            record.disputes.push_back(d.fact);
        for (const auto& h : *holds) {
            record.holds.push_back(h.fact);
            if (h.fact.open && !h.deleted)
                record.changes.push_back({"approve_payment", h.ref, p.ref, p.fact.amount,
                                          utf8(p.fact.brand) + u' ' + utf8(p.fact.last4) +
                                              QStringLiteral(" · ") + moneyText(p.fact.amount)});
        }
    }
    return {};
}

Done RecordBuilder::addLines(view::CaseRecord& record) const
{
    const Case& c = record.value;
    for (const CaseReason& reason : c.reasons) {
        QString value = utf8(reason.text);
        if (reason.healed)
            value += QStringLiteral(" · ") + say(QT_TRANSLATE_NOOP("Record", "no longer so"));
        record.facts.push_back({work::ruleWords(reason.rule), value});
    }
    if (const CaseReason* reason = c.standingReason())
        if (const work::Rule* rule = work::rule(reason->rule))
            record.facts.push_back(
                {say(QT_TRANSLATE_NOOP("Record", "Rule")),
                 QCoreApplication::translate(work::kRuleContext, rule->looksAt)});
    for (const view::PaymentView& v : record.payments)
        if (v.payment.status == PaymentStatus::Approved) {
            record.facts.push_back({say(QT_TRANSLATE_NOOP("Record", "Payment")),
                                    utf8(v.payment.brand) + u' ' + utf8(v.payment.last4) +
                                        QStringLiteral(" · ") + v.sourceName});
            break;
        }
    const auto joined = [](const QByteArrayList& parts) {
        QStringList out;
        for (const QByteArray& part : parts)
            if (!part.isEmpty())
                out << utf8(part);
        return out.join(QStringLiteral(" · "));
    };
    if (record.order) {
        const Attribution& by = record.order->attribution;
        if (const QString way = joined({by.offer, by.funnel, by.affiliate}); !way.isEmpty())
            record.facts.push_back({say(QT_TRANSLATE_NOOP("Record", "Came by")), way});
    }
    for (const Dispute& d : record.disputes)
        record.facts.push_back(
            {say(QT_TRANSLATE_NOOP("Record", "Dispute")),
             joined({QByteArray(d.brand + ' ' + d.networkReasonCode).trimmed(), d.status})});
    if (m_person)
        record.facts.push_back(
            {say(QT_TRANSLATE_NOOP("Record", "Your limit")),
             moneyText({command::aloneLimit(m_setup, *m_person),
                        c.amount.currency.isSet() ? c.amount.currency : Currency::parse("USD")})});

    record.customer.push_back({say(QT_TRANSLATE_NOOP("Record", "Name")), record.row.customer});
    if (!record.order)
        return {};
    const Personal& who = record.order->personal;
    if (who.erased)
        return {};
    record.customer.push_back({say(QT_TRANSLATE_NOOP("Record", "E-mail")), who.email});
    record.customer.push_back({say(QT_TRANSLATE_NOOP("Record", "Telephone")), who.phone});
    QStringList where;
    for (const QString& part : {who.shipping.line1, who.shipping.line2, who.shipping.zip,
                                who.shipping.city, who.shipping.country})
        if (!part.isEmpty())
            where << part;
    record.customer.push_back(
        {say(QT_TRANSLATE_NOOP("Record", "Ships to")), where.join(QStringLiteral(", "))});
    if (!record.order->customer.isEmpty()) {
        const auto orders = m_reader.facts->ordersOfCustomer(record.order->customer);
        if (!orders)
            return fail(orders.error());
        record.customer.push_back(
            {say(QT_TRANSLATE_NOOP("Record", "Orders")), QString::number(orders->orders)});
    }
    if (!who.note.isEmpty())
        record.customer.push_back({say(QT_TRANSLATE_NOOP("Record", "Wrote")), who.note});
    return {};
}

Result<view::Explanation> RecordBuilder::explain(qint64 number, ClockKind kind) const
{
    const auto found = m_reader.cases->byNumber(number);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorKind::NotFound, QStringLiteral("case %1").arg(number),
                    QStringLiteral("there is no such case"));
    const SlaClock* clock = nullptr;
    for (const SlaClock& candidate : (*found)->clocks)
        if (candidate.kind == kind && (!clock || candidate.verdict == Verdict::Running))
            clock = &candidate;
    if (!clock)
        return fail(ErrorKind::NotFound,
                    QStringLiteral("case %1 %2").arg(number).arg(QLatin1String(name(kind))),
                    QStringLiteral("this clock does not run on the case"));
    command::ClockBook book;
    const CalendarPtr calendar =
        clock->external() ? BusinessCalendar::always() : book.calendarOf(m_setup, *clock);
    view::Explanation out;
    out.clock = *clock;
    out.calendarName = calendar->id();
    out.zone = calendar->spec().zone;
    out.lines = docket::explain(*clock, command::ClockBook::historyOf(**found), *calendar, m_now);
    out.split = splitOf(out.lines);
    out.judgement = judge(*clock, m_now);
    return out;
}

}  // namespace docket
