// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/courtesy.h"

#include <algorithm>

namespace docket::sync {

namespace {

constexpr int kMostTenths = 200;
constexpr int kMostDoublings = 5;

}  // namespace

std::optional<Error> Courtesy::rests(Instant now) const
{
    if (!m_until.isSet() || now >= m_until)
        return std::nullopt;
    Error why = m_why;
    why.retryAfterMs = m_until - now;
    return why;
}

void Courtesy::asked()
{
    m_tenths = std::min(m_tenths + 1, kMostTenths);
}

bool Courtesy::mayRepeat()
{
    if (m_tenths < 10)
        return false;
    m_tenths -= 10;
    return true;
}

void Courtesy::answered()
{
    m_failures = 0;
    m_until = {};
}

void Courtesy::failed(const Error& error, Instant now, quint64 draw)
{
    ++m_failures;
    if (m_failures < m_patience.failuresToRest)
        return;
    // One try goes through after the rest; when that fails as well, the next rest is longer.
    const int doublings = std::min(m_failures - m_patience.failuresToRest, kMostDoublings);
    const Millis most = std::min(m_patience.rest << doublings, m_patience.longestWait);
    m_until = now + most / 2 + static_cast<Millis>(draw % static_cast<quint64>(most / 2 + 1));
    m_why = error;
}

void Courtesy::sentAway(const Error& error, Instant now, Millis wait)
{
    m_until = now + std::max<Millis>(wait, 0);
    m_why = error;
}

void Courtesy::renewed()
{
    m_failures = 0;
    m_until = {};
}

Millis fullJitter(int tries, const Patience& patience, quint64 draw)
{
    const Millis most =
        std::min(patience.longestWait, patience.firstWait << std::clamp(tries, 0, 20));
    return static_cast<Millis>(draw % static_cast<quint64>(std::max<Millis>(most, 1)));
}

}  // namespace docket::sync
