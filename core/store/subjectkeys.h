// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/entry.h"
#include "core/store/database.h"

#include <memory>

namespace docket::store {

// One key for each subject, outside the chain, wrapped by the profile's key. Destroying a subject's
// key makes everything sealed under it unreadable, in the journal too.
class SubjectKeys {
public:
    static Result<std::unique_ptr<SubjectKeys>> open(const QString& path, Open mode,
                                                     const Secret& profileKey);

    // The subject's key, made at the first use (a reader gets NotFound instead).
    Result<Secret> of(SubjectId subject);
    // NotFound once it has been destroyed.
    Result<Secret> existing(SubjectId subject) const;
    // Nothing of it is left in the file once that is settled.
    Done destroy(SubjectId subject);
    Done settle() { return m_db->settle(); }

    // A backup of such a file, whatever its schema, for destroying alone; `close` makes it one file
    // again.
    static Result<std::unique_ptr<SubjectKeys>> openCopy(const QString& path,
                                                         const Secret& profileKey);
    Done close();

    // The sealed part of an entry.
    Result<QByteArray> sealFor(SubjectId subject, const QByteArray& text);
    // Its text; empty when it has none; NotFound when the subject was erased.
    Result<QByteArray> open(const Entry& entry) const;

private:
    SubjectKeys(std::unique_ptr<Database> db, const Secret& profileKey);

    std::unique_ptr<Database> m_db;
    Secret m_wrap;
    mutable Statement m_read, m_write, m_destroy;
};

}  // namespace docket::store
