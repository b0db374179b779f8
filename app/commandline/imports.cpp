// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/imports.h"

#include "core/vendor/warehousefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace docket::ctl {

namespace {

constexpr qint64 kMostBytes = qint64{64} << 20;

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(QFileInfo::exists(path) ? ErrorKind::Storage : ErrorKind::NotFound, path,
                    file.errorString());
    if (file.size() > kMostBytes)
        return fail(ErrorKind::Malformed, path, QStringLiteral("is larger than 64 MB"));
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorKind::Storage, path, file.errorString());
    return bytes;
}

}  // namespace

bool isImports(const Source& source)
{
    return source.connector == "warehouse" && source.baseUrl == QStringLiteral("file:imports");
}

Source importsSource(const Setup& setup)
{
    Source out;
    for (const Source& source : setup.sources)
        out.number = std::max(out.number, source.number);
    ++out.number;
    out.connector = "warehouse";
    out.name = QStringLiteral("Imported files");
    out.baseUrl = QStringLiteral("file:imports");
    return out;
}

Result<QString> importFile(const ProfileFiles& files, const QString& path)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_-][A-Za-z0-9._-]*\\.csv$"));
    if (path.isEmpty())
        return fail(ErrorKind::Malformed, QStringLiteral("FILE"),
                    QStringLiteral("is the warehouse's file to import"));
    const QString name = QFileInfo(path).fileName();
    if (!plain.match(name).hasMatch())
        return fail(ErrorKind::Malformed, path,
                    QStringLiteral("is imported under its name, which must end in .csv and hold "
                                   "only letters, digits, '.', '-' and '_'"));
    static const QRegularExpression day(QStringLiteral("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
    if (!day.match(name).hasMatch())
        return fail(ErrorKind::Malformed, path,
                    QStringLiteral("is imported under its name, which must say its day as "
                                   "YYYY-MM-DD: the newest count is the one that holds"));
    const auto bytes = bytesOf(path);
    if (!bytes)
        return fail(bytes.error());
    const auto page = vendor::decodeWarehouseFile(name.toUtf8(), *bytes, Instant{});
    if (!page)
        return fail(page.error().kind, path + QStringLiteral(": ") + page.error().where,
                    page.error().detail);
    if (page->facts.empty())
        return fail(ErrorKind::Malformed, path, QStringLiteral("has no row that can be read"));

    // What may not be kept is not kept here either.
    const vendor::Scrubbed kept = vendor::scrubWarehouseFile(*bytes);
    const QDir folder(files.folder + QStringLiteral("/imports/stock"));
    if (!folder.mkpath(QStringLiteral(".")))
        return fail(ErrorKind::Storage, folder.path(), QStringLiteral("cannot be made"));
    const QString target = folder.filePath(name);
    if (QFileInfo::exists(target)) {
        const auto there = bytesOf(target);
        if (!there)
            return fail(there.error());
        if (*there != kept.bytes)
            return fail(ErrorKind::Conflict, path,
                        QStringLiteral("another file of this name was imported before; import it "
                                       "under a name of its own"));
    } else {
        QSaveFile file(target);
        if (!file.open(QIODevice::WriteOnly) || file.write(kept.bytes) != kept.bytes.size() ||
            !file.commit())
            return fail(ErrorKind::Storage, target, file.errorString());
    }
    QString out = QStringLiteral("%1: %2 rows").arg(name).arg(page->facts.size());
    if (!page->quarantined.empty())
        out += QStringLiteral(", %1 put aside, the first at %2 %3")
                   .arg(page->quarantined.size())
                   .arg(page->quarantined.front().path, page->quarantined.front().reason);
    if (kept.removed > 0)
        out += QStringLiteral(", %1 cut out that may not be kept").arg(kept.removed);
    return out + u'\n';
}

}  // namespace docket::ctl
