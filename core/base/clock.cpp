// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>
#include <chrono>
#include <ctime>

namespace docket {

namespace {

constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

// The character at `i`, or NUL past the end.
char16_t charAt(const QString& text, qsizetype i)
{
    return i < text.size() ? text.at(i).unicode() : u'\0';
}

bool digits(const QString& text, int from, int count, int& value)
{
    if (from + count > text.size())
        return false;
    value = 0;
    for (int i = from; i < from + count; ++i) {
        const char16_t c = text.at(i).unicode();
        if (c < u'0' || c > u'9')
            return false;
        value = value * 10 + (c - u'0');
    }
    return true;
}

}  // namespace

QString toIso(Instant at)
{
    if (!at.isSet())
        return {};
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz'Z'"));
}

Result<Instant> parseIso(const QString& text)
{
    const auto bad = [&] {
        return fail(ErrorKind::Malformed, text.left(40),
                    QStringLiteral("an instant is written 2026-03-29T01:30:00Z or with an offset"));
    };
    int y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0;
    if (!digits(text, 0, 4, y) || charAt(text, 4) != u'-' || !digits(text, 5, 2, mo) ||
        charAt(text, 7) != u'-' || !digits(text, 8, 2, d) ||
        (charAt(text, 10) != u'T' && charAt(text, 10) != u't' && charAt(text, 10) != u' ') ||
        !digits(text, 11, 2, h) || charAt(text, 13) != u':' || !digits(text, 14, 2, mi))
        return bad();
    int at = 16;
    if (charAt(text, at) == u':') {
        if (!digits(text, at + 1, 2, s))
            return bad();
        at += 3;
    }
    int ms = 0;
    if (charAt(text, at) == u'.') {
        int scale = 100;
        ++at;
        const int first = at;
        while (at < text.size() && text.at(at) >= u'0' && text.at(at) <= u'9') {
            ms += (text.at(at).unicode() - u'0') * scale;
            scale /= 10;
            ++at;
        }
        if (at == first)
            return bad();
    }
    qint64 offset = 0;
    const QStringView zone = QStringView(text).mid(at);
    if (zone != u"Z" && zone != u"z") {
        const bool colon = zone.size() == 6 && zone.at(3) == u':';
        int oh = 0, om = 0;
        if ((!colon && zone.size() != 5) || (zone.at(0) != u'+' && zone.at(0) != u'-') ||
            !digits(text, at + 1, 2, oh) || !digits(text, at + (colon ? 4 : 3), 2, om) || oh > 23 ||
            om > 59)
            return bad();
        offset = (zone.at(0) == u'-' ? -1 : 1) * (oh * 3'600'000LL + om * 60'000LL);
    }
    const QDate date(y, mo, d);
    const QTime time(h, mi, s == 60 ? 59 : s, ms);
    if (!date.isValid() || !time.isValid())
        return bad();
    return Instant{QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() - offset};
}

Result<Instant> parseHttpDate(const QByteArray& text)
{
    const QString t = QString::fromLatin1(text.trimmed());
    const auto bad = [&] {
        return fail(ErrorKind::Malformed, t.left(40),
                    QStringLiteral("not the date of an HTTP header"));
    };
    int d = 0, y = 0, h = 0, m = 0, s = 0;
    if (t.size() != 29 || !t.endsWith(QStringLiteral(" GMT")) || !digits(t, 5, 2, d) ||
        !digits(t, 12, 4, y) || !digits(t, 17, 2, h) || !digits(t, 20, 2, m) ||
        !digits(t, 23, 2, s))
        return bad();
    for (size_t i = 0; i < kMonths.size(); ++i) {
        if (t.mid(8, 3) != QLatin1String(kMonths[i]))
            continue;
        const QDate date(y, static_cast<int>(i) + 1, d);
        const QTime time(h, m, s == 60 ? 59 : s);
        if (!date.isValid() || !time.isValid())
            return bad();
        return Instant{QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch()};
    }
    return bad();
}

QByteArray toHttpDate(Instant at)
{
    const QDateTime t = QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC);
    const QDate date = t.date();
    return QByteArray(kDays[static_cast<size_t>(date.dayOfWeek() - 1)]) + ", " +
           QByteArray::number(date.day()).rightJustified(2, '0') + ' ' +
           kMonths[static_cast<size_t>(date.month() - 1)] + ' ' + QByteArray::number(date.year()) +
           ' ' + t.time().toString(QStringLiteral("HH:mm:ss")).toLatin1() + " GMT";
}

Instant SystemClock::now() const
{
    using namespace std::chrono;
    return Instant{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count() +
                   m_offset.load()};
}

namespace {

Millis sinceStart()
{
    timespec t{};
    clock_gettime(CLOCK_BOOTTIME, &t);
    return static_cast<Millis>(t.tv_sec) * 1000 + t.tv_nsec / 1'000'000;
}

}  // namespace

EvenClock::EvenClock()
    : m_begun(SystemClock().now() - sinceStart())
{
}

Instant EvenClock::now() const
{
    return m_begun + sinceStart();
}

const Clock& evenClock()
{
    static const EvenClock clock;
    return clock;
}

const char* name(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Malformed:
        return "malformed";
    case ErrorKind::NotFound:
        return "not_found";
    case ErrorKind::Conflict:
        return "conflict";
    case ErrorKind::Denied:
        return "denied";
    case ErrorKind::Incomplete:
        return "incomplete";
    case ErrorKind::Storage:
        return "storage";
    case ErrorKind::Full:
        return "full";
    case ErrorKind::Corrupt:
        return "corrupt";
    case ErrorKind::Newer:
        return "newer";
    case ErrorKind::Network:
        return "network";
    case ErrorKind::Rejected:
        return "rejected";
    case ErrorKind::Throttled:
        return "throttled";
    case ErrorKind::Unauthorized:
        return "unauthorized";
    case ErrorKind::Cancelled:
        return "cancelled";
    case ErrorKind::Keyring:
        return "keyring";
    case ErrorKind::Busy:
        return "busy";
    case ErrorKind::Internal:
        return "internal";
    }
    return "internal";
}

}  // namespace docket
