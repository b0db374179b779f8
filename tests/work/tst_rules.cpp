// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/queues.h"
#include "tests/support/samplepicture.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace docket;
using namespace docket::test;
using work::Finding;
using work::Findings;
using work::Picture;

namespace {

enum class Side {
    Finds,   // the condition is there
    Healed,  // the same, made good
    Near     // almost: nothing is found
};

using Change = void (*)(Picture&);

// A source of which one feed has failed for so long.
void failing(Picture& p, const char* kind, Millis since)
{
    store::FeedRow feed;
    feed.source = 3;
    feed.feed = "charges";
    feed.kind = kind;
    feed.failingSince = kOrdered - since;
    p.now = kOrdered;
    p.health = work::Health{{}, {feed}, {}};
    p.health->source.number = 3;
}

// A source with a record put aside at each of these minutes.
void putAside(Picture& p, const std::vector<int>& at)
{
    p.health = work::Health{};
    p.health->source.number = 3;
    for (const int minute : at)
        p.health->aside.push_back(
            {3, "file", 1, QString::number(minute), QString(), {}, kOrdered + minutes(minute)});
}

struct Sample {
    const char* rule;
    Side side;
    const char* what;
    Change change;
    // Finds only.
    const char* text = "";
    const char* key = "";
    Instant occurred = kOrdered;
    qint64 minor = 10'000;
};

Order& order(Picture& p)
{
    return p.order->fact;
}
Payment& payment(Picture& p)
{
    return p.payments.front().fact;
}
FulfillmentOrder& fulfillment(Picture& p)
{
    return p.fulfillments.front().fact;
}
PostalAddress& address(Picture& p)
{
    return order(p).personal.shipping;
}
store::FactTables::Stock& stock(Picture& p)
{
    return p.stock.begin()->second;
}
QString words(const char* text)
{
    return QString::fromUtf8(text);
}

void worth(Picture& p, qint64 minor)
{
    payment(p).amount.minor = payment(p).captured = minor;
}
void noOrder(Picture& p)
{
    p.order.reset();
    p.fulfillments.clear();
    p.subject = {{}, 2, "ch_1", 1};
    payment(p).order.clear();
}
void short1(Picture& p)
{
    stock(p).available = -1;
    stock(p).wants = {{"O1", 2}};
}
void hold(Picture& p, const QByteArray& reason)
{
    fulfillment(p).status = "on_hold";
    fulfillment(p).holds = {reason};
}
void promised(Picture& p)
{
    p.storeRefunds = {sampleRefund("rs_1", RefundSystem::Store, 2'000, RefundStatus::Succeeded,
                                   kOrdered + hours(1))};
    p.now = kOrdered + hours(25);
}
void gatewayRefund(Picture& p, qint64 minor, RefundStatus status, Instant at,
                   const QByteArray& id = "re_1")
{
    p.gatewayRefunds.push_back(sampleRefund(id, RefundSystem::Gateway, minor, status, at));
}
// Of a shop that takes the money itself: its order, no payment, and one word for what waits.
store::Stored<Dispute> shopDispute(bool inquiry)
{
    auto d = sampleDispute("needs_response");
    d.fact.payment.clear();
    d.fact.order = "O1";
    d.fact.inquiry = inquiry;
    d.fact.brand.clear();
    d.fact.networkReasonCode.clear();
    return d;
}
void part(Picture& p)
{
    order(p).fulfillmentStatus = "partial";
    p.shipments = {sampleShipment("in_transit", kOrdered + hours(1), kOrdered + hours(3))};
    p.now = kOrdered + hours(49);
}
void unsubmitted(Picture& p)
{
    fulfillment(p).requestStatus = "unsubmitted";
    p.now = kOrdered + hours(24);
}
Invoice& invoice(Picture& p)
{
    return p.bills.front().invoice.fact;
}
void exhausted(Picture& p)
{
    invoice(p).status = "uncollectible";
    invoice(p).nextAttemptAt = {};
    p.bills.front().subscription->fact.status = "unpaid";
}
void secondPayment(Picture& p, Millis later)
{
    p.payments.push_back(samplePayment("ch_2", 10'000, kOrdered + later));
}

// A parcel on its way, scanned at these hours after the order, and looked at `now` hours after it.
void sent(Picture& p, const std::vector<std::pair<const char*, int>>& scans, Millis now)
{
    std::vector<std::pair<const char*, Instant>> at;
    at.reserve(scans.size());
    for (const auto& [code, hour] : scans)
        at.emplace_back(code, kOrdered + hours(hour));
    order(p).fulfillmentStatus = "fulfilled";
    p.labels = {sampleLabel("se-1", kOrdered + hours(1))};
    p.parcels = {sampleParcel("se-1", at)};
    p.now = kOrdered + now;
}
Tracking& parcel(Picture& p)
{
    return p.parcels.front().fact;
}
void askedBack(Picture& p)
{
    order(p).tags = "vip, return-requested";
    p.returns = {sampleReturn("request:O1", 1, kOrdered + hours(1), {})};
    p.now = kOrdered + hours(25);
}
void broughtBack(Picture& p)
{
    p.labels = {sampleLabel("se-9", kOrdered + hours(1), true)};
    p.parcels = {sampleParcel("se-9", {{"delivered", kOrdered + hours(9)}})};
    p.now = kOrdered + hours(33);
}

const std::vector<Sample>& samples()
{
    static const std::vector<Sample> list{
        // New order review.
        {"ORD-01", Side::Finds, "no house number",
         [](Picture& p) { address(p).line1 = words("Main Street"); }, "missing: house number"},
        {"ORD-01", Side::Finds, "an ordinal is no house number",
         [](Picture& p) { address(p).line1 = words("5th Street"); }, "missing: house number"},
        {"ORD-01", Side::Finds, "a door is no house",
         [](Picture& p) {
             address(p).line1 = words("Church Lane");
             address(p).line2 = words("c/o 23");
         },
         "missing: house number"},
        {"ORD-01", Side::Finds, "a flat in the same line",
         [](Picture& p) { address(p).line1 = words("Church Lane, Apt. 4"); },
         "missing: house number"},
        {"ORD-01", Side::Near, "a house and a flat",
         [](Picture& p) { address(p).line1 = words("4 Church Lane, Flat 2"); }},
        {"ORD-01", Side::Finds, "nothing at all", [](Picture& p) { address(p) = {}; },
         "missing: street, city, postcode, country"},
        {"ORD-01", Side::Healed, "number added",
         [](Picture& p) { address(p).line1 = words("5th Street 12"); }},
        {"ORD-01", Side::Near, "number in the second line",
         [](Picture& p) {
             address(p).line1 = words("5th Street");
             address(p).line2 = words("12");
         }},
        {"ORD-01", Side::Near, "Ireland without a postcode",
         [](Picture& p) {
             address(p).zip.clear();
             address(p).country = words("IE");
         }},
        {"ORD-01", Side::Near, "nothing to ship",
         [](Picture& p) {
             address(p) = {};
             order(p).requiresShipping = false;
         }},
        {"ORD-01", Side::Near, "sent already",
         [](Picture& p) {
             address(p) = {};
             order(p).fulfillmentStatus = "fulfilled";
         }},
        {"ORD-01", Side::Near, "cancelled",
         [](Picture& p) {
             address(p) = {};
             order(p).cancelledAt = kOrdered;
         }},
        {"ORD-01", Side::Near, "a test order",
         [](Picture& p) {
             address(p) = {};
             order(p).test = true;
         }},
        {"ORD-02", Side::Finds, "neither",
         [](Picture& p) {
             order(p).personal.email = words(" ");
             order(p).personal.phone.clear();
         },
         "missing: e-mail and telephone"},
        {"ORD-02", Side::Healed, "a telephone came",
         [](Picture& p) { order(p).personal.email.clear(); }},
        {"ORD-02", Side::Near, "e-mail only", [](Picture& p) { order(p).personal.phone.clear(); }},
        {"ORD-03", Side::Finds, "no SKU", [](Picture& p) { order(p).lines[0].sku.clear(); },
         "line l1 names no SKU"},
        {"ORD-03", Side::Healed, "SKU given", [](Picture& p) { order(p).lines[0].sku = "SKU-2"; }},
        {"ORD-03", Side::Near, "not to be shipped",
         [](Picture& p) {
             order(p).lines[0].sku.clear();
             order(p).lines[0].requiresShipping = false;
         }},
        {"ORD-03", Side::Near, "none of it left",
         [](Picture& p) {
             order(p).lines[0].sku.clear();
             order(p).lines[0].quantity = 0;
         }},
        {"ORD-04", Side::Finds, "a cent too much",
         [](Picture& p) { order(p).total.minor = 10'001; }, "total 100.01, its parts make 100.00",
         "", kOrdered, 10'001},
        {"ORD-04", Side::Finds, "a discount forgotten",
         [](Picture& p) { order(p).discounts.minor = 500; }, "total 100.00, its parts make 95.00"},
        {"ORD-04", Side::Healed, "both corrected",
         [](Picture& p) {
             order(p).discounts.minor = 500;
             order(p).total.minor = 9'500;
         }},
        {"ORD-04", Side::Near, "prices that hold the tax",
         [](Picture& p) { order(p).total.minor = 9'000; }},
        {"ORD-04", Side::Near, "lines not read",
         [](Picture& p) {
             order(p).total.minor = 1;
             order(p).lines.clear();
         }},
        {"ORD-05", Side::Finds, "euros for dollars",
         [](Picture& p) { payment(p).amount.currency = euros(); }, "ordered in USD, paid in EUR",
         "ch_1"},
        {"ORD-05", Side::Healed, "paid in dollars",
         [](Picture& p) { payment(p).amount.currency = dollars(); }},
        {"ORD-05", Side::Near, "a declined attempt in euros",
         [](Picture& p) {
             secondPayment(p, minutes(1));
             p.payments[1].fact.amount.currency = euros();
             p.payments[1].fact.status = PaymentStatus::Declined;
         }},
        {"ORD-06", Side::Finds, "domestic to France",
         [](Picture& p) { address(p).country = words("FR"); }, "DOM-STD is not offered to FR"},
        {"ORD-06", Side::Finds, "the Union's to Switzerland",
         [](Picture& p) {
             address(p).country = words("CH");
             order(p).shippingMethod = "STD-EU";
         },
         "STD-EU is not offered to CH"},
        {"ORD-06", Side::Healed, "another method",
         [](Picture& p) {
             address(p).country = words("FR");
             order(p).shippingMethod = "STD-EU";
         }},
        {"ORD-06", Side::Near, "a method without limits",
         [](Picture& p) {
             address(p).country = words("FR");
             order(p).shippingMethod = "EXPRESS";
         }},
        {"ORD-06", Side::Near, "a shop that names no limits",
         [](Picture& p) {
             address(p).country = words("FR");
             p.shipping.clear();
         }},
        {"ORD-06", Side::Near, "no country", [](Picture& p) { address(p).country.clear(); }},
        {"ORD-06", Side::Near, "domestic in Germany",
         [](Picture& p) { address(p).country = words("DE"); }},
        {"ORD-07", Side::Finds, "cancel",
         [](Picture& p) { order(p).personal.note = words("Please CANCEL it"); },
         "the note on the order asks for a change"},
        {"ORD-07", Side::Finds, "German, with an umlaut",
         [](Picture& p) { order(p).personal.note = words("Bitte ändern!"); },
         "the note on the order asks for a change"},
        {"ORD-07", Side::Finds, "a slip that is told",
         [](Picture& p) {
             order(p).personal.note = words("A mistake in my address: it is 27, not 72");
         },
         "the note on the order asks for a change"},
        {"ORD-07", Side::Healed, "note removed",
         [](Picture& p) { order(p).personal.note.clear(); }},
        {"ORD-07", Side::Near, "only parts of words",
         [](Picture& p) {
             order(p).personal.note = words("unchanged, no exchange, scancelable, Veränderung");
         }},

        // Payment hold review.
        {"PAY-01", Side::Finds, "a review is open", [](Picture& p) { p.holds = {sampleHold()}; },
         "review opened by rule", "prv_1", kOrdered + minutes(1)},
        {"PAY-01", Side::Healed, "closed",
         [](Picture& p) {
             p.holds = {sampleHold()};
             p.holds[0].fact.open = false;
         }},
        {"PAY-01", Side::Near, "the money went back",
         [](Picture& p) {
             p.holds = {sampleHold()};
             payment(p).refunded = 10'000;
         }},
        {"PAY-01", Side::Near, "of a payment we do not know",
         [](Picture& p) {
             p.holds = {sampleHold()};
             p.holds[0].fact.payment = "ch_9";
         }},
        {"PAY-02", Side::Finds, "actionable", [](Picture& p) { p.warnings = {sampleWarning()}; },
         "the issuer reports made_with_stolen_card", "issfr_1", kOrdered + minutes(2)},
        {"PAY-02", Side::Healed, "no longer",
         [](Picture& p) {
             p.warnings = {sampleWarning()};
             p.warnings[0].fact.actionable = false;
         }},
        {"PAY-02", Side::Near, "disputed already",
         [](Picture& p) {
             p.warnings = {sampleWarning()};
             p.disputes = {sampleDispute("needs_response")};
         }},
        {"PAY-03", Side::Finds, "two checks failed",
         [](Picture& p) {
             worth(p, 15'000);
             payment(p).checkLine1 = payment(p).checkCvc = "fail";
         },
         "check failed: street, CVC", "ch_1", kOrdered, 15'000},
        {"PAY-03", Side::Healed, "passed", [](Picture& p) { worth(p, 15'000); }},
        {"PAY-03", Side::Near, "a cent below",
         [](Picture& p) {
             worth(p, 14'999);
             payment(p).checkZip = "fail";
         }},
        {"PAY-03", Side::Near, "unavailable is not failed",
         [](Picture& p) {
             worth(p, 15'000);
             payment(p).checkZip = "unavailable";
         }},
        {"PAY-03", Side::Near, "the gateway holds it",
         [](Picture& p) {
             worth(p, 15'000);
             payment(p).checkZip = "fail";
             p.holds = {sampleHold()};
         }},
        {"PAY-04", Side::Finds, "a French card",
         [](Picture& p) {
             worth(p, 15'000);
             payment(p).cardCountry = "FR";
         },
         "card from FR, goes to US", "ch_1", kOrdered, 15'000},
        {"PAY-04", Side::Healed, "goes to France too",
         [](Picture& p) {
             worth(p, 15'000);
             payment(p).cardCountry = "FR";
             address(p).country = words("FR");
         }},
        {"PAY-04", Side::Near, "authenticated",
         [](Picture& p) {
             worth(p, 15'000);
             payment(p).cardCountry = "FR";
             payment(p).threeDSecure = "authenticated";
         }},
        {"PAY-04", Side::Near, "a cent below",
         [](Picture& p) {
             worth(p, 14'999);
             payment(p).cardCountry = "FR";
         }},
        {"PAY-04", Side::Near, "no country on the card",
         [](Picture& p) {
             worth(p, 15'000);
             payment(p).cardCountry.clear();
         }},

        // Payment break.
        {"BRK-01", Side::Finds, "a day apart to the millisecond",
         [](Picture& p) { secondPayment(p, hours(24)); }, "same amount as ch_1", "ch_2",
         kOrdered + hours(24)},
        {"BRK-01", Side::Healed, "one refunded",
         [](Picture& p) {
             secondPayment(p, hours(24));
             p.payments[1].fact.refunded = 10'000;
         }},
        {"BRK-01", Side::Near, "a millisecond more",
         [](Picture& p) { secondPayment(p, hours(24) + 1); }},
        {"BRK-01", Side::Near, "another amount",
         [](Picture& p) { p.payments.push_back(samplePayment("ch_2", 10'001)); }},
        {"BRK-01", Side::Near, "the first was declined",
         [](Picture& p) {
             secondPayment(p, minutes(1));
             payment(p).status = PaymentStatus::Declined;
         }},
        {"BRK-02", Side::Finds, "names no order",
         [](Picture& p) {
             noOrder(p);
             p.now = kOrdered + minutes(30);
         },
         "the payment names no order", "ch_1", kOrdered + minutes(30)},
        {"BRK-02", Side::Finds, "an order the shop deleted",
         [](Picture& p) { p.order->deleted = true; }, "the shop knows no order O1", "ch_1",
         kOrdered + minutes(30)},
        {"BRK-02", Side::Healed, "refunded",
         [](Picture& p) {
             noOrder(p);
             payment(p).refunded = 10'000;
         }},
        {"BRK-02", Side::Near, "still in the grace",
         [](Picture& p) {
             noOrder(p);
             p.now = kOrdered + minutes(30) - 1;
         }},
        {"BRK-02", Side::Near, "the shop is not read whole",
         [](Picture& p) {
             noOrder(p);
             p.storeWhole = false;
         }},
        {"BRK-03", Side::Finds, "no payment at all",
         [](Picture& p) {
             p.payments.clear();
             p.now = kOrdered + minutes(30);
         },
         "the shop says paid, no gateway has a payment", "", kOrdered + minutes(30)},
        {"BRK-03", Side::Finds, "only a declined one",
         [](Picture& p) { payment(p).status = PaymentStatus::Declined; },
         "the shop says paid, no gateway has a payment", "", kOrdered + minutes(30)},
        {"BRK-03", Side::Healed, "a payment came",
         [](Picture& p) { p.now = kOrdered + minutes(30); }},
        {"BRK-03", Side::Near, "still in the grace",
         [](Picture& p) {
             p.payments.clear();
             p.now = kOrdered + minutes(30) - 1;
         }},
        {"BRK-03", Side::Near, "the shop calls it pending",
         [](Picture& p) {
             p.payments.clear();
             order(p).financialStatus = "pending";
         }},
        {"BRK-03", Side::Near, "paid by hand",
         [](Picture& p) {
             p.payments.clear();
             order(p).gateways = "manual";
         }},
        {"BRK-03", Side::Near, "free of charge",
         [](Picture& p) {
             p.payments.clear();
             order(p).total.minor = 0;
         }},
        {"BRK-03", Side::Near, "the gateways are not read whole",
         [](Picture& p) {
             p.payments.clear();
             p.gatewaysWhole = false;
         }},

        // Allocation.
        {"ALC-01", Side::Finds, "an hour without a place",
         [](Picture& p) {
             fulfillment(p).location.clear();
             p.now = kOrdered + hours(1);
         },
         "no place assigned", "fo_1", kOrdered + hours(1)},
        {"ALC-01", Side::Healed, "a place was given",
         [](Picture& p) { p.now = kOrdered + hours(1); }},
        {"ALC-01", Side::Near, "a millisecond before",
         [](Picture& p) {
             fulfillment(p).location.clear();
             p.now = kOrdered + hours(1) - 1;
         }},
        {"ALC-01", Side::Near, "not paid yet",
         [](Picture& p) {
             fulfillment(p).location.clear();
             order(p).financialStatus = "pending";
         }},
        {"ALC-01", Side::Near, "closed",
         [](Picture& p) {
             fulfillment(p).location.clear();
             fulfillment(p).status = "closed";
         }},
        {"ALC-02", Side::Finds, "held, stock is out",
         [](Picture& p) { hold(p, "inventory_out_of_stock"); }, "on hold, stock is out", "fo_1"},
        {"ALC-02", Side::Healed, "released",
         [](Picture& p) {
             hold(p, "inventory_out_of_stock");
             fulfillment(p).status = "open";
         }},
        {"ALC-02", Side::Near, "held for another reason",
         [](Picture& p) { hold(p, "incorrect_address"); }},
        {"ALC-02", Side::Near, "not paid yet",
         [](Picture& p) {
             hold(p, "inventory_out_of_stock");
             order(p).financialStatus = "pending";
         }},
        {"ALC-03", Side::Finds, "one missing", short1, "SKU-1: 1 of 2 missing", "fo_1"},
        {"ALC-03", Side::Finds, "the order before takes it",
         [](Picture& p) {
             stock(p).available = -2;
             stock(p).wants = {{"O0", 1}, {"O1", 2}};
         },
         "SKU-1: 2 of 2 missing", "fo_1"},
        {"ALC-03", Side::Healed, "stock came",
         [](Picture& p) {
             short1(p);
             stock(p).available = 0;
         }},
        {"ALC-03", Side::Near, "only the order after lacks",
         [](Picture& p) {
             stock(p).available = -1;
             stock(p).wants = {{"O1", 2}, {"O2", 1}};
         }},
        {"ALC-03", Side::Near, "held, the backorder rule speaks",
         [](Picture& p) {
             short1(p);
             hold(p, "inventory_out_of_stock");
         }},
        {"ALC-04", Side::Finds, "six fewer",
         [](Picture& p) {
             p.counted.begin()->second = sampleCount(7);
             stock(p).available = 11;
         },
         "SKU-1: 7 counted, 6 fewer than the shop has", "fo_1:SKU-1", kOrdered + hours(1)},
        {"ALC-04", Side::Finds, "six more",
         [](Picture& p) { p.counted.begin()->second = sampleCount(13); },
         "SKU-1: 13 counted, 6 more than the shop has", "fo_1:SKU-1", kOrdered + hours(1)},
        {"ALC-04", Side::Finds, "orders since explain only some",
         [](Picture& p) {
             p.counted.begin()->second = sampleCount(15);
             p.counted.begin()->second.since = {2, kOrdered + minutes(90)};
         },
         "SKU-1: 15 counted, 6 more than the shop has", "fo_1:SKU-1", kOrdered + hours(1)},
        {"ALC-04", Side::Healed, "counted again",
         [](Picture& p) { p.counted.begin()->second = sampleCount(7); }},
        {"ALC-04", Side::Finds, "the last order explains when the shop's number changed",
         [](Picture& p) {
             p.counted.begin()->second = sampleCount(15);
             p.counted.begin()->second.since = {2, kOrdered + minutes(90)};
             stock(p).updatedAt = kOrdered + minutes(91);
         },
         "SKU-1: 15 counted, 6 more than the shop has", "fo_1:SKU-1", kOrdered + hours(1)},
        {"ALC-04", Side::Near, "something came in since",
         [](Picture& p) {
             p.counted.begin()->second = sampleCount(13);
             stock(p).updatedAt = kOrdered + minutes(76);
         }},
        {"ALC-04", Side::Near, "five fewer",
         [](Picture& p) { p.counted.begin()->second = sampleCount(2); }},
        {"ALC-04", Side::Near, "orders since explain it",
         [](Picture& p) {
             p.counted.begin()->second = sampleCount(13);
             p.counted.begin()->second.since = {6, kOrdered + minutes(90)};
         }},
        {"ALC-04", Side::Near, "an old count proves nothing",
         [](Picture& p) {
             p.counted.begin()->second = sampleCount(40);
             p.now = kOrdered + hours(37) + 1;
         }},
        {"ALC-04", Side::Near, "sent already",
         [](Picture& p) {
             p.counted.begin()->second = sampleCount(40);
             fulfillment(p).status = "closed";
         }},
        {"ALC-05", Side::Finds, "another item",
         [](Picture& p) { p.substitutions = {sampleSubstitution()}; },
         "2 of SKU-2 sent for SKU-1: picker_error", "O1:SKU-1:SKU-2", kOrdered + minutes(30)},
        {"ALC-05", Side::Finds, "told four nights ago, before the next file",
         [](Picture& p) {
             p.substitutions = {sampleSubstitution()};
             p.now = kOrdered + hours(1) + days(4) + hours(12);
         },
         "2 of SKU-2 sent for SKU-1: picker_error", "O1:SKU-1:SKU-2", kOrdered + minutes(30)},
        {"ALC-05", Side::Healed, "refunded",
         [](Picture& p) {
             p.substitutions = {sampleSubstitution()};
             order(p).financialStatus = "refunded";
         }},
        {"ALC-05", Side::Near, "the same item",
         [](Picture& p) {
             p.substitutions = {sampleSubstitution()};
             p.substitutions[0].fact.sent = "SKU-1";
         }},
        {"ALC-05", Side::Near, "told in the fifth night before",
         [](Picture& p) {
             p.substitutions = {sampleSubstitution()};
             p.now = kOrdered + hours(1) + days(4) + hours(12) + 1;
         }},

        // Fulfillment release.
        {"REL-01", Side::Finds, "a wrong address", [](Picture& p) { hold(p, "incorrect_address"); },
         "hold: incorrect_address", "fo_1"},
        {"REL-01", Side::Finds, "no reason", [](Picture& p) { fulfillment(p).status = "on_hold"; },
         "hold: no reason given", "fo_1"},
        {"REL-01", Side::Healed, "released",
         [](Picture& p) {
             hold(p, "incorrect_address");
             fulfillment(p).status = "open";
         }},
        {"REL-01", Side::Near, "stock is out",
         [](Picture& p) { hold(p, "inventory_out_of_stock"); }},
        {"REL-02", Side::Finds, "a day to the millisecond", unsubmitted,
         "open and not asked for since it was made", "fo_1", kOrdered + hours(24)},
        {"REL-02", Side::Healed, "asked for",
         [](Picture& p) {
             unsubmitted(p);
             fulfillment(p).requestStatus = "submitted";
         }},
        {"REL-02", Side::Near, "a millisecond before",
         [](Picture& p) {
             unsubmitted(p);
             p.now = kOrdered + hours(24) - 1;
         }},
        {"REL-02", Side::Near, "kept back by a review",
         [](Picture& p) {
             unsubmitted(p);
             p.holds = {sampleHold()};
         }},
        {"REL-02", Side::Near, "stock is short",
         [](Picture& p) {
             unsubmitted(p);
             short1(p);
         }},
        {"REL-03", Side::Finds, "two days after the other part", part,
         "the other part was sent, this one waits", "fo_1", kOrdered + hours(49)},
        {"REL-03", Side::Healed, "sent too",
         [](Picture& p) {
             part(p);
             fulfillment(p).status = "closed";
         }},
        {"REL-03", Side::Near, "a millisecond before",
         [](Picture& p) {
             part(p);
             p.now = p.now - 1;
         }},
        {"REL-03", Side::Near, "nothing was sent",
         [](Picture& p) {
             part(p);
             order(p).fulfillmentStatus.clear();
         }},

        // Refund validation.
        {"REF-01", Side::Finds, "a day to the millisecond", promised,
         "recorded by the shop, 20.00 not sent", "rs_1", kOrdered + hours(25), 2'000},
        {"REF-01", Side::Finds, "sent in part",
         [](Picture& p) {
             promised(p);
             gatewayRefund(p, 500, RefundStatus::Succeeded, kOrdered + hours(2));
         },
         "recorded by the shop, 15.00 not sent", "rs_1", kOrdered + hours(25), 1'500},
        {"REF-01", Side::Healed, "sent",
         [](Picture& p) {
             promised(p);
             gatewayRefund(p, 2'000, RefundStatus::Succeeded, kOrdered + hours(2));
         }},
        {"REF-01", Side::Near, "a millisecond before",
         [](Picture& p) {
             promised(p);
             p.now = p.now - 1;
         }},
        {"REF-01", Side::Near, "given by hand",
         [](Picture& p) {
             promised(p);
             p.storeRefunds[0].fact.gateway = "manual";
         }},
        {"REF-01", Side::Near, "the gateways are not read whole",
         [](Picture& p) {
             promised(p);
             p.gatewaysWhole = false;
         }},
        {"REF-01", Side::Near, "nothing was taken",
         [](Picture& p) {
             promised(p);
             payment(p).status = PaymentStatus::Declined;
         }},
        {"REF-02", Side::Finds, "failed",
         [](Picture& p) {
             gatewayRefund(p, 2'000, RefundStatus::Failed, kOrdered + hours(1));
             p.gatewayRefunds[0].fact.failureReason = "expired_or_canceled_card";
         },
         "failed: expired_or_canceled_card", "re_1", kOrdered + hours(1), 2'000},
        {"REF-02", Side::Finds, "pending for three days",
         [](Picture& p) {
             gatewayRefund(p, 2'000, RefundStatus::Pending, kOrdered);
             p.now = kOrdered + days(3);
         },
         "pending for more than 3 days", "re_1", kOrdered + days(3), 2'000},
        {"REF-02", Side::Healed, "sent again",
         [](Picture& p) {
             gatewayRefund(p, 2'000, RefundStatus::Failed, kOrdered + hours(1));
             gatewayRefund(p, 2'000, RefundStatus::Succeeded, kOrdered + hours(2), "re_2");
         }},
        {"REF-02", Side::Near, "a millisecond before three days",
         [](Picture& p) {
             gatewayRefund(p, 2'000, RefundStatus::Pending, kOrdered);
             p.now = kOrdered + days(3) - 1;
         }},
        {"REF-02", Side::Near, "cancelled",
         [](Picture& p) { gatewayRefund(p, 2'000, RefundStatus::Cancelled, kOrdered); }},
        {"REF-03", Side::Finds, "received",
         [](Picture& p) {
             order(p).tags = "vip, return-received";
             order(p).returnReason = "too small";
             order(p).updatedAt = kOrdered + hours(1);
         },
         "returned: too small", "", kOrdered + hours(1)},
        {"REF-03", Side::Healed, "refunded",
         [](Picture& p) {
             order(p).tags = "vip, return-received";
             gatewayRefund(p, 10'000, RefundStatus::Succeeded, kOrdered + hours(1));
         }},
        {"REF-03", Side::Near, "only asked for",
         [](Picture& p) { order(p).tags = "return-requested"; }},
        {"REF-03", Side::Near, "nothing was taken",
         [](Picture& p) {
             order(p).tags = "return-received";
             payment(p).captured = 0;
         }},
        {"REF-03", Side::Finds, "the carrier brought it back a day ago", broughtBack, "returned",
         "", kOrdered + hours(33)},
        {"REF-03", Side::Near, "a millisecond before",
         [](Picture& p) {
             broughtBack(p);
             p.now = p.now - 1;
         }},
        {"REF-03", Side::Near, "the return's label is void",
         [](Picture& p) {
             broughtBack(p);
             p.labels[0].fact.voidedAt = kOrdered + hours(2);
         }},
        {"REF-04", Side::Finds, "a cent too much",
         [](Picture& p) {
             gatewayRefund(p, 6'000, RefundStatus::Succeeded, kOrdered + hours(1));
             gatewayRefund(p, 4'001, RefundStatus::Pending, kOrdered + hours(2), "re_2");
         },
         "0.01 above what was captured", "", kOrdered + hours(2), 1},
        {"REF-04", Side::Finds, "by hand on top",
         [](Picture& p) {
             gatewayRefund(p, 10'000, RefundStatus::Succeeded, kOrdered + hours(1));
             p.storeRefunds = {sampleRefund("rs_1", RefundSystem::Store, 500,
                                            RefundStatus::Succeeded, kOrdered + hours(2))};
             p.storeRefunds[0].fact.gateway = "manual";
         },
         "5.00 above what was captured", "", kOrdered + hours(2), 500},
        {"REF-04", Side::Healed, "one of them failed",
         [](Picture& p) {
             gatewayRefund(p, 6'000, RefundStatus::Succeeded, kOrdered + hours(1));
             gatewayRefund(p, 4'001, RefundStatus::Failed, kOrdered + hours(2), "re_2");
         }},
        {"REF-04", Side::Near, "all of it",
         [](Picture& p) {
             gatewayRefund(p, 6'000, RefundStatus::Succeeded, kOrdered + hours(1));
             gatewayRefund(p, 4'000, RefundStatus::Pending, kOrdered + hours(2), "re_2");
         }},
        {"REF-04", Side::Near, "shop and gateway tell of the same one",
         [](Picture& p) {
             gatewayRefund(p, 6'000, RefundStatus::Succeeded, kOrdered + hours(1));
             p.storeRefunds = {sampleRefund("rs_1", RefundSystem::Store, 6'000,
                                            RefundStatus::Succeeded, kOrdered + hours(1))};
         }},
        {"REF-05", Side::Finds, "the gateway has it, the journal has not",
         [](Picture& p) {
             gatewayRefund(p, 1'200, RefundStatus::Succeeded, kOrdered + hours(1), "re_2");
             p.forgotten = {"re_2"};
         },
         "gateway: 12.00 sent by Docket as re_2; journal: nothing, taken back to a backup", "re_2",
         kOrdered + hours(1), 1'200},
        {"REF-05", Side::Healed, "the journal knows it",
         [](Picture& p) {
             gatewayRefund(p, 1'200, RefundStatus::Succeeded, kOrdered + hours(1), "re_2");
         }},
        {"REF-05", Side::Near, "another one is forgotten",
         [](Picture& p) {
             gatewayRefund(p, 1'200, RefundStatus::Succeeded, kOrdered + hours(1), "re_2");
             p.forgotten = {"re_3"};
         }},

        // Chargebacks.
        {"CHB-01", Side::Finds, "waits for us",
         [](Picture& p) { p.disputes = {sampleDispute("needs_response")}; },
         "product_not_received, visa 13.1", "dp_1", kOrdered + minutes(5)},
        {"CHB-01", Side::Healed, "answered",
         [](Picture& p) { p.disputes = {sampleDispute("under_review")}; }},
        {"CHB-01", Side::Near, "only an inquiry",
         [](Picture& p) { p.disputes = {sampleDispute("warning_needs_response")}; }},
        {"CHB-02", Side::Finds, "waits for us",
         [](Picture& p) { p.disputes = {sampleDispute("warning_needs_response")}; },
         "product_not_received, visa 13.1", "dp_1", kOrdered + minutes(5)},
        {"CHB-02", Side::Finds, "a shop's own, which has one word for both",
         [](Picture& p) { p.disputes = {shopDispute(true)}; }, "product_not_received", "dp_1",
         kOrdered + minutes(5)},
        {"CHB-01", Side::Near, "a shop's own inquiry",
         [](Picture& p) { p.disputes = {shopDispute(true)}; }},
        {"CHB-01", Side::Finds, "a shop's own, told by its order alone",
         [](Picture& p) {
             p.payments.clear();
             p.disputes = {shopDispute(false)};
         },
         "product_not_received", "dp_1", kOrdered + minutes(5)},
        {"CHB-02", Side::Healed, "answered",
         [](Picture& p) { p.disputes = {sampleDispute("warning_under_review")}; }},
        {"CHB-02", Side::Near, "a chargeback",
         [](Picture& p) { p.disputes = {sampleDispute("needs_response")}; }},

        // Shipment exception.
        {"SHP-01", Side::Finds, "two days to the millisecond",
         [](Picture& p) {
             sent(p, {{"accepted", 2}, {"in_transit", 5}}, hours(53));
         },
         "ups: no scan for 48 hours", "se-1", kOrdered + hours(53)},
        {"SHP-01", Side::Finds, "an announcement is no scan",
         [](Picture& p) {
             sent(p, {{"not_yet_in_system", 2}}, hours(49));
         },
         "ups: never scanned since its label was made", "se-1", kOrdered + hours(49)},
        {"SHP-01", Side::Healed, "scanned again",
         [](Picture& p) {
             sent(p, {{"in_transit", 5}, {"in_transit", 52}}, hours(53));
         }},
        {"SHP-01", Side::Near, "a millisecond before",
         [](Picture& p) {
             sent(p, {{"in_transit", 5}}, hours(53) - 1);
         }},
        {"SHP-01", Side::Near, "delivered",
         [](Picture& p) {
             sent(p, {{"delivered", 5}}, days(20));
         }},
        {"SHP-01", Side::Near, "the label is void",
         [](Picture& p) {
             sent(p, {{"not_yet_in_system", 2}}, days(20));
             p.labels[0].fact.voidedAt = kOrdered + hours(3);
         }},
        {"SHP-01", Side::Near, "the parcel was not asked about",
         [](Picture& p) {
             sent(p, {}, days(20));
             p.parcels.clear();
         }},
        {"SHP-01", Side::Near, "another carrier's parcel of that number",
         [](Picture& p) {
             sent(p, {{"in_transit", 5}}, days(20));
             parcel(p).carrier = "dpd";
         }},
        {"SHP-01", Side::Near, "another system saw it arrive",
         [](Picture& p) {
             sent(p, {{"in_transit", 5}}, days(20));
             p.parcels.push_back(p.parcels[0]);
             p.parcels[1].ref.source = 4;
             p.parcels[1].fact.carrier = "UPS Ground";
             p.parcels[1].fact.status = "delivered";
         }},
        {"SHP-01", Side::Near, "on its way to us",
         [](Picture& p) {
             sent(p, {{"in_transit", 5}}, days(20));
             p.labels[0].fact.returning = true;
         }},
        {"SHP-02", Side::Finds, "since the first of them",
         [](Picture& p) {
             sent(p, {{"exception", 3}, {"in_transit", 5}, {"exception", 6}, {"exception", 9}},
                  hours(10));
         },
         "ups: the last scan is an exception", "se-1", kOrdered + hours(6)},
        {"SHP-02", Side::Healed, "it goes on",
         [](Picture& p) {
             sent(p, {{"exception", 6}, {"in_transit", 9}}, hours(10));
         }},
        {"SHP-02", Side::Near, "an attempt is none",
         [](Picture& p) {
             sent(p, {{"delivery_attempt", 6}}, hours(10));
         }},
        {"SHP-03", Side::Finds, "a millisecond late",
         [](Picture& p) {
             sent(p, {{"in_transit", 119}}, days(5) + 1);
         },
         "ups: not delivered when promised", "se-1", kOrdered + days(5)},
        {"SHP-03", Side::Healed, "delivered",
         [](Picture& p) {
             sent(p, {{"in_transit", 119}, {"delivered", 121}}, days(6));
         }},
        {"SHP-03", Side::Near, "in the last moment of the promise",
         [](Picture& p) {
             sent(p, {{"in_transit", 119}}, days(5));
         }},
        {"SHP-03", Side::Near, "nothing was promised",
         [](Picture& p) {
             sent(p, {{"in_transit", 119}}, days(6));
             parcel(p).promisedAt = {};
         }},
        {"SHP-04", Side::Finds, "on its way back",
         [](Picture& p) {
             sent(p, {{"delivery_attempt", 6}, {"returned", 9}}, hours(10));
         },
         "ups: goes back to the sender", "se-1", kOrdered + hours(9)},
        {"SHP-04", Side::Healed, "wholly refunded",
         [](Picture& p) {
             sent(p, {{"returned", 9}}, hours(10));
             gatewayRefund(p, 10'000, RefundStatus::Pending, kOrdered + hours(10));
         }},
        {"SHP-04", Side::Near, "refused, and not yet sent back",
         [](Picture& p) {
             sent(p, {{"exception", 9}}, hours(10));
         }},
        {"SHP-05", Side::Finds, "the carrier says so",
         [](Picture& p) {
             sent(p, {{"in_transit", 5}, {"lost", 9}}, hours(10));
         },
         "ups: called lost by the carrier", "se-1", kOrdered + hours(9)},
        {"SHP-05", Side::Finds, "ten days to the millisecond",
         [](Picture& p) {
             sent(p, {{"in_transit", 5}}, days(10) + hours(5));
         },
         "ups: no scan for 10 days", "se-1", kOrdered + days(10) + hours(5)},
        {"SHP-05", Side::Healed, "found",
         [](Picture& p) {
             sent(p, {{"lost", 9}, {"in_transit", 11}}, hours(12));
         }},
        {"SHP-05", Side::Near, "a millisecond before",
         [](Picture& p) {
             sent(p, {{"in_transit", 5}}, days(10) + hours(5) - 1);
         }},
        {"SHP-05", Side::Near, "never handed over",
         [](Picture& p) {
             sent(p, {{"not_yet_in_system", 5}}, days(20));
         }},
        {"SHP-05", Side::Near, "wholly refunded",
         [](Picture& p) {
             sent(p, {{"lost", 9}}, hours(10));
             payment(p).refunded = 10'000;
         }},

        // Return authorization.
        {"RET-01", Side::Finds, "a day to the millisecond", askedBack, "no label for the return",
         "request:O1", kOrdered + hours(25)},
        {"RET-01", Side::Finds, "its label was voided",
         [](Picture& p) {
             askedBack(p);
             p.returns.push_back(sampleReturn("se-9", 3, {}, kOrdered + hours(2)));
             p.returns[1].fact.cancelledAt = kOrdered + hours(3);
         },
         "no label for the return", "request:O1", kOrdered + hours(25)},
        {"RET-01", Side::Healed, "a label was made",
         [](Picture& p) {
             askedBack(p);
             p.returns.push_back(sampleReturn("se-9", 3, {}, kOrdered + hours(2)));
         }},
        {"RET-01", Side::Near, "a millisecond before",
         [](Picture& p) {
             askedBack(p);
             p.now = p.now - 1;
         }},
        {"RET-01", Side::Near, "taken back",
         [](Picture& p) {
             askedBack(p);
             order(p).tags = "vip";
         }},
        {"RET-01", Side::Near, "the labels are not read whole",
         [](Picture& p) {
             askedBack(p);
             p.carriersWhole = false;
         }},
        {"RET-01", Side::Near, "there already",
         [](Picture& p) {
             askedBack(p);
             order(p).tags = "return-requested, return-received";
         }},
        // Rebill failure.
        {"RBL-01", Side::Finds, "one attempt", [](Picture& p) { p.bills = {sampleBill()}; },
         "1 attempt failed: insufficient_funds", "in_1", kOrdered + minutes(1), 2'900},
        {"RBL-01", Side::Finds, "an invoice that does not say why",
         [](Picture& p) {
             p.bills = {sampleBill()};
             invoice(p).billing.clear();
             invoice(p).attempts = 2;
         },
         "2 attempts failed: insufficient_funds", "in_1", kOrdered + minutes(1), 2'900},
        {"RBL-01", Side::Healed, "paid",
         [](Picture& p) {
             p.bills = {sampleBill()};
             invoice(p).status = "paid";
         }},
        {"RBL-01", Side::Near, "nobody tries again",
         [](Picture& p) {
             p.bills = {sampleBill()};
             invoice(p).nextAttemptAt = {};
         }},
        {"RBL-01", Side::Near, "not tried yet",
         [](Picture& p) {
             p.bills = {sampleBill()};
             invoice(p).attempts = 0;
         }},
        {"RBL-01", Side::Near, "the first purchase",
         [](Picture& p) {
             p.bills = {sampleBill()};
             invoice(p).billing = "subscription_create";
         }},
        {"RBL-02", Side::Finds, "given up",
         [](Picture& p) {
             p.bills = {sampleBill()};
             exhausted(p);
         },
         "1 attempt failed, none is to come; the subscription is unpaid", "in_1",
         kOrdered + minutes(1), 2'900},
        {"RBL-02", Side::Healed, "paid late",
         [](Picture& p) {
             p.bills = {sampleBill()};
             exhausted(p);
             invoice(p).status = "paid";
         }},
        {"RBL-02", Side::Near, "the subscription has ended",
         [](Picture& p) {
             p.bills = {sampleBill()};
             exhausted(p);
             p.bills[0].subscription->fact.status = "canceled";
             p.bills[0].subscription->fact.endedAt = kOrdered + hours(1);
         }},
        {"RBL-02", Side::Near, "a newer invoice was made",
         [](Picture& p) {
             p.bills = {sampleBill()};
             exhausted(p);
             p.bills[0].subscription->fact.latestInvoice = "in_2";
         }},
        {"RBL-02", Side::Near, "a next attempt is to come",
         [](Picture& p) { p.bills = {sampleBill()}; }},
        {"INT-01", Side::Finds, "no answer for ten minutes",
         [](Picture& p) { failing(p, "network", minutes(10)); }, "charges: no usable answer", "",
         kOrdered - minutes(10), 0},
        {"INT-01", Side::Finds, "refused at once",
         [](Picture& p) { failing(p, name(ErrorKind::Unauthorized), 0); },
         "charges: the credential is refused", "", kOrdered, 0},
        {"INT-01", Side::Finds, "not allowed at once",
         [](Picture& p) { failing(p, name(ErrorKind::Denied), 0); },
         "charges: the credential may not read it", "", kOrdered, 0},
        {"INT-01", Side::Healed, "it answers again",
         [](Picture& p) {
             failing(p, "network", minutes(10));
             p.health->feeds[0].failingSince = {};
             p.health->feeds[0].lastSuccess = kOrdered;
         }},
        {"INT-01", Side::Near, "no answer for less",
         [](Picture& p) { failing(p, "network", minutes(10) - 1); }},
        {"INT-01", Side::Near, "the account has no such list",
         [](Picture& p) { failing(p, store::kNoSuchThing, days(1)); }},
        {"INT-02", Side::Finds, "six on one day",
         [](Picture& p) { putAside(p, {0, 1, 2, 3, 4, 5}); },
         "file: more than 5 records put aside on 2026-05-28", "file 2026-05-28",
         kOrdered + minutes(5), 0},
        {"INT-02", Side::Near, "five on one day",
         [](Picture& p) { putAside(p, {0, 1, 2, 3, 4}); }},
        {"INT-02", Side::Near, "six on two days",
         [](Picture& p) { putAside(p, {0, 1, 2, 3, 4, 24 * 60}); }},
        {"INT-02", Side::Healed, "read again", [](Picture& p) { putAside(p, {}); }},
        {"INT-03", Side::Finds, "held",
         [](Picture& p) {
             putAside(p, {});
             p.health->held = MassChange{3, kOrdered, 90, 40, 200};
         },
         "90 facts changed in one reading, 40 of them gone: no rule goes by it until somebody says "
         "that it is so",
         "", kOrdered, 0},
        {"INT-03", Side::Near, "nothing is held", [](Picture& p) { putAside(p, {}); }},
        {"INT-03", Side::Healed, "somebody said so", [](Picture& p) { putAside(p, {}); }},
    };
    return list;
}

Findings evaluate(const char* id, const Picture& picture)
{
    Findings out;
    work::rule(id)->evaluate(picture, out);
    return out;
}

}  // namespace

class tst_Rules : public QObject {
    Q_OBJECT

private slots:
    void theSamplePictureNeedsNobody()
    {
        for (const work::Rule& rule : work::rules()) {
            const Findings found = evaluate(rule.id, samplePicture());
            QVERIFY2(found.list.empty(), rule.id);
            QVERIFY2(!found.unsure, rule.id);
        }
    }

    void finds_data()
    {
        QTest::addColumn<int>("at");
        for (size_t i = 0; i < samples().size(); ++i)
            QTest::addRow("%s %s%s", samples()[i].rule,
                          samples()[i].side == Side::Finds    ? ""
                          : samples()[i].side == Side::Healed ? "healed: "
                                                              : "near: ",
                          samples()[i].what)
                << static_cast<int>(i);
    }
    void finds()
    {
        QFETCH(int, at);
        const Sample& sample = samples()[static_cast<size_t>(at)];
        QVERIFY(work::rule(sample.rule));
        Picture picture = samplePicture();
        sample.change(picture);
        const Findings found = evaluate(sample.rule, picture);
        if (sample.side != Side::Finds) {
            QVERIFY2(found.list.empty(), found.list.empty() ? "" : found.list[0].text.constData());
            return;
        }
        QCOMPARE(found.list.size(), size_t{1});
        const Finding& f = found.list.front();
        QCOMPARE(f.text, QByteArray(sample.text));
        QCOMPARE(f.key, QByteArray(sample.key));
        QCOMPARE(f.occurred.ms, sample.occurred.ms);
        QCOMPARE(f.amount.minor, sample.minor);
        QVERIFY(f.about.isSet());
        QVERIFY(!f.seen.empty());
        const bool chargeback = QByteArray(sample.rule).startsWith("CHB");
        QCOMPARE(f.deadline.ms, chargeback ? (kOrdered + days(9)).ms : Instant::none().ms);
        // A pure function: the same picture gives the same finding.
        QCOMPARE(evaluate(sample.rule, picture).list.front().text, f.text);
    }

    void everyRuleIsFoundHealedAndNearlyMissed()
    {
        for (const Side side : {Side::Finds, Side::Healed, Side::Near}) {
            QSet<QByteArray> have;
            for (const Sample& sample : samples())
                if (sample.side == side)
                    have.insert(sample.rule);
            for (const work::Rule& rule : work::rules())
                QVERIFY2(have.contains(rule.id), rule.id);
        }
    }

    void ruleIdsAreUniqueAndInTheOrderOfTheirQueues()
    {
        QSet<QByteArray> ids;
        Queue last = Queue::OrderReview;
        for (const work::Rule& rule : work::rules()) {
            QVERIFY2(!ids.contains(rule.id), rule.id);
            ids.insert(rule.id);
            QVERIFY2(rule.queue >= last, rule.id);
            last = rule.queue;
            QVERIFY2(rule.version >= 1, rule.id);
            QVERIFY2(*rule.title && *rule.looksAt, rule.id);
        }
    }

    void looksAgain_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<int>("at");
        QTest::addColumn<qint64>("again");
        const auto row = [](const char* rule, const char* what, Instant again) {
            for (size_t i = 0; i < samples().size(); ++i)
                if (QByteArray(samples()[i].rule) == rule && QByteArray(samples()[i].what) == what)
                    QTest::newRow(rule) << QByteArray(rule) << static_cast<int>(i) << again.ms;
        };
        row("BRK-02", "still in the grace", kOrdered + minutes(30));
        row("BRK-03", "still in the grace", kOrdered + minutes(30));
        row("ALC-01", "a millisecond before", kOrdered + hours(1));
        row("REL-02", "a millisecond before", kOrdered + hours(24));
        row("REL-03", "a millisecond before", kOrdered + hours(49));
        row("REF-01", "a millisecond before", kOrdered + hours(25));
        row("REF-02", "a millisecond before three days", kOrdered + days(3));
        row("REF-03", "a millisecond before", kOrdered + hours(33));
        row("SHP-01", "a millisecond before", kOrdered + hours(53));
        row("SHP-03", "in the last moment of the promise", kOrdered + days(5) + 1);
        row("RET-01", "a millisecond before", kOrdered + hours(25));
    }
    // What time alone will change is asked for at that instant, and found at it.
    void looksAgain()
    {
        QFETCH(QByteArray, rule);
        QFETCH(int, at);
        QFETCH(qint64, again);
        Picture picture = samplePicture();
        samples()[static_cast<size_t>(at)].change(picture);
        QCOMPARE(evaluate(rule.constData(), picture).again.ms, again);
        picture.now = Instant{again};
        const Findings then = evaluate(rule.constData(), picture);
        QCOMPARE(then.list.size(), size_t{1});
        QVERIFY(!then.again.isSet());
    }

    void aSourceNotReadWholeMakesUnsure()
    {
        Picture picture = samplePicture();
        picture.gatewaysWhole = false;
        for (const char* id : {"BRK-03", "REF-01", "REF-04"})
            QVERIFY2(evaluate(id, picture).unsure, id);
        noOrder(picture);
        QVERIFY(!evaluate("BRK-02", picture).unsure);
        picture.storeWhole = false;
        QVERIFY(evaluate("BRK-02", picture).unsure);
    }

    void tiers_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<qint64>("left");
        QTest::addColumn<int>("tier");
        QTest::newRow("small") << qint64{29'999} << qint64{-1} << 0;
        QTest::newRow("300") << qint64{30'000} << qint64{-1} << 1;
        QTest::newRow("999.99") << qint64{99'999} << qint64{-1} << 1;
        QTest::newRow("1,000") << qint64{100'000} << qint64{-1} << 2;
        QTest::newRow("far deadline") << qint64{1} << hours(48) + 1 << 1;
        QTest::newRow("near deadline") << qint64{1} << hours(48) << 2;
    }
    void tiers()
    {
        QFETCH(qint64, minor);
        QFETCH(qint64, left);
        QFETCH(int, tier);
        Finding f;
        f.amount = {minor, dollars()};
        if (left >= 0)
            f.deadline = kOrdered + left;
        QCOMPARE(static_cast<int>(work::tierOf(f, kOrdered)), tier);
    }

    void everyQueueAndTierHasAStartingPolicy()
    {
        const auto policies = work::startingPolicies(QStringLiteral("desk"));
        QCOMPARE(policies.size(), kQueues.size() * kTiers.size());
        for (const Policy& p : policies) {
            QVERIFY(validate(p));
            QVERIFY(p.claim > 0 && p.claim < p.firstAction && p.firstAction < p.resolution);
        }
    }

    void aProfileOfAnEarlierDocketGetsWhatItLacks()
    {
        Setup setup;
        QVERIFY(work::missingPolicies(setup).empty());  // a profile that is only being made
        QVERIFY(work::missingThresholds(setup).empty());
        for (const Policy& p : work::startingPolicies(QStringLiteral("desk")))
            if (p.queue != QLatin1String("rebill_failure"))
                setup.policies.push_back(p);
        // Somebody's own budget stands, and one tier of its own is a choice.
        setup.policies.front().claim = 1;
        setup.policies.erase(setup.policies.begin() + 1);
        const auto policies = work::missingPolicies(setup);
        QCOMPARE(policies.size(), kTiers.size());
        for (const Policy& p : policies) {
            QCOMPARE(p.queue, QStringLiteral("rebill_failure"));
            QCOMPARE(p.calendar, QStringLiteral("desk"));
        }
        for (const BacklogThreshold& t : work::startingThresholds())
            if (t.queue != Queue::IntegrationIncident)
                setup.thresholds.push_back(t);
        const auto thresholds = work::missingThresholds(setup);
        QCOMPARE(thresholds.size(), size_t{1});
        QCOMPARE(thresholds.front().queue, Queue::IntegrationIncident);
    }

    void everyQueueIsDescribedWhole()
    {
        QByteArray letters = "BMIAWSE";  // lists that are not queues
        for (const Queue queue : kQueues) {
            const QueueInfo& info = infoOf(queue);
            QVERIFY2(!letters.contains(info.letter), info.name);
            letters += info.letter;
            QVERIFY2(QFile::exists(QStringLiteral(DOCKET_SOURCE_DIR "/resources/icons/%1.svg")
                                       .arg(QLatin1String(info.icon))),
                     info.icon);
            QVERIFY(parseQueue(info.name) == queue);
            QVERIFY(info.endings[1].code);
            QVERIFY(info.backlog > 0);
            QVERIFY(std::any_of(work::rules().begin(), work::rules().end(),
                                [&](const work::Rule& r) { return r.queue == queue; }));
        }
    }
};

QTEST_GUILESS_MAIN(tst_Rules)
#include "tst_rules.moc"
