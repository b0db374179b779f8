// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/setup.h"
#include "core/store/casetables.h"
#include "core/sync/transport.h"

#include <QObject>

#include <functional>
#include <optional>
#include <random>
#include <set>

namespace docket::sync {

// A request as it was frozen when its intent became ready: what is sent, byte for byte, each time.
struct Frozen {
    SourceNumber source = 0;
    QByteArray connector;
    vendor::Request request;
    vendor::Instruction wanted;

    bool operator==(const Frozen&) const = default;
};

QByteArray toText(const Frozen& frozen);
Result<Frozen> frozenFrom(const QByteArray& text);
// How an intent becomes bytes; NotFound when its source or connector is not known.
Result<QByteArray> freeze(const Intent& intent, const Setup& setup);

// The pusher's view of the journal and the outbox. Each answer comes later, on the asker's thread.
class Outbox {
public:
    virtual ~Outbox() = default;

    // The next intent that may be touched at `now`, as the journal has it, and nothing when there
    // is none; none of a source that `rests`. `starting` is true once: what was being sent when
    // Docket last stopped is unknown now.
    virtual void take(bool starting, const std::set<SourceNumber>& rests, QObject* context,
                      std::function<void(Result<std::optional<store::OutboxRow>>)> then) = 0;
    // Records a step. Refused when the intent has moved on.
    virtual void settle(CaseId subject, const Settle& step, QObject* context,
                        std::function<void(Done)> then) = 0;
    // What the vendor's answer says about the world, for the cache and the archive.
    virtual void learned(SourceNumber source, const vendor::Response& response,
                         const vendor::Settlement& settlement) = 0;
};

// Sends what the journal says is ready, one after the other, and resolves what is unknown by
// looking it up. Every step is recorded before and after; nothing is ever sent that was not.
class Pusher : public QObject {
    Q_OBJECT
public:
    using Secrets = std::function<Secret(SourceNumber)>;
    Pusher(const Setup& setup, Secrets secrets, Transport& transport, Outbox& outbox,
           const Clock& clock, QObject* parent);

    // Looks for work now; again by itself when something was told to wait.
    void wake();
    bool idle() const { return !m_busy; }
    void setSetup(const Setup& setup) { m_setup = setup; }

signals:
    void rested();  // nothing is left to do now

private:
    void work(const store::OutboxRow& row);
    void readFirst(const store::OutboxRow& row, const Frozen& frozen);
    void begin(const store::OutboxRow& row, const Frozen& frozen);
    void send(const store::OutboxRow& row, const Frozen& frozen, int attempt);
    void readBack(const store::OutboxRow& row, const Frozen& frozen, const Settle& step);
    void lookUp(const store::OutboxRow& row, const Frozen& frozen);
    void record(const store::OutboxRow& row, const Settle& step);
    void rest(Millis wait);
    Millis backOff(int attempt);

    Setup m_setup;
    Secrets m_secrets;
    Transport& m_transport;
    Outbox& m_outbox;
    const Clock& m_clock;
    bool m_busy = false;
    bool m_again = false;
    bool m_started = false;
    std::mt19937_64 m_random{std::random_device{}()};
};

}  // namespace docket::sync
