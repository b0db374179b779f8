// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/ownersocket.h"
#include "app/composition/profilelock.h"
#include "core/desk/engine.h"

#include <QObject>

#include <functional>
#include <memory>

namespace docket::app {

// A profile on its way to being open: its lock, its key, its engine. What is made here stops in the
// order written in ~Profile.
class Profile : public QObject {
    Q_OBJECT
public:
    explicit Profile(const QString& folder, QObject* parent = nullptr);
    ~Profile() override;

    // Makes a new profile on the practice company at `url`. Conflict when there is one already.
    void initPractice(const QUrl& url, std::function<void(Done)> then);
    // Likewise, with a key of its own that is kept there. Conflict when a profile's key stands
    // there already: what is sealed under it could never be read again.
    void initPractice(const QUrl& url, const KeyringChoice& keys, std::function<void(Done)> then);
    // Opens a profile; for writing, as its one owner (Busy when there is another). In practice the
    // sources' published credentials are asked for when `network` is true, and their absence is not
    // an error: reading goes on without.
    void open(bool mayWrite, bool network, std::function<void(Result<OpenReport>)> then);
    // How long an engine that is opened from now on waits for vendors.
    void setPatience(const sync::Patience& patience) { m_patience = patience; }
    // Deletes what is derived and makes it again from the archive and the journal, without a
    // network.
    void rebuild(std::function<void(Result<OpenReport>)> then);

    // Ends an opening that makes things again; its `then` hears Cancelled.
    void cancelOpening();

    Engine& engine() { return *m_engine; }
    bool practice() const { return m_engine && !m_engine->config().practiceUrl.isEmpty(); }
    // The owner's ear; null while this process is not the owner.
    OwnerSocket* socket() const { return m_socket.get(); }
    const ProfileFiles& files() const { return m_files; }

signals:
    void opening(const docket::OpenProgress& progress);

private:
    void make(const QJsonObject& company, const ProfileConfig& config, const Secret& key,
              std::function<void(Done)> then);
    void keepKey(const KeyringChoice& keys, std::function<void(Result<Secret>)> then);
    void openLocked(bool mayWrite, bool network, std::function<void(Result<OpenReport>)> then);
    void openEngine(const Secret& key, bool mayWrite, std::function<void(Result<OpenReport>)> then);
    Done lock();

    ProfileFiles m_files;
    sync::Patience m_patience;
    std::unique_ptr<ProfileLock> m_lock;
    std::unique_ptr<OwnerSocket> m_socket;
    std::unique_ptr<Engine> m_engine;
};

}  // namespace docket::app
