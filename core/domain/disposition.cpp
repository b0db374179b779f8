// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/disposition.h"

#include <QCoreApplication>

namespace docket {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Disposition", text);
}

}  // namespace

std::vector<DispositionCode> dispositionsOf(Queue queue)
{
    std::vector<DispositionCode> out;
    const auto add = [&](const char* code, const char* label) {
        out.push_back({code, say(label)});
    };
    switch (queue) {
    case Queue::OrderReview:
        add("corrected", QT_TRANSLATE_NOOP("Disposition", "Order corrected"));
        add("confirmed_as_is", QT_TRANSLATE_NOOP("Disposition", "Checked, right as it is"));
        add("cancelled", QT_TRANSLATE_NOOP("Disposition", "Order cancelled"));
        add("customer_unreachable", QT_TRANSLATE_NOOP("Disposition", "Customer not reached"));
        break;
    case Queue::PaymentHold:
        add("released", QT_TRANSLATE_NOOP("Disposition", "Payment released"));
        add("refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded"));
        add("refunded_as_fraud", QT_TRANSLATE_NOOP("Disposition", "Refunded as fraud"));
        add("false_alarm", QT_TRANSLATE_NOOP("Disposition", "False alarm"));
        break;
    case Queue::PaymentBreak:
        add("refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded"));
        add("matched", QT_TRANSLATE_NOOP("Disposition", "Matched to its order"));
        add("order_created", QT_TRANSLATE_NOOP("Disposition", "Missing order created"));
        add("payment_collected", QT_TRANSLATE_NOOP("Disposition", "Payment collected"));
        add("no_error", QT_TRANSLATE_NOOP("Disposition", "No error found"));
        break;
    case Queue::Allocation:
        add("allocated", QT_TRANSLATE_NOOP("Disposition", "Allocated"));
        add("backordered", QT_TRANSLATE_NOOP("Disposition", "Backorder agreed with the customer"));
        add("substituted", QT_TRANSLATE_NOOP("Disposition", "Substituted"));
        add("refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded"));
        add("cancelled", QT_TRANSLATE_NOOP("Disposition", "Order cancelled"));
        break;
    case Queue::Release:
        add("released", QT_TRANSLATE_NOOP("Disposition", "Released"));
        add("corrected", QT_TRANSLATE_NOOP("Disposition", "Corrected and released"));
        add("refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded"));
        add("cancelled", QT_TRANSLATE_NOOP("Disposition", "Order cancelled"));
        break;
    case Queue::Refund:
        add("refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded"));
        add("refunded_in_part", QT_TRANSLATE_NOOP("Disposition", "Refunded in part"));
        add("already_refunded", QT_TRANSLATE_NOOP("Disposition", "Already refunded"));
        add("not_due", QT_TRANSLATE_NOOP("Disposition", "No refund is due"));
        break;
    case Queue::Chargeback:
        add("accepted", QT_TRANSLATE_NOOP("Disposition", "Accepted"));
        add("evidence_sent", QT_TRANSLATE_NOOP("Disposition", "Evidence sent"));
        add("refunded_before", QT_TRANSLATE_NOOP("Disposition", "Was refunded before"));
        add("too_late", QT_TRANSLATE_NOOP("Disposition", "Deadline missed"));
        break;
    case Queue::ShipmentException:
        add("delivered", QT_TRANSLATE_NOOP("Disposition", "Delivered after all"));
        add("under_way", QT_TRANSLATE_NOOP("Disposition", "On its way again"));
        add("sent_again", QT_TRANSLATE_NOOP("Disposition", "Sent again"));
        add("refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded"));
        add("claimed", QT_TRANSLATE_NOOP("Disposition", "Claimed from the carrier"));
        add("label_voided", QT_TRANSLATE_NOOP("Disposition", "Label voided, not sent"));
        break;
    case Queue::ReturnAuthorization:
        add("authorized", QT_TRANSLATE_NOOP("Disposition", "Return label sent"));
        add("refused", QT_TRANSLATE_NOOP("Disposition", "Return refused"));
        add("refunded", QT_TRANSLATE_NOOP("Disposition", "Refunded"));
        add("withdrawn", QT_TRANSLATE_NOOP("Disposition", "Customer keeps it"));
        break;
    case Queue::RebillFailure:
        add("payment_collected", QT_TRANSLATE_NOOP("Disposition", "Payment collected"));
        add("card_updated", QT_TRANSLATE_NOOP("Disposition", "New card on file"));
        add("subscription_paused", QT_TRANSLATE_NOOP("Disposition", "Subscription paused"));
        add("subscription_cancelled", QT_TRANSLATE_NOOP("Disposition", "Subscription cancelled"));
        add("written_off", QT_TRANSLATE_NOOP("Disposition", "Written off"));
        break;
    case Queue::IntegrationIncident:
        add("reconnected", QT_TRANSLATE_NOOP("Disposition", "Connected again"));
        add("permission_restored", QT_TRANSLATE_NOOP("Disposition", "Permission restored"));
        add("mapping_corrected", QT_TRANSLATE_NOOP("Disposition", "Mapping corrected"));
        add("vendor_outage", QT_TRANSLATE_NOOP("Disposition", "Outage at the vendor"));
        add("false_alarm", QT_TRANSLATE_NOOP("Disposition", "False alarm"));
        break;
    }
    return out;
}

const std::vector<RootCauseCode>& rootCauses()
{
    static const std::vector<RootCauseCode> list{
        {"agent_error", say(QT_TRANSLATE_NOOP("Disposition", "Our mistake")), true},
        {"unclear_policy", say(QT_TRANSLATE_NOOP("Disposition", "Unclear policy")), true},
        {"system_defect", say(QT_TRANSLATE_NOOP("Disposition", "Defect in a system")), true},
        {"upstream_data", say(QT_TRANSLATE_NOOP("Disposition", "Wrong data from a vendor")), false},
        {"warehouse", say(QT_TRANSLATE_NOOP("Disposition", "Warehouse")), true},
        {"carrier", say(QT_TRANSLATE_NOOP("Disposition", "Carrier")), false},
        {"processor", say(QT_TRANSLATE_NOOP("Disposition", "Payment processor or bank")), false},
        {"customer", say(QT_TRANSLATE_NOOP("Disposition", "Customer")), false},
        {"fraud", say(QT_TRANSLATE_NOOP("Disposition", "Fraud")), false},
        {"none", say(QT_TRANSLATE_NOOP("Disposition", "Nothing was wrong")), false},
    };
    return list;
}

}  // namespace docket
