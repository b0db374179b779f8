// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/casework.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace docket {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

QString say(const char* text)
{
    return QCoreApplication::translate("Evidence", text);
}

Instant instantOf(const JsonReader& json, const char* name)
{
    const auto ms = json.optInteger(name);
    return ms ? Instant{*ms} : Instant::none();
}

PersonId personOf(const JsonReader& json, const char* name)
{
    return PersonId::parse(QString::fromUtf8(json.optText(name)));
}

void put(QJsonObject& json, const char* name, Instant at)
{
    if (at.isSet())
        json.insert(key(name), at.ms);
}

void put(QJsonObject& json, const char* name, PersonId id)
{
    if (!id.isNull())
        json.insert(key(name), id.text());
}

}  // namespace

const std::vector<EvidenceKind>& evidenceKinds()
{
    static const std::vector<EvidenceKind> list{
        {"customer_message", say(QT_TRANSLATE_NOOP("Evidence", "Message of the customer"))},
        {"receipt", say(QT_TRANSLATE_NOOP("Evidence", "Receipt or invoice"))},
        {"tracking", say(QT_TRANSLATE_NOOP("Evidence", "Tracking or proof of delivery"))},
        {"photo", say(QT_TRANSLATE_NOOP("Evidence", "Photograph"))},
        {"stock_count", say(QT_TRANSLATE_NOOP("Evidence", "Count of the warehouse"))},
        {"bank_document", say(QT_TRANSLATE_NOOP("Evidence", "Document of a bank or processor"))},
        {"identity", say(QT_TRANSLATE_NOOP("Evidence", "Proof of identity"))},
        {"other", say(QT_TRANSLATE_NOOP("Evidence", "Something else"))},
    };
    return list;
}

bool isEvidenceKind(QByteArrayView code)
{
    return std::any_of(evidenceKinds().begin(), evidenceKinds().end(),
                       [&](const EvidenceKind& kind) { return code == kind.code; });
}

QString evidenceLabel(QByteArrayView code)
{
    for (const EvidenceKind& kind : evidenceKinds())
        if (code == kind.code)
            return kind.label;
    return QString::fromUtf8(code.data(), code.size());
}

bool isLinkKind(QByteArrayView kind)
{
    return kind == "merged" ||
           std::find(kLinkKinds.begin(), kLinkKinds.end(), kind) != kLinkKinds.end();
}

bool Handoff::isFor(const Person& person) const
{
    return to == person.id || (to.isNull() && team && person.has(*team));
}

QJsonObject toJson(const Evidence& value)
{
    QJsonObject json{{key("id"), value.id.text()},
                     {key("kind"), QString::fromUtf8(value.kind)},
                     {key("sha256"), QString::fromUtf8(value.sha256)},
                     {key("size"), value.size},
                     {key("media_type"), QString::fromUtf8(value.mediaType)},
                     {key("origin"), QString::fromUtf8(value.origin)}};
    put(json, "by", value.by);
    put(json, "at", value.at);
    return json;
}

Evidence readEvidence(const JsonReader& json)
{
    Evidence value;
    value.id = EvidenceId::parse(QString::fromUtf8(json.text("id")));
    value.kind = json.text("kind");
    value.sha256 = json.text("sha256");
    value.size = json.integer("size");
    value.mediaType = json.optText("media_type");
    value.origin = json.optText("origin");
    value.by = personOf(json, "by");
    value.at = instantOf(json, "at");
    return value;
}

QJsonObject toJson(const Handoff& value)
{
    QJsonObject json{{key("state"), static_cast<int>(value.state)}};
    put(json, "from", value.from);
    put(json, "to", value.to);
    if (value.team)
        json.insert(key("team"), QLatin1String(name(*value.team)));
    QJsonArray needs;
    for (const QByteArray& kind : value.needs)
        needs.append(QString::fromUtf8(kind));
    if (!needs.isEmpty())
        json.insert(key("needs"), needs);
    put(json, "at", value.at);
    put(json, "take_by", value.takeBy);
    put(json, "answered_by", value.answeredBy);
    put(json, "answered_at", value.answeredAt);
    return json;
}

Handoff readHandoff(const JsonReader& json)
{
    Handoff value;
    const qint64 state = json.optInteger("state").value_or(0);
    if (state < 0 || state > 2)
        json.reject("state", QStringLiteral("is a word that this Docket does not know"));
    else
        value.state = static_cast<Handoff::State>(state);
    value.from = personOf(json, "from");
    value.to = personOf(json, "to");
    if (const QByteArray team = json.optText("team"); !team.isEmpty()) {
        value.team = parseRole(team);
        if (!value.team)
            json.reject("team", QStringLiteral("is a role that this Docket does not know"));
    }
    if (json.has("needs"))
        for (const JsonReader& kind : json.array("needs"))
            value.needs.push_back(kind.asText());
    value.at = instantOf(json, "at");
    value.takeBy = instantOf(json, "take_by");
    value.answeredBy = personOf(json, "answered_by");
    value.answeredAt = instantOf(json, "answered_at");
    return value;
}

QJsonObject toJson(const CaseLink& value)
{
    return QJsonObject{{key("case"), value.other.text()},
                       {key("number"), value.number},
                       {key("kind"), QString::fromUtf8(value.kind)}};
}

CaseLink readLink(const JsonReader& json)
{
    return {CaseId::parse(QString::fromUtf8(json.text("case"))), json.integer("number"),
            json.text("kind")};
}

}  // namespace docket
