// SPDX-License-Identifier: GPL-3.0-or-later
// The brake: a source of which one reading changed more than can be a day's work is not believed
// before a person does.
#include "core/command/policy.h"
#include "core/desk/engineparts.h"
#include "core/store/factlists.h"

#include <algorithm>

namespace docket {

namespace {

constexpr qint64 kFewest = 20;
constexpr qint64 kOneIn = 5;
constexpr qint64 kDaysAtMost = 5;

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

}  // namespace

// On the writer's thread, when a run is read and nothing was judged by it yet.
void Engine::holdMassChanges(const std::vector<sync::PullReport>& reports)
{
    (void)m_write->pages->commit();
    std::vector<MassChange> found;
    const Instant now = m_clock.now();
    for (const sync::PullReport& report : reports) {
        MassChange change{report.source, now, 0, 0, 0};
        for (const sync::FeedReport& feed : report.feeds) {
            change.changed += feed.changed;
            change.gone += feed.gone;
        }
        // What only shows how things stand (a warehouse's nightly count) is another each time; and
        // a first reading changes nothing that anybody decided by.
        if (!report.last.isSet() || change.changed < kFewest || !report.listed)
            continue;
        // What happened in some days may change as much in each of them; nothing excuses an end.
        const qint64 shares = std::clamp<qint64>(1 + (now - report.last) / days(1), 1, kDaysAtMost);
        const auto all =
            store::factsOf(*m_write->cache, report.source, change.changed * kOneIn + 1);
        if (!all)
            continue;
        change.ofAll = *all + change.gone;
        const bool many = change.changed * kOneIn > change.ofAll * shares;
        const bool ends = change.gone >= kFewest && change.gone * kOneIn > change.ofAll;
        if (many || ends)
            found.push_back(change);
    }
    m_journal->post([this, found] {
        for (const MassChange& change : found)
            if (!m_judge->dispatcher->setup().heldOf(change.source))
                (void)m_judge->dispatcher->configure(Actor::system(), "mass_change_set",
                                                     toJson(change, true), {});
        if (!found.empty())
            tellSetup();
        m_writer->post([this] { makeIndexesLast(); });
    });
}

QFuture<Done> Engine::decideMassChange(SourceNumber source, bool pass, PersonId id)
{
    return m_journal->ask([this, source, pass, id]() -> Done {
        if (!m_judge->dispatcher)
            return fail(ErrorKind::Busy, m_files.folder, key("was opened for reading only"));
        const Setup& setup = m_judge->dispatcher->setup();
        const MassChange* held = setup.heldOf(source);
        if (!held)
            return fail(ErrorKind::NotFound, QString::number(source),
                        key("nothing is held of this source"));
        if (const Judgment may = command::judgeMassChange(setup.person(id)); !may.allowed())
            return fail(ErrorKind::Denied, QString::number(source), may.why);
        // Refused, it stays held; that somebody said so is an entry as well.
        const MassChange change = *held;
        if (auto seq = m_judge->dispatcher->configure(Actor::person(id), "mass_change_set",
                                                      toJson(change, !pass), {});
            !seq)
            return fail(seq.error());
        tellSetup();
        if (!pass)
            m_writer->post([this, source] {
                (void)m_write->feeds->forget(source);
                view::Changes changes;
                changes.sources = true;
                tell(changes);
            });
        QMetaObject::invokeMethod(
            this, [this] { tend(); }, Qt::QueuedConnection);
        return {};
    });
}

}  // namespace docket
