// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sampledesk.h"

#include <QPromise>
#include <QTimer>

#include <algorithm>

namespace docket::sample {

namespace {

PersonId idOf(const char* login)
{
    return PersonId::derive(QUuid(profileSubject().value), login);
}

Setup sampleSetup()
{
    Setup setup;
    setup.revision = 1;
    setup.practice = true;
    setup.businesses.push_back({1, QStringLiteral("Hallund & Lyre"), QStringLiteral("Europe/Berlin")});
    const auto person = [&](const char* login, const char* full, Role role, qint64 limit) {
        Person p;
        p.id = idOf(login);
        p.login = login;
        p.fullName = QString::fromUtf8(full);
        p.roles = {role};
        p.limitMinor = limit;
        setup.people.push_back(p);
    };
    person("mara", "Mara Lindqvist", Role::Agent, 15000);
    person("priya", "Priya Raman", Role::Agent, 15000);
    person("noor", "Noor Haddad", Role::Lead, 100000);
    setup.secondPersonAbove = 50000;
    const auto source = [&](int number, const char* connector, const char* sourceName) {
        Source s;
        s.number = number;
        s.connector = connector;
        s.name = QString::fromUtf8(sourceName);
        setup.sources.push_back(s);
    };
    source(1, "stripe", "Stripe EU-1");
    source(2, "stripe", "Stripe US-1");
    source(3, "shopify", "Shopify");
    source(4, "stripe", "Stripe US-2");
    CalendarSpec calendar;
    calendar.id = QStringLiteral("berlin");
    calendar.zone = QStringLiteral("Europe/Berlin");
    setup.calendars.push_back(calendar);
    Policy policy;
    policy.id = QStringLiteral("standard");
    policy.calendar = calendar.id;
    policy.pauseCaps = {{QStringLiteral("awaiting_vendor"), hours(48)},
                        {QStringLiteral("awaiting_customer"), hours(72)},
                        {QStringLiteral("awaiting_processor"), hours(48)}};
    setup.policies.push_back(policy);
    return setup;
}

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

SampleDesk::SampleDesk(bool running, QObject* parent)
    : Desk(parent)
    , m_setup(sampleSetup())
    , m_running(running)
{
    m_clock.start();
    fill(*this);
}

template <class T>
QFuture<T> SampleDesk::later(T value)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QTimer::singleShot(0, this, [promise, value = std::move(value)]() mutable {
        promise->addResult(std::move(value));
        promise->finish();
    });
    return promise->future();
}

Instant SampleDesk::now() const
{
    return kNow + m_ahead + (m_running ? m_clock.elapsed() : 0);
}

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
    SlaClock resolution = clockOf(queue == Queue::Chargeback ? ClockKind::External
                                                            : ClockKind::Resolution,
                                  c.sourceAt, due);
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
    p.payment.amount = c.amount.currency.digits() == 2 ? Money{c.amount.minor + 4245, c.amount.currency}
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
    r.journey = {{QStringLiteral("Paid"), S::Done, begun, QStringLiteral("Visa 4417")},
                 {QStringLiteral("Allocated"), S::Done, begun + minutes(2), QStringLiteral("2 of 2")},
                 {QStringLiteral("Packed"), S::Done, begun + hours(8), QStringLiteral("Northline")},
                 {QStringLiteral("Shipped"), S::Done, begun + hours(10), QStringLiteral("DHL …90871")},
                 {QStringLiteral("Delivered"), S::Done, begun + hours(26), QStringLiteral("Signed")},
                 {QStringLiteral("Refund sent"), row.face.due < kNow ? S::Late : S::Ahead,
                  row.face.due, QString()},
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
             QStringLiteral("8 h used: vendor 3 h 10 · unassigned 2 h 41 · ours 2 h 09"), "breached",
             true, true);
    if (owner) {
        item(K::Note, kNow - hours(5), "Noor Haddad", QStringLiteral("Noor Haddad noted"),
             QStringLiteral("“Warehouse confirmed condition A by phone, ticket NL-8841. Photos are "
                            "on the RMA. The customer asked twice; shipping is kept as per policy "
                            "4.2, so only the two items go back.”"),
             "note", true);
        item(K::Claimed, kNow - hours(6), "Mara Lindqvist", owner->fullName + QStringLiteral(" claimed it"),
             QStringLiteral("Held for 2 h"), "person", true);
    }
    item(K::Opened, c.openedAt, "REF-01 v1", QStringLiteral("Opened by REF-01 v1"), row.what, "journal",
         true);
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
    add("close", mine, notMine);
    for (const Intent& intent : r.value.intents)
        if (intent.state == IntentState::Proposed) {
            const bool may = m_person && m_person->has(Role::Lead) && m_person->id != intent.requester;
            const QString why = m_person ? QStringLiteral("Team leads only")
                                         : QStringLiteral("Sign in first");
            add("approve_refund", may, why);
            add("decline_refund", may, why);
            break;
        }
    return out;
}

QFuture<Result<Person>> SampleDesk::signIn(const QString& login, const QString& passphrase)
{
    const Person* p = m_setup.personByLogin(login);
    if (!p || passphrase != QLatin1String("practice"))
        return later(Result<Person>(fail(ErrorKind::Denied, QStringLiteral("sign in"))));
    m_person = *p;
    emit personChanged();
    return later(Result<Person>(*p));
}

void SampleDesk::signInAs(const QByteArray& login)
{
    if (const Person* p = m_setup.personByLogin(QString::fromLatin1(login)))
        m_person = *p;
    emit personChanged();
}

void SampleDesk::signOut()
{
    m_person.reset();
    emit personChanged();
}

QFuture<Result<Person>> SampleDesk::recognise(const QString& login, const QString& passphrase)
{
    const Person* p = m_setup.personByLogin(login);
    if (!p || passphrase != QLatin1String("practice"))
        return later(Result<Person>(fail(ErrorKind::Denied, QStringLiteral("recognise"))));
    return later(Result<Person>(*p));
}

view::Band SampleDesk::bandOf(const view::CaseRecord& r) const
{
    const view::Face& f = r.row.face;
    if (!f.due.isSet())
        return view::Band::Paused;
    if (f.due < now())
        return view::Band::Breached;
    if (f.warn <= now())
        return view::Band::AtRisk;
    // Midnight in Berlin, on the one day on which the samples play.
    return f.due < kNow + hours(10) ? view::Band::Today : view::Band::Later;
}

bool SampleDesk::matches(const view::CaseRecord& r, const view::Query& q) const
{
    if (!r.value.open() || (q.queue && *q.queue != r.value.queue))
        return false;
    switch (q.scope) {
    case view::Scope::All: return true;
    case view::Scope::Mine: return m_person && r.value.owner == m_person->id;
    case view::Scope::Unclaimed: return r.value.owner.isNull();
    case view::Scope::Approval:
        return m_person && r.row.waitsForApproval && r.value.owner != m_person->id;
    case view::Scope::Chasing:
        return m_person && r.value.paused && r.value.owner == m_person->id;
    }
    return false;
}

QFuture<Result<view::RowSet>> SampleDesk::worklist(const view::Query& query)
{
    view::RowSet set;
    set.at = now();
    std::vector<std::pair<view::Band, const view::CaseRecord*>> found;
    for (const auto& [number, r] : m_cases) {
        if (!matches(r, query))
            continue;
        const QString hay = QString::number(number) + u' ' + QString::fromUtf8(r.row.label) + u' '
                            + r.row.what + u' ' + r.row.detail;
        if (!query.text.isEmpty() && !hay.contains(query.text, Qt::CaseInsensitive)) {
            ++set.hidden;
            continue;
        }
        found.emplace_back(bandOf(r), &r);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, a.second->row.face.due) < std::pair(b.first, b.second->row.face.due);
    });
    for (const auto& [band, r] : found) {
        set.numbers.push_back(r->value.number);
        ++set.bands[static_cast<size_t>(band)];
        if (band == view::Band::AtRisk && r->row.face.due <= now() + minutes(15))
            ++set.dueWithin15;
    }
    return later(Result<view::RowSet>(std::move(set)));
}

QFuture<Result<std::vector<view::CaseRow>>> SampleDesk::rows(const std::vector<qint64>& numbers)
{
    ++m_rowRequests;
    std::vector<view::CaseRow> out;
    for (const qint64 n : numbers)
        if (const auto it = m_cases.find(n); it != m_cases.end())
            out.push_back(it->second.row);
    return later(Result<std::vector<view::CaseRow>>(std::move(out)));
}

QFuture<Result<view::Counts>> SampleDesk::counts()
{
    view::Counts counts;
    counts.at = now();
    const auto of = [&](const view::Query& q) {
        view::QueueCount c;
        for (const auto& [number, r] : m_cases)
            if (matches(r, q)) {
                ++c.open;
                const view::Band band = bandOf(r);
                c.breached += band == view::Band::Breached;
                c.atRisk += band == view::Band::AtRisk;
                c.unclaimed += r.value.owner.isNull();
                if (r.row.face.due.isSet() && r.row.face.due >= now()
                    && (!c.nextDue.isSet() || r.row.face.due < c.nextDue))
                    c.nextDue = r.row.face.due;
            }
        return c;
    };
    for (const Queue queue : kQueues) {
        counts.queues.push_back(of({queue, view::Scope::All, {}}));
        counts.queues.back().queue = queue;
    }
    counts.mine = of({{}, view::Scope::Mine, {}});
    counts.approval = of({{}, view::Scope::Approval, {}});
    counts.chasing = of({{}, view::Scope::Chasing, {}});
    return later(Result<view::Counts>(std::move(counts)));
}

QFuture<Result<view::CaseRecord>> SampleDesk::record(qint64 number)
{
    const auto it = m_cases.find(number);
    if (it == m_cases.end())
        return later(Result<view::CaseRecord>(
            fail(ErrorKind::NotFound, QString::number(number), QStringLiteral("no such case"))));
    view::CaseRecord r = it->second;
    r.at = now();
    r.offers = offersFor(r);
    return later(Result<view::CaseRecord>(std::move(r)));
}

QFuture<Result<view::Explanation>> SampleDesk::explain(qint64 number, ClockKind kind)
{
    const auto it = m_cases.find(number);
    if (it != m_cases.end())
        for (const SlaClock& clock : it->second.value.clocks)
            if (clock.kind == kind) {
                view::Explanation e;
                e.clock = clock;
                e.calendarName = QStringLiteral("Berlin");
                e.zone = QStringLiteral("Europe/Berlin");
                const Instant s = clock.start;
                e.lines = {{s, s + minutes(4), true, LedgerWhy::ImportLag, {}, minutes(4), minutes(476)},
                           {s + minutes(4), s + minutes(161), true, LedgerWhy::Unassigned, {},
                            minutes(157), minutes(319)},
                           {s + minutes(161), s + hours(14), false, LedgerWhy::OutsideHours, {}, 0,
                            minutes(319)},
                           {s + hours(14), s + hours(17), false, LedgerWhy::Paused, PauseParty::Vendor,
                            hours(3), minutes(319)},
                           {s + hours(17), now(), true, LedgerWhy::Working, {}, minutes(129),
                            minutes(190)}};
                e.split = splitOf(e.lines);
                e.judgement = judge(clock, now());
                return later(Result<view::Explanation>(std::move(e)));
            }
    return later(Result<view::Explanation>(
        fail(ErrorKind::NotFound, QString::number(number), QStringLiteral("no such clock"))));
}

QFuture<Result<view::NextCase>> SampleDesk::next()
{
    const view::CaseRecord* best = nullptr;
    for (const auto& [number, r] : m_cases)
        if (r.value.open() && r.value.owner.isNull() && r.row.face.due.isSet()
            && (!best || r.row.face.due < best->row.face.due))
            best = &r;
    return later(Result<view::NextCase>(
        best ? view::NextCase{best->value.number, QStringLiteral("due first among the unclaimed")}
             : view::NextCase{}));
}

void SampleDesk::saveDraft(qint64 number, const QString& text)
{
    if (text.isEmpty())
        m_drafts.remove(number);
    else
        m_drafts[number] = text;
    emit outboxChanged();
}

QFuture<QString> SampleDesk::draft(qint64 number)
{
    return later(m_drafts.value(number));
}

void SampleDesk::sync()
{
    if (m_syncing)
        return;
    m_syncing = true;
    emit sourcesChanged();
    QTimer::singleShot(2500, this, &SampleDesk::cancelSync);
}

void SampleDesk::cancelSync()
{
    if (!m_syncing)
        return;
    m_syncing = false;
    emit sourcesChanged();
}

std::vector<view::SourceStatus> SampleDesk::sources() const
{
    using S = view::SourceStatus::State;
    std::vector<view::SourceStatus> out(4);
    for (size_t i = 0; i < out.size(); ++i) {
        out[i].number = static_cast<SourceNumber>(i + 1);
        out[i].name = m_setup.sources[i].name;
        out[i].state = S::Live;
        out[i].lastSuccess = now() - seconds(9 + 5 * static_cast<qint64>(i));
    }
    out[2].state = m_syncing ? S::Syncing : S::Live;
    out[2].feed = QStringLiteral("orders");
    out[2].pages = 14;
    out[3].state = S::Failing;
    out[3].failingSince = kNow - minutes(43);
    out[3].nextTry = now() + seconds(40);
    out[3].problem = QStringLiteral("HTTP 503");
    return out;
}

int SampleDesk::outboxCount() const
{
    int n = 0;
    for (const auto& [number, r] : m_cases)
        for (const Intent& i : r.value.intents)
            n += i.state == IntentState::Ready || i.state == IntentState::Sending
                 || i.state == IntentState::Unknown;
    return n;
}

std::vector<qint64> SampleDesk::arrive(int n, Millis left)
{
    view::Changes changes;
    for (int i = 0; i < n; ++i) {
        auto& r = make(kQueues[static_cast<size_t>(i) % 7], left + seconds(i), "Arrived just now", "",
                       "Nina Arrival", Money{1000 + i, Currency::parse("EUR")}, -1, minutes(1));
        finish(r);
        changes.cases.push_back(r.value.number);
    }
    emit changed(changes);
    return changes.cases;
}

void SampleDesk::remove(qint64 number)
{
    m_cases.erase(number);
    emit changed({{number}});
}

void SampleDesk::moveDue(qint64 number, Millis left)
{
    view::CaseRecord& r = m_cases.at(number);
    for (SlaClock& clock : r.value.clocks) {
        clock.due = now() + left;
        clock.warn = clock.due - hours(2);
    }
    finish(r);
    emit changed({{number}});
}

void SampleDesk::clear()
{
    m_cases.clear();
    view::Changes changes;
    changes.facts = true;
    emit changed(changes);
}

}  // namespace docket::sample
