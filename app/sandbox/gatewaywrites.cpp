// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's writes, and the keys that make them happen once.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/gateway.h"
#include "app/sandbox/multipart.h"

#include <QList>

#include <algorithm>

namespace sandbox {

namespace {

constexpr std::array<const char*, 4> kReasons{"", "duplicate", "fraudulent",
                                              "requested_by_customer"};

// "$12.34", as the gateway writes money in its messages.
QByteArray money(qint64 minor, Coin coin)
{
    const CoinFacts& f = facts(coin);
    if (f.digits == 0)
        return f.symbol + QByteArray::number(minor);
    return f.symbol + QByteArray::number(minor / 100) + '.' +
           QByteArray::number(minor % 100).rightJustified(2, '0');
}

// The name inside "prefix[name]", or nothing when `key` is not of that form.
std::optional<QByteArray> member(const QByteArray& key, QByteArrayView prefix)
{
    if (!key.startsWith(prefix) || !key.endsWith(']') || key.size() <= prefix.size() + 2 ||
        key.at(prefix.size()) != '[')
        return std::nullopt;
    return key.sliced(prefix.size() + 1, key.size() - prefix.size() - 2);
}

}  // namespace

Response Gateway::write(const Call& given)
{
    Call call = given;
    if (call.request.method != "POST")
        return refuse(
            {404,
             {},
             "Unrecognized request URL (" + call.request.method + ": " + call.request.path + ").",
             {}});
    const QByteArray type = call.request.header("content-type").toLower();
    const bool upload = call.request.path == "/v1/files";
    if (!call.request.body.isEmpty() &&
        !type.startsWith(upload ? "multipart/form-data" : "application/x-www-form-urlencoded"))
        return refuse({400,
                       {},
                       QByteArray("Request bodies must be ") +
                           (upload ? "multipart/form-data" : "application/x-www-form-urlencoded") +
                           ", not " + type + ".",
                       {}});
    call.form = upload ? readParts(call.request) : parseForm(call.request.body);
    const QByteArray key = call.request.header("idempotency-key");
    if (key.size() > 255)
        return refuse({400,
                       {},
                       "Idempotency keys are at most 255 characters long.",
                       {},
                       "idempotency_error"});
    Fields sorted = call.form;
    std::sort(sorted.begin(), sorted.end());
    QByteArray fingerprint = call.request.path;
    for (const auto& [name, value] : sorted)
        fingerprint += '\n' + name.toPercentEncoding() + '=' + value.toPercentEncoding();
    auto& remembered = m_remembered[call.account];
    if (!key.isEmpty()) {
        if (const auto known = remembered.find(key); known != remembered.end()) {
            if (known->second.fingerprint != fingerprint)
                return refuse(
                    {400,
                     {},
                     "Keys for idempotent requests can only be used with the same parameters "
                     "they were first used with.",
                     {},
                     "idempotency_error"});
            Response again = known->second.response;
            again.headers.emplace_back("Idempotent-Replayed", "true");
            return again;
        }
    }
    bool saved = false;
    Response response = perform(call, saved);
    if (!key.isEmpty()) {
        response.headers.emplace_back("Idempotency-Key", key);
        if (saved)
            remembered[key] = {fingerprint, response};
    }
    return response;
}

Response Gateway::perform(const Call& call, bool& saved)
{
    const QList<QByteArray> parts = call.request.path.split('/');  // "", "v1", noun, id, verb
    const QByteArray noun = parts.value(2), id = parts.value(3), verb = parts.value(4);
    if (parts.size() == 3 && noun == "files")
        return upload(call, saved);
    if (parts.size() == 3 && noun == "refunds")
        return createRefund(call, saved);
    if (parts.size() == 5 && noun == "reviews" && verb == "approve")
        return approveReview(call, id, saved);
    if (parts.size() == 4 && noun == "disputes")
        return updateDispute(call, id, false, saved);
    if (parts.size() == 5 && noun == "disputes" && verb == "close")
        return updateDispute(call, id, true, saved);
    return refuse({404, {}, "Unrecognized request URL (POST: " + call.request.path + ").", {}});
}

Response Gateway::written(const List& list, quint32 row, const Expand& expand, bool& saved) const
{
    saved = true;
    Json json;
    writeRow(json, list, row, m_company.now(), expand);
    return {200, {}, json.bytes()};
}

std::optional<quint32> Gateway::chargeOf(const Call& call, const QByteArray& id) const
{
    const Timeline& line = m_company.chronicle().account(call.account).charges;
    const std::optional<size_t> at = position(call, listOf(Ref::Charge), id);
    return at ? std::optional<quint32>(line[*at].row) : std::nullopt;
}

Response Gateway::createRefund(const Call& call, bool& saved)
{
    std::map<QByteArray, QByteArray> metadata;
    std::optional<qint64> amount;
    std::optional<QByteArray> chargeId, intentId;
    quint8 reason = 0;
    for (const auto& [key, value] : call.form) {
        if (key == "charge") {
            chargeId = value;
        } else if (key == "payment_intent") {
            intentId = value;
        } else if (key == "amount") {
            bool ok = false;
            amount = value.toLongLong(&ok);
            if (!ok)
                return refuse(
                    {400, "parameter_invalid_integer", "Invalid integer: " + value, "amount"});
            if (*amount < 1)
                return refuse({400, "parameter_invalid_integer",
                               "This value must be greater than or equal to 1.", "amount"});
        } else if (key == "reason") {
            const auto found = std::find_if(kReasons.begin() + 1, kReasons.end(),
                                            [&](const char* r) { return value == r; });
            if (found == kReasons.end())
                return refuse({400,
                               {},
                               "Invalid reason: must be one of duplicate, fraudulent, or "
                               "requested_by_customer",
                               "reason"});
            reason = static_cast<quint8>(found - kReasons.begin());
        } else if (const auto name = member(key, "metadata")) {
            metadata[*name] = value;
        } else if (!key.startsWith("expand[")) {
            return refuse({400, "parameter_unknown", "Received unknown parameter: " + key, key});
        }
    }
    Expand expand;
    if (const auto refusal = readExpand(call.form, listOf(Ref::Refund), false, expand))
        return refuse(*refusal);
    if (!chargeId && !intentId)
        return refuse({400,
                       "parameter_missing",
                       "One of the following params should be provided for this "
                       "request: payment_intent or charge.",
                       {}});
    std::optional<quint32> row;
    if (chargeId) {
        row = chargeOf(call, *chargeId);
        if (!row)
            return refuse(
                {404, "resource_missing", "No such charge: '" + *chargeId + "'", "charge"});
    } else {
        const Timeline& line = m_company.chronicle().account(call.account).intents;
        const std::optional<size_t> at = position(call, listOf(Ref::Intent), *intentId);
        if (!at)
            return refuse({404, "resource_missing", "No such payment_intent: '" + *intentId + "'",
                           "payment_intent"});
        const quint32 paid =
            m_company.world().paidBy(m_company.world().intents[line[*at].row], call.now);
        if (paid == kNone)
            return refuse({400,
                           {},
                           "This PaymentIntent does not have a successful charge to refund.",
                           "payment_intent"});
        row = paid;
    }

    const World& world = m_company.world();
    const Charge& charge = world.charges[*row];
    const QByteArray id = gatewayId(world.seed, Ref::Charge, *row);
    saved = true;  // from here on the request is well formed, and its outcome is remembered
    if (!charge.succeeded())
        return refuse(
            {400, {}, "This charge has not succeeded, so it cannot be refunded.", "charge"});
    if (charge.dispute != kNone && world.disputes[charge.dispute].at <= call.now) {
        const Dispute& dispute = world.disputes[charge.dispute];
        if (!dispute.inquiry)
            return refuse({400, "charge_disputed",
                           "Charge " + id + " has been charged back; cannot issue a refund.",
                           "charge"});
    }
    const qint64 left = charge.amount - world.refunded(charge, call.now);
    if (left <= 0)
        return refuse({400, "charge_already_refunded",
                       "Charge " + id + " has already been refunded.", "charge"});
    if (amount.value_or(left) > left)
        return refuse({400,
                       {},
                       "Refund amount (" + money(*amount, charge.coin) +
                           ") is greater than unrefunded amount on charge (" +
                           money(left, charge.coin) + ")",
                       "amount"});
    const quint32 refund =
        m_company.giveBack(*row, amount.value_or(left), reason, std::move(metadata));
    return written(listOf(Ref::Refund), refund, expand, saved);
}

Response Gateway::approveReview(const Call& call, const QByteArray& id, bool& saved)
{
    for (const auto& [key, value] : call.form)
        if (!key.startsWith("expand["))
            return refuse({400, "parameter_unknown", "Received unknown parameter: " + key, key});
    const List& reviews = listOf(Ref::Review);
    const Timeline& line = m_company.chronicle().account(call.account).reviews;
    const std::optional<size_t> at = position(call, reviews, id);
    if (!at)
        return refuse({404, "resource_missing", "No such review: '" + id + "'", "review"});
    const quint32 row = line[*at].row;
    saved = true;
    if (m_company.world().reviews[row].closedAt <= call.now)
        return refuse({400, {}, "This review is closed already.", "review"});
    m_company.closeReview(row);
    return written(reviews, row, {}, saved);
}

Response Gateway::updateDispute(const Call& call, const QByteArray& id, bool close, bool& saved)
{
    const List& disputes = listOf(Ref::Dispute);
    const Timeline& line = m_company.chronicle().account(call.account).disputes;
    const std::optional<size_t> at = position(call, disputes, id);
    if (!at)
        return refuse({404, "resource_missing", "No such dispute: '" + id + "'", "dispute"});
    std::map<QByteArray, QByteArray> evidence, metadata;
    bool submit = true, asked = false;
    for (const auto& [key, value] : call.form) {
        if (const auto text = close ? std::nullopt : member(key, "evidence")) {
            evidence[*text] = value;
        } else if (const auto name = close ? std::nullopt : member(key, "metadata")) {
            metadata[*name] = value;
        } else if (!close && key == "submit") {
            if (value != "true" && value != "false")
                return refuse({400, {}, "Invalid boolean: " + value, "submit"});
            submit = value == "true";
            asked = submit;
        } else if (!key.startsWith("expand[")) {
            return refuse({400, "parameter_unknown", "Received unknown parameter: " + key, key});
        }
    }
    const quint32 row = line[*at].row;
    const Dispute& dispute = m_company.world().disputes[row];
    saved = true;
    if (!needsResponse(dispute, call.now) &&
        (close ? dispute.closedAt <= call.now : !evidence.empty()))
        return refuse({400,
                       {},
                       "This dispute is already " + QByteArray(disputeStatus(dispute, call.now)) +
                           " and cannot be changed.",
                       "dispute"});
    if (!close && !evidence.empty() && call.now > dispute.dueBy)
        return refuse({400, {}, "The time to respond to this dispute has passed.", "evidence"});
    if (close)
        m_company.acceptDispute(row);
    else
        m_company.respond(row, evidence, metadata, submit && (asked || !evidence.empty()));
    return written(disputes, row, {}, saved);
}

}  // namespace sandbox
