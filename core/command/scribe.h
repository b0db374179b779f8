// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/command/clockbook.h"
#include "core/domain/command.h"
#include "core/domain/setup.h"
#include "core/store/subjectkeys.h"

#include <functional>
#include <vector>

namespace docket::command {

// How an intent becomes bytes: asked once, when it becomes ready, and then frozen.
using FreezeRequest = std::function<Result<QByteArray>(const Intent&, const Setup&)>;

// What a judged act says in the journal: the entries, with all that the decision rested on, and
// what is personal sealed. Appends nothing.
class Scribe {
public:
    struct Parts {
        store::SubjectKeys* keys = nullptr;
        const Clock* clock = nullptr;
        DeskId desk;
        FreezeRequest freeze;
        std::function<TimeTrust()> trust;  // without it, a server agrees
    };
    // `setup` and `clocks` are the dispatcher's, and outlive it.
    Scribe(Parts parts, const Setup& setup, ClockBook& clocks);

    // The entries of an act that was allowed, or that waits for a second person. `before` is null
    // for an act that opens its case, `other` for one that is about a single case.
    Result<std::vector<EntryDraft>> write(const Command& command, const Case* before,
                                          const Case* other, const Judgment& judgment);

private:
    EntryDraft draft(const Command& command, const char* type, const QJsonObject& body,
                     int index) const;
    Result<EntryDraft> sealedDraft(const Command& command, const char* type,
                                   const QJsonObject& body, int index, const QString& text);
    Result<EntryDraft> readyDraft(const Command& command, const Intent& intent, PersonId approver,
                                  int index);

    Parts m_parts;
    const Setup& m_setup;
    ClockBook& m_clocks;
};

}  // namespace docket::command
