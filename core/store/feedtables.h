// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/externalref.h"
#include "core/store/database.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace docket::store {

// Where a feed stands, as the cache keeps it.
struct FeedRow {
    SourceNumber source = 0;
    QByteArray feed;
    Instant highWater;
    QByteArray walk;
    Instant walkStarted;
    Instant lastSuccess;
    Instant failingSince;
    QString problem;
    QByteArray kind;  // the error's kind, or kNoSuchThing

    bool operator==(const FeedRow&) const = default;
};

// The account has no such list: nothing is wrong with it.
inline constexpr char kNoSuchThing[] = "none";

struct FollowUpRow {
    QByteArray feed;
    QByteArray child;

    bool operator==(const FollowUpRow&) const = default;
};

struct QuarantineRow {
    SourceNumber source = 0;
    QByteArray feed;
    qint64 page = 0;
    QString path;
    QString reason;
    QByteArray ext;
    Instant at;
};

// Feeds, follow-ups and the quarantine. Written in the same transaction as the page's facts.
class FeedTables {
public:
    explicit FeedTables(Database& db);

    Result<std::optional<FeedRow>> feed(SourceNumber source, const QByteArray& feed) const;
    Result<std::vector<FeedRow>> feeds() const;
    Done save(const FeedRow& row);

    // Nothing is known of any feed: everything is read from the beginning.
    Done forget();
    Done forget(SourceNumber source);  // of any of this one's

    Done addFollowUp(SourceNumber source, const FollowUpRow& row);
    Result<std::vector<FollowUpRow>> followUps(SourceNumber source, int limit) const;
    Done doneFollowUp(SourceNumber source, const FollowUpRow& row);

    Done quarantine(const QuarantineRow& row);
    // A record that was put aside could be read now. Whether it was.
    Result<bool> mended(SourceNumber source, const QByteArray& feed, const QByteArray& ext);
    // Whether anything was put aside at all.
    bool anyAside() const { return m_anyAside; }
    Result<std::vector<QuarantineRow>> quarantined(int limit) const;
    // A sweep has begun; when one did that is not forgotten yet.
    Done beginSweep(SourceNumber source, Instant at);
    Result<Instant> sweepBegun(SourceNumber source) const;
    // What a sweep found so far, kept with the pages that it found it on, so that its count goes on
    // after a crash: by feed.
    Done keepFound(SourceNumber source, const QByteArray& feed, qint64 page,
                   const std::vector<FactName>& names);
    Result<std::vector<std::pair<QByteArray, FactName>>> found(SourceNumber source) const;
    Done forgetFound(SourceNumber source);

    // Of one source, oldest first, each as often as it was put aside.
    Result<std::vector<QuarantineRow>> quarantineOf(SourceNumber source, int limit) const;
    // The records of one source that were put aside, each once: as it came last, since it came
    // first; the oldest of them first. And how many there are.
    Result<std::vector<QuarantineRow>> asideOf(SourceNumber source, int limit) const;
    Result<qint64> asideCount(SourceNumber source) const;

private:
    Database& m_db;
    mutable Statement m_feed, m_feeds, m_save, m_addFollow, m_follow, m_doneFollow, m_quarantine,
        m_quarantined, m_asideCount, m_aside, m_quarantineOf, m_mended, m_keepFound, m_found,
        m_sweepBegun, m_forgetFound;
    bool m_anyAside = false;
};

// How far a projection has come.
struct Position {
    qint64 seq = 0;
    QByteArray hash;
};
Result<Position> position(Database& db, const char* projection);
Done setPosition(Database& db, const char* projection, const Position& at);

}  // namespace docket::store
