// SPDX-License-Identifier: GPL-3.0-or-later
// A database of every released schema of every area opens with all its rows; a process that is
// ended at any step of a migration leaves the old one or the new one; what it held before is kept.
#include "core/store/backup.h"
#include "core/store/database.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace docket;
using namespace docket::store;

namespace {

constexpr int kDied = 137;
constexpr int kRows = 3;

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

QStringList schemasOf(const QString& area)
{
    return QDir(key(":/sql")).entryList({area + key("_*.sql")}, QDir::Files, QDir::Name);
}
int newest(const QString& area)
{
    return static_cast<int>(schemasOf(area).size());
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<Database> opened(const QString& path)
{
    auto db = Database::open(path, Open::Write, Sync::Full);
    if (!db)
        qFatal("%s %s", qPrintable(path), qPrintable(db.error().detail));
    return std::move(*db);
}
void must(const Done& done)
{
    if (!done)
        qFatal("%s %s", qPrintable(done.error().where), qPrintable(done.error().detail));
}

struct Column {
    QByteArray name;
    QByteArray type;
};

std::vector<Column> columnsOf(const Database& db, const QByteArray& table)
{
    std::vector<Column> out;
    Statement rows = db.statement("select name, type from pragma_table_info(?1)");
    rows.bindText(1, table);
    while (rows.step())
        out.push_back({rows.text(0), rows.text(1)});
    return out;
}

// A schema as a file has it: the names and texts of its tables, indexes and triggers.
std::map<QByteArray, QByteArray> schemaOf(const Database& db)
{
    std::map<QByteArray, QByteArray> out;
    Statement rows = db.statement("select name, sql from sqlite_schema where sql is not null");
    while (rows.step())
        out[rows.text(0)] = rows.text(1);
    return out;
}
std::vector<QByteArray> tablesOf(const Database& db)
{
    std::vector<QByteArray> out;
    Statement rows =
        db.statement("select name from sqlite_schema where type = 'table' order by name");
    while (rows.step())
        out.push_back(rows.text(0));
    return out;
}
int versionOf(const Database& db)
{
    Statement row = db.statement("pragma user_version");
    return row.step() ? static_cast<int>(row.integer(0)) : -1;
}

// The rows of a table, in these columns.
std::set<QByteArray> rowsOf(const Database& db, const QByteArray& table,
                            const std::vector<Column>& columns)
{
    QByteArray sql = "select ";
    for (const Column& c : columns)
        sql += "quote(\"" + c.name + "\"), ";
    sql.chop(2);
    std::set<QByteArray> out;
    Statement rows = db.statement((sql + " from " + table).constData());
    while (rows.step()) {
        QByteArray line;
        for (int i = 0; i < static_cast<int>(columns.size()); ++i)
            line += rows.text(i) + '|';
        out.insert(line);
    }
    return out;
}

// The schema of one version, as it was released, without rows.
void makeSchema(Database& db, const QString& area, int version)
{
    const QStringList files = schemasOf(area);
    for (int i = 0; i < version; ++i)
        must(db.execute(bytesOf(key(":/sql/") + files.at(i)).constData()));
    must(db.execute(("pragma user_version=" + QByteArray::number(version)).constData()));
}

// And with rows in each of its tables; no value stands twice.
void fill(Database& db)
{
    for (const QByteArray& table : tablesOf(db)) {
        const auto columns = columnsOf(db, table);
        QByteArray sql = "insert into " + table + " values (";
        for (size_t i = 0; i < columns.size(); ++i)
            sql += '?' + QByteArray::number(i + 1) + ',';
        sql.chop(1);
        Statement add = db.statement((sql + ')').constData());
        for (int row = 1; row <= kRows; ++row) {
            for (size_t i = 0; i < columns.size(); ++i) {
                const int at = static_cast<int>(i) + 1;
                const QByteArray text = columns[i].name + '-' + QByteArray::number(row);
                if (columns[i].type.compare("integer", Qt::CaseInsensitive) == 0)
                    add.bind(at, 100 * row + at);
                else if (columns[i].type.compare("blob", Qt::CaseInsensitive) == 0)
                    add.bindBlob(at, text);
                else
                    add.bindText(at, text);
            }
            must(add.run());
        }
    }
    Statement has = db.statement("select count(*) from sqlite_schema where name = 'projection'");
    if (has.step() && has.integer(0) == 1)
        must(db.execute("insert into projection (name, position, version) "
                        "values ('cases', 7, 1), ('facts', 8, 1)"));
}

struct Rows {
    std::vector<Column> columns;
    std::set<QByteArray> rows;
};
std::map<QByteArray, Rows> allRows(const Database& db)
{
    std::map<QByteArray, Rows> out;
    for (const QByteArray& table : tablesOf(db)) {
        const auto columns = columnsOf(db, table);
        out[table] = {columns, rowsOf(db, table, columns)};
    }
    return out;
}

// What a cache's migration may empty, because it makes it again: it must then say that it has.
const char* projectionOf(const QByteArray& table)
{
    if (table.startsWith("fact_"))
        return "facts";
    if (table.startsWith("case_") || table == "outbox")
        return "cases";
    return nullptr;
}

// Nothing of what was in a file is missing after its migrations. The first difference, or nothing.
QByteArray missing(const Database& db, const std::map<QByteArray, Rows>& before)
{
    std::set<QByteArray> standing;
    Statement positions = db.statement("select name from projection");
    while (positions.step())
        standing.insert(positions.text(0));
    for (const auto& [table, was] : before) {
        const auto now = columnsOf(db, table);
        std::vector<Column> common;
        for (const Column& c : was.columns)
            if (std::any_of(now.begin(), now.end(),
                            [&](const Column& n) { return n.name == c.name; }))
                common.push_back(c);
        const auto rows = rowsOf(db, table, common);
        const char* projection = projectionOf(table);
        if (rows.empty() && projection && !standing.contains(projection))
            continue;
        // A column may be new, and be filled by the step that adds it; what was there stays.
        if (table == "projection" || common.size() != was.columns.size()) {
            if (rows.size() != was.rows.size() && table != "projection")
                return table;
            continue;
        }
        if (rows != was.rows)
            return table;
    }
    return {};
}

}  // namespace

class TestMigrations : public QObject {
    Q_OBJECT

private slots:
    void releasedSchemasAreAsTheyWere();
    void everyReleasedSchemaOpensWithItsRows_data() { areasAndVersions(false); }
    void everyReleasedSchemaOpensWithItsRows();
    void endedAtAnyStep_data() { areasAndVersions(true); }
    void endedAtAnyStep();
    void aNewerOneIsRefusedAndNotTouched();
    void withoutABackupNothingIsMigrated();

private:
    static void areasAndVersions(bool olderOnly)
    {
        QTest::addColumn<QString>("area");
        QTest::addColumn<int>("version");
        for (const char* area : {"cache", "payload", "journal", "desk", "keys"})
            for (int v = 1; v <= newest(key(area)) - (olderOnly ? 1 : 0); ++v)
                QTest::addRow("%s %d", area, v) << key(area) << v;
    }
    // A file of that version with rows, closed.
    static std::map<QByteArray, Rows> golden(const QString& path, const QString& area, int version)
    {
        const auto db = opened(path);
        makeSchema(*db, area, version);
        fill(*db);
        return allRows(*db);
    }
};

void TestMigrations::releasedSchemasAreAsTheyWere()
{
    const QByteArray list = bytesOf(key(DOCKET_SOURCE_DIR "/tests/store/golden/schemas.sha256"));
    int seen = 0;
    for (const QByteArray& line : list.split('\n')) {
        const QList<QByteArray> parts = line.simplified().split(' ');
        if (parts.size() != 2)
            continue;
        const QByteArray sql = bytesOf(key(":/sql/") + QString::fromLatin1(parts[1]));
        QVERIFY2(QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex() == parts[0],
                 (parts[1] + " has been run by profiles: another change is another file").data());
        ++seen;
    }
    QVERIFY(seen >= 10);
}

void TestMigrations::everyReleasedSchemaOpensWithItsRows()
{
    QFETCH(QString, area);
    QFETCH(int, version);
    const QTemporaryDir folder;
    const QString path = folder.filePath(area + key(".db"));
    const auto before = golden(path, area, version);
    QVERIFY(!before.empty());
    const auto db = opened(path);
    const Done done = migrate(*db, area);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(versionOf(*db), newest(area));
    QCOMPARE(missing(*db, before), QByteArray());
    const QTemporaryDir other;
    const auto fresh = opened(other.filePath(area + key(".db")));
    QVERIFY(migrate(*fresh, area));
    QVERIFY(schemaOf(*db) == schemaOf(*fresh));
}

void TestMigrations::endedAtAnyStep()
{
    QFETCH(QString, area);
    QFETCH(int, version);
    QStringList points;
    for (const char* where : {"before", "kept"})
        points.append(key("migrate-%1-%2-%3").arg(area).arg(version).arg(key(where)));
    for (int v = version + 1; v <= newest(area); ++v)
        for (const char* where : {"inside", "after"})
            points.append(key("migrate-%1-%2-%3").arg(area).arg(v).arg(key(where)));
    qInfo("counted upgrades_ended_on_the_way %d", static_cast<int>(points.size()));
    for (const QString& point : points) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(area + key(".db"));
        const auto before = golden(path, area, version);

        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(key("DOCKET_CRASH_AT"), point);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), {key("--migrate"), path, area});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == kDied, qPrintable(point));

        // Old or new, never between.
        {
            const auto db = opened(path);
            const int left = versionOf(*db);
            QVERIFY2(left >= version && left <= newest(area), qPrintable(point));
            const QTemporaryDir other;
            const auto pure = opened(other.filePath(key("pure.db")));
            makeSchema(*pure, area, left);
            QVERIFY2(schemaOf(*db) == schemaOf(*pure), qPrintable(point));
            if (left == version)
                QVERIFY2(missing(*db, before).isEmpty(), qPrintable(point));
        }
        QVERIFY2(quickCheck(path), qPrintable(point));
        // What it held before is there as well.
        if (area != key("cache") && !point.endsWith(key("-before"))) {
            const QString kept =
                folder.filePath((area == key("keys") ? key("backups/keys/") : key("backups/")) +
                                key("%1-schema%2.db").arg(area).arg(version));
            QVERIFY2(quickCheck(kept), qPrintable(kept));
            const auto copy = opened(kept);
            QCOMPARE(versionOf(*copy), version);
            QCOMPARE(missing(*copy, before), QByteArray());
        }
        // And the next start ends it.
        const auto db = opened(path);
        QVERIFY(migrate(*db, area));
        QCOMPARE(versionOf(*db), newest(area));
        QCOMPARE(missing(*db, before), QByteArray());
    }
}

void TestMigrations::aNewerOneIsRefusedAndNotTouched()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(key("journal.db"));
    golden(path, key("journal"), newest(key("journal")));
    {
        const auto db = opened(path);
        must(db->execute("pragma user_version=99"));
        must(db->execute("pragma wal_checkpoint(truncate)"));
    }
    const QByteArray before = bytesOf(path);
    const auto db = opened(path);
    const Done done = migrate(*db, key("journal"));
    QVERIFY(!done);
    QVERIFY(done.error().kind == ErrorKind::Newer);
    QCOMPARE(done.error().where, path);
    QCOMPARE(bytesOf(path), before);
}

void TestMigrations::withoutABackupNothingIsMigrated()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(key("payload.db"));
    const auto before = golden(path, key("payload"), 1);
    // A file stands where the folder would.
    QFile wall(folder.filePath(key("backups")));
    QVERIFY(wall.open(QIODevice::WriteOnly));
    const auto db = opened(path);
    const Done done = migrate(*db, key("payload"));
    QVERIFY(!done);
    QVERIFY(done.error().kind == ErrorKind::Storage);
    QCOMPARE(versionOf(*db), 1);
    QCOMPARE(missing(*db, before), QByteArray());
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == key("--migrate")) {
        const auto db = Database::open(words.value(2), Open::Write, Sync::Full);
        return db && migrate(**db, words.value(3)) ? 0 : 1;
    }
    TestMigrations test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_migrations.moc"
