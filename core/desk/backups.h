// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/engine.h"

#include <atomic>

namespace docket {

// What taking the journal back to a backup cost, written down before it is done and until the
// journal itself says it.
struct Restored {
    qint64 head = 0;  // the last entry there is
    Instant headAt;   // and its time
    qint64 lost = 0;  // entries after it that are known to have been: at least
    QString aside;    // where the damaged one lies; empty when it was missing
    QString why;

    // What happened at the vendors since then is read again, from an hour before.
    Instant since() const { return headAt - hours(1); }
    // In words, for people.
    QString words() const;
};

// A profile's own backups, in its folder `backups`: journal.db follows the journal entry by entry;
// a folder for each of the last 14 days has journal.db and desk.db as they were; payload.db and
// evidence/ grow with their originals, whose contents never change; keys/ has keys.db apart, 30
// days. The cache is made again and needs none. For one thread at a time.
class Backups {
public:
    explicit Backups(ProfileFiles files)
        : m_files(std::move(files))
    {
    }

    // Brings the copy of the journal up to it.
    Result<journal::Head> keepTail() const;
    // Whether today has its folder.
    bool hasDay(Instant now) const;
    // Today's copies, each checked; what is too old is removed. Returns the folder.
    Result<QString> keepDay(Instant now, const std::atomic<bool>* stop = nullptr) const;

    bool hasJournal() const;
    // Corrupt when the journal is missing or behind its copy, or, with `whole`, when its file or
    // its chain is damaged.
    Done lookAtJournal(bool whole) const;
    // Sets a journal aside and puts the newest good copy in its place. Corrupt when there is none.
    Result<Restored> restoreJournal(Instant now, const QString& why) const;
    // The note of a restore that is not in the journal yet.
    std::optional<Restored> restored() const;
    Done forgetRestored() const;

    // Sets the keys or the desk's own file aside when it is damaged or gone, and puts the newest
    // good copy there. What was done, in words; nothing when it is whole. The desk's file is
    // begun anew without a copy; keys without one are Corrupt.
    Result<QString> mendKeys(Instant now) const;
    Result<QString> mendDesk(Instant now) const;

private:
    QString folder() const { return m_files.folder + QStringLiteral("/backups"); }
    QString tail() const { return folder() + QStringLiteral("/journal.db"); }
    QStringList days() const;       // newest first
    QStringList keyCopies() const;  // likewise
    Done keepEvidence(const std::atomic<bool>* stop) const;
    void prune(Instant now) const;

    ProfileFiles m_files;
};

}  // namespace docket
