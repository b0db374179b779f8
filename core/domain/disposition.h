// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/queue.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace docket {

// One way in which a case of a queue may end, and what people call it.
struct DispositionCode {
    QByteArray code;
    QString label;
};

// Whose doing it was. One list for all queues.
struct RootCauseCode {
    QByteArray code;
    QString label;
    bool ours = false;  // counts against order accuracy
};

// The closed list of a queue, in the order in which it is offered.
std::vector<DispositionCode> dispositionsOf(Queue queue);
const std::vector<RootCauseCode>& rootCauses();

// What the rules use when facts heal by themselves.
constexpr auto kHealedDisposition = "healed";
// How a case ends that was merged into another.
constexpr auto kMergedDisposition = "merged";
constexpr auto kHealedRootCause = "resolved_at_source";

}  // namespace docket
