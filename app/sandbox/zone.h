// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sandbox {

// How far Europe/Berlin is ahead of UTC at this instant, in minutes (the EU rule since 1996).
int berlinOffset(qint64 ms);

// The instant as the shop writes it: "2026-03-29T03:30:00+02:00".
QByteArray shopTime(qint64 ms);

// The time of day that a clock `offset` minutes ahead of UTC shows: "2026-03-29T03:30:00".
QByteArray wallTime(qint64 ms, int offset);

// How far New York is ahead of UTC at this instant, in minutes (the rule since 2007).
int newYorkOffset(qint64 ms);

// The day in UTC: "2026-03-29".
QByteArray utcDay(qint64 ms);

// The instant in UTC with seconds: "2026-03-29T01:30:00Z".
QByteArray utcTime(qint64 ms);

}  // namespace sandbox
