// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/wire.h"

#include <QRegularExpression>

#include <algorithm>

namespace docket::vendor {

namespace {

// The wait that "2", "2.0" or ".5" seconds mean; -1 for anything else.
Millis decimalSeconds(const QByteArray& text)
{
    constexpr Millis most = days(1);
    Millis ms = 0;
    Millis scale = 0;  // 0 before the point, then what the next digit is worth
    bool any = false;
    bool point = false;
    for (const char c : text) {
        if (c == '.' && !point) {
            point = true;
            scale = 100;
        } else if (c >= '0' && c <= '9') {
            any = true;
            if (point) {
                ms += (c - '0') * scale;
                scale /= 10;
            } else {
                ms = std::min(most, ms * 10 + (c - '0') * 1000);
            }
        } else {
            return -1;
        }
    }
    return any ? std::min(most, ms) : -1;
}

bool isNext(const QByteArray& parameters)
{
    for (const QByteArray& part : parameters.split(';')) {
        const qsizetype equals = part.indexOf('=');
        if (equals < 0 || part.left(equals).trimmed().toLower() != "rel")
            continue;
        QByteArray value = part.mid(equals + 1).trimmed();
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.mid(1, value.size() - 2);
        for (const QByteArray& word : value.toLower().split(' '))
            if (word == "next")
                return true;
    }
    return false;
}

}  // namespace

QByteArray encoded(QByteArrayView text)
{
    return text.toByteArray().toPercentEncoding();
}

QByteArray form(const Fields& fields)
{
    QByteArray out;
    for (const auto& [key, value] : fields) {
        if (!out.isEmpty())
            out += '&';
        out += encoded(key) + '=' + encoded(value);
    }
    return out;
}

QByteArray withQuery(const QByteArray& path, const Fields& fields)
{
    return fields.empty() ? path : path + '?' + form(fields);
}

Millis retryAfter(const Response& response)
{
    const QByteArray text = response.header("Retry-After").trimmed();
    if (text.isEmpty())
        return -1;
    if (const Millis wait = decimalSeconds(text); wait >= 0)
        return wait;
    const auto until = parseHttpDate(text);
    if (!until || !response.date.isSet())
        return -1;
    return std::clamp<Millis>(*until - response.date, 0, days(1));
}

QByteArray nextPageInfo(const QByteArray& link)
{
    qsizetype at = 0;
    while ((at = link.indexOf('<', at)) >= 0) {
        const qsizetype close = link.indexOf('>', at);
        if (close < 0)
            return {};
        const QByteArray target = link.mid(at + 1, close - at - 1);
        qsizetype end = link.indexOf('<', close);
        if (end < 0)
            end = link.size();
        QByteArray parameters = link.mid(close + 1, end - close - 1).trimmed();
        if (parameters.endsWith(','))
            parameters.chop(1);
        at = end;
        if (!isNext(parameters))
            continue;
        const qsizetype question = target.indexOf('?');
        if (question < 0)
            return {};
        const qsizetype hash = target.indexOf('#', question);
        const QByteArray query = target.mid(question + 1, hash < 0 ? -1 : hash - question - 1);
        for (const QByteArray& pair : query.split('&'))
            if (pair.startsWith("page_info="))
                return QByteArray::fromPercentEncoding(pair.mid(10));
        return {};
    }
    return {};
}

QString plainText(const QByteArray& text)
{
    QString line = QString::fromUtf8(scrub(text.left(4000)).bytes).simplified();
    for (QChar& c : line)
        if (!c.isPrint() && !c.isSurrogate())
            c = u'\uFFFD';
    if (line.size() > 500)
        line.truncate(line[499].isHighSurrogate() ? 499 : 500);
    return line;
}

QString plainText(const QString& text)
{
    return plainText(text.toUtf8());
}

QByteArray missingPermission(const QString& sentence)
{
    static const QRegularExpression named(
        QStringLiteral("\\bthe '?([a-z][a-z0-9]*(?:_[a-z0-9]+)+)'? permission\\b|"
                       "\\b((?:read|write)(?:_[a-z0-9]+)+) (?:access )?scope\\b"));
    const QRegularExpressionMatch match = named.match(sentence);
    return (match.captured(1) + match.captured(2)).toLatin1();
}

Error refusalOf(const Response& response, const QString& vendor, const QString& detail)
{
    const int status = response.status;
    const auto of = [&](ErrorKind kind, Millis wait = -1) {
        return Error{kind, QStringLiteral("%1 HTTP %2").arg(vendor).arg(status), detail, wait};
    };
    switch (status) {
    case 401:
        return of(ErrorKind::Unauthorized);
    case 403:
        return of(ErrorKind::Denied);
    case 404:
        return of(ErrorKind::NotFound);
    case 429:
        return of(ErrorKind::Throttled, retryAfter(response));
    default:
        break;
    }
    return of(status >= 500 || status <= 0 ? ErrorKind::Network : ErrorKind::Rejected);
}

}  // namespace docket::vendor
