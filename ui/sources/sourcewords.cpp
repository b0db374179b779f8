// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourcewords.h"

#include "ui/kit/format.h"

#include <QCoreApplication>

#include <cstdlib>

namespace docket::ui {

namespace {

using Feed = view::FeedHealth::State;
using Source = view::SourceStatus::State;

QString say(const char* text)
{
    return QCoreApplication::translate("Sources", text);
}

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

}  // namespace

HealthMark healthMark(const view::SourceHealth& source)
{
    if (source.refused)
        return {say(QT_TRANSLATE_NOOP("Sources", "Credential refused")), key("fail"),
                kit::State::DueNow};
    if (source.held)
        return {say(QT_TRANSLATE_NOOP("Sources", "Held: too much changed")), key("lock"),
                kit::State::DueNow};
    switch (source.status.state) {
    case Source::Never:
        return {say(QT_TRANSLATE_NOOP("Sources", "Never read")), key("ontrack"), std::nullopt};
    case Source::Live:
        return {say(QT_TRANSLATE_NOOP("Sources", "Live")), key("met"), kit::State::Met};
    case Source::Syncing:
        return {say(QT_TRANSLATE_NOOP("Sources", "Being read")), key("rebill"), std::nullopt};
    case Source::Stale:
        return {say(QT_TRANSLATE_NOOP("Sources", "Stale")), key("stale"), kit::State::AtRisk};
    case Source::Failing:
        return {say(QT_TRANSLATE_NOOP("Sources", "Failing")), key("fail"), kit::State::DueNow};
    case Source::NoPermission:
        return {say(QT_TRANSLATE_NOOP("Sources", "No permission")), key("lock"),
                kit::State::AtRisk};
    }
    return {};
}

HealthMark feedMark(Feed state)
{
    switch (state) {
    case Feed::Never:
        return {say(QT_TRANSLATE_NOOP("Sources", "Never read")), key("ontrack"), std::nullopt};
    case Feed::Live:
        return {say(QT_TRANSLATE_NOOP("Sources", "Live")), key("met"), kit::State::Met};
    case Feed::Failing:
        return {say(QT_TRANSLATE_NOOP("Sources", "Failing")), key("fail"), kit::State::DueNow};
    case Feed::Refused:
        return {say(QT_TRANSLATE_NOOP("Sources", "Credential refused")), key("fail"),
                kit::State::DueNow};
    case Feed::NoPermission:
        return {say(QT_TRANSLATE_NOOP("Sources", "No permission")), key("lock"),
                kit::State::AtRisk};
    case Feed::NoSuchList:
        return {say(QT_TRANSLATE_NOOP("Sources", "No such list")), key("close"), std::nullopt};
    }
    return {};
}

bool goesWell(Feed state)
{
    return state == Feed::Live || state == Feed::NoSuchList;
}

QString clockWarning(const view::Health& health)
{
    // As much as the core takes for a wrong clock.
    constexpr Millis kShown = minutes(2);
    if (health.trust == TimeTrust::Disputed)
        return say(QT_TRANSLATE_NOOP(
            "Sources", "The clocks of this machine and of the servers are more than a "
                       "day apart: one is wrong"));
    if (!health.clockAhead || std::abs(*health.clockAhead) < kShown)
        return {};
    const QString apart = kit::timeLeft(std::abs(*health.clockAhead));
    return (*health.clockAhead > 0
                ? say(QT_TRANSLATE_NOOP("Sources",
                                        "This machine's clock is %1 slow; deadlines go by the "
                                        "servers'"))
                : say(QT_TRANSLATE_NOOP("Sources",
                                        "This machine's clock is %1 fast; deadlines go by the "
                                        "servers'")))
        .arg(apart);
}

bool needsLook(const view::SourceHealth& source)
{
    return source.refused || source.held || source.status.quarantined > 0 ||
           source.status.state == Source::Stale || source.status.state == Source::Failing ||
           source.status.state == Source::NoPermission;
}

QString shortAdvice(const view::SourceHealth& source)
{
    if (source.refused)
        return say(QT_TRANSLATE_NOOP("Sources", "Replace the credential"));
    if (source.held)
        return source.decide.allowed()
                   ? say(QT_TRANSLATE_NOOP("Sources", "Say whether it is so"))
                   : say(QT_TRANSLATE_NOOP("Sources", "Ask an operations manager"));
    switch (source.status.state) {
    case Source::Never:
        return say(QT_TRANSLATE_NOOP("Sources", "It is read with the next sync"));
    case Source::Stale:
        return say(QT_TRANSLATE_NOOP("Sources", "Sync now"));
    case Source::Failing:
        return say(QT_TRANSLATE_NOOP("Sources", "It is tried again with every sync"));
    case Source::NoPermission:
        return say(QT_TRANSLATE_NOOP("Sources", "Give it the permission at the vendor"));
    case Source::Live:
    case Source::Syncing:
        break;
    }
    return source.status.quarantined > 0
               ? say(QT_TRANSLATE_NOOP("Sources", "Look at the records put aside"))
               : say(QT_TRANSLATE_NOOP("Sources", "Nothing to do"));
}

QString heldWords(const view::SourceHealth& source)
{
    if (!source.held)
        return {};
    const QString changed = kit::count(source.held->changed);
    const QString all = kit::count(source.held->ofAll);
    return source.held->gone == 0
               ? say(QT_TRANSLATE_NOOP("Sources",
                                       "In one reading %1 of at least %2 records changed."))
                     .arg(changed, all)
               : say(QT_TRANSLATE_NOOP("Sources",
                                       "In one reading %1 of at least %2 records changed, and %3 "
                                       "of them are gone."))
                     .arg(changed, all, kit::count(source.held->gone));
}

QString adviceWords(const view::SourceHealth& source, Instant now, const QTimeZone& zone)
{
    const QString since = kit::nearTime(source.status.failingSince, now, zone);
    const QString& name = source.status.name;
    if (source.refused)
        return say(QT_TRANSLATE_NOOP("Sources",
                                     "%1 has refused its credential since %2. Nothing is read from "
                                     "it or sent to it until the credential is replaced."))
            .arg(name, since);
    if (source.held)
        return source.decide.allowed()
                   ? say(QT_TRANSLATE_NOOP("Sources",
                                           "%1 changed too much at once. Say whether it is so."))
                         .arg(name)
                   : say(QT_TRANSLATE_NOOP("Sources", "%1 changed too much at once. Ask an "
                                                      "operations manager whether it is so."))
                         .arg(name);
    switch (source.status.state) {
    case Source::Never:
        return say(QT_TRANSLATE_NOOP("Sources",
                                     "%1 has not been read yet, so nothing of it is known. It is "
                                     "read with the next sync."))
            .arg(name);
    case Source::Stale:
        return say(QT_TRANSLATE_NOOP("Sources",
                                     "%1 was last read %2: what happened since is not known. Sync "
                                     "now."))
            .arg(name, kit::nearTime(source.status.lastSuccess, now, zone));
    case Source::Failing:
        return say(QT_TRANSLATE_NOOP("Sources",
                                     "%1 has failed since %2. It is tried again with every sync; "
                                     "if it goes on, ask the vendor."))
            .arg(name, since);
    case Source::NoPermission:
        return say(QT_TRANSLATE_NOOP("Sources",
                                     "The credential of %1 may not read all that is asked for. "
                                     "Give it the permission at the vendor."))
            .arg(name);
    case Source::Live:
    case Source::Syncing:
        break;
    }
    return source.status.quarantined > 0
               ? say(QT_TRANSLATE_NOOP("Sources",
                                       "%1 is read. Some of its records could not be understood "
                                       "and were put aside: they are missing from the lists until "
                                       "the vendor sends them whole."))
                     .arg(name)
               : say(QT_TRANSLATE_NOOP("Sources", "%1 is read. There is nothing to do.")).arg(name);
}

}  // namespace docket::ui
