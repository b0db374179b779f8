// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <array>
#include <cstdint>
#include <optional>

namespace docket {

// The kinds of work, in the order in which lists and scripts show them. The numbers are stored. A
// new one is the last: a line here and its row in queue.cpp, which does not compile without it.
enum class Queue : std::uint8_t {
    OrderReview = 0,
    PaymentHold = 1,
    PaymentBreak = 2,
    Allocation = 3,
    Release = 4,
    Refund = 5,
    Chargeback = 6,
    ShipmentException = 7,
    ReturnAuthorization = 8,
    RebillFailure = 9,
    IntegrationIncident = 10,
};
constexpr auto kLastQueue = Queue::IntegrationIncident;
constexpr auto kQueues = [] {
    std::array<Queue, static_cast<size_t>(kLastQueue) + 1> all{};
    for (size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<Queue>(i);
    return all;
}();

// One way in which a case of a queue may end: its code in entries, and English words for people,
// of the context "Disposition".
struct Ending {
    const char* code = nullptr;
    const char* words = nullptr;
};

// How long a case may take in open time.
struct Budgets {
    Millis claim, firstAction, nextUpdate, resolution;
};

// All that is known of a queue beside the rules that fill it (work/queues.cpp).
struct QueueInfo {
    Queue queue;
    const char* name;   // as scripts and entries spell it: "new_order_review"
    const char* words;  // English, of the context "Queue"
    const char* icon;   // of resources/icons
    char letter;        // the key that goes there, after G
    const char* act;    // the command that its work comes down to; empty when that varies
    Budgets standard;   // what a new profile gives the standard tier
    qint64 backlog;     // more open cases than this are too many in a new profile
    std::array<Ending, 6> endings;  // in the order in which they are offered; the rest is empty
};
const QueueInfo& infoOf(Queue queue);

// As scripts and entries spell it.
const char* name(Queue queue);
std::optional<Queue> parseQueue(QByteArrayView text);
// The queue's name, for people.
QString queueWords(Queue queue);

// The service level class of a case.
enum class Tier : std::uint8_t { Standard = 0, Priority = 1, Critical = 2 };
constexpr std::array<Tier, 3> kTiers{Tier::Standard, Tier::Priority, Tier::Critical};
const char* name(Tier tier);
std::optional<Tier> parseTier(QByteArrayView text);

}  // namespace docket
