// SPDX-License-Identifier: GPL-3.0-or-later
// The worklists of a desk with 200,000 open and 1,000,000 closed cases: a page at any depth beside
// the first one, the ids of a queue, and how often an idle desk wakes.
#include "core/store/casetables.h"
#include "core/store/worklists.h"
#include "tests/perf/figures.h"

#include <QTemporaryDir>

#include <random>

using namespace docket;
using perf::must;

namespace {

constexpr qint64 kNow = 1'774'958'400'000;
constexpr qint64 kOpen = 200'000;
constexpr qint64 kClosed = 1'000'000;
constexpr size_t kPage = 50;
constexpr int kTurns = 60;

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

Case make(qint64 number, bool open, std::mt19937_64& random)
{
    Case c;
    const QByteArray order = QByteArray::number(5'400'000'000'000 + number);
    c.id = CaseId::mint();
    c.number = number;
    c.revision = open ? 1 : 4;
    c.lastSeq = number;
    c.queue = kQueues.at(random() % kQueues.size());
    c.subject = {4, FactKind::Order, order};
    c.order = order;
    c.subjectLabel = "#HL-" + QByteArray::number(100'000 + number);
    c.amount = {static_cast<qint64>(random() % 90'000), Currency::parse(QByteArray("EUR"))};
    c.sourceAt = c.openedAt = Instant{kNow - static_cast<qint64>(random() % days(3))};
    CaseReason reason;
    reason.rule = "ORD-01";
    reason.ruleVersion = 1;
    reason.occurred = c.sourceAt;
    reason.text = "no house number";
    c.reasons.push_back(reason);
    for (int i = 0; i < 3; ++i) {
        SlaClock clock;
        clock.kind = static_cast<ClockKind>(i);
        clock.policy = key("new_order_review.standard");
        clock.policyVersion = 1;
        clock.calendar = key("operations");
        clock.calendarVersion = 1;
        clock.start = c.sourceAt;
        clock.budget = hours(2 + 4 * i);
        clock.due = c.sourceAt + hours(2) + static_cast<Millis>(random() % days(6));
        clock.warn = clock.due - clock.budget / 5;
        if (!open)
            clock.verdict = Verdict::Met;
        c.clocks.push_back(clock);
    }
    if (!open) {
        c.state = CaseState::Closed;
        c.closedAt = c.sourceAt + hours(5);
        c.disposition = Disposition{"corrected", "customer", c.closedAt, Actor{}};
    }
    return c;
}

}  // namespace

int main()
{
    const QTemporaryDir folder;
    auto db = must(store::Database::open(folder.filePath(key("cache.db")), store::Open::Write,
                                         store::Sync::Normal),
                   "cache");
    must(store::migrate(*db, key("cache")), "cache");
    {
        store::CaseTables tables(*db);
        std::mt19937_64 random(7);
        const double took = perf::secondsOf([&] {
            for (qint64 number = 1; number <= kOpen + kClosed;) {
                auto transaction = must(store::Transaction::begin(*db), "begin");
                for (int i = 0; i < 50'000 && number <= kOpen + kClosed; ++i, ++number)
                    must(tables.save(make(number, number % 6 == 0, random), true), "save");
                must(transaction.commit(), "commit");
            }
        });
        std::fprintf(stderr, "the database in %.0f s\n", took);
    }
    store::Worklists lists(*db);
    const Instant now{kNow};

    view::Query query;
    query.queue = Queue::Refund;
    std::vector<double> queue, whole;
    view::RowSet every;
    for (int run = 0; run < 9; ++run) {
        queue.push_back(
            perf::secondsOf([&] { must(lists.list(query, {}, now, now + hours(8)), "list"); }));
        whole.push_back(perf::secondsOf(
            [&] { every = must(lists.list({}, {}, now, now + hours(8)), "list"); }));
    }
    std::fprintf(stderr, "ids of a queue in %.2f ms, of all %zu open cases in %.1f ms\n",
                 perf::median(queue) * 1e3, every.numbers.size(), perf::median(whole) * 1e3);

    // Pages at ten depths against the first, in turn; every page is read once before it counts.
    const auto page = [&](size_t from) {
        const auto begin = every.numbers.begin() + static_cast<qsizetype>(from);
        const std::vector<qint64> numbers(begin, begin + static_cast<qsizetype>(kPage));
        return perf::secondsOf([&] { must(lists.cases(numbers), "cases"); });
    };
    std::vector<size_t> depths;
    for (size_t d = 1; d <= 10; ++d)
        depths.push_back((every.numbers.size() - kPage) * d / 10);
    std::vector<std::vector<double>> deep(depths.size());
    std::vector<double> first;
    for (int run = 0; run < 41; ++run) {
        const double top = page(0);
        if (run > 0)
            first.push_back(top);
        for (size_t d = 0; d < depths.size(); ++d) {
            const double took = page(depths[d]);
            if (run > 0)
                deep[d].push_back(took);
        }
    }
    double worst = 0;
    for (const auto& times : deep)
        worst = std::max(worst, perf::median(times));
    std::fprintf(stderr, "the first page in %.3f ms, the slowest in %.3f ms\n",
                 perf::median(first) * 1e3, worst * 1e3);
    perf::figure("deep_page", worst / perf::median(first), 1.2, perf::Goal::AtMost);

    // An idle desk sleeps to the next instant at which something turns, and to nothing in between.
    Instant at = now;
    int wakes = 0;
    const double took = perf::secondsOf([&] {
        for (int turn = 0; turn < kTurns; ++turn) {
            const Instant next = must(lists.nextTurn(at), "turn");
            if (!next.isSet())
                break;
            at = next;
            ++wakes;
        }
    });
    auto instants = db->statement(
        "select count(*) from (select due from case_clock where due > ?1 and due <= ?2 union "
        "select warn from case_row where state=0 and warn > ?1 and warn <= ?2)");
    instants.bind(1, now).bind(2, at);
    if (!instants.step())
        perf::stop("instants", "cannot be counted");
    const auto dueInstants = static_cast<double>(instants.integer(0));
    std::fprintf(stderr, "%d wake-ups for %.0f instants, %.1f ms to find each\n", wakes,
                 dueInstants, took * 1e3 / kTurns);
    perf::figure("idle_wakeups", wakes / dueInstants, 1, perf::Goal::Equal);
    return 0;
}
