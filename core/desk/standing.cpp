// SPDX-License-Identifier: GPL-3.0-or-later
// How the outbox and the sources stand, for whoever asks what goes on without people.
#include "core/desk/standing.h"

#include "core/command/policy.h"
#include "core/desk/offers.h"
#include "core/desk/recordbuilder.h"
#include "core/vendor/registry.h"

#include <algorithm>

namespace docket {

namespace {

constexpr Millis kEndedWithin = hours(24);
constexpr int kMostEnded = 500;
constexpr int kMostPutAside = 200;

using Feed = view::FeedHealth;

// The place in the outbox: what somebody must look at is above what goes on by itself.
int rankOf(IntentState state)
{
    switch (state) {
    case IntentState::Unknown:
        return 0;
    case IntentState::NeedsPerson:
        return 1;
    case IntentState::Proposed:
        return 2;
    case IntentState::Sending:
        return 3;
    case IntentState::Ready:
        return 4;
    case IntentState::Confirmed:
    case IntentState::Rejected:
    case IntentState::Declined:
        break;
    }
    return 5;
}

bool isRefused(const std::vector<store::FeedRow>& feeds, SourceNumber source)
{
    return std::any_of(feeds.begin(), feeds.end(), [&](const store::FeedRow& f) {
        return f.source == source && f.kind == name(ErrorKind::Unauthorized);
    });
}

view::Wait waitOf(const Intent& intent, const std::vector<store::OutboxRow>& rows,
                  const std::vector<store::FeedRow>& feeds, Instant now)
{
    using view::Wait;
    if (intent.state != IntentState::Ready)
        return view::waitOf(intent.state);
    if (isRefused(feeds, intent.target.source))
        return Wait::Credential;
    const bool other = std::any_of(rows.begin(), rows.end(), [&](const store::OutboxRow& row) {
        return row.intent.id != intent.id && row.intent.target == intent.target &&
               atLarge(row.intent.state);
    });
    if (other)
        return Wait::Other;
    return intent.notBefore.isSet() && intent.notBefore > now ? Wait::Until : Wait::Turn;
}

Feed::State feedState(const store::FeedRow& row)
{
    if (row.kind == store::kNoSuchThing)
        return Feed::State::NoSuchList;
    if (row.kind == name(ErrorKind::Unauthorized))
        return Feed::State::Refused;
    if (row.kind == name(ErrorKind::Denied))
        return Feed::State::NoPermission;
    if (row.failingSince.isSet())
        return Feed::State::Failing;
    return row.lastSuccess.isSet() ? Feed::State::Live : Feed::State::Never;
}

}  // namespace

Result<view::Outbox> outboxOf(const Engine::Reader& reader, const Setup& setup,
                              const Person* person, Instant now, bool ended)
{
    view::Outbox out{now, {}};
    const auto waiting = reader.cases->waitingOutbox();
    const auto feeds = reader.feeds->feeds();
    if (!waiting)
        return fail(waiting.error());
    if (!feeds)
        return fail(feeds.error());
    std::vector<store::OutboxRow> rows = *waiting;
    if (ended) {
        auto more = reader.cases->endedOutbox(now - kEndedWithin, kMostEnded);
        if (!more)
            return fail(more.error());
        rows.insert(rows.end(), more->begin(), more->end());
    }
    const RecordBuilder builder(reader, setup, std::nullopt, now);
    for (const store::OutboxRow& row : rows) {
        view::OutboxItem item;
        item.intent = row.intent;
        item.since = row.intent.since;
        const auto about = reader.cases->byNumber(row.caseNumber);
        if (!about)
            return fail(about.error());
        if (*about) {
            const auto line = builder.row(**about);
            if (!line)
                return fail(line.error());
            item.label = line->label;
            item.what = line->what;
            item.offers = offersOn(row.intent, **about, setup, person, now);
        }
        item.caseNumber = row.caseNumber;
        item.caseId = row.caseId;
        const Source* source = setup.source(row.intent.target.source);
        item.sourceName = source ? source->name : QString();
        item.wait = waitOf(row.intent, *waiting, *feeds, now);
        const bool timed = item.wait == view::Wait::Until || item.wait == view::Wait::LookUp;
        if (timed && row.intent.notBefore > now)
            item.nextAt = row.intent.notBefore;
        out.items.push_back(std::move(item));
    }
    std::stable_sort(out.items.begin(), out.items.end(), [](const auto& a, const auto& b) {
        const int left = rankOf(a.intent.state), right = rankOf(b.intent.state);
        if (left != right)
            return left < right;
        return live(a.intent.state) ? a.since < b.since : a.since > b.since;
    });
    return out;
}

Result<view::OutboxCount> outboxCountOf(const Engine::Reader& reader)
{
    const auto rows = reader.cases->waitingOutbox();
    if (!rows)
        return fail(rows.error());
    view::OutboxCount out;
    for (const store::OutboxRow& row : *rows) {
        ++out.waiting;
        out.needsPerson += row.intent.state == IntentState::Proposed ||
                           row.intent.state == IntentState::NeedsPerson;
    }
    return out;
}

void followChanges(std::vector<view::FeedHealth>& feeds, const std::vector<vendor::Feed>& modes)
{
    const auto mode = [&](const QByteArray& feed) -> std::optional<vendor::FeedMode> {
        for (const vendor::Feed& of : modes)
            if (of.name == feed)
                return of.mode;
        return std::nullopt;
    };
    const auto changes = std::find_if(feeds.begin(), feeds.end(), [&](const Feed& feed) {
        return mode(feed.feed) == vendor::FeedMode::Changes;
    });
    if (changes == feeds.end())
        return;
    const Feed told = *changes;
    for (Feed& feed : feeds) {
        if (mode(feed.feed) != vendor::FeedMode::Walk || feed.state != Feed::State::Live)
            continue;
        feed.lastSuccess = std::max(feed.lastSuccess, told.lastSuccess);
        if (feed.readUpTo.isSet())
            feed.readUpTo = std::max(feed.readUpTo, told.readUpTo);
    }
}

Result<view::Health> healthOf(const Engine::Reader& reader, const Setup& setup,
                              const Person* person, const std::vector<view::SourceStatus>& statuses,
                              Instant now)
{
    view::Health out;
    out.at = now;
    const auto feeds = reader.feeds->feeds();
    if (!feeds)
        return fail(feeds.error());
    for (const Source& source : setup.sources) {
        view::SourceHealth health;
        health.status.number = source.number;
        health.status.name = source.name;
        health.connector = source.connector;
        if (const MassChange* held = setup.heldOf(source.number)) {
            health.held = *held;
            health.decide = command::judgeMassChange(person);
        }
        for (const view::SourceStatus& status : statuses)
            if (status.number == source.number)
                health.status = status;
        for (const store::FeedRow& row : *feeds) {
            if (row.source != source.number)
                continue;
            health.feeds.push_back({row.feed, feedState(row), row.lastSuccess, row.highWater,
                                    row.failingSince, row.problem});
        }
        if (const vendor::Connector* connector = vendor::find(source.connector))
            followChanges(health.feeds, connector->feeds());
        for (const Feed& feed : health.feeds) {
            health.refused = health.refused || feed.state == Feed::State::Refused;
            if (feed.readUpTo.isSet() && feed.state != Feed::State::NoSuchList &&
                (!health.readUpTo.isSet() || feed.readUpTo < health.readUpTo))
                health.readUpTo = feed.readUpTo;
        }
        const auto aside = reader.feeds->asideOf(source.number, kMostPutAside);
        const auto count = reader.feeds->asideCount(source.number);
        if (!aside)
            return fail(aside.error());
        if (!count)
            return fail(count.error());
        health.status.quarantined = *count;
        for (const store::QuarantineRow& row : *aside)
            health.putAside.push_back({row.feed, row.page, row.path, row.reason, row.ext, row.at});
        const auto about = reader.cases->about(
            {}, {source.number, FactKind::Source, QByteArray::number(source.number)});
        if (!about)
            return fail(about.error());
        if (!about->empty() && about->front().open()) {
            const auto line = RecordBuilder(reader, setup, std::nullopt, now).row(about->front());
            health.incident = about->front().number;
            health.incidentWhat = line ? line->what : QString();
        }
        out.sources.push_back(std::move(health));
    }
    return out;
}

}  // namespace docket
