// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/projection.h"
#include "core/desk/engine.h"
#include "core/desk/pagebatch.h"
#include "core/store/personindex.h"
#include "core/vendor/registry.h"
#include "core/work/picture.h"

#include <QElapsedTimer>
#include <QHash>

namespace docket {

// What the rules have looked at, for the cache to remember.
struct Engine::Mark {
    store::Subject subject;
    Instant again;
    ExternalRef standard;  // an order that needs nobody
    Instant validated, released, scanned, delivered;
    int lacks = 0;  // undecided for want of these
};

struct Engine::Chunk {
    std::vector<Mark> marks;
    qint64 recorded = 0;
    bool more = false;
    bool held = false;  // no subject was looked at
};

// Answers an asker of the network's thread there, unless it is gone by then.
template <class T>
void Engine::answer(const QPointer<QObject>& asker, const std::function<void(T)>& then, T value)
{
    m_network->post([asker, then, value = std::move(value)]() mutable {
        if (asker)
            then(std::move(value));
    });
}

// What lives on the thread that writes the cache.
struct Engine::Writing {
    std::unique_ptr<store::Database> cache;
    std::unique_ptr<journal::LocalJournal> journal;  // reading
    std::unique_ptr<store::FactTables> facts;
    std::unique_ptr<store::FactWriter> factWriter;
    std::unique_ptr<store::FeedTables> feeds;
    std::unique_ptr<store::PersonIndex> people;
    std::unique_ptr<command::CaseProjection> projection;
    std::unique_ptr<PageBatch> pages;
    QElapsedTimer ticks;
    bool pumping = false;     // the pages' next piece is posted
    bool committing = false;  // the commit of what is open is timed

    Done mark(const std::vector<Mark>& marks);
    bool firstSyncDone() const;
    Done lookAgain();
    // What could not be decided until now and can be: those subjects are looked at as by a first
    // sync, since what is found was there before it could be seen.
    Done lookAtUndecided(const Setup& setup);
};

// What lives on the journal's thread: who judges and appends.
struct Engine::Judging {
    std::unique_ptr<journal::LocalJournal> journal;
    std::unique_ptr<store::SubjectKeys> keys;
    std::unique_ptr<store::Database> cache;  // reading
    std::unique_ptr<store::CaseTables> cases;
    std::unique_ptr<store::FactTables> facts;
    std::unique_ptr<store::FeedTables> feeds;
    std::unique_ptr<command::Dispatcher> dispatcher;
    bool personAsks = false;  // what is dispatched now, somebody waits for
    Setup readSetup;          // of a reader beside the owner

    // Which refunds of a picture Docket sent since then, and the journal does not know.
    Done findForgotten(work::Picture& picture, Instant since) const;
    // What the rules about sources make of each, onto the end of `out`.
    Done judgeSources(Instant now, bool adopted, std::vector<Command>& out) const;
};

}  // namespace docket
