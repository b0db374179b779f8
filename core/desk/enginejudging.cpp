// SPDX-License-Identifier: GPL-3.0-or-later
// The journal's side of the engine: who judges, what the rules have to look at, and the outbox.
#include "core/desk/engineparts.h"
#include "core/desk/wholeness.h"
#include "core/work/intake.h"

#include <algorithm>
#include <climits>

namespace docket {

namespace {

constexpr int kSubjectsAtOnce = 100;
constexpr int kMostAside = 10'000;
constexpr auto kFirstSync = "first_sync";
constexpr auto kRulesPosition = "rules";

}  // namespace

Done Engine::openJudging(bool mayWrite)
{
    auto keys = store::SubjectKeys::open(
        m_files.keys(), mayWrite ? store::Open::Write : store::Open::Read, m_profileKey);
    if (!keys)
        return fail(keys.error());
    m_judge->keys = std::move(*keys);
    auto cache = store::Database::open(m_files.cache(), store::Open::Read, store::Sync::Normal);
    if (!cache)
        return fail(cache.error());
    m_judge->cache = std::move(*cache);
    m_judge->cases = std::make_unique<store::CaseTables>(*m_judge->cache);
    m_judge->facts =
        std::make_unique<store::FactTables>(*m_judge->cache, deriveKey(m_profileKey, "facts"));
    m_judge->feeds = std::make_unique<store::FeedTables>(*m_judge->cache);
    if (!mayWrite) {
        auto journal = journal::LocalJournal::open(m_files.journal(), store::Open::Read);
        if (!journal)
            return fail(journal.error());
        const auto profile = (*journal)->of(profileSubject(), 0);
        if (!profile)
            return fail(profile.error());
        for (const Entry& entry : *profile) {
            const auto text = m_judge->keys->open(entry);
            if (auto done = apply(m_judge->readSetup, entry, text.value_or(QByteArray())); !done)
                return done;
        }
        return {};
    }
    command::Dispatcher::Parts parts;
    parts.journal = m_judge->journal.get();
    parts.keys = m_judge->keys.get();
    parts.cases = m_judge->cases.get();
    parts.facts = m_judge->facts.get();
    parts.clock = &m_clock;
    parts.desk = m_config.desk;
    parts.freeze = sync::freeze;
    parts.trust = [this] { return m_clock.trust(); };
    parts.appended = [this](const std::vector<Entry>& entries) { applyEntries(entries); };
    m_judge->dispatcher = std::make_unique<command::Dispatcher>(std::move(parts));
    if (auto done = m_judge->dispatcher->start(); !done)
        return done;
    if (auto done = noteRestored(); !done)
        return done;
    return completeSetup();
}

// A queue that came with a newer Docket: without a policy its cases would have no clocks.
Done Engine::completeSetup()
{
    command::Dispatcher& dispatcher = *m_judge->dispatcher;
    const auto policies = work::missingPolicies(dispatcher.setup());
    const auto thresholds = work::missingThresholds(dispatcher.setup());
    for (const Policy& policy : policies)
        if (auto seq = dispatcher.configure(Actor::system(), "policy_set", toJson(policy), {});
            !seq)
            return fail(seq.error());
    for (const BacklogThreshold& threshold : thresholds)
        if (auto seq =
                dispatcher.configure(Actor::system(), "threshold_set", toJson(threshold), {});
            !seq)
            return fail(seq.error());
    return {};
}

void Engine::tend()
{
    // Without indexes every look is a long one; the end of a first sync looks at everything.
    if (!m_open || !m_mayWrite || m_bare)
        return;
    if (m_tending) {
        m_tendAgain = true;
        return;
    }
    m_tending = true;
    m_writer->post([this, setup = m_setup] {
        (void)m_write->lookAtUndecided(setup);
        m_journal->post([this] { tendOn(0); });
    });
}

void Engine::tendOn(qint64 sum)
{
    // On the journal's thread. A chunk, then the writer, then the next chunk: a person's command
    // never waits for more than one.
    const auto chunk = tendSome();
    const bool more = chunk && chunk->more;
    const bool held = chunk && chunk->held;
    const qint64 total = sum + (chunk ? chunk->recorded : 0);
    m_writer->post([this, marks = chunk ? chunk->marks : std::vector<Mark>(), more, held, total] {
        if (!marks.empty())
            (void)m_write->mark(marks);
        if (more) {
            m_journal->post([this, total] { tendOn(total); });
            return;
        }
        if (!held && !m_write->firstSyncDone()) {
            const auto feeds = m_write->feeds->feeds();
            const bool any = feeds && std::any_of(feeds->begin(), feeds->end(), [](const auto& f) {
                                 return f.lastSuccess.isSet();
                             });
            if (any) {
                (void)store::setPosition(*m_write->cache, kRulesPosition,
                                         {work::rulesVersion(), {}});
                (void)store::setPosition(*m_write->cache, kFirstSync, {1, {}});
            }
        }
        QMetaObject::invokeMethod(
            this,
            [this, total] {
                m_tending = false;
                emit tended(total);
                indexPeople();
                if (m_tendAgain) {
                    m_tendAgain = false;
                    tend();
                }
            },
            Qt::QueuedConnection);
    });
}

bool Engine::Writing::firstSyncDone() const
{
    const auto at = store::position(*cache, kFirstSync);
    return at && at->seq > 0;
}

// Rules that are new or changed look at all there is, as a first sync does: what they find was
// there before it was looked for.
Done Engine::Writing::lookAgain()
{
    const auto by = store::position(*cache, kRulesPosition);
    if (!by)
        return fail(by.error());
    if (!firstSyncDone() || by->seq == work::rulesVersion())
        return {};
    auto transaction = store::Transaction::begin(*cache);
    if (!transaction)
        return fail(transaction.error());
    if (auto done = factWriter->touchAll(); !done)
        return done;
    if (auto done = store::setPosition(*cache, kFirstSync, {0, {}}); !done)
        return done;
    return transaction->commit();
}

Done Engine::Writing::lookAtUndecided(const Setup& setup)
{
    if (!firstSyncDone())
        return {};
    const auto rows = feeds->feeds();
    if (!rows)
        return fail(rows.error());
    if (auto done = pages->commit(); !done)
        return done;
    auto transaction = store::Transaction::begin(*cache);
    if (!transaction)
        return fail(transaction.error());
    const auto found = factWriter->touchUndecided(wholenessOf(*rows, setup).lacks);
    if (!found)
        return fail(found.error());
    if (*found > 0)
        if (auto done = store::setPosition(*cache, kFirstSync, {0, {}}); !done)
            return done;
    return transaction->commit();
}

Done Engine::Writing::mark(const std::vector<Mark>& marks)
{
    if (auto done = pages->commit(); !done)
        return done;
    auto transaction = store::Transaction::begin(*cache);
    if (!transaction)
        return fail(transaction.error());
    for (const Mark& m : marks) {
        if (m.subject.page != 0)
            if (auto done = factWriter->looked(m.subject); !done)
                return done;
        if (auto done = factWriter->recheck(m.subject, m.again); !done)
            return done;
        if (auto done = factWriter->undecided(m.subject, m.lacks); !done)
            return done;
        if (m.standard.isSet())
            if (auto done = factWriter->passage(m.standard, m.validated, m.released, m.scanned,
                                                m.delivered, work::rulesVersion());
                !done)
                return done;
    }
    return transaction->commit();
}

Result<Engine::Chunk> Engine::tendSome()
{
    Judging& j = *m_judge;
    const Instant now = m_clock.now();
    Chunk out;

    // What time alone decides: pauses that end, leases that run out.
    std::vector<Command> commands;
    const auto machine = [&](const Case& c, const char* what, Act act) {
        Command command;
        command.id =
            CommandId::derive(c.id.value, QByteArray(what) + QByteArray::number(c.revision));
        command.subject = c.id;
        command.act = std::move(act);
        commands.push_back(std::move(command));
    };
    auto resume = j.cases->toResume(now, kSubjectsAtOnce);
    if (!resume)
        return fail(resume.error());
    for (const Case& c : *resume)
        machine(c, "resume:", ResumeCase{});
    auto release = j.cases->toRelease(now, kSubjectsAtOnce);
    if (!release)
        return fail(release.error());
    for (const Case& c : *release)
        machine(c, "lease:", Release{});

    // By a run that is not read to its end, or that changed too much at once, nothing is decided.
    out.held = m_reading.load() || !j.dispatcher->setup().held.empty();
    auto subjects =
        out.held ? Result<std::vector<store::Subject>>() : j.facts->touched(kSubjectsAtOnce);
    if (!subjects)
        return fail(subjects.error());
    if (subjects->empty() && !out.held) {
        subjects = j.facts->dueForRecheck(now, kSubjectsAtOnce);
        if (!subjects)
            return fail(subjects.error());
    }
    Wholeness whole;
    const auto first = store::position(*j.cache, kFirstSync);
    const bool adopted = first && first->seq == 0;
    if (!subjects->empty()) {
        const auto feeds = j.feeds->feeds();
        if (!feeds)
            return fail(feeds.error());
        whole = wholenessOf(*feeds, j.dispatcher->setup());
    }
    for (const store::Subject& subject : *subjects) {
        auto picture = work::pictureOf(*j.facts, subject, now, whole.read);
        if (!picture)
            return fail(picture.error());
        if (const Quarantine& q = j.dispatcher->setup().quarantine; q.since.isSet())
            if (auto done = j.findForgotten(*picture, q.since); !done)
                return fail(done.error());
        if (picture->order)
            if (const Source* shop = j.dispatcher->setup().source(picture->order->ref.source))
                picture->shipping = shop->shipping;
        auto cases =
            j.cases->about(subject.order, {subject.source, FactKind::Payment, subject.payment});
        if (!cases)
            return fail(cases.error());
        // A payment that named no order until now brings the cases about it along.
        if (!subject.order.isEmpty()) {
            for (const auto& payment : picture->payments) {
                auto its = j.cases->about({}, payment.ref);
                if (!its)
                    return fail(its.error());
                for (Case& c : *its)
                    if (c.order.isEmpty())
                        cases->push_back(std::move(c));
            }
        }
        for (Case& c : *cases)
            if (auto current = j.dispatcher->current(c.id); current && *current)
                c = std::move(**current);
        work::Verdict verdict = work::decide(*picture, *cases, j.dispatcher->setup(), adopted);
        commands.insert(commands.end(), std::make_move_iterator(verdict.commands.begin()),
                        std::make_move_iterator(verdict.commands.end()));
        Mark mark{subject,         verdict.again,    {}, {}, verdict.released,
                  verdict.scanned, verdict.delivered};
        mark.lacks = verdict.unsure ? whole.lacks : 0;
        if (verdict.standard) {
            mark.standard = picture->order->ref;
            mark.validated = picture->order->fact.createdAt;
        }
        out.marks.push_back(std::move(mark));
    }
    // Once the facts have been looked at: how the sources themselves fare.
    if (subjects->empty())
        if (auto done = j.judgeSources(now, adopted, commands); !done)
            return fail(done.error());
    if (!commands.empty()) {
        const auto receipt = j.dispatcher->dispatchAll(commands);
        if (!receipt)
            return fail(receipt.error());
        out.recorded = receipt->recorded;
    }
    out.more = !subjects->empty();
    // Everything was looked at: perhaps the journal has caught up with the world.
    if (!out.more && !out.held && j.dispatcher->setup().quarantine.active) {
        const auto again = allReadAgain();
        if (!again)
            return fail(again.error());
        if (*again)
            if (auto done = lift(Actor::system()); !done)
                return fail(done.error());
    }
    return out;
}

Done Engine::Judging::judgeSources(Instant now, bool adopted, std::vector<Command>& out) const
{
    const auto all = feeds->feeds();
    if (!all)
        return fail(all.error());
    for (const Source& source : dispatcher->setup().sources) {
        work::Picture picture;
        picture.now = now;
        picture.subject.source = source.number;
        picture.health = work::Health{source, {}, {}, {}};
        if (const MassChange* held = dispatcher->setup().heldOf(source.number))
            picture.health->held = *held;
        for (const store::FeedRow& feed : *all)
            if (feed.source == source.number)
                picture.health->feeds.push_back(feed);
        auto aside = feeds->quarantineOf(source.number, kMostAside);
        if (!aside)
            return fail(aside.error());
        picture.health->aside = std::move(*aside);
        auto known = cases->about({}, picture.health->ref());
        if (!known)
            return fail(known.error());
        for (Case& c : *known)
            if (auto current = dispatcher->current(c.id); current && *current)
                c = std::move(**current);
        work::Verdict verdict = work::decide(picture, *known, dispatcher->setup(), adopted);
        out.insert(out.end(), std::make_move_iterator(verdict.commands.begin()),
                   std::make_move_iterator(verdict.commands.end()));
    }
    return {};
}

void Engine::take(bool starting, const std::set<SourceNumber>& rests, QObject* context,
                  std::function<void(Result<std::optional<store::OutboxRow>>)> then)
{
    // Past the writer: what was appended before this question is in the cache when it is answered.
    m_writer->post([this, starting, rests, then, asker = QPointer<QObject>(context)] {
        m_journal->post([this, starting, rests, then, asker] {
            answer(asker, then, nextIntent(starting, rests));
        });
    });
}

Result<std::optional<Intent>> Engine::currentIntent(const store::OutboxRow& row) const
{
    const auto current = m_judge->dispatcher->current(row.caseId);
    if (!current)
        return fail(current.error());
    if (*current)
        for (const Intent& intent : (*current)->intents)
            if (intent.id == row.intent.id)
                return std::optional<Intent>(intent);
    return std::optional<Intent>();
}

// A step of an intent that no answer of a vendor brought: once for each occasion.
Done Engine::step(const store::OutboxRow& row, const Intent& intent, IntentState to,
                  const QByteArray& occasion, const QByteArray& why)
{
    Command command;
    command.id = CommandId::derive(intent.id.value, occasion);
    command.subject = row.caseId;
    command.act = Settle{intent.id, to, intent.attempt, {}, {}, why};
    if (auto done = m_judge->dispatcher->dispatch(command); !done)
        return fail(done.error());
    return {};
}

// Whatever was being sent when Docket last stopped may have left: all of it is unknown now, and
// looked up before anything else is done about it.
Done Engine::doubtSent()
{
    const auto rows = m_judge->cases->outbox(Instant{INT64_MAX}, INT_MAX);
    if (!rows)
        return fail(rows.error());
    for (const store::OutboxRow& row : *rows) {
        const auto intent = currentIntent(row);
        if (!intent)
            return fail(intent.error());
        if (!*intent || (*intent)->state != IntentState::Sending)
            continue;
        if (auto done = step(row, **intent, IntentState::Unknown,
                             "restart:" + QByteArray::number((*intent)->attempt),
                             "Docket stopped while this was being sent");
            !done)
            return done;
    }
    return {};
}

// What was allowed when it was decided may not be by the time at which it can be sent: the money
// may have gone back in another way meanwhile. Then nothing is sent, and a person sees both.
Result<bool> Engine::stillAllowed(const store::OutboxRow& row)
{
    const Intent& intent = row.intent;
    if (!movesMoney(intent.kind))
        return true;
    const auto ground = m_judge->dispatcher->money(intent.target);
    if (!ground)
        return fail(ground.error());
    // Under way is all of ours that has not been seen yet, this one too.
    if (!*ground || (*ground)->refunded + (*ground)->underWay <= (*ground)->captured)
        return true;
    const auto sum = [currency = (*ground)->currency](qint64 minor) {
        return (toDecimal({minor, currency}) + QStringLiteral(" ") + currency.text()).toUtf8();
    };
    if (auto done = step(row, intent, IntentState::NeedsPerson,
                         "overtaken:" + QByteArray::number(intent.attempt),
                         "Nothing was sent. Of " + sum((*ground)->captured) + " captured, " +
                             sum((*ground)->refunded) + " has gone back meanwhile, and " +
                             sum((*ground)->underWay) + " more was asked for");
        !done)
        return fail(done.error());
    return false;
}

Result<std::optional<store::OutboxRow>> Engine::nextIntent(bool starting,
                                                           const std::set<SourceNumber>& rests)
{
    Judging& j = *m_judge;
    const Instant now = m_clock.now();
    if (starting)
        if (auto done = doubtSent(); !done)
            return fail(done.error());
    // A journal that has forgotten what it sent, or may be damaged, must not pay twice.
    if (j.dispatcher->setup().quarantine.active || m_journalSuspect.load())
        return std::optional<store::OutboxRow>();
    const auto rows = j.cases->outbox(now, 200);
    if (!rows)
        return fail(rows.error());
    for (store::OutboxRow row : *rows) {
        // The cache may lag behind the journal, and the journal is what counts.
        const auto intent = currentIntent(row);
        if (!intent)
            return fail(intent.error());
        if (!*intent)
            continue;
        row.intent = **intent;
        if (rests.contains(row.intent.target.source))
            continue;
        if (row.intent.notBefore.isSet() && row.intent.notBefore > now)
            continue;
        if (row.intent.state == IntentState::Unknown)
            return std::optional<store::OutboxRow>(std::move(row));
        if (row.intent.state != IntentState::Ready || row.request.isEmpty())
            continue;
        // One live action for each money object.
        if (j.dispatcher->inFlight(row.intent.target, row.intent.id))
            continue;
        const auto allowed = stillAllowed(row);
        if (!allowed)
            return fail(allowed.error());
        if (!*allowed)
            continue;
        return std::optional<store::OutboxRow>(std::move(row));
    }
    return std::optional<store::OutboxRow>();
}

void Engine::settle(CaseId subject, const Settle& step, QObject* context,
                    std::function<void(Done)> then)
{
    m_journal->post([this, subject, step, then, asker = QPointer<QObject>(context)] {
        Command command;
        command.id = CommandId::mint();
        command.subject = subject;
        command.act = step;
        const auto receipt = m_judge->dispatcher->dispatch(command);
        answer(asker, then, receipt ? Done() : Done(fail(receipt.error())));
    });
}

}  // namespace docket
