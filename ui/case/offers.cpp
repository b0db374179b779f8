// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/offers.h"

#include "ui/actions.h"
#include "ui/kit/format.h"

#include <QByteArrayList>
#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace docket::ui {

namespace {

// An act that is not the next step of the work, and one that waits behind "More".
constexpr int kBeside = 20;
constexpr int kBehind = 50;

// Which act is the next step of the work, in this order; money where it is the work.
int rank(const QByteArray& act, const view::CaseRecord& record)
{
    const bool itsWork = act == infoOf(record.value.queue).act;
    if (act == "approve_refund")
        return 0;
    if (act == "decline_refund")
        return kBeside;
    if (act == "accept_handoff")
        return 1;
    if (act == "settle_by_hand")
        return 2;
    if (act == "claim")
        return 3;
    if (act == "resume")
        return 4;
    if (act == "refund")
        return itsWork && refundAmount(record).minor > 0 ? 5 : kBeside + 3;
    if (act == "approve_payment")
        return itsWork ? 6 : kBeside + 1;
    if (act == "release_fulfillment")
        return itsWork ? 7 : kBeside + 2;
    if (act == "reopen")
        return 8;
    if (act == "close")
        return 9;
    const QByteArrayList rest{"return_handoff", "note", "hand_off", "pause", "attach", "release"};
    const qsizetype at = rest.indexOf(act);
    return at >= 0 ? kBeside + 4 + static_cast<int>(at) : kBehind;
}

// Acts whose refusal is worth a word, in this order; a case that is open needs no reopening.
const QByteArrayList kMissed{"refund", "approve_refund", "close",   "pause",
                             "resume", "claim",          "release", "decline_refund"};

}  // namespace

std::vector<ActFace> actsOf(const view::CaseRecord& record)
{
    std::vector<ActFace> may, mayNot;
    for (const view::Offer& offer : record.offers) {
        const ActionSpec* spec = actionForAct(offer.act);
        if (!spec)
            continue;
        ActFace face{offer.act,
                     spec->text,
                     keyCapOf(*spec),
                     {},
                     {},
                     false,
                     rank(offer.act, record) >= kBehind};
        if (offer.act == "return_handoff" && !record.handoffs.empty() &&
            record.handoffs.back().byMe)
            face.text = QCoreApplication::translate("Offers", "Take back…");
        if (offer.act == "refund") {
            face.icon = QStringLiteral("refund");
            const Money amount = refundAmount(record);
            if (amount.minor > 0)
                face.text =
                    QCoreApplication::translate("Offers", "Refund %1…").arg(kit::amount(amount));
        }
        if (offer.judgment.kind == Judgment::Kind::Denied) {
            face.reason = offer.judgment.why;
            mayNot.push_back(std::move(face));
        } else {
            may.push_back(std::move(face));
        }
    }
    std::stable_sort(may.begin(), may.end(), [&](const ActFace& a, const ActFace& b) {
        return rank(a.act, record) < rank(b.act, record);
    });
    if (!may.empty() && rank(may.front().act, record) < kBeside)
        may.front().primary = true;
    // Those refused for one reason stand together, so that it is said once: first the reason that
    // keeps from what is missed most, in every language.
    QHash<QString, int> missed;
    for (const ActFace& face : mayNot) {
        const int here =
            static_cast<int>(std::find(kMissed.begin(), kMissed.end(), face.act) - kMissed.begin());
        missed[face.reason] = std::min(missed.value(face.reason, here), here);
    }
    std::stable_sort(mayNot.begin(), mayNot.end(), [&](const auto& a, const auto& b) {
        const int first = missed.value(a.reason);
        const int second = missed.value(b.reason);
        return first != second ? first < second : a.reason < b.reason;
    });
    may.insert(may.end(), std::make_move_iterator(mayNot.begin()),
               std::make_move_iterator(mayNot.end()));
    return may;
}

const view::PaymentView* refundable(const view::CaseRecord& record)
{
    const view::PaymentView* best = nullptr;
    for (const view::PaymentView& p : record.payments)
        if (p.refundable.minor > 0 && (!best || p.refundable.minor > best->refundable.minor))
            best = &p;
    return best;
}

Money refundAmount(const view::CaseRecord& record)
{
    const view::PaymentView* p = refundable(record);
    if (!p)
        return {};
    const Money& stake = record.value.amount;
    if (stake.currency == p->refundable.currency && stake.minor > 0)
        return {std::min(stake.minor, p->refundable.minor), stake.currency};
    return p->refundable;
}

const Intent* proposed(const view::CaseRecord& record)
{
    for (const Intent& intent : record.value.intents)
        if (intent.state == IntentState::Proposed)
            return &intent;
    return nullptr;
}

}  // namespace docket::ui
