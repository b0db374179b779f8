// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong between Docket and a source.
#include "core/work/rules.h"

#include <QDateTime>

#include <map>

namespace docket::work {

namespace {

constexpr Millis kPatience = minutes(10);
constexpr int kMostAside = 5;

// What somebody has to mend at the source, in words; empty for what may come back by itself.
QByteArray refusalOf(const store::FeedRow& feed)
{
    if (feed.kind == name(ErrorKind::Unauthorized))
        return "the credential is refused";
    if (feed.kind == name(ErrorKind::Denied))
        return "the credential may not read it";
    return {};
}

}  // namespace

void sourceFails(const Picture& p, Findings& out)
{
    if (!p.health)
        return;
    const store::FeedRow* first = nullptr;
    for (const store::FeedRow& feed : p.health->feeds) {
        if (!feed.failingSince.isSet() || feed.kind == store::kNoSuchThing)
            continue;
        // What is refused stays refused until somebody mends it; what only does not answer may come
        // back by itself.
        const bool refused = !refusalOf(feed).isEmpty();
        if (!refused && p.now - feed.failingSince < kPatience) {
            out.lookAgain(feed.failingSince + kPatience, p.now);
            continue;
        }
        if (!first || feed.failingSince < first->failingSince)
            first = &feed;
    }
    if (!first)
        return;
    Finding finding;
    finding.about = p.health->ref();
    finding.seen = {{finding.about, first->failingSince}};
    finding.occurred = first->failingSince;
    const QByteArray refusal = refusalOf(*first);
    finding.text = first->feed + ": " + (refusal.isEmpty() ? "no usable answer" : refusal);
    out.add(std::move(finding));
}

void recordsPutAside(const Picture& p, Findings& out)
{
    if (!p.health)
        return;
    std::map<std::pair<QByteArray, QByteArray>, int> counts;  // by feed and day
    for (const store::QuarantineRow& row : p.health->aside) {
        const QByteArray day = QDateTime::fromMSecsSinceEpoch(row.at.ms, Qt::UTC)
                                   .date()
                                   .toString(Qt::ISODate)
                                   .toLatin1();
        if (++counts[{row.feed, day}] != kMostAside + 1)
            continue;
        Finding finding;
        finding.key = row.feed + ' ' + day;
        finding.about = p.health->ref();
        finding.seen = {{finding.about, row.at}};
        finding.occurred = row.at;
        finding.text = row.feed + ": more than 5 records put aside on " + day;
        out.add(std::move(finding));
    }
}

void changedInMass(const Picture& p, Findings& out)
{
    if (!p.health || !p.health->held)
        return;
    const MassChange& held = *p.health->held;
    Finding finding;
    finding.about = p.health->ref();
    finding.seen = {{finding.about, held.at}};
    finding.occurred = held.at;
    finding.text = QByteArray::number(held.changed) + " facts changed in one reading, " +
                   QByteArray::number(held.gone) + " of them gone: no rule goes by it until " +
                   "somebody says that it is so";
    out.add(std::move(finding));
}

}  // namespace docket::work
