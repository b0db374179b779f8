// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/profile.h"

#include "app/composition/practice.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace docket::app {

Profile::Profile(const QString& folder, QObject* parent)
    : QObject(parent)
    , m_files{QDir(folder).absolutePath()}
{
}

Profile::~Profile()
{
    // Nobody may ask any more; the engine stops its threads and closes the files; only then may
    // another process have them.
    m_socket.reset();
    m_engine.reset();
    m_lock.reset();
}

Done Profile::lock()
{
    if (!QDir().mkpath(m_files.folder))
        return fail(ErrorKind::Storage, m_files.folder, QStringLiteral("cannot be made"));
    auto lock = ProfileLock::take(m_files.lock());
    if (!lock)
        return fail(lock.error());
    m_lock = std::move(*lock);
    // Without a socket others are told that the profile is held, and nothing worse.
    m_socket = std::make_unique<OwnerSocket>();
    if (auto done = m_socket->listen(m_files.folder); !done)
        qWarning("docket: %s: %s", qPrintable(done.error().where), qPrintable(done.error().detail));
    return {};
}

void Profile::openEngine(const Secret& key, bool mayWrite,
                         std::function<void(Result<OpenReport>)> then)
{
    connect(m_engine.get(), &Engine::opening, this, &Profile::opening);
    connect(m_engine.get(), &Engine::opened, this, then, Qt::SingleShotConnection);
    m_engine->open(key, mayWrite);
}

void Profile::initPractice(const QUrl& url, std::function<void(Done)> then)
{
    initPractice(url, {KeyringChoice::Kind::Practice, {}, {}}, std::move(then));
}

void Profile::initPractice(const QUrl& url, const KeyringChoice& keys,
                           std::function<void(Done)> then)
{
    if (QFileInfo::exists(m_files.config()))
        return then(
            fail(ErrorKind::Conflict, m_files.folder, QStringLiteral("is a profile already")));
    askPractice(url, this, [this, url, keys, then](const Result<QJsonObject>& company) {
        if (!company)
            return then(fail(company.error()));
        if (auto done = lock(); !done)
            return then(done);
        ProfileConfig config;
        config.desk = DeskId::mint();
        config.keyring = keys;
        if (keys.kind == KeyringChoice::Kind::Keychain)
            config.keyring.profile = config.desk.text();
        if (keys.kind == KeyringChoice::Kind::File)
            config.keyring.path = QFileInfo(keys.path).absoluteFilePath();
        config.practiceUrl = url.toString(QUrl::StripTrailingSlash);
        config.practicePace = company->value(QStringLiteral("pace")).toDouble(1);
        // The key first: a profile whose key is nowhere could never be opened again.
        keepKey(config.keyring,
                [this, then, config, company = *company](const Result<Secret>& key) {
                    key ? make(company, config, *key, then) : then(fail(key.error()));
                });
    });
}

void Profile::keepKey(const KeyringChoice& keys, std::function<void(Result<Secret>)> then)
{
    if (keys.kind == KeyringChoice::Kind::Practice)
        return then(practiceKey());
    const QString name = QStringLiteral("profile");
    Keyring(keys).read(name, this, [this, keys, name, then](const Result<Secret>& known) {
        if (known)
            return then(fail(ErrorKind::Conflict, toText(keys),
                             QStringLiteral("keeps the key of a profile already")));
        if (known.error().kind != ErrorKind::NotFound)
            return then(known);
        const Secret key = mintKey();
        Keyring(keys).write(name, key, this, [then, key](const Done& done) {
            then(done ? Result<Secret>(key) : fail(done.error()));
        });
    });
}

void Profile::make(const QJsonObject& company, const ProfileConfig& config, const Secret& key,
                   std::function<void(Done)> then)
{
    if (auto done = config.write(m_files); !done)
        return then(done);
    m_engine = std::make_unique<Engine>(m_files, config);
    if (const auto now = parseIso(company.value(QStringLiteral("now")).toString()))
        m_engine->clock().heard(*now, evenClock().now());
    openEngine(key, true, [this, then, company](const Result<OpenReport>& report) {
        if (!report)
            return then(fail(report.error()));
        for (const auto& [number, secret] : practiceSecrets(company))
            m_engine->setSecret(number, secret);
        setUpPractice(*m_engine, company, this, then);
    });
}

void Profile::cancelOpening()
{
    if (m_engine)
        m_engine->cancelOpening();
}

void Profile::open(bool mayWrite, bool network, std::function<void(Result<OpenReport>)> then)
{
    if (mayWrite && QFileInfo::exists(m_files.config()))
        if (auto done = lock(); !done)
            return then(fail(done.error()));
    openLocked(mayWrite, network, std::move(then));
}

void Profile::rebuild(std::function<void(Result<OpenReport>)> then)
{
    if (QFileInfo::exists(m_files.config())) {
        if (auto done = lock(); !done)
            return then(fail(done.error()));
        for (const char* end : {"", "-wal", "-shm"})
            QFile::remove(m_files.cache() + QLatin1String(end));
    }
    openLocked(true, false, std::move(then));
}

void Profile::openLocked(bool mayWrite, bool network, std::function<void(Result<OpenReport>)> then)
{
    const auto config = ProfileConfig::read(m_files);
    if (!config)
        return then(fail(config.error()));
    m_engine = std::make_unique<Engine>(m_files, *config);
    m_engine->setPatience(m_patience);
    const Keyring keyring(config->keyring);
    keyring.read(
        QStringLiteral("profile"), this,
        [this, mayWrite, network, then](const Result<Secret>& key) {
            if (!key)
                return then(fail(key.error()));
            openEngine(*key, mayWrite, [this, network, then](const Result<OpenReport>& report) {
                if (!report || !network || !practice())
                    return then(report);
                askPractice(QUrl(m_engine->config().practiceUrl), this,
                            [this, then, report](const Result<QJsonObject>& company) {
                                if (company) {
                                    if (const auto now = parseIso(
                                            company->value(QStringLiteral("now")).toString()))
                                        m_engine->clock().heard(*now, evenClock().now());
                                    for (const auto& [number, secret] : practiceSecrets(*company))
                                        m_engine->setSecret(number, secret);
                                }
                                then(report);
                            });
            });
        });
}

}  // namespace docket::app
