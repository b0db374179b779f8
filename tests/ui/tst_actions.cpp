// SPDX-License-Identifier: GPL-3.0-or-later
// The registry of actions: nothing twice, nothing nameless, nothing without a reason.
#include "core/domain/command.h"
#include "ui/actions.h"

#include <QKeySequence>
#include <QSet>
#include <QtTest>

using namespace docket;
using namespace docket::ui;

class TestActions final : public QObject {
    Q_OBJECT
private slots:
    void everyActionHasAnIdAndAText();
    void noKeyMeansTwoThingsInOnePlace();
    void everyActOfAPersonHasAnAction();
    void aRefusalSaysWhy();
    void keysAreWrittenAsPeopleReadThem();
};

void TestActions::everyActionHasAnIdAndAText()
{
    QSet<QByteArray> ids;
    for (const ActionSpec& spec : allActions()) {
        QVERIFY2(!spec.id.isEmpty() && !spec.text.isEmpty(), spec.id.constData());
        QVERIFY2(!ids.contains(spec.id), spec.id.constData());
        ids.insert(spec.id);
        QVERIFY2(!spec.keywords.isEmpty(), spec.id.constData());
        QCOMPARE(actionOf(spec.id), &spec);
    }
}

void TestActions::noKeyMeansTwoThingsInOnePlace()
{
    // The list's page has the keys of the window, the page and the list; a case's has its own.
    for (const QList<Place>& places :
         {QList<Place>{Place::Window, Place::Page, Place::List},
          QList<Place>{Place::Window, Place::Page, Place::List, Place::Table},
          QList<Place>{Place::Window, Place::Page, Place::Case}}) {
        QHash<QString, QByteArray> taken;
        for (const ActionSpec& spec : allActions()) {
            if (spec.key.isEmpty() || !places.contains(spec.place))
                continue;
            const QKeySequence key = QKeySequence::fromString(spec.key, QKeySequence::PortableText);
            QVERIFY2(!key.isEmpty() && key[0].key() != Qt::Key_unknown, qPrintable(spec.key));
            QVERIFY2(!taken.contains(key.toString()), qPrintable(spec.key));
            taken.insert(key.toString(), spec.id);
        }
        // "G" alone would swallow every "G, letter".
        QVERIFY(!taken.contains(QStringLiteral("G")));
    }
}

void TestActions::everyActOfAPersonHasAnAction()
{
    const Act acts[] = {Claim{},         Release{},        AddNote{},         PauseCase{},
                        ResumeCase{},    CloseCase{},      ReopenCase{},      RequestRefund{},
                        ApproveRefund{}, DeclineRefund{},  Assign{},          AttachEvidence{},
                        HandOff{},       AcceptHandoff{},  ReturnHandoff{},   Escalate{},
                        SnoozeCase{},    OpenByHand{},     LinkCase{},        MergeCase{},
                        SettleByHand{},  ApprovePayment{}, HoldFulfillment{}, ReleaseFulfillment{},
                        CancelOrder{},   VoidLabel{}};
    for (const Act& act : acts)
        QVERIFY2(actionForAct(name(act)), name(act));
    QVERIFY(!actionForAct("settle"));
    QVERIFY(!actionForAct({}));
}

void TestActions::aRefusalSaysWhy()
{
    const Situation nobody;
    for (const char* id :
         {"case.claim", "case.refund", "case.explain", "person.sign_out", "case.next",
          "list.arrivals", "list.export", "list.copy", "sync.stop", "tab.close", "edit.undo"})
        QVERIFY2(!actionOf(id)->blocked(nobody).isEmpty(), id);
    view::CaseRecord record;
    record.offers = {{"claim", {Judgment::Kind::Denied, QStringLiteral("Held by Noor")}},
                     {"refund", {Judgment::Kind::NeedsReason, QStringLiteral("a reason")}}};
    Situation s;
    s.signedIn = s.hasRow = true;
    s.record = &record;
    QCOMPARE(actionOf("case.claim")->blocked(s), QStringLiteral("Held by Noor"));
    // What only needs more words is begun: its sheet asks for them.
    QVERIFY(actionOf("case.refund")->blocked(s).isEmpty());
    QVERIFY(!actionOf("case.close")->blocked(s).isEmpty());
}

void TestActions::keysAreWrittenAsPeopleReadThem()
{
    QCOMPARE(keyCapOf(*actionOf("list.open")), QStringLiteral("↵"));
    QCOMPARE(keyCapOf(*actionOf("window.theme")), QStringLiteral("Ctrl Shift L"));
    QCOMPARE(keyCapOf(*actionOf("go.mine")), QStringLiteral("G M"));
    // What a queue's work comes down to is something that can be done.
    for (const Queue queue : kQueues) {
        const char* act = infoOf(queue).act;
        QVERIFY2(!*act || actionForAct(act), act);
    }
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
