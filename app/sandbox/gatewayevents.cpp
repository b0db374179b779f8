// SPDX-License-Identifier: GPL-3.0-or-later
// The events that tell of everything, each with its object as it was then.
#include "app/sandbox/gatewayjson.h"

namespace sandbox {

const char* name(EventType type)
{
    switch (type) {
    case EventType::IntentCreated:
        return "payment_intent.created";
    case EventType::IntentSucceeded:
        return "payment_intent.succeeded";
    case EventType::IntentFailed:
        return "payment_intent.payment_failed";
    case EventType::ChargeSucceeded:
        return "charge.succeeded";
    case EventType::ChargeFailed:
        return "charge.failed";
    case EventType::ChargeRefunded:
        return "charge.refunded";
    case EventType::RefundCreated:
        return "refund.created";
    case EventType::ChargeRefundUpdated:
        return "charge.refund.updated";
    case EventType::RefundUpdated:
        return "refund.updated";
    case EventType::RefundFailed:
        return "refund.failed";
    case EventType::DisputeCreated:
        return "charge.dispute.created";
    case EventType::DisputeUpdated:
        return "charge.dispute.updated";
    case EventType::DisputeClosed:
        return "charge.dispute.closed";
    case EventType::FundsWithdrawn:
        return "charge.dispute.funds_withdrawn";
    case EventType::ReviewOpened:
        return "review.opened";
    case EventType::ReviewClosed:
        return "review.closed";
    case EventType::WarningCreated:
        return "radar.early_fraud_warning.created";
    case EventType::WarningUpdated:
        return "radar.early_fraud_warning.updated";
    case EventType::PayoutCreated:
        return "payout.created";
    case EventType::PayoutPaid:
        return "payout.paid";
    case EventType::PayoutReconciled:
        return "payout.reconciliation_completed";
    case EventType::SubscriptionCreated:
        return "customer.subscription.created";
    case EventType::SubscriptionUpdated:
        return "customer.subscription.updated";
    case EventType::SubscriptionDeleted:
        return "customer.subscription.deleted";
    case EventType::InvoiceCreated:
        return "invoice.created";
    case EventType::InvoicePaid:
        return "invoice.paid";
    case EventType::InvoiceFailed:
        return "invoice.payment_failed";
    }
    return "";
}

void eventJson(Json& json, const World& world, quint32 number, const Event& event)
{
    // The tenth wanders, because kinds of events follow each other in pairs.
    const bool old = (number + number / 10) % 10 == 7;
    const GatewayJson object(world, event.at, old ? Shape::Old : Shape::Current);
    json.object();
    json.text("id", gatewayId(world.seed, Ref::Event, number));
    json.text("object", "event");
    json.text("api_version", old ? kOldVersion : kCurrentVersion);
    json.number("created", event.at / kSecond);
    json.object("data");
    json.name("object");
    switch (event.type) {
    case EventType::IntentCreated:
    case EventType::IntentSucceeded:
    case EventType::IntentFailed:
        object.intent(json, event.row);
        break;
    case EventType::ChargeSucceeded:
    case EventType::ChargeFailed:
    case EventType::ChargeRefunded:
        object.charge(json, event.row);
        break;
    case EventType::RefundCreated:
    case EventType::ChargeRefundUpdated:
    case EventType::RefundUpdated:
    case EventType::RefundFailed:
        object.refund(json, event.row);
        break;
    case EventType::DisputeCreated:
    case EventType::DisputeUpdated:
    case EventType::DisputeClosed:
    case EventType::FundsWithdrawn:
        object.dispute(json, event.row);
        break;
    case EventType::ReviewOpened:
    case EventType::ReviewClosed:
        object.review(json, event.row);
        break;
    case EventType::WarningCreated:
    case EventType::WarningUpdated:
        object.warning(json, event.row);
        break;
    case EventType::PayoutCreated:
    case EventType::PayoutPaid:
    case EventType::PayoutReconciled:
        object.payout(json, event.row);
        break;
    case EventType::SubscriptionCreated:
    case EventType::SubscriptionUpdated:
    case EventType::SubscriptionDeleted:
        object.subscription(json, event.row);
        break;
    case EventType::InvoiceCreated:
    case EventType::InvoicePaid:
    case EventType::InvoiceFailed:
        object.invoice(json, event.row);
        break;
    }
    if (event.type == EventType::SubscriptionUpdated)
        object.subscriptionBefore(json, event.row);
    json.endObject();
    json.truth("livemode", false);
    json.number("pending_webhooks", 0);
    json.raw("request", R"({"id":null,"idempotency_key":null})");
    json.text("type", name(event.type));
    json.endObject();
}

}  // namespace sandbox
