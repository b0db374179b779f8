// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslKey>

#include <memory>

// Certificates for servers on this machine, made in memory: right ones, and ones with one fault.
namespace certificates {

enum class Wrong {
    Nothing,
    Expired,
    NotYet,
    Host,  // it names another
    SelfSigned,
    Stranger,        // signed by an authority that nobody here knows
    NotAnAuthority,  // signed by a server's certificate
    Purpose          // for clients only
};

struct Shown {
    QList<QSslCertificate> chain;  // without the authority
    QSslKey key;
};

class Authority {
public:
    Authority();
    ~Authority();
    Authority(const Authority&) = delete;
    Authority& operator=(const Authority&) = delete;

    QSslCertificate certificate() const;
    // What a server named "localhost" shows.
    Shown shown(Wrong wrong) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace certificates
