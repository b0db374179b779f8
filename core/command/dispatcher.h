// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/command/clockbook.h"
#include "core/command/moneyledger.h"
#include "core/command/scribe.h"
#include "core/domain/command.h"
#include "core/domain/setup.h"
#include "core/journal/journal.h"
#include "core/store/casetables.h"
#include "core/store/facttables.h"
#include "core/store/subjectkeys.h"
#include "core/view/record.h"

#include <functional>
#include <vector>

namespace docket::command {

// What the cache must learn: the entries that were just appended, in order.
using Appended = std::function<void(const std::vector<Entry>&)>;

// The one door of a change: judge, append, tell. Lives on the journal's thread.
class Dispatcher {
public:
    struct Parts {
        journal::Journal* journal = nullptr;
        store::SubjectKeys* keys = nullptr;
        const store::CaseTables* cases = nullptr;  // a reading connection to the cache
        const store::FactTables* facts = nullptr;  // likewise
        const Clock* clock = nullptr;
        DeskId desk;
        FreezeRequest freeze;
        Appended appended;
        // How far the clock can be trusted now; without it, a server agrees.
        std::function<TimeTrust()> trust;
    };
    explicit Dispatcher(Parts parts);

    // Learns what the journal and the outbox hold. Must succeed before the first command.
    Done start();

    const Setup& setup() const { return m_setup; }
    ClockBook& clocks() { return m_clocks; }
    // What the judge would know of a payment now.
    Result<std::optional<MoneyGround>> money(const ExternalRef& payment) const;
    bool inFlight(const ExternalRef& payment, IntentId except) const;

    // Records a command, or says why not: Denied and Incomplete as judged, Conflict when the case
    // moved on since it was seen. A command that was recorded before gives its receipt again.
    Result<view::Receipt> dispatch(const Command& command);

    // Many commands of machines: judged one by one, appended together, at most 5,000 entries at a
    // time. What is refused is left out and counted.
    struct BatchReceipt {
        qint64 recorded = 0;
        qint64 refused = 0;
        qint64 repeated = 0;
    };
    Result<BatchReceipt> dispatchAll(const std::vector<Command>& commands);

    // Records a decision about the profile itself: people, sources, policies, calendars. `sealed`
    // is what of it is personal.
    Result<qint64> configure(const Actor& actor, const QByteArray& type, const QJsonObject& body,
                             const QByteArray& sealed = {});

    // The case as the journal has it, however far the cache has come.
    Result<std::optional<Case>> current(CaseId id) const;

private:
    struct Decided {
        std::vector<EntryDraft> drafts;
        std::vector<journal::Expected> expected;
        Case after;
        bool repeated = false;
    };
    // Whether a payment is the case's own, or its order's.
    Result<bool> belongs(const ExternalRef& payment, const Case& value) const;
    Result<std::optional<TargetGround>> target(Act& act, const Case* value) const;
    // What this person sent alone in the last 24 hours for the order's customer.
    Result<qint64> aloneToday(PersonId person, Currency currency, const QByteArray& order) const;
    Result<Decided> decide(const Command& asked, std::optional<Case> before);

    Parts m_parts;
    Setup m_setup;
    ClockBook m_clocks;
    MoneyLedger m_money;
    Scribe m_scribe;
};

}  // namespace docket::command
