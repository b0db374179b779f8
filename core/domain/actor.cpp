// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/actor.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace docket {

namespace {

constexpr std::array<const char*, kRoles> kRoleNames{
    "agent",    "specialist", "lead",          "operations_manager",
    "reviewer", "governance", "administrator", "auditor"};

bool holds(const std::vector<Role>& roles, Role role)
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

}  // namespace

QByteArray toText(const Actor& actor)
{
    switch (actor.kind) {
    case Actor::Kind::System:
        return "system";
    case Actor::Kind::Person:
        return "person:" + actor.name;
    case Actor::Kind::Rule:
        return "rule:" + actor.name + '@' + QByteArray::number(actor.version);
    case Actor::Kind::Source:
        return "source:" + actor.name;
    }
    return {};
}

std::optional<Actor> parseActor(QByteArrayView text)
{
    if (text == "system")
        return Actor::system();
    const qsizetype colon = text.indexOf(':');
    // Docket writes plain ASCII; what is kept of it must be readable again.
    const auto plain = [](char c) { return c > ' ' && c < '\x7f'; };
    if (colon < 1 || !std::all_of(text.begin(), text.end(), plain))
        return std::nullopt;
    const QByteArrayView kind = text.first(colon);
    const QByteArray rest = text.sliced(colon + 1).toByteArray();
    if (kind == "person")
        return Actor{Actor::Kind::Person, rest, 0};
    if (kind == "source")
        return Actor{Actor::Kind::Source, rest, 0};
    const qsizetype at = rest.lastIndexOf('@');
    if (kind == "rule" && at > 0)
        return Actor{Actor::Kind::Rule, rest.left(at), rest.mid(at + 1).toInt()};
    return std::nullopt;
}

const char* name(Role role)
{
    return kRoleNames.at(static_cast<size_t>(role));
}

std::optional<Role> parseRole(QByteArrayView text)
{
    for (size_t i = 0; i < kRoleNames.size(); ++i)
        if (text == kRoleNames.at(i))
            return static_cast<Role>(i);
    return std::nullopt;
}

bool Person::has(Role role) const
{
    return holds(roles, role);
}

std::optional<QString> conflictOf(const std::vector<Role>& roles)
{
    const auto any = [&](std::initializer_list<Role> these) {
        return std::any_of(these.begin(), these.end(), [&](Role r) { return holds(roles, r); });
    };
    const bool works = any({Role::Agent, Role::Specialist});
    const bool approves = any({Role::Lead, Role::OperationsManager});
    const bool scores = holds(roles, Role::Reviewer);
    if (holds(roles, Role::Administrator) && (works || approves || scores))
        return QCoreApplication::translate(
            "Role", "An administrator may not also work, approve or score cases");
    if (holds(roles, Role::Auditor) && roles.size() > 1)
        return QCoreApplication::translate("Role", "An auditor may hold no role that writes");
    if (scores && approves)
        return QCoreApplication::translate("Role", "A reviewer may not approve what they score");
    return std::nullopt;
}

}  // namespace docket
