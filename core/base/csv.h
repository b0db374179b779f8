// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace docket {

// A cell as a spreadsheet may be given it: one that it would take for a formula, after any blanks
// and quotes and in its full-width forms too, gets an apostrophe before it, which makes it text;
// NUL becomes U+FFFD.
QString deadCell(const QString& cell);

// One record of a CSV file (RFC 4180, UTF-8, no mark at its beginning), with its CR LF. Every
// cell is a deadCell().
QByteArray csvRecord(const QStringList& cells);

// One record as it was read, and the line of the file that it begins on.
struct CsvLine {
    qsizetype number = 0;
    std::vector<QByteArray> cells;

    bool operator==(const CsvLine&) const = default;
};

// The records of a CSV file (RFC 4180, UTF-8): a mark at its beginning is skipped, lines may end
// with LF alone. Malformed when it is not UTF-8, a quote stands where none may, or the last line
// has no end: a file that was cut short must not pass for a whole one.
Result<std::vector<CsvLine>> csvLines(const QByteArray& bytes);

}  // namespace docket
