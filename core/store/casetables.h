// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case.h"
#include "core/store/database.h"

#include <memory>
#include <optional>
#include <vector>

namespace docket::store {

// One intent as the outbox keeps it: the projection of its entries.
struct OutboxRow {
    Intent intent;
    qint64 caseNumber = 0;
    CaseId caseId;
    QByteArray request;  // frozen: what is sent, byte for byte, each time; empty until it is Ready

    bool operator==(const OutboxRow&) const = default;
};

// Under which key an offer to everybody with a role stands; one to a person stands under its id.
QByteArray offeredTo(Role role);

// case_row, case_clock, case_offer, case_snooze, case_escalation and outbox: written by replay
// alone. One object for one connection.
class CaseTables {
public:
    explicit CaseTables(Database& db);
    ~CaseTables();
    CaseTables(const CaseTables&) = delete;
    CaseTables& operator=(const CaseTables&) = delete;

    // Writes a case as it now is, with its clocks and intents. In a transaction of the caller's.
    // `fresh` is for a case of which nothing has been written before.
    Done save(const Case& value, bool fresh = false);
    Done saveRequest(IntentId intent, const QByteArray& request);

    Result<std::optional<Case>> byId(CaseId id) const;
    Result<std::optional<Case>> byNumber(qint64 number) const;
    // Every case about an order or a payment, the open ones first, then the newest.
    Result<std::vector<Case>> about(const QByteArray& order, const ExternalRef& payment) const;

    // What the pusher may touch at `now`: ready, sent and unknown intents, oldest first.
    Result<std::vector<OutboxRow>> outbox(Instant now, int limit) const;
    Result<std::optional<OutboxRow>> outboxOf(IntentId intent) const;
    // Every intent for one payment or other thing, whatever its state.
    Result<std::vector<OutboxRow>> outboxOfTarget(const ExternalRef& target) const;
    Result<std::vector<OutboxRow>> allOutbox() const;
    // Those that have not come to their end, and those that have at `from` or after it, the latest
    // first.
    Result<std::vector<OutboxRow>> waitingOutbox() const;
    Result<std::vector<OutboxRow>> endedOutbox(Instant from, int limit) const;
    Result<qint64> liveOutbox() const;

    // Open cases whose pause ends by itself at or before `now`.
    Result<std::vector<Case>> toResume(Instant now, int limit) const;
    // Open cases whose lease has run out.
    Result<std::vector<Case>> toRelease(Instant now, int limit) const;

    Done clear();

    // A long replay writes faster without the secondary indexes and makes them last; the one by
    // which a case finds its clocks stays. Making those that are there costs nothing.
    Done dropIndexes();
    Done makeIndexes();

private:
    Done saveClocks(const Case& value, bool fresh);
    Done saveIntents(const Case& value);
    Done savePassing(const Case& value, bool fresh);
    Done count(const Case& value, bool fresh);

    struct Statements;
    Database& m_db;
    std::unique_ptr<Statements> m_s;
};

}  // namespace docket::store
