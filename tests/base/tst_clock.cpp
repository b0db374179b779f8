// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QTest>

using namespace docket;

class tst_Clock : public QObject {
    Q_OBJECT
private slots:
    void iso()
    {
        QCOMPARE(parseIso(QStringLiteral("1970-01-01T00:00:00Z"))->ms, 0);
        QCOMPARE(parseIso(QStringLiteral("2026-03-29T01:30:00+01:00"))->ms,
                 parseIso(QStringLiteral("2026-03-29T00:30:00.000Z"))->ms);
        QCOMPARE(parseIso(QStringLiteral("2005-08-05T12:59:12-0400"))->ms,
                 parseIso(QStringLiteral("2005-08-05T16:59:12Z"))->ms);
        QCOMPARE(toIso(Instant{1}), QStringLiteral("1970-01-01T00:00:00.001Z"));
        QCOMPARE(toIso(Instant::none()), QString());
    }
    void withoutAZoneIsNoInstant()
    {
        for (const char* text : {"2026-03-29T01:30:00", "2026-02-30T00:00:00Z", "", "yesterday",
                                 "2026-03-29T25:00:00Z", "2026-03-29T01:30:00+25:00", "2026-03-29"})
            QVERIFY2(!parseIso(QString::fromLatin1(text)), text);
    }
    void httpDate()
    {
        const auto at = parseHttpDate("Tue, 24 Nov 2026 10:25:54 GMT");
        QVERIFY(at);
        QCOMPARE(toIso(*at), QStringLiteral("2026-11-24T10:25:54.000Z"));
        QCOMPARE(toHttpDate(*at), QByteArray("Tue, 24 Nov 2026 10:25:54 GMT"));
        QVERIFY(!parseHttpDate("Tue, 24 Nov 2026 10:25:54 CET"));
        QVERIFY(!parseHttpDate(""));
    }
    void manual()
    {
        ManualClock clock(Instant{5});
        clock.advance(minutes(1));
        QCOMPARE(clock.now().ms, 60'005);
    }
};

QTEST_GUILESS_MAIN(tst_Clock)
#include "tst_clock.moc"
