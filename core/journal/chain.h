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
    const std::optional<Broken>& broken() const { return m_broken; }
    const Head& head() const { return m_head; }

private:
    Head m_head;
    std::optional<Broken> m_broken;
};

// Whether a head that somebody noted earlier still stands in the journal: a chain alone cannot show
// that its tail was cut off and perhaps grown again. Broken names the sequence that is missing.
Result<std::optional<Broken>> checkAnchor(const Journal& journal, const Head& anchor);

}  // namespace docket::journal
