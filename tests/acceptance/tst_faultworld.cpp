// SPDX-License-Identifier: GPL-3.0-or-later
// A first sync that meets every fault that the practice company knows: it never dies, never
// believes what is not so, says what failed, needs no more memory than it may, and ends, once the
// fault is over, in the state of a sync that met none.
#include "programs.h"
#include "tests/support/readings.h"

#include "app/composition/practice.h"
#include "app/composition/profile.h"
#include "core/store/database.h"

#include <QFile>
#include <QTest>

using namespace acceptance;
using namespace docket;

namespace {

constexpr qint64 kMostMemory = 128 << 20;

// Bytes of memory that this process holds at most, since forgetPeak().
qint64 peak()
{
    QFile status(key("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() << 10;
    return 0;
}

void forgetPeak()
{
    QFile clear(key("/proc/self/clear_refs"));
    if (clear.open(QIODevice::WriteOnly))
        clear.write("5");
}

// What a run says that went wrong.
QString wrongIn(const SyncReport& report)
{
    QString out;
    for (const auto& source : report.sources)
        for (const auto& feed : source.feeds)
            if (feed.error)
                out += QString::fromLatin1(feed.feed) + key(": ") + feed.error->where + key(": ") +
                       feed.error->detail + u'\n';
    return out;
}

}  // namespace

class TestFaultWorld : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void endsInTheSameState_data();
    void endsInTheSameState();
    void wrongAmountsAreNotBelieved_data();
    void wrongAmountsAreNotBelieved();

private:
    // A profile of its own for each sync, and what it ends with.
    struct Desk {
        QTemporaryDir folder;
        std::unique_ptr<app::Profile> profile;

        // Every fact as the cache has it, by table and reference.
        std::map<QByteArray, qint64> facts() const;
        qint64 aside() const;
    };
    void make(Desk& desk);
    SyncReport sync(Desk& desk);

    Company m_company{120, 20};
    std::map<QByteArray, qint64> m_reference;
};

std::map<QByteArray, qint64> TestFaultWorld::Desk::facts() const
{
    return test::factsOf(folder.path() + key("/profile/cache.db"));
}

qint64 TestFaultWorld::Desk::aside() const
{
    const auto db = store::Database::open(folder.path() + key("/profile/cache.db"),
                                          store::Open::Read, store::Sync::Normal);
    if (!db)
        return -1;
    auto row = (*db)->statement("select count(*) from quarantine");
    return row.step() ? row.integer(0) : -1;
}

void TestFaultWorld::make(Desk& desk)
{
    desk.profile = std::make_unique<app::Profile>(desk.folder.path() + key("/profile"));
    std::optional<Done> made;
    desk.profile->initPractice(QUrl(m_company.url()), [&made](const Done& done) { made = done; });
    QTRY_VERIFY_WITH_TIMEOUT(made.has_value(), 30'000);
    QVERIFY2(made->has_value(), made->has_value() ? "" : qPrintable(made->error().detail));
    desk.profile = std::make_unique<app::Profile>(desk.folder.path() + key("/profile"));
    std::optional<Result<OpenReport>> opened;
    sync::Patience patience;
    patience.deadline = seconds(3);
    patience.firstWait = 2;
    patience.longestWait = 20;
    patience.longestStay = seconds(2);
    patience.rest = 10;
    desk.profile->setPatience(patience);
    desk.profile->open(true, true, [&opened](const Result<OpenReport>& r) { opened = r; });
    QTRY_VERIFY_WITH_TIMEOUT(opened.has_value(), 30'000);
    QVERIFY(opened->has_value());
}

SyncReport TestFaultWorld::sync(Desk& desk)
{
    std::optional<SyncReport> report;
    const auto heard = connect(&desk.profile->engine(), &Engine::syncFinished, this,
                               [&report](const SyncReport& r) { report = r; });
    [&] {
        QVERIFY(desk.profile->engine().sync());
        QTRY_VERIFY_WITH_TIMEOUT(report.has_value(), 120'000);
    }();
    disconnect(heard);
    return report.value_or(SyncReport{});
}

void TestFaultWorld::initTestCase()
{
    QVERIFY(m_company.isUp());
    Desk desk;
    make(desk);
    const SyncReport report = sync(desk);
    QVERIFY2(!report.failed(), qPrintable(wrongIn(report)));
    m_reference = desk.facts();
    QVERIFY2(m_reference.size() > 1000, qPrintable(QString::number(m_reference.size())));
}

void TestFaultWorld::endsInTheSameState_data()
{
    QTest::addColumn<QJsonObject>("fault");
    const auto row = [](const char* name, QJsonObject fault, int count = 2) {
        if (!fault.contains(key("kind")))
            fault.insert(key("kind"), key(name));
        fault.insert(key("count"), count);
        QTest::newRow(name) << fault;
    };
    for (const char* kind :
         {"drop_before",  "close_before", "drop_after_apply", "login_page",  "head_only",
          "half_status",  "cut",          "cut_chunked",      "cut_unsized", "reset_within",
          "cut_json",     "empty",        "garbage",          "wrong_shape", "bad_utf8",
          "deep",         "broken_gzip",  "wrong_type",       "chunked",     "long_header",
          "many_headers", "odd_header",   "interim",          "old_http",    "trailing_bytes",
          "closes_after", "cookie",       "reversed",         "repeated",    "no_end",
          "no_link",      "ahead",        "behind",           "no_date",     "odd_date"})
        row(kind, {});
    for (const char* kind : {"late", "trickle", "trickle_head", "huge", "inflated_huge"})
        row(kind, {}, 1);
    for (const int status : {400, 401, 403, 404, 408, 409, 418, 429, 500, 502, 503, 504, 511}) {
        const QByteArray name = "status " + QByteArray::number(status);
        row(name.constData(), {{key("kind"), key("status")}, {key("status"), status}});
    }
    row("429, wait a second",
        {{key("kind"), key("status")}, {key("status"), 429}, {key("retry_after"), 1}});
    row("429, until a date", {{key("kind"), key("status")},
                              {key("status"), 429},
                              {key("retry_after"), key("Tue, 31 Mar 2026 12:00:01 GMT")}});
    row("429, for a year",
        {{key("kind"), key("status")}, {key("status"), 429}, {key("retry_after"), 31'536'000}});
    row("429, a wait that is none",
        {{key("kind"), key("status")}, {key("status"), 429}, {key("retry_after"), key("soon")}});
    for (const int status : {301, 302, 307, 308}) {
        const QByteArray name = "redirect " + QByteArray::number(status);
        row(name.constData(), {{key("kind"), key("redirect")},
                               {key("status"), status},
                               {key("to"), key("http://127.0.0.1:9/elsewhere")}});
    }
    row("down for long", {{key("kind"), key("status")}, {key("status"), 503}}, 100'000);
    row("refused for long", {{key("kind"), key("drop_before")}}, 100'000);
}

void TestFaultWorld::endsInTheSameState()
{
    QFETCH(QJsonObject, fault);
    Desk desk;
    make(desk);
    const QStringList places{key("/stripe/v1/charges"), key("/stripe/v1/refunds"),
                             key("/shopify/admin/api/2026-07/orders.json"),
                             key("/shopify/admin/api/2026-07/orders/"),
                             key("/shipengine/v1/labels")};
    for (const QString& place : places) {
        QJsonObject one = fault;
        one.insert(key("match"), place);
        one.insert(key("method"), key("GET"));
        QVERIFY(m_company
                    .ask("POST", "/sandbox/fault", {},
                         QJsonDocument(one).toJson(QJsonDocument::Compact))
                    .contains(key("accepted")));
    }
    forgetPeak();
    const qint64 before = peak();
    const SyncReport report = sync(desk);
    const qint64 grown = peak() - before;
    QVERIFY2(grown < kMostMemory, qPrintable(QString::number(grown >> 20) + key(" MB more")));
    for (const auto& source : report.sources)
        for (const auto& feed : source.feeds)
            if (feed.error)
                QVERIFY2(!feed.error->where.isEmpty() || !feed.error->detail.isEmpty(),
                         feed.feed.constData());
    // Whatever was believed is true.
    for (const auto& [fact, digest] : desk.facts()) {
        const auto right = m_reference.find(fact);
        QVERIFY2(right != m_reference.end() && right->second == digest, fact.constData());
    }
    for (const QString& place : places)
        m_company.ask(
            "POST", "/sandbox/fault", {},
            QJsonDocument(
                QJsonObject{{key("match"), place}, {key("kind"), key("status")}, {key("count"), 0}})
                .toJson(QJsonDocument::Compact));
    // A source that asked to be left alone, or kept failing, is: until it may be asked again.
    SyncReport after;
    for (int run = 0; run < 12; ++run) {
        after = sync(desk);
        if (!after.failed())
            break;
        QTest::qWait(300);
    }
    QVERIFY2(!after.failed(), qPrintable(wrongIn(after)));
    QCOMPARE(desk.facts(), m_reference);
}

void TestFaultWorld::wrongAmountsAreNotBelieved_data()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"float_money", "text_for_number", "duplicate_member", "huge_number"})
        QTest::newRow(kind) << key(kind);
}

void TestFaultWorld::wrongAmountsAreNotBelieved()
{
    QFETCH(QString, kind);
    Desk desk;
    make(desk);
    for (const char* place : {"/stripe/v1/charges", "/stripe/v1/refunds"})
        m_company.ask(
            "POST", "/sandbox/fault", {},
            QJsonDocument(
                QJsonObject{{key("match"), key(place)}, {key("kind"), kind}, {key("count"), 1}})
                .toJson(QJsonDocument::Compact));
    (void)sync(desk);
    for (const auto& [fact, digest] : desk.facts()) {
        const auto right = m_reference.find(fact);
        QVERIFY2(right != m_reference.end() && right->second == digest, fact.constData());
    }
    QVERIFY(desk.aside() > 0);
}

QTEST_GUILESS_MAIN(TestFaultWorld)
#include "tst_faultworld.moc"
