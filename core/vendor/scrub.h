// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace docket::vendor {

struct Scrubbed {
    QByteArray bytes;
    qint64 removed = 0;

    bool operator==(const Scrubbed&) const = default;
};

// `json` with each of these replaced by "[removed N]", N counting from 1, and valid JSON still if
// it was: card numbers (13 to 19 digits that pass the Luhn check of ISO/IEC 7812-1, blanks or
// dashes between them allowed) in values outside ids, addresses of pages, tokens and tracking
// numbers; all values of members that hold a card's security code, or a secret; and secret keys
// (sk_, rk_, shpat_, whsec_ and their kin) in any value; and what such names hold in the query of
// an address. Bytes that are no JSON are searched all the same. One pass; a text without anything
// to remove is returned as it is, without a copy.
Scrubbed scrub(const QByteArray& json);

}  // namespace docket::vendor
