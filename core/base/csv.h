// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace docket {

// One record of a CSV file (RFC 4180, UTF-8, no mark at its beginning), with its CR LF. A cell that
// a spreadsheet would take for a formula, after any blanks and quotes and in its full-width forms
// too, gets an apostrophe before it, which makes it text; NUL becomes U+FFFD.
QByteArray csvRecord(const QStringList& cells);

}  // namespace docket
