// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/standing.h"

#include "app/commandline/output.h"

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

const char* stateWord(view::SourceStatus::State state)
{
    using State = view::SourceStatus::State;
    switch (state) {
    case State::Never:
        return "never";
    case State::Live:
        return "live";
    case State::Syncing:
        return "syncing";
    case State::Stale:
        return "stale";
    case State::Failing:
        return "failing";
    case State::NoPermission:
        return "no_permission";
    }
    return "never";
}

QString stateText(IntentState state)
{
    switch (state) {
    case IntentState::Proposed:
        return key("waits for a second person");
    case IntentState::Ready:
        return key("ready");
    case IntentState::Sending:
        return key("sending");
    case IntentState::Unknown:
        return key("outcome unknown");
    case IntentState::Confirmed:
        return key("confirmed");
    case IntentState::Rejected:
        return key("rejected");
    case IntentState::Declined:
        return key("declined");
    case IntentState::NeedsPerson:
        return key("needs a person");
    }
    return {};
}

QString waitText(const view::OutboxItem& item)
{
    using view::Wait;
    const QString at = item.nextAt.isSet() ? toIso(item.nextAt) : key("with the next sync");
    switch (item.wait) {
    case Wait::Nothing:
        return key("it has come to its end");
    case Wait::SecondPerson:
        return key("nothing is sent before somebody approves");
    case Wait::Turn:
        return key("sent with the next sync");
    case Wait::Other:
        return key("another change of the same thing is under way");
    case Wait::Until:
        return key("sent again at ") + at;
    case Wait::Credential:
        return key("the source does not accept its credential");
    case Wait::Answer:
        return key("waits for the answer");
    case Wait::LookUp:
        return key("looked up again: ") + at;
    case Wait::Person:
        return key("nothing goes on by itself: somebody must decide");
    }
    return {};
}

QString heldText(const MassChange& held)
{
    return QStringLiteral("%1 facts changed in one reading, %2 of them gone; no rule goes by what "
                          "was read until somebody says that it is so (docketctl mass pass) or has "
                          "it read again (docketctl mass refuse)")
        .arg(held.changed)
        .arg(held.gone);
}

}  // namespace

QJsonArray outboxJson(const view::Outbox& outbox)
{
    QJsonArray out;
    for (const view::OutboxItem& item : outbox.items) {
        const Intent& i = item.intent;
        const bool money = movesMoney(i.kind);
        out.append(QJsonObject{
            {key("id"), i.id.text()},
            {key("kind"), key(name(i.kind))},
            {key("state"), key(name(i.state))},
            {key("state_words"), stateText(i.state)},
            {key("amount"), money ? QJsonValue(toDecimal(i.amount)) : QJsonValue()},
            {key("currency"), money ? QJsonValue(i.amount.currency.text()) : QJsonValue()},
            {key("target_kind"), key(name(i.target.kind))},
            {key("target"), utf8(i.target.id)},
            {key("source"), item.sourceName},
            {key("case"), item.caseNumber},
            {key("label"), utf8(item.label)},
            {key("what"), item.what},
            {key("since"), instantJson(item.since)},
            {key("waits_for"), key(view::name(item.wait))},
            {key("next_at"), instantJson(item.nextAt)},
            {key("attempt"), i.attempt},
            {key("external_id"), utf8(i.externalId)},
            {key("message"), utf8(i.message)}});
    }
    return out;
}

QString outboxText(const view::Outbox& outbox)
{
    QString out;
    for (const view::OutboxItem& item : outbox.items) {
        const Intent& i = item.intent;
        out += QStringLiteral("%1  %2 %3 at %4, case %5, since %6: %7")
                   .arg(stateText(i.state), key(name(i.kind)),
                        movesMoney(i.kind) ? toDecimal(i.amount) + u' ' + i.amount.currency.text()
                                           : utf8(i.target.id),
                        item.sourceName)
                   .arg(item.caseNumber)
                   .arg(toIso(item.since), waitText(item));
        if (!i.message.isEmpty())
            out += QStringLiteral(" (%1)").arg(utf8(i.message));
        out += u'\n';
    }
    return out.isEmpty() ? key("nothing waits in the outbox\n") : out;
}

QJsonArray healthJson(const view::Health& health)
{
    QJsonArray out;
    for (const view::SourceHealth& s : health.sources) {
        QJsonArray feeds, aside;
        for (const view::FeedHealth& f : s.feeds)
            feeds.append(QJsonObject{{key("feed"), utf8(f.feed)},
                                     {key("state"), key(view::name(f.state))},
                                     {key("last_success"), instantJson(f.lastSuccess)},
                                     {key("read_up_to"), instantJson(f.readUpTo)},
                                     {key("failing_since"), instantJson(f.failingSince)},
                                     {key("problem"), f.problem}});
        for (const view::PutAside& p : s.putAside)
            aside.append(QJsonObject{{key("feed"), utf8(p.feed)},
                                     {key("page"), p.page},
                                     {key("path"), p.path},
                                     {key("reason"), p.reason},
                                     {key("reference"), utf8(p.reference)},
                                     {key("at"), instantJson(p.at)}});
        out.append(QJsonObject{
            {key("source"), s.status.name},
            {key("connector"), utf8(s.connector)},
            {key("state"), key(s.refused ? "refused" : stateWord(s.status.state))},
            {key("last_success"), instantJson(s.status.lastSuccess)},
            {key("read_up_to"), instantJson(s.readUpTo)},
            {key("failing_since"), instantJson(s.status.failingSince)},
            {key("problem"), s.status.problem},
            {key("put_aside"), s.status.quarantined},
            {key("clock_ahead_ms"),
             s.status.clockAhead ? QJsonValue(*s.status.clockAhead) : QJsonValue()},
            {key("held"), s.held ? QJsonValue(QJsonObject{{key("at"), instantJson(s.held->at)},
                                                          {key("changed"), s.held->changed},
                                                          {key("gone"), s.held->gone},
                                                          {key("words"), heldText(*s.held)}})
                                 : QJsonValue()},
            {key("sweep"), s.sweep ? QJsonValue(sweepJson(*s.sweep)) : QJsonValue()},
            {key("incident"), s.incident ? QJsonValue(s.incident) : QJsonValue()},
            {key("feeds"), feeds},
            {key("records_put_aside"), aside}});
    }
    return out;
}

QString healthText(const view::Health& health)
{
    QString out;
    for (const view::SourceHealth& s : health.sources) {
        out += QStringLiteral("%1  %2, last read %3, %4 records put aside")
                   .arg(s.status.name, key(s.refused ? "refused" : stateWord(s.status.state)),
                        s.status.lastSuccess.isSet() ? toIso(s.status.lastSuccess) : key("never"))
                   .arg(s.status.quarantined);
        if (s.status.failingSince.isSet())
            out += QStringLiteral(", failing since %1: %2")
                       .arg(toIso(s.status.failingSince), s.status.problem);
        if (s.held)
            out += QStringLiteral(", HELD: ") + heldText(*s.held);
        if (s.sweep)
            out += QStringLiteral(", ") + sweepText(*s.sweep);
        if (s.incident)
            out += QStringLiteral(", case %1").arg(s.incident);
        if (const QString apart = clockText(s.status.clockAhead); !apart.isEmpty())
            out += QStringLiteral(", ") + apart;
        out += u'\n';
        for (const view::FeedHealth& f : s.feeds)
            out += QStringLiteral("    %1  %2  %3\n")
                       .arg(utf8(f.feed), key(view::name(f.state)),
                            f.state == view::FeedHealth::State::NoSuchList
                                ? key("this account has no such list")
                                : f.problem);
    }
    return out;
}

}  // namespace docket::ctl
