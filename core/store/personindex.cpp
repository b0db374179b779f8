// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/personindex.h"

#include "core/store/factbinding.h"
#include "core/store/feedtables.h"

#include <algorithm>
#include <array>

namespace docket::store {

namespace {

constexpr int kMostCandidates = 5'000;
constexpr std::array kKinds{FactKind::Order, FactKind::Payment, FactKind::Checkout,
                            FactKind::Customer};

constexpr const char* positionOf(FactKind kind)
{
    switch (kind) {
    case FactKind::Order:
        return "people_orders";
    case FactKind::Payment:
        return "people_payments";
    case FactKind::Checkout:
        return "people_checkouts";
    default:
        return "people_customers";
    }
}

}  // namespace

struct PersonIndex::Statements {
    // By kKinds. A payment with an order is found by the order.
    std::array<Statement, kKinds.size()> next, one, row, newest;
    Statement changed, looked, add, having, has, anyChanged;

    explicit Statements(const Database& db)
        : next{db.statement("select id, personal from fact_order where id>?1 order by id limit ?2"),
               db.statement("select id, iif(order_ref is null, personal, null) from fact_payment "
                            "where id>?1 order by id limit ?2"),
               db.statement(
                   "select id, personal from fact_checkout where id>?1 order by id limit ?2"),
               db.statement(
                   "select id, personal from fact_customer where id>?1 order by id limit ?2")}
        , one{db.statement("select personal from fact_order where id=?1"),
              db.statement("select personal from fact_payment where id=?1 and order_ref is null"),
              db.statement("select personal from fact_checkout where id=?1"),
              db.statement("select personal from fact_customer where id=?1")}
        , row{db.statement("select source, ext, number, created_at, personal from fact_order "
                           "where id=?1"),
              db.statement("select source, ext, ext, created_at, personal from fact_payment "
                           "where id=?1"),
              db.statement("select source, ext, ext, created_at, personal from fact_checkout "
                           "where id=?1"),
              db.statement("select source, ext, ext, created_at, personal from fact_customer "
                           "where id=?1")}
        , newest{db.statement("select coalesce(max(id),0) from fact_order"),
                 db.statement("select coalesce(max(id),0) from fact_payment"),
                 db.statement("select coalesce(max(id),0) from fact_checkout"),
                 db.statement("select coalesce(max(id),0) from fact_customer")}
        , changed(db.statement("select kind, id from person_changed limit ?1"))
        , looked(db.statement("delete from person_changed where kind=?1 and id=?2"))
        , add(db.statement(
              "insert or ignore into person_token (token, kind, id) values (?1,?2,?3)"))
        , having(db.statement("select kind, id from person_token where token=?1 limit ?2"))
        , has(db.statement("select 1 from person_token where token=?1 and kind=?2 and id=?3"))
        , anyChanged(db.statement("select 1 from person_changed limit 1"))
    {
    }
};

PersonIndex::PersonIndex(Database& db, const Secret& facts, const Secret& tokens)
    : m_db(db)
    , m_key(facts)
    , m_tokens(tokens)
    , m_s(std::make_unique<Statements>(db))
{
}

PersonIndex::~PersonIndex() = default;

namespace {

Result<Personal> opened(const Statement& row, int column, const Secret& key)
{
    if (row.isNull(column))
        return Personal{};
    const auto text = openSealed(key, row.blob(column), kPersonal);
    if (!text)
        return fail(text.error());
    return personalFrom(*text);
}

}  // namespace

Result<bool> PersonIndex::feed(int most)
{
    const auto keep = [&](FactKind kind, qint64 id, const Personal& person) -> Done {
        for (const qint64 token : m_tokens.of(PersonWords::of(person)))
            if (auto done =
                    m_s->add.bind(1, token).bind(2, static_cast<int>(kind)).bind(3, id).run();
                !done)
                return done;
        return {};
    };
    int left = most;
    for (size_t k = 0; k < kKinds.size() && left > 0; ++k) {
        const auto at = position(m_db, positionOf(kKinds.at(k)));
        if (!at)
            return fail(at.error());
        qint64 last = at->seq;
        Statement& rows = m_s->next.at(k);
        rows.bind(1, last).bind(2, left);
        while (rows.step()) {
            last = rows.integer(0);
            --left;
            const auto person = opened(rows, 1, m_key);
            if (!person)
                return fail(person.error());
            if (auto done = keep(kKinds.at(k), last, *person); !done)
                return fail(done.error());
        }
        if (rows.failed())
            return fail(rows.error());
        if (last != at->seq)
            if (auto done = setPosition(m_db, positionOf(kKinds.at(k)), {last, {}}); !done)
                return fail(done.error());
    }
    std::vector<std::pair<qint64, qint64>> changed;
    m_s->changed.bind(1, std::max(0, left));
    while (m_s->changed.step())
        changed.emplace_back(m_s->changed.integer(0), m_s->changed.integer(1));
    if (m_s->changed.failed())
        return fail(m_s->changed.error());
    for (const auto& [kind, id] : changed) {
        const auto* found = std::find(kKinds.begin(), kKinds.end(), static_cast<FactKind>(kind));
        if (found != kKinds.end()) {
            Statement& row = m_s->one.at(static_cast<size_t>(found - kKinds.begin()));
            row.bind(1, id);
            const bool there = row.step();
            const auto person = there ? opened(row, 0, m_key) : Result<Personal>(Personal{});
            if (there)
                row.reset();
            if (row.failed())
                return fail(row.error());
            if (!person)
                return fail(person.error());
            if (auto done = keep(*found, id, *person); !done)
                return fail(done.error());
        }
        if (auto done = m_s->looked.bind(1, kind).bind(2, id).run(); !done)
            return fail(done.error());
    }
    left -= static_cast<int>(changed.size());
    return left <= 0;
}

Result<bool> PersonIndex::isFed() const
{
    for (size_t k = 0; k < kKinds.size(); ++k) {
        const auto at = position(m_db, positionOf(kKinds.at(k)));
        if (!at)
            return fail(at.error());
        Statement& newest = m_s->newest.at(k);
        if (!newest.step())
            return fail(newest.error());
        const bool behind = newest.integer(0) > at->seq;
        newest.reset();
        if (behind)
            return false;
    }
    const bool changed = m_s->anyChanged.step();
    if (m_s->anyChanged.failed())
        return fail(m_s->anyChanged.error());
    if (changed)
        m_s->anyChanged.reset();
    return !changed;
}

Done PersonIndex::forget(const std::vector<std::pair<SourceNumber, FactName>>& facts)
{
    // One pass over all tokens, however many rows: they are found by token alone.
    if (auto done = m_db.execute("create temp table if not exists person_gone (kind integer, "
                                 "id integer, primary key (kind, id)); delete from person_gone;");
        !done)
        return done;
    std::array<Statement, kKinds.size()> rows{
        m_db.statement("insert or ignore into person_gone select 1, id from fact_order "
                       "where source=?1 and ext=?2"),
        m_db.statement("insert or ignore into person_gone select 2, id from fact_payment "
                       "where source=?1 and ext=?2"),
        m_db.statement("insert or ignore into person_gone select 11, id from fact_checkout "
                       "where source=?1 and ext=?2"),
        m_db.statement("insert or ignore into person_gone select 18, id from fact_customer "
                       "where source=?1 and ext=?2")};
    for (const auto& [source, name] : facts) {
        const auto* kind = std::find(kKinds.begin(), kKinds.end(), name.first);
        if (kind == kKinds.end())
            continue;
        Statement& row = rows.at(static_cast<size_t>(kind - kKinds.begin()));
        if (auto done = row.bind(1, source).bindText(2, name.second).run(); !done)
            return done;
    }
    return m_db.execute("delete from person_token where exists (select 1 from person_gone g "
                        "where g.kind=person_token.kind and g.id=person_token.id);"
                        "delete from person_gone;");
}

Result<PersonIndex::Found> PersonIndex::find(const QString& text, int limit) const
{
    Found out;
    const auto fed = isFed();
    if (!fed)
        return fail(fed.error());
    out.complete = *fed;
    const PersonQuery query(text);
    if (query.isEmpty())
        return out;
    // The longest term has the fewest.
    std::vector<PersonQuery::Term> terms = query.terms();
    std::sort(terms.begin(), terms.end(),
              [](const auto& a, const auto& b) { return a.text.size() > b.text.size(); });
    std::vector<std::pair<qint64, qint64>> candidates;
    for (const qint64 token : m_tokens.of(terms.front())) {
        int count = 0;
        m_s->having.bind(1, token).bind(2, kMostCandidates);
        while (m_s->having.step()) {
            candidates.emplace_back(m_s->having.integer(0), m_s->having.integer(1));
            ++count;
        }
        if (m_s->having.failed())
            return fail(m_s->having.error());
        out.complete = out.complete && count < kMostCandidates;
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    const auto hasTerm = [&](const PersonQuery::Term& term, const auto& candidate) {
        const std::vector<qint64> tokens = m_tokens.of(term);
        return std::any_of(tokens.begin(), tokens.end(), [&](qint64 token) {
            m_s->has.bind(1, token).bind(2, candidate.first).bind(3, candidate.second);
            const bool found = m_s->has.step();
            m_s->has.reset();
            return found;
        });
    };
    for (const auto& candidate : candidates) {
        if (!std::all_of(terms.begin() + 1, terms.end(),
                         [&](const auto& term) { return hasTerm(term, candidate); }))
            continue;
        const auto* kind =
            std::find(kKinds.begin(), kKinds.end(), static_cast<FactKind>(candidate.first));
        if (kind == kKinds.end())
            continue;
        Statement& row = m_s->row.at(static_cast<size_t>(kind - kKinds.begin()));
        row.bind(1, candidate.second);
        if (!row.step()) {
            if (row.failed())
                return fail(row.error());
            continue;
        }
        FoundPerson found{{static_cast<SourceNumber>(row.integer(0)), *kind, row.text(1)},
                          row.text(2),
                          {},
                          {},
                          row.instant(3)};
        const auto person = opened(row, 4, m_key);
        row.reset();
        if (!person)
            return fail(person.error());
        if (!query.matches(PersonWords::of(*person)))
            continue;
        found.name = person->name.isEmpty() ? person->shipping.name : person->name;
        found.email = person->email;
        out.people.push_back(std::move(found));
    }
    std::sort(out.people.begin(), out.people.end(), [](const auto& a, const auto& b) {
        return std::tuple(b.createdAt, a.ref.id) < std::tuple(a.createdAt, b.ref.id);
    });
    if (out.people.size() > static_cast<size_t>(limit)) {
        out.people.resize(static_cast<size_t>(limit));
        out.complete = false;
    }
    return out;
}

}  // namespace docket::store
