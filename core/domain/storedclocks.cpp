// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/storedclocks.h"

#include <limits>
#include <optional>

namespace docket {

namespace {

// The places in a clock's list. Past `RunFrom` it goes on only when one of the rest says something.
enum Place : qsizetype {
    Kind,
    Cycle,
    PolicyAndCalendar,  // a list of four, or null: as the clock before
    StartAt,            // the instants after it count from here
    Budget,
    WarnPercent,
    DueSoon,
    Due,
    Warn,
    CycleFrom,
    RunFrom,
    VerdictWord,
    Stopped,
    Flags,
    Remaining,
    UsedBefore,
    UsedAtRun,
    IssuerZone,
    Places
};

constexpr qint64 kPaused = 1;
constexpr qint64 kEndBeforeStart = 2;
constexpr qint64 kRejudged = 4;
constexpr qint64 kVerdicts = 4;

// Differences wrap, so that any two instants give each other back.
qint64 less(qint64 a, qint64 b)
{
    return static_cast<qint64>(static_cast<quint64>(a) - static_cast<quint64>(b));
}
qint64 plus(qint64 a, qint64 b)
{
    return static_cast<qint64>(static_cast<quint64>(a) + static_cast<quint64>(b));
}

bool samePolicy(const SlaClock& a, const SlaClock& b)
{
    return a.policyVersion == b.policyVersion && a.calendarVersion == b.calendarVersion &&
           a.policy == b.policy && a.calendar == b.calendar;
}

void putClock(JsonWriter& json, const SlaClock& clock, const SlaClock* before)
{
    const qint64 from = clock.start.isSet() ? clock.start.ms : 0;
    const auto number = [&](qint64 value) { json.integer(nullptr, value); };
    const auto instant = [&](Instant at, qint64 since) {
        if (at.isSet())
            number(less(at.ms, since));
        else
            json.null(nullptr);
    };
    json.array();
    number(static_cast<int>(clock.kind));
    number(clock.cycle);
    if (before && samePolicy(clock, *before)) {
        json.null(nullptr);
    } else {
        json.array();
        json.text(nullptr, clock.policy);
        number(clock.policyVersion);
        json.text(nullptr, clock.calendar);
        number(clock.calendarVersion);
        json.endArray();
    }
    instant(clock.start, 0);
    number(clock.budget);
    number(clock.warnPercent);
    number(clock.dueSoon);
    for (const Instant at : {clock.due, clock.warn, clock.cycleFrom, clock.runFrom})
        instant(at, from);
    const qint64 flags = (clock.paused ? kPaused : 0) |
                         (clock.endBeforeStart ? kEndBeforeStart : 0) |
                         (clock.rejudged ? kRejudged : 0);
    if (clock.verdict != Verdict::Running || clock.stopped.isSet() || flags != 0 ||
        clock.remaining != 0 || clock.usedBefore != 0 || clock.usedAtRun != 0 ||
        !clock.issuerZone.isEmpty()) {
        number(static_cast<int>(clock.verdict));
        instant(clock.stopped, from);
        number(flags);
        number(clock.remaining);
        number(clock.usedBefore);
        number(clock.usedAtRun);
        json.text(nullptr, clock.issuerZone);
    }
    json.endArray();
}

// Reads values by their place; whatever is not as it was written makes the whole wrong.
class ByPlace {
public:
    explicit ByPlace(simdjson::dom::element list)
    {
        simdjson::dom::array values;
        m_wrong = list.get(values) != simdjson::SUCCESS;
        if (!m_wrong)
            for (const simdjson::dom::element value : values)
                m_values.append(value);
    }

    // A list within; none when the value is null.
    std::optional<ByPlace> list(qsizetype at) const
    {
        if (at >= m_values.size() || m_values[at].is_null())
            return std::nullopt;
        return ByPlace(m_values[at]);
    }
    qint64 number(qsizetype at)
    {
        int64_t value = 0;
        if (at < m_values.size() && m_values[at].get(value))
            m_wrong = true;
        return value;
    }
    int small(qsizetype at)
    {
        const qint64 value = number(at);
        if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max())
            m_wrong = true;
        return static_cast<int>(value);
    }
    Instant instant(qsizetype at, qint64 since)
    {
        if (at >= m_values.size() || m_values[at].is_null())
            return Instant::none();
        return Instant{plus(number(at), since)};
    }
    QString text(qsizetype at)
    {
        std::string_view value;
        if (at < m_values.size() && m_values[at].get(value))
            m_wrong = true;
        return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
    }
    template <class T>
    T oneOf(qsizetype at, qint64 count)
    {
        const qint64 value = number(at);
        if (value >= 0 && value < count)
            return static_cast<T>(value);
        m_wrong = true;
        return T{};
    }
    bool wrong() const { return m_wrong; }

private:
    QVarLengthArray<simdjson::dom::element, Places> m_values;
    bool m_wrong = false;
};

SlaClock readClock(const simdjson::dom::element& list, const SlaClock* before, bool& wrong)
{
    ByPlace at(list);
    SlaClock clock;
    clock.kind = at.oneOf<ClockKind>(Kind, static_cast<qint64>(kClockKinds.size()));
    clock.cycle = at.small(Cycle);
    if (auto names = at.list(PolicyAndCalendar)) {
        clock.policy = names->text(0);
        clock.policyVersion = names->small(1);
        clock.calendar = names->text(2);
        clock.calendarVersion = names->small(3);
        wrong = wrong || names->wrong();
    } else if (before) {
        clock.policy = before->policy;
        clock.policyVersion = before->policyVersion;
        clock.calendar = before->calendar;
        clock.calendarVersion = before->calendarVersion;
    }
    clock.start = at.instant(StartAt, 0);
    const qint64 from = clock.start.isSet() ? clock.start.ms : 0;
    clock.budget = at.number(Budget);
    clock.warnPercent = at.small(WarnPercent);
    clock.dueSoon = at.number(DueSoon);
    clock.due = at.instant(Due, from);
    clock.warn = at.instant(Warn, from);
    clock.cycleFrom = at.instant(CycleFrom, from);
    clock.runFrom = at.instant(RunFrom, from);
    clock.verdict = at.oneOf<Verdict>(VerdictWord, kVerdicts);
    clock.stopped = at.instant(Stopped, from);
    const qint64 flags = at.number(Flags);
    clock.paused = (flags & kPaused) != 0;
    clock.endBeforeStart = (flags & kEndBeforeStart) != 0;
    clock.rejudged = (flags & kRejudged) != 0;
    clock.remaining = at.number(Remaining);
    clock.usedBefore = at.number(UsedBefore);
    clock.usedAtRun = at.number(UsedAtRun);
    clock.issuerZone = at.text(IssuerZone);
    wrong = wrong || at.wrong();
    return clock;
}

}  // namespace

void putStoredClocks(JsonWriter& json, const char* name, const Clocks& clocks)
{
    if (clocks.empty())
        return;
    json.array(name);
    const SlaClock* before = nullptr;
    for (const SlaClock& clock : clocks) {
        putClock(json, clock, before);
        before = &clock;
    }
    json.endArray();
}

Clocks readStoredClocks(const JsonReader& json, const char* name)
{
    Clocks clocks;
    bool wrong = false;
    for (const simdjson::dom::element list : json.values(name))
        clocks.push_back(readClock(list, clocks.empty() ? nullptr : &clocks.back(), wrong));
    if (wrong)
        json.reject(name, QStringLiteral("is not as clocks are stored"));
    return clocks;
}

}  // namespace docket
