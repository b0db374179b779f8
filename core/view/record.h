// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case.h"
#include "core/domain/command.h"
#include "core/domain/facts.h"
#include "core/domain/ledger.h"
#include "core/view/rowset.h"

#include <QString>

#include <optional>
#include <vector>

namespace docket::view {

// One line of a case's single timeline: a fact of a vendor or an entry of ours.
struct TimelineItem {
    enum class Kind {
        Fact,  // a vendor's
        Opened,
        Reason,
        Claimed,
        Released,
        Note,
        Paused,
        Resumed,
        Refund,  // any step of one
        Change,  // any step of another change of the world
        Evidence,
        Handoff,
        Escalated,
        Linked,
        Closed,
        Reopened,
        Breach,  // a clock passed its due
    };
    Kind kind = Kind::Fact;
    Instant at;
    QString who;     // a person's name, a rule or a Source; empty for clocks
    QString title;   // "Mara Lindqvist claimed it"
    QString detail;  // second line; may hold what people wrote: plain text
    QString icon;    // a name of the icon set
    bool ours = false;
    bool bad = false;  // drawn in the colour of a breach

    bool operator==(const TimelineItem&) const = default;
};

// One thing that may be done on the case, and whether this person may do it now.
struct Offer {
    QByteArray act;  // name(Act)
    Judgment judgment;

    bool operator==(const Offer&) const = default;
};

// One thing in the world that can be changed from here, as the facts have it.
struct Change {
    QByteArray act;       // name(Act): approve_payment, hold_fulfillment, ...
    ExternalRef target;   // the review, the fulfillment order, the order, the label
    ExternalRef payment;  // of a review
    Money amount;         // what it is worth, where a limit counts
    QString words;        // what it is, for people: "Fulfillment at Hamburg, on hold"

    bool operator==(const Change&) const = default;
};

// A payment of the case's order, with what can still be given back.
struct PaymentView {
    ExternalRef ref;
    Payment payment;
    Instant version;
    QString sourceName;
    QString declineWords;  // "not enough money (51)"; empty when approved
    Money refundable;      // captured, less refunded, less what is under way

    bool operator==(const PaymentView&) const = default;
};

// One stop of the order's journey.
struct Stop {
    enum class State { Done, Late, Ahead };
    QString name;  // "Paid"
    State state = State::Ahead;
    Instant at;  // when it happened, or is due
    QString detail;

    bool operator==(const Stop&) const = default;
};

// A document on the case, with what stands sealed in its entry.
struct EvidenceView {
    Evidence evidence;
    QString name;  // the file's, as the person had it; empty when it was erased
    QString note;
    QString by;

    bool operator==(const EvidenceView&) const = default;
};

// A handoff of the case, in words.
struct HandoffView {
    Handoff handoff;
    QString from;
    QString to;  // a person's name, or "the team leads"
    QString reason;
    QString answer;  // why it came back
    bool forMe = false;
    bool byMe = false;

    bool operator==(const HandoffView&) const = default;
};

// Another case that this one has to do with, as it is now.
struct LinkView {
    CaseLink link;
    QString words;  // "The same as case 48213"
    QString what;   // what the other one is about; empty when it cannot be read
    bool open = false;

    bool operator==(const LinkView&) const = default;
};

// Who passed the case on to the leads, and why.
struct EscalationView {
    QString by;
    QString reason;
    Instant at;

    bool operator==(const EscalationView&) const = default;
};

// A line of name and value beside the case: what the rule saw.
struct Line {
    QString name;
    QString value;

    bool operator==(const Line&) const = default;
};

// Everything that a case's page shows, at one instant.
struct CaseRecord {
    Instant at;
    Case value;
    CaseRow row;
    QString queueName;
    QString ruleName;  // "REF-01 v1"
    std::optional<Order> order;
    std::vector<PaymentView> payments;
    std::vector<Refund> refunds;
    std::vector<Dispute> disputes;
    std::vector<Hold> holds;
    std::vector<FulfillmentOrder> fulfillments;
    std::vector<Shipment> shipments;
    std::vector<Stop> journey;
    std::vector<Line> facts;             // what the rule saw, in words
    std::vector<Line> customer;          // who they are, and their other orders
    std::vector<TimelineItem> timeline;  // newest first
    std::vector<Offer> offers;
    std::vector<Change> changes;
    std::vector<EvidenceView> evidence;  // the oldest first, as the case has them
    std::vector<HandoffView> handoffs;   // likewise
    std::vector<LinkView> links;
    std::optional<EscalationView> escalated;  // since it was opened, or opened again
    std::vector<QString> approvers;           // names of people who could approve here
};

// The ledger of one clock of a case.
struct Explanation {
    SlaClock clock;
    QString calendarName;
    QString zone;
    std::vector<ClockLine> lines;
    TimeSplit split;
    Judgement judgement;
};

// The case to take next, and why this one.
struct NextCase {
    qint64 number = 0;  // 0: there is none
    QString why;
};

// What became of a command.
struct Receipt {
    CommandId command;
    std::vector<qint64> sequences;
    qint64 caseNumber = 0;
    qint64 revision = 0;
    bool repeated = false;  // it had been recorded before; nothing new was written

    bool operator==(const Receipt&) const = default;
};

}  // namespace docket::view
