// SPDX-License-Identifier: GPL-3.0-or-later
// What moves on the gateway's balance, what it pays out, and the documents it keeps.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/gatewayjson.h"
#include "app/sandbox/ledger.h"

namespace sandbox {

namespace {

void nulls(Json& json, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        json.null(key);
}

struct LineWords {
    const char* type;
    const char* category;
    const char* description;
    const char* feeText;
};

const LineWords& words(LedgerLine::Type type)
{
    static constexpr std::array<LineWords, 6> kWords{{
        {"charge", "charge", "Order payment", "Stripe processing fees"},
        {"refund", "refund", "REFUND FOR CHARGE", ""},
        {"refund_failure", "refund_failure", "REFUND FAILURE", ""},
        {"adjustment", "dispute", "Chargeback withdrawal", "Dispute fee"},
        {"adjustment", "dispute_reversal", "Chargeback reversal", ""},
        {"payout", "payout", "STRIPE PAYOUT", ""},
    }};
    return kWords[static_cast<size_t>(type)];
}

}  // namespace

void GatewayJson::ledgerRef(Json& json, const char* key, quint32 number, const Expand& expand) const
{
    if (!expand.ledger) {
        json.text(key, id(Ref::Ledger, number));
        return;
    }
    json.name(key);
    ledgerLine(json, number);
}

void GatewayJson::ledgerLine(Json& json, quint32 number, const Expand& expand) const
{
    const std::optional<LedgerLine> line = sandbox::ledgerLine(m_world, number);
    if (!line) {
        json.raw("null");
        return;
    }
    const LineWords& about = words(line->type);
    const char* currency = facts(line->coin).lower;
    json.object();
    json.text("id", id(Ref::Ledger, number));
    json.text("object", "balance_transaction");
    json.number("amount", line->amount);
    json.number("available_on", line->availableAt / kSecond);
    if (!old())
        json.text("balance_type", "payments");
    json.number("created", line->at / kSecond);
    json.text("currency", currency);
    json.text("description", about.description);
    json.null("exchange_rate");
    json.number("fee", line->fee);
    json.array("fee_details");
    if (line->fee != 0) {
        json.object();
        json.number("amount", line->fee);
        json.null("application");
        json.text("currency", currency);
        json.text("description", about.feeText);
        json.text("type", "stripe_fee");
        json.endObject();
    }
    json.endArray();
    json.number("net", line->net());
    json.text("reporting_category", about.category);
    switch (line->type) {
    case LedgerLine::Type::Charge:
        if (expand.source) {
            json.name("source");
            charge(json, line->row);
        } else {
            json.text("source", id(Ref::Charge, line->row));
        }
        break;
    case LedgerLine::Type::Refund:
    case LedgerLine::Type::RefundFailure:
        if (expand.source) {
            json.name("source");
            refund(json, line->row);
        } else {
            json.text("source", id(Ref::Refund, line->row));
        }
        break;
    case LedgerLine::Type::Withdrawal:
    case LedgerLine::Type::Reversal:
        if (expand.source) {
            json.name("source");
            dispute(json, line->row);
        } else {
            json.text("source", id(Ref::Dispute, line->row));
        }
        break;
    case LedgerLine::Type::Payout:
        if (expand.source) {
            json.name("source");
            payout(json, line->row);
        } else {
            json.text("source", id(Ref::Payout, line->row));
        }
        break;
    }
    json.text("status", line->availableAt <= m_at ? "available" : "pending");
    json.text("type", about.type);
    json.endObject();
}

void GatewayJson::payout(Json& json, quint32 row, const Expand& expand) const
{
    const Payout& payout = m_world.payouts[row];
    const bool paid = m_at >= payout.arrivesAt;
    json.object();
    json.text("id", id(Ref::Payout, row));
    json.text("object", "payout");
    json.number("amount", payout.amount);
    nulls(json, {"application_fee", "application_fee_amount"});
    json.number("arrival_date", payout.arrivesAt / kDay * kDay / kSecond);
    json.truth("automatic", true);
    ledgerRef(json, "balance_transaction", kPayoutLine + row, expand);
    json.number("created", payout.at / kSecond);
    json.text("currency", facts(payout.coin).lower);
    json.text("description", "STRIPE PAYOUT");
    json.text("destination", "ba_1" + token(m_world.seed,
                                            (quint64{14} << 40) + payout.account * 8 +
                                                static_cast<quint64>(payout.coin),
                                            23));
    nulls(json, {"failure_balance_transaction", "failure_code", "failure_message"});
    json.truth("livemode", false);
    json.raw("metadata", "{}");
    json.text("method", "standard");
    json.null("original_payout");
    if (!old()) {
        json.null("payout_method");
        json.text("reconciliation_status",
                  m_at >= payout.at + 3 * kHour ? "completed" : "in_progress");
    }
    json.null("reversed_by");
    json.text("source_type", "card");
    json.text("statement_descriptor", "HALDEN LANE");
    json.text("status", paid ? "paid" : m_at >= payout.at + 5 * kHour ? "in_transit" : "pending");
    if (!old()) {
        json.object("trace_id");
        json.text("status", paid ? "supported" : "pending");
        json.textOrNull("value", paid ? token(m_world.seed, (quint64{15} << 40) + row, 16).toUpper()
                                      : QByteArray());
        json.endObject();
    }
    json.text("type", "bank_account");
    json.endObject();
}

void GatewayJson::file(Json& json, quint32 row, const Expand&) const
{
    const File& file = m_world.files[row];
    const QByteArray name = id(Ref::File, row);
    json.object();
    json.text("id", name);
    json.text("object", "file");
    json.number("created", file.at / kSecond);
    json.null("expires_at");
    json.text("filename", file.name);
    json.object("links");
    json.text("object", "list");
    json.array("data");
    json.endArray();
    json.truth("has_more", false);
    json.text("url", "/v1/file_links?file=" + name);
    json.endObject();
    json.text("purpose", file.purpose);
    json.number("size", file.content.size());
    json.null("title");
    json.text("type", file.type);
    json.text("url", "https://files.stripe.com/v1/files/" + name + "/contents");
    json.endObject();
}

}  // namespace sandbox
