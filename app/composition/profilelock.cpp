// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/profilelock.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace docket::app {

Result<std::unique_ptr<ProfileLock>> ProfileLock::take(const QString& path)
{
    const QString folder = QFileInfo(path).path();
    const int file =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return fail(ErrorKind::Storage, folder,
                    QStringLiteral("cannot be locked: is it writable?"));
    std::unique_ptr<ProfileLock> out(new ProfileLock(file));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorKind::Busy, folder,
                    QStringLiteral("another Docket has this profile open for writing"));
    // For people who look; nothing reads it.
    const QByteArray who = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    if (::ftruncate(file, 0) == 0)
        (void)!::write(file, who.constData(), static_cast<size_t>(who.size()));
    return out;
}

ProfileLock::~ProfileLock()
{
    ::close(m_file);
}

}  // namespace docket::app
