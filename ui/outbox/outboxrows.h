// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/outbox.h"
#include "ui/tables/cells.h"

namespace docket::ui {

// The outbox as a table: what waits and why, since when, what happens next, what one may do.
std::vector<TableColumn> outboxColumns();
TableRow outboxRow(const view::OutboxItem& item, Instant now, const QTimeZone& zone);

}  // namespace docket::ui
