// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/courtesy.h"

#include <QTest>

using namespace docket;
using sync::Courtesy;
using sync::Patience;

namespace {

const Error kDown{ErrorKind::Network, QStringLiteral("vendor"), QStringLiteral("down"), -1};
constexpr Instant kNow{1'000'000'000};

}  // namespace

class TestCourtesy : public QObject {
    Q_OBJECT

private slots:
    void restsAfterSomeFailuresInARow();
    void restsLongerWhileItFails();
    void anAnswerEndsIt();
    void isLeftAloneAsItAsked();
    void aTenthIsAskedAgain();
    void waitsGrowAndAreDrawn();
};

void TestCourtesy::restsAfterSomeFailuresInARow()
{
    Courtesy its{Patience{}};
    for (int i = 0; i < 4; ++i)
        its.failed(kDown, kNow, 0);
    QVERIFY(!its.rests(kNow));
    its.failed(kDown, kNow, 0);
    const auto why = its.rests(kNow);
    QVERIFY(why);
    QCOMPARE(why->detail, QStringLiteral("down"));
    QCOMPARE(why->retryAfterMs, seconds(5));
    QVERIFY(!its.rests(kNow + seconds(5)));
}

void TestCourtesy::restsLongerWhileItFails()
{
    Courtesy its{Patience{}};
    Millis last = 0;
    for (int i = 0; i < 10; ++i) {
        its.failed(kDown, kNow, 0);
        if (const auto why = its.rests(kNow)) {
            QVERIFY(why->retryAfterMs >= last);
            last = why->retryAfterMs;
        }
    }
    // 10 s doubled five times is 320 s, and 300 s is the most; half of it is certain.
    QCOMPARE(last, seconds(150));
    its.failed(kDown, kNow, static_cast<quint64>(seconds(150)));
    QCOMPARE(its.rests(kNow)->retryAfterMs, seconds(300));
}

void TestCourtesy::anAnswerEndsIt()
{
    Courtesy its{Patience{}};
    for (int i = 0; i < 7; ++i)
        its.failed(kDown, kNow, 0);
    its.answered();
    QVERIFY(!its.rests(kNow));
    its.failed(kDown, kNow, 0);
    QVERIFY(!its.rests(kNow));
}

void TestCourtesy::isLeftAloneAsItAsked()
{
    Courtesy its{Patience{}};
    its.sentAway({ErrorKind::Throttled, {}, {}, seconds(90)}, kNow, seconds(90));
    QCOMPARE(its.rests(kNow + seconds(30))->retryAfterMs, seconds(60));
    QCOMPARE(its.rests(kNow)->kind, ErrorKind::Throttled);
    its.renewed();
    QVERIFY(!its.rests(kNow));
}

void TestCourtesy::aTenthIsAskedAgain()
{
    Courtesy its{Patience{}};
    int first = 0;
    while (its.mayRepeat())
        ++first;
    QCOMPARE(first, 10);
    int again = 0;
    for (int i = 0; i < 1000; ++i) {
        its.asked();
        again += its.mayRepeat() ? 1 : 0;
    }
    QCOMPARE(again, 100);
}

void TestCourtesy::waitsGrowAndAreDrawn()
{
    const Patience patience;
    QCOMPARE(sync::fullJitter(1, patience, 0), Millis{0});
    QCOMPARE(sync::fullJitter(1, patience, 1999), Millis{1999});
    QCOMPARE(sync::fullJitter(1, patience, 2000), Millis{0});
    QCOMPARE(sync::fullJitter(60, patience, 299'999), Millis{299'999});
    QCOMPARE(sync::fullJitter(60, patience, 300'000), Millis{0});
}

QTEST_GUILESS_MAIN(TestCourtesy)
#include "tst_courtesy.moc"
