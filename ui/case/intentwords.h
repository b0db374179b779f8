// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/intent.h"
#include "core/domain/setup.h"

#include <QString>

namespace docket::ui {

// What the world was asked for, as the subject of a sentence: "The release of the fulfillment"; of
// a refund its amount.
QString intentName(const Intent& intent);
// What has become of it, in a word or two: "on its way", "outcome unknown".
QString intentWord(IntentState state);
// Whether that needs the eye of whoever reads it.
bool worrying(IntentState state);
// The name of the Source that it goes to.
QString intentSource(const Intent& intent, const Setup& setup);
// The same as sentences that say what to do and what not. `source` is the vendor's name and
// `approvers` who could be the second person.
QString intentSentence(const Intent& intent, const QString& source, const QStringList& approvers);
// A name of the icon set.
QString intentIcon(IntentState state);
// "The customer asked", for one of the reasons that a refund can carry.
QString refundReasonWords(const QByteArray& reason);
// The shop's words for why a fulfillment waits, and why an order is cancelled, as people read them.
QString holdReasonWords(const QByteArray& reason);
QString cancelReasonWords(const QByteArray& reason);

}  // namespace docket::ui
