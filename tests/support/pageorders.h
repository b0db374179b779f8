// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/catalogue.h"
#include "app/sandbox/gateway.h"
#include "app/sandbox/shop.h"
#include "core/desk/pagebatch.h"
#include "core/store/factrows.h"
#include "core/vendor/registry.h"

#include <QCryptographicHash>

#include <algorithm>
#include <deque>
#include <map>
#include <random>
#include <set>

// Pages of the practice company in every order in which they might come.
namespace docket::test {

// All pages of one gateway account and one shop, read on three days: several versions of the same
// objects, what hangs on them, and some that the vendor says are gone, for ever or for a while.
class PageOrders {
public:
    explicit PageOrders(int orders = 24, quint64 seed = 7)
        : m_company(options(orders, seed))
        , m_gateway(m_company)
        , m_shop(m_company, sandbox::kShopToken, "/shopify")
    {
        m_stripe.number = 1;
        m_stripe.connector = "stripe";
        m_shopify.number = 2;
        m_shopify.connector = "shopify";
        readAll();
        m_company.advance(days(1));
        readGone(0);
        m_company.advance(days(1));
        readAll();
        m_company.advance(hours(6));
        readGone(3);
    }

    const std::vector<sync::PageIn>& pages() const { return m_pages; }
    qint64 facts() const
    {
        qint64 sum = 0;
        for (const sync::PageIn& page : m_pages)
            sum += static_cast<qint64>(page.decoded.facts.size());
        return sum;
    }

    // The pages as they might come too: mixed, some twice, some in parts.
    std::vector<sync::PageIn> anyOrder(quint64 seed) const
    {
        std::mt19937_64 random(seed);
        std::vector<sync::PageIn> out;
        for (const sync::PageIn& page : m_pages) {
            out.push_back(page);
            if (random() % 6 == 0)
                out.push_back(page);
            if (random() % 2 == 0)
                split(out, random);
        }
        std::shuffle(out.begin(), out.end(), random);
        return out;
    }

private:
    static sandbox::Options options(int orders, quint64 seed)
    {
        sandbox::Options out;
        out.orders = orders;
        out.days = 10;
        out.seed = seed;
        out.until = 1'774'958'400'000;
        return out;
    }

    // The last page in pieces, each with some of its facts.
    static void split(std::vector<sync::PageIn>& out, std::mt19937_64& random)
    {
        const sync::PageIn whole = std::move(out.back());
        out.pop_back();
        const size_t pieces = 2 + random() % 3;
        std::vector<sync::PageIn> parts(pieces, whole);
        for (sync::PageIn& part : parts) {
            part.decoded.facts.clear();
            part.decoded.followUps.clear();
        }
        for (const DecodedFact& fact : whole.decoded.facts)
            parts[random() % pieces].decoded.facts.push_back(fact);
        for (const vendor::FollowUp& follow : whole.decoded.followUps)
            parts[random() % pieces].decoded.followUps.push_back(follow);
        std::move(parts.begin(), parts.end(), std::back_inserter(out));
    }

    sandbox::Response ask(const Source& source, const vendor::Request& request)
    {
        sandbox::Request out;
        out.method = "GET";
        const qsizetype query = request.path.indexOf('?');
        out.path =
            QByteArray::fromPercentEncoding(query < 0 ? request.path : request.path.first(query));
        if (query >= 0) {
            out.rawQuery = request.path.mid(query + 1);
            // Small pages, so that there are many.
            out.rawQuery.replace("limit=100", "limit=12").replace("limit=250", "limit=12");
            out.query = sandbox::parseForm(out.rawQuery);
        }
        for (const auto& [name, value] : request.headers)
            out.headers.emplace_back(name.toLower(), value);
        if (source.connector == "stripe")
            out.headers.emplace_back("authorization",
                                     QByteArray("Bearer ") + sandbox::accounts().front().key);
        else
            out.headers.emplace_back("x-shopify-access-token", sandbox::kShopToken);
        m_company.wake();
        return source.connector == "stripe" ? m_gateway.answer(out) : m_shop.answer(out);
    }

    // One feed to its end; what its pages ask for goes onto the end of m_follow.
    void read(const Source& source, const QByteArray& feed, const QByteArray& child = {})
    {
        const vendor::Connector& connector = *vendor::find(source.connector);
        vendor::FeedState state;
        state.childId = child;
        if (feed == "events")
            state.highWater = Instant{m_company.now()} - days(2);
        for (int i = 0; i < 200; ++i) {
            const sandbox::Response said =
                ask(source, connector.page(source, feed, state, Instant{m_company.now()}));
            if (said.status != 200)
                return;
            QByteArray link;
            for (const auto& [name, value] : said.headers)
                if (name == "Link")
                    link = value;
            const QByteArray next =
                add(source, {feed, child, Instant{m_company.now()}, link}, said.body);
            m_company.advance(seconds(1));
            if (next.isEmpty())
                return;
            state.walk = next;
        }
    }

    QByteArray add(const Source& source, const vendor::PageContext& context, const QByteArray& body)
    {
        sync::PageIn page;
        page.source = source.number;
        page.context = context;
        auto decoded = vendor::decodePage(*vendor::find(source.connector), source, context, body);
        if (!decoded)
            qFatal("%s: %s", context.feed.constData(), qPrintable(decoded.error().detail));
        page.decoded = std::move(*decoded);
        for (const vendor::FollowUp& follow : page.decoded.followUps)
            if (m_known.emplace(source.number, follow).second)
                m_follow.emplace_back(source, follow);
        const QByteArray next = page.decoded.next;
        m_pages.push_back(std::move(page));
        return next;
    }

    void readAll()
    {
        m_known.clear();
        for (const Source& source : {m_stripe, m_shopify})
            for (const vendor::Feed& feed : vendor::find(source.connector)->feeds())
                if (feed.mode != vendor::FeedMode::Child)
                    read(source, feed.name);
        while (!m_follow.empty()) {
            const auto [source, follow] = m_follow.front();
            m_follow.pop_front();
            read(source, follow.feed, follow.id);
        }
    }

    // Every seventh object that can be read alone is gone, beginning at the one given.
    void readGone(size_t from)
    {
        std::set<std::tuple<SourceNumber, QByteArray, QByteArray>> things;
        for (const sync::PageIn& page : m_pages)
            for (const DecodedFact& fact : page.decoded.facts)
                std::visit(
                    [&](const auto& f) {
                        using T = std::decay_t<decltype(f)>;
                        if constexpr (!std::is_same_v<T, Tombstone>) {
                            const Source& source = page.source == 1 ? m_stripe : m_shopify;
                            const QByteArray feed =
                                vendor::find(source.connector)->childFeed(store::kindOf<T>());
                            if (!feed.isEmpty())
                                things.emplace(source.number, feed, f.id);
                        }
                    },
                    fact.fact);
        size_t at = 0;
        for (const auto& [number, feed, id] : things)
            if (at++ % 7 == from)
                add(number == 1 ? m_stripe : m_shopify,
                    {feed, id, Instant{m_company.now()}, {}, true}, {});
    }

    sandbox::Company m_company;
    sandbox::Gateway m_gateway;
    sandbox::Shop m_shop;
    Source m_stripe, m_shopify;
    std::vector<sync::PageIn> m_pages;
    std::deque<std::pair<Source, vendor::FollowUp>> m_follow;
    std::set<std::pair<SourceNumber, vendor::FollowUp>> m_known;
};

// A cache that takes pages as the engine does, and says in one value what its facts are.
class FactState {
public:
    FactState()
    {
        auto opened = store::Database::open(QStringLiteral(":memory:"), store::Open::Write,
                                            store::Sync::Normal);
        if (!opened || !store::migrate(**opened, QStringLiteral("cache")))
            qFatal("no cache in memory");
        m_db = std::move(*opened);
        auto names = m_db->statement(
            "select name from sqlite_master where type='table' and (name glob 'fact_*' or "
            "name in ('follow_up', 'touched')) order by name");
        while (names.step())
            m_tables.push_back(names.text(0));
        for (const QByteArray& table : m_tables)
            m_questions[table] = question(table);
    }

    // The state after these pages. `seed` says when somebody else wanted the thread, which cuts
    // pages, and what the commits hold.
    QByteArray after(const std::vector<sync::PageIn>& pages, quint64 seed)
    {
        for (const QByteArray& table : m_tables)
            (void)m_db->execute(("delete from " + table).constData());
        std::mt19937_64 random(seed);
        store::FactWriter facts(*m_db, Secret(QByteArray(32, 'f')));
        store::FeedTables feeds(*m_db);
        PageBatch batch({m_db.get(), &facts, &feeds, [] { return Millis{0}; },
                         [&] { return random() % 16 == 0; }, [] {}});
        qint64 id = 0;
        for (const sync::PageIn& page : pages) {
            batch.add(page, ++id, [](const Result<store::Written>& written) {
                if (!written)
                    qFatal("%s", qPrintable(written.error().detail));
            });
            if (random() % 4 == 0)
                work(batch);
        }
        work(batch);
        if (!batch.commit())
            qFatal("no commit");
        return digest();
    }

    // How many rows a table has.
    qint64 count(const char* sql) const
    {
        auto row = m_db->statement(sql);
        return row.step() ? row.integer(0) : -1;
    }

private:
    static void work(PageBatch& batch)
    {
        while (batch.work() != PageBatch::Step::Nothing) {
        }
    }

    // Rows by the vendor's names for them. Numbers of rows and of pages are the order of coming;
    // what is sealed is never twice the same bytes, and its text is in the row's digest.
    QByteArray question(const QByteArray& table) const
    {
        if (table == "fact_want")
            return "select json_array(f.source, f.ext, w.item, w.location, w.order_ref, "
                   "w.created_at, w.quantity, w.ordered) from fact_want w join "
                   "fact_fulfillment_order f on f.id=w.fulfillment order by 1";
        if (table == "touched")
            return "select distinct json_array(order_ref) from touched where order_ref<>'' order "
                   "by 1";
        auto columns = m_db->statement("select name, type from pragma_table_info(?1)");
        columns.bindText(1, table);
        QByteArrayList names;
        while (columns.step())
            if (columns.text(0) != "id" && columns.text(0) != "page" && columns.text(1) != "BLOB")
                names += columns.text(0);
        return "select json_array(" + names.join(',') + ") from " + table + " order by 1";
    }

    QByteArray digest() const
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const QByteArray& table : m_tables) {
            auto rows = m_db->statement(m_questions.at(table).constData());
            while (rows.step())
                hash.addData(rows.text(0) + '\n');
            if (rows.failed())
                qFatal("%s: %s", table.constData(), qPrintable(rows.error().detail));
        }
        return hash.result();
    }

    std::unique_ptr<store::Database> m_db;
    std::vector<QByteArray> m_tables;
    std::map<QByteArray, QByteArray> m_questions;
};

}  // namespace docket::test
