// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/feedtables.h"

#include <QList>

namespace docket::store {

namespace {

constexpr auto kFeedColumns = "select source, feed, high_water, walk, walk_started, last_success, "
                              "failing_since, problem, kind from feed ";

FeedRow readFeed(const Statement& row)
{
    return {static_cast<SourceNumber>(row.integer(0)),
            row.text(1),
            row.instant(2),
            row.text(3),
            row.instant(4),
            row.instant(5),
            row.instant(6),
            row.string(7),
            row.text(8)};
}

Result<std::vector<QuarantineRow>> readQuarantine(Statement& rows)
{
    std::vector<QuarantineRow> out;
    while (rows.step())
        out.push_back({static_cast<SourceNumber>(rows.integer(0)), rows.text(1), rows.integer(2),
                       rows.string(3), rows.string(4), rows.text(5), rows.instant(6)});
    if (rows.failed())
        return fail(rows.error());
    return out;
}

}  // namespace

namespace {

// A record that is read again is put aside again, with the page that it came in. One without a
// readable id is known by its place alone.
#define ONE_RECORD                                                                                 \
    "from quarantine where source=?1 group by feed, case when ext is null or ext='' then "         \
    "page || ' ' || path else ext end"
constexpr auto kAsideCount = "select count(*) from (select 1 " ONE_RECORD ")";
constexpr auto kAside = "select q.source, q.feed, q.page, q.path, q.reason, q.ext, g.since from "
                        "(select max(id) as last, min(at) as since " ONE_RECORD
                        ") g join quarantine q on q.id=g.last order by g.since, q.id limit ?2";
#undef ONE_RECORD

}  // namespace

FeedTables::FeedTables(Database& db)
    : m_db(db)
    , m_feed(db.statement((QByteArray(kFeedColumns) + "where source=?1 and feed=?2").constData()))
    , m_feeds(db.statement((QByteArray(kFeedColumns) + "order by source, feed").constData()))
    , m_save(db.statement("insert or replace into feed (source, feed, high_water, walk, "
                          "walk_started, last_success, failing_since, problem, kind) "
                          "values (?1,?2,?3,?4,?5,?6,?7,?8,?9)"))
    , m_addFollow(
          db.statement("insert or ignore into follow_up (source, feed, child) values (?1,?2,?3)"))
    , m_follow(db.statement("select feed, child from follow_up where source=?1 "
                            "order by feed, child limit ?2"))
    , m_doneFollow(db.statement("delete from follow_up where source=?1 and feed=?2 and child=?3"))
    , m_quarantine(
          db.statement("insert or ignore into quarantine (source, feed, page, path, reason, "
                       "ext, at) values (?1,?2,?3,?4,?5,?6,?7)"))
    , m_quarantined(db.statement("select source, feed, page, path, reason, ext, at from quarantine "
                                 "order by id desc limit ?1"))
    , m_asideCount(db.statement(kAsideCount))
    , m_aside(db.statement(kAside))
    , m_quarantineOf(db.statement("select source, feed, page, path, reason, ext, at from "
                                  "quarantine where source=?1 order by at, id limit ?2"))
    , m_mended(db.statement("delete from quarantine where source=?1 and feed=?2 and ext=?3"))
    , m_keepFound(db.statement("insert or replace into projection (name, position, hash, version) "
                               "values ('swept ' || ?1 || ' ' || ?2 || ' ' || ?3, ?3, ?4, 1)"))
    , m_found(db.statement("select name, hash from projection where name glob 'swept ' || ?1 || "
                           "' *'"))
    , m_sweepBegun(db.statement("select position from projection where name glob 'swept ' || ?1 || "
                                "' begun *'"))
    , m_forgetFound(db.statement("delete from projection where name glob 'swept ' || ?1 || ' *'"))
{
    Statement any = db.statement("select 1 from quarantine limit 1");
    m_anyAside = any.step();
}

Done FeedTables::forget()
{
    return m_db.execute("delete from feed");
}

Done FeedTables::forget(SourceNumber source)
{
    Statement all = m_db.statement("delete from feed where source=?1");
    return all.bind(1, source).run();
}

Result<std::optional<FeedRow>> FeedTables::feed(SourceNumber source, const QByteArray& feed) const
{
    m_feed.bind(1, source).bindText(2, feed);
    std::optional<FeedRow> out;
    if (m_feed.step())
        out = readFeed(m_feed);
    if (m_feed.failed())
        return fail(m_feed.error());
    m_feed.reset();
    return out;
}

Result<std::vector<FeedRow>> FeedTables::feeds() const
{
    std::vector<FeedRow> out;
    while (m_feeds.step())
        out.push_back(readFeed(m_feeds));
    if (m_feeds.failed())
        return fail(m_feeds.error());
    return out;
}

Done FeedTables::save(const FeedRow& row)
{
    return m_save.bind(1, row.source)
        .bindText(2, row.feed)
        .bind(3, row.highWater)
        .bindText(4, row.walk)
        .bind(5, row.walkStarted)
        .bind(6, row.lastSuccess)
        .bind(7, row.failingSince)
        .bindText(8, row.problem)
        .bindText(9, row.kind)
        .run();
}

Done FeedTables::addFollowUp(SourceNumber source, const FollowUpRow& row)
{
    return m_addFollow.bind(1, source).bindText(2, row.feed).bindText(3, row.child).run();
}

Result<std::vector<FollowUpRow>> FeedTables::followUps(SourceNumber source, int limit) const
{
    std::vector<FollowUpRow> out;
    m_follow.bind(1, source).bind(2, limit);
    while (m_follow.step())
        out.push_back({m_follow.text(0), m_follow.text(1)});
    if (m_follow.failed())
        return fail(m_follow.error());
    return out;
}

Done FeedTables::doneFollowUp(SourceNumber source, const FollowUpRow& row)
{
    return m_doneFollow.bind(1, source).bindText(2, row.feed).bindText(3, row.child).run();
}

Result<bool> FeedTables::mended(SourceNumber source, const QByteArray& feed, const QByteArray& ext)
{
    if (auto done = m_mended.bind(1, source).bindText(2, feed).bindText(3, ext).run(); !done)
        return fail(done.error());
    return m_mended.changes() > 0;
}

Done FeedTables::beginSweep(SourceNumber source, Instant at)
{
    return keepFound(source, "begun", at.ms, {});
}

Result<Instant> FeedTables::sweepBegun(SourceNumber source) const
{
    m_sweepBegun.bind(1, source);
    Instant out;
    if (m_sweepBegun.step())
        out = m_sweepBegun.instant(0);
    if (m_sweepBegun.failed())
        return fail(m_sweepBegun.error());
    m_sweepBegun.reset();
    return out;
}

Done FeedTables::keepFound(SourceNumber source, const QByteArray& feed, qint64 page,
                           const std::vector<FactName>& names)
{
    QByteArray lines;
    for (const auto& [kind, id] : names)
        lines += QByteArray::number(static_cast<int>(kind)) + ' ' + id + '\n';
    return m_keepFound.bind(1, source).bindText(2, feed).bind(3, page).bindBlob(4, lines).run();
}

Result<std::vector<std::pair<QByteArray, FactName>>> FeedTables::found(SourceNumber source) const
{
    std::vector<std::pair<QByteArray, FactName>> out;
    m_found.bind(1, source);
    while (m_found.step()) {
        const QByteArray feed = m_found.text(0).split(' ').value(2);
        for (const QByteArray& line : m_found.blob(1).split('\n'))
            if (const qsizetype at = line.indexOf(' '); at > 0)
                out.emplace_back(feed, FactName{static_cast<FactKind>(line.first(at).toInt()),
                                                line.sliced(at + 1)});
    }
    if (m_found.failed())
        return fail(m_found.error());
    return out;
}

Done FeedTables::forgetFound(SourceNumber source)
{
    return m_forgetFound.bind(1, source).run();
}

Done FeedTables::quarantine(const QuarantineRow& row)
{
    m_anyAside = true;
    return m_quarantine.bind(1, row.source)
        .bindText(2, row.feed)
        .bind(3, row.page)
        .bindText(4, row.path)
        .bindText(5, row.reason)
        .bindText(6, row.ext)
        .bind(7, row.at.ms)
        .run();
}

Result<std::vector<QuarantineRow>> FeedTables::quarantined(int limit) const
{
    return readQuarantine(m_quarantined.bind(1, limit));
}

Result<std::vector<QuarantineRow>> FeedTables::quarantineOf(SourceNumber source, int limit) const
{
    return readQuarantine(m_quarantineOf.bind(1, source).bind(2, limit));
}

Result<std::vector<QuarantineRow>> FeedTables::asideOf(SourceNumber source, int limit) const
{
    return readQuarantine(m_aside.bind(1, source).bind(2, limit));
}

Result<qint64> FeedTables::asideCount(SourceNumber source) const
{
    m_asideCount.bind(1, source);
    const qint64 count = m_asideCount.step() ? m_asideCount.integer(0) : 0;
    if (m_asideCount.failed())
        return fail(m_asideCount.error());
    m_asideCount.reset();
    return count;
}

Result<Position> position(Database& db, const char* projection)
{
    Statement row = db.statement("select position, hash from projection where name = ?1");
    row.bindText(1, QByteArray(projection));
    Position out;
    if (row.step())
        out = {row.integer(0), row.blob(1)};
    if (row.failed())
        return fail(row.error());
    return out;
}

Done setPosition(Database& db, const char* projection, const Position& at)
{
    Statement row =
        db.statement("insert into projection (name, position, hash, version) values "
                     "(?1,?2,?3,1) on conflict do update set position=excluded.position, "
                     "hash=excluded.hash");
    return row.bindText(1, QByteArray(projection)).bind(2, at.seq).bindBlob(3, at.hash).run();
}

}  // namespace docket::store
