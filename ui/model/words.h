// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ledger.h"
#include "core/domain/queue.h"
#include "core/domain/setup.h"
#include "core/view/figure.h"
#include "core/view/query.h"
#include "core/view/rowset.h"
#include "ui/kit/freshness.h"

#include <QString>
#include <QTimeZone>

#include <vector>

// The words and icons for what the core names by number. Sentences stay with those who show them.
namespace docket::ui {

QString queueIcon(Queue queue);
QString scopeWords(view::Scope scope);
QString listWords(const view::Query& query);  // the name of a worklist: its queue's, or its view's
QString clockWords(ClockKind kind);           // "Resolution"
QString partyWords(PauseParty party);
QString ledgerWords(const ClockLine& line);  // why a stretch counts or not
QString roleWords(const Person& person);

// How a case is passed on, as its row says it: an icon and a word or two.
struct PassingMark {
    QString icon;
    QString words;
    bool strong = false;  // somebody waits for a person to act
};
std::vector<PassingMark> passingMarks(const view::CaseRow& row);
QString firstName(const QString& fullName);
// The zone in which the profile's people read times; UTC when the setup names none.
QTimeZone zoneOf(const Setup& setup);
// What a clock's row says of a Source, at `now`.
kit::SourceFace sourceFace(const view::SourceStatus& status, Instant now, const QTimeZone& zone);
// What went wrong with something a person did: what happened, and what to do.
QString problemWords(const Error& error);

}  // namespace docket::ui
