// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/clockface.h"

#include <QCoreApplication>

namespace docket::kit {

namespace {

// The instant itself is no longer in time: due means at or before.
bool isOver(const ClockFace& face)
{
    return face.left < 0;
}

// The magnitude of a negative length; the smallest int64 stays the largest length there is.
Millis lateBy(const ClockFace& face)
{
    return face.left == INT64_MIN ? INT64_MAX : -face.left;
}

}  // namespace

QString stateWord(State state)
{
    switch (state) {
    case State::OnTrack:
        return QCoreApplication::translate("kit", "On track");
    case State::AtRisk:
        return QCoreApplication::translate("kit", "At risk");
    case State::DueNow:
        return QCoreApplication::translate("kit", "Due now");
    case State::Breached:
        return QCoreApplication::translate("kit", "Breached");
    case State::Paused:
        return QCoreApplication::translate("kit", "Paused");
    case State::Met:
        return QCoreApplication::translate("kit", "Met");
    case State::External:
        return QCoreApplication::translate("kit", "External deadline");
    }
    return {};
}

ClockWords rowWords(const ClockFace& face)
{
    if (face.state == State::Met)
        return {timeTaken(face.taken), QCoreApplication::translate("kit", "met")};
    if (face.state == State::External && isOver(face))
        return {QCoreApplication::translate("kit", "Too late"), {}};
    if (isOver(face))
        return {timeOver(lateBy(face)), QCoreApplication::translate("kit", "over")};
    return {timeLeft(face.left), QCoreApplication::translate("kit", "left")};
}

QString chipWords(const ClockFace& face, Fineness fineness)
{
    if (face.state == State::Met)
        return QCoreApplication::translate("kit", "Met in %1").arg(timeTaken(face.taken));
    if (face.state == State::External && isOver(face))
        return QCoreApplication::translate("kit", "Too late");
    if (isOver(face))
        return QCoreApplication::translate("kit", "%1 over").arg(timeOver(lateBy(face)));
    const QString time = timeLeft(face.left, fineness);
    if (face.state == State::Paused)
        return QCoreApplication::translate("kit", "%1 left, paused").arg(time);
    return QCoreApplication::translate("kit", "%1 left").arg(time);
}

QString spokenWords(const ClockFace& face, const QTimeZone& zone)
{
    QStringList parts{stateWord(face.state)};
    // "Met in 1 h 12" and "2 h 40 left, paused" already name their state.
    if (face.state == State::Met || face.state == State::Paused)
        parts.clear();
    parts << chipWords(face);
    if (face.state == State::External && !isOver(face))
        parts << QCoreApplication::translate("kit", "never pauses");
    if (face.due.isSet())
        parts << QCoreApplication::translate("kit", "due %1").arg(weekdayTime(face.due, zone));
    if (!face.note.isEmpty())
        parts << face.note;
    return parts.join(QStringLiteral(", "));
}

}  // namespace docket::kit
