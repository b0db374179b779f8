// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/chronicle.h"

#include <optional>
#include <set>

namespace sandbox {

// The numbers of ledger lines: which row of which kind made each.
constexpr quint32 kRefundLine = 0x4000'0000u, kFailureLine = 0x5000'0000u,
                  kDisputeLine = 0x6000'0000u, kPayoutLine = 0x7000'0000u;

// One movement on the balance that the gateway keeps for an account, in minor units.
struct LedgerLine {
    enum class Type : quint8 { Charge, Refund, RefundFailure, Withdrawal, Reversal, Payout };
    qint64 at = 0;
    qint64 availableAt = 0;
    qint64 amount = 0;
    qint64 fee = 0;
    quint32 row = 0;
    Coin coin = Coin::Usd;
    quint8 account = 0;
    Type type = Type::Charge;

    qint64 net() const { return amount - fee; }
};

// The line of this number as the rows stand now, or nothing when it never came to be.
std::optional<LedgerLine> ledgerLine(const World& world, quint32 number);

// Keeps the balance of each account, and pays it out once a day in each currency: what is
// available and more than nothing. A payout is the sum of its lines, to the last cent.
class Ledger {
public:
    Ledger(World& world, Chronicle& chronicle);

    // Takes in the charges, refunds and disputes that were made since the last call.
    void follow();
    // Makes the payouts up to `now`.
    void pass(qint64 now);

private:
    void add(quint32 number);
    void payOut(qint64 day);

    World& m_world;
    Chronicle& m_chronicle;
    size_t m_charges = 0, m_refunds = 0, m_disputes = 0;
    qint64 m_day = 0;
    // What waits, by account and coin: when it is available, and which line.
    std::array<std::array<std::set<std::pair<qint64, quint32>>, 4>, 3> m_waiting;
};

}  // namespace sandbox
