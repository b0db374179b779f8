// SPDX-License-Identifier: GPL-3.0-or-later
// The outbox and the sources by their keys, on a desk in memory.
#include "core/base/csv.h"
#include "core/base/later.h"
#include "tests/support/sampledesk.h"
#include "ui/case/casepage.h"
#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/freshness.h"
#include "ui/kit/load.h"
#include "ui/kit/markbutton.h"
#include "ui/kit/sheet.h"
#include "ui/kit/toast.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/outbox/outboxfoot.h"
#include "ui/outbox/outboxpage.h"
#include "ui/sources/heldbar.h"
#include "ui/sources/quarantinebar.h"
#include "ui/sources/sourcepane.h"
#include "ui/sources/sourcespage.h"
#include "ui/statusline.h"
#include "ui/tables/table.h"
#include "ui/tabletabs.h"
#include "ui/topline.h"
#include "ui/worklist/listview.h"
#include "ui/worklist/worklistpage.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QTabBar>
#include <QTemporaryDir>
#include <QtTest>

using namespace docket;
using namespace docket::sample;
using namespace docket::ui;

namespace {

constexpr qint64 kUnknownCase = 48213;
constexpr qint64 kStuckCase = 48219;

QString key(const char* text)
{
    return QString::fromUtf8(text);
}

struct Stage {
    explicit Stage(const QByteArray& login = "mara")
        : window((desk.signInAs(login), desk.fillOutbox(), desk))
    {
        window.resize(1440, 900);
        window.show();
        (void)QTest::qWaitForWindowActive(&window);
        (void)QTest::qWaitFor([this] { return window.worklist()->currentNumber() > 0; });
    }
    void keys(Qt::Key k, Qt::Key then = Qt::Key_unknown, Qt::KeyboardModifiers m = Qt::NoModifier)
    {
        const auto press = [&](Qt::Key one) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window,
                            one, m);
        };
        press(k);
        if (then != Qt::Key_unknown)
            press(then);
    }
    OutboxPage& openOutbox()
    {
        keys(Qt::Key_G, Qt::Key_Q);
        (void)QTest::qWaitFor([this] {
            return window.tables().outbox() && window.tables().outbox()->table()->rowCount() > 0;
        });
        return *window.tables().outbox();
    }
    SourcesPage& openSources()
    {
        keys(Qt::Key_G, Qt::Key_V);
        (void)QTest::qWaitFor([this] {
            return window.tables().sources() && window.tables().sources()->table()->rowCount() > 0;
        });
        return *window.tables().sources();
    }
    // The row about a case.
    QByteArray select(OutboxPage& page, qint64 number)
    {
        for (const TableRow& row : page.table()->rows())
            if (row.cells[3].text == QString::number(number)) {
                page.table()->setCurrentId(row.id);
                page.table()->setFocus();
                return row.id;
            }
        return {};
    }
    template <class T>
    Result<T> answer(const QFuture<Result<T>>& future)
    {
        std::optional<Result<T>> out;
        whenDone(future, &window, [&](const Result<T>& a) { out = a; });
        (void)QTest::qWaitFor([&] { return out.has_value(); });
        return *out;
    }

    SampleDesk desk;
    MainWindow window;
};

// Every string that a table holds.
QStringList textsOf(const Table& table)
{
    QStringList out;
    for (const TableRow& row : table.rows())
        for (const TableCell& cell : row.cells)
            out << cell.text << cell.under << cell.tip << cell.file;
    return out;
}

std::vector<CsvLine> read(const QByteArray& csv)
{
    const auto lines = csvLines(csv);
    return lines ? *lines : std::vector<CsvLine>{};
}

}  // namespace

class TestTables final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(speak(*qApp, QLocale(QLocale::English)));
        kit::load(*qApp);
        kit::Appearance::current().setReducedMotion(true);
    }
    void keysOpenAndClosePages();
    void theOutboxIsTheBordersInItsOrder();
    void aRowSaysWhatWhySinceNextAndMay();
    void theSourcesAreTheBorders();
    void enterOpensTheCase();
    void theKeysActOnTheRow();
    void whatIsExportedIsWhatIsShown_data();
    void whatIsExportedIsWhatIsShown();
    void whatIsCopiedIsATable();
    void theFileIsAskedForAndWritten();
    void textFromOutsideStaysText();
    void emptyListsSayWhichEmptiness();
    void whatCannotBeReadSaysSo();
    void theCurrentRowStays();
    void theStatusLineLeadsThere();
    void aJournalTakenBackIsSaid();
    void nothingIsAskedBehindOtherTabs();
    void everyControlHasAName();
    void columnsFillTheTableAndNoMore();
};

void TestTables::keysOpenAndClosePages()
{
    Stage s;
    const QTabBar* tabs = s.window.findChild<TopLine*>()->tabs();
    s.keys(Qt::Key_G, Qt::Key_Q);
    QVERIFY(s.window.tables().outbox());
    QCOMPARE(s.window.tables().front(), s.window.tables().outbox());
    QTRY_VERIFY(s.window.tables().outbox()->table()->hasFocus());
    s.keys(Qt::Key_G, Qt::Key_V);
    QCOMPARE(s.window.tables().front(), s.window.tables().sources());
    QTRY_VERIFY(s.window.tables().sources()->table()->hasFocus());
    QCOMPARE(tabs->count(), 3);
    // Once each, however often it is asked for.
    s.keys(Qt::Key_G, Qt::Key_Q);
    QCOMPARE(tabs->count(), 3);
    QCOMPARE(s.window.tables().front(), s.window.tables().outbox());
    s.keys(Qt::Key_Escape);
    QVERIFY(!s.window.tables().front());
    QVERIFY(s.window.worklist()->list()->hasFocus());
    QCOMPARE(tabs->count(), 3);
    s.keys(Qt::Key_G, Qt::Key_V);
    s.keys(Qt::Key_W, Qt::Key_unknown, Qt::ControlModifier);
    QCOMPARE(tabs->count(), 2);
    QVERIFY(!s.window.tables().sources());
    // J, K and Space as in the worklist.
    OutboxPage& page = s.openOutbox();
    const QByteArray first = page.table()->currentId();
    QVERIFY(!first.isEmpty());
    s.keys(Qt::Key_J);
    QVERIFY(page.table()->currentId() != first);
    s.keys(Qt::Key_K);
    QCOMPARE(page.table()->currentId(), first);
    s.keys(Qt::Key_End);
    QCOMPARE(page.table()->currentId(), page.table()->rows().back().id);
    s.keys(Qt::Key_Home);
    QCOMPARE(page.table()->currentId(), first);
    QVERIFY(page.foot()->isVisible());
    s.keys(Qt::Key_Space);
    QVERIFY(!page.foot()->isVisible());
    s.keys(Qt::Key_J);
    QVERIFY(!page.foot()->isVisible());
    s.keys(Qt::Key_Space);
    QVERIFY(page.foot()->isVisible());
}

void TestTables::theOutboxIsTheBordersInItsOrder()
{
    Stage s;
    OutboxPage& page = s.openOutbox();
    const auto border = s.answer(s.desk.outbox(false));
    QVERIFY(border && border->items.size() > 3);
    QCOMPARE(page.table()->rows().size(), border->items.size());
    for (size_t i = 0; i < border->items.size(); ++i) {
        const view::OutboxItem& item = border->items[i];
        const auto& cells = page.table()->rows()[i].cells;
        QCOMPARE(page.table()->rows()[i].id, item.intent.id.text().toLatin1());
        QCOMPARE(cells[3].text, QString::number(item.caseNumber));
        QCOMPARE(cells[2].amount, item.intent.amount);
    }
    QVERIFY(page.table()->columns()[2].right);
    // What has ended is a list of its own.
    page.setView(OutboxPage::View::Ended);
    QTRY_COMPARE(page.table()->rowCount(), 1);
    QCOMPARE(page.table()->rows()[0].cells[0].text, key("Confirmed"));
    page.setView(OutboxPage::View::Waiting);
    QTRY_COMPARE(page.table()->rows().size(), border->items.size());
    // It follows what changes.
    s.desk.clearOutbox();
    QTRY_COMPARE(page.table()->rowCount(), 1);
}

void TestTables::aRowSaysWhatWhySinceNextAndMay()
{
    Stage s;
    OutboxPage& page = s.openOutbox();
    for (const TableRow& row : page.table()->rows()) {
        QVERIFY(!row.cells[0].text.isEmpty() && !row.cells[0].icon.isEmpty());
        QVERIFY(!row.cells[1].text.isEmpty() && !row.cells[1].under.isEmpty());
        QVERIFY(kit::plain(row.cells[2].text).endsWith(key(" EUR")));
        QVERIFY(!row.cells[4].text.isEmpty() && row.cells[4].under.endsWith(key("ago")));
        QVERIFY(!row.cells[5].text.isEmpty() && !row.cells[6].text.isEmpty());
    }
    const auto about = [&](qint64 number) {
        for (const TableRow& row : page.table()->rows())
            if (row.cells[3].text == QString::number(number))
                return row.cells;
        return std::vector<TableCell>(7);
    };
    const auto unknown = about(kUnknownCase);
    QCOMPARE(unknown[0].text, key("Outcome unknown"));
    QVERIFY(unknown[1].under.contains(key("do not do it again")));
    QCOMPARE(unknown[4].under, key("3 min ago"));
    QCOMPARE(unknown[5].under, key("at 13:50, in 1 min"));
    QCOMPARE(unknown[6].text, key("Nothing is needed"));
    // Refused with its reason, and for whoever may, with the key.
    const auto stuck = about(kStuckCase);
    QCOMPARE(stuck[0].text, key("Needs a person"));
    QVERIFY(stuck[6].quiet);
    QCOMPARE(stuck[6].icon, key("lock"));
    QCOMPARE(stuck[6].under, key("Team leads only"));
    s.desk.signInAs("noor");
    QTRY_VERIFY(!about(kStuckCase)[6].quiet);
    QCOMPARE(about(kStuckCase)[6].text, key("Say what happened"));
    QCOMPARE(about(kStuckCase)[6].under, key("press Shift S"));
    // Under the table, in whole sentences; its buttons are those of the row.
    s.select(page, kStuckCase);
    QVERIFY2(page.foot()->sentence().contains(key("Settle by hand")),
             qPrintable(page.foot()->sentence()));
    QStringList buttons;
    for (const auto* button : page.foot()->findChildren<kit::Button*>())
        if (button->isVisible())
            buttons << button->text();
    QCOMPARE(buttons, (QStringList{key("Settle by hand…"), key("Open case 48219")}));
    // Ages go on.
    s.desk.advance(minutes(10));
    page.tick();
    QCOMPARE(about(kUnknownCase)[4].under, key("13 min ago"));
    QCOMPARE(about(kUnknownCase)[5].under, key("with the next sync"));
}

void TestTables::theSourcesAreTheBorders()
{
    Stage s;
    SourcesPage& page = s.openSources();
    const auto border = s.answer(s.desk.health());
    QVERIFY(border);
    QCOMPARE(page.table()->rows().size(), border->sources.size());
    for (size_t i = 0; i < border->sources.size(); ++i) {
        const auto& cells = page.table()->rows()[i].cells;
        QCOMPARE(cells[0].text, border->sources[i].status.name);
        QVERIFY(!cells[0].under.isEmpty() && !cells[0].icon.isEmpty());
        QCOMPARE(cells[4].text, QString::number(border->sources[i].status.quarantined));
    }
    // The last sweep, in all and list by list; and nothing of one that never was.
    const TableCell& swept = page.table()->rows()[1].cells[6];
    QCOMPARE(swept.under, key("3 lost, 1 gone"));
    QCOMPARE(swept.tip,
             QStringLiteral("orders: 812 read, 3 lost, 1 gone · refunds: 40 read, 0 lost, 0 gone"));
    QCOMPARE(swept.file.mid(1), (QStringList{key("3"), key("1")}));
    QCOMPARE(page.table()->rows()[0].cells[6].text, key("not yet"));
    // What is held is said before all else, with what to do.
    page.showSource(3);
    QCOMPARE(page.table()->rows()[2].cells[0].under, key("Held: too much changed"));
    QVERIFY(page.pane()->advice().contains(key("Ask an operations manager")));
    QVERIFY(page.heldBar()->isVisible());
    QVERIFY(page.heldBar()->text().contains(key("240 of at least 900 records")));
    QVERIFY(page.heldBar()->text().contains(key("administrator decides")));
    page.showSource(1);
    QVERIFY(!page.heldBar()->isVisible());
    QCOMPARE(page.putAside()->rows().size(), border->sources[0].putAside.size());
    QCOMPARE(page.putAside()->rows()[0].cells[2].text, key("data[17].amount"));
    QCOMPARE(page.putAside()->rows()[0].cells[1].text, key("is no whole number"));
    QVERIFY(page.pane()->advice().contains(key("put aside")));
    page.showSource(4);
    QCOMPARE(page.table()->rows()[3].cells[0].under, key("Failing"));
    QVERIFY(page.pane()->advice().contains(key("has failed since 13:05")));
    QCOMPARE(page.feeds()->rows().size(), border->sources[3].feeds.size());
    // What fails is above what goes well; what is not there is no failure.
    QCOMPARE(page.feeds()->rows()[0].cells[1].text, key("Failing"));
    QCOMPARE(page.feeds()->rows()[0].cells[4].text, key("HTTP 503"));
    QCOMPARE(page.feeds()->rows()[1].cells[1].text, key("No permission"));
    QCOMPARE(page.feeds()->rows()[2].cells[1].text, key("No such list"));
    QVERIFY(page.feeds()->rows()[2].cells[2].text.isEmpty());
    QVERIFY(!page.putAside()->isVisible());
}

void TestTables::enterOpensTheCase()
{
    Stage s;
    OutboxPage& outbox = s.openOutbox();
    QVERIFY(!s.select(outbox, kUnknownCase).isEmpty());
    s.keys(Qt::Key_Return);
    QVERIFY(s.window.casePage());
    QCOMPARE(s.window.casePage()->number(), kUnknownCase);
    SourcesPage& sources = s.openSources();
    // A source without a case says so, one with an incident leads to it.
    sources.table()->setFocus();
    s.keys(Qt::Key_Return);
    QCOMPARE(s.window.tables().front(), &sources);
    QVERIFY(kit::Toast::of(&s.window)->text().contains(key("No case is selected")));
    sources.showSource(4);
    s.keys(Qt::Key_Return);
    QVERIFY(s.window.casePage());
    QCOMPARE(s.window.casePage()->number(), 48201);
}

void TestTables::theKeysActOnTheRow()
{
    Stage s("noor");
    OutboxPage& page = s.openOutbox();
    qint64 waiting = 0;
    for (const TableRow& row : page.table()->rows())
        if (row.cells[0].text == key("Waits for approval"))
            waiting = row.cells[3].text.toLongLong();
    QVERIFY(waiting > 0);
    s.select(page, waiting);
    QTRY_VERIFY(page.record());
    QCOMPARE(page.record()->value.number, waiting);
    s.keys(Qt::Key_A);
    QVERIFY(kit::Sheet::of(&s.window));
    s.keys(Qt::Key_Escape);
    // Who may not is told why, by the same key.
    s.desk.signInAs("mara");
    QTRY_VERIFY(page.table()->hasFocus());
    s.select(page, kUnknownCase);
    s.select(page, waiting);
    QTRY_VERIFY(page.record());
    QTRY_VERIFY(page.table()
                    ->rows()[static_cast<size_t>(page.table()->currentIndex().row())]
                    .cells[6]
                    .quiet);
    s.keys(Qt::Key_A);
    QVERIFY(!kit::Sheet::of(&s.window));
    QTRY_VERIFY(kit::Toast::of(&s.window)->text().contains(key("Team leads only")));
}

void TestTables::whatIsExportedIsWhatIsShown_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("outbox") << 0;
    QTest::newRow("sources") << 1;
    QTest::newRow("feeds") << 2;
    QTest::newRow("records put aside") << 3;
}

void TestTables::whatIsExportedIsWhatIsShown()
{
    QFETCH(int, which);
    Stage s;
    Table* table = nullptr;
    if (which == 0) {
        table = s.openOutbox().table();
    } else {
        SourcesPage& page = s.openSources();
        table = page.tables()[static_cast<size_t>(which - 1)];
    }
    QVERIFY(table->rowCount() > 0);
    const auto lines = read(table->csv());
    QCOMPARE(lines.size(), table->rows().size() + 1);
    const size_t width = lines[0].cells.size();
    QVERIFY(width >= table->columns().size());
    for (size_t i = 0; i < table->rows().size(); ++i) {
        QCOMPARE(lines[i + 1].cells.size(), width);
        const QByteArrayList cells(lines[i + 1].cells.begin(), lines[i + 1].cells.end());
        for (const TableCell& cell : table->rows()[i].cells) {
            if (cell.amount.isSet()) {
                QVERIFY(cells.contains(toDecimal(cell.amount).toUtf8()));
                QVERIFY(cells.contains(cell.amount.currency.text().toUtf8()));
            } else if (cell.file.isEmpty() && !cell.text.isEmpty()) {
                QVERIFY2(cells.contains(deadCell(kit::plain(cell.text)).toUtf8()),
                         qPrintable(cell.text));
            }
        }
    }
    // No cell is live, and an instant is a whole one.
    const QByteArray csv = table->csv();
    QVERIFY(!csv.contains(",=") && !csv.contains(",\"="));
    if (which == 0)
        QVERIFY2(csv.contains(",2026-11-24T13:45:"), csv.constData());
    if (which == 3)
        QVERIFY2(csv.contains("'=HYPERLINK"), csv.constData());
}

void TestTables::whatIsCopiedIsATable()
{
    Stage s;
    SourcesPage& page = s.openSources();
    page.putAside()->setFocus();
    s.keys(Qt::Key_C, Qt::Key_unknown, Qt::ControlModifier);
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    const QStringList lines = data->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith(key("Record\tReason\tWhere in the page")));
    for (const QString& line : lines)
        QCOMPARE(line.count(u'\t'), lines[0].count(u'\t'));
    QVERIFY(lines[3].contains(key("\t'=HYPERLINK")));
    QVERIFY(data->html().contains(key("<td>&lt;b&gt;is not a word")));
    QVERIFY(!data->html().contains(key("<b>")));
    QVERIFY(kit::Toast::of(&s.window)->text().contains(key("3 rows copied")));
    // Back in the list above, that one is copied.
    page.table()->setFocus();
    s.keys(Qt::Key_C, Qt::Key_unknown, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(key("Source\tState")));
}

void TestTables::theFileIsAskedForAndWritten()
{
    Stage s;
    OutboxPage& page = s.openOutbox();
    s.keys(Qt::Key_E, Qt::Key_unknown, Qt::ControlModifier);
    auto* dialog = s.window.findChild<QFileDialog*>();
    QVERIFY(dialog);
    QVERIFY(dialog->selectedFiles().value(0).endsWith(key("Outbox-2026-11-24.csv")));
    QTemporaryDir folder;
    const QString path = folder.filePath(key("rows.csv"));
    emit dialog->fileSelected(path);
    dialog->reject();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), page.table()->csv());
    QVERIFY(kit::Toast::of(&s.window)->text().contains(path));
    // What cannot be written leaves nothing, and says so.
    const auto failed = page.save(*page.table(), folder.filePath(key("nowhere/rows.csv")));
    QVERIFY(!failed && failed.error().kind == ErrorKind::Storage);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
}

void TestTables::textFromOutsideStaysText()
{
    Stage s;
    OutboxPage& outbox = s.openOutbox();
    s.select(outbox, kStuckCase);
    QStringList texts = textsOf(*outbox.table());
    texts << outbox.foot()->sentence() << outbox.foot()->details();
    SourcesPage& sources = s.openSources();
    for (const Table* table : sources.tables())
        texts << textsOf(*table);
    QVERIFY(texts.join(u' ').contains(key("<b>another amount</b>")));
    QVERIFY(texts.join(u' ').contains(key("\\u202e")));
    for (const QString& text : texts) {
        QVERIFY2(!text.contains(u'\n') || text.contains(key("Failing since")), qPrintable(text));
        for (const char16_t c : {u'\u202e', u'\u202d', u'\u2067'})
            QVERIFY2(!text.contains(QChar(c)), qPrintable(text));
    }
    for (const QLabel* label : s.window.findChildren<QLabel*>())
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
}

void TestTables::emptyListsSayWhichEmptiness()
{
    Stage s;
    s.keys(Qt::Key_G, Qt::Key_Q);
    OutboxPage& page = *s.window.tables().outbox();
    // Before anything was heard.
    QVERIFY(!page.table()->isVisible());
    const auto said = [&] {
        QStringList out;
        for (const QLabel* label : page.findChildren<QLabel*>())
            if (label->isVisible())
                out << label->text();
        return out.join(u' ');
    };
    QVERIFY2(said().contains(key("is being read")), qPrintable(said()));
    QTRY_VERIFY(page.table()->isVisible());
    // There is something, and nothing for this person.
    page.setView(OutboxPage::View::Mine);
    QTRY_VERIFY2(said().contains(key("waits for you")), qPrintable(said()));
    QVERIFY(!page.foot()->isVisible());
    // A sentence of two lines is seen whole.
    for (const QLabel* label : page.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(key("waits for you")))
            QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()) &&
                             label->height() > label->fontMetrics().height() * 3 / 2,
                         qPrintable(QString::number(label->height())));
    s.desk.signInAs("noor");
    QTRY_VERIFY(page.table()->isVisible());
    QVERIFY(page.table()->rowCount() > 0);
    s.desk.signOut();
    QTRY_VERIFY2(page.emptySentence().contains(key("Nobody is signed in")),
                 qPrintable(page.emptySentence()));
    // The way back to what there is.
    for (auto* button : page.findChildren<kit::Button*>())
        if (button->isVisible() && button->text() == key("Show all that waits"))
            button->click();
    QTRY_VERIFY(page.table()->isVisible());
    s.desk.clear();
    s.desk.clearOutbox();
    QTRY_VERIFY2(page.emptySentence().startsWith(key("Nothing waits to be sent")),
                 qPrintable(page.emptySentence()));
    SourcesPage& sources = s.openSources();
    s.desk.clearSources();
    QTRY_VERIFY(sources.emptySentence().contains(key("no source yet")));
}

void TestTables::whatCannotBeReadSaysSo()
{
    Stage s;
    OutboxPage& page = s.openOutbox();
    s.desk.failStanding(Error{ErrorKind::Storage, key("cache.db"), key("disk I/O error")});
    s.desk.clearOutbox();
    QTRY_VERIFY2(page.emptySentence().contains(key("could not be read: disk I/O error")),
                 qPrintable(page.emptySentence()));
    SourcesPage* sources = nullptr;
    s.keys(Qt::Key_G, Qt::Key_V);
    sources = s.window.tables().sources();
    QTRY_VERIFY(sources->emptySentence().contains(key("could not be read")));
    // Keys go on working, and it is read again when somebody asks.
    s.desk.failStanding({});
    for (auto* button : sources->findChildren<kit::Button*>())
        if (button->isVisible() && button->text() == key("Read it again"))
            button->click();
    QTRY_VERIFY(sources->table()->isVisible());
    s.keys(Qt::Key_G, Qt::Key_Q);
    QTRY_VERIFY(page.isVisible());
}

void TestTables::theCurrentRowStays()
{
    Stage s;
    OutboxPage& page = s.openOutbox();
    const QByteArray stuck = s.select(page, kStuckCase);
    QVERIFY(!stuck.isEmpty());
    s.desk.advance(minutes(3));
    page.tick();
    QCOMPARE(page.table()->currentId(), stuck);
    s.desk.arrive(3, hours(2));
    QTest::qWait(20);
    QCOMPARE(page.table()->currentId(), stuck);
    // Whose row goes, stands on the one that takes its place.
    s.desk.clearOutbox();
    QTRY_COMPARE(page.table()->rowCount(), 1);
    QVERIFY(!page.table()->currentId().isEmpty());
}

void TestTables::theStatusLineLeadsThere()
{
    Stage s;
    const auto* line = s.window.findChild<StatusLine*>();
    const auto badges = line->findChildren<kit::FreshnessBadge*>();
    QCOMPARE(badges.size(), 4);
    QVERIFY(badges[3]->focusPolicy() != Qt::NoFocus);
    badges[3]->click();
    QTRY_VERIFY(s.window.tables().sources() &&
                s.window.tables().sources()->table()->currentId() == "4");
    QCOMPARE(s.window.tables().front(), s.window.tables().sources());
    badges[1]->click();
    QTRY_COMPARE(s.window.tables().sources()->table()->currentId(), QByteArray("2"));
    kit::MarkButton* outbox = nullptr;
    for (auto* mark : line->findChildren<kit::MarkButton*>())
        if (mark->isVisible())
            outbox = mark;
    QVERIFY(outbox);
    // Three wait and so does the one for approval; two are for a person.
    QCOMPARE(outbox->words(), key("outbox 4, for a person 2"));
    outbox->click();
    QCOMPARE(s.window.tables().front(), s.window.tables().outbox());
    s.desk.clear();
    s.desk.clearOutbox();
    QTRY_COMPARE(outbox->words(), key("outbox empty"));
}

void TestTables::aJournalTakenBackIsSaid()
{
    Stage s;
    const auto* line = s.window.findChild<StatusLine*>();
    const auto mark = [&]() -> kit::MarkButton* {
        for (auto* one : line->findChildren<kit::MarkButton*>())
            if (one->isVisible() && one->words().startsWith(key("Journal taken back")))
                return one;
        return nullptr;
    };
    QVERIFY(!mark());
    s.desk.quarantineJournal({true, kNow - hours(1), 4120, 0});
    QTRY_VERIFY(mark());
    mark()->click();
    SourcesPage& page = *s.window.tables().sources();
    QTRY_VERIFY(page.quarantineBar()->isVisible());
    QVERIFY2(page.quarantineBar()->text().contains(key("from 12:48 on")),
             qPrintable(page.quarantineBar()->text()));
    // A number that is not known is not said.
    QVERIFY(!page.quarantineBar()->text().contains(key("lost")));
    s.desk.quarantineJournal({true, kNow - hours(1), 4120, 7});
    QTRY_VERIFY(page.quarantineBar()->text().contains(key("At least 7 entries")));
    // How far this machine's clock is off stands there too, once it matters.
    QVERIFY(page.clockSaid().isEmpty());
    s.desk.measureClock(seconds(20), TimeTrust::Agreed);
    s.desk.measureClock(minutes(4), TimeTrust::Agreed);
    QTRY_VERIFY2(page.clockSaid().contains(key("4 min slow")), qPrintable(page.clockSaid()));
    s.desk.measureClock(days(3), TimeTrust::Disputed);
    QTRY_VERIFY(page.clockSaid().contains(key("more than a day apart")));
    s.desk.quarantineJournal({});
    QTRY_VERIFY(!mark());
    QTRY_VERIFY(!page.quarantineBar()->isVisible());
}

void TestTables::nothingIsAskedBehindOtherTabs()
{
    Stage s;
    s.openOutbox();
    s.keys(Qt::Key_Escape);
    QVERIFY(!s.window.tables().front());
    const int before = s.desk.outboxRequests();
    s.desk.arrive(2, hours(1));
    QTest::qWait(20);
    QCOMPARE(s.desk.outboxRequests(), before);
    s.keys(Qt::Key_G, Qt::Key_Q);
    QTRY_COMPARE(s.desk.outboxRequests(), before + 1);
}

void TestTables::everyControlHasAName()
{
    Stage s("noor");
    s.openOutbox();
    s.openSources();
    for (TablePage* page : {static_cast<TablePage*>(s.window.tables().outbox()),
                            static_cast<TablePage*>(s.window.tables().sources())}) {
        for (QWidget* w : page->findChildren<QWidget*>()) {
            if (w->isHidden() ||
                (!qobject_cast<QAbstractButton*>(w) && !qobject_cast<QAbstractItemView*>(w)))
                continue;
            auto* access = QAccessible::queryAccessibleInterface(w);
            // What Qt puts into a table's corner is theirs, and hidden.
            if (w->metaObject()->className() == QByteArray("QTableCornerButton") ||
                w->objectName().startsWith(key("qt_")))
                continue;
            if (const auto* header = qobject_cast<QHeaderView*>(w);
                header && header->orientation() == Qt::Vertical)
                continue;
            QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(),
                     w->metaObject()->className());
        }
        // A cell read aloud says which it is.
        const QAbstractItemModel* model = page->table()->model();
        QVERIFY(model->data(model->index(0, 1), Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(page->table()->columns()[1].head + key(": ")));
    }
}

void TestTables::columnsFillTheTableAndNoMore()
{
    Stage s("noor");
    OutboxPage& page = s.openOutbox();
    SourcesPage& sources = s.openSources();
    for (const int width : {1080, 1440, 1920}) {
        s.window.resize(width, 800);
        for (TablePage* of : {static_cast<TablePage*>(&page), static_cast<TablePage*>(&sources)}) {
            s.keys(Qt::Key_G, of == &page ? Qt::Key_Q : Qt::Key_V);
            for (const Table* table : of->tables()) {
                if (!table->isVisible() || table->rowCount() == 0)
                    continue;
                const auto sum = [&] {
                    int all = 0;
                    for (size_t i = 0; i < table->columns().size(); ++i)
                        all += table->columnWidth(static_cast<int>(i));
                    return all;
                };
                QTRY_COMPARE(sum(), table->viewport()->width());
            }
        }
    }
    // All sources are seen where there is room.
    QTRY_VERIFY(sources.table()->height() >= sources.table()->wholeHeight());
}

QTEST_MAIN(TestTables)
#include "tst_tables.moc"
