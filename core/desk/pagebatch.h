// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/factwriter.h"
#include "core/store/feedtables.h"
#include "core/sync/ingest.h"

#include <deque>
#include <functional>
#include <optional>

namespace docket {

// The name under which the cache keeps how far the archive has become facts.
constexpr auto kFactsPosition = "facts";

// Takes back what was put aside of a feed and can be read on this page; of `names`, that too.
Done mend(store::FeedTables& feeds, SourceNumber source, const QByteArray& feed,
          const vendor::DecodedPage& page, std::vector<FactName>* names);

// Pages on their way into the cache, in the order of the archive, several to a commit: the facts of
// a page, its cursor and what follows from it stand in one transaction. For the thread that owns
// the connection, which calls work() again while there is any.
class PageBatch {
public:
    static constexpr qint64 kMostRows = 5'000;
    static constexpr Millis kLongest = 250;
    static constexpr size_t kSlice = 32;  // facts between two looks at who waits

    struct Parts {
        store::Database* cache = nullptr;
        store::FactWriter* facts = nullptr;
        store::FeedTables* feeds = nullptr;
        std::function<Millis()> ticks;    // a clock that only grows
        std::function<bool()> isWanted;   // somebody waits for this thread
        std::function<void()> committed;  // after a commit that changed facts
    };
    using Answer = std::function<void(Result<store::Written>)>;

    explicit PageBatch(Parts parts);

    // A page whose number in the archive is `id`. `then` hears when its facts are in the batch.
    void add(sync::PageIn page, qint64 id, Answer then);

    enum class Step { Nothing, More, Yielded };
    // Goes on with the first page. Yielded: somebody waits, all that is here is committed, and the
    // page goes on at the next call.
    Step work();

    // Everything that was written. A commit that fails loses pages that have been answered: every
    // later one is refused until recovered().
    Done commit();
    bool isOpen() const { return m_transaction.has_value(); }
    bool isDue() const;
    const std::optional<Error>& lost() const { return m_lost; }
    void recovered() { m_lost.reset(); }

private:
    struct Work {
        sync::PageIn page;
        qint64 id = 0;
        Answer then;
        size_t next = 0;  // fact
        store::Written written;
    };

    Done begin();
    Done writeRest(Work& work);
    void finish(Result<store::Written> result);
    void refuse(const Error& error);

    Parts m_parts;
    std::deque<Work> m_pages;
    std::optional<store::Transaction> m_transaction;
    Millis m_begun = 0;
    qint64 m_rows = 0;
    bool m_changed = false;
    std::optional<Error> m_lost;
};

}  // namespace docket
