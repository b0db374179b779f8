// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sampledesk.h"

namespace docket::sample {

namespace {

enum Owner { Nobody = -1, Mara, Priya, Noor };

struct Spec {
    Queue queue;
    int minutesLeft;
    const char* what;
    const char* detail;
    const char* customer;
    qint64 minor;
    const char* currency;
    Owner owner;
    int hoursOld;
};

const Spec kSpecs[] = {
    {Queue::Release, -184, "No scan since delivery attempt", "DHL …41120", "Renee Okafor", 21240,
     "USD", Nobody, 98},
    {Queue::Refund, -151, "Refund promised, not sent", "RMA-3318", "Jonas Weidner", 8490, "EUR",
     Mara, 97},
    {Queue::PaymentHold, -112, "AVS mismatch, second card", "", "D. Castellanos", 64800, "USD",
     Priya, 26},
    {Queue::Release, -80, "Returned to sender", "DHL …90214", "Amélie Roux", 5750, "EUR", Nobody,
     50},
    {Queue::Refund, -47, "Refund above captured amount", "", "Sam Whitlock", 11900, "USD", Noor,
     49},
    {Queue::PaymentHold, -22, "Name and card country differ", "", "Kei Tanabe", 23400, "JPY",
     Nobody, 9},
    {Queue::Allocation, -6, "Order split, one part short", "SKU MC-204", "Orla Brennan", 30115,
     "USD", Mara, 27},
    {Queue::PaymentHold, 3, "Velocity: 5 cards, one device", "", "T. Marchetti", 124000, "USD",
     Nobody, 8},
    {Queue::Release, 7, "No pickup for 48 h", "FedEx …7730", "Grace Adebayo", 7620, "USD", Nobody,
     30},
    {Queue::Refund, 11, "Return received, not refunded", "", "Lukas Brandl", 14200, "EUR", Mara,
     48},
    {Queue::Release, 14, "Delivered, customer says no", "", "Hana Kobayashi", 18999, "USD", Priya,
     29},
    {Queue::PaymentBreak, 27, "Payment mismatch, 0.40 short", "", "Bruno Sá", 5960, "EUR", Nobody,
     7},
    {Queue::Allocation, 35, "Customs hold, invoice missing", "", "M. Halvorsen", 41800, "EUR", Noor,
     31},
    {Queue::Chargeback, 42, "Dispute: product not received", "10.4", "Finn Okonkwo", 390625, "EUR",
     Noor, 5},
    {Queue::Release, 58, "Carrier outage, 18 h no events", "", "Isaac Moreau", 6430, "EUR", Nobody,
     26},
    {Queue::Refund, 64, "Duplicate payment, same basket", "pi_3Qa…81", "Freya Lindholm", 9700,
     "EUR", Nobody, 25},
    {Queue::PaymentHold, 79, "Manual review asked by issuer", "", "Wm. Pryce", 53000, "USD", Priya,
     6},
    {Queue::OrderReview, 93, "Address differs from card's", "", "Ottilie Graf", 24800, "EUR",
     Nobody, 49},
    {Queue::Release, 100, "Stalled: label made, no pickup", "", "Carl Ibe", 11275, "USD", Nobody,
     28},
    {Queue::Refund, 171, "Partial return, one item kept", "RMA-3377", "Piotr Zając", 3990, "EUR",
     Nobody, 9},
    {Queue::PaymentHold, 186, "High value, first order", "Stripe EU-1", "Leila Haddad", 211500,
     "USD", Nobody, 5},
    {Queue::OrderReview, 194, "Quantity 40, usual is 2", "", "Brouwer BV", 312000, "EUR", Nobody,
     4},
    {Queue::Allocation, 208, "No stock at any location", "SKU LT-009", "Nadia Petrov", 3450, "EUR",
     Nobody, 6},
    {Queue::PaymentBreak, 221, "Captured, no order found", "pi_3Qb…07", "", 12735, "EUR", Nobody,
     3},
    {Queue::Release, 240, "Ready, not released for 6 h", "", "Gus Lindgren", 8900, "SEK", Mara, 6},
    {Queue::Refund, 262, "Refund failed at the bank", "expired card", "Yasmin Aydin", 15640, "EUR",
     Nobody, 20},
    {Queue::OrderReview, 285, "Note asks to change the size", "", "Peter Volk", 7300, "EUR", Nobody,
     5},
    {Queue::Chargeback, 2580, "Dispute: fraudulent", "4837", "A. Delacroix", 45990, "EUR", Nobody,
     40},
    {Queue::Chargeback, 5700, "Inquiry: credit not processed", "13.7", "Rosa Keller", 6990, "EUR",
     Mara, 12},
    {Queue::PaymentBreak, 1310, "Fee differs from contract", "ch_3Qc…44", "", 214, "EUR", Nobody,
     10},
    {Queue::Allocation, 1344, "Preorder date has passed", "SKU HB-112", "Tom Achterberg", 12900,
     "EUR", Nobody, 11},
};

}  // namespace

void fill(SampleDesk& desk)
{
    for (const Spec& s : kSpecs) {
        auto& r =
            desk.make(s.queue, minutes(s.minutesLeft), s.what, s.detail, s.customer,
                      Money{s.minor, Currency::parse(s.currency)}, s.owner, hours(s.hoursOld));
        desk.finish(r);
    }
    const char* names[] = {"Ines Duarte",   "Malte Kühn",  "Sofia Conti", "Emre Yıldız",
                           "Clara Nygaard", "Paul Renard", "Ada Novak",   "Hugo Berg"};
    const char* whats[] = {"Address incomplete, held",     "Zip does not match the city",
                           "Split payment, one part open", "Line out of stock",
                           "Waits for a release",          "Cancelled, not refunded",
                           "Inquiry before a dispute"};
    for (int i = 0; i < 29; ++i) {
        const Queue queue = kQueues[static_cast<size_t>(i) % kQueues.size()];
        const Money amount{1990 + 1310 * i, Currency::parse(i % 3 ? "EUR" : "USD")};
        auto& r = desk.make(queue, minutes(310 + 47 * i), whats[i % 7], "", names[i % 8], amount,
                            i % 5 == 0 ? Priya : Nobody, hours(2 + i));
        if (i % 9 == 4) {
            r.value.paused = true;
            r.value.owner = desk.setup().people[0].id;
            Pause pause;
            pause.reason = QStringLiteral("awaiting_vendor");
            pause.party = PauseParty::Vendor;
            pause.chaser = r.value.owner.text();
            pause.begun = kNow - hours(3);
            pause.expectedUntil = kNow + hours(2);
            r.value.pauses.push_back(pause);
            for (SlaClock& clock : r.value.clocks)
                if (clock.kind == ClockKind::Resolution) {
                    clock.paused = true;
                    clock.remaining = minutes(160);
                    clock.due = Instant::none();
                }
        }
        desk.finish(r);
    }
    // One refund that waits for a second person.
    auto& asked =
        desk.make(Queue::Refund, minutes(130), "Refund over the limit asked for", "RMA-3401",
                  "Otto Sandberg", Money{31840, Currency::parse("EUR")}, Priya, hours(22));
    desk.finish(asked);
    Intent intent;
    intent.id = IntentId::mint();
    intent.state = IntentState::Proposed;
    intent.target = asked.payments.front().ref;
    intent.amount = asked.value.amount;
    intent.reason = "requested_by_customer";
    intent.requester = asked.value.owner;
    asked.value.intents.push_back(intent);
    asked.row.waitsForApproval = true;
}

}  // namespace docket::sample
