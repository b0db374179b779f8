// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/desk/engine.h"
#include "core/view/figure.h"
#include "core/view/record.h"
#include "core/view/sweep.h"

#include <QJsonArray>
#include <QJsonObject>

namespace docket::ctl {

// What scripts rely on: the process's exit codes.
enum Exit {
    Ok = 0,
    Failed = 1,  // verify found a broken chain; a source of sync failed; practice missed a trouble
    Usage = 2,
    NotFound = 3,
    Refused = 4,       // denied, or something is missing from the command
    Conflict = 5,      // the case moved on since it was seen
    Unavailable = 69,  // a vendor, the practice company or the keys did not answer
    Internal = 70,
    Storage = 74,
    Busy = 75  // another Docket holds the profile; try again
};
Exit exitOf(ErrorKind kind);

QJsonValue instantJson(Instant at);  // ISO 8601 UTC with milliseconds and Z, or null
QJsonArray queuesJson(const view::Counts& counts);
// The own views of the person whose counts they are.
QJsonArray viewsJson(const view::Counts& counts);
QJsonObject rowJson(const view::CaseRow& row, Instant now);
// The rows of `cases --csv`, under their heads.
QByteArray rowsCsv(const std::vector<view::CaseRow>& rows, Instant now);
QJsonObject recordJson(const view::CaseRecord& record);
QJsonObject explanationJson(const view::Explanation& explanation);
QJsonObject syncJson(const SyncReport& report, const Setup& setup);
QJsonObject errorJson(const Error& error);

QString queuesText(const view::Counts& counts);
QString viewsText(const view::Counts& counts);
QString rowText(const view::CaseRow& row, Instant now);
QString recordText(const view::CaseRecord& record);
QString explanationText(const view::Explanation& explanation);
// What a sweep showed, by feed; in one sentence.
QJsonObject sweepJson(const view::Sweep& sweep);
QString sweepText(const view::Sweep& sweep);
// How far this machine's clock is off by a source's; empty when that is nothing to speak of.
QString clockText(const std::optional<Millis>& ahead);
QString syncText(const SyncReport& report, const Setup& setup);

}  // namespace docket::ctl
