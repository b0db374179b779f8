// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"
#include "core/base/json.h"
#include "core/vendor/scrub.h"
#include "core/vendor/wire.h"
#include "tests/fuzz/target.h"

#include <algorithm>

using namespace docket;
using namespace docket::vendor;

namespace fuzz {

namespace {

constexpr Instant kReadAt{1'785'600'000'000};

QString key(const char* text)
{
    return QString::fromLatin1(text);
}

}  // namespace

Finding wire(const QByteArray& input)
{
    const Millis wait = retryAfter(Response{429, {{"Retry-After", input}}, {}, kReadAt});
    if (wait < -1 || wait > days(1))
        return key("a wait is out of its range");
    if (const auto date = parseHttpDate(input.trimmed());
        date && parseHttpDate(toHttpDate(*date)).value_or(Instant()) != *date)
        return key("the date of a header is not read back");
    const QString text = QString::fromUtf8(input);
    if (const auto at = parseIso(text); at && parseIso(toIso(*at)).value_or(Instant()) != *at)
        return key("an instant is not read back");
    for (const char* currency : {"EUR", "JPY", "KWD"})
        if (const auto money = parseDecimal(text, Currency::parse(currency));
            money && parseDecimal(toDecimal(*money), money->currency) != *money)
            return key("an amount is not read back");
    if (QByteArray::fromPercentEncoding(encoded(input)) != input)
        return key("percent-encoding loses something");
    const QString line = plainText(input);
    if (line.size() > 500 || std::any_of(line.begin(), line.end(),
                                         [](QChar c) { return !c.isSurrogate() && !c.isPrint(); }))
        return key("plain text is long, or holds what cannot be seen");
    nextPageInfo(input);
    return {};
}

Finding csv(const QByteArray& input)
{
    const auto lines = csvLines(input);
    if (!lines)
        return lines.error().kind == ErrorKind::Malformed && !lines.error().where.isEmpty()
                   ? Finding()
                   : key("a file is refused without saying where");
    for (const CsvLine& line : *lines) {
        QStringList cells;
        for (const QByteArray& cell : line.cells)
            cells.append(QString::fromUtf8(cell));
        const QByteArray written = csvRecord(cells);
        const auto again = csvLines(written);
        if (!again || again->size() != 1 || (*again)[0].cells.size() != line.cells.size())
            return key("a record is not read back as one");
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const QString cell = QString::fromUtf8((*again)[0].cells[static_cast<size_t>(i)]);
            QString plain = cells[i];
            plain.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
            if (cell != plain && cell != u'\'' + plain)
                return key("a cell is not read back");
            const QChar first = cell.isEmpty() ? QChar(u'x') : cell[0];
            if (key("=+-@\t\r\n").contains(first) || first == QChar(0xFF1D))
                return key("a cell begins as a formula");
        }
    }
    return {};
}

Finding scrubbing(const QByteArray& input)
{
    const Scrubbed once = scrub(input);
    if (once.removed == 0 && once.bytes != input)
        return key("a text was changed and nothing was removed");
    if (once.removed != 0 && once.bytes == input)
        return key("something was removed and the text is as it was");
    if (JsonDocument::parse(input) && !JsonDocument::parse(once.bytes))
        return key("what was JSON is none any more");
    return {};
}

}  // namespace fuzz
