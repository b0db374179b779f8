// SPDX-License-Identifier: GPL-3.0-or-later
// What time it is: by the servers' answers while there are any, by what was known last until then.
#include "core/desk/engineparts.h"

#include <cstdlib>

namespace docket {

namespace {

constexpr auto kTimeHeard = "time_heard";
constexpr auto kClocksAhead = "clocks_ahead";

}  // namespace

// On the network's thread.
void Engine::heardTime(SourceNumber source, Instant server, Instant sent, Instant received)
{
    if (!m_config.practiceUrl.isEmpty())
        m_clock.heard(server, Instant{(sent.ms + received.ms) / 2});
    else if (m_serverTime.heard(source, server, sent, received))
        tellTime(source);
}

void Engine::tellTime(SourceNumber source)
{
    if (const auto all = m_serverTime.ahead())
        m_clock.measured(*all);
    const auto its = m_serverTime.ahead(source);
    if (!its)
        return;
    QMetaObject::invokeMethod(
        this,
        [this, source, its = *its] {
            // Every answer moves it a little; what is told is what somebody would see.
            const auto known = m_ahead.find(source);
            if (known != m_ahead.end() && std::abs(known->second - its) <= 1000)
                return;
            m_ahead[source] = its;
            emit timeMeasured();
        },
        Qt::QueuedConnection);
}

std::optional<Millis> Engine::ahead(SourceNumber source) const
{
    const auto found = m_ahead.find(source);
    if (found == m_ahead.end())
        return std::nullopt;
    return found->second + (m_clock.even() - m_clock.wall());
}

std::optional<Millis> Engine::ahead() const
{
    if (!m_config.practiceUrl.isEmpty() || m_ahead.empty())
        return std::nullopt;
    return m_clock.now() - m_clock.wall();
}

// On the reader's thread, which has the desk's file.
void Engine::noteTime(const std::map<SourceNumber, Millis>& ahead)
{
    const auto known = m_clock.known();
    if (!m_deskTables || !known)
        return;
    (void)m_deskTables->saveSetting(kTimeHeard, QByteArray::number(known->server.ms) + ' ' +
                                                    QByteArray::number(known->local.ms));
    QByteArray each;
    for (const auto& [source, its] : ahead)
        each += QByteArray::number(source) + ' ' + QByteArray::number(its) + '\n';
    (void)m_deskTables->saveSetting(kClocksAhead, each);
}

void Engine::recallTime()
{
    const QList<QByteArray> parts =
        m_deskTables->setting(kTimeHeard).value_or(QByteArray()).split(' ');
    if (parts.size() == 2)
        m_clock.remembered(Instant{parts[0].toLongLong()}, Instant{parts[1].toLongLong()});
    std::map<SourceNumber, Millis> ahead;
    for (const QByteArray& line :
         m_deskTables->setting(kClocksAhead).value_or(QByteArray()).split('\n')) {
        const QList<QByteArray> one = line.split(' ');
        if (one.size() == 2)
            ahead[one[0].toInt()] = one[1].toLongLong();
    }
    QMetaObject::invokeMethod(
        this, [this, ahead] { m_ahead = ahead; }, Qt::QueuedConnection);
}

}  // namespace docket
