// SPDX-License-Identifier: GPL-3.0-or-later
// A source that changed in mass, decided at the sources' page: by its keys, on a real profile that
// reads a practice company.
#include "core/desk/localdesk.h"
#include "tests/sync/reading.h"
#include "ui/kit/button.h"
#include "ui/kit/markbutton.h"
#include "ui/kit/sheet.h"
#include "ui/kit/toast.h"
#include "ui/mainwindow.h"
#include "ui/sources/heldbar.h"
#include "ui/sources/heldsheet.h"
#include "ui/sources/sourcespage.h"
#include "ui/statusline.h"
#include "ui/tables/table.h"
#include "ui/tabletabs.h"
#include "ui/worklist/worklistpage.h"

#include <QAccessible>
#include <QApplication>
#include <QtTest>

using namespace docket;
using namespace docket::ui;

namespace {

constexpr auto kOrders = "/shopify/admin/api/2026-07/orders.json";
constexpr auto kOpen = "select count(*) from case_row where state=0 and subject_kind<>25";
constexpr auto kDecisions = "select count(*) from entry where type='mass_change_set'";

QString key(const char* text)
{
    return QString::fromUtf8(text);
}

// A shop of which every order is said to be cancelled at once, and the window before it.
struct Stage {
    explicit Stage(const char* login)
    {
        (void)r.sync();
        r.fault(kOrders, sandbox::FaultKind::AllCancelled, 1'000'000);
        r.company.advance(minutes(5));
        (void)r.sync(Engine::Extent::Sweep);
        desk = std::make_unique<LocalDesk>(r.engine());
        signIn(login);
        window = std::make_unique<MainWindow>(*desk);
        window->resize(1440, 900);
        window->show();
        (void)QTest::qWaitForWindowActive(window.get());
        (void)QTest::qWaitFor([this] { return window->worklist()->currentNumber() > 0; });
        keys(Qt::Key_G, Qt::Key_V);
        (void)QTest::qWaitFor([this] { return page() && page()->table()->rowCount() > 0; });
        page()->showSource(shop());
        page()->table()->setFocus();
    }
    void signIn(const char* login)
    {
        auto signedIn = desk->signIn(key(login), key("practice"));
        (void)QTest::qWaitFor([&] { return signedIn.isFinished(); });
        if (!signedIn.result())
            qFatal("not signed in");
    }
    void keys(Qt::Key k, Qt::Key then = Qt::Key_unknown, Qt::KeyboardModifiers m = Qt::NoModifier)
    {
        for (const Qt::Key one : {k, then})
            if (one != Qt::Key_unknown)
                QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget()
                                                            : window.get(),
                                one, m);
    }
    SourcesPage* page() const { return window->tables().sources(); }
    HeldBar& bar() const { return *page()->heldBar(); }
    SourceNumber shop() { return r.source("shopify"); }
    HeldSheet* sheet() const { return qobject_cast<HeldSheet*>(kit::Sheet::of(window.get())); }
    // What the status line says of it; empty when it says nothing.
    QString mark() const
    {
        for (auto* one : window->findChild<StatusLine*>()->findChildren<kit::MarkButton*>())
            if (one->isVisible() && one->words().contains(key("is held")))
                return one->words();
        return {};
    }
    QString toast() const
    {
        const kit::Toast* toast = kit::Toast::of(window.get());
        return toast ? toast->text() : QString();
    }

    Reading r{200, 28};
    std::unique_ptr<LocalDesk> desk;
    std::unique_ptr<MainWindow> window;
};

}  // namespace

class TestHeldSource final : public QObject {
    Q_OBJECT

private slots:
    void whoMayNotIsTold();
    void whatWasReadIsSo();
    void everythingIsReadAgain();
};

void TestHeldSource::whoMayNotIsTold()
{
    Stage s("mara");
    QTRY_VERIFY(s.bar().isVisible());
    QVERIFY2(s.bar().text().contains(key("records changed")), qPrintable(s.bar().text()));
    QVERIFY(s.bar().text().contains(key("Only an operations manager or an administrator")));
    QVERIFY2(s.mark() == key("Shopify is held"), qPrintable(s.mark()));
    for (kit::Button* button : {s.bar().passButton(), s.bar().againButton()}) {
        QVERIFY(!button->isUsable());
        const auto* said = QAccessible::queryAccessibleInterface(button);
        QVERIFY(!said->text(QAccessible::Name).isEmpty());
        QVERIFY(said->text(QAccessible::Description).contains(key("administrator")));
        button->click();
        QVERIFY(!s.sheet());
    }
    const qint64 before = s.r.inJournal(kDecisions);
    // A key says why as well.
    s.keys(Qt::Key_Y);
    QVERIFY(!s.sheet());
    QTRY_VERIFY2(s.toast().contains(key("administrator")), qPrintable(s.toast()));
    // And past every button there is the gate.
    auto answer = s.desk->decideMassChange(s.shop(), true);
    QTRY_VERIFY(answer.isFinished());
    QCOMPARE(answer.result().error().kind, ErrorKind::Denied);
    QCOMPARE(s.r.inJournal(kDecisions), before);
    QVERIFY(s.desk->setup().heldOf(s.shop()));
    // Who may comes to the same desk: the buttons are given back without anything else.
    s.signIn("ada");
    QTRY_VERIFY(s.bar().passButton()->isUsable());
    QVERIFY(!s.bar().text().contains(key("Only an operations manager")));
    s.desk->signOut();
    QTRY_VERIFY(!s.bar().passButton()->isUsable());
    QVERIFY2(s.bar().text().contains(key("Nobody is signed in")), qPrintable(s.bar().text()));
}

void TestHeldSource::whatWasReadIsSo()
{
    Stage s("tomas");
    QTRY_VERIFY(s.bar().isVisible());
    const qint64 open = s.r.number(kOpen);
    s.keys(Qt::Key_Y);
    QVERIFY(s.sheet());
    // Enter does no harm, and Esc changes nothing.
    QCOMPARE(QApplication::focusWidget(), s.sheet()->cancelButton());
    s.keys(Qt::Key_Escape);
    QTRY_VERIFY(!s.sheet());
    QVERIFY(s.desk->setup().heldOf(s.shop()));
    QTRY_VERIFY(s.page()->table()->hasFocus());
    s.keys(Qt::Key_Y);
    QTRY_VERIFY(s.sheet());
    s.sheet()->actButton()->setFocus();
    s.keys(Qt::Key_Return);
    QTRY_VERIFY(!s.sheet());
    QTRY_VERIFY2(s.toast().contains(key("go by what was read")), qPrintable(s.toast()));
    QTRY_VERIFY(!s.bar().isVisible());
    QTRY_VERIFY(s.mark().isEmpty());
    QVERIFY(!s.desk->setup().heldOf(s.shop()));
    s.r.company.advance(days(2));
    QVERIFY(!s.r.sync().failed());
    s.r.company.advance(hours(1));
    QVERIFY(!s.r.sync().failed());
    QVERIFY2(s.r.number(kOpen) < open, "what was let pass is gone by");
    // There is nothing to say any more.
    s.keys(Qt::Key_Y);
    QVERIFY(!s.sheet());
    QTRY_VERIFY2(s.toast().contains(key("Nothing is held")), qPrintable(s.toast()));
}

void TestHeldSource::everythingIsReadAgain()
{
    Stage s("ada");
    QTRY_VERIFY(s.bar().isVisible());
    s.r.mended(kOrders);
    const qint64 open = s.r.number(kOpen);
    QTest::mouseClick(s.bar().againButton(), Qt::LeftButton);
    QVERIFY(s.sheet());
    QTest::mouseClick(s.sheet()->actButton(), Qt::LeftButton);
    QTRY_VERIFY(!s.sheet());
    QTRY_VERIFY2(s.toast().contains(key("again with the next sync")), qPrintable(s.toast()));
    // It stays held, and the page says what it waits for now.
    QTRY_VERIFY2(s.bar().text().contains(key("from the beginning")), qPrintable(s.bar().text()));
    QVERIFY(!s.mark().isEmpty());
    s.r.company.advance(minutes(1));
    QVERIFY(!s.r.sync().failed());
    QTRY_VERIFY(!s.bar().text().contains(key("from the beginning")));
    QCOMPARE(s.r.number(kOpen), open);
    // Somebody else says so first; the sheet that is open is told, and keeps nothing from them.
    QTest::mouseClick(s.bar().passButton(), Qt::LeftButton);
    QVERIFY(s.sheet());
    auto other = s.r.engine().decideMassChange(s.shop(), true,
                                               s.desk->setup().personByLogin(key("tomas"))->id);
    QTRY_VERIFY(other.isFinished());
    QTest::mouseClick(s.sheet()->actButton(), Qt::LeftButton);
    QTRY_VERIFY2(s.sheet() && s.sheet()->said().contains(key("decided about it already")),
                 qPrintable(s.sheet() ? s.sheet()->said() : QString()));
    s.keys(Qt::Key_Escape);
    QTRY_VERIFY(!s.bar().isVisible());
    QTRY_VERIFY(s.mark().isEmpty());
    QCOMPARE(s.r.number(kOpen), open);
}

QTEST_MAIN(TestHeldSource)
#include "tst_heldsource.moc"
