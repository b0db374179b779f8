// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/timelinewords.h"

#include "core/base/money.h"
#include "core/domain/disposition.h"
#include "core/domain/intent.h"
#include "core/domain/rolewords.h"
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
    if (code == QLatin1String(kMergedDisposition))
        return say(QT_TRANSLATE_NOOP("Timeline", "Merged into another case"));
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

// What is done to the world, as the subject of a sentence.
QString changeWords(IntentKind kind)
{
    switch (kind) {
    case IntentKind::Refund:
        return say(QT_TRANSLATE_NOOP("Timeline", "Refund"));
    case IntentKind::ApprovePayment:
        return say(QT_TRANSLATE_NOOP("Timeline", "Approval of the payment"));
    case IntentKind::HoldFulfillment:
        return say(QT_TRANSLATE_NOOP("Timeline", "Hold of the fulfillment"));
    case IntentKind::ReleaseFulfillment:
        return say(QT_TRANSLATE_NOOP("Timeline", "Release of the fulfillment"));
    case IntentKind::CancelOrder:
        return say(QT_TRANSLATE_NOOP("Timeline", "Cancellation of the order"));
    case IntentKind::VoidLabel:
        return say(QT_TRANSLATE_NOOP("Timeline", "Voiding of the label"));
    }
    return {};
}

QString stepWords(IntentKind kind, const QString& state)
{
    const auto parsed = parseIntentState(state.toLatin1());
    if (!parsed)
        return state;
    const char* words = "";
    switch (*parsed) {
    case IntentState::Proposed:
        words = QT_TRANSLATE_NOOP("Timeline", "%1 waits for a second person");
        break;
    case IntentState::Ready:
        words = QT_TRANSLATE_NOOP("Timeline", "%1 is ready to be sent");
        break;
    case IntentState::Sending:
        words = QT_TRANSLATE_NOOP("Timeline", "%1 is being sent");
        break;
    case IntentState::Unknown:
        words = QT_TRANSLATE_NOOP("Timeline", "%1 may have been sent: Docket looks it up");
        break;
    case IntentState::Confirmed:
        words = kind == IntentKind::Refund
                    ? QT_TRANSLATE_NOOP("Timeline", "%1 confirmed by the gateway")
                    : QT_TRANSLATE_NOOP("Timeline", "%1 confirmed");
        break;
    case IntentState::Rejected:
        words = kind == IntentKind::Refund
                    ? QT_TRANSLATE_NOOP("Timeline", "%1 refused by the gateway")
                    : QT_TRANSLATE_NOOP("Timeline", "%1 refused");
        break;
    case IntentState::Declined:
        words = QT_TRANSLATE_NOOP("Timeline", "%1 declined");
        break;
    case IntentState::NeedsPerson:
        words =
            QT_TRANSLATE_NOOP("Timeline", "%1 needs a person: the other side shows something else");
        break;
    }
    return say(words).arg(changeWords(kind));
}

}  // namespace

QString linkWords(const QString& kind)
{
    if (kind == QStringLiteral("duplicate"))
        return say(QT_TRANSLATE_NOOP("Timeline", "The same as case %1"));
    if (kind == QStringLiteral("cause"))
        return say(QT_TRANSLATE_NOOP("Timeline", "Caused by case %1"));
    if (kind == QStringLiteral("merged"))
        return say(QT_TRANSLATE_NOOP("Timeline", "Merged into case %1"));
    return say(QT_TRANSLATE_NOOP("Timeline", "Linked with case %1"));
}

QString writtenIn(const QByteArray& opened)
{
    return QJsonDocument::fromJson(opened).object().value(QStringLiteral("text")).toString();
}

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

view::TimelineItem timelineItem(const Entry& entry, const QByteArray& opened, bool erased,
                                const Case& about, const Setup& setup)
{
    using Kind = view::TimelineItem::Kind;
    const QJsonObject body = QJsonDocument::fromJson(entry.body).object();
    const auto text = [&](const char* name) { return body.value(QLatin1String(name)).toString(); };
    view::TimelineItem item;
    item.at = entry.at;
    item.ours = true;
    QString written = writtenIn(opened);
    if (erased)
        written = say(QT_TRANSLATE_NOOP("Timeline", "What stood here was erased"));
    item.detail = written;
    const auto set = [&](Kind kind, const char* icon, const QString& title) {
        item.kind = kind;
        item.icon = QLatin1String(icon);
        item.title = title;
    };
    const QString intentId = text("intent");
    IntentKind intentKind = IntentKind::Refund;
    for (const Intent& intent : about.intents)
        if (intent.id.text() == intentId)
            intentKind = intent.kind;
    const Kind stepKind = intentKind == IntentKind::Refund ? Kind::Refund : Kind::Change;
    const auto personName = [&](const QString& id) {
        const Person* person = setup.person(PersonId::parse(id));
        return person ? person->fullName : id;
    };
    if (entry.type == "case_opened" || entry.type == "case_reason") {
        const QJsonObject reason = body.value(QStringLiteral("reason")).toObject();
        const QString rule = reason.value(QStringLiteral("rule")).toString();
        const bool first = entry.type == "case_opened";
        set(first ? Kind::Opened : Kind::Reason, "incident",
            (first ? say(QT_TRANSLATE_NOOP("Timeline", "Case opened: %1"))
                   : say(QT_TRANSLATE_NOOP("Timeline", "Another reason: %1")))
                .arg(work::ruleWords(rule.toUtf8())));
        if (rule == QLatin1String(kByHand)) {
            item.title = say(QT_TRANSLATE_NOOP("Timeline", "%1 opened the case"));
        } else {
            item.detail =
                rule + QStringLiteral(" · ") + reason.value(QStringLiteral("text")).toString();
        }
        if (body.value(QStringLiteral("adopted")).toBool())
            item.detail += QStringLiteral(" · ") +
                           say(QT_TRANSLATE_NOOP("Timeline", "was there before it was looked for"));
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
    } else if (entry.type == "case_assigned") {
        set(Kind::Claimed, "people",
            say(QT_TRANSLATE_NOOP("Timeline", "%1 gave it to ")) + personName(text("to")));
    } else if (entry.type == "evidence_attached") {
        const QJsonObject evidence = body.value(QStringLiteral("evidence")).toObject();
        set(Kind::Evidence, "attach",
            say(QT_TRANSLATE_NOOP("Timeline", "%1 attached: ")) +
                evidenceLabel(evidence.value(QStringLiteral("kind")).toString().toUtf8()));
        item.detail = written + QStringLiteral(" · SHA-256 ") +
                      evidence.value(QStringLiteral("sha256")).toString().left(12);
    } else if (entry.type == "handed_off") {
        const QJsonObject handoff = body.value(QStringLiteral("handoff")).toObject();
        const QString to = handoff.value(QStringLiteral("to")).toString();
        const auto team = parseRole(handoff.value(QStringLiteral("team")).toString().toUtf8());
        set(Kind::Handoff, "handoff",
            say(QT_TRANSLATE_NOOP("Timeline", "%1 hands it off to ")) +
                (to.isEmpty() && team ? roleWords(*team) : personName(to)));
    } else if (entry.type == "handoff_accepted") {
        set(Kind::Handoff, "handoff", say(QT_TRANSLATE_NOOP("Timeline", "%1 accepted it")));
    } else if (entry.type == "handoff_returned") {
        set(Kind::Handoff, "undo", say(QT_TRANSLATE_NOOP("Timeline", "%1 gave it back")));
    } else if (entry.type == "case_escalated") {
        set(Kind::Escalated, "escalate", say(QT_TRANSLATE_NOOP("Timeline", "%1 told the leads")));
    } else if (entry.type == "case_snoozed") {
        set(Kind::Paused, "clock",
            say(QT_TRANSLATE_NOOP("Timeline", "%1 hid it from the own list for a while")));
    } else if (entry.type == "case_linked") {
        const QJsonObject link = body.value(QStringLiteral("link")).toObject();
        set(Kind::Linked, "link",
            linkWords(link.value(QStringLiteral("kind")).toString())
                .arg(link.value(QStringLiteral("number")).toInteger()));
    } else if (entry.type == "change_requested") {
        const QJsonObject intent = body.value(QStringLiteral("intent")).toObject();
        const auto kind = parseIntentKind(intent.value(QStringLiteral("kind")).toString().toUtf8());
        set(Kind::Change, "outbox",
            say(QT_TRANSLATE_NOOP("Timeline", "%1 asked for: ")) +
                changeWords(kind.value_or(IntentKind::Refund)));
    } else if (entry.type == "refund_requested") {
        set(Kind::Refund, "refund",
            say(QT_TRANSLATE_NOOP("Timeline", "%1 asked to refund ")) +
                amountOf(body.value(QStringLiteral("intent")).toObject()));
    } else if (entry.type == "refund_ready" || entry.type == "change_ready") {
        const bool second = !text("approver").isEmpty();
        set(stepKind, second ? "people" : "outbox",
            second ? say(QT_TRANSLATE_NOOP("Timeline", "Approved by a second person and ready"))
                   : stepWords(intentKind, QStringLiteral("ready")));
        item.detail = say(QT_TRANSLATE_NOOP("Timeline", "request ")) + text("sha256").left(12);
    } else if (entry.type == "refund_declined" || entry.type == "change_declined") {
        set(stepKind, "people",
            intentKind == IntentKind::Refund
                ? say(QT_TRANSLATE_NOOP("Timeline", "%1 declined the refund"))
                : say(QT_TRANSLATE_NOOP("Timeline", "%1 declined the change")));
    } else if (entry.type == "intent_step") {
        const QString state = text("state");
        set(stepKind, state == QStringLiteral("unknown") ? "unknown" : "outbox",
            stepWords(intentKind, state));
        item.detail = text("external_id");
        if (body.value(QStringLiteral("by_hand")).toBool()) {
            item.title = say(QT_TRANSLATE_NOOP("Timeline", "%1 found out: ")) + item.title;
            item.detail += (item.detail.isEmpty() ? QString() : QStringLiteral(" · ")) + written;
        }
        if (const QString message = text("message"); !message.isEmpty())
            item.detail += (item.detail.isEmpty() ? QString() : QStringLiteral(" · ")) + message;
        item.bad = state == QStringLiteral("needs_person") || state == QStringLiteral("rejected");
    } else {
        set(Kind::Fact, "journal", QString::fromUtf8(entry.type));
    }
    return item;
}

}  // namespace docket
