// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

// What the vendors' wires have in common: HTTP as text, never as a socket.
namespace docket::vendor {

using Fields = std::vector<std::pair<QByteArray, QByteArray>>;

// RFC 3986: everything but A-Z a-z 0-9 - . _ ~ is percent-encoded, so '+' and brackets too.
QByteArray encoded(QByteArrayView text);

// name=value&name=value, both sides encoded: a query, or an x-www-form-urlencoded body.
QByteArray form(const Fields& fields);

// `path`, and behind it '?' and the fields.
QByteArray withQuery(const QByteArray& path, const Fields& fields);

// How long the other side asked us to wait, in milliseconds and at most a day: Retry-After as
// (decimal) seconds, or as an HTTP date relative to the response's own Date. -1 when it did not
// say.
Millis retryAfter(const Response& response);

// The page_info of the rel="next" target of a Link header (RFC 8288); empty when there is none.
QByteArray nextPageInfo(const QByteArray& link);

// A vendor's sentence as one line of plain text of at most 500 characters: what scrub() removes is
// not in it; bad UTF-8 and characters that cannot be seen are replaced.
QString plainText(const QByteArray& text);
QString plainText(const QString& text);

// The permission that a refusal's sentence says is missing ("... read_orders scope", "Having the
// 'rak_charge_read' permission ..."); empty when it names none.
QByteArray missingPermission(const QString& sentence);

// The error that a status means: 401 Unauthorized, 403 Denied, 404 NotFound, 429 Throttled with the
// wait, 5xx and no status Network, anything else Rejected. `where` names the vendor and the status.
Error refusalOf(const Response& response, const QString& vendor, const QString& detail);

}  // namespace docket::vendor
