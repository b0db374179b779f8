// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/intent.h"

#include <QString>

namespace docket::ui {

// What has become of a refund, in a word or two: "on its way", "outcome unknown".
QString intentWord(IntentState state);
// The same as sentences that say what to do and what not. `source` is the gateway's name and
// `approvers` who could be the second person.
QString intentSentence(const Intent& intent, const QString& source, const QStringList& approvers);
// A name of the icon set.
QString intentIcon(IntentState state);
// "The customer asked", for one of the reasons that a refund can carry.
QString refundReasonWords(const QByteArray& reason);

}  // namespace docket::ui
