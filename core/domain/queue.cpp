// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/queue.h"

#include <QCoreApplication>

namespace docket {

namespace {

constexpr std::array<const char*, kQueues.size()> kQueueNames{
    "new_order_review",     "payment_hold_review", "payment_break",       "allocation_failure",
    "fulfillment_release",  "refund_validation",   "chargeback",          "shipment_exception",
    "return_authorization", "rebill_failure",      "integration_incident"};
constexpr std::array<const char*, kTiers.size()> kTierNames{"standard", "priority", "critical"};

}  // namespace

const char* name(Queue queue)
{
    return kQueueNames.at(static_cast<size_t>(queue));
}

std::optional<Queue> parseQueue(QByteArrayView text)
{
    for (const Queue queue : kQueues)
        if (text == name(queue))
            return queue;
    return std::nullopt;
}

const char* name(Tier tier)
{
    return kTierNames.at(static_cast<size_t>(tier));
}

std::optional<Tier> parseTier(QByteArrayView text)
{
    for (const Tier tier : kTiers)
        if (text == name(tier))
            return tier;
    return std::nullopt;
}

QString queueWords(Queue queue)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("Queue", text); };
    switch (queue) {
    case Queue::OrderReview:
        return say(QT_TRANSLATE_NOOP("Queue", "New order review"));
    case Queue::PaymentHold:
        return say(QT_TRANSLATE_NOOP("Queue", "Payment hold review"));
    case Queue::PaymentBreak:
        return say(QT_TRANSLATE_NOOP("Queue", "Payment break"));
    case Queue::Allocation:
        return say(QT_TRANSLATE_NOOP("Queue", "Allocation failure"));
    case Queue::Release:
        return say(QT_TRANSLATE_NOOP("Queue", "Fulfillment release"));
    case Queue::Refund:
        return say(QT_TRANSLATE_NOOP("Queue", "Refund validation"));
    case Queue::Chargeback:
        return say(QT_TRANSLATE_NOOP("Queue", "Chargebacks"));
    case Queue::ShipmentException:
        return say(QT_TRANSLATE_NOOP("Queue", "Shipment exception"));
    case Queue::ReturnAuthorization:
        return say(QT_TRANSLATE_NOOP("Queue", "Return authorization"));
    case Queue::RebillFailure:
        return say(QT_TRANSLATE_NOOP("Queue", "Rebill failure"));
    case Queue::IntegrationIncident:
        return say(QT_TRANSLATE_NOOP("Queue", "Integration incident"));
    }
    return {};
}

}  // namespace docket
