// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <sodium.h>

#include <cstdlib>

namespace docket {

namespace {

const unsigned char* in(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* out(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

size_t length(const QByteArray& bytes)
{
    return static_cast<size_t>(bytes.size());
}

constexpr qsizetype kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

// Nothing may be sealed or hashed before the library has chosen its code paths.
void ready()
{
    static const bool done = [] {
        if (sodium_init() < 0)
            std::abort();
        return true;
    }();
    Q_UNUSED(done);
}

}  // namespace

Secret::Secret(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
}

Secret::~Secret()
{
    if (!m_bytes.isEmpty() && m_bytes.isDetached())
        sodium_memzero(m_bytes.data(), length(m_bytes));
}

Secret deriveKey(const Secret& master, const QByteArray& purpose)
{
    ready();
    QByteArray key(32, Qt::Uninitialized);
    crypto_generichash(out(key), 32, in(purpose), length(purpose), in(master.reveal()),
                       length(master.reveal()));
    return Secret(key);
}

Secret mintKey()
{
    ready();
    QByteArray key(32, Qt::Uninitialized);
    randombytes_buf(key.data(), 32);
    return Secret(key);
}

QByteArray seal(const Secret& key, const QByteArray& text, const QByteArray& about)
{
    ready();
    Q_ASSERT(key.reveal().size() == 32);
    QByteArray sealed(kNonce + text.size() + kTag, Qt::Uninitialized);
    randombytes_buf(sealed.data(), kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out(sealed) + kNonce, nullptr, in(text),
                                               length(text), in(about), length(about), nullptr,
                                               in(sealed), in(key.reveal()));
    return sealed;
}

Result<QByteArray> openSealed(const Secret& key, const QByteArray& sealed, const QByteArray& about)
{
    ready();
    if (key.reveal().size() != 32 || sealed.size() < kNonce + kTag)
        return fail(ErrorKind::Corrupt, QString::fromUtf8(about), QStringLiteral("too short"));
    QByteArray text(sealed.size() - kNonce - kTag, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            out(text), nullptr, nullptr, in(sealed) + kNonce, length(sealed) - kNonce, in(about),
            length(about), in(sealed), in(key.reveal())) != 0)
        return fail(ErrorKind::Corrupt, QString::fromUtf8(about),
                    QStringLiteral("was sealed with another key, or changed since"));
    return text;
}

QByteArray makeVerifier(const QString& passphrase)
{
    ready();
    const QByteArray text = passphrase.toUtf8();
    QByteArray verifier(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(verifier.data(), text.constData(), length(text),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        std::abort();  // 64 MB of memory could not be had: there is no weaker verifier to fall to
    return QByteArray(verifier.constData());
}

bool checkVerifier(const QByteArray& verifier, const QString& passphrase)
{
    ready();
    const QByteArray text = passphrase.toUtf8();
    return crypto_pwhash_str_verify(verifier.constData(), text.constData(), length(text)) == 0;
}

QByteArray sha256(const QByteArray& bytes)
{
    ready();
    QByteArray hash(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(out(hash), in(bytes), length(bytes));
    return hash;
}

}  // namespace docket
