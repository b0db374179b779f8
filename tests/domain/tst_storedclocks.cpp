// SPDX-License-Identifier: GPL-3.0-or-later
// A case's clocks come out of the cache as they went in, whatever they say.
#include "core/domain/case.h"

#include <QTest>

#include <limits>
#include <random>

using namespace docket;

class tst_StoredClocks : public QObject {
    Q_OBJECT

    std::mt19937_64 m_random{20261130};

    bool coin() { return m_random() % 2 == 0; }
    Instant instant()
    {
        switch (m_random() % 4) {
        case 0:
            return Instant::none();
        case 1:
            return Instant{std::numeric_limits<qint64>::max() -
                           static_cast<qint64>(m_random() % 3)};
        default:
            return Instant{1'780'000'000'000 + static_cast<qint64>(m_random() % 1'000'000'000) -
                           500'000'000};
        }
    }
    qint64 number() { return coin() ? 0 : static_cast<qint64>(m_random() % 2'000'000) - 1'000'000; }
    int whole() { return static_cast<int>(number()); }

    // Every member says something of its own, or nothing.
    SlaClock clock()
    {
        SlaClock c;
        c.kind = kClockKinds[m_random() % kClockKinds.size()];
        c.cycle = whole();
        c.policy = coin() ? QStringLiteral("returns.standard") : QStringLiteral("\"ä\\");
        c.policyVersion = coin() ? 1 : 2;
        c.calendar = coin() ? QStringLiteral("operations") : QString();
        c.calendarVersion = coin() ? 1 : 0;
        c.issuerZone = coin() ? QString() : QStringLiteral("Europe/Berlin");
        c.start = instant();
        c.budget = number();
        c.warnPercent = whole();
        c.dueSoon = number();
        c.due = instant();
        c.warn = instant();
        if (coin()) {
            c.stopped = instant();
            c.verdict = static_cast<Verdict>(m_random() % 4);
            c.paused = coin();
            c.remaining = number();
            c.usedBefore = number();
            c.usedAtRun = number();
            c.endBeforeStart = coin();
            c.rejudged = coin();
        }
        c.cycleFrom = instant();
        c.runFrom = instant();
        return c;
    }

private slots:
    void whatIsReadIsWhatWasWritten()
    {
        for (int i = 0; i < 5000; ++i) {
            Case value;
            for (size_t n = m_random() % 5; n > 0; --n)
                value.clocks.push_back(clock());
            const QByteArray bytes = toStored(value);
            const auto back = caseFromStored(bytes);
            QVERIFY2(back, bytes.constData());
            QVERIFY2(back->clocks == value.clocks, bytes.constData());
            QCOMPARE(toStored(*back), bytes);
        }
    }

    void whatIsNoClockIsRefused()
    {
        for (const char* wrong :
             {R"({"clocks":7})", R"({"clocks":[{"kind":0}]})", R"({"clocks":[["one"]]})",
              R"({"clocks":[[99,1]]})", R"({"clocks":[[0,1,["p","1"]]]})",
              R"({"clocks":[[0,1,"p"]]})", R"({"clocks":[[0,1,null,1.5]]})"})
            QVERIFY2(!caseFromStored(wrong), wrong);
    }
};

QTEST_GUILESS_MAIN(tst_StoredClocks)
#include "tst_storedclocks.moc"
