// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/queues.h"

#include "core/work/rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace docket::work {

namespace {

// What a warehouse counts and where it puts things goes back and forth while it works: a case that
// closed on each flicker would open again on the next. What a gateway or a person decided stands.
constexpr Millis kStockSettle = minutes(15);
constexpr Millis kPlaceSettle = minutes(5);
// Carriers put scans in late and take them back.
constexpr Millis kCarrierSettle = hours(1);
constexpr Millis kCountSettle = minutes(30);

#define TITLE(text) QT_TRANSLATE_NOOP("docket::work", text)

const std::vector<Rule> kRules{
    // New order review: the order as the shop took it. Heals when it is corrected, sent or
    // cancelled.
    {"ORD-01", 2, Queue::OrderReview, TITLE("Address incomplete"),
     TITLE("an open order to be shipped whose address lacks a street, a house number, a city, a "
           "postcode or a country"),
     0, addressIncomplete},
    {"ORD-02", 1, Queue::OrderReview, TITLE("No way to reach the customer"),
     TITLE("an open order with neither an e-mail address nor a telephone number"), 0,
     contactMissing},
    {"ORD-03", 1, Queue::OrderReview, TITLE("Item without SKU"),
     TITLE("an open order with a line to be shipped that names no SKU"), 0, skuMissing},
    {"ORD-04", 1, Queue::OrderReview, TITLE("Total does not add up"),
     TITLE("an open order whose total is not its lines less discounts plus shipping and tax"), 0,
     totalMismatch},
    {"ORD-05", 1, Queue::OrderReview, TITLE("Paid in another currency"),
     TITLE("an open order with an approved payment in a currency other than its own"), 0,
     currencyMismatch},
    {"ORD-06", 1, Queue::OrderReview, TITLE("Shipping method not for this country"),
     TITLE("an open order whose shipping method is not offered to its destination"), 0,
     methodNotAllowed},
    {"ORD-07", 2, Queue::OrderReview, TITLE("Customer asks for a change"),
     TITLE("an open order whose note asks to change, cancel or redirect it"), 0, noteAsksForChange},

    // Payment hold review. Heals when the gateway closes the review, or the money went back.
    {"PAY-01", 1, Queue::PaymentHold, TITLE("Payment held for review"),
     TITLE("a review that the gateway holds open on an approved payment"), 0, reviewOpen},
    {"PAY-02", 1, Queue::PaymentHold, TITLE("Early fraud warning"),
     TITLE(
         "a fraud warning that can still be acted on, on a payment neither refunded nor disputed"),
     0, fraudWarning},
    {"PAY-03", 1, Queue::PaymentHold, TITLE("Address or CVC check failed"),
     TITLE("an approved payment of 150.00 or more on an order not yet sent, whose street, postcode "
           "or CVC check failed"),
     0, checksFailed},
    {"PAY-04", 1, Queue::PaymentHold, TITLE("Card and destination differ"),
     TITLE("an approved payment of 150.00 or more on an order not yet sent, from a card of another "
           "country than the order goes to"),
     0, cardCountryDiffers},

    // Payment break: what was paid and what was ordered do not agree.
    {"BRK-01", 1, Queue::PaymentBreak, TITLE("Paid twice"),
     TITLE("two approved payments of one amount for one order within 24 hours, neither refunded"),
     0, paidTwice},
    {"BRK-02", 1, Queue::PaymentBreak, TITLE("Charged without an order"),
     TITLE("an approved payment, older than 30 minutes and not refunded, whose order the shop does "
           "not know"),
     0, chargedWithoutOrder},
    {"BRK-03", 1, Queue::PaymentBreak, TITLE("Order without payment"),
     TITLE("an order older than 30 minutes that the shop calls paid and no gateway has a payment "
           "for"),
     0, orderWithoutPayment},

    // Allocation: allocation, backorder and oversell are told apart.
    {"ALC-01", 1, Queue::Allocation, TITLE("No warehouse assigned"),
     TITLE("a paid order with an open fulfillment that no place was given for an hour"),
     kPlaceSettle, unallocated},
    {"ALC-02", 1, Queue::Allocation, TITLE("Backordered"),
     TITLE("a paid order with a fulfillment on hold because stock is out"), kPlaceSettle,
     backordered},
    {"ALC-03", 1, Queue::Allocation, TITLE("Oversold"),
     TITLE("a paid order that wants more of an item than is there, after the orders before it"),
     kStockSettle, oversold},
    {"ALC-04", 2, Queue::Allocation, TITLE("Warehouse count differs"),
     TITLE("an open order that waits for an item of which the warehouse counted over 5 more or "
           "fewer than the shop has, orders since then considered"),
     kCountSettle, countDiffers},
    {"ALC-05", 2, Queue::Allocation, TITLE("Something else was sent"),
     TITLE("an order for which the warehouse sent another item than was ordered, told in the last "
           "four nights, and not refunded"),
     0, substituted},

    // Fulfillment release.
    {"REL-01", 1, Queue::Release, TITLE("Held at the warehouse"),
     TITLE("a paid order with a fulfillment on hold for another reason than stock"), kPlaceSettle,
     heldAtWarehouse},
    {"REL-02", 1, Queue::Release, TITLE("Not released for a day"),
     TITLE("a paid, allocated order whose fulfillment has waited 24 hours and was not asked for"),
     0, stalled},
    {"REL-03", 1, Queue::Release, TITLE("Split, the rest waits"),
     TITLE("an order sent in part whose other part has waited 48 hours"), 0, splitWaiting},

    // Refund validation.
    {"REF-01", 1, Queue::Refund, TITLE("Refund promised, not sent"),
     TITLE("a refund that the shop recorded 24 hours ago and no gateway has sent"), 0,
     promisedNotSent},
    {"REF-02", 1, Queue::Refund, TITLE("Refund failed or stuck"),
     TITLE("a gateway refund that failed and was not sent again, or is pending for 3 days"), 0,
     refundStuck},
    {"REF-03", 2, Queue::Refund, TITLE("Returned, not refunded"),
     TITLE("an order tagged as returned and received, or whose return the carrier delivered 24 "
           "hours ago, and nothing refunded"),
     0, returnedNotRefunded},
    {"REF-04", 1, Queue::Refund, TITLE("Refunded above what was paid"),
     TITLE("refunds of shop or gateway that exceed what was captured for the order"), 0,
     refundedAbove},
    {"REF-05", 1, Queue::Refund, TITLE("Sent, and forgotten by the journal"),
     TITLE(
         "a gateway refund that Docket sent after the backup to which the journal was taken back"),
     0, sentAndForgotten},

    // Chargebacks: the issuer's deadline stands.
    {"CHB-01", 2, Queue::Chargeback, TITLE("Chargeback to answer"),
     TITLE("a dispute that waits for a response"), 0, chargebackOpen},
    {"CHB-02", 2, Queue::Chargeback, TITLE("Inquiry to answer"),
     TITLE("an inquiry, with no money moved yet, that waits for a response"), 0, inquiryOpen},

    // Shipment exception: each parcel by itself. Heals when the carrier says that it goes on, has
    // arrived, or the label is void.
    {"SHP-01", 1, Queue::ShipmentException, TITLE("No scan for two days"),
     TITLE("a parcel on its way, or a label never handed over, that no carrier has scanned for 48 "
           "hours"),
     0, notScanned},
    {"SHP-02", 1, Queue::ShipmentException, TITLE("Carrier reports a problem"),
     TITLE("a parcel whose last scan is an exception"), kCarrierSettle, carrierException},
    {"SHP-03", 1, Queue::ShipmentException, TITLE("Late against the promise"),
     TITLE("a parcel on its way after the day on which it was to arrive"), kCarrierSettle,
     deliveryLate},
    {"SHP-04", 1, Queue::ShipmentException, TITLE("Returned to sender"),
     TITLE("a parcel that the carrier brings back, or has brought back, of an order not wholly "
           "refunded"),
     kCarrierSettle, returnedToSender},
    {"SHP-05", 1, Queue::ShipmentException, TITLE("Lost"),
     TITLE("a parcel that the carrier calls lost, or has not scanned for 10 days, of an order not "
           "wholly refunded"),
     kCarrierSettle, parcelLost},

    // Return authorization.
    {"RET-01", 1, Queue::ReturnAuthorization, TITLE("Return asked for, no label"),
     TITLE("a return that was asked for 24 hours ago, without a label for it"), 0,
     returnNotAuthorized},
    // Rebill failure. Heals when the invoice is paid or void, or the next one was made.
    {"RBL-01", 1, Queue::RebillFailure, TITLE("Rebill failed, tries again"),
     TITLE(
         "an open invoice of a running subscription with a failed attempt and a next one to come"),
     0, rebillFailing},
    {"RBL-02", 1, Queue::RebillFailure, TITLE("Rebill exhausted"),
     TITLE("the latest invoice of a subscription, unpaid and not tried again, while the "
           "subscription is past due or unpaid"),
     0, rebillExhausted},

    // Integration incident: the subject is a source. Heals when it answers again.
    {"INT-01", 2, Queue::IntegrationIncident, TITLE("Source fails"),
     TITLE("a source that refuses its credential, or of which a feed has failed for 10 minutes"), 0,
     sourceFails},
    {"INT-02", 1, Queue::IntegrationIncident, TITLE("Records put aside"),
     TITLE("more than 5 records of one feed that could not be read on one day (UTC)"), 0,
     recordsPutAside},
    {"INT-03", 1, Queue::IntegrationIncident, TITLE("Mass change"),
     TITLE("a source of which one reading changed or ended more than a fifth at once"), 0,
     changedInMass},
};

#undef TITLE

}  // namespace

const std::vector<Rule>& rules()
{
    return kRules;
}

const Rule* rule(QByteArrayView id)
{
    for (const Rule& r : kRules)
        if (id == r.id)
            return &r;
    return nullptr;
}

int rulesVersion()
{
    int sum = 0;
    for (const Rule& r : kRules)
        sum += r.version;
    return sum;
}

QString ruleWords(QByteArrayView ruleId)
{
    const Rule* found = rule(ruleId);
    return found ? QCoreApplication::translate(kRuleContext, found->title)
                 : QString::fromUtf8(ruleId.data(), ruleId.size());
}

std::vector<Policy> startingPolicies(const QString& calendar)
{
    std::vector<Policy> out;
    out.reserve(kQueues.size() * kTiers.size());
    for (const Queue queue : kQueues) {
        const QueueInfo& info = infoOf(queue);
        for (const Tier tier : kTiers) {
            // Priority has half of the time, critical a quarter.
            const int share = tier == Tier::Standard ? 1 : tier == Tier::Priority ? 2 : 4;
            Policy p;
            p.id = QStringLiteral("%1.%2").arg(QLatin1String(info.name), QLatin1String(name(tier)));
            p.queue = QLatin1String(info.name);
            p.tier = QLatin1String(name(tier));
            p.calendar = calendar;
            p.claim = info.standard.claim / share;
            p.firstAction = info.standard.firstAction / share;
            p.nextUpdate = info.standard.nextUpdate / share;
            p.resolution = info.standard.resolution / share;
            out.push_back(p);
        }
    }
    return out;
}

std::vector<BacklogThreshold> startingThresholds()
{
    // Twice what a shift of four can take in a day, and four times the standard resolution.
    std::vector<BacklogThreshold> out;
    out.reserve(kQueues.size());
    for (const Queue queue : kQueues)
        out.push_back({queue, infoOf(queue).backlog, 4 * infoOf(queue).standard.resolution});
    return out;
}

std::vector<Policy> missingPolicies(const Setup& setup)
{
    std::vector<Policy> out;
    if (setup.policies.empty())
        return out;
    for (Policy& policy : startingPolicies(setup.policies.front().calendar))
        if (std::none_of(setup.policies.begin(), setup.policies.end(),
                         [&](const Policy& p) { return p.queue == policy.queue; }))
            out.push_back(std::move(policy));
    return out;
}

std::vector<BacklogThreshold> missingThresholds(const Setup& setup)
{
    std::vector<BacklogThreshold> out;
    if (setup.policies.empty())
        return out;
    for (const BacklogThreshold& threshold : startingThresholds())
        if (std::none_of(setup.thresholds.begin(), setup.thresholds.end(),
                         [&](const BacklogThreshold& t) { return t.queue == threshold.queue; }))
            out.push_back(threshold);
    return out;
}

Tier tierOf(const Finding& finding, Instant now)
{
    if (finding.amount.minor >= 100'000 ||
        (finding.deadline.isSet() && finding.deadline - now <= hours(48)))
        return Tier::Critical;
    if (finding.amount.minor >= 30'000 || finding.deadline.isSet())
        return Tier::Priority;
    return Tier::Standard;
}

}  // namespace docket::work
