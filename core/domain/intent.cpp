// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/intent.h"

#include "core/base/jsonint.h"

#include "core/domain/case.h"

#include <array>

namespace docket {

namespace {

constexpr std::array<const char*, kIntentKinds> kKindNames{
    "refund",       "approve_payment", "hold_fulfillment", "release_fulfillment",
    "cancel_order", "void_label"};
constexpr std::array<const char*, kIntentStates> kStateNames{
    "proposed", "ready", "sending", "unknown", "confirmed", "rejected", "declined", "needs_person"};

Instant instantOf(const JsonReader& json, const char* name)
{
    const auto ms = json.optInteger(name);
    return ms ? Instant{*ms} : Instant::none();
}

}  // namespace

const char* name(IntentKind kind)
{
    return kKindNames.at(static_cast<size_t>(kind));
}

std::optional<IntentKind> parseIntentKind(QByteArrayView text)
{
    for (size_t i = 0; i < kKindNames.size(); ++i)
        if (text == kKindNames.at(i))
            return static_cast<IntentKind>(i);
    return std::nullopt;
}

const char* name(IntentState state)
{
    return kStateNames.at(static_cast<size_t>(state));
}

std::optional<IntentState> parseIntentState(QByteArrayView text)
{
    for (size_t i = 0; i < kStateNames.size(); ++i)
        if (text == kStateNames.at(i))
            return static_cast<IntentState>(i);
    return std::nullopt;
}

IntentId intentOf(CommandId command, int index)
{
    return IntentId::derive(command.value, QByteArray::number(index));
}

QJsonObject toJson(const Intent& intent)
{
    QJsonObject json{{QStringLiteral("id"), intent.id.text()},
                     {QStringLiteral("command"), intent.command.text()},
                     {QStringLiteral("state"), QLatin1String(name(intent.state))},
                     {QStringLiteral("amount"), intent.amount.minor},
                     {QStringLiteral("currency"), intent.amount.currency.text()},
                     {QStringLiteral("reason"), QString::fromUtf8(intent.reason)},
                     {QStringLiteral("attempt"), intent.attempt}};
    // Refunds were the first: their entries name no kind, and a payment.
    if (intent.kind == IntentKind::Refund) {
        json.insert(QStringLiteral("payment"), toJson(intent.target));
    } else {
        json.insert(QStringLiteral("kind"), QLatin1String(name(intent.kind)));
        json.insert(QStringLiteral("target"), toJson(intent.target));
    }
    const auto instant = [&](const char* key, Instant at) {
        if (at.isSet())
            json.insert(QLatin1String(key), at.ms);
    };
    if (!intent.requester.isNull())
        json.insert(QStringLiteral("requester"), intent.requester.text());
    if (!intent.approver.isNull())
        json.insert(QStringLiteral("approver"), intent.approver.text());
    instant("decided_at", intent.decidedAt);
    instant("first_sent_at", intent.firstSentAt);
    instant("not_before", intent.notBefore);
    if (!intent.externalId.isEmpty())
        json.insert(QStringLiteral("external_id"), QString::fromUtf8(intent.externalId));
    if (!intent.message.isEmpty())
        json.insert(QStringLiteral("message"), QString::fromUtf8(intent.message));
    return json;
}

Intent readIntent(const JsonReader& json)
{
    Intent intent;
    intent.id = IntentId::parse(QString::fromUtf8(json.text("id")));
    intent.command = CommandId::parse(QString::fromUtf8(json.text("command")));
    if (const auto state = parseIntentState(json.text("state")))
        intent.state = *state;
    else
        json.reject("state", QStringLiteral("is a word that this Docket does not know"));
    if (json.has("kind")) {
        if (const auto kind = parseIntentKind(json.text("kind")))
            intent.kind = *kind;
        else
            json.reject("kind", QStringLiteral("is a word that this Docket does not know"));
        intent.target = readRef(json.object("target"));
    } else {
        intent.target = readRef(json.object("payment"));
    }
    intent.amount = Money{json.integer("amount"), Currency::parse(json.text("currency"))};
    intent.reason = json.optText("reason");
    intent.requester = PersonId::parse(QString::fromUtf8(json.optText("requester")));
    intent.approver = PersonId::parse(QString::fromUtf8(json.optText("approver")));
    intent.since = instantOf(json, "since");
    intent.decidedAt = instantOf(json, "decided_at");
    intent.firstSentAt = instantOf(json, "first_sent_at");
    intent.attempt = optInt(json, "attempt").value_or(0);
    intent.notBefore = instantOf(json, "not_before");
    intent.externalId = json.optText("external_id");
    intent.message = json.optText("message");
    intent.seq = json.optInteger("seq").value_or(0);
    return intent;
}

}  // namespace docket
