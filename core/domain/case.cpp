// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/case.h"

#include <QJsonArray>

namespace docket {

namespace {

QString key(const char* name) { return QString::fromLatin1(name); }

// Members that hold nothing are left out: an entry says only what is so.
void put(QJsonObject& json, const char* name, qint64 value)
{
    if (value != 0)
        json.insert(key(name), value);
}

void put(QJsonObject& json, const char* name, Instant at)
{
    if (at.isSet())
        json.insert(key(name), at.ms);
}

void put(QJsonObject& json, const char* name, const QByteArray& text)
{
    if (!text.isEmpty())
        json.insert(key(name), QString::fromUtf8(text));
}

void put(QJsonObject& json, const char* name, const QString& text)
{
    if (!text.isEmpty())
        json.insert(key(name), text);
}

void put(QJsonObject& json, const char* name, bool value)
{
    if (value)
        json.insert(key(name), true);
}

Instant instantOf(const JsonReader& json, const char* name)
{
    const auto ms = json.optInteger(name);
    return ms ? Instant{*ms} : Instant::none();
}

qint64 numberOf(const JsonReader& json, const char* name) { return json.optInteger(name).value_or(0); }

QString textOf(const JsonReader& json, const char* name)
{
    return QString::fromUtf8(json.optText(name));
}

template <class T>
T enumOf(const JsonReader& json, const char* name, int count)
{
    const qint64 value = numberOf(json, name);
    if (value < 0 || value >= count) {
        json.reject(name, QStringLiteral("is a word that this Docket does not know"));
        return T{};
    }
    return static_cast<T>(value);
}

QJsonArray spans(const std::vector<Span>& list)
{
    QJsonArray out;
    for (const Span& span : list) {
        QJsonObject json;
        put(json, "from", span.from);
        put(json, "until", span.until);
        out.append(json);
    }
    return out;
}

std::vector<Span> readSpans(const JsonReader& json, const char* name)
{
    std::vector<Span> out;
    for (const JsonReader& item : json.array(name))
        out.push_back({instantOf(item, "from"), instantOf(item, "until")});
    return out;
}

template <class List, class Write>
void putList(QJsonObject& json, const char* name, const List& list, Write write)
{
    if (list.empty())
        return;
    QJsonArray out;
    for (const auto& item : list)
        out.append(write(item));
    json.insert(key(name), out);
}

}  // namespace

QJsonObject packed(const SlaClock& clock)
{
    QJsonObject json{{key("kind"), static_cast<int>(clock.kind)}};
    put(json, "cycle", qint64{clock.cycle});
    put(json, "policy", clock.policy);
    put(json, "policy_version", qint64{clock.policyVersion});
    put(json, "calendar", clock.calendar);
    put(json, "calendar_version", qint64{clock.calendarVersion});
    put(json, "issuer_zone", clock.issuerZone);
    put(json, "start", clock.start);
    put(json, "budget", clock.budget);
    put(json, "warn_percent", qint64{clock.warnPercent});
    put(json, "due_soon", clock.dueSoon);
    put(json, "due", clock.due);
    put(json, "warn", clock.warn);
    put(json, "stopped", clock.stopped);
    put(json, "verdict", qint64{static_cast<int>(clock.verdict)});
    put(json, "paused", clock.paused);
    put(json, "remaining", clock.remaining);
    put(json, "cycle_from", clock.cycleFrom);
    put(json, "used_before", clock.usedBefore);
    put(json, "run_from", clock.runFrom);
    put(json, "used_at_run", clock.usedAtRun);
    put(json, "end_before_start", clock.endBeforeStart);
    put(json, "rejudged", clock.rejudged);
    return json;
}

SlaClock readClock(const JsonReader& json)
{
    SlaClock clock;
    clock.kind = enumOf<ClockKind>(json, "kind", static_cast<int>(kClockKinds.size()));
    clock.cycle = static_cast<int>(numberOf(json, "cycle"));
    clock.policy = textOf(json, "policy");
    clock.policyVersion = static_cast<int>(numberOf(json, "policy_version"));
    clock.calendar = textOf(json, "calendar");
    clock.calendarVersion = static_cast<int>(numberOf(json, "calendar_version"));
    clock.issuerZone = textOf(json, "issuer_zone");
    clock.start = instantOf(json, "start");
    clock.budget = numberOf(json, "budget");
    clock.warnPercent = static_cast<int>(numberOf(json, "warn_percent"));
    clock.dueSoon = numberOf(json, "due_soon");
    clock.due = instantOf(json, "due");
    clock.warn = instantOf(json, "warn");
    clock.stopped = instantOf(json, "stopped");
    clock.verdict = enumOf<Verdict>(json, "verdict", 4);
    clock.paused = json.optBoolean("paused");
    clock.remaining = numberOf(json, "remaining");
    clock.cycleFrom = instantOf(json, "cycle_from");
    clock.usedBefore = numberOf(json, "used_before");
    clock.runFrom = instantOf(json, "run_from");
    clock.usedAtRun = numberOf(json, "used_at_run");
    clock.endBeforeStart = json.optBoolean("end_before_start");
    clock.rejudged = json.optBoolean("rejudged");
    return clock;
}

QJsonObject packed(const Pause& pause)
{
    QJsonObject json;
    put(json, "reason", pause.reason);
    put(json, "party", qint64{static_cast<int>(pause.party)});
    put(json, "chaser", pause.chaser);
    put(json, "begun", pause.begun);
    put(json, "ended", pause.ended);
    put(json, "expected_until", pause.expectedUntil);
    return json;
}

Pause readPause(const JsonReader& json)
{
    Pause pause;
    pause.reason = textOf(json, "reason");
    pause.party = enumOf<PauseParty>(json, "party", static_cast<int>(kPauseParties));
    pause.chaser = textOf(json, "chaser");
    pause.begun = instantOf(json, "begun");
    pause.ended = instantOf(json, "ended");
    pause.expectedUntil = instantOf(json, "expected_until");
    return pause;
}

QJsonObject toJson(const ExternalRef& ref)
{
    QJsonObject json;
    put(json, "source", qint64{ref.source});
    put(json, "kind", qint64{static_cast<int>(ref.kind)});
    put(json, "id", ref.id);
    return json;
}

ExternalRef readRef(const JsonReader& json)
{
    ExternalRef ref;
    ref.source = static_cast<SourceNumber>(numberOf(json, "source"));
    const qint64 kind = numberOf(json, "kind");
    ref.kind = kind == 0 ? FactKind::Order : static_cast<FactKind>(kind);
    ref.id = json.optText("id");
    return ref;
}

QJsonObject toJson(const CaseReason& reason)
{
    QJsonObject json;
    put(json, "rule", reason.rule);
    put(json, "rule_version", qint64{reason.ruleVersion});
    put(json, "occurred", reason.occurred);
    put(json, "key", reason.key);
    put(json, "text", reason.text);
    put(json, "healed", reason.healed);
    putList(json, "seen", reason.seen, [](const SeenFact& fact) {
        QJsonObject seen = toJson(fact.ref);
        put(seen, "version", fact.version);
        return seen;
    });
    return json;
}

CaseReason readReason(const JsonReader& json)
{
    CaseReason reason;
    reason.rule = json.optText("rule");
    reason.ruleVersion = static_cast<int>(numberOf(json, "rule_version"));
    reason.occurred = instantOf(json, "occurred");
    reason.key = json.optText("key");
    reason.text = json.optText("text");
    reason.healed = json.optBoolean("healed");
    for (const JsonReader& seen : json.array("seen"))
        reason.seen.push_back({readRef(seen), instantOf(seen, "version")});
    return reason;
}

QByteArray toStored(const Case& c)
{
    QJsonObject json;
    put(json, "id", c.id.text());
    put(json, "number", c.number);
    put(json, "revision", c.revision);
    put(json, "last_seq", c.lastSeq);
    put(json, "queue", qint64{static_cast<int>(c.queue)});
    put(json, "tier", qint64{static_cast<int>(c.tier)});
    put(json, "state", qint64{static_cast<int>(c.state)});
    put(json, "business", qint64{c.business});
    json.insert(key("subject"), toJson(c.subject));
    put(json, "label", c.subjectLabel);
    put(json, "order", c.order);
    put(json, "amount", c.amount.minor);
    put(json, "currency", c.amount.currency.text());
    put(json, "adopted", c.adopted);
    put(json, "source_at", c.sourceAt);
    put(json, "opened_at", c.openedAt);
    putList(json, "reasons", c.reasons, [](const CaseReason& r) { return toJson(r); });
    if (!c.owner.isNull())
        put(json, "owner", c.owner.text());
    put(json, "lease_until", c.leaseUntil);
    putList(json, "clocks", c.clocks, [](const SlaClock& clock) { return packed(clock); });
    putList(json, "pauses", c.pauses, [](const Pause& pause) { return packed(pause); });
    put(json, "paused", c.paused);
    if (!c.owned.empty())
        json.insert(key("owned"), spans(c.owned));
    if (!c.closed.empty())
        json.insert(key("closed"), spans(c.closed));
    put(json, "cycle", qint64{c.cycle});
    if (c.disposition) {
        QJsonObject end;
        put(end, "code", c.disposition->code);
        put(end, "root_cause", c.disposition->rootCause);
        put(end, "at", c.disposition->at);
        put(end, "actor", toText(c.disposition->actor));
        json.insert(key("disposition"), end);
    }
    put(json, "closed_at", c.closedAt);
    put(json, "first_action_at", c.firstActionAt);
    put(json, "touched_at", c.touchedAt);
    putList(json, "intents", c.intents, [](const Intent& intent) { return toJson(intent); });
    return toCanonicalJson(json);
}

Result<Case> caseFromStored(const QByteArray& bytes)
{
    const auto document = JsonDocument::parse(bytes);
    if (!document)
        return fail(document.error());
    const JsonReader json = document->root();
    Case c;
    c.id = CaseId::parse(textOf(json, "id"));
    c.number = numberOf(json, "number");
    c.revision = numberOf(json, "revision");
    c.lastSeq = numberOf(json, "last_seq");
    c.queue = enumOf<Queue>(json, "queue", static_cast<int>(kQueues.size()));
    c.tier = enumOf<Tier>(json, "tier", static_cast<int>(kTiers.size()));
    c.state = enumOf<CaseState>(json, "state", 2);
    c.business = static_cast<int>(numberOf(json, "business"));
    c.subject = readRef(json.object("subject"));
    c.subjectLabel = json.optText("label");
    c.order = json.optText("order");
    c.amount = Money{numberOf(json, "amount"), Currency::parse(json.optText("currency"))};
    c.adopted = json.optBoolean("adopted");
    c.sourceAt = instantOf(json, "source_at");
    c.openedAt = instantOf(json, "opened_at");
    for (const JsonReader& item : json.array("reasons"))
        c.reasons.push_back(readReason(item));
    c.owner = PersonId::parse(textOf(json, "owner"));
    c.leaseUntil = instantOf(json, "lease_until");
    for (const JsonReader& item : json.array("clocks"))
        c.clocks.push_back(readClock(item));
    for (const JsonReader& item : json.array("pauses"))
        c.pauses.push_back(readPause(item));
    c.paused = json.optBoolean("paused");
    c.owned = readSpans(json, "owned");
    c.closed = readSpans(json, "closed");
    c.cycle = static_cast<int>(numberOf(json, "cycle"));
    if (json.has("disposition")) {
        const JsonReader end = json.object("disposition");
        c.disposition = Disposition{end.optText("code"), end.optText("root_cause"),
                                    instantOf(end, "at"),
                                    parseActor(end.optText("actor")).value_or(Actor{})};
    }
    c.closedAt = instantOf(json, "closed_at");
    c.firstActionAt = instantOf(json, "first_action_at");
    c.touchedAt = instantOf(json, "touched_at");
    for (const JsonReader& item : json.array("intents"))
        c.intents.push_back(readIntent(item));
    if (json.error())
        return fail(*json.error());
    return c;
}

}  // namespace docket
