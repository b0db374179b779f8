// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/queue.h"

namespace docket {

namespace {

constexpr std::array<const char*, kQueues.size()> kQueueNames{
    "new_order_review",    "payment_hold_review", "payment_break", "allocation_failure",
    "fulfillment_release", "refund_validation",   "chargeback"};
constexpr std::array<const char*, kTiers.size()> kTierNames{"standard", "priority", "critical"};

}  // namespace

const char* name(Queue queue) { return kQueueNames.at(static_cast<size_t>(queue)); }

std::optional<Queue> parseQueue(QByteArrayView text)
{
    for (const Queue queue : kQueues)
        if (text == name(queue))
            return queue;
    return std::nullopt;
}

const char* name(Tier tier) { return kTierNames.at(static_cast<size_t>(tier)); }

std::optional<Tier> parseTier(QByteArrayView text)
{
    for (const Tier tier : kTiers)
        if (text == name(tier))
            return tier;
    return std::nullopt;
}

}  // namespace docket
