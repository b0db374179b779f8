// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/keyring.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <qt6keychain/keychain.h>

namespace docket {

namespace {

constexpr auto kService = "docket";

Result<QByteArray> readFile(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return QByteArray();
    const auto open = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                      QFileDevice::WriteOther;
    if (info.permissions() & open)
        return fail(ErrorKind::Keyring, path,
                    QStringLiteral("others may read this key file: chmod 600 it"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Keyring, path, file.errorString());
    return file.readAll();
}

Result<Secret> fromFile(const QString& path, const QString& name)
{
    const auto text = readFile(path);
    if (!text)
        return fail(text.error());
    for (const QByteArray& line : text->split('\n')) {
        const qsizetype at = line.indexOf('=');
        if (at > 0 && QString::fromUtf8(line.left(at)) == name)
            return Secret(QByteArray::fromHex(line.mid(at + 1).trimmed()));
    }
    return fail(ErrorKind::NotFound, path, QStringLiteral("holds no secret named %1").arg(name));
}

Done intoFile(const QString& path, const QString& name, const Secret& secret)
{
    const auto text = readFile(path);
    if (!text)
        return fail(text.error());
    QByteArray kept;
    for (const QByteArray& line : text->split('\n'))
        if (!line.isEmpty() && !line.startsWith(name.toUtf8() + '='))
            kept += line + '\n';
    kept += name.toUtf8() + '=' + secret.reveal().toHex() + '\n';
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Keyring, path, file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(kept);
    if (!file.commit())
        return fail(ErrorKind::Keyring, path, file.errorString());
    return {};
}

// Every non-zero code means that the store cannot be had; the codes themselves differ between
// desktops (a locked or missing daemon answers OtherError, not NoBackendAvailable).
Error unavailable(const QKeychain::Job* job)
{
    if (job->error() == QKeychain::EntryNotFound)
        return Error{ErrorKind::NotFound, job->key(),
                     QStringLiteral("the keychain has no such entry"), -1};
    return Error{ErrorKind::Keyring, job->key(),
                 QStringLiteral("the keychain did not answer (%1). Unlock it, or make the profile "
                                "with --keys file:PATH")
                     .arg(job->errorString()),
                 -1};
}

}  // namespace

Result<KeyringChoice> parseKeyring(const QString& text, const QString& profile)
{
    if (text == QStringLiteral("keychain"))
        return KeyringChoice{KeyringChoice::Kind::Keychain, {}, profile};
    if (text == QStringLiteral("practice"))
        return KeyringChoice{KeyringChoice::Kind::Practice, {}, profile};
    if (text.startsWith(QStringLiteral("file:")) && text.size() > 5)
        return KeyringChoice{KeyringChoice::Kind::File, text.mid(5), profile};
    return fail(ErrorKind::Malformed, text,
                QStringLiteral("keys are kept in keychain, file:PATH or practice"));
}

QString toText(const KeyringChoice& choice)
{
    switch (choice.kind) {
    case KeyringChoice::Kind::Keychain:
        return QStringLiteral("keychain");
    case KeyringChoice::Kind::File:
        return QStringLiteral("file:") + choice.path;
    case KeyringChoice::Kind::Practice:
        return QStringLiteral("practice");
    }
    return {};
}

Secret practiceKey()
{
    return Secret(QByteArrayLiteral("practice company: a public key.."));
}

Keyring::Keyring(KeyringChoice choice)
    : m_choice(std::move(choice))
{
}

void Keyring::read(const QString& name, QObject* context,
                   std::function<void(Result<Secret>)> then) const
{
    switch (m_choice.kind) {
    case KeyringChoice::Kind::Practice:
        if (name == QStringLiteral("profile"))
            then(practiceKey());
        else
            then(fail(ErrorKind::NotFound, name, QStringLiteral("a practice profile has one key")));
        return;
    case KeyringChoice::Kind::File:
        then(fromFile(m_choice.path, name));
        return;
    case KeyringChoice::Kind::Keychain:
        break;
    }
    auto* job = new QKeychain::ReadPasswordJob(QString::fromLatin1(kService));
    job->setInsecureFallback(false);
    job->setKey(m_choice.profile + u'/' + name);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, then] {
        if (job->error() != QKeychain::NoError)
            then(fail(unavailable(job)));
        else
            then(Secret(job->binaryData()));
    });
    job->start();
}

void Keyring::write(const QString& name, const Secret& secret, QObject* context,
                    std::function<void(Done)> then) const
{
    switch (m_choice.kind) {
    case KeyringChoice::Kind::Practice:
        then(fail(ErrorKind::Keyring, name, QStringLiteral("a practice profile keeps no secrets")));
        return;
    case KeyringChoice::Kind::File:
        then(intoFile(m_choice.path, name, secret));
        return;
    case KeyringChoice::Kind::Keychain:
        break;
    }
    auto* job = new QKeychain::WritePasswordJob(QString::fromLatin1(kService));
    job->setInsecureFallback(false);
    job->setKey(m_choice.profile + u'/' + name);
    job->setBinaryData(secret.reveal());
    QObject::connect(job, &QKeychain::Job::finished, context, [job, then] {
        if (job->error() != QKeychain::NoError)
            then(fail(unavailable(job)));
        else
            then(Done{});
    });
    job->start();
}

}  // namespace docket
