// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/documents.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/toast.h"
#include "ui/model/words.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

namespace docket::ui {

namespace {

// The directory is of mode 0700; the file is made so that nobody else reads it there either.
bool writePrivately(const QString& path, const QByteArray& bytes)
{
    QFile::remove(path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return file.write(bytes) == bytes.size() && file.commit();
}

}  // namespace

QString fileNameOf(const view::EvidenceView& document)
{
    QString name = document.name.section(u'/', -1).trimmed();
    name.replace(QRegularExpression(QStringLiteral("[\\x00-\\x1f\\\\:*?\"<>|]")),
                 QStringLiteral("_"));
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return name.isEmpty() ? QString::fromUtf8(document.evidence.kind) : name.right(120);
}

Documents::Documents(Desk& desk, QWidget* window)
    : QObject(window)
    , m_desk(desk)
    , m_window(window)
{
}

void Documents::openDocument(const view::EvidenceView& document)
{
    whenDone(
        m_desk.evidence(document.evidence.sha256), this,
        [this, document](const Result<QByteArray>& bytes) {
            if (!bytes) {
                kit::Toast::show(m_window,
                                 tr("The document cannot be read: %1").arg(bytes.error().detail));
                return;
            }
            // Each in a folder of its own: two documents may have one name.
            const QString folder =
                m_copies.filePath(QString::fromUtf8(document.evidence.sha256.left(16)));
            const QString path = folder + u'/' + fileNameOf(document);
            if (!m_copies.isValid() || !QDir().mkpath(folder) || !writePrivately(path, *bytes)) {
                kit::Toast::show(m_window, tr("No copy of the document could be written."));
                return;
            }
            if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
                kit::Toast::show(
                    m_window,
                    tr("No program opens %1 here. Save it instead.").arg(fileNameOf(document)));
        });
}

void Documents::saveAs(const view::EvidenceView& document)
{
    auto* dialog = new QFileDialog(m_window, tr("Save the document"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(fileNameOf(document));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, document](const QString& path) { save(document, path); });
    dialog->open();
}

void Documents::save(const view::EvidenceView& document, const QString& path)
{
    whenDone(m_desk.evidence(document.evidence.sha256), this,
             [this, path](const Result<QByteArray>& bytes) {
                 if (!bytes) {
                     kit::Toast::show(
                         m_window, tr("The document cannot be read: %1").arg(bytes.error().detail));
                     return;
                 }
                 QSaveFile file(path);
                 const bool saved = file.open(QIODevice::WriteOnly) &&
                                    file.write(*bytes) == bytes->size() && file.commit();
                 kit::Toast::show(
                     m_window,
                     saved ? tr("Saved in %1.").arg(path)
                           : tr("It could not be saved in %1: %2.").arg(path, file.errorString()));
             });
}

}  // namespace docket::ui
