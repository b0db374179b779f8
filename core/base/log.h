// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace docket {

// A text as a terminal may show it: control, bidirectional and invisible characters but line ends
// and tabs are written as \uXXXX, so that no text from outside can move what stands around it.
// JSON stays the same JSON.
QString showable(const QString& text);

// A line as a log may show it: card numbers (13 to 19 digits that pass the Luhn check, blanks or
// dashes between them), what follows Bearer or Basic, secret keys (sk_, rk_, shpat_, whsec_ and
// their kin), cookies and the values of members that are called a password, token or secret are
// "[removed]"; line ends, control, bidirectional and invisible characters are written as \uXXXX, so
// that no text from outside can make a line of its own.
QString loggable(const QString& line);

// From here on, what Qt and Docket log goes to standard error through loggable(), one line each.
void logSafely();

// From here on this process leaves no core dump and no other process of the same user may read its
// memory, unless DOCKET_DEBUG is set in the environment: keys would lie in both.
void keepMemoryPrivate();

}  // namespace docket
