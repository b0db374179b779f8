// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <cstdint>
#include <optional>

namespace docket {

// The kinds of work, in the order in which lists and scripts show them. The numbers are stored.
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
constexpr std::array<Queue, 11> kQueues{Queue::OrderReview,
                                        Queue::PaymentHold,
                                        Queue::PaymentBreak,
                                        Queue::Allocation,
                                        Queue::Release,
                                        Queue::Refund,
                                        Queue::Chargeback,
                                        Queue::ShipmentException,
                                        Queue::ReturnAuthorization,
                                        Queue::RebillFailure,
                                        Queue::IntegrationIncident};

// As scripts and entries spell it: "new_order_review", ...
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
