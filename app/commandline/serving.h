// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/ownersocket.h"

namespace docket {
class Engine;
}

namespace docket::ctl {

// What an owner's socket runs for its callers on `engine`, until `parent` goes: the verbs that
// write, judged exactly as if they had been called here.
app::OwnerSocket::Run servingOn(Engine& engine, QObject* parent);

}  // namespace docket::ctl
