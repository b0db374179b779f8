// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/words.h"

#include "ui/kit/format.h"

#include <QCoreApplication>

namespace docket::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Words", text);
}

}  // namespace

QString queueIcon(Queue queue)
{
    return QLatin1String(infoOf(queue).icon);
}

QString scopeWords(view::Scope scope)
{
    switch (scope) {
    case view::Scope::All:
        return say(QT_TRANSLATE_NOOP("Words", "Next to breach"));
    case view::Scope::Mine:
        return say(QT_TRANSLATE_NOOP("Words", "Claimed by me"));
    case view::Scope::Unclaimed:
        return say(QT_TRANSLATE_NOOP("Words", "Unclaimed"));
    case view::Scope::Approval:
        return say(QT_TRANSLATE_NOOP("Words", "For my approval"));
    case view::Scope::Chasing:
        return say(QT_TRANSLATE_NOOP("Words", "Mine to chase"));
    case view::Scope::Handed:
        return say(QT_TRANSLATE_NOOP("Words", "Handed to me"));
    case view::Scope::Snoozed:
        return say(QT_TRANSLATE_NOOP("Words", "Snoozed by me"));
    case view::Scope::Escalated:
        return say(QT_TRANSLATE_NOOP("Words", "Escalated"));
    }
    return {};
}

QString listWords(const view::Query& query)
{
    return query.queue ? queueWords(*query.queue) : scopeWords(query.scope);
}

QString clockWords(ClockKind kind)
{
    switch (kind) {
    case ClockKind::Claim:
        return say(QT_TRANSLATE_NOOP("Words", "Claim"));
    case ClockKind::FirstAction:
        return say(QT_TRANSLATE_NOOP("Words", "First action"));
    case ClockKind::NextUpdate:
        return say(QT_TRANSLATE_NOOP("Words", "Next update"));
    case ClockKind::Resolution:
        return say(QT_TRANSLATE_NOOP("Words", "Resolution"));
    case ClockKind::External:
        return say(QT_TRANSLATE_NOOP("Words", "Issuer's deadline"));
    }
    return {};
}

QString partyWords(PauseParty party)
{
    switch (party) {
    case PauseParty::Vendor:
        return say(QT_TRANSLATE_NOOP("Words", "a vendor"));
    case PauseParty::Processor:
        return say(QT_TRANSLATE_NOOP("Words", "the processor"));
    case PauseParty::Customer:
        return say(QT_TRANSLATE_NOOP("Words", "the customer"));
    case PauseParty::Internal:
        return say(QT_TRANSLATE_NOOP("Words", "us"));
    }
    return {};
}

QString ledgerWords(const ClockLine& line)
{
    switch (line.why) {
    case LedgerWhy::CarriedOver:
        return say(QT_TRANSLATE_NOOP("Words", "used before the reopen"));
    case LedgerWhy::ImportLag:
        return say(QT_TRANSLATE_NOOP("Words", "it had happened and had not reached us"));
    case LedgerWhy::NoCoverage:
        return say(QT_TRANSLATE_NOOP("Words", "nobody on shift"));
    case LedgerWhy::Waiting:
        return say(QT_TRANSLATE_NOOP("Words", "waiting for %1, and this clock never pauses"))
            .arg(partyWords(line.party));
    case LedgerWhy::Paused:
        return say(QT_TRANSLATE_NOOP("Words", "paused, waiting for %1"))
            .arg(partyWords(line.party));
    case LedgerWhy::Unassigned:
        return say(QT_TRANSLATE_NOOP("Words", "nobody held it"));
    case LedgerWhy::Working:
        return say(QT_TRANSLATE_NOOP("Words", "somebody held it"));
    case LedgerWhy::OutsideHours:
        return say(QT_TRANSLATE_NOOP("Words", "outside business hours"));
    case LedgerWhy::CaseClosed:
        return say(QT_TRANSLATE_NOOP("Words", "the case was closed"));
    }
    return {};
}

QString roleWords(const Person& person)
{
    if (person.roles.empty())
        return {};
    switch (person.roles.front()) {
    case Role::Agent:
        return say(QT_TRANSLATE_NOOP("Words", "Agent"));
    case Role::Specialist:
        return say(QT_TRANSLATE_NOOP("Words", "Specialist"));
    case Role::Lead:
        return say(QT_TRANSLATE_NOOP("Words", "Team lead"));
    case Role::OperationsManager:
        return say(QT_TRANSLATE_NOOP("Words", "Operations manager"));
    case Role::Reviewer:
        return say(QT_TRANSLATE_NOOP("Words", "QA reviewer"));
    case Role::Governance:
        return say(QT_TRANSLATE_NOOP("Words", "Governance"));
    case Role::Administrator:
        return say(QT_TRANSLATE_NOOP("Words", "Administrator"));
    case Role::Auditor:
        return say(QT_TRANSLATE_NOOP("Words", "Auditor"));
    }
    return {};
}

std::vector<PassingMark> passingMarks(const view::CaseRow& row)
{
    std::vector<PassingMark> out;
    if (row.handedToMe)
        out.push_back(
            {QStringLiteral("handoff"), say(QT_TRANSLATE_NOOP("Words", "handed to you")), false});
    else if (row.handedOff)
        out.push_back(
            {QStringLiteral("handoff"), say(QT_TRANSLATE_NOOP("Words", "handed off")), false});
    if (row.escalated)
        out.push_back(
            {QStringLiteral("escalate"), say(QT_TRANSLATE_NOOP("Words", "escalated")), true});
    if (row.snoozedUntil.isSet())
        out.push_back({QStringLiteral("clock"), say(QT_TRANSLATE_NOOP("Words", "snoozed")), false});
    return out;
}

QString firstName(const QString& fullName)
{
    const qsizetype blank = fullName.indexOf(u' ');
    return blank > 0 ? fullName.left(blank) : fullName;
}

QTimeZone zoneOf(const Setup& setup)
{
    const QTimeZone zone(setup.zone().toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

kit::SourceFace sourceFace(const view::SourceStatus& status, Instant now, const QTimeZone& zone)
{
    using S = view::SourceStatus::State;
    kit::SourceFace face;
    face.name = status.name;
    switch (status.state) {
    case S::Never:
        face.state = kit::Freshness::Never;
        break;
    case S::Live:
        face.state = kit::Freshness::Live;
        if (status.lastSuccess.isSet())
            face.detail = kit::age(std::max<Millis>(0, now - status.lastSuccess));
        break;
    case S::Syncing:
        face.state = kit::Freshness::Syncing;
        //: What a Source is reading, and which page of it.
        face.detail = status.feed.isEmpty()
                          ? say(QT_TRANSLATE_NOOP("Words", "page %1")).arg(kit::count(status.pages))
                          : say(QT_TRANSLATE_NOOP("Words", "%1, page %2"))
                                .arg(status.feed, kit::count(status.pages));
        break;
    case S::Stale:
        face.state = kit::Freshness::Stale;
        if (status.lastSuccess.isSet())
            face.detail = say(QT_TRANSLATE_NOOP("Words", "last read %1"))
                              .arg(kit::nearTime(status.lastSuccess, now, zone));
        break;
    case S::Failing: {
        face.state = kit::Freshness::Failing;
        QStringList parts;
        if (status.failingSince.isSet())
            parts << say(QT_TRANSLATE_NOOP("Words", "since %1"))
                         .arg(kit::nearTime(status.failingSince, now, zone));
        if (!status.problem.isEmpty())
            parts << status.problem;
        if (status.nextTry.isSet() && status.nextTry > now)
            parts << say(QT_TRANSLATE_NOOP("Words", "next try in %1"))
                         .arg(kit::age(status.nextTry - now));
        face.detail = parts.join(QStringLiteral(" · "));
        break;
    }
    case S::NoPermission:
        face.state = kit::Freshness::NoPermission;
        face.detail = status.problem;
        break;
    }
    return face;
}

QString problemWords(const Error& error)
{
    const auto with = [&](const QString& text) {
        return error.detail.isEmpty() ? text : text + QStringLiteral(" (") + error.detail + u')';
    };
    switch (error.kind) {
    case ErrorKind::Conflict:
        return say(QT_TRANSLATE_NOOP("Words",
                                     "Somebody changed this case first. It shows their change "
                                     "now; look, then try again."));
    case ErrorKind::Denied:
        return error.detail.isEmpty() ? say(QT_TRANSLATE_NOOP("Words", "You may not do this."))
                                      : error.detail;
    case ErrorKind::Incomplete:
        return error.detail.isEmpty()
                   ? say(QT_TRANSLATE_NOOP("Words", "Something is missing."))
                   : say(QT_TRANSLATE_NOOP("Words", "Missing: %1")).arg(error.detail);
    case ErrorKind::NotFound:
        return say(QT_TRANSLATE_NOOP("Words", "This case is not here any more."));
    case ErrorKind::Full:
        return say(QT_TRANSLATE_NOOP("Words",
                                     "The disk is full, so nothing was recorded. Free some "
                                     "space, then try again."));
    case ErrorKind::Busy:
        return say(QT_TRANSLATE_NOOP("Words", "Another Docket holds this profile, so nothing was "
                                              "recorded. Close it, then try again."));
    case ErrorKind::Storage:
    case ErrorKind::Corrupt:
        return with(
            say(QT_TRANSLATE_NOOP("Words", "The disk refused, so it is not certain that it was "
                                           "recorded. Try again: it cannot happen twice.")));
    default:
        break;
    }
    return with(say(QT_TRANSLATE_NOOP("Words", "It was not recorded. Try again.")));
}

}  // namespace docket::ui
