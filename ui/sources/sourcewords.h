// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/health.h"
#include "ui/kit/tokens.h"

#include <QTimeZone>

#include <optional>

namespace docket::ui {

// How something stands, in a word or two, with the icon before them and the colours that this has.
struct HealthMark {
    QString words;
    QString icon;
    std::optional<kit::State> state;
};
HealthMark healthMark(const view::SourceHealth& source);
HealthMark feedMark(view::FeedHealth::State state);

bool goesWell(view::FeedHealth::State state);

// How far this machine's clock is from the servers', when that matters; empty otherwise.
QString clockWarning(const view::Health& health);

// Whether somebody must look at it.
bool needsLook(const view::SourceHealth& source);
// What is to be done about a source, in a few words and in whole sentences; of one that is well,
// that nothing is.
QString shortAdvice(const view::SourceHealth& source);
// What one reading of it changed in mass; empty while nothing is held.
QString heldWords(const view::SourceHealth& source);
QString adviceWords(const view::SourceHealth& source, Instant now, const QTimeZone& zone);

}  // namespace docket::ui
