// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sales.h"
#include "app/sandbox/world.h"

#include <functional>
#include <span>

namespace sandbox {

// Each way in which the company gets into trouble. README.md says how each shows on the wire.
enum class Kind : quint8 {
    AddressIncomplete,
    StreetNumberMissing,
    ContactMissing,
    SkuMissing,
    TotalMismatch,
    CurrencyMismatch,
    MethodNotAllowed,
    NoteAsksChange,
    ReviewByRule,
    ReviewByHand,
    EarlyWarning,
    CheckFailed,
    CountryMismatch,
    DuplicatePayment,
    ChargeOfUnknownOrder,
    ChargeWithoutOrder,
    PaidWithoutCharge,
    Unallocated,
    Backordered,
    Oversold,
    HoldAwaitingPayment,
    HoldAddress,
    HoldRisk,
    HoldOther,
    Stalled,
    Split,
    RefundNotSent,
    RefundFailed,
    RefundPending,
    ReturnNotRefunded,
    RefundedTwice,
    DisputeOpen,
    InquiryOpen,
    DisputePastDue,
    // From here on those of mishaps.h.
    NoScan,
    DeliveryException,
    DeliveryLate,
    ReturnedToSender,
    ParcelLost,
    CarrierOutage,
    ReturnNotAuthorized,
    WarehouseMismatch,
    ItemSubstituted,
    RebillFailing,
    RebillExhausted
};

inline constexpr std::array kFamilies{"order_review", "payment_hold",        "payment_break",
                                      "allocation",   "fulfillment_release", "refund",
                                      "chargeback"};

struct KindFacts {
    Kind kind;
    quint8 family;  // row of kFamilies
    const char* name;
    int openPer10k;         // of all orders: how many stand open at the end of the history
    int minimum;            // but at least so many
    int pastPer10k;         // of all orders: how many there were and are done
    double minAge, maxAge;  // days before the end at which an open one's order was placed
};

std::span<const KindFacts> kinds();
const KindFacts& facts(Kind kind);

// Puts troubles on the healthy world that Sales made.
class Troubles {
public:
    Troubles(World& world, Sales& sales);

    // The whole history: what was solved long ago, and what is open at its end.
    void seed();

    // What goes wrong about an order that was just made, or at `at` about an older one.
    void strikeNew(quint32 order, Random& random);
    void strikeOld(qint64 at, double ordersExpected, Random& random);

private:
    bool strike(Kind kind, quint32 order, qint64 at, qint64 until, Random& random);
    bool strikeOrder(Kind kind, quint32 row, qint64 until, Random& random);
    bool strikePayment(Kind kind, quint32 row, qint64 at, qint64 until, Random& random);
    bool strikeGoods(Kind kind, quint32 row, qint64 until, Random& random);
    bool strikeRefund(Kind kind, quint32 row, qint64 at, qint64 until, Random& random);
    bool strikeDispute(Kind kind, quint32 row, qint64 at, qint64 until, Random& random);
    bool fits(Kind kind, const Order& order, qint64 at) const;
    quint32 pick(qint64 near, qint64 notBefore, qint64 notAfter, Kind kind, qint64 at) const;
    void record(Kind kind, Subject subject, quint32 row, qint64 at, qint64 until);
    void delay(quint32 order, qint64 until, Random& random);

    World& m_world;
    Sales& m_sales;
    int m_disputes = 0;
};

}  // namespace sandbox
