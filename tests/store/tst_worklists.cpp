// SPDX-License-Identifier: GPL-3.0-or-later
// The counts and lists against the same thing computed from every case, one by one, with the
// clocks' own functions.
#include "core/store/casetables.h"
#include "core/store/worklists.h"
#include "tests/support/hostiletext.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>
#include <random>

using namespace docket;
using namespace docket::store;
using view::QueueCount;
using view::Scope;

namespace {

constexpr Instant kStart{1'780'000'000'000};
constexpr int kCases = 400;

const std::array<PersonId, 3> kPeople{PersonId::derive(QUuid(), "ann"),
                                      PersonId::derive(QUuid(), "ben"),
                                      PersonId::derive(QUuid(), "lee")};

// Ann and Ben are agents, Lee is a lead and a specialist: what is offered to a role is theirs.
Asker askerOf(size_t person)
{
    Asker asker(kPeople.at(person));
    asker.roles = person == 2 ? std::vector<Role>{Role::Lead, Role::Specialist}
                              : std::vector<Role>{Role::Agent};
    return asker;
}

class Fixture {
public:
    Fixture(const QString& path, quint32 seed)
        : random(seed)
    {
        auto opened = Database::open(path, Open::Write, Sync::Normal);
        if (!opened || !migrate(**opened, QStringLiteral("cache")))
            qFatal("%s", qPrintable(path));
        db = std::move(*opened);
        tables = std::make_unique<CaseTables>(*db);
        lists = std::make_unique<Worklists>(*db);
    }

    quint32 below(quint32 n) { return static_cast<quint32>(random()) % n; }
    // Coarse, so that instants coincide.
    Instant instant() { return kStart + minutes(below(600)); }

    SlaClock clock()
    {
        SlaClock c;
        c.kind = kClockKinds.at(below(5));
        c.start = kStart;
        c.budget = hours(4);
        c.due = instant();
        if (below(5) != 0)
            c.warn = c.due - minutes(below(120));
        const quint32 what = below(6);
        if (what == 0) {
            c.verdict = below(2) ? Verdict::Met : Verdict::Missed;
            c.stopped = instant();
        } else if (what == 1) {
            c.paused = true;
            c.remaining = hours(1);
            if (below(2)) {  // else its budget was over when it paused, and its due stays
                c.due = {};
                c.warn = {};
            }
        } else if (what == 2 && !c.external()) {
            c.budget = 0;
            c.due = c.warn = {};
        }
        return c;
    }

    Case make(qint64 number)
    {
        Case c;
        c.id = CaseId::derive(QUuid(), QByteArray::number(number));
        c.number = number;
        c.revision = 1;
        c.lastSeq = number;
        c.queue = kQueues.at(below(6));  // the last queue stays empty
        c.state = below(5) == 0 ? CaseState::Closed : CaseState::Open;
        c.subject = {1, FactKind::Order, "O" + QByteArray::number(number)};
        c.order = c.subject.id;
        c.subjectLabel = "#HL-" + QByteArray::number(number % 50);
        c.sourceAt = instant() - days(1);
        c.reasons.push_back({"ORD-01",
                             1,
                             c.sourceAt,
                             {},
                             below(2) ? "Missing: CITY" : "missing: street",
                             {},
                             false});
        if (below(2) && c.open()) {
            c.owner = kPeople.at(below(3));
            c.leaseUntil = instant();
        }
        for (quint32 i = below(4); i > 0; --i)
            c.clocks.push_back(clock());
        if (below(4) == 0 && c.open()) {
            c.paused = true;
            Pause p;
            p.chaser = kPeople.at(below(3)).text();
            p.begun = kStart;
            p.expectedUntil = instant();
            c.pauses = {p};
        }
        if (below(5) == 0) {
            Intent i;
            i.id = IntentId::derive(c.id.value, "0");
            i.state = static_cast<IntentState>(below(kIntentStates));
            i.target = {2, FactKind::Payment, "ch_1"};
            i.amount = {1, Currency::parse("USD")};
            c.intents = {i};
        }
        c.openedAt = kStart;
        if (below(4) == 0) {
            Handoff h;
            h.state = static_cast<Handoff::State>(below(3));
            h.from = kPeople.at(below(3));
            if (below(2))
                h.to = kPeople.at(below(3));
            else
                h.team = static_cast<Role>(below(4));
            h.takeBy = instant();
            c.handoffs = {h};
        }
        if (below(3) == 0)
            for (const PersonId person : kPeople)
                if (below(2))
                    c.snoozes.push_back({person, instant()});
        if (below(4) == 0) {
            c.escalations = {{kPeople.at(below(3)), kStart + minutes(below(2))}};
            if (below(2))  // and was opened again after that
                c.closed = {{kStart, kStart + minutes(1)}};
        }
        return c;
    }

    void save(const Case& c)
    {
        if (const auto done = tables->save(c); !done)
            qFatal("%s", qPrintable(done.error().detail));
    }

    std::mt19937 random;
    std::unique_ptr<Database> db;
    std::unique_ptr<CaseTables> tables;
    std::unique_ptr<Worklists> lists;
};

bool inScope(const Case& c, Scope scope, const Asker& who, Instant now)
{
    const PersonId asker = who.id;
    const bool aside = std::any_of(c.snoozes.begin(), c.snoozes.end(), [&](const Snooze& s) {
        return s.person == asker && s.until > now;
    });
    if (aside != (scope == Scope::Snoozed))
        return false;
    switch (scope) {
    case Scope::Snoozed:
        return true;
    case Scope::Handed: {
        if (c.handoffs.empty() || c.handoffs.back().state != Handoff::State::Offered)
            return false;
        const Handoff& h = c.handoffs.back();
        const bool mine =
            h.team ? std::find(who.roles.begin(), who.roles.end(), *h.team) != who.roles.end()
                   : h.to == asker;
        return mine && h.from != asker;
    }
    case Scope::Escalated:
        return !c.escalations.empty() &&
               (c.closed.empty() || c.escalations.back().at >= c.closed.back().until);
    case Scope::All:
        return true;
    case Scope::Mine:
        return c.owner == asker;
    case Scope::Unclaimed:
        return c.owner.isNull() || c.leaseUntil <= now;
    case Scope::Approval:
        return std::any_of(c.intents.begin(), c.intents.end(),
                           [](const Intent& i) { return i.state == IntentState::Proposed; });
    case Scope::Chasing:
        return c.paused && c.pauses.back().chaser == asker.text();
    }
    return false;
}

// The definitions, word for word.
QueueCount countOf(const std::vector<Case>& cases, Queue queue, Instant now,
                   const std::function<bool(const Case&)>& counts)
{
    QueueCount out;
    out.queue = queue;
    for (const Case& c : cases) {
        if (!c.open() || !counts(c))
            continue;
        ++out.open;
        out.unclaimed += c.owner.isNull() || c.leaseUntil <= now ? 1 : 0;
        const bool late = std::any_of(c.clocks.begin(), c.clocks.end(), [&](const SlaClock& clock) {
            return clock.live() && clock.due.isSet() && clock.due < now;
        });
        const bool warned =
            std::any_of(c.clocks.begin(), c.clocks.end(), [&](const SlaClock& clock) {
                return clock.live() && clock.warn.isSet() && clock.warn <= now;
            });
        out.breached += late ? 1 : 0;
        out.atRisk += !late && warned ? 1 : 0;
        if (late != breached(c.clocks, now) || (!late && warned) != atRisk(c.clocks, now))
            qFatal("the clocks disagree with the definitions");
        if (!out.oldest.isSet() || c.sourceAt < out.oldest)
            out.oldest = c.sourceAt;
        for (const SlaClock& clock : c.clocks)
            if (clock.live() && clock.due.isSet() && clock.due >= now &&
                (!out.nextDue.isSet() || clock.due < out.nextDue))
                out.nextDue = clock.due;
    }
    return out;
}

view::Counts countsOf(const std::vector<Case>& cases, const Asker& asker, Instant now)
{
    view::Counts out;
    out.at = now;
    for (const Queue queue : kQueues)
        out.queues.push_back(countOf(cases, queue, now, [&](const Case& c) {
            return c.queue == queue && inScope(c, Scope::All, asker, now);
        }));
    const auto own = [&](Scope scope) {
        return countOf(cases, Queue::OrderReview, now,
                       [&](const Case& c) { return inScope(c, scope, asker, now); });
    };
    out.mine = own(Scope::Mine);
    out.approval = own(Scope::Approval);
    out.chasing = own(Scope::Chasing);
    out.handed = own(Scope::Handed);
    out.snoozed = own(Scope::Snoozed);
    out.escalated = own(Scope::Escalated);
    return out;
}

view::RowSet listOf(const std::vector<Case>& cases, const view::Query& query, const Asker& asker,
                    Instant now, Instant dayEnd)
{
    struct Row {
        view::Band band;
        Instant due;
        qint64 number;
    };
    std::vector<Row> rows;
    view::RowSet out;
    out.at = now;
    for (const Case& c : cases) {
        if (!c.open() || !inScope(c, query.scope, asker, now) ||
            (query.queue && c.queue != *query.queue))
            continue;
        const QByteArray words = QByteArray::number(c.number) + ' ' + c.subjectLabel + ' ' +
                                 c.order + ' ' + c.reasons[0].rule + ' ' + c.reasons[0].text;
        if (!query.text.isEmpty() && !words.toLower().contains(query.text.toLower().toUtf8())) {
            ++out.hidden;
            continue;
        }
        const Instant due = sortInstant(c.clocks);
        const view::Band band = !due.isSet()              ? view::Band::Paused
                                : breached(c.clocks, now) ? view::Band::Breached
                                : atRisk(c.clocks, now)   ? view::Band::AtRisk
                                : due < dayEnd            ? view::Band::Today
                                                          : view::Band::Later;
        rows.push_back({band, due, c.number});
        ++out.bands.at(static_cast<size_t>(band));
        if (due.isSet() && due >= now && due - now <= minutes(15))
            ++out.dueWithin15;
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::tie(a.band, a.due, a.number) < std::tie(b.band, b.due, b.number);
    });
    for (const Row& row : rows)
        out.numbers.push_back(row.number);
    return out;
}

QByteArray text(const QueueCount& c)
{
    return QByteArray(name(c.queue)) + " open " + QByteArray::number(c.open) + " unclaimed " +
           QByteArray::number(c.unclaimed) + " at risk " + QByteArray::number(c.atRisk) +
           " breached " + QByteArray::number(c.breached) + " oldest " + toIso(c.oldest).toLatin1() +
           " next due " + toIso(c.nextDue).toLatin1();
}

}  // namespace

class tst_Worklists : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Fixture> m_f;
    std::vector<Case> m_cases;

    std::vector<Instant> instants(int count)
    {
        std::vector<Instant> out{kStart, kStart + minutes(601)};
        for (int i = 0; i < count; ++i)
            out.push_back(m_f->instant() + static_cast<Millis>(m_f->below(3)) - 1);
        return out;
    }

    // What is shown first is how the list begins, and all of it when less than that is late.
    void beginsWith(const view::Query& query, const Asker& asker, Instant now, Instant dayEnd,
                    const view::RowSet& list)
    {
        for (const int most : {1, 9, 60, 1'000}) {
            const auto first = m_f->lists->first(query, asker, now, dayEnd, most);
            QVERIFY(first);
            if (first->whole) {
                QVERIFY(*first == list);
                continue;
            }
            ++m_begun;
            QVERIFY(query.scope == Scope::All && query.text.isEmpty());
            QVERIFY(first->at == now);
            QVERIFY(first->numbers.size() <= static_cast<size_t>(most));
            QVERIFY(first->numbers.size() <= list.numbers.size());
            QVERIFY(std::equal(first->numbers.begin(), first->numbers.end(), list.numbers.begin()));
            QCOMPARE(first->bands[0], static_cast<qint64>(first->numbers.size()));
            QVERIFY(first->bands[0] <= list.bands[0]);
        }
    }
    int m_begun = 0;

private slots:
    void initTestCase()
    {
        m_f = std::make_unique<Fixture>(m_folder.filePath(QStringLiteral("cache.db")), 20261124);
        for (int i = 1; i <= kCases; ++i) {
            m_f->save(m_f->make(i));  // what it was before must leave nothing behind
            m_cases.push_back(m_f->make(i));
            m_f->save(m_cases.back());
        }
    }

    void casesComeBack()
    {
        for (const Case& c : m_cases) {
            QVERIFY(**m_f->tables->byNumber(c.number) == c);
            QVERIFY(**m_f->tables->byId(c.id) == c);
        }
        const auto some = m_f->lists->cases({7, 100'000, 3});
        QVERIFY(some && *some == (std::vector<Case>{m_cases[6], m_cases[2]}));
    }

    void everyQueueHasARow()
    {
        Fixture empty(m_folder.filePath(QStringLiteral("empty.db")), 1);
        const auto counts = empty.lists->counts(kPeople[0], kStart);
        QVERIFY(counts);
        QVERIFY(*counts == countsOf({}, kPeople[0], kStart));
        QCOMPARE(counts->queues.size(), kQueues.size());
        const auto list = empty.lists->list({}, kPeople[0], kStart, kStart);
        QVERIFY(list && list->numbers.empty());
        QCOMPARE(*empty.lists->next(kPeople[0], kStart), 0);
        QVERIFY(!empty.lists->nextTurn(kStart)->isSet());
    }

    void countsAreTheDefinitions()
    {
        for (const Instant now : instants(300)) {
            const Asker asker = askerOf(m_f->below(3));
            const auto counts = m_f->lists->counts(asker, now);
            QVERIFY(counts);
            const view::Counts expected = countsOf(m_cases, asker, now);
            QVERIFY(counts->at == now);
            QCOMPARE(counts->queues.size(), kQueues.size());
            for (size_t i = 0; i < kQueues.size(); ++i)
                QCOMPARE(text(counts->queues[i]), text(expected.queues[i]));
            QCOMPARE("mine " + text(counts->mine), "mine " + text(expected.mine));
            QCOMPARE("approval " + text(counts->approval), "approval " + text(expected.approval));
            QCOMPARE("chasing " + text(counts->chasing), "chasing " + text(expected.chasing));
            QCOMPARE("handed " + text(counts->handed), "handed " + text(expected.handed));
            QCOMPARE("snoozed " + text(counts->snoozed), "snoozed " + text(expected.snoozed));
            QCOMPARE("escalated " + text(counts->escalated),
                     "escalated " + text(expected.escalated));
            QVERIFY(*counts == expected);
        }
    }

    void listsAreTheCounts_data()
    {
        QTest::addColumn<int>("scope");
        QTest::addColumn<int>("queue");
        QTest::addColumn<QString>("text");
        for (int scope = 0; scope < view::kScopes; ++scope)
            for (const int queue : {-1, 0, 3, 6})
                for (const char* words : {"", "hl-7", "CITY", "no such words"})
                    QTest::addRow("scope %d queue %d '%s'", scope, queue, words)
                        << scope << queue << QString::fromLatin1(words);
    }
    void listsAreTheCounts()
    {
        QFETCH(int, scope);
        QFETCH(int, queue);
        QFETCH(QString, text);
        view::Query query;
        query.scope = static_cast<Scope>(scope);
        if (queue >= 0)
            query.queue = static_cast<Queue>(queue);
        query.text = text;
        for (const Instant now : instants(20)) {
            const Asker asker = askerOf(m_f->below(3));
            const Instant dayEnd = now + hours(m_f->below(6));
            const auto list = m_f->lists->list(query, asker, now, dayEnd);
            QVERIFY(list);
            const view::RowSet expected = listOf(m_cases, query, asker, now, dayEnd);
            QVERIFY(list->numbers == expected.numbers);
            QVERIFY(list->bands == expected.bands);
            QCOMPARE(list->dueWithin15, expected.dueWithin15);
            QCOMPARE(list->hidden, expected.hidden);
            QVERIFY(*list == expected);
            beginsWith(query, asker, now, dayEnd, *list);
        }
        if (query.scope != Scope::Unclaimed || !text.isEmpty() || queue < 0)
            return;
        // A list and its count are the same thing.
        const Instant now = kStart + minutes(300);
        QCOMPARE(
            static_cast<qint64>(m_f->lists->list(query, kPeople[0], now, now)->numbers.size()),
            m_f->lists->counts(kPeople[0], now)->queues.at(static_cast<size_t>(queue)).unclaimed);
    }

    // What is typed is looked for, whatever it is, and does nothing else.
    void whatIsTypedIsNoStatement()
    {
        QCOMPARE(hostile::sql().size(), 500);
        const Instant now = kStart + minutes(300);
        const Asker asker = askerOf(0);
        QStringList texts = hostile::sql();
        texts << QStringLiteral("%") << QStringLiteral("_") << QStringLiteral("*")
              << QString(QChar(0)) << QString(QChar(0xD800)) << QString(10'000, u'\'');
        for (const QString& text : texts)
            for (const int scope : {0, 1, 2, 5, 6, 7}) {
                view::Query query;
                query.scope = static_cast<Scope>(scope);
                query.text = text;
                const auto list = m_f->lists->list(query, asker, now, now);
                QVERIFY2(list, qPrintable(text));
                QCOMPARE(list->numbers.size(), size_t{0});
            }
        auto check = m_f->db->statement("pragma quick_check");
        QVERIFY(check.step());
        QCOMPARE(check.text(0), QByteArray("ok"));
        auto count = m_f->db->statement("select count(*) from case_row");
        QVERIFY(count.step());
        QCOMPARE(count.integer(0), qint64{kCases});
    }

    void someListsAreBegun() { QVERIFY(m_begun > 50); }

    // Nothing changes before the next turn, so that one timer is enough.
    void nothingChangesBeforeTheNextTurn()
    {
        const Asker asker = askerOf(0);
        Instant now = kStart - hours(3);
        int turns = 0;
        for (;;) {
            const auto turn = m_f->lists->nextTurn(now);
            QVERIFY(turn);
            const Instant until = turn->isSet() ? *turn - 1 : now + days(2);
            QVERIFY(until >= now);
            view::Counts before = *m_f->lists->counts(asker, now);
            view::Counts after = *m_f->lists->counts(asker, until);
            after.at = before.at;
            QVERIFY2(before == after, qPrintable(toIso(now) + QStringLiteral(" ") + toIso(until)));
            if (!turn->isSet())
                break;
            QVERIFY(*turn > now);
            now = *turn;
            ++turns;
        }
        QVERIFY(turns > 200);
    }

    // What one person puts aside is nobody else's business.
    void asideForOneOnly()
    {
        Fixture f(m_folder.filePath(QStringLiteral("aside.db")), 7);
        for (int i = 1; i <= 20; ++i) {
            Case c = f.make(i);
            c.state = CaseState::Open;
            c.snoozes.clear();
            f.save(c);
            if (i > 10)
                continue;
            c.snoozes = {{kPeople[0], kStart + hours(1)}};
            f.save(c);
        }
        const auto size = [&](size_t who, Scope scope, Instant now) {
            view::Query query;
            query.scope = scope;
            return f.lists->list(query, askerOf(who), now, now)->numbers.size();
        };
        const auto all = [&](size_t who, Instant now) {
            return static_cast<size_t>(f.lists->counts(askerOf(who), now)->all().open);
        };
        QCOMPARE(size(0, Scope::All, kStart), size_t{10});
        QCOMPARE(all(0, kStart), size_t{10});
        QCOMPARE(size(0, Scope::Snoozed, kStart), size_t{10});
        QCOMPARE(size(1, Scope::All, kStart), size_t{20});
        QCOMPARE(all(1, kStart), size_t{20});
        QCOMPARE(f.lists->list({}, Asker(), kStart, kStart)->numbers.size(), size_t{20});
        // At the instant that was named they are back.
        QCOMPARE(size(0, Scope::All, kStart + hours(1) - 1), size_t{10});
        QCOMPARE(size(0, Scope::All, kStart + hours(1)), size_t{20});
        QCOMPARE(all(0, kStart + hours(1)), size_t{20});
        QCOMPARE(size(0, Scope::Snoozed, kStart + hours(1)), size_t{0});
        if (auto done = f.tables->clear(); !done)
            QFAIL("clear");
        QCOMPARE(size(0, Scope::Snoozed, kStart), size_t{0});
    }

    void nextIsTheFirstThatIsFree()
    {
        for (const PersonId asker : kPeople) {
            const Case* best = nullptr;
            for (const Case& c : m_cases) {
                const Instant due = sortInstant(c.clocks);
                if (!c.open() || !due.isSet() || !(c.owner.isNull() || c.owner == asker) ||
                    !inScope(c, Scope::All, asker, kStart))
                    continue;
                if (!best ||
                    std::tuple(due, c.number) < std::tuple(sortInstant(best->clocks), best->number))
                    best = &c;
            }
            if (!best)
                QFAIL("nothing is free");
            QCOMPARE(*m_f->lists->next(asker, kStart), best->number);
        }
    }

    void whatTimeAloneDecides()
    {
        for (const Instant now : instants(50)) {
            std::vector<qint64> resume, release;
            for (const Case& c : m_cases) {
                if (c.open() && c.paused && c.pauses.back().expectedUntil <= now)
                    resume.push_back(c.number);
                if (c.open() && !c.owner.isNull() && c.leaseUntil <= now)
                    release.push_back(c.number);
            }
            const auto numbers = [](const Result<std::vector<Case>>& list) {
                std::vector<qint64> out;
                for (const Case& c : *list)
                    out.push_back(c.number);
                std::sort(out.begin(), out.end());
                return out;
            };
            QVERIFY(numbers(m_f->tables->toResume(now, kCases)) == resume);
            QVERIFY(numbers(m_f->tables->toRelease(now, kCases)) == release);
        }
    }

    // With many open cases, and few that time or a person has touched, no figure reads them all.
    void figuresDoNotReadEveryCase()
    {
        Fixture f(m_folder.filePath(QStringLiteral("steps.db")), 5);
        constexpr qint64 kMany = 3000;
        QVERIFY(f.db->execute("begin"));
        for (qint64 n = 1; n <= kMany; ++n) {
            Case c = f.make(n);
            c.state = CaseState::Open;
            c.owner = {};
            c.leaseUntil = {};
            c.paused = false;
            c.pauses.clear();
            c.intents.clear();
            c.handoffs.clear();
            c.snoozes.clear();
            c.escalations.clear();
            f.save(c);
        }
        QVERIFY(f.db->execute("commit"));
        qint64 steps = 0;
        const auto count = [](void* into) {
            ++*static_cast<qint64*>(into);
            return 0;
        };
        const Instant before = kStart - days(2);
        sqlite3_progress_handler(f.db->handle(), 1, count, &steps);
        QVERIFY((*f.lists->nextTurn(before)).isSet());
        QVERIFY2(steps > 10 && steps < 400, qPrintable(QString::number(steps)));
        steps = 0;
        const auto counts = f.lists->counts(kPeople[0], before);
        sqlite3_progress_handler(f.db->handle(), 0, nullptr, nullptr);
        QVERIFY2(steps > 10 && steps < kMany, qPrintable(QString::number(steps)));
        qint64 open = 0;
        for (const QueueCount& queue : counts->queues)
            open += queue.open;
        QCOMPARE(open, kMany);
    }
};

QTEST_GUILESS_MAIN(tst_Worklists)
#include "tst_worklists.moc"
