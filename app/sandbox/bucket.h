// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace sandbox {

// A leaky bucket in real time: so many calls at once, and so many a second for ever.
class Bucket {
public:
    Bucket(double size, double leak)
        : m_size(size)
        , m_leak(leak)
    {
        m_clock.start();
    }

    // Whether one more call fits; it is counted when it does.
    bool take()
    {
        const qint64 now = m_clock.nsecsElapsed();
        m_level = std::max(0.0, m_level - static_cast<double>(now - m_last) * 1e-9 * m_leak);
        m_last = now;
        if (m_level + 1.0 > m_size)
            return false;
        m_level += 1.0;
        return true;
    }

    // How full it is now, in calls.
    int level() const { return static_cast<int>(std::ceil(m_level)); }

private:
    QElapsedTimer m_clock;
    double m_size, m_leak, m_level = 0;
    qint64 m_last = 0;
};

}  // namespace sandbox
