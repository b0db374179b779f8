// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/random.h"
#include "app/sandbox/world.h"

namespace sandbox {

// Makes sales: a customer, a basket, the attempts to pay for it, and what is shipped. The same code
// makes the history and what happens after it.
class Sales {
public:
    explicit Sales(World& world);

    // Tries sessions until one ends in an order placed at `at`; those that failed leave a checkout
    // and their charges. Returns the order's row. Nothing happens before `at` minus eleven minutes,
    // unless `recovered` allows a rebill that failed on the days before.
    quint32 sell(qint64 at, quint64 index, bool recovered);

    // Gives money back in both systems, as the business does when all is well.
    void refund(quint32 order, qint64 at, qint64 amount, quint8 note, Random& random);

    // A second intent for the order with one succeeded charge; kNone as order makes an orphan.
    quint32 chargeAgain(quint32 order, quint32 like, qint64 at);

    // One more attempt for a rebill that failed; when it is paid, the order's row, else kNone.
    quint32 recover(const Owed& owed, qint64 at, bool paid, Random& random);

    // Sets when the goods of an order leave, arrive, and the order is put away.
    void ship(quint32 order, qint64 at, Random& random);
    // Keeps the goods back: nothing leaves.
    void keepBack(quint32 order);

private:
    Order draft(qint64 at, Random& random);
    void basket(Order& order, Random& random) const;
    bool pay(Order& order, qint64 at, Random& random, bool recovered);
    double approval(quint8 account, qint64 at, Initiator initiator) const;
    void addParcel(quint32 order, Random& random);

    World& m_world;
};

}  // namespace sandbox
