// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>

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
constexpr qsizetype kSha256 = 32;

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

// Nonces are public: a page of them is fetched at once, because each fetch is a system call.
void putNonce(char* into)
{
    static thread_local std::array<char, 64 * kNonce> stock;
    static thread_local size_t used = stock.size();
    if (used == stock.size()) {
        randombytes_buf(stock.data(), stock.size());
        used = 0;
    }
    std::memcpy(into, stock.data() + used, kNonce);
    used += kNonce;
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
    putNonce(sealed.data());
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

QByteArray sha256(QByteArrayView bytes)
{
    // Found once, and one context for each thread: looking both up costs more than hashing.
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    static thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(
        EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    QByteArray hash(kSha256, Qt::Uninitialized);
    if (EVP_DigestInit_ex2(context.get(), algorithm, nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), bytes.data(), static_cast<size_t>(bytes.size())) != 1 ||
        EVP_DigestFinal_ex(context.get(), out(hash), nullptr) != 1)
        std::abort();  // without it no entry can be written or believed
    return hash;
}

}  // namespace docket
