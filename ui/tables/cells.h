// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/money.h"
#include "ui/kit/tokens.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace docket::ui {

// One cell of a table, as it is drawn: a line, in tall rows a smaller one under it, an icon before
// them. What comes from outside must have passed outside().
struct TableCell {
    QString text;
    QString under;
    QString icon;
    std::optional<kit::State> state = {};  // its colours for the icon and the line
    bool strong = false;
    bool quiet = false;     // of little weight: what is refused, what is not there
    Money amount = {};      // drawn as an amount, in place of the text
    QString tip = {};       // the whole, where more is to be said than is drawn
    QStringList file = {};  // as a file has it, one for each head of the column; empty: the text

    bool operator==(const TableCell&) const = default;
};

struct TableRow {
    QByteArray id;
    std::vector<TableCell> cells;

    bool operator==(const TableRow&) const = default;
};

// A column: its head, the heads that a file has for it (empty: the same), and its width in pixels
// of the regular density. What is left of a wide table is taken by `share`; what a narrow one lacks
// is given first by those that `give`, which say what is said elsewhere too.
struct TableColumn {
    QString head;
    QStringList fileHeads = {};
    int least = 60;
    int most = 400;
    int share = 0;
    bool gives = false;
    bool right = false;
};

// A text from outside as one line that cannot move what stands around it.
QString outside(const QString& text);
QString outside(const QByteArray& utf8);

// An instant beside now, its age under it; in a file the whole instant and the age. `none` is said
// of one that never was.
TableCell instantCell(Instant at, Instant now, const QTimeZone& zone, const QString& none);
// An amount with its currency; nothing when there is none.
TableCell amountCell(Money amount);

// What a file or the clipboard has: the heads, and the cells of a row under them.
QStringList fileHeads(const std::vector<TableColumn>& columns);
QStringList fileCells(const std::vector<TableColumn>& columns, const TableRow& row);

}  // namespace docket::ui
