// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/shipenginevoid.h"

#include "core/vendor/wire.h"

namespace docket::vendor {

namespace {

Settlement unknown(const QString& why)
{
    Settlement out;
    out.message = plainText(why);
    return out;
}

QString sentenceOf(const Error& error)
{
    return error.where + u' ' + error.detail;
}

bool accepted(const Response& response)
{
    return response.status >= 200 && response.status <= 299;
}

Settlement refused(const Response& response, const QString& refusal)
{
    Settlement out = unknown(refusal);
    switch (response.status) {
    case 401:
    case 429:
        out.effect = Effect::NotSent;
        out.waitMs = retryAfter(response);
        break;
    case 400:
    case 403:
    case 404:
    case 405:
    case 409:
    case 422:
        out.effect = Effect::Rejected;
        out.code = QByteArray::number(response.status);
        // It may refuse because it is so already.
        out.lookUp = response.status == 400 || response.status == 409 || response.status == 422;
        break;
    default:
        break;
    }
    return out;
}

}  // namespace

Request labelVoiding(const Instruction& wanted)
{
    Request out;
    const QByteArray id = encoded(wanted.target);
    if (wanted.kind != IntentKind::VoidLabel || id.isEmpty())
        return out;
    out.method = "PUT";
    out.path = "/v1/labels/" + id + "/void";
    return out;
}

Settlement settleLabelVoiding(const Instruction& wanted, const Response& response,
                              const QString& refusal)
{
    if (!accepted(response))
        return refused(response, refusal);
    const auto document = JsonDocument::parse(response.body);
    if (!document)
        return unknown(document.error().detail);
    const JsonReader root = document->root();
    const bool approved = root.boolean("approved");
    const QByteArray message = root.optText("message");
    const QByteArray code = root.optText("reason_code");
    if (const auto wrong = root.error())
        return unknown(sentenceOf(*wrong));
    Settlement out;
    out.externalId = approved ? wanted.target : QByteArray();
    out.effect = approved ? Effect::Confirmed : Effect::Rejected;
    if (!approved) {
        out.code = code;
        out.message = plainText(message);
        if (out.message.isEmpty())
            out.message = plainText(code);
        out.lookUp = code == "label_already_voided";
    }
    return out;
}

Request labelVoidingLookUp(const Instruction& wanted)
{
    Request out;
    if (!labelVoiding(wanted).path.isEmpty())
        out.path = "/v1/labels/" + encoded(wanted.target);
    return out;
}

Settlement settleLabelVoidingLookUp(const Instruction& wanted, const Response& response,
                                    const QString& refusal)
{
    if (!accepted(response)) {
        Settlement out = unknown(refusal);
        out.waitMs = response.status == 429 ? retryAfter(response) : -1;
        if (response.status == 404) {
            out.effect = Effect::Rejected;
            out.code = "404";
        }
        return out;
    }
    const auto document = JsonDocument::parse(response.body);
    if (!document)
        return unknown(document.error().detail);
    const JsonReader root = document->root();
    const QByteArray id = root.id("label_id");
    const QByteArray status = root.text("status");
    if (const auto wrong = root.error())
        return unknown(sentenceOf(*wrong));
    if (id != wanted.target)
        return unknown(QStringLiteral("The answer is not that label"));
    Settlement out;
    if (status != "voided") {
        out.effect = Effect::Absent;
        return out;
    }
    out.externalId = wanted.target;
    out.effect = Effect::Confirmed;
    out.page = {"label", wanted.target};
    return out;
}

}  // namespace docket::vendor
