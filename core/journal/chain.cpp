// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chain.h"

#include "core/base/secret.h"

#include <QCoreApplication>
#include <QtEndian>

namespace docket::journal {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Chain", text);
}

void put(QByteArray& bytes, qint64 value)
{
    std::array<char, 8> raw{};
    qToLittleEndian(value, raw.data());
    bytes.append(raw.data(), 8);
}

void put(QByteArray& bytes, const QByteArray& value)
{
    put(bytes, qint64{value.size()});
    bytes.append(value);
}

void put(QByteArray& bytes, const QUuid& id)
{
    bytes.append(id.toRfc4122());
}

}  // namespace

QByteArray chainHash(const QByteArray& before, const Entry& e)
{
    QByteArray bytes;
    bytes.reserve(256 + e.body.size() + e.sealed.size());
    bytes.append(before.isEmpty() ? QByteArray(32, '\0') : before);
    put(bytes, e.seq);
    put(bytes, e.id.value);
    put(bytes, e.type);
    put(bytes, qint64{e.typeVersion});
    put(bytes, e.at.ms);
    put(bytes, static_cast<qint64>(e.trust));
    put(bytes, e.actor);
    put(bytes, e.subject.value);
    put(bytes, e.subjectRev);
    put(bytes, e.command.value);
    put(bytes, e.desk.value);
    put(bytes, e.body);
    put(bytes, e.key.isNull() ? QByteArray() : e.key.bytes());
    put(bytes, e.sealed);
    return sha256(bytes);
}

ChainCheck::ChainCheck(Head head)
    : m_head(std::move(head))
{
}

bool ChainCheck::next(const Entry& entry)
{
    if (m_broken)
        return false;
    const qint64 due = m_head.seq + 1;
    if (entry.seq != due) {
        m_broken = Broken{due, entry.seq > due ? say("an entry is missing")
                                               : say("an entry stands out of its place")};
        return false;
    }
    if (entry.hash != chainHash(m_head.hash, entry)) {
        m_broken = Broken{entry.seq, say("the entry is not what was written")};
        return false;
    }
    m_head = Head{entry.seq, entry.hash};
    return true;
}

Result<std::optional<Broken>> checkAnchor(const Journal& journal, const Head& anchor)
{
    if (anchor.seq == 0)
        return std::optional<Broken>();
    const auto found = journal.since(anchor.seq - 1, 1);
    if (!found)
        return fail(found.error());
    if (found->empty() || found->front().seq != anchor.seq) {
        const auto head = journal.head();
        const qint64 last = head ? head->seq : 0;
        return std::optional<Broken>(
            Broken{std::min(last + 1, anchor.seq),
                   say("entries that were seen before have been cut off")});
    }
    if (found->front().hash != anchor.hash)
        return std::optional<Broken>(
            Broken{anchor.seq, say("another entry stands where a known one stood")});
    return std::optional<Broken>();
}

}  // namespace docket::journal
