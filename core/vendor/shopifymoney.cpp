// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/shopifymoney.h"

namespace docket::vendor {

Payout readShopifyPayout(const JsonReader& payout)
{
    Payout out;
    out.id = payout.id("id");
    const QByteArray day = payout.text("date");
    const auto at = parseIso(QString::fromUtf8(day) + QStringLiteral("T00:00:00Z"));
    if (at)
        out.arrivesAt = *at;
    else
        payout.reject("date", QStringLiteral("is not a day"));
    out.amount = payout.decimal("amount", readCurrency(payout, "currency"));
    out.status = payout.text("status");
    if (out.status == "scheduled")
        out.status = "pending";
    else if (out.status == "canceled")
        out.status = "cancelled";
    return out;
}

LedgerLine readShopifyLine(const JsonReader& line)
{
    LedgerLine out;
    out.id = line.id("id");
    out.createdAt = line.iso("processed_at");
    const Currency currency = readCurrency(line, "currency");
    out.amount = line.decimal("amount", currency);
    out.fee = line.decimal("fee", currency);
    out.net = line.decimal("net", currency);
    out.type = line.text("type");
    out.about = line.optId("source_order_transaction_id");
    if (out.about.isEmpty())
        out.about = line.optId("source_id");
    out.payout = line.optId("payout_id");
    return out;
}

Dispute readShopifyDispute(const JsonReader& dispute)
{
    Dispute out;
    out.id = dispute.id("id");
    out.order = dispute.optId("order_id");
    out.createdAt = dispute.iso("initiated_at");
    out.dueBy = dispute.optIso("evidence_due_by");
    out.amount = dispute.decimal("amount", readCurrency(dispute, "currency"));
    out.status = dispute.text("status");
    out.reason = dispute.optText("reason");
    out.networkReasonCode = dispute.optText("network_reason_code");
    out.inquiry = dispute.optText("type") == "inquiry";
    out.hasEvidence = dispute.optIso("evidence_sent_on").isSet();
    return out;
}

}  // namespace docket::vendor
