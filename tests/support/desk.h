// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/apply.h"
#include "core/command/dispatcher.h"
#include "core/journal/localjournal.h"
#include "core/store/factwriter.h"
#include "core/work/queues.h"

#include <QTemporaryDir>

// A profile's files on one thread: a real journal and cache, one dispatcher over them, and what the
// engine does after an append, done here at once or, with `telling` off, later.
namespace docket::test {

inline QString words(const char* text)
{
    return QString::fromUtf8(text);
}

template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s %s", qPrintable(result.error().where), qPrintable(result.error().detail));
    return std::move(*result);
}
inline void must(const Done& done)
{
    if (!done)
        qFatal("%s %s", qPrintable(done.error().where), qPrintable(done.error().detail));
}

// A cache that follows a journal.
struct CacheFile {
    std::unique_ptr<store::Database> db;
    std::unique_ptr<store::CaseTables> cases;
    std::unique_ptr<store::FactTables> facts;
    std::unique_ptr<store::FactWriter> factWriter;
    qint64 seq = 0;

    explicit CacheFile(const QString& path)
        : db(must(store::Database::open(path, store::Open::Write, store::Sync::Normal)))
    {
        must(store::migrate(*db, QStringLiteral("cache")));
        cases = std::make_unique<store::CaseTables>(*db);
        facts = std::make_unique<store::FactTables>(*db, Secret(QByteArray(32, 'f')));
        factWriter = std::make_unique<store::FactWriter>(*db, Secret(QByteArray(32, 'f')));
    }

    Done apply(const std::vector<Entry>& entries)
    {
        auto transaction = store::Transaction::begin(*db);
        if (!transaction)
            return fail(transaction.error());
        QHash<CaseId, Case> states;
        std::vector<std::pair<IntentId, QByteArray>> requests;
        for (const Entry& entry : entries) {
            if (!command::isCaseEntry(entry.type))
                continue;
            const CaseId id{entry.subject.value};
            if (!states.contains(id))
                states.insert(id, must(cases->byId(id)).value_or(Case{}));
            Case& state = states[id];
            if (entry.seq <= state.lastSeq)
                continue;
            const auto applied = command::apply(state, entry);
            if (!applied)
                return fail(applied.error());
            if (!applied->readyIntent.isNull())
                requests.emplace_back(applied->readyIntent, applied->request);
        }
        for (const Case& value : std::as_const(states))
            if (auto done = cases->save(value); !done)
                return done;
        for (const auto& [intent, request] : requests)
            if (auto done = cases->saveRequest(intent, request); !done)
                return done;
        return transaction->commit();
    }

    Done follow(const journal::Journal& journal, int atOnce = 1000)
    {
        for (;;) {
            const auto entries = journal.since(seq, atOnce);
            if (!entries)
                return fail(entries.error());
            if (entries->empty())
                return {};
            if (auto done = apply(*entries); !done)
                return done;
            seq = entries->back().seq;
        }
    }

    void write(SourceNumber source, Fact fact, Instant at)
    {
        store::Written written;
        auto transaction = must(store::Transaction::begin(*db));
        must(factWriter->write(source, {std::move(fact), at}, at, 1, written));
        must(factWriter->noteTouched());
        must(transaction.commit());
    }
};

// Monday, 1 June 2026, noon in Berlin.
inline Instant mondayNoon()
{
    return must(parseIso(QStringLiteral("2026-06-01T10:00:00Z")));
}

class Desk {
public:
    Desk()
        : m_journal(must(journal::LocalJournal::open(file("journal.db"), store::Open::Write)))
        , m_keys(must(store::SubjectKeys::open(file("keys.db"), store::Open::Write,
                                               Secret(QByteArray(32, 'k')))))
        , m_cache(std::make_unique<CacheFile>(file("cache.db")))
        , clock(mondayNoon())
    {
        start();
        configure();
    }

    QString file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    command::Dispatcher& dispatcher() { return *m_dispatcher; }
    journal::LocalJournal& journal() { return *m_journal; }
    store::SubjectKeys& keys() { return *m_keys; }
    CacheFile& cache() { return *m_cache; }

    // The dispatcher, as after a restart.
    void start()
    {
        command::Dispatcher::Parts parts;
        parts.journal = m_journal.get();
        parts.keys = m_keys.get();
        parts.cases = m_cache->cases.get();
        parts.facts = m_cache->facts.get();
        parts.clock = &clock;
        parts.desk = DeskId::derive(QUuid(), "desk");
        parts.freeze = [](const Intent& intent, const Setup&) -> Result<QByteArray> {
            return QByteArray("{\"amount\":" + QByteArray::number(intent.amount.minor) +
                              ",\"key\":\"" + intent.id.text().toLatin1() + "\"}");
        };
        parts.appended = [this](const std::vector<Entry>&) {
            if (telling)
                must(m_cache->follow(*m_journal));
        };
        m_dispatcher = std::make_unique<command::Dispatcher>(std::move(parts));
        must(m_dispatcher->start());
    }

    Command command(const Actor& actor, CaseId subject, Act act) const
    {
        return {CommandId::mint(), actor, subject, std::move(act), std::nullopt};
    }
    Result<view::Receipt> ask(const Actor& actor, CaseId subject, Act act)
    {
        return m_dispatcher->dispatch(command(actor, subject, std::move(act)));
    }
    view::Receipt mustAsk(const Actor& actor, CaseId subject, Act act)
    {
        return must(ask(actor, subject, std::move(act)));
    }

    OpenCase opening(const QByteArray& order, const QByteArray& payment = "ch_1",
                     Queue queue = Queue::Refund) const
    {
        OpenCase act;
        act.id = CaseId::derive(QUuid(), order + payment + name(queue));
        act.queue = queue;
        act.subject = {1, FactKind::Order, order};
        act.subjectLabel = '#' + order;
        act.order = order;
        act.amount = {20'000, Currency::parse("USD")};
        act.reason.rule = "REF-01";
        act.reason.ruleVersion = 1;
        act.reason.occurred = clock.now();
        act.reason.key = payment;
        act.reason.text = "recorded by the shop, 20.00 not sent";
        act.reason.seen = {{{2, FactKind::Payment, payment}, clock.now()}};
        return act;
    }
    CaseId open(const QByteArray& order, const QByteArray& payment = "ch_1")
    {
        const OpenCase act = opening(order, payment);
        mustAsk(Actor::rule("REF-01", 1), act.id, act);
        return act.id;
    }
    Case now(CaseId id) const { return must(m_dispatcher->current(id)).value(); }
    std::vector<QByteArray> types(CaseId id) const
    {
        std::vector<QByteArray> out;
        for (const Entry& entry : must(m_journal->of(subjectOf(id), 0)))
            out.push_back(entry.type);
        return out;
    }

    void pay(const QByteArray& id, qint64 captured, qint64 refunded, Instant at)
    {
        Payment p;
        p.id = id;
        p.order = "O1";
        p.createdAt = mondayNoon();
        p.amount = {captured, Currency::parse("USD")};
        p.captured = captured;
        p.refunded = refunded;
        p.status = PaymentStatus::Approved;
        m_cache->write(2, p, at);
    }

    Person ann, ben, lee, may;

private:
    void configure()
    {
        const auto set = [this](const char* type, const QJsonObject& body,
                                const QByteArray& sealed = {}) {
            must(m_dispatcher->configure(Actor::system(), type, body, sealed));
        };
        set("profile_set", {{QStringLiteral("second_person_above"), 50'000}});
        CalendarSpec hours;
        hours.id = QStringLiteral("desk");
        hours.zone = QStringLiteral("Europe/Berlin");
        for (size_t day = 0; day < 5; ++day)
            hours.week.at(day) = {{9 * 60, 17 * 60}};
        set("calendar_set", toJson(hours));
        for (const Policy& policy : work::startingPolicies(hours.id))
            set("policy_set", toJson(policy));
        const auto join = [&](const char* login, Role role, qint64 limit) {
            Person p;
            p.id = PersonId::derive(QUuid(), login);
            p.login = login;
            p.fullName = QStringLiteral("%1 %2").arg(words("Person"), words(login));
            p.roles = {role};
            p.limitMinor = limit;
            set("person_set", toJson(p),
                toCanonicalJson(QJsonObject{{QStringLiteral("name"), p.fullName}}));
            return p;
        };
        ann = join("ann", Role::Agent, 5'000);
        ben = join("ben", Role::Agent, 5'000);
        lee = join("lee", Role::Lead, 20'000);
        may = join("may", Role::OperationsManager, 100'000);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<journal::LocalJournal> m_journal;
    std::unique_ptr<store::SubjectKeys> m_keys;
    std::unique_ptr<CacheFile> m_cache;
    std::unique_ptr<command::Dispatcher> m_dispatcher;

public:
    ManualClock clock;
    bool telling = true;  // whether the cache hears of entries at once
};

inline Actor as(const Person& person)
{
    return Actor::person(person.id);
}

}  // namespace docket::test
