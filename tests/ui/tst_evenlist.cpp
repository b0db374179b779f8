// SPDX-License-Identifier: GPL-3.0-or-later
// The list whose lines are all equally high, against QListView, which asks for each.
#include "ui/kit/evenlist.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QTest>

using namespace docket::kit;

namespace {

constexpr int kHeight = 40;

class Even final : public QStyledItemDelegate {
public:
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        ++asked;
        return {0, kHeight};
    }
    mutable int asked = 0;
};

QStringList words(int n)
{
    QStringList out;
    for (int i = 0; i < n; ++i)
        out << QString::number(i);
    return out;
}

struct Pair {
    explicit Pair(int lines)
        : model(words(lines))
    {
        for (QListView* view : {static_cast<QListView*>(&even), &plain}) {
            view->setModel(&model);
            view->setItemDelegate(&delegate);
            view->setUniformItemSizes(true);
            view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
            view->setFrameShape(QFrame::NoFrame);
            view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
            view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
            view->resize(300, 410);
            view->show();
        }
        QCoreApplication::processEvents();
    }
    Even delegate;
    QStringListModel model;
    EvenList even;
    QListView plain;
};

}  // namespace

class TestEvenList final : public QObject {
    Q_OBJECT
private slots:
    void standsWhereQListViewStands()
    {
        Pair p(200);
        for (const int at : {0, 7, 1'500, 100'000}) {
            p.even.verticalScrollBar()->setValue(at);
            p.plain.verticalScrollBar()->setValue(at);
            QCOMPARE(p.even.verticalScrollBar()->value(), p.plain.verticalScrollBar()->value());
            for (const int line : {0, 5, 99, 199})
                QCOMPARE(p.even.visualRect(p.model.index(line)),
                         p.plain.visualRect(p.model.index(line)));
            for (const int y : {-1, 0, 39, 40, 399, 409})
                QCOMPARE(p.even.indexAt({10, y}), p.plain.indexAt({10, y}));
        }
        QCOMPARE(p.even.verticalScrollBar()->maximum(), p.plain.verticalScrollBar()->maximum());
    }

    void scrollsToALine()
    {
        Pair p(200);
        for (const auto hint :
             {QAbstractItemView::EnsureVisible, QAbstractItemView::PositionAtTop,
              QAbstractItemView::PositionAtBottom, QAbstractItemView::PositionAtCenter})
            for (const int line : {0, 9, 10, 60, 199, 61, 3}) {
                p.even.scrollTo(p.model.index(line), hint);
                p.plain.scrollTo(p.model.index(line), hint);
                QCOMPARE(p.even.verticalScrollBar()->value(), p.plain.verticalScrollBar()->value());
            }
    }

    void followsItsModel()
    {
        Pair p(5);
        QCOMPARE(p.even.verticalScrollBar()->maximum(), 0);
        p.model.insertRows(0, 20);
        QCOMPARE(p.even.verticalScrollBar()->maximum(), 25 * kHeight - 410);
        p.model.removeRows(3, 10);
        QCOMPARE(p.even.verticalScrollBar()->maximum(), 15 * kHeight - 410);
        p.model.setStringList({});
        QCoreApplication::processEvents();
        QCOMPARE(p.even.verticalScrollBar()->maximum(), 0);
        QVERIFY(!p.even.indexAt({10, 10}).isValid());
        p.even.grab();
        p.model.setStringList(words(50));
        QCoreApplication::processEvents();
        QCOMPARE(p.even.verticalScrollBar()->maximum(), 50 * kHeight - 410);
        p.even.resize(300, 210);
        QCOMPARE(p.even.verticalScrollBar()->maximum(), 50 * kHeight - 210);
    }

    void aClickChooses()
    {
        Pair p(50);
        p.even.verticalScrollBar()->setValue(55);
        QTest::mouseClick(p.even.viewport(), Qt::LeftButton, {}, {20, 70});
        QCOMPARE(p.even.currentIndex().row(), (70 + 55) / kHeight);
        QVERIFY(p.even.selectionModel()->isSelected(p.even.currentIndex()));
        // Below the last line there is nothing to choose.
        p.model.setStringList(words(2));
        QCoreApplication::processEvents();
        QTest::mouseClick(p.even.viewport(), Qt::LeftButton, {}, {20, 300});
        QVERIFY(!p.even.selectionModel()->hasSelection());
    }

    void aChangedLineAsksForNoOther()
    {
        Pair p(2'000);
        p.plain.setModel(nullptr);
        p.delegate.asked = 0;
        for (int i = 0; i < 100; ++i)
            p.model.setData(p.model.index(i), QStringLiteral("changed"));
        QCoreApplication::processEvents();
        QCOMPARE(p.delegate.asked, 0);
    }

    void isAListForWhoHearsIt()
    {
        Pair p(3);
        QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(&p.even);
        QVERIFY(heard);
        QCOMPARE(heard->role(), QAccessible::List);
        QCOMPARE(heard->childCount(), 3);
    }
};

QTEST_MAIN(TestEvenList)
#include "tst_evenlist.moc"
