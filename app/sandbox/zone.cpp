// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/zone.h"

#include <array>
#include <chrono>

namespace sandbox {

namespace {

using namespace std::chrono;

void two(char* at, unsigned n)
{
    at[0] = static_cast<char>('0' + n / 10);
    at[1] = static_cast<char>('0' + n % 10);
}

// "yyyy-mm-ddThh:mm:ss" of a count of seconds, without a zone.
std::array<char, 19> civil(qint64 second)
{
    const sys_seconds at{seconds{second}};
    const sys_days day = floor<days>(at);
    const year_month_day date{day};
    const auto rest = static_cast<unsigned>((at - day).count());
    const auto y = static_cast<unsigned>(static_cast<int>(date.year()));
    std::array<char, 19> t{};
    two(&t[0], y / 100);
    two(&t[2], y % 100);
    t[4] = t[7] = '-';
    two(&t[5], static_cast<unsigned>(date.month()));
    two(&t[8], static_cast<unsigned>(date.day()));
    t[10] = 'T';
    two(&t[11], rest / 3600);
    t[13] = t[16] = ':';
    two(&t[14], rest / 60 % 60);
    two(&t[17], rest % 60);
    return t;
}

qint64 floorSeconds(qint64 ms)
{
    return floor<seconds>(milliseconds{ms}).count();
}

}  // namespace

int berlinOffset(qint64 ms)
{
    const sys_seconds at{seconds{floorSeconds(ms)}};
    const year y = year_month_day{floor<days>(at)}.year();
    const auto change = [y](month m) { return sys_days{y / m / Sunday[last]} + hours{1}; };
    return at >= change(March) && at < change(October) ? 120 : 60;
}

int newYorkOffset(qint64 ms)
{
    const sys_seconds at{seconds{floorSeconds(ms)}};
    const year y = year_month_day{floor<days>(at)}.year();
    const auto forth = sys_days{y / March / Sunday[2]} + hours{7};
    const auto back = sys_days{y / November / Sunday[1]} + hours{6};
    return at >= forth && at < back ? -240 : -300;
}

QByteArray wallTime(qint64 ms, int offset)
{
    const auto t = civil(floorSeconds(ms) + offset * 60);
    return QByteArray(t.data(), 19);
}

QByteArray utcDay(qint64 ms)
{
    return wallTime(ms, 0).left(10);
}

QByteArray shopTime(qint64 ms)
{
    const int offset = berlinOffset(ms);
    const auto t = civil(floorSeconds(ms) + offset * 60);
    return QByteArray(t.data(), 19) + (offset == 120 ? "+02:00" : "+01:00");
}

QByteArray utcTime(qint64 ms)
{
    const auto t = civil(floorSeconds(ms));
    return QByteArray(t.data(), 19) + 'Z';
}

}  // namespace sandbox
