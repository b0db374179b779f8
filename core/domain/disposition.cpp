// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/disposition.h"

#include <QCoreApplication>

namespace docket {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Disposition", text);
}

}  // namespace

std::vector<DispositionCode> dispositionsOf(Queue queue)
{
    std::vector<DispositionCode> out;
    for (const Ending& ending : infoOf(queue).endings)
        if (ending.code)
            out.push_back({ending.code, say(ending.words)});
    return out;
}

const std::vector<RootCauseCode>& rootCauses()
{
    static const std::vector<RootCauseCode> list{
        {"agent_error", say(QT_TRANSLATE_NOOP("Disposition", "Our mistake")), true},
        {"unclear_policy", say(QT_TRANSLATE_NOOP("Disposition", "Unclear policy")), true},
        {"system_defect", say(QT_TRANSLATE_NOOP("Disposition", "Defect in a system")), true},
        {"upstream_data", say(QT_TRANSLATE_NOOP("Disposition", "Wrong data from a vendor")), false},
        {"warehouse", say(QT_TRANSLATE_NOOP("Disposition", "Warehouse")), true},
        {"carrier", say(QT_TRANSLATE_NOOP("Disposition", "Carrier")), false},
        {"processor", say(QT_TRANSLATE_NOOP("Disposition", "Payment processor or bank")), false},
        {"customer", say(QT_TRANSLATE_NOOP("Disposition", "Customer")), false},
        {"fraud", say(QT_TRANSLATE_NOOP("Disposition", "Fraud")), false},
        {"none", say(QT_TRANSLATE_NOOP("Disposition", "Nothing was wrong")), false},
    };
    return list;
}

}  // namespace docket
