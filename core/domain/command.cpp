// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/command.h"

namespace docket {

namespace {

struct Names {
    const char* operator()(const OpenCase&) const { return "open"; }
    const char* operator()(const AttachReason&) const { return "attach_reason"; }
    const char* operator()(const HealReason&) const { return "heal"; }
    const char* operator()(const Claim&) const { return "claim"; }
    const char* operator()(const Release&) const { return "release"; }
    const char* operator()(const AddNote&) const { return "note"; }
    const char* operator()(const PauseCase&) const { return "pause"; }
    const char* operator()(const ResumeCase&) const { return "resume"; }
    const char* operator()(const CloseCase&) const { return "close"; }
    const char* operator()(const ReopenCase&) const { return "reopen"; }
    const char* operator()(const Assign&) const { return "assign"; }
    const char* operator()(const AttachEvidence&) const { return "attach"; }
    const char* operator()(const HandOff&) const { return "hand_off"; }
    const char* operator()(const AcceptHandoff&) const { return "accept_handoff"; }
    const char* operator()(const ReturnHandoff&) const { return "return_handoff"; }
    const char* operator()(const Escalate&) const { return "escalate"; }
    const char* operator()(const SnoozeCase&) const { return "snooze"; }
    const char* operator()(const OpenByHand&) const { return "open_by_hand"; }
    const char* operator()(const LinkCase&) const { return "link"; }
    const char* operator()(const MergeCase&) const { return "merge"; }
    const char* operator()(const SettleByHand&) const { return "settle_by_hand"; }
    const char* operator()(const RequestRefund&) const { return "refund"; }
    const char* operator()(const ApprovePayment&) const { return "approve_payment"; }
    const char* operator()(const HoldFulfillment&) const { return "hold_fulfillment"; }
    const char* operator()(const ReleaseFulfillment&) const { return "release_fulfillment"; }
    const char* operator()(const CancelOrder&) const { return "cancel_order"; }
    const char* operator()(const VoidLabel&) const { return "void_label"; }
    const char* operator()(const ApproveRefund&) const { return "approve_refund"; }
    const char* operator()(const DeclineRefund&) const { return "decline_refund"; }
    const char* operator()(const Settle&) const { return "settle"; }
};

}  // namespace

const char* name(const Act& act)
{
    return std::visit(Names{}, act);
}

}  // namespace docket
