// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

namespace docket::vendor {

// EasyPost: trackers, which tell where parcels are whoever made their labels. It is told nothing.
const Connector& easypost();

// The word of ours for a tracker's status and its detail, as Tracking::status has it.
QByteArray easyPostStatus(QByteArrayView status, QByteArrayView detail);

}  // namespace docket::vendor
