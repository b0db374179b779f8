// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// Every connector, in the order in which people are offered them.
std::vector<const Connector*> all();

// The connector that a SourceConfig names; null when this Docket has none of that name.
const Connector* find(QByteArrayView name);

// The facts of a page, as it comes and as the archive gives it back: a connector's decode, and for
// what is gone a tombstone of each kind that the child's feed reads.
Result<DecodedPage> decodePage(const Connector& connector, const SourceConfig& source,
                               const PageContext& context, const QByteArray& body);

}  // namespace docket::vendor
