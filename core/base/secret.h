// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDebug>

namespace docket {

// Bytes that no log, message or comparison may show. Wiped when the last copy goes.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    Secret(const Secret&) = default;
    Secret& operator=(const Secret&) = default;
    Secret(Secret&&) noexcept = default;
    Secret& operator=(Secret&&) noexcept = default;
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    // The bytes themselves, for the one call that needs them.
    const QByteArray& reveal() const { return m_bytes; }

    friend QDebug operator<<(QDebug, const Secret&) = delete;

private:
    QByteArray m_bytes;
};

// A key of 32 bytes for one purpose, derived from a master key of 32 bytes. The same purpose gives
// the same key for ever (BLAKE2b keyed hash, libsodium).
Secret deriveKey(const Secret& master, const QByteArray& purpose);

// 32 random bytes.
Secret mintKey();

// XChaCha20-Poly1305 with a random nonce in front: 40 bytes longer than the text. `about` is bound
// to it and must be the same when it is opened.
QByteArray seal(const Secret& key, const QByteArray& text, const QByteArray& about);

// Corrupt when the bytes, the key or `about` are not those of seal().
Result<QByteArray> openSealed(const Secret& key, const QByteArray& sealed, const QByteArray& about);

// A verifier of a passphrase (Argon2id, interactive limits), as stored in the journal.
QByteArray makeVerifier(const QString& passphrase);
bool checkVerifier(const QByteArray& verifier, const QString& passphrase);

// SHA-256, 32 bytes (OpenSSL, which uses the processor's own instructions where it has them).
QByteArray sha256(QByteArrayView bytes);

}  // namespace docket
