// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"

#include <QByteArray>

namespace docket {

using EntryId = Id<struct EntryTag>;
using CommandId = Id<struct CommandTag>;
using IntentId = Id<struct IntentTag>;
using CaseId = Id<struct CaseTag>;
using DeskId = Id<struct DeskTag>;
// Whatever an entry is about: a case, or the profile itself.
using SubjectId = Id<struct SubjectTag>;

inline SubjectId subjectOf(CaseId id)
{
    return SubjectId{id.value};
}

// The subject of entries about people, sources, policies and calendars.
inline SubjectId profileSubject()
{
    return SubjectId{
        QUuid(0x8d9c1b52, 0x3f0e, 0x5b7a, 0x9c, 0x41, 0x2e, 0x6a, 0x11, 0x5d, 0x70, 0x01)};
}

// How far an entry's time can be trusted.
enum class TimeTrust : int {
    Agreed = 0,  // a server's clock agrees
    Alone = 1,   // this machine's word alone
    // The servers' clocks and this machine's are more than a day apart: one of them is wrong.
    Disputed = 2,
};

// What has been decided but not yet recorded.
struct EntryDraft {
    EntryId id;
    QByteArray type;
    int typeVersion = 1;
    Instant at;
    TimeTrust trust = TimeTrust::Agreed;
    QByteArray actor;  // toText(Actor)
    SubjectId subject;
    CommandId command;
    DeskId desk;
    QByteArray body;    // canonical JSON, open
    SubjectId key;      // which subject's key sealed the rest; null without a sealed part
    QByteArray sealed;  // ciphertext: personal data and free text

    bool operator==(const EntryDraft&) const = default;
};

// What is recorded: never changed, never re-encoded.
struct Entry : EntryDraft {
    qint64 seq = 0;
    qint64 subjectRev = 0;
    QByteArray signature;
    QByteArray hash;  // 32 bytes; see journal/chain

    bool operator==(const Entry&) const = default;
};

}  // namespace docket
