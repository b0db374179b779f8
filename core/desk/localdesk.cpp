// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/localdesk.h"
#include "core/base/later.h"

#include "core/desk/recordbuilder.h"
#include "core/desk/standing.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFutureWatcher>
#include <QPromise>
#include <QTimeZone>

#include <algorithm>
#include <chrono>
#include <utility>

namespace docket {

namespace {

constexpr Millis kPullEvery = seconds(30);
constexpr Millis kStaleAfter = minutes(10);
constexpr Millis kLongestTurn = hours(12);
constexpr int kScreenful = 60;  // lines: more than a tall screen shows

// The end of today, in the zone of the business.
Instant dayEnd(Instant now, const QString& zone)
{
    const QTimeZone tz(zone.toLatin1());
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.ms, tz).date();
    return Instant{today.addDays(1).startOfDay(tz).toMSecsSinceEpoch()};
}

QString say(const char* text)
{
    return QCoreApplication::translate("Desk", text);
}

}  // namespace

LocalDesk::LocalDesk(Engine& engine, QObject* parent)
    : Desk(parent)
    , m_engine(engine)
{
    m_turn.setSingleShot(true);
    m_turn.setTimerType(Qt::CoarseTimer);
    connect(&m_turn, &QTimer::timeout, this, [this] {
        m_engine.tend();
        emit changed({});
        armTimer();
    });
    m_pull.setInterval(std::chrono::milliseconds(kPullEvery));
    connect(&m_pull, &QTimer::timeout, this, [this] {
        if (m_engine.sync(Engine::Extent::AsDue))
            emit sourcesChanged();
    });
    connect(&m_engine, &Engine::changed, this, [this](const view::Changes& changes) {
        emit changed(changes);
        if (changes.sources)
            refreshSources();
        if (!changes.cases.empty()) {
            refreshOutbox();
            armTimer();
        }
    });
    connect(&m_engine, &Engine::setupChanged, this, [this] {
        view::Changes changes;
        changes.setup = true;
        refreshSources();
        emit changed(changes);
    });
    connect(&m_engine, &Engine::timeMeasured, this, &LocalDesk::sourcesChanged);
    connect(&m_engine, &Engine::syncProgress, this,
            [this](SourceNumber number, const QByteArray& feed, qint64 pages, qint64 facts) {
                view::SourceStatus& s = m_sources[number];
                s.state = view::SourceStatus::State::Syncing;
                s.feed = QString::fromUtf8(feed);
                s.pages = pages;
                s.facts = facts;
                emit sourcesChanged();
            });
    connect(&m_engine, &Engine::sourceFinished, this, [this] { refreshSources(); });
    connect(&m_engine, &Engine::syncFinished, this, [this] {
        refreshSources();
        refreshOutbox();
        emit changed({});
        armTimer();
    });
    connect(&m_engine, &Engine::pushed, this, [this] { refreshOutbox(); });
    refreshSources();
    refreshOutbox();
    armTimer();
    whenDone(m_engine.draftCount(), this, [this](int count) { m_drafts = count; });
}

Instant LocalDesk::now() const
{
    return m_engine.clock().now();
}
const Setup& LocalDesk::setup() const
{
    return m_engine.setup();
}

QString LocalDesk::keysInWords() const
{
    return toText(m_engine.config().keyring);
}

QFuture<Result<Person>> LocalDesk::recognise(const QString& login, const QString& passphrase)
{
    // Checking a passphrase takes a tenth of a second on purpose: not on the screen's thread.
    return m_engine.read(
        [setup = m_engine.setup(), login, passphrase](const Engine::Reader&) -> Result<Person> {
            const Person* person = setup.personByLogin(login);
            static const QByteArray nobody = makeVerifier(QStringLiteral("nobody"));
            const bool right = checkVerifier(person ? person->verifier : nobody, passphrase);
            if (!person || !person->active || !right)
                return fail(ErrorKind::Denied, login,
                            say(QT_TRANSLATE_NOOP("Desk", "Name or passphrase is wrong")));
            return *person;
        });
}

QFuture<Result<Person>> LocalDesk::signIn(const QString& login, const QString& passphrase)
{
    auto promise = std::make_shared<QPromise<Result<Person>>>();
    promise->start();
    whenDone(recognise(login, passphrase), this, [this, promise](const Result<Person>& person) {
        if (person) {
            m_person = *person;
            emit personChanged();
            emit changed({});
        }
        promise->addResult(person);
        promise->finish();
    });
    return promise->future();
}

void LocalDesk::signOut()
{
    m_person.reset();
    emit personChanged();
}

const Person* LocalDesk::person() const
{
    return m_person ? &*m_person : nullptr;
}
std::optional<Person> LocalDesk::personCopy() const
{
    return m_person;
}

store::Asker LocalDesk::asker() const
{
    return m_person ? store::Asker(*m_person) : store::Asker();
}

QFuture<Result<view::RowSet>> LocalDesk::worklist(const view::Query& query)
{
    const Instant at = now();
    return m_engine.read(
        [query, at, end = dayEnd(at, setup().zone()), who = asker()](const Engine::Reader& r) {
            return r.lists->list(query, who, at, end);
        });
}

QFuture<Result<view::Screenful>> LocalDesk::screenful(const view::Query& query)
{
    const Instant at = now();
    return m_engine.read([query, at, setup = setup(), end = dayEnd(at, setup().zone()),
                          person = personCopy(),
                          who = asker()](const Engine::Reader& r) -> Result<view::Screenful> {
        auto set = r.lists->first(query, who, at, end, kScreenful);
        if (!set)
            return fail(set.error());
        std::vector<qint64> shown = set->numbers;
        shown.resize(std::min<size_t>(kScreenful, shown.size()));
        auto rows = RecordBuilder(r, setup, person, at).rows(shown);
        if (!rows)
            return fail(rows.error());
        return view::Screenful{std::move(*set), std::move(*rows)};
    });
}

QFuture<Result<std::vector<view::CaseRow>>> LocalDesk::rows(const std::vector<qint64>& numbers)
{
    return m_engine.read(
        [numbers, setup = setup(), who = personCopy(), at = now()](const Engine::Reader& r) {
            return RecordBuilder(r, setup, who, at).rows(numbers);
        });
}

QFuture<Result<view::Counts>> LocalDesk::counts()
{
    return m_engine.read([at = now(), who = asker(), setup = setup()](const Engine::Reader& r) {
        auto counts = r.lists->counts(who, at);
        if (counts)
            for (view::QueueCount& q : counts->queues)
                if (const BacklogThreshold* threshold = setup.threshold(q.queue))
                    q.recovery = recoveryOf(*threshold, q.open, q.oldest, at);
        return counts;
    });
}

QFuture<Result<view::CaseRecord>> LocalDesk::record(qint64 number)
{
    return m_engine.read(
        [number, setup = setup(), who = personCopy(), at = now()](const Engine::Reader& r) {
            return RecordBuilder(r, setup, who, at).record(number);
        });
}

QFuture<Result<view::Explanation>> LocalDesk::explain(qint64 number, ClockKind kind)
{
    return m_engine.read(
        [number, kind, setup = setup(), who = personCopy(), at = now()](const Engine::Reader& r) {
            return RecordBuilder(r, setup, who, at).explain(number, kind);
        });
}

QFuture<Result<view::NextCase>> LocalDesk::next()
{
    return m_engine.read([who = asker(), setup = setup(), person = personCopy(),
                          at = now()](const Engine::Reader& r) -> Result<view::NextCase> {
        const auto number = r.lists->next(who, at);
        if (!number)
            return fail(number.error());
        view::NextCase out;
        out.number = *number;
        if (out.number == 0) {
            out.why = say(QT_TRANSLATE_NOOP("Desk", "Nothing open is free for you"));
            return out;
        }
        const auto rows = RecordBuilder(r, setup, person, at).rows({*number});
        if (!rows)
            return fail(rows.error());
        const bool mine = !rows->empty() && rows->front().owner == who.id;
        const bool late = !rows->empty() && rows->front().face.due < at;
        out.why = mine   ? say(QT_TRANSLATE_NOOP("Desk", "you hold it, and it is due first"))
                  : late ? say(QT_TRANSLATE_NOOP("Desk", "it is free, and late the longest"))
                         : say(QT_TRANSLATE_NOOP("Desk", "it is free, and due first"));
        return out;
    });
}

QFuture<Result<view::Receipt>> LocalDesk::dispatch(const Command& command)
{
    return m_engine.dispatch(command);
}

QFuture<Result<Evidence>> LocalDesk::keepEvidence(const QString& path)
{
    return m_engine.keepEvidence(path);
}

QFuture<Result<QByteArray>> LocalDesk::evidence(const QByteArray& sha256)
{
    return m_engine.evidence(sha256);
}

QString LocalDesk::drafter() const
{
    return m_person ? m_person->id.text() : QString();
}

QFuture<Done> LocalDesk::saveDraft(qint64 number, const QString& text)
{
    auto saved = m_engine.saveDraft(QString::number(number), drafter(), text);
    whenDone(m_engine.draftCount(), this, [this](int count) {
        m_drafts = count;
        emit outboxChanged();
    });
    return saved;
}

QFuture<QString> LocalDesk::draft(qint64 number)
{
    return m_engine.draft(QString::number(number), drafter());
}

int LocalDesk::draftCount() const
{
    return m_drafts;
}

void LocalDesk::sync()
{
    if (!m_engine.sync())
        return;
    m_pull.start();
    emit sourcesChanged();
}

void LocalDesk::cancelSync()
{
    m_engine.cancelSync();
}
bool LocalDesk::syncing() const
{
    return m_engine.syncing();
}

std::vector<view::SourceStatus> LocalDesk::sources() const
{
    std::vector<view::SourceStatus> out;
    for (auto [number, status] : m_sources) {
        if (status.state == view::SourceStatus::State::Live &&
            now() - status.lastSuccess > kStaleAfter)
            status.state = view::SourceStatus::State::Stale;
        status.clockAhead = m_engine.ahead(number);
        out.push_back(std::move(status));
    }
    return out;
}

void LocalDesk::refreshSources()
{
    whenDone(m_engine.read([setup = setup()](const Engine::Reader& r) {
        std::map<SourceNumber, view::SourceStatus> out;
        const auto feeds = r.feeds->feeds();
        for (const Source& source : setup.sources) {
            using State = view::SourceStatus::State;
            view::SourceStatus s;
            s.number = source.number;
            s.name = source.name;
            if (!feeds) {
                out[source.number] = s;
                continue;
            }
            for (const store::FeedRow& feed : *feeds) {
                if (feed.source != source.number)
                    continue;
                if (feed.lastSuccess.isSet() &&
                    (!s.lastSuccess.isSet() || feed.lastSuccess > s.lastSuccess))
                    s.lastSuccess = feed.lastSuccess;
                if (feed.failingSince.isSet()) {
                    s.failingSince = feed.failingSince;
                    s.problem = QString::fromUtf8(feed.feed) + QStringLiteral(": ") + feed.problem;
                    s.state =
                        feed.kind == name(ErrorKind::Denied) ? State::NoPermission : State::Failing;
                }
            }
            if (!s.failingSince.isSet())
                s.state = s.lastSuccess.isSet() ? State::Live : State::Never;
            s.quarantined = r.feeds->asideCount(source.number).value_or(0);
            out[source.number] = s;
        }
        return out;
    }),
             this, [this](const std::map<SourceNumber, view::SourceStatus>& found) {
                 m_sources = found;
                 emit sourcesChanged();
             });
}

// One question at a time: what changes during it is asked once more after it.
void LocalDesk::refreshOutbox()
{
    if (m_counting) {
        m_countAgain = true;
        return;
    }
    m_counting = true;
    whenDone(m_engine.read([](const Engine::Reader& r) { return outboxCountOf(r); }), this,
             [this](const Result<view::OutboxCount>& count) {
                 m_outbox = count.value_or(view::OutboxCount{});
                 m_counting = false;
                 emit outboxChanged();
                 if (std::exchange(m_countAgain, false))
                     refreshOutbox();
             });
}

void LocalDesk::armTimer()
{
    whenDone(m_engine.read([at = now()](const Engine::Reader& r) { return r.lists->nextTurn(at); }),
             this, [this](const Result<Instant>& turn) {
                 if (!turn || !turn->isSet()) {
                     m_turn.stop();
                     return;
                 }
                 const Millis wait = std::clamp<Millis>(*turn - now() + 1, 1, kLongestTurn);
                 m_turn.start(std::chrono::milliseconds(wait));
             });
}

QFuture<Result<view::Outbox>> LocalDesk::outbox(bool ended)
{
    return m_engine.read(
        [setup = setup(), person = m_person, at = now(), ended](const Engine::Reader& r) {
            return outboxOf(r, setup, person ? &*person : nullptr, at, ended);
        });
}

QFuture<Result<view::Health>> LocalDesk::health()
{
    return m_engine.read([setup = setup(), person = m_person, statuses = sources(), at = now(),
                          sweeps = m_engine.sweeps(), ahead = m_engine.ahead(),
                          trust = m_engine.clock().trust()](const Engine::Reader& r) {
        auto health = healthOf(r, setup, person ? &*person : nullptr, statuses, at);
        if (health) {
            health->clockAhead = ahead;
            health->trust = trust;
            for (view::SourceHealth& source : health->sources)
                if (const auto sweep = sweeps.find(source.status.number); sweep != sweeps.end())
                    source.sweep = sweep->second;
        }
        return health;
    });
}

QFuture<Done> LocalDesk::decideMassChange(SourceNumber source, bool pass)
{
    return m_engine.decideMassChange(source, pass, m_person ? m_person->id : PersonId{});
}

view::OutboxCount LocalDesk::outboxCount() const
{
    return m_outbox;
}

}  // namespace docket
