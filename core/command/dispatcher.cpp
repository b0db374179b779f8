// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/dispatcher.h"

#include "core/command/apply.h"
#include "core/command/labels.h"
#include "core/command/policy.h"
#include <QHash>

#include <algorithm>

namespace docket::command {

namespace {

ExternalRef paymentOf(const Act& act, const Case* value)
{
    if (const auto* refund = std::get_if<RequestRefund>(&act))
        return refund->payment;
    const auto* approve = std::get_if<ApproveRefund>(&act);
    if (approve && value)
        for (const Intent& intent : value->intents)
            if (intent.id == approve->intent)
                return intent.target;
    return {};
}

// The second case that an act is about.
CaseId otherOf(const Act& act)
{
    if (const auto* link = std::get_if<LinkCase>(&act))
        return link->link.other;
    if (const auto* merge = std::get_if<MergeCase>(&act))
        return merge->into;
    return {};
}

}  // namespace

Dispatcher::Dispatcher(Parts parts)
    : m_parts(std::move(parts))
    , m_scribe({m_parts.keys, m_parts.clock, m_parts.desk, m_parts.freeze, m_parts.trust}, m_setup,
               m_clocks)
{
}

Done Dispatcher::start()
{
    const auto profile = m_parts.journal->of(profileSubject(), 0);
    if (!profile)
        return fail(profile.error());
    for (const Entry& entry : *profile) {
        const auto opened = m_parts.keys->open(entry);
        if (!opened && opened.error().kind != ErrorKind::NotFound)
            return fail(opened.error());
        if (auto done = apply(m_setup, entry, opened.value_or(QByteArray())); !done)
            return done;
    }
    const auto rows = m_parts.cases->allOutbox();
    if (!rows)
        return fail(rows.error());
    for (const store::OutboxRow& row : *rows) {
        // The journal may know more than the cache: each case is brought up to date first.
        const auto value = current(row.caseId);
        if (!value)
            return fail(value.error());
        if (*value)
            m_money.note(**value);
    }
    return {};
}

Result<std::optional<Case>> Dispatcher::current(CaseId id) const
{
    auto cached = m_parts.cases->byId(id);
    if (!cached)
        return fail(cached.error());
    const auto tail = m_parts.journal->of(subjectOf(id), *cached ? (*cached)->lastSeq : 0);
    if (!tail)
        return fail(tail.error());
    if (!*cached && tail->empty())
        return std::optional<Case>();
    Case value = cached->value_or(Case{});
    for (const Entry& entry : *tail)
        if (auto applied = command::apply(value, entry); !applied)
            return fail(applied.error());
    return std::optional<Case>(std::move(value));
}

Result<std::optional<MoneyGround>> Dispatcher::money(const ExternalRef& payment) const
{
    return m_money.ground(payment, *m_parts.facts);
}

bool Dispatcher::inFlight(const ExternalRef& payment, IntentId except) const
{
    return m_money.inFlight(payment, except);
}

Result<bool> Dispatcher::belongs(const ExternalRef& payment, const Case& value) const
{
    if (payment == value.subject)
        return true;
    const auto fact = m_parts.facts->payment(payment.source, payment.id);
    if (!fact)
        return fail(fact.error());
    return *fact && !value.order.isEmpty() && (*fact)->fact.order == value.order;
}

// What the facts say about the thing that a change of the world is about.
Result<std::optional<TargetGround>> Dispatcher::target(Act& act, const Case* value) const
{
    using Answer = std::optional<TargetGround>;
    TargetGround out;
    if (auto* approve = std::get_if<ApprovePayment>(&act)) {
        const auto mine = belongs(approve->payment, *value);
        if (!mine)
            return fail(mine.error());
        const auto payment = m_parts.facts->payment(approve->payment.source, approve->payment.id);
        if (!payment)
            return fail(payment.error());
        const auto holds = m_parts.facts->holdsOf(approve->payment.source, approve->payment.id);
        if (!holds)
            return fail(holds.error());
        for (const auto& hold : *holds) {
            if (hold.ref != approve->review)
                continue;
            out.belongs = *mine;
            out.fits = hold.fact.open && !hold.deleted;
        }
        if (*payment)
            out.amount = (*payment)->fact.amount;
        // What it is worth is the vendor's word, not the asker's.
        approve->amount = out.amount;
        return Answer(out);
    }
    const auto fulfillment = [&](const ExternalRef& ref, bool toHold) -> Result<Answer> {
        const auto list = m_parts.facts->fulfillmentsOf(value->order);
        if (!list)
            return fail(list.error());
        for (const auto& f : *list) {
            if (f.ref != ref || f.deleted)
                continue;
            out.belongs = !value->order.isEmpty();
            const bool held = f.fact.status == "on_hold";
            out.fits = toHold ? f.fact.status == "open" || f.fact.status == "scheduled" : held;
        }
        return Answer(out);
    };
    if (const auto* hold = std::get_if<HoldFulfillment>(&act))
        return fulfillment(hold->fulfillment, true);
    if (const auto* release = std::get_if<ReleaseFulfillment>(&act))
        return fulfillment(release->fulfillment, false);
    if (const auto* cancel = std::get_if<CancelOrder>(&act)) {
        const auto order = m_parts.facts->order(value->order);
        if (!order)
            return fail(order.error());
        if (*order && (*order)->ref == cancel->order) {
            out.belongs = true;
            out.fits = !(*order)->deleted && !(*order)->fact.cancelledAt.isSet() &&
                       (*order)->fact.fulfillmentStatus != "fulfilled";
        }
        return Answer(out);
    }
    if (const auto* label = std::get_if<VoidLabel>(&act)) {
        const auto labels = voidableLabels(*m_parts.facts, *value);
        if (!labels)
            return fail(labels.error());
        out.belongs = std::any_of(labels->begin(), labels->end(),
                                  [&](const auto& l) { return l.ref == label->label; });
        out.fits = out.belongs;
        return Answer(out);
    }
    if (const auto* open = std::get_if<OpenByHand>(&act)) {
        if (open->subject.kind == FactKind::Order) {
            const auto order = m_parts.facts->order(open->subject.id);
            if (!order)
                return fail(order.error());
            out.belongs =
                *order && (*order)->ref == open->subject && open->order == open->subject.id;
        } else if (open->subject.kind == FactKind::Payment) {
            const auto payment = m_parts.facts->payment(open->subject.source, open->subject.id);
            if (!payment)
                return fail(payment.error());
            out.belongs = *payment && (*payment)->fact.order == open->order;
        }
        return Answer(out);
    }
    return Answer();
}

Result<qint64> Dispatcher::aloneToday(PersonId person, Currency currency,
                                      const QByteArray& order) const
{
    const auto customerOf = [&](const QByteArray& id) -> QByteArray {
        const auto found = m_parts.facts->order(id);
        return found && *found ? (*found)->fact.customer : QByteArray();
    };
    const QByteArray customer = order.isEmpty() ? QByteArray() : customerOf(order);
    return m_money.alone(
        person, m_parts.clock->now() - hours(24), currency, [&](const QByteArray& other) {
            return !order.isEmpty() &&
                   (other == order ||
                    (!customer.isEmpty() && !other.isEmpty() && customerOf(other) == customer));
        });
}

Result<Dispatcher::Decided> Dispatcher::decide(const Command& asked, std::optional<Case> before)
{
    Command command = asked;
    const bool opening = std::holds_alternative<OpenCase>(command.act) ||
                         std::holds_alternative<OpenByHand>(command.act);
    if (opening && before) {
        Decided same;
        same.after = std::move(*before);
        same.repeated = true;
        return same;
    }
    if (!opening && !before)
        return fail(ErrorKind::NotFound, command.subject.text(),
                    QStringLiteral("there is no such case"));
    const Case* value = before ? &*before : nullptr;
    if (command.seen && value && *command.seen != value->revision)
        return fail(ErrorKind::Conflict, QStringLiteral("case %1").arg(value->number),
                    QStringLiteral("it is at revision %1 now, and revision %2 was seen")
                        .arg(value->revision)
                        .arg(*command.seen));

    Ground ground;
    ground.setup = &m_setup;
    ground.actor = command.actor;
    ground.value = value;
    ground.now = m_parts.clock->now();
    std::optional<Case> other;
    if (const CaseId id = otherOf(command.act); !id.isNull()) {
        auto found = current(id);
        if (!found)
            return fail(found.error());
        other = std::move(*found);
        ground.other = other ? &*other : nullptr;
    }
    if (const ExternalRef payment = paymentOf(command.act, value); payment.isSet()) {
        auto known = m_money.ground(payment, *m_parts.facts);
        if (!known)
            return fail(known.error());
        ground.money = *known;
        if (ground.money && command.actor.isPerson()) {
            const auto today =
                aloneToday(command.actor.personId(), ground.money->currency, value->order);
            if (!today)
                return fail(today.error());
            ground.money->aloneToday = *today;
        }
    }
    auto about = target(command.act, value);
    if (!about)
        return fail(about.error());
    ground.target = *about;
    if (const auto* refund = std::get_if<RequestRefund>(&command.act)) {
        const auto mine = belongs(refund->payment, *value);
        if (!mine)
            return fail(mine.error());
        if (!*mine)
            return fail(
                ErrorKind::Denied, QStringLiteral("refund"),
                QStringLiteral("that payment does not belong to case %1").arg(value->number));
    }
    const Judgment judgment = judge(command.act, ground);
    switch (judgment.kind) {
    case Judgment::Kind::Denied:
        return fail(ErrorKind::Denied, QLatin1String(docket::name(command.act)), judgment.why);
    case Judgment::Kind::NeedsReason:
    case Judgment::Kind::NeedsEvidence:
        return fail(ErrorKind::Incomplete, QLatin1String(docket::name(command.act)), judgment.why);
    case Judgment::Kind::NeedsSecondPerson:
    case Judgment::Kind::Allowed:
        break;
    }

    Decided out;
    auto written = m_scribe.write(command, value, ground.other, judgment);
    if (!written)
        return fail(written.error());
    out.drafts = std::move(*written);
    out.expected.push_back({subjectOf(command.subject), value ? value->revision : 0});
    if (std::any_of(out.drafts.begin(), out.drafts.end(), [&](const EntryDraft& d) {
            return other && d.subject == subjectOf(other->id);
        }))
        out.expected.push_back({subjectOf(other->id), other->revision});
    if (before)
        out.after = std::move(*before);
    return out;
}

Result<view::Receipt> Dispatcher::dispatch(const Command& command)
{
    view::Receipt receipt;
    receipt.command = command.id;
    const auto known = m_parts.journal->byCommand(command.id);
    if (!known)
        return fail(known.error());
    auto before = current(command.subject);
    if (!before)
        return fail(before.error());
    if (!known->empty()) {
        receipt.repeated = true;
        for (const Entry& entry : *known)
            receipt.sequences.push_back(entry.seq);
        if (*before) {
            receipt.caseNumber = (*before)->number;
            receipt.revision = (*before)->revision;
        }
        return receipt;
    }
    auto decided = decide(command, std::move(*before));
    if (!decided)
        return fail(decided.error());
    if (decided->repeated) {
        receipt.repeated = true;
        receipt.caseNumber = decided->after.number;
        receipt.revision = decided->after.revision;
        return receipt;
    }
    auto entries = m_parts.journal->append(decided->expected, std::move(decided->drafts));
    if (!entries)
        return fail(entries.error());
    for (const Entry& entry : *entries) {
        receipt.sequences.push_back(entry.seq);
        if (entry.subject != subjectOf(command.subject))
            continue;
        if (auto applied = command::apply(decided->after, entry); !applied)
            return fail(applied.error());
    }
    m_money.note(decided->after);
    receipt.caseNumber = decided->after.number;
    receipt.revision = decided->after.revision;
    m_parts.appended(*entries);
    return receipt;
}

Result<Dispatcher::BatchReceipt> Dispatcher::dispatchAll(const std::vector<Command>& commands)
{
    constexpr size_t kMostEntries = 5000;
    BatchReceipt receipt;
    size_t next = 0;
    while (next < commands.size()) {
        // Each command is judged on the state that the ones before it in the batch leave behind.
        QHash<CaseId, Case> states;
        std::vector<journal::Expected> expected;
        std::vector<EntryDraft> drafts;
        for (; next < commands.size() && drafts.size() < kMostEntries; ++next) {
            const Command& command = commands[next];
            std::optional<Case> before;
            const auto pending = states.constFind(command.subject);
            if (pending != states.cend()) {
                // Entries of this batch have no sequence yet, so a second command on the same case
                // waits for the next batch.
                break;
            }
            const auto known = m_parts.journal->byCommand(command.id);
            if (!known)
                return fail(known.error());
            if (!known->empty()) {
                ++receipt.repeated;
                continue;
            }
            auto found = current(command.subject);
            if (!found)
                return fail(found.error());
            before = std::move(*found);
            auto decided = decide(command, std::move(before));
            if (!decided) {
                switch (decided.error().kind) {
                case ErrorKind::Denied:
                case ErrorKind::Incomplete:
                case ErrorKind::Conflict:
                case ErrorKind::NotFound:
                    ++receipt.refused;
                    continue;
                default:
                    return fail(decided.error());
                }
            }
            if (decided->repeated) {
                ++receipt.repeated;
                continue;
            }
            states.insert(command.subject, decided->after);
            expected.insert(expected.end(), decided->expected.begin(), decided->expected.end());
            for (EntryDraft& d : decided->drafts)
                drafts.push_back(std::move(d));
            ++receipt.recorded;
        }
        if (drafts.empty())
            continue;
        auto entries = m_parts.journal->append(expected, std::move(drafts));
        if (!entries)
            return fail(entries.error());
        m_parts.appended(*entries);
    }
    return receipt;
}

Result<qint64> Dispatcher::configure(const Actor& actor, const QByteArray& type,
                                     const QJsonObject& body, const QByteArray& sealed)
{
    EntryDraft d;
    d.id = EntryId::mint();
    d.type = type;
    d.at = m_parts.clock->now();
    d.trust = m_parts.trust ? m_parts.trust() : TimeTrust::Agreed;
    d.actor = toText(actor);
    d.subject = profileSubject();
    d.command = CommandId::mint();
    d.desk = m_parts.desk;
    d.body = toCanonicalJson(body);
    if (!sealed.isEmpty()) {
        auto bytes = m_parts.keys->sealFor(d.subject, sealed);
        if (!bytes)
            return fail(bytes.error());
        d.key = d.subject;
        d.sealed = *bytes;
    }
    auto entries = m_parts.journal->append({{profileSubject(), m_setup.revision}}, {d});
    if (!entries)
        return fail(entries.error());
    if (auto done = apply(m_setup, entries->front(), sealed); !done)
        return fail(done.error());
    m_parts.appended(*entries);
    return entries->front().seq;
}

}  // namespace docket::command
