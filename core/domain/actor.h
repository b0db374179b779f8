// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/money.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace docket {

using PersonId = Id<struct PersonTag>;

// Everyone and everything that changes something is an Actor. Machines have roles too.
struct Actor {
    enum class Kind : std::uint8_t { System, Person, Rule, Source };
    Kind kind = Kind::System;
    QByteArray name;  // a person's UUID, a rule's name, a Source's number
    int version = 0;  // a rule's

    static Actor system() { return {}; }
    static Actor person(PersonId id) { return {Kind::Person, id.text().toLatin1(), 0}; }
    static Actor rule(QByteArray name, int version)
    {
        return {Kind::Rule, std::move(name), version};
    }
    static Actor source(int number) { return {Kind::Source, QByteArray::number(number), 0}; }

    bool isPerson() const { return kind == Kind::Person; }
    PersonId personId() const
    {
        return isPerson() ? PersonId::parse(QString::fromLatin1(name)) : PersonId{};
    }
    bool operator==(const Actor&) const = default;
};

// "person:UUID", "rule:NAME@VERSION", "source:1", "system": as entries carry it.
QByteArray toText(const Actor& actor);
std::optional<Actor> parseActor(QByteArrayView text);

// What a person may be. One list everywhere.
enum class Role : std::uint8_t {
    Agent,
    Specialist,
    Lead,
    OperationsManager,
    Reviewer,
    Governance,
    Administrator,
    Auditor
};
constexpr int kRoles = 8;

const char* name(Role role);
std::optional<Role> parseRole(QByteArrayView text);

struct Person {
    PersonId id;
    QByteArray login;  // short, lower case, unique
    QString fullName;
    std::vector<Role> roles;
    // What this person may send out alone, in minor units of any currency of two digits; above it a
    // second person approves. Zero: nothing alone.
    qint64 limitMinor = 0;
    QByteArray verifier;
    bool active = true;

    bool has(Role role) const;
    bool operator==(const Person&) const = default;
};

// Whether one person may hold these roles together; the reason when not.
std::optional<QString> conflictOf(const std::vector<Role>& roles);

}  // namespace docket
