// SPDX-License-Identifier: GPL-3.0-or-later
// What a case of the sample desk is made of, and what may be done on it.
#include "tests/support/sampledesk.h"

#include <algorithm>

namespace docket::sample {

namespace {

SlaClock clockOf(ClockKind kind, Instant start, Instant due)
{
    SlaClock c;
    c.kind = kind;
    c.policy = QStringLiteral("standard");
    c.policyVersion = 1;
    c.calendar = QStringLiteral("berlin");
    c.start = c.runFrom = c.cycleFrom = start;
    c.due = due;
    c.budget = hours(8);
    c.warn = due - hours(2);
    return c;
}

}  // namespace

view::CaseRecord& SampleDesk::make(Queue queue, Millis left, const char* what, const char* detail,
                                   const char* customer, Money amount, int owner, Millis age)
{
    const qint64 number = m_nextNumber;
    m_nextNumber += 6;
    view::CaseRecord& r = m_cases[number];
    const Instant due = kNow + left;
    Case& c = r.value;
    c.id = CaseId::mint();
    c.number = number;
    c.revision = 3;
    c.queue = queue;
    c.amount = amount;
    c.sourceAt = kNow - age;
    c.openedAt = c.sourceAt + minutes(4);
    c.order = QByteArray::number(104000 + number % 1000);
    c.subjectLabel = "#HL-" + c.order;
    if (owner >= 0) {
        c.owner = m_setup.people[static_cast<size_t>(owner)].id;
        c.leaseUntil = kNow + minutes(104);
    }
    SlaClock resolution = clockOf(
        queue == Queue::Chargeback ? ClockKind::External : ClockKind::Resolution, c.sourceAt, due);
    if (queue == Queue::Chargeback) {
        resolution.budget = 0;
        resolution.warn = due - hours(48);
        resolution.issuerZone = QStringLiteral("America/New_York");
    }
    SlaClock first = clockOf(ClockKind::FirstAction, c.sourceAt, c.sourceAt + hours(2));
    if (owner >= 0) {
        first.verdict = Verdict::Met;
        first.stopped = c.sourceAt + minutes(72);
        SlaClock update = clockOf(ClockKind::NextUpdate, kNow - hours(3),
                                  std::max(due + hours(3), kNow + minutes(44)));
        c.clocks.push_back(first);
        c.clocks.push_back(update);
    }
    c.clocks.push_back(resolution);
    CaseReason reason;
    reason.rule = "REF-01";
    reason.ruleVersion = 1;
    reason.text = what;
    c.reasons.push_back(reason);
    r.row.what = QString::fromUtf8(what);
    r.row.detail = QString::fromUtf8(detail);
    r.row.customer = QString::fromUtf8(customer);
    return r;
}

void SampleDesk::finish(view::CaseRecord& r)
{
    Case& c = r.value;
    view::CaseRow& row = r.row;
    row.number = c.number;
    row.id = c.id;
    row.revision = c.revision;
    row.queue = c.queue;
    row.tier = c.tier;
    row.state = c.state;
    row.face = view::worstOf(c.clocks);
    row.label = c.subjectLabel;
    row.amount = c.amount;
    row.owner = c.owner;
    const Person* owner = m_setup.person(c.owner);
    row.ownerName = owner ? owner->fullName : QString();
    row.sourceAt = c.sourceAt;
    if (!r.queueName.isEmpty())
        return;
    r.queueName = QString::fromLatin1(name(c.queue));
    r.ruleName = QStringLiteral("REF-01 v1");
    view::PaymentView p;
    p.ref = {1, FactKind::Payment, "pi_" + QByteArray::number(c.number)};
    p.sourceName = QStringLiteral("Stripe EU-1");
    p.payment.id = p.ref.id;
    p.payment.createdAt = c.sourceAt - hours(30);
    p.payment.amount = c.amount.currency.digits() == 2
                           ? Money{c.amount.minor + 4245, c.amount.currency}
                           : c.amount;
    p.payment.captured = p.payment.amount.minor;
    p.payment.status = PaymentStatus::Approved;
    p.payment.brand = "Visa";
    p.payment.last4 = "4417";
    p.refundable = p.payment.amount;
    view::PaymentView declined = p;
    declined.payment.id = declined.ref.id = "pd_" + QByteArray::number(c.number);
    declined.payment.createdAt = p.payment.createdAt - seconds(93);
    declined.payment.status = PaymentStatus::Declined;
    declined.payment.captured = 0;
    declined.declineWords = QStringLiteral("not enough money (51)");
    declined.refundable = Money{0, c.amount.currency};
    r.payments = {p, declined};
    Order order;
    order.id = c.order;
    order.number = c.subjectLabel;
    order.createdAt = p.payment.createdAt;
    order.total = p.payment.amount;
    order.financialStatus = "paid";
    order.fulfillmentStatus = "fulfilled";
    for (int i = 0; i < 2; ++i) {
        OrderLine line;
        line.title = i ? QStringLiteral("Linen throw") : QStringLiteral("Merino crew, grey M");
        line.sku = i ? "LT-009" : "MC-204";
        line.quantity = i ? 1 : 2;
        line.price = Money{i ? 3450 : 4245, c.amount.currency};
        order.lines.push_back(line);
    }
    order.personal.name = row.customer;
    r.order = order;
    FulfillmentOrder f;
    f.status = "closed";
    f.locationName = QStringLiteral("Northline Leipzig");
    r.fulfillments.push_back(f);
    Shipment s;
    s.carrier = QStringLiteral("DHL");
    s.tracking = "00340434290871";
    s.shipmentStatus = "delivered";
    s.createdAt = c.sourceAt - hours(20);
    r.shipments.push_back(s);
    using S = view::Stop::State;
    const Instant begun = p.payment.createdAt;
    r.journey = {
        {QStringLiteral("Paid"), S::Done, begun, QStringLiteral("Visa 4417")},
        {QStringLiteral("Allocated"), S::Done, begun + minutes(2), QStringLiteral("2 of 2")},
        {QStringLiteral("Packed"), S::Done, begun + hours(8), QStringLiteral("Northline")},
        {QStringLiteral("Shipped"), S::Done, begun + hours(10), QStringLiteral("DHL …90871")},
        {QStringLiteral("Delivered"), S::Done, begun + hours(26), QStringLiteral("Signed")},
        {QStringLiteral("Refund sent"), row.face.due < kNow ? S::Late : S::Ahead, row.face.due,
         QString()},
        {QStringLiteral("Closed"), S::Ahead, {}, {}}};
    r.facts = {{QStringLiteral("Return"), QStringLiteral("RMA-3318 · 2 of 3 · condition A")},
               {QStringLiteral("Received"), QStringLiteral("20 Nov 15:40, Northline")},
               {QStringLiteral("Refund"), QStringLiteral("promised, none sent for 72 h")},
               {QStringLiteral("Payment"), QStringLiteral("Visa 4417 · Stripe EU-1")}};
    r.customer = {{QStringLiteral("Name"), row.customer},
                  {QStringLiteral("Place"), QStringLiteral("Leipzig, DE")},
                  {QStringLiteral("Orders"), QStringLiteral("6 since Mar 2025")},
                  {QStringLiteral("Returns"), QStringLiteral("1")},
                  {QStringLiteral("Disputes"), QStringLiteral("none")}};
    r.approvers = {QStringLiteral("Noor Haddad")};
    using K = view::TimelineItem::Kind;
    const auto item = [&](K kind, Instant at, const char* who, const QString& title,
                          const QString& detail, const char* icon, bool ours, bool bad = false) {
        r.timeline.push_back({kind, at, QString::fromUtf8(who), title, detail,
                              QString::fromLatin1(icon), ours, bad});
    };
    if (row.face.due.isSet() && row.face.due < kNow)
        item(K::Breach, row.face.due, "", QStringLiteral("Resolution clock breached"),
             QStringLiteral("8 h used: vendor 3 h 10 · unassigned 2 h 41 · ours 2 h 09"),
             "breached", true, true);
    if (owner) {
        item(K::Note, kNow - hours(5), "Noor Haddad", QStringLiteral("Noor Haddad noted"),
             QStringLiteral("“Warehouse confirmed condition A by phone, ticket NL-8841. Photos are "
                            "on the RMA. The customer asked twice; shipping is kept as per policy "
                            "4.2, so only the two items go back.”"),
             "note", true);
        item(K::Claimed, kNow - hours(6), "Mara Lindqvist",
             owner->fullName + QStringLiteral(" claimed it"), QStringLiteral("Held for 2 h"),
             "person", true);
    }
    item(K::Opened, c.openedAt, "REF-01 v1", QStringLiteral("Opened by REF-01 v1"), row.what,
         "journal", true);
    item(K::Fact, c.sourceAt, "Shopify", QStringLiteral("Return received, 2 items, condition A"),
         QStringLiteral("Fact from Shopify, imported 4 min later"), "return", false);
    item(K::Fact, begun, "Stripe EU-1", QStringLiteral("Payment captured, Visa 4417"),
         QStringLiteral("Fact from Stripe EU-1"), "payment", false);
}

std::vector<view::Offer> SampleDesk::offersFor(const view::CaseRecord& r) const
{
    using J = Judgment::Kind;
    std::vector<view::Offer> out;
    const bool mine = m_person && r.value.owner == m_person->id;
    const bool free = r.value.owner.isNull();
    const QString notMine = !m_person ? QStringLiteral("Sign in first")
                            : free    ? QStringLiteral("Claim it first")
                                      : QStringLiteral("Held by %1").arg(r.row.ownerName);
    const auto add = [&](const char* act, bool ok, const QString& why, J kind = J::Allowed) {
        out.push_back({act, ok ? Judgment{kind, kind == J::Allowed ? QString() : why}
                               : Judgment{J::Denied, why}});
    };
    if (!r.value.open()) {
        add("reopen", m_person.has_value(), QStringLiteral("Sign in first"));
        return out;
    }
    const bool money = r.value.queue == Queue::Refund || r.value.queue == Queue::PaymentHold;
    if (money)
        add("refund", mine, notMine, J::NeedsReason);
    if (free)
        add("claim", m_person.has_value(), QStringLiteral("Sign in first"));
    add("note", m_person.has_value(), QStringLiteral("Sign in first"));
    if (r.value.paused)
        add("resume", mine, notMine);
    else
        add("pause", mine, notMine);
    if (!free)
        add("release", mine, notMine);
    const bool somebody = m_person.has_value();
    const QString signIn = QStringLiteral("Sign in first");
    if (const Handoff* handoff = r.value.offered()) {
        const bool forMe = m_person && handoff->from != m_person->id && handoff->isFor(*m_person);
        const bool byMe = m_person && handoff->from == m_person->id;
        add("accept_handoff", forMe, QStringLiteral("It is offered to somebody else"));
        add("return_handoff", forMe || byMe, QStringLiteral("It is offered to somebody else"),
            J::NeedsReason);
    } else {
        add("hand_off", mine, notMine, J::NeedsReason);
    }
    add("attach", somebody, signIn, J::NeedsReason);
    add("escalate", somebody && !r.value.escalated(),
        somebody ? QStringLiteral("The leads have been told already") : signIn, J::NeedsReason);
    add("snooze", somebody, signIn, J::NeedsReason);
    add("assign", m_person && m_person->has(Role::Lead),
        somebody ? QStringLiteral("Team leads and operations managers only") : signIn,
        J::NeedsReason);
    add("link", somebody, signIn, J::NeedsReason);
    add("merge", mine, notMine, J::NeedsReason);
    add("open_by_hand", somebody, signIn, J::NeedsReason);
    add("close", mine, notMine);
    for (const Intent& intent : r.value.intents)
        if (intent.state == IntentState::Proposed) {
            const auto offers = offersOn(intent);
            out.insert(out.end(), offers.begin(), offers.end());
            break;
        }
    return out;
}

void SampleDesk::rewrite(const std::function<void(QString&)>& change)
{
    m_rewrite = change;
    const auto bytes = [&](QByteArray& text) {
        QString words = QString::fromUtf8(text);
        change(words);
        text = words.toUtf8();
    };
    for (auto& [number, r] : m_cases) {
        for (QString* text : {&r.row.what, &r.row.detail, &r.row.customer, &r.row.ownerName})
            change(*text);
        bytes(r.row.label);
        for (CaseReason& reason : r.value.reasons)
            bytes(reason.text);
        for (view::TimelineItem& item : r.timeline)
            for (QString* text : {&item.who, &item.title, &item.detail})
                change(*text);
        for (std::vector<view::Line>* lines : {&r.facts, &r.customer})
            for (view::Line& line : *lines)
                change(line.value);
        for (view::PaymentView& payment : r.payments)
            for (QString* text : {&payment.sourceName, &payment.declineWords})
                change(*text);
        for (view::Stop& stop : r.journey)
            change(stop.detail);
        for (view::EvidenceView& paper : r.evidence)
            for (QString* text : {&paper.name, &paper.note, &paper.by})
                change(*text);
        for (view::HandoffView& handoff : r.handoffs)
            for (QString* text : {&handoff.from, &handoff.to, &handoff.reason, &handoff.answer})
                change(*text);
        for (view::LinkView& link : r.links)
            for (QString* text : {&link.words, &link.what})
                change(*text);
        for (view::Change& world : r.changes)
            change(world.words);
        if (r.escalated)
            for (QString* text : {&r.escalated->by, &r.escalated->reason})
                change(*text);
        for (Intent& intent : r.value.intents)
            bytes(intent.message);
    }
    for (view::OutboxItem& item : m_outbox) {
        change(item.what);
        bytes(item.label);
        bytes(item.intent.message);
    }
}

}  // namespace docket::sample
