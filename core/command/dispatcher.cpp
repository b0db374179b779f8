// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/dispatcher.h"

#include "core/command/apply.h"
#include "core/command/policy.h"
#include "core/domain/disposition.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace docket::command {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

QJsonArray packedClocks(const Clocks& clocks)
{
    QJsonArray out;
    for (const SlaClock& clock : clocks)
        out.append(packed(clock));
    return out;
}

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

}  // namespace

Dispatcher::Dispatcher(Parts parts)
    : m_parts(std::move(parts))
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

EntryDraft Dispatcher::draft(const Command& command, const char* type, const QJsonObject& body,
                             int index) const
{
    EntryDraft d;
    d.id = EntryId::derive(command.id.value, QByteArray(type) + ':' + QByteArray::number(index));
    d.type = type;
    d.at = m_parts.clock->now();
    d.actor = toText(command.actor);
    d.subject = subjectOf(command.subject);
    d.command = command.id;
    d.desk = m_parts.desk;
    QJsonObject whole = body;
    // On one desk whoever owns the files owns the data, and the record says so.
    whole.insert(key("assurance"), key("desk"));
    d.body = toCanonicalJson(whole);
    return d;
}

Result<EntryDraft> Dispatcher::sealedDraft(const Command& command, const char* type,
                                           const QJsonObject& body, int index, const QString& text)
{
    EntryDraft d = draft(command, type, body, index);
    if (text.isEmpty())
        return d;
    const QByteArray json = toCanonicalJson(QJsonObject{{key("text"), text}});
    auto sealed = m_parts.keys->sealFor(d.subject, json);
    if (!sealed)
        return fail(sealed.error());
    d.key = d.subject;
    d.sealed = *sealed;
    return d;
}

Result<EntryDraft> Dispatcher::readyDraft(const Command& command, const Intent& intent,
                                          PersonId approver, int index)
{
    const auto request = m_parts.freeze(intent, m_setup);
    if (!request)
        return fail(request.error());
    QJsonObject body{{key("intent"), intent.id.text()},
                     {key("request"), QJsonDocument::fromJson(*request).object()},
                     {key("sha256"), QString::fromLatin1(sha256(*request).toHex())}};
    if (!approver.isNull())
        body.insert(key("approver"), approver.text());
    return draft(command, "refund_ready", body, index);
}

Result<std::vector<EntryDraft>> Dispatcher::drafts(const Command& command, const Case* before,
                                                   const Judgment& judgment)
{
    const Instant now = m_parts.clock->now();

    struct Write {
        Dispatcher& self;
        const Command& command;
        const Case* before;
        const Judgment& judgment;
        Instant now;
        using Drafts = Result<std::vector<EntryDraft>>;

        Drafts one(const char* type, const QJsonObject& body, const QString& text = {}) const
        {
            auto d = self.sealedDraft(command, type, body, 0, text);
            if (!d)
                return fail(d.error());
            return std::vector<EntryDraft>{std::move(*d)};
        }
        QJsonObject clocks(const Clocks& list) const
        {
            return QJsonObject{{key("clocks"), packedClocks(list)}};
        }

        Drafts operator()(const OpenCase& act) const
        {
            const Instant sourceAt = act.reason.occurred;
            QJsonObject body =
                clocks(self.m_clocks.opened(self.m_setup, act.queue, act.tier, sourceAt, now,
                                            act.adopted, act.deadline, act.deadlineZone));
            body.insert(key("queue"), QLatin1String(docket::name(act.queue)));
            body.insert(key("tier"), QLatin1String(docket::name(act.tier)));
            body.insert(key("business"), 1);
            body.insert(key("subject"), toJson(act.subject));
            body.insert(key("label"), QString::fromUtf8(act.subjectLabel));
            body.insert(key("order"), QString::fromUtf8(act.order));
            body.insert(key("amount"), act.amount.minor);
            body.insert(key("currency"), act.amount.currency.text());
            if (act.adopted)
                body.insert(key("adopted"), true);
            body.insert(key("source_at"), sourceAt.ms);
            body.insert(key("reason"), toJson(act.reason));
            return one("case_opened", body);
        }
        Drafts operator()(const AttachReason& act) const
        {
            // A closed case comes back; an open one gains a reason. Both take an earlier deadline.
            Case next = *before;
            next.clocks = self.m_clocks.withDeadline(self.m_setup, next, act.deadline, {});
            QJsonObject body = clocks(next.clocks);
            body.insert(key("reason"), toJson(act.reason));
            if (act.amount.minor > before->amount.minor &&
                act.amount.currency == before->amount.currency)
                body.insert(key("amount"), act.amount.minor);
            return one("case_reason", body);
        }
        Drafts operator()(const HealReason& act) const
        {
            QJsonObject healed{{key("rule"), QString::fromUtf8(act.rule)},
                               {key("key"), QString::fromUtf8(act.key)},
                               {key("text"), QString::fromUtf8(act.text)}};
            std::vector<EntryDraft> out{self.draft(command, "reason_healed", healed, 0)};
            const bool last = std::all_of(
                before->reasons.begin(), before->reasons.end(), [&](const CaseReason& r) {
                    return r.healed || (r.rule == act.rule && r.key == act.key);
                });
            const bool moving = std::any_of(before->intents.begin(), before->intents.end(),
                                            [](const Intent& i) { return live(i.state); });
            // Somebody who holds the case closes it; nobody's closes by itself.
            if (last && !moving && before->owner.isNull()) {
                QJsonObject body = clocks(self.m_clocks.closed(*before, now));
                body.insert(key("disposition"), key(kHealedDisposition));
                body.insert(key("root_cause"), key(kHealedRootCause));
                out.push_back(self.draft(command, "case_closed", body, 1));
            }
            return out;
        }
        Drafts operator()(const Claim&) const
        {
            QJsonObject body = clocks(self.m_clocks.claimed(*before, now));
            Instant until = now + self.m_setup.claimLease;
            // The lease is business time by the case's own calendar.
            if (!before->clocks.empty()) {
                const Instant due = self.m_clocks.calendarOf(self.m_setup, before->clocks.front())
                                        ->due(now, self.m_setup.claimLease);
                if (due.isSet())
                    until = due;
            }
            body.insert(key("until"), until.ms);
            return one("case_claimed", body);
        }
        Drafts operator()(const Release&) const { return one("case_released", {}); }
        Drafts operator()(const AddNote& act) const
        {
            QJsonObject body;
            if (before->open())
                body = clocks(self.m_clocks.acted(self.m_setup, *before, now));
            return one("case_noted", body, act.text);
        }
        Drafts operator()(const PauseCase& act) const
        {
            Pause pause;
            pause.reason = QString::fromUtf8(act.reason);
            pause.party = act.party;
            pause.chaser = command.actor.personId().text();
            pause.begun = now;
            pause.expectedUntil = act.expectedUntil;
            QJsonObject body = clocks(self.m_clocks.paused(self.m_setup, *before, now));
            body.insert(key("pause"), packed(pause));
            return one("case_paused", body, act.note);
        }
        Drafts operator()(const ResumeCase&) const
        {
            // By itself it resumes at the instant that was named, not when a timer noticed.
            Instant at = now;
            if (!command.actor.isPerson() && !before->pauses.empty() &&
                before->pauses.back().expectedUntil.isSet())
                at = std::min(now, before->pauses.back().expectedUntil);
            QJsonObject body = clocks(self.m_clocks.resumed(self.m_setup, *before, at));
            body.insert(key("ended"), at.ms);
            return one("case_resumed", body);
        }
        Drafts operator()(const CloseCase& act) const
        {
            Case next = *before;
            next.clocks = self.m_clocks.acted(self.m_setup, next, now);
            QJsonObject body = clocks(self.m_clocks.closed(next, now));
            body.insert(key("disposition"), QString::fromUtf8(act.disposition));
            body.insert(key("root_cause"), QString::fromUtf8(act.rootCause));
            return one("case_closed", body, act.note);
        }
        Drafts operator()(const ReopenCase& act) const
        {
            QJsonObject body = clocks(self.m_clocks.reopened(self.m_setup, *before, now));
            if (act.reason)
                body.insert(key("reason"), toJson(*act.reason));
            return one("case_reopened", body, act.note);
        }
        Drafts operator()(const RequestRefund& act) const
        {
            Intent intent;
            intent.id = intentOf(command.id, 0);
            intent.command = command.id;
            intent.target = act.payment;
            intent.amount = act.amount;
            intent.reason = act.reason;
            intent.requester = command.actor.personId();
            QJsonObject body = clocks(self.m_clocks.acted(self.m_setup, *before, now));
            body.insert(key("intent"), toJson(intent));
            auto asked = self.sealedDraft(command, "refund_requested", body, 0, act.note);
            if (!asked)
                return fail(asked.error());
            std::vector<EntryDraft> out{std::move(*asked)};
            if (judgment.allowed()) {
                auto ready = self.readyDraft(command, intent, act.approver, 1);
                if (!ready)
                    return fail(ready.error());
                out.push_back(std::move(*ready));
            }
            return out;
        }
        Drafts operator()(const ApproveRefund& act) const
        {
            const auto intent = std::find_if(before->intents.begin(), before->intents.end(),
                                             [&](const Intent& i) { return i.id == act.intent; });
            auto ready = self.readyDraft(command, *intent, command.actor.personId(), 0);
            if (!ready)
                return fail(ready.error());
            return std::vector<EntryDraft>{std::move(*ready)};
        }
        Drafts operator()(const DeclineRefund& act) const
        {
            return one("refund_declined", {{key("intent"), act.intent.text()}}, act.note);
        }
        Drafts operator()(const Settle& act) const
        {
            QJsonObject body{{key("intent"), act.intent.text()},
                             {key("state"), QLatin1String(docket::name(act.state))},
                             {key("attempt"), act.attempt}};
            if (act.notBefore.isSet())
                body.insert(key("not_before"), act.notBefore.ms);
            if (!act.externalId.isEmpty())
                body.insert(key("external_id"), QString::fromUtf8(act.externalId));
            if (!act.message.isEmpty())
                body.insert(key("message"), QString::fromUtf8(act.message));
            return one("intent_step", body);
        }
    };
    return std::visit(Write{*this, command, before, judgment, now}, command.act);
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

Result<Dispatcher::Decided> Dispatcher::decide(const Command& command, std::optional<Case> before)
{
    const bool opening = std::holds_alternative<OpenCase>(command.act);
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

    Ground ground{&m_setup, command.actor, value, std::nullopt};
    if (const ExternalRef payment = paymentOf(command.act, value); payment.isSet()) {
        auto known = m_money.ground(payment, *m_parts.facts);
        if (!known)
            return fail(known.error());
        ground.money = *known;
    }
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
    auto written = drafts(command, value, judgment);
    if (!written)
        return fail(written.error());
    out.drafts = std::move(*written);
    out.expected = {subjectOf(command.subject), value ? value->revision : 0};
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
    auto entries = m_parts.journal->append({decided->expected}, std::move(decided->drafts));
    if (!entries)
        return fail(entries.error());
    for (const Entry& entry : *entries) {
        receipt.sequences.push_back(entry.seq);
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
            expected.push_back(decided->expected);
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
