// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/seensheet.h"

#include "core/domain/disposition.h"

#include <algorithm>

namespace docket::test {

namespace {

constexpr qint64 kMostBack = 3'000;  // minor units: a desk of agents may give so much back alone

void addMoney(std::vector<Act>& acts, const SeenSheet& sheet, std::mt19937_64& random)
{
    if (!offers(sheet.record, "refund"))
        return;
    for (const view::PaymentView& p : sheet.record.payments) {
        if (p.refundable.minor <= 0)
            continue;
        const auto most = static_cast<quint64>(std::min(p.refundable.minor, kMostBack));
        const Money amount{1 + static_cast<qint64>(random() % most), p.refundable.currency};
        acts.emplace_back(RequestRefund{p.ref, amount, "requested_by_customer", sheet.words, {}});
    }
}

void addChanges(std::vector<Act>& acts, const SeenSheet& sheet)
{
    for (const view::Change& c : sheet.record.changes) {
        if (!offers(sheet.record, c.act.constData()))
            continue;
        if (c.act == "hold_fulfillment")
            acts.emplace_back(HoldFulfillment{c.target, "other", sheet.words});
        else if (c.act == "release_fulfillment")
            acts.emplace_back(ReleaseFulfillment{c.target, sheet.words});
        else if (c.act == "approve_payment")
            acts.emplace_back(ApprovePayment{c.target, c.payment, c.amount, sheet.words, {}});
        else if (c.act == "cancel_order")
            acts.emplace_back(CancelOrder{c.target, "other", sheet.words});
    }
}

}  // namespace

bool offers(const view::CaseRecord& record, const char* act)
{
    return std::any_of(record.offers.begin(), record.offers.end(),
                       [&](const view::Offer& o) { return o.act == act && o.judgment.allowed(); });
}

void fillIn(SeenSheet& sheet, Instant now, std::mt19937_64& random,
            const std::function<AttachEvidence(const QString& words)>& keep)
{
    const view::CaseRecord& record = sheet.record;
    const QString& words = sheet.words;
    std::vector<Act> acts{AddNote{words}};
    const auto add = [&](Act act) {
        if (offers(record, name(act)))
            acts.push_back(std::move(act));
    };
    add(Claim{});
    add(Release{});
    add(PauseCase{"customer_reply", PauseParty::Customer,
                  now + hours(2 + static_cast<qint64>(random() % 60)), words});
    add(ResumeCase{});
    add(Escalate{words});
    add(HandOff{{}, Role::Lead, words, {}, now + days(3)});
    add(AcceptHandoff{});
    add(ReturnHandoff{words});
    add(ReopenCase{words, {}});
    add(CloseCase{dispositionsOf(record.value.queue).front().code, rootCauses().front().code,
                  words});
    add(AttachEvidence{});
    addMoney(acts, sheet, random);
    addChanges(acts, sheet);
    sheet.act = acts.at(random() % acts.size());
    if (std::holds_alternative<AttachEvidence>(sheet.act))
        sheet.act = keep(words);
    // A note goes whatever became of the case.
    const bool note = std::holds_alternative<AddNote>(sheet.act);
    sheet.seen = note ? std::nullopt : std::optional(record.value.revision);
    sheet.world = std::holds_alternative<RequestRefund>(sheet.act) ||
                  std::holds_alternative<HoldFulfillment>(sheet.act) ||
                  std::holds_alternative<ReleaseFulfillment>(sheet.act) ||
                  std::holds_alternative<ApprovePayment>(sheet.act) ||
                  std::holds_alternative<CancelOrder>(sheet.act);
}

QString wordsWith(const Act& act, const QString& words)
{
    const bool none = std::holds_alternative<Claim>(act) || std::holds_alternative<Release>(act) ||
                      std::holds_alternative<ResumeCase>(act) ||
                      std::holds_alternative<AcceptHandoff>(act);
    return none ? QString() : words;
}

}  // namespace docket::test
