// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/health.h"
#include "ui/tables/cells.h"

namespace docket::ui {

// The sources as a table; under it the feeds of one of them, and the records that were put aside.
std::vector<TableColumn> sourceColumns();
TableRow sourceRow(const view::SourceHealth& source, Instant now, const QTimeZone& zone);

std::vector<TableColumn> feedColumns();
TableRow feedRow(const view::FeedHealth& feed, Instant now, const QTimeZone& zone);

std::vector<TableColumn> asideColumns();
TableRow asideRow(const view::PutAside& record, Instant now, const QTimeZone& zone);

}  // namespace docket::ui
