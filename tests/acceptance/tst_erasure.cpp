// SPDX-License-Identifier: GPL-3.0-or-later
// A person is erased. Afterwards nobody who has the profile's key reads a word of them in any file
// or backup, nor finds the bytes in which it was sealed; the chain verifies, the cases are as they
// were, and what the vendors still tell of the person is not kept again.
#include "programs.h"
#include "tests/support/readings.h"

#include "core/base/keyring.h"
#include "core/journal/localjournal.h"
#include "core/store/archive.h"
#include "core/store/desktables.h"
#include "core/store/factbinding.h"
#include "core/store/subjectkeys.h"

#include <QDirIterator>
#include <QSet>
#include <QTest>

using namespace acceptance;
using namespace docket;

namespace {

constexpr auto kNote = "she told that the parcel lies at No 5513";
constexpr auto kDraft = "call her again after 5 pm, 5514";
constexpr auto kPaper = "a letter from her, signed, 5515";
constexpr auto kShared = "a price list, 5516";

QStringList files(const QString& folder)
{
    QStringList out;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext())
        out.append(all.next());
    return out;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// So much of a sealed text that it stands nowhere by chance.
QByteArray slice(const QByteArray& sealed)
{
    return sealed.sliced(sealed.size() / 2, std::min<qsizetype>(24, sealed.size() / 2));
}

}  // namespace

class TestErasure : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void onlyWhoMayAndWhenNothingIsOpen();
    void nothingIsLeft();
    void theRestIsAsItWas();
    void nothingComesBack();
    void aStopAnywhereIsMadeGood_data();
    void aStopAnywhereIsMadeGood();
    void whatFailsIsSaidAndDoneLater();

private:
    struct Hit {
        QString place;
        QByteArray sealed;
    };
    bool tells(const QByteArray& text) const
    {
        return std::any_of(m_words.begin(), m_words.end(),
                           [&](const QString& word) { return text.contains(word.toUtf8()); });
    }
    std::vector<Hit> readable(const QString& folder) const;
    void readPages(const QString& path, std::vector<Hit>& hits) const;
    void readFacts(const QString& path, std::vector<Hit>& hits) const;
    void readDrafts(const QString& path, std::vector<Hit>& hits) const;
    void readEntries(const QString& journal, const QStringList& keys, std::vector<Hit>& hits) const;
    static QStringList remnants(const QString& folder, const std::vector<QByteArray>& slices);
    void attach(const QString& number, const char* name, const char* text);
    void close(const QString& number);
    QByteArray standing(const QString& folder) const;
    static Run run(const QString& folder, const QStringList& words, const char* crashAt = nullptr);
    static void copy(const QString& from, const QString& to);

    Company m_company{400, 40};
    Desk m_desk;
    QTemporaryDir m_around;
    QString m_case, m_other, m_email;
    QSet<QString> m_words;          // what the person is known by
    std::vector<QByteArray> m_cut;  // of what was sealed about them before
    docket::test::Facts m_facts;    // by their digests, before
    QByteArray m_before;            // how the queues and cases stood
    QStringList m_documents;        // hashes: the person's own, and one that another case has too
};

Run TestErasure::run(const QString& folder, const QStringList& words, const char* crashAt)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    if (crashAt)
        environment.insert(key("DOCKET_CRASH_AT"), key(crashAt));
    process.setProcessEnvironment(environment);
    process.start(program("docketctl"), QStringList{key("--profile"), folder} + words);
    if (!process.waitForFinished(240'000))
        return {};  // not done is no success
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode()
                                                         : 128 + process.exitCode(),
            process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestErasure::readPages(const QString& path, std::vector<Hit>& hits) const
{
    const auto archive =
        store::Archive::open(path, store::Open::Read, deriveKey(practiceKey(), "archive"));
    const auto db = store::Database::open(path, store::Open::Read, store::Sync::Normal);
    QVERIFY(archive && db);
    store::Statement blob = (*db)->statement("select bytes from page where id=?1");
    qint64 at = 0;
    while (true) {
        const auto page = (*archive)->after(at);
        QVERIFY(page);
        if (!*page)
            return;
        at = (*page)->id;
        if (!tells((*page)->bytes))
            continue;
        blob.bind(1, at);
        QVERIFY(blob.step());
        hits.push_back({QStringLiteral("%1: %2").arg(path).arg(at), blob.blob(0)});
        blob.reset();
    }
}

void TestErasure::readFacts(const QString& path, std::vector<Hit>& hits) const
{
    const auto db = store::Database::open(path, store::Open::Read, store::Sync::Normal);
    QVERIFY(db);
    const Secret facts = deriveKey(practiceKey(), "facts");
    for (const char* sql :
         {"select personal from fact_order", "select personal from fact_payment",
          "select personal from fact_refund", "select personal from fact_checkout",
          "select personal from fact_customer"}) {
        store::Statement rows = (*db)->statement(sql);
        while (rows.step()) {
            const auto text = openSealed(facts, rows.blob(0), store::kPersonal);
            if (text && tells(*text))
                hits.push_back({path + key(": ") + key(sql), rows.blob(0)});
        }
        QVERIFY(!rows.failed());
    }
}

void TestErasure::readDrafts(const QString& path, std::vector<Hit>& hits) const
{
    const auto db = store::Database::open(path, store::Open::Read, store::Sync::Normal);
    QVERIFY(db);
    store::Statement rows = (*db)->statement("select sealed from draft");
    while (rows.step()) {
        const auto text =
            openSealed(deriveKey(practiceKey(), "drafts"), rows.blob(0), "desk.draft");
        if (text && tells(*text))
            hits.push_back({path, rows.blob(0)});
    }
}

void TestErasure::readEntries(const QString& journal, const QStringList& keys,
                              std::vector<Hit>& hits) const
{
    const auto opened = journal::LocalJournal::open(journal, store::Open::Read);
    QVERIFY(opened);
    const auto entries = (*opened)->since(0, 100'000);
    QVERIFY(entries);
    for (const QString& path : keys) {
        const auto all = store::SubjectKeys::open(path, store::Open::Read, practiceKey());
        QVERIFY(all);
        for (const Entry& entry : *entries)
            if (const auto text = (*all)->open(entry); text && tells(*text))
                hits.push_back({journal + key(" by ") + path, {}});
    }
}

// Where something about the person is readable to whoever has the profile's key.
std::vector<TestErasure::Hit> TestErasure::readable(const QString& folder) const
{
    std::vector<Hit> hits;
    QStringList keys;
    const QStringList all = files(folder);
    for (const QString& path : all)
        if (path == folder + key("/keys.db") || path.contains(key("/backups/keys/")))
            keys.append(path);
    for (const QString& path : all) {
        const QString name = QFileInfo(path).fileName();
        if (name == key("payload.db"))
            readPages(path, hits);
        else if (name == key("cache.db"))
            readFacts(path, hits);
        else if (name == key("desk.db"))
            readDrafts(path, hits);
        else if (name == key("journal.db"))
            readEntries(path, keys, hits);
        else if (path.contains(key("/evidence/"))) {
            const auto text =
                openSealed(deriveKey(practiceKey(), "evidence"), bytesOf(path), name.toLatin1());
            if (text && tells(*text))
                hits.push_back({path, bytesOf(path)});
        }
        if (tells(bytesOf(path)))
            hits.push_back({path + key(" as it is"), {}});
    }
    return hits;
}

QStringList TestErasure::remnants(const QString& folder, const std::vector<QByteArray>& slices)
{
    QStringList out;
    for (const QString& path : files(folder)) {
        const QByteArray bytes = bytesOf(path);
        for (const QByteArray& cut : slices)
            if (bytes.contains(cut)) {
                out.append(path);
                break;
            }
    }
    return out;
}

void TestErasure::attach(const QString& number, const char* name, const char* text)
{
    QFile file(m_around.filePath(key(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const Run run = m_desk.act(key("attach"), number, "mara",
                               {key("--file"), file.fileName(), key("--kind"), key("other")});
    QVERIFY2(run.code == 0, run.said.constData());
    m_documents.append(QString::fromLatin1(sha256(text).toHex()));
}

void TestErasure::close(const QString& number)
{
    Run run;
    for (const char* word : {"cancelled", "refunded", "released", "corrected"}) {
        run = m_desk.act(key("close"), number, "mara",
                         {key("--disposition"), key(word), key("--root-cause"), key("customer")});
        if (run.code == 0)
            return;
    }
    QVERIFY2(false, run.said.constData());
}

// The queues and every case, without what is shown of people.
QByteArray TestErasure::standing(const QString& folder) const
{
    QByteArray out =
        run(folder, {key("queues"), key("--json"), key("--now"), key("2026-03-31T13:00:00Z")}).out;
    const auto journal =
        store::Database::open(folder + key("/cache.db"), store::Open::Read, store::Sync::Normal);
    if (!journal)
        return {};
    store::Statement rows = (*journal)->statement(
        "select number, revision, seq, queue, state, owner, due, warn, "
        "subject_ext, order_ref, amount, stored from case_row order by number");
    while (rows.step())
        for (int i = 0; i < 12; ++i)
            out += (i == 5 || i == 11 ? rows.blob(i).toHex() : rows.text(i)) + '|';
    return out;
}

void TestErasure::copy(const QString& from, const QString& to)
{
    for (const QString& path : files(from)) {
        const QString target = to + path.mid(from.size());
        QDir().mkpath(QFileInfo(target).path());
        QFile::copy(path, target);
    }
}

void TestErasure::initTestCase()
{
    QVERIFY(m_company.isUp());
    QCOMPARE(m_desk.init(m_company).code, 0);
    QCOMPARE(m_desk.run("sync").code, 0);
    // Somebody with one open case about an order, and somebody else.
    QStringList tried;
    const QJsonArray orders = rows(m_company.shop("orders.json?status=any&limit=250"), "orders");
    QJsonObject mine;
    std::vector<Hit> early;
    for (Refundable from = m_desk.refundable(20); from.isSet();
         from = m_desk.refundable(20, tried)) {
        tried.append(from.number);
        const QString label = text(m_desk.show(from.number), "label");
        const Run traces = m_desk.run({key("traces"), label, key("--json")});
        if (rows(traces.object(), "cases").size() != 1 ||
            rows(traces.object(), "emails").size() != 1)
            continue;
        if (!m_case.isEmpty()) {
            m_other = from.number;
            break;
        }
        m_case = from.number;
        m_email = rows(traces.object(), "emails")[0].toString();
        m_words = {m_email};
        readFacts(m_desk.file("cache.db"), early);
        QVERIFY(!early.empty());
        QCOMPARE(m_desk.act(key("claim"), m_case, "mara").code, 0);
        QCOMPARE(m_desk.act(key("note"), m_case, "mara", {key("--text"), key(kNote)}).code, 0);
        QCOMPARE(m_desk.refund(from, key("2.00"), "mara").code, 0);
    }
    QVERIFY(!m_other.isEmpty());
    // Rows that are written again leave what they were in the file.
    for (const Hit& hit : early)
        m_cut.push_back(slice(hit.sealed));
    for (const QJsonValue& order : orders) {
        if (text(order, "email").toCaseFolded() != m_email)
            continue;
        mine = order.toObject();
        m_words << text(order, "email") << text(order, "phone");
        for (const char* part : {"shipping_address", "billing_address"}) {
            const QJsonObject at = mine.value(key(part)).toObject();
            m_words << text(at, "address1") << text(at, "phone");
        }
    }
    m_words.remove(QString());
    QVERIFY(m_words.size() >= 2);
    m_words << key(kNote) << key(kDraft) << key(kPaper);

    attach(m_case, "letter.txt", kPaper);
    attach(m_case, "prices.txt", kShared);
    QCOMPARE(m_desk.act(key("claim"), m_other, "mara").code, 0);
    attach(m_other, "prices.txt", kShared);
    {
        const auto desk =
            store::Database::open(m_desk.file("desk.db"), store::Open::Write, store::Sync::Full);
        QVERIFY(desk);
        QVERIFY(store::DeskTables(**desk).saveDraft(
            {m_case, key("somebody")},
            seal(deriveKey(practiceKey(), "drafts"), kDraft, "desk.draft"),
            Instant{1'774'900'000'000}));
    }
    // Everything is in the backups too.
    QCOMPARE(m_desk.run("backup").code, 0);
    // As damage would leave one.
    QVERIFY(QFile::copy(m_desk.file("backups/payload.db"),
                        m_desk.file("payload.db.damaged-2026-03-30T000000")));
}

void TestErasure::onlyWhoMayAndWhenNothingIsOpen()
{
    const Run agent = m_desk.run({key("erase"), m_email, key("--as"), key("mara")});
    QCOMPARE(agent.code, 4);
    const Run open = m_desk.run({key("erase"), m_email, key("--as"), key("samuel")});
    QCOMPARE(open.code, 5);
    QVERIFY2(open.said.contains("cases " + m_case.toLatin1() + ": are open"),
             open.said.constData());
    QCOMPARE(m_desk.run({key("erase"), key("nobody@example.com"), key("--as"), key("samuel")}).code,
             3);
    close(m_case);
    QCOMPARE(m_desk.run("sync").code, 0);
    QCOMPARE(m_desk.run("backup").code, 0);
    m_before = standing(m_desk.folder());
    QVERIFY(m_before.size() > 1000);
    m_facts = test::factsOf(m_desk.file("cache.db"));
    copy(m_desk.folder(), m_around.filePath(key("before")));
}

void TestErasure::nothingIsLeft()
{
    const std::vector<Hit> hits = readable(m_desk.folder());
    QSet<QString> places;
    for (const Hit& hit : hits) {
        if (!hit.sealed.isEmpty())
            m_cut.push_back(slice(hit.sealed));
        for (const char* part : {"/payload.db", "/cache.db", "/desk.db", "/journal.db", "/evidence",
                                 "/backups/payload.db", "/backups/2", "/backups/journal.db",
                                 "/backups/evidence", "/backups/keys"})
            if (hit.place.contains(key(part)))
                places << key(part);
    }
    // The search has teeth: it finds the person in each of these.
    QCOMPARE(places.size(), 10);
    {
        const auto keys =
            store::Database::open(m_desk.file("keys.db"), store::Open::Read, store::Sync::Full);
        QVERIFY(keys);
        const auto id = CaseId::parse(text(m_desk.show(m_case), "id"));
        store::Statement row = (*keys)->statement("select wrapped from subject_key where id=?1");
        row.bindBlob(1, subjectOf(id).bytes());
        QVERIFY(row.step());
        m_cut.push_back(slice(row.blob(0)));
    }
    QVERIFY(remnants(m_desk.folder(), m_cut).size() >= 5);

    const auto found = [this] {
        return rows(m_desk.run({key("find"), m_email, key("--json")}).object(), "people").size();
    };
    QVERIFY(found() > 0);
    const Run erased =
        m_desk.run({key("erase"), m_email, key("--as"), key("samuel"), key("--json")});
    QVERIFY2(erased.code == 0, erased.said.constData());
    QVERIFY(erased.object().value(key("pages")).toInt() > 0);
    const qint64 facts = erased.object().value(key("facts")).toInteger();
    QVERIFY(facts > 1);
    // No other fact is another one.
    qint64 changed = 0;
    const test::Facts now = test::factsOf(m_desk.file("cache.db"));
    QCOMPARE(now.size(), m_facts.size());
    for (const auto& [name, digest] : now)
        changed += m_facts[name] == digest ? 0 : 1;
    QCOMPARE(changed, facts);
    QCOMPARE(erased.object().value(key("cases")).toInt(), 1);
    QCOMPARE(erased.object().value(key("documents")).toInt(), 1);

    QStringList left;
    for (const Hit& hit : readable(m_desk.folder()))
        left.append(hit.place);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    QCOMPARE(found(), qsizetype{0});
    const QStringList remain = remnants(m_desk.folder(), m_cut);
    QVERIFY2(remain.isEmpty(), qPrintable(remain.join(u'\n')));
    QVERIFY(!QFile::exists(m_desk.file("payload.db.damaged-2026-03-30T000000")));
}

void TestErasure::theRestIsAsItWas()
{
    QCOMPARE(m_desk.run("verify").code, 0);
    QCOMPARE(standing(m_desk.folder()), m_before);
    const QString copied = m_around.filePath(key("again"));
    copy(m_desk.folder(), copied);
    const Run rebuilt = run(copied, {key("rebuild")});
    QVERIFY2(rebuilt.code == 0, rebuilt.said.constData());
    QCOMPARE(standing(copied), m_before);
    QCOMPARE(test::factsOf(copied + key("/cache.db")), test::factsOf(m_desk.file("cache.db")));
    // The document that another case has is there, and the record says what became of the note.
    for (const char* folder : {"evidence", "backups/evidence"})
        QVERIFY(QFile::exists(m_desk.file(folder) + u'/' + m_documents[1].first(2) + u'/' +
                              m_documents[1]));
    const QJsonObject record = m_desk.show(m_case);
    QCOMPARE(text(record, "state"), key("closed"));
    bool said = false;
    for (const QJsonValue& item : rows(record, "timeline"))
        said = said || text(item, "detail").contains(key("erased"));
    QVERIFY(said);
    // And that it was done is in the journal, by whom, without a word of whom.
    const Run traces = m_desk.run({key("traces"), m_email});
    QCOMPARE(traces.code, 3);
}

// The vendors still have the person: every list is read again, and nothing of it stays.
void TestErasure::nothingComesBack()
{
    const Run sweep = m_desk.run("sync --sweep");
    QVERIFY2(sweep.code == 0, sweep.said.constData());
    QStringList left;
    for (const Hit& hit : readable(m_desk.folder()))
        left.append(hit.place);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    QCOMPARE(standing(m_desk.folder()), m_before);
}

void TestErasure::aStopAnywhereIsMadeGood_data()
{
    QTest::addColumn<QByteArray>("where");
    for (const char* where :
         {"erasure-recorded", "erasure-pages", "erasure-facts", "erasure-backups", "erasure-keys"})
        QTest::newRow(where) << QByteArray(where);
}

void TestErasure::aStopAnywhereIsMadeGood()
{
    QFETCH(QByteArray, where);
    const QString folder = m_around.filePath(QString::fromLatin1(where));
    copy(m_around.filePath(key("before")), folder);
    QVERIFY(!readable(folder).empty());
    const Run killed =
        run(folder, {key("erase"), m_email, key("--as"), key("samuel")}, where.constData());
    QCOMPARE(killed.code, 137);
    // Whoever opens it next goes on with it before anything else.
    const Run next = run(folder, {key("backup")});
    QVERIFY2(next.code == 0, next.said.constData());
    QStringList left;
    for (const Hit& hit : readable(folder))
        left.append(hit.place);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    const QStringList found = remnants(folder, m_cut);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    QCOMPARE(run(folder, {key("verify")}).code, 0);
    QCOMPARE(standing(folder), m_before);
}

void TestErasure::whatFailsIsSaidAndDoneLater()
{
    const QString folder = m_around.filePath(key("failing"));
    copy(m_around.filePath(key("before")), folder);
    const QString broken = folder + key("/backups/keys/2026-03-30.db");
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    const Run first = run(folder, {key("erase"), m_email, key("--as"), key("samuel")});
    QVERIFY(first.code != 0);
    QVERIFY2(first.said.contains(broken.toUtf8()), first.said.constData());
    QVERIFY2(first.said.contains("at the next start"), first.said.constData());
    const Run second = run(folder, {key("mass"), key("pass"), key("none")});
    QVERIFY2(second.said.contains("could not be erased everywhere"), second.said.constData());
    QVERIFY(QFile::remove(broken));
    QCOMPARE(run(folder, {key("backup")}).code, 0);
    QStringList left;
    for (const Hit& hit : readable(folder))
        left.append(hit.place);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    QCOMPARE(standing(folder), m_before);
}

QTEST_GUILESS_MAIN(TestErasure)
#include "tst_erasure.moc"
