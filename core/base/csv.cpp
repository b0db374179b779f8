// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"

#include <algorithm>

namespace docket {

namespace {

bool isLive(const QString& cell)
{
    static const QString starts = QStringLiteral("=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212");
    for (const QChar c : cell) {
        if (c == u'\t' || c == u'\r' || c == u'\n' || starts.contains(c))
            return true;
        // Spreadsheets trim these away and look at what follows.
        if (!c.isSpace() && c != u'"' && c != u'\'' && c != u'\uFEFF' && c != u'\u200B')
            return false;
    }
    return false;
}

}  // namespace

QByteArray csvRecord(const QStringList& cells)
{
    QByteArray out;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QString cell = cells[i];
        cell.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
        if (isLive(cell))
            cell.prepend(u'\'');
        const bool quoted = std::any_of(cell.begin(), cell.end(), [](QChar c) {
            return c == u'"' || c == u',' || c == u';' || c == u'\n' || c == u'\r' || c == u'\t';
        });
        if (quoted)
            cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
        if (i > 0)
            out += ',';
        out += cell.toUtf8();
    }
    return out + "\r\n";
}

}  // namespace docket
