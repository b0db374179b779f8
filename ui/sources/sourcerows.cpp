// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourcerows.h"

#include "ui/kit/format.h"
#include "ui/sources/sourcewords.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace docket::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Sources", text);
}

TableColumn instantColumn(const char* head, const QString& age)
{
    return {.head = say(head), .fileHeads = {say(head), age}, .least = 76, .most = 150};
}

// How far behind the vendor what is here may be, and up to when all of it is here.
TableCell behindCell(Instant readUpTo, Instant now, const QTimeZone& zone)
{
    TableCell cell;
    if (!readUpTo.isSet()) {
        cell.text = kit::notAvailable();
        cell.quiet = true;
        cell.file = {QString(), QString()};
        return cell;
    }
    cell.text = kit::age(std::max<Millis>(0, now - readUpTo));
    //: Up to when everything that the vendor had is here.
    cell.under =
        say(QT_TRANSLATE_NOOP("Sources", "up to %1")).arg(kit::nearTime(readUpTo, now, zone));
    cell.tip = kit::fullTime(readUpTo, zone);
    cell.file = {cell.text,
                 QDateTime::fromMSecsSinceEpoch(readUpTo.ms, zone).toString(Qt::ISODate)};
    return cell;
}

TableColumn behindColumn()
{
    return {.head = say(QT_TRANSLATE_NOOP("Sources", "Behind by")),
            .fileHeads = {say(QT_TRANSLATE_NOOP("Sources", "Behind by")),
                          say(QT_TRANSLATE_NOOP("Sources", "Read up to"))},
            .least = 76,
            .most = 170};
}

TableCell failingCell(Instant since, Instant now, const QTimeZone& zone)
{
    TableCell cell =
        instantCell(since, now, zone, say(QT_TRANSLATE_NOOP("Sources", "not failing")));
    if (since.isSet())
        cell.state = kit::State::DueNow;
    return cell;
}

// What the last reading of everything found that the feeds had not told, list by list in the tip.
TableCell sweepCell(const std::optional<view::Sweep>& sweep, Instant now, const QTimeZone& zone)
{
    TableCell cell;
    if (!sweep) {
        cell.text = say(QT_TRANSLATE_NOOP("Sources", "not yet"));
        cell.quiet = true;
        cell.file = {QString(), QString(), QString()};
        return cell;
    }
    cell.text = kit::nearTime(sweep->ended, now, zone);
    //: Records that a source had not announced, and records that it has no more.
    cell.under = say(QT_TRANSLATE_NOOP("Sources", "%1 lost, %2 gone"))
                     .arg(kit::count(sweep->lost()), kit::count(sweep->gone()));
    for (const view::FeedSweep& feed : sweep->feeds) {
        QString line = say(QT_TRANSLATE_NOOP("Sources", "%1: %2 read, %3 lost, %4 gone"))
                           .arg(outside(feed.feed), kit::count(feed.read), kit::count(feed.lost),
                                kit::count(feed.gone));
        if (feed.held)
            line += u' ' + say(QT_TRANSLATE_NOOP("Sources", "So many were missing that none of "
                                                            "them was asked for."));
        if (!feed.problem.isEmpty())
            line += u' ' + outside(feed.problem);
        cell.tip += (cell.tip.isEmpty() ? QString() : QStringLiteral(" · ")) + line;
    }
    const bool odd =
        std::any_of(sweep->feeds.begin(), sweep->feeds.end(), [](const view::FeedSweep& feed) {
            return feed.held || !feed.problem.isEmpty();
        });
    if (odd)
        cell.state = kit::State::AtRisk;
    cell.file = {QDateTime::fromMSecsSinceEpoch(sweep->ended.ms, zone).toString(Qt::ISODate),
                 QString::number(sweep->lost()), QString::number(sweep->gone())};
    return cell;
}

QString never()
{
    return say(QT_TRANSLATE_NOOP("Sources", "never"));
}

}  // namespace

std::vector<TableColumn> sourceColumns()
{
    const QString age = say(QT_TRANSLATE_NOOP("Sources", "Age"));
    return {
        {.head = say(QT_TRANSLATE_NOOP("Sources", "Source")),
         .fileHeads = {say(QT_TRANSLATE_NOOP("Sources", "Source")),
                       say(QT_TRANSLATE_NOOP("Sources", "State"))},
         .least = 170,
         .most = 260},
        instantColumn(QT_TRANSLATE_NOOP("Sources", "Last read"), age),
        behindColumn(),
        instantColumn(QT_TRANSLATE_NOOP("Sources", "Failing since"), age),
        {.head = say(QT_TRANSLATE_NOOP("Sources", "Put aside")),
         .least = 76,
         .most = 130,
         .right = true},
        {.head = say(QT_TRANSLATE_NOOP("Sources", "Case")), .least = 70, .most = 100},
        //: When all of a source was read once more, to see what its feeds did not tell.
        {.head = say(QT_TRANSLATE_NOOP("Sources", "Last sweep")),
         .fileHeads = {say(QT_TRANSLATE_NOOP("Sources", "Last sweep")),
                       say(QT_TRANSLATE_NOOP("Sources", "Lost")),
                       say(QT_TRANSLATE_NOOP("Sources", "Gone"))},
         .least = 96,
         .most = 160},
        {.head = say(QT_TRANSLATE_NOOP("Sources", "What to do, and what was heard")),
         .fileHeads = {say(QT_TRANSLATE_NOOP("Sources", "What to do")),
                       say(QT_TRANSLATE_NOOP("Sources", "What was heard"))},
         .least = 240,
         .most = 700,
         .share = 1,
         .gives = true},
    };
}

TableRow sourceRow(const view::SourceHealth& source, Instant now, const QTimeZone& zone)
{
    TableRow row;
    row.id = QByteArray::number(source.status.number);
    const HealthMark mark = healthMark(source);
    TableCell name;
    name.text = source.status.name;
    name.under = mark.words;
    name.icon = mark.icon;
    name.state = mark.state;
    name.strong = true;
    name.file = {name.text, name.under};
    TableCell aside;
    aside.text = kit::count(source.status.quarantined);
    aside.quiet = source.status.quarantined == 0;
    if (!aside.quiet) {
        aside.state = kit::State::AtRisk;
        aside.strong = true;
    }
    aside.file = {QString::number(source.status.quarantined)};
    TableCell about;
    if (source.incident > 0)
        about.text = QString::number(source.incident);
    TableCell advice;
    advice.text = shortAdvice(source);
    advice.under = outside(source.status.problem);
    advice.quiet = !needsLook(source);
    advice.file = {advice.text, advice.under};
    row.cells = {name,
                 instantCell(source.status.lastSuccess, now, zone, never()),
                 behindCell(source.readUpTo, now, zone),
                 failingCell(source.status.failingSince, now, zone),
                 aside,
                 about,
                 sweepCell(source.sweep, now, zone),
                 advice};
    return row;
}

std::vector<TableColumn> feedColumns()
{
    const QString age = say(QT_TRANSLATE_NOOP("Sources", "Age"));
    return {
        {.head = say(QT_TRANSLATE_NOOP("Sources", "Feed")), .least = 130, .most = 220},
        {.head = say(QT_TRANSLATE_NOOP("Sources", "State")), .least = 100, .most = 190},
        instantColumn(QT_TRANSLATE_NOOP("Sources", "Last read"), age),
        behindColumn(),
        {.head = say(QT_TRANSLATE_NOOP("Sources", "What was heard")),
         .least = 90,
         .most = 500,
         .share = 1,
         .gives = true},
    };
}

TableRow feedRow(const view::FeedHealth& feed, Instant now, const QTimeZone& zone)
{
    TableRow row;
    row.id = feed.feed;
    const HealthMark mark = feedMark(feed.state);
    // What an account does not have is neither read nor late.
    const bool none = feed.state == view::FeedHealth::State::NoSuchList;
    TableCell name;
    name.text = outside(feed.feed);
    name.quiet = none;
    TableCell state;
    state.text = mark.words;
    state.icon = mark.icon;
    state.state = mark.state;
    state.quiet = none;
    TableCell heard;
    heard.text = none ? say(QT_TRANSLATE_NOOP("Sources", "This account has none; nothing is wrong"))
                      : outside(feed.problem);
    heard.quiet = none;
    if (!none && feed.failingSince.isSet())
        heard.tip = heard.text + u'\n' +
                    say(QT_TRANSLATE_NOOP("Sources", "Failing since %1"))
                        .arg(kit::fullTime(feed.failingSince, zone));
    row.cells = {name, state,
                 none ? TableCell{} : instantCell(feed.lastSuccess, now, zone, never()),
                 none ? TableCell{} : behindCell(feed.readUpTo, now, zone), heard};
    return row;
}

std::vector<TableColumn> asideColumns()
{
    const QString age = say(QT_TRANSLATE_NOOP("Sources", "Age"));
    return {
        {.head = say(QT_TRANSLATE_NOOP("Sources", "Record")),
         .least = 90,
         .most = 190,
         .share = 1,
         .gives = true},
        {.head = say(QT_TRANSLATE_NOOP("Sources", "Reason")),
         .least = 130,
         .most = 420,
         .share = 3,
         .gives = true},
        {.head = say(QT_TRANSLATE_NOOP("Sources", "Where in the page")),
         .least = 90,
         .most = 260,
         .share = 1,
         .gives = true},
        {.head = say(QT_TRANSLATE_NOOP("Sources", "Feed")), .least = 60, .most = 150},
        {.head = say(QT_TRANSLATE_NOOP("Sources", "Page")),
         .least = 56,
         .most = 100,
         .right = true},
        instantColumn(QT_TRANSLATE_NOOP("Sources", "Since"), age),
    };
}

TableRow asideRow(const view::PutAside& record, Instant now, const QTimeZone& zone)
{
    TableRow row;
    row.id = QByteArray::number(record.page) + ' ' + record.path.toUtf8();
    TableCell reference;
    reference.text = record.reference.isEmpty()
                         ? say(QT_TRANSLATE_NOOP("Sources", "has no readable id"))
                         : outside(record.reference);
    reference.quiet = record.reference.isEmpty();
    TableCell reason;
    reason.text = outside(record.reason);
    TableCell path;
    path.text = outside(record.path);
    TableCell feed;
    feed.text = outside(record.feed);
    TableCell page;
    page.text = QString::number(record.page);
    row.cells = {reference, reason, path, feed, page, instantCell(record.at, now, zone, {})};
    return row;
}

}  // namespace docket::ui
