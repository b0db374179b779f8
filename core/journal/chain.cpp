// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chain.h"

#include "core/base/secret.h"

#include <QCoreApplication>
#include <QtEndian>

#include <array>

namespace docket::journal {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Chain", text);
}

void cover(ChainText& text, QByteArrayView before, const Entry& e)
{
    text.begin(before, e.seq);
    text.id(e.id.bytes());
    text.bytes(e.type);
    text.number(e.typeVersion);
    text.number(e.at.ms);
    text.number(static_cast<qint64>(e.trust));
    text.bytes(e.actor);
    text.id(e.subject.bytes());
    text.number(e.subjectRev);
    text.id(e.command.bytes());
    text.id(e.desk.bytes());
    text.bytes(e.body);
    text.bytes(e.key.isNull() ? QByteArray() : e.key.bytes());
    text.bytes(e.sealed);
}

}  // namespace

void ChainText::begin(QByteArrayView before, qint64 seq)
{
    m_bytes.resize(0);
    if (before.isEmpty())
        m_bytes.append(32, '\0');
    else
        m_bytes.append(before);
    number(seq);
}

void ChainText::number(qint64 value)
{
    std::array<char, 8> raw{};
    qToLittleEndian(value, raw.data());
    m_bytes.append(raw.data(), 8);
}

void ChainText::id(QByteArrayView rfc4122)
{
    m_bytes.append(rfc4122);
}

void ChainText::bytes(QByteArrayView value)
{
    number(value.size());
    m_bytes.append(value);
}

QByteArray ChainText::hash() const
{
    return sha256(m_bytes);
}

QByteArray chainHash(const QByteArray& before, const Entry& e)
{
    static thread_local ChainText text;
    cover(text, before, e);
    return text.hash();
}

ChainCheck::ChainCheck(Head head)
    : m_head(std::move(head))
{
}

bool ChainCheck::next(const Entry& entry)
{
    cover(m_text, m_head.hash, entry);
    return next(entry.seq, entry.hash, m_text);
}

bool ChainCheck::next(qint64 seq, QByteArrayView hash, const ChainText& text)
{
    if (m_broken)
        return false;
    const qint64 due = m_head.seq + 1;
    if (seq != due) {
        m_broken = Broken{due, seq > due ? say("an entry is missing")
                                         : say("an entry stands out of its place")};
        return false;
    }
    QByteArray made = text.hash();
    if (hash != made) {
        spoilt(seq);
        return false;
    }
    m_head = Head{seq, std::move(made)};
    return true;
}

void ChainCheck::spoilt(qint64 seq)
{
    if (!m_broken)
        m_broken = Broken{seq, say("the entry is not what was written")};
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
