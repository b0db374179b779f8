// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/queue.h"

#include <QCoreApplication>

namespace docket {

namespace {

// In the order of their numbers.
constexpr std::array<QueueInfo, kQueues.size()> kRows{{
    {.queue = Queue::OrderReview,
     .name = "new_order_review",
     .words = QT_TRANSLATE_NOOP("Queue", "New order review"),
     .icon = "order",
     .letter = 'O',
     .act = "",
     .standard = {hours(2), hours(4), hours(16), hours(16)},
     .backlog = 120,
     .endings = {{{"corrected", QT_TRANSLATE_NOOP("Disposition", "Order corrected")},
                  {"confirmed_as_is", QT_TRANSLATE_NOOP("Disposition", "Checked, right as it is")},
                  {"cancelled", QT_TRANSLATE_NOOP("Disposition", "Order cancelled")},
                  {"customer_unreachable",
                   QT_TRANSLATE_NOOP("Disposition", "Customer not reached")}}}},
    {.queue = Queue::PaymentHold,
     .name = "payment_hold_review",
     .words = QT_TRANSLATE_NOOP("Queue", "Payment hold review"),
     .icon = "payment",
     .letter = 'H',
     .act = "approve_payment",
     .standard = {hours(1), hours(2), hours(8), hours(8)},
     .backlog = 120,
     .endings = {{{"released", QT_TRANSLATE_NOOP("Disposition", "Payment released")},
                  {"refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded")},
                  {"refunded_as_fraud", QT_TRANSLATE_NOOP("Disposition", "Refunded as fraud")},
                  {"false_alarm", QT_TRANSLATE_NOOP("Disposition", "False alarm")}}}},
    {.queue = Queue::PaymentBreak,
     .name = "payment_break",
     .words = QT_TRANSLATE_NOOP("Queue", "Payment break"),
     .icon = "recon",
     .letter = 'X',
     .act = "refund",
     .standard = {hours(2), hours(4), hours(16), hours(24)},
     .backlog = 120,
     .endings = {{{"refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded")},
                  {"matched", QT_TRANSLATE_NOOP("Disposition", "Matched to its order")},
                  {"order_created", QT_TRANSLATE_NOOP("Disposition", "Missing order created")},
                  {"payment_collected", QT_TRANSLATE_NOOP("Disposition", "Payment collected")},
                  {"no_error", QT_TRANSLATE_NOOP("Disposition", "No error found")}}}},
    {.queue = Queue::Allocation,
     .name = "allocation_failure",
     .words = QT_TRANSLATE_NOOP("Queue", "Allocation failure"),
     .icon = "allocation",
     .letter = 'L',
     .act = "",
     .standard = {hours(4), hours(8), hours(16), hours(24)},
     .backlog = 120,
     .endings = {{{"allocated", QT_TRANSLATE_NOOP("Disposition", "Allocated")},
                  {"backordered",
                   QT_TRANSLATE_NOOP("Disposition", "Backorder agreed with the customer")},
                  {"substituted", QT_TRANSLATE_NOOP("Disposition", "Substituted")},
                  {"refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded")},
                  {"cancelled", QT_TRANSLATE_NOOP("Disposition", "Order cancelled")}}}},
    {.queue = Queue::Release,
     .name = "fulfillment_release",
     .words = QT_TRANSLATE_NOOP("Queue", "Fulfillment release"),
     .icon = "release",
     .letter = 'F',
     .act = "release_fulfillment",
     .standard = {hours(2), hours(4), hours(16), hours(16)},
     .backlog = 120,
     .endings = {{{"released", QT_TRANSLATE_NOOP("Disposition", "Released")},
                  {"corrected", QT_TRANSLATE_NOOP("Disposition", "Corrected and released")},
                  {"refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded")},
                  {"cancelled", QT_TRANSLATE_NOOP("Disposition", "Order cancelled")}}}},
    {.queue = Queue::Refund,
     .name = "refund_validation",
     .words = QT_TRANSLATE_NOOP("Queue", "Refund validation"),
     .icon = "refund",
     .letter = 'R',
     .act = "refund",
     .standard = {hours(4), hours(8), hours(16), hours(24)},
     .backlog = 120,
     .endings = {{{"refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded")},
                  {"refunded_in_part", QT_TRANSLATE_NOOP("Disposition", "Refunded in part")},
                  {"already_refunded", QT_TRANSLATE_NOOP("Disposition", "Already refunded")},
                  {"not_due", QT_TRANSLATE_NOOP("Disposition", "No refund is due")}}}},
    {.queue = Queue::Chargeback,
     .name = "chargeback",
     .words = QT_TRANSLATE_NOOP("Queue", "Chargebacks"),
     .icon = "chargeback",
     .letter = 'C',
     .act = "",
     .standard = {hours(4), hours(8), hours(24), hours(48)},
     .backlog = 120,
     .endings = {{{"accepted", QT_TRANSLATE_NOOP("Disposition", "Accepted")},
                  {"evidence_sent", QT_TRANSLATE_NOOP("Disposition", "Evidence sent")},
                  {"refunded_before", QT_TRANSLATE_NOOP("Disposition", "Was refunded before")},
                  {"too_late", QT_TRANSLATE_NOOP("Disposition", "Deadline missed")}}}},
    {.queue = Queue::ShipmentException,
     .name = "shipment_exception",
     .words = QT_TRANSLATE_NOOP("Queue", "Shipment exception"),
     .icon = "shipment",
     .letter = 'P',
     .act = "",
     .standard = {hours(4), hours(8), hours(24), hours(48)},
     .backlog = 120,
     .endings = {{{"delivered", QT_TRANSLATE_NOOP("Disposition", "Delivered after all")},
                  {"under_way", QT_TRANSLATE_NOOP("Disposition", "On its way again")},
                  {"sent_again", QT_TRANSLATE_NOOP("Disposition", "Sent again")},
                  {"refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded")},
                  {"claimed", QT_TRANSLATE_NOOP("Disposition", "Claimed from the carrier")},
                  {"label_voided", QT_TRANSLATE_NOOP("Disposition", "Label voided, not sent")}}}},
    {.queue = Queue::ReturnAuthorization,
     .name = "return_authorization",
     .words = QT_TRANSLATE_NOOP("Queue", "Return authorization"),
     .icon = "return",
     .letter = 'U',
     .act = "",
     .standard = {hours(4), hours(8), hours(16), hours(24)},
     .backlog = 120,
     .endings = {{{"authorized", QT_TRANSLATE_NOOP("Disposition", "Return label sent")},
                  {"refused", QT_TRANSLATE_NOOP("Disposition", "Return refused")},
                  {"refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded")},
                  {"withdrawn", QT_TRANSLATE_NOOP("Disposition", "Customer keeps it")}}}},
    {.queue = Queue::RebillFailure,
     .name = "rebill_failure",
     .words = QT_TRANSLATE_NOOP("Queue", "Rebill failure"),
     .icon = "rebill",
     .letter = 'T',
     .act = "",
     .standard = {hours(4), hours(8), hours(24), hours(48)},
     .backlog = 120,
     .endings = {{{"payment_collected", QT_TRANSLATE_NOOP("Disposition", "Payment collected")},
                  {"card_updated", QT_TRANSLATE_NOOP("Disposition", "New card on file")},
                  {"subscription_paused", QT_TRANSLATE_NOOP("Disposition", "Subscription paused")},
                  {"subscription_cancelled",
                   QT_TRANSLATE_NOOP("Disposition", "Subscription cancelled")},
                  {"written_off", QT_TRANSLATE_NOOP("Disposition", "Written off")}}}},
    {.queue = Queue::IntegrationIncident,
     .name = "integration_incident",
     .words = QT_TRANSLATE_NOOP("Queue", "Integration incident"),
     .icon = "incident",
     .letter = 'N',
     .act = "",
     .standard = {hours(1), hours(2), hours(4), hours(8)},
     .backlog = 120,
     .endings = {{{"reconnected", QT_TRANSLATE_NOOP("Disposition", "Connected again")},
                  {"permission_restored", QT_TRANSLATE_NOOP("Disposition", "Permission restored")},
                  {"mapping_corrected", QT_TRANSLATE_NOOP("Disposition", "Mapping corrected")},
                  {"vendor_outage", QT_TRANSLATE_NOOP("Disposition", "Outage at the vendor")},
                  {"false_alarm", QT_TRANSLATE_NOOP("Disposition", "False alarm")}}}},
}};

constexpr bool inOrder()
{
    for (size_t i = 0; i < kRows.size(); ++i)
        if (!kRows[i].name || kRows[i].queue != kQueues[i])
            return false;
    return true;
}
static_assert(inOrder(), "a queue has no row, or its row is not in the order of the numbers");

constexpr std::array<const char*, kTiers.size()> kTierNames{"standard", "priority", "critical"};

}  // namespace

const QueueInfo& infoOf(Queue queue)
{
    return kRows.at(static_cast<size_t>(queue));
}

const char* name(Queue queue)
{
    return infoOf(queue).name;
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
    return QCoreApplication::translate("Queue", infoOf(queue).words);
}

}  // namespace docket
