// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the order in which pages come, however often and in what pieces: one state.
#include "../support/pageorders.h"

#include <QTest>

using namespace docket;

class tst_PageOrders : public QObject {
    Q_OBJECT

private slots:
    void oneStateWhateverTheOrder()
    {
        const test::PageOrders company;
        test::FactState state;
        const QByteArray expected = state.after(company.pages(), 0);
        // What it is held against has everything in it that an order could spoil.
        QVERIFY(company.pages().size() > 100);
        QVERIFY(state.count("select count(*) from fact_order") >= 20);
        QVERIFY(state.count("select count(*) from fact_want") > 0);
        QVERIFY(state.count("select count(*) from fact_payment where deleted=1") > 0);
        QVERIFY(state.count("select count(*) from fact_grave g join fact_payment p using "
                            "(source, ext) where p.deleted=0 and p.version>g.version") > 0);
        for (quint64 seed = 1; seed <= 500; ++seed)
            if (state.after(company.anyOrder(seed), seed) != expected)
                QFAIL(qPrintable(QStringLiteral("seed %1 ends in another state").arg(seed)));
    }
};

QTEST_GUILESS_MAIN(tst_PageOrders)
#include "tst_pageorders.moc"
