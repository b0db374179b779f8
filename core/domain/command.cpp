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
    const char* operator()(const RequestRefund&) const { return "refund"; }
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
