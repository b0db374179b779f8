// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/vendor/connector.h"

#include <QString>

namespace docket::sync {

// A folder that answers as a web server would: a path that ends in a slash is a page of links to
// the files in it, any other is one file, and 404 when there is none. It has no clock and nothing
// can be written through it. Denied for a path that leads out of the folder, Storage for a file
// that cannot be read or is larger than `mostBytes`.
Result<vendor::Response> answerOf(const QString& folder, const vendor::Request& request,
                                  qint64 mostBytes);

// The folder that a Source's address names, or an empty text when it names none: `file:NAME` is in
// the profile's own folder, `file:///PATH` anywhere on this machine.
QString folderOf(const QString& address, const QString& profileFolder);

}  // namespace docket::sync
