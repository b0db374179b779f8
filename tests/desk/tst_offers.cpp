// SPDX-License-Identifier: GPL-3.0-or-later
// What the outbox offers about one change is what the gate would say to that person.
#include "core/desk/offers.h"

#include <QtTest>

using namespace docket;

namespace {

constexpr Instant kNow{1795524500000};

struct Stage {
    Stage()
    {
        const auto add = [this](const char* login, Role role, qint64 limit) {
            Person p;
            p.id = PersonId::mint();
            p.login = login;
            p.fullName = QString::fromLatin1(login);
            p.roles = {role};
            p.limitMinor = limit;
            setup.people.push_back(p);
        };
        add("mara", Role::Agent, 15000);
        add("priya", Role::Lead, 100000);
        add("noor", Role::Lead, 100000);
        setup.secondPersonAbove = 50000;
        value.id = CaseId::mint();
        value.number = 7;
        intent.id = IntentId::mint();
        intent.amount = {26432, Currency::parse("EUR")};
        intent.requester = person("priya")->id;
    }
    const Person* person(const char* login) const
    {
        return setup.personByLogin(QString::fromLatin1(login));
    }
    // By act: why not; an empty text where it may be done.
    QMap<QByteArray, QString> offers(IntentState state, const char* login)
    {
        intent.state = state;
        value.intents = {intent};
        QMap<QByteArray, QString> out;
        for (const view::Offer& o :
             offersOn(intent, value, setup, login ? person(login) : nullptr, kNow))
            out[o.act] = o.judgment.why;
        return out;
    }

    Setup setup;
    Case value;
    Intent intent;
};

}  // namespace

class TestOffers final : public QObject {
    Q_OBJECT
private slots:
    void whatWaitsForApprovalIsForOthersThanTheRequester()
    {
        Stage s;
        const auto noor = s.offers(IntentState::Proposed, "noor");
        QCOMPARE(noor.keys(), (QByteArrayList{"approve_refund", "decline_refund"}));
        QVERIFY2(noor["approve_refund"].isEmpty(), qPrintable(noor["approve_refund"]));
        QVERIFY2(noor["decline_refund"].isEmpty(), qPrintable(noor["decline_refund"]));
        for (const char* other : {"mara", "priya", static_cast<const char*>(nullptr)})
            QVERIFY(!s.offers(IntentState::Proposed, other)["approve_refund"].isEmpty());
    }
    void whatNeedsAPersonIsForOthersThanTheRequester()
    {
        Stage s;
        QCOMPARE(s.offers(IntentState::NeedsPerson, "noor").keys(),
                 QByteArrayList{"settle_by_hand"});
        QVERIFY(s.offers(IntentState::NeedsPerson, "noor")["settle_by_hand"].isEmpty());
        for (const char* other : {"mara", "priya"})
            QVERIFY(!s.offers(IntentState::NeedsPerson, other)["settle_by_hand"].isEmpty());
    }
    void whatGoesOnByItselfOffersNothing()
    {
        Stage s;
        for (const IntentState state :
             {IntentState::Ready, IntentState::Sending, IntentState::Unknown,
              IntentState::Confirmed, IntentState::Rejected, IntentState::Declined})
            QVERIFY(s.offers(state, "noor").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOffers)
#include "tst_offers.moc"
