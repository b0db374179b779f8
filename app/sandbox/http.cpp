// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/http.h"

namespace sandbox {

namespace {

constexpr qsizetype kMostHead = 64 * 1024;
constexpr qsizetype kMostBody = 16 * 1024 * 1024;

QByteArray decode(QByteArrayView text, bool plusIsBlank)
{
    QByteArray raw = text.toByteArray();
    if (plusIsBlank)
        raw.replace('+', ' ');
    return QByteArray::fromPercentEncoding(raw);
}

const char* reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 303:
        return "See Other";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 402:
        return "Request Failed";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 422:
        return "Unprocessable Entity";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    default:
        return "Status";
    }
}

}  // namespace

std::optional<QByteArray> field(const Fields& fields, QByteArrayView name)
{
    for (const auto& [key, value] : fields)
        if (key == name)
            return value;
    return std::nullopt;
}

Fields parseForm(QByteArrayView text)
{
    Fields fields;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = text.indexOf('&', from);
        if (to < 0)
            to = text.size();
        const QByteArrayView part = text.sliced(from, to - from);
        if (!part.isEmpty()) {
            const qsizetype equals = part.indexOf('=');
            const QByteArrayView key = equals < 0 ? part : part.first(equals);
            const QByteArrayView value = equals < 0 ? QByteArrayView() : part.sliced(equals + 1);
            fields.emplace_back(decode(key, true), decode(value, true));
        }
        from = to + 1;
    }
    return fields;
}

std::optional<Request> takeRequest(QByteArray& buffer, bool& broken)
{
    broken = false;
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        broken = buffer.size() > kMostHead;
        return std::nullopt;
    }
    Request request;
    qsizetype line = 0;
    for (qsizetype from = 0; from <= end; ++line) {
        qsizetype to = buffer.indexOf("\r\n", from);
        const QByteArrayView text = QByteArrayView(buffer).sliced(from, to - from);
        if (line == 0) {
            const qsizetype a = text.indexOf(' '), b = text.lastIndexOf(' ');
            if (a <= 0 || b <= a + 1) {
                broken = true;
                return std::nullopt;
            }
            request.method = text.first(a).toByteArray();
            const QByteArrayView target = text.sliced(a + 1, b - a - 1);
            const qsizetype question = target.indexOf('?');
            request.path = decode(question < 0 ? target : target.first(question), false);
            if (question >= 0) {
                request.rawQuery = target.sliced(question + 1).toByteArray();
                request.query = parseForm(request.rawQuery);
            }
        } else if (const qsizetype colon = text.indexOf(':'); colon > 0) {
            request.headers.emplace_back(text.first(colon).toByteArray().toLower(),
                                         text.sliced(colon + 1).toByteArray().trimmed());
        }
        from = to + 2;
    }
    bool ok = true;
    const QByteArray length = request.header("content-length");
    const qsizetype size = length.isEmpty() ? 0 : length.toLongLong(&ok);
    if (!ok || size < 0 || size > kMostBody || !request.header("transfer-encoding").isEmpty()) {
        broken = true;
        return std::nullopt;
    }
    if (buffer.size() < end + 4 + size)
        return std::nullopt;
    request.body = buffer.sliced(end + 4, size);
    buffer.remove(0, end + 4 + size);
    return request;
}

QByteArray serialize(const Response& response, const QByteArray& date, bool keepAlive)
{
    const bool typed = field(response.headers, "Content-Type").has_value();
    QByteArray out = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' +
                     reason(response.status) + "\r\nDate: " + date +
                     (typed ? "" : "\r\nContent-Type: application/json") +
                     "\r\nContent-Length: " + QByteArray::number(response.body.size()) +
                     "\r\nConnection: " + (keepAlive ? "keep-alive" : "close") + "\r\n";
    for (const auto& [name, value] : response.headers)
        out += name + ": " + value + "\r\n";
    return out + "\r\n" + response.body;
}

}  // namespace sandbox
