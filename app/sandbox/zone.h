// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sandbox {

// How far Europe/Berlin is ahead of UTC at this instant, in minutes (the EU rule since 1996).
int berlinOffset(qint64 ms);

// The instant as the shop writes it: "2026-03-29T03:30:00+02:00".
QByteArray shopTime(qint64 ms);

// The instant in UTC with seconds: "2026-03-29T01:30:00Z".
QByteArray utcTime(qint64 ms);

}  // namespace sandbox
