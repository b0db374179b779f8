// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/servertime.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace docket::sync {

namespace {

template <class Values>
Millis median(const Values& values)
{
    std::vector<Millis> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const size_t middle = sorted.size() / 2;
    if (sorted.size() % 2 == 1)
        return sorted[middle];
    const Millis low = sorted[middle - 1], high = sorted[middle];
    return std::abs(low) < std::abs(high) ? low : high;
}

}  // namespace

bool ServerTime::heard(SourceNumber source, Instant server, Instant sent, Instant received)
{
    const Millis took = received - sent;
    if (took < 0 || took > kSlow)
        return false;
    std::deque<Millis>& samples = m_samples[source];
    // A Date header leaves off the part of a second: half of one is nearest.
    samples.push_back(server.ms + 500 - (sent.ms + took / 2));
    if (samples.size() > kSamples)
        samples.pop_front();
    m_awaited.erase(source);
    return true;
}

std::optional<Millis> ServerTime::ahead(SourceNumber source) const
{
    const auto found = m_samples.find(source);
    return found == m_samples.end() ? std::nullopt : std::optional(median(found->second));
}

std::optional<Millis> ServerTime::ahead() const
{
    std::vector<Millis> all;
    for (const auto& [source, samples] : m_samples)
        all.push_back(median(samples));
    if (all.empty())
        return std::nullopt;
    const Millis middle = median(all);
    if (!m_awaited.empty() && std::abs(middle) > kShown)
        return std::nullopt;
    return middle;
}

void ServerTime::await(const std::set<SourceNumber>& sources)
{
    m_awaited.clear();
    for (const SourceNumber source : sources)
        if (!m_samples.contains(source))
            m_awaited.insert(source);
}

bool ServerTime::ended(SourceNumber source)
{
    return m_awaited.erase(source) > 0;
}

}  // namespace docket::sync
