// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/outbox.h"
#include "ui/kit/tokens.h"

#include <QTimeZone>

#include <optional>

namespace docket::ui {

// How a change stands: "Outcome unknown"; and the colours that this has, if any.
QString stateWords(IntentState state);
std::optional<kit::State> stateColours(IntentState state);
// What is done and where, as the first words of a row: "Refund at Stripe EU-1".
QString changeWords(const view::OutboxItem& item);
// Why it has not come to its end, or how that was.
QString waitWords(const view::OutboxItem& item, Instant now, const QTimeZone& zone);

// What happens next by itself, when that has an instant, and in how long.
struct NextStep {
    QString words;
    QString when;
    Instant at;
};
NextStep nextStep(const view::OutboxItem& item, Instant now, const QTimeZone& zone);

// What this person may do about it.
struct MayDo {
    QString words;         // "Approve or decline it"; never empty
    QString why;           // why not; empty when it may be done
    bool any = false;      // there is something that somebody can do
    bool allowed = false;  // by this person
    QString keys;          // of what may be done
};
MayDo mayDo(const view::OutboxItem& item);

}  // namespace docket::ui
