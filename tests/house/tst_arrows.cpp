// SPDX-License-Identifier: GPL-3.0-or-later
// Which folder may include which, and a few things that no file of a layer may say. Reads the
// sources themselves: the compiler lets a wrong arrow through as long as the header is found.
#include "tests/house/sources.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

QString text(const char* s)
{
    return QString::fromUtf8(s);
}

struct Line {
    QString file;  // from the root, with slashes
    int number = 0;
    QString words;

    QString place() const
    {
        return QStringLiteral("%1:%2: %3").arg(file).arg(number).arg(words.trimmed());
    }
};

// Every line of the C++ files below these folders.
std::vector<Line> linesOf(const QDir& root, const QStringList& folders, bool withComments = false)
{
    std::vector<Line> out;
    forEachSource(root, folders, [&](const QString& file, const QString& source) {
        int number = 0;
        for (const QString& words : source.split(u'\n')) {
            ++number;
            if (withComments || !words.trimmed().startsWith(text("//")))
                out.push_back({file, number, words});
        }
    });
    return out;
}

// core/store/x.cpp is of core/store, ui/kit/x.h of ui, app/sandbox/x.h of app/sandbox.
QString layerOf(const QString& file)
{
    const QStringList parts = file.split(u'/');
    if (parts.size() < 2)
        return file;
    if (parts[0] == text("ui"))
        return parts[0];
    return parts[0] + u'/' + parts[1];
}

// The table of the plan: `a` before `b` in the chain means that b may include a.
const QHash<QString, QSet<QString>>& allowed()
{
    static const QHash<QString, QSet<QString>> table = [] {
        QHash<QString, QSet<QString>> out;
        const QStringList chain{text("base"),    text("domain"),  text("view"),
                                text("store"),   text("journal"), text("work"),
                                text("command"), text("sync"),    text("desk")};
        QSet<QString> before;
        for (const QString& name : chain) {
            before.insert(text("core/") + name);
            out.insert(text("core/") + name, before);
        }
        const auto core = [](std::initializer_list<const char*> names) {
            QSet<QString> set;
            for (const char* name : names)
                set.insert(text("core/") + text(name));
            return set;
        };
        out.insert(text("core/vendor"), core({"base", "domain", "vendor"}));
        out[text("core/sync")].insert(text("core/vendor"));
        out[text("core/desk")].insert(text("core/vendor"));
        for (const char* name : {"insight", "reconcile", "quality"}) {
            out.insert(text("core/") + text(name),
                       core({"base", "domain", "view", "store", "journal", name}));
            out[text("core/desk")].insert(text("core/") + text(name));
        }
        QSet<QString> ui = core({"base", "domain", "view", "desk"});
        ui.insert(text("ui"));
        out.insert(text("ui"), ui);
        out.insert(text("app/sandbox"), core({"base"}) | QSet<QString>{text("app/sandbox")});
        return out;
    }();
    return table;
}

// What is wrong about one include, or nothing.
QString wrongArrow(const QString& file, const QString& included)
{
    const QString from = layerOf(file);
    const QString to = layerOf(included);
    if (!included.contains(u'/'))
        return text("includes are named from the root");
    if (from == text("ui") && to == text("core/desk") && included != text("core/desk/desk.h"))
        return text("ui sees only desk.h of core/desk");
    if (from.startsWith(text("app/")) && from != text("app/sandbox")) {
        if (to == text("app/sandbox"))
            return text("nothing includes the practice company");
        return {};  // app composes
    }
    const auto rule = allowed().constFind(from);
    if (rule == allowed().cend())
        return QStringLiteral("%1 has no place in the plan").arg(from);
    if (!rule->contains(to))
        return QStringLiteral("%1 may not include %2").arg(from, to);
    return {};
}

}  // namespace

class tst_Arrows : public QObject {
    Q_OBJECT

    QDir m_root{text(DOCKET_SOURCE_DIR)};

    // Fails with every place, one to a line.
    static void verifyNone(const QStringList& places)
    {
        QVERIFY2(places.isEmpty(), qPrintable(u'\n' + places.join(u'\n')));
    }

    QStringList places(const QStringList& folders, const char* pattern,
                       const QStringList& except = {}, bool withComments = false) const
    {
        const QRegularExpression words(text(pattern));
        QStringList found;
        for (const Line& line : linesOf(m_root, folders, withComments)) {
            const bool free = std::any_of(except.begin(), except.end(), [&](const QString& prefix) {
                return line.file.startsWith(prefix);
            });
            if (!free && words.match(line.words).hasMatch())
                found << line.place();
        }
        return found;
    }

private slots:
    void thereIsSomethingToRead()
    {
        QVERIFY(linesOf(m_root, {text("core")}).size() > 5'000);
        QVERIFY(linesOf(m_root, {text("ui")}).size() > 500);
        QVERIFY(linesOf(m_root, {text("app")}).size() > 500);
    }

    // The table itself, so that it cannot be widened unseen.
    void table_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("included");
        QTest::addColumn<bool>("right");
        const auto row = [](const char* file, const char* included, bool right) {
            QTest::addRow("%s <- %s", file, included) << text(file) << text(included) << right;
        };
        row("core/domain/case.h", "core/base/id.h", true);
        row("core/base/id.h", "core/domain/case.h", false);
        row("core/store/worklists.h", "core/view/query.h", true);
        row("core/view/query.h", "core/store/worklists.h", false);
        row("core/command/dispatcher.h", "core/work/queues.h", true);
        row("core/work/intake.h", "core/command/dispatcher.h", false);
        row("core/vendor/stripe.cpp", "core/domain/facts.h", true);
        row("core/vendor/stripe.cpp", "core/store/database.h", false);
        row("core/sync/puller.h", "core/vendor/connector.h", true);
        row("core/command/apply.cpp", "core/vendor/connector.h", false);
        row("core/store/outbox.h", "core/sync/pusher.h", false);
        row("core/desk/engine.h", "core/sync/pusher.h", true);
        row("core/insight/measures.h", "core/journal/journal.h", true);
        row("core/insight/measures.h", "core/command/policy.h", false);
        row("core/sync/pusher.h", "core/insight/measures.h", false);
        row("ui/case/page.cpp", "core/view/record.h", true);
        row("ui/case/page.cpp", "core/desk/desk.h", true);
        row("ui/case/page.cpp", "core/desk/engine.h", false);
        row("ui/case/page.cpp", "core/store/database.h", false);
        row("core/desk/desk.h", "ui/kit/tokens.h", false);
        row("ui/mainwindow.cpp", "app/composition/profile.h", false);
        row("app/sandbox/world.h", "core/base/money.h", true);
        row("app/sandbox/world.h", "core/domain/facts.h", false);
        row("app/composition/profile.cpp", "core/sync/puller.h", true);
        row("app/docketctl/main.cpp", "app/sandbox/world.h", false);
        row("core/elsewhere/x.h", "core/base/id.h", false);
        row("core/base/clock.cpp", "clock.h", false);
    }
    void table()
    {
        QFETCH(QString, file);
        QFETCH(QString, included);
        QFETCH(bool, right);
        QCOMPARE(wrongArrow(file, included).isEmpty(), right);
    }

    void everyArrowPointsTheRightWay()
    {
        static const QRegularExpression include(
            QStringLiteral("^\\s*#\\s*include\\s*\"([^\"]+)\""));
        QStringList found;
        int arrows = 0;
        for (const Line& line : linesOf(m_root, {text("core"), text("ui"), text("app")})) {
            const auto match = include.match(line.words);
            if (!match.hasMatch() || match.captured(1).endsWith(text(".moc")))
                continue;
            ++arrows;
            if (const QString why = wrongArrow(line.file, match.captured(1)); !why.isEmpty())
                found << line.place() + text("  (") + why + u')';
        }
        QVERIFY(arrows > 300);
        verifyNone(found);
    }

    void coreSeesNoScreen()
    {
        QSet<QString> headers;
        const QDir qt(QLibraryInfo::path(QLibraryInfo::HeadersPath));
        QStringList modules{text("QtGui"),          text("QtWidgets"), text("QtSvg"),
                            text("QtPrintSupport"), text("QtCharts"),  text("QtQuick"),
                            text("QtSvgWidgets")};
        for (const QString& module : modules)
            for (const QString& header : QDir(qt.filePath(module)).entryList(QDir::Files))
                headers.insert(header);
        QVERIFY2(headers.contains(text("QWidget")) && headers.contains(text("qcolor.h")),
                 qPrintable(qt.path()));
        static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*<([^>]+)>"));
        QStringList found;
        for (const Line& line : linesOf(m_root, {text("core")})) {
            const auto match = include.match(line.words);
            if (!match.hasMatch())
                continue;
            const QString header = match.captured(1);
            if (headers.contains(header) || modules.contains(header.section(u'/', 0, 0)) ||
                header.startsWith(text("QChart")))
                found << line.place();
        }
        verifyNone(found);
    }

    void sqlIsReadWhereItIsRun()
    {
        verifyNone(
            places({text("ui"), text("core/sync"), text("core/command"), text("core/vendor"),
                    text("core/work"), text("core/domain")},
                   "QSqlQuery|QSqlDatabase|QSqlTableModel|SELECT .* FROM|\\bselect .* from\\b"
                   "|\\binsert (or \\w+ )?into\\b|\\bdelete from\\b"));
    }

    void theWallClockIsAskedInOnePlace()
    {
        verifyNone(places(
            {text("core"), text("ui"), text("app")},
            "currentDateTime|currentMSecsSinceEpoch|currentSecsSinceEpoch|"
            "QDate::currentDate|QTime::currentTime|system_clock|\\btime\\((nullptr|0|NULL)\\)|"
            "gettimeofday|CLOCK_REALTIME",
            {text("core/base/")}));
    }

    void noFileKnowsWhereItWasMade()
    {
        verifyNone(places({text("core"), text("ui"), text("app"), text("tests")},
                          "\"/(work|home|root|Users|mnt|opt|srv)/", {}, true));
    }

    void everyFileNamesItsLicenceFirst()
    {
        QStringList found;
        for (const Line& line :
             linesOf(m_root, {text("core"), text("ui"), text("app"), text("tests")}, true))
            if (line.number == 1 &&
                line.words != text("// SPDX-License-Identifier: GPL-3.0-or-later"))
                found << line.place();
        verifyNone(found);
    }

    void wordsThatHideTheNounAreNotUsed()
    {
        verifyNone(
            places({text("core"), text("ui"), text("app")},
                   "\\b(class|struct|enum class|namespace)\\s+\\w*(Manager|Helper|Util|Utils|"
                   "Handler)\\b"));
    }
};

QTEST_GUILESS_MAIN(tst_Arrows)
#include "tst_arrows.moc"
