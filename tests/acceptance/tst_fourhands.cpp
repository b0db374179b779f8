// SPDX-License-Identifier: GPL-3.0-or-later
// The way of one order through four hands, in the real window by keyboard alone, on a practice
// company that is a process of its own: each test leaves the story where the next one goes on.
#include "programs.h"

#include "app/composition/practice.h"
#include "app/composition/profile.h"
#include "core/desk/localdesk.h"
#include "ui/case/casepage.h"
#include "ui/kit/button.h"
#include "ui/kit/labels.h"
#include "ui/kit/load.h"
#include "ui/kit/sheet.h"
#include "ui/kit/tokens.h"
#include "ui/mainwindow.h"
#include "ui/model/worklistmodel.h"
#include "ui/worklist/filterbar.h"
#include "ui/worklist/listview.h"
#include "ui/worklist/worklistpage.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QtTest>

using namespace acceptance;
using docket::CaseState;
using docket::Intent;
using docket::IntentState;
using docket::Queue;

namespace {

constexpr int kHour = 3600;
constexpr int kSoon = 20'000;    // ms: an answer of this machine
constexpr int kWhole = 120'000;  // ms: a sync

template <class T>
T answerOf(const QFuture<T>& future)
{
    [&] { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), kWhole); }();
    return future.result();
}

QString nameOf(const QWidget* widget)
{
    if (!widget)
        return {};
    // A box speaks its choice in place of its name.
    if (!widget->accessibleName().isEmpty())
        return widget->accessibleName();
    auto* access = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
    return access ? access->text(QAccessible::Name) : widget->accessibleName();
}

// A step that failed ends its test.
#define STEP(step)                                                                                 \
    do {                                                                                           \
        step;                                                                                      \
        if (QTest::currentTestFailed())                                                            \
            return;                                                                                \
    } while (false)

}  // namespace

class TestFourHands : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aHeldPaymentIsApprovedByTwo();
    void stockRunsOutAndIsReleased();
    void somethingElseIsSent();
    void aSilentParcelIsFollowed();
    void whatComesBackIsRefunded();
    void oneTimelineTellsIt();
    void cleanupTestCase();

private:
    // Hands.
    static QWidget* focus() { return QApplication::focusWidget(); }
    void key(Qt::Key k, Qt::KeyboardModifiers m = Qt::NoModifier)
    {
        QTest::keyClick(focus() ? focus() : m_window.get(), k, m);
    }
    docket::kit::Sheet* sheet() { return docket::kit::Sheet::of(m_window.get()); }
    // What a sheet says that does not go.
    QString onSheet()
    {
        QStringList said;
        if (sheet())
            for (const docket::kit::PlainLabel* label :
                 sheet()->findChildren<docket::kit::PlainLabel*>())
                if (label->isVisible())
                    said << label->text();
        return said.join(u'\n');
    }
    bool tabTo(const QString& name)
    {
        QStringList passed;
        for (int i = 0; i < 40; ++i) {
            if (nameOf(focus()).startsWith(name))
                return true;
            passed << nameOf(focus());
            key(Qt::Key_Tab);
        }
        qWarning("looked for %s, passed %s", qPrintable(name), qPrintable(passed.join(u'|')));
        return false;
    }
    bool write(const char* field, const QString& words)
    {
        if (!tabTo(QString::fromLatin1(field)))
            return false;
        QTest::keyClicks(focus(), words);
        return true;
    }
    bool choose(const char* field, const QString& words)
    {
        auto* box = tabTo(QString::fromLatin1(field)) ? qobject_cast<QComboBox*>(focus()) : nullptr;
        if (!box)
            return false;
        key(Qt::Key_Home);
        for (int i = 0; i < box->count() && !box->currentText().contains(words); ++i)
            key(Qt::Key_Down);
        return box->currentText().contains(words);
    }
    // The sheet's act: its button is reached, is to be pressed, and is pressed.
    bool press(const QString& name)
    {
        // A choice may have the same words as the act that it leads to.
        docket::kit::Button* button = nullptr;
        for (int i = 0; i < 3 && !button && tabTo(name); ++i) {
            button = qobject_cast<docket::kit::Button*>(focus());
            if (!button)
                key(Qt::Key_Tab);
        }
        if (!button || !button->isUsable()) {
            qWarning("%s: %s", qPrintable(name),
                     button ? qPrintable(button->disabledReason()) : "no such button");
            return false;
        }
        key(Qt::Key_Space);
        return true;
    }

    // What a person does.
    void signIn(const char* login);
    void sync();
    void letPass(int hours);
    void happen(const char* what);
    void openFrom(Queue queue, Qt::Key letter, qint64 number);
    void openHanded(qint64 number);
    void dismiss();
    void claim(const char* name);
    void handOff(const char* to, const char* why);
    void accept(const char* login, const char* name);
    void confirmed(docket::IntentKind kind);
    void healed();
    void close(const char* how, const char* cause, const char* note);

    // What is looked up.
    const docket::view::CaseRecord* record() const
    {
        return m_window->casePage() ? m_window->casePage()->record() : nullptr;
    }
    qint64 openCase(Queue queue)
    {
        docket::view::Query query;
        query.queue = queue;
        query.text = m_order;
        const auto set = answerOf(m_desk->worklist(query));
        return set && set->numbers.size() == 1 ? set->numbers.front() : 0;
    }
    docket::view::CaseRecord told(qint64 number)
    {
        const auto answer = answerOf(m_desk->record(number));
        return answer ? *answer : docket::view::CaseRecord();
    }
    QJsonObject parcel() const
    {
        const QJsonArray all =
            rows(m_company.shop("orders/" + m_orderId + "/fulfillment_orders.json"),
                 "fulfillment_orders");
        return all.isEmpty() ? QJsonObject() : all.first().toObject();
    }

    Company m_company;
    QTemporaryDir m_folder;
    std::unique_ptr<docket::app::Profile> m_profile;
    std::unique_ptr<docket::LocalDesk> m_desk;
    std::unique_ptr<docket::ui::MainWindow> m_window;
    QString m_order;       // its name, "#HL-81874"
    QByteArray m_orderId;  // the shop's
    QByteArray m_review, m_charge, m_refund;
    QString m_account;
    docket::Money m_amount;
    std::vector<qint64> m_cases;
};

void TestFourHands::initTestCase()
{
    docket::kit::load(*qApp);
    docket::kit::Appearance::current().setReducedMotion(true);
    QVERIFY(m_company.isUp());
    m_profile =
        std::make_unique<docket::app::Profile>(m_folder.filePath(QStringLiteral("profile")));
    bool made = false;
    m_profile->initPractice(QUrl(m_company.url()), [&](const docket::Done& done) {
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
        made = true;
    });
    QTRY_VERIFY_WITH_TIMEOUT(made, kSoon);
    m_desk = std::make_unique<docket::LocalDesk>(m_profile->engine());
    m_window = std::make_unique<docket::ui::MainWindow>(*m_desk);
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->askWhoSitsHere();
    STEP(signIn("mara"));
    STEP(sync());
}

void TestFourHands::signIn(const char* login)
{
    if (m_desk->person()) {
        key(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(!m_desk->person());
    }
    const docket::Person* who = m_desk->setup().personByLogin(QString::fromLatin1(login));
    QVERIFY(who);
    QTRY_VERIFY(sheet());
    QVERIFY(choose("Name", who->fullName));
    QVERIFY(write("Passphrase", docket::app::practicePassphrase()));
    key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->person() && m_desk->person()->id == who->id && !sheet(),
                             kSoon);
}

void TestFourHands::sync()
{
    QTRY_VERIFY_WITH_TIMEOUT(!m_desk->syncing(), kWhole);
    QSignalSpy finished(&m_profile->engine(), &docket::Engine::syncFinished);
    key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kWhole);
    QTRY_VERIFY_WITH_TIMEOUT(!m_desk->syncing(), kSoon);
}

void TestFourHands::letPass(int hours)
{
    m_company.advance(hours * kHour);
    STEP(sync());
}

void TestFourHands::happen(const char* what)
{
    const QJsonObject said = m_company.ask(
        "POST", "/sandbox/happen", {},
        QJsonDocument(QJsonObject{{QStringLiteral("order"), QString::fromLatin1(m_orderId)},
                                  {QStringLiteral("what"), QString::fromLatin1(what)}})
            .toJson(QJsonDocument::Compact));
    QVERIFY2(said.contains(QStringLiteral("now")),
             QJsonDocument(said).toJson(QJsonDocument::Compact).constData());
}

// Goes to a queue with G and a letter, finds the order in it, and opens its case.
void TestFourHands::openFrom(Queue queue, Qt::Key letter, qint64 number)
{
    STEP(dismiss());
    key(Qt::Key_G);
    key(letter);
    QTRY_VERIFY(!m_window->casePage() && m_window->worklist()->query().queue == queue);
    QTRY_VERIFY(focus() && m_window->worklist()->isAncestorOf(focus()));
    key(Qt::Key_Slash);
    QTRY_VERIFY(qobject_cast<QLineEdit*>(focus()));
    QTest::keyClicks(focus(), m_order);
    key(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->worklist()->model().cases(), 1, kSoon);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->worklist()->list()->currentNumber(), number, kSoon);
    key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(record() && record()->value.number == number, kSoon);
}

// Esc takes a sheet away, wherever in it the keys are.
void TestFourHands::dismiss()
{
    if (!sheet())
        return;
    key(Qt::Key_Escape);
    QTRY_VERIFY(!sheet());
}

// The list of what is handed to the one who sits here has it, and it alone.
void TestFourHands::openHanded(qint64 number)
{
    key(Qt::Key_G);
    key(Qt::Key_I);
    QTRY_COMPARE(m_window->worklist()->query().scope, docket::view::Scope::Handed);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->worklist()->model().cases(), 1, kSoon);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->worklist()->list()->currentNumber(), number, kSoon);
    key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(record() && record()->value.number == number, kSoon);
}

void TestFourHands::claim(const char* name)
{
    key(Qt::Key_C);
    QTRY_COMPARE_WITH_TIMEOUT(record()->row.ownerName, QString::fromUtf8(name), kSoon);
}

void TestFourHands::handOff(const char* to, const char* why)
{
    key(Qt::Key_H);
    QTRY_VERIFY(sheet());
    QVERIFY(choose("To", QString::fromUtf8(to)));
    QVERIFY(write("Reason", QString::fromUtf8(why)));
    QVERIFY(press(QStringLiteral("Hand the case off")));
    QTRY_VERIFY_WITH_TIMEOUT(!sheet(), kSoon);
    QTRY_VERIFY_WITH_TIMEOUT(record()->value.offered(), kSoon);
}

void TestFourHands::accept(const char* login, const char* name)
{
    const qint64 number = record()->value.number;
    STEP(signIn(login));
    STEP(openHanded(number));
    QTRY_VERIFY_WITH_TIMEOUT(!record()->handoffs.empty() && record()->handoffs.back().forMe, kSoon);
    key(Qt::Key_H, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(record()->row.ownerName, QString::fromUtf8(name), kSoon);
    QVERIFY(!record()->value.offered());
    QCOMPARE(record()->value.handoffs.back().state, docket::Handoff::State::Accepted);
}

// What was asked for last is of this kind and the world has done it; the sheet that says so goes.
void TestFourHands::confirmed(docket::IntentKind kind)
{
    QTRY_VERIFY_WITH_TIMEOUT(!record()->value.intents.empty() &&
                                 record()->value.intents.back().kind == kind &&
                                 record()->value.intents.back().state == IntentState::Confirmed,
                             kSoon);
    STEP(dismiss());
}

// What opened the case is no longer so. Who closed before that would be told that it has changed.
void TestFourHands::healed()
{
    QTRY_VERIFY_WITH_TIMEOUT(record()->value.standingReason()->healed, kSoon);
}

// Whoever holds the case in front closes it.
void TestFourHands::close(const char* how, const char* cause, const char* note)
{
    key(Qt::Key_E);
    QTRY_VERIFY(sheet());
    QVERIFY(choose("Disposition", QString::fromUtf8(how)));
    QVERIFY(choose("Root cause", QString::fromUtf8(cause)));
    QVERIFY(write("Note", QString::fromUtf8(note)));
    QVERIFY(press(QStringLiteral("Close the case")));
    QTRY_VERIFY2_WITH_TIMEOUT(!sheet(), qPrintable(onSheet()), kSoon);
    QTRY_COMPARE_WITH_TIMEOUT(record()->value.state, CaseState::Closed, kSoon);
}

void TestFourHands::aHeldPaymentIsApprovedByTwo()
{
    // Above 200.00 nobody approves alone.
    docket::view::Query query;
    query.queue = Queue::PaymentHold;
    const auto set = answerOf(m_desk->worklist(query));
    QVERIFY(set);
    qint64 number = 0;
    for (const qint64 candidate : set->numbers) {
        const docket::view::CaseRecord r = told(candidate);
        for (const docket::view::Change& change : r.changes) {
            if (change.act != "approve_payment" || !r.order || change.amount.minor <= 20'000 ||
                change.amount.minor > 50'000 || r.value.amount.currency.digits() != 2)
                continue;
            number = candidate;
            m_order = QString::fromUtf8(r.order->number);
            m_orderId = r.value.order;
            m_review = change.target.id;
            m_charge = change.payment.id;
            m_amount = change.amount;
            m_account = m_desk->setup().source(change.payment.source)->name;
        }
    }
    QVERIFY2(number > 0, "no held payment above the limit in this world");
    m_cases.push_back(number);

    STEP(openFrom(Queue::PaymentHold, Qt::Key_H, number));
    STEP(claim("Mara Lindqvist"));
    STEP(handOff("Noor Haddad", "Address and card fit; please approve it"));
    STEP(accept("noor", "Noor Haddad"));

    key(Qt::Key_V);
    QTRY_VERIFY(sheet());
    QVERIFY(write("Note", QStringLiteral("The customer confirmed it by telephone")));
    QVERIFY(tabTo(QStringLiteral("Approve here")));
    key(Qt::Key_Right);
    QVERIFY(press(QStringLiteral("Ask for approval")));
    QTRY_VERIFY_WITH_TIMEOUT(!record()->value.intents.empty() &&
                                 record()->value.intents.back().state == IntentState::Proposed,
                             kSoon);
    STEP(dismiss());
    QVERIFY(
        m_company.gateway("reviews/" + m_review, m_account).value(QStringLiteral("open")).toBool());

    STEP(signIn("priya"));
    key(Qt::Key_G);
    key(Qt::Key_A);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->worklist()->model().cases(), 1, kSoon);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->worklist()->list()->currentNumber(), number, kSoon);
    key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(record() && record()->value.number == number, kSoon);
    key(Qt::Key_A);
    QTRY_VERIFY(sheet());
    QVERIFY(press(QStringLiteral("Approve it")));
    STEP(confirmed(docket::IntentKind::ApprovePayment));
    QCOMPARE(record()->value.intents.back().approver,
             m_desk->setup().personByLogin(QStringLiteral("priya"))->id);
    const QJsonObject review = m_company.gateway("reviews/" + m_review, m_account);
    QCOMPARE(text(review, "closed_reason"), QStringLiteral("approved"));

    STEP(signIn("noor"));
    STEP(openFrom(Queue::PaymentHold, Qt::Key_H, number));
    STEP(healed());
    STEP(close("Payment released", "Customer", "Approved by two"));
}

void TestFourHands::stockRunsOutAndIsReleased()
{
    STEP(happen("backordered"));
    STEP(sync());
    const qint64 number = openCase(Queue::Allocation);
    QVERIFY(number > 0);
    m_cases.push_back(number);
    QCOMPARE(told(number).value.reasons.front().rule, QByteArray("ALC-02"));
    QCOMPARE(text(parcel(), "status"), QStringLiteral("on_hold"));

    STEP(signIn("mara"));
    STEP(openFrom(Queue::Allocation, Qt::Key_L, number));
    STEP(claim("Mara Lindqvist"));
    STEP(handOff("Noor Haddad", "The customer takes another one; please release it"));
    STEP(accept("noor", "Noor Haddad"));

    key(Qt::Key_W);
    QTRY_VERIFY(sheet());
    QVERIFY(write("Note", QStringLiteral("The warehouse packs another one of its kind")));
    QVERIFY(press(QStringLiteral("Release the fulfillment")));
    STEP(confirmed(docket::IntentKind::ReleaseFulfillment));
    QCOMPARE(text(parcel(), "status"), QStringLiteral("open"));
    STEP(close("Substituted", "Warehouse", "Another one of its kind, agreed by telephone"));
    STEP(happen("item_substituted"));
    STEP(happen("no_scan"));
}

void TestFourHands::somethingElseIsSent()
{
    // Past the night's file of the warehouse. What was closed stays closed; this is news.
    STEP(letPass(15));
    const qint64 number = openCase(Queue::Allocation);
    QVERIFY(number > 0 && number != m_cases.back());
    m_cases.push_back(number);
    QCOMPARE(told(number).value.reasons.front().rule, QByteArray("ALC-05"));
    QCOMPARE(text(parcel(), "status"), QStringLiteral("closed"));

    STEP(signIn("mara"));
    STEP(openFrom(Queue::Allocation, Qt::Key_L, number));
    STEP(claim("Mara Lindqvist"));
    STEP(close("Substituted", "Warehouse", "The one that was agreed with the customer"));
}

void TestFourHands::aSilentParcelIsFollowed()
{
    STEP(letPass(52));
    const qint64 number = openCase(Queue::ShipmentException);
    QVERIFY(number > 0);
    m_cases.push_back(number);
    QCOMPARE(told(number).value.reasons.front().rule, QByteArray("SHP-01"));

    STEP(signIn("mara"));
    STEP(openFrom(Queue::ShipmentException, Qt::Key_P, number));
    STEP(claim("Mara Lindqvist"));
    STEP(handOff("Tomás Herrera", "The carrier answers its key account only"));
    STEP(accept("tomas", "Tomás Herrera"));
    STEP(close("On its way again", "Carrier", "It lay at the hub and goes on today"));
    STEP(happen("delivered"));
    STEP(letPass(26));
    QCOMPARE(told(number).value.state, CaseState::Closed);
}

void TestFourHands::whatComesBackIsRefunded()
{
    STEP(happen("sent_back"));
    STEP(letPass(73));
    const qint64 number = openCase(Queue::Refund);
    QVERIFY(number > 0);
    m_cases.push_back(number);
    QCOMPARE(told(number).value.reasons.front().rule, QByteArray("REF-03"));

    STEP(signIn("mara"));
    STEP(openFrom(Queue::Refund, Qt::Key_R, number));
    STEP(claim("Mara Lindqvist"));
    STEP(handOff("Priya Raman", "It is back and whole; the refund is above my limit"));
    STEP(accept("priya", "Priya Raman"));

    key(Qt::Key_R);
    QTRY_VERIFY(sheet());
    QVERIFY(tabTo(QStringLiteral("Reason")));
    key(Qt::Key_Down);
    QVERIFY(write("Note", QStringLiteral("Sent back and received, given back whole")));
    QVERIFY(choose("Second person's name", QStringLiteral("Tomás")));
    QVERIFY(write("Second person's passphrase", docket::app::practicePassphrase()));
    QVERIFY(press(QStringLiteral("Refund")));
    STEP(confirmed(docket::IntentKind::Refund));
    STEP(healed());
    const Intent refund = record()->value.intents.back();
    QCOMPARE(refund.approver, m_desk->setup().personByLogin(QStringLiteral("tomas"))->id);
    QVERIFY(refund.amount == m_amount);
    m_refund = refund.externalId;
    STEP(close("Refunded", "Customer", "The whole amount is on its way back"));
}

void TestFourHands::oneTimelineTellsIt()
{
    // Oldest first: what was done on five cases, told on the last of them.
    QStringList all;
    for (const docket::view::TimelineItem& item : told(m_cases.back()).timeline)
        all.prepend(item.title + u' ' + item.detail);
    const QString whole = all.join(u'\n');
    qsizetype from = 0;
    for (const char* part : {"Order #HL-",
                             "Case opened: Payment held for review",
                             "Mara Lindqvist hands it off to Noor Haddad",
                             "Noor Haddad accepted it",
                             "Noor Haddad asked for: Approval of the payment",
                             "Approved by a second person",
                             "Approval of the payment confirmed",
                             "Noor Haddad closed it: Payment released",
                             "Case opened: Backordered",
                             "Noor Haddad accepted it",
                             "Release of the fulfillment confirmed",
                             "Noor Haddad closed it: Substituted",
                             "Sent with ",
                             "Case opened: Something else was sent",
                             "Mara Lindqvist closed it: Substituted",
                             "Case opened: No scan for two days",
                             "Tomás Herrera accepted it",
                             "Tomás Herrera closed it: On its way again",
                             "Case opened: Returned, not refunded",
                             "Mara Lindqvist hands it off to Priya Raman",
                             "Priya Raman accepted it",
                             "Priya Raman asked to refund",
                             "Approved by a second person",
                             "Refund confirmed by the gateway",
                             "Priya Raman closed it: Refunded"}) {
        const qsizetype at = whole.indexOf(QString::fromUtf8(part), from);
        QVERIFY2(at >= 0, qPrintable(QString::fromUtf8(part) + u'\n' + whole));
        from = at + 1;
    }

    QProcess verify;
    verify.start(program("docketctl"), {QStringLiteral("--profile"), m_profile->files().folder,
                                        QStringLiteral("verify")});
    QTRY_COMPARE_WITH_TIMEOUT(verify.state(), QProcess::NotRunning, kWhole);
    const QByteArray said = verify.readAllStandardOutput() + verify.readAllStandardError();
    QVERIFY2(verify.exitCode() == 0, said.constData());

    // What the world was told: each once, and nothing else.
    QStringList posts;
    for (const QJsonValue& request : rows(m_company.ask("GET", "/sandbox/log"), "requests"))
        if (text(request, "method") == acceptance::key("POST") &&
            !text(request, "path").startsWith(acceptance::key("/sandbox/")))
            posts << text(request, "path").section(u'/', -1);
    QCOMPARE(posts, (QStringList{QStringLiteral("approve"), QStringLiteral("release_hold.json"),
                                 QStringLiteral("refunds")}));
    QCOMPARE(text(m_company.gateway("reviews/" + m_review, m_account), "closed_reason"),
             QStringLiteral("approved"));
    const QString charge = QString::fromUtf8(m_charge);
    QCOMPARE(m_company.refundPosts(charge).size(), 1);
    const QJsonArray refunds = m_company.refundsOf(charge, m_account);
    QCOMPARE(refunds.size(), 1);
    QCOMPARE(text(refunds.first(), "id"), QString::fromUtf8(m_refund));
    QCOMPARE(refunds.first().toObject().value(QStringLiteral("amount")).toInteger(),
             m_amount.minor);
    QCOMPARE(text(parcel(), "status"), QStringLiteral("closed"));
}

void TestFourHands::cleanupTestCase()
{
    m_window.reset();
    m_desk.reset();
    m_profile.reset();
}

QTEST_MAIN(TestFourHands)
#include "tst_fourhands.moc"
