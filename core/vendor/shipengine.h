// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// ShipEngine (ShipStation API v2 is the same elsewhere): labels, and where their parcels are;
// labels for the way back are returns too. It can be told to void a label.
const Connector& shipengine();

}  // namespace docket::vendor
