// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/factwriter.h"
#include "core/store/feedtables.h"
#include "core/vendor/connector.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace docket::sync {

// A page on its way in: its bytes to the archive, then its facts and its cursor together.
struct PageIn {
    SourceNumber source = 0;
    vendor::PageContext context;
    QByteArray bytes;  // scrubbed
    qint64 removed = 0;
    vendor::DecodedPage decoded;
    std::optional<store::FeedRow> feed;          // where the feed stands after this page
    std::optional<store::FollowUpRow> finished;  // what this page answered
    // Of a sweep: what it changes is named and kept, and only of that more is read.
    bool swept = false;
};

// So many ids does known() answer at once.
constexpr int kKnownAtOnce = 5'000;

// What a run begins with.
struct Begin {
    std::vector<store::FeedRow> feeds;
    std::vector<FactName> unsettled;
    // By feed: what a sweep that did not come to its end had found.
    std::vector<std::pair<QByteArray, FactName>> found;
    Instant sweepBegun;  // and when that one had begun
};

// Where pages go: the archive and the cache, on their own threads. A page that has been answered
// shows to whoever asks here, and is committed with others a little later. Every answer comes
// later, on the thread of `context`, and not after it is gone.
class Ingest {
public:
    virtual ~Ingest() = default;

    virtual void begin(SourceNumber source, QObject* context,
                       std::function<void(Result<Begin>)> then) = 0;
    virtual void followUps(SourceNumber source, int limit, QObject* context,
                           std::function<void(Result<std::vector<store::FollowUpRow>>)> then) = 0;
    virtual void page(PageIn page, QObject* context,
                      std::function<void(Result<store::Written>)> then) = 0;
    // What is known of a kind and was made since then, in the order of the ids, after one of them.
    virtual void known(SourceNumber source, FactKind kind, Instant since, const QByteArray& after,
                       QObject* context,
                       std::function<void(Result<std::vector<QByteArray>>)> then) = 0;
    // A sweep begins: what it finds is kept from now on. None: what was kept is needed no longer.
    virtual void sweeping(SourceNumber source, Instant begun) = 0;
    // Answers when everything given before is committed, or says why it could not be.
    virtual void flush(QObject* context, std::function<void(Done)> then) = 0;
    // Where a feed stands without a page: its failure, or its end.
    virtual void feed(const store::FeedRow& row) = 0;
};

}  // namespace docket::sync
