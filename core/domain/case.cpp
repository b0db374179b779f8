// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/case.h"

#include "core/base/jsonint.h"
#include "core/domain/storedclocks.h"

#include <QJsonArray>
#include <limits>

namespace docket {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

// Members that hold nothing are left out: an entry says only what is so. Written into a tree for an
// entry, and straight into bytes for the cache.
void member(QJsonObject& json, const char* name, qint64 value)
{
    json.insert(key(name), value);
}
void member(QJsonObject& json, const char* name, const QString& text)
{
    json.insert(key(name), text);
}
void member(QJsonObject& json, const char* name, const QByteArray& text)
{
    json.insert(key(name), QString::fromUtf8(text));
}
void memberTrue(QJsonObject& json, const char* name)
{
    json.insert(key(name), true);
}
void member(JsonWriter& json, const char* name, qint64 value)
{
    json.integer(name, value);
}
void member(JsonWriter& json, const char* name, const QString& text)
{
    json.text(name, text);
}
void member(JsonWriter& json, const char* name, const QByteArray& text)
{
    json.text(name, text);
}
void memberTrue(JsonWriter& json, const char* name)
{
    json.boolean(name, true);
}

template <class Json>
void put(Json& json, const char* name, qint64 value)
{
    if (value != 0)
        member(json, name, value);
}

template <class Json>
void put(Json& json, const char* name, Instant at)
{
    if (at.isSet())
        member(json, name, at.ms);
}

template <class Json>
void put(Json& json, const char* name, const QByteArray& text)
{
    if (!text.isEmpty())
        member(json, name, text);
}

template <class Json>
void put(Json& json, const char* name, const QString& text)
{
    if (!text.isEmpty())
        member(json, name, text);
}

template <class Json>
void put(Json& json, const char* name, bool value)
{
    if (value)
        memberTrue(json, name);
}

Instant instantOf(const JsonReader& json, const char* name)
{
    const auto ms = json.optInteger(name);
    return ms ? Instant{*ms} : Instant::none();
}

qint64 numberOf(const JsonReader& json, const char* name)
{
    return json.optInteger(name).value_or(0);
}

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

void putSpans(JsonWriter& json, const char* name, const std::vector<Span>& list)
{
    if (list.empty())
        return;
    json.array(name);
    for (const Span& span : list) {
        json.object();
        put(json, "from", span.from);
        put(json, "until", span.until);
        json.endObject();
    }
    json.endArray();
}

std::vector<Span> readSpans(const JsonReader& json, const char* name)
{
    std::vector<Span> out;
    for (const JsonReader& item : json.array(name))
        out.push_back({instantOf(item, "from"), instantOf(item, "until")});
    return out;
}

template <class List, class Write>
void putList(JsonWriter& json, const char* name, const List& list, Write write)
{
    if (list.empty())
        return;
    json.array(name);
    for (const auto& item : list) {
        json.object();
        write(item);
        json.endObject();
    }
    json.endArray();
}

// What has a form as an entry keeps it in the cache as well.
template <class T>
void putValues(JsonWriter& json, const char* name, const std::vector<T>& list)
{
    if (list.empty())
        return;
    json.array(name);
    for (const T& item : list)
        json.value(toCanonicalJson(toJson(item)));
    json.endArray();
}

void putClock(QJsonObject& json, const SlaClock& clock)
{
    member(json, "kind", qint64{static_cast<int>(clock.kind)});
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
}

template <class Json>
void putPause(Json& json, const Pause& pause)
{
    put(json, "reason", pause.reason);
    put(json, "party", qint64{static_cast<int>(pause.party)});
    put(json, "chaser", pause.chaser);
    put(json, "begun", pause.begun);
    put(json, "ended", pause.ended);
    put(json, "expected_until", pause.expectedUntil);
}

template <class Json>
void putRef(Json& json, const ExternalRef& ref)
{
    put(json, "source", qint64{ref.source});
    put(json, "kind", qint64{static_cast<int>(ref.kind)});
    put(json, "id", ref.id);
}

template <class Json>
void putReason(Json& json, const CaseReason& reason)
{
    put(json, "rule", reason.rule);
    put(json, "rule_version", qint64{reason.ruleVersion});
    put(json, "occurred", reason.occurred);
    put(json, "key", reason.key);
    put(json, "text", reason.text);
    put(json, "healed", reason.healed);
}

void putIntent(JsonWriter& json, const Intent& intent)
{
    json.text("id", intent.id.text());
    json.text("command", intent.command.text());
    json.text("state", QByteArray(name(intent.state)));
    if (intent.kind != IntentKind::Refund)
        json.text("kind", QByteArray(name(intent.kind)));
    json.object(intent.kind == IntentKind::Refund ? "payment" : "target");
    putRef(json, intent.target);
    json.endObject();
    json.integer("amount", intent.amount.minor);
    json.text("currency", intent.amount.currency.text());
    json.text("reason", intent.reason);
    json.integer("attempt", intent.attempt);
    if (!intent.requester.isNull())
        json.text("requester", intent.requester.text());
    if (!intent.approver.isNull())
        json.text("approver", intent.approver.text());
    put(json, "since", intent.since);
    put(json, "decided_at", intent.decidedAt);
    put(json, "first_sent_at", intent.firstSentAt);
    put(json, "not_before", intent.notBefore);
    put(json, "external_id", intent.externalId);
    put(json, "message", intent.message);
    put(json, "seq", intent.seq);
}

// The members of a clock, in the order in which canonical JSON has them.
enum ClockMember : size_t {
    At,
    Budget,
    Calendar,
    CalendarVersion,
    Cycle,
    CycleFrom,
    Due,
    DueSoon,
    EndBeforeStart,
    IssuerZone,
    Kind,
    Paused,
    PolicyName,
    PolicyVersion,
    Rejudged,
    Remaining,
    RunFrom,
    StartAt,
    Stopped,
    UsedAtRun,
    UsedBefore,
    VerdictWord,
    Warn,
    WarnPercent
};
constexpr std::array<std::string_view, 24> kClockMembers{
    "at",          "budget",   "calendar", "calendar_version", "cycle",
    "cycle_from",  "due",      "due_soon", "end_before_start", "issuer_zone",
    "kind",        "paused",   "policy",   "policy_version",   "rejudged",
    "remaining",   "run_from", "start",    "stopped",          "used_at_run",
    "used_before", "verdict",  "warn",     "warn_percent"};

PlacedClock placedClock(const JsonReader& json, bool placed)
{
    const auto picked = json.pick(kClockMembers);
    const auto wrong = [&](size_t at) {
        json.reject(kClockMembers[at].data(), QStringLiteral("is not as a clock has it"));
    };
    const auto number = [&](size_t at) -> qint64 {
        int64_t value = 0;
        if (picked[at] && picked[at]->get(value))
            wrong(at);
        return value;
    };
    const auto instant = [&](size_t at) {
        return picked[at] ? Instant{number(at)} : Instant::none();
    };
    const auto words = [&](size_t at) {
        std::string_view value;
        if (picked[at] && picked[at]->get(value))
            wrong(at);
        return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
    };
    const auto flag = [&](size_t at) {
        bool value = false;
        if (picked[at] && picked[at]->get(value))
            wrong(at);
        return value;
    };
    const auto small = [&](size_t at) {
        const qint64 value = number(at);
        if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max())
            json.reject(kClockMembers[at].data(),
                        QStringLiteral("is not a whole number of 32 bits"));
        return static_cast<int>(value);
    };
    const auto oneOf = [&](size_t at, int count) {
        const qint64 value = number(at);
        if (value >= 0 && value < count)
            return static_cast<int>(value);
        json.reject(kClockMembers[at].data(),
                    QStringLiteral("is a word that this Docket does not know"));
        return 0;
    };
    PlacedClock out;
    SlaClock& clock = out.clock;
    if (placed && !picked[At])
        json.reject("at", QStringLiteral("is missing"));
    if (placed)
        out.at = static_cast<size_t>(number(At));
    clock.kind = static_cast<ClockKind>(oneOf(Kind, static_cast<int>(kClockKinds.size())));
    clock.cycle = small(Cycle);
    clock.policy = words(PolicyName);
    clock.policyVersion = small(PolicyVersion);
    clock.calendar = words(Calendar);
    clock.calendarVersion = small(CalendarVersion);
    clock.issuerZone = words(IssuerZone);
    clock.start = instant(StartAt);
    clock.budget = number(Budget);
    clock.warnPercent = small(WarnPercent);
    clock.dueSoon = number(DueSoon);
    clock.due = instant(Due);
    clock.warn = instant(Warn);
    clock.stopped = instant(Stopped);
    clock.verdict = static_cast<Verdict>(oneOf(VerdictWord, 4));
    clock.paused = flag(Paused);
    clock.remaining = number(Remaining);
    clock.cycleFrom = instant(CycleFrom);
    clock.usedBefore = number(UsedBefore);
    clock.runFrom = instant(RunFrom);
    clock.usedAtRun = number(UsedAtRun);
    clock.endBeforeStart = flag(EndBeforeStart);
    clock.rejudged = flag(Rejudged);
    return out;
}

}  // namespace

QJsonObject packed(const SlaClock& clock)
{
    QJsonObject json;
    putClock(json, clock);
    return json;
}

SlaClock readClock(const JsonReader& json)
{
    return placedClock(json, false).clock;
}

PlacedClock readPlacedClock(const JsonReader& json)
{
    return placedClock(json, true);
}

QJsonObject packed(const Pause& pause)
{
    QJsonObject json;
    putPause(json, pause);
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
    putRef(json, ref);
    return json;
}

ExternalRef readRef(const JsonReader& json)
{
    ExternalRef ref;
    ref.source = optInt(json, "source").value_or(0);
    const int kind = optInt(json, "kind").value_or(0);
    if (kind < 0 || kind > static_cast<int>(FactKind::Source))
        json.reject("kind", QStringLiteral("is a kind that this Docket does not know"));
    else
        ref.kind = kind == 0 ? FactKind::Order : static_cast<FactKind>(kind);
    ref.id = json.optText("id");
    return ref;
}

QJsonObject toJson(const CaseReason& reason)
{
    QJsonObject json;
    putReason(json, reason);
    QJsonArray list;
    for (const SeenFact& fact : reason.seen) {
        QJsonObject seen = toJson(fact.ref);
        put(seen, "version", fact.version);
        list.append(seen);
    }
    if (!list.isEmpty())
        json.insert(key("seen"), list);
    return json;
}

CaseReason readReason(const JsonReader& json)
{
    CaseReason reason;
    reason.rule = json.optText("rule");
    reason.ruleVersion = optInt(json, "rule_version").value_or(0);
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
    JsonWriter json;
    json.object();
    put(json, "id", c.id.text());
    put(json, "number", c.number);
    put(json, "revision", c.revision);
    put(json, "last_seq", c.lastSeq);
    put(json, "queue", qint64{static_cast<int>(c.queue)});
    put(json, "tier", qint64{static_cast<int>(c.tier)});
    put(json, "state", qint64{static_cast<int>(c.state)});
    put(json, "business", qint64{c.business});
    json.object("subject");
    putRef(json, c.subject);
    json.endObject();
    put(json, "label", c.subjectLabel);
    put(json, "order", c.order);
    put(json, "amount", c.amount.minor);
    put(json, "currency", c.amount.currency.text());
    put(json, "adopted", c.adopted);
    put(json, "source_at", c.sourceAt);
    put(json, "opened_at", c.openedAt);
    putList(json, "reasons", c.reasons, [&](const CaseReason& reason) {
        putReason(json, reason);
        putList(json, "seen", reason.seen, [&](const SeenFact& fact) {
            putRef(json, fact.ref);
            put(json, "version", fact.version);
        });
    });
    if (!c.owner.isNull())
        put(json, "owner", c.owner.text());
    put(json, "lease_until", c.leaseUntil);
    putStoredClocks(json, "clocks", c.clocks);
    putList(json, "pauses", c.pauses, [&](const Pause& pause) { putPause(json, pause); });
    put(json, "paused", c.paused);
    putSpans(json, "owned", c.owned);
    putSpans(json, "closed", c.closed);
    put(json, "cycle", qint64{c.cycle});
    if (c.disposition) {
        json.object("disposition");
        put(json, "code", c.disposition->code);
        put(json, "root_cause", c.disposition->rootCause);
        put(json, "at", c.disposition->at);
        put(json, "actor", toText(c.disposition->actor));
        json.endObject();
    }
    put(json, "closed_at", c.closedAt);
    put(json, "first_action_at", c.firstActionAt);
    put(json, "touched_at", c.touchedAt);
    putList(json, "intents", c.intents, [&](const Intent& intent) { putIntent(json, intent); });
    putValues(json, "evidence", c.evidence);
    putValues(json, "handoffs", c.handoffs);
    putValues(json, "links", c.links);
    putList(json, "escalations", c.escalations, [&](const Escalation& e) {
        put(json, "by", e.by.text());
        put(json, "at", e.at);
    });
    putList(json, "snoozes", c.snoozes, [&](const Snooze& s) {
        put(json, "person", s.person.text());
        put(json, "until", s.until);
    });
    json.endObject();
    return json.bytes();
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
    c.business = optInt(json, "business").value_or(0);
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
    c.clocks = readStoredClocks(json, "clocks");
    for (const JsonReader& item : json.array("pauses"))
        c.pauses.push_back(readPause(item));
    c.paused = json.optBoolean("paused");
    c.owned = readSpans(json, "owned");
    c.closed = readSpans(json, "closed");
    c.cycle = optInt(json, "cycle").value_or(0);
    if (json.has("disposition")) {
        const JsonReader end = json.object("disposition");
        c.disposition =
            Disposition{end.optText("code"), end.optText("root_cause"), instantOf(end, "at"),
                        parseActor(end.optText("actor")).value_or(Actor{})};
    }
    c.closedAt = instantOf(json, "closed_at");
    c.firstActionAt = instantOf(json, "first_action_at");
    c.touchedAt = instantOf(json, "touched_at");
    for (const JsonReader& item : json.array("intents"))
        c.intents.push_back(readIntent(item));
    for (const JsonReader& item : json.array("evidence"))
        c.evidence.push_back(readEvidence(item));
    for (const JsonReader& item : json.array("handoffs"))
        c.handoffs.push_back(readHandoff(item));
    for (const JsonReader& item : json.array("links"))
        c.links.push_back(readLink(item));
    for (const JsonReader& item : json.array("escalations"))
        c.escalations.push_back({PersonId::parse(textOf(item, "by")), instantOf(item, "at")});
    for (const JsonReader& item : json.array("snoozes"))
        c.snoozes.push_back({PersonId::parse(textOf(item, "person")), instantOf(item, "until")});
    if (json.error())
        return fail(*json.error());
    return c;
}

}  // namespace docket
