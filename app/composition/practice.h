// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/desk/engine.h"

#include <QJsonObject>
#include <QObject>

#include <functional>

namespace docket::app {

// What the practice company says about itself. Calls back once, later; Network when it does not
// answer, Malformed when what answers is no practice company.
void askPractice(const QUrl& url, QObject* context, std::function<void(Result<QJsonObject>)> then);

// Anything else that it says, as JSON: `path` is one of its control pages.
void askPractice(const QUrl& url, const QString& path, QObject* context,
                 std::function<void(Result<QJsonObject>)> then);

// Everything a new profile needs to work on the practice company: its business, sources, people,
// calendar and policies, one entry each.
void setUpPractice(Engine& engine, const QJsonObject& company, QObject* context,
                   std::function<void(Done)> then);

// The published credentials of the practice company's sources, by the number that setUpPractice
// gave.
std::vector<std::pair<SourceNumber, Secret>> practiceSecrets(const QJsonObject& company);

// The passphrase of every person of a practice profile.
QString practicePassphrase();

}  // namespace docket::app
