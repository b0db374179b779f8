// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/health.h"
#include "core/view/outbox.h"

#include <QJsonArray>

namespace docket::ctl {

// What `outbox` and `sources` print.
QJsonArray outboxJson(const view::Outbox& outbox);
QString outboxText(const view::Outbox& outbox);
QJsonArray healthJson(const view::Health& health);
QString healthText(const view::Health& health);

}  // namespace docket::ctl
