// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/evidence.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QSaveFile>

namespace docket::store {

namespace {

tl::unexpected<Error> refused(const QString& path, const QString& why)
{
    return fail(ErrorKind::Malformed, path, why);
}

}  // namespace

EvidenceFiles::EvidenceFiles(QString folder, const Secret& key)
    : m_folder(std::move(folder))
    , m_key(key)
{
}

QString EvidenceFiles::pathOf(const QByteArray& sha256) const
{
    return m_folder + u'/' + QString::fromLatin1(sha256.left(2)) + u'/' +
           QString::fromLatin1(sha256);
}

Result<Evidence> EvidenceFiles::keep(const QString& path) const
{
    const QFileInfo before(path);
    if (!before.exists())
        return fail(ErrorKind::NotFound, path, QStringLiteral("there is no such file"));
    // A pipe or a device would never end.
    if (!before.isFile())
        return refused(path, QStringLiteral("is no ordinary file"));
    if (before.size() > kMostEvidence)
        return refused(path, QStringLiteral("is larger than %1 MB").arg(kMostEvidence >> 20));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path, file.errorString());
    const QByteArray bytes = file.read(kMostEvidence + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorKind::Storage, path, file.errorString());
    const QFileInfo after(path);
    if (bytes.size() != before.size() || after.size() != before.size() ||
        after.lastModified() != before.lastModified())
        return fail(ErrorKind::Conflict, path,
                    QStringLiteral("it changed while it was read: try again"));
    if (bytes.isEmpty())
        return refused(path, QStringLiteral("is empty"));

    Evidence out;
    out.id = EvidenceId::mint();
    out.sha256 = docket::sha256(bytes).toHex();
    out.size = bytes.size();
    out.mediaType = QMimeDatabase().mimeTypeForData(bytes).name().toLatin1();
    out.origin = "file";
    const QString kept = pathOf(out.sha256);
    // The name is the content: what is there already is this document, unless it was damaged.
    if (QFileInfo::exists(kept) && read(out.sha256))
        return out;
    if (!QDir().mkpath(QFileInfo(kept).path()))
        return fail(ErrorKind::Storage, QFileInfo(kept).path(),
                    QStringLiteral("the folder cannot be made"));
    QSaveFile sealedFile(kept);
    if (!sealedFile.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Storage, kept, sealedFile.errorString());
    sealedFile.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray sealedBytes = seal(m_key, bytes, out.sha256);
    if (sealedFile.write(sealedBytes) != sealedBytes.size() || !sealedFile.commit())
        return fail(ErrorKind::Storage, kept, sealedFile.errorString());
    return out;
}

Done EvidenceFiles::remove(const QByteArray& sha256) const
{
    QFile file(pathOf(sha256));
    if (file.exists() && !file.remove())
        return fail(ErrorKind::Storage, file.fileName(), file.errorString());
    return {};
}

Result<QByteArray> EvidenceFiles::read(const QByteArray& sha256) const
{
    QFile file(pathOf(sha256));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, file.fileName(), file.errorString());
    const auto bytes = openSealed(m_key, file.readAll(), sha256);
    if (!bytes)
        return fail(ErrorKind::Corrupt, file.fileName(), bytes.error().detail);
    if (docket::sha256(*bytes).toHex() != sha256)
        return fail(ErrorKind::Corrupt, file.fileName(),
                    QStringLiteral("is not what its name says"));
    return *bytes;
}

}  // namespace docket::store
