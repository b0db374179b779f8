// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/domain/actor.h"
#include "core/domain/casework.h"
#include "core/domain/entry.h"
#include "core/domain/externalref.h"
#include "core/domain/intent.h"
#include "core/domain/queue.h"
#include "core/domain/slaclock.h"

#include <optional>
#include <vector>

namespace docket {

// The name of the reason of a case that a person opened.
constexpr auto kByHand = "by_hand";

enum class CaseState : std::uint8_t { Open = 0, Closed = 1 };

// A fact as it was when something was decided on it.
struct SeenFact {
    ExternalRef ref;
    Instant version;

    bool operator==(const SeenFact&) const = default;
};

// Why a case is there: a rule's finding. It heals when the condition is no longer true.
struct CaseReason {
    QByteArray rule;
    int ruleVersion = 0;
    Instant occurred;  // the vendor's instant at which the condition became true
    QByteArray key;    // tells two findings of one rule on one subject apart (a payment's id, say)
    QByteArray text;   // what was found, without personal data: "hold reason: incorrect_address"
    std::vector<SeenFact> seen;
    bool healed = false;

    bool operator==(const CaseReason&) const = default;
};

// How a case ended. The code is one of its queue's closed list.
struct Disposition {
    QByteArray code;
    QByteArray rootCause;
    Instant at;
    Actor actor;

    bool operator==(const Disposition&) const = default;
};

// The record of work about one subject, as its entries made it. Holds no personal data: notes and
// names stay sealed in the journal and in the facts.
struct Case {
    CaseId id;
    qint64 number = 0;  // the sequence of the entry that opened it: what people call it
    qint64 revision = 0;
    qint64 lastSeq = 0;
    Queue queue = Queue::OrderReview;
    Tier tier = Tier::Standard;
    CaseState state = CaseState::Open;
    int business = 1;
    ExternalRef subject;
    QByteArray subjectLabel;  // "#HL-104477", or the payment's id
    QByteArray order;         // the store's order id, where there is one
    Money amount;             // what is at stake
    bool adopted = false;     // found by a first sync, a sweep or a new rule
    Instant sourceAt;         // when the trouble began, by its source
    Instant openedAt;
    std::vector<CaseReason> reasons;

    PersonId owner;
    Instant leaseUntil;
    Clocks clocks;
    std::vector<Pause> pauses;  // the last one is under way while `paused`
    bool paused = false;
    std::vector<Span> owned;   // when somebody held it
    std::vector<Span> closed;  // from a close to the reopen after it
    int cycle = 1;
    std::optional<Disposition> disposition;
    Instant closedAt;
    Instant firstActionAt;
    Instant touchedAt;
    std::vector<Intent> intents;
    std::vector<Evidence> evidence;
    std::vector<Handoff> handoffs;  // the last one may still be offered
    std::vector<Escalation> escalations;
    std::vector<Snooze> snoozes;  // one for each person at most
    std::vector<CaseLink> links;

    bool operator==(const Case&) const = default;

    bool open() const { return state == CaseState::Open; }
    const CaseReason* firstReason() const { return reasons.empty() ? nullptr : &reasons.front(); }
    // The finding that speaks for the case: the first that is not healed, else the first.
    const CaseReason* standingReason() const
    {
        for (const CaseReason& reason : reasons)
            if (!reason.healed)
                return &reason;
        return firstReason();
    }
    // The handoff that waits for an answer; null when none does.
    const Handoff* offered() const
    {
        return !handoffs.empty() && handoffs.back().offered() ? &handoffs.back() : nullptr;
    }
    // Whether the leads have been told since it was opened or opened again.
    bool escalated() const
    {
        const Instant since = closed.empty() ? openedAt : closed.back().until;
        return !escalations.empty() && escalations.back().at >= since;
    }
    // Until when this person has put it aside; none when not, or no longer.
    Instant snoozedBy(PersonId person, Instant now) const
    {
        for (const Snooze& snooze : snoozes)
            if (snooze.person == person && snooze.until > now)
                return snooze.until;
        return Instant::none();
    }
    // Whether nobody holds it, or the hold has run out.
    bool free(Instant now) const
    {
        return owner.isNull() || (leaseUntil.isSet() && leaseUntil <= now);
    }
};

// The members of a case as the cache keeps them.
QByteArray toStored(const Case& value);
Result<Case> caseFromStored(const QByteArray& bytes);

// Clocks and pauses as entries and the cache keep them: instants in milliseconds, nothing that is
// not so; read without a detour, because replay reads millions.
QJsonObject packed(const SlaClock& clock);
SlaClock readClock(const JsonReader& json);
// One that an entry names by its place in the case's list, which it must say.
struct PlacedClock {
    SlaClock clock;
    size_t at = 0;
};
PlacedClock readPlacedClock(const JsonReader& json);
QJsonObject packed(const Pause& pause);
Pause readPause(const JsonReader& json);
QJsonObject toJson(const CaseReason& reason);
CaseReason readReason(const JsonReader& json);
QJsonObject toJson(const ExternalRef& ref);
ExternalRef readRef(const JsonReader& json);

}  // namespace docket
