// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// Every connector, in the order in which people are offered them.
std::vector<const Connector*> all();

// The connector that a SourceConfig names; null when this Docket has none of that name.
const Connector* find(QByteArrayView name);

}  // namespace docket::vendor
