// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/ledger.h"

#include "app/sandbox/catalogue.h"

namespace sandbox {

namespace {

constexpr qint64 kPaidOutAt = 20 * kMinute;  // after midnight
constexpr qint64 kReconciledAfter = 3 * kHour;

qint64 chargeFee(const Charge& charge)
{
    constexpr std::array<qint64, 4> kFixed{30, 25, 20, 0};
    const qint64 perMille = charge.coin == Coin::Jpy ? 36 : 29;
    return (charge.amount * perMille + 500) / 1000 + kFixed[static_cast<size_t>(charge.coin)];
}

// The next day on which banks work, at nine.
qint64 arrival(qint64 day)
{
    do
        day += kDay;
    while ((day / kDay + 4) % 7 == 0 || (day / kDay + 4) % 7 == 6);
    return day + 9 * kHour;
}

}  // namespace

std::optional<LedgerLine> ledgerLine(const World& world, quint32 number)
{
    LedgerLine line;
    const auto of = [&](const Charge& charge) {
        line.coin = charge.coin;
        line.account = charge.account;
    };
    if (number < kRefundLine) {
        line.row = number;
        if (line.row >= world.charges.size() || !world.charges[line.row].succeeded())
            return std::nullopt;
        const Charge& charge = world.charges[line.row];
        of(charge);
        line.at = charge.at;
        line.availableAt = (charge.at / kDay + 2) * kDay;
        line.amount = charge.amount;
        line.fee = chargeFee(charge);
        return line;
    }
    if (number < kDisputeLine) {
        const bool failure = number >= kFailureLine;
        line.row = number - (failure ? kFailureLine : kRefundLine);
        if (line.row >= world.refunds.size())
            return std::nullopt;
        const Refund& refund = world.refunds[line.row];
        if (failure && (refund.settled != RefundState::Failed || refund.settledAt == kNever))
            return std::nullopt;
        of(world.charges[refund.charge]);
        line.type = failure ? LedgerLine::Type::RefundFailure : LedgerLine::Type::Refund;
        line.at = line.availableAt = failure ? refund.settledAt : refund.at;
        line.amount = failure ? refund.amount : -refund.amount;
        return line;
    }
    if (number < kPayoutLine) {
        const bool back = (number - kDisputeLine) % 2 == 1;
        line.row = (number - kDisputeLine) / 2;
        if (line.row >= world.disputes.size())
            return std::nullopt;
        const Dispute& dispute = world.disputes[line.row];
        if (dispute.inquiry || (back && (!dispute.won || dispute.closedAt == kNever)))
            return std::nullopt;
        const Charge& charge = world.charges[dispute.charge];
        of(charge);
        line.type = back ? LedgerLine::Type::Reversal : LedgerLine::Type::Withdrawal;
        line.at = line.availableAt = back ? dispute.closedAt : dispute.at;
        line.amount = back ? dispute.amount : -dispute.amount;
        line.fee = back ? 0 : charge.coin == Coin::Jpy ? 2000 : 1500;
        return line;
    }
    line.row = number - kPayoutLine;
    if (line.row >= world.payouts.size())
        return std::nullopt;
    const Payout& payout = world.payouts[line.row];
    line.type = LedgerLine::Type::Payout;
    line.at = line.availableAt = payout.at;
    line.amount = -payout.amount;
    line.coin = payout.coin;
    line.account = payout.account;
    return line;
}

Ledger::Ledger(World& world, Chronicle& chronicle)
    : m_world(world)
    , m_chronicle(chronicle)
    , m_day(world.from / kDay * kDay)
{
}

void Ledger::add(quint32 number)
{
    const std::optional<LedgerLine> line = ledgerLine(m_world, number);
    if (!line)
        return;
    m_chronicle.enter(&Chronicle::Account::ledger, line->account, {line->at, number});
    if (line->type != LedgerLine::Type::Payout)
        m_waiting[line->account][static_cast<size_t>(line->coin)].insert(
            {line->availableAt, number});
}

void Ledger::follow()
{
    for (; m_charges < m_world.charges.size(); ++m_charges)
        add(static_cast<quint32>(m_charges));
    for (; m_refunds < m_world.refunds.size(); ++m_refunds) {
        add(kRefundLine + static_cast<quint32>(m_refunds));
        add(kFailureLine + static_cast<quint32>(m_refunds));
    }
    for (; m_disputes < m_world.disputes.size(); ++m_disputes) {
        add(kDisputeLine + 2 * static_cast<quint32>(m_disputes));
        add(kDisputeLine + 2 * static_cast<quint32>(m_disputes) + 1);
    }
}

void Ledger::pass(qint64 now)
{
    for (; m_day + kPaidOutAt <= now; m_day += kDay)
        payOut(m_day);
}

void Ledger::payOut(qint64 day)
{
    for (quint8 account = 0; account < m_waiting.size(); ++account) {
        for (size_t coin = 0; coin < m_waiting[account].size(); ++coin) {
            auto& waiting = m_waiting[account][coin];
            const auto end = waiting.lower_bound({day + 1, 0});
            qint64 sum = 0;
            std::vector<quint32> lines;
            for (auto at = waiting.begin(); at != end; ++at) {
                const auto line = ledgerLine(m_world, at->second);
                if (!line || line->availableAt > day)  // a dispute that was given up meanwhile
                    continue;
                sum += line->net();
                lines.push_back(at->second);
            }
            if (sum <= 0)
                continue;
            const auto row = static_cast<quint32>(m_world.payouts.size());
            m_world.payouts.push_back(
                {day + kPaidOutAt, arrival(day), sum, static_cast<Coin>(coin), account});
            for (const quint32 number : lines)
                m_world.payoutOf[number] = row;
            m_world.payoutOf[kPayoutLine + row] = row;
            waiting.erase(waiting.begin(), end);
            add(kPayoutLine + row);
            const Payout& made = m_world.payouts[row];
            m_chronicle.enter(&Chronicle::Account::payouts, account, {made.at, row});
            m_chronicle.tell(EventType::PayoutCreated, row, account, made.at);
            m_chronicle.tell(EventType::PayoutReconciled, row, account, made.at + kReconciledAfter);
            m_chronicle.tell(EventType::PayoutPaid, row, account, made.arrivesAt);
        }
    }
}

}  // namespace sandbox
