// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/moneyledger.h"

#include <QTest>

using namespace docket;

class TestMoneyLedger : public QObject {
    Q_OBJECT

private slots:
    void anotherWaitsWhileOneIsAtLarge_data();
    void anotherWaitsWhileOneIsAtLarge();
};

void TestMoneyLedger::anotherWaitsWhileOneIsAtLarge_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("waits");
    const auto row = [](IntentState state, bool waits) {
        QTest::newRow(name(state)) << static_cast<int>(state) << waits;
    };
    row(IntentState::Proposed, false);
    row(IntentState::Ready, false);
    row(IntentState::Sending, true);
    row(IntentState::Unknown, true);
    // Something else than what was asked may have happened: until a person says, nothing follows.
    row(IntentState::NeedsPerson, true);
    row(IntentState::Confirmed, false);
    row(IntentState::Rejected, false);
    row(IntentState::Declined, false);
}

void TestMoneyLedger::anotherWaitsWhileOneIsAtLarge()
{
    QFETCH(int, state);
    QFETCH(bool, waits);
    const ExternalRef payment{1, FactKind::Payment, "ch_1"};
    Intent intent;
    intent.id = intentOf(CommandId::mint(), 0);
    intent.target = payment;
    intent.state = static_cast<IntentState>(state);
    Case value;
    value.intents = {intent};
    command::MoneyLedger ledger;
    ledger.note(value);
    QCOMPARE(ledger.inFlight(payment, intentOf(CommandId::mint(), 0)), waits);
    QVERIFY(!ledger.inFlight(payment, intent.id));
    QVERIFY(!ledger.inFlight({1, FactKind::Payment, "ch_2"}, {}));
}

QTEST_GUILESS_MAIN(TestMoneyLedger)
#include "tst_moneyledger.moc"
