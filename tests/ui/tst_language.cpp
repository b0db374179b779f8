// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogues hold every text of the sources, and the window speaks what is asked for.
#include "tests/support/sampledesk.h"
#include "ui/actions.h"
#include "ui/kit/format.h"
#include "ui/kit/load.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/model/worklistmodel.h"
#include "ui/worklist/listhead.h"
#include "ui/worklist/rowexport.h"
#include "ui/worklist/worklistpage.h"

#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace docket;
using namespace docket::ui;

namespace {

QString key(const char* text)
{
    return QString::fromUtf8(text);
}

struct Catalogue {
    QSet<QString> texts;  // context and source
    QStringList unfinished;
    QStringList broken;  // whose places for values are not those of the source
};

QStringList places(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%(\\d|n)"));
    QStringList out;
    for (auto it = place.globalMatch(text); it.hasNext();)
        out << it.next().captured();
    out.removeDuplicates();
    out.sort();
    return out;
}

Catalogue read(const QString& path)
{
    Catalogue out;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return out;
    QXmlStreamReader xml(&file);
    QString context, source, comment;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement())
            continue;
        if (xml.name() == key("name"))
            context = xml.readElementText();
        else if (xml.name() == key("message"))
            comment.clear();
        else if (xml.name() == key("source"))
            source = xml.readElementText();
        else if (xml.name() == key("comment"))
            comment = xml.readElementText();
        else if (xml.name() == key("translation")) {
            const QString id = context + u'|' + source + u'|' + comment;
            const QString type = xml.attributes().value(key("type")).toString();
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            out.texts.insert(id);
            if (!type.isEmpty() || text.trimmed().isEmpty())
                out.unfinished << id;
            if (places(source) != places(text))
                out.broken << id;
        }
    }
    return out;
}

}  // namespace

class TestLanguage final : public QObject {
    Q_OBJECT
private slots:
    void everyTextIsInTheCatalogue_data();
    void everyTextIsInTheCatalogue();
    void whatIsNotThereStaysEnglish();
    void theWindowSpeaksGerman();
    void numbersChangeWords();
};

void TestLanguage::everyTextIsInTheCatalogue_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("German") << key("de");
    QTest::newRow("English") << key("en");
}

void TestLanguage::everyTextIsInTheCatalogue()
{
    QFETCH(QString, language);
    const QString kept = key(DOCKET_SOURCE_DIR "/translations/docket_") + language + key(".ts");
    // The sources read again, onto nothing.
    QTemporaryDir folder;
    const QString fresh = folder.filePath(key("fresh.ts"));
    QStringList options = key(DOCKET_LUPDATE_OPTIONS).split(u' ');
    if (language == key("en"))
        options << key("-pluralonly");
    QProcess lupdate;
    lupdate.setWorkingDirectory(key(DOCKET_SOURCE_DIR));
    lupdate.start(key(DOCKET_LUPDATE),
                  options + QStringList{key("-target-language"), language, key("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished(120'000));
    QCOMPARE(lupdate.exitCode(), 0);
    const Catalogue spoken = read(fresh);
    const Catalogue known = read(kept);
    QVERIFY(!spoken.texts.isEmpty());
    QVERIFY(language == key("en") || spoken.texts.size() > 600);
    const auto names = [](const QSet<QString>& set) {
        return QStringList(set.begin(), set.end()).join(u'\n').toUtf8();
    };
    const QSet<QString> missing = spoken.texts - known.texts;
    QVERIFY2(missing.isEmpty(), "not in the catalogue:\n" + names(missing));
    const QSet<QString> gone = known.texts - spoken.texts;
    QVERIFY2(gone.isEmpty(), "not in the sources any more:\n" + names(gone));
    QVERIFY2(known.unfinished.isEmpty(), known.unfinished.join(u'\n').toUtf8().constData());
    QVERIFY2(known.broken.isEmpty(), known.broken.join(u'\n').toUtf8().constData());
}

void TestLanguage::whatIsNotThereStaysEnglish()
{
    QVERIFY(!speak(*qApp, QLocale(key("tlh"))) || QLocale(key("tlh")).language() == QLocale::C);
    QVERIFY(!speak(*qApp, QLocale(key("fi"))));
    QCOMPARE(queueWords(Queue::Chargeback), key("Chargebacks"));
    QVERIFY(speak(*qApp, QLocale(QLocale::English)));
    QCOMPARE(MainWindow::tr("%n row(s) saved in %1.", nullptr, 1).arg(key("x")),
             key("1 row saved in x."));
    QCOMPARE(MainWindow::tr("%n row(s) saved in %1.", nullptr, 2).arg(key("x")),
             key("2 rows saved in x."));
}

void TestLanguage::theWindowSpeaksGerman()
{
    QVERIFY(speak(*qApp, QLocale(key("de_DE"))));
    kit::load(*qApp);
    kit::Appearance::current().setReducedMotion(true);
    QCOMPARE(ListHead::tr("Time left"), key("Restzeit"));
    QCOMPARE(ListHead::tr("Owner"), key("Bearbeiter"));
    QCOMPARE(RowExport::heads().value(3), key("Fall"));
    QCOMPARE(queueWords(Queue::Refund), key("Rückerstattungen"));
    QCOMPARE(actionOf("case.refund")->text, key("Rückerstatten…"));
    sample::SampleDesk desk;
    desk.signInAs("mara");
    MainWindow window(desk);
    window.show();
    QTRY_VERIFY(window.worklist()->model().cases() > 0);
    QVERIFY(window.findChild<ListHead*>()->accessibleName().startsWith(key("Spalten: Restzeit")));
    // Numbers and dates, too.
    QCOMPARE(kit::count(1204), key("1.204"));
    QCOMPARE(kit::date(sample::kNow, sample::kNow, QTimeZone::utc()), key("24. Nov."));
}

void TestLanguage::numbersChangeWords()
{
    QCOMPARE(MainWindow::tr("%n row(s) saved in %1.", nullptr, 1).arg(key("x")),
             key("1 Zeile in x gespeichert."));
    QCOMPARE(MainWindow::tr("%n row(s) saved in %1.", nullptr, 5).arg(key("x")),
             key("5 Zeilen in x gespeichert."));
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
