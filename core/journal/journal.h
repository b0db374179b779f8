// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/entry.h"

#include <vector>

namespace docket::journal {

// A subject's revision as the decider saw it; 0 when it had no entry yet.
struct Expected {
    SubjectId subject;
    qint64 revision = 0;

    bool operator==(const Expected&) const = default;
};

struct Head {
    qint64 seq = 0;
    QByteArray hash;  // empty for an empty journal

    bool operator==(const Head&) const = default;
};

// Every decision, in order: appended to, read from, and nothing else. Nobody may assume that their
// own append is the next sequence.
class Journal {
public:
    virtual ~Journal() = default;

    // All of them or none, durable on return. Conflict when a subject's revision is another than
    // expected (its detail names the subject and the revision found), or when an entry with one of
    // these ids is already there.
    virtual Result<std::vector<Entry>> append(const std::vector<Expected>& expected,
                                              std::vector<EntryDraft> drafts) = 0;

    // At most `limit` entries after `seq`, in order.
    virtual Result<std::vector<Entry>> since(qint64 seq, int limit) const = 0;

    // The entries of one subject after `seq`, in order. Reads no other subject's.
    virtual Result<std::vector<Entry>> of(SubjectId subject, qint64 afterSeq) const = 0;

    // Whether a command has already been recorded: what makes a command happen once.
    virtual Result<std::vector<Entry>> byCommand(CommandId command) const = 0;

    virtual Result<Head> head() const = 0;
};

}  // namespace docket::journal
