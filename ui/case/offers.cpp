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

// Which act is the next step of the work, in this order; a refund only where it is the work.
int rank(const QByteArray& act, const view::CaseRecord& record)
{
    if (act == "approve_refund")
        return 0;
    if (act == "claim")
        return 1;
    if (act == "resume")
        return 2;
    if (act == "refund")
        return record.value.queue == Queue::Refund && refundAmount(record).minor > 0 ? 3 : 99;
    if (act == "reopen")
        return 4;
    if (act == "close")
        return 5;
    return 99;
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
        ActFace face{offer.act, spec->text, keyCapOf(*spec), {}, {}, false};
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
    const auto best = std::min_element(may.begin(), may.end(), [&](const auto& a, const auto& b) {
        return rank(a.act, record) < rank(b.act, record);
    });
    if (best != may.end() && rank(best->act, record) < 99) {
        best->primary = true;
        std::rotate(may.begin(), best, best + 1);
    }
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
