// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/domain/externalref.h"
#include "core/store/database.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <vector>

namespace docket::store {

// A page as the archive keeps it: what came, scrubbed, and what is needed to decode it again.
struct ArchivedPage {
    qint64 id = 0;
    qint32 source = 0;
    QByteArray feed;
    QByteArray child;
    QByteArray link;
    Instant readAt;
    qint64 removed = 0;
    QByteArray bytes;
    bool gone = false;                  // the answer was that there is no such thing as the child
    std::vector<FactName> erased = {};  // facts of whom nothing personal may be read from it

    bool operator==(const ArchivedPage&) const = default;
};

// Every page as received: compressed (zstd), then sealed. One object for one connection.
class Archive {
public:
    static Result<std::unique_ptr<Archive>> open(const QString& path, Open mode, const Secret& key);

    // The number of the page. Durable with the next checkpoint: a page is archived before its
    // facts.
    Result<qint64> add(const ArchivedPage& page);

    // The first page after `id`, or nothing. Corrupt when it cannot be opened or unpacked.
    Result<std::optional<ArchivedPage>> after(qint64 id) const;
    Result<std::optional<ArchivedPage>> page(qint64 id) const;
    Result<qint64> count() const;
    // The number of the page after `id`, whatever its bytes are, and of the newest; 0 for none.
    Result<qint64> numberAfter(qint64 id) const;
    Result<qint64> newest() const;

    // Keeps other bytes in the place of a page's, and leaves nothing of the old ones in the file
    // once its log is written back: for erasing, which is the one thing that changes a page.
    Done replace(const ArchivedPage& page);
    Done settle() { return m_db->settle(); }

private:
    Archive(std::unique_ptr<Database> db, const Secret& key);
    Result<std::optional<ArchivedPage>> read(Statement& row) const;

    std::unique_ptr<Database> m_db;
    Secret m_key;
    mutable Statement m_add, m_after, m_page, m_replace;
};

// The two halves of what happens to a page's bytes, for measuring and for tests.
QByteArray compress(const QByteArray& bytes);
Result<QByteArray> decompress(const QByteArray& bytes);

}  // namespace docket::store
