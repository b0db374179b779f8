// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cmath>
#include <span>

namespace sandbox {

// A bijection of 64 bits that leaves no visible trace of the input (the splitmix64 finisher).
constexpr quint64 scatter(quint64 x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

// The input that scatter() turned into `x`.
constexpr quint64 gather(quint64 x)
{
    x = (x ^ (x >> 31) ^ (x >> 62)) * 0x319642b2d24d8ec3ULL;
    x = (x ^ (x >> 27) ^ (x >> 54)) * 0x96de1b173f119089ULL;
    return x ^ (x >> 30) ^ (x >> 60);
}
static_assert(gather(scatter(0x0123456789abcdefULL)) == 0x0123456789abcdefULL);

// Independent streams of chance, so that adding a draw to one cannot move another.
enum class Stream : quint64 {
    Order = 1,
    Session,
    Customer,
    Trouble,
    Live,
    Stock,
    Parcel,
    Text,
    Reference,
    Journey,
    Fate,
    Return,
    Warehouse,
    Ledger,
    Fault
};

// A reproducible source of chance (splitmix64): the same seed, stream and index draw the same.
class Random {
public:
    Random(quint64 seed, Stream stream, quint64 index = 0)
        : m_state(scatter(seed ^ scatter(static_cast<quint64>(stream) ^ scatter(index + 0x51ULL))))
    {
    }

    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return scatter(m_state);
    }

    // A number in [0, 1).
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    // A number in [0, n); 0 when n is not positive.
    qint64 below(qint64 n)
    {
        return n > 0 ? static_cast<qint64>(next() % static_cast<quint64>(n)) : 0;
    }

    // A number in [low, high].
    qint64 between(qint64 low, qint64 high) { return low + below(high - low + 1); }

    bool chance(double p) { return unit() < p; }

    // A waiting time with this mean.
    double waiting(double mean) { return -mean * std::log(1.0 - unit()); }

    // How many arrivals when `mean` are expected (Poisson, for small means).
    int arrivals(double mean)
    {
        const double floor = std::exp(-mean);
        int n = 0;
        double product = unit();
        while (product > floor) {
            ++n;
            product *= unit();
        }
        return n;
    }

    // An index drawn in proportion to its weight.
    size_t weighted(std::span<const int> weights)
    {
        qint64 total = 0;
        for (const int w : weights)
            total += w;
        qint64 at = below(total);
        for (size_t i = 0; i < weights.size(); ++i) {
            at -= weights[i];
            if (at < 0)
                return i;
        }
        return 0;
    }

private:
    quint64 m_state;
};

}  // namespace sandbox
