// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/soak.h"

#include "app/composition/profile.h"
#include "core/base/later.h"
#include "core/journal/localjournal.h"
#include "tests/acceptance/programs.h"
#include "tests/support/readings.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QTimer>

#include <array>
#include <optional>
#include <random>
#include <set>

namespace acceptance {

using namespace docket;

namespace {

constexpr int kRound = 300;  // seconds
constexpr int kBadOneIn = 12;
constexpr auto kAtMost = std::chrono::minutes(4);

// Resident memory of this process, in bytes.
double resident()
{
    QFile file(key("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096;
}

int openFiles()
{
    return static_cast<int>(QDir(key("/proc/self/fd"))
                                .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
                                .size());
}

class Soak {
public:
    explicit Soak(const SoakPlan& plan)
        : m_plan(plan)
        , m_random(plan.seed)
        , m_company(plan.orders, plan.days, static_cast<int>(plan.seed))
        , m_profile(m_folder.filePath(key("profile")))
    {
    }

    SoakOutcome run()
    {
        if (!begin() || !sync())
            return m_out;
        double memory = 0;
        int files = 0;
        for (int round = 0; round < m_plan.rounds; ++round) {
            m_company.advance(kRound);
            // Most of the time a line is good. A whole hour of a bad one would be spent waiting as
            // the vendor asks.
            play(round % kBadOneIn == kBadOneIn - 1 ? "flaky" : "none");
            if (!sync())
                return m_out;
            for (const char* login : {"mara", "noor", "tomas", "ingrid", "samuel"})
                for (int i = 0; i < m_plan.actsEach; ++i)
                    act(login);
            m_engine->push();
            if (round + 1 == m_plan.warm) {
                memory = resident();
                files = openFiles();
            }
        }
        m_out.memory = memory > 0 ? resident() / memory : 0;
        m_out.files = openFiles() - files;
        play("none");
        // What is under way comes to its end, and then everything is looked at.
        for (int i = 0; i < 12 && live() > 0; ++i) {
            m_company.advance(kRound);
            if (!sync())
                return m_out;
            m_engine->push();
        }
        lookAtAll();
        return m_out;
    }

private:
    void play(const QByteArray& profile)
    {
        m_company.ask("POST", "/sandbox/faults", {},
                      R"({"profile":")" + profile + R"(","seed":)" +
                          QByteArray::number(m_random() % 1'000'000) + '}');
    }
    bool stop(const QString& why)
    {
        m_out.problem = why;
        return false;
    }
    void broken(const QString& what)
    {
        ++m_out.broken;
        m_out.brokenWords += what + u'\n';
    }
    // Waits in the event loop until it is true.
    template <class F>
    bool wait(F ready)
    {
        QEventLoop loop;
        QTimer look, late;
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            if (ready())
                loop.exit(0);
        });
        QObject::connect(&late, &QTimer::timeout, &loop, [&] { loop.exit(1); });
        look.start(2);
        late.start(kAtMost);
        return ready() || loop.exec() == 0;
    }
    template <class T>
    std::optional<T> wait(const QFuture<T>& future)
    {
        if (!wait([&] { return future.isFinished(); }))
            return std::nullopt;
        return future.result();
    }

    bool begin()
    {
        if (!m_company.isUp())
            return stop(key("the practice company is not up"));
        m_profile.setPatience(test::hurried());
        std::optional<Done> made;
        m_profile.initPractice(QUrl(m_company.url()), [&](const Done& done) { made = done; });
        if (!wait([&] { return made.has_value(); }) || !*made)
            return stop(key("no profile"));
        m_engine = &m_profile.engine();
        return true;
    }
    bool sync()
    {
        std::optional<SyncReport> report;
        const auto heard = QObject::connect(m_engine, &Engine::syncFinished, m_engine,
                                            [&](const SyncReport& r) { report = r; });
        const bool done = m_engine->sync() && wait([&] { return report.has_value(); });
        QObject::disconnect(heard);
        if (!done)
            return stop(key("a sync did not end"));
        for (const sync::PullReport& source : report->sources)
            for (const sync::FeedReport& feed : source.feeds)
                m_out.facts += feed.added + feed.changed;
        return true;
    }
    qint64 live()
    {
        const auto count =
            wait(m_engine->read([](const Engine::Reader& r) { return r.cases->liveOutbox(); }));
        return count && *count ? **count : -1;
    }

    std::optional<view::Receipt> record(const char* login, CaseId subject, Act what)
    {
        Command command;
        command.id = CommandId::mint();
        for (const Person& p : m_engine->setup().people)
            if (p.login == login)
                command.actor = Actor::person(p.id);
        command.subject = subject;
        command.act = std::move(what);
        const auto answer = wait(m_engine->dispatch(command));
        if (!answer || !*answer)
            return std::nullopt;
        ++m_out.acts;
        return **answer;
    }

    // Takes one of the open cases, writes something, now and then gives a little money back, and
    // leaves it again.
    void act(const char* login)
    {
        const auto found = wait(m_engine->read([which = m_random()](const Engine::Reader& r) {
            std::optional<std::pair<Case, std::optional<store::Stored<Payment>>>> out;
            auto count =
                r.cache->statement("select count(*) from case_row where state=0 and owner is null");
            const qint64 cases = count.step() ? count.integer(0) : 0;
            count.reset();
            if (cases == 0)
                return out;
            auto rows = r.cache->statement("select number from case_row where state=0 and owner is "
                                           "null order by number limit 1 offset ?1");
            rows.bind(1, static_cast<qint64>(which % static_cast<quint64>(cases)));
            const auto value = rows.step() ? r.cases->byNumber(rows.integer(0))
                                           : Result<std::optional<Case>>(std::nullopt);
            rows.reset();
            if (!value || !*value)
                return out;
            out.emplace(**value, std::nullopt);
            if (const auto payments = r.facts->paymentsOf((*value)->order); payments)
                for (const auto& payment : *payments)
                    if (payment.fact.captured - payment.fact.refunded >= 100)
                        out->second = payment;
            return out;
        }));
        if (!found || !*found)
            return;
        const auto& [value, payment] = **found;
        if (!record(login, value.id, Claim{}))
            return;
        record(login, value.id, AddNote{key("Looked at it with the customer")});
        if (payment && m_random() % 3 == 0)
            record(login, value.id,
                   RequestRefund{payment->ref,
                                 {1, payment->fact.amount.currency},
                                 "requested_by_customer",
                                 key("asked for by telephone"),
                                 {}});
        record(login, value.id, Release{});
    }

    void lookAtAll()
    {
        if (const qint64 left = live(); left != 0)
            broken(key("%1 refunds have not come to an end").arg(left));
        const auto all =
            wait(m_engine->read([](const Engine::Reader& r) { return r.cases->allOutbox(); }));
        std::set<QByteArray> known;
        if (!all || !*all)
            return broken(key("the outbox cannot be read"));
        for (const store::OutboxRow& row : **all) {
            if (row.intent.state != IntentState::Confirmed)
                continue;
            if (!known.insert(row.intent.externalId).second)
                broken(key("two refunds are one at the gateway: %1")
                           .arg(QString::fromLatin1(row.intent.externalId)));
        }
        // Each confirmed one is there, once, and nothing of ours is there that we do not know.
        std::set<QByteArray> there;
        for (const auto& [account, secret] : m_company.accounts())
            for (QByteArray after;;) {
                const QJsonObject page = m_company.gateway(
                    "refunds?limit=100" + (after.isEmpty() ? after : "&starting_after=" + after),
                    account);
                const QJsonArray refunds = rows(page, "data");
                for (const QJsonValue& refund : refunds) {
                    after = text(refund, "id").toLatin1();
                    if (refund.toObject().value(key("amount")).toInteger() == 1)
                        there.insert(after);
                }
                if (refunds.isEmpty() || !page.value(key("has_more")).toBool())
                    break;
            }
        m_out.refunds = static_cast<int>(there.size());
        if (known != there)
            broken(key("%1 refunds are confirmed, the gateway has %2")
                       .arg(known.size())
                       .arg(there.size()));
        // Every list is as long as its count says, and the journal is whole.
        const Instant now = m_engine->clock().now();
        const auto same = wait(m_engine->read([now](const Engine::Reader& r) {
            const auto counts = r.lists->counts(store::Asker(), now);
            if (!counts)
                return false;
            return std::all_of(
                counts->queues.begin(), counts->queues.end(), [&](const view::QueueCount& count) {
                    const auto list =
                        r.lists->list({count.queue, view::Scope::All, {}}, {}, now, now);
                    return list && std::ssize(list->numbers) == count.open &&
                           list->bands[0] == count.breached;
                });
        }));
        if (!same || !*same)
            broken(key("a count is not what its list holds"));
        const auto journal =
            journal::LocalJournal::open(m_profile.files().journal(), store::Open::Read);
        const auto verified = journal ? (*journal)->verify() : fail(journal.error());
        if (!verified || verified->broken)
            broken(key("the journal is not whole"));
    }

    SoakPlan m_plan;
    std::mt19937_64 m_random;
    Company m_company;
    QTemporaryDir m_folder;
    app::Profile m_profile;
    Engine* m_engine = nullptr;
    SoakOutcome m_out;
};

}  // namespace

SoakOutcome soak(const SoakPlan& plan)
{
    return Soak(plan).run();
}

}  // namespace acceptance
