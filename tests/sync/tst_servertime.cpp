// SPDX-License-Identifier: GPL-3.0-or-later
// Deadlines are judged by the servers' time, whatever this machine's clock says.
#include "core/desk/engine.h"
#include "core/sync/servertime.h"
#include "core/sync/transport.h"
#include "core/vendor/registry.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <random>

using namespace docket;
using sync::ServerTime;

namespace {

constexpr Instant kTrue{1'780'000'000'000};

// What a Date header can say of an instant.
Instant inSeconds(Instant at)
{
    return Instant{at.ms / 1000 * 1000};
}

// Nine answers of a source whose clock is off by so much, at this machine's instant kTrue.
void answers(ServerTime& time, SourceNumber source, Millis off, size_t count = ServerTime::kSamples)
{
    for (size_t i = 0; i < count; ++i)
        time.heard(source, inSeconds(kTrue) + off, kTrue, kTrue);
}

}  // namespace

class TestServerTime : public QObject {
    Q_OBJECT

private slots:
    void deadlinesByAWrongClock_data()
    {
        QTest::addColumn<qint64>("wrong");
        QTest::newRow("right") << qint64{0};
        QTest::newRow("26 h behind") << qint64{-hours(26)};
        QTest::newRow("26 h ahead") << qint64{hours(26)};
        QTest::newRow("three minutes") << qint64{minutes(3)};
    }
    void deadlinesByAWrongClock()
    {
        QFETCH(qint64, wrong);
        std::mt19937_64 random(7);
        Instant now = kTrue;
        ManualClock wall(now + wrong), even(now + wrong);
        ProfileClock clock(wall, even);
        QVERIFY(clock.trust() == TimeTrust::Alone);
        ServerTime time;
        const auto pass = [&](Millis by) {
            now = now + by;
            wall.advance(by);
            even.advance(by);
        };
        for (int i = 0; i < 200; ++i) {
            const Instant sent = even.now();
            const Millis there = static_cast<Millis>(random() % 900);
            // Every tenth is slow on one way: what it says of the middle is wrong.
            const Millis back = static_cast<Millis>(random() % 10 == 0 ? 30'000 : random() % 900);
            pass(there);
            const Instant said = inSeconds(now);
            pass(back);
            const bool counted = time.heard(1, said, sent, even.now());
            QCOMPARE(counted, there + back <= ServerTime::kSlow);
            if (const auto ahead = time.ahead())
                clock.measured(*ahead);
            pass(static_cast<Millis>(random() % 60'000));
            if (!time.ahead())
                continue;
            QVERIFY2(std::abs(clock.now() - now) < 2000,
                     qPrintable(QString::number(clock.now() - now)));
            // A deadline of this second is judged as by the right clock.
            SlaClock sla;
            sla.budget = hours(1);
            sla.start = sla.runFrom = now - hours(1) - seconds(2);
            sla.due = now - seconds(2);
            QVERIFY(judge(sla, clock.now()).state == ClockState::Breached);
            sla.due = now + seconds(2);
            QVERIFY(judge(sla, clock.now()).state != ClockState::Breached);
        }
        QVERIFY(clock.trust() ==
                (std::abs(wrong) > hours(24) ? TimeTrust::Disputed : TimeTrust::Agreed));
    }

    // Whichever of them it is, however many there are, and whoever answers first.
    void oneWrongServerMovesNothing()
    {
        for (const SourceNumber all : {2, 3, 4, 5})
            for (SourceNumber mad = 1; mad <= all; ++mad)
                for (const Millis off : {days(400), -days(400), hours(3)}) {
                    ServerTime time;
                    std::set<SourceNumber> asked;
                    for (SourceNumber source = 1; source <= all; ++source)
                        asked.insert(source);
                    time.await(asked);
                    answers(time, mad, off);
                    QVERIFY2(!time.ahead(), "the first answer is not yet the time");
                    for (SourceNumber source = 1; source <= all; ++source) {
                        if (source != mad)
                            answers(time, source, 0, 3);
                        QVERIFY(!time.ahead() || std::abs(*time.ahead()) < 1000);
                    }
                    QVERIFY(time.ahead());
                    QVERIFY(std::abs(*time.ahead(mad) - off) < 1000);
                    QVERIFY(!time.ahead(9));
                }
    }

    // A wrong clock of this machine is found out by two as by five.
    void theyAllSayTheSame()
    {
        for (const SourceNumber all : {1, 2, 3, 4}) {
            ServerTime time;
            for (SourceNumber source = 1; source <= all; ++source)
                answers(time, source, -hours(26));
            QVERIFY(std::abs(*time.ahead() + hours(26)) < 1000);
        }
    }

    // What does not answer is not waited for longer than its run.
    void whoDoesNotAnswerIsNotWaitedFor()
    {
        ServerTime time;
        time.await({1, 2});
        answers(time, 1, hours(5));
        QVERIFY(!time.ahead());
        QVERIFY(time.ended(2));
        QVERIFY(!time.ended(2));
        QVERIFY(std::abs(*time.ahead() - hours(5)) < 1000);
        // Known once, it is known while it is asked again.
        time.await({1, 2});
        QVERIFY(time.ended(2));
        QVERIFY(!time.ended(1));
    }

    // What is set on the wall moves nothing, offline as online.
    void theWallMayBeSet()
    {
        ManualClock wall(kTrue), even(kTrue);
        ProfileClock clock(wall, even);
        wall.set(kTrue - days(3));
        QCOMPARE(clock.now(), kTrue);
        clock.measured(minutes(4));
        even.advance(minutes(1));
        wall.set(kTrue + days(3));
        QCOMPARE(clock.now(), kTrue + minutes(5));
        QVERIFY(clock.trust() == TimeTrust::Disputed);
    }

    // A desk that is offline goes by what was known last, and its time does not go back behind it.
    void offlineByWhatWasKnown()
    {
        std::optional<ProfileClock::Known> known;
        {
            ManualClock wall(kTrue - hours(26)), even(kTrue - hours(26));
            ProfileClock clock(wall, even);
            QVERIFY(!clock.known());
            clock.measured(hours(26));
            even.advance(minutes(10));
            known = clock.known();
        }
        QVERIFY(known && known->server == kTrue + minutes(10));
        {
            ManualClock later(kTrue - hours(26) + hours(5));
            ProfileClock clock(later, later);
            clock.remembered(known->server, known->local);
            QCOMPARE(clock.now(), kTrue + hours(5));
            QVERIFY(clock.trust() == TimeTrust::Alone);
        }
        {
            // Set back while nothing ran: it stands until what has passed is reached.
            ManualClock back(kTrue - days(30));
            ProfileClock clock(back, back);
            clock.remembered(known->server, known->local);
            QCOMPARE(clock.now(), known->server);
            // And when somebody answers, that is the time.
            clock.measured(days(30) + minutes(20));
            QCOMPARE(clock.now(), kTrue + minutes(20));
            // What was known is not listened to any more.
            clock.remembered(known->server + days(9), known->local);
            QCOMPARE(clock.now(), kTrue + minutes(20));
        }
    }

    void theEvenClockGoesOn()
    {
        const Instant before = evenClock().now();
        QVERIFY(std::abs(before - SystemClock().now()) < minutes(1));
        QTRY_VERIFY(evenClock().now() > before);
    }

    // The same over HTTP: a server that lives in another day.
    void aServerOfAnotherDay()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (!socket->readAll().endsWith("\r\n\r\n"))
                    return;
                const Instant there = evenClock().now() + hours(26);
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nDate: " + toHttpDate(there) +
                              "\r\nConnection: close\r\n\r\n{}");
                socket->disconnectFromHost();
            });
        });
        sync::Transport transport;
        ServerTime time;
        connect(&transport, &sync::Transport::serverTime, this,
                [&](SourceNumber source, Instant said, Instant sent, Instant received) {
                    time.heard(source, said, sent, received);
                });
        Source source;
        source.number = 4;
        source.connector = "stripe";
        source.baseUrl = QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort());
        bool answered = false;
        transport.send(source, *vendor::find("stripe"), Secret("sk"), {"GET", "/v1/events", {}, {}},
                       this, [&](const sync::Answer&) { answered = true; });
        QTRY_VERIFY(answered);
        QVERIFY(time.ahead(4));
        QVERIFY(std::abs(*time.ahead(4) - hours(26)) < 2000);
    }
};

QTEST_GUILESS_MAIN(TestServerTime)
#include "tst_servertime.moc"
