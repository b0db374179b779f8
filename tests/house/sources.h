// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStringList>

// Calls `each` with the name, from the root and with slashes, and the text of every C++ file below
// these folders. Ends the program for one that cannot be read.
template <class Each>
void forEachSource(const QDir& root, const QStringList& folders, Each each)
{
    for (const QString& folder : folders) {
        QDirIterator files(root.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s", qPrintable(file.fileName()));
            each(root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
        }
    }
}
