// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/backlog.h"
#include "core/domain/setup.h"

#include <QJsonDocument>
#include <QTest>

using namespace docket;

namespace {

constexpr Instant kNow{1'780'000'000'000};

Entry setting(const BacklogThreshold& threshold, qint64 revision)
{
    Entry entry;
    entry.type = "threshold_set";
    entry.body = QJsonDocument(toJson(threshold)).toJson(QJsonDocument::Compact);
    entry.subjectRev = revision;
    return entry;
}

}  // namespace

class tst_Backlog : public QObject {
    Q_OBJECT

private slots:
    void beyondAndNotAt()
    {
        const BacklogThreshold both{Queue::Refund, 10, hours(4)};
        QVERIFY(!recoveryOf(both, 10, kNow - hours(4), kNow).needed());
        QVERIFY(recoveryOf(both, 11, kNow, kNow) == (Recovery{true, false}));
        QVERIFY(recoveryOf(both, 1, kNow - hours(4) - 1, kNow) == (Recovery{false, true}));
        QVERIFY(!recoveryOf(both, 0, Instant::none(), kNow).needed());
        QVERIFY(!recoveryOf({Queue::Refund, 0, 0}, 1'000'000, kNow - days(900), kNow).needed());
    }

    void theLastEntryCounts()
    {
        Setup setup;
        QVERIFY(!setup.threshold(Queue::Refund));
        QVERIFY(apply(setup, setting({Queue::Refund, 10, 0}, 1), {}));
        QVERIFY(apply(setup, setting({Queue::Chargeback, 5, hours(1)}, 2), {}));
        QVERIFY(apply(setup, setting({Queue::Refund, 20, days(1)}, 3), {}));
        QCOMPARE(setup.thresholds.size(), size_t{2});
        QVERIFY(*setup.threshold(Queue::Refund) == (BacklogThreshold{Queue::Refund, 20, days(1)}));
        QCOMPARE(setup.revision, 3);
    }

    void whatIsNoThreshold()
    {
        QVERIFY(!backlogFromJson({{QStringLiteral("queue"), QStringLiteral("robots")}}));
        QVERIFY(!backlogFromJson({{QStringLiteral("queue"), QStringLiteral("chargeback")},
                                  {QStringLiteral("open"), -1}}));
    }
};

QTEST_GUILESS_MAIN(tst_Backlog)
#include "tst_backlog.moc"
