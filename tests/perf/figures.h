// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace perf {

// How a figure stands to its goal.
enum class Goal { AtLeast, AtMost, Equal };

inline bool holds(double value, double goal, Goal kind)
{
    switch (kind) {
    case Goal::AtLeast:
        return value >= goal;
    case Goal::AtMost:
        return value <= goal;
    case Goal::Equal:
        return value == goal;
    }
    return false;
}

inline void figure(const char* name, double value, double goal, Goal kind)
{
    std::printf("figure %s %.6g goal %g %s\n", name, value, goal,
                holds(value, goal, kind) ? "holds" : "short");
    std::fflush(stdout);
}

// Decides nothing.
inline void stretch(const char* name, double value, double goal)
{
    std::printf("stretch %s %.6g goal %g\n", name, value, goal);
    std::fflush(stdout);
}

template <class Work>
double secondsOf(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

// Seconds of processor, of all threads, beside those that passed: on a busy machine they tell how
// much of the time was waiting for others.
struct Took {
    double wall = 0;
    double processor = 0;
};

template <class Work>
Took tookOf(Work work)
{
    Took out;
    const std::clock_t begun = std::clock();
    out.wall = secondsOf(work);
    out.processor = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    return out;
}

inline double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

// What cannot be measured is no figure: says why and ends.
[[noreturn]] inline void stop(const char* what, const char* why)
{
    std::fprintf(stderr, "%s: %s\n", what, why);
    std::exit(2);
}

template <class T>
auto must(T result, const char* what)
{
    if (!result)
        stop(what, result.error().detail.toUtf8().constData());
    if constexpr (!std::is_void_v<typename T::value_type>)
        return std::move(*result);
}

}  // namespace perf
