// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// A warehouse's nightly files (CSV, RFC 4180): what it counted, and what it sent in place of
// something else. The Source's base URL holds an index page with links to the files. Nothing can be
// written there.
const Connector& warehouseFiles();

// The facts of one file: which of the two it is, its header says. `name` is the file's, whose day
// is the version of what was sent. Malformed when columns are missing or the file is cut short; a
// bad row is quarantined with its line.
Result<DecodedPage> decodeWarehouseFile(const QByteArray& name, const QByteArray& bytes,
                                        Instant readAt);

// The file as the archive may keep it: card numbers go from every column but those that hold ids,
// whose numbers may pass for one.
Scrubbed scrubWarehouseFile(const QByteArray& bytes);

}  // namespace docket::vendor
