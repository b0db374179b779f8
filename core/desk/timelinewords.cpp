// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/timelinewords.h"

#include "core/base/money.h"
#include "core/domain/disposition.h"
#include "core/domain/intent.h"
#include "core/work/queues.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace docket {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Timeline", text);
}

QString dispositionLabel(const QString& code)
{
    if (code == QLatin1String(kHealedDisposition))
        return say(QT_TRANSLATE_NOOP("Timeline", "Put right at the source"));
    for (const Queue queue : kQueues)
        for (const DispositionCode& d : dispositionsOf(queue))
            if (QString::fromUtf8(d.code) == code)
                return d.label;
    return code;
}

QString causeLabel(const QString& code)
{
    for (const RootCauseCode& r : rootCauses())
        if (QString::fromUtf8(r.code) == code)
            return r.label;
    return {};
}

QString amountOf(const QJsonObject& intent)
{
    const Money money{
        intent.value(QStringLiteral("amount")).toInteger(),
        Currency::parse(intent.value(QStringLiteral("currency")).toString().toLatin1())};
    return toDecimal(money) + u' ' + money.currency.text();
}

QString stepWords(const QString& state)
{
    const auto parsed = parseIntentState(state.toLatin1());
    if (!parsed)
        return state;
    switch (*parsed) {
    case IntentState::Proposed:
        return say(QT_TRANSLATE_NOOP("Timeline", "Refund waits for a second person"));
    case IntentState::Ready:
        return say(QT_TRANSLATE_NOOP("Timeline", "Refund is ready to be sent"));
    case IntentState::Sending:
        return say(QT_TRANSLATE_NOOP("Timeline", "Refund is being sent"));
    case IntentState::Unknown:
        return say(QT_TRANSLATE_NOOP("Timeline", "Refund may have been sent: Docket looks it up"));
    case IntentState::Confirmed:
        return say(QT_TRANSLATE_NOOP("Timeline", "Refund confirmed by the gateway"));
    case IntentState::Rejected:
        return say(QT_TRANSLATE_NOOP("Timeline", "Refund refused by the gateway"));
    case IntentState::Declined:
        return say(QT_TRANSLATE_NOOP("Timeline", "Refund declined"));
    case IntentState::NeedsPerson:
        return say(QT_TRANSLATE_NOOP("Timeline",
                                     "Refund needs a person: the gateway shows something else"));
    }
    return state;
}

}  // namespace

QString clockWords(ClockKind kind)
{
    switch (kind) {
    case ClockKind::Claim:
        return say(QT_TRANSLATE_NOOP("Timeline", "Claim"));
    case ClockKind::FirstAction:
        return say(QT_TRANSLATE_NOOP("Timeline", "First action"));
    case ClockKind::NextUpdate:
        return say(QT_TRANSLATE_NOOP("Timeline", "Next update"));
    case ClockKind::Resolution:
        return say(QT_TRANSLATE_NOOP("Timeline", "Resolution"));
    case ClockKind::External:
        return say(QT_TRANSLATE_NOOP("Timeline", "Issuer's deadline"));
    }
    return {};
}

view::TimelineItem timelineItem(const Entry& entry, const QByteArray& opened, bool erased)
{
    using Kind = view::TimelineItem::Kind;
    const QJsonObject body = QJsonDocument::fromJson(entry.body).object();
    const auto text = [&](const char* name) { return body.value(QLatin1String(name)).toString(); };
    view::TimelineItem item;
    item.at = entry.at;
    item.ours = true;
    QString written =
        QJsonDocument::fromJson(opened).object().value(QStringLiteral("text")).toString();
    if (erased)
        written = say(QT_TRANSLATE_NOOP("Timeline", "What stood here was erased"));
    item.detail = written;
    const auto set = [&](Kind kind, const char* icon, const QString& title) {
        item.kind = kind;
        item.icon = QLatin1String(icon);
        item.title = title;
    };
    if (entry.type == "case_opened" || entry.type == "case_reason") {
        const QJsonObject reason = body.value(QStringLiteral("reason")).toObject();
        const QString rule = reason.value(QStringLiteral("rule")).toString();
        const bool first = entry.type == "case_opened";
        set(first ? Kind::Opened : Kind::Reason, "incident",
            (first ? say(QT_TRANSLATE_NOOP("Timeline", "Case opened: %1"))
                   : say(QT_TRANSLATE_NOOP("Timeline", "Another reason: %1")))
                .arg(work::ruleWords(rule.toUtf8())));
        item.detail =
            rule + QStringLiteral(" · ") + reason.value(QStringLiteral("text")).toString();
        if (body.value(QStringLiteral("adopted")).toBool())
            item.detail += QStringLiteral(" · ") +
                           say(QT_TRANSLATE_NOOP("Timeline", "found by the first sync"));
    } else if (entry.type == "reason_healed") {
        set(Kind::Reason, "met",
            say(QT_TRANSLATE_NOOP("Timeline", "No longer so: %1"))
                .arg(work::ruleWords(text("rule").toUtf8())));
    } else if (entry.type == "case_claimed") {
        set(Kind::Claimed, "person", say(QT_TRANSLATE_NOOP("Timeline", "%1 claimed it")));
    } else if (entry.type == "case_released") {
        set(Kind::Released, "person", say(QT_TRANSLATE_NOOP("Timeline", "%1 released it")));
    } else if (entry.type == "case_noted") {
        set(Kind::Note, "note", say(QT_TRANSLATE_NOOP("Timeline", "%1 noted")));
    } else if (entry.type == "case_paused") {
        set(Kind::Paused, "paused", say(QT_TRANSLATE_NOOP("Timeline", "%1 paused it")));
        const QString reason = body.value(QStringLiteral("pause"))
                                   .toObject()
                                   .value(QStringLiteral("reason"))
                                   .toString();
        item.detail = written.isEmpty() ? reason : reason + QStringLiteral(" · ") + written;
    } else if (entry.type == "case_resumed") {
        set(Kind::Resumed, "clock", say(QT_TRANSLATE_NOOP("Timeline", "%1 resumed it")));
    } else if (entry.type == "case_closed") {
        set(Kind::Closed, "met",
            say(QT_TRANSLATE_NOOP("Timeline", "%1 closed it: ")) +
                dispositionLabel(text("disposition")));
        const QString cause = causeLabel(text("root_cause"));
        item.detail = written.isEmpty() ? cause
                      : cause.isEmpty() ? written
                                        : cause + QStringLiteral(" · ") + written;
    } else if (entry.type == "case_reopened") {
        set(Kind::Reopened, "undo", say(QT_TRANSLATE_NOOP("Timeline", "%1 opened it again")));
    } else if (entry.type == "refund_requested") {
        set(Kind::Refund, "refund",
            say(QT_TRANSLATE_NOOP("Timeline", "%1 asked to refund ")) +
                amountOf(body.value(QStringLiteral("intent")).toObject()));
    } else if (entry.type == "refund_ready") {
        const bool second = !text("approver").isEmpty();
        set(Kind::Refund, second ? "people" : "outbox",
            second ? say(QT_TRANSLATE_NOOP("Timeline", "Approved by a second person and ready"))
                   : stepWords(QStringLiteral("ready")));
        item.detail = say(QT_TRANSLATE_NOOP("Timeline", "request ")) + text("sha256").left(12);
    } else if (entry.type == "refund_declined") {
        set(Kind::Refund, "people", say(QT_TRANSLATE_NOOP("Timeline", "%1 declined the refund")));
    } else if (entry.type == "intent_step") {
        const QString state = text("state");
        set(Kind::Refund, state == QStringLiteral("unknown") ? "unknown" : "outbox",
            stepWords(state));
        item.detail = text("external_id");
        if (const QString message = text("message"); !message.isEmpty())
            item.detail += (item.detail.isEmpty() ? QString() : QStringLiteral(" · ")) + message;
        item.bad = state == QStringLiteral("needs_person") || state == QStringLiteral("rejected");
    } else {
        set(Kind::Fact, "journal", QString::fromUtf8(entry.type));
    }
    return item;
}

}  // namespace docket
