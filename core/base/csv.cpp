// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"

#include <QStringDecoder>

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

QString deadCell(const QString& cell)
{
    QString out = cell;
    out.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    if (isLive(out))
        out.prepend(u'\'');
    return out;
}

QByteArray csvRecord(const QStringList& cells)
{
    QByteArray out;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QString cell = deadCell(cells[i]);
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

Result<std::vector<CsvLine>> csvLines(const QByteArray& bytes)
{
    const auto bad = [](qsizetype line, const QString& why) {
        return fail(ErrorKind::Malformed, QStringLiteral("line %1").arg(line), why);
    };
    QStringDecoder utf8(QStringDecoder::Utf8);
    if (const QString text = utf8(bytes); utf8.hasError())
        return bad(1, QStringLiteral("the file is not UTF-8"));
    qsizetype at = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    std::vector<CsvLine> out;
    qsizetype line = 1;
    while (at < bytes.size()) {
        CsvLine record{line, {}};
        for (bool ended = false; !ended;) {
            QByteArray cell;
            if (at < bytes.size() && bytes[at] == '"') {
                for (++at;; ++at) {
                    if (at >= bytes.size())
                        return bad(record.number, QStringLiteral("ends within quotes"));
                    if (bytes[at] == '"') {
                        if (at + 1 >= bytes.size() || bytes[at + 1] != '"')
                            break;
                        ++at;
                    }
                    line += bytes[at] == '\n';
                    cell += bytes[at];
                }
                ++at;
            } else {
                const qsizetype from = at;
                while (at < bytes.size() && bytes[at] != ',' && bytes[at] != '\n' &&
                       bytes[at] != '\r') {
                    if (bytes[at] == '"')
                        return bad(line, QStringLiteral("a quote stands inside a cell"));
                    ++at;
                }
                cell = bytes.sliced(from, at - from);
            }
            record.cells.push_back(std::move(cell));
            if (at < bytes.size() && bytes[at] == '\r')
                ++at;
            if (at >= bytes.size())
                return bad(record.number, QStringLiteral("the last line has no end"));
            if (bytes[at] != ',' && bytes[at] != '\n')
                return bad(line, QStringLiteral("goes on after a closing quote"));
            ended = bytes[at] == '\n';
            line += ended;
            ++at;
        }
        out.push_back(std::move(record));
    }
    return out;
}

}  // namespace docket
