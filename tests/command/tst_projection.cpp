// SPDX-License-Identifier: GPL-3.0-or-later
// However a journal's entries are cut into runs, and whichever way they are replayed, the cache
// holds the same rows.
#include "core/command/projection.h"

#include "core/domain/case.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace docket;

namespace {

constexpr Instant kStart{1'780'000'000'000};
constexpr int kEntries = 26'000;  // more than one run of a long replay

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

QJsonArray clocks(Instant at, int count)
{
    QJsonArray out;
    for (int i = 0; i < count; ++i) {
        SlaClock clock;
        clock.kind = static_cast<ClockKind>(i);
        clock.start = at;
        clock.budget = hours(4);
        clock.due = at + hours(1 + i);
        clock.warn = at + minutes(30);
        out.append(packed(clock));
    }
    return out;
}

// The steps of a case, in order; the second half of them on a case that was closed once.
const std::array<const char*, 11> kSteps{"case_opened",      "case_claimed", "refund_requested",
                                         "refund_requested", "refund_ready", "case_closed",
                                         "case_reopened",    "case_claimed", "intent_step",
                                         "case_noted",       "case_closed"};

EntryDraft draft(int number, size_t step, Instant at)
{
    const CaseId id = CaseId::derive(profileSubject().value, QByteArray::number(number));
    const auto intentId = [&](size_t which) {
        return IntentId::derive(id.value, QByteArray::number(static_cast<int>(which)));
    };
    const PersonId person = PersonId::derive(QUuid(), "ann");
    EntryDraft d;
    d.id = EntryId::mint();
    d.command = CommandId::mint();
    d.subject = subjectOf(id);
    d.at = at;
    d.actor = toText(Actor::person(person));
    d.type = kSteps.at(step);
    const QByteArray order = "O" + QByteArray::number(number % 700);
    QJsonObject body;
    if (d.type == "case_opened") {
        CaseReason reason;
        reason.rule = "ORD-01";
        reason.occurred = at;
        reason.text = "says \"no\"\tto \\ it";
        body = {{key("queue"), key("new_order_review")},
                {key("tier"), key("standard")},
                {key("subject"), toJson(ExternalRef{4, FactKind::Order, order})},
                {key("order"), QString::fromLatin1(order)},
                {key("source_at"), at.ms},
                {key("reason"), toJson(reason)},
                {key("clocks"), clocks(at, 1 + number % 4)}};
    } else if (d.type == "case_claimed") {
        body = {{key("until"), (at + hours(2)).ms}};
    } else if (d.type == "refund_requested") {
        Intent intent;
        intent.id = intentId(step);
        intent.command = d.command;
        intent.target = {1, FactKind::Payment, "ch_" + order};
        intent.amount = {100, Currency::parse("EUR")};
        intent.requester = person;
        body = {{key("intent"), toJson(intent)}};
    } else if (d.type == "refund_ready") {
        body = {{key("intent"), intentId(2).text()},
                {key("request"), QJsonObject{{key("method"), key("POST")}}}};
    } else if (d.type == "intent_step") {
        body = {{key("intent"), intentId(2).text()},
                {key("state"), number % 2 ? key("sending") : key("unknown")},
                {key("attempt"), 1}};
    } else if (d.type == "case_closed") {
        body = {{key("disposition"), key("corrected")}, {key("root_cause"), key("customer")}};
    } else {
        body = {{key("clocks"), clocks(at, 2)}};
    }
    d.body = toCanonicalJson(body);
    return d;
}

class Cache {
public:
    explicit Cache(const QString& path)
    {
        auto opened = store::Database::open(path, store::Open::Write, store::Sync::Normal);
        if (!opened || !store::migrate(**opened, key("cache")))
            qFatal("%s", qPrintable(path));
        db = std::move(*opened);
        projection = std::make_unique<command::CaseProjection>(*db);
    }

    QByteArray rows() const
    {
        constexpr auto kIndexes =
            "select name, sql from sqlite_master where type='index' and sql is not null "
            "order by name";
        QByteArray out;
        for (const char* sql :
             {"select * from case_row order by number", "select * from case_clock order by 1, 2, 3",
              "select * from outbox order by intent", "select * from case_count order by queue",
              "select * from projection", "select intent from outbox order by seq", kIndexes}) {
            auto row = db->statement(sql);
            while (row.step()) {
                for (int c = 0; c < 28; ++c)
                    out += row.blob(c) + '|';
                out += '\n';
            }
            if (row.failed())
                qFatal("%s", sql);
        }
        return out;
    }

    std::unique_ptr<store::Database> db;
    std::unique_ptr<command::CaseProjection> projection;
};

}  // namespace

class tst_Projection : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<journal::LocalJournal> m_journal;
    std::mt19937 m_random{20261124};

private slots:
    void initTestCase()
    {
        auto journal =
            journal::LocalJournal::open(m_folder.filePath(key("journal.db")), store::Open::Write);
        QVERIFY(journal);
        m_journal = std::move(*journal);
        // A few hundred cases at once; some live through the whole story, most end in between.
        std::vector<std::pair<int, size_t>> open;
        std::vector<EntryDraft> drafts;
        int cases = 0;
        while (drafts.size() < static_cast<size_t>(kEntries)) {
            if (open.size() < 300)
                open.emplace_back(cases++, 0);
            auto& [number, step] = open[m_random() % open.size()];
            drafts.push_back(
                draft(number, step, kStart + minutes(static_cast<qint64>(drafts.size()))));
            ++step;
            std::erase_if(open, [](const auto& one) {
                return one.second == kSteps.size() || (one.second == 6 && one.first % 3 == 0);
            });
        }
        QVERIFY(m_journal->append({}, std::move(drafts)));
    }

    void everyWayEndsInTheSameRows()
    {
        Cache whole(m_folder.filePath(key("long.db")));
        const auto replayed = whole.projection->replay(*m_journal);
        QVERIFY2(replayed, replayed ? "" : qPrintable(replayed.error().detail));
        QCOMPARE(*replayed, kEntries);
        const QByteArray expected = whole.rows();
        QVERIFY(expected.contains("case_open_due") && expected.size() > 1'000'000);

        Cache pieces(m_folder.filePath(key("pieces.db")));
        for (qint64 at = 0; at < kEntries;) {
            const auto entries = m_journal->since(at, 1 + static_cast<int>(m_random() % 40));
            QVERIFY(pieces.projection->apply(*entries));
            at = entries->back().seq;
        }
        QVERIFY(pieces.rows() == expected);

        // Begun piece by piece, ended in one go.
        Cache mixed(m_folder.filePath(key("mixed.db")));
        const auto some = m_journal->since(0, 500);
        QVERIFY(mixed.projection->apply(*some));
        QCOMPARE(*mixed.projection->replay(*m_journal), kEntries - 500);
        QVERIFY(mixed.rows() == expected);
        QCOMPARE(*mixed.projection->replay(*m_journal), 0);
    }

    void stoppedInBetweenItGoesOn()
    {
        Cache reference(m_folder.filePath(key("reference.db")));
        QVERIFY(reference.projection->replay(*m_journal));
        Cache cache(m_folder.filePath(key("stopped.db")));
        qint64 heard = 0;
        const auto stopped = cache.projection->replay(*m_journal, [&](qint64 done) {
            heard = done;
            return false;
        });
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        QVERIFY(heard > 0 && heard < kEntries);
        QCOMPARE(cache.projection->position()->seq, heard);
        QCOMPARE(*cache.projection->replay(*m_journal), kEntries - heard);
        QVERIFY(cache.rows() == reference.rows());
    }

    void theOpenOnesAreCountedAsTheyAre()
    {
        Cache cache(m_folder.filePath(key("counts.db")));
        const auto agree = [&] {
            auto row = cache.db->statement(
                "select coalesce((select group_concat(queue || ' ' || open || ' ' || owned) from "
                "case_count where open > 0), '') = coalesce((select group_concat(queue || ' ' || n "
                "|| ' ' || o) from (select queue, count(*) as n, sum(owner is not null) as o from "
                "case_row where state=0 group by queue)), '')");
            return row.step() && row.integer(0) == 1;
        };
        for (qint64 at = 0; at < 2'000;) {
            const auto entries = m_journal->since(at, 50);
            QVERIFY(cache.projection->apply(*entries));
            QVERIFY(agree());
            at = entries->back().seq;
        }
        QVERIFY(cache.projection->clear());
        QVERIFY(agree());
    }
};

QTEST_GUILESS_MAIN(tst_Projection)
#include "tst_projection.moc"
