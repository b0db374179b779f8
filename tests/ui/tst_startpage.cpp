// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/button.h"
#include "ui/kit/load.h"
#include "ui/startpage.h"

#include <QProgressBar>
#include <QtTest>

using namespace docket;
using namespace docket::ui;

class TestStartPage final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { kit::load(*qApp); }
    void theBarOnlyGoesForward();
    void stoppingIsAskedForOnce();
};

void TestStartPage::theBarOnlyGoesForward()
{
    StartPage page;
    const auto* bar = page.findChild<QProgressBar*>();
    page.show();
    int last = -1;
    const auto step = [&](qint64 entries, qint64 entriesOf, qint64 pages, qint64 pagesOf) {
        page.setProgress(entries, entriesOf, pages, pagesOf);
        QVERIFY2(bar->value() > last, qPrintable(page.text()));
        last = bar->value();
    };
    step(0, 1000, 0, 0);
    step(500, 1000, 0, 0);
    QVERIFY(page.text().contains(QStringLiteral("500 of 1,000 entries")));
    step(1000, 1000, 0, 0);
    step(1000, 1000, 64, 320);
    QVERIFY(page.text().contains(QStringLiteral("64 of 320 pages")));
    step(1000, 1000, 320, 320);
    QCOMPARE(bar->value(), bar->maximum());
}

void TestStartPage::stoppingIsAskedForOnce()
{
    StartPage page;
    page.show();
    QSignalSpy asked(&page, &StartPage::stopAsked);
    auto* stop = page.findChild<kit::Button*>();
    connect(&page, &StartPage::stopAsked, &page, &StartPage::setStopping);
    stop->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(!stop->isUsable());
    stop->click();
    QCOMPARE(asked.size(), 1);
}

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
