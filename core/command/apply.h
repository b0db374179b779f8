// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/case.h"
#include "core/domain/entry.h"

#include <QByteArray>

namespace docket::command {

// What an entry does besides changing its case.
struct Applied {
    IntentId readyIntent;  // set when an intent became ready
    QByteArray request;    // its frozen request
};

// The case after one more entry. Pure: no clock, fact, setting, table or random number; whatever
// the decision depended on is inside the entry. Newer for a type or version that this Docket does
// not know; Corrupt when a body is not what its type says.
Result<Applied> apply(Case& state, const Entry& entry);

// Whether a type of entry is about a case (else it is about the profile).
bool isCaseEntry(const QByteArray& type);

}  // namespace docket::command
