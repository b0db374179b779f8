// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <compare>

namespace docket {

// A length of time in milliseconds.
using Millis = qint64;
constexpr Millis seconds(qint64 n)
{
    return n * 1000;
}
constexpr Millis minutes(qint64 n)
{
    return n * 60'000;
}
constexpr Millis hours(qint64 n)
{
    return n * 3'600'000;
}
constexpr Millis days(qint64 n)
{
    return n * 86'400'000;
}

// A point in time: milliseconds since 1970 in UTC. The smallest value means "none".
struct Instant {
    qint64 ms = INT64_MIN;

    static constexpr Instant none() { return Instant{}; }
    constexpr bool isSet() const { return ms != INT64_MIN; }

    constexpr auto operator<=>(const Instant&) const = default;
    friend constexpr Instant operator+(Instant at, Millis d) { return Instant{at.ms + d}; }
    friend constexpr Instant operator-(Instant at, Millis d) { return Instant{at.ms - d}; }
    friend constexpr Millis operator-(Instant a, Instant b) { return a.ms - b.ms; }
};

// ISO 8601 in UTC with milliseconds and Z; empty for none.
QString toIso(Instant at);

// Reads ISO 8601 with Z or a numeric offset. A text without a zone is Malformed, never local time.
Result<Instant> parseIso(const QString& text);

// Reads the date of an HTTP header (RFC 7231 IMF-fixdate, always GMT).
Result<Instant> parseHttpDate(const QByteArray& text);
QByteArray toHttpDate(Instant at);

// Who says what time it is. Everything outside this file asks a Clock that was handed to it.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

// The wall clock of this machine, corrected by an offset that a server's clock taught us.
class SystemClock final : public Clock {
public:
    Instant now() const override;
    // May be called from any thread.
    void setOffset(Millis offset) { m_offset.store(offset); }
    Millis offset() const { return m_offset.load(); }

private:
    std::atomic<Millis> m_offset{0};
};

// This machine's clock as it stood when this was made, going on evenly whatever the other is set to
// meanwhile. The time for which the machine sleeps counts.
class EvenClock final : public Clock {
public:
    EvenClock();
    Instant now() const override;

private:
    Instant m_begun;
};

// The one of this program.
const Clock& evenClock();

// A clock that stands until it is moved: tests, `--now`, and a frozen practice company.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant at)
        : m_at(at.ms)
    {
    }
    Instant now() const override { return Instant{m_at.load()}; }
    void set(Instant at) { m_at.store(at.ms); }
    void advance(Millis by) { m_at.fetch_add(by); }

private:
    std::atomic<qint64> m_at;
};

}  // namespace docket
