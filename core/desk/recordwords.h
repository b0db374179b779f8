// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

#include <utility>

// What the parts of a record have in common: texts of the context "Record", and lines of a
// timeline.
namespace docket::record {

inline QString say(const char* text)
{
    return QCoreApplication::translate("Record", text);
}

inline QString utf8(const QByteArray& text)
{
    return QString::fromUtf8(text);
}

// What a vendor says happened then; nothing where there is no instant.
inline void addItem(view::CaseRecord& record, Instant at, const char* icon, QString title,
                    QString detail)
{
    if (!at.isSet())
        return;
    view::TimelineItem item;
    item.at = at;
    item.title = std::move(title);
    item.detail = std::move(detail);
    item.icon = QLatin1String(icon);
    record.timeline.push_back(std::move(item));
}

}  // namespace docket::record
