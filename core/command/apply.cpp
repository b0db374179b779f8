// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/apply.h"

#include "core/base/json.h"
#include "core/base/jsonint.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace docket::command {

namespace {

constexpr int kEntryVersion = 2;  // 2: an entry may say only which clocks changed

struct Step {
    Case& state;
    const Entry& entry;
    const JsonReader& json;
    Applied& applied;
};

Instant instantOf(const JsonReader& json, const char* name)
{
    const auto ms = json.optInteger(name);
    return ms ? Instant{*ms} : Instant::none();
}

// All of them, or from version 2 on those that changed, each with its place in the list; the place
// after the last is a new one's.
void takeClocks(const Step& step)
{
    Clocks& clocks = step.state.clocks;
    if (step.json.has("clocks")) {
        clocks.clear();
        for (const JsonReader& clock : step.json.array("clocks"))
            clocks.push_back(readClock(clock));
        return;
    }
    if (!step.json.has("clocks_changed"))
        return;
    for (const JsonReader& changed : step.json.array("clocks_changed")) {
        auto [clock, at] = readPlacedClock(changed);
        if (at > clocks.size())
            changed.reject("at", QStringLiteral("is a clock that this case does not have"));
        else if (at == clocks.size())
            clocks.push_back(std::move(clock));
        else
            clocks[at] = std::move(clock);
    }
}

void endHolding(Case& state, Instant at)
{
    if (!state.owned.empty() && !state.owned.back().until.isSet())
        state.owned.back().until = at;
    state.owner = {};
    state.leaseUntil = {};
}

void endPause(Case& state, Instant at)
{
    if (state.paused && !state.pauses.empty())
        state.pauses.back().ended = at;
    state.paused = false;
}

void touched(const Step& step)
{
    Case& state = step.state;
    state.touchedAt = step.entry.at;
    const auto actor = parseActor(step.entry.actor);
    if (actor && actor->isPerson() && !state.firstActionAt.isSet())
        state.firstActionAt = step.entry.at;
}

Intent* intentOf(const Step& step)
{
    const IntentId id = IntentId::parse(QString::fromUtf8(step.json.text("intent")));
    for (Intent& intent : step.state.intents)
        if (intent.id == id)
            return &intent;
    step.json.reject("intent", QStringLiteral("is not known on this case"));
    return nullptr;
}

void opened(const Step& step)
{
    Case& c = step.state;
    const JsonReader& json = step.json;
    c.id = CaseId{step.entry.subject.value};
    c.number = step.entry.seq;
    const auto queue = parseQueue(json.text("queue"));
    const auto tier = parseTier(json.text("tier"));
    if (!queue)
        json.reject("queue", QStringLiteral("is a queue that this Docket does not know"));
    if (!tier)
        json.reject("tier", QStringLiteral("is a tier that this Docket does not know"));
    c.queue = queue.value_or(Queue::OrderReview);
    c.tier = tier.value_or(Tier::Standard);
    c.business = optInt(json, "business").value_or(1);
    c.subject = readRef(json.object("subject"));
    c.subjectLabel = json.optText("label");
    c.order = json.optText("order");
    c.amount =
        Money{json.optInteger("amount").value_or(0), Currency::parse(json.optText("currency"))};
    c.adopted = json.optBoolean("adopted");
    c.sourceAt = instantOf(json, "source_at");
    c.openedAt = step.entry.at;
    c.touchedAt = step.entry.at;
    c.reasons.push_back(readReason(json.object("reason")));
    takeClocks(step);
}

void reasonAttached(const Step& step)
{
    Case& c = step.state;
    CaseReason reason = readReason(step.json.object("reason"));
    const auto same = std::find_if(c.reasons.begin(), c.reasons.end(), [&](const CaseReason& r) {
        return r.rule == reason.rule && r.key == reason.key;
    });
    if (same == c.reasons.end())
        c.reasons.push_back(std::move(reason));
    else
        *same = std::move(reason);
    if (step.json.has("amount"))
        c.amount.minor = step.json.integer("amount");
    takeClocks(step);
}

void reasonHealed(const Step& step)
{
    const QByteArray rule = step.json.text("rule");
    const QByteArray key = step.json.optText("key");
    for (CaseReason& reason : step.state.reasons)
        if (reason.rule == rule && reason.key == key)
            reason.healed = true;
}

void claimed(const Step& step)
{
    Case& c = step.state;
    endHolding(c, step.entry.at);
    c.owner = parseActor(step.entry.actor).value_or(Actor{}).personId();
    c.leaseUntil = instantOf(step.json, "until");
    c.owned.push_back({step.entry.at, Instant::none()});
    takeClocks(step);
}

void released(const Step& step)
{
    endHolding(step.state, step.entry.at);
}

void noted(const Step& step)
{
    touched(step);
    takeClocks(step);
}

void paused(const Step& step)
{
    touched(step);
    step.state.pauses.push_back(readPause(step.json.object("pause")));
    step.state.paused = true;
    takeClocks(step);
}

void resumed(const Step& step)
{
    endPause(step.state, instantOf(step.json, "ended"));
    takeClocks(step);
}

void closed(const Step& step)
{
    Case& c = step.state;
    touched(step);
    endPause(c, step.entry.at);
    endHolding(c, step.entry.at);
    c.state = CaseState::Closed;
    c.closedAt = step.entry.at;
    c.closed.push_back({step.entry.at, Instant::none()});
    c.disposition = Disposition{step.json.text("disposition"), step.json.text("root_cause"),
                                step.entry.at, parseActor(step.entry.actor).value_or(Actor{})};
    takeClocks(step);
}

void reopened(const Step& step)
{
    Case& c = step.state;
    c.state = CaseState::Open;
    c.closedAt = {};
    if (!c.closed.empty())
        c.closed.back().until = step.entry.at;
    c.disposition.reset();
    ++c.cycle;
    if (step.json.has("reason")) {
        const CaseReason reason = readReason(step.json.object("reason"));
        std::erase_if(c.reasons, [&](const CaseReason& r) {
            return r.rule == reason.rule && r.key == reason.key;
        });
        c.reasons.push_back(reason);
    }
    takeClocks(step);
}

void assigned(const Step& step)
{
    Case& c = step.state;
    touched(step);
    endHolding(c, step.entry.at);
    c.owner = PersonId::parse(QString::fromUtf8(step.json.text("to")));
    c.leaseUntil = instantOf(step.json, "until");
    c.owned.push_back({step.entry.at, Instant::none()});
    takeClocks(step);
}

void evidenceAttached(const Step& step)
{
    touched(step);
    step.state.evidence.push_back(readEvidence(step.json.object("evidence")));
    takeClocks(step);
}

void handedOff(const Step& step)
{
    touched(step);
    step.state.handoffs.push_back(readHandoff(step.json.object("handoff")));
    takeClocks(step);
}

void handoffAnswered(const Step& step, Handoff::State state)
{
    Case& c = step.state;
    touched(step);
    if (!c.offered()) {
        step.json.reject("handoff", QStringLiteral("is not offered on this case"));
        return;
    }
    Handoff& handoff = c.handoffs.back();
    handoff.state = state;
    handoff.answeredBy = parseActor(step.entry.actor).value_or(Actor{}).personId();
    handoff.answeredAt = step.entry.at;
    takeClocks(step);
}

void handoffAccepted(const Step& step)
{
    handoffAnswered(step, Handoff::State::Accepted);
    endHolding(step.state, step.entry.at);
    step.state.owner = parseActor(step.entry.actor).value_or(Actor{}).personId();
    step.state.leaseUntil = instantOf(step.json, "until");
    step.state.owned.push_back({step.entry.at, Instant::none()});
}

void handoffReturned(const Step& step)
{
    handoffAnswered(step, Handoff::State::Returned);
}

void escalated(const Step& step)
{
    touched(step);
    step.state.escalations.push_back(
        {parseActor(step.entry.actor).value_or(Actor{}).personId(), step.entry.at});
}

void snoozed(const Step& step)
{
    const PersonId person = parseActor(step.entry.actor).value_or(Actor{}).personId();
    std::erase_if(step.state.snoozes, [&](const Snooze& s) { return s.person == person; });
    step.state.snoozes.push_back({person, instantOf(step.json, "until")});
}

void linked(const Step& step)
{
    touched(step);
    step.state.links.push_back(readLink(step.json.object("link")));
}

void become(Intent& intent, IntentState state, Instant at)
{
    if (intent.state != state)
        intent.since = at;
    intent.state = state;
}

void changeRequested(const Step& step)
{
    touched(step);
    step.state.intents.push_back(readIntent(step.json.object("intent")));
    step.state.intents.back().seq = step.entry.seq;
    step.state.intents.back().since = step.entry.at;
    takeClocks(step);
}

void changeReady(const Step& step)
{
    Intent* intent = intentOf(step);
    if (!intent)
        return;
    become(*intent, IntentState::Ready, step.entry.at);
    intent->decidedAt = step.entry.at;
    intent->approver = PersonId::parse(QString::fromUtf8(step.json.optText("approver")));
    step.applied.readyIntent = intent->id;
    step.applied.request = step.json.raw("request");
}

void changeDeclined(const Step& step)
{
    if (Intent* intent = intentOf(step)) {
        become(*intent, IntentState::Declined, step.entry.at);
        intent->approver = parseActor(step.entry.actor).value_or(Actor{}).personId();
    }
}

void intentStepped(const Step& step)
{
    Intent* intent = intentOf(step);
    if (!intent)
        return;
    const auto state = parseIntentState(step.json.text("state"));
    if (!state) {
        step.json.reject("state", QStringLiteral("is a word that this Docket does not know"));
        return;
    }
    become(*intent, *state, step.entry.at);
    intent->attempt = optInt(step.json, "attempt").value_or(intent->attempt);
    intent->notBefore = instantOf(step.json, "not_before");
    if (*state == IntentState::Sending && !intent->firstSentAt.isSet())
        intent->firstSentAt = step.entry.at;
    if (const QByteArray id = step.json.optText("external_id"); !id.isEmpty())
        intent->externalId = id;
    intent->message = step.json.optText("message");
}

using Apply = void (*)(const Step&);

const QHash<QByteArray, Apply>& table()
{
    static const QHash<QByteArray, Apply> types{{"case_opened", opened},
                                                {"case_reason", reasonAttached},
                                                {"reason_healed", reasonHealed},
                                                {"case_claimed", claimed},
                                                {"case_released", released},
                                                {"case_noted", noted},
                                                {"case_paused", paused},
                                                {"case_resumed", resumed},
                                                {"case_closed", closed},
                                                {"case_reopened", reopened},
                                                {"case_assigned", assigned},
                                                {"evidence_attached", evidenceAttached},
                                                {"handed_off", handedOff},
                                                {"handoff_accepted", handoffAccepted},
                                                {"handoff_returned", handoffReturned},
                                                {"case_escalated", escalated},
                                                {"case_snoozed", snoozed},
                                                {"case_linked", linked},
                                                {"change_requested", changeRequested},
                                                {"change_ready", changeReady},
                                                {"change_declined", changeDeclined},
                                                {"refund_requested", changeRequested},
                                                {"refund_ready", changeReady},
                                                {"refund_declined", changeDeclined},
                                                {"intent_step", intentStepped}};
    return types;
}

}  // namespace

bool isCaseEntry(const QByteArray& type)
{
    return !type.endsWith("_set") || table().contains(type);
}

Result<Applied> apply(Case& state, const Entry& entry)
{
    const auto found = table().constFind(entry.type);
    if (found == table().cend() || entry.typeVersion > kEntryVersion)
        return fail(
            ErrorKind::Newer,
            QStringLiteral("%1 v%2").arg(QString::fromUtf8(entry.type)).arg(entry.typeVersion),
            QStringLiteral("this entry was written by a newer Docket"));
    const auto document = JsonDocument::parse(entry.body);
    if (!document)
        return fail(ErrorKind::Corrupt, QStringLiteral("entry %1").arg(entry.seq),
                    document.error().detail);
    Applied applied;
    const JsonReader json = document->root();
    (*found)(Step{state, entry, json, applied});
    if (json.error())
        return fail(ErrorKind::Corrupt,
                    QStringLiteral("entry %1 %2").arg(entry.seq).arg(json.error()->where),
                    json.error()->detail);
    state.revision = entry.subjectRev;
    state.lastSeq = entry.seq;
    return applied;
}

}  // namespace docket::command
