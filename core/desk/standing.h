// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/engine.h"
#include "core/vendor/connector.h"
#include "core/view/figure.h"
#include "core/view/health.h"
#include "core/view/outbox.h"

namespace docket {

// Every change that the world must hear, what is worst first; with `ended` those too that ended
// within the last 24 hours. `person` is who would act on them; null when nobody is signed in.
Result<view::Outbox> outboxOf(const Engine::Reader& reader, const Setup& setup,
                              const Person* person, Instant now, bool ended);
// How many have not come to their end, and how many of those wait for a person.
Result<view::OutboxCount> outboxCountOf(const Engine::Reader& reader);
// A list that is walked once is, after that, as fresh as the feed of changes that tells of it.
void followChanges(std::vector<view::FeedHealth>& feeds, const std::vector<vendor::Feed>& modes);
// How each source of the setup stands; `statuses` are what the desk says of them now. `person` is
// who would decide about a source that is held; null when nobody is signed in.
Result<view::Health> healthOf(const Engine::Reader& reader, const Setup& setup,
                              const Person* person, const std::vector<view::SourceStatus>& statuses,
                              Instant now);

}  // namespace docket
