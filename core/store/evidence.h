// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/casework.h"

#include <QString>

namespace docket::store {

// The largest document that is kept, in bytes.
constexpr qint64 kMostEvidence = 50LL * 1024 * 1024;

// Documents of cases: evidence/<first two>/<sha256 of what they are>, sealed. What is there is
// never written again, so that one document on two cases is one file.
class EvidenceFiles {
public:
    EvidenceFiles(QString folder, const Secret& key);

    // Reads a file of somebody's and keeps a sealed copy, on the disk when this returns. Malformed
    // for what is no ordinary file, is empty or too large; Conflict when it changed while it was
    // read; Storage when it could not be kept: then nothing is left behind. The id is minted; kind,
    // person and instant are the caller's to fill in.
    Result<Evidence> keep(const QString& path) const;

    // The bytes as they were attached. NotFound; Corrupt when they are not what their name says.
    Result<QByteArray> read(const QByteArray& sha256) const;

    // Whether or not there is one.
    Done remove(const QByteArray& sha256) const;

    QString pathOf(const QByteArray& sha256) const;

private:
    QString m_folder;
    Secret m_key;
};

}  // namespace docket::store
