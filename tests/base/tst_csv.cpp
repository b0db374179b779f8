// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"

#include <QTest>

using namespace docket;

namespace {

// Reads one record by the letter of RFC 4180.
QStringList cellsOf(const QByteArray& record)
{
    QStringList out{QString()};
    bool quoted = false;
    const QString text = QString::fromUtf8(record).chopped(2);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"')
            out.last() += text[++i];
        else if (c == u'"')
            quoted = !quoted;
        else if (c == u',' && !quoted)
            out.append(QString());
        else
            out.last() += c;
    }
    return out;
}

}  // namespace

class TestCsv : public QObject {
    Q_OBJECT

private slots:
    void plainCellsStayAsTheyAre();
    void whatSeparatesIsQuoted();
    void noCellIsAFormula_data();
    void noCellIsAFormula();
    void whatIsNoFormulaIsNotTouched();
};

void TestCsv::plainCellsStayAsTheyAre()
{
    QCOMPARE(csvRecord({QStringLiteral("48213"), QString(), QStringLiteral("Zoë ✓")}),
             QByteArray("48213,,Zoë ✓\r\n"));
    QCOMPARE(csvRecord({}), QByteArray("\r\n"));
}

void TestCsv::whatSeparatesIsQuoted()
{
    const QStringList cells{QStringLiteral("a,b"), QStringLiteral("say \"no\""),
                            QStringLiteral("two\nlines"), QStringLiteral("semi;colon")};
    const QByteArray record = csvRecord(cells);
    QCOMPARE(record, QByteArray("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"semi;colon\"\r\n"));
    QCOMPARE(cellsOf(record), cells);
}

void TestCsv::noCellIsAFormula_data()
{
    QTest::addColumn<QString>("start");
    for (const char* start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−",
                              " =", "\"=", "  \"+", "'=", "\u00a0=", "\ufeff=", "\u200b@"})
        QTest::newRow(QByteArray(start).toPercentEncoding().constData())
            << QString::fromUtf8(start);
    QTest::newRow("NUL") << QString(QChar(u'\0')) + QStringLiteral("=");
}

void TestCsv::noCellIsAFormula()
{
    QFETCH(QString, start);
    const QString cell = start + QStringLiteral("cmd|' /C calc'!A0");
    const QStringList read = cellsOf(csvRecord({QStringLiteral("x"), cell}));
    QCOMPARE(read.size(), 2);
    if (start[0] == QChar(u'\0')) {
        QCOMPARE(read[1][0], QChar(QChar::ReplacementCharacter));
        return;
    }
    QCOMPARE(read[1], u'\'' + cell);
}

void TestCsv::whatIsNoFormulaIsNotTouched()
{
    for (const char* text : {"a=b", "O'Neill", "24 Nov", "84.90", "\"quoted\"", " x", "'tis"})
        QCOMPARE(cellsOf(csvRecord({QString::fromUtf8(text)})),
                 QStringList{QString::fromUtf8(text)});
}

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
