// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/engine.h"

#include <QJsonObject>

namespace docket::ctl {

// Who was found.
QJsonObject foundJson(const store::PersonIndex::Found& found);
QString foundText(const store::PersonIndex::Found& found);

// What is known of a person: counts, e-mail addresses and cases.
QJsonObject tracesJson(const store::Traces& traces);
QString tracesText(const store::Traces& traces);

// What was destroyed.
QJsonObject erasedJson(const Erased& erased);
QString erasedText(const Erased& erased);

}  // namespace docket::ctl
