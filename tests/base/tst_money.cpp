// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"

#include <QTest>

using namespace docket;

class tst_Money : public QObject {
    Q_OBJECT
private slots:
    void decimals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<bool>("good");
        QTest::addColumn<qint64>("minor");
        const auto row = [](const char* text, const char* currency, bool good, qint64 minor) {
            QTest::newRow(qPrintable(QLatin1String(text) + u' ' + QLatin1String(currency)))
                << QString::fromLatin1(text) << QByteArray(currency) << good << minor;
        };
        row("10.99", "USD", true, 1099);
        row("10.9", "usd", true, 1090);
        row("-0.05", "EUR", true, -5);
        row("23400", "JPY", true, 23400);
        row("23400.00", "JPY", true, 23400);
        row("1.234", "KWD", true, 1234);
        row("12345678901234567.89", "EUR", true, 1234567890123456789);
        row("92233720368547758.08", "EUR", false, 0);
        row("10.999", "USD", false, 0);
        row("10.990", "USD", true, 1099);
        row("", "USD", false, 0);
        row("-", "USD", false, 0);
        row(".5", "USD", false, 0);
        row("5.", "USD", false, 0);
        row("1e3", "USD", false, 0);
        row("1,000.00", "USD", false, 0);
        row("10.00", "", false, 0);
    }
    void decimals()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, currency);
        QFETCH(bool, good);
        QFETCH(qint64, minor);
        const auto amount = parseDecimal(text, Currency::parse(currency));
        QCOMPARE(amount.has_value(), good);
        if (good) {
            QCOMPARE(amount->minor, minor);
            QCOMPARE(parseDecimal(toDecimal(*amount), amount->currency)->minor, minor);
        }
    }
    void sums()
    {
        const Money eur{100, Currency::parse("EUR")};
        QCOMPARE(add(eur, eur)->minor, 200);
        QVERIFY(!add(eur, Money{1, Currency::parse("USD")}));
        QVERIFY(!add(Money{INT64_MAX, eur.currency}, eur));
    }
    void smallest()
    {
        QCOMPARE(toDecimal(Money{INT64_MIN, Currency::parse("EUR")}),
                 QStringLiteral("-92233720368547758.08"));
    }
};

QTEST_GUILESS_MAIN(tst_Money)
#include "tst_money.moc"
