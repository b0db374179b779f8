// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/money.h"
#include "core/domain/actor.h"
#include "core/domain/entry.h"
#include "core/domain/externalref.h"

#include <QString>

#include <array>
#include <cstdint>

namespace docket {

// What the world is asked to do. The words are stored in entries.
enum class IntentKind : std::uint8_t {
    Refund = 0,
    ApprovePayment = 1,      // a review that the gateway holds open
    HoldFulfillment = 2,     // a fulfillment order waits
    ReleaseFulfillment = 3,  // and goes on
    CancelOrder = 4,
    VoidLabel = 5,  // the parcel is not sent with it, and its cost comes back
};
constexpr int kIntentKinds = 6;

const char* name(IntentKind kind);
std::optional<IntentKind> parseIntentKind(QByteArrayView text);
// Whether money goes back by it: then limits, second persons and the payment's own sum count.
constexpr bool movesMoney(IntentKind kind)
{
    return kind == IntentKind::Refund;
}

// Why a fulfillment is held, and why an order is cancelled: the shop's words.
constexpr std::array<const char*, 6> kHoldReasons{"awaiting_payment",      "high_risk_of_fraud",
                                                  "incorrect_address",     "inventory_out_of_stock",
                                                  "unknown_delivery_date", "other"};
constexpr std::array<const char*, 5> kCancelReasons{"customer", "inventory", "fraud", "declined",
                                                    "other"};

// What has become of a change that the world must hear. Every step is an entry.
enum class IntentState : std::uint8_t {
    Proposed = 0,  // waits for a second person
    Ready = 1,     // frozen and recorded; nothing has left yet
    Sending = 2,   // recorded before the first byte leaves
    Unknown = 3,   // it left, and nothing is proved: looked up, never shown as failed
    Confirmed = 4,
    Rejected = 5,     // the vendor said no
    Declined = 6,     // the second person said no
    NeedsPerson = 7,  // something happened that is not what was asked
};
constexpr int kIntentStates = 8;

const char* name(IntentState state);
std::optional<IntentState> parseIntentState(QByteArrayView text);

// Whether money may still move, or may have moved, because of it.
constexpr bool live(IntentState state)
{
    return state == IntentState::Proposed || state == IntentState::Ready ||
           state == IntentState::Sending || state == IntentState::Unknown ||
           state == IntentState::NeedsPerson;
}

// Whether another change of the same thing waits for this one: it may have been carried out, and
// neither a vendor's answer nor a person has said what became of it.
constexpr bool atLarge(IntentState state)
{
    return state == IntentState::Sending || state == IntentState::Unknown ||
           state == IntentState::NeedsPerson;
}

// A change that was asked for on a case, and how far it has come.
struct Intent {
    IntentId id;
    CommandId command;
    IntentKind kind = IntentKind::Refund;
    IntentState state = IntentState::Proposed;
    ExternalRef
        target;         // what it is done to: a payment, a review, a fulfillment, an order, a label
    Money amount;       // nothing but for a refund
    QByteArray reason;  // the vendor's word: duplicate, fraudulent, customer, inventory, ...
    PersonId requester;
    PersonId approver;
    Instant since;        // in this state: looking it up again and again changes nothing
    Instant decidedAt;    // when it became Ready
    Instant firstSentAt;  // when the first byte may have left; starts the life of the key
    int attempt = 0;
    Instant notBefore;      // Ready or Unknown: not touched before
    QByteArray externalId;  // Confirmed
    QByteArray message;     // the vendor's words, plain text
    qint64 seq = 0;         // of the entry that asked for it: the order in which they are sent

    bool operator==(const Intent&) const = default;
};

QJsonObject toJson(const Intent& intent);
Intent readIntent(const JsonReader& json);

// The id of the index-th intent of a command: the idempotency key as text, where a vendor has one.
IntentId intentOf(CommandId command, int index);

}  // namespace docket
