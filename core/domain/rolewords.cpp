// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rolewords.h"

#include <QCoreApplication>

namespace docket {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Timeline", text);
}

}  // namespace

QString roleWords(Role role)
{
    switch (role) {
    case Role::Agent:
        return say(QT_TRANSLATE_NOOP("Timeline", "the agents"));
    case Role::Specialist:
        return say(QT_TRANSLATE_NOOP("Timeline", "the specialists"));
    case Role::Lead:
        return say(QT_TRANSLATE_NOOP("Timeline", "the team leads"));
    case Role::OperationsManager:
        return say(QT_TRANSLATE_NOOP("Timeline", "the operations managers"));
    case Role::Reviewer:
        return say(QT_TRANSLATE_NOOP("Timeline", "the reviewers"));
    case Role::Governance:
        return say(QT_TRANSLATE_NOOP("Timeline", "governance"));
    case Role::Administrator:
        return say(QT_TRANSLATE_NOOP("Timeline", "the administrators"));
    case Role::Auditor:
        return say(QT_TRANSLATE_NOOP("Timeline", "the auditors"));
    }
    return {};
}

}  // namespace docket
