// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/button.h"
#include "ui/kit/load.h"
#include "ui/notepage.h"

#include <QLabel>
#include <QPointer>
#include <QtTest>

using namespace docket;
using namespace docket::ui;

namespace {

QString key(const char* text)
{
    return QString::fromUtf8(text);
}

QString textOf(const NotePage& page)
{
    QStringList out;
    for (const QLabel* label : page.findChildren<QLabel*>())
        out << label->text();
    return out.join(u'\n');
}

}  // namespace

class TestNotePage final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { kit::load(*qApp); }
    void everyKindSaysWhatHappenedAndWhatToDo();
    void whatIsNotKnownIsNotSaid();
    void buttonsAreToldAndEscCloses();
    void textFromOutsideStaysText();
};

void TestNotePage::everyKindSaysWhatHappenedAndWhatToDo()
{
    QStringList cures;
    for (int k = 0; k <= static_cast<int>(ErrorKind::Internal); ++k) {
        const Error error{static_cast<ErrorKind>(k), key("profiles/one"), key("code 14"), -1};
        const Note note = problemNote(error);
        QVERIFY(!note.title.isEmpty() && !note.icon.isEmpty() && !note.toDo.isEmpty());
        QVERIFY(!note.happened.isEmpty() && !note.happened[0].isEmpty());
        QCOMPARE(note.particulars, key("profiles/one: code 14"));
        QCOMPARE(note.acts.front().id, QByteArray("again"));
        auto* page = new NotePage(note);
        page->show();
        const QString said = textOf(*page);
        for (const QString& part : {note.title, note.happened[0], note.toDo, note.particulars})
            QVERIFY2(said.contains(part), qPrintable(said));
        // Nothing is cut: the window is as tall as its words.
        QVERIFY(page->height() >= page->sizeHint().height());
        delete page;
        cures << note.toDo;
    }
    // The kinds with a cure of their own do not share one.
    const auto cure = [&](ErrorKind kind) { return cures[static_cast<int>(kind)]; };
    QSet<QString> own;
    for (const ErrorKind kind : {ErrorKind::NotFound, ErrorKind::Busy, ErrorKind::Newer,
                                 ErrorKind::Corrupt, ErrorKind::Full, ErrorKind::Storage,
                                 ErrorKind::Keyring, ErrorKind::Network, ErrorKind::Internal})
        own.insert(cure(kind));
    QCOMPARE(own.size(), 9);
}

void TestNotePage::whatIsNotKnownIsNotSaid()
{
    const Note cache = mendedNote({key("The cache was damaged.")}, false);
    QCOMPARE(cache.happened, QStringList{key("The cache was damaged.")});
    QVERIFY(cache.acts.size() == 1 && cache.acts[0].id == "close");
    const Note journal = mendedNote({key("The journal could not be used.")}, true);
    QCOMPARE(journal.acts[0].id, QByteArray("sources"));
    QVERIFY(journal.title != cache.title);
    QVERIFY(damagedNote(key("profiles/one/cache.db")).happened[0].contains(key("cache.db")));
    QVERIFY(backupNote({ErrorKind::Full, {}, {}, -1}).toDo !=
            backupNote({ErrorKind::Storage, {}, {}, -1}).toDo);
}

void TestNotePage::buttonsAreToldAndEscCloses()
{
    QPointer<NotePage> page = new NotePage(damagedNote(key("cache.db")));
    QSignalSpy acted(page, &NotePage::acted);
    page->show();
    QVERIFY(QTest::qWaitForWindowActive(page));
    const auto buttons = page->findChildren<kit::Button*>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(buttons[0]->hasFocus());
    // One primary button on a screen.
    QCOMPARE(buttons[0]->kind(), kit::ButtonKind::Primary);
    QCOMPARE(buttons[1]->kind(), kit::ButtonKind::Secondary);
    for (const auto* button : buttons)
        QVERIFY(!button->text().isEmpty());
    QTest::keyClick(buttons[0], Qt::Key_Space);
    QCOMPARE(acted.size(), 1);
    QCOMPARE(acted[0][0].toByteArray(), QByteArray("end"));
    QVERIFY(page && page->isVisible());
    QTest::keyClick(page, Qt::Key_Escape);
    QTRY_VERIFY(!page);
}

void TestNotePage::textFromOutsideStaysText()
{
    const Error error{ErrorKind::Storage, key("/tmp/<b>x</b>"), key("\u202egnorw"), -1};
    NotePage* page = new NotePage(problemNote(error));
    const QString said = textOf(*page);
    QVERIFY(said.contains(key("<b>x</b>")));
    QVERIFY(!said.contains(QChar(u'\u202e')) && said.contains(key("\\u202e")));
    for (const QLabel* label : page->findChildren<QLabel*>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    delete page;
}

QTEST_MAIN(TestNotePage)
#include "tst_notepage.moc"
