// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http.h"

namespace sandbox {

// The parts of a multipart/form-data body by their names. A part with a file name becomes three
// fields: NAME holds the bytes, NAME/filename and NAME/type say what they are. Empty when the body
// is not of that form.
Fields readParts(const Request& request);

}  // namespace sandbox
