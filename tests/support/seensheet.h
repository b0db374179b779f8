// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/view/record.h"

#include <QString>

#include <functional>
#include <optional>
#include <random>

namespace docket::test {

// What somebody has before them: a case as it was when they looked, what they typed, and what they
// are about to ask for.
struct SeenSheet {
    view::CaseRecord record;
    QString words;
    CommandId command = CommandId::mint();
    Act act;
    std::optional<qint64> seen;
    bool world = false;  // facts decide as well, which may change without an entry
    qint64 looked = 0;   // when, by the vendors' clock
};

// Whether the case's page lets this person begin it.
bool offers(const view::CaseRecord& record, const char* act);

// Fills in one of the acts that the case's page offers, with the words that were typed. A document
// is kept by `keep`, which is called when one is to be attached.
void fillIn(SeenSheet& sheet, Instant now, std::mt19937_64& random,
            const std::function<AttachEvidence(const QString& words)>& keep);

// What of the typed words is recorded with an act.
QString wordsWith(const Act& act, const QString& words);

}  // namespace docket::test
