// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entry.h"
#include "core/journal/journal.h"

#include <QString>

#include <functional>
#include <optional>

namespace docket::journal {

// SHA-256 over the hash before it (32 zero bytes before the first), the sequence, and each stored
// column with its length in front, in the order of the schema. The signature is not covered: it
// signs the hash.
QByteArray chainHash(const QByteArray& before, const Entry& entry);

// Puts together what an entry's hash covers, in bytes that are used again for the next entry.
class ChainText {
public:
    ChainText() { m_bytes.reserve(4096); }

    void begin(QByteArrayView before, qint64 seq);
    void number(qint64 value);
    void id(QByteArrayView rfc4122);  // 16 bytes
    void bytes(QByteArrayView value);
    QByteArray hash() const;

private:
    QByteArray m_bytes;
};

// The first entry that is not what was written.
struct Broken {
    qint64 seq = 0;
    QString why;

    bool operator==(const Broken&) const = default;
};

struct Verified {
    qint64 entries = 0;
    Head head;
    std::optional<Broken> broken;
};

// Checks entries one after the other, given in the order of their sequence.
class ChainCheck {
public:
    // Continues after `head`, which has been checked before; an empty head starts at the beginning.
    explicit ChainCheck(Head head = {});

    // False once the chain is broken; `broken` then says where.
    bool next(const Entry& entry);
    // The same for an entry that was not read out: its sequence, the hash that stands in it, and
    // `text`, which has been given everything since begin(head().hash, seq).
    bool next(qint64 seq, QByteArrayView hash, const ChainText& text);
    // An entry of which a column is no value that could have been written.
    void spoilt(qint64 seq);
    const std::optional<Broken>& broken() const { return m_broken; }
    const Head& head() const { return m_head; }

private:
    Head m_head;
    std::optional<Broken> m_broken;
    ChainText m_text;
};

// Whether a head that somebody noted earlier still stands in the journal: a chain alone cannot show
// that its tail was cut off and perhaps grown again. Broken names the sequence that is missing.
Result<std::optional<Broken>> checkAnchor(const Journal& journal, const Head& anchor);

}  // namespace docket::journal
