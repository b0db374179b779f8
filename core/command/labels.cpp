// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/labels.h"

#include <algorithm>

namespace docket::command {

namespace {

// Whether anybody saw the parcel of this number, or its goods.
Result<bool> seen(const store::FactTables& facts, const Label& label)
{
    const auto parcels = facts.trackingOf(label.tracking);
    if (!parcels)
        return fail(parcels.error());
    return std::any_of(parcels->begin(), parcels->end(), [&](const auto& parcel) {
        const Tracking& told = parcel.fact;
        // Two carriers may give one number.
        return !parcel.deleted && told.carrier.compare(label.carrier, Qt::CaseInsensitive) == 0 &&
               (told.lastScanAt.isSet() || told.deliveredAt.isSet() ||
                (told.status != "not_yet_in_system" && told.status != "unknown"));
    });
}

}  // namespace

Result<std::vector<store::Stored<Label>>> voidableLabels(const store::FactTables& facts,
                                                         const Case& value)
{
    std::vector<store::Stored<Label>> out;
    if (value.order.isEmpty())
        return out;
    auto labels = facts.labelsOf(value.order);
    if (!labels)
        return fail(labels.error());
    const auto returns = facts.returnsOf(value.order);
    if (!returns)
        return fail(returns.error());
    for (auto& label : *labels) {
        if (label.deleted || label.fact.status != "completed" || label.fact.voidedAt.isSet())
            continue;
        const bool done =
            std::any_of(value.intents.begin(), value.intents.end(), [&](const Intent& i) {
                return i.kind == IntentKind::VoidLabel && i.target == label.ref &&
                       i.state == IntentState::Confirmed;
            });
        const bool back = label.fact.returning &&
                          std::any_of(returns->begin(), returns->end(), [&](const auto& r) {
                              return !r.deleted && r.fact.receivedAt.isSet();
                          });
        if (done || back)
            continue;
        const auto used =
            label.fact.tracking.isEmpty() ? Result<bool>(false) : seen(facts, label.fact);
        if (!used)
            return fail(used.error());
        if (!*used)
            out.push_back(std::move(label));
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return a.fact.createdAt > b.fact.createdAt;
    });
    return out;
}

}  // namespace docket::command
