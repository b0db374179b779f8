// SPDX-License-Identifier: GPL-3.0-or-later
// An agent's path through the real window, by keyboard alone, on a practice company that answers.
#include "app/composition/practice.h"
#include "app/composition/profile.h"
#include "app/sandbox/company.h"
#include "app/sandbox/server.h"
#include "core/desk/localdesk.h"
#include "core/desk/verification.h"
#include "ui/case/casepage.h"
#include "ui/case/noteeditor.h"
#include "ui/kit/load.h"
#include "ui/kit/sheet.h"
#include "ui/kit/tokens.h"
#include "ui/mainwindow.h"
#include "ui/worklist/listview.h"
#include "ui/worklist/worklistpage.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace docket;

namespace {

constexpr qint64 kUntil = 1'795'600'800'000;  // 2026-11-25T10:00:00Z

// The answer of a future, waited for as a test waits: with the loop running.
template <class T>
T answerOf(const QFuture<T>& future)
{
    [&] { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000); }();
    return future.result();
}

}  // namespace

class tst_AgentsPath : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    sandbox::Company m_company{sandbox::Options{2000, 60, 7, kUntil, 0, 5000, 2000}};
    sandbox::Server m_server{m_company};
    std::unique_ptr<app::Profile> m_profile;
    std::unique_ptr<LocalDesk> m_desk;
    std::unique_ptr<ui::MainWindow> m_window;
    QJsonObject m_about;

    void key(Qt::Key k, Qt::KeyboardModifiers m = Qt::NoModifier)
    {
        QWidget* at = QApplication::focusWidget();
        QTest::keyClick(at ? at : m_window.get(), k, m);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    // Goes on with Tab until the control with this name has the focus.
    bool tabTo(const QString& name)
    {
        QStringList passed;
        for (int i = 0; i < 40; ++i) {
            QWidget* at = QApplication::focusWidget();
            auto* access = at ? QAccessible::queryAccessibleInterface(at) : nullptr;
            if (at && (at->accessibleName().startsWith(name) ||
                       (access && access->text(QAccessible::Name).startsWith(name))))
                return true;
            passed << (access ? access->text(QAccessible::Name) : QStringLiteral("nothing"));
            if (!at)
                m_window->activateWindow();
            key(Qt::Key_Tab);
        }
        qWarning("looked for %s, passed %s", qPrintable(name), qPrintable(passed.join(u'|')));
        return false;
    }
    const view::CaseRecord* record() const
    {
        return m_window->casePage() ? m_window->casePage()->record() : nullptr;
    }
    QStringList titles() const
    {
        QStringList out;
        for (const view::TimelineItem& item : record()->timeline)
            out << item.title;
        return out;
    }

private slots:
    void initTestCase()
    {
        kit::load(*qApp);
        kit::Appearance::current().setReducedMotion(true);
        QVERIFY(m_server.listen(0));
        bool made = false;
        m_profile = std::make_unique<app::Profile>(m_folder.filePath(QStringLiteral("profile")));
        app::askPractice(m_server.url(), this, [this](const Result<QJsonObject>& about) {
            if (about)
                m_about = *about;
        });
        m_profile->initPractice(m_server.url(), [&](const Done& done) {
            QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
            made = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(made && !m_about.isEmpty(), 30'000);
        QSignalSpy synced(&m_profile->engine(), &Engine::syncFinished);
        QVERIFY(m_profile->engine().sync());
        QTRY_COMPARE_WITH_TIMEOUT(synced.size(), 1, 120'000);
        m_desk = std::make_unique<LocalDesk>(m_profile->engine());
        QVERIFY(answerOf(m_desk->signIn(QStringLiteral("mara"), app::practicePassphrase())));
        m_window = std::make_unique<ui::MainWindow>(*m_desk);
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_desk.reset();
        m_profile.reset();
    }

    void theNextCaseIsReadAndNoted()
    {
        QTRY_VERIFY(m_window->worklist()->list()->currentNumber() > 0);
        key(Qt::Key_N);
        QTRY_VERIFY(record());
        QCOMPARE(record()->value.number, answerOf(m_desk->next())->number);
        key(Qt::Key_M);
        type(QStringLiteral("Read; nothing for me here"));
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(titles().contains(QStringLiteral("Mara Lindqvist noted")));
        QVERIFY(m_window->casePage()->note()->text().isEmpty());
        key(Qt::Key_Escape);
        if (m_window->casePage())
            key(Qt::Key_Escape);
        QTRY_VERIFY(!m_window->casePage());
    }

    void aRefundAboveTheLimitWithASecondPerson()
    {
        // A payment that can be given back and is more than Mara may send alone.
        view::Query query;
        query.queue = Queue::PaymentBreak;
        const auto set = answerOf(m_desk->worklist(query));
        QVERIFY(set);
        qint64 number = 0;
        QByteArray payment;
        for (const qint64 candidate : set->numbers) {
            const auto r = answerOf(m_desk->record(candidate));
            QVERIFY(r);
            if (r->payments.size() > 0 && r->payments.front().refundable.minor > 20'000 &&
                r->disputes.empty() && r->value.order.isEmpty()) {
                number = candidate;
                payment = r->payments.front().ref.id;
            }
        }
        if (number == 0)
            for (const qint64 candidate : set->numbers) {
                const auto r = answerOf(m_desk->record(candidate));
                if (!r->payments.empty() && r->disputes.empty() &&
                    r->payments.front().refundable.minor > 15'000 && number == 0) {
                    number = candidate;
                    payment = r->payments.front().ref.id;
                }
            }
        QVERIFY2(number > 0, "no payment break above the limit in this world");

        m_window->worklist()->list()->setFocus();
        key(Qt::Key_Slash);
        type(QString::fromLatin1(payment));
        key(Qt::Key_Return);
        QTRY_COMPARE(m_window->worklist()->list()->currentNumber(), number);
        m_window->worklist()->list()->setFocus();
        key(Qt::Key_Return);
        QTRY_VERIFY(record() && record()->value.number == number);
        key(Qt::Key_C);
        QTRY_VERIFY(record() && record()->row.ownerName == QStringLiteral("Mara Lindqvist"));

        key(Qt::Key_R);
        QTRY_VERIFY(kit::Sheet::of(m_window.get()));
        QVERIFY(tabTo(QStringLiteral("Reason")));
        key(Qt::Key_Down);
        QVERIFY(tabTo(QStringLiteral("Note")));
        type(QStringLiteral("Charged without an order, given back whole"));
        QVERIFY(tabTo(QStringLiteral("Second person's name")));
        auto* who = qobject_cast<QComboBox*>(QApplication::focusWidget());
        QVERIFY(who);
        for (int i = 0; i < who->count() && !who->currentText().contains(QStringLiteral("Priya"));
             ++i)
            key(Qt::Key_Down);
        QVERIFY(who->currentText().contains(QStringLiteral("Priya")));
        QVERIFY(tabTo(QStringLiteral("Second person's passphrase")));
        type(app::practicePassphrase());
        QVERIFY(tabTo(QStringLiteral("Refund")));
        key(Qt::Key_Space);

        QTRY_VERIFY_WITH_TIMEOUT(!record()->value.intents.empty() &&
                                     record()->value.intents.front().state ==
                                         IntentState::Confirmed,
                                 20'000);
        const Intent intent = record()->value.intents.front();
        QCOMPARE(intent.approver, m_desk->setup().personByLogin(QStringLiteral("priya"))->id);
        QCOMPARE(m_server.postsSeen(), 1);
        QVERIFY(atTheGateway(payment, intent.externalId, intent.amount.minor));
        while (kit::Sheet::of(m_window.get()))
            key(Qt::Key_Escape);
    }

    void theCaseIsClosedAndTellsAllOfIt()
    {
        QVERIFY(record());
        const qint64 number = record()->value.number;
        key(Qt::Key_E);
        QTRY_VERIFY(kit::Sheet::of(m_window.get()));
        QVERIFY(tabTo(QStringLiteral("Disposition")));
        key(Qt::Key_Down);
        QVERIFY(tabTo(QStringLiteral("Root cause")));
        key(Qt::Key_Down);
        QVERIFY(tabTo(QStringLiteral("Note")));
        type(QStringLiteral("Money is back with the customer"));
        QVERIFY(tabTo(QStringLiteral("Close")));
        key(Qt::Key_Space);
        QTRY_VERIFY(!kit::Sheet::of(m_window.get()));
        QTRY_COMPARE(answerOf(m_desk->record(number))->value.state, CaseState::Closed);
        const auto told = answerOf(m_desk->record(number));
        QStringList all;
        for (const view::TimelineItem& item : told->timeline)
            all << item.title + u' ' + item.detail;
        const QString text = all.join(u'\n');
        for (const char* part : {"Case opened", "Mara Lindqvist claimed it",
                                 "Mara Lindqvist asked to refund", "Approved by a second person",
                                 "Refund is being sent", "Refund confirmed by the gateway",
                                 "Mara Lindqvist closed it", "Money is back with the customer"})
            QVERIFY2(text.contains(QString::fromLatin1(part)),
                     qPrintable(QLatin1String(part) + u'\n' + text));
        const auto verified = verifyProfile(m_profile->files());
        QVERIFY(verified && !verified->broken);
        QVERIFY(verified->entries > 100);
    }

private:
    // Asks the gateway itself, as anybody with the key would.
    bool atTheGateway(const QByteArray& payment, const QByteArray& refund, qint64 minor)
    {
        const QJsonArray accounts = m_about.value(QStringLiteral("stripe"))
                                        .toObject()
                                        .value(QStringLiteral("accounts"))
                                        .toArray();
        for (const QJsonValue& account : accounts) {
            QNetworkAccessManager network;
            QNetworkRequest request(QUrl(m_server.url().toString() +
                                         QStringLiteral("/stripe/v1/refunds?charge=") +
                                         QString::fromLatin1(payment)));
            request.setRawHeader(
                "Authorization",
                "Bearer " +
                    account.toObject().value(QStringLiteral("secret_key")).toString().toUtf8());
            request.setRawHeader("Stripe-Version", "2026-07-29.dahlia");
            QNetworkReply* reply = network.get(request);
            [&] { QTRY_VERIFY(reply->isFinished()); }();
            const QJsonArray list = QJsonDocument::fromJson(reply->readAll())
                                        .object()
                                        .value(QStringLiteral("data"))
                                        .toArray();
            reply->deleteLater();
            for (const QJsonValue& value : list)
                if (value.toObject().value(QStringLiteral("id")).toString().toLatin1() == refund)
                    return list.size() == 1 &&
                           value.toObject().value(QStringLiteral("amount")).toInteger() == minor;
        }
        return false;
    }
};

QTEST_MAIN(tst_AgentsPath)
#include "tst_agentspath.moc"
