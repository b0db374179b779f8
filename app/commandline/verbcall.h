// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace docket::ctl {

// One call of a verb as a value, so that it can be run by the process that was called or by the
// one that owns the profile. What stands in files of the caller is read by the caller.
struct VerbCall {
    QStringList words;  // the verb and what follows it
    QMap<QString, QString> options;
    bool json = false;
    std::optional<QString> passphrase;
    std::optional<QString> approverPassphrase;

    bool isSet(const char* option) const;
    QString value(const char* option) const;

    QJsonObject toJson() const;
    // Malformed for what no caller of ours sends.
    static Result<VerbCall> fromJson(const QJsonObject& json);
    // Malformed when a passphrase's file cannot be read.
    static Result<VerbCall> of(const QCommandLineParser& parser);

    bool operator==(const VerbCall&) const = default;
};

}  // namespace docket::ctl
