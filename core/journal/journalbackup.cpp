// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/journalbackup.h"

#include "core/journal/localjournal.h"
#include "core/store/backup.h"

#include <QFileInfo>

namespace docket::journal {

namespace {

constexpr int kAtOnce = 5000;

}  // namespace

Result<Head> checkJournal(const QString& path, const std::atomic<bool>* stop)
{
    if (auto whole = store::quickCheck(path, stop); !whole)
        return fail(whole.error());
    auto journal = LocalJournal::open(path, store::Open::Read);
    if (!journal)
        return fail(journal.error());
    const auto verified = (*journal)->verify();
    if (!verified)
        return fail(verified.error());
    if (verified->broken)
        return fail(
            ErrorKind::Corrupt, path,
            QStringLiteral("entry %1: %2").arg(verified->broken->seq).arg(verified->broken->why));
    return verified->head;
}

Result<Head> followJournal(const QString& from, const QString& to, const std::atomic<bool>* stop)
{
    if (!QFileInfo::exists(to)) {
        if (auto done = store::backUp(from, to, stop); !done)
            return fail(done.error());
        return checkJournal(to, stop);
    }
    auto copy = LocalJournal::open(to, store::Open::Write);
    if (!copy)
        return fail(copy.error());
    auto journal = LocalJournal::open(from, store::Open::Read);
    if (!journal)
        return fail(journal.error());
    auto head = (*copy)->head();
    if (!head)
        return head;
    const auto beside = checkAnchor(**journal, *head);
    if (!beside)
        return fail(beside.error());
    if (*beside)
        return fail(ErrorKind::Conflict, to,
                    QStringLiteral("holds entries that the journal does not"));
    for (;;) {
        const auto entries = (*journal)->since(head->seq, kAtOnce);
        if (!entries)
            return fail(entries.error());
        if (entries->empty())
            return head;
        if (auto done = (*copy)->adopt(*entries); !done)
            return fail(done.error());
        *head = {entries->back().seq, entries->back().hash};
    }
}

Result<bool> isAhead(const QString& copy, const QString& journal)
{
    const auto kept = LocalJournal::open(copy, store::Open::Read);
    if (!kept)
        return fail(kept.error());
    const auto now = LocalJournal::open(journal, store::Open::Read);
    if (!now)
        return fail(now.error());
    const auto last = (*kept)->head();
    const auto head = (*now)->head();
    if (!last)
        return fail(last.error());
    if (!head)
        return fail(head.error());
    return last->seq > head->seq;
}

}  // namespace docket::journal
