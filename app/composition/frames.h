// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace docket::app {

// The language of a profile's socket: frames of four bytes of length, most significant first, and
// so many bytes of JSON, an object. Each begins with the version spoken in "docket".
constexpr int kSocketVersion = 1;
constexpr qsizetype kMostAsked = 64 * 1024;           // of what a caller sends
constexpr qsizetype kMostAnswered = 8 * 1024 * 1024;  // of what the owner answers

// One frame around `json`, with the version put in.
QByteArray frameOf(QJsonObject json);

// Takes frames apart as their bytes come. The other side is not believed: a frame that is too long,
// no object or of another version is an error, and nothing is read after one.
class Frames {
public:
    explicit Frames(qsizetype most)
        : m_most(most)
    {
    }

    void feed(const QByteArray& bytes) { m_bytes += bytes; }
    // The next whole frame; nothing while it is not complete. Malformed, or Newer for another
    // version.
    std::optional<Result<QJsonObject>> next();

private:
    qsizetype m_most;
    QByteArray m_bytes;
};

// Where the owner of the profile in `folder` listens: in the folder itself where the system allows
// a path so long, else in the runtime folder under a name that derives from the folder's.
QString socketPath(const QString& folder);

}  // namespace docket::app
