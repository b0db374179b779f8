// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

#include <QFile>
#include <QTest>

// What the tests of all vendors have in common.
namespace vendortest {

inline constexpr docket::Instant kReadAt{1'785'600'000'000};  // 2026-08-01T16:00:00Z

// A golden page of our own; the test fails loudly (empty) when it is not there.
inline QByteArray golden(const char* name)
{
    QFile file(QStringLiteral(DOCKET_SOURCE_DIR "/tests/vendor/golden/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The folder of published samples, which is no part of the project; empty when it is not here.
inline QString specs()
{
    const QString shared =
        qEnvironmentVariable("DOCKET_SHARED", QStringLiteral(DOCKET_SOURCE_DIR "/../shared"));
    const QString path = shared + QStringLiteral("/specs");
    return QFile::exists(path) ? path : QString();
}

inline docket::vendor::PageContext context(const char* feed, const QByteArray& child = {},
                                           const QByteArray& link = {})
{
    return {feed, child, kReadAt, link};
}

// The facts of one kind, in the order of the page.
template <class Kind>
std::vector<Kind> factsOf(const docket::vendor::DecodedPage& page)
{
    std::vector<Kind> out;
    for (const docket::DecodedFact& fact : page.facts)
        if (const auto* one = std::get_if<Kind>(&fact.fact))
            out.push_back(*one);
    return out;
}

inline docket::Money money(qint64 minor, const char* currency)
{
    return {minor, docket::Currency::parse(currency)};
}

inline docket::vendor::Response answer(int status, const QByteArray& body,
                                       std::vector<docket::vendor::Header> headers = {})
{
    return {status, std::move(headers), body, kReadAt};
}

}  // namespace vendortest
