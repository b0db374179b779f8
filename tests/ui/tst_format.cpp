// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/format.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace docket;
using namespace docket::kit;

namespace {

Instant at(const char* iso)
{
    return *parseIso(QString::fromLatin1(iso));
}

const QTimeZone kBerlin("Europe/Berlin");

}  // namespace

class tst_Format : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    // ---- money ----

    void money_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<QString>("digits");
        const auto row = [](qint64 minor, const char* currency, const QString& digits) {
            QTest::newRow(qPrintable(QString::number(minor) + QLatin1String(currency)))
                << minor << QByteArray(currency) << digits;
        };
        row(8490, "EUR", QStringLiteral("84.90"));
        row(0, "EUR", QStringLiteral("0.00"));
        row(5, "USD", QStringLiteral("0.05"));
        row(124000, "USD", QStringLiteral("1,240.00"));
        row(23400, "JPY", QStringLiteral("23,400"));
        row(1234567, "KWD", QStringLiteral("1,234.567"));
        row(-31840, "EUR", QStringLiteral("\u2212\u2009318.40"));
        row(-5, "EUR", QStringLiteral("\u2212\u20090.05"));
        row(INT64_MAX, "USD", QStringLiteral("92,233,720,368,547,758.07"));
        row(INT64_MIN, "USD", QStringLiteral("\u2212\u200992,233,720,368,547,758.08"));
        row(INT64_MIN, "JPY", QStringLiteral("\u2212\u20099,223,372,036,854,775,808"));
    }
    void money()
    {
        QFETCH(qint64, minor);
        QFETCH(QByteArray, currency);
        QFETCH(QString, digits);
        const Money m{minor, Currency::parse(currency)};
        const AmountText parts = amountParts(m);
        QCOMPARE(parts.digits, digits);
        QCOMPARE(parts.code, QString::fromLatin1(currency));
        const QString sentence = amount(m);
        QVERIFY(sentence.startsWith(QChar(0x2068)) && sentence.endsWith(QChar(0x2069)));
    }
    void moneyOtherwise()
    {
        QCOMPARE(amountParts(Money{}).digits, notAvailable());
        QCOMPARE(amount(Money{100, {}}), notAvailable());
        QCOMPARE(plain(amount(Money{-31840, Currency::parse("EUR")})),
                 QStringLiteral("-318.40 EUR"));
        // The locale's separators, in int64 all the way.
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const QString german = amountParts(Money{INT64_MAX, Currency::parse("EUR")}).digits;
        QLocale::setDefault(QLocale::c());
        QCOMPARE(german, QStringLiteral("92.233.720.368.547.758,07"));
    }
    void numbers()
    {
        QCOMPARE(count(1204), QStringLiteral("1,204"));
        QCOMPARE(count(-3), QStringLiteral("\u22123"));
        QCOMPARE(percent(0.841), QStringLiteral("84.1\u00a0%"));
        QCOMPARE(percent(std::nan("")), notAvailable());
        QCOMPARE(points(-3.0), QStringLiteral("\u22123.0"));
        QCOMPARE(points(0.04, 2), QStringLiteral("+0.04"));
        // Rounded to nothing, a change has no direction.
        QCOMPARE(points(-0.04), QStringLiteral("0.0"));
        QCOMPARE(percent(-0.0001), QStringLiteral("0.0\u00a0%"));
    }

    // ---- lengths of time ----

    void lengths_data()
    {
        QTest::addColumn<Millis>("length");
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("over");
        const auto row = [](Millis length, const char* left, const char* over) {
            QTest::newRow(qPrintable(QString::number(length)))
                << length << QString::fromLatin1(left) << QString::fromLatin1(over);
        };
        row(0, "0 min", "0 min");
        row(1, "0 min", "1 min");
        row(59'999, "0 min", "1 min");
        row(minutes(3), "3 min", "3 min");
        row(minutes(3) + 1, "3 min", "4 min");
        row(hours(1) - 1, "59 min", "1 h 00");
        row(hours(3) + minutes(4), "3 h 04", "3 h 04");
        row(hours(2) + minutes(30) + seconds(30), "2 h 30", "2 h 31");
        row(days(1) - 1, "23 h 59", "1 d 0 h");
        row(days(1), "1 d 0 h", "1 d 0 h");
        row(days(1) + hours(19) + minutes(59), "1 d 19 h", "1 d 20 h");
        row(days(2) - 1, "1 d 23 h", "2 d 0 h");
        row(-5, "0 min", "0 min");
        row(INT64_MAX, "106751991167 d 7 h", "106751991167 d 8 h");
    }
    void lengths()
    {
        QFETCH(Millis, length);
        QFETCH(QString, left);
        QFETCH(QString, over);
        QCOMPARE(timeLeft(length), left);
        QCOMPARE(timeOver(length), over);
    }
    void secondsAtTheEnd()
    {
        QCOMPARE(timeLeft(minutes(5), Fineness::Seconds), QStringLiteral("5 min"));
        QCOMPARE(timeLeft(minutes(5) - 1, Fineness::Seconds), QStringLiteral("4:59"));
        QCOMPARE(timeLeft(7'999, Fineness::Seconds), QStringLiteral("0:07"));
    }
    void ages()
    {
        QCOMPARE(age(seconds(14)), QStringLiteral("14 s"));
        QCOMPARE(age(minutes(60) - 1), QStringLiteral("59 min"));
        QCOMPARE(age(hours(9) + minutes(59)), QStringLiteral("9 h"));
        QCOMPARE(age(days(4) + hours(23)), QStringLiteral("4 d"));
    }

    // ---- instants ----

    void zones_data()
    {
        QTest::addColumn<QString>("iso");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* iso, const char* zone, const char* text) {
            QTest::newRow(qPrintable(QLatin1String(iso) + u' ' + QLatin1String(zone)))
                << QString::fromLatin1(iso) << QByteArray(zone) << QString::fromUtf8(text);
        };
        row("2026-11-24T10:17:00Z", "Europe/Berlin", "Tue 11:17 CET");
        row("2026-11-24T10:17:00Z", "UTC", "Tue 10:17 UTC");
        row("2026-11-24T10:17:00Z", "America/New_York", "Tue 05:17 EST");
        row("2026-11-24T10:17:00Z", "Asia/Kolkata", "Tue 15:47 IST");
        row("2026-11-24T18:17:00Z", "Asia/Kathmandu", "Wed 00:02 UTC+5:45");
        row("2026-11-24T10:17:00Z", "America/Sao_Paulo", "Tue 07:17 UTC\u22123");
        // The hour that does not exist: 01:59:59 is followed by 03:00.
        row("2026-03-29T00:59:59Z", "Europe/Berlin", "Sun 01:59 CET");
        row("2026-03-29T01:00:00Z", "Europe/Berlin", "Sun 03:00 CEST");
        row("2026-03-29T01:30:00Z", "Europe/Berlin", "Sun 03:30 CEST");
        // The hour that is there twice: only the zone's letters tell them apart.
        row("2026-10-25T00:30:00Z", "Europe/Berlin", "Sun 02:30 CEST");
        row("2026-10-25T01:30:00Z", "Europe/Berlin", "Sun 02:30 CET");
        row("2026-10-25T02:00:00Z", "Europe/Berlin", "Sun 03:00 CET");
        // A zone that this machine does not have is shown as what it is: UTC.
        row("2026-11-24T10:17:00Z", "Mars/Olympus", "Tue 10:17 UTC");
    }
    void zones()
    {
        QFETCH(QString, iso);
        QFETCH(QByteArray, zone);
        QFETCH(QString, text);
        QCOMPARE(weekdayTime(*parseIso(iso), QTimeZone(zone)), text);
    }
    void nearness()
    {
        const Instant now = at("2026-11-24T12:48:20Z");
        QCOMPARE(nearTime(at("2026-11-24T09:44:00Z"), now, kBerlin), QStringLiteral("10:44"));
        // Tomorrow in Berlin, though still today in UTC.
        QCOMPARE(nearTime(at("2026-11-24T23:30:00Z"), now, kBerlin), QStringLiteral("Wed 00:30"));
        QCOMPARE(nearTime(at("2026-11-30T09:00:00Z"), now, kBerlin), QStringLiteral("Mon 10:00"));
        QCOMPARE(nearTime(at("2026-12-01T09:00:00Z"), now, kBerlin), QStringLiteral("1 Dec 10:00"));
        QCOMPARE(nearTime(at("2026-11-17T09:00:00Z"), now, kBerlin),
                 QStringLiteral("17 Nov 10:00"));
        QCOMPARE(nearTime(at("2027-01-05T09:00:00Z"), now, kBerlin),
                 QStringLiteral("5 Jan 2027 10:00"));
        QCOMPARE(dateTime(at("2026-11-24T10:17:00Z"), now, kBerlin),
                 QStringLiteral("24 Nov 11:17"));
        QCOMPARE(fullTime(at("2026-11-24T10:17:00Z"), kBerlin),
                 QStringLiteral("Tuesday 24 November 2026, 11:17:00 CET (Europe/Berlin)"));
        QCOMPARE(timeOfDaySeconds(now, kBerlin), QStringLiteral("13:48:20"));
        QCOMPARE(timeOfDay(Instant::none(), kBerlin), notAvailable());
        QCOMPARE(nearTime(Instant::none(), now, kBerlin), notAvailable());
    }
};

QTEST_GUILESS_MAIN(tst_Format)
#include "tst_format.moc"
