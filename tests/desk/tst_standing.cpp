// SPDX-License-Identifier: GPL-3.0-or-later
// How far behind a source is: what was walked once goes by the feed of its changes.
#include "core/desk/standing.h"

#include <QtTest>

using namespace docket;

namespace {

constexpr Instant kRead{1'795'524'000'000};
constexpr Instant kNow{1'795'542'000'000};  // five hours later

using Feed = view::FeedHealth;
using vendor::FeedMode;

const std::vector<vendor::Feed> kModes{{"events", FeedMode::Changes, false},
                                       {"charges", FeedMode::Walk, false},
                                       {"files", FeedMode::Window, false},
                                       {"payouts", FeedMode::Walk, true},
                                       {"charge", FeedMode::Child, false}};

Feed feed(const char* name, Feed::State state, Instant readUpTo)
{
    return {name, state, readUpTo, readUpTo, {}, {}};
}

}  // namespace

class TestStanding final : public QObject {
    Q_OBJECT
private slots:
    void whatWasWalkedIsAsFreshAsItsChanges()
    {
        std::vector<Feed> feeds{
            feed("charges", Feed::State::Live, kRead), feed("events", Feed::State::Live, kNow),
            feed("files", Feed::State::Live, kRead), feed("payouts", Feed::State::NoSuchList, {}),
            feed("charge", Feed::State::Live, {})};
        followChanges(feeds, kModes);
        QCOMPARE(feeds[0].readUpTo, kNow);
        QCOMPARE(feeds[0].lastSuccess, kNow);
        // What is read for itself goes by itself, and what was not read was not.
        QCOMPARE(feeds[2].readUpTo, kRead);
        QVERIFY(!feeds[3].readUpTo.isSet() && !feeds[3].lastSuccess.isSet());
        QVERIFY(!feeds[4].readUpTo.isSet());
    }
    void changesThatAreNotHeardLeaveItBehind()
    {
        std::vector<Feed> feeds{feed("charges", Feed::State::Live, kRead),
                                feed("events", Feed::State::Failing, kRead + minutes(5))};
        followChanges(feeds, kModes);
        QCOMPARE(feeds[0].readUpTo, kRead + minutes(5));
        // A walk that itself fails is not made better by them.
        feeds = {feed("charges", Feed::State::Failing, kRead),
                 feed("events", Feed::State::Live, kNow)};
        followChanges(feeds, kModes);
        QCOMPARE(feeds[0].readUpTo, kRead);
    }
};

QTEST_GUILESS_MAIN(TestStanding)
#include "tst_standing.moc"
