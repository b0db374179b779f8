// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/localjournal.h"

#include <QHash>

#include <future>

namespace docket::journal {

namespace {

#define ENTRY_COLUMNS                                                                              \
    "seq, id, type, type_version, at, trust, actor, subject, subject_rev, command, desk, body, "   \
    "key, sealed, signature, hash"

constexpr auto kInsert = "insert into entry (" ENTRY_COLUMNS
                         ") values (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,null,?15)";
constexpr auto kRevision = "select coalesce(max(subject_rev), 0) from entry where subject = ?1";
constexpr auto kSince = "select " ENTRY_COLUMNS " from entry where seq > ?1 order by seq limit ?2";
constexpr auto kOf =
    "select " ENTRY_COLUMNS " from entry where subject = ?1 and seq > ?2 order by subject_rev";
constexpr auto kByCommand = "select " ENTRY_COLUMNS " from entry where command = ?1 order by seq";
constexpr auto kHead = "select seq, hash from entry order by seq desc limit 1";
constexpr auto kRange =
    "select " ENTRY_COLUMNS " from entry where seq > ?1 and seq <= ?2 order by seq";

QUuid uuid(const store::Statement& row, int column)
{
    return QUuid::fromRfc4122(row.view(column));
}

Entry read(const store::Statement& row)
{
    Entry e;
    e.seq = row.integer(0);
    e.id.value = uuid(row, 1);
    e.type = row.text(2);
    e.typeVersion = static_cast<int>(row.integer(3));
    e.at = Instant{row.integer(4)};
    e.trust = static_cast<TimeTrust>(row.integer(5));
    e.actor = row.text(6);
    e.subject.value = uuid(row, 7);
    e.subjectRev = row.integer(8);
    e.command.value = uuid(row, 9);
    e.desk.value = uuid(row, 10);
    e.body = row.text(11);
    if (!row.isNull(12))
        e.key.value = uuid(row, 12);
    e.sealed = row.blob(13);
    e.signature = row.blob(14);
    e.hash = row.blob(15);
    // A key that is there and names nothing was never written: it must not pass for no key.
    if (!row.isNull(12) && e.key.isNull())
        e.hash.clear();
    return e;
}

Result<std::vector<Entry>> readAll(store::Statement& rows)
{
    std::vector<Entry> out;
    while (rows.step())
        out.push_back(read(rows));
    if (rows.failed())
        return fail(rows.error());
    return out;
}

// A row as it lies in the file, onto what its hash covers. False when a column holds what no entry
// could have: an id of another length, or a key that is there and names nothing.
bool cover(ChainText& text, QByteArrayView before, const store::Statement& row)
{
    text.begin(before, row.integer(0));
    const auto id = [&](int column) {
        const QByteArrayView bytes = row.view(column);
        text.id(bytes);
        return bytes.size() == 16;
    };
    bool whole = id(1);
    text.bytes(row.view(2));
    text.number(row.integer(3));
    text.number(row.integer(4));
    text.number(row.integer(5));
    text.bytes(row.view(6));
    whole = id(7) && whole;
    text.number(row.integer(8));
    whole = id(9) && whole;
    whole = id(10) && whole;
    text.bytes(row.view(11));
    text.bytes(row.view(12));
    if (!row.isNull(12))
        whole = whole && row.view(12).size() == 16 && !uuid(row, 12).isNull();
    text.bytes(row.view(13));
    return whole;
}

// Each row holds the hash before it in its neighbour, so a range can be checked by itself.
Result<Verified> verifyRange(const QString& path, const Head& before, qint64 last)
{
    auto db = store::Database::open(path, store::Open::Read, store::Sync::Full);
    if (!db)
        return fail(db.error());
    ChainCheck check(before);
    store::Statement rows = (*db)->statement(kRange);
    rows.bind(1, before.seq).bind(2, last);
    ChainText text;
    while (rows.step()) {
        const qint64 seq = rows.integer(0);
        const bool whole = cover(text, check.head().hash, rows);
        if (seq == check.head().seq + 1 && !whole)
            check.spoilt(seq);
        if (check.broken() || !check.next(seq, rows.view(15), text))
            break;
    }
    if (rows.failed())
        return fail(rows.error());
    rows.reset();
    if (!check.broken() && check.head().seq != last)
        return Verified{check.head().seq - before.seq, check.head(),
                        Broken{check.head().seq + 1, QStringLiteral("an entry is missing")}};
    return Verified{check.head().seq - before.seq, check.head(), check.broken()};
}

}  // namespace

LocalJournal::LocalJournal(std::unique_ptr<store::Database> db)
    : m_db(std::move(db))
    , m_insert(m_db->statement(kInsert))
    , m_revision(m_db->statement(kRevision))
    , m_since(m_db->statement(kSince))
    , m_of(m_db->statement(kOf))
    , m_byCommand(m_db->statement(kByCommand))
    , m_head(m_db->statement(kHead))
{
}

Result<std::unique_ptr<LocalJournal>> LocalJournal::open(const QString& path, store::Open mode)
{
    auto db = store::Database::open(path, mode, store::Sync::Full);
    if (!db)
        return fail(db.error());
    if (mode == store::Open::Write)
        if (auto done = store::migrate(**db, QStringLiteral("journal")); !done)
            return fail(done.error());
    return std::unique_ptr<LocalJournal>(new LocalJournal(std::move(*db)));
}

Done LocalJournal::insert(const Entry& e)
{
    return m_insert.bind(1, e.seq)
        .bindBlob(2, e.id.bytes())
        .bindText(3, e.type)
        .bind(4, e.typeVersion)
        .bind(5, e.at.ms)
        .bind(6, static_cast<int>(e.trust))
        .bindText(7, e.actor)
        .bindBlob(8, e.subject.bytes())
        .bind(9, e.subjectRev)
        .bindBlob(10, e.command.bytes())
        .bindBlob(11, e.desk.bytes())
        .bindText(12, e.body)
        .bindBlob(13, e.key.isNull() ? QByteArray() : e.key.bytes())
        .bindBlob(14, e.sealed)
        .bindBlob(15, e.hash)
        .run();
}

Done LocalJournal::adopt(const std::vector<Entry>& entries)
{
    auto transaction = store::Transaction::begin(*m_db);
    if (!transaction)
        return fail(transaction.error());
    const auto before = head();
    if (!before)
        return fail(before.error());
    ChainCheck check(*before);
    for (const Entry& e : entries) {
        if (!check.next(e))
            return fail(ErrorKind::Corrupt, m_db->path(),
                        QStringLiteral("entry %1: %2").arg(e.seq).arg(check.broken()->why));
        if (auto done = insert(e); !done)
            return done;
    }
    return transaction->commit();
}

Result<std::vector<Entry>> LocalJournal::append(const std::vector<Expected>& expected,
                                                std::vector<EntryDraft> drafts)
{
    auto transaction = store::Transaction::begin(*m_db);
    if (!transaction)
        return fail(transaction.error());

    QHash<QUuid, qint64> revisions;
    const auto revisionOf = [&](const QUuid& subject) -> Result<qint64> {
        if (const auto known = revisions.constFind(subject); known != revisions.cend())
            return *known;
        m_revision.bindBlob(1, subject.toRfc4122());
        const qint64 found = m_revision.step() ? m_revision.integer(0) : 0;
        if (m_revision.failed())
            return fail(m_revision.error());
        m_revision.reset();
        revisions.insert(subject, found);
        return found;
    };
    for (const Expected& want : expected) {
        const auto found = revisionOf(want.subject.value);
        if (!found)
            return fail(found.error());
        if (*found != want.revision)
            return fail(ErrorKind::Conflict, want.subject.text(),
                        QStringLiteral("is at revision %1, and %2 was seen")
                            .arg(*found)
                            .arg(want.revision));
    }

    auto before = head();
    if (!before)
        return fail(before.error());
    std::vector<Entry> out;
    out.reserve(drafts.size());
    for (EntryDraft& draft : drafts) {
        Entry e;
        static_cast<EntryDraft&>(e) = std::move(draft);
        const auto revision = revisionOf(e.subject.value);
        if (!revision)
            return fail(revision.error());
        e.seq = before->seq + 1;
        e.subjectRev = *revision + 1;
        revisions[e.subject.value] = e.subjectRev;
        e.hash = chainHash(before->hash, e);
        if (auto done = insert(e); !done)
            return fail(done.error());
        *before = Head{e.seq, e.hash};
        out.push_back(std::move(e));
    }
    if (auto done = transaction->commit(); !done)
        return fail(done.error());
    return out;
}

Result<std::vector<Entry>> LocalJournal::since(qint64 seq, int limit) const
{
    m_since.bind(1, seq).bind(2, limit);
    return readAll(m_since);
}

Result<qint64> LocalJournal::each(qint64 seq, int limit,
                                  const std::function<Done(const Entry&)>& hear) const
{
    m_since.bind(1, seq).bind(2, limit);
    qint64 count = 0;
    while (m_since.step()) {
        if (auto done = hear(read(m_since)); !done) {
            m_since.reset();
            return fail(done.error());
        }
        ++count;
    }
    if (m_since.failed())
        return fail(m_since.error());
    return count;
}

Result<std::vector<Entry>> LocalJournal::of(SubjectId subject, qint64 afterSeq) const
{
    m_of.bindBlob(1, subject.bytes()).bind(2, afterSeq);
    return readAll(m_of);
}

Result<std::vector<Entry>> LocalJournal::byCommand(CommandId command) const
{
    m_byCommand.bindBlob(1, command.bytes());
    return readAll(m_byCommand);
}

Result<Head> LocalJournal::head() const
{
    Head out;
    if (m_head.step())
        out = Head{m_head.integer(0), m_head.blob(1)};
    if (m_head.failed())
        return fail(m_head.error());
    m_head.reset();
    return out;
}

Result<Verified> LocalJournal::verify() const
{
    const auto last = head();
    if (!last)
        return fail(last.error());
    // Two halves on two cores; the second half trusts the stored hash at the seam, which the first
    // half proves.
    const qint64 seam = last->seq / 2;
    Head middle;
    if (seam > 0) {
        auto at = since(seam - 1, 1);
        if (!at)
            return fail(at.error());
        if (!at->empty())
            middle = Head{at->front().seq, at->front().hash};
    }
    if (last->seq < 10'000 || middle.seq != seam)
        return verifyRange(m_db->path(), {}, last->seq);
    auto second = std::async(std::launch::async, [path = m_db->path(), middle, last = last->seq] {
        return verifyRange(path, middle, last);
    });
    auto first = verifyRange(m_db->path(), {}, seam);
    auto rest = second.get();
    if (!first || first->broken)
        return first;
    if (!rest)
        return rest;
    rest->entries += first->entries;
    return rest;
}

}  // namespace docket::journal
