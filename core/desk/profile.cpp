// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/engine.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <cstdlib>

namespace docket {

namespace {

const Clock& thisWall()
{
    static const SystemClock clock;
    return clock;
}

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

}  // namespace

Result<ProfileConfig> ProfileConfig::read(const ProfileFiles& files)
{
    if (!QFileInfo::exists(files.config()))
        return fail(ErrorKind::NotFound, files.folder,
                    key("is no profile: make one with docketctl --profile DIR init"));
    const QSettings ini(files.config(), QSettings::IniFormat);
    ProfileConfig out;
    out.desk = DeskId::parse(ini.value(key("desk")).toString());
    if (out.desk.isNull())
        return fail(ErrorKind::Malformed, files.config(), key("desk is not an id"));
    auto keyring =
        parseKeyring(ini.value(key("keys")).toString(), ini.value(key("profile")).toString());
    if (!keyring)
        return fail(ErrorKind::Malformed, files.config(), keyring.error().detail);
    out.keyring = *keyring;
    out.practiceUrl = ini.value(key("practice/url")).toString();
    out.practicePace = ini.value(key("practice/pace"), 1.0).toDouble();
    return out;
}

Done ProfileConfig::write(const ProfileFiles& files) const
{
    if (!QDir().mkpath(files.folder))
        return fail(ErrorKind::Storage, files.folder, key("cannot be made"));
    QFile::setPermissions(files.folder,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QSettings ini(files.config(), QSettings::IniFormat);
    ini.setValue(key("desk"), desk.text());
    ini.setValue(key("keys"), toText(keyring));
    ini.setValue(key("profile"), keyring.profile);
    if (!practiceUrl.isEmpty()) {
        ini.setValue(key("practice/url"), practiceUrl);
        ini.setValue(key("practice/pace"), practicePace);
    }
    ini.sync();
    if (ini.status() != QSettings::NoError)
        return fail(ErrorKind::Storage, files.config(), key("cannot be written"));
    return {};
}

ProfileClock::ProfileClock(const Clock& wall, const Clock& even)
    : m_wall(wall)
    , m_even(even)
{
}

ProfileClock::ProfileClock()
    : ProfileClock(thisWall(), evenClock())
{
}

void ProfileClock::practice(double pace)
{
    m_practice.store(true);
    m_pace.store(pace);
}

Instant ProfileClock::now() const
{
    if (const qint64 stand = m_stand.load(); stand != INT64_MIN)
        return Instant{stand};
    if (const qint64 server = m_server.load(); server != INT64_MIN && m_pace.load() != 1) {
        const Millis passed = m_even.now().ms - m_local.load();
        return Instant{server + static_cast<Millis>(static_cast<double>(passed) * m_pace.load())};
    }
    return std::max(m_even.now() + m_offset.load(), Instant{m_floor.load()});
}

void ProfileClock::heard(Instant server, Instant local)
{
    // Headers count in seconds: a clock that stands within one is not corrected.
    const Millis offset = server - local;
    if (m_server.load() == INT64_MIN || std::abs(offset - m_offset.load()) > 1500 ||
        m_pace.load() != 1)
        m_offset.store(offset);
    m_local.store(local.ms);
    if (server.ms > m_server.load())
        m_server.store(server.ms);
}

void ProfileClock::measured(Millis ahead)
{
    if (m_practice.load())
        return;
    // Likewise: time does not tremble by what a header leaves off.
    if (!m_measured.load() || std::abs(ahead - m_offset.load()) > 1500)
        m_offset.store(ahead);
    m_floor.store(INT64_MIN);
    m_measured.store(true);
}

void ProfileClock::remembered(Instant server, Instant local)
{
    if (m_practice.load())
        return heard(server, local);
    if (m_measured.load())
        return;
    m_offset.store(server - local);
    // A wall that was set back while nothing ran may not bring back a time that has passed.
    m_floor.store(server.ms);
}

std::optional<ProfileClock::Known> ProfileClock::known() const
{
    if (m_practice.load()) {
        if (m_server.load() == INT64_MIN)
            return std::nullopt;
        return Known{Instant{m_server.load()}, now() - m_offset.load()};
    }
    if (!m_measured.load())
        return std::nullopt;
    const Instant local = m_even.now();
    return Known{local + m_offset.load(), local};
}

TimeTrust ProfileClock::trust() const
{
    if (m_practice.load() || m_stand.load() != INT64_MIN)
        return TimeTrust::Agreed;
    if (!m_measured.load())
        return TimeTrust::Alone;
    return std::abs(now() - wall()) > sync::ServerTime::kUntrusted ? TimeTrust::Disputed
                                                                   : TimeTrust::Agreed;
}

void ProfileClock::stand(Instant at)
{
    m_stand.store(at.ms);
}

}  // namespace docket
