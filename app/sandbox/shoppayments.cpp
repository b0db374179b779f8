// SPDX-License-Identifier: GPL-3.0-or-later
// The money of a shop that takes it itself: payouts, what moved on the balance, disputes.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/ledger.h"
#include "app/sandbox/shop.h"
#include "app/sandbox/zone.h"

#include <QList>

#include <algorithm>

namespace sandbox {

namespace {

constexpr auto kCursorEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Response errors(int status, QByteArrayView text)
{
    Json json;
    json.object();
    json.text("errors", text);
    json.endObject();
    return {status, {}, json.bytes()};
}

const char* movementType(LedgerLine::Type type)
{
    switch (type) {
    case LedgerLine::Type::Charge:
        return "charge";
    case LedgerLine::Type::Refund:
        return "refund";
    case LedgerLine::Type::RefundFailure:
        return "refund_failure";
    case LedgerLine::Type::Payout:
        return "payout";
    default:
        return "dispute";
    }
}

}  // namespace

const char* ShopJson::payoutStatus(const Payout& payout) const
{
    return m_at >= payout.arrivesAt        ? "paid"
           : m_at >= payout.at + 5 * kHour ? "in_transit"
                                           : "scheduled";
}

const char* ShopJson::disputeStatus(const Dispute& dispute, qint64 at)
{
    if (at >= dispute.closedAt)
        return dispute.won ? "won" : "lost";
    return at >= dispute.respondedAt ? "under_review" : "needs_response";
}

void ShopJson::payout(Json& json, quint32 row) const
{
    const Payout& payout = m_world.payouts[row];
    struct Sum {
        qint64 gross = 0, fee = 0;
    } charges, refunds, adjustments;
    for (const auto& [number, of] : m_world.payoutOf) {
        const auto line = of == row ? ledgerLine(m_world, number) : std::nullopt;
        if (!line || line->type == LedgerLine::Type::Payout)
            continue;
        Sum& sum = line->type == LedgerLine::Type::Charge ? charges
                   : line->type == LedgerLine::Type::Refund ||
                           line->type == LedgerLine::Type::RefundFailure
                       ? refunds
                       : adjustments;
        sum.gross += line->amount;
        sum.fee += line->fee;
    }
    const auto money = [&](const char* key, qint64 minor) {
        json.text(key, decimal(minor, payout.coin));
    };
    json.object();
    json.number("id", shopId(ShopRef::Payout, row));
    json.text("status", payoutStatus(payout));
    json.text("date", utcDay(payout.arrivesAt));
    json.text("currency", facts(payout.coin).upper);
    money("amount", payout.amount);
    json.object("summary");
    money("adjustments_fee_amount", adjustments.fee);
    money("adjustments_gross_amount", adjustments.gross);
    money("charges_fee_amount", charges.fee);
    money("charges_gross_amount", charges.gross);
    money("refunds_fee_amount", refunds.fee);
    money("refunds_gross_amount", refunds.gross);
    for (const char* key : {"reserved_funds_fee_amount", "reserved_funds_gross_amount",
                            "retried_payouts_fee_amount", "retried_payouts_gross_amount"})
        money(key, 0);
    json.endObject();
    json.endObject();
}

void ShopJson::movement(Json& json, quint32 number) const
{
    const auto line = ledgerLine(m_world, number);
    if (!line) {
        json.raw("null");
        return;
    }
    const bool payout = line->type == LedgerLine::Type::Payout;
    quint32 charge = kNone, refund = kNone;
    if (line->type == LedgerLine::Type::Charge) {
        charge = line->row;
    } else if (line->type == LedgerLine::Type::Refund ||
               line->type == LedgerLine::Type::RefundFailure) {
        refund = line->row;
        charge = m_world.refunds[refund].charge;
    } else if (!payout) {
        charge = m_world.disputes[line->row].charge;
    }
    const quint32 order =
        charge == kNone ? kNone : m_world.intents[m_world.charges[charge].intent].order;
    std::optional<quint32> transaction;
    if (refund == kNone && charge != kNone)
        transaction = charge * 2;
    if (refund != kNone && order != kNone)
        for (quint32 r = m_world.orders[order].firstRefund; r != kNone;
             r = m_world.shopRefunds[r].next)
            if (m_world.shopRefunds[r].refund == refund)
                transaction = r * 2 + 1;
    const auto of = m_world.payoutOf.find(number);
    json.object();
    json.number("id", shopId(ShopRef::Movement, number));
    json.text("type", movementType(line->type));
    json.truth("test", false);
    if (of == m_world.payoutOf.end()) {
        json.null("payout_id");
        json.text("payout_status", "pending");
    } else {
        json.number("payout_id", shopId(ShopRef::Payout, of->second));
        json.text("payout_status", payoutStatus(m_world.payouts[of->second]));
    }
    json.text("currency", facts(line->coin).upper);
    json.text("amount", decimal(line->amount, line->coin));
    json.text("fee", decimal(line->fee, line->coin));
    json.text("net", decimal(line->net(), line->coin));
    json.number("source_id", payout            ? shopId(ShopRef::Payout, line->row)
                             : refund != kNone ? shopId(ShopRef::Refund, refund)
                             : line->type == LedgerLine::Type::Charge
                                 ? shopId(ShopRef::Transaction, charge * 2)
                                 : shopId(ShopRef::Dispute, line->row));
    json.text("source_type", payout                                   ? "payout"
                             : refund != kNone                        ? "Payments::Refund"
                             : line->type == LedgerLine::Type::Charge ? "charge"
                                                                      : "Payments::Dispute");
    if (order == kNone)
        json.null("source_order_id");
    else
        json.number("source_order_id", shopId(ShopRef::Order, order));
    if (transaction)
        json.number("source_order_transaction_id", shopId(ShopRef::Transaction, *transaction));
    else
        json.null("source_order_transaction_id");
    json.text("processed_at", shopTime(line->at));
    json.null("adjustment_order_transactions");
    json.null("adjustment_reason");
    json.endObject();
}

void ShopJson::dispute(Json& json, quint32 row) const
{
    const Dispute& dispute = m_world.disputes[row];
    const Charge& charge = m_world.charges[dispute.charge];
    const quint32 order = m_world.intents[charge.intent].order;
    const DisputeReason& reason = disputeReasons()[dispute.reason];
    json.object();
    json.number("id", shopId(ShopRef::Dispute, row));
    if (order == kNone)
        json.null("order_id");
    else
        json.number("order_id", shopId(ShopRef::Order, order));
    json.text("type", dispute.inquiry ? "inquiry" : "chargeback");
    json.text("amount", decimal(dispute.amount, charge.coin));
    json.text("currency", facts(charge.coin).upper);
    json.text("reason", reason.reason);
    json.text("network_reason_code", charge.brand == 0   ? reason.visa
                                     : charge.brand == 1 ? reason.mastercard
                                                         : reason.amex);
    json.text("status", disputeStatus(dispute, m_at));
    json.text("evidence_due_by", shopTime(dispute.dueBy));
    time(json, "evidence_sent_on", dispute.respondedAt);
    time(json, "finalized_on", dispute.closedAt);
    json.text("initiated_at", shopTime(dispute.at));
    json.endObject();
}

Response Shop::payments(const Request& request, const QByteArray& path)
{
    const World& world = m_company.world();
    if (!world.ownPayments)
        return errors(404, "Not Found");
    const qint64 now = m_company.now();
    const ShopJson shop(world, now);
    const auto payoutId = field(request.query, "payout_id"),
               payoutState = field(request.query, "payout_status"),
               status = field(request.query, "status"),
               initiated = field(request.query, "initiated_at"),
               date = field(request.query, "date");
    std::vector<Entry> rows;
    if (path == "payouts.json") {
        for (quint32 row = 0; row < world.payouts.size(); ++row) {
            const Payout& payout = world.payouts[row];
            if (payout.at <= now && (!status || *status == shop.payoutStatus(payout)) &&
                (!date || *date == utcDay(payout.arrivesAt)))
                rows.push_back({payout.at, row});
        }
        return paged(request, "payouts", rows, &ShopJson::payout);
    }
    if (path == "balance/transactions.json") {
        for (const Entry& entry : m_company.chronicle().account(0).ledger) {
            const auto of = world.payoutOf.find(entry.row);
            const bool out = of != world.payoutOf.end();
            if (entry.at > now || !ledgerLine(world, entry.row) ||
                (payoutId &&
                 (!out || payoutId->toLongLong() != shopId(ShopRef::Payout, of->second))) ||
                (payoutState &&
                 *payoutState != (out ? shop.payoutStatus(world.payouts[of->second]) : "pending")))
                continue;
            rows.push_back(entry);
        }
        return paged(request, "transactions", rows, &ShopJson::movement);
    }
    if (path == "disputes.json") {
        for (quint32 row = 0; row < world.disputes.size(); ++row) {
            const Dispute& dispute = world.disputes[row];
            if (dispute.at <= now &&
                (!status || *status == ShopJson::disputeStatus(dispute, now)) &&
                (!initiated || shopTime(dispute.at).startsWith(initiated->left(10))))
                rows.push_back({dispute.at, row});
        }
        return paged(request, "disputes", rows, &ShopJson::dispute);
    }
    for (const auto& [head, kind, name, write, count] :
         {std::tuple{"payouts/", ShopRef::Payout, "payout", &ShopJson::payout,
                     world.payouts.size()},
          {"disputes/", ShopRef::Dispute, "dispute", &ShopJson::dispute, world.disputes.size()}}) {
        if (!path.startsWith(head) || !path.endsWith(".json"))
            continue;
        const auto row = shopRow(kind, path.sliced(qstrlen(head)).chopped(5).toLongLong());
        if (!row || *row >= count ||
            (kind == ShopRef::Dispute ? world.disputes[*row].at : world.payouts[*row].at) > now)
            continue;
        Json json;
        json.object();
        json.name(name);
        (shop.*write)(json, *row);
        json.endObject();
        return {200, {}, json.bytes()};
    }
    return errors(404, "Not Found");
}

Response Shop::paged(const Request& request, const char* name, const std::vector<Entry>& given,
                     void (ShopJson::*write)(Json&, quint32) const) const
{
    qint64 limit = 50;
    if (const auto asked = field(request.query, "limit")) {
        bool ok = false;
        limit = asked->toLongLong(&ok);
        if (!ok || limit < 1 || limit > 250)
            return errors(400, "limit must be between 1 and 250");
    }
    std::vector<Entry> rows = given;
    std::sort(rows.rbegin(), rows.rend());
    auto from = rows.begin();
    if (const auto cursor = field(request.query, "page_info")) {
        const QList<QByteArray> parts = QByteArray::fromBase64(*cursor, kCursorEncoding).split('.');
        if (parts.size() != 2)
            return errors(400, "page_info is not valid");
        const Entry after{parts[0].toLongLong(), parts[1].toUInt()};
        from = std::partition_point(rows.begin(), rows.end(),
                                    [&](const Entry& entry) { return entry >= after; });
    }
    const auto to = from + std::min<qint64>(limit, rows.end() - from);
    const ShopJson shop(m_company.world(), m_company.now());
    Json json;
    json.object();
    json.array(name);
    for (auto entry = from; entry != to; ++entry)
        (shop.*write)(json, entry->row);
    json.endArray();
    json.endObject();
    Response response{200, {}, json.bytes()};
    if (to != rows.end() && to != from) {
        QByteArray keep;
        for (const auto& [key, value] : request.query)
            if (key != "page_info" && key != "limit")
                keep += '&' + key.toPercentEncoding() + '=' + value.toPercentEncoding();
        const Entry last = *(to - 1);
        response.headers.emplace_back(
            "Link", "<http://" + request.header("host") + m_place + request.path +
                        "?limit=" + QByteArray::number(limit) + keep + "&page_info=" +
                        (QByteArray::number(last.at) + '.' + QByteArray::number(last.row))
                            .toBase64(kCursorEncoding) +
                        ">; rel=\"next\"");
    }
    return response;
}

}  // namespace sandbox
