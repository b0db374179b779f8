// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/mishaps.h"
#include "app/sandbox/sales.h"

namespace sandbox {

// Decides what becomes of the parcels on their way and which goods come back. It takes a world
// whose sales and troubles are made and touches neither their chance nor their money.
class Carriage {
public:
    Carriage(World& world, Sales& sales);

    // The whole history: what was solved long ago, and what is open at its end.
    void seed();

    // Takes in the parcels and the returns that were made since the last call.
    void follow();

    // What is asked for, comes back and is paid back from `begin` to a minute later.
    void pass(qint64 begin, double ordersExpected);

private:
    struct Due {
        qint64 at = 0;
        quint32 order = kNone;
    };

    bool idle(const Order& order) const;
    quint32 pick(qint64 shipped, Fate fate, bool refunded) const;
    bool strike(Fate fate, quint32 parcel, bool open, Random& random);
    void seedFate(Kind kind, Fate fate);
    void seedReturns();
    void label(quint32 parcel);
    void chance(quint32 parcel);
    void adopt(quint32 order);
    quint32 pickReturn(qint64 delivered) const;
    Return ask(quint32 order, qint64 at, Random& random) const;
    void record(Kind kind, Subject subject, quint32 row, qint64 at, qint64 until);

    World& m_world;
    Sales& m_sales;
    size_t m_parcels = 0;    // how many are taken in
    size_t m_asked = 0;      // how many troubles were looked through for returns
    std::vector<Due> m_due;  // refunds for goods that came back
    quint64 m_minutes = 0;
};

}  // namespace sandbox
