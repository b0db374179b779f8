// SPDX-License-Identifier: GPL-3.0-or-later
// Text from outside is shown as it is: two hundred pieces of markup in every place of a case that a
// vendor or a person writes, and every widget, tool tip and tab of the window looked through.
#include "tests/support/hostiletext.h"
#include "tests/support/sampledesk.h"
#include "ui/case/casepage.h"
#include "ui/kit/load.h"
#include "ui/kit/sheet.h"
#include "ui/mainwindow.h"
#include "ui/model/worklistmodel.h"
#include "ui/tables/table.h"
#include "ui/tables/tablepage.h"
#include "ui/tabletabs.h"
#include "ui/worklist/listview.h"
#include "ui/worklist/peek.h"
#include "ui/worklist/worklistpage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QTabBar>
#include <QTextDocument>
#include <QTextEdit>
#include <QToolTip>
#include <QtTest>

using namespace docket;
using namespace docket::sample;
using namespace docket::ui;

namespace {

constexpr qint64 kHers = 48207;

// Whether Qt would show something else than these characters.
bool isAlive(const QString& text, Qt::TextFormat format)
{
    if (format == Qt::PlainText || (format == Qt::AutoText && !Qt::mightBeRichText(text)))
        return false;
    QTextDocument shown;
    if (format == Qt::MarkdownText)
        shown.setMarkdown(text);
    else
        shown.setHtml(text);
    // Escaped on purpose: what is seen is the markup itself.
    for (const QString& payload : hostile::markup())
        if (shown.toPlainText().contains(payload))
            return false;
    return true;
}

struct Found {
    QStringList alive;
    QSet<QString> seen;  // payloads that stand somewhere

    void look(const QString& text, Qt::TextFormat format, const char* where)
    {
        for (const QString& payload : hostile::markup())
            if (text.contains(payload))
                seen.insert(payload);
        if (isAlive(text, format))
            alive << QLatin1String(where) + u' ' + text;
    }
};

void lookThrough(const QWidget* w, Found& found)
{
    const char* name = w->metaObject()->className();
    if (const auto* label = qobject_cast<const QLabel*>(w))
        found.look(label->text(), label->textFormat(), name);
    if (const auto* edit = qobject_cast<const QTextEdit*>(w))
        found.look(edit->toHtml(), Qt::RichText, name);
    found.look(w->toolTip(), Qt::AutoText, name);
    found.look(w->whatsThis(), Qt::AutoText, name);
    found.look(w->statusTip(), Qt::AutoText, name);
    found.look(w->windowTitle(), Qt::PlainText, name);
    found.look(w->accessibleName(), Qt::PlainText, name);
    for (const QAction* action : w->actions())
        found.look(action->toolTip(), Qt::AutoText, name);
    if (const auto* tabs = qobject_cast<const QTabBar*>(w))
        for (int i = 0; i < tabs->count(); ++i)
            found.look(tabs->tabToolTip(i), Qt::AutoText, name);
    const auto* view = qobject_cast<const QAbstractItemView*>(w);
    if (!view || !view->model())
        return;
    for (int row = 0; row < std::min(200, view->model()->rowCount(view->rootIndex())); ++row)
        for (int column = 0; column < view->model()->columnCount(view->rootIndex()); ++column) {
            const QModelIndex index = view->model()->index(row, column, view->rootIndex());
            found.look(index.data(Qt::ToolTipRole).toString(), Qt::AutoText, name);
            found.look(index.data(Qt::WhatsThisRole).toString(), Qt::AutoText, name);
            found.look(index.data(Qt::DisplayRole).toString(), Qt::PlainText, name);
            found.look(index.data(Qt::AccessibleTextRole).toString(), Qt::PlainText, name);
        }
}

Found lookAtAll()
{
    Found found;
    for (const QWidget* w : QApplication::allWidgets())
        lookThrough(w, found);
    return found;
}

// What the pointer is told at every few pixels of a view.
void hoverOver(QAbstractItemView* view, Found& found)
{
    QWidget* port = view->viewport();
    for (int y = 5; y < port->height(); y += 20)
        for (int x = 5; x < port->width(); x += 40) {
            const QPoint at(x, y);
            QHelpEvent help(QEvent::ToolTip, at, port->mapToGlobal(at));
            QCoreApplication::sendEvent(port, &help);
            found.look(QToolTip::text(), Qt::AutoText, "tool tip of a view");
        }
    QToolTip::hideText();
}

}  // namespace

class TestPlainText final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        kit::load(*qApp);
        kit::Appearance::current().setReducedMotion(true);
        QVERIFY(hostile::markup().size() >= 200);
    }

    // The look itself sees what it is for.
    void theLookHasTeeth()
    {
        const QString payload = hostile::markup().front();
        QLabel label(payload);
        QVERIFY(!lookAtAll().alive.isEmpty());
        label.setTextFormat(Qt::PlainText);
        QVERIFY(lookAtAll().alive.isEmpty());
        QVERIFY(lookAtAll().seen.contains(payload));
        label.setToolTip(payload);
        QVERIFY(!lookAtAll().alive.isEmpty());
        label.setToolTip(payload.toHtmlEscaped());
        QTextEdit edit;
        edit.setText(payload);
        QVERIFY(!lookAtAll().alive.isEmpty());
    }

    void everySurfaceShowsItAsItIs()
    {
        SampleDesk desk;
        desk.signInAs("mara");
        qsizetype next = 0;
        desk.fillOutbox();
        desk.rewrite([&next](QString& text) {
            if (!text.isEmpty())
                text = hostile::markup().at(next++ % hostile::markup().size());
        });
        MainWindow window(desk);
        window.resize(1440, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        ListView* list = window.worklist()->list();
        QTRY_VERIFY(list->currentNumber() > 0);
        QTRY_VERIFY(window.worklist()->peek()->record());
        Found found = lookAtAll();
        hoverOver(list, found);
        const std::vector<qint64> numbers = window.worklist()->model().numbers();
        QVERIFY(numbers.size() > 40);
        int opened = 0;
        for (size_t i = 0; i < numbers.size(); i += 4) {
            window.openCase(numbers[i]);
            QTRY_VERIFY(window.casePage() && window.casePage()->record() &&
                        window.casePage()->record()->value.number == numbers[i]);
            window.grab();
            const Found here = lookAtAll();
            found.alive << here.alive;
            found.seen.unite(here.seen);
            for (auto* view : window.casePage()->findChildren<QAbstractItemView*>())
                hoverOver(view, found);
        }
        // The sheets of a case that is Mara's, one by one.
        window.openCase(kHers);
        QTRY_VERIFY(window.casePage() && window.casePage()->record() &&
                    window.casePage()->record()->value.number == kHers);
        for (const Qt::Key key : {Qt::Key_R, Qt::Key_X, Qt::Key_P, Qt::Key_H, Qt::Key_E}) {
            QTest::keyClick(QApplication::focusWidget(), key);
            QCoreApplication::processEvents();
            const Found there = lookAtAll();
            found.alive << there.alive;
            found.seen.unite(there.seen);
            if (!kit::Sheet::of(&window))
                continue;
            ++opened;
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
            QTRY_VERIFY(!kit::Sheet::of(&window));
        }
        // And what goes on without people.
        for (const bool outbox : {true, false}) {
            outbox ? window.tables().showOutbox() : window.tables().showSources();
            TablePage* page = window.tables().front();
            QVERIFY(page);
            QTRY_VERIFY(page->table()->rowCount() > 0);
            page->table()->step(1);
            window.grab();
            const Found there = lookAtAll();
            found.alive << there.alive;
            found.seen.unite(there.seen);
            for (auto* view : page->findChildren<QAbstractItemView*>())
                hoverOver(view, found);
        }
        QVERIFY2(found.alive.isEmpty(), qPrintable(found.alive.join(u'\n')));
        qInfo("counted markup_payloads %d", static_cast<int>(hostile::markup().size()));
        // Not all of it stands in a text that can be asked for: much is painted.
        QVERIFY(next > 2 * hostile::markup().size());
        QVERIFY2(found.seen.size() >= 150, qPrintable(QString::number(found.seen.size())));
        QVERIFY2(opened >= 3, qPrintable(QString::number(opened)));
    }
};

QTEST_MAIN(TestPlainText)
#include "tst_plaintext.moc"
