// SPDX-License-Identifier: GPL-3.0-or-later
// Destroys what is known of a person, in every file there is. The entry comes first: whatever ends
// the work in between, the next opening goes on with it.
#include "core/base/crashpoint.h"
#include "core/desk/engineparts.h"
#include "core/desk/erasing.h"
#include "core/domain/factname.h"
#include "core/store/evidence.h"
#include "core/store/traces.h"

#include <QCoreApplication>
#include <QPromise>

#include <algorithm>

namespace docket {

namespace {

constexpr int kPagesAtOnce = 16;
constexpr int kEntriesAtOnce = 5'000;
constexpr auto kErasedThrough = "erased_through";

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

// Of these documents, those that no case but these has.
Result<std::vector<QByteArray>> ownDocuments(const journal::LocalJournal& journal,
                                             const std::vector<Case>& cases)
{
    std::set<QByteArray> own;
    std::set<CaseId> ids;
    for (const Case& value : cases) {
        ids.insert(value.id);
        for (const Evidence& evidence : value.evidence)
            own.insert(evidence.sha256);
    }
    for (qint64 seq = 0; !own.empty();) {
        const qint64 from = seq;
        const auto heard = journal.each(seq, kEntriesAtOnce, [&](const Entry& entry) -> Done {
            seq = entry.seq;
            if (entry.type == "evidence_attached" && !ids.contains(CaseId{entry.subject.value}))
                std::erase_if(own, [&](const QByteArray& sha) { return entry.body.contains(sha); });
            return {};
        });
        if (!heard)
            return fail(heard.error());
        if (seq == from)
            break;
    }
    return std::vector<QByteArray>(own.begin(), own.end());
}

// A setup that knows only of later erasures.
Setup after(Setup setup, qint64 seq)
{
    std::erase_if(setup.erasures, [seq](const Erasure& erasure) { return erasure.seq <= seq; });
    return setup;
}

}  // namespace

// What one erasure still has to do, handed from thread to thread.
struct Engine::Erasing {
    Erasure erasure;
    Setup setup;
    QStringList drafts;  // of these subjects
    std::unique_ptr<PageErasing> pages;
    Erased done;
    std::function<void(Result<Erased>)> then;
};

QFuture<Result<store::Traces>> Engine::traces(const QString& who)
{
    return m_reader->ask([this, who] {
        return store::tracesOf(*m_read.cache, deriveKey(m_profileKey, "facts"), who);
    });
}

QFuture<Result<Erased>> Engine::erase(const QString& who, PersonId id)
{
    auto promise = std::make_shared<QPromise<Result<Erased>>>();
    promise->start();
    const auto end = [promise](Result<Erased> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    if (m_syncing || !m_mayWrite) {
        end(fail(ErrorKind::Busy, m_files.folder,
                 m_syncing ? key("a sync is running: erase when it has ended")
                           : key("was opened for reading only")));
        return promise->future();
    }
    m_reader->post([this, who, id, end] {
        const auto found = store::tracesOf(*m_read.cache, deriveKey(m_profileKey, "facts"), who);
        if (!found)
            return end(fail(found.error()));
        if (found->isEmpty())
            return end(fail(ErrorKind::NotFound, who,
                            key("is no e-mail address and no order that is known here")));
        Erasure erasure;
        erasure.marks = found->marks;
        for (const Case& value : found->cases)
            erasure.cases.push_back(value.id);
        const auto documents = ownDocuments(*m_read.journal, found->cases);
        if (!documents)
            return end(fail(documents.error()));
        erasure.documents = *documents;
        m_journal->post([this, erasure, id, end]() mutable {
            if (auto may = mayErase(erasure, id); !may)
                return end(fail(may.error()));
            const auto seq = m_judge->dispatcher->configure(Actor::person(id), "erasure_set",
                                                            toJson(erasure), {});
            if (!seq)
                return end(fail(seq.error()));
            erasure.seq = *seq;
            crashPoint("erasure-recorded");
            tellSetup();
            carryOut(erasure, end);
        });
    });
    return promise->future();
}

// On the journal's thread: nothing that is still to be done about the person may be forgotten.
Done Engine::mayErase(const Erasure& erasure, PersonId id) const
{
    const Person* person = m_judge->dispatcher->setup().person(id);
    if (!person || !person->active ||
        !(person->has(Role::Governance) || person->has(Role::Administrator)))
        return fail(ErrorKind::Denied, key("erasure"),
                    key("only governance or an administrator erases a person"));
    QStringList open, unsent;
    for (const CaseId& subject : erasure.cases) {
        const auto value = m_judge->dispatcher->current(subject);
        if (!value)
            return fail(value.error());
        if (!*value)
            continue;
        const QString number = QString::number((*value)->number);
        if ((*value)->open())
            open.append(number);
        if (std::any_of((*value)->intents.begin(), (*value)->intents.end(),
                        [](const Intent& intent) { return live(intent.state); }))
            unsent.append(number);
    }
    if (!open.isEmpty())
        return fail(ErrorKind::Conflict, key("cases ") + open.join(key(", ")),
                    key("are open: what is known of the person is needed until they are closed"));
    if (!unsent.isEmpty())
        return fail(ErrorKind::Conflict, key("cases ") + unsent.join(key(", ")),
                    key("have changes that the vendors have not answered yet"));
    return {};
}

// At the end of an opening, on the reader's thread: what an earlier run did not come to the end of
// comes first. What cannot be done is told, in words, and tried again at the next opening.
void Engine::eraseDue(const Setup& setup, std::function<void(const QStringList&)> then)
{
    if (!m_mayWrite || setup.erasures.empty())
        return then({});
    const auto through = m_deskTables->setting(kErasedThrough);
    eraseRemaining(after(setup, through ? through->toLongLong() : 0), {}, std::move(then));
}

void Engine::eraseRemaining(const Setup& setup, const QStringList& failed,
                            std::function<void(const QStringList&)> then)
{
    if (setup.erasures.empty())
        return then(failed);
    m_journal->post([this, setup, failed, then = std::move(then)] {
        const Erasure& erasure = setup.erasures.front();
        carryOut(erasure, [this, rest = after(setup, erasure.seq), failed,
                           then](const Result<Erased>& erased) {
            QStringList all = failed;
            if (!erased)
                all.append(QCoreApplication::translate(
                               "Backups", "Somebody could not be erased everywhere. %1: %2.")
                               .arg(erased.error().where, erased.error().detail));
            m_reader->post([this, rest, all, then] { eraseRemaining(rest, all, then); });
        });
    });
}

// On the journal's thread. Archive, cache, this desk, backups and at last the keys; each step can
// be done again. The keys go last, because until then everything is found by them.
void Engine::carryOut(const Erasure& erasure, std::function<void(Result<Erased>)> then)
{
    auto work = std::make_shared<Erasing>();
    work->erasure = erasure;
    work->setup = m_judge->dispatcher->setup();
    work->then = std::move(then);
    work->done.cases = static_cast<qint64>(erasure.cases.size());
    for (const CaseId& id : erasure.cases)
        if (const auto value = m_judge->dispatcher->current(id); value && *value)
            work->drafts.append(QString::number((*value)->number));
    m_archive->post([this, work] { erasePages(work); });
}

// What is known to have been erased, for what comes in from now on. From the journal's thread.
void Engine::tellMarks(const Setup& setup)
{
    if (setup.erasures.empty())
        return;
    m_archive->post([this, setup] {
        for (const Erasure& erasure : setup.erasures)
            m_marks.insert(erasure.marks.begin(), erasure.marks.end());
        m_markSetup = setup;
    });
}

void Engine::erased(const std::shared_ptr<Erasing>& work, const Error& error)
{
    Error late = error;
    late.detail += key("; what is left of the erasure is done at the next start");
    work->then(fail(late));
}

void Engine::erasePages(const std::shared_ptr<Erasing>& work)
{
    if (!work->pages)
        work->pages =
            std::make_unique<PageErasing>(*m_archiveStore, work->setup, work->erasure.marks);
    const auto more = work->pages->some(kPagesAtOnce);
    if (!more)
        return erased(work, more.error());
    if (*more) {
        const auto newest = m_archiveStore->newest();
        QMetaObject::invokeMethod(
            this,
            [this, at = work->pages->last(), of = newest.value_or(0)] { emit erasing(at, of); },
            Qt::QueuedConnection);
        // Pages that come meanwhile go before the next piece.
        m_archive->post([this, work] { erasePages(work); });
        return;
    }
    crashPoint("erasure-pages");
    const store::EvidenceFiles evidence(m_files.evidence(), deriveKey(m_profileKey, "evidence"));
    for (const QByteArray& document : work->erasure.documents) {
        if (auto done = evidence.remove(document); !done)
            return erased(work, done.error());
        ++work->done.documents;
    }
    if (auto done = m_archiveStore->settle(); !done)
        return erased(work, done.error());
    work->done.pages = work->pages->pages();
    m_writer->post([this, work] { eraseFactsNext(work); });
}

// On the writer's thread. What was on its way here before the pages were changed is written first,
// and whoever waits for this thread goes before the next piece of that.
void Engine::eraseFactsNext(const std::shared_ptr<Erasing>& work)
{
    if (m_write->pages->work() != PageBatch::Step::Nothing) {
        m_writer->post([this, work] { eraseFactsNext(work); });
        return;
    }
    if (auto done = eraseFacts(*work); !done)
        return erased(work, done.error());
    crashPoint("erasure-facts");
    eraseRest(work);
}

// Each fact once more, as a rebuild would make it of the pages.
Done Engine::eraseFacts(Erasing& work)
{
    if (auto done = m_write->pages->commit(); !done)
        return done;
    if (auto done = m_write->cache->execute("pragma secure_delete=on"); !done)
        return done;
    {
        auto transaction = store::Transaction::begin(*m_write->cache);
        if (!transaction)
            return fail(transaction.error());
        if (auto done =
                m_write->people->forget({work.pages->names().begin(), work.pages->names().end()});
            !done)
            return done;
        for (const auto& [source, name] : work.pages->names()) {
            if (auto done = m_write->factWriter->writeAgain(source, name); !done)
                return done;
            ++work.done.facts;
        }
        store::Written written;
        for (const PageErasing::Said& said : work.pages->said())
            if (work.pages->names().contains(std::pair(said.source, nameOf(said.fact.fact))))
                if (auto done = m_write->factWriter->write(said.source, said.fact, said.readAt,
                                                           said.page, written);
                    !done)
                    return done;
        if (auto done = m_write->factWriter->noteTouched(); !done)
            return done;
        if (auto done = transaction->commit(); !done)
            return done;
    }
    work.pages.reset();
    // Rows that were changed before left what they were in the file's free space.
    if (auto done = m_write->cache->compact(); !done)
        return done;
    if (auto done = m_write->cache->execute("pragma secure_delete=fast"); !done)
        return done;
    view::Changes changes;
    changes.facts = true;
    tell(std::move(changes));
    return {};
}

void Engine::eraseRest(const std::shared_ptr<Erasing>& work)
{
    m_reader->post([this, work] {
        for (const QString& subject : work->drafts)
            if (auto done = m_deskTables->removeDrafts(subject); !done)
                return erased(work, done.error());
        if (auto done = m_desk->compact(); !done)
            return erased(work, done.error());
        m_keeper->post([this, work] {
            if (auto done =
                    eraseInBackups(m_files, m_profileKey, work->setup, work->erasure, work->drafts);
                !done)
                return erased(work, done.error());
            crashPoint("erasure-backups");
            m_journal->post([this, work] {
                for (const CaseId& id : work->erasure.cases)
                    if (auto done = m_judge->keys->destroy(subjectOf(id)); !done)
                        return erased(work, done.error());
                if (auto done = m_judge->keys->settle(); !done)
                    return erased(work, done.error());
                crashPoint("erasure-keys");
                m_reader->post([this, work] {
                    if (auto done = noteErased(work->setup, work->erasure.seq); !done)
                        return erased(work, done.error());
                    work->then(work->done);
                });
            });
        });
    });
}

// On the reader's thread. One that an earlier one did not get through is done again with that.
Done Engine::noteErased(const Setup& setup, qint64 seq)
{
    qint64 before = 0;
    for (const Erasure& erasure : setup.erasures)
        if (erasure.seq < seq)
            before = std::max(before, erasure.seq);
    const auto through = m_deskTables->setting(kErasedThrough);
    if (!through)
        return fail(through.error());
    if (through->toLongLong() < before || through->toLongLong() >= seq)
        return {};
    return m_deskTables->saveSetting(kErasedThrough, QByteArray::number(seq));
}

}  // namespace docket
