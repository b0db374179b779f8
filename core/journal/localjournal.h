// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/chain.h"
#include "core/journal/journal.h"
#include "core/store/database.h"

#include <functional>
#include <memory>

namespace docket::journal {

// The journal of one desk: journal.db. One connection, for the thread that opened it.
class LocalJournal final : public Journal {
public:
    // For writing, makes the file when it is not there.
    static Result<std::unique_ptr<LocalJournal>> open(const QString& path, store::Open mode);

    Result<std::vector<Entry>> append(const std::vector<Expected>& expected,
                                      std::vector<EntryDraft> drafts) override;
    Result<std::vector<Entry>> since(qint64 seq, int limit) const override;
    Result<std::vector<Entry>> of(SubjectId subject, qint64 afterSeq) const override;
    Result<std::vector<Entry>> byCommand(CommandId command) const override;
    Result<Head> head() const override;

    // Appends what another journal holds after this one's head, as it stands there: all of it or
    // nothing, durable on return. Corrupt when it does not continue this chain.
    Done adopt(const std::vector<Entry>& entries);

    // As `since`, one entry after the other and none kept. The number of entries; an error that
    // `hear` gives ends it.
    Result<qint64> each(qint64 seq, int limit, const std::function<Done(const Entry&)>& hear) const;

    // Checks the whole chain from its first entry. Storage errors only; a broken chain is an
    // answer.
    Result<Verified> verify() const;

    const QString& path() const { return m_db->path(); }

private:
    Done insert(const Entry& entry);
    explicit LocalJournal(std::unique_ptr<store::Database> db);

    std::unique_ptr<store::Database> m_db;
    mutable store::Statement m_insert, m_revision, m_since, m_of, m_byCommand, m_head;
};

}  // namespace docket::journal
