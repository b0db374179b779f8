// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/pusher.h"

#include "core/base/crashpoint.h"
#include "core/base/json.h"
#include "core/base/jsonint.h"
#include "core/vendor/registry.h"

#include <QJsonArray>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace docket::sync {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}
QString utf8(const QByteArray& text)
{
    return QString::fromUtf8(text);
}

// A look-up right after a write may not see it yet.
constexpr Millis kConsistencyWait = seconds(10);
constexpr Millis kLookUpAgain = seconds(20);
constexpr int kMostLookUps = 30;
// What was sent this often and never came about is not sent again by a machine.
constexpr int kMostAttempts = 6;

}  // namespace

QByteArray toText(const Frozen& f)
{
    QJsonArray headers;
    for (const auto& [name, value] : f.request.headers)
        headers.append(QJsonArray{utf8(name), utf8(value)});
    return toCanonicalJson(QJsonObject{{key("source"), f.source},
                                       {key("connector"), utf8(f.connector)},
                                       {key("method"), utf8(f.request.method)},
                                       {key("path"), utf8(f.request.path)},
                                       {key("headers"), headers},
                                       {key("body"), utf8(f.request.body)},
                                       {key("kind"), key(name(f.wanted.kind))},
                                       {key("target"), utf8(f.wanted.target)},
                                       {key("amount"), f.wanted.amount.minor},
                                       {key("currency"), f.wanted.amount.currency.text()},
                                       {key("reason"), utf8(f.wanted.reason)},
                                       {key("action"), utf8(f.wanted.action)},
                                       {key("key"), utf8(f.wanted.key)}});
}

Result<Frozen> frozenFrom(const QByteArray& text)
{
    const auto document = JsonDocument::parse(text);
    if (!document)
        return fail(ErrorKind::Corrupt, key("outbox"), document.error().detail);
    const JsonReader json = document->root();
    Frozen f;
    f.source = optInt(json, "source").value_or(0);
    if (f.source < 1)
        json.reject("source", key("is not the number of a source"));
    f.connector = json.text("connector");
    f.request.method = json.text("method");
    f.request.path = json.text("path");
    for (const JsonReader& header : json.array("headers")) {
        const auto parts = header.items();
        if (parts.size() == 2)
            f.request.headers.emplace_back(parts[0].asText(), parts[1].asText());
    }
    f.request.body = json.text("body");
    // A request that was frozen when refunds were all there was names a payment, and no kind.
    f.wanted.target = json.text(json.has("target") ? "target" : "payment");
    if (json.has("kind")) {
        const auto kind = parseIntentKind(json.text("kind"));
        if (!kind)
            return fail(ErrorKind::Newer, key("outbox"), utf8(json.text("kind")));
        f.wanted.kind = *kind;
    }
    f.wanted.amount = {json.integer("amount"), Currency::parse(json.text("currency"))};
    f.wanted.reason = json.optText("reason");
    f.wanted.action = json.text("action");
    f.wanted.key = json.text("key");
    if (json.error())
        return fail(ErrorKind::Corrupt, json.error()->where, json.error()->detail);
    return f;
}

Result<QByteArray> freeze(const Intent& intent, const Setup& setup)
{
    const Source* source = setup.source(intent.target.source);
    if (!source)
        return fail(ErrorKind::NotFound, key("source"), key("its source is not configured"));
    const vendor::Connector* connector = vendor::find(source->connector);
    if (!connector)
        return fail(ErrorKind::NotFound, utf8(source->connector),
                    key("there is no such connector"));
    Frozen f;
    f.source = source->number;
    f.connector = source->connector;
    f.wanted = {intent.kind,
                intent.target.id,
                intent.amount,
                intent.reason,
                intent.id.text().toLatin1(),
                intent.id.text().toLatin1()};
    f.request = connector->instruct(*source, f.wanted);
    if (f.request.path.isEmpty())
        return fail(ErrorKind::Denied, source->name, key("this cannot be asked of this source"));
    return toText(f);
}

Pusher::Pusher(const Setup& setup, Secrets secrets, Transport& transport, Outbox& outbox,
               const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_setup(setup)
    , m_secrets(std::move(secrets))
    , m_transport(transport)
    , m_outbox(outbox)
    , m_clock(clock)
{
}

void Pusher::wake()
{
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    const bool starting = !m_started;
    m_started = true;
    std::set<SourceNumber> resting;
    Millis soonest = 0;
    for (const Source& source : m_setup.sources) {
        if (const auto why = m_transport.rests(source.number)) {
            resting.insert(source.number);
            soonest = soonest == 0 ? why->retryAfterMs : std::min(soonest, why->retryAfterMs);
        }
    }
    m_outbox.take(starting, resting, this,
                  [this, starting, soonest](const Result<std::optional<store::OutboxRow>>& row) {
                      if (!row)
                          m_started = m_started && !starting;
                      if (!row || !*row)
                          return rest(soonest);
                      work(**row);
                  });
}

void Pusher::rest(Millis wait)
{
    m_busy = false;
    if (wait > 0)
        QTimer::singleShot(std::chrono::milliseconds(wait), this, [this] { wake(); });
    if (m_again) {
        m_again = false;
        QMetaObject::invokeMethod(
            this, [this] { wake(); }, Qt::QueuedConnection);
        return;
    }
    emit rested();
}

// How long it waits before the next try, after this many that reached nobody.
Millis Pusher::backOff(int attempt)
{
    return std::max<Millis>(fullJitter(attempt, m_transport.patience(), m_random()), 500);
}

void Pusher::work(const store::OutboxRow& row)
{
    const auto frozen = frozenFrom(row.request);
    if (!frozen) {
        Settle step{row.intent.id,
                    IntentState::NeedsPerson,
                    row.intent.attempt,
                    {},
                    {},
                    frozen.error().detail.toUtf8()};
        return record(row, step);
    }
    if (row.intent.state == IntentState::Unknown)
        return lookUp(row, *frozen);
    const vendor::Connector* connector = vendor::find(frozen->connector);
    if (connector && connector->readsFirst())
        return readFirst(row, *frozen);
    begin(row, *frozen);
}

void Pusher::readFirst(const store::OutboxRow& row, const Frozen& frozen)
{
    const Source* source = m_setup.source(frozen.source);
    const vendor::Connector* connector = vendor::find(frozen.connector);
    if (!source || !connector)
        return begin(row, frozen);
    m_transport.send(
        *source, *connector, m_secrets(frozen.source), connector->lookUp(*source, frozen.wanted),
        this, [this, row, frozen, connector](const Answer& answer) {
            // Nothing has left that could change anything: what cannot be read waits as it is.
            Settle step{row.intent.id, IntentState::Ready, row.intent.attempt + 1, {}, {}, {}};
            step.notBefore = m_clock.now() + backOff(step.attempt);
            if (!answer) {
                step.message = answer.error().error.detail.toUtf8();
                return record(row, step);
            }
            const vendor::Settlement s = connector->settleLookUp(frozen.wanted, *answer);
            step.externalId = s.externalId;
            step.message = s.message.toUtf8();
            switch (s.effect) {
            case vendor::Effect::Absent:
                return begin(row, frozen);
            case vendor::Effect::Confirmed:
                step.state = IntentState::Confirmed;
                step.notBefore = {};
                m_outbox.learned(frozen.source, *answer, s);
                break;
            case vendor::Effect::Rejected:
                step.state = IntentState::Rejected;
                step.notBefore = {};
                break;
            case vendor::Effect::Mismatch:
                step.state = IntentState::NeedsPerson;
                step.notBefore = {};
                break;
            case vendor::Effect::NotSent:
            case vendor::Effect::Unknown:
                step.notBefore = m_clock.now() + std::max<Millis>(s.waitMs, backOff(step.attempt));
                break;
            }
            record(row, step);
        });
}

void Pusher::begin(const store::OutboxRow& row, const Frozen& wanted)
{
    // Recorded, and on the disk, before the first byte leaves.
    const int attempt = row.intent.attempt + 1;
    Settle sending{row.intent.id, IntentState::Sending, attempt, {}, {}, {}};
    m_outbox.settle(row.caseId, sending, this,
                    [this, row, frozen = wanted, attempt](const Done& done) {
                        if (!done)
                            return rest(0);
                        crashPoint("sending");
                        send(row, frozen, attempt);
                    });
}

void Pusher::send(const store::OutboxRow& row, const Frozen& frozen, int attempt)
{
    const Source* source = m_setup.source(frozen.source);
    const vendor::Connector* connector = vendor::find(frozen.connector);
    if (!source || !connector)
        return record(row, {row.intent.id,
                            IntentState::NeedsPerson,
                            attempt,
                            {},
                            {},
                            "the source is no longer configured"});
    m_transport.send(*source, *connector, m_secrets(frozen.source), frozen.request, this,
                     [this, row, frozen, attempt, connector](const Answer& answer) {
                         crashPoint("answered");
                         Settle step{row.intent.id, IntentState::Unknown, attempt, {}, {}, {}};
                         if (!answer) {
                             step.message = answer.error().error.detail.toUtf8();
                             if (answer.error().nothingSent) {
                                 step.state = IntentState::Ready;
                                 step.notBefore = m_clock.now() + backOff(attempt);
                             } else {
                                 step.notBefore = m_clock.now() + kConsistencyWait;
                             }
                             return record(row, step);
                         }
                         const vendor::Settlement s = connector->settle(frozen.wanted, *answer);
                         step.externalId = s.externalId;
                         step.message = s.message.toUtf8();
                         switch (s.effect) {
                         case vendor::Effect::Confirmed:
                             step.state = IntentState::Confirmed;
                             if (s.page.feed.isEmpty())
                                 return readBack(row, frozen, step);
                             m_outbox.learned(frozen.source, *answer, s);
                             break;
                         case vendor::Effect::Rejected:
                             // "Already done" may be our own doing, seen by nobody yet.
                             step.state = s.lookUp ? IntentState::Unknown : IntentState::Rejected;
                             break;
                         case vendor::Effect::NotSent:
                             step.state = IntentState::Ready;
                             step.notBefore =
                                 m_clock.now() + std::max<Millis>(s.waitMs, seconds(2));
                             break;
                         case vendor::Effect::Mismatch:
                             step.state = IntentState::NeedsPerson;
                             break;
                         case vendor::Effect::Absent:
                         case vendor::Effect::Unknown:
                             step.notBefore = m_clock.now() + kConsistencyWait;
                             break;
                         }
                         record(row, step);
                     });
}

// The vendor said yes and showed nothing: what it shows now is read before that is recorded. That
// it cannot be read changes nothing, the next run reads it.
void Pusher::readBack(const store::OutboxRow& row, const Frozen& frozen, const Settle& step)
{
    const Source* source = m_setup.source(frozen.source);
    const vendor::Connector* connector = vendor::find(frozen.connector);
    if (!source || !connector)
        return record(row, step);
    m_transport.send(*source, *connector, m_secrets(frozen.source),
                     connector->lookUp(*source, frozen.wanted), this,
                     [this, row, frozen, step, connector](const Answer& answer) {
                         if (answer) {
                             const auto s = connector->settleLookUp(frozen.wanted, *answer);
                             if (s.effect == vendor::Effect::Confirmed)
                                 m_outbox.learned(frozen.source, *answer, s);
                         }
                         record(row, step);
                     });
}

void Pusher::lookUp(const store::OutboxRow& row, const Frozen& frozen)
{
    const Source* source = m_setup.source(frozen.source);
    const vendor::Connector* connector = vendor::find(frozen.connector);
    if (!source || !connector)
        return record(row, {row.intent.id,
                            IntentState::NeedsPerson,
                            row.intent.attempt,
                            {},
                            {},
                            "the source is no longer configured"});
    m_transport.send(
        *source, *connector, m_secrets(frozen.source), connector->lookUp(*source, frozen.wanted),
        this, [this, row, frozen, connector](const Answer& answer) {
            Settle step{row.intent.id,
                        IntentState::Unknown,
                        row.intent.attempt,
                        m_clock.now() + kLookUpAgain,
                        {},
                        {}};
            if (!answer) {
                step.message = answer.error().error.detail.toUtf8();
                return record(row, step);
            }
            const vendor::Settlement s = connector->settleLookUp(frozen.wanted, *answer);
            step.externalId = s.externalId;
            step.message = s.message.toUtf8();
            switch (s.effect) {
            case vendor::Effect::Confirmed:
                step.state = IntentState::Confirmed;
                step.notBefore = {};
                m_outbox.learned(frozen.source, *answer, s);
                break;
            case vendor::Effect::Absent: {
                // It never arrived. Sent again only while its key still makes it one effect.
                const Instant last = row.intent.firstSentAt + connector->keyLife() / 5 * 4;
                const bool young = !row.intent.firstSentAt.isSet() || m_clock.now() < last;
                const bool tired = row.intent.attempt >= kMostAttempts;
                step.state = young && !tired ? IntentState::Ready : IntentState::NeedsPerson;
                step.notBefore = {};
                if (tired)
                    step.message = "sent several times, and there is no trace of it";
                else if (!young)
                    step.message = "no trace of it, and its key is too old to send it again safely";
                break;
            }
            case vendor::Effect::Mismatch:
                step.state = IntentState::NeedsPerson;
                step.notBefore = {};
                break;
            case vendor::Effect::Rejected:
            case vendor::Effect::NotSent:
            case vendor::Effect::Unknown:
                if (row.intent.attempt > kMostLookUps)
                    step.state = IntentState::NeedsPerson;
                break;
            }
            record(row, step);
        });
}

void Pusher::record(const store::OutboxRow& row, const Settle& step)
{
    const Millis wait =
        step.notBefore.isSet() ? std::max<Millis>(step.notBefore - m_clock.now(), 500) : 0;
    m_outbox.settle(row.caseId, step, this, [this, wait](const Done& done) {
        crashPoint("settled");
        if (!done) {
            // What became of it is not written down: to the next look it is as after a stop.
            m_started = false;
            return rest(seconds(1));
        }
        // Perhaps another one is ready meanwhile; what waits wakes us again.
        m_again = true;
        rest(wait);
    });
}

}  // namespace docket::sync
