// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

// What the parts of a record have in common: texts of the context "Record".
namespace docket::record {

inline QString say(const char* text)
{
    return QCoreApplication::translate("Record", text);
}

inline QString utf8(const QByteArray& text)
{
    return QString::fromUtf8(text);
}

}  // namespace docket::record
