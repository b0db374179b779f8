// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/worklists.h"

#include <algorithm>

namespace docket::store {

namespace {

// number, due, warn of the open cases. What has no live clock has no due and goes last.
constexpr auto kAll = "select number, due, warn from case_row where state=0 order by due, number";
constexpr auto kQueue =
    "select number, due, warn from case_row where state=0 and queue=?1 order by due, number";
constexpr auto kMine =
    "select number, due, warn from case_row where state=0 and owner=?1 order by due, number";
constexpr auto kUnclaimed =
    "select number, due, warn from case_row where state=0 and (owner is null "
    "or lease_until <= ?1) order by due, number";
constexpr auto kApproval = "select number, due, warn from case_row where state=0 and approval=1 "
                           "order by due, number";
constexpr auto kChasing = "select number, due, warn from case_row where state=0 and paused=1 and "
                          "chaser=?1 order by due, number";

// Filters that come on top: a text, or a queue inside a person's view.
constexpr auto kFiltered =
    "select number, due, warn from case_row where state=0 and (?1 is null or queue=?1) "
    "and (?2 is null or owner=?2) and (?3 is null or owner is null or lease_until <= ?3) "
    "and (?4=0 or approval=1) "
    "and (?5 is null or (paused=1 and chaser=?5)) and (?6 is null or instr(words, ?6) > 0) "
    "order by due, number";

// Each figure is one look into an index, or a count of no more than what it finds. A plus keeps a
// term from choosing the index by which everything would be read.
constexpr auto kOpenCounts = "select queue, open, open - owned from case_count";
constexpr auto kLapsed = "select queue, count(*) from case_row where state=0 and owner is not null "
                         "and lease_until <= ?1 group by +queue";
constexpr auto kOldest = "select min(source_at) from case_row where state=0 and queue=?1";
// A case is breached by any live clock past due: its earliest due is enough to know.
constexpr auto kBreached = "select count(*) from case_row where state=0 and queue=?1 and due < ?2";
constexpr auto kAtRisk = "select count(*) from case_row where state=0 and queue=?1 and "
                         "warn is not null and warn <= ?2 and +due >= ?2";
constexpr auto kNextDue = "select min(due) from case_clock where queue=?1 and due >= ?2";
#define OWN_COUNTS                                                                                 \
    "select count(*), sum(owner is null or lease_until <= ?1), min(source_at), sum(due < ?1), "    \
    "sum(due >= ?1 and warn <= ?1), min((select min(k.due) from case_clock k where "               \
    "k.number=case_row.number and k.due >= ?1)) from case_row where state=0 and "
constexpr auto kOwnMine = OWN_COUNTS "owner=?2";
constexpr auto kOwnApproval = OWN_COUNTS "approval=1";
constexpr auto kOwnChasing = OWN_COUNTS "paused=1 and chaser=?2";
#undef OWN_COUNTS
// At its due a clock is met, a millisecond later it is breached.
constexpr auto kTurn =
    "select min(t) from (select min(warn) as t from case_row where state=0 and warn is not null "
    "and warn > ?1 union all select min(lease_until) from case_row where state=0 and owner is not "
    "null and lease_until > ?1 union all select min(due) + 1 from case_clock where due >= ?1)";
constexpr auto kNext = "select number from case_row where state=0 and due is not null and "
                       "(owner is null or owner=?1) order by due, number limit 1";
constexpr auto kStored = "select stored from case_row where number=?1";

Instant at(const Statement& row, int column)
{
    return row.instant(column);
}

}  // namespace

struct Worklists::Statements {
    Statement all, queue, mine, unclaimed, approval, chasing, filtered, openCounts, lapsed, oldest,
        breached, atRisk, nextDue, ownMine, ownApproval, ownChasing, turn, next, stored;

    explicit Statements(const Database& db)
        : all(db.statement(kAll))
        , queue(db.statement(kQueue))
        , mine(db.statement(kMine))
        , unclaimed(db.statement(kUnclaimed))
        , approval(db.statement(kApproval))
        , chasing(db.statement(kChasing))
        , filtered(db.statement(kFiltered))
        , openCounts(db.statement(kOpenCounts))
        , lapsed(db.statement(kLapsed))
        , oldest(db.statement(kOldest))
        , breached(db.statement(kBreached))
        , atRisk(db.statement(kAtRisk))
        , nextDue(db.statement(kNextDue))
        , ownMine(db.statement(kOwnMine))
        , ownApproval(db.statement(kOwnApproval))
        , ownChasing(db.statement(kOwnChasing))
        , turn(db.statement(kTurn))
        , next(db.statement(kNext))
        , stored(db.statement(kStored))
    {
    }
};

Worklists::Worklists(const Database& db)
    : m_db(db)
    , m_s(std::make_unique<Statements>(db))
{
}

Worklists::~Worklists() = default;

namespace {

Statement& plain(const view::Query& query, PersonId asker, Instant now, Statement& all,
                 Statement& queue, Statement& mine, Statement& unclaimed, Statement& approval,
                 Statement& chasing)
{
    switch (query.scope) {
    case view::Scope::Mine:
        return mine.bindBlob(1, asker.bytes());
    case view::Scope::Unclaimed:
        return unclaimed.bind(1, now);
    case view::Scope::Approval:
        return approval;
    case view::Scope::Chasing:
        return chasing.bindText(1, asker.text());
    case view::Scope::All:
        break;
    }
    return query.queue ? queue.bind(1, static_cast<int>(*query.queue)) : all;
}

}  // namespace

Result<view::RowSet> Worklists::list(const view::Query& query, PersonId asker, Instant now,
                                     Instant dayEnd) const
{
    view::RowSet out;
    out.at = now;
    std::array<std::vector<qint64>, view::kBands> bands;
    const auto read = [&](Statement& rows) -> Done {
        while (rows.step()) {
            const qint64 number = rows.integer(0);
            const Instant due = at(rows, 1);
            const Instant warn = at(rows, 2);
            view::Band band = view::Band::Later;
            if (!due.isSet())
                band = view::Band::Paused;
            else if (due < now)
                band = view::Band::Breached;
            else if (warn.isSet() && warn <= now)
                band = view::Band::AtRisk;
            else if (due < dayEnd)
                band = view::Band::Today;
            if (due.isSet() && due >= now && due - now <= minutes(15))
                ++out.dueWithin15;
            bands.at(static_cast<size_t>(band)).push_back(number);
        }
        return rows.failed() ? Done(fail(rows.error())) : Done();
    };
    Statements& s = *m_s;
    const bool narrowed = !query.text.isEmpty() || (query.queue && query.scope != view::Scope::All);
    Done done;
    if (!narrowed) {
        done = read(
            plain(query, asker, now, s.all, s.queue, s.mine, s.unclaimed, s.approval, s.chasing));
    } else {
        Statement& f = s.filtered;
        const bool mine = query.scope == view::Scope::Mine;
        const bool chasing = query.scope == view::Scope::Chasing;
        query.queue ? f.bind(1, static_cast<int>(*query.queue)) : f.bindNull(1);
        mine ? f.bindBlob(2, asker.bytes()) : f.bindNull(2);
        query.scope == view::Scope::Unclaimed ? f.bind(3, now) : f.bindNull(3);
        f.bind(4, query.scope == view::Scope::Approval);
        chasing ? f.bindText(5, asker.text()) : f.bindNull(5);
        f.bindText(6, query.text.toLower());
        done = read(f);
    }
    if (!done)
        return fail(done.error());
    for (size_t band = 0; band < bands.size(); ++band) {
        out.bands[band] = static_cast<qint64>(bands[band].size());
        out.numbers.insert(out.numbers.end(), bands[band].begin(), bands[band].end());
    }
    if (!query.text.isEmpty()) {
        view::Query whole = query;
        whole.text.clear();
        const auto all = list(whole, asker, now, dayEnd);
        if (!all)
            return fail(all.error());
        out.hidden =
            static_cast<qint64>(all->numbers.size()) - static_cast<qint64>(out.numbers.size());
    }
    return out;
}

Result<std::vector<Case>> Worklists::cases(const std::vector<qint64>& numbers) const
{
    std::vector<Case> out;
    out.reserve(numbers.size());
    for (const qint64 number : numbers) {
        m_s->stored.bind(1, number);
        if (m_s->stored.step()) {
            auto value = caseFromStored(m_s->stored.blob(0));
            m_s->stored.reset();
            if (!value)
                return fail(ErrorKind::Corrupt, QStringLiteral("cache.db"), value.error().detail);
            out.push_back(std::move(*value));
        }
        if (m_s->stored.failed())
            return fail(m_s->stored.error());
    }
    return out;
}

Result<view::Counts> Worklists::counts(PersonId asker, Instant now) const
{
    view::Counts out;
    out.at = now;
    for (const Queue queue : kQueues)
        out.queues.push_back(view::QueueCount{queue, 0, 0, 0, 0, {}, {}, {}});
    const auto of = [&](Statement& row) -> view::QueueCount& {
        return out.queues.at(static_cast<size_t>(row.integer(0)));
    };
    Statements& s = *m_s;
    while (s.openCounts.step()) {
        view::QueueCount& q = of(s.openCounts);
        q.open = s.openCounts.integer(1);
        q.unclaimed = s.openCounts.integer(2);
    }
    s.lapsed.bind(1, now.ms);
    while (s.lapsed.step())
        of(s.lapsed).unclaimed += s.lapsed.integer(1);
    for (view::QueueCount& q : out.queues) {
        const auto one = [&](Statement& row, auto read) {
            row.bind(1, static_cast<int>(q.queue));
            if (&row != &s.oldest)
                row.bind(2, now.ms);
            if (row.step()) {
                read(row);
                row.reset();
            }
        };
        one(s.oldest, [&](const Statement& row) { q.oldest = row.instant(0); });
        one(s.breached, [&](const Statement& row) { q.breached = row.integer(0); });
        one(s.atRisk, [&](const Statement& row) { q.atRisk = row.integer(0); });
        one(s.nextDue, [&](const Statement& row) { q.nextDue = row.instant(0); });
    }
    const auto own = [&](Statement& row, view::QueueCount& count) {
        row.bind(1, now.ms);
        if (!row.step())
            return;
        count.open = row.integer(0);
        count.unclaimed = row.integer(1);
        count.oldest = row.instant(2);
        count.breached = row.integer(3);
        count.atRisk = row.integer(4);
        count.nextDue = row.instant(5);
        row.reset();
    };
    own(s.ownMine.bindBlob(2, asker.bytes()), out.mine);
    own(s.ownApproval, out.approval);
    own(s.ownChasing.bindText(2, asker.text()), out.chasing);
    for (Statement* row : {&s.openCounts, &s.lapsed, &s.oldest, &s.breached, &s.atRisk, &s.nextDue,
                           &s.ownMine, &s.ownApproval, &s.ownChasing})
        if (row->failed())
            return fail(row->error());
    return out;
}

Result<Instant> Worklists::nextTurn(Instant now) const
{
    m_s->turn.bind(1, now.ms);
    Instant out;
    if (m_s->turn.step()) {
        out = m_s->turn.instant(0);
        m_s->turn.reset();
    }
    if (m_s->turn.failed())
        return fail(m_s->turn.error());
    return out;
}

Result<qint64> Worklists::next(PersonId asker) const
{
    m_s->next.bindBlob(1, asker.bytes());
    qint64 out = 0;
    if (m_s->next.step()) {
        out = m_s->next.integer(0);
        m_s->next.reset();
    }
    if (m_s->next.failed())
        return fail(m_s->next.error());
    return out;
}

}  // namespace docket::store
