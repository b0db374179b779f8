// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/world.h"

#include <compare>

namespace sandbox {

// A row and when it came to be.
struct Entry {
    qint64 at = 0;
    quint32 row = 0;
    auto operator<=>(const Entry&) const = default;
};

// Rows in the order of their making. Those of the future stand at the end and are not shown yet.
using Timeline = std::vector<Entry>;

// The first number of the events that Chronicle::tell() makes.
constexpr quint32 kTold = 0x4000'0000u;

// How many entries of `line` are visible at `at`.
size_t visible(const Timeline& line, qint64 at);

// What each list shows, in order, and the events that tell of it.
class Chronicle {
public:
    struct Account {
        Timeline charges, intents, refunds, disputes, reviews, warnings, events;
        Timeline payouts, ledger, customers, subscriptions, invoices, files;
    };

    explicit Chronicle(const World& world);

    // Takes in every row that was added to the world since the last call, with its events.
    void publish();

    // One more event, about a row that changed.
    void say(EventType type, quint32 row, qint64 at);

    // The same for what was not there when the events were first numbered: these have numbers of
    // their own, so that those of the others stay as they are.
    void tell(EventType type, quint32 row, size_t account, qint64 at);

    // One more row of a list.
    void enter(Timeline Account::*line, size_t account, Entry entry);

    // Between the two, entries are not put in order one by one.
    void gather() { m_gathering = true; }
    void sort();

    const Account& account(size_t row) const { return m_accounts[row]; }
    const Timeline& orders() const { return m_orders; }
    const Timeline& checkouts() const { return m_checkouts; }
    // The event of this number, or nothing.
    const Event* event(quint32 number) const;

private:
    void tellCharge(quint32 row);
    void tellRefund(quint32 row);
    void tellDispute(quint32 row);
    size_t accountOf(EventType type, quint32 row) const;

    struct Known {
        size_t orders = 0, checkouts = 0, intents = 0, charges = 0, refunds = 0, disputes = 0,
               reviews = 0, warnings = 0;
    };

    const World& m_world;
    std::array<Account, 3> m_accounts;
    Timeline m_orders, m_checkouts;
    std::vector<Event> m_events, m_told;
    Known m_known;
    qint64 m_eventsFrom = 0;
    bool m_gathering = false;
};

}  // namespace sandbox
