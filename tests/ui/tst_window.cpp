// SPDX-License-Identifier: GPL-3.0-or-later
// The window by its keys, on a desk in memory.
#include "tests/support/sampledesk.h"
#include "ui/case/actionbar.h"
#include "ui/case/casepage.h"
#include "ui/case/lines.h"
#include "ui/case/noteeditor.h"
#include "ui/case/offers.h"
#include "ui/case/refundsheet.h"
#include "ui/case/timeline.h"
#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/load.h"
#include "ui/kit/sheet.h"
#include "ui/kit/toast.h"
#include "ui/mainwindow.h"
#include "ui/model/worklistmodel.h"
#include "ui/worklist/filterbar.h"
#include "ui/worklist/listview.h"
#include "ui/worklist/peek.h"
#include "ui/worklist/rail.h"
#include "ui/worklist/worklistpage.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QtTest>

using namespace docket;
using namespace docket::sample;
using namespace docket::ui;

namespace {

constexpr qint64 kRefundCase = 48207;  // held by Mara, 84.90 EUR

struct Stage {
    explicit Stage(const QByteArray& login = "mara")
        : window((desk.signInAs(login), desk))
    {
        window.resize(1440, 900);
        window.show();
        (void)QTest::qWaitForWindowActive(&window);
    }
    ListView* list() { return window.worklist()->list(); }
    void key(Qt::Key k, Qt::KeyboardModifiers m = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, k, m);
    }
    void select(qint64 number)
    {
        list()->setCurrentNumber(number);
        list()->setFocus();
    }
    kit::Sheet* sheet() { return kit::Sheet::of(&window); }
    template <class T>
    T* child(const QString& accessibleName)
    {
        for (T* w : window.findChildren<T*>())
            if (w->accessibleName() == accessibleName && w->isVisible())
                return w;
        return nullptr;
    }

    SampleDesk desk;
    MainWindow window;
};

QWidget* focus()
{
    return QApplication::focusWidget();
}

}  // namespace

class TestWindow final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        kit::load(*qApp);
        kit::Appearance::current().setReducedMotion(true);
    }
    void everyControlHasAName();
    void noLabelReadsMarkup();
    void keysWalkTheList();
    void arrivalsWaitForU();
    void enterOpensAndEscComesBack();
    void lettersAreLettersInFields();
    void goToAListByKeys();
    void emptyListsSayWhy();
    void aDraftIsSavedAndComesBack();
    void aNoteSurvivesAConflict();
    void claimCanBeUndone();
    void refundNeedsAReasonAndANote();
    void refundAboveTheLimitNeedsASecondPerson();
    void refundIsSentOnceAndFollowed();
    void closingASheetGivesTheFocusBack();
    void closeSheetSurvivesAConflict();
    void refusedKeysSayWhy();
    void signInIsAskedFor();
    void keysWorkAfterSigningInAtAnEmptyList();
    void tabsOpenSwitchAndClose();
    void whatFitsInASmallWindow();
    void aToastStandsAboveTheActs();
    void longValuesWrapWhereThereIsRoom();
    void aCaseIsHandedOnByKeys();
    void whatIsPutAsideLeavesTheList();
};

void TestWindow::everyControlHasAName()
{
    Stage s;
    QTRY_VERIFY(s.window.worklist()->peek()->record());
    s.window.openCase(kRefundCase);
    QTRY_VERIFY(s.window.casePage() && s.window.casePage()->record());
    const auto check = [&] {
        for (const QWidget* w : s.window.findChildren<QWidget*>()) {
            const bool control =
                qobject_cast<const QAbstractButton*>(w) || qobject_cast<const QLineEdit*>(w) ||
                qobject_cast<const QComboBox*>(w) || qobject_cast<const QPlainTextEdit*>(w) ||
                qobject_cast<const QAbstractItemView*>(w);
            // What Qt puts into its own controls is theirs.
            const QString owner = QString::fromLatin1(w->parentWidget()->metaObject()->className());
            if (!control || w->isHidden() || w->objectName().startsWith(QStringLiteral("qt_")) ||
                owner.startsWith(u'Q') == (owner != QLatin1String("QWidget")))
                continue;
            auto* access = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(w));
            QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(),
                     w->metaObject()->className());
        }
    };
    check();
    s.key(Qt::Key_R);
    QVERIFY(s.sheet());
    check();
    s.key(Qt::Key_Escape);
    s.key(Qt::Key_P);
    QVERIFY(s.sheet());
    check();
}

void TestWindow::noLabelReadsMarkup()
{
    Stage s;
    s.window.openCase(kRefundCase);
    QTRY_VERIFY(s.window.casePage()->record());
    s.window.showKeys();
    for (const QLabel* label : s.window.findChildren<QLabel*>())
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
}

void TestWindow::keysWalkTheList()
{
    Stage s;
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    QVERIFY(s.list()->hasFocus());
    const qint64 first = s.list()->currentNumber();
    s.key(Qt::Key_J);
    QVERIFY(s.list()->currentNumber() != first);
    s.key(Qt::Key_K);
    QCOMPARE(s.list()->currentNumber(), first);
    // Over the Now line without standing on it.
    for (int i = 0; i < 8; ++i) {
        s.key(i % 2 ? Qt::Key_J : Qt::Key_Down);
        QVERIFY(s.list()->currentNumber() > 0);
    }
    QTRY_COMPARE(s.window.worklist()->peek()->number(), s.list()->currentNumber());
    s.key(Qt::Key_End);
    QCOMPARE(s.list()->currentIndex().row(), s.window.worklist()->model().rowCount() - 1);
    s.key(Qt::Key_Home);
    QCOMPARE(s.list()->currentNumber(), first);
    QCOMPARE(s.list()->verticalScrollBar()->value(), 0);
    QVERIFY(s.window.worklist()->peek()->isVisible());
    s.key(Qt::Key_Space);
    QVERIFY(!s.window.worklist()->peek()->isVisible());
    s.key(Qt::Key_Space);
    QVERIFY(s.window.worklist()->peek()->isVisible());
}

void TestWindow::arrivalsWaitForU()
{
    Stage s;
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    for (int i = 0; i < 3; ++i)
        s.key(Qt::Key_J);
    const qint64 chosen = s.list()->currentNumber();
    const int top = s.list()->visualRect(s.list()->currentIndex()).top();
    s.desk.arrive(4, -hours(9));
    QTRY_COMPARE(s.window.worklist()->model().waiting(), 4);
    QCOMPARE(s.list()->currentNumber(), chosen);
    QCOMPARE(s.list()->visualRect(s.list()->currentIndex()).top(), top);
    s.key(Qt::Key_U);
    QCOMPARE(s.window.worklist()->model().waiting(), 0);
    QCOMPARE(s.list()->currentNumber(), chosen);
    QCOMPARE(s.list()->visualRect(s.list()->currentIndex()).top(), top);
}

void TestWindow::enterOpensAndEscComesBack()
{
    Stage s;
    s.window.showQuery({Queue::Refund, view::Scope::All, {}});
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    const qint64 number = s.list()->currentNumber();
    s.key(Qt::Key_Return);
    QVERIFY(s.window.casePage());
    QCOMPARE(s.window.casePage()->number(), number);
    QTRY_VERIFY(s.window.casePage()->record());
    s.key(Qt::Key_M);
    QVERIFY(s.window.casePage()->note()->field()->hasFocus());
    s.key(Qt::Key_Escape);
    QVERIFY(s.window.casePage()->timeline()->hasFocus());
    s.key(Qt::Key_2);
    s.key(Qt::Key_Escape);
    QVERIFY(!s.window.casePage());
    QVERIFY(s.list()->hasFocus());
    QCOMPARE(s.list()->currentNumber(), number);
}

void TestWindow::lettersAreLettersInFields()
{
    Stage s;
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    const qint64 number = s.list()->currentNumber();
    s.key(Qt::Key_Slash);
    QVERIFY(s.window.worklist()->filterBar()->filterHasFocus());
    QTest::keyClicks(focus(), QStringLiteral("jkrncm/?1"));
    QCOMPARE(qobject_cast<QLineEdit*>(focus())->text(), QStringLiteral("jkrncm/?1"));
    QVERIFY(!s.sheet());
    QVERIFY(!s.window.casePage());
    QTRY_COMPARE(s.window.worklist()->query().text, QStringLiteral("jkrncm/?1"));
    QTRY_COMPARE(s.window.worklist()->model().cases(), 0);
    s.key(Qt::Key_Escape);
    QTRY_VERIFY(s.window.worklist()->query().text.isEmpty());
    QTRY_VERIFY(s.window.worklist()->model().cases() > 0);
    QTRY_COMPARE(s.list()->currentNumber(), number);
}

void TestWindow::goToAListByKeys()
{
    Stage s;
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    s.key(Qt::Key_G);
    s.key(Qt::Key_R);
    QCOMPARE(s.window.worklist()->query().queue, std::optional(Queue::Refund));
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    s.key(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(s.window.worklist()->query().scope, view::Scope::Mine);
    s.window.openCase(kRefundCase);
    s.key(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!s.window.casePage());
    QCOMPARE(s.window.worklist()->query(), view::Query{});
}

void TestWindow::emptyListsSayWhy()
{
    Stage s;
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    s.window.showQuery({{}, view::Scope::All, QStringLiteral("zzz")});
    QTRY_VERIFY(s.child<kit::Button>({}) || !s.list()->isVisible());
    QTRY_VERIFY(!s.list()->isVisible());
    QStringList said;
    for (const QLabel* label : s.window.findChildren<QLabel*>())
        if (label->isVisible())
            said << label->text();
    QVERIFY(said.join(u' ').contains(QStringLiteral("hidden by “zzz”")));
    s.window.showQuery({});
    QTRY_VERIFY(s.list()->isVisible());
    s.desk.clear();
    QTRY_VERIFY(!s.list()->isVisible());
}

void TestWindow::aDraftIsSavedAndComesBack()
{
    Stage s;
    s.window.openCase(kRefundCase);
    QTRY_VERIFY(s.window.casePage()->record());
    s.key(Qt::Key_M);
    QTest::keyClicks(focus(), QStringLiteral("Photos show both"));
    QTRY_COMPARE_WITH_TIMEOUT(s.desk.drafts().value(kRefundCase),
                              QStringLiteral("Photos show both"), 1000);
    s.key(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(!s.window.casePage());
    s.window.openCase(kRefundCase);
    QTRY_COMPARE(s.window.casePage()->note()->text(), QStringLiteral("Photos show both"));
    s.window.casePage()->note()->field()->setFocus();
    s.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(s.window.casePage()->note()->text().isEmpty());
    QVERIFY(!s.desk.drafts().contains(kRefundCase));
    QTRY_COMPARE(s.window.casePage()->record()->timeline.front().detail,
                 QStringLiteral("Photos show both"));
}

void TestWindow::aNoteSurvivesAConflict()
{
    Stage s;
    s.window.openCase(kRefundCase);
    QTRY_VERIFY(s.window.casePage()->record());
    NoteEditor* note = s.window.casePage()->note();
    s.key(Qt::Key_M);
    QTest::keyClicks(focus(), QStringLiteral("Typed with care"));
    s.desk.failNext(ErrorKind::Conflict);
    s.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(s.desk.dispatched().size(), size_t{1});
    QTRY_VERIFY(!note->isSending());
    QCOMPARE(note->text(), QStringLiteral("Typed with care"));
    QCOMPARE(s.desk.drafts().value(kRefundCase), QStringLiteral("Typed with care"));
    s.key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(note->text().isEmpty());
    QCOMPARE(s.desk.dispatched().size(), size_t{2});
    // One note, one id: sent twice, it happens once.
    QCOMPARE(s.desk.dispatched()[0].id, s.desk.dispatched()[1].id);
}

void TestWindow::claimCanBeUndone()
{
    Stage s;
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    const qint64 number = s.list()->currentNumber();
    QTRY_VERIFY(s.window.worklist()->peek()->record());
    s.key(Qt::Key_C);
    QTRY_VERIFY(!s.desk.at(number).value.owner.isNull());
    QTRY_VERIFY(kit::Toast::of(&s.window));
    QTRY_VERIFY(kit::Toast::of(&s.window)->canUndo());
    s.key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(s.desk.at(number).value.owner.isNull());
}

void TestWindow::refundNeedsAReasonAndANote()
{
    Stage s;
    s.window.openCase(kRefundCase);
    QTRY_VERIFY(s.window.casePage()->record());
    s.key(Qt::Key_R);
    auto* sheet = qobject_cast<RefundSheet*>(s.sheet());
    QVERIFY(sheet);
    QCOMPARE(focus(), sheet->cancelButton());
    QCOMPARE(sheet->amount(), (Money{8490, Currency::parse("EUR")}));
    QVERIFY(!sheet->needsSecondPerson());
    QVERIFY(!sheet->actButton()->isUsable());
    QCOMPARE(kit::plain(sheet->actButton()->text()), QStringLiteral("Refund 84.90 EUR"));
    s.child<QComboBox>(QStringLiteral("Reason"))->setCurrentIndex(1);
    QVERIFY(!sheet->actButton()->isUsable());
    auto* note = sheet->findChild<QPlainTextEdit*>();
    note->setPlainText(QStringLiteral("As agreed on the phone"));
    QVERIFY(sheet->actButton()->isUsable());
    // Another amount is read exactly, or not at all.
    s.child<QRadioButton>(QStringLiteral("Another amount"))->setChecked(true);
    QVERIFY(!sheet->actButton()->isUsable());
    auto* part = s.child<QLineEdit>(QStringLiteral("Amount in EUR"));
    for (const char* bad : {"abc", "12,50", "1e3", "0", "-4", "10.005", "99999"}) {
        part->setText(QString::fromLatin1(bad));
        QVERIFY2(!sheet->actButton()->isUsable(), bad);
    }
    part->setText(QStringLiteral("12.50"));
    QVERIFY(sheet->actButton()->isUsable());
    QCOMPARE(sheet->amount().minor, 1250);
}

void TestWindow::refundAboveTheLimitNeedsASecondPerson()
{
    Stage s;
    // 212.40 is above Mara's 150.00.
    const qint64 number = s.desk.arrive(7, hours(2))[5];
    s.window.openCase(number);
    QTRY_VERIFY(s.window.casePage()->record());
    view::CaseRecord record = *s.window.casePage()->record();
    record.value.amount.minor = 21240;
    record.payments.front().refundable.minor = 21240;
    record.payments.front().payment.captured = 21240;
    auto* sheet = new RefundSheet(s.desk, record, &s.window);
    sheet->open();
    QVERIFY(sheet->needsSecondPerson());
    s.child<QComboBox>(QStringLiteral("Reason"))->setCurrentIndex(1);
    sheet->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("As agreed"));
    QVERIFY(!sheet->actButton()->isUsable());
    auto* who = s.child<QComboBox>(QStringLiteral("Second person's name"));
    auto* pass = s.child<QLineEdit>(QStringLiteral("Second person's passphrase"));
    QCOMPARE(who->count(), 2);
    who->setCurrentIndex(1);
    pass->setText(QStringLiteral("wrong"));
    QVERIFY(sheet->actButton()->isUsable());
    sheet->actButton()->click();
    QTRY_VERIFY(pass->text().isEmpty());
    QVERIFY(s.desk.dispatched().empty());
    QVERIFY(s.sheet());
    pass->setText(QStringLiteral("practice"));
    sheet->actButton()->click();
    QTRY_COMPARE(s.desk.dispatched().size(), size_t{1});
    const auto& refund = std::get<RequestRefund>(s.desk.dispatched()[0].act);
    QCOMPARE(refund.approver, s.desk.setup().personByLogin(QStringLiteral("noor"))->id);
    QCOMPARE(refund.amount.minor, 21240);
    // Without a second person at hand it is asked for.
    QTRY_VERIFY(!s.child<QComboBox>(QStringLiteral("Reason")));
    sheet->cancel();
    auto* later = new RefundSheet(s.desk, record, &s.window);
    later->open();
    s.child<QRadioButton>(QStringLiteral("Ask for approval"))->setChecked(true);
    QVERIFY(kit::plain(later->actButton()->text()).startsWith(QStringLiteral("Ask for ")));
}

void TestWindow::refundIsSentOnceAndFollowed()
{
    Stage s;
    s.window.openCase(kRefundCase);
    QTRY_VERIFY(s.window.casePage()->record());
    s.key(Qt::Key_R);
    auto* sheet = qobject_cast<RefundSheet*>(s.sheet());
    QVERIFY(sheet);
    s.child<QComboBox>(QStringLiteral("Reason"))->setCurrentIndex(1);
    sheet->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("As agreed"));
    sheet->actButton()->click();
    sheet->actButton()->click();
    QTRY_COMPARE(s.desk.dispatched().size(), size_t{1});
    const auto said = [&] {
        QStringList texts;
        for (const QLabel* label : sheet->findChildren<QLabel*>())
            if (label->isVisible())
                texts << kit::plain(label->text());
        return texts.join(u' ');
    };
    QTRY_VERIFY(said().contains(QStringLiteral("Nothing has left yet")));
    QTRY_VERIFY(said().contains(QStringLiteral("on its way")));
    QTRY_VERIFY(said().contains(QStringLiteral("has given back 84.90 EUR. Receipt re_3QaL7n81")));
    s.key(Qt::Key_Escape);
    QVERIFY(!s.sheet());
    QCOMPARE(s.desk.dispatched().size(), size_t{1});
}

void TestWindow::closingASheetGivesTheFocusBack()
{
    Stage s;
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    s.select(kRefundCase);
    QTRY_VERIFY(s.window.worklist()->peek()->record());
    for (const Qt::Key k : {Qt::Key_R, Qt::Key_P, Qt::Key_E, Qt::Key_D, Qt::Key_Question}) {
        s.key(k);
        QVERIFY2(s.sheet(), qPrintable(QKeySequence(k).toString()));
        s.key(Qt::Key_J);
        QCOMPARE(s.list()->currentNumber(), kRefundCase);
        s.key(Qt::Key_Escape);
        QVERIFY(!s.sheet());
        QVERIFY(s.list()->hasFocus());
    }
}

void TestWindow::closeSheetSurvivesAConflict()
{
    Stage s;
    s.window.openCase(kRefundCase);
    QTRY_VERIFY(s.window.casePage()->record());
    s.key(Qt::Key_E);
    kit::Sheet* sheet = s.sheet();
    QVERIFY(sheet);
    s.child<QComboBox>(QStringLiteral("Disposition"))->setCurrentIndex(1);
    s.child<QComboBox>(QStringLiteral("Root cause"))->setCurrentIndex(1);
    auto* note = sheet->findChild<QPlainTextEdit*>();
    note->setPlainText(QStringLiteral("Sent by hand last week"));
    s.desk.failNext(ErrorKind::Conflict);
    sheet->actButton()->click();
    QTRY_VERIFY(sheet->actButton()->isUsable());
    QCOMPARE(note->toPlainText(), QStringLiteral("Sent by hand last week"));
    QVERIFY(s.sheet());
    QTest::qWait(20);
    sheet->actButton()->click();
    QTRY_VERIFY(!s.sheet());
    QCOMPARE(s.desk.at(kRefundCase).value.state, CaseState::Closed);
}

void TestWindow::refusedKeysSayWhy()
{
    Stage s;
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    QTRY_VERIFY(s.window.worklist()->peek()->record());
    s.key(Qt::Key_P);
    QVERIFY(!s.sheet());
    QVERIFY(kit::Toast::of(&s.window));
    QVERIFY(kit::Toast::of(&s.window)->text().contains(QStringLiteral("Claim it first")));
}

void TestWindow::signInIsAskedFor()
{
    SampleDesk desk;
    MainWindow window(desk);
    window.resize(1200, 800);
    window.show();
    (void)QTest::qWaitForWindowActive(&window);
    window.askWhoSitsHere();
    kit::Sheet* sheet = kit::Sheet::of(&window);
    QVERIFY(sheet);
    auto* pass = qobject_cast<QLineEdit*>(focus());
    QVERIFY(pass);
    QVERIFY(!sheet->actButton()->isUsable());
    QTest::keyClicks(pass, QStringLiteral("wrong"));
    QTest::keyClick(pass, Qt::Key_Return);
    QTRY_VERIFY(pass->text().isEmpty());
    QVERIFY(!desk.person());
    QTest::keyClicks(pass, QStringLiteral("practice"));
    QTest::keyClick(pass, Qt::Key_Return);
    QTRY_VERIFY(desk.person());
    QTRY_VERIFY(!kit::Sheet::of(&window));
    QVERIFY(window.worklist()->list()->hasFocus());
}

// A profile's first minute: nobody sits here and nothing has been synced.
void TestWindow::keysWorkAfterSigningInAtAnEmptyList()
{
    SampleDesk desk;
    desk.clear();
    MainWindow window(desk);
    window.resize(1200, 800);
    window.show();
    (void)QTest::qWaitForWindowActive(&window);
    window.askWhoSitsHere();
    auto* pass = qobject_cast<QLineEdit*>(focus());
    QVERIFY(pass);
    QTRY_VERIFY(!window.worklist()->list()->isVisible());
    QTest::keyClicks(pass, QStringLiteral("practice"));
    QTest::keyClick(pass, Qt::Key_Return);
    QTRY_VERIFY(desk.person() && !kit::Sheet::of(&window));
    QTRY_VERIFY(focus() && focus()->isVisible() && window.worklist()->isAncestorOf(focus()));
    QTest::keyClick(focus(), Qt::Key_G);
    QTest::keyClick(focus(), Qt::Key_H);
    QTRY_VERIFY(window.worklist()->query().queue == Queue::PaymentHold);
    window.showQuery({});
    // The rail had the keys for the list; the rows that come have them back.
    QTRY_VERIFY(window.worklist()->rail()->isAncestorOf(focus()));
    desk.arrive(3, hours(1));
    QTRY_VERIFY(window.worklist()->list()->isVisible());
    QTRY_VERIFY(window.worklist()->list()->hasFocus());
    QVERIFY(window.worklist()->list()->currentNumber() > 0);
}

void TestWindow::tabsOpenSwitchAndClose()
{
    Stage s;
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    s.window.openCase(48207);
    s.window.openCase(48225);
    s.window.openCase(48207);
    QCOMPARE(s.window.casePage()->number(), 48207);
    QTRY_VERIFY(s.window.casePage()->record());
    s.key(Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(s.window.casePage()->number(), 48225);
    s.key(Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(!s.window.casePage());
    s.key(Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(s.window.casePage()->number(), 48225);
    s.key(Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(s.window.casePage()->number(), 48207);
    s.key(Qt::Key_N);
    QTRY_VERIFY(s.window.casePage()->number() != 48207);
    s.window.openCase(99);
    QTest::qWait(20);
    QVERIFY(!s.window.casePage()->record());
    s.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(kit::tokens().theme, kit::Theme::Dark);
    s.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
}

void TestWindow::whatFitsInASmallWindow()
{
    Stage s;
    s.window.resize(1080, 640);
    s.window.openCase(kRefundCase);
    QTRY_VERIFY(s.window.casePage()->record());
    QVERIFY(s.window.width() <= 1120);
    s.key(Qt::Key_R);
    QVERIFY(s.sheet());
    QVERIFY(s.window.rect().contains(s.sheet()->panel()->geometry()));
    s.key(Qt::Key_Escape);
    s.window.showKeys();
    QVERIFY(s.sheet());
    const QWidget* panel = s.sheet()->panel();
    QVERIFY(s.window.rect().contains(panel->geometry()));
    // Nothing of it is squeezed.
    QVERIFY2(panel->height() >= panel->minimumSizeHint().height(),
             qPrintable(QString::number(panel->height()) + u' ' +
                        QString::number(panel->minimumSizeHint().height())));
}

void TestWindow::aToastStandsAboveTheActs()
{
    Stage s;
    s.window.openCase(kRefundCase);
    QTRY_VERIFY(s.window.casePage() && s.window.casePage()->record());
    const auto* bar = s.window.casePage()->findChild<ActionBar*>();
    QTRY_VERIFY(bar->isVisible());
    const QRect acts(bar->mapTo(&s.window, QPoint()), bar->size());
    const kit::Toast* toast = kit::Toast::show(&s.window, QStringLiteral("Claimed."));
    QTRY_VERIFY(toast->geometry().bottom() < acts.top());
    QVERIFY(s.window.rect().contains(toast->geometry()));
}

void TestWindow::longValuesWrapWhereThereIsRoom()
{
    Lines lines(QStringLiteral("x"));
    lines.setLines({{QStringLiteral("Rule"),
                     QStringLiteral("an approved payment on an order not yet sent, from a card of "
                                    "another country than the order goes to")},
                    {QStringLiteral("Payment"), QStringLiteral("visa")}});
    const int one = lines.heightForWidth(2000) / 2;
    QVERIFY(lines.heightForWidth(280) >= 2 * one + 2 * kit::tokens().space(4));
    lines.setRoom(2);
    QCOMPARE(lines.heightForWidth(280), 2 * one);
}

// By keys alone: a document, a handoff that asks for it, and the other person who takes it.
void TestWindow::aCaseIsHandedOnByKeys()
{
    Stage s;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("count.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("eleven") == 6);
    file.close();
    const auto tabTo = [&](const QString& name) {
        for (int i = 0; i < 40; ++i) {
            if (focus() && focus()->accessibleName() == name)
                return true;
            s.key(Qt::Key_Tab);
        }
        return false;
    };
    s.window.openCase(kRefundCase);
    QTRY_VERIFY(s.window.casePage() && s.window.casePage()->record());
    // What must be there is named before it is handed off.
    s.key(Qt::Key_H);
    QVERIFY(s.sheet());
    QCOMPARE(focus(), s.sheet()->cancelButton());
    QVERIFY(!s.sheet()->actButton()->isUsable());
    QVERIFY(tabTo(QStringLiteral("To")));
    QTest::keyClicks(focus(), QStringLiteral("Noor"));
    QVERIFY(tabTo(QStringLiteral("Reason")));
    QTest::keyClicks(focus(), QStringLiteral("The warehouse must count"));
    QVERIFY(s.sheet()->actButton()->isUsable());
    QVERIFY(tabTo(QStringLiteral("Count of the warehouse")));
    s.key(Qt::Key_Space);
    QCOMPARE(s.sheet()->actButton()->disabledReason(),
             QStringLiteral("Attach first: Count of the warehouse"));
    s.key(Qt::Key_Escape);
    QVERIFY(!s.sheet());

    s.key(Qt::Key_F);
    QVERIFY(s.sheet());
    QVERIFY(tabTo(QStringLiteral("Document")));
    QTest::keyClicks(focus(), path);
    QVERIFY(tabTo(QStringLiteral("Kind")));
    QTest::keyClicks(focus(), QStringLiteral("Count"));
    QTRY_VERIFY(s.sheet()->actButton()->isUsable());
    QVERIFY(tabTo(QStringLiteral("Attach the document")));
    s.key(Qt::Key_Space);
    QTRY_VERIFY(!s.sheet());
    QTRY_COMPARE(s.window.casePage()->record()->evidence.size(), size_t{1});
    QCOMPARE(s.window.casePage()->record()->evidence[0].evidence.size, 6);
    QVERIFY(s.child<kit::Button>(QStringLiteral("Open count.txt")));

    s.key(Qt::Key_H);
    QVERIFY(s.sheet());
    QVERIFY(tabTo(QStringLiteral("To")));
    QTest::keyClicks(focus(), QStringLiteral("Noor"));
    QVERIFY(tabTo(QStringLiteral("Reason")));
    QTest::keyClicks(focus(), QStringLiteral("The warehouse must count"));
    QVERIFY(tabTo(QStringLiteral("Count of the warehouse")));
    s.key(Qt::Key_Space);
    // Somebody was faster: nothing that was filled in is lost.
    s.desk.failNext(ErrorKind::Conflict);
    QVERIFY(tabTo(QStringLiteral("Hand the case off")));
    s.key(Qt::Key_Space);
    QTRY_VERIFY(s.sheet()->actButton()->isUsable());
    QTRY_COMPARE(s.desk.dispatched().size(), size_t{2});
    QTest::qWait(20);
    QVERIFY(tabTo(QStringLiteral("Hand the case off")));
    s.key(Qt::Key_Space);
    QTRY_VERIFY(!s.sheet());
    const auto& off = std::get<HandOff>(s.desk.dispatched().back().act);
    QCOMPARE(s.desk.dispatched()[1].id, s.desk.dispatched()[2].id);
    QCOMPARE(off.to, s.desk.setup().personByLogin(QStringLiteral("noor"))->id);
    QCOMPARE(off.needs, std::vector<QByteArray>{"stock_count"});
    QCOMPARE(off.takeBy, s.desk.now() + hours(1));
    QTRY_VERIFY(s.child<kit::Button>(QStringLiteral("Take back…")));

    s.key(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(s.sheet());
    s.key(Qt::Key_Escape);
    s.desk.signInAs("noor");
    QTRY_VERIFY(s.child<kit::Button>(QStringLiteral("Accept")));
    s.key(Qt::Key_Escape);
    s.key(Qt::Key_G);
    s.key(Qt::Key_I);
    QCOMPARE(s.window.worklist()->query().scope, view::Scope::Handed);
    QTRY_COMPARE(s.window.worklist()->model().cases(), 1);
    QTRY_COMPARE(s.list()->currentNumber(), kRefundCase);
    QTRY_VERIFY(s.window.worklist()->peek()->record());
    s.key(Qt::Key_H, Qt::ShiftModifier);
    QTRY_COMPARE(s.desk.at(kRefundCase).value.owner, off.to);
    QTRY_COMPARE(s.window.worklist()->model().cases(), 0);
}

void TestWindow::whatIsPutAsideLeavesTheList()
{
    Stage s;
    QTRY_VERIFY(s.list()->currentNumber() > 0);
    QTRY_VERIFY(s.window.worklist()->peek()->record());
    const qint64 before = s.window.worklist()->model().cases();
    s.key(Qt::Key_S);
    QVERIFY(s.sheet());
    QVERIFY(s.sheet()->actButton()->isUsable());
    s.sheet()->actButton()->click();
    QTRY_COMPARE(s.window.worklist()->model().cases(), before - 1);
    s.key(Qt::Key_G);
    s.key(Qt::Key_S);
    QTRY_COMPARE(s.window.worklist()->model().cases(), 1);
    s.desk.advance(hours(2));
    s.desk.moveDue(kRefundCase, hours(5));
    QTRY_COMPARE(s.window.worklist()->model().cases(), 0);
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
