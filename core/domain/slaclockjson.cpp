// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/slaclock.h"

#include "core/domain/fields.h"

#include <limits>

namespace docket {

namespace {

constexpr qint64 kAny = std::numeric_limits<qint64>::max();
constexpr std::array<Verdict, 4> kVerdicts{Verdict::Running, Verdict::Met, Verdict::Missed,
                                           Verdict::Void};

}  // namespace

QJsonObject toJson(const SlaClock& clock)
{
    QJsonObject object{{QStringLiteral("kind"), QLatin1String(name(clock.kind))},
                       {QStringLiteral("cycle"), clock.cycle},
                       {QStringLiteral("policy"), clock.policy},
                       {QStringLiteral("policy_version"), clock.policyVersion},
                       {QStringLiteral("calendar"), clock.calendar},
                       {QStringLiteral("calendar_version"), clock.calendarVersion},
                       {QStringLiteral("budget_ms"), clock.budget},
                       {QStringLiteral("warn_percent"), clock.warnPercent},
                       {QStringLiteral("due_soon_ms"), clock.dueSoon},
                       {QStringLiteral("verdict"), QLatin1String(name(clock.verdict))},
                       {QStringLiteral("used_before_ms"), clock.usedBefore},
                       {QStringLiteral("used_at_run_ms"), clock.usedAtRun}};
    const auto put = [&object](const char* key, Instant at) {
        if (at.isSet())
            object.insert(QLatin1String(key), toIso(at));
    };
    put("start", clock.start);
    put("due", clock.due);
    put("warn", clock.warn);
    put("stopped", clock.stopped);
    put("cycle_from", clock.cycleFrom);
    put("run_from", clock.runFrom);
    if (!clock.issuerZone.isEmpty())
        object.insert(QStringLiteral("issuer_zone"), clock.issuerZone);
    if (clock.paused)
        object.insert(QStringLiteral("paused_remaining_ms"), clock.remaining);
    if (clock.endBeforeStart)
        object.insert(QStringLiteral("end_before_start"), true);
    if (clock.rejudged)
        object.insert(QStringLiteral("rejudged"), true);
    return object;
}

Result<SlaClock> slaClockFromJson(const QJsonObject& object)
{
    Fields fields(object, QStringLiteral("clock"));
    SlaClock clock;
    if (const auto kind = clockKind(fields.text("kind")))
        clock.kind = *kind;
    else
        fields.fault(QStringLiteral("kind"), kind.error().detail);
    const QString verdict = fields.text("verdict");
    bool known = false;
    for (const Verdict v : kVerdicts)
        if (verdict == QLatin1String(name(v))) {
            clock.verdict = v;
            known = true;
        }
    if (!known)
        fields.fault(QStringLiteral("verdict"), QStringLiteral("no such word"));
    clock.cycle = static_cast<int>(fields.integer("cycle", 1, 1'000'000));
    clock.policy = fields.text("policy", true);
    clock.policyVersion = static_cast<int>(fields.integer("policy_version", 0, 1'000'000));
    clock.calendar = fields.text("calendar", true);
    clock.calendarVersion = static_cast<int>(fields.integer("calendar_version", 0, 1'000'000));
    clock.issuerZone = fields.optionalText("issuer_zone");
    clock.budget = fields.integer("budget_ms", -kAny, kAny);
    clock.warnPercent = static_cast<int>(fields.integer("warn_percent", 1, 100));
    clock.dueSoon = fields.integer("due_soon_ms", 0, kAny);
    clock.usedBefore = fields.integer("used_before_ms", 0, kAny);
    clock.usedAtRun = fields.integer("used_at_run_ms", 0, kAny);
    clock.start = fields.optionalInstant("start");
    clock.due = fields.optionalInstant("due");
    clock.warn = fields.optionalInstant("warn");
    clock.stopped = fields.optionalInstant("stopped");
    clock.cycleFrom = fields.optionalInstant("cycle_from");
    clock.runFrom = fields.optionalInstant("run_from");
    clock.paused = fields.has("paused_remaining_ms");
    clock.remaining = fields.integerOr("paused_remaining_ms", 0, -kAny, kAny);
    clock.endBeforeStart = fields.flagOr("end_before_start", false);
    clock.rejudged = fields.flagOr("rejudged", false);
    if (clock.verdict != Verdict::Running && !clock.stopped.isSet())
        fields.fault(QStringLiteral("stopped"),
                     QStringLiteral("an ended clock says when it ended"));
    if (Done ok = fields.done(true); !ok)
        return fail(ok.error());
    return clock;
}

}  // namespace docket
