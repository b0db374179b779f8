// SPDX-License-Identifier: GPL-3.0-or-later
#include "certificates.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace certificates {

namespace {

template <auto release>
struct Release {
    template <class T>
    void operator()(T* what) const
    {
        release(what);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO_free_all>>;

constexpr long kDay = 24L * 3600;

Key makeKey()
{
    return Key(EVP_EC_gen("P-256"));
}

struct Wanted {
    const char* name = "localhost";
    long from = -kDay;
    long until = kDay;
    bool authority = false;
    const char* purpose = "serverAuth";
};

void extend(X509* to, int what, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, to, to, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, what, value);
    if (!extension)
        qFatal("an extension could not be made");
    X509_add_ext(to, extension, -1);
    X509_EXTENSION_free(extension);
}

// Signed by `issuer`; by itself without one.
Certificate make(const Wanted& wanted, EVP_PKEY* key, X509* issuer, EVP_PKEY* issuerKey)
{
    static long serial = 1;
    Certificate out(X509_new());
    X509_set_version(out.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(out.get()), serial++);
    X509_gmtime_adj(X509_getm_notBefore(out.get()), wanted.from);
    X509_gmtime_adj(X509_getm_notAfter(out.get()), wanted.until);
    X509_set_pubkey(out.get(), key);
    X509_NAME* name = X509_get_subject_name(out.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(wanted.name), -1, -1, 0);
    X509_set_issuer_name(out.get(), issuer ? X509_get_subject_name(issuer) : name);
    extend(out.get(), NID_basic_constraints,
           wanted.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    extend(out.get(), NID_key_usage,
           wanted.authority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature");
    if (!wanted.authority) {
        extend(out.get(), NID_ext_key_usage, wanted.purpose);
        extend(out.get(), NID_subject_alt_name, (QByteArray("DNS:") + wanted.name).constData());
    }
    if (X509_sign(out.get(), issuerKey ? issuerKey : key, EVP_sha256()) == 0)
        qFatal("a certificate could not be signed");
    return out;
}

QByteArray bytesOf(BIO* memory)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return {data, static_cast<qsizetype>(size)};
}

QSslCertificate shownAs(X509* certificate)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(memory.get(), certificate);
    return QSslCertificate(bytesOf(memory.get()), QSsl::Pem);
}

QSslKey shownAs(EVP_PKEY* key)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return QSslKey(bytesOf(memory.get()), QSsl::Ec, QSsl::Pem);
}

}  // namespace

struct Authority::Parts {
    Key key = makeKey();
    Certificate certificate =
        make({"A test's authority", -kDay, 10 * kDay, true, nullptr}, key.get(), nullptr, nullptr);
};

Authority::Authority()
    : m_parts(std::make_unique<Parts>())
{
}

Authority::~Authority() = default;

QSslCertificate Authority::certificate() const
{
    return shownAs(m_parts->certificate.get());
}

Shown Authority::shown(Wrong wrong) const
{
    Wanted wanted;
    const Key key = makeKey();
    X509* issuer = m_parts->certificate.get();
    EVP_PKEY* signer = m_parts->key.get();
    Key otherKey;
    Certificate other;
    switch (wrong) {
    case Wrong::Nothing:
        break;
    case Wrong::Expired:
        wanted.until = -3600;
        break;
    case Wrong::NotYet:
        wanted.from = 3600;
        break;
    case Wrong::Host:
        wanted.name = "api.example.com";
        break;
    case Wrong::SelfSigned:
        issuer = nullptr;
        signer = nullptr;
        break;
    case Wrong::Stranger:
        otherKey = makeKey();
        other = make({"A test's authority", -kDay, 10 * kDay, true, nullptr}, otherKey.get(),
                     nullptr, nullptr);
        break;
    case Wrong::NotAnAuthority:
        otherKey = makeKey();
        other = make({}, otherKey.get(), issuer, signer);
        break;
    case Wrong::Purpose:
        wanted.purpose = "clientAuth";
        break;
    }
    if (other) {
        issuer = other.get();
        signer = otherKey.get();
    }
    const Certificate made = make(wanted, key.get(), issuer, signer);
    Shown out{{shownAs(made.get())}, shownAs(key.get())};
    if (wrong == Wrong::NotAnAuthority)
        out.chain << shownAs(other.get());
    return out;
}

}  // namespace certificates
