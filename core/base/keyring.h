// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QObject>
#include <QString>

#include <functional>

namespace docket {

// Where a profile's secrets are kept. One choice, made at init; there is no silent fall-back.
struct KeyringChoice {
    enum class Kind { Keychain, File, Practice };
    Kind kind = Kind::Keychain;
    QString path;     // File: a file of mode 0600 that holds name=hex lines
    QString profile;  // Keychain: tells this profile's secrets from another's

    bool operator==(const KeyringChoice&) const = default;
};

// "keychain", "file:PATH" or "practice". Malformed otherwise.
Result<KeyringChoice> parseKeyring(const QString& text, const QString& profile);
QString toText(const KeyringChoice& choice);

// Reads and writes named secrets. Calls back once, on the thread that asked, perhaps at once.
// Keyring when the store refuses: its detail says what a person can do.
class Keyring {
public:
    explicit Keyring(KeyringChoice choice);

    void read(const QString& name, QObject* context,
              std::function<void(Result<Secret>)> then) const;
    void write(const QString& name, const Secret& secret, QObject* context,
               std::function<void(Done)> then) const;

    const KeyringChoice& choice() const { return m_choice; }

private:
    KeyringChoice m_choice;
};

// The published key of practice profiles. Protects nothing, and is refused for any source that is
// not on this machine.
Secret practiceKey();

}  // namespace docket
