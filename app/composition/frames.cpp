// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/frames.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QtEndian>

namespace docket::app {

namespace {

constexpr qsizetype kLength = 4;
// sun_path takes 108 bytes with its end; Qt listens under a passing name first.
constexpr qsizetype kLongestPath = 100;

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

}  // namespace

QByteArray frameOf(QJsonObject json)
{
    json.insert(key("docket"), kSocketVersion);
    const QByteArray body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    QByteArray out(kLength, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(body.size()), out.data());
    return out + body;
}

std::optional<Result<QJsonObject>> Frames::next()
{
    if (m_bytes.size() < kLength)
        return {};
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(m_bytes.constData()));
    if (length > m_most)
        return Result<QJsonObject>(fail(ErrorKind::Malformed, key("frame"), key("is too long")));
    if (m_bytes.size() < kLength + length)
        return {};
    const auto document = QJsonDocument::fromJson(m_bytes.mid(kLength, length));
    m_bytes.remove(0, kLength + length);
    if (!document.isObject())
        return Result<QJsonObject>(fail(ErrorKind::Malformed, key("frame"), key("is no object")));
    const QJsonObject json = document.object();
    if (json.value(key("docket")).toInt() != kSocketVersion)
        return Result<QJsonObject>(
            fail(ErrorKind::Newer, key("frame"), key("is of another version of Docket")));
    return Result<QJsonObject>(json);
}

QString socketPath(const QString& folder)
{
    const QString canonical = QDir(folder).canonicalPath();
    const QString inside = canonical + key("/docket.sock");
    if (QFile::encodeName(inside).size() < kLongestPath)
        return inside;
    const QByteArray hash =
        QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + key("/docket-") +
           QString::fromLatin1(hash);
}

}  // namespace docket::app
