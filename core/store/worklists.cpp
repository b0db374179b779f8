// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/worklists.h"

#include "core/store/casetables.h"

#include <algorithm>
#include <numeric>

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

// How a list begins that has enough that is late.
constexpr auto kLate = "select number from case_row where state=0 and due < ?1 "
                       "order by due, number limit ?2";
constexpr auto kLateQueue = "select number from case_row where state=0 and queue=?3 and due < ?1 "
                            "order by due, number limit ?2";

// Filters that come on top: a text, or a queue inside a person's view.
constexpr auto kFiltered =
    "select number, due, warn from case_row where state=0 and (?1 is null or queue=?1) "
    "and (?2 is null or owner=?2) and (?3 is null or owner is null or lease_until <= ?3) "
    "and (?4=0 or approval=1) "
    "and (?5 is null or (paused=1 and chaser=?5)) and (?6 is null or instr(words, ?6) > 0) "
    "order by due, number";

// The few that are offered, put aside or raised, each with the same filters.
#define FILTERED " and (?2 is null or r.queue=?2) and (?3 is null or instr(r.words, ?3) > 0) "
#define OFFERED "o.whom in (?1,?4,?5,?6,?7,?8,?9,?10,?11) and o.giver <> ?1"
constexpr auto kHanded =
    "select r.number, r.due, r.warn from case_offer o cross join case_row r on r.number=o.number "
    "where " OFFERED " and r.state=0" FILTERED "order by r.due, r.number";
constexpr auto kSnoozed =
    "select r.number, r.due, r.warn from case_snooze s cross join case_row r on r.number=s.number "
    "where s.person=?1 and s.until > ?4 and r.state=0" FILTERED "order by r.due, r.number";
constexpr auto kEscalated =
    "select r.number, r.due, r.warn from case_escalation e cross join case_row r on "
    "r.number=e.number where r.state=0" FILTERED "order by r.due, r.number";
#undef FILTERED
constexpr auto kAside = "select number from case_snooze where person=?1 and until > ?2";
constexpr auto kAsideRows =
    "select r.queue, r.owner is null or r.lease_until <= ?2, r.due, r.warn from case_snooze s "
    "cross join case_row r on r.number=s.number where s.person=?1 and s.until > ?2 and r.state=0";

// Each figure is one look into an index, or a count of no more than what it finds. A plus keeps a
// term from choosing the index by which everything would be read.
constexpr auto kOpenCounts = "select queue, open, open - owned from case_count";
constexpr auto kLapsed = "select queue, count(*) from case_row where state=0 and owner is not null "
                         "and lease_until <= ?1 group by +queue";
#define NOT_ASIDE "number not in (select number from case_snooze where person=?3 and until > ?2)"
constexpr auto kOldest = "select source_at from case_row where state=0 and queue=?1 and " NOT_ASIDE
                         " order by source_at limit 1";
// A case is breached by any live clock past due: its earliest due is enough to know.
constexpr auto kBreached = "select count(*) from case_row where state=0 and queue=?1 and due < ?2";
constexpr auto kAtRisk = "select count(*) from case_row where state=0 and queue=?1 and "
                         "warn is not null and warn <= ?2 and +due >= ?2";
constexpr auto kNextDue = "select due from case_clock where queue=?1 and due >= ?2 and " NOT_ASIDE
                          " order by due limit 1";
constexpr auto kNext =
    "select number from case_row where state=0 and due is not null and (owner is null or "
    "owner=?1) and " NOT_ASIDE " order by due, number limit 1";
#undef NOT_ASIDE
#define OWN_COUNTS                                                                                 \
    "select count(*), sum(owner is null or lease_until <= ?1), min(source_at), sum(due < ?1), "    \
    "sum(due >= ?1 and warn <= ?1), min((select min(k.due) from case_clock k where "               \
    "k.number=case_row.number and k.due >= ?1)) from case_row where "
#define NOT_ASIDE                                                                                  \
    " and number not in (select number from case_snooze where person=?3 and until > ?1)"
constexpr auto kOwnMine = OWN_COUNTS "state=0 and owner=?2" NOT_ASIDE;
constexpr auto kOwnApproval = OWN_COUNTS "state=0 and approval=1" NOT_ASIDE;
constexpr auto kOwnChasing = OWN_COUNTS "state=0 and paused=1 and chaser=?2" NOT_ASIDE;
// The few are looked up by their numbers, and not the open ones for them.
constexpr auto kOwnHanded =
    OWN_COUNTS "+state=0 and number in (select o.number from case_offer o where o.whom in "
               "(?3,?4,?5,?6,?7,?8,?9,?10,?11) and o.giver <> ?3)" NOT_ASIDE;
constexpr auto kOwnSnoozed = OWN_COUNTS
    "+state=0 and number in (select number from case_snooze where person=?3 and until > ?1)";
constexpr auto kOwnEscalated =
    OWN_COUNTS "+state=0 and number in (select number from case_escalation)" NOT_ASIDE;
#undef NOT_ASIDE
#undef OFFERED
#undef OWN_COUNTS
// At its due a clock is met, a millisecond later it is breached.
constexpr auto kTurn =
    "select min(t) from (select min(warn) as t from case_row where state=0 and warn is not null "
    "and warn > ?1 union all select min(lease_until) from case_row where state=0 and owner is not "
    "null and lease_until > ?1 union all select min(due) + 1 from case_clock where due >= ?1 "
    "union all select min(until) from case_snooze where until > ?1)";
constexpr auto kStored = "select stored from case_row where number=?1";

Instant at(const Statement& row, int column)
{
    return row.instant(column);
}

}  // namespace

struct Worklists::Statements {
    Statement all, queue, late, lateQueue, mine, unclaimed, approval, chasing, filtered, openCounts,
        lapsed, oldest, breached, atRisk, nextDue, ownMine, ownApproval, ownChasing, turn, next,
        stored, handed, snoozed, escalated, asideNumbers, asideRows, ownHanded, ownSnoozed,
        ownEscalated;

    explicit Statements(const Database& db)
        : all(db.statement(kAll))
        , queue(db.statement(kQueue))
        , late(db.statement(kLate))
        , lateQueue(db.statement(kLateQueue))
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
        , handed(db.statement(kHanded))
        , snoozed(db.statement(kSnoozed))
        , escalated(db.statement(kEscalated))
        , asideNumbers(db.statement(kAside))
        , asideRows(db.statement(kAsideRows))
        , ownHanded(db.statement(kOwnHanded))
        , ownSnoozed(db.statement(kOwnSnoozed))
        , ownEscalated(db.statement(kOwnEscalated))
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

// The keys of offers to the asker: the person's, then one for each role.
void bindWhom(Statement& row, const Asker& asker, int person, int roles)
{
    row.bindBlob(person, asker.id.bytes());
    for (int i = 0; i < kRoles; ++i)
        i < static_cast<int>(asker.roles.size())
            ? row.bindBlob(roles + i, offeredTo(asker.roles[static_cast<size_t>(i)]))
            : row.bindNull(roles + i);
}

Statement& plain(const view::Query& query, PersonId asker, Instant now, Statement& all,
                 Statement& queue, Statement& mine, Statement& unclaimed, Statement& approval,
                 Statement& chasing)
{
    switch (query.scope) {
    case view::Scope::Handed:
    case view::Scope::Snoozed:
    case view::Scope::Escalated:
        break;
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

Result<std::vector<qint64>> Worklists::aside(const Asker& asker, Instant now) const
{
    Statement& rows = m_s->asideNumbers.bindBlob(1, asker.id.bytes()).bind(2, now);
    std::vector<qint64> out;
    while (rows.step())
        out.push_back(rows.integer(0));
    if (rows.failed())
        return fail(rows.error());
    std::sort(out.begin(), out.end());
    return out;
}

Result<view::RowSet> Worklists::list(const view::Query& query, const Asker& asker, Instant now,
                                     Instant dayEnd) const
{
    view::RowSet out;
    out.at = now;
    const auto hidden = query.scope == view::Scope::Snoozed
                            ? Result<std::vector<qint64>>(std::vector<qint64>())
                            : aside(asker, now);
    if (!hidden)
        return fail(hidden.error());
    std::array<std::vector<qint64>, view::kBands> bands;
    const auto read = [&](Statement& rows) -> Done {
        bool dated = false;
        while (rows.step()) {
            const qint64 number = rows.integer(0);
            if (!hidden->empty() && std::binary_search(hidden->begin(), hidden->end(), number))
                continue;
            view::Band band = view::Band::Later;
            // Those without a due come first; after them nobody asks again whether there is one.
            const Instant due = dated ? Instant{rows.integer(1)} : at(rows, 1);
            dated = due.isSet();
            if (!dated) {
                band = view::Band::Paused;
            } else if (due < now) {
                band = view::Band::Breached;
            } else {
                const Instant warn = at(rows, 2);
                if (warn.isSet() && warn <= now)
                    band = view::Band::AtRisk;
                else if (due < dayEnd)
                    band = view::Band::Today;
                if (due - now <= minutes(15))
                    ++out.dueWithin15;
            }
            bands.at(static_cast<size_t>(band)).push_back(number);
        }
        return rows.failed() ? Done(fail(rows.error())) : Done();
    };
    Statements& s = *m_s;
    const bool narrowed = !query.text.isEmpty() || (query.queue && query.scope != view::Scope::All);
    Done done;
    Statement* few = query.scope == view::Scope::Handed      ? &s.handed
                     : query.scope == view::Scope::Snoozed   ? &s.snoozed
                     : query.scope == view::Scope::Escalated ? &s.escalated
                                                             : nullptr;
    if (few) {
        if (few == &s.handed)
            bindWhom(*few, asker, 1, 4);
        else if (few == &s.snoozed)
            few->bindBlob(1, asker.id.bytes()).bind(4, now);
        query.queue ? few->bind(2, static_cast<int>(*query.queue)) : few->bindNull(2);
        few->bindText(3, query.text.toLower());
        done = read(*few);
    } else if (!narrowed) {
        done = read(plain(query, asker.id, now, s.all, s.queue, s.mine, s.unclaimed, s.approval,
                          s.chasing));
    } else {
        Statement& f = s.filtered;
        const bool mine = query.scope == view::Scope::Mine;
        const bool chasing = query.scope == view::Scope::Chasing;
        query.queue ? f.bind(1, static_cast<int>(*query.queue)) : f.bindNull(1);
        mine ? f.bindBlob(2, asker.id.bytes()) : f.bindNull(2);
        query.scope == view::Scope::Unclaimed ? f.bind(3, now) : f.bindNull(3);
        f.bind(4, query.scope == view::Scope::Approval);
        chasing ? f.bindText(5, asker.id.text()) : f.bindNull(5);
        f.bindText(6, query.text.toLower());
        done = read(f);
    }
    if (!done)
        return fail(done.error());
    out.numbers.reserve(std::accumulate(
        bands.begin(), bands.end(), size_t{0},
        [](size_t sum, const std::vector<qint64>& band) { return sum + band.size(); }));
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

Result<view::RowSet> Worklists::first(const view::Query& query, const Asker& asker, Instant now,
                                      Instant dayEnd, int most) const
{
    if (query.scope != view::Scope::All || !query.text.isEmpty())
        return list(query, asker, now, dayEnd);
    const auto hidden = aside(asker, now);
    if (!hidden)
        return fail(hidden.error());
    Statement& rows = query.queue ? m_s->lateQueue : m_s->late;
    rows.bind(1, now).bind(2, most);
    if (query.queue)
        rows.bind(3, static_cast<int>(*query.queue));
    view::RowSet out;
    out.at = now;
    out.whole = false;
    int read = 0;
    for (; rows.step(); ++read)
        if (const qint64 number = rows.integer(0);
            !std::binary_search(hidden->begin(), hidden->end(), number))
            out.numbers.push_back(number);
    if (rows.failed())
        return fail(rows.error());
    // Else the screen shows more than what is late, and that takes the whole list.
    if (read < most)
        return list(query, asker, now, dayEnd);
    out.bands[static_cast<size_t>(view::Band::Breached)] = std::ssize(out.numbers);
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

Result<view::Counts> Worklists::counts(const Asker& asker, Instant now) const
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
            row.bind(2, now.ms);
            if (&row == &s.oldest || &row == &s.nextDue)
                row.bindBlob(3, asker.id.bytes());
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
    if (auto done = withoutAside(out, asker); !done)
        return fail(done.error());
    const auto own = [&](Statement& row, view::QueueCount& count) {
        row.bind(1, now.ms).bindBlob(3, asker.id.bytes());
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
    own(s.ownMine.bindBlob(2, asker.id.bytes()), out.mine);
    own(s.ownApproval, out.approval);
    own(s.ownChasing.bindText(2, asker.id.text()), out.chasing);
    bindWhom(s.ownHanded, asker, 3, 4);
    own(s.ownHanded, out.handed);
    own(s.ownSnoozed, out.snoozed);
    own(s.ownEscalated, out.escalated);
    for (Statement* row :
         {&s.openCounts, &s.lapsed, &s.oldest, &s.breached, &s.atRisk, &s.nextDue, &s.ownMine,
          &s.ownApproval, &s.ownChasing, &s.ownHanded, &s.ownSnoozed, &s.ownEscalated})
        if (row->failed())
            return fail(row->error());
    return out;
}

// What the asker has put aside is not in the queues either: the few are taken off their sums.
Done Worklists::withoutAside(view::Counts& counts, const Asker& asker) const
{
    const Instant now = counts.at;
    Statement& rows = m_s->asideRows.bindBlob(1, asker.id.bytes()).bind(2, now);
    while (rows.step()) {
        view::QueueCount& q = counts.queues.at(static_cast<size_t>(rows.integer(0)));
        const Instant due = at(rows, 2);
        const Instant warn = at(rows, 3);
        --q.open;
        q.unclaimed -= rows.integer(1);
        q.breached -= due.isSet() && due < now ? 1 : 0;
        q.atRisk -= warn.isSet() && warn <= now && due.isSet() && due >= now ? 1 : 0;
    }
    return rows.failed() ? Done(fail(rows.error())) : Done();
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

Result<qint64> Worklists::next(const Asker& asker, Instant now) const
{
    m_s->next.bindBlob(1, asker.id.bytes()).bind(2, now).bindBlob(3, asker.id.bytes());
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
