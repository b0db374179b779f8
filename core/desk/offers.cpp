// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/offers.h"

#include "core/command/policy.h"
#include "core/domain/disposition.h"

#include <algorithm>

namespace docket {

namespace {

const Intent* firstIn(const Case& c, IntentState state)
{
    const auto found = std::find_if(c.intents.begin(), c.intents.end(),
                                    [&](const Intent& i) { return i.state == state; });
    return found == c.intents.end() ? nullptr : &*found;
}

// An act about one of the things that can be changed, with what its sheet will ask filled in.
Act changing(const view::Change& change)
{
    const QString note = QStringLiteral("-");
    if (change.act == "approve_payment")
        return ApprovePayment{change.target, change.payment, change.amount, note, {}};
    if (change.act == "hold_fulfillment")
        return HoldFulfillment{change.target, "other", note};
    if (change.act == "release_fulfillment")
        return ReleaseFulfillment{change.target, note};
    if (change.act == "void_label")
        return VoidLabel{change.target, note};
    return CancelOrder{change.target, "other", note};
}

}  // namespace

void addOffers(view::CaseRecord& record, const Setup& setup, const Person* person)
{
    const Case& c = record.value;
    command::Ground ground;
    ground.setup = &setup;
    ground.actor = Actor::person(person ? person->id : PersonId{});
    ground.value = &c;
    ground.now = record.at;
    const view::PaymentView* paid = nullptr;
    for (const view::PaymentView& v : record.payments)
        if (v.payment.captured > 0 && (!paid || v.refundable.minor > paid->refundable.minor))
            paid = &v;
    if (paid) {
        ground.money.emplace();
        ground.money->payment = paid->ref;
        ground.money->currency = paid->payment.amount.currency;
        ground.money->captured = paid->payment.captured;
        ground.money->refunded = paid->payment.captured - paid->refundable.minor;
    }
    const auto offer = [&](const Act& act) {
        Judgment judgment = command::judge(act, ground);
        // What the sheet will ask for, or a second person, cures these.
        if (judgment.kind != Judgment::Kind::Denied)
            judgment = {};
        record.offers.push_back({name(act), judgment});
    };
    const auto offerChange = [&](const char* act) {
        // One that may be done speaks for all of its kind.
        std::optional<view::Offer> best;
        for (const view::Change& change : record.changes) {
            if (change.act != act)
                continue;
            ground.target = command::TargetGround{true, true, change.amount};
            const Act wanted = changing(change);
            Judgment judgment = command::judge(wanted, ground);
            if (judgment.kind != Judgment::Kind::Denied)
                judgment = {};
            if (!best || judgment.allowed())
                best = view::Offer{name(wanted), judgment};
        }
        ground.target.reset();
        if (best)
            record.offers.push_back(std::move(*best));
    };

    // Each act with what its sheet will ask filled in, so that only what cannot be cured here
    // speaks.
    const QString note = QStringLiteral("-");
    const Money some{1, paid ? paid->payment.amount.currency : Currency{}};
    const auto codes = dispositionsOf(c.queue);
    offer(Claim{});
    if (c.offered()) {
        offer(AcceptHandoff{});
        offer(ReturnHandoff{note});
    }
    offer(RequestRefund{paid ? paid->ref : ExternalRef{}, some, "requested_by_customer", note, {}});
    offerChange("approve_payment");
    offerChange("release_fulfillment");
    offerChange("hold_fulfillment");
    offerChange("cancel_order");
    offerChange("void_label");
    offer(AddNote{note});
    offer(AttachEvidence{{{}, "other", QByteArray(64, '0'), 1, {}, {}, {}, {}}, note, {}});
    if (c.open()) {
        const Person* other = nullptr;
        for (const Person& p : setup.people)
            if (p.active && (!person || p.id != person->id) && p.id != c.owner &&
                command::roleMay(p.roles.empty() ? Role::Auditor : p.roles.front(), "claim"))
                other = &p;
        if (!c.offered())
            offer(HandOff{other ? other->id : PersonId{}, {}, note, {}, record.at + hours(1)});
        offer(Assign{other ? other->id : PersonId{}, {}});
        offer(Escalate{note});
        offer(SnoozeCase{record.at + hours(1)});
    }
    offer(PauseCase{"waiting", PauseParty::Customer, record.at + hours(1), {}});
    offer(ResumeCase{});
    offer(Release{});
    const Intent* proposed = firstIn(c, IntentState::Proposed);
    offer(ApproveRefund{proposed ? proposed->id : IntentId{}});
    offer(DeclineRefund{proposed ? proposed->id : IntentId{}, {}});
    if (const Intent* stuck = firstIn(c, IntentState::NeedsPerson))
        offer(SettleByHand{stuck->id, false, {}, note});
    Case another = c;
    another.id = CaseId::mint();
    ground.other = &another;
    offer(LinkCase{{another.id, another.number, "related"}, {}});
    if (c.open())
        offer(MergeCase{another.id, another.number, {}});
    ground.other = nullptr;
    ground.target = command::TargetGround{true, true, {}};
    offer(OpenByHand{another.id, c.queue, c.subject, {}, {}, {}, {}, note});
    ground.target.reset();
    offer(CloseCase{codes.empty() ? QByteArray() : codes.front().code, "none", {}});
    offer(ReopenCase{note, {}});
}

std::vector<view::Offer> offersOn(const Intent& intent, const Case& value, const Setup& setup,
                                  const Person* person, Instant now)
{
    command::Ground ground;
    ground.setup = &setup;
    ground.actor = Actor::person(person ? person->id : PersonId{});
    ground.value = &value;
    ground.now = now;
    ground.money.emplace();
    std::vector<view::Offer> out;
    const auto offer = [&](const Act& act) {
        Judgment judgment = command::judge(act, ground);
        // What the sheet will ask for cures these.
        if (judgment.kind != Judgment::Kind::Denied)
            judgment = {};
        out.push_back({name(act), judgment});
    };
    if (intent.state == IntentState::Proposed) {
        offer(ApproveRefund{intent.id});
        offer(DeclineRefund{intent.id, {}});
    } else if (intent.state == IntentState::NeedsPerson) {
        offer(SettleByHand{intent.id, false, {}, QStringLiteral("-")});
    }
    return out;
}

}  // namespace docket
