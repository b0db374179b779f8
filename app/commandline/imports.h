// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/desk/engine.h"
#include "core/domain/setup.h"

#include <QString>

namespace docket::ctl {

// The Source that reads the files that people import: the folder `imports` of the profile.
bool isImports(const Source& source);
Source importsSource(const Setup& setup);

// Puts a warehouse's file into that folder after reading it whole, and says in one line what is in
// it. Malformed, with the file's line, for a file that is not one; Conflict when another file of
// its name is there.
Result<QString> importFile(const ProfileFiles& files, const QString& path);

}  // namespace docket::ctl
