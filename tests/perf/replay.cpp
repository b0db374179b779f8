// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a journal of a million entries becomes cases again, and how fast its chain is proved;
// both beside a bare read of the same rows in the same run.
#include "core/command/projection.h"
#include "core/domain/case.h"
#include "tests/perf/figures.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace docket;
using perf::must;

namespace {

constexpr qint64 kStart = 1'767'225'600'000;  // 2026-01-01
constexpr size_t kBatch = 5000;

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

// The clocks at these places of a case's list, as an entry names them when they change.
QJsonArray clocksAt(Instant at, std::initializer_list<int> places)
{
    QJsonArray out;
    for (const int i : places) {
        SlaClock clock;
        clock.kind = static_cast<ClockKind>(i);
        clock.policy = key("new_order_review.standard");
        clock.policyVersion = 1;
        clock.calendar = key("operations");
        clock.calendarVersion = 1;
        clock.start = at;
        clock.cycleFrom = at;
        clock.runFrom = at;
        clock.budget = hours(2 + 4 * i);
        clock.due = at + hours(3 + 5 * i);
        clock.warn = at + hours(2 + 4 * i);
        QJsonObject one = packed(clock);
        one.insert(key("at"), i);
        out.append(one);
    }
    return out;
}

// Cases from their opening to their end, as a desk writes them, a few hundred of them at a time.
class Story {
public:
    std::vector<EntryDraft> next(size_t entries)
    {
        std::vector<EntryDraft> out;
        while (out.size() < entries) {
            if (m_open.size() < 400) {
                m_open.push_back(
                    {CaseId::derive(profileSubject().value, QByteArray::number(m_cases)), m_cases,
                     0});
                ++m_cases;
            }
            Running& running = m_open[m_turn++ % m_open.size()];
            out.push_back(step(running));
            if (running.step == (running.number % 10 == 0 ? 9 : 5)) {
                running = m_open.back();
                m_open.pop_back();
            }
        }
        return out;
    }

private:
    struct Running {
        CaseId id;
        int number = 0;
        int step = 0;
    };

    EntryDraft step(Running& c)
    {
        const Instant at{kStart + m_tick++ * 900};
        const QByteArray order = QByteArray::number(5'400'000'000'000 + c.number);
        QJsonObject body{{key("assurance"), key("desk")}};
        QJsonArray changed;
        EntryDraft d;
        d.id = EntryId::mint();
        d.command = CommandId::mint();
        d.desk = m_desk;
        d.subject = subjectOf(c.id);
        d.at = at;
        d.actor = toText(Actor::person(m_person));
        const int step = c.step++;
        const IntentId intent = IntentId::derive(c.id.value, "refund");
        // Every tenth case has a refund between its notes and its end.
        const bool refunds = c.number % 10 == 0;
        if (step == 0) {
            CaseReason reason;
            reason.rule = "ORD-01";
            reason.ruleVersion = 1;
            reason.occurred = at;
            reason.text = "no house number";
            reason.seen = {{{4, FactKind::Order, order}, at}};
            d.actor = toText(Actor::rule("ORD-01", 1));
            d.type = "case_opened";
            body.insert(key("queue"), key("new_order_review"));
            body.insert(key("tier"), key("standard"));
            body.insert(key("business"), 1);
            body.insert(key("subject"), toJson(ExternalRef{4, FactKind::Order, order}));
            body.insert(key("label"), key("#HL-%1").arg(100'000 + c.number));
            body.insert(key("order"), QString::fromLatin1(order));
            body.insert(key("amount"), 8490);
            body.insert(key("currency"), key("EUR"));
            body.insert(key("source_at"), at.ms);
            body.insert(key("reason"), toJson(reason));
            body.insert(key("clocks"), clocksAt(at, {0, 1, 2}));
        } else if (step == 1) {
            d.type = "case_claimed";
            body.insert(key("until"), (at + hours(2)).ms);
            changed = clocksAt(at, {0});
        } else if (step == 2 || step == 3) {
            d.type = "case_noted";
            d.key = d.subject;
            d.sealed = QByteArray(120, 'n');
            changed = step == 2 ? clocksAt(at, {1, 3}) : clocksAt(at, {3});
        } else if (refunds && step == 4) {
            Intent asked;
            asked.id = intent;
            asked.command = d.command;
            asked.target = {1, FactKind::Payment, "ch_" + order};
            asked.amount = {8490, Currency::parse(QByteArray("EUR"))};
            asked.reason = "requested_by_customer";
            asked.requester = m_person;
            d.type = "refund_requested";
            body.insert(key("intent"), toJson(asked));
            changed = clocksAt(at, {3});
        } else if (refunds && step == 5) {
            d.type = "refund_ready";
            body.insert(key("intent"), intent.text());
            body.insert(key("request"), QJsonObject{{key("method"), key("POST")},
                                                    {key("path"), key("/v1/refunds")}});
        } else if (refunds && step < 8) {
            d.type = "intent_step";
            d.actor = "system";
            body.insert(key("intent"), intent.text());
            body.insert(key("state"), step == 6 ? key("sending") : key("confirmed"));
            body.insert(key("attempt"), 1);
        } else {
            d.type = "case_closed";
            body.insert(key("disposition"), key("corrected"));
            body.insert(key("root_cause"), key("customer"));
            changed = clocksAt(at, {2, 3});
        }
        if (!changed.isEmpty()) {
            d.typeVersion = 2;
            body.insert(key("clocks_changed"), changed);
        }
        d.body = toCanonicalJson(body);
        return d;
    }

    std::vector<Running> m_open;
    int m_cases = 0;
    size_t m_turn = 0;
    qint64 m_tick = 0;
    PersonId m_person = PersonId::mint();
    DeskId m_desk = DeskId::mint();
};

}  // namespace

int main(int argc, char** argv)
{
    const qint64 entries = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    const QTemporaryDir folder;
    const QString path = folder.filePath(key("journal.db"));
    {
        auto journal = must(journal::LocalJournal::open(path, store::Open::Write), "journal");
        Story story;
        const double took = perf::secondsOf([&] {
            for (qint64 have = 0; have < entries; have += static_cast<qint64>(kBatch))
                must(journal->append({}, story.next(kBatch)), "append");
        });
        std::fprintf(stderr, "%lld entries written in %.1f s\n", static_cast<long long>(entries),
                     took);
    }
    const auto journal = must(journal::LocalJournal::open(path, store::Open::Read), "journal");

    std::vector<double> bare, replay, verify;
    for (int run = 0; run < 3; ++run) {
        bare.push_back(perf::secondsOf([&] {
            auto db =
                must(store::Database::open(path, store::Open::Read, store::Sync::Full), "journal");
            auto rows = db->statement("select * from entry order by seq");
            qint64 bytes = 0;
            while (rows.step())
                bytes += rows.text(11).size() + rows.blob(15).size();
            if (run == 0)
                std::fprintf(stderr, "%.0f MB of bodies\n", static_cast<double>(bytes) / 1e6);
        }));
        const perf::Took verified = perf::tookOf([&] {
            const auto proof = must(journal->verify(), "verify");
            if (proof.broken || proof.entries < entries)
                perf::stop("verify", "the chain is broken");
        });
        verify.push_back(verified.wall);
        const perf::Took replayed = perf::tookOf([&] {
            auto cache = must(store::Database::open(folder.filePath(key("cache-%1.db").arg(run)),
                                                    store::Open::Write, store::Sync::Normal),
                              "cache");
            must(store::migrate(*cache, key("cache")), "cache");
            command::CaseProjection projection(*cache);
            if (must(projection.replay(*journal), "replay") < entries)
                perf::stop("replay", "entries are missing");
        });
        replay.push_back(replayed.wall);
        std::fprintf(stderr,
                     "run %d: bare read %.2f s, verify %.2f s (%.2f s of processor), replay %.2f s "
                     "(%.2f s of processor)\n",
                     run + 1, bare.back(), verified.wall, verified.processor, replayed.wall,
                     replayed.processor);
    }
    const auto count = static_cast<double>(entries);
    std::fprintf(stderr, "of a bare read: replay %.3f, verify %.3f\n",
                 perf::median(bare) / perf::median(replay),
                 perf::median(bare) / perf::median(verify));
    perf::figure("replay_per_s", count / perf::median(replay), 150'000, perf::Goal::AtLeast);
    perf::figure("verify_per_s", count / perf::median(verify), 300'000, perf::Goal::AtLeast);
    return 0;
}
