// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace docket::kit {

namespace {

QString two(qint64 n)
{
    return QString::number(n).rightJustified(2, u'0');
}

QString minutesText(qint64 n)
{
    return QCoreApplication::translate("kit", "%1 min").arg(n);
}

// "2 h 31" below a day and "1 d 19 h" from a day on, out of whole minutes and whole hours.
QString lengthText(qint64 wholeMinutes, qint64 wholeHours)
{
    if (wholeMinutes < 60)
        return minutesText(wholeMinutes);
    if (wholeMinutes < 24 * 60)
        return QCoreApplication::translate("kit", "%1 h %2")
            .arg(wholeMinutes / 60)
            .arg(two(wholeMinutes % 60));
    return QCoreApplication::translate("kit", "%1 d %2 h")
        .arg(wholeHours / 24)
        .arg(wholeHours % 24);
}

// Away from zero, and without the overflow of (length + unit - 1).
qint64 up(Millis length, Millis unit)
{
    return length / unit + (length % unit > 0 ? 1 : 0);
}

// An instant on the wall of a zone. A zone that this machine does not know becomes UTC, and the
// zone code beside the time then says so.
QDateTime wall(Instant at, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, zone.isValid() ? zone : QTimeZone::utc());
}

}  // namespace

QString timeLeft(Millis left, Fineness fineness)
{
    const Millis remaining = std::max<Millis>(left, 0);
    if (fineness == Fineness::Seconds && remaining < minutes(5)) {
        const qint64 whole = remaining / seconds(1);
        return QStringLiteral("%1:%2").arg(whole / 60).arg(two(whole % 60));
    }
    return lengthText(remaining / minutes(1), remaining / hours(1));
}

QString timeOver(Millis over)
{
    const Millis late = std::max<Millis>(over, 0);
    return lengthText(up(late, minutes(1)), up(late, hours(1)));
}

QString timeTaken(Millis taken)
{
    return timeOver(taken);
}

QString age(Millis age)
{
    const Millis old = std::max<Millis>(age, 0);
    if (old < minutes(1))
        return QCoreApplication::translate("kit", "%1 s").arg(old / seconds(1));
    if (old < hours(1))
        return minutesText(old / minutes(1));
    if (old < days(1))
        return QCoreApplication::translate("kit", "%1 h").arg(old / hours(1));
    return QCoreApplication::translate("kit", "%1 d").arg(old / days(1));
}

QString timeOfDay(Instant at, const QTimeZone& zone)
{
    if (!at.isSet())
        return notAvailable();
    return wall(at, zone).toString(QStringLiteral("HH:mm"));
}

QString timeOfDaySeconds(Instant at, const QTimeZone& zone)
{
    if (!at.isSet())
        return notAvailable();
    return wall(at, zone).toString(QStringLiteral("HH:mm:ss"));
}

QString zoneCode(Instant at, const QTimeZone& zone)
{
    if (!zone.isValid() || !at.isSet())
        return QStringLiteral("UTC");
    const QDateTime when = wall(at, zone);
    const QString letters = zone.abbreviation(when);
    if (!letters.isEmpty() && letters.at(0).isLetter())
        return letters;
    // tzdata writes "+0530" for zones whose letters were invented.
    const int offset = zone.offsetFromUtc(when) / 60;
    const int size = offset < 0 ? -offset : offset;
    QString text = QStringLiteral("UTC") + (offset < 0 ? QChar(0x2212) : QChar(u'+')) +
                   QString::number(size / 60);
    if (size % 60)
        text += u':' + two(size % 60);
    return text;
}

QString weekdayTime(Instant at, const QTimeZone& zone)
{
    if (!at.isSet())
        return notAvailable();
    //: Weekday, time, zone: "Tue 11:17 CET".
    return QCoreApplication::translate("kit", "%1 %2 %3")
        .arg(QLocale().toString(wall(at, zone), QStringLiteral("ddd")), timeOfDay(at, zone),
             zoneCode(at, zone));
}

QString date(Instant at, Instant now, const QTimeZone& zone)
{
    if (!at.isSet())
        return notAvailable();
    const QDateTime when = wall(at, zone);
    const bool sameYear = now.isSet() && when.date().year() == wall(now, zone).date().year();
    //: A date as a format of QLocale: day and month, without and with the year.
    const QString pattern = sameYear ? QCoreApplication::translate("kit", "d MMM")
                                     : QCoreApplication::translate("kit", "d MMM yyyy");
    return QLocale().toString(when, pattern);
}

QString dateTime(Instant at, Instant now, const QTimeZone& zone)
{
    if (!at.isSet())
        return notAvailable();
    return date(at, now, zone) + u' ' + timeOfDay(at, zone);
}

QString nearTime(Instant at, Instant now, const QTimeZone& zone)
{
    if (!at.isSet() || !now.isSet())
        return dateTime(at, now, zone);
    const qint64 away = wall(now, zone).date().daysTo(wall(at, zone).date());
    if (away == 0)
        return timeOfDay(at, zone);
    // The seventh day has today's name again.
    if (away > -7 && away < 7)
        return QLocale().toString(wall(at, zone), QStringLiteral("ddd")) + u' ' +
               timeOfDay(at, zone);
    return dateTime(at, now, zone);
}

QString fullTime(Instant at, const QTimeZone& zone)
{
    if (!at.isSet())
        return notAvailable();
    //: A date as a format of QLocale, in full.
    const QString pattern = QCoreApplication::translate("kit", "dddd d MMMM yyyy");
    //: Date, time, zone in short, zone in full.
    return QCoreApplication::translate("kit", "%1, %2 %3 (%4)")
        .arg(QLocale().toString(wall(at, zone), pattern), timeOfDaySeconds(at, zone),
             zoneCode(at, zone),
             zone.isValid() ? QString::fromUtf8(zone.id()) : QStringLiteral("UTC"));
}

}  // namespace docket::kit
