// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/domain/actor.h"
#include "core/domain/entry.h"

#include <QString>

#include <array>
#include <optional>
#include <vector>

// What people leave on a case for each other. Values; names of files and what was written stand in
// the sealed parts of entries.
namespace docket {

using EvidenceId = Id<struct EvidenceTag>;

// What a document proves. A closed list, so that a handoff can ask for it.
struct EvidenceKind {
    QByteArray code;
    QString label;
};
const std::vector<EvidenceKind>& evidenceKinds();
bool isEvidenceKind(QByteArrayView code);
QString evidenceLabel(QByteArrayView code);

// A document on a case. Its bytes lie sealed in the profile, under the hash of what they are.
struct Evidence {
    EvidenceId id;
    QByteArray kind;
    QByteArray sha256;  // hex, of the bytes as they were attached
    qint64 size = 0;
    QByteArray mediaType;
    QByteArray origin;  // where it comes from: file, or a source's number
    PersonId by;
    Instant at;

    bool operator==(const Evidence&) const = default;
};

// A case on its way to somebody else. Who handed it off keeps it until it is accepted.
struct Handoff {
    enum class State : std::uint8_t { Offered = 0, Accepted = 1, Returned = 2 };
    State state = State::Offered;
    PersonId from;
    PersonId to;                    // null: to everybody with the role
    std::optional<Role> team;       // or to one person
    std::vector<QByteArray> needs;  // kinds of evidence that had to be there
    Instant at;
    Instant takeBy;  // by when the next owner is to take it
    PersonId answeredBy;
    Instant answeredAt;

    bool offered() const { return state == State::Offered; }
    // Whether this person is whom it is meant for.
    bool isFor(const Person& person) const;
    bool operator==(const Handoff&) const = default;
};

// Raised to the leads.
struct Escalation {
    PersonId by;
    Instant at;

    bool operator==(const Escalation&) const = default;
};

// Hidden from one person's list, and from nobody else's. Stops no clock.
struct Snooze {
    PersonId person;
    Instant until;

    bool operator==(const Snooze&) const = default;
};

// Another case that this one has to do with.
struct CaseLink {
    CaseId other;
    qint64 number = 0;  // the other's
    QByteArray kind;    // related, duplicate, cause, merged

    bool operator==(const CaseLink&) const = default;
};
bool isLinkKind(QByteArrayView kind);
// What two cases have to do with each other, as people may say it: without merged.
constexpr std::array<const char*, 3> kLinkKinds{"related", "duplicate", "cause"};

// As entries and the cache keep them.
QJsonObject toJson(const Evidence& value);
Evidence readEvidence(const JsonReader& json);
QJsonObject toJson(const Handoff& value);
Handoff readHandoff(const JsonReader& json);
QJsonObject toJson(const CaseLink& value);
CaseLink readLink(const JsonReader& json);

}  // namespace docket
