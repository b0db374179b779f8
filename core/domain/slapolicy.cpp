// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/slapolicy.h"

#include "core/domain/fields.h"

#include <algorithm>

namespace docket {

namespace {

// A budget beyond ten years is a slip of the keyboard.
constexpr Millis kLongest = days(3660);

// The item of `all` whose stable name is `text`.
template <class Word, size_t N>
Result<Word> wordNamed(const std::array<Word, N>& all, const QString& text)
{
    for (const Word word : all)
        if (text == QLatin1String(name(word)))
            return word;
    return fail(ErrorKind::Malformed, text.left(40), QStringLiteral("no such word"));
}

}  // namespace

const char* name(ClockKind kind)
{
    switch (kind) {
    case ClockKind::Claim:
        return "claim";
    case ClockKind::FirstAction:
        return "first_action";
    case ClockKind::NextUpdate:
        return "next_update";
    case ClockKind::Resolution:
        return "resolution";
    case ClockKind::External:
        return "external";
    }
    return "claim";
}

const char* name(PauseParty party)
{
    switch (party) {
    case PauseParty::Vendor:
        return "vendor";
    case PauseParty::Processor:
        return "processor";
    case PauseParty::Customer:
        return "customer";
    case PauseParty::Internal:
        return "internal";
    }
    return "internal";
}

Result<ClockKind> clockKind(const QString& text)
{
    return wordNamed(kClockKinds, text);
}

Result<PauseParty> pauseParty(const QString& text)
{
    constexpr std::array<PauseParty, kPauseParties> all{PauseParty::Vendor, PauseParty::Processor,
                                                        PauseParty::Customer, PauseParty::Internal};
    return wordNamed(all, text);
}

Millis Policy::budget(ClockKind kind) const
{
    switch (kind) {
    case ClockKind::Claim:
        return claim;
    case ClockKind::FirstAction:
        return firstAction;
    case ClockKind::NextUpdate:
        return nextUpdate;
    case ClockKind::Resolution:
        return resolution;
    case ClockKind::External:
        return 0;
    }
    return 0;
}

Done validate(const Policy& policy)
{
    const auto malformed = [&policy](const QString& place, const QString& detail) {
        return fail(ErrorKind::Malformed, QStringLiteral("policy %1: %2").arg(policy.id, place),
                    detail);
    };
    if (policy.id.isEmpty())
        return malformed(QStringLiteral("id"), QStringLiteral("a policy needs a name"));
    if (policy.version < 1)
        return malformed(QStringLiteral("version"), QStringLiteral("versions begin at 1"));
    if (policy.calendar.isEmpty())
        return malformed(QStringLiteral("calendar"), QStringLiteral("a policy names a calendar"));
    for (const ClockKind kind : kClockKinds)
        if (policy.budget(kind) < 0 || policy.budget(kind) > kLongest)
            return malformed(QStringLiteral("budgets.") + QLatin1String(name(kind)),
                             QStringLiteral("0 (off) to ten years of milliseconds"));
    if (policy.warnPercent < 1 || policy.warnPercent > 100)
        return malformed(QStringLiteral("warn_percent"), QStringLiteral("1 to 100"));
    if (policy.dueSoon < 0 || policy.dueSoon > kLongest)
        return malformed(QStringLiteral("due_soon_ms"), QStringLiteral("a length of time"));
    if (policy.externalWarn < 0 || policy.externalWarn > kLongest)
        return malformed(QStringLiteral("external_warn_ms"), QStringLiteral("a length of time"));
    for (const auto& [reason, cap] : policy.pauseCaps)
        if (reason.isEmpty() || cap < 0 || cap > kLongest)
            return malformed(QStringLiteral("pause_caps.") + reason,
                             QStringLiteral("a length of time"));
    if (policy.effectiveFrom.isSet() && policy.effectiveUntil.isSet() &&
        policy.effectiveUntil <= policy.effectiveFrom)
        return malformed(QStringLiteral("effective_until"),
                         QStringLiteral("ends before it begins"));
    return {};
}

QJsonObject toJson(const Policy& policy)
{
    QJsonObject budgets;
    for (const ClockKind kind : kClockKinds)
        if (kind != ClockKind::External)
            budgets.insert(QLatin1String(name(kind)), policy.budget(kind));
    QJsonObject object{{QStringLiteral("id"), policy.id},
                       {QStringLiteral("version"), policy.version},
                       {QStringLiteral("queue"), policy.queue},
                       {QStringLiteral("tier"), policy.tier},
                       {QStringLiteral("calendar"), policy.calendar},
                       {QStringLiteral("budgets"), budgets},
                       {QStringLiteral("warn_percent"), policy.warnPercent},
                       {QStringLiteral("due_soon_ms"), policy.dueSoon},
                       {QStringLiteral("external_warn_ms"), policy.externalWarn}};
    QJsonObject caps;
    for (const auto& [reason, cap] : policy.pauseCaps)
        caps.insert(reason, cap);
    if (!caps.isEmpty())
        object.insert(QStringLiteral("pause_caps"), caps);
    if (policy.effectiveFrom.isSet())
        object.insert(QStringLiteral("effective_from"), toIso(policy.effectiveFrom));
    if (policy.effectiveUntil.isSet())
        object.insert(QStringLiteral("effective_until"), toIso(policy.effectiveUntil));
    return object;
}

Result<Policy> policyFromJson(const QJsonObject& object)
{
    Fields fields(object, QStringLiteral("policy"));
    Policy policy;
    policy.id = fields.text("id");
    policy.version = static_cast<int>(fields.integer("version", 1, 1'000'000));
    policy.queue = fields.optionalText("queue");
    policy.tier = fields.optionalText("tier");
    policy.calendar = fields.text("calendar");
    policy.warnPercent =
        static_cast<int>(fields.integerOr("warn_percent", policy.warnPercent, 1, 100));
    policy.dueSoon = fields.integerOr("due_soon_ms", policy.dueSoon, 0, kLongest);
    policy.externalWarn = fields.integerOr("external_warn_ms", policy.externalWarn, 0, kLongest);
    policy.effectiveFrom = fields.optionalInstant("effective_from");
    policy.effectiveUntil = fields.optionalInstant("effective_until");

    Fields budgets(fields.object("budgets"), fields.place(QStringLiteral("budgets")));
    policy.claim = budgets.integerOr("claim", 0, 0, kLongest);
    policy.firstAction = budgets.integerOr("first_action", 0, 0, kLongest);
    policy.nextUpdate = budgets.integerOr("next_update", 0, 0, kLongest);
    policy.resolution = budgets.integerOr("resolution", 0, 0, kLongest);
    if (Done ok = budgets.done(); !ok)
        fields.fault(ok.error());

    const QJsonObject capsObject = fields.object("pause_caps");
    Fields caps(capsObject, fields.place(QStringLiteral("pause_caps")));
    const QStringList reasons = capsObject.keys();
    for (const QString& reason : reasons)
        policy.pauseCaps[reason] = caps.integer(reason.toUtf8().constData(), 0, kLongest);
    if (Done ok = caps.done(); !ok)
        fields.fault(ok.error());

    if (Done ok = fields.done(); !ok)
        return fail(ok.error());
    if (Done ok = validate(policy); !ok)
        return fail(ok.error());
    return policy;
}

QJsonObject toJson(const Pause& pause)
{
    QJsonObject object{{QStringLiteral("reason"), pause.reason},
                       {QStringLiteral("party"), QLatin1String(name(pause.party))},
                       {QStringLiteral("chaser"), pause.chaser},
                       {QStringLiteral("begun"), toIso(pause.begun)}};
    if (pause.ended.isSet())
        object.insert(QStringLiteral("ended"), toIso(pause.ended));
    if (pause.expectedUntil.isSet())
        object.insert(QStringLiteral("expected_until"), toIso(pause.expectedUntil));
    return object;
}

Result<Pause> pauseFromJson(const QJsonObject& object)
{
    Fields fields(object, QStringLiteral("pause"));
    Pause pause;
    pause.reason = fields.text("reason");
    if (const auto party = pauseParty(fields.text("party")))
        pause.party = *party;
    else
        fields.fault(QStringLiteral("party"), party.error().detail);
    pause.chaser = fields.optionalText("chaser");
    pause.begun = fields.optionalInstant("begun");
    if (!pause.begun.isSet())
        fields.fault(QStringLiteral("begun"), QStringLiteral("an instant is needed here"));
    pause.ended = fields.optionalInstant("ended");
    pause.expectedUntil = fields.optionalInstant("expected_until");
    if (Done ok = fields.done(true); !ok)
        return fail(ok.error());
    return pause;
}

std::vector<Span> unionOf(const std::vector<Pause>& pauses)
{
    std::vector<Span> spans;
    for (const Pause& pause : pauses)
        if (pause.begun.isSet() && (!pause.ended.isSet() || pause.ended > pause.begun))
            spans.push_back({pause.begun, pause.ended});
    std::sort(spans.begin(), spans.end(),
              [](const Span& a, const Span& b) { return a.from < b.from; });
    std::vector<Span> joined;
    for (const Span& span : spans) {
        const bool touches =
            !joined.empty() && (!joined.back().until.isSet() || span.from <= joined.back().until);
        if (!touches)
            joined.push_back(span);
        else if (joined.back().until.isSet())
            joined.back().until =
                span.until.isSet() ? std::max(joined.back().until, span.until) : Instant::none();
    }
    return joined;
}

Instant resumesAt(const Pause& pause, const std::vector<Pause>& earlier, const Policy& policy,
                  const BusinessCalendar& calendar)
{
    Instant at = pause.expectedUntil;
    if (const auto cap = policy.pauseCaps.find(pause.reason); cap != policy.pauseCaps.end()) {
        std::vector<Pause> same;
        for (const Pause& other : earlier)
            if (other.reason == pause.reason)
                same.push_back(other);
        Millis parked = 0;
        for (const Span& span : unionOf(same))
            parked += calendar.between(
                span.from, span.until.isSet() ? std::min(span.until, pause.begun) : pause.begun);
        const Instant capped = calendar.due(pause.begun, cap->second - parked);
        if (!at.isSet() || (capped.isSet() && capped < at))
            at = capped;
    }
    return at.isSet() ? std::max(at, pause.begun) : at;
}

}  // namespace docket
