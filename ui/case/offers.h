// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"

#include <QString>

#include <vector>

namespace docket::ui {

// One act as a button shows it.
struct ActFace {
    QByteArray act;
    QString text;
    QString key;
    QString icon;
    QString reason;  // why not; empty when it may be done
    bool primary = false;
    bool behind = false;  // among the others, behind "More"
};

// The acts of a case as buttons: the primary one first, then what may be done, then what may not.
// Only a record's own offers are listed.
std::vector<ActFace> actsOf(const view::CaseRecord& record);

// The payment from which a refund would be given: the one with most left to give. Null without one.
const view::PaymentView* refundable(const view::CaseRecord& record);
// What is at stake, or what is left of that payment when that is less. Unset without a payment.
Money refundAmount(const view::CaseRecord& record);
// The refund that waits for a second person; null when none does.
const Intent* proposed(const view::CaseRecord& record);

}  // namespace docket::ui
