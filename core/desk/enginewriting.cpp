// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's side of the engine: the projections, and what a start repairs.
#include "core/base/crashpoint.h"
#include "core/command/apply.h"
#include "core/desk/backups.h"
#include "core/desk/engineparts.h"
#include "core/desk/erasing.h"
#include "core/vendor/erase.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace docket {

namespace {

constexpr int kPagesAtOnce = 64;
constexpr qint64 kManyPages = 50;
constexpr int kTailEntries = 50;

bool canBeSwept(const vendor::Connector& connector, const QByteArray& feed)
{
    const auto feeds = connector.feeds();
    return std::any_of(feeds.begin(), feeds.end(), [&](const vendor::Feed& f) {
        return f.name == feed && f.mode != vendor::FeedMode::Changes &&
               f.mode != vendor::FeedMode::Snapshot;
    });
}

}  // namespace

Result<OpenReport> Engine::openWriter(bool mayWrite)
{
    const store::Open mode = mayWrite ? store::Open::Write : store::Open::Read;
    auto cache = store::Database::open(m_files.cache(), mode, store::Sync::Normal);
    if (!cache)
        return fail(cache.error());
    if (mayWrite) {
        if (auto done = store::migrate(**cache, QStringLiteral("cache")); !done)
            return fail(done.error());
    }
    auto journal = journal::LocalJournal::open(m_files.journal(), store::Open::Read);
    if (!journal)
        return fail(journal.error());
    m_write->cache = std::move(*cache);
    m_write->journal = std::move(*journal);
    OpenReport report;
    if (!mayWrite)
        return report;
    m_write->facts =
        std::make_unique<store::FactTables>(*m_write->cache, deriveKey(m_profileKey, "facts"));
    m_write->factWriter =
        std::make_unique<store::FactWriter>(*m_write->cache, deriveKey(m_profileKey, "facts"));
    m_write->feeds = std::make_unique<store::FeedTables>(*m_write->cache);
    m_write->people = std::make_unique<store::PersonIndex>(
        *m_write->cache, deriveKey(m_profileKey, "facts"), deriveKey(m_profileKey, "people"));
    m_write->ticks.start();
    m_write->pages = std::make_unique<PageBatch>(PageBatch::Parts{
        m_write->cache.get(), m_write->factWriter.get(), m_write->feeds.get(),
        [this] { return m_write->ticks.elapsed(); }, [this] { return m_wanted.load() > 0; },
        [this] {
            view::Changes changes;
            changes.facts = true;
            tell(std::move(changes));
        }});
    m_write->projection = std::make_unique<command::CaseProjection>(*m_write->cache);

    if (const auto restored = Backups(m_files).restored()) {
        const auto setup = setupInJournal();
        if (!setup)
            return fail(setup.error());
        if (auto done = readAgainSince(*setup, restored->since()); !done)
            return fail(done.error());
    }

    // A cache that stands ahead of or beside its journal is discarded, never mended.
    const auto at = m_write->projection->position();
    if (!at)
        return fail(at.error());
    const auto broken = journal::checkAnchor(*m_write->journal, *at);
    if (!broken)
        return fail(broken.error());
    if (*broken) {
        if (auto done = m_write->projection->clear(); !done)
            return fail(done.error());
        report.cacheDiscarded = true;
    }
    const auto head = m_write->journal->head();
    if (!head)
        return fail(head.error());
    OpenProgress progress;
    progress.entriesOf = std::max<qint64>(0, head->seq - (*broken ? 0 : at->seq));
    auto entries = m_write->projection->replay(*m_write->journal, [&](qint64 done) {
        progress.entries = done;
        return onward(progress);
    });
    if (!entries)
        return fail(entries.error());
    report.entriesReplayed = *entries;
    auto pages = replayPages(progress);
    if (!pages)
        return fail(pages.error());
    report.pagesReplayed = *pages;
    if (auto done = m_write->factWriter->makeIndexes(); !done)
        return fail(done.error());
    if (auto done = m_write->lookAgain(); !done)
        return fail(done.error());
    return report;
}

void Engine::applyEntries(const std::vector<Entry>& entries)
{
    // Called on the journal's thread, after the append.
    crashPoint("appended");
    m_sinceTail += static_cast<int>(entries.size());
    if (m_sinceTail.load() >= kTailEntries)
        keepTail();
    const bool wanted = m_judge->personAsks;
    if (wanted)
        ++m_wanted;
    m_writer->post([this, entries, wanted] {
        (void)m_write->pages->commit();
        if (wanted)
            --m_wanted;
        view::Changes changes;
        // Entries of another process may lie between what we have and these: the journal is asked.
        const auto at = m_write->projection->position();
        const bool next = at && at->seq + 1 == entries.front().seq;
        if (next) {
            if (!m_write->projection->apply(entries, &changes.cases))
                return;
        } else if (!m_write->projection->replay(*m_write->journal)) {
            return;
        }
        changes.setup = std::any_of(entries.begin(), entries.end(),
                                    [](const Entry& e) { return !command::isCaseEntry(e.type); });
        tell(std::move(changes));
    });
}

bool Engine::onward(const OpenProgress& progress)
{
    QMetaObject::invokeMethod(
        this, [this, progress] { emit opening(progress); }, Qt::QueuedConnection);
    return !m_cancelOpening.load();
}

Result<qint64> Engine::replayPages(OpenProgress& progress)
{
    auto at = store::position(*m_write->cache, kFactsPosition);
    if (!at)
        return fail(at.error());
    if (!QFileInfo::exists(m_files.payload())) {
        if (at->seq > 0)
            if (auto done = archiveGone(at->seq); !done)
                return fail(done.error());
        return 0;
    }
    auto archive = store::Archive::open(m_files.payload(), store::Open::Write,
                                        deriveKey(m_profileKey, "archive"));
    if (!archive)
        return fail(archive.error());
    const auto count = (*archive)->count();
    if (!count)
        return fail(count.error());
    const auto newest = (*archive)->newest();
    if (!newest)
        return fail(newest.error());
    if (*newest < at->seq) {
        if (auto done = archiveGone(at->seq - *newest); !done)
            return fail(done.error());
        at->seq = 0;
    }
    const auto known = setupInJournal();
    if (!known)
        return fail(known.error());
    const Setup& setup = *known;
    qint64 unreadable = 0;

    if (*count - at->seq > kManyPages)
        if (auto done = m_write->factWriter->dropIndexes(); !done)
            return fail(done.error());
    qint64 last = at->seq;
    qint64 sum = 0;
    progress.pagesOf = std::max<qint64>(0, *count - at->seq);
    for (bool more = true; more;) {
        auto transaction = store::Transaction::begin(*m_write->cache);
        if (!transaction)
            return fail(transaction.error());
        for (int i = 0; i < kPagesAtOnce; ++i) {
            auto page = (*archive)->after(last);
            if (!page && page.error().kind == ErrorKind::Corrupt) {
                // One page that is not what was written costs itself, and that all is read again.
                const auto number = (*archive)->numberAfter(last);
                if (!number || *number == 0)
                    return fail(page.error());
                last = *number;
                ++unreadable;
                continue;
            }
            if (!page)
                return fail(page.error());
            if (!*page) {
                more = false;
                break;
            }
            last = (*page)->id;
            ++sum;
            const Source* source = setup.source((*page)->source);
            const vendor::Connector* connector = source ? vendor::find(source->connector) : nullptr;
            if (!connector)
                continue;
            const vendor::PageContext context{(*page)->feed, (*page)->child, (*page)->readAt,
                                              (*page)->link, (*page)->gone};
            auto decoded = vendor::decodePage(*connector, *source, context, (*page)->bytes);
            if (!decoded)
                continue;  // it was refused when it came, too
            vendor::forget(decoded->facts, (*page)->erased);
            store::Written written;
            // One that a sweep brought counts with what that found.
            const auto sweep = m_write->feeds->sweepBegun(source->number);
            written.naming = sweep && sweep->isSet() && canBeSwept(*connector, context.feed);
            for (const DecodedFact& fact : decoded->facts)
                if (auto done = m_write->factWriter->write(source->number, fact, context.readAt,
                                                           last, written);
                    !done)
                    return fail(done.error());
            if (auto done =
                    mend(*m_write->feeds, source->number, context.feed, *decoded, &written.names);
                !done)
                return fail(done.error());
            if (!written.names.empty())
                if (auto done = m_write->feeds->keepFound(source->number, context.feed, last,
                                                          written.names);
                    !done)
                    return fail(done.error());
            for (const vendor::Quarantined& q : decoded->quarantined)
                if (auto done =
                        m_write->feeds->quarantine({source->number, context.feed, last, q.path,
                                                    q.reason, q.id, context.readAt});
                    !done)
                    return fail(done.error());
        }
        if (auto done = m_write->factWriter->noteTouched(); !done)
            return fail(done.error());
        if (auto done = store::setPosition(*m_write->cache, kFactsPosition, {last, {}}); !done)
            return fail(done.error());
        if (auto done = transaction->commit(); !done)
            return fail(done.error());
        progress.pages = sum;
        if (sum > 0 && !onward(progress))
            return fail(ErrorKind::Cancelled, m_files.cache(),
                        QStringLiteral("making it again was stopped; the next start goes on"));
    }
    if (unreadable > 0) {
        if (auto done = m_write->feeds->forget(); !done)
            return fail(done.error());
        m_mended.append(QCoreApplication::translate(
                            "Backups",
                            "%1 received pages are damaged and were left out. Every source is "
                            "read again; what its vendor no longer tells is lost.")
                            .arg(unreadable));
    }
    return sum;
}

void Engine::begin(SourceNumber source, QObject* context,
                   std::function<void(Result<sync::Begin>)> then)
{
    m_writer->post([this, source, then, asker = QPointer<QObject>(context)] {
        Result<sync::Begin> out = sync::Begin{};
        auto feeds = m_write->feeds->feeds();
        auto unsettled = m_write->facts->unsettled(source);
        if (!feeds)
            out = fail(feeds.error());
        else if (!unsettled)
            out = fail(unsettled.error());
        else
            for (const store::FeedRow& row : *feeds)
                if (row.source == source)
                    out->feeds.push_back(row);
        if (out) {
            out->unsettled = std::move(*unsettled);
            if (auto found = m_write->feeds->found(source))
                out->found = std::move(*found);
            if (const auto begun = m_write->feeds->sweepBegun(source))
                out->sweepBegun = *begun;
        }
        answer(asker, then, std::move(out));
    });
}

void Engine::followUps(SourceNumber source, int limit, QObject* context,
                       std::function<void(Result<std::vector<store::FollowUpRow>>)> then)
{
    m_writer->post([this, source, limit, then, asker = QPointer<QObject>(context)] {
        answer(asker, then, m_write->feeds->followUps(source, limit));
    });
}

void Engine::page(sync::PageIn page, QObject* context,
                  std::function<void(Result<store::Written>)> then)
{
    m_archive->post([this, page = std::move(page), then,
                     asker = QPointer<QObject>(context)]() mutable {
        auto erased =
            m_marks.empty() ? std::vector<FactName>() : eraseIncoming(page, m_markSetup, m_marks);
        const auto id = m_archiveStore->add(
            {0, page.source, page.context.feed, page.context.childId, page.context.link,
             page.context.readAt, page.removed, page.bytes, page.context.gone, std::move(erased)});
        if (!id)
            return answer(asker, then, Result<store::Written>(fail(id.error())));
        crashPoint("archived");
        if (page.swept)
            crashPoint("swept-archived");
        m_writer->post([this, page = std::move(page), then, asker, id = *id]() mutable {
            m_write->pages->add(std::move(page), id,
                                [this, then, asker](Result<store::Written> written) {
                                    answer(asker, then, std::move(written));
                                });
            if (!m_write->pumping)
                pumpPages();
        });
    });
}

// A piece of work on the pages, and whoever else waits for this thread before the next.
void Engine::pumpPages()
{
    const PageBatch::Step step = m_write->pages->work();
    m_write->pumping = step != PageBatch::Step::Nothing;
    if (m_write->pumping)
        m_writer->post([this] { pumpPages(); });
    commitPagesLater();
}

void Engine::commitPagesLater()
{
    if (m_write->committing || !m_write->pages->isOpen())
        return;
    m_write->committing = true;
    QTimer::singleShot(std::chrono::milliseconds(PageBatch::kLongest), m_writer->context(), [this] {
        if (!m_write)
            return;
        m_write->committing = false;
        if (m_write->pages->isDue())
            (void)m_write->pages->commit();
        commitPagesLater();
    });
}

void Engine::flush(QObject* context, std::function<void(Done)> then)
{
    // Behind the pages that the archive still has.
    m_archive->post([this, then, asker = QPointer<QObject>(context)] {
        m_writer->post([this, then, asker] { answer(asker, then, m_write->pages->commit()); });
    });
}

// A run begins. What a commit lost in the last one is in the archive; and while nothing has been
// read yet, rows are written without the secondary indexes.
void Engine::prepareSync()
{
    (void)m_write->pages->commit();
    if (m_write->pages->lost()) {
        m_write->pages->recovered();
        OpenProgress progress;
        (void)replayPages(progress);
    }
    const auto feeds = m_write->feeds->feeds();
    const bool first = feeds && std::none_of(feeds->begin(), feeds->end(), [](const auto& feed) {
                           return feed.lastSuccess.isSet();
                       });
    if (first && m_write->factWriter->dropIndexes())
        m_bare = true;
}

// One index, and whoever else waits for this thread before the next.
void Engine::makeIndexesLast()
{
    (void)m_write->pages->commit();
    if (m_bare) {
        const auto made = m_write->factWriter->makeNextIndex();
        if (made && *made) {
            m_writer->post([this] { makeIndexesLast(); });
            return;
        }
        m_bare = false;
    }
    QMetaObject::invokeMethod(
        this, [this] { finishSyncTended(); }, Qt::QueuedConnection);
}

void Engine::feed(const store::FeedRow& row)
{
    m_writer->post([this, row] { (void)m_write->feeds->save(row); });
}

void Engine::learned(SourceNumber source, const vendor::Response& response,
                     const vendor::Settlement& settlement)
{
    // On the network's thread. What was changed, as the vendor shows it, and what hangs on it.
    const Source* config = nullptr;
    for (const Source& s : m_netSetup.sources)
        if (s.number == source)
            config = &s;
    const vendor::Connector* connector = config ? vendor::find(config->connector) : nullptr;
    if (!connector || settlement.page.feed.isEmpty())
        return;
    const Instant readAt = response.date.isSet() ? response.date : m_clock.now();
    sync::PageIn in;
    in.source = source;
    in.context = {settlement.page.feed, settlement.page.id, readAt, {}};
    vendor::Scrubbed clean = connector->scrubbed(response.body);
    in.bytes = std::move(clean.bytes);
    in.removed = clean.removed;
    if (auto decoded = connector->decode(*config, in.context, in.bytes))
        in.decoded = std::move(*decoded);
    in.decoded.next.clear();
    in.decoded.followUps.insert(in.decoded.followUps.end(), settlement.followUps.begin(),
                                settlement.followUps.end());
    page(std::move(in), m_net, [this](const Result<store::Written>&) {
        flush(m_net, [this](const Done&) {
            QMetaObject::invokeMethod(
                this, [this] { tend(); }, Qt::QueuedConnection);
        });
    });
}

}  // namespace docket
