// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sampledesk.h"

#include <QCryptographicHash>
#include <QFile>
#include <QPromise>
#include <QTimer>

#include <algorithm>

namespace docket::sample {

namespace {

PersonId idOf(const char* login)
{
    return PersonId::derive(QUuid(profileSubject().value), login);
}

Setup sampleSetup()
{
    Setup setup;
    setup.revision = 1;
    setup.practice = true;
    setup.businesses.push_back(
        {1, QStringLiteral("Hallund & Lyre"), QStringLiteral("Europe/Berlin")});
    const auto person = [&](const char* login, const char* full, Role role, qint64 limit) {
        Person p;
        p.id = idOf(login);
        p.login = login;
        p.fullName = QString::fromUtf8(full);
        p.roles = {role};
        p.limitMinor = limit;
        setup.people.push_back(p);
    };
    person("mara", "Mara Lindqvist", Role::Agent, 15000);
    person("priya", "Priya Raman", Role::Agent, 15000);
    person("noor", "Noor Haddad", Role::Lead, 100000);
    setup.secondPersonAbove = 50000;
    const auto source = [&](int number, const char* connector, const char* sourceName) {
        Source s;
        s.number = number;
        s.connector = connector;
        s.name = QString::fromUtf8(sourceName);
        setup.sources.push_back(s);
    };
    source(1, "stripe", "Stripe EU-1");
    source(2, "stripe", "Stripe US-1");
    source(3, "shopify", "Shopify");
    source(4, "stripe", "Stripe US-2");
    setup.held.push_back({3, kNow, 240, 31, 900});
    CalendarSpec calendar;
    calendar.id = QStringLiteral("berlin");
    calendar.zone = QStringLiteral("Europe/Berlin");
    setup.calendars.push_back(calendar);
    Policy policy;
    policy.id = QStringLiteral("standard");
    policy.calendar = calendar.id;
    policy.pauseCaps = {{QStringLiteral("awaiting_vendor"), hours(48)},
                        {QStringLiteral("awaiting_customer"), hours(72)},
                        {QStringLiteral("awaiting_processor"), hours(48)}};
    setup.policies.push_back(policy);
    return setup;
}

}  // namespace

SampleDesk::SampleDesk(bool running, QObject* parent)
    : Desk(parent)
    , m_setup(sampleSetup())
    , m_running(running)
{
    m_clock.start();
    fill(*this);
}

template <class T>
QFuture<T> SampleDesk::later(T value)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QTimer::singleShot(0, this, [promise, value = std::move(value)]() mutable {
        promise->addResult(std::move(value));
        promise->finish();
    });
    return promise->future();
}

Instant SampleDesk::now() const
{
    return kNow + m_ahead + (m_running ? m_clock.elapsed() : 0);
}

QFuture<Result<Person>> SampleDesk::signIn(const QString& login, const QString& passphrase)
{
    const Person* p = m_setup.personByLogin(login);
    if (!p || passphrase != QLatin1String("practice"))
        return later(Result<Person>(fail(ErrorKind::Denied, QStringLiteral("sign in"))));
    m_person = *p;
    emit personChanged();
    return later(Result<Person>(*p));
}

void SampleDesk::signInAs(const QByteArray& login)
{
    if (const Person* p = m_setup.personByLogin(QString::fromLatin1(login)))
        m_person = *p;
    emit personChanged();
}

void SampleDesk::signOut()
{
    m_person.reset();
    emit personChanged();
}

QFuture<Result<Person>> SampleDesk::recognise(const QString& login, const QString& passphrase)
{
    const Person* p = m_setup.personByLogin(login);
    if (!p || passphrase != QLatin1String("practice"))
        return later(Result<Person>(fail(ErrorKind::Denied, QStringLiteral("recognise"))));
    return later(Result<Person>(*p));
}

view::Band SampleDesk::bandOf(const view::CaseRecord& r) const
{
    const view::Face& f = r.row.face;
    if (!f.due.isSet())
        return view::Band::Paused;
    if (f.due < now())
        return view::Band::Breached;
    if (f.warn <= now())
        return view::Band::AtRisk;
    // Midnight in Berlin, on the one day on which the samples play.
    return f.due < kNow + hours(10) ? view::Band::Today : view::Band::Later;
}

bool SampleDesk::matches(const view::CaseRecord& r, const view::Query& q) const
{
    if (!r.value.open() || (q.queue && *q.queue != r.value.queue))
        return false;
    const bool aside = m_person && r.value.snoozedBy(m_person->id, now()).isSet();
    if (aside != (q.scope == view::Scope::Snoozed))
        return false;
    switch (q.scope) {
    case view::Scope::All:
    case view::Scope::Snoozed:
        return true;
    case view::Scope::Handed:
        return m_person && r.value.offered() && r.value.offered()->from != m_person->id &&
               r.value.offered()->isFor(*m_person);
    case view::Scope::Escalated:
        return r.value.escalated();
    case view::Scope::Mine:
        return m_person && r.value.owner == m_person->id;
    case view::Scope::Unclaimed:
        return r.value.owner.isNull();
    case view::Scope::Approval:
        return m_person && r.row.waitsForApproval && r.value.owner != m_person->id;
    case view::Scope::Chasing:
        return m_person && r.value.paused && r.value.owner == m_person->id;
    }
    return false;
}

view::RowSet SampleDesk::setOf(const view::Query& query) const
{
    view::RowSet set;
    set.at = now();
    std::vector<std::pair<view::Band, const view::CaseRecord*>> found;
    for (const auto& [number, r] : m_cases) {
        if (!matches(r, query))
            continue;
        const QString hay = QString::number(number) + u' ' + QString::fromUtf8(r.row.label) + u' ' +
                            r.row.what + u' ' + r.row.detail;
        if (!query.text.isEmpty() && !hay.contains(query.text, Qt::CaseInsensitive)) {
            ++set.hidden;
            continue;
        }
        found.emplace_back(bandOf(r), &r);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, a.second->row.face.due) <
               std::pair(b.first, b.second->row.face.due);
    });
    for (const auto& [band, r] : found) {
        set.numbers.push_back(r->value.number);
        ++set.bands[static_cast<size_t>(band)];
        if (band == view::Band::AtRisk && r->row.face.due <= now() + minutes(15))
            ++set.dueWithin15;
    }
    return set;
}

QFuture<Result<view::RowSet>> SampleDesk::worklist(const view::Query& query)
{
    return later(Result<view::RowSet>(setOf(query)));
}

QFuture<Result<view::Screenful>> SampleDesk::screenful(const view::Query& query)
{
    view::Screenful out{setOf(query), {}};
    std::vector<qint64>& numbers = out.set.numbers;
    if (out.set.bands[0] >= m_screenful &&
        out.set.numbers.size() > static_cast<size_t>(m_screenful)) {
        numbers.resize(static_cast<size_t>(m_screenful));
        out.set.bands = {m_screenful};
        out.set.dueWithin15 = out.set.hidden = 0;
        out.set.whole = false;
    }
    for (const qint64 n : numbers)
        if (out.rows.size() < static_cast<size_t>(m_screenful))
            out.rows.push_back(rowFor(m_cases.at(n)));
    return later(Result<view::Screenful>(std::move(out)));
}

QFuture<Result<std::vector<view::CaseRow>>> SampleDesk::rows(const std::vector<qint64>& numbers)
{
    ++m_rowRequests;
    std::vector<view::CaseRow> out;
    for (const qint64 n : numbers)
        if (const auto it = m_cases.find(n); it != m_cases.end())
            out.push_back(rowFor(it->second));
    return later(Result<std::vector<view::CaseRow>>(std::move(out)));
}

QFuture<Result<view::Counts>> SampleDesk::counts()
{
    view::Counts counts;
    counts.at = now();
    const auto of = [&](const view::Query& q) {
        view::QueueCount c;
        for (const auto& [number, r] : m_cases)
            if (matches(r, q)) {
                ++c.open;
                const view::Band band = bandOf(r);
                c.breached += band == view::Band::Breached;
                c.atRisk += band == view::Band::AtRisk;
                c.unclaimed += r.value.owner.isNull();
                if (r.row.face.due.isSet() && r.row.face.due >= now() &&
                    (!c.nextDue.isSet() || r.row.face.due < c.nextDue))
                    c.nextDue = r.row.face.due;
            }
        return c;
    };
    for (const Queue queue : kQueues) {
        counts.queues.push_back(of({queue, view::Scope::All, {}}));
        counts.queues.back().queue = queue;
    }
    counts.mine = of({{}, view::Scope::Mine, {}});
    counts.approval = of({{}, view::Scope::Approval, {}});
    counts.chasing = of({{}, view::Scope::Chasing, {}});
    counts.handed = of({{}, view::Scope::Handed, {}});
    counts.snoozed = of({{}, view::Scope::Snoozed, {}});
    counts.escalated = of({{}, view::Scope::Escalated, {}});
    return later(Result<view::Counts>(std::move(counts)));
}

QFuture<Result<view::CaseRecord>> SampleDesk::record(qint64 number)
{
    const auto it = m_cases.find(number);
    if (it == m_cases.end())
        return later(Result<view::CaseRecord>(
            fail(ErrorKind::NotFound, QString::number(number), QStringLiteral("no such case"))));
    view::CaseRecord r = it->second;
    r.at = now();
    r.row = rowFor(r);
    for (view::HandoffView& v : r.handoffs) {
        v.byMe = m_person && v.handoff.from == m_person->id;
        v.forMe = m_person && !v.byMe && v.handoff.isFor(*m_person);
    }
    r.offers = offersFor(r);
    return later(Result<view::CaseRecord>(std::move(r)));
}

QFuture<Result<view::Explanation>> SampleDesk::explain(qint64 number, ClockKind kind)
{
    const auto it = m_cases.find(number);
    if (it != m_cases.end())
        for (const SlaClock& clock : it->second.value.clocks)
            if (clock.kind == kind) {
                view::Explanation e;
                e.clock = clock;
                e.calendarName = QStringLiteral("Berlin");
                e.zone = QStringLiteral("Europe/Berlin");
                const Instant s = clock.start;
                e.lines = {
                    {s, s + minutes(4), true, LedgerWhy::ImportLag, {}, minutes(4), minutes(476)},
                    {s + minutes(4),
                     s + minutes(161),
                     true,
                     LedgerWhy::Unassigned,
                     {},
                     minutes(157),
                     minutes(319)},
                    {s + minutes(161),
                     s + hours(14),
                     false,
                     LedgerWhy::OutsideHours,
                     {},
                     0,
                     minutes(319)},
                    {s + hours(14), s + hours(17), false, LedgerWhy::Paused, PauseParty::Vendor,
                     hours(3), minutes(319)},
                    {s + hours(17),
                     now(),
                     true,
                     LedgerWhy::Working,
                     {},
                     minutes(129),
                     minutes(190)}};
                e.split = splitOf(e.lines);
                e.judgement = judge(clock, now());
                return later(Result<view::Explanation>(std::move(e)));
            }
    return later(Result<view::Explanation>(
        fail(ErrorKind::NotFound, QString::number(number), QStringLiteral("no such clock"))));
}

QFuture<Result<view::NextCase>> SampleDesk::next()
{
    const view::CaseRecord* best = nullptr;
    for (const auto& [number, r] : m_cases)
        if (r.value.open() && r.value.owner.isNull() && r.row.face.due.isSet() &&
            (!best || r.row.face.due < best->row.face.due))
            best = &r;
    return later(Result<view::NextCase>(
        best ? view::NextCase{best->value.number, QStringLiteral("due first among the unclaimed")}
             : view::NextCase{}));
}

view::CaseRow SampleDesk::rowFor(const view::CaseRecord& r) const
{
    view::CaseRow row = r.row;
    const Handoff* handoff = r.value.open() ? r.value.offered() : nullptr;
    row.handedOff = handoff != nullptr;
    row.handedToMe =
        handoff && m_person && handoff->from != m_person->id && handoff->isFor(*m_person);
    row.escalated = r.value.open() && r.value.escalated();
    row.snoozedUntil = m_person ? r.value.snoozedBy(m_person->id, now()) : Instant::none();
    return row;
}

QFuture<Result<Evidence>> SampleDesk::keepEvidence(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return later(
            Result<Evidence>(fail(ErrorKind::Malformed, path, QStringLiteral("cannot be read"))));
    const QByteArray bytes = file.readAll();
    Evidence kept;
    kept.id = EvidenceId::mint();
    kept.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    kept.size = bytes.size();
    kept.origin = "file";
    m_documents.insert(kept.sha256, bytes);
    return later(Result<Evidence>(kept));
}

QFuture<Result<QByteArray>> SampleDesk::evidence(const QByteArray& sha256)
{
    if (!m_documents.contains(sha256))
        return later(Result<QByteArray>(fail(ErrorKind::NotFound, QString::fromUtf8(sha256))));
    return later(Result<QByteArray>(m_documents.value(sha256)));
}

QFuture<Done> SampleDesk::saveDraft(qint64 number, const QString& text)
{
    if (m_diskFull)
        return later(Done(fail(ErrorKind::Full, QStringLiteral("desk.db"),
                               QStringLiteral("database or disk is full"))));
    if (text.isEmpty())
        m_drafts.remove(number);
    else
        m_drafts[number] = text;
    emit outboxChanged();
    return later(Done());
}

QFuture<QString> SampleDesk::draft(qint64 number)
{
    return later(m_drafts.value(number));
}

void SampleDesk::sync()
{
    if (m_syncing)
        return;
    m_syncing = true;
    emit sourcesChanged();
    QTimer::singleShot(2500, this, &SampleDesk::cancelSync);
}

void SampleDesk::cancelSync()
{
    if (!m_syncing)
        return;
    m_syncing = false;
    emit sourcesChanged();
}

std::vector<view::SourceStatus> SampleDesk::sources() const
{
    using S = view::SourceStatus::State;
    if (m_setup.sources.empty())
        return {};
    std::vector<view::SourceStatus> out(4);
    for (size_t i = 0; i < out.size(); ++i) {
        out[i].number = static_cast<SourceNumber>(i + 1);
        out[i].name = m_setup.sources[i].name;
        out[i].state = S::Live;
        out[i].lastSuccess = now() - seconds(9 + 5 * static_cast<qint64>(i));
    }
    out[2].state = m_syncing ? S::Syncing : S::Live;
    out[2].feed = QStringLiteral("orders");
    out[2].pages = 14;
    out[3].state = S::Failing;
    out[3].failingSince = kNow - minutes(43);
    out[3].nextTry = now() + seconds(40);
    out[3].problem = QStringLiteral("HTTP 503");
    return out;
}

view::OutboxCount SampleDesk::outboxCount() const
{
    view::OutboxCount out;
    const auto count = [&](IntentState state) {
        out.waiting += live(state);
        out.needsPerson += state == IntentState::Proposed || state == IntentState::NeedsPerson;
    };
    for (const auto& [number, r] : m_cases)
        for (const Intent& i : r.value.intents)
            count(i.state);
    for (const view::OutboxItem& item : m_outbox)
        count(item.intent.state);
    return out;
}

std::vector<qint64> SampleDesk::arrive(int n, Millis left)
{
    view::Changes changes;
    for (int i = 0; i < n; ++i) {
        auto& r = make(kQueues[static_cast<size_t>(i) % 7], left + seconds(i), "Arrived just now",
                       "", "Nina Arrival", Money{1000 + i, Currency::parse("EUR")}, -1, minutes(1));
        finish(r);
        changes.cases.push_back(r.value.number);
    }
    emit changed(changes);
    return changes.cases;
}

void SampleDesk::remove(qint64 number)
{
    m_cases.erase(number);
    emit changed({{number}});
}

void SampleDesk::moveDue(qint64 number, Millis left)
{
    view::CaseRecord& r = m_cases.at(number);
    for (SlaClock& clock : r.value.clocks) {
        clock.due = now() + left;
        clock.warn = clock.due - hours(2);
    }
    finish(r);
    emit changed({{number}});
}

void SampleDesk::clear()
{
    m_cases.clear();
    view::Changes changes;
    changes.facts = true;
    emit changed(changes);
}

}  // namespace docket::sample
