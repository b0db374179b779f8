// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/casetables.h"

#include <QFile>

#include <algorithm>

namespace docket::store {

namespace {

constexpr auto kOutboxColumns =
    "select o.intent, o.number, o.case_id, o.request, c.stored from outbox o "
    "join case_row c on c.number = o.number ";

// The words by which a worklist's filter finds a case: nothing personal.
QByteArray wordsOf(const Case& c)
{
    QByteArray words;
    words.reserve(256);
    words +=
        QByteArray::number(c.number) + ' ' + c.subjectLabel + ' ' + c.order + ' ' + c.subject.id;
    for (const CaseReason& reason : c.reasons)
        words += ' ' + reason.rule + ' ' + reason.key + ' ' + reason.text;
    return words.toLower();
}

}  // namespace

QByteArray offeredTo(Role role)
{
    return QByteArray(1, static_cast<char>(role));
}

struct CaseTables::Statements {
    Statement add, save, before, counted, clearClocks, clock, byId, byNumber, about, intent,
        request, clearOffer, offer, clearSnoozes, snooze, clearEscalation, escalation, outbox,
        outboxOf, outboxOfTarget, allOutbox, waitingOutbox, endedOutbox, liveOutbox, resume,
        release;

    explicit Statements(const Database& db)
        : add(db.statement(
              "insert into case_row (number, id, revision, seq, queue, tier, state, "
              "owner, lease_until, due, warn, source_at, subject_source, subject_kind, "
              "subject_ext, order_ref, label, rule, amount, currency, paused, chaser, approval, "
              "unknown, resume_at, closed_at, words, stored) values (?1,?2,?3,?4,?5,?6,?7,?8,?9,"
              "?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28)"))
        , save(db.statement(
              "insert into case_row (number, id, revision, seq, queue, tier, state, "
              "owner, lease_until, due, warn, source_at, subject_source, subject_kind, "
              "subject_ext, order_ref, label, rule, amount, currency, paused, chaser, approval, "
              "unknown, resume_at, closed_at, words, stored) values (?1,?2,?3,?4,?5,?6,?7,?8,?9,"
              "?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28) "
              "on conflict (number) do update set revision=?3, seq=?4, queue=?5, tier=?6, "
              "state=?7, owner=?8, lease_until=?9, due=?10, warn=?11, source_at=?12, "
              "subject_source=?13, subject_kind=?14, subject_ext=?15, order_ref=?16, label=?17, "
              "rule=?18, amount=?19, currency=?20, paused=?21, chaser=?22, approval=?23, "
              "unknown=?24, resume_at=?25, closed_at=?26, words=?27, stored=?28"))
        , before(db.statement("select queue, state, owner is not null from case_row "
                              "where number=?1"))
        , counted(db.statement(
              "insert into case_count (queue, open, owned) values (?1, ?2, ?3) on conflict do "
              "update set open=open+excluded.open, owned=owned+excluded.owned"))
        , clearClocks(db.statement("delete from case_clock where number=?1"))
        , clock(db.statement("insert or replace into case_clock (queue, due, number, kind, warn) "
                             "values (?1,?2,?3,?4,?5)"))
        , byId(db.statement("select stored from case_row where id=?1"))
        , byNumber(db.statement("select stored from case_row where number=?1"))
        , about(db.statement(
              "select stored from case_row where (?1 <> '' and order_ref=?1) or "
              "(?3 <> '' and subject_ext=?3 and subject_kind=?4 and subject_source=?2) "
              "order by state, number desc"))
        , intent(db.statement(
              "insert into outbox (intent, number, case_id, state, source, target, amount, "
              "currency, not_before, attempt, first_sent, seq, external_id, since) values "
              "(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14) on conflict do update set "
              "state=excluded.state, since=excluded.since, "
              "not_before=excluded.not_before, attempt=excluded.attempt, "
              "first_sent=excluded.first_sent, external_id=excluded.external_id"))
        , request(db.statement("update outbox set request=?2 where intent=?1"))
        , clearOffer(db.statement("delete from case_offer where number=?1"))
        , offer(db.statement(
              "insert into case_offer (whom, number, giver, take_by) values (?1,?2,?3,?4)"))
        , clearSnoozes(db.statement("delete from case_snooze where number=?1"))
        , snooze(db.statement("insert into case_snooze (person, until, number) values (?1,?2,?3)"))
        , clearEscalation(db.statement("delete from case_escalation where number=?1"))
        , escalation(db.statement("insert into case_escalation (number) values (?1)"))
        , outbox(db.statement((QByteArray(kOutboxColumns) +
                               "where o.state in (1,2,3) and coalesce(o.not_before, 0) <= ?1 "
                               "order by o.seq limit ?2")
                                  .constData()))
        , outboxOf(db.statement((QByteArray(kOutboxColumns) + "where o.intent=?1").constData()))
        , outboxOfTarget(db.statement(
              (QByteArray(kOutboxColumns) + "where o.source=?1 and o.target=?2 order by o.seq")
                  .constData()))
        , allOutbox(db.statement((QByteArray(kOutboxColumns) + "order by o.seq").constData()))
        , waitingOutbox(db.statement(
              (QByteArray(kOutboxColumns) + "where o.state in (0,1,2,3,7) order by o.seq")
                  .constData()))
        , endedOutbox(db.statement((QByteArray(kOutboxColumns) +
                                    "where o.state in (4,5,6) and o.since >= ?1 "
                                    "order by o.since desc, o.seq limit ?2")
                                       .constData()))
        , liveOutbox(db.statement("select count(*) from outbox where state in (1,2,3)"))
        , resume(db.statement("select stored from case_row where resume_at <= ?1 "
                              "order by resume_at limit ?2"))
        , release(db.statement("select stored from case_row where state=0 and owner is not null "
                               "and lease_until <= ?1 order by lease_until limit ?2"))
    {
    }
};

CaseTables::CaseTables(Database& db)
    : m_db(db)
    , m_s(std::make_unique<Statements>(db))
{
}

CaseTables::~CaseTables() = default;

Done CaseTables::save(const Case& c, bool fresh)
{
    if (auto done = count(c, fresh); !done)
        return done;
    const bool isOpen = c.open();
    const Instant due = isOpen ? sortInstant(c.clocks) : Instant::none();
    const Instant warn = isOpen ? earliestWarn(c.clocks) : Instant::none();
    bool approval = false;
    bool unknown = false;
    for (const Intent& intent : c.intents) {
        approval = approval || intent.state == IntentState::Proposed;
        unknown = unknown || intent.state == IntentState::Unknown ||
                  intent.state == IntentState::NeedsPerson;
    }
    const Pause* pause = c.paused && !c.pauses.empty() ? &c.pauses.back() : nullptr;
    const QByteArray id = c.id.bytes();
    const QByteArray owner = c.owner.isNull() ? QByteArray() : c.owner.bytes();
    const QByteArray chaser = pause ? pause->chaser.toUtf8() : QByteArray();
    const auto& currency = c.amount.currency.code;
    const QByteArray words = wordsOf(c);
    const QByteArray stored = toStored(c);
    Statement& s = fresh ? m_s->add : m_s->save;
    s.bind(1, c.number)
        .bindBlobView(2, id)
        .bind(3, c.revision)
        .bind(4, c.lastSeq)
        .bind(5, static_cast<int>(c.queue))
        .bind(6, static_cast<int>(c.tier))
        .bind(7, static_cast<int>(c.state))
        .bindBlobView(8, owner)
        .bind(9, c.leaseUntil)
        .bind(10, due)
        .bind(11, warn)
        .bind(12, c.sourceAt.ms)
        .bind(13, c.subject.source)
        .bind(14, static_cast<int>(c.subject.kind))
        .bindTextView(15, c.subject.id)
        .bindTextView(16, c.order)
        .bindTextView(17, c.subjectLabel)
        .bindTextView(18,
                      c.firstReason() ? QByteArrayView(c.firstReason()->rule) : QByteArrayView())
        .bind(19, c.amount.minor)
        .bindTextView(20, c.amount.isSet() ? QByteArrayView(currency.data(), 3) : QByteArrayView())
        .bind(21, c.paused)
        .bindTextView(22, chaser)
        .bind(23, isOpen && approval)
        .bind(24, unknown)
        .bind(25, isOpen && pause ? pause->expectedUntil : Instant::none())
        .bind(26, c.closedAt)
        .bindTextView(27, words)
        .bindBlobView(28, stored);
    if (auto done = s.run(); !done)
        return done;
    if (auto done = saveClocks(c, fresh); !done)
        return done;
    if (auto done = savePassing(c, fresh); !done)
        return done;
    return saveIntents(c);
}

// Whom it is offered to, who has put it aside, and whether the leads are told.
Done CaseTables::savePassing(const Case& c, bool fresh)
{
    if (!fresh)
        for (Statement* clear : {&m_s->clearOffer, &m_s->clearSnoozes, &m_s->clearEscalation})
            if (auto done = clear->bind(1, c.number).run(); !done)
                return done;
    if (!c.open())
        return {};
    if (const Handoff* handoff = c.offered()) {
        m_s->offer
            .bindBlob(1, handoff->to.isNull() && handoff->team ? offeredTo(*handoff->team)
                                                               : handoff->to.bytes())
            .bind(2, c.number)
            .bindBlob(3, handoff->from.bytes())
            .bind(4, handoff->takeBy);
        if (auto done = m_s->offer.run(); !done)
            return done;
    }
    for (const Snooze& snooze : c.snoozes) {
        m_s->snooze.bindBlob(1, snooze.person.bytes()).bind(2, snooze.until.ms).bind(3, c.number);
        if (auto done = m_s->snooze.run(); !done)
            return done;
    }
    return c.escalated() ? m_s->escalation.bind(1, c.number).run() : Done();
}

Done CaseTables::saveClocks(const Case& c, bool fresh)
{
    if (!fresh)
        if (auto done = m_s->clearClocks.bind(1, c.number).run(); !done)
            return done;
    if (!c.open())
        return {};
    for (const SlaClock& clock : c.clocks) {
        if (!clock.live() || !clock.due.isSet())
            continue;
        m_s->clock.bind(1, static_cast<int>(c.queue))
            .bind(2, clock.due.ms)
            .bind(3, c.number)
            .bind(4, static_cast<int>(clock.kind))
            .bind(5, clock.warn);
        if (auto done = m_s->clock.run(); !done)
            return done;
    }
    return {};
}

Done CaseTables::saveIntents(const Case& c)
{
    for (const Intent& intent : c.intents) {
        m_s->intent.bindBlob(1, intent.id.bytes())
            .bind(2, c.number)
            .bindBlob(3, c.id.bytes())
            .bind(4, static_cast<int>(intent.state))
            .bind(5, intent.target.source)
            .bindText(6, intent.target.id)
            .bind(7, intent.amount.minor)
            // ISO 4217 has a code for what has no currency.
            .bindText(8, intent.amount.currency.isSet() ? intent.amount.currency.text()
                                                        : QStringLiteral("XXX"))
            .bind(9, intent.notBefore)
            .bind(10, intent.attempt)
            .bind(11, intent.firstSentAt)
            .bind(12, intent.seq)
            .bindText(13, intent.externalId)
            .bind(14, intent.since);
        if (auto done = m_s->intent.run(); !done)
            return done;
    }
    return {};
}

// How many are open in each queue, and how many of them somebody holds: what changed by this case.
Done CaseTables::count(const Case& c, bool fresh)
{
    const auto add = [&](int queue, int open, int owned) -> Done {
        if (open == 0 && owned == 0)
            return {};
        return m_s->counted.bind(1, queue).bind(2, open).bind(3, owned).run();
    };
    int queue = static_cast<int>(c.queue);
    int open = 0;
    int owned = 0;
    if (!fresh) {
        m_s->before.bind(1, c.number);
        if (m_s->before.step()) {
            queue = static_cast<int>(m_s->before.integer(0));
            open = m_s->before.integer(1) == static_cast<int>(CaseState::Open) ? 1 : 0;
            owned = open == 1 && m_s->before.integer(2) != 0 ? 1 : 0;
            m_s->before.reset();
        } else if (m_s->before.failed()) {
            return fail(m_s->before.error());
        }
    }
    const int openNow = c.open() ? 1 : 0;
    const int ownedNow = c.open() && !c.owner.isNull() ? 1 : 0;
    if (queue == static_cast<int>(c.queue))
        return add(queue, openNow - open, ownedNow - owned);
    if (auto done = add(queue, -open, -owned); !done)
        return done;
    return add(static_cast<int>(c.queue), openNow, ownedNow);
}

Done CaseTables::saveRequest(IntentId intent, const QByteArray& request)
{
    return m_s->request.bindBlob(1, intent.bytes()).bindText(2, request).run();
}

namespace {

Result<std::vector<Case>> readCases(Statement& rows)
{
    std::vector<Case> out;
    while (rows.step()) {
        auto value = caseFromStored(rows.blob(0));
        if (!value) {
            rows.reset();
            return fail(ErrorKind::Corrupt, QStringLiteral("cache.db"), value.error().detail);
        }
        out.push_back(std::move(*value));
    }
    if (rows.failed())
        return fail(rows.error());
    return out;
}

Result<std::optional<Case>> firstCase(Statement& rows)
{
    auto all = readCases(rows);
    if (!all)
        return fail(all.error());
    if (all->empty())
        return std::optional<Case>();
    return std::optional<Case>(std::move(all->front()));
}

Result<std::vector<OutboxRow>> readOutbox(Statement& rows)
{
    std::vector<OutboxRow> out;
    while (rows.step()) {
        const IntentId id = IntentId::fromBytes(rows.blob(0));
        OutboxRow row{{}, rows.integer(1), CaseId::fromBytes(rows.blob(2)), rows.text(3)};
        const auto value = caseFromStored(rows.blob(4));
        if (!value) {
            rows.reset();
            return fail(ErrorKind::Corrupt, QStringLiteral("cache.db"), value.error().detail);
        }
        const auto intent = std::find_if(value->intents.begin(), value->intents.end(),
                                         [&](const Intent& i) { return i.id == id; });
        if (intent == value->intents.end())
            continue;
        row.intent = *intent;
        out.push_back(std::move(row));
    }
    if (rows.failed())
        return fail(rows.error());
    return out;
}

}  // namespace

Result<std::optional<Case>> CaseTables::byId(CaseId id) const
{
    m_s->byId.bindBlob(1, id.bytes());
    return firstCase(m_s->byId);
}

Result<std::optional<Case>> CaseTables::byNumber(qint64 number) const
{
    m_s->byNumber.bind(1, number);
    return firstCase(m_s->byNumber);
}

Result<std::vector<Case>> CaseTables::about(const QByteArray& order,
                                            const ExternalRef& payment) const
{
    m_s->about.bindText(1, order.isEmpty() ? QByteArray("\x01") : order)
        .bind(2, payment.source)
        .bindText(3, payment.id.isEmpty() ? QByteArray("\x01") : payment.id)
        .bind(4, static_cast<int>(payment.kind));
    return readCases(m_s->about);
}

Result<std::vector<OutboxRow>> CaseTables::outbox(Instant now, int limit) const
{
    m_s->outbox.bind(1, now.ms).bind(2, limit);
    return readOutbox(m_s->outbox);
}

Result<std::optional<OutboxRow>> CaseTables::outboxOf(IntentId intent) const
{
    m_s->outboxOf.bindBlob(1, intent.bytes());
    auto all = readOutbox(m_s->outboxOf);
    if (!all)
        return fail(all.error());
    if (all->empty())
        return std::optional<OutboxRow>();
    return std::optional<OutboxRow>(std::move(all->front()));
}

Result<std::vector<OutboxRow>> CaseTables::outboxOfTarget(const ExternalRef& target) const
{
    m_s->outboxOfTarget.bind(1, target.source).bindText(2, target.id);
    return readOutbox(m_s->outboxOfTarget);
}

Result<std::vector<OutboxRow>> CaseTables::allOutbox() const
{
    return readOutbox(m_s->allOutbox);
}

Result<std::vector<OutboxRow>> CaseTables::waitingOutbox() const
{
    return readOutbox(m_s->waitingOutbox);
}

Result<std::vector<OutboxRow>> CaseTables::endedOutbox(Instant from, int limit) const
{
    m_s->endedOutbox.bind(1, from.ms).bind(2, limit);
    return readOutbox(m_s->endedOutbox);
}

Result<qint64> CaseTables::liveOutbox() const
{
    const qint64 count = m_s->liveOutbox.step() ? m_s->liveOutbox.integer(0) : 0;
    if (m_s->liveOutbox.failed())
        return fail(m_s->liveOutbox.error());
    m_s->liveOutbox.reset();
    return count;
}

Result<std::vector<Case>> CaseTables::toResume(Instant now, int limit) const
{
    m_s->resume.bind(1, now.ms).bind(2, limit);
    return readCases(m_s->resume);
}

Result<std::vector<Case>> CaseTables::toRelease(Instant now, int limit) const
{
    m_s->release.bind(1, now.ms).bind(2, limit);
    return readCases(m_s->release);
}

Done CaseTables::clear()
{
    return m_db.execute("delete from case_row; delete from case_clock; delete from outbox; "
                        "delete from case_count; delete from case_offer; "
                        "delete from case_snooze; delete from case_escalation;");
}

Done CaseTables::dropIndexes()
{
    Statement names = m_db.statement("select name from sqlite_master where type='index' and "
                                     "tbl_name in ('case_row', 'case_clock') and sql is not null "
                                     "and name <> 'case_clock_number'");
    std::vector<QByteArray> found;
    while (names.step())
        found.push_back(names.text(0));
    if (names.failed())
        return fail(names.error());
    for (const QByteArray& index : found)
        if (auto done = m_db.execute(("drop index " + index).constData()); !done)
            return done;
    return {};
}

Done CaseTables::makeIndexes()
{
    QFile file(QStringLiteral(":/sql/caseindex_0001.sql"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Internal, file.fileName(), file.errorString());
    return m_db.execute(file.readAll().constData());
}

}  // namespace docket::store
