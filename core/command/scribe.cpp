// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/scribe.h"

#include "core/domain/disposition.h"

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

constexpr auto kClocksChanged = "clocks_changed";

// What an entry says of a case's clocks: those that changed, each with its place. Four of them
// whole are a kilobyte, and most acts change one or two.
QJsonObject changedClocks(const Clocks& before, const Clocks& after)
{
    if (after.size() < before.size())
        return {{key("clocks"), packedClocks(after)}};
    QJsonArray changed;
    for (size_t at = 0; at < after.size(); ++at) {
        if (at < before.size() && after[at] == before[at])
            continue;
        QJsonObject clock = packed(after[at]);
        clock.insert(key("at"), static_cast<qint64>(at));
        changed.append(clock);
    }
    if (changed.isEmpty())
        return {};
    return {{key(kClocksChanged), changed}};
}

}  // namespace

Scribe::Scribe(Parts parts, const Setup& setup, ClockBook& clocks)
    : m_parts(std::move(parts))
    , m_setup(setup)
    , m_clocks(clocks)
{
}

EntryDraft Scribe::draft(const Command& command, const char* type, const QJsonObject& body,
                         int index) const
{
    EntryDraft d;
    d.id = EntryId::derive(command.id.value, QByteArray(type) + ':' + QByteArray::number(index));
    d.type = type;
    d.typeVersion = body.contains(key(kClocksChanged)) ? 2 : 1;
    d.at = m_parts.clock->now();
    d.trust = m_parts.trust ? m_parts.trust() : TimeTrust::Agreed;
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

Result<EntryDraft> Scribe::sealedDraft(const Command& command, const char* type,
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

Result<EntryDraft> Scribe::readyDraft(const Command& command, const Intent& intent,
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
    return draft(command, movesMoney(intent.kind) ? "refund_ready" : "change_ready", body, index);
}

Result<std::vector<EntryDraft>> Scribe::write(const Command& command, const Case* before,
                                              const Case* other, const Judgment& judgment)
{
    const Instant now = m_parts.clock->now();

    struct Write {
        Scribe& self;
        const Command& command;
        const Case* before;
        const Case* other;
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
        QJsonObject clocks(const Clocks& after) const
        {
            return changedClocks(before->clocks, after);
        }

        Drafts operator()(const OpenCase& act) const
        {
            const Instant sourceAt = act.reason.occurred;
            QJsonObject body{{key("clocks"), packedClocks(self.m_clocks.opened(
                                                 self.m_setup, act.queue, act.tier, sourceAt, now,
                                                 act.adopted, act.deadline, act.deadlineZone))}};
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
        // The clocks and the lease of somebody who takes it now.
        QJsonObject taking() const
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
            return body;
        }
        Drafts operator()(const Claim&) const { return one("case_claimed", taking()); }
        Drafts operator()(const Assign& act) const
        {
            QJsonObject body = taking();
            body.insert(key("to"), act.to.text());
            return one("case_assigned", body, act.note);
        }
        Drafts operator()(const AttachEvidence& act) const
        {
            Evidence evidence = act.evidence;
            evidence.by = command.actor.personId();
            evidence.at = now;
            QJsonObject body{{key("evidence"), toJson(evidence)}};
            if (before->open())
                body = clocks(self.m_clocks.acted(self.m_setup, *before, now));
            body.insert(key("evidence"), toJson(evidence));
            // What a file is called is as personal as what is in it.
            return one("evidence_attached", body,
                       act.note.isEmpty() ? act.name : act.name + u'\n' + act.note);
        }
        Drafts operator()(const HandOff& act) const
        {
            Handoff handoff;
            handoff.from = command.actor.personId();
            handoff.to = act.to;
            if (act.to.isNull())
                handoff.team = act.team;
            handoff.needs = act.needs;
            handoff.at = now;
            handoff.takeBy = act.takeBy;
            QJsonObject body = clocks(self.m_clocks.acted(self.m_setup, *before, now));
            body.insert(key("handoff"), toJson(handoff));
            return one("handed_off", body, act.reason);
        }
        Drafts operator()(const AcceptHandoff&) const { return one("handoff_accepted", taking()); }
        Drafts operator()(const ReturnHandoff& act) const
        {
            return one("handoff_returned", clocks(self.m_clocks.acted(self.m_setup, *before, now)),
                       act.reason);
        }
        Drafts operator()(const Escalate& act) const
        {
            return one("case_escalated", {}, act.reason);
        }
        Drafts operator()(const SnoozeCase& act) const
        {
            return one("case_snoozed", {{key("until"), act.until.ms}});
        }
        Drafts operator()(const OpenByHand& act) const
        {
            CaseReason reason;
            reason.rule = kByHand;
            reason.ruleVersion = 1;
            reason.occurred = now;
            QJsonObject body{
                {key("clocks"), packedClocks(self.m_clocks.opened(self.m_setup, act.queue, act.tier,
                                                                  now, now, false, {}, {}))}};
            body.insert(key("queue"), QLatin1String(docket::name(act.queue)));
            body.insert(key("tier"), QLatin1String(docket::name(act.tier)));
            body.insert(key("business"), 1);
            body.insert(key("subject"), toJson(act.subject));
            body.insert(key("label"), QString::fromUtf8(act.subjectLabel));
            body.insert(key("order"), QString::fromUtf8(act.order));
            body.insert(key("amount"), act.amount.minor);
            body.insert(key("currency"), act.amount.currency.text());
            body.insert(key("source_at"), now.ms);
            body.insert(key("reason"), toJson(reason));
            return one("case_opened", body, act.note);
        }
        QJsonObject linkTo(const QByteArray& kind) const
        {
            return {{key("link"), toJson(CaseLink{other->id, other->number, kind})}};
        }
        Drafts operator()(const LinkCase& act) const
        {
            return one("case_linked", linkTo(act.link.kind), act.note);
        }
        Drafts operator()(const MergeCase& act) const
        {
            std::vector<EntryDraft> out{self.draft(command, "case_linked", linkTo("merged"), 0)};
            Case next = *before;
            next.clocks = self.m_clocks.acted(self.m_setup, next, now);
            QJsonObject body = clocks(self.m_clocks.closed(next, now));
            body.insert(key("disposition"), key(kMergedDisposition));
            body.insert(key("root_cause"), key("none"));
            auto end = self.sealedDraft(command, "case_closed", body, 1, act.note);
            if (!end)
                return fail(end.error());
            out.push_back(std::move(*end));
            // The other one takes over what still holds, so that it does not heal too early.
            Case into = *other;
            int index = 2;
            for (const CaseReason& reason : before->reasons) {
                const bool there =
                    std::any_of(into.reasons.begin(), into.reasons.end(), [&](const CaseReason& r) {
                        return r.rule == reason.rule && r.key == reason.key && !r.healed;
                    });
                if (reason.healed || there)
                    continue;
                for (const SlaClock& clock : before->clocks)
                    if (clock.external() && clock.verdict == Verdict::Running)
                        into.clocks = self.m_clocks.withDeadline(self.m_setup, into, clock.due,
                                                                 clock.issuerZone);
                QJsonObject taken = changedClocks(other->clocks, into.clocks);
                taken.insert(key("reason"), toJson(reason));
                EntryDraft d = self.draft(command, "case_reason", taken, index++);
                d.subject = subjectOf(other->id);
                out.push_back(std::move(d));
            }
            return out;
        }
        Drafts operator()(const SettleByHand& act) const
        {
            QJsonObject body{
                {key("intent"), act.intent.text()},
                {key("state"), QLatin1String(docket::name(act.happened ? IntentState::Confirmed
                                                                       : IntentState::Rejected))},
                {key("by_hand"), true}};
            if (act.happened && !act.externalId.isEmpty())
                body.insert(key("external_id"), QString::fromUtf8(act.externalId.trimmed()));
            return one("intent_step", body, act.note);
        }
        // A change that the world is to hear: asked for, and ready at once when nobody else has to
        // agree.
        Drafts asked(IntentKind kind, const ExternalRef& target, Money amount,
                     const QByteArray& reason, const QString& note, PersonId approver) const
        {
            Intent intent;
            intent.id = intentOf(command.id, 0);
            intent.command = command.id;
            intent.kind = kind;
            intent.target = target;
            intent.amount = amount;
            intent.reason = reason;
            intent.requester = command.actor.personId();
            QJsonObject body = clocks(self.m_clocks.acted(self.m_setup, *before, now));
            body.insert(key("intent"), toJson(intent));
            auto wanted = self.sealedDraft(
                command, movesMoney(kind) ? "refund_requested" : "change_requested", body, 0, note);
            if (!wanted)
                return fail(wanted.error());
            std::vector<EntryDraft> out{std::move(*wanted)};
            if (judgment.allowed()) {
                auto ready = self.readyDraft(command, intent, approver, 1);
                if (!ready)
                    return fail(ready.error());
                out.push_back(std::move(*ready));
            }
            return out;
        }
        Drafts operator()(const ApprovePayment& act) const
        {
            return asked(IntentKind::ApprovePayment, act.review, act.amount, "approved", act.note,
                         act.approver);
        }
        Drafts operator()(const HoldFulfillment& act) const
        {
            return asked(IntentKind::HoldFulfillment, act.fulfillment, {}, act.reason, act.note,
                         {});
        }
        Drafts operator()(const ReleaseFulfillment& act) const
        {
            return asked(IntentKind::ReleaseFulfillment, act.fulfillment, {}, {}, act.note, {});
        }
        Drafts operator()(const CancelOrder& act) const
        {
            return asked(IntentKind::CancelOrder, act.order, {}, act.reason, act.note, {});
        }
        Drafts operator()(const VoidLabel& act) const
        {
            return asked(IntentKind::VoidLabel, act.label, {}, {}, act.note, {});
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
            return asked(IntentKind::Refund, act.payment, act.amount, act.reason, act.note,
                         act.approver);
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
            const auto intent = std::find_if(before->intents.begin(), before->intents.end(),
                                             [&](const Intent& i) { return i.id == act.intent; });
            return one(movesMoney(intent->kind) ? "refund_declined" : "change_declined",
                       {{key("intent"), act.intent.text()}}, act.note);
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
    return std::visit(Write{*this, command, before, other, judgment, now}, command.act);
}

}  // namespace docket::command
