// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the list as a file: as many as the list counts, in its order, none of them live.
#include "core/base/csv.h"
#include "tests/support/sampledesk.h"
#include "ui/kit/load.h"
#include "ui/kit/toast.h"
#include "ui/mainwindow.h"
#include "ui/model/worklistmodel.h"
#include "ui/worklist/exportbar.h"
#include "ui/worklist/rowexport.h"
#include "ui/worklist/worklistpage.h"

#include <QFileDialog>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <sys/resource.h>

using namespace docket;
using namespace docket::sample;
using namespace docket::ui;

namespace {

struct Stage {
    Stage()
        : window((desk.signInAs("mara"), desk))
    {
        window.resize(1440, 900);
        window.show();
        (void)QTest::qWaitForWindowActive(&window);
    }
    WorklistPage& page() { return *window.worklist(); }
    QString file() const { return folder.filePath(QStringLiteral("rows.csv")); }
    // The lines of the file; no cell of the sample holds a line break.
    QList<QByteArray> lines() const
    {
        QFile f(file());
        if (!f.open(QIODevice::ReadOnly))
            return {};
        QList<QByteArray> out = f.readAll().split('\n');
        out.removeLast();
        return out;
    }

    SampleDesk desk;
    MainWindow window;
    QTemporaryDir folder;
};

}  // namespace

class TestExport final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        kit::load(*qApp);
        kit::Appearance::current().setReducedMotion(true);
    }
    void allRowsOfALongListAreWritten();
    void onlyWhatTheFilterLeaves();
    void noCellIsLive();
    void stoppedThereIsNoFile();
    void aDiskThatRefusesLeavesNoHalfFile_data();
    void aDiskThatRefusesLeavesNoHalfFile();
    void aFolderThatIsNotThere();
    void theKeyAsksWhere();
};

void TestExport::allRowsOfALongListAreWritten()
{
    Stage s;
    s.desk.arrive(2300, hours(30));
    s.page().showQuery({});
    s.page().model().showArrivals();
    QTRY_VERIFY(s.page().model().cases() > 2300);
    const qint64 cases = s.page().model().cases();
    s.page().exportRows(s.file());
    QVERIFY(s.page().exportBar()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!s.page().exportBar()->isRunning(), 60'000);
    const QList<QByteArray> lines = s.lines();
    QCOMPARE(lines.size(), cases + 1);
    QVERIFY(lines[0].startsWith("Time left,Clock,Due,Case,Queue"));
    const std::vector<qint64> numbers = s.page().model().numbers();
    QCOMPARE(static_cast<qint64>(numbers.size()), cases);
    for (size_t i = 0; i < numbers.size(); ++i)
        QVERIFY2(lines[static_cast<qsizetype>(i) + 1].contains(
                     ',' + QByteArray::number(numbers[i]) + ','),
                 lines[static_cast<qsizetype>(i) + 1].constData());
    QVERIFY(!s.page().exportBar()->isVisible());
    QVERIFY(kit::Toast::of(&s.window)->text().contains(s.file()));
}

void TestExport::onlyWhatTheFilterLeaves()
{
    Stage s;
    s.page().showQuery({Queue::Chargeback, view::Scope::All, {}});
    QTRY_VERIFY(s.page().model().answered() && s.page().model().cases() > 0 &&
                s.page().model().query().queue == Queue::Chargeback);
    QTRY_VERIFY(s.page().model().cases() < 60);
    s.page().exportRows(s.file());
    QTRY_VERIFY(!s.page().exportBar()->isRunning());
    QCOMPARE(s.lines().size(), s.page().model().cases() + 1);
    for (const QByteArray& line : s.lines().mid(1))
        QVERIFY(line.contains(queueWords(Queue::Chargeback).toUtf8()));
}

void TestExport::noCellIsLive()
{
    view::CaseRow row;
    row.number = 1;
    row.what = QStringLiteral("=1+1");
    row.detail = QStringLiteral("@SUM(A1)");
    row.customer = QStringLiteral("＝HYPERLINK(\"x\")");
    row.ownerName = QStringLiteral("-2");
    row.label = "+1";
    const QStringList cells = RowExport::cells(row, kNow, QTimeZone::utc());
    QCOMPARE(cells.size(), RowExport::heads().size());
    const QByteArray record = csvRecord(cells);
    for (const char* dead : {",'=1+1,", ",'@SUM(A1),", "'＝HYPERLINK", ",'-2,", ",'+1,"})
        QVERIFY2(record.contains(dead), record.constData());
}

void TestExport::stoppedThereIsNoFile()
{
    Stage s;
    QTRY_VERIFY(s.page().model().cases() > 0);
    QFile before(s.file());
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("as it was");
    before.close();
    auto* rows = new RowExport(s.desk, s.page().model().numbers(), s.file());
    QSignalSpy finished(rows, &RowExport::finished);
    s.page().exportBar()->follow(rows);
    rows->cancel();
    QTRY_COMPARE(finished.size(), 1);
    QTRY_VERIFY(!s.page().exportBar()->isVisible());
    QVERIFY(before.open(QIODevice::ReadOnly));
    QCOMPARE(before.readAll(), QByteArray("as it was"));
    QCOMPARE(QDir(s.folder.path()).entryList(QDir::Files).size(), 1);
}

void TestExport::aDiskThatRefusesLeavesNoHalfFile_data()
{
    QTest::addColumn<int>("more");
    QTest::addColumn<quint64>("room");
    QTest::newRow("while rows are written") << 3000 << quint64{20'000};
    QTest::newRow("at the very end") << 0 << quint64{1'000};
}

void TestExport::aDiskThatRefusesLeavesNoHalfFile()
{
    QFETCH(int, more);
    QFETCH(quint64, room);
    Stage s;
    s.desk.arrive(more, hours(30));
    s.page().showQuery({});
    s.page().model().showArrivals();
    QTRY_VERIFY(s.page().model().cases() > more);
    // No file of this process may grow beyond that: a disk that is full.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = room;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    s.page().exportRows(s.file());
    QTRY_VERIFY_WITH_TIMEOUT(!s.page().exportBar()->isRunning(), 60'000);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(s.page().exportBar()->isVisible());
    QVERIFY2(s.page().exportBar()->text().contains(QStringLiteral("the disk refused")),
             qPrintable(s.page().exportBar()->text()));
    QVERIFY(QDir(s.folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestExport::aFolderThatIsNotThere()
{
    Stage s;
    QTRY_VERIFY(s.page().model().cases() > 0);
    s.page().exportRows(s.folder.filePath(QStringLiteral("nowhere/rows.csv")));
    QTRY_VERIFY(!s.page().exportBar()->isRunning());
    QVERIFY(s.page().exportBar()->text().contains(QStringLiteral("nowhere/rows.csv")));
}

void TestExport::theKeyAsksWhere()
{
    Stage s;
    QTRY_VERIFY(s.page().model().cases() > 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_E, Qt::ControlModifier);
    auto* dialog = s.window.findChild<QFileDialog*>();
    QVERIFY(dialog);
    QVERIFY(dialog->selectedFiles().value(0).endsWith(QStringLiteral(".csv")));
    dialog->reject();
}

QTEST_MAIN(TestExport)
#include "tst_export.moc"
