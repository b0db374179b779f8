// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/output.h"

#include "core/base/csv.h"
#include "core/desk/timelinewords.h"
#include "core/vendor/wire.h"

namespace docket::ctl {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}
QString utf8(const QByteArray& text)
{
    return QString::fromUtf8(text);
}

QJsonObject moneyJson(Money m)
{
    return {{key("amount"), toDecimal(m)}, {key("currency"), m.currency.text()}};
}

QString length(Millis ms)
{
    const qint64 s = ms / 1000;
    return QStringLiteral("%1%2:%3:%4")
        .arg(ms < 0 ? key("-") : QString())
        .arg(std::abs(s) / 3600)
        .arg(std::abs(s) / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(s) % 60, 2, 10, QLatin1Char('0'));
}

ClockState stateOf(const view::Face& face, Instant now)
{
    SlaClock clock;
    clock.kind = face.kind;
    clock.budget = 1;
    clock.start = face.start;
    clock.due = face.due;
    clock.warn = face.warn;
    clock.dueSoon = face.dueSoon;
    clock.paused = face.paused;
    clock.remaining = face.remaining;
    clock.verdict = face.verdict;
    clock.stopped = face.stopped;
    return judge(clock, now).state;
}

// The own views of a person, in the order of the rail.
std::vector<std::pair<view::Scope, const view::QueueCount*>> views(const view::Counts& counts)
{
    using view::Scope;
    return {{Scope::Mine, &counts.mine},         {Scope::Handed, &counts.handed},
            {Scope::Approval, &counts.approval}, {Scope::Chasing, &counts.chasing},
            {Scope::Snoozed, &counts.snoozed},   {Scope::Escalated, &counts.escalated}};
}

QJsonObject countJson(const char* of, const char* what, const view::QueueCount& q)
{
    return {{key(of), key(what)},
            {key("open"), q.open},
            {key("unclaimed"), q.unclaimed},
            {key("at_risk"), q.atRisk},
            {key("breached"), q.breached},
            {key("oldest"), instantJson(q.oldest)},
            {key("next_due"), instantJson(q.nextDue)}};
}

}  // namespace

Exit exitOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return NotFound;
    case ErrorKind::Denied:
    case ErrorKind::Incomplete:
    case ErrorKind::Rejected:
        return Refused;
    case ErrorKind::Conflict:
        return Conflict;
    case ErrorKind::Malformed:
        return Usage;
    case ErrorKind::Network:
    case ErrorKind::Throttled:
    case ErrorKind::Unauthorized:
    case ErrorKind::Keyring:
        return Unavailable;
    case ErrorKind::Storage:
    case ErrorKind::Full:
    case ErrorKind::Corrupt:
    case ErrorKind::Newer:
        return Storage;
    case ErrorKind::Busy:
        return Busy;
    case ErrorKind::Cancelled:
        return Failed;
    case ErrorKind::Internal:
        return Internal;
    }
    return Internal;
}

QJsonValue instantJson(Instant at)
{
    return at.isSet() ? QJsonValue(toIso(at)) : QJsonValue();
}

QJsonArray queuesJson(const view::Counts& counts)
{
    QJsonArray out;
    for (const view::QueueCount& q : counts.queues) {
        QJsonArray recovery;
        if (q.recovery.volume)
            recovery.append(key("volume"));
        if (q.recovery.age)
            recovery.append(key("age"));
        QJsonObject row = countJson("queue", name(q.queue), q);
        row.insert(key("recovery"), recovery);
        out.append(row);
    }
    return out;
}

QJsonArray viewsJson(const view::Counts& counts)
{
    QJsonArray out;
    for (const auto& [scope, count] : views(counts))
        out.append(countJson("view", name(scope), *count));
    return out;
}

QJsonObject rowJson(const view::CaseRow& row, Instant now)
{
    return {{key("case"), row.number},
            {key("id"), row.id.text()},
            {key("revision"), row.revision},
            {key("queue"), QLatin1String(name(row.queue))},
            {key("tier"), QLatin1String(name(row.tier))},
            {key("state"), row.state == CaseState::Open ? key("open") : key("closed")},
            {key("clock"),
             row.face.isSet() ? QJsonValue(QLatin1String(name(row.face.kind))) : QJsonValue()},
            {key("due"), instantJson(row.face.due)},
            {key("clock_state"), row.face.isSet()
                                     ? QJsonValue(QLatin1String(name(stateOf(row.face, now))))
                                     : QJsonValue()},
            {key("what"), row.what},
            {key("detail"), row.detail},
            {key("customer"), row.customer},
            {key("label"), utf8(row.label)},
            {key("money"), moneyJson(row.amount)},
            {key("owner"), row.ownerName.isEmpty() ? QJsonValue() : QJsonValue(row.ownerName)},
            {key("since"), instantJson(row.sourceAt)},
            {key("adopted"), row.adopted},
            {key("handed_off"), row.handedOff},
            {key("escalated"), row.escalated}};
}

QByteArray rowsCsv(const std::vector<view::CaseRow>& rows, Instant now)
{
    // Named and written as the members of rowJson() are.
    QByteArray out =
        csvRecord(QString::fromLatin1("case queue tier clock due clock_state what detail "
                                      "customer label amount currency owner since")
                      .split(u' '));
    for (const view::CaseRow& row : rows) {
        const bool clock = row.face.isSet();
        const auto at = [](Instant i) { return i.isSet() ? toIso(i) : QString(); };
        out += csvRecord(
            {QString::number(row.number), key(name(row.queue)), key(name(row.tier)),
             clock ? key(name(row.face.kind)) : QString(), clock ? at(row.face.due) : QString(),
             clock ? key(name(stateOf(row.face, now))) : QString(), row.what, row.detail,
             row.customer, utf8(row.label), row.amount.isSet() ? toDecimal(row.amount) : QString(),
             row.amount.isSet() ? row.amount.currency.text() : QString(), row.ownerName,
             at(row.sourceAt)});
    }
    return out;
}

QJsonObject recordJson(const view::CaseRecord& record)
{
    QJsonObject out = rowJson(record.row, record.at);
    out.insert(key("rule"), record.ruleName);
    QJsonArray clocks;
    for (const SlaClock& clock : record.value.clocks) {
        const Judgement now = judge(clock, record.at);
        clocks.append(QJsonObject{{key("clock"), QLatin1String(name(clock.kind))},
                                  {key("state"), QLatin1String(name(now.state))},
                                  {key("start"), instantJson(clock.start)},
                                  {key("due"), instantJson(clock.due)},
                                  {key("warn"), instantJson(clock.warn)},
                                  {key("stopped"), instantJson(clock.stopped)},
                                  {key("verdict"), QLatin1String(name(clock.verdict))}});
    }
    out.insert(key("clocks"), clocks);
    QJsonArray payments;
    for (const view::PaymentView& p : record.payments)
        payments.append(QJsonObject{{key("payment"), utf8(p.ref.id)},
                                    {key("source"), p.sourceName},
                                    {key("money"), moneyJson(p.payment.amount)},
                                    {key("declined"), p.declineWords},
                                    {key("refundable"), moneyJson(p.refundable)},
                                    {key("at"), instantJson(p.payment.createdAt)}});
    out.insert(key("payments"), payments);
    QJsonArray refunds;
    for (const Refund& r : record.refunds)
        refunds.append(QJsonObject{
            {key("refund"), utf8(r.id)},
            {key("system"), r.system == RefundSystem::Gateway ? key("gateway") : key("store")},
            {key("money"), moneyJson(r.amount)},
            {key("status"), static_cast<int>(r.status)}});
    out.insert(key("refunds"), refunds);
    QJsonArray intents;
    for (const Intent& i : record.value.intents)
        intents.append(toJson(i));
    out.insert(key("intents"), intents);
    QJsonArray evidence;
    for (const view::EvidenceView& v : record.evidence)
        evidence.append(QJsonObject{{key("name"), v.name},
                                    {key("kind"), utf8(v.evidence.kind)},
                                    {key("sha256"), utf8(v.evidence.sha256)},
                                    {key("size"), v.evidence.size},
                                    {key("by"), v.by},
                                    {key("at"), instantJson(v.evidence.at)},
                                    {key("note"), v.note}});
    out.insert(key("evidence"), evidence);
    QJsonArray handoffs;
    for (const view::HandoffView& v : record.handoffs) {
        const Handoff& h = v.handoff;
        const char* state = h.offered()                           ? "offered"
                            : h.state == Handoff::State::Accepted ? "accepted"
                                                                  : "returned";
        handoffs.append(QJsonObject{{key("from"), v.from},
                                    {key("to"), v.to},
                                    {key("state"), key(state)},
                                    {key("reason"), v.reason},
                                    {key("answer"), v.answer},
                                    {key("at"), instantJson(h.at)},
                                    {key("take_by"), instantJson(h.takeBy)}});
    }
    out.insert(key("handoffs"), handoffs);
    QJsonArray links;
    for (const view::LinkView& v : record.links)
        links.append(QJsonObject{{key("case"), v.link.number},
                                 {key("kind"), utf8(v.link.kind)},
                                 {key("what"), v.what},
                                 {key("open"), v.open}});
    out.insert(key("links"), links);
    QJsonArray changes;
    for (const view::Change& change : record.changes)
        changes.append(QJsonObject{{key("act"), utf8(change.act)},
                                   {key("target"), utf8(change.target.id)},
                                   {key("what"), change.words}});
    out.insert(key("changes"), changes);
    QJsonArray timeline;
    for (const view::TimelineItem& item : record.timeline)
        timeline.append(QJsonObject{{key("at"), instantJson(item.at)},
                                    {key("title"), item.title},
                                    {key("detail"), item.detail},
                                    {key("who"), item.who},
                                    {key("ours"), item.ours}});
    out.insert(key("timeline"), timeline);
    QJsonArray offers;
    for (const view::Offer& offer : record.offers)
        offers.append(QJsonObject{{key("act"), utf8(offer.act)},
                                  {key("allowed"), offer.judgment.allowed()},
                                  {key("why"), offer.judgment.why}});
    out.insert(key("offers"), offers);
    if (record.value.disposition)
        out.insert(key("disposition"),
                   QJsonObject{{key("code"), utf8(record.value.disposition->code)},
                               {key("root_cause"), utf8(record.value.disposition->rootCause)}});
    return out;
}

QJsonObject explanationJson(const view::Explanation& e)
{
    QJsonArray lines;
    for (const ClockLine& line : e.lines)
        lines.append(QJsonObject{{key("from"), instantJson(line.from)},
                                 {key("to"), instantJson(line.to)},
                                 {key("counted"), line.counted},
                                 {key("why"), QLatin1String(name(line.why))},
                                 {key("amount_ms"), line.amount},
                                 {key("remainder_ms"), line.remainder}});
    return {{key("clock"), QLatin1String(name(e.clock.kind))},
            {key("calendar"), e.calendarName},
            {key("zone"), e.zone},
            {key("budget_ms"), e.clock.budget},
            {key("due"), instantJson(e.clock.due)},
            {key("state"), QLatin1String(name(e.judgement.state))},
            {key("counted_ms"), e.split.counted},
            {key("lines"), lines}};
}

QJsonObject sweepJson(const view::Sweep& sweep)
{
    QJsonArray feeds;
    for (const view::FeedSweep& f : sweep.feeds) {
        QJsonObject feed{{key("feed"), utf8(f.feed)}, {key("read"), f.read}, {key("lost"), f.lost},
                         {key("missing"), f.missing}, {key("gone"), f.gone}, {key("held"), f.held}};
        if (!f.problem.isEmpty())
            feed.insert(key("problem"), f.problem);
        feeds.append(feed);
    }
    return {{key("started"), instantJson(sweep.started)},
            {key("ended"), instantJson(sweep.ended)},
            {key("read"), sweep.read()},
            {key("lost"), sweep.lost()},
            {key("gone"), sweep.gone()},
            {key("feeds"), feeds}};
}

QString sweepText(const view::Sweep& sweep)
{
    QString out = QStringLiteral("swept at %1: %2 read, %3 that the feeds had lost, %4 gone")
                      .arg(toIso(sweep.ended))
                      .arg(sweep.read())
                      .arg(sweep.lost())
                      .arg(sweep.gone());
    for (const view::FeedSweep& f : sweep.feeds) {
        if (f.held)
            out += QStringLiteral("; %1 of %2 are missing at once, none of them was asked for")
                       .arg(f.missing)
                       .arg(utf8(f.feed));
        if (!f.problem.isEmpty())
            out += QStringLiteral("; %1 could not be read: %2").arg(utf8(f.feed), f.problem);
    }
    return out;
}

QJsonObject syncJson(const SyncReport& report, const Setup& setup)
{
    QJsonArray sources;
    for (const sync::PullReport& r : report.sources) {
        const Source* source = setup.source(r.source);
        QJsonArray feeds;
        for (const sync::FeedReport& f : r.feeds) {
            QJsonObject feed{{key("feed"), utf8(f.feed)}, {key("pages"), f.pages}};
            // Of what could not be read nothing is known: that is no zero.
            const auto count = [&](const char* what, qint64 n) {
                feed.insert(key(what), f.counted() ? QJsonValue(n) : QJsonValue());
            };
            count("fetched", f.fetched);
            count("new", f.added);
            count("changed", f.changed);
            count("quarantined", f.quarantined);
            feed.insert(key("state"), key(f.forbidden() ? "no_permission"
                                          : f.error     ? "failed"
                                          : f.absent    ? "absent"
                                                        : "read"));
            if (f.forbidden())
                feed.insert(key("permission"), utf8(vendor::missingPermission(f.error->detail)));
            if (f.expired.isSet())
                feed.insert(key("expired"), instantJson(f.expired));
            if (f.again)
                feed.insert(key("walked_again"), true);
            if (f.error)
                feed.insert(key("error"), errorJson(*f.error));
            feeds.append(feed);
        }
        QJsonObject one{{key("source"), source ? source->name : QString::number(r.source)},
                        {key("connector"), source ? utf8(source->connector) : QString()},
                        {key("feeds"), feeds}};
        if (r.ahead)
            one.insert(key("clock_ahead_ms"), *r.ahead);
        if (r.swept)
            one.insert(key("sweep"), sweepJson(*r.swept));
        sources.append(one);
    }
    return {{key("sources"), sources},
            {key("cases_touched"), report.opened},
            {key("cancelled"), report.cancelled},
            {key("complete"), !report.failed() && !report.cancelled}};
}

QJsonObject errorJson(const Error& error)
{
    return {{key("kind"), QLatin1String(name(error.kind))},
            {key("where"), error.where},
            {key("detail"), error.detail}};
}

namespace {

QString countText(const char* what, const view::QueueCount& q)
{
    return QStringLiteral("%1 %2 %3 %4 %5  %6\n")
        .arg(QLatin1String(what), -22)
        .arg(q.open, 6)
        .arg(q.unclaimed, 10)
        .arg(q.atRisk, 8)
        .arg(q.breached, 9)
        .arg(toIso(q.nextDue));
}

}  // namespace

QString viewsText(const view::Counts& counts)
{
    QString out;
    for (const auto& [scope, count] : views(counts))
        out += countText(name(scope), *count);
    return out;
}

QString queuesText(const view::Counts& counts)
{
    QString out = QStringLiteral("%1 %2 %3 %4 %5  %6\n")
                      .arg(key("queue"), -22)
                      .arg(key("open"), 6)
                      .arg(key("unclaimed"), 10)
                      .arg(key("at risk"), 8)
                      .arg(key("breached"), 9)
                      .arg(key("next due"));
    for (const view::QueueCount& q : counts.queues) {
        QString line = countText(name(q.queue), q);
        if (q.recovery.needed())
            line.insert(line.size() - 1, key("  recover: ") + (q.recovery.volume && q.recovery.age
                                                                   ? key("volume and age")
                                                               : q.recovery.volume ? key("volume")
                                                                                   : key("age")));
        out += line;
    }
    return out;
}

QString rowText(const view::CaseRow& row, Instant now)
{
    return QStringLiteral("%1  %2  %3  %4  %5  %6 %7  %8\n")
        .arg(row.number, 7)
        .arg(row.face.isSet() ? QLatin1String(name(stateOf(row.face, now))) : QLatin1String("-"),
             -9)
        .arg(row.face.due.isSet() ? toIso(row.face.due) : key("-"), -24)
        .arg(row.what, -36)
        .arg(utf8(row.label), -14)
        .arg(toDecimal(row.amount), 10)
        .arg(row.amount.currency.text(), -3)
        .arg(row.ownerName.isEmpty() ? key("unclaimed") : row.ownerName);
}

QString recordText(const view::CaseRecord& r)
{
    QString out = QStringLiteral("case %1, %2, revision %3\n%4: %5\n%6\n")
                      .arg(r.value.number)
                      .arg(r.queueName)
                      .arg(r.value.revision)
                      .arg(r.row.what, r.row.detail, r.ruleName);
    out += QStringLiteral("customer %1, %2, %3 %4\n")
               .arg(r.row.customer, utf8(r.row.label), toDecimal(r.row.amount),
                    r.row.amount.currency.text());
    out += QStringLiteral("owner %1\n\n")
               .arg(r.row.ownerName.isEmpty() ? key("nobody") : r.row.ownerName);
    for (const SlaClock& clock : r.value.clocks) {
        const Judgement now = judge(clock, r.at);
        out += QStringLiteral("  %1 %2 due %3\n")
                   .arg(clockWords(clock.kind), -18)
                   .arg(QLatin1String(name(now.state)), -9)
                   .arg(toIso(clock.due));
    }
    out += u'\n';
    for (const view::TimelineItem& item : r.timeline)
        out += QStringLiteral("  %1  %2%3\n")
                   .arg(toIso(item.at), item.title,
                        item.detail.isEmpty() ? QString() : QStringLiteral("  · ") + item.detail);
    return out;
}

QString explanationText(const view::Explanation& e)
{
    QString out = QStringLiteral("%1, calendar %2 (%3), budget %4, due %5\n")
                      .arg(clockWords(e.clock.kind), e.calendarName, e.zone, length(e.clock.budget),
                           toIso(e.clock.due));
    for (const ClockLine& line : e.lines)
        out += QStringLiteral("  %1  %2  %3  %4  %5  left %6\n")
                   .arg(toIso(line.from), toIso(line.to))
                   .arg(line.counted ? key("counted") : key("not    "))
                   .arg(length(line.amount), 10)
                   .arg(QLatin1String(name(line.why)), -14)
                   .arg(length(line.remainder));
    out += QStringLiteral("  used %1 of %2, %3\n")
               .arg(length(e.split.counted), length(e.clock.budget),
                    QLatin1String(name(e.judgement.state)));
    return out;
}

QString clockText(const std::optional<Millis>& ahead)
{
    if (!ahead || std::abs(*ahead) <= sync::ServerTime::kShown)
        return {};
    return (*ahead > 0 ? QStringLiteral("this machine's clock is %1 behind that of the source")
                       : QStringLiteral("this machine's clock is %1 ahead of that of the source"))
        .arg(length(std::abs(*ahead)));
}

QString syncText(const SyncReport& report, const Setup& setup)
{
    QString out;
    for (const sync::PullReport& r : report.sources) {
        const Source* source = setup.source(r.source);
        for (const sync::FeedReport& f : r.feeds) {
            out += QStringLiteral("%1 %2")
                       .arg(source ? source->name : QString::number(r.source), -14)
                       .arg(utf8(f.feed), -22);
            if (f.counted())
                out += QStringLiteral(" fetched %1, new %2, changed %3, quarantined %4")
                           .arg(f.fetched)
                           .arg(f.added)
                           .arg(f.changed)
                           .arg(f.quarantined);
            if (f.expired.isSet())
                out += QStringLiteral("  changes since %1 are kept no longer: lists read again")
                           .arg(toIso(f.expired));
            if (f.again)
                out += QStringLiteral("  read whole again");
            if (f.forbidden()) {
                const QByteArray permission = vendor::missingPermission(f.error->detail);
                out += QStringLiteral("  NO PERMISSION%1: %2 (%3)")
                           .arg(permission.isEmpty() ? QString() : u' ' + utf8(permission),
                                f.error->detail, f.error->where);
            } else if (f.error)
                out += QStringLiteral("  FAILED: %1 (%2)").arg(f.error->detail, f.error->where);
            out += u'\n';
        }
        if (r.swept)
            out += QStringLiteral("%1  %2\n")
                       .arg(source ? source->name : QString::number(r.source), sweepText(*r.swept));
        if (const QString apart = clockText(r.ahead); !apart.isEmpty())
            out += QStringLiteral("%1  %2\n")
                       .arg(source ? source->name : QString::number(r.source), apart);
    }
    out += QStringLiteral("%1 changes to cases\n").arg(report.opened);
    return out;
}

}  // namespace docket::ctl
