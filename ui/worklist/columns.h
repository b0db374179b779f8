// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

namespace docket::ui {

// The places of a row's cells, shared by the list and its head. Texts begin at the left of their
// rect and amounts and ages end at its right.
struct Columns {
    QRect clock, icon, number, what, customer, amount, owner, age;
};

// The columns of `row`. A wide list gives its width to what needs a person, then to names.
Columns columnsOf(const QRect& row);

}  // namespace docket::ui
