// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace docket::sync {

namespace {

vendor::Response pageOf(const QDir& folder)
{
    vendor::Response out;
    out.status = 200;
    out.body = "<ul>\n";
    for (const QString& name : folder.entryList(QDir::Files | QDir::Readable, QDir::Name)) {
        const QByteArray shown = name.toHtmlEscaped().toUtf8();
        out.body += "<li><a href=\"" + shown + "\">" + shown + "</a></li>\n";
    }
    out.body += "</ul>\n";
    return out;
}

}  // namespace

Result<vendor::Response> answerOf(const QString& folder, const vendor::Request& request,
                                  qint64 mostBytes)
{
    if (request.method != "GET")
        return fail(ErrorKind::Denied, folder, QStringLiteral("is only read"));
    const QString path = QUrl::fromPercentEncoding(request.path.split('?').first());
    const QString wanted = QDir::cleanPath(folder + u'/' + path);
    const QString root = QFileInfo(folder).canonicalFilePath();
    const QFileInfo info(wanted);
    // A folder that nobody has put anything into yet is an empty one.
    if (path.endsWith(u'/') && !info.exists() && !path.contains(QStringLiteral("..")))
        return pageOf(QDir(wanted));
    const QString real = info.canonicalFilePath();
    if (!real.isEmpty() && !root.isEmpty() && real != root && !real.startsWith(root + u'/'))
        return fail(ErrorKind::Denied, path, QStringLiteral("leads out of %1").arg(folder));
    if (path.contains(QStringLiteral("..")))
        return fail(ErrorKind::Denied, path, QStringLiteral("leads out of %1").arg(folder));
    vendor::Response out;
    out.status = 404;
    if (real.isEmpty())
        return out;
    if (info.isDir())
        return path.endsWith(u'/') ? pageOf(QDir(wanted)) : out;
    QFile file(wanted);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, wanted, file.errorString());
    if (file.size() > mostBytes)
        return fail(ErrorKind::Storage, wanted,
                    QStringLiteral("is larger than %1 MB").arg(mostBytes >> 20));
    out.body = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorKind::Storage, wanted, file.errorString());
    out.status = 200;
    return out;
}

QString folderOf(const QString& address, const QString& profileFolder)
{
    const QUrl url(address);
    if (url.scheme() != QStringLiteral("file") || !url.host().isEmpty())
        return {};
    const QString path = url.path();
    if (path.isEmpty() || path.contains(QStringLiteral("..")))
        return {};
    return path.startsWith(u'/') ? path : profileFolder + u'/' + path;
}

}  // namespace docket::sync
