// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/verbcall.h"
#include "core/domain/command.h"
#include "core/view/record.h"

#include <QCommandLineParser>

namespace docket::ctl {

// The options that say what a `run` does.
void addRunOptions(QCommandLineParser& parser);

// The act that the words and options ask for, on the case as it is shown. Malformed when something
// is missing or cannot be read, with what to write instead.
Result<Act> actFrom(const QString& word, const VerbCall& call, const view::CaseRecord& record,
                    PersonId approver);

}  // namespace docket::ctl
