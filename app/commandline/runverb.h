// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/verbcall.h"
#include "core/domain/command.h"
#include "core/domain/setup.h"
#include "core/view/record.h"

#include <QCommandLineParser>

#include <optional>

namespace docket::ctl {

// What the words of a `run` are read against. What must be asked for first is asked for by the
// verb: see wantsOther() and wantsFile().
struct RunGround {
    const Setup& setup;
    const view::CaseRecord& record;    // the case that is named
    PersonId approver;                 // the second person, proved
    std::optional<Case> other;         // of --other
    std::optional<Evidence> document;  // of --file, kept
    CommandId command;
};

// The options that say what a `run` does.
void addRunOptions(QCommandLineParser& parser);

// Whether the word is about a second case, and whether it takes a file in.
bool wantsOther(const QString& word);
bool wantsFile(const QString& word);

// The act that the words and options ask for, on the case as it is shown. Malformed when something
// is missing or cannot be read, with what to write instead.
Result<Act> actFrom(const QString& word, const VerbCall& call, const RunGround& ground);

}  // namespace docket::ctl
