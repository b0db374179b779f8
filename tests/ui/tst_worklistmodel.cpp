// SPDX-License-Identifier: GPL-3.0-or-later
// A worklist as ids and pages: what is read, what moves, and what waits.
#include "tests/support/sampledesk.h"
#include "ui/model/clockat.h"
#include "ui/model/railmodel.h"
#include "ui/model/worklistmodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QtTest>

using namespace docket;
using namespace docket::sample;
using namespace docket::ui;

namespace {

constexpr auto kStrict = QAbstractItemModelTester::FailureReportingMode::QtTest;

std::vector<qint64> numbersOf(const WorklistModel& model)
{
    std::vector<qint64> out;
    for (int i = 0; i < model.rowCount(); ++i)
        if (model.numberAt(i) > 0)
            out.push_back(model.numberAt(i));
    return out;
}

void ask(WorklistModel& model, const view::Query& query = {})
{
    QSignalSpy answered(&model, &WorklistModel::answeredNow);
    model.ask(query);
    QVERIFY(answered.wait());
}

}  // namespace

class TestWorklistModel final : public QObject {
    Q_OBJECT
private slots:
    void linesHaveBandsAndANowLine();
    void aLongListBeginsAtOnce();
    void rowsAreReadInPages();
    void aChangedRowKeepsItsPlace();
    void selectionSurvivesRemovalAndMoves();
    void arrivalsWaitWhileHeld();
    void aLargeChangeIsOneRearrangement();
    void lateAnswersAreDropped();
    void queuesFilter();
    void tenThousandRows();
    void railCountsWhatTheListsHold();
    void clocksStandAsTheyAre();
};

void TestWorklistModel::linesHaveBandsAndANowLine()
{
    SampleDesk desk;
    WorklistModel model(desk);
    QAbstractItemModelTester tester(&model, kStrict);
    ask(model);
    QCOMPARE(model.kindAt(0), WorklistModel::BreachedBand);
    const int now = static_cast<int>(model.shownIn(view::Band::Breached)) + 1;
    QCOMPARE(model.kindAt(now), WorklistModel::NowLine);
    QVERIFY(model.lineText(now).endsWith(QStringLiteral("13:48")));
    QVERIFY(!(model.flags(model.index(now)) & Qt::ItemIsSelectable));
    QVERIFY(model.flags(model.index(now + 1)) & Qt::ItemIsSelectable);
    QCOMPARE(model.caseLine(now, 1), now + 1);
    QCOMPARE(model.caseLine(now, -1), now - 1);
    QCOMPARE(static_cast<qint64>(numbersOf(model).size()), model.cases());
    desk.clear();
    QTRY_COMPARE(model.rowCount(), 0);
}

void TestWorklistModel::aLongListBeginsAtOnce()
{
    SampleDesk desk;
    desk.arrive(500, -hours(5));
    WorklistModel model(desk);
    QAbstractItemModelTester tester(&model, kStrict);
    QSignalSpy answered(&model, &WorklistModel::answeredNow);
    QSignalSpy inserted(&model, &WorklistModel::rowsInserted);
    QSignalSpy layout(&model, &WorklistModel::layoutChanged);
    model.ask({});
    QVERIFY(answered.wait());
    QVERIFY(!model.whole());
    QCOMPARE(model.rowCount(), 61);
    QCOMPARE(model.kindAt(0), WorklistModel::BreachedBand);
    QCOMPARE(model.lineDetail(0), QString());  // how many are late is not known yet
    for (int line = 1; line <= 60; ++line)
        QVERIFY(model.rowAt(line));
    const std::vector<qint64> seen = numbersOf(model);
    const int layouts = static_cast<int>(layout.count());
    inserted.clear();
    QVERIFY(answered.wait());
    QVERIFY(model.whole());
    QVERIFY(model.cases() > 500);
    QVERIFY(model.lineDetail(0).startsWith(QString::number(model.shownIn(view::Band::Breached))));
    // The rest comes below what is looked at, and moves nothing.
    const std::vector<qint64> all = numbersOf(model);
    QVERIFY(std::equal(seen.begin(), seen.end(), all.begin()));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 61);
    QCOMPARE(layout.count(), layouts);
    QCOMPARE(desk.rowRequests(), 0);
}

void TestWorklistModel::rowsAreReadInPages()
{
    SampleDesk desk;
    desk.arrive(1200, hours(5));
    WorklistModel model(desk);
    ask(model);
    const int before = desk.rowRequests();
    // What is seen first came with the list; what is further down is asked for.
    QVERIFY(model.rowAt(model.caseLine(0, 1)));
    QVERIFY(!model.rowAt(model.caseLine(100, 1)));
    QTRY_VERIFY(model.rowAt(model.caseLine(100, 1)));
    QCOMPARE(desk.rowRequests(), before + 1);
    // The same page is not asked for twice; another is, once.
    for (int i = 0; i < WorklistModel::kPage; ++i)
        if (model.numberAt(i) > 0)
            QVERIFY(model.rowAt(i));
    QCOMPARE(desk.rowRequests(), before + 1);
    model.rowAt(WorklistModel::kPage + 3);
    model.rowAt(WorklistModel::kPage + 4);
    QTRY_VERIFY(model.rowAt(WorklistModel::kPage + 4));
    QCOMPARE(desk.rowRequests(), before + 2);
}

void TestWorklistModel::aChangedRowKeepsItsPlace()
{
    SampleDesk desk;
    desk.signInAs("mara");
    WorklistModel model(desk);
    QAbstractItemModelTester tester(&model, kStrict);
    ask(model);
    const int line = model.caseLine(0, 1);
    QTRY_VERIFY(model.rowAt(line));
    QVERIFY(model.rowAt(line)->ownerName.isEmpty());
    Command claim;
    claim.id = CommandId::mint();
    claim.subject = model.rowAt(line)->id;
    claim.act = Claim{};
    QSignalSpy data(&model, &WorklistModel::dataChanged);
    QSignalSpy reset(&model, &WorklistModel::modelReset);
    desk.dispatch(claim);
    QTRY_COMPARE(model.rowAt(line)->ownerName, QStringLiteral("Mara Lindqvist"));
    QVERIFY(data.count() > 0);
    QVERIFY(model.changedLately(model.numberAt(line)));
    QCOMPARE(reset.count(), 0);
}

void TestWorklistModel::selectionSurvivesRemovalAndMoves()
{
    SampleDesk desk;
    WorklistModel model(desk);
    QAbstractItemModelTester tester(&model, kStrict);
    ask(model);
    QItemSelectionModel selection(&model);
    const qint64 chosen = model.numberAt(12);
    selection.setCurrentIndex(model.index(12), QItemSelectionModel::ClearAndSelect);
    QSignalSpy reset(&model, &WorklistModel::modelReset);
    desk.remove(model.numberAt(2));
    desk.remove(model.numberAt(4));
    QTRY_COMPARE(model.lineOf(chosen), 10);
    QCOMPARE(model.numberAt(selection.currentIndex().row()), chosen);
    QVERIFY(selection.isSelected(model.index(10)));
    // Others pass by it.
    const qint64 mover = model.numberAt(1);
    desk.moveDue(mover, minutes(200));
    QTRY_VERIFY(model.lineOf(mover) > 10);
    QCOMPARE(model.numberAt(selection.currentIndex().row()), chosen);
    // It moves itself.
    desk.moveDue(chosen, minutes(-600));
    QTRY_COMPARE(model.lineOf(chosen), 1);
    QCOMPARE(selection.currentIndex().row(), 1);
    QCOMPARE(reset.count(), 0);
}

void TestWorklistModel::arrivalsWaitWhileHeld()
{
    SampleDesk desk;
    WorklistModel model(desk);
    QAbstractItemModelTester tester(&model, kStrict);
    ask(model);
    const auto before = numbersOf(model);
    model.holdArrivals(true);
    QSignalSpy waiting(&model, &WorklistModel::waitingChanged);
    const auto fresh = desk.arrive(4, minutes(2));
    QTRY_COMPARE(model.waiting(), 4);
    QCOMPARE(waiting.count(), 1);
    QCOMPARE(numbersOf(model), before);
    // What goes, goes at once.
    desk.remove(before[3]);
    QTRY_COMPARE(model.lineOf(before[3]), -1);
    QCOMPARE(model.waiting(), 4);
    model.showArrivals();
    QCOMPARE(model.waiting(), 0);
    for (const qint64 number : fresh)
        QVERIFY(model.lineOf(number) > 0);
    // Another list has nothing that could wait.
    desk.arrive(2, minutes(3));
    QTRY_COMPARE(model.waiting(), 2);
    ask(model, {Queue::OrderReview, view::Scope::All, {}});
    QCOMPARE(model.waiting(), 0);
}

void TestWorklistModel::aLargeChangeIsOneRearrangement()
{
    SampleDesk desk;
    desk.arrive(400, hours(6));
    WorklistModel model(desk);
    QAbstractItemModelTester tester(&model, kStrict);
    ask(model);
    int line = model.caseLine(30, 1);
    while (desk.at(model.numberAt(line)).value.queue != Queue::Refund)
        line = model.caseLine(line + 1, 1);
    const qint64 kept = model.numberAt(line);
    const QPersistentModelIndex place(model.index(line));
    QSignalSpy layout(&model, &WorklistModel::layoutChanged);
    QSignalSpy inserted(&model, &WorklistModel::rowsInserted);
    QSignalSpy removed(&model, &WorklistModel::rowsRemoved);
    ask(model, {Queue::Refund, view::Scope::All, {}});
    QCOMPARE(layout.count(), 1);
    QCOMPARE(inserted.count() + removed.count(), 0);
    QVERIFY(place.isValid());
    QCOMPARE(model.numberAt(place.row()), kept);
}

void TestWorklistModel::lateAnswersAreDropped()
{
    SampleDesk desk;
    WorklistModel model(desk);
    QSignalSpy answered(&model, &WorklistModel::answeredNow);
    model.ask({Queue::Refund, view::Scope::All, {}});
    model.ask({Queue::Chargeback, view::Scope::All, {}});
    QVERIFY(answered.wait());
    QTest::qWait(20);
    QCOMPARE(answered.count(), 1);
    for (const qint64 number : numbersOf(model))
        QCOMPARE(desk.at(number).value.queue, Queue::Chargeback);
}

void TestWorklistModel::queuesFilter()
{
    SampleDesk desk;
    WorklistModel model(desk);
    ask(model, {{}, view::Scope::All, QStringLiteral("RMA-3318")});
    QCOMPARE(model.cases(), 1);
    QVERIFY(model.set().hidden > 0);
    ask(model, {{}, view::Scope::All, QStringLiteral("no such thing")});
    QCOMPARE(model.rowCount(), 0);
}

void TestWorklistModel::tenThousandRows()
{
    SampleDesk desk;
    desk.arrive(10'000, hours(1));
    WorklistModel model(desk);
    QAbstractItemModelTester tester(&model, kStrict);
    ask(model);
    QVERIFY(model.cases() > 10'000);
    const qint64 last = model.numberAt(model.caseLine(model.rowCount() - 1, -1));
    const QPersistentModelIndex place(model.index(9'000));
    const qint64 kept = model.numberAt(9'000);
    desk.remove(model.numberAt(5'000));
    QTRY_COMPARE(model.lineOf(kept), 8'999);
    QCOMPARE(place.row(), 8'999);
    // Walking through all of it keeps the cache within its bound.
    for (int line = 0; line < model.rowCount(); line += WorklistModel::kPage) {
        const int at = model.caseLine(line, 1);
        model.rowAt(at);
        QTRY_VERIFY(model.rowAt(at));
    }
    QVERIFY(model.lineOf(last) > 0);
}

void TestWorklistModel::railCountsWhatTheListsHold()
{
    SampleDesk desk;
    desk.signInAs("mara");
    RailModel rail(desk);
    QAbstractItemModelTester tester(&rail, kStrict);
    QSignalSpy counted(&rail, &RailModel::counted);
    rail.refresh();
    QVERIFY(counted.wait());
    WorklistModel model(desk);
    for (int line = 0; line < rail.rowCount(); ++line) {
        if (rail.isHead(line))
            continue;
        ask(model, rail.queryAt(line));
        QCOMPARE(model.cases(), rail.countAt(line).open);
        QCOMPARE(model.shownIn(view::Band::Breached), rail.countAt(line).breached);
        QCOMPARE(model.shownIn(view::Band::AtRisk), rail.countAt(line).atRisk);
        QCOMPARE(rail.lineOf(rail.queryAt(line)), line);
    }
}

void TestWorklistModel::clocksStandAsTheyAre()
{
    view::Face face;
    face.start = kNow - hours(8);
    face.due = kNow + minutes(20);
    face.warn = kNow - minutes(1);
    face.dueSoon = minutes(15);
    QCOMPARE(clockAt(face, kNow).state, kit::State::AtRisk);
    QCOMPARE(clockAt(face, kNow + minutes(6)).state, kit::State::DueNow);
    QCOMPARE(clockAt(face, kNow + minutes(20)).state, kit::State::DueNow);
    QCOMPARE(clockAt(face, kNow + minutes(20) + 1).state, kit::State::Breached);
    QCOMPARE(clockAt(face, kNow - hours(4)).state, kit::State::OnTrack);
    face.kind = ClockKind::External;
    QCOMPARE(clockAt(face, kNow + hours(1)).state, kit::State::External);
    face.paused = true;
    face.remaining = minutes(40);
    QCOMPARE(clockAt(face, kNow).left, minutes(40));
    face.paused = false;
    face.verdict = Verdict::Met;
    face.stopped = kNow - hours(7);
    QCOMPARE(clockAt(face, kNow).taken, hours(1));
    face.kind = ClockKind::Resolution;
    face.verdict = Verdict::Missed;
    face.stopped = face.due + minutes(9);
    QCOMPARE(clockAt(face, kNow + hours(9)).left, -minutes(9));
}

QTEST_MAIN(TestWorklistModel)
#include "tst_worklistmodel.moc"
