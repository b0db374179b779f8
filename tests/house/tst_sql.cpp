// SPDX-License-Identifier: GPL-3.0-or-later
// SQL is text that stands in the source: what reaches a statement as its text is a literal or a
// constant of such, and values are bound. Reads the sources themselves.
#include "tests/house/sources.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

QString text(const char* s)
{
    return QString::fromUtf8(s);
}

struct Exception {
    const char* file;
    const char* argument;  // as it stands, without spaces
    const char* why;
};

// Each puts together our own constants, or the names of our own tables, before any value is there.
constexpr Exception kExceptions[] = {
    {"core/store/statement.cpp", "db,sql,-1,SQLITE_PREPARE_PERSISTENT,&m_stmt,nullptr",
     "where a statement's text becomes one"},
    {"core/store/statement.cpp",
     "m_db,m_unprepared.constData(),-1,SQLITE_PREPARE_PERSISTENT,&m_stmt,nullptr",
     "the same text, tried again"},
    {"core/store/database.cpp", "m_handle,sql,nullptr,nullptr,nullptr",
     "where what is executed becomes SQL"},
    {"core/store/database.h", "m_handle,sql", "hands it on"},
    {"ui/kit/textline.cpp", "QTransform(),font", "a line's letters, and no statement"},
    {"core/store/database.cpp", "file.readAll().constData()", "a migration of ours"},
    {"core/store/database.cpp", "mark.constData()", "user_version and a number that was counted"},
    {"core/store/database.cpp",
     "sync==Sync::Full?\"pragmajournal_mode=wal;pragmasynchronous=full;\":"
     "\"pragmajournal_mode=wal;pragmasynchronous=normal;\"\"pragmawal_autocheckpoint=16000;\"",
     "one of two literals"},
    {"core/store/casetables.cpp", "(\"dropindex\"+index).constData()", "an index of our schema"},
    {"core/store/casetables.cpp", "file.readAll().constData()", "our indexes"},
    {"core/store/factlists.cpp",
     "(\"selectextfrom\"+table+\"wheresource=?1andext>coalesce(?2,'')anddeleted=0andcreated_at>=?3"
     "\"\"orderbyextlimit?4\").constData()",
     "literals around a table's name"},
    {"core/store/factlists.cpp",
     "(\"selectcount(*)from(select1from\"+QByteArray(t.table)+\"wheresource=?1anddeleted=0limit"
     "?2)\").constData()",
     "literals around a table's name"},
    {"core/store/factwriter.cpp", "(\"dropindexifexists\"+index).constData()",
     "an index of our schema"},
    {"core/store/factwriter.cpp", "file.readAll().constData()", "our indexes"},
    {"core/store/factwriter.cpp", "line.constData()", "a line of our indexes"},
    {"core/store/factwriter.cpp", "sql", "of a list of literals above it"},
    {"core/store/factwriter.cpp", "(verb+\"wheresource=?1andext=?2\"+more).constData()",
     "literals around a table's name"},
    {"core/store/factwriter.cpp", "db,\"selectversion,read_at,digest,deletedfrom%\",\"\"",
     "literals around a table's name"},
    {"core/store/factwriter.cpp", "db,\"update%setversion=?3,read_at=?4\",\"\"",
     "literals around a table's name"},
    {"core/store/factwriter.cpp",
     "db,\"update%setdeleted=1\",\"anddeleted=0and(version,read_at)<=(?3,?4)\"",
     "literals around a table's name"},
    {"core/store/factwriter.cpp", "db,\"insertorignoreintoperson_changedselect?3,idfrom%\",\"\"",
     "literals around a table's name"},
    {"core/store/factwriter.cpp", "db,\"update%setversion=?3,read_at=?3,digest=?3\",\"\"",
     "literals around a table's name"},
};

// Where a literal that begins as a statement does may have something put behind it.
constexpr const char* kJoined[][2] = {
    {"core/store/factrows.h", "\"select source, ext, version, deleted, \") +"},
    {"core/store/factlists.cpp", "\"select ext from \" +"},
    {"core/store/factlists.cpp", "\"select count(*) from (select 1 from \" +"},
    {"core/store/factwriter.cpp", "\"insert into \") +"},
    {"core/store/factwriter.cpp", "\"update \") +"},
    {"core/store/factwriter.cpp", "\"drop index if exists \" +"},
    {"core/store/casetables.cpp", "\"drop index \" +"},
    {"core/store/database.cpp", "\"pragma user_version=\" +"},
};

// The text of a call's arguments: from behind its bracket to the one that closes it.
QString argumentsAt(const QString& source, qsizetype at)
{
    int depth = 1;
    bool quoted = false;
    const qsizetype from = at;
    for (; at < source.size(); ++at) {
        const QChar c = source[at];
        if (quoted) {
            if (c == u'\\')
                ++at;
            else if (c == u'"')
                quoted = false;
            continue;
        }
        if (c == u'"')
            quoted = true;
        else if (c == u'(')
            ++depth;
        else if (c == u')' && --depth == 0)
            break;
    }
    return source.mid(from, at - from);
}

// Whether an argument is what stands in the source: literals, macros of literals and constants,
// side by side or joined, or the text that a table's own columns make.
bool isStatic(const QString& argument)
{
    static const QString piece =
        text("\\s*(\"([^\"\\\\]|\\\\.)*\"|[A-Z][A-Z_]+(\\([a-z_\", ]*\\))?|k[A-Z][A-Za-z]*|"
             "QByteArray\\(k[A-Z][A-Za-z]*\\))\\s*");
    static const QRegularExpression joined(
        QStringLiteral("^\\s*\\(?%1(\\+?%1)*(\\)\\s*\\.constData\\(\\))?$").arg(piece));
    static const QRegularExpression qt(QStringLiteral("^QStringLiteral\\((%1)+\\)$").arg(piece));
    static const QRegularExpression table(
        QStringLiteral(
            "^\\s*(select|insert|update)Text<[A-Za-z]+>\\((%1)*\\)\\s*\\.constData\\(\\)\\s*$")
            .arg(piece));
    return joined.match(argument).hasMatch() || qt.match(argument).hasMatch() ||
           table.match(argument).hasMatch();
}

bool isDeclaration(const QString& argument)
{
    return argument.contains(text("const char* ")) || argument.contains(text("Statement&"));
}

struct Place {
    QString file;
    int line = 0;
    QString argument;
};

// Every place below a folder at which text becomes SQL.
std::vector<Place> placesOf(const QDir& root, const QStringList& folders)
{
    static const QRegularExpression call(text("\\b(statement|Statement|execute|sqlite3_exec|"
                                              "sqlite3_prepare(?:_v[23])?|prepare|exec)\\("));
    std::vector<Place> out;
    forEachSource(root, folders, [&](const QString& file, const QString& source) {
        auto found = call.globalMatch(source);
        while (found.hasNext()) {
            const auto match = found.next();
            out.push_back({file,
                           static_cast<int>(source.left(match.capturedStart()).count(u'\n')) + 1,
                           argumentsAt(source, match.capturedEnd())});
        }
    });
    return out;
}

QString withoutSpaces(QString s)
{
    return s.remove(QRegularExpression(text("\\s")));
}

}  // namespace

class TestSql : public QObject {
    Q_OBJECT

private slots:
    void itIsTextInTheSource();
    void everyExceptionIsNeeded();
    void noLiteralIsPutTogether();
    void theRuleHasTeeth();

private:
    const QDir m_root{text(DOCKET_SOURCE_DIR)};
};

void TestSql::itIsTextInTheSource()
{
    const std::vector<Place> places = placesOf(m_root, {text("core"), text("app"), text("ui")});
    QStringList wrong;
    int seen = 0;
    for (const Place& place : places) {
        // exec() of an event loop is another one.
        if (place.argument.trimmed().isEmpty() || isDeclaration(place.argument))
            continue;
        ++seen;
        const bool excused =
            std::any_of(std::begin(kExceptions), std::end(kExceptions), [&](const Exception& e) {
                return place.file == text(e.file) &&
                       withoutSpaces(place.argument) == text(e.argument);
            });
        if (!isStatic(place.argument) && !excused)
            wrong.append(QStringLiteral("%1:%2: %3")
                             .arg(place.file)
                             .arg(place.line)
                             .arg(place.argument.simplified()));
    }
    QVERIFY(seen > 100);
    for (const QString& w : wrong)
        qWarning("%s", qPrintable(w));
    QVERIFY(wrong.isEmpty());
}

void TestSql::everyExceptionIsNeeded()
{
    const std::vector<Place> places = placesOf(m_root, {text("core"), text("app"), text("ui")});
    for (const Exception& e : kExceptions)
        QVERIFY2(std::any_of(places.begin(), places.end(),
                             [&](const Place& place) {
                                 return place.file == text(e.file) &&
                                        withoutSpaces(place.argument) == text(e.argument);
                             }),
                 e.argument);
}

// A literal that begins as a statement does, with something put behind it.
void TestSql::noLiteralIsPutTogether()
{
    static const QRegularExpression joined(
        text("\"\\s*(select|insert|update|delete|replace|create|drop|alter|attach|pragma|vacuum|"
             "begin|savepoint)\\s[^\"\\n]*\"\\s*\\)?\\s*(\\+|\\.arg|%|<<|\\.append)"));
    QStringList wrong;
    for (const char* folder : {"core", "app", "ui"}) {
        QDirIterator files(m_root.filePath(text(folder)), {text("*.h"), text("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            const QString name = m_root.relativeFilePath(file.fileName());
            for (auto found = joined.globalMatch(source); found.hasNext();) {
                const QString words = found.next().captured();
                if (std::none_of(std::begin(kJoined), std::end(kJoined), [&](const auto& one) {
                        return name == text(one[0]) && words == text(one[1]);
                    }))
                    wrong.append(name + text(": ") + words);
            }
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestSql::theRuleHasTeeth()
{
    QVERIFY(isStatic(text("\"select 1 from x \" FILTERED \"where a=?1\"")));
    QVERIFY(isStatic(text("kAll")));
    QVERIFY(!isStatic(text("(\"select \" + name).constData()")));
    QVERIFY(!isStatic(text("QStringLiteral(\"select %1\").arg(name)")));
    QVERIFY(!isStatic(text("sql.toUtf8().constData()")));
    QVERIFY(!isStatic(text("\"select 1\" + more")));
}

QTEST_GUILESS_MAIN(TestSql)
#include "tst_sql.moc"
