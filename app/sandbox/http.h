// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <utility>
#include <vector>

namespace sandbox {

// Names and values in the order in which they came, decoded.
using Fields = std::vector<std::pair<QByteArray, QByteArray>>;

// The first value of `name`, or nothing.
std::optional<QByteArray> field(const Fields& fields, QByteArrayView name);

struct Request {
    QByteArray method;
    QByteArray path;  // decoded, without the query
    QByteArray rawQuery;
    Fields query;
    Fields headers;  // names in lower case
    QByteArray body;

    QByteArray header(QByteArrayView name) const
    {
        return field(headers, name).value_or(QByteArray());
    }
};

struct Response {
    int status = 200;
    Fields headers;
    QByteArray body;
};

// Reads "a=b&c%5B%5D=d" as forms and queries write it; a plus is a blank.
Fields parseForm(QByteArrayView text);

// Takes one whole request off the front of `buffer`. Nothing while it is incomplete; `broken` is
// set when it can never become one.
std::optional<Request> takeRequest(QByteArray& buffer, bool& broken);

// The bytes of an answer in HTTP/1.1, with its length.
QByteArray serialize(const Response& response, const QByteArray& date, bool keepAlive);

}  // namespace sandbox
