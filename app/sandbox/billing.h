// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/chronicle.h"
#include "app/sandbox/sales.h"
#include "app/sandbox/troubles.h"

namespace sandbox {

constexpr qint64 kCycle = 30 * kDay;
constexpr qint64 kRetryAfter = 3 * kDay;
constexpr int kMostAttempts = 4;

// Whether the intent pays an invoice of a subscription.
bool isInvoice(const World& world, quint32 intent);

// The subscription that the invoice of an intent is for.
quint32 subscriptionOf(const World& world, quint32 intent);

// How an invoice stands at an instant.
struct Dunning {
    int attempts = 0;
    qint64 firstFailure = kNever;
    qint64 paidAt = kNever;
    qint64 lastAt = kNever;       // of the attempts
    qint64 exhaustedAt = kNever;  // nobody tries any more
    quint32 latest = kNone;       // the last attempt
};
Dunning dunning(const World& world, quint32 intent, qint64 at);

// Where a subscription stands at an instant, by the invoices of one account.
struct Standing {
    const char* status = "active";
    quint32 invoice = kNone;  // the latest
    qint64 from = 0, until = 0;
};
Standing standing(const World& world, quint32 subscription, size_t account, qint64 at);

// Bills the subscriptions: who is behind, who is tried again, who has left. It makes no invoice of
// its own; each is an intent that the sales made.
class Billing {
public:
    Billing(World& world, Sales& sales, Chronicle& chronicle);

    // The whole history.
    void seed();
    // Takes in the intents and subscriptions that were made since the last call.
    void follow();
    // The attempts from `begin` to a minute later.
    void pass(qint64 begin);

private:
    void meet(size_t account, quint32 customer, qint64 at);
    void list(quint32 subscription, size_t account);
    void bill(quint32 intent);
    void leave();
    void tellAll(quint32 intent);
    void exhaust(quint32 intent, qint64 at);
    void record(Kind kind, quint32 intent, qint64 at, qint64 until);

    struct Due {
        qint64 at = 0;
        quint32 intent = kNone;
    };

    World& m_world;
    Sales& m_sales;
    Chronicle& m_chronicle;
    size_t m_intents = 0;
    std::vector<Due> m_due;
};

}  // namespace sandbox
