// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case.h"

#include <QString>

#include <optional>
#include <variant>

namespace docket {

// What may be asked for. A button, a rule, a script and a vendor's answer all become one of these.
// Visited without a catch-all, so that the compiler names what a new one still lacks.

// A rule found something that needs a person.
struct OpenCase {
    CaseId id;
    Queue queue = Queue::OrderReview;
    ExternalRef subject;
    QByteArray subjectLabel;
    QByteArray order;
    Money amount;
    Tier tier = Tier::Standard;
    CaseReason reason;
    Instant deadline;  // the issuer's, or none
    QString deadlineZone;
    bool adopted = false;
};

// A second rule, or the same one about another thing, on a case that is open.
struct AttachReason {
    CaseReason reason;
    Instant deadline;
    Money amount;  // the greater of both is what is at stake
};

// The condition of a reason is no longer true. The last one closes the case.
struct HealReason {
    QByteArray rule;
    QByteArray key;
    QByteArray text;  // what is true now
};

struct Claim {};
struct Release {};

struct AddNote {
    QString text;
};

struct PauseCase {
    QByteArray reason;
    PauseParty party = PauseParty::Internal;
    Instant expectedUntil;
    QString note;
};

struct ResumeCase {};

struct CloseCase {
    QByteArray disposition;
    QByteArray rootCause;
    QString note;
};

struct ReopenCase {
    QString note;
    std::optional<CaseReason> reason;  // a rule's: what has come back
};

// What passes a case from one person to another.
struct Assign {
    PersonId to;
    QString note;
};

// A document, whose bytes have been kept already. `name` is the file's, as the person had it.
struct AttachEvidence {
    Evidence evidence;
    QString name;
    QString note;
};

struct HandOff {
    PersonId to;               // one person,
    std::optional<Role> team;  // or everybody with this role
    QString reason;
    std::vector<QByteArray> needs;  // kinds of evidence that must be on the case
    Instant takeBy;
};

struct AcceptHandoff {};

struct ReturnHandoff {
    QString reason;
};

struct Escalate {
    QString reason;
};

// For the one who asks, and nobody else.
struct SnoozeCase {
    Instant until;
};

// A person found something that no rule looks for.
struct OpenByHand {
    CaseId id;
    Queue queue = Queue::OrderReview;
    ExternalRef subject;
    QByteArray subjectLabel;
    QByteArray order;
    Money amount;
    Tier tier = Tier::Standard;
    QString note;
};

struct LinkCase {
    CaseLink link;
    QString note;
};

// Closes this case into another, which takes over its reasons.
struct MergeCase {
    CaseId into;
    qint64 number = 0;
    QString note;
};

// What the vendor did not prove, a person found out: it happened, or it did not.
struct SettleByHand {
    IntentId intent;
    bool happened = false;
    QByteArray externalId;  // the vendor's id of the effect, when it happened
    QString note;
};

// The first thing that the world hears.
struct RequestRefund {
    ExternalRef payment;
    Money amount;
    QByteArray reason;
    QString note;
    PersonId approver;  // "approve here": a second person who signed in for this one act
};

// Lets a payment go that the gateway holds for review.
struct ApprovePayment {
    ExternalRef review;
    ExternalRef payment;
    Money amount;  // of the payment: it counts against the limit of who approves
    QString note;
    PersonId approver;
};

struct HoldFulfillment {
    ExternalRef fulfillment;
    QByteArray reason;  // the shop's word: awaiting_payment, high_risk_of_fraud, ...
    QString note;
};

struct ReleaseFulfillment {
    ExternalRef fulfillment;
    QString note;
};

struct CancelOrder {
    ExternalRef order;
    QByteArray reason;  // the shop's word: customer, inventory, fraud, declined, other
    QString note;
};

// A parcel that no carrier has yet is not sent with this label. This cannot be undone.
struct VoidLabel {
    ExternalRef label;
    QString note;
};

// The second person's word on what was asked for.
struct ApproveRefund {
    IntentId intent;
};

struct DeclineRefund {
    IntentId intent;
    QString note;
};

// How far an intent has come: from the pusher before it sends, and from what the vendor answered.
struct Settle {
    IntentId intent;
    IntentState state = IntentState::Unknown;
    int attempt = 0;
    Instant notBefore;
    QByteArray externalId;
    QByteArray message;
};

using Act =
    std::variant<OpenCase, AttachReason, HealReason, Claim, Release, AddNote, PauseCase, ResumeCase,
                 CloseCase, ReopenCase, Assign, AttachEvidence, HandOff, AcceptHandoff,
                 ReturnHandoff, Escalate, SnoozeCase, OpenByHand, LinkCase, MergeCase, SettleByHand,
                 RequestRefund, ApprovePayment, HoldFulfillment, ReleaseFulfillment, CancelOrder,
                 VoidLabel, ApproveRefund, DeclineRefund, Settle>;

// The word for an act, as scripts and entries spell it.
const char* name(const Act& act);

// A request for one change on one case.
struct Command {
    CommandId id;  // minted once, when the dialog opens: sent twice, it happens once
    Actor actor;
    CaseId subject;
    Act act;
    // The revision of the case that the decider saw; none when it does not matter.
    std::optional<qint64> seen;
};

// What a decider may do, as a value. Button and gate ask the same function.
struct Judgment {
    enum class Kind { Allowed, Denied, NeedsReason, NeedsEvidence, NeedsSecondPerson };
    Kind kind = Kind::Allowed;
    QString why;  // for people; empty when allowed

    bool allowed() const { return kind == Kind::Allowed; }
    bool operator==(const Judgment&) const = default;
};

}  // namespace docket
